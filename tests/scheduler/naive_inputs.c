/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/naive.h"

/* The embedding's own answers, then what is due (S2). */
static int begin(struct naive *n, int64_t now)
{
    if (now < n->now || now < 0)
        return ACD_BACKWARDS;
    naive_play(n, now);
    return ACD_OK;
}

/* Of an input that makes something new: before anything else there must be room for its number. An unknown
 * number beyond the limits is unknown like any other. */
static int begin_new(struct naive *n, int64_t now, uint32_t number, uint32_t limit)
{
    return number < limit ? begin(n, now) : ACD_LIMIT;
}

static bool is_online(const struct naive *n, uint32_t a)
{
    return a < n->limits.agents && n->agents[a].online;
}

static bool is_queue(const struct naive *n, uint32_t q)
{
    return q < n->limits.queues && n->queues[q].exists;
}

int naive_tick(struct naive *n, int64_t now)
{
    return begin(n, now);
}

/* ---- queues ---------------------------------------------------------------------------------- */

static bool outside(int64_t number, int64_t least, int64_t most)
{
    return number < least || number > most;
}

static int change_priority(struct naive *n, uint32_t q, int64_t priority)
{
    if (outside(priority, ACD_QUEUE_PRIORITY_BEST, ACD_QUEUE_PRIORITY_WORST))
        return ACD_RANGE;
    n->queues[q].exists = true;
    n->queues[q].priority = (int)priority;
    return ACD_OK;
}

int naive_queue_set(struct naive *n, int64_t now, uint32_t q, int64_t priority)
{
    int code = begin_new(n, now, q, n->limits.queues);
    return code != ACD_OK ? code : change_priority(n, q, priority);
}

int naive_queue_priority(struct naive *n, int64_t now, uint32_t q, int64_t priority)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    return is_queue(n, q) ? change_priority(n, q, priority) : ACD_NO_QUEUE;
}

int naive_queue_delete(struct naive *n, int64_t now, uint32_t q)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_queue(n, q))
        return ACD_NO_QUEUE;
    for (uint32_t c = 0; c < NAIVE_MOST; c++)
        if (n->clients[c].state != ACD_CLIENT_OUT && n->clients[c].queue == q)
            return ACD_BUSY;
    for (uint32_t a = 0; a < NAIVE_MOST; a++)
        n->agents[a].serves[q] = false;
    n->queues[q].exists = false;
    return ACD_OK;
}

/* ---- agents ---------------------------------------------------------------------------------- */

int naive_agent_on(struct naive *n, int64_t now, uint32_t a, int64_t dnd)
{
    int code = begin_new(n, now, a, n->limits.agents);
    if (code != ACD_OK)
        return code;
    if (outside(dnd, INT32_MIN, INT32_MAX))
        return ACD_RANGE;
    struct naive_agent *agent = &n->agents[a];
    if (agent->online)
        return ACD_OK;
    agent->online = true;
    agent->dnd = (int32_t)dnd;
    agent->lapses = 0;
    return ACD_OK;
}

/* S22 */
int naive_agent_off(struct naive *n, int64_t now, uint32_t a)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    agent->online = false;
    for (uint32_t q = 0; q < NAIVE_MOST; q++)
        agent->serves[q] = false;
    if (agent->state != ACD_AGENT_OFFERED)
        return ACD_OK;
    naive_tell(n, ACD_EVENT_CANCEL, ACD_WHY_AGENT, a, agent->client);
    naive_free_agent(n, a, false);
    naive_return_client(n, agent->client);
    naive_match_client(n, agent->client);
    return ACD_OK;
}

/* S30, S12 */
int naive_start_service(struct naive *n, int64_t now, uint32_t a, uint32_t q, int64_t priority)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    if (!is_queue(n, q))
        return ACD_NO_QUEUE;
    if (outside(priority, ACD_AGENT_PRIORITY_BEST, ACD_AGENT_PRIORITY_WORST))
        return ACD_RANGE;
    bool ran = naive_clock_runs(n, agent);
    agent->serves[q] = true;
    agent->priority[q] = (int)priority;
    if (!ran && naive_clock_runs(n, agent))
        agent->idle_seq = naive_fresh(n);
    naive_match_agent(n, a);
    return ACD_OK;
}

/* S23 with withdraw_on_...: no exclusion, a fresh idle_seq, S13. */
static void withdraw(struct naive *n, uint32_t a)
{
    uint32_t c = n->agents[a].client;
    naive_tell(n, ACD_EVENT_CANCEL, ACD_WHY_WITHDRAWN, a, c);
    naive_free_agent(n, a, false);
    naive_return_client(n, c);
    naive_match_client(n, c);
    naive_match_agent(n, a);
}

int naive_stop_service(struct naive *n, int64_t now, uint32_t a, uint32_t q)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    if (!is_queue(n, q))
        return ACD_NO_QUEUE;
    if (!agent->serves[q])
        return ACD_NOT_SERVED;
    agent->serves[q] = false;
    if (n->params.withdraw_on_stop && agent->state == ACD_AGENT_OFFERED &&
        n->clients[agent->client].queue == q)
        withdraw(n, a);
    return ACD_OK;
}

int naive_set_dnd(struct naive *n, int64_t now, uint32_t a, int64_t code)
{
    int answer = begin(n, now);
    if (answer != ACD_OK)
        return answer;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    if (outside(code, INT32_MIN, INT32_MAX))
        return ACD_RANGE;
    bool ran = naive_clock_runs(n, agent), automatic = agent->dnd == 0;
    agent->dnd = (int32_t)code;
    if (!ran && naive_clock_runs(n, agent))
        agent->idle_seq = naive_fresh(n);
    if (n->params.withdraw_on_dnd && agent->state == ACD_AGENT_OFFERED && automatic && code != 0)
        withdraw(n, a);
    naive_match_agent(n, a);
    return ACD_OK;
}

