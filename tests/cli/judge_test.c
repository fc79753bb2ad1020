/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expectations and precision end in an exit code. Two callers at 0 and 10 s, one agent, talks of 100 s: waits of 0 and
 * 90 s, in every replication. */
#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void two_callers(const char *more)
{
    char text[1000] = "acdsim: 1\nhorizon: {length: 1h, interval: none}\n"
                      "calls: {help: {arrivals: {times: [0s, 10s]}, talk: 100s}}\n"
                      "agents: {team: {count: 1, serves: [help]}}\n";
    strncat(text, more, sizeof text - strlen(text) - 1);
    file_write("two.yaml", text);
}

static void says(const char *words, int code, const char *errors)
{
    struct ended e = program(words);
    CU_ASSERT_EQUAL(e.code, code);
    UNIT_TEXT(e.err, errors);
    ended_free(&e);
}

static void of_expectations(void)
{
    folder_enter();
    two_callers("expect: [overall.asa <= 45s, queues.help.service_level >= 50%, agents.team.occupancy > 5%]\n");
    says("run two.yaml --replications 3", 0, "");
    two_callers("expect: [overall.asa < 45s, queues.help.wait_max >= 90s]\n");
    says("run two.yaml --replications 3", 1, "acdsim: expectation fails: overall.asa < 45s: it is 45 s ± 0\n");
    says("run two.yaml --replications 1", 1,
         "acdsim: expectation undecided after 1 replications: overall.asa < 45s: it is 45 s ±—\n"
         "  hint: one replication has no interval: take more\n"
         "acdsim: expectation undecided after 1 replications: queues.help.wait_max >= 90s: it is 90 s ±—\n"
         "  hint: one replication has no interval: take more\n");
    folder_leave();
}

static void of_the_undefined(void)
{
    folder_enter();
    two_callers("expect: [overall.time_to_abandon < 45s]\n");
    struct ended e = program("run two.yaml --replications 3");
    CU_ASSERT_EQUAL(e.code, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(e.err, "expectation undecided after 3 replications: overall.time_to_abandon < 45s: "
                                            "it is — (3 empty)\n  hint: there is nothing to judge it by\n"));
    ended_free(&e);
    folder_leave();
}

static void in_the_table(void)
{
    folder_enter();
    two_callers("expect: [overall.asa <= 45s, overall.asa < 45s]\n");
    char *text = program_output("run two.yaml --replications 3", 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "overall.asa <= 45s   ok       45 s ± 0\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "overall.asa < 45s    MISSED   45 s ± 0\n"));
    free(text);
    text = program_output("run two.yaml --replications 3 --format json", 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"text\": \"overall.asa < 45s\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"state\": \"fail\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"state\": \"pass\""));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\"ci\": [45, 45]"));
    free(text);
    folder_leave();
}

/* Nothing varies: no precision is ever reached. With --replications there is none to be reached. */
static void of_precision(void)
{
    folder_enter();
    two_callers("run: {replications: 1, precision: {metric: overall.asa, half_width: 1s, max_replications: 40}}\n");
    says("run two.yaml", 1,
         "acdsim: the precision is not reached after 40 replications: overall.asa is 45 s ± 0\n");
    says("run two.yaml --replications 3", 0, "");
    folder_leave();
}

UNIT_MAIN("acdsim run judges",
          {"an expectation that fails or cannot be decided is exit code 1", of_expectations},
          {"nothing to divide by is undecided", of_the_undefined},
          {"table and JSON tell the verdicts", in_the_table},
          {"a precision that is not reached is exit code 1", of_precision})
