/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People who work shifts with breaks. All times by hand, in seconds. */
#include "tests/support/day.h"
#include "tests/support/unit.h"

/* One agent, talk 100, wrap-up 20, on duty [start, end) without the break [from, to). */
static void one_shift(struct day *d, int start, int end, int from, int to)
{
    day_make(d, 100, 20, 1);
    d->breaks[0] = (struct work_break){from * SIM_SECOND, to * SIM_SECOND};
    d->shifts[0] = (struct shift){1, start * SIM_SECOND, end * SIM_SECOND, to > from, d->breaks};
    day_shifts(d, 0, 0, 1);
}

/* The call of 550 goes on until 650, its wrap-up until 670: 50 of talk in the shift, 70 of overtime. The
 * caller of 560 finds nobody any more and leaves after 300. */
static void end_in_talk(void)
{
    struct day d;
    one_shift(&d, 0, 600, 0, 0);
    d.c.types[0].patience = dist_constant(300);
    DAY_CALLERS(&d, 0, 550, 560);
    day_run(&d);
    CU_ASSERT_EQUAL(d.calls[0].arrival, 550 * SIM_SECOND);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 0);
    DAY_CALL(&d, 1, OUTCOME_ABANDONED, 300);
    DAY_HOURS(&d, 0, 550, 0, 50, 0, 0, 70);
    day_free(&d);
}

/* Talk 490 to 590, wrap-up 590 to 610: 10 in the shift, 10 after it. */
static void end_in_wrap_up(void)
{
    struct day d;
    one_shift(&d, 0, 600, 0, 0);
    d.c.types[0].patience = dist_constant(300);
    DAY_CALLERS(&d, 0, 490, 500);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ABANDONED, 300);
    DAY_HOURS(&d, 0, 490, 0, 100, 10, 0, 10);
    day_free(&d);
}

/* An open offer is not a call in hand: offered at 590, to be answered `answer` later, the agent goes at 600;
 * also when it would answer at that very instant. */
static void end_in_an_offer(int answer)
{
    struct day d;
    one_shift(&d, 0, 600, 0, 0);
    d.c.types[0].patience = dist_constant(60);
    d.c.groups[0].answer = dist_constant(answer);
    DAY_CALLERS(&d, 0, 590);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ABANDONED, 60);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_OFFERS), 1);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_CANCELLED_OFFERS), 1);
    DAY_HOURS(&d, 0, 590, 10, 0, 0, 0, 0);
    day_free(&d);
}
static void end_in_offers(void)
{
    end_in_an_offer(20);
    end_in_an_offer(10);
}

/* Talk 500 to 600: the wrap-up belongs to the call in hand, 20 of overtime. Without wrap-up the agent goes at
 * 600, and whoever waits is not taken any more. */
static void end_with_the_talk(void)
{
    struct day d;
    one_shift(&d, 0, 600, 0, 0);
    DAY_CALLERS(&d, 0, 500);
    day_run(&d);
    DAY_HOURS(&d, 0, 500, 0, 100, 0, 0, 20);
    day_free(&d);
    one_shift(&d, 0, 600, 0, 0);
    d.c.types[0].wrap_up = (struct dist){0};
    d.c.types[0].patience = dist_constant(200);
    DAY_CALLERS(&d, 0, 500, 550);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ABANDONED, 200);
    DAY_HOURS(&d, 0, 500, 0, 100, 0, 0, 0);
    day_free(&d);
}

/* Break 600 to 900, the call in hand until 670: 70 worked into the break, the rest of it is the break. The
 * caller of 700 is answered at 900, until 1000, wrapped up until 1020. Idle 0 to 550 and 1020 to 1200. */
static void break_after_the_call(void)
{
    struct day d;
    one_shift(&d, 0, 1200, 600, 900);
    DAY_CALLERS(&d, 0, 550, 700);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 200);
    DAY_HOURS(&d, 0, 550 + 180, 0, 50 + 100, 20, 0, 70);
    day_free(&d);
}

/* Break 600 to 660, the call until 650, its wrap-up until 670: no break at all. Overtime 600 to 660, then 10
 * more of wrap-up. The caller of 620 is answered at 670, until 770, wrapped up until 790; idle 0 to 550 and
 * 790 to 1200. */
static void no_break(void)
{
    struct day d;
    one_shift(&d, 0, 1200, 600, 660);
    DAY_CALLERS(&d, 0, 550, 620);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 50);
    DAY_HOURS(&d, 0, 550 + 410, 0, 50 + 100, 10 + 20, 0, 60);
    day_free(&d);
}

/* Break 600 to 670, which is when the wrap-up ends: overtime 70, and on at once with the caller of 620. */
static void break_ends_with_the_call(void)
{
    struct day d;
    one_shift(&d, 0, 1200, 600, 670);
    DAY_CALLERS(&d, 0, 550, 620);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 50);
    DAY_HOURS(&d, 0, 550 + 410, 0, 50 + 100, 20, 0, 70);
    day_free(&d);
}

/* A break without a call in hand begins and ends on time; the offer of 599 goes back. Idle 0 to 599 and from
 * the end of the call, 700 + 1 + 120 = 821, to 1200: the caller is answered at 701. */
