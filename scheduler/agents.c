/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What agents do: come and go, serve queues, answer offers, pull. */
#include "state.h"

static bool is_dnd_code(int64_t code)
{
    return code >= INT32_MIN && code <= INT32_MAX;
}

/* ---- services ---------------------------------------------------------------------------------------- */

slot acd_service_of(const acd *a, slot agent, slot q)
{
    slot s = agents(a)[agent].services;
    while (s && services(a)[s].queue != q)
        s = services(a)[s].next;
    return s;
}

static void free_service(acd *a, slot s)
{
    struct service *all = services(a);
    all[s] = (struct service){.next = a->free_service};
    all[a->free_service].before = s;
    a->free_service = s;
}

/* New ones: the first is used first. */
void acd_free_services(acd *a, slot first, slot last)
{
    for (slot s = last; s >= first; s--)
        free_service(a, s);
}

/* A free one, at the agent's home if there is one. */
static slot take_service(acd *a, slot agent)
{
    struct service *all = services(a);
    slot s = home_of(a, agent), end = s + a->share;
    while (s < end && s <= a->limits.services && all[s].queue)
        s++;
    if (s == end || s > a->limits.services)
        s = a->free_service;
    slot before = all[s].before, next = all[s].next;
    *(before ? &all[before].next : &a->free_service) = next;
    all[next].before = before;
    return s;
}

static void add_service(acd *a, slot agent, slot q, uint32_t priority)
{
    acd_unlist_taken(a);
    slot s = take_service(a, agent);
    services(a)[s] = (struct service){
        .agent = agent, .queue = q, .priority = priority, .next = agents(a)[agent].services};
    agents(a)[agent].services = s;
    queues(a)[q].agents++;
    if (agents(a)[agent].listed)
        acd_list_service(a, s);
}

void acd_drop_service(acd *a, slot s)
{
    acd_unlist_taken(a);
    struct service *service = &services(a)[s];
    slot agent = service->agent;
    if (agents(a)[agent].listed)
        acd_unlist_service(a, s);
    slot *link = &agents(a)[agent].services;
    while (*link != s)
        link = &services(a)[*link].next;
    *link = service->next;
    queues(a)[service->queue].agents--;
    free_service(a, s);
    acd_settle(a, agent);
}

static void change_priority(acd *a, slot s, uint32_t priority)
{
    acd_unlist_taken(a);
    bool listed = agents(a)[services(a)[s].agent].listed;
    if (listed)
        acd_unlist_service(a, s);
    services(a)[s].priority = priority;
    if (listed)
        acd_list_service(a, s);
}

int acd_start_service(acd *a, int64_t now, acd_agent h, acd_queue queue, int64_t priority)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot agent = online_slot(a, h), q = queue_slot(a, queue);
    if (!agent)
        return ACD_OFFLINE;
    if (!q)
        return ACD_NO_QUEUE;
    if (priority < ACD_AGENT_PRIORITY_BEST || priority > ACD_AGENT_PRIORITY_WORST)
        return ACD_RANGE;
    slot s = acd_service_of(a, agent, q);
    if (s)
        change_priority(a, s, (uint32_t)priority);
    else if (!a->free_service)
        return ACD_LIMIT;
    else
        add_service(a, agent, q, (uint32_t)priority);
    acd_settle(a, agent);
    acd_match_agent(a, agent);
    return ACD_OK;
}

/* The host or the agent takes an offer back: no exclusion, and the idle clock starts afresh. */
static void withdraw_offer(acd *a, slot agent)
{
    slot c = agents(a)[agent].client;
    acd_emit(a, ACD_EVENT_CANCEL, ACD_WHY_WITHDRAWN, agent, clients(a)[c].queue, c);
    acd_end_offer(a, agent, FRESH_CLOCK, true);
}

static bool is_offered(const acd *a, slot agent)
{
    return agents(a)[agent].state == ACD_AGENT_OFFERED;
}

