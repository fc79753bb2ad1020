/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acdsim dispatch as a part of pipes: any number of lines and names, any bytes, and every end of a stream. */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void says(const struct ended *e, int code, const char *err)
{
    CU_ASSERT_EQUAL(e->code, code);
    if (!contains(e->err, err) || (*e->err && !*err))
        UNIT_TEXT(e->err, err);
}

/* With the file `in` as input. */
static struct ended dispatch(const char *words, void (*before)(void))
{
    struct ended e = {.code = program_wait(program_start(words, before))};
    e.out = file_read("out");
    e.err = file_read("err");
    return e;
}

static FILE *input(void)
{
    FILE *in = fopen("in", "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(in);
    return in;
}

static const char *last_line(const char *text)
{
    size_t length = strlen(text);
    while (length > 1 && text[length - 2] != '\n')
        length--;
    return length ? text + length - 1 : text;
}

/* ---- lines ---------------------------------------------------------------------------------------- */

static void write_many(FILE *in, char c, unsigned count)
{
    while (count-- > 0)
        fputc(c, in);
}

static void long_lines(void)
{
    folder_enter();
    FILE *in = input();
    fputs("1 queue ", in);
    write_many(in, 'q', 60000);
    fputs("\n2 tick #", in);
    write_many(in, '-', 300000);
    fputs("\n3", in);
    write_many(in, ' ', 60000);
    fputs("tick\n4 tick", in);
    write_many(in, ' ', 70000);
    fputs("\n5 tick\n", in);
    fclose(in);
    struct ended e = dispatch("dispatch", NULL);
    says(&e, 2, "acdsim: line 4: longer than 65536 bytes: 4 tick  ");
    CU_ASSERT_TRUE(contains(e.out, "qqq\n2.000000 ok tick\n3.000000 ok tick\n"));
    UNIT_TEXT(last_line(e.out), "3.000000 ok tick\n");
    ended_free(&e);
    folder_leave();
}

static void zero_bytes(void)
{
    static const struct {
        const char *text;
        size_t length;
        const char *says;
    } all[] = {
        {"1 tick\0", 7, "line 1: unknown operation 'tick': 1 tick\\x00\n"},
        {"1 queue a\0b\n", 12, "line 1: 'a' is not a name: 1 queue a\\x00b\n"},
        {"1 queue a 1\0\n", 13, "line 1: '1' is not an integer: 1 queue a 1\\x00\n"},
        {"1\0 tick\n", 8, "line 1: '1' is not a time: 1\\x00 tick\n"},
        {"\0", 1, "line 1: '' is not a time: \\x00\n"},
        {"1 tick # \0 x\n", 13, ""},
    };
    folder_enter();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        FILE *in = input();
        fwrite(all[i].text, 1, all[i].length, in);
        fclose(in);
        struct ended e = dispatch("dispatch", NULL);
        says(&e, *all[i].says ? 2 : 0, all[i].says);
        ended_free(&e);
    }
    folder_leave();
}

/* ---- many names ----------------------------------------------------------------------------------- */

#define AGENTS 3000
#define QUEUES 100

static void write_center(FILE *in)
{
    for (unsigned i = 0; i < QUEUES; i++)
        fprintf(in, "0 queue q%u\n", i);
    for (unsigned i = 0; i < AGENTS; i++)
        fprintf(in, "0 agent a%u\n0 start_service a%u q%u\n0 start_service a%u q%u\n", i, i, i % QUEUES, i,
                (i + 1) % QUEUES);
}

/* Everybody is offered somebody and rejects, which makes as many exclusions, many of which end together. */
static void write_day(FILE *in)
{
    for (unsigned i = 0; i < AGENTS; i++)
        fprintf(in, "1 start_queuing c%u q%u\n", i, i % QUEUES);
    fputs("31.000001 tick\n36 tick\n", in);
    for (unsigned i = 0; i < QUEUES; i++)
        fprintf(in, "36 status q%u\n", i);
}

static void any_number(void)
{
    folder_enter();
    FILE *in = input();
    write_center(in);
    write_day(in);
    fclose(in);
    struct ended e = dispatch("dispatch", NULL);
    unsigned offers = 0, lapses = 0;
    for (const char *at = e.out; (at = strstr(at, " offer a")); at++)
        offers++;
    for (const char *at = e.out; (at = strstr(at, " timeout\n")); at++)
        lapses++;
    says(&e, 0, "");
    CU_ASSERT_EQUAL(lapses, AGENTS);
    CU_ASSERT(offers >= 2 * AGENTS);
    UNIT_TEXT(last_line(e.out), "36.000000 status q99 60 0 30 0\n");
    ended_free(&e);
    folder_leave();
}

