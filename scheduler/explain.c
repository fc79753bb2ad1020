/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a client is not with an agent. Asks the same questions as the matching, and changes nothing. */
#include "state.h"

static struct acd_explanation nothing_said(void)
{
    return (struct acd_explanation){
        0, {ACD_NOBODY_ID}, {ACD_NOBODY_ID}, {ACD_NOBODY_ID}, 0, ACD_NEVER};
}

static void about_client(const acd *a, slot c, struct acd_explanation *e)
{
    if (!c || clients(a)[c].state == ACD_CLIENT_OUT) {
        e->reasons |= ACD_REASON_CLIENT_OUT;
    } else if (clients(a)[c].agent) {
        e->reasons |= ACD_REASON_CLIENT_TAKEN;
        e->agent.v = clients(a)[c].agent - 1;
    }
}

static void about_agent(const acd *a, slot i, struct acd_explanation *e)
{
    const struct agent *agent = &agents(a)[i];
    if (!i || !agent->online)
        e->reasons |= ACD_REASON_AGENT_OFFLINE;
    if (!i)
        return;
    if (agent->state != ACD_AGENT_IDLE) {
        e->reasons |= ACD_REASON_AGENT_TAKEN;
        e->client.v = agent->client - 1;
    }
    if (agent->online && agent->dnd != 0) {
        e->reasons |= ACD_REASON_DND;
        e->dnd = agent->dnd;
    }
    e->first.v = acd_best_client(a, i, false) - 1;
}

static bool are_together(const acd *a, slot c, slot agent)
{
    return c && agent && clients(a)[c].state != ACD_CLIENT_OUT && clients(a)[c].agent == agent;
}

/* What stands between a client who waits and an agent, besides what either does. */
static void about_both(const acd *a, slot c, slot agent, struct acd_explanation *e)
{
    if (!agent || !acd_service_of(a, agent, clients(a)[c].queue)) {
        e->reasons |= ACD_REASON_NOT_SERVED;
        return;
    }
    if (acd_excluded(a, agent, c)) {
        e->reasons |= ACD_REASON_EXCLUDED;
        e->until = acd_excluded_until(a, agent, c);
    }
    if (e->first.v != ACD_NOBODY_ID && e->first.v != c - 1)
        e->reasons |= ACD_REASON_BEHIND;
}

struct acd_explanation acd_explain(const acd *a, acd_client client, acd_agent h)
{
    struct acd_explanation e = nothing_said();
    slot c = client_slot(a, client), agent = agent_slot(a, h);
    if (are_together(a, c, agent))
        return e;
    about_client(a, c, &e);
    about_agent(a, agent, &e);
    if (c && clients(a)[c].state == ACD_CLIENT_WAITING)
        about_both(a, c, agent, &e);
    return e;
}

/* Until the first of those who wait in the queue may be offered to the agent; ACD_NEVER: nobody waits. */
static int64_t first_chance(const acd *a, const struct queue *q, slot agent)
{
    int64_t until = ACD_NEVER;
    const slot heads[2] = {q->returned.head, q->fresh.head};
    for (int i = 0; i < 2; i++)
        for (slot c = heads[i]; c; c = clients(a)[c].after) {
            int64_t then = acd_excluded_until(a, agent, c);
            until = then < until ? then : until;
        }
    return until;
}

/* Nobody is eligible: does nobody wait, or are all excluded? */
static void about_the_queues(const acd *a, slot agent, struct acd_explanation *e)
{
    uint32_t waiting = 0;
    for (slot s = agents(a)[agent].services; s; s = services(a)[s].next) {
        const struct queue *q = &queues(a)[services(a)[s].queue];
        int64_t until = first_chance(a, q, agent);
        waiting += q->waiting;
        e->until = until < e->until ? until : e->until;
    }
    e->reasons |= waiting == 0 ? ACD_REASON_NOBODY : ACD_REASON_EXCLUDED;
}

struct acd_explanation acd_explain_agent(const acd *a, acd_agent h)
{
    struct acd_explanation e = nothing_said();
    slot agent = agent_slot(a, h);
    about_agent(a, agent, &e);
    if (agent && agents(a)[agent].state != ACD_AGENT_IDLE) {
        e.reasons = 0; /* it has a client */
        return e;
    }
    if (!agent || !agents(a)[agent].services)
        e.reasons |= ACD_REASON_NOT_SERVED;
    else if (e.first.v == ACD_NOBODY_ID)
        about_the_queues(a, agent, &e);
    return e;
}
