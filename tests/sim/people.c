/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Absences, and agents who talk for a longer or shorter time than others. */
#include <math.h>
#include <string.h>
#include "sim/world.h"
#include "tests/support/day.h"
#include "tests/support/unit.h"

/* ---- absence
 * -------------------------------------------------------------------------------------------------- */

static double absences(const struct center *c, uint32_t replication, uint32_t from, uint32_t to)
{
    struct stream_key key = stream_key(c->scenario.run.seed, STREAM_ABSENCE, c->groups[0].name);
    double absent = 0;
    for (uint32_t k = from; k < to; k++)
        absent += stream_uniforms(key, replication, k, 0).choice < c->groups[0].absence;
    return absent;
}

static void nobody_and_everybody(void)
{
    for (int absent = 0; absent < 2; absent++) {
        struct day d;
        day_make(&d, 100, 20, 3);
        d.c.groups[0].absence = absent;
        DAY_CALLERS(&d, 0, 100);
        day_run(&d);
        DAY_CALL(&d, 0, absent ? OUTCOME_CLEARED : OUTCOME_ANSWERED, absent ? 3500 : 0);
        DAY_HOURS(&d, 0, absent ? 0 : 3 * 3600 - 120, 0, absent ? 0 : 100, absent ? 0 : 20, 0, 0);
        day_free(&d);
    }
}

/* Ten people, each away with probability 0.3, in 1000 replications: binomial. */
static void so_many(void)
{
    struct center c;
    struct shift shift = {10, 0, SIM_HOUR, 0, NULL};
    center_simple(&c, 0, 1, 1, 1);
    c.groups[0].roster = (struct roster){.shift_count = 1, .shifts = &shift};
    c.groups[0].absence = 0.3;
    c.scenario.run.replications = 1000;
    struct results *r = center_run(&c.scenario, 1);
    const struct estimate *staffed = &r->total.groups[0].metric[AGENT_STAFFED];
    CU_ASSERT_TRUE(fabs(staffed->mean - 7) < 4.5 * sqrt(10 * 0.3 * 0.7 / 1000));
    /* Each by itself: the variance of the number away is 10 x 0.3 x 0.7; its own is about 2/n of its square.
     */
    CU_ASSERT_TRUE(fabs(staffed->sd * staffed->sd - 2.1) < 4.5 * 2.1 * sqrt(2.0 / 1000));
    results_free(r);
}

/* Of the planned n those among the first n are missing who are away: 2, 5, 3 agents in three hours. */
static void of_a_headcount(void)
{
    static const uint32_t counts[] = {2, 5, 3};
    struct center c;
    struct tally tally;
    center_simple(&c, 0, 1, 5, 3);
    c.scenario.horizon.interval = SIM_HOUR;
    memcpy(c.counts[0], counts, sizeof counts);
    c.groups[0].roster.staff = (struct headcount){SIM_HOUR, 3, c.counts[0]};
    c.groups[0].absence = 0.4;
    struct world *w = world_new(&c.scenario, false);
    CU_ASSERT_TRUE_FATAL(w && tally_init(&tally, &c.scenario));
    for (uint32_t replication = 0; replication < 100; replication++) {
        CU_ASSERT_EQUAL_FATAL(world_run(w, replication, &tally), EXPERIMENT_DONE);
        for (uint32_t hour = 0; hour < 3; hour++) {
            double there = counts[hour] - absences(&c, replication, 0, counts[hour]);
            CU_ASSERT_EQUAL((int64_t)tally.staff[hour].time[DUTY_IDLE], sim_time(there * 3600));
        }
    }
    world_free(w);
    tally_free(&tally);
}

/* Who is away answers nobody. */
static void away_is_away(void)
{
    struct day d;
    day_make(&d, 100, 20, 5);
    d.c.groups[0].absence = 0.4;
    uint32_t answered = 0;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        d.c.scenario.run.seed = seed;
        DAY_CALLERS(&d, 0, 10, 11, 12, 13, 14);
        day_run(&d);
        for (uint64_t i = 0; i < d.count; i++)
            if (d.calls[i].outcome == OUTCOME_ANSWERED) {
                answered++;
                CU_ASSERT_EQUAL(absences(&d.c, 0, d.calls[i].agent, d.calls[i].agent + 1), 0);
            }
        day_free(&d);
    }
    CU_ASSERT_TRUE(answered > 50);
}

