/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens first where two things happen at one instant, each pair with an outcome that tells the order. The kinds, in
 * their order: the close; the dispatcher's delays; ends of shifts; ends of talk; ends of wrap-up; starts of shifts; answers
 * to offers; patience; the longest wait; overflow; agents who ask; calls again; callbacks; transfers; arrivals.
 *
 * Two queues, an agent each, `team` and `others`; talk 100. The instant is 100, of the close 3600. */
#include "tests/sim/hand_tie.h"

#include <stdlib.h>
#include "tests/support/unit.h"

/* Ends of talk and wrap-up and starts of shifts come before all that ends a wait. */
static void agents_first(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < ASKS; way++)
        for (int kind = 0; kind < TIMERS; kind++) {
            tie_free_at(&d, (enum way)way);
            tie_set_timer(&d, (enum timer_kind)kind, 50);
            tie_compare(&d, &(struct expected){50, OUTCOME_ANSWERED, 50, tie_counts[kind], 0}, tie_ways[way]);
        }
}

/* Whoever becomes free at 100 is before a colleague whose shift starts then. */
static void the_old_before_the_new(void)
{
    for (int way = TALK_ENDS; way <= WRAP_UP_ENDS; way++) {
        struct day d;
        uint64_t count;
        tie_free_at(&d, (enum way)way);
        d.shifts[0] = (struct shift){1, 0, CLOSE * SIM_SECOND, 0, NULL};
        d.shifts[1] = (struct shift){1, AT * SIM_SECOND, CLOSE * SIM_SECOND, 0, NULL};
        day_shifts(&d, 0, 0, 2);
        struct call_record *c = center_records(&d.c.scenario, &count);
        CU_ASSERT_TRUE(count == 2 && c[1].wait == 50 * SIM_SECOND && c[1].agent == 0);
        free(c);
    }
}

/* A talk that ends is before a wrap-up that ends: of two callers of 0 the first talks until 100, the second, of the other
 * type, until 80 and wraps up until 100. */
static void talk_before_wrap_up(void)
{
    struct day d;
    uint64_t count;
    tie_make(&d);
    d.c.counts[0][0] = 2;
    d.c.types[1].queue = 0;
    d.c.types[1].talk = dist_constant(80);
    d.c.types[1].wrap_up = dist_constant(20);
    DAY_CALLERS(&d, 0, 0, 50);
    DAY_CALLERS(&d, 1, 0);
    struct call_record *c = center_records(&d.c.scenario, &count);
    CU_ASSERT_TRUE(count == 3 && c[0].type == 0 && c[1].type == 1 && c[0].agent != c[1].agent);
    CU_ASSERT_TRUE(c[2].wait == 50 * SIM_SECOND && c[2].agent == c[0].agent);
    free(c);
}

/* `others`, who come at 100 and serve queue 0, too, take the caller of 95, who waits, and not the one of 90, whom `team`
 * rejects at 100. That one gives up in their talk. */
static void starts_before_answers(void)
{
    struct day d;
    tie_make(&d);
    DAY_CALLERS(&d, 0, 90, 95);
    d.c.groups[0].answer = dist_constant(10);
    d.c.groups[0].reject = 1;
    d.c.groups[1].serves_count = 2;
    d.shifts[0] = (struct shift){1, AT * SIM_SECOND, CLOSE * SIM_SECOND, 0, NULL};
    day_shifts(&d, 1, 0, 1);
    tie_set_timer(&d, PATIENCE, 50);
    tie_compare(&d, &(struct expected){90, OUTCOME_ABANDONED, 50, CALL_ANSWERED, 1}, "start, answer");
    tie_compare(&d, &(struct expected){95, OUTCOME_ANSWERED, 5, CALL_ANSWERED, 1}, "start, answer");
}

/* Rings from 80 to 100. */
static void answers_first(void)
{
    struct day d;
    for (int kind = 0; kind < TIMERS; kind++) {
        tie_make(&d);
        DAY_CALLERS(&d, 0, 80);
        d.c.groups[0].answer = dist_constant(20);
        tie_set_timer(&d, (enum timer_kind)kind, 20);
        tie_compare(&d, &(struct expected){80, OUTCOME_ANSWERED, 20, tie_counts[kind], 0}, "answer");
    }
}

/* Who asks at that instant comes after all of that but a callback. `others` take who moves. */
static void askers_later(void)
{
    static const struct expected what[TIMERS] = {{50, OUTCOME_ABANDONED, 50, CALL_ABANDONED, 1},
                                                 {50, OUTCOME_TIMED_OUT, 50, CALL_TIMED_OUT, 1},
                                                 {50, OUTCOME_ANSWERED, 50, CALL_OVERFLOWED, 1},
                                                 {50, OUTCOME_ANSWERED, 50, CALL_CALLED_BACK, 0}};
    struct day d;
    for (int kind = 0; kind < TIMERS; kind++) {
        tie_free_at(&d, ASKS);
        tie_set_timer(&d, (enum timer_kind)kind, 50);
        tie_compare(&d, &what[kind], "asks");
    }
}

