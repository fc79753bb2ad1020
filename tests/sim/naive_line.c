/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Callers come, wait in line, are asked, moved, sent away, give up, call again. */
#include <stdlib.h>
#include <string.h>
#include "tests/sim/naive_parts.h"

#define GENERATION (UINT64_C(1) << 40) /* between the numbers of two calls of one caller */

const struct call_type *type_of(const struct day *d, uint32_t caller)
{
    return &d->s->types[d->callers[caller].fate.type];
}

bool waits(const struct day *d, uint32_t caller)
{
    const struct caller *c = &d->callers[caller];
    return c->in_line && naive_client_status(&d->dispatcher, c->client).state == ACD_CLIENT_WAITING;
}

uint64_t entered(const struct day *d, uint32_t caller)
{
    return d->dispatcher.clients[d->callers[caller].client].enter;
}

uint32_t waiting_in(const struct day *d, uint32_t queue)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < d->caller_count; i++)
        count += waits(d, i) && d->callers[i].stands_in == queue;
    return count;
}

/* ---- a new call -------------------------------------------------------------------------------------- */

static uint32_t new_caller(struct day *d, uint32_t type, uint64_t number)
{
    if (d->caller_count == d->caller_room) {
        d->caller_room = d->caller_room ? 2 * d->caller_room : 64;
        d->callers = realloc(d->callers, d->caller_room * sizeof *d->callers);
        if (!d->callers)
            abort();
    }
    const struct call_type *t = &d->s->types[type];
    int64_t patience =
        t->patience.kind == DIST_NONE ? -1 : draw_time(d, &t->patience, STREAM_PATIENCE, t->name, number, 0);
    d->callers[d->caller_count] = (struct caller){.number = number,
                                                  .patience = nothing(),
                                                  .max_wait = nothing(),
                                                  .overflow = nothing(),
                                                  .callback = nothing(),
                                                  .again = nothing(),
                                                  .again_kind = EVENT_RETRY,
                                                  .fate = {.arrival = d->now,
                                                           .talk = -1,
                                                           .wrap_up = -1,
                                                           .patience = patience,
                                                           .parent = UINT64_MAX,
                                                           .type = type,
                                                           .group = NOBODY,
                                                           .agent = NOBODY}};
    return d->caller_count++;
}

uint32_t child_of(struct day *d, uint32_t parent)
{
    uint32_t child = new_caller(d, d->callers[parent].fate.type, d->callers[parent].number + GENERATION);
    d->callers[child].fate.parent = parent;
    d->callers[child].retries = d->callers[parent].retries;
    return child;
}

static bool take_client(struct day *d, uint32_t caller)
{
    for (uint32_t client = 0; client < NAIVE_MOST; client++)
        if (d->caller_of[client] == NOBODY) {
            d->caller_of[client] = caller;
            d->callers[caller].client = client;
            return true;
        }
    d->full = true;
    return false;
}

/* ---- joining ----------------------------------------------------------------------------------------- */

/* The clocks that belong to the queue: how long in all, how long in this stay. */
void plan_stay(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct queue_spec *q = &d->s->queues[c->stands_in];
    int64_t most = c->fate.arrival + q->max_wait;
    c->max_wait = q->max_wait ? plan(d, most > d->now ? most : d->now) : nothing();
    c->overflow = q->overflow.after ? plan(d, d->now + q->overflow.after) : nothing();
    c->overflow_missed = false;
}

void plan_caller(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct callback *callback = &type_of(d, caller)->callback;
    if (c->fate.patience > 0)
        c->patience = plan(d, d->now + c->fate.patience);
    if (callback->offered && !c->called_back)
        c->callback = plan(d, d->now + callback->offer_after);
    plan_stay(d, caller);
}

void stand_in(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    naive_start_queuing(&d->dispatcher, d->now, c->client, c->stands_in);
    follow(d);
}

bool nobody_serves(const struct day *d, uint32_t caller)
{
    return d->closed && !served_on_duty(d, d->callers[caller].stands_in);
}

/* Nobody was offered to it: the questions of waiting, in their order. */
static void ask_to_wait(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct call_type *t = type_of(d, caller);
    if (nobody_serves(d, caller))
        leave_line(d, caller, OUTCOME_CLEARED);
    else if (waiting_in(d, c->stands_in) - 1 >= d->s->queues[c->stands_in].capacity)
        leave_line(d, caller, OUTCOME_BLOCKED);
    else if (draw_choice(d, t->balk, STREAM_BALK, t->name, c->number, 0))
        leave_line(d, caller, OUTCOME_BALKED);
    else if (c->fate.patience == 0)
        leave_line(d, caller, OUTCOME_ABANDONED);
}

