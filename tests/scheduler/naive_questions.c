/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/naive.h"

static uint32_t clients_in(const struct naive *n, uint32_t q, enum acd_client_state state)
{
    uint32_t count = 0;
    for (uint32_t c = 0; c < NAIVE_MOST; c++)
        count += n->clients[c].state == state && n->clients[c].queue == q;
    return count;
}

int naive_queue_status(const struct naive *n, uint32_t q, struct acd_queue_status *status)
{
    if (q >= n->limits.queues || !n->queues[q].exists)
        return ACD_NO_QUEUE;
    *status = (struct acd_queue_status){.priority = n->queues[q].priority};
    for (uint32_t a = 0; a < NAIVE_MOST; a++)
        status->agents += n->agents[a].online && n->agents[a].serves[q];
    status->waiting = clients_in(n, q, ACD_CLIENT_WAITING);
    status->offered = clients_in(n, q, ACD_CLIENT_OFFERED);
    status->serving = clients_in(n, q, ACD_CLIENT_SERVED);
    return ACD_OK;
}

int naive_agent_status(const struct naive *n, uint32_t a, struct acd_agent_status *status)
{
    if (a >= n->limits.agents)
        return ACD_OFFLINE;
    const struct naive_agent *agent = &n->agents[a];
    if (!agent->online && agent->state != ACD_AGENT_BUSY)
        return ACD_OFFLINE;
    bool with_client = agent->state != ACD_AGENT_IDLE;
    *status = (struct acd_agent_status){
        .online = agent->online,
        .state = agent->state,
        .dnd = agent->dnd,
        .available = naive_available(agent),
        .idle_seq = agent->idle_seq,
        .queue.v = with_client ? n->clients[agent->client].queue : ACD_NOBODY_ID,
        .client.v = with_client ? agent->client : ACD_NOBODY_ID,
        .deadline = agent->state == ACD_AGENT_OFFERED ? agent->deadline : ACD_NEVER,
    };
    return ACD_OK;
}

struct acd_client_status naive_client_status(const struct naive *n, uint32_t c)
{
    struct acd_client_status status = {.queue.v = ACD_NOBODY_ID, .agent.v = ACD_NOBODY_ID};
    if (c >= n->limits.clients || n->clients[c].state == ACD_CLIENT_OUT)
        return status;
    const struct naive_client *client = &n->clients[c];
    status.state = client->state;
    status.queue.v = client->queue;
    status.agent.v = client->state == ACD_CLIENT_WAITING ? ACD_NOBODY_ID : client->agent;
    status.since = client->since;
    return status;
}

int64_t naive_position(const struct naive *n, uint32_t c)
{
    enum acd_client_state state = naive_client_status(n, c).state;
    if (state == ACD_CLIENT_SERVED)
        return -2;
    if (state != ACD_CLIENT_WAITING)
        return -1;
    int64_t rank = 0;
    for (uint32_t other = 0; other < NAIVE_MOST; other++)
        rank += n->clients[other].state == ACD_CLIENT_WAITING &&
                n->clients[other].queue == n->clients[c].queue && other != c && naive_before(n, other, c);
    return rank;
}

size_t naive_queue_clients(const struct naive *n, uint32_t q, uint32_t out[NAIVE_MOST])
{
    size_t count = clients_in(n, q, ACD_CLIENT_WAITING);
    for (uint32_t c = 0; c < NAIVE_MOST; c++)
        if (n->clients[c].state == ACD_CLIENT_WAITING && n->clients[c].queue == q)
            out[naive_position(n, c)] = c;
    return count;
}
