/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents: the offers made to them, their talks, and how those in manual mode come to callers. */
#include <stdlib.h>
#include "tests/sim/naive_parts.h"

static const struct agent_group *group_of(const struct day *d, const struct desk *desk)
{
    return &d->s->groups[desk->group];
}

static int64_t not_before(int64_t at, int64_t now)
{
    return at > now ? at : now;
}

/* ---- offers ------------------------------------------------------------------------------------------ */

/* Not answered with its probability; of the others some are rejected, after the answer time. */
static void draw_answer(struct day *d, struct desk *desk, int64_t offered_at)
{
    const struct agent_group *g = group_of(d, desk);
    const struct caller *c = &d->callers[desk->caller];
    const char *type = type_of(d, desk->caller)->name;
    uint32_t offer = c->fate.offers - 1;
    int64_t answer = draw_time(d, &g->answer, STREAM_ANSWER, type, c->number, offer);
    if (draw_choice(d, g->no_answer, STREAM_NO_ANSWER, type, c->number, offer) ||
        answer > d->s->dispatch.offer_timeout)
        return;
    double reject = g->no_answer < 1 ? g->reject / (1 - g->no_answer) : 0;
    desk->rejects = draw_choice(d, reject, STREAM_REJECT, type, c->number, offer);
    desk->at_once = answer == 0;
    desk->answer = plan(d, not_before(offered_at + answer, d->now));
}

/* Whoever leaves in the same moment is offered to nobody any more. */
static void is_offered(struct day *d, struct desk *desk, uint32_t caller, int64_t at)
{
    if (d->callers[caller].leaves || !d->callers[caller].in_line)
        return;
    d->callers[caller].fate.offers++;
    desk->caller = caller;
    desk->ready = 0;
    desk->offered = ++d->sequence;
    desk->answer = nothing();
    draw_answer(d, desk, at);
}

static void offer_is_over(struct day *d, struct desk *desk, enum acd_why why, int64_t at)
{
    uint32_t caller = desk->caller;
    desk->caller = NOBODY;
    desk->answer = nothing();
    if (why != ACD_WHY_CLIENT)
        offer_failed(d, caller);
    if (desk->state == DESK_FREE)
        prepare(d, desk, at);
}

void answer_offer(struct day *d, uint32_t i)
{
    struct desk *desk = &d->desks[i];
    const struct caller *c = &d->callers[desk->caller];
    if (!desk->rejects) {
        desk->answer = nothing();
        naive_accept(&d->dispatcher, d->now, i, c->stands_in, c->client);
        return;
    }
    uint32_t queue = c->stands_in, client = c->client;
    offer_is_over(d, desk, ACD_WHY_NONE, d->now);
    naive_reject(&d->dispatcher, d->now, i, queue, client);
}

/* ---- talks ------------------------------------------------------------------------------------------- */

static void talk(struct day *d, struct desk *desk, uint32_t caller, int64_t at)
{
    const struct agent_group *g = group_of(d, desk);
    const struct call_type *t = type_of(d, caller);
    is_answered(d, caller, at);
    struct caller *c = &d->callers[caller];
    double factor = g->talk_factor ? g->talk_factor[c->fate.type] : 1;
    c->fate.talk = sim_time(draw_seconds(d, &t->talk, STREAM_TALK, t->name, c->number, 0) * factor);
    c->fate.wrap_up = draw_time(d, &t->wrap_up, STREAM_WRAP_UP, t->name, c->number, 0);
    c->fate.group = desk->group;
    c->fate.agent = desk->number;
    desk->caller = caller;
    desk->ready = 0;
    desk->state = DESK_TALKS;
    desk->talk_ends = plan(d, at + c->fate.talk);
}

static void plan_transfer(struct day *d, uint32_t caller)
{
    struct caller *c = &d->callers[caller];
    const struct call_type *t = type_of(d, caller);
    if (c->fate.queue == t->transfer.to || (d->closed && d->s->horizon.at_close == CLOSE_CLEAR) ||
        !draw_choice(d, t->transfer.probability, STREAM_TRANSFER, t->name, c->number, 0))
        return;
    c->again_kind = EVENT_TRANSFER;
    c->again = plan(d, d->now);
}

static void gets_free(struct day *d, struct desk *desk)
{
    uint32_t i = (uint32_t)(desk - d->desks);
    desk->state = DESK_FREE;
    desk->free_since = ++d->sequence;
    if (must_go(d, desk))
        go(d, desk);
    else if (group_of(d, desk)->mode == MODE_MANUAL)
        prepare(d, desk, d->now);
    else
        naive_set_dnd(&d->dispatcher, d->now, i, 0);
}

