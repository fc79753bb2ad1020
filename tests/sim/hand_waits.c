/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small days by hand: who waits how long, and what is said about it. Unless a test says otherwise one agent talks 100 s,
 * wraps up 20 s, is there for the hour, and the threshold is 20 s. */
#include "tests/sim/hand.h"
#include "tests/support/unit.h"

static void nobody(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 0);
    d.c.types[0].arrivals.count = 0;
    HAND_DAY(&d, HAND_CALLS(.offered = 0), HAND_GROUP(.idle = 3600));
}

/* Talk 10 to 110, wrap-up to 130. */
static void one(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 10);
    HAND_DAY(&d, HAND_CALLS(.offered = 1, .answered = 1, .in_time = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3480, .talk = 100, .wrap_up = 20, .answered = 1));
}

/* The second one comes at 50 and waits until 130; talk to 230, wrap-up to 250. */
static void two_in_time(int64_t within, int in_time)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 10, 50);
    d.c.queues[0].service_level.within = within;
    d.c.types[0].patience = dist_constant(80); /* ends when the wait does */
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 2, .in_time = in_time, .waited = 1, .wait_answered = 80, .longest = 80,
                            .area = 80, .most = 1, .talk = 200, .wrap_up = 40, .offers = 2),
             HAND_GROUP(.idle = 3360, .talk = 200, .wrap_up = 40, .answered = 2));
}

static void inclusive(void)
{
    two_in_time(20 * SIM_SECOND, 1);
    two_in_time(80 * SIM_SECOND, 2);
    two_in_time(80 * SIM_SECOND - 1, 1);
}

/* A microsecond less of patience. */
static void gives_up(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 10, 50);
    d.c.types[0].patience = dist_constant(79.999999);
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 1, .abandoned = 1, .in_time = 1, .waited = 1, .wait_abandoned = 79.999999,
                            .longest = 79.999999, .area = 79.999999, .most = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3480, .talk = 100, .wrap_up = 20, .answered = 1));
}

/* The agent comes at 3000. Callers of 0, 10 and 20. */
static void nobody_there(struct day *d)
{
    hand_make(d, 100, 20, 1);
    d->shifts[0] = (struct shift){1, 3000 * SIM_SECOND, 3600 * SIM_SECOND, 0, NULL};
    day_shifts(d, 0, 0, 1);
    DAY_CALLERS(d, 0, 0, 10, 20);
}

/* They leave at 60, 70, 80, so from 20 to 60 all three wait. Without answered calls ASA, talk and S/S are null, and
 * where all gave up within the threshold so is the level without short abandons. */
static void all_give_up(void)
{
    struct day d;
    nobody_there(&d);
    d.c.types[0].patience = dist_constant(60);
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .abandoned = 3, .waited = 3, .wait_abandoned = 180, .longest = 60, .area = 180,
                            .most = 3),
             HAND_GROUP(.idle = 600));
    d.c.queues[0].service_level.within = 60 * SIM_SECOND;
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .abandoned = 3, .abandoned_in_time = 3, .waited = 3, .wait_abandoned = 180,
                            .longest = 60, .area = 180, .most = 3),
             HAND_GROUP(.idle = 600));
}

/* Gone at once, with a wait of 0 that is a wait. */
static void no_patience(void)
{
    struct day d;
    nobody_there(&d);
    d.c.types[0].patience = dist_constant(0);
    struct results *r = hand_run(&d);
    const struct estimate *e = r->total.overall.metric;
    CU_ASSERT_EQUAL(e[CALL_ABANDONED].mean, 3);
    CU_ASSERT_TRUE(e[CALL_TIME_TO_ABANDON].defined && e[CALL_TIME_TO_ABANDON].mean == 0);
    CU_ASSERT_TRUE(e[CALL_P_WAIT].defined && e[CALL_P_WAIT].mean == 0);
    CU_ASSERT_EQUAL(e[CALL_QUEUE_LENGTH].mean, 0);
    CU_ASSERT_FALSE(e[CALL_SL_EXCLUDING_SHORT_ABANDONS].defined);
    results_free(r);
}

static void all_blocked(void)
{
    struct day d;
    nobody_there(&d);
    d.c.queues[0].capacity = 0;
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .blocked = 3), HAND_GROUP(.idle = 600));
}

static void all_balk(void)
{
    struct day d;
    nobody_there(&d);
    d.c.types[0].balk = 1;
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .balked = 3), HAND_GROUP(.idle = 600));
}

/* Three at once before two agents: the third waits for the end of a wrap-up, 120, and is done at 240. */
static void crowd(void)
{
    struct day d;
    hand_make(&d, 100, 20, 2);
    DAY_CALLERS(&d, 0, 0, 0, 0);
    HAND_DAY(&d, HAND_CALLS(.offered = 3, .answered = 3, .in_time = 2, .waited = 1, .wait_answered = 120, .longest = 120,
                            .area = 120, .most = 1, .talk = 300, .wrap_up = 60, .offers = 3),
             HAND_GROUP(.idle = 7200 - 360, .talk = 300, .wrap_up = 60, .answered = 3));
}

/* The agent takes twice as long: talk 0 to 200, wrap-up to 220. The caller of 205 waits 15, talks until 420. */
static void slow_agent(void)
{
    struct day d;
    double twice[] = {2};
    hand_make(&d, 100, 20, 1);
    d.c.groups[0].talk_factor = twice;
    DAY_CALLERS(&d, 0, 0, 205);
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 2, .in_time = 2, .waited = 1, .wait_answered = 15, .longest = 15,
                            .area = 15, .most = 1, .talk = 400, .wrap_up = 40, .offers = 2),
             HAND_GROUP(.idle = 3600 - 440, .talk = 400, .wrap_up = 40, .answered = 2));
}

