/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/console_case.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "tests/scheduler/block.h"
#include "tests/scheduler/operation.h"
#include "tests/support/unit.h"

enum { WORDS = 8, LINE = 240 };

/* Either libacd or the naive reference. */
struct center {
    acd *library;
    struct naive *naive;
};

struct console {
    struct center center;
    struct names names;
    int64_t now;
    FILE *out; /* NULL while the setting is made */
    bool wrong;
};

/* ---- the center ------------------------------------------------------------------------------ */

enum { PAIRS = NAIVE_MOST * NAIVE_MOST };
static const struct acd_limits most = {NAIVE_MOST, NAIVE_MOST, NAIVE_MOST, PAIRS, PAIRS};

static struct center center_open(bool naive, const struct acd_params *params)
{
    struct center center = {NULL, NULL};
    if (naive) {
        center.naive = calloc(1, sizeof *center.naive);
        naive_init(center.naive, &most, params);
        return center;
    }
    void *memory = block_of(&most);
    center.library = acd_init(memory, &most, params);
    if (!center.library)
        free(memory);
    return center;
}

static int apply(const struct center *center, const struct operation *op)
{
    return center->naive ? operation_on_naive(center->naive, op) : operation_on_library(center->library, op);
}

static bool next(const struct center *center, struct acd_event *event)
{
    return center->naive ? naive_next(center->naive, event) : acd_next(center->library, event);
}

static int queue_status(const struct center *center, uint32_t q, struct acd_queue_status *status)
{
    return center->naive ? naive_queue_status(center->naive, q, status)
                         : acd_queue_status(center->library, (acd_queue){q}, status);
}

static struct acd_client_status client_status(const struct center *center, uint32_t c)
{
    return center->naive ? naive_client_status(center->naive, c)
                         : acd_client_status(center->library, (acd_client){c});
}

static int64_t position(const struct center *center, uint32_t c)
{
    return center->naive ? naive_position(center->naive, c) : acd_position(center->library, (acd_client){c});
}

/* ---- the words of a line --------------------------------------------------------------------- */

static unsigned split(char *line, char *words[WORDS])
{
    unsigned count = 0;
    line[strcspn(line, "#")] = '\0';
    char *rest = line;
    for (char *word; count < WORDS && (word = strtok_r(rest, " \t", &rest));)
        words[count++] = word;
    return count;
}

static uint32_t number_of(struct names *names, unsigned kind, const char *word)
{
    for (uint32_t i = 0; i < NAIVE_MOST; i++) {
        char *name = names->word[kind][i];
        if (name[0] == '\0')
            snprintf(name, NAME_LENGTH, "%s", word);
        if (strcmp(name, word) == 0)
            return i;
    }
    CU_FAIL_FATAL("more names in the case than there is room for");
    return ACD_NOBODY_ID;
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
    fprintf(stderr, "\nnot an operation: %s with %u arguments\n", word, arguments);
    CU_FAIL_FATAL("a case has a line that is no operation");
    return NULL;
}

static struct operation read_operation(struct console *console, char *words[], unsigned count)
{
    const struct operation_form *form = form_of(words[1], count - 2);
    struct operation op = {read_time(words[0]), (enum operation_kind)(form - operation_forms), 0, 0, 0,
                           form->number};
    for (unsigned i = 2; i < count; i++) {
        char argument = form->arguments[i - 2];
        if (argument == 'a')
            op.agent = number_of(&console->names, NAME_AGENT, words[i]);
        else if (argument == 'q')
            op.queue = number_of(&console->names, NAME_QUEUE, words[i]);
        else if (argument == 'c')
            op.client = number_of(&console->names, NAME_CLIENT, words[i]);
        else
            op.number = strtoll(words[i], NULL, 10);
    }
    return op;
}

/* ---- the lines of the answer ----------------------------------------------------------------- */

static void print_events(struct console *console, int64_t until)
{
    struct acd_event event;
    while (next(&console->center, &event)) {
        if (!console->out || event.time > until)
            continue;
        event_print(console->out, &event, &console->names);
        fputc('\n', console->out);
    }
}

static void print_time(FILE *out, int64_t time)
{
    fprintf(out, "%" PRId64 ".%06" PRId64, time / 1000000, time % 1000000);
}

static void print_result(struct console *console, int64_t now, int code, char *words[], unsigned count)
{
    console->wrong |= !console->out && code != ACD_OK;
    if (!console->out)
        return;
    print_time(console->out, now);
    fprintf(console->out, code == ACD_OK ? " ok" : " err %d", code);
    for (unsigned i = 1; i < count; i++)
        fprintf(console->out, " %s", words[i]);
    fputc('\n', console->out);
}

