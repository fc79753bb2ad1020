/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a call: arrive, wait, be offered, talk or give up. */
#include "sim/world.h"

#include <stdlib.h>

/* ---- random numbers -------------------------------------------------------------------------------- */

static void make_keys(struct source *src, const struct scenario *s, const struct call_type *type)
{
    uint64_t seed = s->run.seed;
    src->arrival = stream_key(seed, STREAM_ARRIVAL, type->name);
    src->busyness = stream_key(seed, STREAM_BUSYNESS, type->busyness_name ? type->busyness_name : type->name);
    src->patience = stream_key(seed, STREAM_PATIENCE, type->name);
    src->talk = stream_key(seed, STREAM_TALK, type->name);
    src->wrap_up = stream_key(seed, STREAM_WRAP_UP, type->name);
    src->answer = stream_key(seed, STREAM_ANSWER, type->name);
    src->reject = stream_key(seed, STREAM_REJECT, type->name);
    src->no_answer = stream_key(seed, STREAM_NO_ANSWER, type->name);
}

static bool needs_uniforms(const struct dist *d)
{
    return d->kind != DIST_NONE && (d->kind != DIST_CONSTANT || d->zero > 0);
}

/* The uniforms of the next callers, several at a time. */
static void look_ahead(struct world *w, const struct call_type *type, struct source *src)
{
    stream_fill(src->arrival, w->replication, src->next, CALLERS_AHEAD, src->gaps);
    if (needs_uniforms(&type->patience))
        stream_fill(src->patience, w->replication, src->next, CALLERS_AHEAD, src->patiences);
    if (needs_uniforms(&type->talk))
        stream_fill(src->talk, w->replication, src->next, CALLERS_AHEAD, src->talks);
    if (needs_uniforms(&type->wrap_up))
        stream_fill(src->wrap_up, w->replication, src->next, CALLERS_AHEAD, src->wrap_ups);
}

int64_t draw_time(struct world *w, const struct draw *d)
{
    double seconds = dist_sample(d->law, d->u, &d->at, w->rng);
    int64_t t = sim_time(seconds);
    if (t >= SIM_LONGEST)
        world_fail(w, EXPERIMENT_DATA,
                   "%s.%s.%s drew %g s, more than 2^62 us can hold: its mean or spread is too large", d->section,
                   d->owner, d->what, seconds);
    return t;
}

static double busyness_of_the_day(struct world *w, const struct call_type *type, const struct source *src)
{
    if (type->busyness.kind == DIST_NONE)
        return 1;
    struct place_in_stream at = {src->busyness, w->replication, 0, 0};
    return dist_sample(&type->busyness, stream_uniforms(src->busyness, w->replication, 0, 0), &at, w->rng);
}

/* ---- arrivals --------------------------------------------------------------------------------------- */

/* The event of the next arrival of a type; EVENT_NONE when there is none before the close. */
static event next_arrival(struct world *w, uint32_t type)
{
    struct source *src = &w->sources[type];
    if (src->next % CALLERS_AHEAD == 0)
        look_ahead(w, &w->scenario->types[type], src);
    double gap = -log(src->gaps[src->next % CALLERS_AHEAD].value);
    int64_t t = arrival_next(&src->walk, gap);
    if (t >= src->walk.end)
        return EVENT_NONE;
    return event_make(t, EVENT_ARRIVAL, ++w->sequence, type);
}

bool calls_open(struct world *w)
{
    const struct scenario *s = w->scenario;
    for (uint32_t t = 0; t < s->type_count; t++) {
        struct source *src = &w->sources[t];
        make_keys(src, s, &s->types[t]);
        src->next = 0;
        double factor = busyness_of_the_day(w, &s->types[t], src);
        src->walk = arrival_walk(&s->types[t].arrivals, factor, s->horizon.length);
        event e = next_arrival(w, t);
        if (e == EVENT_NONE)
            continue;
        if (!calendar_reserve(&w->arrivals)) {
            world_fail(w, EXPERIMENT_MEMORY, "out of memory");
            return false;
        }
        calendar_push(&w->arrivals, e);
    }
    return true;
}

