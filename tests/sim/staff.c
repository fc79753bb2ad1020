/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents come and go; offers take time or fail; the day closes. */
#include <math.h>
#include <stdlib.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

static double group_mean(const struct results *r, enum agent_metric m)
{
    return r->total.groups[0].metric[m].mean;
}
static double call_mean(const struct results *r, enum call_metric m)
{
    return r->total.overall.metric[m].mean;
}

static int64_t desk_free_at(const struct call_record *c)
{
    return c->arrival + c->wait + c->talk + c->wrap_up;
}

static void hourly(struct center *c, const uint32_t *counts, uint32_t steps)
{
    for (uint32_t k = 0; k < steps; k++)
        c->counts[0][k] = counts[k];
    c->groups[0].roster.staff = (struct headcount){SIM_HOUR, steps, c->counts[0]};
}

/* One agent in the first and third hour, none in the second: nobody is answered then, the call in hand is
 * finished as overtime, and who waits is served from the start of the third hour. */
static void a_gap(void)
{
    struct center c;
    center_simple(&c, 40.0 / 3600, 80, 1, 3);
    hourly(&c, (const uint32_t[]){1, 0, 1}, 3);
    for (uint64_t seed = 1; seed <= 10; seed++) {
        c.scenario.run.seed = seed;
        uint64_t count;
        struct call_record *calls = center_records(&c.scenario, &count);
        struct results *r = center_run(&c.scenario, 1);
        double overtime = 0;
        for (uint64_t i = 0; i < count; i++) {
            int64_t answered = calls[i].arrival + calls[i].wait, ends = desk_free_at(&calls[i]);
            CU_ASSERT_FALSE(answered >= SIM_HOUR && answered < 2 * SIM_HOUR);
            if (answered < SIM_HOUR && ends > SIM_HOUR)
                overtime += sim_seconds(ends - SIM_HOUR);
            if (ends > 3 * SIM_HOUR)
                overtime += sim_seconds(ends - (answered > 3 * SIM_HOUR ? answered : 3 * SIM_HOUR));
        }
        CU_ASSERT_DOUBLE_EQUAL(group_mean(r, AGENT_OVERTIME), overtime, 1e-6);
        CU_ASSERT_DOUBLE_EQUAL(group_mean(r, AGENT_STAFFED), 2.0 / 3, 1e-12);
        results_free(r);
        free(calls);
    }
}

/* How many calls are in hand at t. */
static uint32_t in_hand(const struct call_record *calls, uint64_t count, int64_t t)
{
    uint32_t n = 0;
    for (uint64_t i = 0; i < count; i++)
        n += calls[i].outcome == OUTCOME_ANSWERED && calls[i].arrival + calls[i].wait < t &&
             desk_free_at(&calls[i]) > t;
    return n;
}

/* Eight agents until 1 h, then three: idle ones go first, then whoever is free first, until three are left. So
 * no more than three are ever taken up by calls answered after 1 h, and if more than three were in hand, the
 * first answer after it comes when all but two of these are done. */
static void a_fall(void)
{
    struct center c;
    center_simple(&c, 360.0 / 3600, 100, 8, 2);
    hourly(&c, (const uint32_t[]){8, 3}, 2);
    uint32_t with_many_in_hand = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        c.scenario.run.seed = seed;
        uint64_t count;
        struct call_record *calls = center_records(&c.scenario, &count);
        int64_t first_answer = INT64_MAX;
        for (uint64_t i = 0; i < count; i++) {
            int64_t answered = calls[i].arrival + calls[i].wait;
            if (calls[i].outcome != OUTCOME_ANSWERED || answered < SIM_HOUR || answered >= 2 * SIM_HOUR)
                continue;
            CU_ASSERT_TRUE(in_hand(calls, count, answered) < 3);
            if (answered < first_answer)
                first_answer = answered;
        }
        if (in_hand(calls, count, SIM_HOUR) > 3) {
            with_many_in_hand++;
            CU_ASSERT_EQUAL(in_hand(calls, count, first_answer), 2);
        }
        free(calls);
    }
    CU_ASSERT_TRUE(with_many_in_hand > 10);
}