void talk_ends(struct day *d, uint32_t i)
{
    struct desk *desk = &d->desks[i];
    uint32_t caller = desk->caller;
    const struct caller *c = &d->callers[caller];
    desk->talk_ends = nothing();
    desk->caller = NOBODY;
    plan_transfer(d, caller);
    naive_set_dnd(&d->dispatcher, d->now, i, AWAY);
    naive_release(&d->dispatcher, d->now, i);
    d->caller_of[c->client] = NOBODY;
    desk->state = DESK_WRAPS_UP;
    if (c->fate.wrap_up > 0)
        desk->wrap_up_ends = plan(d, d->now + c->fate.wrap_up);
    else
        gets_free(d, desk);
}

void wrap_up_ends(struct day *d, uint32_t i)
{
    d->desks[i].wrap_up_ends = nothing();
    gets_free(d, &d->desks[i]);
}

/* ---- manual mode ------------------------------------------------------------------------------------- */

void prepare(struct day *d, struct desk *desk, int64_t since)
{
    const struct agent_group *g = group_of(d, desk);
    desk->free_since = ++d->sequence;
    if (g->mode != MODE_MANUAL)
        return;
    int64_t needs = draw_time(d, &g->prepare, STREAM_PREPARE, g->name, desk->number, desk->prepared++);
    desk->asks = plan(d, not_before(since + needs, d->now));
}

void ask(struct day *d, uint32_t i)
{
    struct desk *desk = &d->desks[i];
    const struct agent_group *g = group_of(d, desk);
    desk->asks = nothing();
    uint32_t asked = desk->asked++;
    if (naive_request(&d->dispatcher, d->now, i) == ACD_OK)
        return;
    if (g->poll.kind == DIST_NONE) {
        desk->ready = ++d->sequence;
        return;
    }
    int64_t pause = draw_time(d, &g->poll, STREAM_POLL, g->name, desk->number, asked);
    desk->asks = plan(d, d->now + (pause > 0 ? pause : 1));
}

static int priority_in(const struct agent_group *g, uint32_t queue)
{
    for (uint32_t i = 0; i < g->serves_count; i++)
        if (g->serves[i].queue == queue)
            return g->serves[i].priority;
    return -1;
}

static uint32_t best_ready(const struct day *d, uint32_t queue)
{
    uint32_t best = NOBODY;
    int best_priority = 0;
    for (uint32_t i = 0; i < d->desk_count; i++) {
        const struct desk *desk = &d->desks[i];
        int p = priority_in(group_of(d, desk), queue);
        if (desk->ready == 0 || p < 0)
            continue;
        if (best == NOBODY || p < best_priority ||
            (p == best_priority && desk->ready < d->desks[best].ready)) {
            best = i;
            best_priority = p;
        }
    }
    return best;
}

/* Of the callers who wait and whom somebody is ready for, the one who has waited since the earliest entry. */
static uint32_t agent_to_ask(const struct day *d)
{
    uint32_t agent = NOBODY;
    uint64_t first = UINT64_MAX;
    for (uint32_t i = 0; i < d->caller_count; i++) {
        if (!waits(d, i) || entered(d, i) >= first || best_ready(d, d->callers[i].stands_in) == NOBODY)
            continue;
        first = entered(d, i);
        agent = best_ready(d, d->callers[i].stands_in);
    }
    return agent;
}

/* ---- what the dispatcher says ------------------------------------------------------------------------ */

static void obey(struct day *d, const struct acd_event *e)
{
    struct desk *desk = &d->desks[e->agent.v < NAIVE_MOST ? e->agent.v : 0];
    if (e->kind == ACD_EVENT_OFFER)
        is_offered(d, desk, d->caller_of[e->client.v], e->time);
    else if (e->kind == ACD_EVENT_SESSION)
        talk(d, desk, d->caller_of[e->client.v], e->time);
    else if (e->kind == ACD_EVENT_CANCEL && desk->caller != NOBODY)
        offer_is_over(d, desk, e->why, e->time);
}

static bool hear(struct day *d)
{
    struct acd_event e;
    bool heard = naive_next(&d->dispatcher, &e);
    if (heard)
        obey(d, &e);
    return heard;
}

static void look_at_clocks(struct day *d)
{
    for (uint32_t i = 0; i < d->desk_count; i++)
        if (naive_clock_runs(&d->dispatcher, &d->dispatcher.agents[i]))
            d->desks[i].idle_since = d->dispatcher.agents[i].idle_seq;
}

void follow(struct day *d)
{
    while (hear(d))
        ;
    look_at_clocks(d);
}

static bool duty_changes_now(const struct day *d)
{
    struct next next = {.at = NEVER};
    if (!d->closed)
        consider_duty(d, &next);
    return next.at <= d->now;
}

/* As long as somebody waits for them; not before all have come and gone who do so at this instant. */
void ready_agents_ask(struct day *d)
{
    if (duty_changes_now(d))
        return;
    for (uint32_t ready = agent_to_ask(d); ready != NOBODY; ready = agent_to_ask(d)) {
        d->desks[ready].ready = 0;
        ask(d, ready);
        follow(d);
    }
}
