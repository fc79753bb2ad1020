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

/* A warning, and two errors with a hint; in the second file everything is well. */
static void write_bad(void)
{
    file_write("a:b,c.yaml", "acdsim: 1\ncals: {\"50%\": x}\nname: [\"\\\"\"]\n");
}

static void as_json(void)
{
    folder_enter();
    small_day();
    write_bad();
    says("check day.yaml --format json", "[]\n");
    struct ended e = program("check day.yaml a:b,c.yaml nothing.yaml --format json");
    CU_ASSERT_EQUAL(e.code, 3);
    UNIT_TEXT(e.err, "");
    UNIT_TEXT(e.out,
              "[\n"
              "  {\"severity\": \"error\", \"file\": \"a:b,c.yaml\", \"line\": 1, \"column\": 1, \"end_column\": 2, "
              "\"text\": \"the scenario needs 'agents'\", \"hint\": \"agents: who answers\"},\n"
              "  {\"severity\": \"error\", \"file\": \"a:b,c.yaml\", \"line\": 2, \"column\": 1, \"end_column\": 5, "
              "\"text\": \"unknown key 'cals' in the scenario\", \"hint\": \"did you mean 'calls'?\"},\n"
              "  {\"severity\": \"error\", \"file\": \"a:b,c.yaml\", \"line\": 3, \"column\": 7, \"end_column\": 8, "
              "\"text\": \"expected text, found list in name\", \"hint\": \"write it like \\\"Monday, with rain\\\"\"},\n"
              "  {\"severity\": \"error\", \"file\": \"nothing.yaml\", \"line\": null, \"column\": null, "
              "\"end_column\": null, \"text\": \"cannot open it: No such file or directory\", "
              "\"hint\": \"name a scenario file, or - for standard input\"}\n"
              "]\n");
    ended_free(&e);
    folder_leave();
}

static void as_annotations(void)
{
    folder_enter();
    write_bad();
    struct ended e = program("check --format github a:b,c.yaml");
    CU_ASSERT_EQUAL(e.code, 3);
    UNIT_TEXT(e.out, "::error file=a%3Ab%2Cc.yaml,line=1,col=1,endColumn=2::the scenario needs 'agents' (agents: who "
                     "answers)\n"
                     "::error file=a%3Ab%2Cc.yaml,line=2,col=1,endColumn=5::unknown key 'cals' in the scenario (did you "
                     "mean 'calls'?)\n"
                     "::error file=a%3Ab%2Cc.yaml,line=3,col=7,endColumn=8::expected text, found list in name (write it "
                     "like \"Monday, with rain\")\n");
    ended_free(&e);
    file_write("p.yaml", "acdsim: 1\ncalls: {a: {arrivals: {poisson: 1/h}, talk: 1s, balk: 120%}}\nagents: {x: {count: 1, "
                         "serves: [a]}}\n");
    e = program("check --format github p.yaml");
    CU_ASSERT_TRUE(contains(e.out, "::error file=p.yaml,line=2,col=55,endColumn=59::calls.a.balk must be 0%25 to 100%25, not "
                                   "120%25 ("));
    ended_free(&e);
    folder_leave();
}

static void warnings_as_well(void)
{
    folder_enter();
    file_write("w.yaml", "acdsim: 1\ncalls: {a: {arrivals: {poisson: 20/h}, talk: 5min}}\nagents: {x: {count: 1, serves: "
                         "[a]}}\n");
    struct ended e = program("check --format github w.yaml");
    CU_ASSERT_EQUAL(e.code, 0);
    CU_ASSERT_TRUE(contains(e.out, "::warning file=w.yaml,line=2,col=9,endColumn=10::unstable: load per agent 1.67"));
    ended_free(&e);
    says("check --format github w.yaml -q", "");
    says("check --format json w.yaml -q", "[]\n");
    folder_leave();
}

static void many_errors(void)
{
    char text[1024] = "acdsim: 1\n";
    folder_enter();
    for (int i = 0; i < 30; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "k%02d: x\n", i);
    file_write("many.yaml", text);
    struct ended e = program("check --format github many.yaml");
    CU_ASSERT_TRUE(contains(e.out, "::error file=many.yaml::and 12 more errors\n"));
    ended_free(&e);
    folder_leave();
}

UNIT_MAIN("acdsim check",
          {"a good scenario is ok, with what it amounts to", one},
          {"a change by --set is checked with it; words agree with their number", changed},
          {"calls of all types add up, and the peak is that of the busiest step", two_queues},
          {"several scenarios are named, and all are checked", several},
          {"a scenario that is not there is an error of the scenario", missing},
          {"--format json has an object for everything that is wrong", as_json},
          {"--format github escapes what would end a property or a line", as_annotations},
          {"warnings are in both, unless -q", warnings_as_well},
          {"errors that are not listed are counted", many_errors},
          {"-o takes what would be printed", to_file})
