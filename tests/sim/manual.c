/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents in manual mode, who ask for their callers. All times by hand, in seconds. */
#include <math.h>
#include "tests/support/day.h"
#include "tests/support/unit.h"

/* One manual agent, talk 100, wrap-up 20; `poll` < 0: ready. */
static void one_manual(struct day *d, double prepare, double poll)
{
    day_make(d, 100, 20, 1);
    d->c.groups[0].mode = MODE_MANUAL;
    d->c.groups[0].prepare = dist_constant(prepare);
    if (poll >= 0)
        d->c.groups[0].poll = dist_constant(poll);
}

/* `team` and `others`, one agent each, both for the first queue only with these agent priorities. */
static void two_groups(struct day *d, int team, int others)
{
    day_make(d, 100, 20, 1);
    center_second(&d->c, 0, 1, 1);
    d->c.groups[0].serves_count = d->c.groups[1].serves_count = 1;
    d->c.serves[0][0] = (struct served_queue){0, team};
    d->c.serves[1][0] = (struct served_queue){0, others};
    d->c.scenario.type_count = 1;
}

/* Asks at 10, takes the caller of 5 until 130, asks at 140, at 270 after the second, at 400 in vain. All time
 * without a call is do not disturb: 3600 - 3 x 120. */
static void prepares(void)
{
    struct day d;
    one_manual(&d, 10, -1);
    DAY_CALLERS(&d, 0, 5, 6, 7);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 10 - 5);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 140 - 6);
    DAY_CALL(&d, 2, OUTCOME_ANSWERED, 270 - 7);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_OFFERS), 3);
    DAY_HOURS(&d, 0, 0, 0, 300, 60, 3240, 0);
    day_free(&d);
}

/* Asks at 0, 10, 20, 30: the caller of 23 is taken at 30, until 150. Then at 150, 160, ..: the caller of 161
 * at 170, until 290. At 300 it asks before the caller of that instant is there, and takes it at 310. */
static void polls(void)
{
    struct day d;
    one_manual(&d, 0, 10);
    DAY_CALLERS(&d, 0, 23, 161, 300);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 7);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 9);
    DAY_CALL(&d, 2, OUTCOME_ANSWERED, 10);
    DAY_HOURS(&d, 0, 0, 0, 300, 60, 3240, 0);
    day_free(&d);
}

/* A poll of no time is one of a microsecond: on it the caller is taken a microsecond after its arrival. */
static void polls_at_least_a_microsecond(void)
{
    struct day d;
    one_manual(&d, 0, 0);
    d.c.scenario.horizon.length = 2 * SIM_SECOND;
    DAY_CALLERS(&d, 0, 1);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 1e-6);
    day_free(&d);
}

/* Ready from 15 on: the caller of 5 is taken then, until 135; ready again at 150, and the caller of 500 is
 * taken at once. */
static void is_ready(void)
{
    struct day d;
    one_manual(&d, 15, -1);
    DAY_CALLERS(&d, 0, 5, 500);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 10);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 0);
    day_free(&d);
}

/* An agent who is ready asks before a newcomer is blocked or loses a patience of 0: the caller of 20 is
 * served, until 140; the one of 50 finds it busy, the one of 145 finds it preparing until 155. */
static void asks_before_anybody_is_turned_away(void)
{
    for (int blocks = 0; blocks < 2; blocks++) {
        struct day d;
        one_manual(&d, 15, -1);
        d.c.groups[0].answer = dist_constant(4);
        d.c.queues[0].capacity = blocks ? 0 : CAPACITY_UNLIMITED;
        d.c.types[0].patience = blocks ? (struct dist){0} : dist_constant(0);
        DAY_CALLERS(&d, 0, 20, 50, 145, 160);
        day_run(&d);
        enum call_outcome turned_away = blocks ? OUTCOME_BLOCKED : OUTCOME_ABANDONED;
        DAY_CALL(&d, 0, OUTCOME_ANSWERED, 4);
        DAY_CALL(&d, 1, turned_away, 0);
        DAY_CALL(&d, 2, turned_away, 0);
        DAY_CALL(&d, 3, OUTCOME_ANSWERED, 4);
        day_free(&d);
    }
}

/* Ready at 10. Offers at 20, 34, 48 and 62, each rejected after 4, then 10 of preparing: the delay before the
 * pair is offered again does not bind who asks. The caller leaves at 70, before the agent asks at 76. */
