/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/reference_console.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { WORDS = 8, LINE = 240, PAIRS = NAIVE_MOST * NAIVE_MOST };

void reference_console_open(struct reference_console *console, const struct acd_params *params)
{
    static const struct acd_limits most = {NAIVE_MOST, NAIVE_MOST, NAIVE_MOST, PAIRS, PAIRS};
    *console = (struct reference_console){.center = calloc(1, sizeof *console->center)};
    naive_init(console->center, &most, params);
}

void reference_console_close(struct reference_console *console)
{
    free(console->center);
}

/* ---- a line ---------------------------------------------------------------------------------- */

static unsigned split(char *line, char *words[WORDS])
{
    unsigned count = 0;
    line[strcspn(line, "#\n")] = '\0';
    for (char *rest = line, *word; count < WORDS && (word = strtok_r(rest, " \t", &rest));)
        words[count++] = word;
    return count;
}

static bool find_number(struct names *names, unsigned kind, const char *word, uint32_t *out)
{
    for (uint32_t i = 0; i < NAIVE_MOST && strlen(word) < NAME_LENGTH; i++) {
        char *name = names->word[kind][i];
        if (name[0] == '\0')
            snprintf(name, NAME_LENGTH, "%s", word);
        *out = i;
        if (strcmp(name, word) == 0)
            return true;
    }
    return false;
}

static int64_t read_time(const char *word)
{
    char *rest;
    int64_t time = strtoll(word, &rest, 10) * 1000000, unit = 100000;
    if (*rest == '.')
        for (rest++; *rest; rest++, unit /= 10)
            time += (*rest - '0') * unit;
    return time;
}

static const struct operation_form *form_of(const char *word, unsigned arguments)
{
    for (unsigned kind = 0; kind < OP_SNAPSHOT; kind++) {
        const struct operation_form *form = &operation_forms[kind];
        if (strcmp(form->word, word) == 0 && arguments >= form->required &&
            arguments <= strlen(form->arguments))
            return form;
    }
    return NULL;
}

static bool read_argument(struct names *names, char kind, const char *word, struct operation *op)
{
    switch (kind) {
    case 'a':
        return find_number(names, NAME_AGENT, word, &op->agent);
    case 'q':
        return find_number(names, NAME_QUEUE, word, &op->queue);
    case 'c':
        return find_number(names, NAME_CLIENT, word, &op->client);
    default:
        op->number = strtoll(word, NULL, 10);
        return true;
    }
}

static const char *read_operation(struct names *names, char *words[], unsigned count, struct operation *op)
{
    const struct operation_form *form = count > 1 ? form_of(words[1], count - 2) : NULL;
    if (!form)
        return "not an operation";
    *op = (struct operation){read_time(words[0]), (enum operation_kind)(form - operation_forms), 0, 0, 0,
                             form->number};
    for (unsigned i = 2; i < count; i++)
        if (!read_argument(names, form->arguments[i - 2], words[i], op))
            return "more names, or longer ones, than there is room for";
    return NULL;
}

/* ---- its answer ------------------------------------------------------------------------------ */

static void print_time(FILE *out, int64_t time)
{
    fprintf(out, "%" PRId64 ".%06" PRId64, time / 1000000, time % 1000000);
}

static void print_events(struct reference_console *console, int64_t until, FILE *out)
{
    struct acd_event event;
    while (naive_next(console->center, &event)) {
        if (event.time > until)
            continue;
        event_print(out, &event, &console->names);
        fputc('\n', out);
    }
}

static void print_result(FILE *out, int64_t now, int code, char *words[], unsigned count)
{
    print_time(out, now);
    fprintf(out, code == ACD_OK ? " ok" : " err %d", code);
    for (unsigned i = 1; i < count; i++)
        fprintf(out, " %s", words[i]);
    fputc('\n', out);
}

static void print_status(struct reference_console *console, const struct operation *op, FILE *out)
{
    struct acd_queue_status status;
    if (naive_queue_status(console->center, op->queue, &status) != ACD_OK)
        return;
    print_time(out, op->now);
    fprintf(out, " status %s %u %u %u %u\n", console->names.word[NAME_QUEUE][op->queue], status.agents,
            status.waiting, status.offered, status.serving);
}

static void print_position(struct reference_console *console, const struct operation *op, FILE *out)
{
    struct acd_client_status status = naive_client_status(console->center, op->client);
    bool queuing = status.state == ACD_CLIENT_WAITING || status.state == ACD_CLIENT_OFFERED;
    print_time(out, op->now);
    fprintf(out, " position %s %s %" PRId64 " ", console->names.word[NAME_CLIENT][op->client],
            status.state == ACD_CLIENT_OUT ? "-" : console->names.word[NAME_QUEUE][status.queue.v],
            naive_position(console->center, op->client));
    print_time(out, queuing ? op->now - status.since : 0);
    fputc('\n', out);
}

static int apply(struct reference_console *console, const struct operation *op)
{
    struct acd_queue_status status;
    if (op->kind == OP_STATUS)
        return naive_queue_status(console->center, op->queue, &status);
    return op->kind < OP_INPUTS ? operation_on_naive(console->center, op) : ACD_OK;
}

const char *reference_console_line(struct reference_console *console, const char *line, FILE *out)
{
    char copy[LINE], *words[WORDS];
    struct operation op;
    snprintf(copy, sizeof copy, "%s", line);
    unsigned count = split(copy, words);
    if (count == 0)
        return NULL;
    const char *problem = read_operation(&console->names, words, count, &op);
    if (problem)
        return problem;
    naive_tick(console->center, op.now);
    print_events(console, op.now, out);
    console->now = op.now;
    print_result(out, op.now, apply(console, &op), words, count);
    if (op.kind == OP_STATUS)
        print_status(console, &op, out);
    if (op.kind == OP_POSITION)
        print_position(console, &op, out);
    print_events(console, op.now, out);
    return NULL;
}

void reference_console_end(struct reference_console *console, FILE *out)
{
    naive_tick(console->center, console->now + 1);
    print_events(console, console->now, out);
}