/* Sent away at 10 + 30. */
static void sent_away(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 0, 10);
    d.c.queues[0].max_wait = 30 * SIM_SECOND;
    HAND_DAY(&d, HAND_CALLS(.offered = 2, .answered = 1, .timed_out = 1, .in_time = 1, .waited = 1, .wait_others = 30,
                            .longest = 30, .area = 30, .most = 1, .talk = 100, .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3480, .talk = 100, .wrap_up = 20, .answered = 1));
}

/* One place: taken 10 to 25, so 20 is blocked, and 30 to 45. */
static void one_place(void)
{
    struct day d;
    hand_make(&d, 100, 20, 1);
    DAY_CALLERS(&d, 0, 0, 10, 20, 30);
    d.c.queues[0].capacity = 1;
    d.c.types[0].patience = dist_constant(15);
    HAND_DAY(&d, HAND_CALLS(.offered = 4, .answered = 1, .abandoned = 2, .blocked = 1, .in_time = 1, .abandoned_in_time = 2,
                            .waited = 2, .wait_abandoned = 30, .longest = 15, .area = 30, .most = 1, .talk = 100,
                            .wrap_up = 20, .offers = 1),
             HAND_GROUP(.idle = 3480, .talk = 100, .wrap_up = 20, .answered = 1));
}

/* ---- two call types in one queue -------------------------------------------------------------------------------- */

/* Talk 100, no wrap-up. The first type has a patience of 50: answered at 0; of 80 answered at 100; of 90 gone at 140.
 * The second type has one of 10: of 95 gone at 105, of 110 gone at 120. From 95 to 100 three wait. */
static void two_types(struct day *d)
{
    hand_make(d, 100, 0, 1);
    center_second(&d->c, 0, 1, 1);
    d->c.scenario.queue_count = d->c.scenario.group_count = d->c.groups[0].serves_count = 1;
    d->c.types[1].queue = 0;
    d->c.types[0].patience = dist_constant(50);
    d->c.types[1].patience = dist_constant(10);
    DAY_CALLERS(d, 0, 0, 80, 90);
    DAY_CALLERS(d, 1, 95, 110);
}

/* Levels of the queue: 2/5, 2/2, 2/3, 4/5; the target of 80 % is met by the second and, exactly, by the last. */
static void definitions(void)
{
    static const double levels[SL_DEFINITIONS] = {.4, 1, 2.0 / 3, .8};
    const struct hand_calls first = {.offered = 3, .answered = 2, .abandoned = 1, .in_time = 2, .waited = 2,
                                     .wait_answered = 20, .wait_abandoned = 50, .longest = 50, .area = 70, .most = 2,
                                     .talk = 200, .offers = 2};
    const struct hand_calls second = {.offered = 2, .abandoned = 2, .abandoned_in_time = 2, .waited = 2,
                                      .wait_abandoned = 20, .longest = 10, .area = 20, .most = 1};
    const struct hand_calls both = {.offered = 5, .answered = 2, .abandoned = 3, .in_time = 2, .abandoned_in_time = 2,
                                    .waited = 4, .wait_answered = 20, .wait_abandoned = 70, .longest = 50, .area = 90,
                                    .most = 3, .talk = 200, .offers = 2};
    struct day d;
    two_types(&d);
    for (int i = 0; i < SL_DEFINITIONS; i++) {
        struct service_level *level = &d.c.queues[0].service_level;
        level->definition = (enum sl_definition)i;
        struct results *r = hand_run(&d);
        hand_compare_calls(&r->total.types[0], &first, 3600, level, "first type", __LINE__);
        hand_compare_calls(&r->total.types[1], &second, 3600, level, "second type", __LINE__);
        hand_compare_calls(&r->total.queues[0], &both, 3600, level, "queue", __LINE__);
        hand_compare_calls(&r->total.overall, &both, 3600, level, "overall", __LINE__);
        hand_compare_group(&r->total.groups[0], HAND_GROUP(.idle = 3400, .talk = 200, .answered = 2), 3600, __LINE__);
        CU_ASSERT_DOUBLE_EQUAL(r->total.overall.metric[CALL_SERVICE_LEVEL].mean, levels[i], 1e-12);
        CU_ASSERT_EQUAL(r->total.overall.metric[CALL_SL_DAYS_MET].mean, i == SL_ANSWERED_ANSWERED || i == SL_ABANDONS_COUNT);
        results_free(r);
    }
}

UNIT_MAIN("days by hand: waits",
          {"a day without callers has counts of 0 and no quotients", nobody},
          {"one caller, answered at once", one},
          {"a wait of exactly the threshold is in time; an answer when patience ends is one", inclusive},
          {"a microsecond earlier the caller gives up", gives_up},
          {"where all give up nothing is said about answers", all_give_up},
          {"who has no patience has waited 0", no_patience},
          {"where all are blocked nothing is said about waits", all_blocked},
          {"where all balk nothing is said about waits", all_balk},
          {"three at once before two agents", crowd},
          {"a slow agent makes talks longer", slow_agent},
          {"who is sent away has waited", sent_away},
          {"who finds no place has not", one_place},
          {"four definitions of the service level, and a target that is just met", definitions})
