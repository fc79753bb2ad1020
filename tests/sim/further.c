/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Callers who are sent away, move to another queue, balk, call again, are transferred or called back: small days worked
 * out by hand. Unless a test says otherwise there is one agent for queue 0, `team`, one for queue 1, `others`, every
 * talk takes 100 s, and the day has an hour. Calls are numbered in the order of their arrival. */
#include "tests/support/center.h"

#include <stdio.h>
#include <stdlib.h>
#include "tests/support/unit.h"

enum { MOST = 8, TALK = 100, HOUR = 3600 };
#define NONE UINT64_MAX

struct day {
    struct center c;
    int64_t times[2][MOST];
};

/* Seconds; what became of one call. */
struct fate {
    double arrival;
    uint32_t queue; /* the first */
    double wait;
    enum call_outcome outcome;
    uint64_t parent;
};

static void callers(struct day *d, uint32_t type, uint32_t count, const int64_t *seconds)
{
    for (uint32_t i = 0; i < count; i++)
        d->times[type][i] = seconds[i] * SIM_SECOND;
    d->c.types[type].arrivals = (struct arrivals){
        .kind = ARRIVALS_TIMES, .times = d->times[type], .count = count, .end = d->c.scenario.horizon.length};
}
#define CALLERS(d, type, ...)                                                       \
    callers(d, type, (uint32_t)(sizeof((const int64_t[]){__VA_ARGS__}) / sizeof(int64_t)), (const int64_t[]){__VA_ARGS__})

static void make_day(struct day *d)
{
    center_simple(&d->c, 1, 1, 1, 1);
    center_second(&d->c, 1, 1, 1);
    for (uint32_t i = 0; i < 2; i++) {
        d->c.types[i].talk = dist_constant(TALK);
        d->c.groups[i].serves_count = 1;
        callers(d, i, 0, NULL);
    }
}

static void check(struct day *d, uint32_t count, const struct fate *fates, unsigned line)
{
    uint64_t found;
    struct call_record *records = center_records(&d->c.scenario, &found);
    if (found != count)
        fprintf(stderr, "line %u: %u calls, not %u\n", line, (unsigned)found, count);
    CU_ASSERT_EQUAL(found, count);
    for (uint32_t i = 0; i < count && i < found; i++) {
        const struct call_record *r = &records[i];
        bool same = sim_seconds(r->arrival) == fates[i].arrival && r->queue == fates[i].queue &&
                    sim_seconds(r->wait) == fates[i].wait && r->outcome == fates[i].outcome &&
                    r->parent == fates[i].parent;
        if (!same)
            fprintf(stderr, "line %u: call %u arrived in %u at %g, waited %g, %s, parent %d\n", line, i, r->queue,
                    sim_seconds(r->arrival), sim_seconds(r->wait), call_outcome_names[r->outcome],
                    (int)r->parent);
        CU_ASSERT_TRUE(same);
    }
    free(records);
}
#define CHECK(d, ...)                                                                                    \
    check(d, (uint32_t)(sizeof((const struct fate[]){__VA_ARGS__}) / sizeof(struct fate)),               \
          (const struct fate[]){__VA_ARGS__}, __LINE__)

/* Of the whole day, by queue. */
static double total(struct day *d, uint32_t queue, enum call_metric m)
{
    struct results *r = center_run(&d->c.scenario, 1);
    double mean = r->total.queues[queue].metric[m].mean;
    results_free(r);
    return mean;
}

/* ---- max_wait --------------------------------------------------------------------------------------------- */

/* The agent talks from 0 to 100. The second caller is sent away at 40; the third has waited for 30 s at 100, just when
 * the talk ends, which comes first. */
static void sent_away(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10, 70);
    d.c.queues[0].max_wait = 30 * SIM_SECOND;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 30, OUTCOME_TIMED_OUT, NONE},
          {70, 0, 30, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_TIMED_OUT), 1);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_WAIT), 20);
}

/* An agent who answers after 20 s: the caller is sent away at 10 though the telephone rings; at 20 the answer is first. */
static void sent_away_while_it_rings(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0);
    d.c.groups[0].answer = dist_constant(20);
    d.c.queues[0].max_wait = 10 * SIM_SECOND;
    CHECK(&d, {0, 0, 10, OUTCOME_TIMED_OUT, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_CANCELLED_OFFERS), 1);
    d.c.queues[0].max_wait = 20 * SIM_SECOND;
    CHECK(&d, {0, 0, 20, OUTCOME_ANSWERED, NONE});
}

