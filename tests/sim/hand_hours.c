/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small days by hand: shifts, breaks, the warm-up, intervals and the close. A call counts where it arrives, for its agent
 * too; a time where it passes. One agent, talk 100, wrap-up 20. */
#include "tests/sim/hand.h"
#include "tests/support/unit.h"

/* Talk 550 to 650, 50 of it and the wrap-up after the shift. */
static void shift_ends(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    d.shifts[0] = (struct shift){1, 0, 600 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    DAY_CALLERS(&d, 0, 550);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 550, .talk = 50, .overtime = 70, .answered = 1));
}

/* Break 600 to 900. The talk from 550 and its wrap-up end at 670, 70 of overtime. The caller of 700 is answered at 900:
 * talk to 1000, wrap-up to 1020. */
static void takes_a_break(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    d.breaks[0] = (struct work_break){600 * SIM_SECOND, 900 * SIM_SECOND};
    d.shifts[0] = (struct shift){1, 0, 3600 * SIM_SECOND, 1, d.breaks};
    day_shifts(&d, 0, 0, 1);
    DAY_CALLERS(&d, 0, 550, 700);
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 200, .longest = 200,
                            .area = 200, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2),
             HAND_GROUP(.idle = 550 + 2580, .talk = 50 + 100, .wrap_up = 20, .overtime = 70, .answered = 2));
}

/* ---- the close -------------------------------------------------------------------------------------------------- */

/* Talk 3550 to 3650, wrap-up to 3670; the caller of 3560 has waited 110 then, 40 of it in the hour; until 3790. */
static void drains(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 3550, 3560);
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 110, .longest = 110,
                            .area = 40, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2),
             HAND_GROUP(.idle = 3550, .talk = 50, .overtime = 190, .answered = 2));
}

static void clears(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 3550, 3560);
    d.c.scenario.horizon.at_close = CLOSE_CLEAR;
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 1, .cleared = 1, .in_time = 1, .waited = 1, .wait_others = 40,
                            .longest = 40, .area = 40, .most = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3550, .talk = 50, .overtime = 70, .answered = 1));
}

/* A microsecond before the close, and at the close: only the first one calls. */
static void at_the_end(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 1, 2);
    d.times[0][0] = 3600 * SIM_SECOND - 1;
    d.times[0][1] = 3600 * SIM_SECOND;
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3599.999999, .talk = 1e-6, .overtime = 119.999999, .answered = 1));
}

/* ---- the warm-up: the first ten minutes ------------------------------------------------------------------------- */

static void warm(struct day *d)
{
    hand_make(d, 100, 20, 1);
    d->c.scenario.horizon.warmup = 600 * SIM_SECOND;
}

/* Talk 550 to 650, wrap-up to 670: 50 and 20 of it are measured, the call is not. Then 700 to 800, 820. */
static void warm_up_ends_in_talk(void)
{
    struct day d;
    warm(&d);
    DAY_CALLERS(&d, 0, 550, 700);
    struct results *r = hand_run(&d);
    CU_ASSERT_EQUAL(r->total.length, 3000 * SIM_SECOND);
    HAND_TOTAL(r, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1),
               HAND_GROUP(.idle = 2810, .talk = 150, .wrap_up = 40, .answered = 1));
    results_free(r);
}

/* Talk 500 to 600, wrap-up to 620. The caller of 550 waits until then, 20 of it measured, and talks until 720, 740. The
 * caller of 610 waits 130, talks until 840, 860. From 610 to 620 both wait. */
static void warm_up_ends_in_a_wait(void)
{
    struct day d;
    warm(&d);
    DAY_CALLERS(&d, 0, 500, 550, 610);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .waited = 1, .wait_answered = 130, .longest = 130, .area = 150,
                            .most = 2, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 2740, .talk = 200, .wrap_up = 60, .answered = 1));
}

/* Who waits across the end of the warm-up is the most who wait, though nobody comes. Patience 550 + 100. */
static void only_a_wait_is_left(void)
{
    struct day d;
    warm(&d);
    d.shifts[0] = (struct shift){1, 3000 * SIM_SECOND, 3600 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    d.c.types[0].patience = dist_constant(100);
    DAY_CALLERS(&d, 0, 550);
    HAND_DAY(&d, HAND_CALLS(.area = 50, .most = 1), HAND_GROUP(.idle = 600));
}

/* Talks 580 to 590 and 600 to 610: only the second is measured. */
static void arrives_with_the_end_of_the_warm_up(void)
{
    struct day d;
    warm(&d);
    DAY_CALLERS(&d, 0, 580, 600);
    d.c.types[0].talk = dist_constant(10);
    d.c.types[0].wrap_up = (struct dist){0};
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 10, .offers = 1),
             HAND_GROUP(.idle = 2990, .talk = 10, .answered = 1));
}

/* ---- intervals of twenty minutes -------------------------------------------------------------------------------- */

