/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/compare.h"

static bool same_queue(const acd *a, const struct naive *n, uint32_t q)
{
    struct acd_queue_status one = {0}, other = {0};
    int code = naive_queue_status(n, q, &other);
    if (acd_queue_status(a, (acd_queue){q}, &one) != code)
        return false;
    return code != ACD_OK ||
           (one.priority == other.priority && one.agents == other.agents && one.waiting == other.waiting &&
            one.offered == other.offered && one.serving == other.serving);
}

static bool same_line(const acd *a, const struct naive *n, uint32_t q)
{
    acd_client one[NAIVE_MOST];
    uint32_t other[NAIVE_MOST];
    size_t count = acd_queue_clients(a, (acd_queue){q}, one, NAIVE_MOST);
    if (count != naive_queue_clients(n, q, other))
        return false;
    for (size_t i = 0; i < count; i++)
        if (one[i].v != other[i])
            return false;
    return true;
}

/* dnd says nothing of an agent that is offline, and so does idle_seq of one that is not available. */
static bool same_agent(const acd *a, const struct naive *n, uint32_t agent)
{
    struct acd_agent_status one = {0}, other = {0};
    int code = naive_agent_status(n, agent, &other);
    if (acd_agent_status(a, (acd_agent){agent}, &one) != code)
        return false;
    return code != ACD_OK ||
           (one.online == other.online && one.state == other.state && (one.dnd == other.dnd || !one.online) &&
            one.available == other.available && one.queue.v == other.queue.v &&
            one.client.v == other.client.v && one.deadline == other.deadline);
}

static bool same_services(const acd *a, const struct naive *n, uint32_t agent)
{
    acd_queue queues[NAIVE_MOST];
    int priorities[NAIVE_MOST];
    bool served[NAIVE_MOST] = {false};
    size_t count = acd_serving_queues(a, (acd_agent){agent}, queues, priorities, NAIVE_MOST), expected = 0;
    for (size_t i = 0; i < count && i < NAIVE_MOST; i++) {
        uint32_t q = queues[i].v;
        if (q >= NAIVE_MOST || served[q] || !n->agents[agent].serves[q] ||
            n->agents[agent].priority[q] != priorities[i])
            return false;
        served[q] = true;
    }
    for (uint32_t q = 0; q < NAIVE_MOST; q++)
        expected += n->agents[agent].serves[q];
    return count == expected;
}

static bool same_idle_order(const acd *a, const struct naive *n)
{
    struct acd_agent_status status[NAIVE_MOST];
    for (uint32_t x = 0; x < n->limits.agents; x++) {
        if (!naive_available(&n->agents[x]))
            continue;
        acd_agent_status(a, (acd_agent){x}, &status[x]);
        for (uint32_t y = 0; y < x; y++) {
            if (!naive_available(&n->agents[y]))
                continue;
            if ((status[x].idle_seq < status[y].idle_seq) !=
                    (n->agents[x].idle_seq < n->agents[y].idle_seq) ||
                status[x].idle_seq == status[y].idle_seq)
                return false;
        }
    }
    return true;
}

static bool same_client(const acd *a, const struct naive *n, uint32_t c)
{
    struct acd_client_status one = acd_client_status(a, (acd_client){c}), other = naive_client_status(n, c);
    return one.state == other.state && one.queue.v == other.queue.v && one.agent.v == other.agent.v &&
           (one.state == ACD_CLIENT_OUT || one.since == other.since);
}

static bool same_queues(const acd *a, const struct naive *n)
{
    acd_queue queues[NAIVE_MOST];
    bool there[NAIVE_MOST] = {false};
    size_t count = acd_queues(a, queues, NAIVE_MOST), expected = 0;
    for (size_t i = 0; i < count && i < NAIVE_MOST; i++) {
        if (queues[i].v >= NAIVE_MOST || there[queues[i].v] || !n->queues[queues[i].v].exists)
            return false;
        there[queues[i].v] = true;
    }
    for (uint32_t q = 0; q < NAIVE_MOST; q++)
        expected += n->queues[q].exists;
    return count == expected;
}

const char *compare_answers(const acd *a, const struct naive *n)
{
    if (acd_deadline(a) != naive_deadline(n))
        return "acd_deadline";
    if (!same_queues(a, n))
        return "acd_queues";
    for (uint32_t q = 0; q < n->limits.queues; q++) {
        if (!same_queue(a, n, q))
            return "acd_queue_status";
        if (!same_line(a, n, q))
            return "acd_queue_clients";
    }
    for (uint32_t agent = 0; agent < n->limits.agents; agent++) {
        if (!same_agent(a, n, agent))
            return "acd_agent_status";
        if (!same_services(a, n, agent))
            return "acd_serving_queues";
    }
    for (uint32_t c = 0; c < n->limits.clients; c++) {
        if (!same_client(a, n, c))
            return "acd_client_status";
        if (acd_position(a, (acd_client){c}) != naive_position(n, c))
            return "acd_position";
    }
    return same_idle_order(a, n) ? NULL : "acd_agent_status: the order of idle_seq";
}