static void rejects(void)
{
    struct day d;
    one_manual(&d, 10, -1);
    d.c.types[0].patience = dist_constant(50);
    d.c.groups[0].answer = dist_constant(4);
    d.c.groups[0].reject = 1;
    DAY_CALLERS(&d, 0, 20);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ABANDONED, 50);
    CU_ASSERT_EQUAL(d.calls[0].offers, 4);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_REJECTS), 4);
    DAY_HOURS(&d, 0, 0, 16, 0, 0, 3600 - 16, 0);
    day_free(&d);
}

/* Offers lapse at the end of the microsecond of 30 s. Ready at 10: offered 20 to 50.000001, prepares since 50, asks
 * at 60, offered until 90.000001, asks at 100, offered until the caller leaves at 120: 80.000002 s of offers. */
static void lets_offers_lapse(void)
{
    struct day d;
    one_manual(&d, 10, -1);
    d.c.types[0].patience = dist_constant(100);
    d.c.groups[0].no_answer = 1;
    DAY_CALLERS(&d, 0, 20);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ABANDONED, 100);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_OFFERS), 3);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_NO_ANSWERS), 2);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_CANCELLED_OFFERS), 1);
    DAY_HOURS(&d, 0, 0, 80.000002, 0, 0, 3600 - 80.000002, 0);
    day_free(&d);
}

/* Without an acceptance there is no offer that could take time or fail: the caller of 50 is in session at
 * once; the one of 60 when the agent asks, at 50 + 120 + 10 = 180, and its patience is over for good. */
static void no_acceptance(void)
{
    struct day d;
    one_manual(&d, 10, -1);
    d.c.scenario.dispatch.manual_needs_accept = false;
    d.c.types[0].patience = dist_constant(150);
    d.c.groups[0].answer = dist_constant(7);
    d.c.groups[0].reject = 1;
    DAY_CALLERS(&d, 0, 50, 60);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 0);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 120);
    CU_ASSERT_EQUAL(d.calls[1].offers, 0);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_OFFERS), 0);
    DAY_HOURS(&d, 0, 0, 0, 200, 40, 3600 - 240, 0);
    day_free(&d);
}

/* Asks at 5, 15, .., 3595: the caller of 3590 is taken then, until 3715; the next ones at 3720 and 3845,
 * after the close. When the last one is taken nobody waits: that call is finished, until 3965, and all go. */
static void drains(void)
{
    struct day d;
    one_manual(&d, 5, 10);
    DAY_CALLERS(&d, 0, 3590, 3591, 3592);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 5);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 3720 - 3591);
    DAY_CALL(&d, 2, OUTCOME_ANSWERED, 3845 - 3592);
    DAY_HOURS(&d, 0, 0, 0, 5, 0, 3595, 365);
    day_free(&d);
    d.c.scenario.horizon.at_close = CLOSE_CLEAR;
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_CLEARED, 9);
    DAY_CALL(&d, 2, OUTCOME_CLEARED, 8);
    DAY_HOURS(&d, 0, 0, 0, 5, 0, 3595, 3715 - 3600);
    day_free(&d);
}

/* The best agent priority in the queue asks first, whoever was ready first: `others` is ready at 30, `team`
 * at 0. With equal priorities `team`, who has been ready longer. */
static void two_are_ready(void)
{
    for (int team = 0; team <= 5; team += 5) {
        struct day d;
        two_groups(&d, team, 0);
        d.c.groups[0].mode = d.c.groups[1].mode = MODE_MANUAL;
        d.c.groups[1].prepare = dist_constant(30);
        DAY_CALLERS(&d, 0, 100, 101);
        day_run(&d);
        CU_ASSERT_EQUAL(d.calls[0].group, team == 0 ? 0u : 1u);
        CU_ASSERT_EQUAL(d.calls[1].group, team == 0 ? 1u : 0u);
        DAY_CALL(&d, 0, OUTCOME_ANSWERED, 0);
        DAY_CALL(&d, 1, OUTCOME_ANSWERED, 0);
        day_free(&d);
    }
}

/* Who is in automatic mode and free is offered the caller at once; who is ready only gets whom nobody was
 * offered. */
static void automatic_first(void)
{
    struct day d;
    two_groups(&d, 500, 0);
    d.c.groups[1].mode = MODE_MANUAL;
    DAY_CALLERS(&d, 0, 100, 101);
    day_run(&d);
    CU_ASSERT_EQUAL(d.calls[0].group, 0);
    CU_ASSERT_EQUAL(d.calls[1].group, 1);
    DAY_HOURS(&d, 0, 3600 - 120, 0, 100, 20, 0, 0);
    DAY_HOURS(&d, 1, 0, 0, 100, 20, 3600 - 120, 0);
    day_free(&d);
}

