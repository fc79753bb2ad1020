/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What may happen to a caller who waits: its patience ends, the queue sends it away, it moves to another queue, it
 * is asked whether to be called back. */
#include "sim/world.h"

static const enum event_kind timer_kinds[TIMERS] = {
    [TIMER_PATIENCE] = EVENT_PATIENCE,
    [TIMER_MAX_WAIT] = EVENT_MAX_WAIT,
    [TIMER_OVERFLOW] = EVENT_OVERFLOW,
    [TIMER_CALLBACK] = EVENT_CALLBACK,
};

int waiting_timer_of(enum event_kind kind)
{
    switch (kind) {
    case EVENT_PATIENCE: return TIMER_PATIENCE;
    case EVENT_MAX_WAIT: return TIMER_MAX_WAIT;
    case EVENT_OVERFLOW: return TIMER_OVERFLOW;
    case EVENT_CALLBACK: return TIMER_CALLBACK;
    default: return -1;
    }
}

bool calls_wait_in_line(const struct world *w, uint32_t slot)
{
    return acd_client_status(w->acd, (acd_client){slot}).state == ACD_CLIENT_WAITING;
}

/* ---- timers -------------------------------------------------------------------------------------------------- */

static void start_timer(struct world *w, uint32_t slot, enum timer timer, int64_t when)
{
    w->calls[slot].timers[timer] = world_push(w, when, timer_kinds[timer], slot);
}

static void stop_timer(struct world *w, struct call *call, enum timer timer)
{
    if (call->timers[timer]) {
        call->timers[timer] = 0;
        w->events.abandoned++;
    }
}

/* The timers of the queue it stands in. The longest wait runs since the caller joined the first queue. */
static void start_queue_timers(struct world *w, uint32_t slot)
{
    const struct call *call = &w->calls[slot];
    const struct queue_spec *queue = &w->scenario->queues[call->queue];
    int64_t latest = call->arrival + queue->max_wait;
    if (queue->max_wait > 0)
        start_timer(w, slot, TIMER_MAX_WAIT, latest > w->now ? latest : w->now);
    if (queue->overflow.after > 0)
        start_timer(w, slot, TIMER_OVERFLOW, w->now + queue->overflow.after);
}

void waiting_begins(struct world *w, uint32_t slot)
{
    const struct call *call = &w->calls[slot];
    const struct callback *callback = &w->scenario->types[call->type].callback;
    if (call->patience > 0 && call->patience < SIM_LONGEST)
        start_timer(w, slot, TIMER_PATIENCE, w->now + call->patience);
    start_queue_timers(w, slot);
    if (callback->offered && !call->is_callback)
        start_timer(w, slot, TIMER_CALLBACK, w->now + callback->offer_after);
}

void waiting_ends(struct world *w, uint32_t slot)
{
    for (int t = 0; t < TIMERS; t++)
        stop_timer(w, &w->calls[slot], (enum timer)t);
    w->calls[slot].due = 0;
}

/* ---- another queue --------------------------------------------------------------------------------------------- */

static void move(struct world *w, uint32_t slot, uint32_t to)
{
    struct call *call = &w->calls[slot];
    acd_client client = {slot};
    stop_timer(w, call, TIMER_MAX_WAIT);
    WORLD_TELL(w, "stop_queuing", acd_stop_queuing(w->acd, w->now, client));
    tell_moved(w, slot, to);
    WORLD_TELL(w, "start_queuing", acd_start_queuing(w->acd, w->now, client, (acd_queue){to}));
    start_queue_timers(w, slot);
}

/* Without a place there it stays, and tries again after the same time. */
static void overflow(struct world *w, uint32_t slot)
{
    const struct overflow *overflow = &w->scenario->queues[w->calls[slot].queue].overflow;
    if (calls_have_place(w, overflow->to))
        move(w, slot, overflow->to);
    else
        start_timer(w, slot, TIMER_OVERFLOW, w->now + overflow->after);
}

/* ---- a callback ------------------------------------------------------------------------------------------------- */

/* Asked once. After the close nobody is called back. */
static void ask(struct world *w, uint32_t slot)
{
    const struct call *call = &w->calls[slot];
    double accept = w->scenario->types[call->type].callback.accept;
    if (!w->closed && callers_chance(w, CHANCE_CALLBACK, accept, call, 0))
        calls_take_callback(w, slot);
}

/* ---- events ------------------------------------------------------------------------------------------------------ */

static void in_line(struct world *w, uint32_t slot, enum timer timer)
{
    w->calls[slot].due &= (uint8_t)~(1U << timer);
    if (timer == TIMER_OVERFLOW)
        overflow(w, slot);
    else
        ask(w, slot);
}

void waiting_timer(struct world *w, event e)
{
    enum timer timer = (enum timer)waiting_timer_of(event_kind(e));
    uint32_t slot = event_handle(e);
    struct call *call = &w->calls[slot];
    if (call->timers[timer] != event_sequence(e)) {
        w->events.abandoned--;
        return;
    }
    call->timers[timer] = 0;
    if (timer == TIMER_PATIENCE)
        calls_lose(w, slot, OUTCOME_ABANDONED);
    else if (timer == TIMER_MAX_WAIT)
        calls_lose(w, slot, OUTCOME_TIMED_OUT);
    else if (calls_wait_in_line(w, slot))
        in_line(w, slot, timer);
    else
        call->due |= (uint8_t)(1U << timer); /* an agent is about to answer */
    calls_follow(w);
}

/* Back in line after an offer that failed: what had to wait for its end is due at this instant. */
void waiting_returned(struct world *w, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    for (int t = TIMER_OVERFLOW; t <= TIMER_CALLBACK; t++)
        if (call->due & 1U << t) {
            stop_timer(w, call, (enum timer)t); /* back for the second time at this instant */
            start_timer(w, slot, (enum timer)t, w->now);
        }
}
