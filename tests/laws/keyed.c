/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A caller is the same caller whatever else the file says. */
#include <stdlib.h>
#include <string.h>
#include "scenarios/load.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"

#define HEAD "acdsim: 1\nhorizon: {length: 10h}\nrun: {seed: 7, replications: 1}\n"
#define CALLS                                                                    \
    "calls:\n"                                                                   \
    "  vip:\n"                                                                   \
    "    arrivals: {poisson: {every: 5h, rates: [90/h, 120/h]}, busyness: {gamma: {cv: 20%}}}\n" \
    "    patience: {gamma: {mean: 120s, cv: 1.5}, zero: 10%}\n"                  \
    "    talk: {lognormal: {mean: 160s, cv: 0.8}}\n"                             \
    "    wrap_up: {erlang: {k: 2, mean: 20s}}\n"
#define AGENTS "agents:\n  team: {count: 5, serves: [vip]}\n"

struct day {
    struct loaded loaded;
    struct call_record *calls;
    uint64_t count;
};

static struct day simulate(const char *text)
{
    struct day d;
    CU_ASSERT_TRUE_FATAL(scenario_load_text("test.yaml", text, strlen(text), NULL, 0, &d.loaded));
    for (size_t i = 0; i < d.loaded.diagnostic_count; i++)
        if (d.loaded.diagnostics[i].severity == SEVERITY_ERROR)
            diagnostic_print(stderr, &d.loaded.diagnostics[i], false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(d.loaded.scenario);
    d.calls = center_records(d.loaded.scenario, &d.count);
    return d;
}

static void forget(struct day *d)
{
    free(d->calls);
    loaded_free(&d->loaded);
}

static bool is_vip(const struct day *d, uint64_t i)
{
    return strcmp(d->loaded.scenario->types[d->calls[i].type].name, "vip") == 0;
}

static uint64_t next_vip(const struct day *d, uint64_t i)
{
    while (i < d->count && !is_vip(d, i))
        i++;
    return i;
}

/* All that the caller brings along is equal; talk and wrap-up are recorded of answered calls only. */
static void expect_same_callers(const char *one, const char *other, bool same_waits)
{
    struct day a = simulate(one), b = simulate(other);
    uint64_t compared = 0, both_answered = 0, i = next_vip(&a, 0), k = next_vip(&b, 0);
    for (; i < a.count && k < b.count; i = next_vip(&a, i + 1), k = next_vip(&b, k + 1), compared++) {
        const struct call_record *x = &a.calls[i], *y = &b.calls[k];
        CU_ASSERT_EQUAL(x->arrival, y->arrival);
        CU_ASSERT_EQUAL(x->patience, y->patience);
        if (x->outcome == OUTCOME_ANSWERED && y->outcome == OUTCOME_ANSWERED) {
            CU_ASSERT_EQUAL(x->talk, y->talk);
            CU_ASSERT_EQUAL(x->wrap_up, y->wrap_up);
            both_answered++;
        }
        if (same_waits) {
            CU_ASSERT_EQUAL(x->wait, y->wait);
            CU_ASSERT_EQUAL(x->outcome, y->outcome);
        }
    }
    CU_ASSERT_EQUAL(i, a.count);
    CU_ASSERT_EQUAL(k, b.count);
    CU_ASSERT_TRUE(compared > 500 && both_answered > 300);
    forget(&a);
    forget(&b);
}

static void a_second_queue(void)
{
    expect_same_callers(HEAD CALLS AGENTS,
                        HEAD CALLS "  abc: {arrivals: {poisson: 60/h}, talk: 100s}\n"
                                   "agents:\n  team: {count: 5, serves: [vip, abc]}\n",
                        false);
}

static void a_second_queue_with_its_own_agents(void)
{
    expect_same_callers(HEAD CALLS AGENTS,
                        HEAD CALLS "  abc: {arrivals: {poisson: 60/h}, talk: 100s}\n" AGENTS
                                   "  another: {count: 2, serves: [abc]}\n",
                        true);
}

static void other_staff_and_rules(void)
{
    expect_same_callers(HEAD CALLS AGENTS,
                        HEAD "queues: {vip: {capacity: 4}}\n" CALLS
                             "agents:\n  team: {count: 4, serves: [vip], answer: 3s, reject: 2%}\n",
                        false);
}

static void agents_who_serve_nothing_here(void)
{
    expect_same_callers(HEAD CALLS AGENTS,
                        HEAD "queues: {vip: {}, empty: {}}\n" CALLS AGENTS
                             "  bored: {count: 3, serves: [empty]}\n",
                        true);
}

UNIT_MAIN("keyed random numbers",
          {"a second queue changes nobody's arrival, patience, talk or wrap-up", a_second_queue},
          {"a second queue with agents of its own changes nothing at all", a_second_queue_with_its_own_agents},
          {"other staff, capacity and answers find the same callers", other_staff_and_rules},
          {"a queue without calls and its agents change nothing", agents_who_serve_nothing_here})
