/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Changes of the file that must change the results in a known way. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "scenarios/load.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"

#define HEAD "acdsim: 1\nhorizon: {length: 8h}\nrun: {replications: 20}\n"

struct outcome {
    struct loaded loaded;
    struct results *results;
};

static struct outcome simulate(const char *text)
{
    struct outcome o;
    CU_ASSERT_TRUE_FATAL(scenario_load_text("test.yaml", text, strlen(text), NULL, 0, &o.loaded));
    CU_ASSERT_PTR_NOT_NULL_FATAL(o.loaded.scenario);
    o.results = center_run(o.loaded.scenario, 2);
    return o;
}

static void forget(struct outcome *o)
{
    results_free(o->results);
    loaded_free(&o->loaded);
}

static uint32_t type_named(const struct scenario *s, const char *name)
{
    for (uint32_t t = 0; t < s->type_count; t++)
        if (strcmp(s->types[t].name, name) == 0)
            return t;
    CU_FAIL_FATAL("no such call type");
    return 0;
}

static uint32_t group_named(const struct scenario *s, const char *name)
{
    for (uint32_t g = 0; g < s->group_count; g++)
        if (strcmp(s->groups[g].name, name) == 0)
            return g;
    CU_FAIL_FATAL("no such group");
    return 0;
}

static void expect_same(const struct estimate *x, const struct estimate *y, int count)
{
    for (int m = 0; m < count; m++) {
        CU_ASSERT_EQUAL(x[m].defined, y[m].defined);
        CU_ASSERT_EQUAL(x[m].mean, y[m].mean);
        CU_ASSERT_EQUAL(x[m].sd, y[m].sd);
    }
}

#define VIP "  vip: {arrivals: {poisson: 40/h}, patience: {exponential: 3min}, talk: {exponential: 200s}}\n"
#define GENERAL "  general: {arrivals: {poisson: 60/h}, patience: {exponential: 2min}, talk: {exponential: 150s}}\n"
#define SENIORS "  seniors: {count: 2, serves: {vip: 0, general: 100}}\n"
#define JUNIORS "  juniors: {count: 3, serves: {general: 0, vip: 100}, answer: {exponential: 2s}, reject: 1%}\n"

static void order_of_declaration(void)
{
    struct outcome a = simulate(HEAD "queues: {vip: {priority: 1}, general: {priority: 5}}\ncalls:\n" VIP GENERAL
                                     "agents:\n" SENIORS JUNIORS);
    struct outcome b = simulate(HEAD "queues: {general: {priority: 5}, vip: {priority: 1}}\nagents:\n" JUNIORS
                                         SENIORS "calls:\n" GENERAL VIP);
    static const char *const types[] = {"vip", "general"}, *const groups[] = {"seniors", "juniors"};
    for (int i = 0; i < 2; i++) {
        uint32_t x = type_named(a.loaded.scenario, types[i]), y = type_named(b.loaded.scenario, types[i]);
        expect_same(a.results->total.types[x].metric, b.results->total.types[y].metric, CALL_METRICS);
        x = group_named(a.loaded.scenario, groups[i]);
        y = group_named(b.loaded.scenario, groups[i]);
        expect_same(a.results->total.groups[x].metric, b.results->total.groups[y].metric, AGENT_METRICS);
    }
    expect_same(a.results->total.overall.metric, b.results->total.overall.metric, CALL_METRICS);
    forget(&a);
    forget(&b);
}

/* Without abandonment; with it that is false. Call by call, in every replication of 20 seeds. */
static void one_more_agent(void)
{
    struct center c;
    center_simple(&c, 100.0 / 3600, 160, 5, 8);
    for (uint64_t seed = 1; seed <= 20; seed++) {
        uint64_t count, again;
        c.scenario.run.seed = seed;
        c.counts[0][0] = 5;
        struct call_record *few = center_records(&c.scenario, &count);
        c.counts[0][0] = 6;
        struct call_record *more = center_records(&c.scenario, &again);
        CU_ASSERT_EQUAL_FATAL(count, again);
        for (uint64_t i = 0; i < count; i++)
            CU_ASSERT_TRUE(more[i].wait <= few[i].wait);
        free(few);
        free(more);
    }
}

/* Everything four times as long: the same day in slow motion, but for the rounding to microseconds. */
static void slow_motion(void)
{
    struct outcome a = simulate("acdsim: 1\nhorizon: {length: 8h, interval: 30min}\ncalls:\n  x: {arrivals: "
                                "{poisson: 100/h}, patience: {exponential: 120s}, talk: {exponential: 160s}}\n"
                                "agents: {team: {count: 5, serves: [x]}}\n");
    struct outcome b = simulate("acdsim: 1\nhorizon: {length: 32h, interval: 2h}\ncalls:\n  x: {arrivals: "
                                "{poisson: 25/h}, patience: {exponential: 480s}, talk: {exponential: 640s}}\n"
                                "agents: {team: {count: 5, serves: [x]}}\n");
    const struct estimate *x = a.results->total.overall.metric, *y = b.results->total.overall.metric;
    CU_ASSERT_EQUAL(x[CALL_OFFERED].mean, y[CALL_OFFERED].mean);
    CU_ASSERT_EQUAL(x[CALL_ABANDONED].mean, y[CALL_ABANDONED].mean);
    CU_ASSERT_DOUBLE_EQUAL(4 * x[CALL_ASA].mean, y[CALL_ASA].mean, 1e-5);
    CU_ASSERT_DOUBLE_EQUAL(x[CALL_QUEUE_LENGTH].mean, y[CALL_QUEUE_LENGTH].mean, 1e-6);
    forget(&a);
    forget(&b);
}

UNIT_MAIN("laws of change",
          {"the order of declaration permutes the results and changes no number", order_of_declaration},
          {"one more agent never makes anyone wait longer, without abandonment", one_more_agent},
          {"times scaled by four scale the results by four", slow_motion})