static void little_memory(void)
{
    struct rlimit limit = {48u << 20, 48u << 20};
    if (!unit_slow_build())
        setrlimit(RLIMIT_AS, &limit);
}

/* Somebody refused, somebody who gives up waiting, who gives up while offered, who talks; and a queue. */
static void write_visitors(FILE *in, unsigned now)
{
    fprintf(in, "%u start_queuing refused-%u nowhere\n", now, now);
    fprintf(in, "%u start_queuing waits-%u lobby\n%u stop_queuing waits-%u\n", now, now, now, now);
    fprintf(in, "%u start_queuing leaves-%u q\n%u client_off leaves-%u\n", now, now, now, now);
    fprintf(in, "%u start_queuing talks-%u q\n%u accept ana q talks-%u\n%u release ana\n", now, now, now, now,
            now);
    fprintf(in, "%u queue today-%u\n%u queue_delete today-%u\n", now, now, now, now);
}

static void long_regression(void)
{
    unsigned count = unit_slow_build() ? 5000 : 300000;
    folder_enter();
    FILE *in = input();
    fputs("0 queue lobby\n0 queue q\n0 agent ana\n0 start_service ana q\n", in);
    for (unsigned i = 0; i < count; i++)
        write_visitors(in, i);
    fputs("300000 status q\n", in);
    fclose(in);
    struct ended e = dispatch("dispatch", little_memory);
    says(&e, 0, "");
    UNIT_TEXT(last_line(e.out), "300000.000000 status q 1 0 0 0\n");
    ended_free(&e);
    folder_leave();
}

/* Names that stay need memory; when there is no more, what was said before has been answered. */
static void out_of_memory(void)
{
    folder_enter();
    if (!unit_slow_build()) {
        FILE *in = input();
        for (unsigned i = 0; i < 2000000; i++)
            fprintf(in, "0 agent somebody-with-a-long-name-%u\n", i);
        fclose(in);
        struct ended e = dispatch("dispatch", little_memory);
        says(&e, 4, "acdsim: out of memory\n");
        CU_ASSERT_TRUE(contains(last_line(e.out), "ok agent somebody-with-a-long-name-"));
        ended_free(&e);
    }
    folder_leave();
}

/* ---- streams -------------------------------------------------------------------------------------- */

static void to_full(void)
{
    int full = open("/dev/full", O_WRONLY);
    if (full < 0 || dup2(full, STDOUT_FILENO) < 0)
        _exit(98);
}

static void close_output(void)
{
    close(STDOUT_FILENO);
}

static void close_input(void)
{
    close(STDIN_FILENO);
}

static void folder_as_input(void)
{
    int folder = open(".", O_RDONLY);
    if (folder < 0 || dup2(folder, STDIN_FILENO) < 0)
        _exit(98);
}

static void endless_input(void)
{
    int ends[2];
    if (pipe(ends) != 0 || dup2(ends[0], STDIN_FILENO) < 0)
        _exit(98);
    if (fork() == 0) {
        static const char lines[] = "0 tick\n0 tick\n0 tick\n0 tick\n0 tick\n0 tick\n0 tick\n0 tick\n";
        while (write(ends[1], lines, sizeof lines - 1) > 0)
            ;
        _exit(0);
    }
    close(ends[0]);
    close(ends[1]);
}

/* An input that goes on for ever into an output that fails. */
static void endless_to_full(void)
{
    endless_input();
    to_full();
}

static void fails(const char *text, void (*before)(void), const char *err)
{
    struct ended e = program_with("dispatch", text, before);
    says(&e, 4, err);
    ended_free(&e);
}

static void broken_streams(void)
{
    folder_enter();
    fails("0 tick\n", to_full, "cannot write to standard output: No space left on device");
    fails("0 tick\ntock\n", to_full, "cannot write to standard output: No space left on device");
    fails("", endless_to_full, "cannot write to standard output: No space left on device");
    fails("0 tick\n", close_output, "cannot write to standard output: it is closed");
    fails("", close_input, "cannot read standard input: ");
    fails("", folder_as_input, "cannot read standard input: Is a directory");
    folder_leave();
}

