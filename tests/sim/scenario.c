/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include "sim/tally.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"

/* 60, 0, 120 calls an hour of 90 s; 1, 2, 0 agents: loads 1.5, 0, 3 erlangs. */
static void three_hours(struct center *c)
{
    static const double rates[] = {60.0 / 3600, 0, 120.0 / 3600};
    static const uint32_t counts[] = {1, 2, 0};
    center_simple(c, 1, 60, 1, 3);
    c->types[0].wrap_up = dist_constant(30);
    for (int k = 0; k < 3; k++) {
        c->rates[0][k] = rates[k];
        c->counts[0][k] = counts[k];
    }
    c->types[0].arrivals = arrivals_poisson((struct rate_profile){SIM_HOUR, 3, c->rates[0], NULL});
    c->groups[0].roster.staff = (struct headcount){SIM_HOUR, 3, c->counts[0]};
}

static void load(void)
{
    struct center c;
    three_hours(&c);
    struct load_summary sum = scenario_load_summary(&c.scenario);
    CU_ASSERT_DOUBLE_EQUAL(sum.calls, 180, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(sum.load, 1.5, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(sum.peak_load, 3, 1e-12);
    CU_ASSERT_EQUAL(sum.peak_at, 2 * SIM_HOUR);
    CU_ASSERT_EQUAL(sum.least_agents, 0);
    CU_ASSERT_EQUAL(sum.most_agents, 2);
    CU_ASSERT_DOUBLE_EQUAL(sum.agents, 1, 1e-12);
    CU_ASSERT_TRUE(isinf(sum.peak_ratio));
    CU_ASSERT_EQUAL(sum.ratio_at, 2 * SIM_HOUR);
    c.counts[0][2] = 4;
    sum = scenario_load_summary(&c.scenario);
    CU_ASSERT_DOUBLE_EQUAL(sum.peak_ratio, 1.5, 1e-12);
    CU_ASSERT_EQUAL(sum.ratio_at, 0);
}

static void load_after_warmup(void)
{
    struct center c;
    three_hours(&c);
    c.scenario.horizon.warmup = 5 * SIM_HOUR / 2;
    struct load_summary sum = scenario_load_summary(&c.scenario);
    CU_ASSERT_DOUBLE_EQUAL(sum.calls, 60, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(sum.load, 3, 1e-12);
    CU_ASSERT_EQUAL(sum.peak_at, 5 * SIM_HOUR / 2);
}

static void headcounts(void)
{
    uint32_t counts[] = {3, 7, 5};
    const struct roster r = {.staff = {SIM_HOUR, 3, counts}};
    CU_ASSERT_EQUAL(roster_agents(&r), 7);
    CU_ASSERT_EQUAL(roster_at(&r, 0), 3);
    CU_ASSERT_EQUAL(roster_at(&r, SIM_HOUR - 1), 3);
    CU_ASSERT_EQUAL(roster_at(&r, SIM_HOUR), 7);
    CU_ASSERT_EQUAL(roster_at(&r, 30 * SIM_HOUR), 5);
    CU_ASSERT_EQUAL(roster_change_after(&r, 0, 30 * SIM_HOUR), SIM_HOUR);
    CU_ASSERT_EQUAL(roster_change_after(&r, 0, SIM_MINUTE), SIM_MINUTE);
}

static void check_bounds(const struct scenario *s, const int64_t *expected, uint32_t count, uint32_t measured)
{
    struct tally t;
    CU_ASSERT_TRUE_FATAL(tally_init(&t, s));
    CU_ASSERT_EQUAL_FATAL(t.spans, count);
    CU_ASSERT_EQUAL(t.measured, measured);
    CU_ASSERT_EQUAL(t.intervals, count - 1 - measured);
    for (uint32_t i = 0; i < count; i++)
        CU_ASSERT_EQUAL(t.bounds[i], expected[i] * SIM_MINUTE);
    tally_free(&t);
}

static void spans(void)
{
    struct center c;
    struct horizon *h = &c.scenario.horizon;
    center_simple(&c, 1, 60, 1, 2);
    check_bounds(&c.scenario, (const int64_t[]){0, 30, 60, 90, 120}, 5, 0);
    h->length = 100 * SIM_MINUTE; /* the last interval is shorter */
    check_bounds(&c.scenario, (const int64_t[]){0, 30, 60, 90, 100}, 5, 0);
    h->warmup = 45 * SIM_MINUTE; /* the first one too; intervals stay on the grid of the clock */
    check_bounds(&c.scenario, (const int64_t[]){0, 45, 60, 90, 100}, 5, 1);
    h->warmup = 60 * SIM_MINUTE;
    check_bounds(&c.scenario, (const int64_t[]){0, 60, 90, 100}, 4, 1);
    h->interval = 0;
    check_bounds(&c.scenario, (const int64_t[]){0, 60, 100}, 3, 1);
}

/* Every metric of a span's table is there, with a name of its own and a meaning. */
static void metrics(void)
{
    for (int m = 0; m < CALL_METRICS; m++)
        CU_ASSERT_TRUE(call_metrics[m].name && call_metrics[m].meaning);
    for (int m = 0; m < AGENT_METRICS; m++)
        CU_ASSERT_TRUE(agent_metrics[m].name && agent_metrics[m].meaning);
}

UNIT_MAIN("scenario",
          {"calls, load, agents and load per agent are those of a hand calculation", load},
          {"only what is measured counts, after the warm-up", load_after_warmup},
          {"a headcount holds for its step, the last one for good", headcounts},
          {"spans lie on the grid of intervals; warm-up and end cut them", spans},
          {"every metric has a name and a meaning", metrics})
