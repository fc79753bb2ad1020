/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/console.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "cli/console_print.h"

/* ---- the block ------------------------------------------------------------------------------------ */

#define ROOM_FIRST 8u

/* Takes over nobody but `from`, which may be NULL. */
static bool move_to_block(struct console *c, const struct acd_limits *limits, const struct acd_params *params)
{
    size_t size = acd_size(limits);
    void *memory = size ? aligned_alloc(16, (size + 15) / 16 * 16) : NULL;
    if (!memory)
        return false;
    acd *block = c->acd ? acd_grow(memory, limits, c->acd) : acd_init(memory, limits, params);
    if (!block) {
        free(memory);
        return false;
    }
    free(c->acd);
    c->acd = block;
    return true;
}

/* Twice the room for what there is no room for. */
static bool grow(struct console *c, enum room room)
{
    struct acd_limits limits = acd_limits_of(c->acd);
    uint32_t *const all[ROOMS] = {[ROOM_AGENTS] = &limits.agents,
                                  [ROOM_QUEUES] = &limits.queues,
                                  [ROOM_CLIENTS] = &limits.clients,
                                  [ROOM_SERVICES] = &limits.services,
                                  [ROOM_EXCLUSIONS] = &limits.exclusions};
    *all[room] *= 2;
    return move_to_block(c, &limits, NULL);
}

bool console_open(struct console *c, const struct acd_params *params, FILE *out)
{
    struct acd_limits limits = {ROOM_FIRST, ROOM_FIRST, ROOM_FIRST, ROOM_FIRST, ROOM_FIRST};
    *c = (struct console){.out = out};
    return move_to_block(c, &limits, params);
}

void console_close(struct console *c)
{
    for (int kind = 0; kind < KINDS; kind++)
        name_table_free(&c->names[kind]);
    free(c->acd);
}

/* ---- events --------------------------------------------------------------------------------------- */

/* The client is out with this, and its number is free. */
static bool is_last_of_client(const struct acd_event *event)
{
    return event->kind == ACD_EVENT_END || event->why == ACD_WHY_GONE || event->why == ACD_WHY_CLIENT;
}

/* Those later than `until` are not printed. */
static enum console_status follow(struct console *c, int64_t until)
{
    struct acd_event event;
    while (acd_next(c->acd, &event)) {
        if (event.time <= until)
            print_event(c->out, &event, c->names);
        if (is_last_of_client(&event))
            name_table_remove(&c->names[KIND_CLIENT], event.client.v);
        if (ferror(c->out))
            return CONSOLE_NO_OUTPUT;
    }
    return CONSOLE_GOES_ON;
}

/* ---- operations ----------------------------------------------------------------------------------- */

/* Until it is done or refused. `*code` becomes its answer. */
static enum console_status carry_out(struct console *c, const struct operation_form *form, struct call *call,
                                     int64_t until, int *code)
{
    enum console_status status = CONSOLE_GOES_ON;
    while (status == CONSOLE_GOES_ON) {
        call->acd = c->acd;
        *code = form->carry_out(call);
        if (*code == ACD_UNREAD)
            status = follow(c, until);
        else if (*code != ACD_LIMIT)
            break;
        else if (!grow(c, form->room))
            status = CONSOLE_NO_MEMORY;
    }
    return status;
}

/* What is due at `now`, printed up to `until`. */
static enum console_status play(struct console *c, int64_t now, int64_t until)
{
    int code;
    struct call call = {.now = now};
    enum console_status status = carry_out(c, &operation_tick, &call, until, &code);
    return status == CONSOLE_GOES_ON ? follow(c, until) : status;
}

_Static_assert(NAME_NONE == ACD_NOBODY_ID, "a name without a number is nobody's");

/* A name that the operation brings into being has a number from now on. False: out of memory. */
static bool find_numbers(struct console *c, const struct operation *op, struct call *call, bool *is_new)
{
    *is_new = false;
    for (int kind = 0; kind < KINDS; kind++) {
        call->who[kind] = ACD_NOBODY_ID;
        if (!op->who[kind].text)
            continue;
        call->who[kind] = name_table_find(&c->names[kind], op->who[kind]);
        if (call->who[kind] != NAME_NONE || kind != (int)op->form->room)
            continue;
        call->who[kind] = name_table_add(&c->names[kind], op->who[kind]);
        if (call->who[kind] == NAME_NONE)
            return false;
        *is_new = true;
    }
    return true;
}

/* The numbers of who is not there (any more) are free. Not an agent's: exclusions outlast being offline. */
static void forget_names(struct console *c, const struct operation *op, const struct call *call, bool is_new,
                         int code)
{
    struct acd_queue_status unused;
    uint32_t queue = call->who[KIND_QUEUE];
    if (is_new && code != ACD_OK)
        name_table_remove(&c->names[op->form->room], call->who[op->form->room]);
    else if (queue != ACD_NOBODY_ID && acd_queue_status(c->acd, (acd_queue){queue}, &unused) == ACD_NO_QUEUE)
        name_table_remove(&c->names[KIND_QUEUE], queue);
}

static enum console_status perform(struct console *c, const struct operation *op)
{
    struct call call = {.now = op->now, .number = op->number};
    bool is_new;
    int code;
    enum console_status status = play(c, op->now, op->now);
    if (status == CONSOLE_GOES_ON && !find_numbers(c, op, &call, &is_new))
        status = CONSOLE_NO_MEMORY;
    if (status == CONSOLE_GOES_ON)
        status = carry_out(c, op->form, &call, op->now, &code);
    if (status != CONSOLE_GOES_ON)
        return status;
    print_result(c->out, op, code);
    if (code == ACD_OK)
        print_answer(c->out, op, &call, c->names);
    status = follow(c, op->now);
    forget_names(c, op, &call, is_new, code);
    return status;
}

enum console_status console_line(struct console *c, const char *text, size_t length, struct complaint *why)
{
    struct operation op;
    if (!operation_read(text, length, &op, why))
        return CONSOLE_NOT_AN_OPERATION;
    if (!op.form)
        return CONSOLE_GOES_ON;
    if (op.now < c->now) {
        snprintf(why->text, sizeof why->text,
                 "the time is before that of the last operation, %" PRId64 ".%06" PRId64, c->now / 1000000,
                 c->now % 1000000);
        return CONSOLE_NOT_AN_OPERATION;
    }
    c->now = op.now;
    return perform(c, &op);
}

enum console_status console_end(struct console *c)
{
    return play(c, c->now + 1, c->now);
}
