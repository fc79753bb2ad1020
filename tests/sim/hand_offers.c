/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small days by hand: offers that are answered late, rejected, left to lapse or withdrawn. One agent, talk 100, wrap-up
 * 20; an offer lapses after 30 s; after a rejection or a lapse the same agent is offered the caller 5 s later. */
#include "tests/sim/hand.h"
#include "tests/support/unit.h"

static void one_caller(struct day *d, int arrival, double answer, double patience)
{
    hand_make(d, 100, 20, 1);
    day_callers(d, 0, &arrival, 1);
    d->c.groups[0].answer = dist_constant(answer);
    d->c.types[0].patience = patience > 0 ? dist_constant(patience) : (struct dist){0};
}

/* Rings 10 to 14, talk to 114, wrap-up to 134. */
static void rings(void)
{
    struct day d;
    one_caller(&d, 10, 4, 0);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .waited = 1, .wait_answered = 4, .longest = 4, .area = 4,
                            .most = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3476, .offered = 4, .talk = 100, .wrap_up = 20, .answered = 1));
}

/* An answer at the last instant, 40, is one; patience, which ends there too, comes later. */
static void last_instant(void)
{
    struct day d;
    one_caller(&d, 10, 30, 30);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .waited = 1, .wait_answered = 30, .longest = 30, .area = 30,
                            .most = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3450, .offered = 30, .talk = 100, .wrap_up = 20, .answered = 1));
}

/* Rings 10 to 40 and 45 to 75, lapses; rings once more at 80, when patience ends. */
static void too_late(void)
{
    struct day d;
    one_caller(&d, 10, 31, 70);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .waited = 1, .wait_abandoned = 70, .longest = 70, .area = 70,
                            .most = 1, .offers = 3, .no_answers = 2, .cancelled = 1),
             HAND_GROUP(.idle = 3540, .offered = 60, .no_answers = 2));
}

/* Rings 10 to 12, 17 to 19, 24 to 26; patience ends at 30, before 31. */
static void rejected(void)
{
    struct day d;
    one_caller(&d, 10, 2, 20);
    d.c.groups[0].reject = 1;
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .abandoned_in_time = 1, .waited = 1, .wait_abandoned = 20,
                            .longest = 20, .area = 20, .most = 1, .offers = 3, .rejects = 3),
             HAND_GROUP(.idle = 3594, .offered = 6, .rejects = 3));
}

/* Rejected at once at 10, 15, 20, 25 and, just before patience ends, at 30. */
static void rejected_at_once(void)
{
    struct day d;
    one_caller(&d, 10, 0, 20);
    d.c.groups[0].reject = 1;
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .abandoned_in_time = 1, .waited = 1, .wait_abandoned = 20,
                            .longest = 20, .area = 20, .most = 1, .offers = 5, .rejects = 5),
             HAND_GROUP(.idle = 3600, .rejects = 5));
}

/* Rings 10 to 40, lapses; rings 45 to 60, when the caller gives up. */
static void lapses(void)
{
    struct day d;
    one_caller(&d, 10, 0, 50);
    d.c.groups[0].no_answer = 1;
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .waited = 1, .wait_abandoned = 50, .longest = 50, .area = 50,
                            .most = 1, .offers = 2, .no_answers = 1, .cancelled = 1),
             HAND_GROUP(.idle = 3555, .offered = 45, .no_answers = 1));
}

/* Gone after 10 s of ringing. */
static void gives_up(void)
{
    struct day d;
    one_caller(&d, 10, 25, 10);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .abandoned_in_time = 1, .waited = 1, .wait_abandoned = 10,
                            .longest = 10, .area = 10, .most = 1, .offers = 1, .cancelled = 1),
             HAND_GROUP(.idle = 3590, .offered = 10));
}

/* The shift ends at 600, after 10 s of ringing; the caller leaves at 650. */
static void shift_ends(void)
{
    struct day d;
    one_caller(&d, 590, 20, 60);
    d.shifts[0] = (struct shift){1, 0, 600 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .waited = 1, .wait_abandoned = 60, .longest = 60, .area = 60,
                            .most = 1, .offers = 1, .cancelled = 1),
             HAND_GROUP(.idle = 590, .offered = 10));
}

/* ---- at the close ----------------------------------------------------------------------------------------------- */

/* Rings 3569 to 3599, lapses; again 3604 to 3629, when patience ends. The agent stays until nobody waits: 29. */
static void lapses_before_the_close(void)
{
    struct day d;
    one_caller(&d, 3569, 0, 60);
    d.c.groups[0].no_answer = 1;
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .waited = 1, .wait_abandoned = 60, .longest = 60, .area = 31,
                            .most = 1, .offers = 2, .no_answers = 1, .cancelled = 1),
             HAND_GROUP(.idle = 3570, .offered = 30, .overtime = 29, .no_answers = 1));
}

/* It lapses at the end of 3600. The call counts where it arrived, so that the lapse is of the hour. Again 3605 to 3630. */
static void lapses_at_the_close(void)
{
    struct day d;
    one_caller(&d, 3570, 0, 60);
    d.c.groups[0].no_answer = 1;
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .abandoned = 1, .waited = 1, .wait_abandoned = 60, .longest = 60, .area = 30,
                            .most = 1, .offers = 2, .no_answers = 1, .cancelled = 1),
             HAND_GROUP(.idle = 3570, .offered = 30, .overtime = 30, .no_answers = 1));
}

/* The close clears at 3600, before the offer lapses or is answered at that instant: withdrawn. */
static void cleared_at_the_close(void)
{
    struct day d;
    for (int answers = 0; answers < 2; answers++) {
        one_caller(&d, 3570, 30, 0);
        d.c.groups[0].no_answer = !answers;
        d.c.scenario.horizon.at_close = CLOSE_CLEAR;
        HAND_DAY(&d, HAND_CALLS(.offered = 1, .cleared = 1, .waited = 1, .wait_others = 30, .longest = 30, .area = 30,
                                .most = 1, .offers = 1, .cancelled = 1),
                 HAND_GROUP(.idle = 3570, .offered = 30));
    }
}

/* ---- an agent who asks ------------------------------------------------------------------------------------------- */

/* Prepares 0 to 10, then is told of the caller of 100: talk to 200, wrap-up to 220, prepares to 230. The caller of 205
 * has waited 25 then; talk to 330, wrap-up to 350. */
static void manual(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 100, 205);
    d.c.groups[0].mode = MODE_MANUAL;
    d.c.groups[0].prepare = dist_constant(10);
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 25, .longest = 25,
                            .area = 25, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2),
             HAND_GROUP(.talk = 200, .wrap_up = 40, .dnd = 3360, .answered = 2));
}

UNIT_MAIN("days by hand: offers",
          {"while the telephone rings the caller waits and the agent is occupied", rings},
          {"an answer at the last instant of the offer, and of patience, is one", last_instant},
          {"a later one is none", too_late},
          {"a rejected caller is offered again after the delay", rejected},
          {"also at the instant its patience ends", rejected_at_once},
          {"an offer that lapses", lapses},
          {"a caller who gives up while the telephone rings", gives_up},
          {"an agent who goes home while the telephone rings", shift_ends},
          {"an offer that lapses just before the close", lapses_before_the_close},
          {"an offer that lapses at the close", lapses_at_the_close},
          {"an offer that a close withdraws", cleared_at_the_close},
          {"a manual agent is in do not disturb outside its calls", manual})