static bool double_the_slots(struct world *w)
{
    uint32_t room = 2 * w->call_room;
    struct call *calls = realloc(w->calls, room * sizeof *calls);
    if (!calls) {
        world_fail(w, EXPERIMENT_MEMORY, "out of memory");
        return false;
    }
    w->calls = calls;
    w->call_room = room;
    return world_grow_dispatcher(w, room, w->limits.exclusions);
}

static uint32_t fullest_queue(const struct world *w)
{
    uint32_t fullest = 0;
    for (uint32_t q = 1; q < w->scenario->queue_count; q++)
        if (w->waiting[q] > w->waiting[fullest])
            fullest = q;
    return fullest;
}

static uint32_t take_slot(struct world *w)
{
    uint32_t slot = w->free_call;
    if (slot != NOBODY) {
        w->free_call = w->calls[slot].next_free;
        return slot;
    }
    if (w->calls_used >= SIM_MOST_IN_SYSTEM) {
        uint32_t q = fullest_queue(w);
        world_fail(w, EXPERIMENT_FULL,
                   "more than %u callers at once, %u of them in queue '%s', at %.0f s of replication %u: "
                   "the load is above the staff and nobody gives up",
                   SIM_MOST_IN_SYSTEM, w->waiting[q], w->scenario->queues[q].name, sim_seconds(w->now),
                   w->replication);
        return NOBODY;
    }
    if (w->calls_used == w->call_room && !double_the_slots(w))
        return NOBODY;
    return w->calls_used++;
}

static void free_slot(struct world *w, uint32_t slot)
{
    w->calls[slot].state = CALL_FREE;
    w->calls[slot].next_free = w->free_call;
    w->free_call = slot;
}

static void meet_caller(struct world *w, uint32_t slot, uint32_t t)
{
    const struct call_type *type = &w->scenario->types[t];
    struct source *src = &w->sources[t];
    uint32_t i = src->next % CALLERS_AHEAD;
    const struct place_in_stream at = {.replication = w->replication, .call = src->next};
    struct draw patience = {&type->patience, src->patiences[i], at, "calls", type->name, "patience"};
    struct draw talk = {&type->talk, src->talks[i], at, "calls", type->name, "talk"};
    struct draw wrap_up = {&type->wrap_up, src->wrap_ups[i], at, "calls", type->name, "wrap_up"};
    patience.at.key = src->patience;
    talk.at.key = src->talk;
    wrap_up.at.key = src->wrap_up;
    w->calls[slot] = (struct call){
        .arrival = w->now,
        .patience = type->patience.kind == DIST_NONE ? SIM_LONGEST : draw_time(w, &patience),
        .talk = draw_time(w, &talk),
        .wrap_up = type->wrap_up.kind == DIST_NONE ? 0 : draw_time(w, &wrap_up),
        .number = src->next,
        .serial = w->tally->simulated++,
        .type = t,
        .span = w->span,
        .state = CALL_QUEUED,
    };
}

static uint32_t queue_of(const struct world *w, const struct call *call)
{
    return w->scenario->types[call->type].queue;
}

static void lose(struct world *w, uint32_t slot, enum call_outcome outcome)
{
    struct call *call = &w->calls[slot];
    if (call->patience_event) {
        call->patience_event = 0;
        w->events.abandoned++;
    }
    int code;
    do
        code = acd_client_off(w->acd, w->now, (acd_client){slot});
    while (world_made_room(w, code));
    world_expect(w, code, "client_off");
    tell_lost(w, slot, outcome);
    free_slot(w, slot);
}

/* Nobody has answered yet: may the caller wait, and does it want to? Whoever comes back from an offer that
 * was rejected at once is not a newcomer, and may exceed the capacity. */
static void settle_down(struct world *w, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    uint32_t q = queue_of(w, call), capacity = w->scenario->queues[q].capacity;
    struct acd_client_status where = acd_client_status(w->acd, (acd_client){slot});
    struct acd_queue_status line = {0};
    if (capacity != CAPACITY_UNLIMITED)
        world_expect(w, acd_queue_status(w->acd, (acd_queue){q}, &line), "status");
    if (where.state == ACD_CLIENT_WAITING && line.waiting > capacity && call->offers == 0) {
        lose(w, slot, OUTCOME_BLOCKED);
    } else if (where.state == ACD_CLIENT_WAITING && call->patience == 0) {
        lose(w, slot, OUTCOME_ABANDONED);
    } else {
        tell_waits(w, slot);
        /* Without patience, but offered on arrival: stays for that offer. */
        if (call->patience > 0 && call->patience < SIM_LONGEST)
            call->patience_event = world_push(w, w->now + call->patience, EVENT_PATIENCE, slot);
        return;
    }
    calls_follow(w);
}