/* A caller who comes back waits again, and who is ready asks: `team` rejects at 104, `others` takes it then.
 * Without patience it has left by then. */
static void takes_the_returned(void)
{
    for (int patient = 0; patient < 2; patient++) {
        struct day d;
        two_groups(&d, 0, 0);
        d.c.groups[0].answer = dist_constant(4);
        d.c.groups[0].reject = 1;
        d.c.groups[1].mode = MODE_MANUAL;
        d.c.types[0].patience = dist_constant(1000 * patient);
        DAY_CALLERS(&d, 0, 100);
        day_run(&d);
        DAY_CALL(&d, 0, patient ? OUTCOME_ANSWERED : OUTCOME_ABANDONED, 4);
        CU_ASSERT_EQUAL(d.calls[0].offers, 1u + (unsigned)patient);
        day_free(&d);
    }
}

/* A break ends readiness, preparing and offers alike, and after it the agent prepares anew. Prepare 50.
 * Break 20 to 100, while preparing: asks at 150; the caller of 40 is taken then.
 * Break 60 to 100, while ready: the caller of 70 is taken at 150.
 * Break 60 to 100 with the offer of 55, answer time 8, open: goes back, is offered again at 150, accepted at
 * 158. */
static void breaks(void)
{
    static const struct {
        int from, arrival, answer, offers;
        double wait;
    } days[] = {{20, 40, 0, 1, 110}, {60, 70, 0, 1, 80}, {60, 55, 8, 2, 103}};
    for (int i = 0; i < 3; i++) {
        struct day d;
        one_manual(&d, 50, -1);
        d.c.groups[0].answer = dist_constant(days[i].answer);
        d.breaks[0] = (struct work_break){days[i].from * SIM_SECOND, 100 * SIM_SECOND};
        d.shifts[0] = (struct shift){1, 0, 3600 * SIM_SECOND, 1, d.breaks};
        day_shifts(&d, 0, 0, 1);
        DAY_CALLERS(&d, 0, days[i].arrival);
        day_run(&d);
        DAY_CALL(&d, 0, OUTCOME_ANSWERED, days[i].wait);
        CU_ASSERT_EQUAL(d.calls[0].offers, (uint32_t)days[i].offers);
        double offered = days[i].answer + (days[i].offers - 1) * 5.0;
        DAY_HOURS(&d, 0, 0, offered, 100, 20, 3600 - (100 - days[i].from) - 120 - offered, 0);
        day_free(&d);
    }
}

/* The shift ends at 60 with the offer of 55 open: the agent is gone for good, and asks no more. */
static void end_of_shift(void)
{
    struct day d;
    one_manual(&d, 10, -1);
    d.c.groups[0].answer = dist_constant(8);
    d.c.types[0].patience = dist_constant(100);
    d.shifts[0] = (struct shift){1, 0, 60 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    DAY_CALLERS(&d, 0, 55);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ABANDONED, 100);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_CANCELLED_OFFERS), 1);
    DAY_HOURS(&d, 0, 0, 5, 0, 0, 55, 0);
    day_free(&d);
}

/* Of a headcount that falls from 2 to 1 at 1800 the one goes who has been free longest: the second agent,
 * free since 0, for the first one took the caller of 100. So the caller of 2000 is the first one's again. If
 * the second one came at 900 only, the first one goes, free since 100 + 120 = 220. */
static void headcount(void)
{
    for (uint32_t late = 0; late < 2; late++) {
        struct day d;
        one_manual(&d, 0, -1);
        const uint32_t counts[] = {2 - late, 2, 1, 1};
        for (int k = 0; k < 4; k++)
            d.c.counts[0][k] = counts[k];
        d.c.groups[0].roster.staff = (struct headcount){SIM_HOUR / 4, 4, d.c.counts[0]};
        DAY_CALLERS(&d, 0, 100, 2000);
        day_run(&d);
        CU_ASSERT_EQUAL(d.calls[0].agent, 0);
        CU_ASSERT_EQUAL(d.calls[1].agent, late);
        DAY_HOURS(&d, 0, 0, 0, 200, 40, 3600 + 1800 - 900 * late - 240, 0);
        day_free(&d);
    }
}

/* The second agent of the second group, the first one being away: asks when its own draws say so, the
 * preparation once, then one poll after the other. */