/* Nobody is there at the end: whoever waits is cleared at once, and that is said. */
static void stranded(void)
{
    struct center c;
    center_simple(&c, 40.0 / 3600, 80, 1, 2);
    hourly(&c, (const uint32_t[]){1, 0}, 2);
    uint64_t count, cleared = 0;
    struct call_record *calls = center_records(&c.scenario, &count);
    struct results *r = center_run(&c.scenario, 1);
    for (uint64_t i = 0; i < count; i++)
        if (calls[i].outcome == OUTCOME_CLEARED) {
            cleared++;
            CU_ASSERT_EQUAL(calls[i].arrival + calls[i].wait, 2 * SIM_HOUR);
        }
    CU_ASSERT_TRUE(cleared > 20);
    CU_ASSERT_EQUAL(r->stranded, cleared);
    CU_ASSERT_EQUAL(call_mean(r, CALL_CLEARED), (double)cleared);
    results_free(r);
    free(calls);
}

/* More decisions at one instant than the dispatcher's list of events holds: all agents sign on, or go, with
 * hundreds of callers waiting; all offers lapse at once; everybody is cleared. */
static void crowds(void)
{
    struct center c;
    center_simple(&c, 600.0 / 3600, 30, 1, 4);
    hourly(&c, (const uint32_t[]){0, 400, 0, 0}, 4);
    struct results *r = center_run(&c.scenario, 1);
    CU_ASSERT_TRUE(call_mean(r, CALL_CLEARED) > 500);
    CU_ASSERT_TRUE(call_mean(r, CALL_ANSWERED) > 1000);
    results_free(r);
    c.types[0].patience = dist_lognormal(1000, 1);
    c.groups[0].answer = dist_exponential(20);
    c.groups[0].reject = 0.5;
    for (int zero = 0; zero < 2; zero++) {
        c.types[0].patience.zero = 0.5 * zero;
        c.groups[0].no_answer = 0.4;
        r = center_run(&c.scenario, 1);
        CU_ASSERT_TRUE(call_mean(r, CALL_NO_ANSWERS) > 100);
        results_free(r);
        c.groups[0].no_answer = 0;
        c.groups[0].answer = (struct dist){0};
        r = center_run(&c.scenario, 1);
        CU_ASSERT_TRUE(call_mean(r, CALL_REJECTS) > 100);
        results_free(r);
        c.groups[0].answer = dist_exponential(20);
    }
}

static void closing(void)
{
    struct center c;
    center_simple(&c, 100.0 / 3600, 100, 2, 2); /* 2.8 erlangs for 2: somebody waits at the end */
    uint64_t count, late = 0, cleared = 0;
    struct call_record *calls = center_records(&c.scenario, &count);
    for (uint64_t i = 0; i < count; i++) {
        CU_ASSERT_TRUE(calls[i].arrival < 2 * SIM_HOUR);
        CU_ASSERT_EQUAL(calls[i].outcome, OUTCOME_ANSWERED);
        late += calls[i].arrival + calls[i].wait >= 2 * SIM_HOUR;
    }
    CU_ASSERT_TRUE(late > 10);
    free(calls);
    c.scenario.horizon.at_close = CLOSE_CLEAR;
    calls = center_records(&c.scenario, &count);
    for (uint64_t i = 0; i < count; i++) {
        CU_ASSERT_TRUE(calls[i].arrival + calls[i].wait <= 2 * SIM_HOUR);
        cleared += calls[i].outcome == OUTCOME_CLEARED;
    }
    CU_ASSERT_EQUAL(cleared, late);
    free(calls);
}

/* All who wait or are being offered are cleared, whichever queue they are in: nobody is answered at the close, and
 * no offer is made there. */
static void clearing_two_queues(void)
{
    struct center c;
    center_simple(&c, 60.0 / 3600, 100, 2, 1);
    center_second(&c, 60.0 / 3600, 100, 1);
    c.groups[0].no_answer = 0.3;
    c.scenario.horizon.at_close = CLOSE_CLEAR;
    uint64_t cleared = 0, offered = 0;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        uint64_t count;
        c.scenario.run.seed = seed;
        struct call_record *calls = center_records(&c.scenario, &count);
        for (uint64_t i = 0; i < count; i++) {
            bool at_close = calls[i].arrival + calls[i].wait >= SIM_HOUR;
            CU_ASSERT_EQUAL(at_close, calls[i].outcome == OUTCOME_CLEARED);
            cleared += at_close;
            offered += at_close && calls[i].offers > 0;
        }
        free(calls);
    }
    CU_ASSERT_TRUE(cleared > 200 && offered > 10);
}