/* Of two timers the first in the order; who moves is answered by `others` and not called back any more. */
static void timers(void)
{
    static const struct {
        enum timer_kind first, second;
        struct expected x;
    } pairs[] = {{PATIENCE, MAX_WAIT, {50, OUTCOME_ABANDONED, 50, CALL_TIMED_OUT, 0}},
                 {PATIENCE, OVERFLOW, {50, OUTCOME_ABANDONED, 50, CALL_OVERFLOWED, 0}},
                 {PATIENCE, CALLBACK, {50, OUTCOME_ABANDONED, 50, CALL_CALLED_BACK, 0}},
                 {MAX_WAIT, OVERFLOW, {50, OUTCOME_TIMED_OUT, 50, CALL_OVERFLOWED, 0}},
                 {MAX_WAIT, CALLBACK, {50, OUTCOME_TIMED_OUT, 50, CALL_CALLED_BACK, 0}},
                 {OVERFLOW, CALLBACK, {50, OUTCOME_ANSWERED, 50, CALL_CALLED_BACK, 0}}};
    struct day d;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        tie_make(&d);
        DAY_CALLERS(&d, 0, 10, 50);
        d.c.types[0].talk = dist_constant(1000);
        tie_set_timer(&d, pairs[i].first, 50);
        tie_set_timer(&d, pairs[i].second, 50);
        tie_compare(&d, &pairs[i].x, "two timers");
    }
}

/* ---- ends of shifts, and delays ----------------------------------------------------------------------------------- */

static void shift_until(struct day *d, int end)
{
    tie_make(d);
    d->shifts[0] = (struct shift){1, 0, end * SIM_SECOND, 0, NULL};
    day_shifts(d, 0, 0, 1);
    d->c.types[0].patience = dist_constant(200);
}

/* Before talks and wrap-ups that end, answers, agents who ask, calls again and arrivals: nobody is there for them. */
static void shifts_first(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < WAYS; way++) {
        tie_free_at(&d, (enum way)way);
        if (way == SHIFT_STARTS)
            continue;
        d.shifts[0] = (struct shift){1, 0, AT * SIM_SECOND, 0, NULL};
        day_shifts(&d, 0, 0, 1);
        tie_set_timer(&d, PATIENCE, 200);
        int before = way == ASKS ? 0 : 1; /* offers: of the talk that has ended, none of the caller of 50 */
        tie_compare(&d, &(struct expected){50, OUTCOME_ABANDONED, 200, CALL_OFFERS, before}, tie_ways[way]);
    }
    shift_until(&d, AT);
    DAY_CALLERS(&d, 0, 90);
    d.c.groups[0].answer = dist_constant(10);
    tie_compare(&d, &(struct expected){90, OUTCOME_ABANDONED, 200, CALL_CANCELLED_OFFERS, 1}, "shift, answer");
    shift_until(&d, AT);
    DAY_CALLERS(&d, 0, AT);
    tie_compare(&d, &(struct expected){AT, OUTCOME_ABANDONED, 200, CALL_OFFERS, 0}, "shift, arrives");
    shift_until(&d, 300);
    DAY_CALLERS(&d, 0, AT, 150);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(150), 1};
    tie_compare(&d, &(struct expected){300, OUTCOME_BLOCKED, 0, CALL_ANSWERED, 1}, "shift, again");
}

/* The agent rejects the caller of 95 at once, at 95 and, when the delay is over, at 100; only then the rest happens. Who
 * moves is accepted by `others`, the third offer. */
static void delays_first(void)
{
    static const struct expected what[] = {{95, OUTCOME_ABANDONED, 5, CALL_OFFERS, 2},
                                           {95, OUTCOME_TIMED_OUT, 5, CALL_OFFERS, 2},
                                           {95, OUTCOME_ANSWERED, 5, CALL_OFFERS, 3}};
    struct day d;
    for (int kind = PATIENCE; kind <= OVERFLOW; kind++) {
        tie_make(&d);
        DAY_CALLERS(&d, 0, 95);
        d.c.groups[0].reject = 1;
        tie_set_timer(&d, (enum timer_kind)kind, 5);
        tie_compare(&d, &what[kind], "delay");
    }
    shift_until(&d, AT);
    DAY_CALLERS(&d, 0, 95);
    d.c.groups[0].reject = 1;
    tie_compare(&d, &(struct expected){95, OUTCOME_ABANDONED, 200, CALL_OFFERS, 2}, "delay, shift");
}

/* `others` serve queue 0, too, and their talk ends at 100: by then `team` has its second offer of the caller of 95, and
 * rejects it afterwards; the offers are 1 of the talk, 2 and 1. */
static void delay_before_talk(void)
{
    struct day d;
    tie_make(&d);
    DAY_CALLERS(&d, 0, 95);
    DAY_CALLERS(&d, 1, 0);
    d.c.groups[0].reject = 1;
    d.c.groups[1].serves_count = 2;
    tie_compare(&d, &(struct expected){95, OUTCOME_ANSWERED, 5, CALL_OFFERS, 4}, "delay, talk");
}

UNIT_MAIN("days by hand: ties of waits and agents",
          {"agents who become free or come are there before a wait ends", agents_first},
          {"who becomes free is before who comes", the_old_before_the_new},
          {"a talk ends before a wrap-up", talk_before_wrap_up},
          {"who comes is before who rejects", starts_before_answers},
          {"an answer is in time", answers_first},
          {"an agent who asks comes after that", askers_later},
          {"patience, the longest wait, overflow, callback", timers},
          {"at the end of a shift nobody is there any more", shifts_first},
          {"delays are over before all of that", delays_first},
          {"and before a talk ends", delay_before_talk})
