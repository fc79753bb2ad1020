/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts that nobody would write. None may crash, hang or leak; sanitizers look on. */
#include <stdlib.h>
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static const char victim[] =
    "acdsim: 1\n"
    "name: \"caf\xC3\xA9\"\n"
    "x-day: &day {every: 6h, counts: [4, 6]}\n"
    "horizon: {start: \"08:00\", end: 20:00, interval: 1h30m, at_close: clear, warmup: 15min}\n"
    "run: {replications: 20, confidence: 90%, seed: 42}\n"
    "queues:\n"
    "  vip: {priority: 1, capacity: 60, service_level: {within: 30s, target: 90%, definition: abandons_count}}\n"
    "calls:\n"
    "  gold:\n"
    "    queue: vip\n"
    "    arrivals: {poisson: {every: 6h, rates: [36/h, 1/min]}, busyness: {gamma: {cv: 50%}}}\n"
    "    patience: {exponential: 1000s, zero: 10%}\n"
    "    talk: {lognormal: {mean: 4min, sd: 2min}}\n"
    "    wrap_up: {erlang: {k: 4, mean: 1min}}\n"
    "agents:\n"
    "  a: {staff: *day, serves: {vip: 0}, answer: 4s, reject: 1%, no_answer: 0.02}\n"
    "  b: {count: 3, serves: [vip]}\n"
    "dispatch: {offer_timeout: 20s, requeue: tail, withdraw_on_dnd: yes}\n";

static size_t loads, good;

/* Prints as well: a caret must stand somewhere. */
static void load(const char *text, size_t length)
{
    static const char *const sets[] = {"run.seed=7", "agents.b.serves[0]=vip"};
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, length, sets, loads % 2 ? 2 : 0, &l));
    FILE *out = fopen("/dev/null", "w");
    for (size_t i = 0; i < l.diagnostic_count; i++)
        diagnostic_print(out, &l.diagnostics[i], false);
    fclose(out);
    CU_ASSERT_EQUAL(l.scenario == NULL, l.error_count > 0);
    good += l.scenario != NULL;
    loads++;
    loaded_free(&l);
}

static void whole(void)
{
    good = 0;
    load(victim, strlen(victim));
    CU_ASSERT_EQUAL(good, 1);
}

static void prefixes(void)
{
    for (size_t length = 0; length <= strlen(victim); length++)
        load(victim, length);
}

static void deletions(void)
{
    char text[sizeof victim];
    size_t length = strlen(victim);
    for (size_t i = 0; i < length; i++) {
        memcpy(text, victim, i);
        memcpy(text + i, victim + i + 1, length - i);
        load(text, length - 1);
    }
}

static void replaced_bytes(void)
{
    static const char bytes[] = "\0\t\n -:,[]{}&*!|>'\"%@`#?~0.\x7F\xC3\xFF";
    char text[sizeof victim];
    size_t length = strlen(victim), step = unit_slow_build() ? 3 : 1;
    for (size_t i = 0; i < length; i += step)
        for (size_t k = 0; k < sizeof bytes - 1; k++) {
            memcpy(text, victim, length);
            text[i] = bytes[k];
            load(text, length);
        }
}

/* A linear congruential generator: the same texts every time. */
static uint32_t next_random(uint32_t *state)
{
    *state = *state * 1664525U + 1013904223U;
    return *state >> 8;
}

/* Words of the language in any order. */
static void soup(void)
{
    static const char *const words[] = {
        "acdsim", "calls", "agents", "queues", "horizon", "run", "a", "poisson", "arrivals", "talk", "serves", "staff",
        "count", "every", "rates", "counts", "gamma", "cv", "mean", "1", "1h", "20s", "5/h", "80%", ": ", ": ", "{", "}",
        "[", "]", ", ", "\n", "\n  ", "\n    ", "- ", "&x ", "*x ", "'", "\"", "-", "x-"};
    uint32_t state = 1;
    char text[1024];
    for (int i = 0; i < (unit_slow_build() ? 5000 : 50000); i++) {
        char *at = text;
        at = stpcpy(at, "acdsim: 1\n");
        for (uint32_t n = next_random(&state) % 60; n > 0; n--)
            at = stpcpy(at, words[next_random(&state) % (sizeof words / sizeof *words)]);
        load(text, (size_t)(at - text));
    }
}

static void option_soup(void)
{
    static const char *const words[] = {"run", "agents", "b", ".", ".", "seed", "serves", "[", "]", "0", "1", "=", "{", "}",
                                        "vip", ",", " ", "&x", "*x", "\"", "count", ": ", "\n", "\xC3\xA9", "#"};
    uint32_t state = 2;
    for (int i = 0; i < (unit_slow_build() ? 5000 : 50000); i++) {
        char option[256] = "", *at = option;
        for (uint32_t n = next_random(&state) % 12; n > 0; n--)
            at = stpcpy(at, words[next_random(&state) % (sizeof words / sizeof *words)]);
        const char *const sets[] = {option};
        struct loaded l;
        CU_ASSERT_FATAL(scenario_load_text("t.yaml", victim, strlen(victim), sets, 1, &l));
        loaded_free(&l);
    }
}

/* Much of one thing: quadratic work would take minutes. */
static void crowds(void)
{
    static const struct {
        const char *head, *piece, *tail;
    } rows[] = {
        {"acdsim: 1\nx-a: {", "a: 1, ", "}\n"},
        {"acdsim: 1\nrun: {", "zz: 1, ", "}\n"},
        {"acdsim: 1\ncalls: {", "zz: {}, ", "}\n"},
        {"acdsim: 1\nagents: {a: {count: 1, serves: [", "b, ", "]}}\ncalls: {c: {arrivals: {poisson: 1/h}, talk: 1s}}\n"},
        {"acdsim: 1\nx-a: &a b\nx-b: [", "*a, ", "]\n"},
        {"acdsim: 1\nx-a: [", "&a b, ", "]\n"},
        {"", "- ", "\n"},
        {"", "? ", "\n"},
        {"", "\n", "\n"},
        {"", "#\n", "x"},
        {"acdsim: 1\nname: '", "a ", "'\n"},
        {"acdsim: 1\nname: \"", "\\\\", "\"\n"},
    };
    size_t count = unit_slow_build() ? 60000 : 200000;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char *text = malloc(strlen(rows[i].head) + count * strlen(rows[i].piece) + strlen(rows[i].tail) + 1), *at = text;
        at = stpcpy(at, rows[i].head);
        for (size_t k = 0; k < count; k++)
            at = stpcpy(at, rows[i].piece);
        at = stpcpy(at, rows[i].tail);
        load(text, (size_t)(at - text));
        free(text);
    }
}

UNIT_MAIN("hostile scenarios",
          {"the scenario that is mistreated below is good", whole},
          {"every beginning of a scenario is read without harm", prefixes},
          {"a scenario without any one of its bytes is read without harm", deletions},
          {"a scenario with any byte replaced is read without harm", replaced_bytes},
          {"words of the language in any order are read without harm", soup},
          {"pieces of options in any order are read without harm", option_soup},
          {"a crowd of anything is read in reasonable time", crowds})