static void print_status(struct console *console, const struct operation *op)
{
    struct acd_queue_status status;
    if (!console->out || queue_status(&console->center, op->queue, &status) != ACD_OK)
        return;
    print_time(console->out, op->now);
    fprintf(console->out, " status %s %u %u %u %u\n", console->names.word[NAME_QUEUE][op->queue],
            status.agents, status.waiting, status.offered, status.serving);
}

static void print_position(struct console *console, const struct operation *op)
{
    if (!console->out)
        return;
    struct acd_client_status status = client_status(&console->center, op->client);
    bool queuing = status.state == ACD_CLIENT_WAITING || status.state == ACD_CLIENT_OFFERED;
    bool out = status.state == ACD_CLIENT_OUT;
    print_time(console->out, op->now);
    fprintf(console->out, " position %s %s %" PRId64 " ", console->names.word[NAME_CLIENT][op->client],
            out ? "-" : console->names.word[NAME_QUEUE][status.queue.v],
            position(&console->center, op->client));
    print_time(console->out, queuing ? op->now - status.since : 0);
    fputc('\n', console->out);
}

/* ---- a case ---------------------------------------------------------------------------------- */

static void move_to(struct console *console, int64_t now, int64_t print_until)
{
    struct operation tick = {.now = now, .kind = OP_TICK};
    if (apply(&console->center, &tick) != ACD_OK)
        console->wrong = true;
    print_events(console, print_until);
}

static void carry_out(struct console *console, char *words[], unsigned count)
{
    struct operation op = read_operation(console, words, count);
    move_to(console, op.now, op.now);
    console->now = op.now;
    struct acd_queue_status status;
    int code = op.kind == OP_STATUS  ? queue_status(&console->center, op.queue, &status)
               : op.kind < OP_INPUTS ? apply(&console->center, &op)
                                     : ACD_OK;
    print_result(console, op.now, code, words, count);
    if (op.kind == OP_STATUS)
        print_status(console, &op);
    if (op.kind == OP_POSITION)
        print_position(console, &op);
    print_events(console, op.now);
}

static void open_center(struct console *console, bool naive, const struct acd_params *params)
{
    if (!console->center.naive && !console->center.library)
        console->center = center_open(naive, params);
    CU_ASSERT_FATAL(console->center.naive || console->center.library);
}

/* One line: its left side is done, its right side goes to `expected`. */
static void do_line(struct console *console, bool naive, struct acd_params *params, char *line,
                    FILE *expected)
{
    char *words[WORDS], *bar = strchr(line, '|');
    if (bar && bar[strspn(bar, "| ")])
        fprintf(expected, "%s\n", bar + strspn(bar, "| "));
    if (bar)
        *bar = '\0';
    unsigned count = split(line, words);
    if (count == 0)
        return;
    if (strcmp(words[0], "set") == 0) {
        char *value = strchr(words[1], '=');
        *value = '\0';
        CU_ASSERT_FATAL(params_set(params, words[1], value + 1));
        return;
    }
    open_center(console, naive, params);
    carry_out(console, words, count);
}

static void do_lines(struct console *console, bool naive, const char *text, FILE *out, FILE *expected)
{
    struct acd_params params = acd_defaults();
    console->out = strstr(text, "--\n") ? NULL : out;
    for (const char *end; *text; text = end + 1) {
        char line[LINE];
        end = strchr(text, '\n');
        CU_ASSERT_FATAL(end && end - text < LINE);
        snprintf(line, sizeof line, "%.*s", (int)(end - text), text);
        if (strcmp(line, "--") == 0)
            console->out = out;
        else
            do_line(console, naive, &params, line, expected);
    }
    move_to(console, console->now + 1, console->now);
}

static void run(const char *text, bool naive, const char *file, unsigned line)
{
    char *actual, *expected;
    size_t actual_size, expected_size;
    FILE *out = open_memstream(&actual, &actual_size), *right = open_memstream(&expected, &expected_size);
    struct console console = {.names = {{{{0}}}}};
    do_lines(&console, naive, text, out, right);
    fclose(out);
    fclose(right);
    if (console.wrong)
        fprintf(stderr, "\n%s:%u: the setting of the case is refused\n", file, line);
    CU_ASSERT_FALSE(console.wrong);
    if (strcmp(actual, expected) != 0)
        fprintf(stderr, "\n%s:", naive ? "the reference" : "libacd");
    unit_equal_text(actual, expected, file, line);
    free(actual);
    free(expected);
    free(console.center.library);
    free(console.center.naive);
}

void console_case(const char *text, const char *file, unsigned line)
{
    run(text, true, file, line);
    run(text, false, file, line);
}