void calls_arrive(struct world *w, event e)
{
    uint32_t type = event_handle(e), slot = take_slot(w);
    if (slot == NOBODY)
        return;
    meet_caller(w, slot, type);
    w->sources[type].next++;
    event next = next_arrival(w, type);
    if (next == EVENT_NONE)
        calendar_pop(&w->arrivals);
    else
        calendar_replace(&w->arrivals, next);
    tell_arrived(w, slot);
    acd_queue q = {queue_of(w, &w->calls[slot])};
    world_expect(w, acd_start_queuing(w->acd, w->now, (acd_client){slot}, q), "start_queuing");
    calls_follow(w);
    if (w->calls[slot].state == CALL_QUEUED)
        settle_down(w, slot);
}

/* ---- offers ------------------------------------------------------------------------------------------ */

static void answered(struct world *w, uint32_t a, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    if (call->patience_event) {
        call->patience_event = 0;
        w->events.abandoned++;
    }
    call->state = CALL_TALKS;
    if (w->scenario->groups[w->agents[a].group].talk_factor)
        call->talk = staff_talk(w, a, call);
    tell_answered(w, slot, a);
    staff_talks(w, a, slot);
}

static void accept(struct world *w, uint32_t a)
{
    uint32_t slot = w->agents[a].call;
    acd_queue q = {queue_of(w, &w->calls[slot])};
    int code;
    do
        code = acd_accept(w->acd, w->now, (acd_agent){a}, q, (acd_client){slot});
    while (world_made_room(w, code));
    world_expect(w, code, "accept");
    answered(w, a, slot);
}

static void reject(struct world *w, uint32_t a)
{
    uint32_t slot = w->agents[a].call;
    acd_queue q = {queue_of(w, &w->calls[slot])};
    tell_offer_failed(w, slot, a, OFFER_REJECTED);
    int code;
    do
        code = acd_reject(w->acd, w->now, (acd_agent){a}, q, (acd_client){slot});
    while (world_made_room(w, code));
    world_expect(w, code, "reject");
    if (w->agents[a].manual)
        manual_prepares(w, a);
}

static void answer(struct world *w, uint32_t agent)
{
    if (w->agents[agent].rejects)
        reject(w, agent);
    else
        accept(w, agent);
}

void calls_answer(struct world *w, uint32_t agent, uint64_t sequence)
{
    if (w->agents[agent].answer_event != sequence) {
        w->events.abandoned--;
        return;
    }
    w->agents[agent].answer_event = 0;
    answer(w, agent);
    calls_follow(w);
}

static bool happens(struct world *w, double probability, struct stream_key key, const struct call *call)
{
    return probability > 0 &&
           stream_uniforms(key, w->replication, call->number, call->offers - 1).choice < probability;
}

static int64_t answer_time(struct world *w, const struct agent_group *group, const struct source *src,
                           const struct call *call)
{
    if (group->answer.kind == DIST_NONE)
        return 0;
    const struct place_in_stream at = {src->answer, w->replication, call->number, call->offers - 1};
    struct draw d = {&group->answer, {0.5, 0.5}, at, "agents", group->name, "answer"};
    if (needs_uniforms(d.law))
        d.u = stream_uniforms(at.key, at.replication, at.call, at.draw);
    return draw_time(w, &d);
}

/* The telephone rings. What the agent will do is known now; it happens when the answer time is over. */
static void offered(struct world *w, uint32_t a, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    if (call->state != CALL_QUEUED)
        return; /* has left in the meantime: the cancel is on its way */
    struct agent *agent = &w->agents[a];
    const struct agent_group *group = &w->scenario->groups[agent->group];
    const struct source *src = &w->sources[call->type];
    call->offers++;
    agent->call = slot;
    tell_offered(w, slot, a);
    if (happens(w, group->no_answer, src->no_answer, call))
        return;
    agent->rejects = happens(w, group->reject / (1 - group->no_answer), src->reject, call);
    int64_t wait = answer_time(w, group, src, call);
    if (wait > w->scenario->dispatch.offer_timeout)
        return;
    if (wait == 0 && world_is_next(w, EVENT_ANSWER))
        answer(w, a);
    else
        agent->answer_event = world_push(w, w->now + wait, EVENT_ANSWER, a);
}

