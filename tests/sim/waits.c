/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every single wait of the simulator against a naive recomputation of the whole day. */
#include <stdlib.h>
#include "tests/sim/naive_day.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"

static void compare(const struct scenario *s)
{
    uint64_t count, expected_count, differences = 0;
    struct call_record *calls = center_records(s, &count), *expected = naive_day(s, 0, &expected_count);
    CU_ASSERT_TRUE_FATAL(count > 100);
    CU_ASSERT_PTR_NOT_NULL_FATAL(expected);
    CU_ASSERT_EQUAL_FATAL(count, expected_count);
    for (uint64_t i = 0; i < count; i++)
        differences += !same_fate(&calls[i], &expected[i]);
    CU_ASSERT_EQUAL(differences, 0);
    free(expected);
    free(calls);
}

static void compare_seeds(struct center *c)
{
    for (uint64_t seed = 1; seed <= (unit_slow_build() ? 3 : 20); seed++) {
        c->scenario.run.seed = seed;
        compare(&c->scenario);
    }
}

static void one_queue(void)
{
    struct center c;
    center_simple(&c, 100.0 / 3600, 160, 5, 8);
    compare_seeds(&c);
    c.types[0].wrap_up = dist_lognormal(30, 1);
    c.types[0].talk = dist_gamma(120, 0.5);
    compare_seeds(&c);
}

static void patience(void)
{
    struct center c;
    center_simple(&c, 120.0 / 3600, 180, 5, 8); /* 6 erlangs for 5 agents */
    c.types[0].patience = dist_exponential(120);
    compare_seeds(&c);
    c.types[0].patience.zero = 0.3;
    compare_seeds(&c);
    c.types[0].patience = dist_constant(60);
    compare_seeds(&c);
}

static void capacity(void)
{
    struct center c;
    center_simple(&c, 120.0 / 3600, 180, 5, 8);
    c.queues[0].capacity = 3;
    compare_seeds(&c);
    c.queues[0].capacity = 0;
    c.types[0].patience = dist_exponential(120);
    compare_seeds(&c);
}

static void priorities(void)
{
    struct center c;
    center_simple(&c, 60.0 / 3600, 160, 3, 8);
    center_second(&c, 70.0 / 3600, 120, 3);
    c.types[0].patience = dist_exponential(300);
    compare_seeds(&c); /* equal priorities: one order across the queues */
    c.queues[1].priority = 1;
    compare_seeds(&c);
    c.groups[0].serves_count = 1; /* one group serves its own queue only */
    c.types[1].wrap_up = dist_exponential(20);
    compare_seeds(&c);
}

UNIT_MAIN("waits",
          {"one queue: every wait and every agent are those of the recomputation", one_queue},
          {"patience: who gives up, and when, are those of the recomputation", patience},
          {"capacity: who is blocked is as recomputed, with and without waiting places", capacity},
          {"two queues, two groups, priorities: as recomputed", priorities})
