/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day: look at everything, take the earliest, until nothing is left. */
#include "tests/sim/naive_day.h"

#include <stdlib.h>
#include "tests/sim/naive_parts.h"

#define LONGEST_DRAIN (24 * SIM_HOUR) /* somebody waits for an agent who never answers */

struct thing plan(struct day *d, int64_t at)
{
    return (struct thing){at, ++d->sequence};
}

static bool earlier(int64_t at, enum event_kind kind, uint64_t sequence, const struct next *than)
{
    if (at != than->at)
        return at < than->at;
    if (kind != than->kind)
        return kind < than->kind;
    return sequence < than->sequence;
}

void consider(struct next *next, struct thing t, enum event_kind kind, uint32_t who)
{
    if (t.at != NEVER && (next->at == NEVER || earlier(t.at, kind, t.sequence, next)))
        *next = (struct next){t.at, kind, t.sequence, who};
}

static void consider_caller(struct next *next, const struct caller *c, uint32_t i)
{
    consider(next, c->patience, EVENT_PATIENCE, i);
    consider(next, c->max_wait, EVENT_MAX_WAIT, i);
    consider(next, c->overflow, EVENT_OVERFLOW, i);
    consider(next, c->callback, EVENT_CALLBACK, i);
    consider(next, c->again, c->again_kind, i);
}

static void consider_desk(struct next *next, const struct desk *desk, uint32_t i)
{
    consider(next, desk->talk_ends, EVENT_TALK_ENDS, i);
    consider(next, desk->wrap_up_ends, EVENT_WRAP_UP_ENDS, i);
    consider(next, desk->answer, EVENT_ANSWER, i);
    consider(next, desk->asks, EVENT_ASKS, i);
}

static struct next look_around(const struct day *d)
{
    struct next next = {.at = NEVER};
    if (!d->closed)
        consider(&next, (struct thing){d->s->horizon.length, 0}, EVENT_BOUNDARY, NOBODY);
    consider(&next, (struct thing){naive_deadline(&d->dispatcher), 0}, EVENT_DUE, NOBODY);
    for (uint32_t i = 0; i < d->desk_count; i++)
        consider_desk(&next, &d->desks[i], i);
    for (uint32_t i = 0; i < d->caller_count; i++)
        consider_caller(&next, &d->callers[i], i);
    for (uint32_t k = 0; k < d->s->type_count; k++)
        consider(&next, d->arrivals[k].next, EVENT_ARRIVAL, k);
    if (!d->closed)
        consider_duty(d, &next);
    return next;
}

static void close_day(struct day *d)
{
    d->closed = true;
    duty_at_close(d);
    if (d->s->horizon.at_close == CLOSE_CLEAR)
        clear_line(d);
    else
        clear_unserved(d);
}

static void happen(struct day *d, struct next next)
{
    switch (next.kind) {
    case EVENT_BOUNDARY:
        close_day(d);
        break;
    case EVENT_DUE:
        naive_tick(&d->dispatcher, d->now);
        break;
    case EVENT_STAFF_ENDS:
        duty_ends_at(d, next.who);
        break;
    case EVENT_TALK_ENDS:
        talk_ends(d, next.who);
        break;
    case EVENT_WRAP_UP_ENDS:
        wrap_up_ends(d, next.who);
        break;
    case EVENT_STAFF_STARTS:
        duty_starts_at(d, next.who);
        break;
    case EVENT_ANSWER:
        answer_offer(d, next.who);
        break;
    case EVENT_PATIENCE:
        patience_ends(d, next.who);
        break;
    case EVENT_MAX_WAIT:
        leave_line(d, next.who, OUTCOME_TIMED_OUT);
        break;
    case EVENT_OVERFLOW:
        overflow_due(d, next.who);
        break;
    case EVENT_ASKS:
        ask(d, next.who);
        break;
    case EVENT_CALLBACK:
        callback_due(d, next.who);
        break;
    case EVENT_RETRY:
    case EVENT_TRANSFER:
        call_again(d, next.who);
        break;
    case EVENT_ARRIVAL:
        arrival_comes(d, next.who);
        break;
    }
    follow(d);
}

/* An answer that takes no time is given at once. */
static bool answers_now(const struct day *d)
{
    struct next next = look_around(d);
    return next.kind == EVENT_ANSWER && next.at == d->now && d->desks[next.who].at_once;
}

/* After the close, with nobody in line, no talk and nobody on the way to another queue. */
static bool all_is_done(const struct day *d)
{
    bool done = d->closed;
    for (uint32_t i = 0; i < d->caller_count; i++)
        done = done && !d->callers[i].in_line && d->callers[i].again.at == NEVER;
    for (uint32_t i = 0; i < d->desk_count; i++)
        done = done && d->desks[i].state != DESK_TALKS;
    return done;
}

static void live(struct day *d)
{
    while (!d->full && !all_is_done(d) && d->now < d->s->horizon.length + LONGEST_DRAIN) {
        struct next next = look_around(d);
        if (next.at == NEVER)
            break;
        d->now = next.at > d->now ? next.at : d->now;
        happen(d, next);
        if (!answers_now(d)) {
            leave_after_offer(d);
            ready_agents_ask(d);
            make_up(d);
        }
    }
    for (uint32_t i = 0; i < d->caller_count && !d->full; i++)
        if (d->callers[i].in_line)
            leave_line(d, i, OUTCOME_CLEARED);
}

static void open_day(struct day *d)
{
    static const struct acd_limits limits = {NAIVE_MOST, NAIVE_MOST, NAIVE_MOST, 0, 0};
    naive_init(&d->dispatcher, &limits, &d->s->dispatch);
    for (uint32_t q = 0; q < d->s->queue_count; q++)
        naive_queue_set(&d->dispatcher, 0, q, d->s->queues[q].priority);
    for (uint32_t c = 0; c < NAIVE_MOST; c++)
        d->caller_of[c] = NOBODY;
    duty_begins(d);
    arrivals_begin(d);
}

static struct call_record *fates_of(const struct day *d, uint64_t *count)
{
    struct call_record *fates = calloc((size_t)d->caller_count + 1, sizeof *fates);
    for (uint32_t i = 0; fates && i < d->caller_count; i++)
        fates[i] = d->callers[i].fate;
    *count = d->caller_count;
    return fates;
}

struct call_record *naive_day(const struct scenario *s, uint32_t replication, uint64_t *count)
{
    struct day *d = calloc(1, sizeof *d);
    if (!d)
        abort();
    d->s = s;
    d->replication = replication;
    d->rng = gsl_rng_alloc(stream_gsl);
    open_day(d);
    live(d);
    bool endless = d->now >= s->horizon.length + LONGEST_DRAIN;
    struct call_record *fates = d->full || endless ? NULL : fates_of(d, count);
    gsl_rng_free(d->rng);
    free(d->callers);
    free(d);
    return fates;
}

bool same_fate(const struct call_record *one, const struct call_record *other)
{
    return one->arrival == other->arrival && one->wait == other->wait && one->talk == other->talk &&
           one->wrap_up == other->wrap_up && one->patience == other->patience &&
           one->parent == other->parent && one->type == other->type && one->queue == other->queue &&
           one->outcome == other->outcome && one->group == other->group && one->agent == other->agent &&
           one->offers == other->offers;
}
