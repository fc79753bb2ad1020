/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void differ(const char *one, const char *other)
{
    char *a = program_output(one, 0), *b = program_output(other, 0);
    CU_ASSERT(strcmp(a, b) != 0);
    free(a);
    free(b);
}

static void agree(const char *one, const char *other)
{
    char *a = program_output(one, 0), *b = program_output(other, 0);
    CU_ASSERT(strlen(a) > 100);
    UNIT_TEXT(a, b);
    free(a);
    free(b);
}

static void same_bytes(void)
{
    folder_enter();
    small_day();
    agree("run day.yaml --format json", "run day.yaml --format json");
    agree("run day.yaml --format json --threads 1", "run day.yaml --format json --threads 2");
    agree("run day.yaml -j1", "run day.yaml -j 7");
    agree("run day.yaml", "run day.yaml --format table --seed 42 --replications 20");
    differ("run day.yaml --format json", "run day.yaml --format json --seed 43");
    folder_leave();
}

static cJSON *result(const char *words, int code)
{
    char *text = program_output(words, code);
    cJSON *root = cJSON_Parse(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    free(text);
    return root;
}

/* By names with blanks between them. */
static cJSON *at(cJSON *root, const char *path)
{
    char name[64];
    int length;
    for (; root && sscanf(path, "%63s%n", name, &length) == 1; path += length)
        root = cJSON_IsArray(root) ? cJSON_GetArrayItem(root, atoi(name))
                                   : cJSON_GetObjectItemCaseSensitive(root, name);
    return root;
}

static double number(cJSON *root, const char *path)
{
    CU_ASSERT_TRUE_FATAL(cJSON_IsNumber(at(root, path)));
    return at(root, path)->valuedouble;
}

static const char *text(cJSON *root, const char *path)
{
    const char *value = cJSON_GetStringValue(at(root, path));
    return value ? value : "(none)";
}

static void json(void)
{
    folder_enter();
    small_day();
    cJSON *r = result("run day.yaml --format json", 0);
    UNIT_TEXT(text(r, "schema"), "acdsim.result/1");
    CU_ASSERT_TRUE(cJSON_IsTrue(at(r, "complete")));
    UNIT_TEXT(text(r, "tool version"), "0.1.0");
    UNIT_TEXT(text(r, "scenario name"), "Small day");
    UNIT_TEXT(text(r, "scenario file"), "day.yaml");
    CU_ASSERT_EQUAL(strlen(text(r, "scenario sha256")), 64);
    UNIT_TEXT(text(r, "run seed"), "42");
    CU_ASSERT_EQUAL(number(r, "run replications"), 20);
    CU_ASSERT_EQUAL(number(r, "run horizon_s"), 7200);
    CU_ASSERT_EQUAL(number(r, "overall offered n"), 20);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(r, "intervals")), 2);
    UNIT_TEXT(text(r, "intervals 1 start"), "09:00");
    CU_ASSERT_EQUAL(number(r, "agents team staffed mean"), 4);
    CU_ASSERT_EQUAL(number(r, "queues help offered mean"), number(r, "calls help offered mean"));
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(r, "warnings")), 0);
    cJSON_Delete(r);
    folder_leave();
}

static void plan(void)
{
    folder_enter();
    small_day();
    cJSON *r = result("run day.yaml --format=json --seed 18446744073709551615 --replications=3", 0);
    UNIT_TEXT(text(r, "run seed"), "18446744073709551615");
    CU_ASSERT_EQUAL(number(r, "run replications"), 3);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(r, "scenario set")), 0);
    cJSON_Delete(r);
    r = result("run day.yaml --format json --replications 1", 0);
    CU_ASSERT_TRUE(cJSON_IsNull(at(r, "overall offered ci")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(r, "overall offered sd")));
    cJSON_Delete(r);
    folder_leave();
}

static void overrides(void)
{
    folder_enter();
    small_day();
    cJSON *r = result("run day.yaml --format json --set agents.team.count=9 --set run.seed=7", 0);
    CU_ASSERT_EQUAL(number(r, "agents team staffed mean"), 9);
    UNIT_TEXT(text(r, "run seed"), "7");
    UNIT_TEXT(text(r, "scenario set 0"), "agents.team.count=9");
    UNIT_TEXT(text(r, "scenario set 1"), "run.seed=7");
    cJSON_Delete(r);
    r = result("run day.yaml --format json --set run.seed=7 --seed 8", 0);
    UNIT_TEXT(text(r, "run seed"), "8");
    cJSON_Delete(r);
    program_refuses("run day.yaml --set agents.team.cuont=9", 3, "--set:1:");
    program_refuses("run day.yaml --set agents.team.count=nine", 3, "--set:1:");
    folder_leave();
}

