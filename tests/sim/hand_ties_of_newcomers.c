/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two things at one instant, as in hand_ties.c: who comes then, and what the close is before. */
#include "tests/sim/hand_tie.h"

#include <stdlib.h>
#include "tests/support/unit.h"

/* ---- newcomers ---------------------------------------------------------------------------------------------------- */

/* The only waiting place is free again for whoever comes at that instant: a fresh caller, or one who calls again after being
 * blocked at 60. (A callback gives its place to its new call.) */
static void places(void)
{
    struct day d;
    for (int kind = PATIENCE; kind <= OVERFLOW; kind++)
        for (int again = 0; again < 2; again++) {
            tie_make(&d);
            d.c.queues[0].capacity = 1;
            d.c.types[0].talk = dist_constant(1000);
            DAY_CALLERS(&d, 0, 0, 50, again ? 60 : AT);
            if (again)
                d.c.types[0].retry = (struct retry){0, 1, dist_constant(40), 1};
            tie_set_timer(&d, (enum timer_kind)kind, 50);
            tie_compare_count(&d, &(struct expected){.metric = CALL_BLOCKED, .count = again}, "a place");
            tie_compare_count(&d, &(struct expected){.metric = tie_counts[kind], .count = 2}, "a place");
        }
}

/* Without places: the agent is free for whoever arrives, or calls again after being blocked at 50. */
static void free_for_newcomers(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < ASKS; way++)
        for (int again = 0; again < 2; again++) {
            tie_free_at(&d, (enum way)way);
            d.c.queues[0].capacity = 0;
            d.times[0][d.c.types[0].arrivals.count - 1] = (again ? 50 : AT) * SIM_SECOND;
            if (again)
                d.c.types[0].retry = (struct retry){0, 1, dist_constant(50), 1};
            tie_compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, 0, CALL_BLOCKED, again}, tie_ways[way]);
        }
}

/* Who waits since 50 is answered first, the newcomer when that talk ends. The transferred caller comes from queue 1, whose
 * talk lasts from 0 to 100. */
static void before_newcomers(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < WAYS; way++) {
        double busy = way == WRAP_UP_ENDS ? 80 + 20 : 100;
        tie_free_at(&d, (enum way)way);
        d.c.types[0].arrivals.count++;
        d.times[0][d.c.types[0].arrivals.count - 1] = AT * SIM_SECOND;
        tie_compare(&d, &(struct expected){50, OUTCOME_ANSWERED, 50, CALL_ABANDONED, 0}, tie_ways[way]);
        if (way != ASKS) /* it asks again a while after its talk */
            tie_compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, busy, CALL_ABANDONED, 0}, tie_ways[way]);
        tie_free_at(&d, (enum way)way);
        DAY_CALLERS(&d, 1, 0);
        d.c.types[1].transfer = (struct transfer){1, 0};
        tie_compare(&d, &(struct expected){50, OUTCOME_ANSWERED, 50, CALL_TRANSFERRED, 1}, "transfer");
    }
}

/* An agent who asks at 100 does so before anybody comes then: the newcomer waits until it asks at 200. */
static void asks_in_vain(void)
{
    struct day d;
    tie_free_at(&d, ASKS);
    DAY_CALLERS(&d, 0, AT);
    tie_compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, 100, CALL_ABANDONED, 0}, "asks, arrives");
    tie_free_at(&d, ASKS); /* of 50 gone at 60, calls again at 100, gone at 110 */
    d.c.types[0].retry = (struct retry){1, 0, dist_constant(40), 1};
    tie_set_timer(&d, PATIENCE, 10);
    tie_compare(&d, &(struct expected){AT, OUTCOME_ABANDONED, 10, CALL_ANSWERED, 0}, "asks, again");
}

/* At 150 the agent, free since 100, is for whoever calls again; the fresh caller is blocked. At 100 it is for whoever is
 * transferred; the fresh caller waits for the end of that talk. */
static void newcomers(void)
{
    struct day d;
    tie_make(&d);
    DAY_CALLERS(&d, 0, 0, 50, 150);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(100), 1};
    tie_compare(&d, &(struct expected){150, OUTCOME_ANSWERED, 0, CALL_BLOCKED, 2}, "again, arrives");
    tie_make(&d);
    DAY_CALLERS(&d, 0, AT);
    DAY_CALLERS(&d, 1, 0);
    d.c.types[1].transfer = (struct transfer){1, 0};
    tie_compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, 100, CALL_TRANSFERRED, 1}, "transfer, arrives");
}