static bool is_live_offer(const struct naive *n, uint32_t a, uint32_t q, uint32_t c)
{
    const struct naive_agent *agent = &n->agents[a];
    return agent->state == ACD_AGENT_OFFERED && agent->client == c && n->clients[agent->client].queue == q;
}

/* S18 */
int naive_accept(struct naive *n, int64_t now, uint32_t a, uint32_t q, uint32_t c)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    if (!is_live_offer(n, a, q, c))
        return ACD_CLOSED;
    naive_begin_session(n, a, c);
    return ACD_OK;
}

/* S19 */
int naive_reject(struct naive *n, int64_t now, uint32_t a, uint32_t q, uint32_t c)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    if (!is_live_offer(n, a, q, c))
        return ACD_CLOSED;
    naive_exclude(n, a, c);
    n->agents[a].lapses = 0;
    naive_free_agent(n, a, n->params.idle_clock_on_reject == ACD_CLOCK_KEEP);
    naive_return_client(n, c);
    naive_match_client(n, c);
    naive_match_agent(n, a);
    return ACD_OK;
}

/* S24 */
int naive_release(struct naive *n, int64_t now, uint32_t a)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (a >= n->limits.agents || (!n->agents[a].online && n->agents[a].state != ACD_AGENT_BUSY))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    if (agent->state != ACD_AGENT_BUSY)
        return ACD_CLOSED;
    naive_tell(n, ACD_EVENT_END, ACD_WHY_NONE, a, agent->client);
    naive_client_out(n, agent->client);
    naive_free_agent(n, a, false);
    naive_match_agent(n, a);
    return ACD_OK;
}

/* S26 */
int naive_request(struct naive *n, int64_t now, uint32_t a)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    if (!naive_serves_any(agent))
        return ACD_NOT_SERVED;
    if (agent->state != ACD_AGENT_IDLE)
        return ACD_BUSY;
    uint32_t c = naive_best_client(n, a, true);
    if (c == ACD_NOBODY_ID)
        return ACD_NOBODY;
    naive_offer(n, a, c, ACD_WHY_REQUEST);
    return ACD_OK;
}

/* S27 */
int naive_request_client(struct naive *n, int64_t now, uint32_t a, uint32_t q, uint32_t c)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (!is_online(n, a))
        return ACD_OFFLINE;
    struct naive_agent *agent = &n->agents[a];
    if (!is_queue(n, q))
        return ACD_NO_QUEUE;
    if (!agent->serves[q])
        return ACD_NOT_SERVED;
    if (agent->state != ACD_AGENT_IDLE)
        return ACD_BUSY;
    if (naive_client_status(n, c).state != ACD_CLIENT_WAITING || n->clients[c].queue != q)
        return ACD_NOBODY;
    naive_offer(n, a, c, ACD_WHY_NAMED);
    return ACD_OK;
}

/* ---- clients --------------------------------------------------------------------------------- */

/* S29 */
int naive_start_queuing(struct naive *n, int64_t now, uint32_t c, uint32_t q)
{
    int code = begin_new(n, now, c, n->limits.clients);
    if (code != ACD_OK)
        return code;
    struct naive_client *client = &n->clients[c];
    if (!is_queue(n, q))
        return ACD_NO_QUEUE;
    if (client->state == ACD_CLIENT_SERVED)
        return ACD_BUSY;
    if (client->state != ACD_CLIENT_OUT)
        return client->queue == q ? ACD_OK : ACD_OTHER_QUEUE;
    uint64_t seq = naive_fresh(n);
    *client = (struct naive_client){
        .state = ACD_CLIENT_WAITING, .queue = q, .since = now, .start = seq, .enter = seq};
    naive_tell(n, ACD_EVENT_ENTER, ACD_WHY_NONE, ACD_NOBODY_ID, c);
    naive_match_client(n, c);
    return ACD_OK;
}

/* S21, of a client that waits or is offered. */
static void give_up(struct naive *n, uint32_t c)
{
    uint32_t a = n->clients[c].agent;
    if (n->clients[c].state == ACD_CLIENT_WAITING) {
        naive_tell(n, ACD_EVENT_LEAVE, ACD_WHY_GONE, ACD_NOBODY_ID, c);
        naive_client_out(n, c);
        return;
    }
    naive_tell(n, ACD_EVENT_CANCEL, ACD_WHY_CLIENT, a, c);
    naive_client_out(n, c);
    naive_free_agent(n, a, true);
    naive_match_agent(n, a);
}

int naive_stop_queuing(struct naive *n, int64_t now, uint32_t c)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    enum acd_client_state state = naive_client_status(n, c).state;
    if (state == ACD_CLIENT_OUT || state == ACD_CLIENT_SERVED)
        return ACD_CLOSED;
    give_up(n, c);
    return ACD_OK;
}

int naive_client_off(struct naive *n, int64_t now, uint32_t c)
{
    int code = begin(n, now);
    if (code != ACD_OK)
        return code;
    if (naive_client_status(n, c).state == ACD_CLIENT_OUT)
        return ACD_OFFLINE;
    if (n->clients[c].state != ACD_CLIENT_SERVED)
        give_up(n, c);
    return ACD_OK;
}