static void in_intervals(struct day *d)
{
    hand_make(d, 100, 20, 1);
    d->c.scenario.horizon.interval = 1200 * SIM_SECOND;
}

/* Talks 100 to 200, 1150 to 1250 (wrap-up to 1270), 2500 to 2600. Nobody calls in the second interval. */
static void an_empty_interval(void)
{
    struct day d;
    in_intervals(&d);
    DAY_CALLERS(&d, 0, 100, 1150, 2500);
    struct results *r = hand_run(&d);
    CU_ASSERT_EQUAL_FATAL(r->interval_count, 3);
    HAND_INTERVAL(r, 0, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 2, .talk = 200, .wrap_up = 40, .offers = 2),
                  HAND_GROUP(.idle = 1030, .talk = 150, .wrap_up = 20, .answered = 2));
    HAND_INTERVAL(r, 1, HAND_CALLS(.offered = 0), HAND_GROUP(.idle = 1130, .talk = 50, .wrap_up = 20));
    HAND_INTERVAL(r, 2, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1),
                  HAND_GROUP(.idle = 1080, .talk = 100, .wrap_up = 20, .answered = 1));
    HAND_TOTAL(r, HAND_CALLS(.offered = 3, .answered = 3, .in_time = 3, .talk = 300, .wrap_up = 60, .offers = 3),
               HAND_GROUP(.idle = 3240, .talk = 300, .wrap_up = 60, .answered = 3));
    results_free(r);
}

/* Talk 1150 to 1250, wrap-up to 1270. The caller of 1190 waits until then, 10 in the first interval, 70 in the second;
 * talk to 1370, wrap-up to 1390. */
static void waits_across(void)
{
    struct day d;
    in_intervals(&d);
    DAY_CALLERS(&d, 0, 1150, 1190);
    struct results *r = hand_run(&d);
    HAND_INTERVAL(r, 0, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 80, .longest = 80,
                                   .area = 10, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2),
                  HAND_GROUP(.idle = 1150, .talk = 50, .answered = 2));
    HAND_INTERVAL(r, 1, HAND_CALLS(.area = 70, .most = 1), HAND_GROUP(.idle = 1010, .talk = 150, .wrap_up = 40));
    HAND_INTERVAL(r, 2, HAND_CALLS(.offered = 0), HAND_GROUP(.idle = 1200));
    HAND_TOTAL(r, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 80, .longest = 80,
                             .area = 80, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2),
               HAND_GROUP(.idle = 3360, .talk = 200, .wrap_up = 40, .answered = 2));
    results_free(r);
}

/* Warm-up 600, so that the intervals are 600 to 1200, to 2400 and to 3600; the shift begins with the second and ends
 * 300 into the third, which has 100 of overtime: talk 2680 to 2780, wrap-up to 2800, the shift until 2700. A caller of
 * 1200 itself is of the second interval. */
static void a_shift_in_intervals(void)
{
    struct day d;
    in_intervals(&d);
    d.c.scenario.horizon.warmup = 600 * SIM_SECOND;
    d.shifts[0] = (struct shift){1, 1200 * SIM_SECOND, 2700 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    DAY_CALLERS(&d, 0, 1200, 2680);
    struct results *r = hand_run(&d);
    CU_ASSERT_EQUAL_FATAL(r->interval_count, 3);
    const struct hand_calls *one = HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1);
    CU_ASSERT_EQUAL(r->intervals[0].length, 600 * SIM_SECOND);
    HAND_INTERVAL(r, 0, HAND_CALLS(.offered = 0), HAND_GROUP(.idle = 0));
    HAND_INTERVAL(r, 1, one, HAND_GROUP(.idle = 1080, .talk = 100, .wrap_up = 20, .answered = 1));
    HAND_INTERVAL(r, 2, one, HAND_GROUP(.idle = 280, .talk = 20, .overtime = 100, .answered = 1));
    HAND_TOTAL(r, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 2, .talk = 200, .wrap_up = 40, .offers = 2),
               HAND_GROUP(.idle = 1360, .talk = 120, .wrap_up = 20, .overtime = 100, .answered = 2));
    results_free(r);
}

UNIT_MAIN("days by hand: hours",
          {"a shift ends during a talk", shift_ends},
          {"a break begins during a talk", takes_a_break},
          {"a close that drains", drains},
          {"a close that clears", clears},
          {"who calls at the end of the horizon does not enter", at_the_end},
          {"the warm-up ends during a talk", warm_up_ends_in_talk},
          {"the warm-up ends during a wait", warm_up_ends_in_a_wait},
          {"of the warm-up only a wait is left", only_a_wait_is_left},
          {"who calls at the end of the warm-up is measured", arrives_with_the_end_of_the_warm_up},
          {"an interval without calls", an_empty_interval},
          {"a wait across two intervals", waits_across},
          {"a shift that begins and ends in intervals after a warm-up", a_shift_in_intervals})