static void draws(void)
{
    for (uint64_t seed = 1; seed <= 20; seed++) {
        struct day d;
        two_groups(&d, 0, 0);
        d.c.scenario.run.seed = seed;
        d.c.groups[0].serves_count = 0;
        d.shifts[0] = (struct shift){1, 0, SIM_SECOND, 0, NULL};
        d.shifts[1] = (struct shift){1, SIM_SECOND, SIM_HOUR, 0, NULL};
        day_shifts(&d, 1, 0, 2);
        d.c.groups[1].mode = MODE_MANUAL;
        d.c.groups[1].prepare = dist_exponential(20);
        d.c.groups[1].poll = dist_exponential(20);
        struct stream_key prepare = stream_key(seed, STREAM_PREPARE, "others"),
                          poll = stream_key(seed, STREAM_POLL, "others");
        int64_t asks = SIM_SECOND + sim_time(-20 * log(stream_uniforms(prepare, 0, 1, 0).value));
        for (uint32_t k = 0; asks <= 1000 * SIM_SECOND; k++)
            asks += sim_time(-20 * log(stream_uniforms(poll, 0, 1, k).value));
        DAY_CALLERS(&d, 0, 1000);
        day_run(&d);
        CU_ASSERT_EQUAL(d.calls[0].wait, asks - 1000 * SIM_SECOND);
        day_free(&d);
    }
}

/* Fifty agents who let all offers lapse come at 1000, for the fifty who wait; at 1010 an agent is ready. A
 * microsecond after 1030 all lapse, one after the other, and each second one lets a pair change places: C1
 * and A1 are free, C2 comes back and is offered to A1, then C1 to A2. So nobody is left for the one who is
 * ready. */
static void a_crowd_comes_back(void)
{
    struct day d;
    two_groups(&d, 0, 0);
    d.c.scenario.horizon.length = 1031 * SIM_SECOND;
    d.c.scenario.horizon.at_close = CLOSE_CLEAR;
    d.shifts[0] = (struct shift){50, 1000 * SIM_SECOND, 1031 * SIM_SECOND, 0, NULL};
    d.shifts[1] = (struct shift){1, 1010 * SIM_SECOND, 1031 * SIM_SECOND, 0, NULL};
    day_shifts(&d, 0, 0, 1);
    day_shifts(&d, 1, 1, 1);
    d.c.groups[0].no_answer = 1;
    d.c.groups[1].mode = MODE_MANUAL;
    int seconds[50];
    for (int i = 0; i < 50; i++)
        seconds[i] = i + 1;
    day_callers(&d, 0, seconds, 50);
    day_run(&d);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_NO_ANSWERS), 50);
    CU_ASSERT_EQUAL(day_calls(&d, COUNT_OFFERS), 100);
    DAY_HOURS(&d, 1, 0, 0, 0, 0, 21, 0);
    day_free(&d);
}

/* Two hundred go on a break while they prepare: what they had planned is swept out of the event list, and
 * nothing else. Back at 20, they ask at 1020. */
static void a_crowd_takes_a_break(void)
{
    struct day d;
    one_manual(&d, 1000, -1);
    d.breaks[0] = (struct work_break){10 * SIM_SECOND, 20 * SIM_SECOND};
    d.shifts[0] = (struct shift){200, 0, SIM_HOUR, 1, d.breaks};
    day_shifts(&d, 0, 0, 1);
    DAY_CALLERS(&d, 0, 1, 2);
    day_run(&d);
    DAY_CALL(&d, 0, OUTCOME_ANSWERED, 1019);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 1018);
    DAY_HOURS(&d, 0, 0, 0, 200, 40, 200 * 3590.0 - 240, 0);
    day_free(&d);
}

/* Who serves no queue never asks. */
static void no_queue(void)
{
    struct day d;
    two_groups(&d, 0, 0);
    d.c.groups[1].mode = MODE_MANUAL;
    d.c.groups[1].serves_count = 0;
    DAY_CALLERS(&d, 0, 100, 101);
    day_run(&d);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 119);
    DAY_HOURS(&d, 1, 0, 0, 0, 0, 3600, 0);
    day_free(&d);
}

/* Agents who are ready after a constant time take every caller when agents in automatic mode with that
 * wrap-up would: the waits are equal, call by call, if nobody comes while they sign on. */
