/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every statistic of no, one and two observations, in no, one and two days: null where there is nothing to say, never a
 * number that is none. A caller a minute from 10 s on, talk 30, wrap-up 5, patience 10, one agent or nobody. */
#include <math.h>
#include <stdio.h>
#include "tests/sim/hand.h"
#include "tests/support/unit.h"

/* What a metric divides by. */
enum divisor { DAYS, OFFERED, ANSWERED, ABANDONED, STAFF };

static enum divisor call_divisor(int metric)
{
    switch (metric) {
    case CALL_ASA: case CALL_TALK: case CALL_WRAP_UP: case CALL_AHT: case CALL_SL_ANSWERED_ANSWERED: return ANSWERED;
    case CALL_TIME_TO_ABANDON: return ABANDONED;
    case CALL_ABANDONMENT: case CALL_BLOCKING: case CALL_SERVICE_LEVEL: case CALL_WAIT: case CALL_P_WAIT:
    case CALL_SL_ANSWERED_OFFERED: case CALL_SL_ABANDONS_COUNT: case CALL_SL_DAYS_MET: return OFFERED;
    case CALL_SL_EXCLUDING_SHORT_ABANDONS: return ANSWERED; /* all who give up do so in time */
    default: return DAYS;
    }
}

static enum divisor agent_divisor(int metric)
{
    switch (metric) {
    case AGENT_STAFFED: case AGENT_ANSWERED: case AGENT_REJECTS: case AGENT_NO_ANSWERS: case AGENT_OVERTIME: return DAYS;
    default: return STAFF;
    }
}

/* `empty` of `days` days have nothing to divide by. Equal days: an interval of no width from two on. */
static void expect(const struct estimate *e, uint32_t days, uint32_t empty, const char *name)
{
    bool any = empty < days, spread = any && days > 1;
    bool finite = isfinite(e->mean) && isfinite(e->lo) && isfinite(e->hi) && isfinite(e->sd);
    bool right = finite && e->n == days && e->empty == empty && e->defined == any && e->has_ci == spread && e->has_sd == spread;
    if (spread)
        right = right && e->sd == 0 && e->lo == e->mean && e->hi == e->mean;
    if (!right)
        printf("\n    %s: %u days, %u empty; n %u, empty %u, mean %g [%g, %g], sd %g, defined %d, interval %d, sd %d", name,
               days, empty, e->n, e->empty, e->mean, e->lo, e->hi, e->sd, e->defined, e->has_ci, e->has_sd);
    CU_ASSERT(right);
}

/* Observations a day of each divisor. */
static void expect_span(const struct span_results *s, uint32_t days, const int observations[])
{
    const struct call_estimates *rows[] = {&s->overall, &s->queues[0], &s->types[0]};
    for (int r = 0; r < 3; r++)
        for (int m = 0; m < CALL_METRICS; m++)
            expect(&rows[r]->metric[m], days, observations[call_divisor(m)] ? 0 : days, call_metrics[m].name);
    for (int m = 0; m < AGENT_METRICS; m++)
        expect(&s->groups[0].metric[m], days, observations[agent_divisor(m)] ? 0 : days, agent_metrics[m].name);
}

static void make(struct day *d, int callers, uint32_t agents)
{
    static const int seconds[] = {10, 70};
    hand_make(d, 30, 5, agents);
    d->c.scenario.horizon.interval = 1800 * SIM_SECOND;
    d->c.types[0].patience = dist_constant(10);
    day_callers(d, 0, seconds, callers);
}

/* The second half hour has no callers, whatever the first one has. */
static void some(void)
{
    for (uint32_t days = 1; days <= 2; days++)
        for (int callers = 0; callers <= 2; callers++)
            for (uint32_t agents = 0; agents <= 1; agents++) {
                struct day d;
                make(&d, callers, agents);
                d.c.scenario.run.replications = days;
                struct results *r = center_run(&d.c.scenario, 1);
                const int here[] = {1, callers, agents ? callers : 0, agents ? 0 : callers, (int)agents};
                const int nobody[] = {1, 0, 0, 0, (int)agents};
                expect_span(&r->total, days, here);
                CU_ASSERT_EQUAL_FATAL(r->interval_count, 2);
                expect_span(&r->intervals[0], days, here);
                expect_span(&r->intervals[1], days, nobody);
                results_free(r);
            }
}

/* Stopped before the first day. */
static void no_days(void)
{
    struct day d;
    struct results *r = NULL;
    char problem[512];
    atomic_int stop = 1;
    const int nothing[] = {0, 0, 0, 0, 0};
    make(&d, 2, 1);
    enum experiment_status status = experiment_run(&d.c.scenario, 1, &(struct experiment_hooks){.stop = &stop}, &r, problem);
    CU_ASSERT_EQUAL(status, EXPERIMENT_STOPPED);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    CU_ASSERT_EQUAL(r->replications, 0);
    expect_span(&r->total, 0, nothing);
    expect_span(&r->intervals[1], 0, nothing);
    results_free(r);
}

static uint32_t empty_days(const struct results *r)
{
    return r->total.groups[0].metric[AGENT_OCCUPANCY].empty;
}

/* The agent is away on one of two days, of which one speaks of answers and the other one of those who give up: one
 * observation of each, two of the service level, which is 1 and 0. */
static void one_of_two_days(void)
{
    struct day d;
    struct results *r;
    make(&d, 1, 0);
    d.shifts[0] = (struct shift){1, 0, 3600 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    d.c.groups[0].absence = 0.5;
    d.c.scenario.run.replications = 2;
    for (r = center_run(&d.c.scenario, 1); empty_days(r) != 1; r = center_run(&d.c.scenario, 1)) {
        results_free(r);
        d.c.scenario.run.seed++;
        CU_ASSERT_FATAL(d.c.scenario.run.seed < 100);
    }
    const struct estimate *e = r->total.overall.metric, *level = &e[CALL_SERVICE_LEVEL];
    CU_ASSERT_TRUE(e[CALL_TALK].defined && e[CALL_TALK].mean == 30 && e[CALL_TALK].n == 2 && e[CALL_TALK].empty == 1);
    CU_ASSERT_TRUE(e[CALL_TIME_TO_ABANDON].defined && e[CALL_TIME_TO_ABANDON].mean == 10);
    CU_ASSERT_EQUAL(e[CALL_TIME_TO_ABANDON].empty, 1);
    CU_ASSERT_EQUAL(e[CALL_TALK].sd, 0);
    CU_ASSERT_EQUAL(level->mean, 0.5);
    CU_ASSERT_EQUAL(level->empty, 0);
    CU_ASSERT_DOUBLE_EQUAL(level->sd, sqrt(0.5), 1e-12); /* of 0 and 1 */
    CU_ASSERT_TRUE(level->has_ci && level->lo == 0 && level->hi == 1); /* .5 +- 12.7 / 2, cut off */
    CU_ASSERT_EQUAL(r->total.groups[0].metric[AGENT_STAFFED].mean, 0.5);
    results_free(r);
}

UNIT_MAIN("days by hand: observations",
          {"no, one or two callers, on one or two days, with and without an agent", some},
          {"no day at all", no_days},
          {"one day of two says something", one_of_two_days})
