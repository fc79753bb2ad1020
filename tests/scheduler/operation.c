/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/operation.h"

#include <inttypes.h>
#include <string.h>

const struct operation_form operation_forms[OP_KINDS] = {
    [OP_TICK] = {"tick", "", 0, 0},
    [OP_QUEUE] = {"queue", "qn", 1, 10},
    [OP_QUEUE_PRIO] = {"queue_prio", "qn", 2, 0},
    [OP_QUEUE_DELETE] = {"queue_delete", "q", 1, 0},
    [OP_AGENT] = {"agent", "an", 1, 0},
    [OP_AGENT_OFF] = {"agent_off", "a", 1, 0},
    [OP_START_SERVICE] = {"start_service", "aqn", 2, 0},
    [OP_STOP_SERVICE] = {"stop_service", "aq", 2, 0},
    [OP_DND] = {"dnd", "an", 2, 0},
    [OP_START_QUEUING] = {"start_queuing", "cq", 2, 0},
    [OP_STOP_QUEUING] = {"stop_queuing", "c", 1, 0},
    [OP_CLIENT_OFF] = {"client_off", "c", 1, 0},
    [OP_REQUEST] = {"request", "a", 1, 0},
    [OP_REQUEST_CLIENT] = {"request", "aqc", 3, 0},
    [OP_ACCEPT] = {"accept", "aqc", 3, 0},
    [OP_REJECT] = {"reject", "aqc", 3, 0},
    [OP_RELEASE] = {"release", "a", 1, 0},
    [OP_STATUS] = {"status", "q", 1, 0},
    [OP_POSITION] = {"position", "c", 1, 0},
    [OP_SNAPSHOT] = {"(snapshot)", "", 0, 0},
    [OP_GROW] = {"(grow)", "", 0, 0},
};

struct names names_plain(void)
{
    struct names names;
    for (unsigned kind = 0; kind < NAME_KINDS; kind++)
        for (unsigned i = 0; i < NAIVE_MOST; i++)
            snprintf(names.word[kind][i], NAME_LENGTH, "%c%u", "aqc"[kind], i);
    return names;
}

/* ---- printing -------------------------------------------------------------------------------- */

static void print_name(FILE *out, const struct names *names, unsigned kind, uint32_t number)
{
    if (number < NAIVE_MOST)
        fprintf(out, " %s", names->word[kind][number]);
    else if (number == ACD_NOBODY_ID)
        fprintf(out, " (none)");
    else
        fprintf(out, " %c%" PRIu32, "aqc"[kind], number);
}

static void print_time(FILE *out, int64_t time)
{
    intmax_t second = 1000000;
    fprintf(out, "%s%" PRIdMAX ".%06" PRIdMAX, time < 0 ? "-" : "", imaxabs(time / second),
            imaxabs(time % second));
}

void operation_print(FILE *out, const struct operation *op, const struct names *names)
{
    const struct operation_form *form = &operation_forms[op->kind];
    print_time(out, op->now);
    fprintf(out, " %s", form->word);
    for (const char *argument = form->arguments; *argument; argument++) {
        if (*argument == 'a')
            print_name(out, names, NAME_AGENT, op->agent);
        else if (*argument == 'q')
            print_name(out, names, NAME_QUEUE, op->queue);
        else if (*argument == 'c')
            print_name(out, names, NAME_CLIENT, op->client);
        else
            fprintf(out, " %" PRId64, op->number);
    }
}

static const char *const event_words[] = {
    [ACD_EVENT_ENTER] = "enter",   [ACD_EVENT_LEAVE] = "leave", [ACD_EVENT_OFFER] = "offer",
    [ACD_EVENT_CANCEL] = "cancel", [ACD_EVENT_DND] = "dnd",     [ACD_EVENT_SESSION] = "session",
    [ACD_EVENT_END] = "end",
};

static const char *const why_words[] = {
    [ACD_WHY_NONE] = "",
    [ACD_WHY_GONE] = " 0",
    [ACD_WHY_OFFERED] = " 1",
    [ACD_WHY_AUTO] = " auto",
    [ACD_WHY_REQUEST] = " request",
    [ACD_WHY_NAMED] = " named",
    [ACD_WHY_TIMEOUT] = " timeout",
    [ACD_WHY_CLIENT] = " client",
    [ACD_WHY_AGENT] = " agent",
    [ACD_WHY_WITHDRAWN] = " withdrawn",
};