static void join(struct day *d, uint32_t caller, uint32_t queue)
{
    if (!take_client(d, caller))
        return;
    struct caller *c = &d->callers[caller];
    c->in_line = true;
    c->fate.queue = c->stands_in = queue;
    c->patience_missed = c->fate.patience == 0;
    plan_caller(d, caller);
    stand_in(d, caller);
    ready_agents_ask(d);
    if (waits(d, caller) && d->callers[caller].fate.offers == 0)
        ask_to_wait(d, caller);
}

/* ---- arrivals ---------------------------------------------------------------------------------------- */

static uint32_t names_before(const struct scenario *s, const char *name)
{
    uint32_t before = 0;
    for (uint32_t k = 0; k < s->type_count; k++)
        before += strcmp(s->types[k].name, name) < 0;
    return before;
}

/* Callers of one instant come in the order of their types' names. */
static void plan_arrival(struct day *d, uint32_t type)
{
    struct naive_arrivals *a = &d->arrivals[type];
    const char *name = d->s->types[type].name;
    struct stream_key key = stream_key(d->s->run.seed, STREAM_ARRIVAL, name);
    struct place_in_stream place = {key, d->replication, a->number, 0};
    int64_t at = arrival_next(&a->walk, stream_uniforms(key, d->replication, a->number, 0), &place, d->rng);
    a->next = at < d->s->horizon.length ? (struct thing){at, names_before(d->s, name)} : nothing();
}

void arrivals_begin(struct day *d)
{
    for (uint32_t k = 0; k < d->s->type_count; k++) {
        const struct call_type *t = &d->s->types[k];
        double factor = t->busyness.kind == DIST_NONE
                            ? 1
                            : draw_seconds(d, &t->busyness, STREAM_BUSYNESS, t->busyness_name, 0, 0);
        d->arrivals[k].walk = arrival_walk(&t->arrivals, factor, d->s->horizon.length);
        plan_arrival(d, k);
    }
}

void arrival_comes(struct day *d, uint32_t type)
{
    uint64_t number = d->arrivals[type].number++;
    plan_arrival(d, type);
    join(d, new_caller(d, type, number), d->s->types[type].queue);
}

void call_again(struct day *d, uint32_t parent)
{
    bool retry = d->callers[parent].again_kind == EVENT_RETRY;
    d->callers[parent].again = nothing();
    uint32_t child = child_of(d, parent);
    d->callers[child].retries += retry;
    join(d, child, retry ? type_of(d, child)->queue : type_of(d, child)->transfer.to);
}

/* ---- leaving ----------------------------------------------------------------------------------------- */

static void plan_retry(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct call_type *t = type_of(d, caller);
    double probability = c->fate.outcome == OUTCOME_ABANDONED ? t->retry.after_abandon
                         : c->fate.outcome == OUTCOME_BLOCKED ? t->retry.after_block
                                                              : 0;
    if (t->retry.delay.kind == DIST_NONE || c->retries >= t->retry.max ||
        !draw_choice(d, probability, STREAM_RETRY, t->name, c->number, 0))
        return;
    int64_t at = d->now + draw_time(d, &t->retry.delay, STREAM_RETRY_DELAY, t->name, c->number, 0);
    c->again_kind = EVENT_RETRY;
    c->again = at < d->s->horizon.length ? plan(d, at) : nothing();
}

/* The stay is over, one way or the other. */
void end_stay(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    c->in_line = false;
    c->patience = c->max_wait = c->overflow = c->callback = nothing();
    c->patience_missed = c->overflow_missed = c->callback_missed = false;
    c->fate.wait = d->now - c->fate.arrival;
}

void leave_line(struct day *d, uint32_t caller, enum call_outcome outcome)
{
    struct caller *c = &d->callers[caller];
    c->fate.outcome = outcome;
    end_stay(d, caller);
    naive_stop_queuing(&d->dispatcher, d->now, c->client);
    follow(d);
    d->caller_of[d->callers[caller].client] = NOBODY;
    plan_retry(d, caller);
}

void patience_ends(struct day *d, uint32_t caller)
{
    leave_line(d, caller, OUTCOME_ABANDONED);
}

void is_answered(struct day *d, uint32_t caller, int64_t at)
{
    d->callers[caller].fate.outcome = OUTCOME_ANSWERED;
    end_stay(d, caller);
    d->callers[caller].fate.wait = at - d->callers[caller].fate.arrival;
}