/* It runs since the caller joined the first queue: 50 s after 10, of which 30 in queue 0. */
static void sent_away_from_another_queue(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    CALLERS(&d, 1, 0);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    d.c.queues[1].max_wait = 50 * SIM_SECOND;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {0, 1, 0, OUTCOME_ANSWERED, NONE},
          {10, 0, 50, OUTCOME_TIMED_OUT, NONE});
}

/* ---- overflow ----------------------------------------------------------------------------------------------- */

/* At 40 to queue 1, where the agent is free. Everything is measured under queue 0, but the length of queue 1. */
static void moves(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 30, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OVERFLOWED), 1);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OFFERED), 2);
    CU_ASSERT_EQUAL(total(&d, 1, CALL_OFFERED), 0);
    CU_ASSERT_DOUBLE_EQUAL(total(&d, 0, CALL_QUEUE_LENGTH), 30.0 / HOUR, 1e-12);
    CU_ASSERT_EQUAL(total(&d, 1, CALL_QUEUE_LENGTH), 0);
}

/* Queue 1: a talk from 5 to 105, and somebody who has waited since 20. The caller of 10 joins behind at 40, though it
 * has waited longer: the end of queue 1. It stands there for 165 s, from 40 to 205; the other from 20 to 105. */
static void to_the_tail(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    CALLERS(&d, 1, 5, 20);
    d.c.types[0].talk = dist_constant(500);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {5, 1, 0, OUTCOME_ANSWERED, NONE},
          {10, 0, 195, OUTCOME_ANSWERED, NONE}, {20, 1, 85, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_DOUBLE_EQUAL(total(&d, 1, CALL_QUEUE_LENGTH), (165.0 + 85) / HOUR, 1e-12);
    CU_ASSERT_EQUAL(total(&d, 1, CALL_QUEUE_LENGTH_MAX), 2);
}

/* Queue 1 has one place, taken from 6 to 55: at 40 the caller stays, at 70 it moves; `others` talk from 5 to 55 and
 * from 55 to 105. */
static void without_a_place(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    CALLERS(&d, 1, 5, 6);
    d.c.types[1].talk = dist_constant(50);
    d.c.types[0].talk = dist_constant(500);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    d.c.queues[1].capacity = 1;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {5, 1, 0, OUTCOME_ANSWERED, NONE},
          {6, 1, 49, OUTCOME_ANSWERED, NONE}, {10, 0, 95, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OVERFLOWED), 1);
    CU_ASSERT_DOUBLE_EQUAL(total(&d, 0, CALL_QUEUE_LENGTH), 60.0 / HOUR, 1e-12);
}

/* Queue 1 has no waiting places, but its agent is free at 40. */
static void to_a_free_agent(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10, 20);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    d.c.queues[1].capacity = 0;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 30, OUTCOME_ANSWERED, NONE},
          {20, 0, 80, OUTCOME_ANSWERED, NONE}); /* at 50 and 80 the agent talks; at 100 `team` is free */
}

/* The telephone rings from 0 to 20: at 10 the caller does not move. If the agent rejects, it moves at 20. */
static void rings(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0);
    d.c.groups[0].answer = dist_constant(20);
    d.c.queues[0].overflow = (struct overflow){10 * SIM_SECOND, 1};
    CHECK(&d, {0, 0, 20, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OVERFLOWED), 0);
    d.c.groups[0].reject = 1;
    CHECK(&d, {0, 0, 20, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OVERFLOWED), 1);
}

/* From 0 to 1 at 40, back to 0 at 80; patience ends at 90. */
static void back_again(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    CALLERS(&d, 1, 0);
    d.c.types[0].patience = dist_constant(80);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    d.c.queues[1].overflow = (struct overflow){40 * SIM_SECOND, 0};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {0, 1, 0, OUTCOME_ANSWERED, NONE},
          {10, 0, 80, OUTCOME_ABANDONED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OVERFLOWED), 2);
    CU_ASSERT_DOUBLE_EQUAL(total(&d, 1, CALL_QUEUE_LENGTH), 40.0 / HOUR, 1e-12);
}

/* ---- balk ----------------------------------------------------------------------------------------------------- */

/* At 100 the talk has just ended: nobody has to wait. */
static void balks(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10, 100);
    d.c.types[0].balk = 1;
    d.c.types[0].retry = (struct retry){1, 1, dist_constant(10), RETRIES_UNLIMITED};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 0, OUTCOME_BALKED, NONE},
          {100, 0, 0, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_P_WAIT), 0);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_BALKED), 1);
}