static void preparing_is_like_wrap_up(void)
{
    struct center c;
    center_simple(&c, 60.0 / 3600, 120, 3, 100);
    c.types[0].patience = dist_exponential(100);
    c.types[0].wrap_up = dist_constant(15);
    uint64_t count, again, waited = 0;
    struct call_record *automatic = center_records(&c.scenario, &count);
    CU_ASSERT_TRUE_FATAL(automatic[0].arrival > 15 * SIM_SECOND);
    c.types[0].wrap_up = (struct dist){0};
    c.groups[0].mode = MODE_MANUAL;
    c.groups[0].prepare = dist_constant(15);
    struct call_record *manual = center_records(&c.scenario, &again);
    CU_ASSERT_EQUAL_FATAL(again, count);
    for (uint64_t i = 0; i < count; i++) {
        CU_ASSERT_EQUAL(manual[i].wait, automatic[i].wait);
        CU_ASSERT_EQUAL(manual[i].outcome, automatic[i].outcome);
        waited += manual[i].wait > 0;
    }
    CU_ASSERT_TRUE(waited > 1000);
    free(automatic);
    free(manual);
}

/* M/G/1: the service time is talk + preparing, both exponential with means 60 and 30, so its second moment is
 * 2 x 60^2 + 2 x 30^2 + 2 x 60 x 30 = 12600. At 24 calls an hour the load is 0.6, and the mean wait
 * (24 / 3600) x 12600 / (2 x 0.4) = 105 (Pollaczek, Khinchin). */
static void pollaczek_khinchin(void)
{
    struct center c;
    center_simple(&c, 24.0 / 3600, 60, 1, 2000);
    c.scenario.horizon.interval = 0;
    c.scenario.run.replications = 20;
    c.groups[0].mode = MODE_MANUAL;
    c.groups[0].prepare = dist_exponential(30);
    struct results *r = center_run(&c.scenario, 1);
    const struct estimate *wait = &r->total.overall.metric[CALL_WAIT];
    CU_ASSERT_TRUE(fabs(wait->mean - 105) < 4.5 * wait->sd / sqrt(20));
    CU_ASSERT_TRUE(wait->sd / sqrt(20) < 2);
    results_free(r);
}

/* Somebody always waits: a renewal process of mean 60 + 30 and variance 60^2 + 30^2. In 1000 h 40000 answers,
 * with variance 3.6e6 x 4500 / 90^3 (Feller, An Introduction to Probability Theory II, XI.5). */
static void saturated(void)
{
    struct center c;
    center_simple(&c, 1.0 / 45, 60, 1, 1000);
    c.scenario.horizon.interval = 0;
    c.scenario.horizon.at_close = CLOSE_CLEAR;
    c.groups[0].mode = MODE_MANUAL;
    c.groups[0].prepare = dist_exponential(30);
    c.groups[0].poll = dist_exponential(5);
    struct results *r = center_run(&c.scenario, 1);
    double answered = r->total.overall.metric[CALL_ANSWERED].mean;
    CU_ASSERT_TRUE(fabs(answered - 40000) < 4.5 * sqrt(3.6e6 * 4500 / 729000.0));
    results_free(r);
}

UNIT_MAIN("manual", {"an agent prepares before it asks, and that is do not disturb", prepares},
          {"who asked in vain asks again on its grid", polls},
          {"the clock moves between two questions", polls_at_least_a_microsecond},
          {"who is ready asks as soon as somebody waits", is_ready},
          {"who is ready asks before a newcomer is turned away", asks_before_anybody_is_turned_away},
          {"who has rejected prepares and may get the same caller again", rejects},
          {"who lets an offer lapse prepares again", lets_offers_lapse},
          {"without acceptance there is no offer", no_acceptance},
          {"after the close agents ask as long as somebody waits", drains},
          {"of two who are ready the better one asks first, then the longer ready one", two_are_ready},
          {"a free agent in automatic mode goes before all who are ready", automatic_first},
          {"a caller who comes back is asked for", takes_the_returned},
          {"a break ends preparing, readiness and offers", breaks},
          {"the end of the shift ends an offer, and asking", end_of_shift},
          {"of a headcount that falls those go who have been free longest", headcount},
          {"preparations and polls are keyed by agent and number", draws},
          {"when a crowd comes back, who is ready asks for whom nobody is offered", a_crowd_comes_back},
          {"a crowd that goes on a break forgets what it had planned", a_crowd_takes_a_break},
          {"who serves no queue never asks", no_queue},
          {"preparing is to callers what wrap-up is", preparing_is_like_wrap_up},
          {"one agent who prepares is an M/G/1 queue", pollaczek_khinchin},
          {"saturated, an agent answers at the rate of talk and preparing", saturated})