static void cancelled(struct world *w, uint32_t a, uint32_t slot, enum acd_why why)
{
    struct agent *agent = &w->agents[a];
    if (agent->duty != DUTY_OFFERED || agent->call != slot)
        return; /* the caller had left before the offer was read */
    if (agent->answer_event) {
        agent->answer_event = 0;
        w->events.abandoned++;
    }
    tell_offer_failed(w, slot, a, why == ACD_WHY_TIMEOUT ? OFFER_NOT_ANSWERED : OFFER_CANCELLED);
    if (agent->manual && !agent->leaving)
        manual_prepares(w, a);
}

/* Without an offer: an agent in manual mode has asked, and manual_needs_accept is no. */
static void in_session(struct world *w, uint32_t a, uint32_t slot)
{
    if (w->calls[slot].state != CALL_QUEUED)
        return; /* it has accepted */
    w->agents[a].call = slot;
    answered(w, a, slot);
}

/* Back in the queue after an offer that failed: who has no patience stayed for that offer only. */
static void returned(struct world *w, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    if (call->state == CALL_QUEUED && call->patience == 0 && call->offers > 0)
        lose(w, slot, OUTCOME_ABANDONED);
}

static void follow(struct world *w)
{
    struct acd_event e;
    while (world_next_decision(w, &e) && w->at_instant++ <= MOST_AT_INSTANT) { /* beyond: the loop says so */
        switch (e.kind) {
        case ACD_EVENT_OFFER:
            offered(w, e.agent.v, e.client.v);
            break;
        case ACD_EVENT_CANCEL:
            cancelled(w, e.agent.v, e.client.v, e.why);
            break;
        case ACD_EVENT_ENTER:
            returned(w, e.client.v);
            staff_somebody_waits(w, e.queue.v);
            break;
        case ACD_EVENT_SESSION:
            in_session(w, e.agent.v, e.client.v);
            break;
        case ACD_EVENT_DND:
            tell_duty(w, e.agent.v, DUTY_DND);
            break;
        case ACD_EVENT_LEAVE:
        case ACD_EVENT_END:
            break; /* our own doing */
        }
    }
}

void calls_follow(struct world *w)
{
    do
        follow(w);
    while (w->entered_count > 0 && manual_pulls(w));
}

void calls_tick(struct world *w)
{
    int code;
    do
        code = acd_tick(w->acd, w->now);
    while (world_made_room(w, code));
    world_expect(w, code, "tick");
    calls_follow(w);
}

/* ---- ends -------------------------------------------------------------------------------------------- */

void calls_lose_patience(struct world *w, uint32_t slot, uint64_t sequence)
{
    if (w->calls[slot].patience_event != sequence) {
        w->events.abandoned--;
        return;
    }
    w->calls[slot].patience_event = 0;
    lose(w, slot, OUTCOME_ABANDONED);
    calls_follow(w);
}

void calls_leave_desk(struct world *w, uint32_t slot)
{
    free_slot(w, slot);
}

bool calls_want_event(const void *world, event e)
{
    const struct world *w = world;
    switch (event_kind(e)) {
    case EVENT_PATIENCE:
        return w->calls[event_handle(e)].patience_event == event_sequence(e);
    case EVENT_ANSWER:
        return w->agents[event_handle(e)].answer_event == event_sequence(e);
    case EVENT_ASKS:
        return w->agents[event_handle(e)].ask_event == event_sequence(e);
    default:
        return true;
    }
}

/* Those who wait go first, of all queues: clearing an offered caller frees an agent, who would take one. */
void calls_clear(struct world *w, uint32_t queue)
{
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t slot = 0; slot < w->calls_used; slot++) {
            const struct call *call = &w->calls[slot];
            if (call->state != CALL_QUEUED || (queue != NOBODY && queue_of(w, call) != queue))
                continue;
            if (pass == 1 || acd_client_status(w->acd, (acd_client){slot}).state == ACD_CLIENT_WAITING)
                lose(w, slot, OUTCOME_CLEARED);
        }
        calls_follow(w);
    }
}
