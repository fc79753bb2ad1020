/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/audit.h"

#include <string.h>

void audit_init(struct audit *audit, const struct acd_params *params)
{
    memset(audit, 0, sizeof *audit);
    audit->params = *params;
}

/* ---- who could be offered to whom ------------------------------------------------------------ */

static bool available(const struct audited_agent *agent)
{
    return agent->online && agent->state == ACD_AGENT_IDLE && agent->dnd == 0;
}

static bool possible(const struct audit *audit, uint32_t a, uint32_t c, int64_t now)
{
    const struct audited_client *client = &audit->clients[c];
    return audit->agents[a].serves[client->queue] && now >= client->until[a];
}

/* Clients of one queue; returned ones that go to the tail have no order here. */
static bool ahead(const struct audit *audit, const struct audited_client *one,
                  const struct audited_client *other)
{
    if (audit->params.requeue == ACD_REQUEUE_HEAD && one->returned != other->returned)
        return one->returned;
    return one->start < other->start;
}

static bool waiting_ahead(const struct audit *audit, uint32_t a, uint32_t c, int64_t now)
{
    const struct audited_client *client = &audit->clients[c];
    for (uint32_t d = 0; d < NAIVE_MOST; d++) {
        const struct audited_client *other = &audit->clients[d];
        if (other->state != AUDITED_WAITING || !possible(audit, a, d, now))
            continue;
        if (other->queue == client->queue
                ? ahead(audit, other, client)
                : audit->queue_priority[other->queue] < audit->queue_priority[client->queue])
            return true;
    }
    return false;
}

static bool better_agent(const struct audit *audit, uint32_t a, uint32_t c, int64_t now)
{
    uint32_t q = audit->clients[c].queue;
    for (uint32_t x = 0; x < NAIVE_MOST; x++)
        if (available(&audit->agents[x]) && possible(audit, x, c, now) &&
            audit->agents[x].priority[q] < audit->agents[a].priority[q])
            return true;
    return false;
}

static const char *at_rest(const struct audit *audit, int64_t now)
{
    for (uint32_t a = 0; a < NAIVE_MOST; a++) {
        const struct audited_agent *agent = &audit->agents[a];
        if (agent->accepted)
            return "audit: an accept without a session";
        if (agent->state == ACD_AGENT_OFFERED && (!agent->online || agent->deadline < now))
            return "audit: an offer of an agent who is gone, or overdue";
        for (uint32_t c = 0; c < NAIVE_MOST; c++)
            if (available(agent) && audit->clients[c].state == AUDITED_WAITING && possible(audit, a, c, now))
                return "audit: at rest an available agent beside a client";
    }
    for (uint32_t c = 0; c < NAIVE_MOST; c++)
        if (audit->clients[c].state == AUDITED_LEFT || audit->clients[c].state == AUDITED_RETURNING)
            return "audit: a client is nowhere";
    return NULL;
}

/* ---- events ---------------------------------------------------------------------------------- */

static const char *entered(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    struct audited_client *client = &audit->clients[event->client.v];
    if (client->state == AUDITED_RETURNING && client->queue == event->queue.v) {
        client->returned = true;
    } else if (client->state == AUDITED_OUT && op->kind == OP_START_QUEUING &&
               op->client == event->client.v && op->queue == event->queue.v) {
        *client = (struct audited_client){.queue = op->queue, .start = ++audit->starts};
    } else {
        return "audit: a client enters that is elsewhere";
    }
    client->state = AUDITED_WAITING;
    return NULL;
}

static const char *left(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    struct audited_client *client = &audit->clients[event->client.v];
    bool gives_up = op->kind == OP_STOP_QUEUING || op->kind == OP_CLIENT_OFF;
    if (client->state != AUDITED_WAITING || client->queue != event->queue.v)
        return "audit: a client leaves that does not wait";
    if (event->why == ACD_WHY_GONE && !(gives_up && op->client == event->client.v))
        return "audit: a client is thrown out";
    client->state = event->why == ACD_WHY_GONE ? AUDITED_OUT : AUDITED_LEFT;
    return NULL;
}