/* Without waiting places a caller is blocked only if no agent is free: who comes back from an offer that was
 * rejected at once waits for the delay to pass. */
static void blocked_on_arrival_only(void)
{
    struct center c;
    center_simple(&c, 30.0 / 3600, 100, 3, 200);
    c.queues[0].capacity = 0;
    c.groups[0].reject = 0.5;
    uint64_t count, blocked = 0, returned = 0;
    struct call_record *calls = center_records(&c.scenario, &count);
    for (uint64_t i = 0; i < count; i++) {
        blocked += calls[i].outcome == OUTCOME_BLOCKED;
        returned += calls[i].offers > 1;
        CU_ASSERT_FALSE(calls[i].outcome == OUTCOME_BLOCKED && calls[i].offers > 0);
    }
    CU_ASSERT_TRUE(blocked > 20 && returned > 1000);
    free(calls);
}

/* Of all offers so many are rejected and so many left to lapse. */
static void proportions_of_offers(void)
{
    struct center c;
    center_simple(&c, 30.0 / 3600, 100, 5, 500);
    c.scenario.horizon.interval = 0;
    c.groups[0].reject = 0.3;
    c.groups[0].no_answer = 0.4;
    struct results *r = center_run(&c.scenario, 1);
    double offers = call_mean(r, CALL_OFFERS);
    CU_ASSERT_TRUE(offers > 30000);
    CU_ASSERT_TRUE(fabs(call_mean(r, CALL_REJECTS) / offers - 0.3) < 4.5 * sqrt(0.3 * 0.7 / offers));
    CU_ASSERT_TRUE(fabs(call_mean(r, CALL_NO_ANSWERS) / offers - 0.4) < 4.5 * sqrt(0.4 * 0.6 / offers));
    results_free(r);
}

/* An offer that is always left to lapse takes 30 s, then another agent, then this one again after 5 s more. */
static void nobody_answers(void)
{
    struct center c;
    center_simple(&c, 6.0 / 3600, 60, 2, 4);
    c.types[0].patience = dist_constant(100);
    c.groups[0].no_answer = 1;
    struct results *r = center_run(&c.scenario, 1);
    CU_ASSERT_EQUAL(call_mean(r, CALL_ABANDONMENT), 1);
    CU_ASSERT_EQUAL(call_mean(r, CALL_TIME_TO_ABANDON), 100);
    CU_ASSERT_TRUE(call_mean(r, CALL_NO_ANSWERS) > 2 * call_mean(r, CALL_OFFERED));
    CU_ASSERT_EQUAL(call_mean(r, CALL_OFFERS),
                    call_mean(r, CALL_NO_ANSWERS) + call_mean(r, CALL_CANCELLED_OFFERS));
    CU_ASSERT_EQUAL(group_mean(r, AGENT_NO_ANSWERS), call_mean(r, CALL_NO_ANSWERS));
    results_free(r);
}

/* Rejected with probability p at once by a lone agent: 5 s of exclusion each time, so the wait of a call that
 * finds the center empty is 5 s times a geometric number. */
static void rejections(void)
{
    struct center c;
    center_simple(&c, 1.0 / 3600, 1, 1, 2000);
    c.scenario.horizon.interval = 0;
    c.groups[0].reject = 0.25;
    uint64_t count;
    struct call_record *calls = center_records(&c.scenario, &count);
    double rejected = 0, alone = 0;
    for (uint64_t i = 1; i < count; i++) {
        if (calls[i].arrival < desk_free_at(&calls[i - 1]))
            continue; /* had company */
        CU_ASSERT_EQUAL(calls[i].wait, (calls[i].offers - 1) * 5 * SIM_SECOND);
        rejected += calls[i].offers - 1;
        alone++;
    }
    double expected = 0.25 / 0.75, se = sqrt(0.25) / 0.75 / sqrt(alone);
    CU_ASSERT_TRUE(fabs(rejected / alone - expected) / se < 4.5);
    free(calls);
}

