/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/operations.h"

static acd_agent agent(const struct call *c)
{
    return (acd_agent){c->who[KIND_AGENT]};
}
static acd_queue queue(const struct call *c)
{
    return (acd_queue){c->who[KIND_QUEUE]};
}
static acd_client client(const struct call *c)
{
    return (acd_client){c->who[KIND_CLIENT]};
}

/* ---- what they do --------------------------------------------------------------------------------- */

static int tick(const struct call *c)
{
    return acd_tick(c->acd, c->now);
}
static int queue_set(const struct call *c)
{
    return acd_queue_set(c->acd, c->now, queue(c), c->number);
}
static int queue_priority(const struct call *c)
{
    return acd_queue_priority(c->acd, c->now, queue(c), c->number);
}
static int queue_delete(const struct call *c)
{
    return acd_queue_delete(c->acd, c->now, queue(c));
}
static int queue_exists(const struct call *c)
{
    struct acd_queue_status unused;
    return acd_queue_status(c->acd, queue(c), &unused);
}
static int agent_on(const struct call *c)
{
    return acd_agent_on(c->acd, c->now, agent(c), c->number);
}
static int agent_off(const struct call *c)
{
    return acd_agent_off(c->acd, c->now, agent(c));
}
static int start_service(const struct call *c)
{
    return acd_start_service(c->acd, c->now, agent(c), queue(c), c->number);
}
static int stop_service(const struct call *c)
{
    return acd_stop_service(c->acd, c->now, agent(c), queue(c));
}
static int dnd(const struct call *c)
{
    return acd_set_dnd(c->acd, c->now, agent(c), c->number);
}
static int start_queuing(const struct call *c)
{
    return acd_start_queuing(c->acd, c->now, client(c), queue(c));
}
static int stop_queuing(const struct call *c)
{
    return acd_stop_queuing(c->acd, c->now, client(c));
}
static int client_off(const struct call *c)
{
    return acd_client_off(c->acd, c->now, client(c));
}
static int request(const struct call *c)
{
    return acd_request(c->acd, c->now, agent(c));
}
static int request_client(const struct call *c)
{
    return acd_request_client(c->acd, c->now, agent(c), queue(c), client(c));
}
static int accept(const struct call *c)
{
    return acd_accept(c->acd, c->now, agent(c), queue(c), client(c));
}
static int reject(const struct call *c)
{
    return acd_reject(c->acd, c->now, agent(c), queue(c), client(c));
}
static int release(const struct call *c)
{
    return acd_release(c->acd, c->now, agent(c));
}

/* ---- the table ------------------------------------------------------------------------------------ */

const struct operation_form operation_tick = {"tick", "", "", 0, 0, tick, ROOM_EXCLUSIONS, ANSWER_NONE};

const struct operation_form operation_forms[OPERATIONS] = {
    {"queue", "Q [PRIO]", "qn", 1, ACD_QUEUE_PRIORITY_WORST, queue_set, ROOM_QUEUES, ANSWER_NONE},
    {"queue_prio", "Q PRIO", "qn", 2, 0, queue_priority, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"queue_delete", "Q", "q", 1, 0, queue_delete, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"status", "Q", "q", 1, 0, queue_exists, ROOM_EXCLUSIONS, ANSWER_STATUS},
    {"agent", "A [DND]", "an", 1, 0, agent_on, ROOM_AGENTS, ANSWER_NONE},
    {"agent_off", "A", "a", 1, 0, agent_off, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"start_service", "A Q [P]", "aqn", 2, ACD_AGENT_PRIORITY_BEST, start_service, ROOM_SERVICES,
     ANSWER_NONE},
    {"stop_service", "A Q", "aq", 2, 0, stop_service, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"dnd", "A CODE", "an", 2, 0, dnd, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"start_queuing", "C Q", "cq", 2, 0, start_queuing, ROOM_CLIENTS, ANSWER_NONE},
    {"stop_queuing", "C", "c", 1, 0, stop_queuing, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"client_off", "C", "c", 1, 0, client_off, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"position", "C", "c", 1, 0, tick, ROOM_EXCLUSIONS, ANSWER_POSITION},
    {"request", "A [Q C]", "a", 1, 0, request, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"request", "A [Q C]", "aqc", 3, 0, request_client, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"accept", "A Q C", "aqc", 3, 0, accept, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"reject", "A Q C", "aqc", 3, 0, reject, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"release", "A", "a", 1, 0, release, ROOM_EXCLUSIONS, ANSWER_NONE},
    {"tick", "", "", 0, 0, tick, ROOM_EXCLUSIONS, ANSWER_NONE},
};
