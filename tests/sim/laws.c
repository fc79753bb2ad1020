/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conservation laws hold after real replications, and are broken by the smallest false entry. */
#include <string.h>
#include "sim/world.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"

static struct center center;
static struct tally tally;

/* A day with everything in it, run and not yet doctored. */
static struct world *a_day(void)
{
    center_simple(&center, 120.0 / 3600, 180, 5, 4);
    center_second(&center, 60.0 / 3600, 60, 2);
    center.types[0].patience = dist_exponential(120);
    center.types[1].wrap_up = dist_exponential(30);
    center.queues[1].capacity = 2;
    center.groups[0].reject = 0.05;
    center.groups[1].no_answer = 0.05;
    center.groups[1].answer = dist_exponential(5);
    struct world *w = world_new(&center.scenario, false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(w);
    CU_ASSERT_TRUE_FATAL(tally_init(&tally, &center.scenario));
    CU_ASSERT_EQUAL_FATAL(world_run(w, 0, &tally), EXPERIMENT_DONE);
    return w;
}

static void expect_broken(struct world *w, const char *words)
{
    CU_ASSERT_FALSE(laws_hold(w));
    CU_ASSERT_EQUAL(w->status, EXPERIMENT_BUG);
    CU_ASSERT_PTR_NOT_NULL(strstr(w->problem, words));
    CU_ASSERT_PTR_NOT_NULL(strstr(w->problem, "seed 1, replication 0, event "));
    world_free(w);
    tally_free(&tally);
}

static void they_hold(void)
{
    struct world *w = a_day();
    CU_ASSERT_TRUE(laws_hold(w));
    CU_ASSERT_TRUE(tally.simulated > 500);
    world_free(w);
    tally_free(&tally);
}

static void a_call_too_many(void)
{
    struct world *w = a_day();
    tally.calls[3].count[COUNT_OUTCOME + OUTCOME_ABANDONED]++;
    expect_broken(w, "offered = the sum of the outcomes of second: ");
}

static void a_microsecond_of_an_agent(void)
{
    struct world *w = a_day();
    w->agents[2].accounted++;
    expect_broken(w, "staffed time = the sum of the duties of team");
}

static void a_microsecond_of_waiting(void)
{
    struct world *w = a_day();
    tally.stood[1]++;
    expect_broken(w, "integral of the queue length = the sum of the waits of second");
}

static void a_microsecond_of_talk(void)
{
    struct world *w = a_day();
    tally.talked--;
    expect_broken(w, "talk of the callers = talk of the agents");
}

static void a_microsecond_of_wrap_up(void)
{
    struct world *w = a_day();
    tally.wrapped--;
    expect_broken(w, "wrap-up of the calls = wrap-up of the agents");
}

static void a_wait_too_many(void)
{
    struct world *w = a_day();
    tally.at_once[wait_cell(1, 0, tally.flows, true)]++;
    expect_broken(w, "waits of the answered = the answered of all calls");
    w = a_day();
    tally.at_once[wait_cell(1, 0, tally.flows, false)]++;
    expect_broken(w, "waits of the others = the others in line of all calls");
}

static void a_wait_of_zero(void)
{
    struct world *w = a_day();
    tally.at_once[wait_cell(1, 0, tally.flows, true)]--;
    CU_ASSERT_TRUE_FATAL(wait_counts_add(&tally.waits, wait_cell(1, 0, tally.flows, true), 1));
    expect_broken(w, "waits above zero = those who waited of all calls");
}

static void somebody_left_behind(void)
{
    struct world *w = a_day();
    acd_start_queuing(w->acd, w->now, (acd_client){0}, (acd_queue){0});
    expect_broken(w, "clients and agents left behind = 0 of calls");
}

UNIT_MAIN("laws",
          {"they hold after a day with everything in it", they_hold},
          {"a call without an outcome is seen", a_call_too_many},
          {"a microsecond of an agent's day is seen", a_microsecond_of_an_agent},
          {"a microsecond of waiting is seen", a_microsecond_of_waiting},
          {"a microsecond of talk is seen", a_microsecond_of_talk},
          {"a microsecond of wrap-up is seen", a_microsecond_of_wrap_up},
          {"a wait that nobody had is seen", a_wait_too_many},
          {"a wait that should be zero is seen", a_wait_of_zero},
          {"a client left behind is seen", somebody_left_behind})