/* The time of an offer is waiting for the caller and occupies the agent. */
static void answer_times(void)
{
    struct center c;
    center_simple(&c, 1.0 / 600, 60, 3, 100);
    c.groups[0].answer = dist_constant(4);
    uint64_t count, waited_four = 0;
    struct call_record *calls = center_records(&c.scenario, &count);
    for (uint64_t i = 0; i < count; i++) {
        CU_ASSERT_TRUE(calls[i].wait >= 4 * SIM_SECOND);
        waited_four += calls[i].wait == 4 * SIM_SECOND;
    }
    CU_ASSERT_TRUE(waited_four > count * 9 / 10);
    struct results *r = center_run(&c.scenario, 1);
    double staffed = 3 * 100 * 3600.0;
    CU_ASSERT_DOUBLE_EQUAL(group_mean(r, AGENT_OFFERED_SHARE), 4 * call_mean(r, CALL_ANSWERED) / staffed, 1e-4);
    results_free(r);
    c.groups[0].answer = dist_constant(31); /* beyond the 30 s of an offer: it lapses */
    c.types[0].patience = dist_constant(50);
    r = center_run(&c.scenario, 1);
    CU_ASSERT_EQUAL(call_mean(r, CALL_ABANDONMENT), 1);
    results_free(r);
    c.groups[0].answer = dist_constant(30); /* the deadline itself is in time */
    r = center_run(&c.scenario, 1);
    CU_ASSERT_EQUAL(call_mean(r, CALL_NO_ANSWERS), 0);
    CU_ASSERT_TRUE(call_mean(r, CALL_ANSWERED) > 0);
    results_free(r);
    free(calls);
}

/* No patience: offered on arrival, the caller stays for that offer and leaves when it fails. */
static void no_patience_at_all(void)
{
    struct center c;
    center_simple(&c, 20.0 / 3600, 100, 3, 100);
    c.types[0].patience = dist_constant(0);
    c.groups[0].answer = dist_constant(4);
    c.groups[0].reject = 0.2;
    uint64_t count, at_once = 0, after_offer = 0, answered = 0;
    struct call_record *calls = center_records(&c.scenario, &count);
    for (uint64_t i = 0; i < count; i++) {
        CU_ASSERT_TRUE(calls[i].offers <= 1);
        if (calls[i].outcome == OUTCOME_ANSWERED)
            answered++;
        else if (calls[i].offers == 0)
            at_once += calls[i].wait == 0 && calls[i].outcome == OUTCOME_ABANDONED;
        else
            after_offer += calls[i].wait == 4 * SIM_SECOND && calls[i].outcome == OUTCOME_ABANDONED;
    }
    CU_ASSERT_EQUAL(answered + at_once + after_offer, count);
    CU_ASSERT_TRUE(answered > 100 && at_once > 5 && after_offer > 100);
    free(calls);
}

/* A caller answered at the very microsecond its patience ends has been served. */
static void patience_ends_with_the_answer(void)
{
    struct center c;
    center_simple(&c, 1.0 / 600, 60, 2, 100);
    c.groups[0].answer = dist_constant(4);
    c.types[0].patience = dist_constant(4);
    uint64_t count, answered = 0;
    struct call_record *calls = center_records(&c.scenario, &count);
    for (uint64_t i = 0; i < count; i++)
        answered += calls[i].outcome == OUTCOME_ANSWERED && calls[i].wait == 4 * SIM_SECOND;
    CU_ASSERT_TRUE(answered > count / 2);
    free(calls);
}

UNIT_MAIN("staff",
          {"without agents nobody is answered; calls in hand are finished as overtime", a_gap},
          {"when a headcount falls idle agents go, then whoever is free first", a_fall},
          {"callers whom nobody on duty serves are cleared at the close, and counted", stranded},
          {"crowds at one instant are no trouble", crowds},
          {"at the close callers are served to the last one, or cleared", closing},
          {"a close that clears clears all queues at once", clearing_two_queues},
          {"only newcomers are blocked", blocked_on_arrival_only},
          {"so many of all offers are rejected, so many lapse", proportions_of_offers},
          {"offers that lapse cost the caller time and the agent nothing else", nobody_answers},
          {"a rejected caller is offered to the same agent again after the delay", rejections},
          {"the time of an offer is waiting, and a late answer is none", answer_times},
          {"a caller without patience stays for one offer only", no_patience_at_all},
          {"a caller answered at the instant its patience ends has been served", patience_ends_with_the_answer})