/* A minute of offers that lapse every microsecond is as good as endless. */
static void endless_events(void)
{
    folder_enter();
    struct ended e = program_with("dispatch --set offer_timeout=0.000001 --set reoffer_delay=0",
                                  "0 queue q\n0 agent a\n0 start_service a q\n0 start_queuing c q\n"
                                  "9223372036854 tick\n",
                                  to_full);
    says(&e, 4, "cannot write to standard output: No space left on device");
    ended_free(&e);
    folder_leave();
}

static bool is_answered(void *line)
{
    char *text = file_read("out");
    bool answered = text && contains(text, line);
    free(text);
    return answered;
}

/* Whoever writes a line can wait for its answer before writing the next. */
static void conversation(void)
{
    static char first[] = "0.000000 ok queue q\n", second[] = "1.000000 status q 0 0 0 0\n";
    folder_enter();
    CU_ASSERT_EQUAL_FATAL(mkfifo("in", 0600), 0);
    pid_t pid = program_start("dispatch", NULL);
    int in = open("in", O_WRONLY);
    CU_ASSERT_FATAL(in >= 0);
    CU_ASSERT_EQUAL(write(in, "0 queue q\n", 10), 10);
    wait_until(is_answered, first);
    CU_ASSERT_EQUAL(write(in, "1 status q\n2 ti", 15), 15);
    wait_until(is_answered, second);
    CU_ASSERT_EQUAL(write(in, "ck", 2), 2);
    close(in);
    CU_ASSERT_EQUAL(program_wait(pid), 0);
    char *out = file_read("out");
    UNIT_TEXT(last_line(out), "2.000000 ok tick\n");
    free(out);
    folder_leave();
}

/* ---- to a file ------------------------------------------------------------------------------------ */

static void file_is(const char *name, const char *expected)
{
    char *text = file_read(name);
    UNIT_TEXT(text ? text : "(no file)", expected);
    UNIT_TEXT(file_that_begins(".acdsim"), "");
    free(text);
}

static void endless_to_small_disk(void)
{
    struct rlimit limit = {20000, 20000};
    setrlimit(RLIMIT_FSIZE, &limit);
    endless_input();
}

static void into_file(void)
{
    folder_enter();
    file_write("events", "old");
    struct ended e = program_with("dispatch -o events", "0 tick\n1 tick\n", NULL);
    says(&e, 0, "");
    UNIT_TEXT(e.out, "");
    file_is("events", "0.000000 ok tick\n1.000000 ok tick\n");
    ended_free(&e);
    e = program_with("dispatch -o events", "2 tick\n3 tock\n", NULL);
    says(&e, 2, "line 2: unknown operation 'tock': 3 tock\n");
    file_is("events", "2.000000 ok tick\n");
    ended_free(&e);
    e = program_with("dispatch -o events", "", endless_to_small_disk);
    says(&e, 4, "cannot write 'events': File too large");
    file_is("events", "2.000000 ok tick\n");
    ended_free(&e);
    e = program_with("dispatch -o events", "", folder_as_input);
    says(&e, 4, "cannot read standard input: Is a directory");
    file_is("events", "2.000000 ok tick\n");
    ended_free(&e);
    folder_leave();
}

static bool has_temporary(void *unused)
{
    (void)unused;
    return *file_that_begins(".acdsim") != '\0';
}

static void interrupted(void)
{
    folder_enter();
    CU_ASSERT_EQUAL_FATAL(mkfifo("in", 0600), 0);
    pid_t pid = program_start("dispatch -o events", NULL);
    int in = open("in", O_WRONLY);
    CU_ASSERT_EQUAL(write(in, "0 tick\n", 7), 7);
    wait_until(has_temporary, NULL);
    CU_ASSERT_EQUAL(kill(pid, SIGTERM), 0);
    CU_ASSERT_EQUAL(program_wait(pid), 143);
    close(in);
    file_is("events", "(no file)");
    folder_leave();
}

UNIT_MAIN("the console of the dispatcher: its streams",
          {"comments may be long, other lines up to 64 KiB", long_lines},
          {"a NUL is a byte like others", zero_bytes},
          {"there may be any number of agents, queues and clients", any_number},
          {"clients and queues that are gone need no memory", long_regression},
          {"fault_57: without memory for more names it ends with exit code 4", out_of_memory},
          {"fault_53, fault_54: streams that are full, closed or no files are errors", broken_streams},
          {"events without end stop when nobody takes them", endless_events},
          {"a line is answered before the next one is waited for", conversation},
          {"-o writes what would be printed, whole or not at all", into_file},
          {"an interrupted one leaves no file behind", interrupted})
