/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small days by hand: callers who call again, are called back, change the queue or are transferred. Talk 100, wrap-up 20. */
#include "tests/sim/hand.h"
#include "tests/support/unit.h"

/* Nowhere to wait: of 10 blocked, calls again at 210. */
static void blocked_calls_again(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 0, 10);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(200), RETRIES_UNLIMITED};
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .answered = 2, .blocked = 1, .in_time = 2, .talk = 200, .wrap_up = 40, .offers = 2,
                            .retried = 1),
             HAND_GROUP(.idle = 3360, .talk = 200, .wrap_up = 40, .answered = 2));
}

/* Of 10 gives up at 40, calls again at 240. */
static void gives_up_and_calls_again(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 0, 10);
    d.c.types[0].patience = dist_constant(30);
    d.c.types[0].retry = (struct retry){1, 0, dist_constant(200), RETRIES_UNLIMITED};
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .answered = 2, .abandoned = 1, .in_time = 2, .waited = 1, .wait_abandoned = 30,
                            .longest = 30, .area = 30, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2, .retried = 1),
             HAND_GROUP(.idle = 3360, .talk = 200, .wrap_up = 40, .answered = 2));
}

/* Of 10 asked at 40; the new call of 40 waits in its place until 120. */
static void called_back(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 0, 10);
    d.c.types[0].callback = (struct callback){true, 30 * SIM_SECOND, 1};
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .answered = 2, .abandoned = 1, .in_time = 1, .waited = 2, .wait_answered = 80,
                            .wait_abandoned = 30, .longest = 80, .area = 110, .most = 1, .talk = 200, .wrap_up = 40,
                            .offers = 2, .called_back = 1),
             HAND_GROUP(.idle = 3360, .talk = 200, .wrap_up = 40, .answered = 2));
}

/* ---- two queues, an agent each ---------------------------------------------------------------------------------- */

static void two_queues(struct day *d)
{
    hand_make(d, 100, 20, 1);
    center_second(&d->c, 0, 1, 1);
    d->c.groups[0].serves_count = d->c.groups[1].serves_count = 1;
    d->c.types[1].talk = dist_constant(100);
    d->c.types[1].wrap_up = dist_constant(20);
    DAY_CALLERS(d, 1, 0);
    d->c.types[1].arrivals.count = 0;
}

struct row {
    const struct call_estimates *e;
    const struct hand_calls *x;
    const char *what;
};

/* Row by row; each row has the default threshold and definition, whose sums `overall` shares. */
static void compare(const struct results *r, const struct row *rows, int count, unsigned line)
{
    for (int i = 0; i < count; i++)
        hand_compare_calls(rows[i].e, rows[i].x, 3600, &r->scenario->queues[0].service_level, rows[i].what, line);
}
#define COMPARE(r, ...)                                                                                           \
    compare((r), (const struct row[]){__VA_ARGS__}, (int)(sizeof((const struct row[]){__VA_ARGS__}) / sizeof(struct row)), __LINE__)

/* Queue 0: talk from 0; the caller of 10 moves at 40 to queue 1, whose agent is busy until 120. It is measured under queue
 * 0 with a wait of 110, but from 40 on it is queue 1 that is longer. */
static void overflows(void)
{
    struct day d;
    two_queues(&d);
    DAY_CALLERS(&d, 0, 0, 10);
    DAY_CALLERS(&d, 1, 0);
    d.c.queues[0].overflow = (struct overflow){30 * SIM_SECOND, 1};
    struct hand_calls first = {.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 110, .longest = 110,
                               .area = 30, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2, .overflowed = 1};
    struct hand_calls type = first, second = {.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1};
    struct hand_calls queue = second, all = first;
    type.area = all.area = 110;
    queue.area = 80;
    queue.most = 1;
    all.offered = all.answered = all.offers = 3;
    all.in_time = 2;
    all.talk = 300;
    all.wrap_up = 60;
    struct results *r = hand_run(&d);
    COMPARE(r, {&r->total.queues[0], &first, "queue 0"}, {&r->total.queues[1], &queue, "queue 1"},
            {&r->total.types[0], &type, "type 0"}, {&r->total.types[1], &second, "type 1"},
            {&r->total.overall, &all, "overall"});
    hand_compare_group(&r->total.groups[0], HAND_GROUP(.idle = 3480, .talk = 100, .wrap_up = 20, .answered = 1), 3600, __LINE__);
    hand_compare_group(&r->total.groups[1], HAND_GROUP(.idle = 3360, .talk = 200, .wrap_up = 40, .answered = 2), 3600, __LINE__);
    results_free(r);
}

