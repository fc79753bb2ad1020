/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The life of a call: it arrives, may wait or not, ends, and may be followed by another of the same caller. */
#include "sim/world.h"

#include <stdlib.h>

/* ---- slots ---------------------------------------------------------------------------------------------- */

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
        size_t bytes = (size_t)w->call_room * sizeof *w->calls + acd_size(&w->limits);
        world_fail(w, EXPERIMENT_FULL,
                   "more than %u callers at once (%.0f MB, the most that is kept), %u of them in queue '%s', at %.0f s "
                   "of replication %u: the load is above the staff and nobody gives up",
                   SIM_MOST_IN_SYSTEM, (double)bytes / 1e6, w->waiting[q], w->scenario->queues[q].name,
                   sim_seconds(w->now), w->replication);
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

/* ---- arriving ---------------------------------------------------------------------------------------------- */

static void leave(struct world *w, uint32_t slot, enum call_outcome outcome)
{
    calls_lose(w, slot, outcome);
    calls_follow(w);
}

static uint32_t waiting_in(struct world *w, uint32_t queue)
{
    struct acd_queue_status line = {0};
    world_expect(w, acd_queue_status(w->acd, (acd_queue){queue}, &line), "status");
    return line.waiting;
}

/* To wait in, or somebody who takes the caller at once. */
bool calls_have_place(struct world *w, uint32_t queue)
{
    uint32_t capacity = w->scenario->queues[queue].capacity;
    return capacity == CAPACITY_UNLIMITED || waiting_in(w, queue) < capacity || staff_is_free(w, queue);
}

/* Beyond the places of its queue. */
static bool is_one_too_many(struct world *w, const struct call *call)
{
    uint32_t capacity = w->scenario->queues[call->queue].capacity;
    return capacity != CAPACITY_UNLIMITED && waiting_in(w, call->queue) > capacity;
}

/* Nobody has answered yet: may the caller wait, and does it want to? Whoever comes back from an offer that
 * was rejected at once is not a newcomer, and may exceed the capacity. Whoever has no patience, but was offered on
 * arrival, stays for that offer. */
static void settle_down(struct world *w, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    bool waits = calls_wait_in_line(w, slot), is_new = call->offers == 0;
    double balk = w->scenario->types[call->type].balk;
    if (waits && is_new && is_one_too_many(w, call)) {
        leave(w, slot, OUTCOME_BLOCKED);
    } else if (waits && is_new && callers_chance(w, CHANCE_BALK, balk, call, 0)) {
        leave(w, slot, OUTCOME_BALKED);
    } else if (waits && call->patience == 0) {
        leave(w, slot, OUTCOME_ABANDONED);
    } else {
        tell_waits(w, slot);
        waiting_begins(w, slot);
    }
}

static void join(struct world *w, uint32_t slot)
{
    acd_queue q = {w->calls[slot].queue};
    tell_arrived(w, slot);
    WORLD_TELL(w, "start_queuing", acd_start_queuing(w->acd, w->now, (acd_client){slot}, q));
    calls_follow(w);
    if (w->calls[slot].state == CALL_QUEUED)
        settle_down(w, slot);
}

void calls_arrive(struct world *w, event e)
{
    uint32_t type = event_handle(e), slot = take_slot(w);
    if (slot == NOBODY)
        return;
    struct call *call = &w->calls[slot];
    *call = (struct call){
        .arrival = w->now,
        .since = w->now,
        .serial = w->tally->simulated++,
        .parent = NO_PARENT,
        .type = type,
        .flow = type,
        .queue = w->scenario->types[type].queue,
        .span = w->span,
        .state = CALL_QUEUED,
    };
    callers_next(w, call);
    join(w, slot);
}

/* ---- further calls of the same caller ---------------------------------------------------------------------- */

/* In the slot of the call that it follows. */
static void becomes_another(struct world *w, uint32_t slot, uint32_t flow)
{
    struct call before = w->calls[slot], *call = &w->calls[slot];
    *call = (struct call){
        .arrival = w->now,
        .since = w->now,
        .number = before.number,
        .serial = w->tally->simulated++,
        .parent = before.serial,
        .type = before.type,
        .flow = flow,
        .queue = w->tally->flow[flow].queue,
        .span = w->span,
        .retries = before.retries,
        .state = CALL_QUEUED,
    };
    callers_again(w, call);
}