int acd_stop_service(acd *a, int64_t now, acd_agent h, acd_queue queue)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot agent = online_slot(a, h), q = queue_slot(a, queue);
    if (!agent)
        return ACD_OFFLINE;
    if (!q)
        return ACD_NO_QUEUE;
    slot s = acd_service_of(a, agent, q);
    if (!s)
        return ACD_NOT_SERVED;
    acd_drop_service(a, s);
    if (a->params.withdraw_on_stop && is_offered(a, agent) && clients(a)[agents(a)[agent].client].queue == q)
        withdraw_offer(a, agent);
    return ACD_OK;
}

/* ---- coming, going, do not disturb --------------------------------------------------------------------- */

int acd_agent_on(acd *a, int64_t now, acd_agent h, int64_t dnd)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot i = agent_slot(a, h);
    if (!i)
        return ACD_LIMIT;
    if (!is_dnd_code(dnd))
        return ACD_RANGE;
    struct agent *agent = &agents(a)[i];
    if (agent->online)
        return ACD_OK;
    agent->online = true;
    agent->dnd = (int32_t)dnd;
    agent->lapses = 0;
    return ACD_OK;
}

int acd_agent_off(acd *a, int64_t now, acd_agent h)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot i = online_slot(a, h);
    if (!i)
        return ACD_OFFLINE;
    while (agents(a)[i].services)
        acd_drop_service(a, agents(a)[i].services);
    agents(a)[i].online = false;
    if (is_offered(a, i)) {
        slot c = agents(a)[i].client;
        acd_emit(a, ACD_EVENT_CANCEL, ACD_WHY_AGENT, i, clients(a)[c].queue, c);
        acd_end_offer(a, i, FRESH_CLOCK, true);
    }
    return ACD_OK;
}

int acd_set_dnd(acd *a, int64_t now, acd_agent h, int64_t code)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot i = online_slot(a, h);
    if (!i)
        return ACD_OFFLINE;
    if (!is_dnd_code(code))
        return ACD_RANGE;
    struct agent *agent = &agents(a)[i];
    bool into_manual = agent->dnd == 0 && code != 0, into_automatic = agent->dnd != 0 && code == 0;
    agent->dnd = (int32_t)code;
    acd_settle(a, i);
    if (into_manual && a->params.withdraw_on_dnd && is_offered(a, i))
        withdraw_offer(a, i);
    else if (into_automatic)
        acd_match_agent(a, i);
    return ACD_OK;
}

/* ---- answers to offers ------------------------------------------------------------------------------------ */

static bool is_live_offer(const acd *a, slot agent, acd_queue queue, acd_client client)
{
    const struct agent *ag = &agents(a)[agent];
    return ag->state == ACD_AGENT_OFFERED && ag->client == client_slot(a, client) &&
           clients(a)[ag->client].queue == queue_slot(a, queue);
}

int acd_accept(acd *a, int64_t now, acd_agent h, acd_queue queue, acd_client client)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot agent = online_slot(a, h);
    if (!agent)
        return ACD_OFFLINE;
    if (!is_live_offer(a, agent, queue, client))
        return ACD_CLOSED;
    acd_open_session(a, agent, agents(a)[agent].client);
    return ACD_OK;
}

int acd_reject(acd *a, int64_t now, acd_agent h, acd_queue queue, acd_client client)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot agent = online_slot(a, h);
    if (!agent)
        return ACD_OFFLINE;
    if (!is_live_offer(a, agent, queue, client))
        return ACD_CLOSED;
    slot c = agents(a)[agent].client;
    if (!acd_can_exclude(a, agent, c))
        return ACD_LIMIT;
    agents(a)[agent].lapses = 0;
    acd_exclude(a, agent, c);
    acd_end_offer(a, agent, a->params.idle_clock_on_reject == ACD_CLOCK_KEEP ? RESTORED_CLOCK : FRESH_CLOCK,
                  true);
    return ACD_OK;
}