/* The same people are away in all their shifts' parts, and only they: by the break of the second of two. */
static void by_name(void)
{
    struct day d;
    day_make(&d, 100, 20, 1);
    d.breaks[0] = (struct work_break){600 * SIM_SECOND, 1200 * SIM_SECOND};
    d.shifts[0] = (struct shift){4, 0, SIM_HOUR, 0, NULL};
    d.shifts[1] = (struct shift){4, 0, SIM_HOUR, 1, d.breaks};
    day_shifts(&d, 0, 0, 2);
    d.c.groups[0].absence = 0.5;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        d.c.scenario.run.seed = seed;
        day_run(&d);
        double hours = (4 - absences(&d.c, 0, 0, 4)) * 3600 + (4 - absences(&d.c, 0, 4, 8)) * 3000;
        DAY_HOURS(&d, 0, hours, 0, 0, 0, 0, 0);
        day_free(&d);
    }
}

/* ---- talk factor
 * -------------------------------------------------------------------------------------------------- */

/* Nine tenths of 100 is 90; the wrap-up stays 20. 3 us by half are 1.5, rounded away from zero. */
static void factors(void)
{
    struct day d;
    double by_type[] = {0.9, 1};
    day_make(&d, 100, 20, 1);
    d.c.groups[0].talk_factor = by_type;
    DAY_CALLERS(&d, 0, 100, 101);
    day_run(&d);
    CU_ASSERT_EQUAL(d.calls[0].talk, 90 * SIM_SECOND);
    CU_ASSERT_EQUAL(d.calls[0].wrap_up, 20 * SIM_SECOND);
    DAY_CALL(&d, 1, OUTCOME_ANSWERED, 109);
    DAY_HOURS(&d, 0, 3600 - 220, 0, 180, 40, 0, 0);
    day_free(&d);
    by_type[0] = 0.5;
    d.c.types[0].talk = dist_constant(3e-6);
    day_run(&d);
    CU_ASSERT_EQUAL(d.calls[0].talk, 2);
    day_free(&d);
}

/* By group and type: `team` takes 1.5 times as long for the second type only. */
static void by_group_and_type(void)
{
    struct day d;
    double team[] = {1, 1.5};
    day_make(&d, 100, 0, 1);
    center_second(&d.c, 0, 1, 1);
    d.c.types[1].talk = dist_constant(60);
    d.c.groups[0].talk_factor = team;
    d.c.serves[0][1].priority = d.c.serves[1][1].priority = 0;
    DAY_CALLERS(&d, 0, 100, 1000);
    DAY_CALLERS(&d, 1, 110, 500);
    day_run(&d);
    CU_ASSERT_EQUAL_FATAL(d.count, 4);
    for (uint64_t i = 0; i < d.count; i++) {
        double factor = d.calls[i].group == 0 ? team[d.calls[i].type] : 1;
        CU_ASSERT_EQUAL(d.calls[i].talk, sim_time(factor * (d.calls[i].type == 0 ? 100 : 60)));
    }
    /* At 100 `others`, who signed on first, at 110 `team`. */
    CU_ASSERT_TRUE(d.calls[1].group == 0 && d.calls[1].talk == 90 * SIM_SECOND);
    day_free(&d);
}

static void factor_too_large(void)
{
    struct day d;
    double by_type[] = {1e300};
    struct results *r = NULL;
    char problem[512];
    day_make(&d, 100, 20, 1);
    d.c.groups[0].talk_factor = by_type;
    DAY_CALLERS(&d, 0, 100);
    CU_ASSERT_EQUAL(experiment_run(&d.c.scenario, 1, NULL, &r, problem), EXPERIMENT_DATA);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, "agents.team.talk_factor"));
    results_free(r);
}

/* ---- everything at once
 * --------------------------------------------------------------------------------------------- */

