/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/random_center.h"

static void print_law(FILE *out, const char *key, const struct dist *d)
{
    static const char *const names[DIST_KINDS] = {"none",  "constant",  "exponential", "erlang",
                                                  "gamma", "lognormal", "weibull",     "uniform"};
    if (d->kind == DIST_NONE)
        return;
    fprintf(out, " %s: ", key);
    if (d->kind == DIST_CONSTANT)
        fprintf(out, "%gs", d->a);
    else
        fprintf(out, "{%s: %g %g}", names[d->kind], d->a, d->b);
    if (d->zero > 0)
        fprintf(out, " zero %g", d->zero);
}

static void print_time(FILE *out, const char *key, int64_t t)
{
    fprintf(out, " %s: %gs", key, sim_seconds(t));
}

static void print_queue(FILE *out, const struct scenario *s, const struct queue_spec *q)
{
    fprintf(out, "  queue %s: priority: %d", q->name, q->priority);
    if (q->capacity != CAPACITY_UNLIMITED)
        fprintf(out, " capacity: %u", q->capacity);
    if (q->max_wait)
        print_time(out, "max_wait", q->max_wait);
    if (q->overflow.after) {
        print_time(out, "overflow after", q->overflow.after);
        fprintf(out, " to %s", s->queues[q->overflow.to].name);
    }
    fprintf(out, "\n");
}

static void print_further_calls(FILE *out, const struct scenario *s, const struct call_type *t)
{
    if (t->retry.delay.kind != DIST_NONE) {
        fprintf(out, " retry: abandon %g block %g max %d", t->retry.after_abandon, t->retry.after_block,
                (int)t->retry.max);
        print_law(out, "delay", &t->retry.delay);
    }
    if (t->transfer.probability > 0)
        fprintf(out, " transfer: %g to %s", t->transfer.probability, s->queues[t->transfer.to].name);
    if (t->callback.offered) {
        print_time(out, "callback after", t->callback.offer_after);
        fprintf(out, " accept %g", t->callback.accept);
    }
}

static void print_arrivals(FILE *out, const struct arrivals *a)
{
    if (a->kind == ARRIVALS_RENEWAL)
        print_law(out, "renewal", &a->gap);
    for (uint32_t k = 0; a->kind == ARRIVALS_TIMES && k < a->count; k++)
        fprintf(out, "%s%g", k ? " " : " times: ", sim_seconds(a->times[k]));
    for (uint32_t k = 0; a->kind == ARRIVALS_POISSON && k < a->rates.count; k++)
        fprintf(out, "%s%g/h", k ? " " : " poisson: ", a->rates.rates[k] * 3600);
    if (a->kind == ARRIVALS_POISSON && a->rates.every)
        print_time(out, "every", a->rates.every);
}

static void print_type(FILE *out, const struct scenario *s, const struct call_type *t)
{
    fprintf(out, "  type %s: queue: %s", t->name, s->queues[t->queue].name);
    print_arrivals(out, &t->arrivals);
    print_law(out, "busyness", &t->busyness);
    print_law(out, "patience", &t->patience);
    print_law(out, "talk", &t->talk);
    print_law(out, "wrap_up", &t->wrap_up);
    if (t->balk > 0)
        fprintf(out, " balk: %g", t->balk);
    print_further_calls(out, s, t);
    fprintf(out, "\n");
}

static void print_roster(FILE *out, const struct roster *r)
{
    for (uint32_t k = 0; k < r->staff.steps; k++)
        fprintf(out, "%s%u", k ? ", " : " staff: ", r->staff.counts[k]);
    if (r->staff.every)
        print_time(out, "every", r->staff.every);
    for (uint32_t i = 0; i < r->shift_count; i++) {
        const struct shift *shift = &r->shifts[i];
        fprintf(out, " shift: %u x [%g, %g)", shift->count, sim_seconds(shift->start),
                sim_seconds(shift->end));
        for (uint32_t k = 0; k < shift->break_count; k++)
            fprintf(out, " break [%g, %g)", sim_seconds(shift->breaks[k].start),
                    sim_seconds(shift->breaks[k].end));
    }
}

static void print_group(FILE *out, const struct scenario *s, const struct agent_group *g)
{
    fprintf(out, "  group %s:", g->name);
    print_roster(out, &g->roster);
    for (uint32_t k = 0; k < g->serves_count; k++)
        fprintf(out, " serves %s: %d", s->queues[g->serves[k].queue].name, g->serves[k].priority);
    print_law(out, "answer", &g->answer);
    if (g->reject > 0)
        fprintf(out, " reject: %g", g->reject);
    if (g->no_answer > 0)
        fprintf(out, " no_answer: %g", g->no_answer);
    for (uint32_t k = 0; g->talk_factor && k < s->type_count; k++)
        fprintf(out, " talk_factor %s: %g", s->types[k].name, g->talk_factor[k]);
    if (g->absence > 0)
        fprintf(out, " absence: %g", g->absence);
    if (g->mode == MODE_MANUAL)
        fprintf(out, " manual");
    print_law(out, "prepare", &g->prepare);
    print_law(out, "poll", &g->poll);
    fprintf(out, "\n");
}

static void print_dispatch(FILE *out, const struct acd_params *p)
{
    fprintf(out, "  dispatch: offer_timeout %gs reoffer_delay %gs keep on reject %d timeout %d dnd_off %d",
            sim_seconds(p->offer_timeout), sim_seconds(p->reoffer_delay), p->idle_clock_on_reject,
            p->idle_clock_on_timeout, p->idle_clock_on_dnd_off);
    fprintf(out, " requeue %d timeout_sets_dnd %d limit %u manual_needs_accept %d\n", p->requeue,
            p->timeout_sets_dnd, p->timeout_limit, p->manual_needs_accept);
}

void print_center(FILE *out, const struct random_center *c)
{
    const struct scenario *s = &c->scenario;
    fprintf(out, "  seed %llu, length %gs, at_close %s\n", (unsigned long long)s->run.seed,
            sim_seconds(s->horizon.length), s->horizon.at_close == CLOSE_DRAIN ? "drain" : "clear");
    for (uint32_t i = 0; i < s->queue_count; i++)
        print_queue(out, s, &s->queues[i]);
    for (uint32_t i = 0; i < s->type_count; i++)
        print_type(out, s, &s->types[i]);
    for (uint32_t i = 0; i < s->group_count; i++)
        print_group(out, s, &s->groups[i]);
    print_dispatch(out, &s->dispatch);
}