static const char *worse(const struct audit *audit, const struct acd_event *event)
{
    uint32_t a = event->agent.v, c = event->client.v;
    if (audit->agents[a].dnd != 0 || !possible(audit, a, c, event->time))
        return "audit: an offer unasked";
    if (audit->params.requeue != ACD_REQUEUE_TAIL && audit->params.reoffer_delay > 0 &&
        waiting_ahead(audit, a, c, event->time))
        return "audit: a client is overtaken";
    if (better_agent(audit, a, c, event->time))
        return "audit: a better agent was available";
    return NULL;
}

static bool asked(const struct operation *op, uint32_t a)
{
    return (op->kind == OP_REQUEST || op->kind == OP_REQUEST_CLIENT) && op->agent == a;
}

static const char *offered(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    struct audited_agent *agent = &audit->agents[event->agent.v];
    struct audited_client *client = &audit->clients[event->client.v];
    if (client->state != AUDITED_LEFT || client->queue != event->queue.v)
        return "audit: a client is offered that did not wait";
    if (!agent->online || agent->state != ACD_AGENT_IDLE || !agent->serves[event->queue.v])
        return "audit: an offer to an agent who is not there, has a client or serves other queues";
    if (event->why != ACD_WHY_AUTO && !asked(op, event->agent.v))
        return "audit: an offer that nobody requested";
    const char *fault = event->why == ACD_WHY_AUTO ? worse(audit, event) : NULL;
    agent->state = ACD_AGENT_OFFERED;
    agent->client = event->client.v;
    agent->deadline = event->time + audit->params.offer_timeout;
    client->state = AUDITED_OFFERED;
    return fault;
}

static void fail_offer(struct audit *audit, uint32_t a, int64_t exclude_from)
{
    struct audited_client *client = &audit->clients[audit->agents[a].client];
    audit->agents[a].state = ACD_AGENT_IDLE;
    client->state = AUDITED_RETURNING;
    if (exclude_from >= 0)
        client->until[a] = exclude_from + audit->params.reoffer_delay;
}

static bool may_cancel(const struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    switch (event->why) {
    case ACD_WHY_TIMEOUT:
        return op->kind == OP_TICK && event->time == audit->agents[event->agent.v].deadline;
    case ACD_WHY_CLIENT:
        return (op->kind == OP_STOP_QUEUING || op->kind == OP_CLIENT_OFF) && op->client == event->client.v;
    case ACD_WHY_AGENT:
        return op->kind == OP_AGENT_OFF && op->agent == event->agent.v;
    case ACD_WHY_WITHDRAWN:
        return op->agent == event->agent.v &&
               ((op->kind == OP_DND && audit->params.withdraw_on_dnd) ||
                (op->kind == OP_STOP_SERVICE && audit->params.withdraw_on_stop));
    default:
        return false;
    }
}

static const char *cancelled(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    struct audited_agent *agent = &audit->agents[event->agent.v];
    if (agent->state != ACD_AGENT_OFFERED || agent->client != event->client.v)
        return "audit: an offer is cancelled that is not open";
    if (!may_cancel(audit, op, event))
        return "audit: an offer is cancelled without its reason";
    fail_offer(audit, event->agent.v, event->why == ACD_WHY_TIMEOUT ? event->time : -1);
    if (event->why == ACD_WHY_CLIENT)
        audit->clients[event->client.v].state = AUDITED_OUT;
    return NULL;
}

static const char *began(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    struct audited_agent *agent = &audit->agents[event->agent.v];
    struct audited_client *client = &audit->clients[event->client.v];
    bool pulled = asked(op, event->agent.v) && !audit->params.manual_needs_accept &&
                  agent->state == ACD_AGENT_IDLE && client->state == AUDITED_LEFT;
    if (!pulled && !(agent->accepted && agent->client == event->client.v))
        return "audit: a session that nobody accepted";
    agent->accepted = false;
    agent->state = ACD_AGENT_BUSY;
    agent->client = event->client.v;
    client->state = AUDITED_SERVED;
    return NULL;
}

