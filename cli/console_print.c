/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/console_print.h"

#include <inttypes.h>
#include "models/simtime.h"

static void print_time(FILE *out, int64_t us)
{
    fprintf(out, "%" PRId64 ".%06" PRId64, us / SIM_SECOND, us % SIM_SECOND);
}

static void print_word(FILE *out, struct word word)
{
    fputc(' ', out);
    fwrite(word.text, 1, word.length, out);
}

static void print_name(FILE *out, const struct name_table *names, uint32_t number)
{
    if (number != ACD_NOBODY_ID)
        fprintf(out, " %s", name_table_text(names, number));
}

void print_result(FILE *out, const struct operation *op, int code)
{
    print_time(out, op->now);
    if (code == ACD_OK)
        fputs(" ok", out);
    else
        fprintf(out, " err %d", code);
    for (unsigned i = 1; i < op->count; i++)
        print_word(out, op->words[i]);
    fputc('\n', out);
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

void print_event(FILE *out, const struct acd_event *event, const struct name_table names[KINDS])
{
    print_time(out, event->time);
    fprintf(out, " %s", event_words[event->kind]);
    print_name(out, &names[KIND_AGENT], event->agent.v);
    print_name(out, &names[KIND_QUEUE], event->queue.v);
    print_name(out, &names[KIND_CLIENT], event->client.v);
    if (event->kind == ACD_EVENT_DND)
        fprintf(out, " %" PRId32, event->code);
    fprintf(out, "%s\n", why_words[event->why]);
}

static void print_status(FILE *out, const struct operation *op, const struct call *call)
{
    struct acd_queue_status status = {0};
    acd_queue_status(call->acd, (acd_queue){call->who[KIND_QUEUE]}, &status);
    print_time(out, op->now);
    fputs(" status", out);
    print_word(out, op->who[KIND_QUEUE]);
    fprintf(out, " %" PRIu32 " %" PRIu32 " %" PRIu32 " %" PRIu32 "\n", status.agents, status.waiting,
            status.offered, status.serving);
}

static void print_position(FILE *out, const struct operation *op, const struct call *call,
                           const struct name_table *queues)
{
    acd_client client = {call->who[KIND_CLIENT]};
    struct acd_client_status status = acd_client_status(call->acd, client);
    bool queuing = status.state == ACD_CLIENT_WAITING || status.state == ACD_CLIENT_OFFERED;
    print_time(out, op->now);
    fputs(" position", out);
    print_word(out, op->who[KIND_CLIENT]);
    fprintf(out, " %s %" PRId64 " ",
            status.state == ACD_CLIENT_OUT ? "-" : name_table_text(queues, status.queue.v),
            acd_position(call->acd, client));
    print_time(out, queuing ? op->now - status.since : 0);
    fputc('\n', out);
}

void print_answer(FILE *out, const struct operation *op, const struct call *call,
                  const struct name_table names[KINDS])
{
    if (op->form->answer == ANSWER_STATUS)
        print_status(out, op, call);
    if (op->form->answer == ANSWER_POSITION)
        print_position(out, op, call, &names[KIND_QUEUE]);
}
