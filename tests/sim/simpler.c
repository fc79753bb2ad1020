/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/simpler.h"

#include <string.h>

/* Each takes something away; false when there is nothing to take. */
static bool no_law(struct dist *d)
{
    bool there = d->kind != DIST_NONE;
    *d = (struct dist){0};
    return there;
}

static bool no_number(double *number)
{
    bool there = *number > 0;
    *number = 0;
    return there;
}

static bool no_time(int64_t *time)
{
    bool there = *time > 0;
    *time = 0;
    return there;
}

static bool constant(struct dist *d)
{
    bool other = d->kind > DIST_CONSTANT || d->zero > 0;
    if (other)
        *d = dist_constant(60);
    return other;
}

static bool simpler_queue(struct queue_spec *q, unsigned way)
{
    bool limited = q->capacity != CAPACITY_UNLIMITED, urgent = q->priority != 10;
    switch (way) {
    case 0:
        q->capacity = CAPACITY_UNLIMITED;
        return limited;
    case 1:
        return no_time(&q->max_wait);
    case 2:
        return no_time(&q->overflow.after);
    case 3:
        q->priority = 10;
        return urgent;
    default:
        return false;
    }
}

/* Half of the callers. */
static bool fewer_callers(struct random_center *c, uint32_t i)
{
    struct arrivals *a = &c->types[i].arrivals;
    for (uint32_t k = 0; k < MOST_STEPS; k++)
        c->rates[i][k] /= 2;
    if (a->kind == ARRIVALS_TIMES && a->count > 1)
        return a->count -= (a->count + 1) / 2, true;
    return a->kind == ARRIVALS_POISSON && c->rates[i][0] > 1e-7;
}

/* One of them is not there. */
static bool without_caller(struct random_center *c, uint32_t i, uint32_t which)
{
    struct arrivals *a = &c->types[i].arrivals;
    if (a->kind != ARRIVALS_TIMES || a->count < 2 || which >= a->count)
        return false;
    memmove(&c->times[i][which], &c->times[i][which + 1], (MOST_TIMES - which - 1) * sizeof c->times[i][0]);
    a->count--;
    return true;
}

static bool one_rate(struct call_type *t)
{
    bool more = t->arrivals.kind == ARRIVALS_POISSON && t->arrivals.rates.count > 1;
    t->arrivals.rates.every = 0;
    t->arrivals.rates.count = 1;
    return more;
}

static bool no_retry(struct call_type *t)
{
    bool there = t->retry.delay.kind != DIST_NONE;
    t->retry = (struct retry){0};
    return there;
}

static bool no_callback(struct call_type *t)
{
    bool there = t->callback.offered;
    t->callback.offered = false;
    return there;
}

static bool simpler_type(struct random_center *c, uint32_t i, unsigned way)
{
    struct call_type *t = &c->types[i];
    switch (way) {
    case 0:
        return no_law(&t->busyness);
    case 1:
        return no_law(&t->patience);
    case 2:
        return no_law(&t->wrap_up);
    case 3:
        return no_number(&t->balk);
    case 4:
        return no_retry(t);
    case 5:
        return no_number(&t->transfer.probability);
    case 6:
        return no_callback(t);
    case 7:
        return one_rate(t);
    case 8:
        return constant(&t->talk);
    case 9:
        return constant(&t->patience);
    case 10:
        return constant(&t->wrap_up);
    case 11:
        return constant(&t->retry.delay);
    case 12:
        return fewer_callers(c, i);
    default:
        return without_caller(c, i, way - 13);
    }
}

static bool one_count(struct headcount *h)
{
    bool more = h->steps > 1;
    h->steps = more ? 1 : h->steps;
    h->every = 0;
    return more;
}

static bool fewer(struct headcount *h)
{
    bool any = false;
    for (uint32_t k = 0; k < h->steps; k++) {
        any = any || h->counts[k] > 1;
        h->counts[k] -= h->counts[k] > 1;
    }
    return any;
}

static bool automatic(struct agent_group *g)
{
    bool manual = g->mode == MODE_MANUAL;
    g->mode = MODE_AUTO;
    no_law(&g->prepare);
    no_law(&g->poll);
    return manual;
}