static void break_in_an_offer(void)
{
    struct day d;
    one_shift(&d, 0, 1200, 600, 700);
    d.c.groups[0].answer = dist_constant(1);
    DAY_CALLERS(&d, 0, 599);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 102);
    CU_ASSERT_EQUAL(d.calls[0].offers, 2);
    DAY_HOURS(&d, 0, 599 + 379, 1 + 1, 100, 20, 0, 0);
    day_free(&d);
}

/* From the first instant: the caller of 1 is answered at once. From 300 on: who came at 100 with a patience
 * of 200 is answered when it ends, and who comes at 300 itself finds the second agent. */
static void starts(void)
{
    struct day d;
    one_shift(&d, 0, 3600, 0, 0);
    DAY_CALLERS(&d, 0, 1);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 0);
    DAY_HOURS(&d, 0, 3600 - 120, 0, 100, 20, 0, 0);
    day_free(&d);
    one_shift(&d, 300, 3600, 0, 0);
    d.shifts[0].count = 2;
    d.c.types[0].patience = dist_constant(200);
    DAY_CALLERS(&d, 0, 100, 300);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 200);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 0);
    CU_ASSERT_EQUAL(d.calls[0].agent, 0);
    CU_ASSERT_EQUAL(d.calls[1].agent, 1);
    DAY_HOURS(&d, 0, 2 * 3300 - 240, 0, 200, 40, 0, 0);
    day_free(&d);
}

/* Who is on duty at the close stays although the shift ends then: the second caller is answered at 3550 + 120
 * = 3670, until 3790. Whose shift ends a second before, or whose break lasts until the close, is not there
 * for it: the caller is cleared at 3600. */
static void the_close(void)
{
    struct day d;
    one_shift(&d, 0, 3600, 0, 0);
    DAY_CALLERS(&d, 0, 3550, 3560);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 110);
    DAY_HOURS(&d, 0, 3550, 0, 50, 0, 0, 190);
    day_free(&d);
    one_shift(&d, 0, 3599, 0, 0);
    DAY_CALLERS(&d, 0, 3550, 3560);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_CLEARED, 40);
    CU_ASSERT_EQUAL(d.tally.stranded, 1);
    DAY_HOURS(&d, 0, 3550, 0, 49, 0, 0, 71);
    day_free(&d);
    one_shift(&d, 0, 3600, 3500, 3600);
    DAY_CALLERS(&d, 0, 3510);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_CLEARED, 90);
    DAY_HOURS(&d, 0, 3500, 0, 0, 0, 0, 0);
    day_free(&d);
}

/* A break that begins with the shift, and breaks that touch, are one absence. */
static void odd_breaks(void)
{
    struct day d;
    one_shift(&d, 100, 1200, 100, 200);
    d.breaks[1] = (struct work_break){200 * SIM_SECOND, 250 * SIM_SECOND};
    d.shifts[0].break_count = 2;
    DAY_CALLERS(&d, 0, 50);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 200);
    DAY_HOURS(&d, 0, 950 - 120, 0, 100, 20, 0, 0);
    day_free(&d);
}

/* Groups sign on by name, people by number: `others` has been free for longer than `team`, declared first.
 * Whoever comes back from a break is behind those who stayed. */
static void order(void)
{
    struct day d;
    one_shift(&d, 0, 3600, 100, 200);
    center_second(&d.c, 0, 1, 2);
    d.c.serves[0][0].priority = d.c.serves[1][1].priority = 0;
    DAY_CALLERS(&d, 0, 10, 11, 12);
    day_run(&d);
    CU_ASSERT_TRUE(d.calls[0].group == 1 && d.calls[0].agent == 0);
    CU_ASSERT_TRUE(d.calls[1].group == 1 && d.calls[1].agent == 1);
    CU_ASSERT_TRUE(d.calls[2].group == 0);
    day_free(&d);
    one_shift(&d, 0, 3600, 100, 200);
    d.shifts[1] = (struct shift){1, 50 * SIM_SECOND, 3600 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 2);
    DAY_CALLERS(&d, 0, 300);
    day_run(&d);
    CU_ASSERT_EQUAL(d.calls[0].agent, 1);
    day_free(&d);
}

UNIT_MAIN("shifts", {"at the end of a shift the talk and its wrap-up are finished, as overtime", end_in_talk},
          {"at the end of a shift the wrap-up is finished", end_in_wrap_up},
          {"at the end of a shift an open offer is not a call in hand", end_in_offers},
          {"a talk that ends with the shift still has its wrap-up, and no next call", end_with_the_talk},
          {"what is left of a break after the call is the break", break_after_the_call},
          {"a call beyond the end of the break leaves no break", no_break},
          {"a call that ends with the break is followed by the next one", break_ends_with_the_call},
          {"at the start of a break an open offer goes back", break_in_an_offer},
          {"shifts start before patience ends and callers arrive", starts},
          {"who is on duty at the close stays; who is on a break is not there", the_close},
          {"breaks that touch each other or the start of the shift are one absence", odd_breaks},
          {"people sign on by group name and number", order})