int acd_release(acd *a, int64_t now, acd_agent h)
{
    slot i = agent_slot(a, h);
    if (i)
        fetch_agent(a, i);
    if (a->taken && a->fetched)
        fetch_neighbours(a, a->taken); /* it will make place for this one */
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    bool busy = i && agents(a)[i].state == ACD_AGENT_BUSY;
    if (!i || (!agents(a)[i].online && !busy))
        return ACD_OFFLINE;
    if (!busy)
        return ACD_CLOSED;
    struct agent *agent = &agents(a)[i];
    struct client *client = &clients(a)[agent->client];
    __builtin_prefetch(client, 1);
    acd_emit(a, ACD_EVENT_END, ACD_WHY_NONE, i, agent->queue, agent->client);
    queues(a)[agent->queue].serving--;
    client->state = ACD_CLIENT_OUT;
    client->agent = 0;
    agent->state = ACD_AGENT_IDLE;
    agent->client = 0;
    acd_settle(a, i);
    acd_match_agent(a, i);
    return ACD_OK;
}

/* ---- pulling ------------------------------------------------------------------------------------------------- */

static void hand_over(acd *a, slot agent, slot c, enum acd_why why)
{
    if (a->params.manual_needs_accept)
        acd_open_offer(a, agent, c, why);
    else
        acd_open_session(a, agent, c);
}

int acd_request(acd *a, int64_t now, acd_agent h)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot agent = online_slot(a, h);
    if (!agent)
        return ACD_OFFLINE;
    if (!agents(a)[agent].services)
        return ACD_NOT_SERVED;
    if (agents(a)[agent].state != ACD_AGENT_IDLE)
        return ACD_BUSY;
    slot c = acd_best_client(a, agent, true);
    if (!c)
        return ACD_NOBODY;
    hand_over(a, agent, c, ACD_WHY_REQUEST);
    return ACD_OK;
}

int acd_request_client(acd *a, int64_t now, acd_agent h, acd_queue queue, acd_client client)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot agent = online_slot(a, h), q = queue_slot(a, queue), c = client_slot(a, client);
    if (!agent)
        return ACD_OFFLINE;
    if (!q)
        return ACD_NO_QUEUE;
    if (!acd_service_of(a, agent, q))
        return ACD_NOT_SERVED;
    if (agents(a)[agent].state != ACD_AGENT_IDLE)
        return ACD_BUSY;
    if (!c || clients(a)[c].state != ACD_CLIENT_WAITING || clients(a)[c].queue != q)
        return ACD_NOBODY;
    hand_over(a, agent, c, ACD_WHY_NAMED);
    return ACD_OK;
}

/* ---- questions -------------------------------------------------------------------------------------------- */

int acd_agent_status(const acd *a, acd_agent h, struct acd_agent_status *status)
{
    slot i = agent_slot(a, h);
    if (!i || (!agents(a)[i].online && agents(a)[i].state == ACD_AGENT_IDLE))
        return ACD_OFFLINE;
    const struct agent *agent = &agents(a)[i];
    *status = (struct acd_agent_status){
        .online = agent->online,
        .state = (enum acd_agent_state)agent->state,
        .dnd = agent->dnd,
        .available = acd_is_available(a, i),
        .idle_seq = agent->idle_seq,
        .queue = {agent->client ? clients(a)[agent->client].queue - 1 : ACD_NOBODY_ID},
        .client = {agent->client - 1},
        .deadline = agent->state == ACD_AGENT_OFFERED ? agent->deadline : ACD_NEVER,
    };
    return ACD_OK;
}

size_t acd_serving_queues(const acd *a, acd_agent h, acd_queue *out, int *priorities, size_t room)
{
    slot agent = online_slot(a, h);
    size_t count = 0;
    for (slot s = agent ? agents(a)[agent].services : 0; s; s = services(a)[s].next, count++) {
        if (count >= room)
            continue;
        out[count].v = services(a)[s].queue - 1;
        priorities[count] = (int)services(a)[s].priority;
    }
    return count;
}
