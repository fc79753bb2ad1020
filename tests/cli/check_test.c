/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void says(const char *words, const char *expected)
{
    char *text = program_output(words, 0);
    UNIT_TEXT(text, expected);
    free(text);
}

/* 60 calls an hour of 180 s for two hours: 120 calls, 3 erlangs. */
static void one(void)
{
    folder_enter();
    small_day();
    says("check day.yaml", "ok: 1 queue, 120 calls a day expected, peak load 3.0 erlangs\n");
    folder_leave();
}

static void changed(void)
{
    folder_enter();
    small_day();
    says("check day.yaml --set calls.help.arrivals.poisson=20/h",
         "ok: 1 queue, 40 calls a day expected, peak load 1.0 erlang\n");
    says("check day.yaml --set calls.help.arrivals.poisson=0.5/h",
         "ok: 1 queue, 1 call a day expected, peak load 0.025 erlangs\n");
    says("check day.yaml -q --set horizon.length=1000h --set horizon.interval=none",
         "ok: 1 queue, 60000 calls per replication expected, peak load 3.0 erlangs\n");
    folder_leave();
}

/* 100 an hour for one hour and 50 for the other, at 6 min: 10 erlangs at the peak. */
static void two_queues(void)
{
    folder_enter();
    file_write("two.yaml", "acdsim: 1\n"
                           "horizon: {length: 2h}\n"
                           "calls:\n"
                           "  a: {arrivals: {poisson: {every: 1h, rates: [50/h, 25/h]}}, talk: 5min, wrap_up: 1min}\n"
                           "  b: {arrivals: {poisson: {every: 1h, rates: [50/h, 25/h]}}, talk: 6min}\n"
                           "agents:\n"
                           "  team: {count: 14, serves: [a, b]}\n");
    says("check two.yaml", "ok: 2 queues, 150 calls a day expected, peak load 10.0 erlangs\n");
    folder_leave();
}

static void several(void)
{
    folder_enter();
    small_day();
    file_write("broken.yaml", "acdsim: 1\ncals: {}\n");
    says("check day.yaml day.yaml", "day.yaml: ok: 1 queue, 120 calls a day expected, peak load 3.0 erlangs\n"
                                    "day.yaml: ok: 1 queue, 120 calls a day expected, peak load 3.0 erlangs\n");
    struct ended e = program("check broken.yaml day.yaml");
    CU_ASSERT_EQUAL(e.code, 3);
    UNIT_TEXT(e.out, "day.yaml: ok: 1 queue, 120 calls a day expected, peak load 3.0 erlangs\n");
    CU_ASSERT_TRUE(contains(e.err, "broken.yaml:2:1: error: "));
    CU_ASSERT_TRUE(contains(e.err, "did you mean 'calls'?"));
    ended_free(&e);
    folder_leave();
}

static void missing(void)
{
    folder_enter();
    program_refuses("check nothing.yaml", 3, "nothing.yaml");
    program_refuses("check .", 3, ".");
    folder_leave();
}

static void to_file(void)
{
    folder_enter();
    small_day();
    says("check day.yaml -o ok.txt", "");
    char *text = file_read("ok.txt");
    UNIT_TEXT(text ? text : "(no file)", "ok: 1 queue, 120 calls a day expected, peak load 3.0 erlangs\n");
    free(text);
    program_refuses("check day.yaml -o day.yaml", 2, "'day.yaml' is the scenario itself");
    folder_leave();
}

UNIT_MAIN("acdsim check",
          {"a good scenario is ok, with what it amounts to", one},
          {"a change by --set is checked with it; words agree with their number", changed},
          {"calls of all types add up, and the peak is that of the busiest step", two_queues},
          {"several scenarios are named, and all are checked", several},
          {"a scenario that is not there is an error of the scenario", missing},
          {"-o takes what would be printed", to_file})
