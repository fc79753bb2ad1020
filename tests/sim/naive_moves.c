/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Callers in line who are moved to another queue, asked whether to be called back, or let go at the close. */
#include "tests/sim/naive_parts.h"

/* ---- overflow ---------------------------------------------------------------------------------------- */

static bool is_free_for(const struct day *d, uint32_t desk, uint32_t queue)
{
    const struct naive_agent *agent = &d->dispatcher.agents[desk];
    return agent->online && agent->serves[queue] && agent->state == ACD_AGENT_IDLE && d->desks[desk].state == DESK_FREE &&
           (agent->dnd == 0 || d->desks[desk].ready > 0);
}

/* To wait in, or somebody who answers at once. */
static bool place_in(const struct day *d, uint32_t queue)
{
    bool place = waiting_in(d, queue) < d->s->queues[queue].capacity;
    for (uint32_t i = 0; i < d->desk_count; i++)
        place = place || is_free_for(d, i, queue);
    return place;
}

static void move(struct day *d, uint32_t caller, uint32_t to)
{
    struct caller *c = &d->callers[caller];
    naive_stop_queuing(&d->dispatcher, d->now, c->client);
    follow(d);
    d->callers[caller].stands_in = to;
    plan_stay(d, caller);
    stand_in(d, caller);
    if (waits(d, caller) && nobody_serves(d, caller))
        leave_line(d, caller, OUTCOME_CLEARED);
}

/* While it is being offered it does not move; when there is no place it tries again. */
void overflow_due(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct overflow *overflow = &d->s->queues[c->stands_in].overflow;
    c->overflow = nothing();
    if (!waits(d, caller))
        c->overflow_missed = true;
    else if (place_in(d, overflow->to))
        move(d, caller, overflow->to);
    else
        c->overflow = plan(d, d->now + overflow->after);
}

/* ---- callback ---------------------------------------------------------------------------------------- */

/* It hangs up; a new call of the same caller has its place in line. */
static void take_callback(struct day *d, uint32_t parent)
{
    uint32_t child = child_of(d, parent);
    struct caller *p = &d->callers[parent], *c = &d->callers[child];
    p->fate.outcome = OUTCOME_ABANDONED;
    end_stay(d, parent);
    c->called_back = c->in_line = true;
    c->fate.queue = p->fate.queue;
    c->stands_in = p->stands_in;
    c->client = p->client;
    d->caller_of[c->client] = child;
    plan_caller(d, child);
    if (waits(d, child) && d->callers[child].fate.patience == 0)
        leave_line(d, child, OUTCOME_ABANDONED);
}

/* Not after the close: nobody arrives any more. */
void callback_due(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct call_type *t = type_of(d, caller);
    c->callback = nothing();
    if (d->closed)
        return;
    if (!waits(d, caller))
        c->callback_missed = true;
    else if (draw_choice(d, t->callback.accept, STREAM_CALLBACK, t->name, c->number, 0))
        take_callback(d, caller);
}

/* ---- offers that failed ------------------------------------------------------------------------------ */

/* Who has no patience stayed for this offer, and for no other. */
void offer_failed(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    c->leaves = c->patience_missed;
}

void leave_after_offer(struct day *d)
{
    for (uint32_t i = 0; i < d->caller_count; i++)
        if (d->callers[i].in_line && d->callers[i].leaves) {
            d->callers[i].leaves = false;
            leave_line(d, i, OUTCOME_ABANDONED);
        }
}

static bool missed(const struct day *d, uint32_t caller)
{
    return waits(d, caller) && (d->callers[caller].overflow_missed || d->callers[caller].callback_missed);
}

/* Whoever was being offered when it was to be moved or asked, and waits in line again: at this instant, in the order of
 * the kinds of event, those of a kind in the order in which they came back to the line. */
void make_up(struct day *d)
{
    for (;;) {
        uint32_t first = NOBODY;
        for (uint32_t i = 0; i < d->caller_count; i++)
            if (missed(d, i) && (first == NOBODY || entered(d, i) < entered(d, first)))
                first = i;
        if (first == NOBODY)
            return;
        struct caller *c = &d->callers[first];
        bool moves = c->overflow_missed;
        *(moves ? &c->overflow_missed : &c->callback_missed) = false;
        *(moves ? &c->overflow : &c->callback) = plan(d, d->now);
    }
}

/* ---- the close --------------------------------------------------------------------------------------- */

/* Callers who wait leave before those who are being offered: nobody is offered a caller who goes. */
void clear_line(struct day *d)
{
    for (uint32_t i = 0; i < d->caller_count; i++)
        if (waits(d, i))
            leave_line(d, i, OUTCOME_CLEARED);
    for (uint32_t i = 0; i < d->caller_count; i++)
        if (d->callers[i].in_line)
            leave_line(d, i, OUTCOME_CLEARED);
}

void clear_unserved(struct day *d)
{
    for (uint32_t i = 0; i < d->caller_count; i++)
        if (waits(d, i) && nobody_serves(d, i))
            leave_line(d, i, OUTCOME_CLEARED);
}