static bool serves_less(struct agent_group *g)
{
    bool more = g->serves_count > 1;
    g->serves_count -= more;
    return more;
}

static bool no_factor(struct agent_group *g)
{
    bool there = g->talk_factor != NULL;
    g->talk_factor = NULL;
    return there;
}

static bool no_break(struct roster *r)
{
    for (uint32_t i = 0; i < r->shift_count; i++)
        if (r->shifts[i].break_count > 0)
            return r->shifts[i].break_count--, true;
    return false;
}

static bool fewer_shifts(struct roster *r)
{
    bool more = r->shift_count > 1;
    r->shift_count -= more;
    return more;
}

static bool smaller_shift(struct roster *r)
{
    for (uint32_t i = 0; i < r->shift_count; i++)
        if (r->shifts[i].count > 1)
            return r->shifts[i].count--, true;
    return false;
}

static bool simpler_group(struct agent_group *g, unsigned way)
{
    switch (way) {
    case 0:
        return no_law(&g->answer);
    case 1:
        return no_number(&g->reject);
    case 2:
        return no_number(&g->no_answer);
    case 3:
        return no_number(&g->absence);
    case 4:
        return automatic(g);
    case 5:
        return no_factor(g);
    case 6:
        return one_count(&g->roster.staff);
    case 7:
        return fewer(&g->roster.staff);
    case 8:
        return serves_less(g);
    case 9:
        return no_law(&g->prepare);
    case 10:
        return no_break(&g->roster);
    case 11:
        return fewer_shifts(&g->roster);
    case 12:
        return smaller_shift(&g->roster);
    case 13:
        return constant(&g->answer);
    case 14:
        return constant(&g->prepare);
    case 15:
        return constant(&g->poll);
    default:
        return false;
    }
}

static bool default_params(struct acd_params *p, unsigned way)
{
    struct acd_params before = *p, d = acd_defaults();
    switch (way) {
    case 0:
        p->offer_timeout = d.offer_timeout;
        break;
    case 1:
        p->reoffer_delay = d.reoffer_delay;
        break;
    case 2:
        p->idle_clock_on_reject = d.idle_clock_on_reject;
        break;
    case 3:
        p->idle_clock_on_timeout = d.idle_clock_on_timeout;
        break;
    case 4:
        p->idle_clock_on_dnd_off = d.idle_clock_on_dnd_off;
        break;
    case 5:
        p->requeue = d.requeue;
        break;
    case 6:
        p->timeout_sets_dnd = d.timeout_sets_dnd;
        break;
    case 7:
        p->manual_needs_accept = d.manual_needs_accept;
        break;
    default:
        break;
    }
    return memcmp(&before, p, sizeof before) != 0;
}

static bool simpler_whole(struct scenario *s, unsigned way)
{
    uint32_t *counts[] = {&s->type_count, &s->group_count};
    bool more = way < 2 && *counts[way] > 1;
    if (way < 2)
        *counts[way] -= more;
    return more || (way >= 2 && default_params(&s->dispatch, way - 2));
}

static bool step_simpler(struct random_center *c, unsigned part, unsigned way)
{
    if (part == 0)
        return simpler_whole(&c->scenario, way);
    if (part <= MOST_EACH)
        return part <= c->scenario.queue_count && simpler_queue(&c->queues[part - 1], way);
    part -= MOST_EACH;
    if (part <= MOST_EACH)
        return part <= c->scenario.type_count && simpler_type(c, part - 1, way);
    part -= MOST_EACH;
    return part <= c->scenario.group_count && simpler_group(&c->groups[part - 1], way);
}

void make_simpler(struct random_center *c, bool (*differs)(const struct scenario *s))
{
    static struct random_center trial;
    enum { PARTS = 1 + 3 * MOST_EACH, WAYS = 13 + MOST_TIMES };
    for (unsigned unchanged = 0, i = 0; unchanged < PARTS * WAYS; i = (i + 1) % (PARTS * WAYS)) {
        random_center_copy(&trial, c);
        if (step_simpler(&trial, i / WAYS, i % WAYS) && differs(&trial.scenario)) {
            random_center_copy(c, &trial);
            unchanged = 0;
        } else {
            unchanged++;
        }
    }
}