/* Without a place it is blocked, whatever it would have done. */
static void blocked_before_it_balks(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    d.c.types[0].balk = 1;
    d.c.queues[0].capacity = 0;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 0, OUTCOME_BLOCKED, NONE});
}

/* ---- retry ---------------------------------------------------------------------------------------------------- */

/* Blocked at 10, 40, 70; the third further call comes at 100, when the talk has just ended. */
static void calls_again(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(30), 2};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 0, OUTCOME_BLOCKED, NONE}, {40, 0, 0, OUTCOME_BLOCKED, 1},
          {70, 0, 0, OUTCOME_BLOCKED, 2});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_RETRIED), 2);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OFFERED), 4);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_BLOCKING), 0.75);
    d.c.types[0].retry.max = RETRIES_UNLIMITED;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 0, OUTCOME_BLOCKED, NONE}, {40, 0, 0, OUTCOME_BLOCKED, 1},
          {70, 0, 0, OUTCOME_BLOCKED, 2}, {100, 0, 0, OUTCOME_ANSWERED, 3});
}

/* Patience is new each time: gives up at 30, calls at 70, gives up at 90. */
static void gives_up_again(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    d.c.types[0].patience = dist_constant(20);
    d.c.types[0].retry = (struct retry){1, 0, dist_constant(40), 1};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 20, OUTCOME_ABANDONED, NONE},
          {70, 0, 20, OUTCOME_ABANDONED, 1});
}

/* The first further call would come at the close, 3600, and is lost; a second earlier it is not. */
static void too_late(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 3500, 3570);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(30), 1};
    CHECK(&d, {3500, 0, 0, OUTCOME_ANSWERED, NONE}, {3570, 0, 0, OUTCOME_BLOCKED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_RETRIED), 0);
    d.c.types[0].retry.delay = dist_constant(29);
    CHECK(&d, {3500, 0, 0, OUTCOME_ANSWERED, NONE}, {3570, 0, 0, OUTCOME_BLOCKED, NONE},
          {3599, 0, 0, OUTCOME_BLOCKED, 1});
}

/* ---- transfer --------------------------------------------------------------------------------------------------- */

/* At 100 the caller goes on to queue 1, ahead of the one who arrives there at the same instant; from there nowhere. */
static void goes_on(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0);
    CALLERS(&d, 1, 100);
    d.c.types[0].transfer = (struct transfer){1, 1};
    d.c.types[0].wrap_up = dist_constant(10);
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {100, 1, 0, OUTCOME_ANSWERED, 0},
          {100, 1, 110, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_TRANSFERRED), 1);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OFFERED), 1);
    CU_ASSERT_EQUAL(total(&d, 1, CALL_OFFERED), 2);
    struct results *r = center_run(&d.c.scenario, 1);
    CU_ASSERT_EQUAL(r->total.types[0].metric[CALL_OFFERED].mean, 2);
    CU_ASSERT_EQUAL(r->total.types[1].metric[CALL_OFFERED].mean, 1);
    CU_ASSERT_EQUAL(r->total.overall.metric[CALL_OFFERED].mean, 3);
    results_free(r);
}

/* The talk ends at 3690, after the close: `others` stay for that caller, if those who wait are served. */
static void after_the_close(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 3590);
    d.c.types[0].transfer = (struct transfer){1, 1};
    CHECK(&d, {3590, 0, 0, OUTCOME_ANSWERED, NONE}, {3690, 1, 0, OUTCOME_ANSWERED, 0});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_TRANSFERRED), 1);
    CU_ASSERT_EQUAL(total(&d, 1, CALL_OFFERED), 0); /* not in the hour that is measured */
    d.c.scenario.horizon.at_close = CLOSE_CLEAR;
    CHECK(&d, {3590, 0, 0, OUTCOME_ANSWERED, NONE});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_TRANSFERRED), 0);
}

/* `team` asks every 5 s from 0 on; at 3590 just before somebody comes. `others` go home at 1800: who is transferred at
 * 3695 is cleared at once, although `team` goes on asking. */
static void nobody_is_left(void)
{
    struct day d;
    struct shift early = {1, 0, 1800 * SIM_SECOND, 0, NULL};
    make_day(&d);
    CALLERS(&d, 0, 3590);
    d.c.types[0].transfer = (struct transfer){1, 1};
    d.c.groups[0].mode = MODE_MANUAL;
    d.c.groups[0].poll = dist_constant(5);
    d.c.groups[1].roster = (struct roster){.shift_count = 1, .shifts = &early};
    CHECK(&d, {3590, 0, 5, OUTCOME_ANSWERED, NONE}, {3695, 1, 0, OUTCOME_CLEARED, 0});
}

