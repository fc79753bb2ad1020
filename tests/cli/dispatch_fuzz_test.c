/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes and lines that nobody would write, always the same ones: the program ends with 0 or 2, and the
 * console goes on after whatever it has refused. Meant for a build with sanitizers. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/console.h"
#include "tests/cli/program.h"
#include "tests/support/unit.h"

enum { BYTES = 1000000, LINES = 100000, RUNS = 100, RUN_LINES = 60 };

/* splitmix64 */
static uint64_t draw(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static unsigned pick(uint64_t *state, unsigned below)
{
    return (unsigned)(draw(state) % below);
}

/* ---- bytes ---------------------------------------------------------------------------------------- */

/* With the file `in` as input. */
static void ends_well(const char *words)
{
    int code = program_wait(program_start(words, NULL));
    CU_ASSERT(code == 0 || code == 2);
    char *err = file_read("err");
    if (code != 0 && code != 2)
        fprintf(stderr, "\nexit code %d\n%s\n", code, err);
    CU_ASSERT_EQUAL(code == 0, *err == '\0');
    free(err);
}

static void write_bytes(uint64_t *state, unsigned kinds)
{
    FILE *in = fopen("in", "w");
    for (unsigned i = 0; i < BYTES; i++)
        fputc((int)pick(state, kinds), in);
    fclose(in);
}

/* All bytes, ASCII, and no printable ones, so that the first line is longer or shorter. */
static void random_bytes(void)
{
    uint64_t state = 1;
    static const unsigned kinds[] = {256, 128, 32, 11, 1};
    folder_enter();
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        write_bytes(&state, kinds[i]);
        ends_well("dispatch");
    }
    folder_leave();
}

/* ---- lines ---------------------------------------------------------------------------------------- */

/* Mostly what is there already, now and then something new or wrong. */
static void write_name(uint64_t *state, FILE *out)
{
    static const char *const odd[] = {"-", ".", "--", "q/r", "\xc3\xa9", "a\tb", "0", "x-._9", "#", "\x01"};
    if (pick(state, 60) == 0)
        fprintf(out, " %s", odd[pick(state, sizeof odd / sizeof *odd)]);
    else
        fprintf(out, " n%u", pick(state, pick(state, 30) == 0 ? 100000 : 12));
}

static void write_integer(uint64_t *state, FILE *out)
{
    static const char *const odd[] = {"-",
                                      "+1",
                                      "1.5",
                                      "-0",
                                      "007",
                                      "-1",
                                      "11",
                                      "1001",
                                      "4294967297",
                                      "9223372036854775807",
                                      "-9223372036854775808",
                                      "99999999999999999999"};
    if (pick(state, 10) == 0)
        fprintf(out, " %s", odd[pick(state, sizeof odd / sizeof *odd)]);
    else
        fprintf(out, " %u", pick(state, 11));
}

static void write_arguments(uint64_t *state, FILE *out, const struct operation_form *form)
{
    size_t count = strlen(form->arguments);
    if (count > form->required && pick(state, 2) == 0)
        count = form->required;
    for (size_t i = 0; i < count; i++)
        if (form->arguments[i] == 'n')
            write_integer(state, out);
        else
            write_name(state, out);
}

static char *draw_line(uint64_t *state, int64_t *now, size_t *length)
{
    char *line;
    FILE *out = open_memstream(&line, length);
    *now += pick(state, 3) == 0 ? (int64_t)pick(state, 40000000) : 0;
    const struct operation_form *form = &operation_forms[pick(state, OPERATIONS)];
    fprintf(out, "%lld.%06lld %s", (long long)(*now / 1000000), (long long)(*now % 1000000), form->name);
    write_arguments(state, out, form);
    fclose(out);
    return line;
}

/* A few bytes are others, there twice, or missing. The beginning, which is the time, stays: a time far away
 * would be answered for as long. */
static size_t spoil(uint64_t *state, char *line, size_t length, size_t first)
{
    static const char odd[] = " \t#-.09aq_\r\x00\xff\x80/:";
    for (unsigned left = pick(state, 4); left > 0 && length > first + 1; left--) {
        size_t at = first + pick(state, (unsigned)(length - first));
        if (pick(state, 3) == 0)
            memmove(line + at, line + at + 1, --length - at);
        else
            line[at] = pick(state, 2) ? odd[pick(state, sizeof odd - 1)] : (char)pick(state, 256);
    }
    return length;
}

static size_t maybe_spoil(uint64_t *state, char *line, size_t length)
{
    size_t first = strcspn(line, " ") + 1;
    return pick(state, 8) == 0 ? spoil(state, line, length, first) : length;
}

/* What the console refused has changed nothing: it goes on. */
static void goes_on(const struct acd_params *params, uint64_t seed)
{
    struct console console;
    struct complaint why;
    uint64_t state = seed;
    int64_t now = 0;
    unsigned refused = 0;
    FILE *out = fopen("/dev/null", "w");
    CU_ASSERT_TRUE_FATAL(console_open(&console, params, out));
    for (unsigned i = 0; i < LINES; i++) {
        size_t length;
        char *line = draw_line(&state, &now, &length);
        length = maybe_spoil(&state, line, length);
        enum console_status status = console_line(&console, line, length, &why);
        CU_ASSERT_FATAL(status == CONSOLE_GOES_ON || status == CONSOLE_NOT_AN_OPERATION);
        CU_ASSERT(status == CONSOLE_GOES_ON || *why.text);
        refused += status == CONSOLE_NOT_AN_OPERATION;
        free(line);
    }
    CU_ASSERT_EQUAL(console_end(&console), CONSOLE_GOES_ON);
    CU_ASSERT(refused > LINES / 100 && refused < LINES / 2);
    console_close(&console);
    fclose(out);
}

static void random_lines(void)
{
    struct acd_params params = acd_defaults();
    goes_on(&params, 2);
    params.requeue = ACD_REQUEUE_TAIL;
    params.timeout_sets_dnd = -1;
    params.withdraw_on_dnd = params.withdraw_on_stop = true;
    params.manual_needs_accept = false;
    goes_on(&params, 3);
    params.reoffer_delay = 0;
    params.requeue = ACD_REQUEUE_ORIGIN;
    goes_on(&params, 4);
}

static void write_lines(uint64_t *state, unsigned count, bool spoiled)
{
    FILE *in = fopen("in", "w");
    int64_t now = 0;
    for (unsigned i = 0; i < count; i++) {
        size_t length;
        char *line = draw_line(state, &now, &length);
        length = spoiled && i + 1 == count ? maybe_spoil(state, line, length) : length;
        fwrite(line, 1, length, in);
        fputc('\n', in);
        free(line);
    }
    fclose(in);
}

static void random_files(void)
{
    uint64_t state = 5;
    folder_enter();
    for (unsigned i = 0; i < RUNS; i++) {
        write_lines(&state, 1 + pick(&state, RUN_LINES), true);
        ends_well(i % 2 ? "dispatch" : "dispatch --set requeue=tail --set reoffer_delay=0");
    }
    folder_leave();
}

UNIT_MAIN("the console of the dispatcher: nonsense",
          {"a million random bytes end with exit code 2", random_bytes},
          {"random lines are answered or refused, and the console goes on", random_lines},
          {"random files end with exit code 0 or 2", random_files})