/* Talk 0 to 100 in queue 0, then 100 to 200 in queue 1. */
static void transferred(void)
{
    struct day d;
    two_queues(&d);
    DAY_CALLERS(&d, 0, 0);
    d.c.types[0].transfer = (struct transfer){1, 1};
    const struct hand_calls second = {.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1};
    struct hand_calls first = second, nothing = {0};
    first.transferred = 1;
    const struct hand_calls both = {.offered = 2, .answered = 2, .in_time = 2, .talk = 200, .wrap_up = 40, .offers = 2,
                                    .transferred = 1};
    struct results *r = hand_run(&d);
    COMPARE(r, {&r->total.queues[0], &first, "queue 0"}, {&r->total.queues[1], &second, "queue 1"},
            {&r->total.types[0], &both, "type 0"}, {&r->total.types[1], &nothing, "type 1"}, {&r->total.overall, &both, "overall"});
    const struct hand_group *each = HAND_GROUP(.idle = 3480, .talk = 100, .wrap_up = 20, .answered = 1);
    hand_compare_group(&r->total.groups[0], each, 3600, __LINE__);
    hand_compare_group(&r->total.groups[1], each, 3600, __LINE__);
    results_free(r);
}

/* Queue 0: 115 s against a threshold of 10, answered/answered. Queue 1: 25 s against 30, answered/offered. Overall 3 of 4
 * by answered/offered, as the two do not agree. */
static void two_definitions(void)
{
    struct day d;
    two_queues(&d);
    DAY_CALLERS(&d, 0, 0, 5);
    DAY_CALLERS(&d, 1, 0, 95);
    d.c.queues[0].service_level = (struct service_level){10 * SIM_SECOND, .5, SL_ANSWERED_ANSWERED};
    d.c.queues[1].service_level = (struct service_level){30 * SIM_SECOND, 1, SL_ANSWERED_OFFERED};
    struct hand_calls first = {.offered = 2, .answered = 2, .in_time = 1, .waited = 1, .wait_answered = 115, .longest = 115,
                               .area = 115, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2};
    struct hand_calls second = {.offered = 2, .answered = 2, .in_time = 2, .waited = 1, .wait_answered = 25, .longest = 25,
                                .area = 25, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2};
    struct results *r = hand_run(&d);
    hand_compare_calls(&r->total.queues[0], &first, 3600, &d.c.queues[0].service_level, "queue 0", __LINE__);
    hand_compare_calls(&r->total.queues[1], &second, 3600, &d.c.queues[1].service_level, "queue 1", __LINE__);
    CU_ASSERT_EQUAL(r->overall_definition, SL_ANSWERED_OFFERED);
    CU_ASSERT_EQUAL(r->total.overall.metric[CALL_SERVICE_LEVEL].mean, .75);
    CU_ASSERT_EQUAL(r->total.overall.metric[CALL_WAIT].mean, 35);
    CU_ASSERT_EQUAL(r->total.overall.metric[CALL_QUEUE_LENGTH_MAX].mean, 2);
    CU_ASSERT_EQUAL(r->total.overall.metric[CALL_WAIT_MAX].mean, 115);
    results_free(r);
}

UNIT_MAIN("days by hand: further stays",
          {"who was blocked calls again", blocked_calls_again},
          {"who gave up calls again", gives_up_and_calls_again},
          {"who does not want to wait is called back", called_back},
          {"who moves to another queue is measured under its first", overflows},
          {"who is transferred is a new call elsewhere", transferred},
          {"where queues disagree, overall is answered of offered, each by its threshold", two_definitions})