/* ---- callback ---------------------------------------------------------------------------------------------------- */

/* Asked at 40 and at 50; both keep their places before the caller of 60, who is asked at 90. Talks from 0, 100, 200, 300. */
static void is_called_back(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10, 20, 60);
    d.c.types[0].callback = (struct callback){true, 30 * SIM_SECOND, 1};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 30, OUTCOME_ABANDONED, NONE},
          {20, 0, 30, OUTCOME_ABANDONED, NONE}, {40, 0, 60, OUTCOME_ANSWERED, 1}, {50, 0, 150, OUTCOME_ANSWERED, 2},
          {60, 0, 30, OUTCOME_ABANDONED, NONE}, {90, 0, 210, OUTCOME_ANSWERED, 5});
    CU_ASSERT_EQUAL(total(&d, 0, CALL_CALLED_BACK), 3);
    CU_ASSERT_EQUAL(total(&d, 0, CALL_OFFERED), 7);
}

/* Patience of 70 s would end at 80; the one of the callback ends at 110. */
static void has_new_patience(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    d.c.types[0].patience = dist_constant(70);
    d.c.types[0].callback = (struct callback){true, 30 * SIM_SECOND, 1};
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 30, OUTCOME_ABANDONED, NONE},
          {40, 0, 60, OUTCOME_ANSWERED, 1});
    d.c.types[0].callback.accept = 0;
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {10, 0, 70, OUTCOME_ABANDONED, NONE});
}

/* It rings from 0 to 20, so that nobody asks at 10; after the rejection at 20 somebody does. The agent may be offered
 * the callback 5 s after the rejection, and rejects again, and again: until the longest wait of the new call, 30 s. */
static void is_asked_later(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0);
    d.c.groups[0].answer = dist_constant(20);
    d.c.groups[0].reject = 1;
    d.c.types[0].callback = (struct callback){true, 10 * SIM_SECOND, 1};
    d.c.queues[0].max_wait = 30 * SIM_SECOND;
    CHECK(&d, {0, 0, 20, OUTCOME_ABANDONED, NONE}, {20, 0, 30, OUTCOME_TIMED_OUT, 0});
}

/* Moved to queue 1 at 40, asked there at 60: the place is in queue 1, the call is measured under queue 0. */
static void is_called_back_from_another_queue(void)
{
    struct day d;
    make_day(&d);
    CALLERS(&d, 0, 0, 10);
    CALLERS(&d, 1, 0);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    d.c.types[0].callback = (struct callback){true, 50 * SIM_SECOND, 1};
    d.c.types[0].talk = dist_constant(500);
    CHECK(&d, {0, 0, 0, OUTCOME_ANSWERED, NONE}, {0, 1, 0, OUTCOME_ANSWERED, NONE},
          {10, 0, 50, OUTCOME_ABANDONED, NONE}, {60, 0, 40, OUTCOME_ANSWERED, 2});
    CU_ASSERT_DOUBLE_EQUAL(total(&d, 1, CALL_QUEUE_LENGTH), 60.0 / HOUR, 1e-12);
}

UNIT_MAIN("further stays",
          {"a caller is sent away after the longest wait, but an answer at that instant is first", sent_away},
          {"also while the telephone rings", sent_away_while_it_rings},
          {"the longest wait runs since the first queue", sent_away_from_another_queue},
          {"after some time a caller moves to another queue and is measured under its first", moves},
          {"there it joins the tail", to_the_tail},
          {"without a place there it stays and tries again", without_a_place},
          {"without a waiting place it moves to a free agent", to_a_free_agent},
          {"while the telephone rings it does not move, after a rejection it does", rings},
          {"two queues may overflow into each other", back_again},
          {"who would have to wait balks, and does not call again", balks},
          {"without a place it is blocked", blocked_before_it_balks},
          {"who was blocked calls again, up to `max` times", calls_again},
          {"who gave up calls again with new patience", gives_up_again},
          {"not at the close or later", too_late},
          {"a transferred caller is a new call in the other queue, before those who arrive", goes_on},
          {"agents stay for callers who will be transferred", after_the_close},
          {"where nobody is left a transferred caller is cleared", nobody_is_left},
          {"a callback keeps its place in line", is_called_back},
          {"and has new patience", has_new_patience},
          {"nobody is asked while the telephone rings", is_asked_later},
          {"a callback after an overflow", is_called_back_from_another_queue})
