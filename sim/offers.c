/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Offers of callers to agents, and what becomes of them: the dispatcher's decisions are obeyed here. */
#include "sim/world.h"

static acd_queue queue_of(const struct call *call)
{
    return (acd_queue){call->queue};
}

/* ---- answers --------------------------------------------------------------------------------------------- */

static void answered(struct world *w, uint32_t a, uint32_t slot)
{
    struct call *call = &w->calls[slot];
    waiting_ends(w, slot);
    call->state = CALL_TALKS;
    if (w->scenario->groups[w->agents[a].group].talk_factor)
        call->talk = staff_talk(w, a, call);
    calls_plan_transfer(w, slot);
    tell_answered(w, slot, a);
    staff_talks(w, a, slot);
}

static void accept(struct world *w, uint32_t a)
{
    uint32_t slot = w->agents[a].call;
    acd_queue q = queue_of(&w->calls[slot]);
    WORLD_TELL(w, "accept", acd_accept(w->acd, w->now, (acd_agent){a}, q, (acd_client){slot}));
    answered(w, a, slot);
}

static void reject(struct world *w, uint32_t a)
{
    uint32_t slot = w->agents[a].call;
    acd_queue q = queue_of(&w->calls[slot]);
    tell_offer_failed(w, slot, a, OFFER_REJECTED);
    WORLD_TELL(w, "reject", acd_reject(w->acd, w->now, (acd_agent){a}, q, (acd_client){slot}));
    if (w->agents[a].manual)
        manual_prepares(w, a, w->now);
}

static void answer(struct world *w, uint32_t agent)
{
    if (w->agents[agent].rejects)
        reject(w, agent);
    else
        accept(w, agent);
}

void offers_answer(struct world *w, uint32_t agent, uint64_t sequence)
{
    if (w->agents[agent].answer_event != sequence) {
        w->events.abandoned--;
        return;
    }
    w->agents[agent].answer_event = 0;
    answer(w, agent);
    calls_follow(w);
}

static int64_t answer_time(struct world *w, const struct agent_group *group, const struct call *call)
{
    if (group->answer.kind == DIST_NONE)
        return 0;
    const struct place_in_stream at = {w->sources[call->type].answer, w->replication, call->number,
                                       call->offers - 1};
    return callers_draw_at(w, (struct draw){&group->answer, {0.5, 0.5}, at, "agents", group->name, "answer"});
}

/* ---- decisions --------------------------------------------------------------------------------------------- */

/* The telephone rings since `opened`, which is a microsecond ago when another offer has lapsed then. What the agent
 * will do is known now; it happens when the answer time is over. */
static void offered(struct world *w, uint32_t a, uint32_t slot, int64_t opened)
{
    struct call *call = &w->calls[slot];
    if (call->state != CALL_QUEUED)
        return; /* has left in the meantime: the cancel is on its way */
    struct agent *agent = &w->agents[a];
    const struct agent_group *group = &w->scenario->groups[agent->group];
    call->offers++;
    agent->call = slot;
    agent->offered = ++w->offers;
    tell_offered(w, slot, a);
    if (callers_chance(w, CHANCE_NO_ANSWER, group->no_answer, call, call->offers - 1))
        return;
    double rejects = group->reject / (1 - group->no_answer);
    agent->rejects = callers_chance(w, CHANCE_REJECT, rejects, call, call->offers - 1);
    int64_t wait = answer_time(w, group, call);
    if (wait > w->scenario->dispatch.offer_timeout)
        return;
    if (wait == 0 && world_is_next(w, EVENT_ANSWER))
        answer(w, a);
    else
        agent->answer_event = world_push(w, wait > 0 ? opened + wait : w->now, EVENT_ANSWER, a);
}

static void cancelled(struct world *w, const struct acd_event *e)
{
    uint32_t a = e->agent.v, slot = e->client.v;
    struct agent *agent = &w->agents[a];
    if (agent->duty != DUTY_OFFERED || agent->call != slot)
        return; /* the caller had left before the offer was read */
    if (agent->answer_event) {
        agent->answer_event = 0;
        w->events.abandoned++;
    }
    tell_offer_failed(w, slot, a, e->why == ACD_WHY_TIMEOUT ? OFFER_NOT_ANSWERED : OFFER_CANCELLED);
    if (agent->manual && !agent->leaving)
        manual_prepares(w, a, e->time);
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
    if (call->state != CALL_QUEUED || call->offers == 0)
        return;
    if (call->patience == 0)
        calls_lose(w, slot, OUTCOME_ABANDONED);
    else if (call->due)
        waiting_returned(w, slot);
}

static void follow(struct world *w)
{
    struct acd_event e;
    while (world_next_decision(w, &e) && w->at_instant++ <= MOST_AT_INSTANT) { /* beyond: the loop says so */
        switch (e.kind) {
        case ACD_EVENT_OFFER:
            offered(w, e.agent.v, e.client.v, e.time);
            break;
        case ACD_EVENT_CANCEL:
            cancelled(w, &e);
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
    while (w->entered_count > 0 && !staff_changes_now(w) && manual_pulls(w));
}

void calls_tick(struct world *w)
{
    WORLD_TELL(w, "tick", acd_tick(w->acd, w->now));
    calls_follow(w);
}