/* Two groups that help each other, with all that people do; times are exponential. `swapped`: declared in the
 * other order. The conservation laws are checked by every run. */
static void make_busy(struct day *d, uint64_t seed, bool swapped, double *factors)
{
    const uint32_t team = swapped, others = !swapped;
    day_make(d, 100, 20, 3);
    center_second(&d->c, 25.0 / 3600, 150, 3);
    struct center *c = &d->c;
    c->scenario.run.seed = seed;
    c->rates[0][0] = 60.0 / 3600;
    c->types[0].talk = dist_exponential(100);
    c->types[0].patience = dist_exponential(90);
    c->types[1].wrap_up = dist_exponential(30);
    d->breaks[0] = (struct work_break){900 * SIM_SECOND, 1500 * SIM_SECOND};
    d->shifts[0] = (struct shift){2, 0, 3000 * SIM_SECOND, 1, d->breaks};
    d->shifts[1] = (struct shift){3, 600 * SIM_SECOND, 3600 * SIM_SECOND, 0, NULL};
    struct agent_group first = c->groups[0], second = c->groups[1];
    first.roster = (struct roster){.shift_count = 2, .shifts = d->shifts};
    first.mode = seed % 2 ? MODE_MANUAL : MODE_AUTO;
    first.talk_factor = factors;
    first.prepare = dist_exponential(10);
    first.reject = 0.2;
    first.absence = 0.2;
    second.mode = MODE_MANUAL;
    second.prepare = dist_exponential(15);
    second.poll = seed % 3 ? dist_exponential(8) : (struct dist){0};
    second.answer = dist_exponential(6);
    second.no_answer = 0.1;
    second.absence = 0.3;
    c->groups[team] = first;
    c->groups[others] = second;
    c->scenario.horizon.at_close = seed % 5 ? CLOSE_DRAIN : CLOSE_CLEAR;
    c->scenario.dispatch.manual_needs_accept = seed % 7 > 0;
}

static void order_of_declaration(void)
{
    double factors[] = {0.8, 1.3};
    uint64_t rejects = 0, lapses = 0, cleared = 0;
    for (uint64_t seed = 1; seed <= 200; seed++) {
        static struct day a, b;
        make_busy(&a, seed, false, factors);
        make_busy(&b, seed, true, factors);
        day_run(&a);
        day_run(&b);
        CU_ASSERT_EQUAL_FATAL(a.count, b.count);
        for (uint64_t i = 0; i < a.count; i++) {
            const struct call_record *x = &a.calls[i], *y = &b.calls[i];
            CU_ASSERT_TRUE(x->type == y->type && x->outcome == y->outcome && x->wait == y->wait);
            CU_ASSERT_TRUE(x->talk == y->talk && x->offers == y->offers && x->agent == y->agent);
            CU_ASSERT_TRUE(x->outcome != OUTCOME_ANSWERED || x->group == 1 - y->group);
        }
        for (int duty = 0; duty < DUTIES; duty++)
            for (uint32_t g = 0; g < 2; g++)
                CU_ASSERT_EQUAL(day_duty(&a, g, duty), day_duty(&b, 1 - g, duty));
        rejects += (uint64_t)day_calls(&a, COUNT_REJECTS);
        lapses += (uint64_t)day_calls(&a, COUNT_NO_ANSWERS);
        cleared += (uint64_t)day_calls(&a, COUNT_OUTCOME + OUTCOME_CLEARED);
        day_free(&a);
        day_free(&b);
    }
    CU_ASSERT_TRUE(rejects > 500 && lapses > 100 && cleared > 0);
}

UNIT_MAIN("people", {"with an absence of 0 all are there, with 1 nobody", nobody_and_everybody},
          {"each agent is away by itself with the probability", so_many},
          {"a headcount misses those of its first agents who are away", of_a_headcount},
          {"who is away answers nobody", away_is_away},
          {"who is away is so for the whole replication", by_name},
          {"a talk factor multiplies the talk, and nothing else", factors},
          {"a talk factor is one of the group and the call type", by_group_and_type},
          {"a talk factor that is too large is said to be", factor_too_large},
          {"the order in which groups are declared changes nobody's day", order_of_declaration})