/* Somebody calls again at 100 before the caller of 50 is asked, who is before a caller from queue 1 is transferred: in this
 * order their new calls stand in the records. */
static void new_calls(void)
{
    struct day d;
    uint64_t count;
    tie_make(&d);
    DAY_CALLERS(&d, 0, 1, 50, 60);
    DAY_CALLERS(&d, 1, 0);
    d.c.types[0].talk = dist_constant(1000);
    d.c.queues[0].capacity = 1;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(40), 1};
    d.c.types[1].transfer = (struct transfer){1, 0};
    tie_set_timer(&d, CALLBACK, 50);
    struct call_record *c = center_records(&d.c.scenario, &count);
    CU_ASSERT_TRUE_FATAL(count >= 7);
    CU_ASSERT_TRUE(c[4].arrival == AT * SIM_SECOND && c[4].parent == 3); /* blocked at 60 */
    CU_ASSERT_TRUE(c[5].arrival == AT * SIM_SECOND && c[5].parent == 2); /* asked */
    CU_ASSERT_TRUE(c[6].arrival == AT * SIM_SECOND && c[6].parent == 0); /* transferred */
    free(c);
}

/* ---- the close ---------------------------------------------------------------------------------------------------- */

static void closing(struct day *d, int first, int second)
{
    tie_make(d);
    DAY_CALLERS(d, 0, first, second);
    d->c.scenario.horizon.at_close = CLOSE_CLEAR;
}

/* All that would happen at 3600 comes too late for the caller of 3560, who is cleared. */
static void the_close_before_waits_end(void)
{
    struct day d;
    for (int kind = 0; kind < TIMERS; kind++) {
        closing(&d, 3550, 3560);
        tie_set_timer(&d, (enum timer_kind)kind, 40);
        tie_compare(&d, &(struct expected){3560, OUTCOME_CLEARED, 40, tie_counts[kind], 0}, "close, timer");
    }
}

static void the_close_before_agents(void)
{
    const struct expected cleared = {3560, OUTCOME_CLEARED, 40, CALL_CLEARED, 1};
    struct day d;
    closing(&d, 3500, 3560);
    tie_compare(&d, &cleared, "close, talk");
    closing(&d, 3480, 3560);
    d.c.types[0].wrap_up = dist_constant(20);
    tie_compare(&d, &cleared, "close, wrap-up");
    closing(&d, 3560, 3560);
    d.c.types[0].arrivals.count = 1;
    d.c.groups[0].mode = MODE_MANUAL;
    d.c.groups[0].poll = dist_constant(AT);
    tie_compare(&d, &cleared, "close, asks");
    closing(&d, 3580, 3580);
    d.c.types[0].arrivals.count = 1;
    d.c.groups[0].answer = dist_constant(20);
    tie_compare(&d, &(struct expected){3580, OUTCOME_CLEARED, 20, CALL_CANCELLED_OFFERS, 1}, "close, answer");
    closing(&d, 3595, 3595);
    d.c.types[0].arrivals.count = 1;
    d.c.groups[0].reject = 1;
    tie_compare(&d, &(struct expected){3595, OUTCOME_CLEARED, 5, CALL_OFFERS, 1}, "close, delay");
}

static void the_close_before_newcomers(void)
{
    struct day d;
    closing(&d, 3550, 3560);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(40), 1};
    tie_compare(&d, &(struct expected){3560, OUTCOME_BLOCKED, 0, CALL_OFFERED, 2}, "close, again");
    closing(&d, 3500, 3500);
    d.c.types[0].arrivals.count = 1;
    d.c.types[0].transfer = (struct transfer){1, 1};
    tie_compare(&d, &(struct expected){3500, OUTCOME_ANSWERED, 0, CALL_TRANSFERRED, 0}, "close, transfer");
}

UNIT_MAIN("days by hand: ties of newcomers and the close",
          {"a place that somebody leaves is there for newcomers", places},
          {"an agent who becomes free is there for newcomers", free_for_newcomers},
          {"but those who wait are first", before_newcomers},
          {"who asks does so before newcomers", asks_in_vain},
          {"calls again, transfers, arrivals", newcomers},
          {"calls again, callbacks, transfers", new_calls},
          {"the close is before waits end", the_close_before_waits_end},
          {"before agents become free, answer and ask", the_close_before_agents},
          {"and before newcomers", the_close_before_newcomers})