void event_print(FILE *out, const struct acd_event *event, const struct names *names)
{
    print_time(out, event->time);
    fprintf(out, " %s", event_words[event->kind]);
    if (event->agent.v != ACD_NOBODY_ID)
        print_name(out, names, NAME_AGENT, event->agent.v);
    if (event->queue.v != ACD_NOBODY_ID)
        print_name(out, names, NAME_QUEUE, event->queue.v);
    if (event->client.v != ACD_NOBODY_ID)
        print_name(out, names, NAME_CLIENT, event->client.v);
    fputs(why_words[event->why], out);
    if (event->kind == ACD_EVENT_DND || event->code != 0)
        fprintf(out, " %" PRId32, event->code);
}

bool same_event(const struct acd_event *one, const struct acd_event *other)
{
    return one->time == other->time && one->kind == other->kind && one->why == other->why &&
           one->agent.v == other->agent.v && one->queue.v == other->queue.v &&
           one->client.v == other->client.v && one->code == other->code;
}

/* ---- carrying out ---------------------------------------------------------------------------- */

int operation_on_library(acd *a, const struct operation *op)
{
    acd_agent agent = {op->agent};
    acd_queue queue = {op->queue};
    acd_client client = {op->client};
    switch (op->kind) {
    case OP_QUEUE:
        return acd_queue_set(a, op->now, queue, op->number);
    case OP_QUEUE_PRIO:
        return acd_queue_priority(a, op->now, queue, op->number);
    case OP_QUEUE_DELETE:
        return acd_queue_delete(a, op->now, queue);
    case OP_AGENT:
        return acd_agent_on(a, op->now, agent, op->number);
    case OP_AGENT_OFF:
        return acd_agent_off(a, op->now, agent);
    case OP_START_SERVICE:
        return acd_start_service(a, op->now, agent, queue, op->number);
    case OP_STOP_SERVICE:
        return acd_stop_service(a, op->now, agent, queue);
    case OP_DND:
        return acd_set_dnd(a, op->now, agent, op->number);
    case OP_START_QUEUING:
        return acd_start_queuing(a, op->now, client, queue);
    case OP_STOP_QUEUING:
        return acd_stop_queuing(a, op->now, client);
    case OP_CLIENT_OFF:
        return acd_client_off(a, op->now, client);
    case OP_REQUEST:
        return acd_request(a, op->now, agent);
    case OP_REQUEST_CLIENT:
        return acd_request_client(a, op->now, agent, queue, client);
    case OP_ACCEPT:
        return acd_accept(a, op->now, agent, queue, client);
    case OP_REJECT:
        return acd_reject(a, op->now, agent, queue, client);
    case OP_RELEASE:
        return acd_release(a, op->now, agent);
    default:
        return acd_tick(a, op->now);
    }
}

int operation_on_naive(struct naive *n, const struct operation *op)
{
    switch (op->kind) {
    case OP_QUEUE:
        return naive_queue_set(n, op->now, op->queue, op->number);
    case OP_QUEUE_PRIO:
        return naive_queue_priority(n, op->now, op->queue, op->number);
    case OP_QUEUE_DELETE:
        return naive_queue_delete(n, op->now, op->queue);
    case OP_AGENT:
        return naive_agent_on(n, op->now, op->agent, op->number);
    case OP_AGENT_OFF:
        return naive_agent_off(n, op->now, op->agent);
    case OP_START_SERVICE:
        return naive_start_service(n, op->now, op->agent, op->queue, op->number);
    case OP_STOP_SERVICE:
        return naive_stop_service(n, op->now, op->agent, op->queue);
    case OP_DND:
        return naive_set_dnd(n, op->now, op->agent, op->number);
    case OP_START_QUEUING:
        return naive_start_queuing(n, op->now, op->client, op->queue);
    case OP_STOP_QUEUING:
        return naive_stop_queuing(n, op->now, op->client);
    case OP_CLIENT_OFF:
        return naive_client_off(n, op->now, op->client);
    case OP_REQUEST:
        return naive_request(n, op->now, op->agent);
    case OP_REQUEST_CLIENT:
        return naive_request_client(n, op->now, op->agent, op->queue, op->client);
    case OP_ACCEPT:
        return naive_accept(n, op->now, op->agent, op->queue, op->client);
    case OP_REJECT:
        return naive_reject(n, op->now, op->agent, op->queue, op->client);
    case OP_RELEASE:
        return naive_release(n, op->now, op->agent);
    default:
        return naive_tick(n, op->now);
    }
}
