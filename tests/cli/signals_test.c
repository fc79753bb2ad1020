/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Interrupting a run. No test sleeps and hopes: each waits for something that shows how far the program is,
 * or sends the signal before the program begins and lets it wait. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cjson/cJSON.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

/* A billion days: never done before the signal. */
#define ENDLESS "run day.yaml --replications 1000000000 --threads 2 "

/* One replication that takes minutes. */
static void long_day(void)
{
    file_write("long.yaml", "acdsim: 1\n"
                            "horizon: {length: 1000000h, interval: none}\n"
                            "run: {replications: 1}\n"
                            "calls:\n"
                            "  help: {arrivals: {poisson: 3000/h}, talk: {exponential: 60s}}\n"
                            "agents:\n"
                            "  team: {count: 60, serves: [help]}\n");
}

/* Rows of finished replications are in a temporary file: that of --calls, as the report comes last. */
static bool has_rows(void *unused)
{
    (void)unused;
    return largest_file(".acdsim-") > 100000;
}

static cJSON *partial_result(const char *text)
{
    cJSON *root = cJSON_Parse(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    CU_ASSERT_TRUE(cJSON_IsFalse(cJSON_GetObjectItem(root, "complete")));
    return root;
}

static double replications(cJSON *root)
{
    return cJSON_GetObjectItem(cJSON_GetObjectItem(root, "run"), "replications")->valuedouble;
}

static double rows_of(const char *name)
{
    char *text = file_read(name);
    double rows = -1;
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        rows++;
    free(text);
    return rows;
}

static double offered(cJSON *root)
{
    cJSON *overall = cJSON_GetObjectItem(root, "overall");
    return cJSON_GetObjectItem(cJSON_GetObjectItem(overall, "offered"), "mean")->valuedouble;
}

/* The result is that of the replications that were run, exactly. */
static void is_a_prefix(cJSON *root)
{
    char words[128];
    snprintf(words, sizeof words, "run day.yaml --format json --replications %.0f", replications(root));
    char *text = program_output(words, 0);
    cJSON *whole = cJSON_Parse(text);
    CU_ASSERT_TRUE(cJSON_Compare(cJSON_GetObjectItem(root, "overall"), cJSON_GetObjectItem(whole, "overall"), 1));
    CU_ASSERT_TRUE(cJSON_IsTrue(cJSON_GetObjectItem(whole, "complete")));
    cJSON_Delete(whole);
    free(text);
}

static void interrupt(int number, int code)
{
    folder_enter();
    small_day();
    pid_t pid = program_start(ENDLESS "--format json --calls calls.csv", NULL);
    wait_until(has_rows, NULL);
    CU_ASSERT_EQUAL(kill(pid, number), 0);
    CU_ASSERT_EQUAL(program_wait(pid), code);
    char *out = file_read("out"), *err = file_read("err");
    cJSON *root = partial_result(out);
    CU_ASSERT(replications(root) >= 1);
    CU_ASSERT_DOUBLE_EQUAL(rows_of("calls.csv"), offered(root) * replications(root), 0.001);
    CU_ASSERT_TRUE(contains(err, "interrupted: finishing the replications that run"));
    CU_ASSERT_TRUE(contains(err, "partial: "));
    CU_ASSERT_TRUE(contains(out, " of 1000000000 replications\""));
    UNIT_TEXT(file_that_begins(".acdsim-"), "");
    is_a_prefix(root);
    cJSON_Delete(root);
    free(out);
    free(err);
    folder_leave();
}

static void by_int(void)
{
    interrupt(SIGINT, 130);
}

static void by_term(void)
{
    interrupt(SIGTERM, 143);
}

static void as_table(void)
{
    folder_enter();
    small_day();
    pid_t pid = program_start(ENDLESS "-o result.txt --calls calls.csv", NULL);
    wait_until(has_rows, NULL);
    CU_ASSERT_EQUAL(kill(pid, SIGINT), 0);
    CU_ASSERT_EQUAL(program_wait(pid), 130);
    char *text = file_read("result.txt");
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    CU_ASSERT_EQUAL(strncmp(text, "PARTIAL: ", 9), 0);
    CU_ASSERT_TRUE(contains(text, " of 1000000000 replications\n"));
    free(text);
    folder_leave();
}

/* Blocked here, so that the signal waits until the program is ready for it. */
static void send_before(int number)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, number);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(number);
}

static void send_one(void)
{
    send_before(SIGTERM);
}

static void send_both(void)
{
    send_before(SIGINT);
    send_before(SIGTERM);
}

static void before_the_first(void)
{
    folder_enter();
    small_day();
    file_write("result.json", "old");
    struct ended e = program_with(ENDLESS "--format json -o result.json --calls calls.csv", "", send_one);
    CU_ASSERT_EQUAL(e.code, 143);
    CU_ASSERT_TRUE(contains(e.err, "no replication is complete: nothing is written"));
    CU_ASSERT_EQUAL(files_here(), 2);
    char *old = file_read("result.json");
    UNIT_TEXT(old, "old");
    free(old);
    ended_free(&e);
    folder_leave();
}

static void two_at_once(void)
{
    folder_enter();
    small_day();
    struct ended e = program_with(ENDLESS "-o result.json", "", send_both);
    CU_ASSERT(e.code == 130 || e.code == 143);
    CU_ASSERT_EQUAL(files_here(), 1);
    ended_free(&e);
    folder_leave();
}

/* So much processor time is spent in the simulation only. */
static bool is_busy(void *pid)
{
    char name[64];
    unsigned long user = 0;
    snprintf(name, sizeof name, "/proc/%d/stat", *(pid_t *)pid);
    char *text = file_read(name), *after = text ? strrchr(text, ')') : NULL;
    if (after)
        sscanf(after, ") %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu", &user);
    free(text);
    return user >= (unsigned long)sysconf(_SC_CLK_TCK) / 2;
}

static bool has_been_told(void *unused)
{
    (void)unused;
    char *err = file_read("err");
    bool told = err && contains(err, "interrupted");
    free(err);
    return told;
}

static void second_signal(void)
{
    folder_enter();
    long_day();
    file_write("result.json", "old");
    pid_t pid = program_start("run long.yaml -q --format json -o result.json --calls calls.csv", NULL);
    wait_until(is_busy, &pid);
    CU_ASSERT_EQUAL(kill(pid, SIGINT), 0);
    wait_until(has_been_told, NULL);
    CU_ASSERT_TRUE(*file_that_begins(".acdsim-") != '\0');
    CU_ASSERT_EQUAL(kill(pid, SIGTERM), 0);
    CU_ASSERT_EQUAL(program_wait(pid), 143);
    UNIT_TEXT(file_that_begins(".acdsim-"), "");
    CU_ASSERT_FALSE(file_exists("calls.csv"));
    char *old = file_read("result.json");
    UNIT_TEXT(old, "old");
    free(old);
    folder_leave();
}

UNIT_MAIN("interruptions",
          {"SIGINT writes what is complete, says so and exits 130", by_int},
          {"SIGTERM writes what is complete, says so and exits 143", by_term},
          {"an interrupted table begins with PARTIAL", as_table},
          {"interrupted before the first replication, nothing is written or replaced", before_the_first},
          {"two signals at once end at once and leave nothing behind", two_at_once},
          {"a second signal ends a long replication at once and leaves nothing behind", second_signal})
