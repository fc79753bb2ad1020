/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar is drawn on a terminal: here, on the far end of a pseudo-terminal. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static char terminal_name[128];

static void to_terminal(void)
{
    int terminal = open(terminal_name, O_RDWR | O_NOCTTY);
    if (terminal < 0 || dup2(terminal, STDERR_FILENO) < 0)
        _exit(98);
}

static void to_dumb_terminal(void)
{
    to_terminal();
    setenv("TERM", "dumb", 1);
}

static void output_to_terminal(void)
{
    to_terminal();
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

static void without_color(void)
{
    output_to_terminal();
    setenv("NO_COLOR", "1", 1);
}

static int make_terminal(void)
{
    int side = posix_openpt(O_RDWR | O_NOCTTY);
    CU_ASSERT_FATAL(side >= 0 && grantpt(side) == 0 && unlockpt(side) == 0);
    snprintf(terminal_name, sizeof terminal_name, "%s", ptsname(side));
    return side;
}

struct screen {
    int side;
    char text[1 << 16];
    size_t length;
    const char *expected;
};

/* Reads what there is; true when what is expected has appeared, or nothing will any more. */
static bool appears(void *screen)
{
    struct screen *s = screen;
    ssize_t got = read(s->side, s->text + s->length, sizeof s->text - 1 - s->length);
    if (got > 0)
        s->length += (size_t)got;
    s->text[s->length] = '\0';
    return s->expected && contains(s->text, s->expected);
}

static void open_screen(struct screen *s, const char *expected)
{
    *s = (struct screen){.side = make_terminal(), .expected = expected};
    CU_ASSERT_EQUAL(fcntl(s->side, F_SETFL, O_NONBLOCK), 0);
}

/* Everything that was written to it until the program ended. */
static void close_screen(struct screen *s, pid_t pid, int code)
{
    CU_ASSERT_EQUAL(program_wait(pid), code);
    size_t before;
    do {
        before = s->length;
        appears(s);
    } while (s->length > before);
    close(s->side);
}

#define ENDLESS "run day.yaml --replications 1000000000 "

static void bar(void)
{
    static struct screen s;
    folder_enter();
    small_day();
    open_screen(&s, " left\033[K");
    pid_t pid = program_start(ENDLESS "-o result.txt", to_terminal);
    wait_until(appears, &s);
    CU_ASSERT_EQUAL(kill(pid, SIGINT), 0);
    close_screen(&s, pid, 130);
    CU_ASSERT_TRUE(contains(s.text, "\r[------------------------] "));
    CU_ASSERT_TRUE(contains(s.text, " of 1000000000 replications, 0 %, "));
    CU_ASSERT_TRUE(contains(s.text, "\r\033[K"));
    folder_leave();
}

static void silent(const char *words, void (*before)(void))
{
    static struct screen s;
    folder_enter();
    small_day();
    open_screen(&s, NULL);
    close_screen(&s, program_start(words, before), 0);
    UNIT_TEXT(s.text, "");
    folder_leave();
}

static void short_work(void)
{
    silent("run day.yaml --replications 2", to_terminal);
}

/* Long enough for a bar in either build: more than half a second. */
static const char *long_run(const char *options)
{
    static char words[128];
    snprintf(words, sizeof words, "run day.yaml -j 1 --replications %d %s", unit_slow_build() ? 3000 : 20000,
             options);
    return words;
}

static void no_bar(void)
{
    silent(long_run("--progress none"), to_terminal);
    silent(long_run("-q"), to_terminal);
    silent(long_run(""), to_dumb_terminal);
    folder_enter();
    small_day();
    char *err = program_errors(long_run(""), 0);
    UNIT_TEXT(err, "");
    free(err);
    folder_leave();
}

static bool has_line(void *unused)
{
    (void)unused;
    char *err = file_read("err");
    bool line = err && contains(err, " left\n");
    free(err);
    return line;
}

static void lines(void)
{
    folder_enter();
    small_day();
    pid_t pid = program_start(ENDLESS "--progress plain -q", NULL);
    wait_until(has_line, NULL);
    CU_ASSERT_EQUAL(kill(pid, SIGTERM), 0);
    CU_ASSERT_EQUAL(program_wait(pid), 143);
    char *err = file_read("err");
    CU_ASSERT_EQUAL(strncmp(err, "acdsim: ", 8), 0);
    CU_ASSERT_TRUE(contains(err, " of 1000000000 replications, 0 %, "));
    CU_ASSERT_FALSE(contains(err, "\r"));
    free(err);
    folder_leave();
}

static bool colored(const char *words, void (*before)(void))
{
    static struct screen s;
    folder_enter();
    small_day();
    open_screen(&s, NULL);
    close_screen(&s, program_start(words, before), 0);
    CU_ASSERT_TRUE(contains(s.text, "Queues"));
    folder_leave();
    return contains(s.text, "\033[1m");
}

static void colors(void)
{
    CU_ASSERT_TRUE(colored("run day.yaml", output_to_terminal));
    CU_ASSERT_FALSE(colored("run day.yaml --color never", output_to_terminal));
    CU_ASSERT_FALSE(colored("run day.yaml", without_color));
    CU_ASSERT_TRUE(colored("run day.yaml --color always", without_color));
}

UNIT_MAIN("progress and terminals",
          {"a long run on a terminal draws a bar with the time left, and wipes it away", bar},
          {"short work draws nothing", short_work},
          {"no bar where it was not wanted or cannot be drawn", no_bar},
          {"plain progress is a line every ten seconds", lines},
          {"colours on a terminal, unless NO_COLOR says no", colors})
