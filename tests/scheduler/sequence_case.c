/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/sequence_case.h"

#include <stdlib.h>
#include <string.h>
#include "tests/scheduler/reference_console.h"

/* The console has no snapshots, no time that goes backwards, and room for every name. */
static bool has_words(const struct sequence *sequence, const struct operation *op, int64_t now)
{
    const struct acd_limits *limits = &sequence->limits;
    return op->kind < OP_INPUTS && op->now >= now && op->agent < limits->agents &&
           op->queue < limits->queues && op->client < limits->clients;
}

void sequence_for_console(struct sequence *sequence)
{
    unsigned kept = 0;
    int64_t now = 0;
    for (unsigned i = 0; i < sequence->count; i++) {
        const struct operation op = sequence->operations[i];
        if (!has_words(sequence, &op, now))
            continue;
        now = op.now;
        sequence->operations[kept++] = op;
    }
    sequence->count = kept;
}

static bool is_for_console(const struct sequence *sequence)
{
    struct sequence copy = *sequence;
    sequence_for_console(&copy);
    return copy.count == sequence->count;
}

/* What is expected stands behind bars below each other. */
static void print_row(FILE *out, int width, const char *left, const char *right)
{
    if (!*right)
        fprintf(out, "%s\n", left);
    while (*right) {
        size_t length = strcspn(right, "\n");
        fprintf(out, "%-*s | %.*s\n", width, left, (int)length, right);
        left = "";
        right += length + (right[length] == '\n');
    }
}

static char *text_of(const struct operation *op)
{
    char *text;
    size_t size;
    struct names names = names_plain();
    FILE *out = open_memstream(&text, &size);
    operation_print(out, op, &names);
    fclose(out);
    return text;
}

static int width_of(const struct sequence *sequence)
{
    size_t width = 0;
    for (unsigned i = 0; i < sequence->count; i++) {
        char *text = text_of(&sequence->operations[i]);
        width = strlen(text) > width ? strlen(text) : width;
        free(text);
    }
    return (int)width;
}

/* What follows from an operation, or from the end where there is none, by the naive reference. */
static char *answer_to(struct reference_console *console, const char *text)
{
    char *answer;
    size_t size;
    FILE *out = open_memstream(&answer, &size);
    if (text)
        reference_console_line(console, text, out);
    else
        reference_console_end(console, out);
    fclose(out);
    return answer;
}

static void print_rows(FILE *out, const struct sequence *sequence, struct reference_console *console)
{
    int width = width_of(sequence);
    for (unsigned i = 0; i <= sequence->count; i++) {
        char *text = i < sequence->count ? text_of(&sequence->operations[i]) : NULL;
        char *answer = console ? answer_to(console, text) : strdup("");
        if (text || *answer)
            print_row(out, width, text ? text : "", answer);
        free(text);
        free(answer);
    }
}

void sequence_print(FILE *out, const struct sequence *sequence)
{
    struct reference_console console;
    const struct acd_limits *limits = &sequence->limits;
    fprintf(out, "case seed %llu\n# limits %u agents %u queues %u clients %u services %u exclusions%s\n",
            (unsigned long long)sequence->seed, limits->agents, limits->queues, limits->clients,
            limits->services, limits->exclusions,
            sequence->tick_first ? ", a tick before every operation" : "");
    params_print(out, &sequence->params);
    if (!is_for_console(sequence)) {
        print_rows(out, sequence, NULL);
        return;
    }
    reference_console_open(&console, &sequence->params);
    print_rows(out, sequence, &console);
    reference_console_close(&console);
}