static void input(void)
{
    folder_enter();
    small_day();
    char *day = file_read("day.yaml");
    struct ended piped = program_with("run - --format json", day, NULL);
    CU_ASSERT_EQUAL(piped.code, 0);
    CU_ASSERT_TRUE(contains(piped.out, "\"file\": \"-\""));
    cJSON *a = cJSON_Parse(piped.out), *b = result("run day.yaml --format json", 0);
    CU_ASSERT_TRUE(cJSON_Compare(at(a, "overall"), at(b, "overall"), 1));
    UNIT_TEXT(text(a, "scenario sha256"), text(b, "scenario sha256"));
    cJSON_Delete(a);
    cJSON_Delete(b);
    ended_free(&piped);
    free(day);
    program_refuses("run nothing.yaml", 3, "nothing.yaml");
    folder_leave();
}

/* The figures of the result, counted again from the rows. */
static void calls(void)
{
    folder_enter();
    small_day();
    cJSON *r = result("run day.yaml --format json --calls calls.csv", 0);
    char *csv = file_read("calls.csv");
    CU_ASSERT_PTR_NOT_NULL_FATAL(csv);
    int rows = -1, answered = 0;
    for (char *line = strtok(csv, "\r\n"); line; line = strtok(NULL, "\r\n"), rows++)
        answered += contains(line, ",answered,");
    CU_ASSERT_DOUBLE_EQUAL(number(r, "overall offered mean"), rows / 20.0, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(number(r, "overall answered mean"), answered / 20.0, 1e-9);
    CU_ASSERT(rows > 1000);
    free(csv);
    cJSON_Delete(r);
    folder_leave();
}

static void calls_by_threads(void)
{
    folder_enter();
    small_day();
    free(program_output("run day.yaml --calls one.csv -j 1", 0));
    free(program_output("run day.yaml --calls two.csv -j 2", 0));
    char *one = file_read("one.csv"), *two = file_read("two.csv");
    CU_ASSERT_PTR_NOT_NULL_FATAL(one);
    CU_ASSERT_PTR_NOT_NULL_FATAL(two);
    UNIT_TEXT(one, two);
    CU_ASSERT_TRUE(contains(one, "\r\n19,0,help,help,"));
    free(one);
    free(two);
    folder_leave();
}

static const char broken[] = "acdsim: 1\n"
                             "calls:\n"
                             "  help:\n"
                             "    arrivals: {poisson: 60/h}\n"
                             "    patence: 3min\n"
                             "    talk: {exponential: {mean: -180s}}\n"
                             "    wrap_up: 20\n"
                             "    arrivals: {poisson: 70/h}\n"
                             "agents:\n"
                             "  team: {count: 4, serves: [hlep]}\n";

/* Misspelt key, negative mean, missing unit, repeated key, unknown queue: place, caret and hint for each. */
static void five_mistakes(void)
{
    static const char *const places[] = {"broken.yaml:5:5: error: ", "broken.yaml:6:", "broken.yaml:7:14: error: ",
                                         "broken.yaml:8:5: error: ", "broken.yaml:10:29: error: "};
    folder_enter();
    file_write("broken.yaml", broken);
    struct ended e = program("run broken.yaml -o result.txt --calls calls.csv");
    CU_ASSERT_EQUAL(e.code, 3);
    UNIT_TEXT(e.out, "");
    const char *from = e.err;
    for (size_t i = 0; i < 5; i++) {
        const char *found = strstr(from, places[i]);
        if (!found)
            UNIT_TEXT(e.err, places[i]);
        else
            CU_ASSERT_PTR_NOT_NULL(strstr(found, "^"));
        from = found ? found : from;
    }
    CU_ASSERT_TRUE(contains(e.err, "did you mean 'patience'?"));
    CU_ASSERT_TRUE(contains(e.err, "\nacdsim: broken.yaml: 5 errors\n"));
    CU_ASSERT_FALSE(file_exists("result.txt"));
    CU_ASSERT_FALSE(file_exists("calls.csv"));
    ended_free(&e);
    folder_leave();
}

/* Nobody is there in the second hour, and callers without patience wait in it for ever. */
static const char stranding[] = "acdsim: 1\n"
                                "horizon: {length: 2h, interval: none}\n"
                                "run: {replications: 2}\n"
                                "queues:\n"
                                "  help: {priority: 1}\n"
                                "calls:\n"
                                "  help:\n"
                                "    arrivals: {poisson: 6/h}\n"
                                "    talk: 10s\n"
                                "agents:\n"
                                "  team: {staff: {every: 1h, counts: [4, 0]}, serves: [help]}\n";

static void stranded(void)
{
    folder_enter();
    file_write("late.yaml", stranding);
    struct ended e = program("run late.yaml --format json"), quiet = program("run late.yaml --format json -q");
    CU_ASSERT_EQUAL(e.code, 0);
    if (!contains(e.err, "late.yaml:5:3: warning: ") || !contains(e.err, "in queue 'help'"))
        UNIT_TEXT(e.err, "late.yaml:5:3: warning: ... in queue 'help'");
    cJSON *r = cJSON_Parse(e.out);
    cJSON *last = at(r, "warnings");
    last = cJSON_GetArrayItem(last, cJSON_GetArraySize(last) - 1);
    CU_ASSERT_TRUE(contains(text(last, "text"), "nobody on duty served them"));
    UNIT_TEXT(text(last, "file"), "late.yaml");
    CU_ASSERT_EQUAL(number(last, "line"), 5);
    CU_ASSERT_EQUAL(number(last, "column"), 3);
    UNIT_TEXT(quiet.err, "");
    UNIT_TEXT(quiet.out, e.out);
    cJSON_Delete(r);
    ended_free(&e);
    ended_free(&quiet);
    folder_leave();
}

/* Two talks of 114 000 years after each other, with a clock that goes to 146 000. */
static void impossible(void)
{
    folder_enter();
    file_write("endless.yaml", "acdsim: 1\n"
                               "horizon: {length: 1h}\n"
                               "calls:\n"
                               "  help: {arrivals: {poisson: 600/h}, talk: 1000000000h}\n"
                               "agents:\n"
                               "  team: {count: 1, serves: [help]}\n");
    program_refuses("run endless.yaml -q", 3, "acdsim: the scenario cannot be simulated: ");
    folder_leave();
}

/* A million callers who wait for ever. */
static void full(void)
{
    folder_enter();
    file_write("full.yaml", "acdsim: 1\n"
                            "horizon: {length: 1h, interval: none}\n"
                            "run: {replications: 4}\n"
                            "calls:\n"
                            "  help: {arrivals: {poisson: 2000000/h}, talk: 1h}\n"
                            "agents:\n"
                            "  team: {count: 1, serves: [help]}\n");
    struct ended e = program("run full.yaml --format json -q");
    CU_ASSERT_EQUAL(e.code, 4);
    CU_ASSERT_TRUE(contains(e.err, "more than 1000000 callers at once"));
    CU_ASSERT_TRUE(contains(e.err, "in queue 'help'"));
    CU_ASSERT_TRUE(contains(e.err, "no replication is complete: nothing is written"));
    UNIT_TEXT(e.out, "");
    ended_free(&e);
    folder_leave();
}

/* Some days are too busy: what was complete before the first of them is written, and says that it is partial. */
static void full_in_the_end(void)
{
    if (unit_slow_build())
        return; /* millions of calls */
    folder_enter();
    file_write("some.yaml", "acdsim: 1\n"
                            "horizon: {length: 1h, interval: none, at_close: clear}\n"
                            "run: {replications: 20, seed: 2}\n"
                            "calls:\n"
                            "  help: {arrivals: {poisson: 800000/h, busyness: {gamma: {cv: 30%}}}, talk: 1h}\n"
                            "agents:\n"
                            "  team: {count: 1, serves: [help]}\n");
    struct ended one = program("run some.yaml --format json -q -j 1"), two = program("run some.yaml --format json -q -j 2");
    CU_ASSERT_EQUAL(one.code, 4);
    CU_ASSERT_TRUE(contains(one.err, "more than 1000000 callers at once"));
    CU_ASSERT_TRUE(contains(one.out, "\"complete\": false"));
    CU_ASSERT_TRUE(contains(one.out, "\"text\": \"partial: 3 of 20 replications\""));
    UNIT_TEXT(one.out, two.out);
    ended_free(&one);
    ended_free(&two);
    folder_leave();
}

static void verbose(void)
{
    folder_enter();
    small_day();
    struct ended loud = program("run day.yaml -v -j 1"), plain = program("run day.yaml -j 1");
    UNIT_TEXT(loud.out, plain.out);
    UNIT_TEXT(plain.err, "");
    CU_ASSERT_TRUE(contains(loud.err, " replications, "));
    CU_ASSERT_TRUE(contains(loud.err, " s on 1 thread: "));
    CU_ASSERT_TRUE(contains(loud.err, " calls/s\n"));
    ended_free(&loud);
    ended_free(&plain);
    folder_leave();
}

static void colors(void)
{
    folder_enter();
    small_day();
    char *always = program_output("run day.yaml --color always", 0), *automatic = program_output("run day.yaml", 0);
    CU_ASSERT_TRUE(contains(always, "\033[1m"));
    CU_ASSERT_FALSE(contains(automatic, "\033"));
    free(always);
    free(automatic);
    file_write("broken.yaml", broken);
    always = program_errors("check broken.yaml --color=always", 3);
    automatic = program_errors("check broken.yaml", 3);
    CU_ASSERT_TRUE(contains(always, "\033["));
    CU_ASSERT_FALSE(contains(automatic, "\033"));
    free(always);
    free(automatic);
    folder_leave();
}

UNIT_MAIN("acdsim run",
          {"the same scenario and seed give the same bytes for any number of threads", same_bytes},
          {"a JSON result says what was simulated", json},
          {"seed and replications of the command line beat the file", plan},
          {"--set changes the scenario and is recorded", overrides},
          {"the scenario may come from standard input", input},
          {"the rows of --calls add up to the figures of the result", calls},
          {"the rows of --calls are the same for any number of threads", calls_by_threads},
          {"five mistakes are reported at once and nothing is simulated", five_mistakes},
          {"callers whom nobody serves after the close are warned about", stranded},
          {"a talk of thousands of years is the scenario's fault", impossible},
          {"a queue of a million is the end", full},
          {"a queue without bound on some days: the days before are written, labelled", full_in_the_end},
          {"wall-clock figures go to standard error and change no result", verbose},
          {"colours are for terminals, or on request", colors})