void calls_retry(struct world *w, uint32_t slot)
{
    becomes_another(w, slot, w->calls[slot].type);
    w->calls[slot].retries++;
    join(w, slot);
}

void calls_transfer(struct world *w, uint32_t slot)
{
    w->to_be_transferred--;
    becomes_another(w, slot, w->tally->transferred[w->calls[slot].type]);
    join(w, slot);
}

/* The place in line stays: whoever waits there now is called back. */
void calls_take_callback(struct world *w, uint32_t slot)
{
    uint32_t queue = w->calls[slot].queue, flow = w->calls[slot].flow;
    tell_stays_caused(w, slot, COUNT_CALLED_BACK);
    waiting_ends(w, slot);
    tell_lost(w, slot, OUTCOME_ABANDONED);
    becomes_another(w, slot, flow);
    w->calls[slot].queue = queue;
    w->calls[slot].is_callback = true;
    tell_arrived(w, slot);
    if (w->calls[slot].patience == 0) {
        calls_lose(w, slot, OUTCOME_ABANDONED);
        return;
    }
    tell_waits(w, slot);
    waiting_begins(w, slot);
}

/* Whether the caller of a lost call tries again: the call then stays in its slot until it does. */
static bool will_retry(struct world *w, uint32_t slot, enum call_outcome outcome)
{
    const struct call *call = &w->calls[slot];
    const struct retry *retry = &w->scenario->types[call->type].retry;
    double probability = outcome == OUTCOME_ABANDONED ? retry->after_abandon
                         : outcome == OUTCOME_BLOCKED ? retry->after_block
                                                      : 0;
    if (call->retries >= retry->max || retry->delay.kind == DIST_NONE ||
        !callers_chance(w, CHANCE_RETRY, probability, call, 0))
        return false;
    int64_t delay = callers_retry_delay(w, call);
    if (delay >= w->scenario->horizon.length - w->now)
        return false;
    tell_stays_caused(w, slot, COUNT_RETRIED);
    world_push(w, w->now + delay, EVENT_RETRY, slot);
    return true;
}

/* ---- ends ---------------------------------------------------------------------------------------------------- */

void calls_lose(struct world *w, uint32_t slot, enum call_outcome outcome)
{
    waiting_ends(w, slot);
    WORLD_TELL(w, "client_off", acd_client_off(w->acd, w->now, (acd_client){slot}));
    tell_lost(w, slot, outcome);
    if (will_retry(w, slot, outcome))
        w->calls[slot].state = CALL_AWAY;
    else
        free_slot(w, slot);
}

/* Known when the talk begins, so that agents stay for it after the close. */
void calls_plan_transfer(struct world *w, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    const struct transfer *transfer = &w->scenario->types[call->type].transfer;
    if (transfer->probability == 0 || w->tally->flow[call->flow].queue == transfer->to)
        return;
    call->goes_on = callers_chance(w, CHANCE_TRANSFER, transfer->probability, call, 0);
    w->to_be_transferred += call->goes_on;
}

void calls_leave_desk(struct world *w, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    if (!call->goes_on) {
        free_slot(w, slot);
    } else if (w->closed && w->scenario->horizon.at_close == CLOSE_CLEAR) {
        w->to_be_transferred--;
        free_slot(w, slot);
    } else {
        tell_stays_caused(w, slot, COUNT_TRANSFERRED);
        call->state = CALL_AWAY;
        world_push(w, w->now, EVENT_TRANSFER, slot);
    }
}

bool calls_want_event(const void *world, event e)
{
    const struct world *w = world;
    uint32_t handle = event_handle(e);
    if (event_kind(e) == EVENT_ANSWER)
        return w->agents[handle].answer_event == event_sequence(e);
    if (event_kind(e) == EVENT_ASKS)
        return w->agents[handle].ask_event == event_sequence(e);
    int timer = waiting_timer_of(event_kind(e));
    return timer < 0 || w->calls[handle].timers[timer] == event_sequence(e);
}

/* Those who wait go first, of all queues: clearing an offered caller frees an agent, who would take one. */
void calls_clear(struct world *w, uint32_t queue)
{
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t slot = 0; slot < w->calls_used; slot++) {
            const struct call *call = &w->calls[slot];
            if (call->state != CALL_QUEUED || (queue != NOBODY && call->queue != queue))
                continue;
            if (pass == 1 || calls_wait_in_line(w, slot))
                calls_lose(w, slot, OUTCOME_CLEARED);
        }
        calls_follow(w);
    }
}