static const char *ended(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    struct audited_agent *agent = &audit->agents[event->agent.v];
    if (op->kind != OP_RELEASE || agent->state != ACD_AGENT_BUSY || agent->client != event->client.v)
        return "audit: a session ends that was not released";
    agent->state = ACD_AGENT_IDLE;
    audit->clients[event->client.v].state = AUDITED_OUT;
    return NULL;
}

static const char *disturbed(struct audit *audit, const struct acd_event *event)
{
    struct audited_agent *agent = &audit->agents[event->agent.v];
    if (agent->dnd != 0 || event->code != audit->params.timeout_sets_dnd)
        return "audit: do not disturb is set wrongly";
    agent->dnd = event->code;
    return NULL;
}

static const char *audit_event(struct audit *audit, const struct operation *op, const struct acd_event *event)
{
    if (event->time < audit->now || event->time > op->now || (op->kind != OP_TICK && event->time != op->now))
        return "audit: an event at another time";
    audit->now = event->time;
    switch (event->kind) {
    case ACD_EVENT_ENTER:
        return entered(audit, op, event);
    case ACD_EVENT_LEAVE:
        return left(audit, op, event);
    case ACD_EVENT_OFFER:
        return offered(audit, op, event);
    case ACD_EVENT_CANCEL:
        return cancelled(audit, op, event);
    case ACD_EVENT_DND:
        return disturbed(audit, event);
    case ACD_EVENT_SESSION:
        return began(audit, op, event);
    case ACD_EVENT_END:
        return ended(audit, op, event);
    }
    return "audit: an unknown event";
}

/* ---- operations ------------------------------------------------------------------------------ */

static const char *answered(struct audit *audit, const struct operation *op)
{
    struct audited_agent *agent = &audit->agents[op->agent];
    if (agent->state != ACD_AGENT_OFFERED || agent->client != op->client || op->now > agent->deadline ||
        audit->clients[op->client].queue != op->queue)
        return "audit: an answer to an offer that is not open";
    if (op->kind == OP_ACCEPT)
        agent->accepted = true;
    else
        fail_offer(audit, op->agent, op->now);
    return NULL;
}

static void came_online(struct audited_agent *agent, int64_t dnd)
{
    if (agent->online)
        return;
    agent->online = true;
    agent->dnd = (int32_t)dnd;
}

static void went_offline(struct audited_agent *agent)
{
    agent->online = false;
    memset(agent->serves, 0, sizeof agent->serves);
}

static const char *done(struct audit *audit, const struct operation *op)
{
    struct audited_agent *agent = &audit->agents[op->agent];
    switch (op->kind) {
    case OP_QUEUE:
    case OP_QUEUE_PRIO:
        audit->queue_priority[op->queue] = op->number;
        break;
    case OP_QUEUE_DELETE:
        for (uint32_t a = 0; a < NAIVE_MOST; a++)
            audit->agents[a].serves[op->queue] = false;
        break;
    case OP_AGENT:
        came_online(agent, op->number);
        break;
    case OP_AGENT_OFF:
        went_offline(agent);
        break;
    case OP_START_SERVICE:
        agent->serves[op->queue] = true;
        agent->priority[op->queue] = op->number;
        break;
    case OP_STOP_SERVICE:
        agent->serves[op->queue] = false;
        break;
    case OP_DND:
        agent->dnd = (int32_t)op->number;
        break;
    case OP_ACCEPT:
    case OP_REJECT:
        return answered(audit, op);
    default:
        break;
    }
    return NULL;
}

const char *audit_operation(struct audit *audit, const struct operation *op, int code,
                            const struct acd_event *events, unsigned count)
{
    if (code != ACD_OK)
        return count > 0 ? "audit: an operation that fails has events" : NULL;
    const char *fault = done(audit, op);
    for (unsigned i = 0; i < count && !fault; i++)
        fault = audit_event(audit, op, &events[i]);
    audit->now = op->now;
    return fault ? fault : at_rest(audit, op->now);
}
