/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random shifts and breaks beside a naive center that looks at every person and every caller in every second.
 */
#include <stdlib.h>
#include <string.h>
#include "tests/support/day.h"
#include "tests/support/unit.h"

enum { PEOPLE = 8, CALLERS = 400, LENGTH = 1800 };

static uint32_t below(uint64_t *seed, uint32_t n)
{
    *seed = *seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*seed >> 33) % n;
}

/* ---- the naive center: whole seconds
 * ------------------------------------------------------------------------- */

struct person {
    bool planned[LENGTH]; /* second by second */
    bool there;
    int busy_until;  /* 0: not busy; nobody is before the first second */
    int answered_as; /* order of its last answer */
    int free_as;     /* order of becoming free */
};

struct caller {
    int arrival, end, agent; /* agent -1: lost */
    bool waits;
};

struct naive {
    struct person people[PEOPLE];
    struct caller callers[CALLERS];
    int person_count, caller_count, talk, wrap_up, patience;
    int answers, frees, overtime;
};

/* After the close it is as it was just before. */
static bool planned(const struct person *p, int t)
{
    return p->planned[t < LENGTH ? t : LENGTH - 1];
}

static void take(struct naive *n, int a, int c, int t)
{
    n->callers[c].waits = false;
    n->callers[c].agent = a;
    n->callers[c].end = t;
    n->people[a].answered_as = n->answers++;
    n->people[a].busy_until = t + n->talk + n->wrap_up;
}

static void becomes_free(struct naive *n, int a, int t)
{
    n->people[a].there = true;
    n->people[a].busy_until = 0;
    n->people[a].free_as = n->frees++;
    for (int c = 0; c < n->caller_count; c++)
        if (n->callers[c].waits) {
            take(n, a, c, t);
            return;
        }
}

static int next_to_finish(const struct naive *n, int t)
{
    int next = -1;
    for (int a = 0; a < n->person_count; a++)
        if (n->people[a].busy_until > 0 && n->people[a].busy_until == t &&
            (next < 0 || n->people[a].answered_as < n->people[next].answered_as))
            next = a;
    return next;
}

/* The order of an instant: who is free goes; calls end; people come; patience ends; the close, callers. */
static void people_move(struct naive *n, int t)
{
    for (int a = 0; a < n->person_count; a++)
        if (n->people[a].busy_until == 0 && !planned(&n->people[a], t))
            n->people[a].there = false;
    for (int a; (a = next_to_finish(n, t)) >= 0;) {
        n->people[a].busy_until = 0;
        n->people[a].there = planned(&n->people[a], t) && planned(&n->people[a], t - 1);
        if (n->people[a].there)
            becomes_free(n, a, t);
    }
    for (int a = 0; a < n->person_count; a++)
        if (planned(&n->people[a], t) && !n->people[a].there && n->people[a].busy_until == 0)
            becomes_free(n, a, t);
}

static bool somebody_stays(const struct naive *n)
{
    for (int a = 0; a < n->person_count; a++)
        if (n->people[a].planned[LENGTH - 1])
            return true;
    return false;
}

static void callers_leave(struct naive *n, int t)
{
    for (int c = 0; c < n->caller_count; c++)
        if (n->callers[c].waits &&
            (t - n->callers[c].arrival == n->patience || (t == LENGTH && !somebody_stays(n)))) {
            n->callers[c].waits = false;
            n->callers[c].end = t;
        }
}

static void callers_come(struct naive *n, int t)
{
    for (int c = 0; c < n->caller_count; c++) {
        if (n->callers[c].arrival != t)
            continue;
        int best = -1;
        for (int a = 0; a < n->person_count; a++)
            if (n->people[a].there && n->people[a].busy_until == 0 &&
                (best < 0 || n->people[a].free_as < n->people[best].free_as))
                best = a;
        n->callers[c].waits = true;
        if (best >= 0)
            take(n, best, c, t);
    }
}

static bool is_over(const struct naive *n)
{
    bool over = true;
    for (int a = 0; a < n->person_count; a++)
        over = over && n->people[a].busy_until == 0;
    for (int c = 0; c < n->caller_count; c++)
        over = over && !n->callers[c].waits;
    return over;
}

static void work(struct naive *n)
{
    for (int t = 0; t < LENGTH || !is_over(n); t++) {
        if (t == LENGTH && !somebody_stays(n))
            callers_leave(n, t);
        people_move(n, t);
        callers_leave(n, t);
        callers_come(n, t);
        for (int a = 0; a < n->person_count; a++)
            n->overtime += n->people[a].busy_until > t && (t >= LENGTH || !n->people[a].planned[t]);
    }
}

/* ---- a random center
 * ------------------------------------------------------------------------------------------ */

/* One shift per person or two; up to two breaks in each. */
static void random_shift(struct day *d, struct naive *n, int i, uint64_t *seed)
{
    int count = 1 + (int)below(seed, 2), start = (int)below(seed, 3) ? (int)below(seed, 600) : 0;
    int end = below(seed, 3) ? 1200 + (int)below(seed, 600) : LENGTH;
    int from = start + (int)below(seed, 300), to = from + 1 + (int)below(seed, 250);
    d->breaks[i] = (struct work_break){from * SIM_SECOND, to * SIM_SECOND};
    d->shifts[i] = (struct shift){(uint32_t)count, start * SIM_SECOND, end * SIM_SECOND, below(seed, 4) > 0,
                                  d->breaks + i};
    for (int k = 0; k < count; k++) {
        struct person *p = &n->people[n->person_count++];
        for (int t = start; t < end; t++)
            p->planned[t] = d->shifts[i].break_count == 0 || t < from || t >= to;
    }
}

static void random_callers(struct day *d, struct naive *n, uint64_t *seed)
{
    int seconds[CALLERS], count = 0;
    for (int t = 1 + (int)below(seed, 20); t < LENGTH; t += 1 + (int)below(seed, 25)) {
        n->callers[count] = (struct caller){.arrival = t, .agent = -1};
        seconds[count++] = t;
    }
    n->caller_count = count;
    day_callers(d, 0, seconds, count);
}

static void make(struct day *d, struct naive *n, uint64_t seed)
{
    *n = (struct naive){.talk = 10 + (int)below(&seed, 80),
                        .wrap_up = (int)below(&seed, 30),
                        .patience = 20 + (int)below(&seed, 200)};
    day_make(d, n->talk, n->wrap_up, 0);
    d->c.scenario.horizon.length = LENGTH * SIM_SECOND;
    d->c.types[0].patience = dist_constant(n->patience);
    int shifts = 2 + (int)below(&seed, 3);
    for (int i = 0; i < shifts; i++)
        random_shift(d, n, i, &seed);
    day_shifts(d, 0, 0, (uint32_t)shifts);
    random_callers(d, n, &seed);
}

static void compare(const struct day *d, const struct naive *n)
{
    CU_ASSERT_EQUAL_FATAL(d->count, (uint64_t)n->caller_count);
    for (int c = 0; c < n->caller_count; c++) {
        const struct call_record *call = &d->calls[c];
        const struct caller *naive = &n->callers[c];
        CU_ASSERT_EQUAL(call->arrival, naive->arrival * SIM_SECOND);
        CU_ASSERT_EQUAL(call->wait, (naive->end - naive->arrival) * SIM_SECOND);
        CU_ASSERT_EQUAL(call->outcome == OUTCOME_ANSWERED, naive->agent >= 0);
        CU_ASSERT_TRUE(naive->agent < 0 || call->agent == (uint32_t)naive->agent);
    }
    int64_t planned = 0;
    for (int a = 0; a < n->person_count; a++)
        for (int t = 0; t < LENGTH; t++)
            planned += n->people[a].planned[t];
    CU_ASSERT_EQUAL(day_duty(d, 0, DUTY_OVERTIME), n->overtime * SIM_SECOND);
    CU_ASSERT_EQUAL(day_duty(d, 0, DUTY_IDLE) + day_duty(d, 0, DUTY_TALK) + day_duty(d, 0, DUTY_WRAP_UP),
                    planned * SIM_SECOND);
}

static void naive_center(void)
{
    static struct day d;
    static struct naive n;
    int64_t overtime = 0;
    int lost = 0, answered = 0;
    for (uint64_t seed = 1; seed <= (unit_slow_build() ? 50 : 1000); seed++) {
        make(&d, &n, seed);
        work(&n);
        day_run(&d);
        compare(&d, &n);
        overtime += n.overtime;
        for (int c = 0; c < n.caller_count; c++)
            *(n.callers[c].agent < 0 ? &lost : &answered) += 1;
        day_free(&d);
    }
    CU_ASSERT_TRUE(overtime > 1000 && lost > 500 && answered > 1000);
}

/* ---- the plan alone
 * ---------------------------------------------------------------------------------------------- */

/* Agents planned at every second, by looking at it; and the next change is the next second where it differs,
 * or earlier. */
static void plans(void)
{
    static struct day d;
    static struct naive n;
    for (uint64_t seed = 1; seed <= 50; seed++) {
        make(&d, &n, seed);
        const struct roster *r = &d.c.groups[0].roster;
        CU_ASSERT_EQUAL(roster_agents(r), (uint32_t)n.person_count);
        int64_t change = 0;
        for (int t = 0; t < LENGTH; t++) {
            uint32_t count = 0;
            for (int a = 0; a < n.person_count; a++)
                count += n.people[a].planned[t];
            CU_ASSERT_EQUAL(roster_at(r, t * SIM_SECOND), count);
            CU_ASSERT_TRUE(t == 0 || count == roster_at(r, (t - 1) * SIM_SECOND) || change == t * SIM_SECOND);
            if (change <= t * SIM_SECOND)
                change = roster_change_after(r, t * SIM_SECOND, LENGTH * SIM_SECOND);
        }
        CU_ASSERT_EQUAL(change, LENGTH * SIM_SECOND);
    }
}

/* Two at 8 to 12 with a break 9 to 10, one at 11 to 14, in hours. */
static void plan_by_hand(void)
{
    struct work_break pause = {9 * SIM_HOUR, 10 * SIM_HOUR};
    struct shift shifts[] = {{2, 8 * SIM_HOUR, 12 * SIM_HOUR, 1, &pause},
                             {1, 11 * SIM_HOUR, 14 * SIM_HOUR, 0, NULL}};
    const struct roster r = {.shift_count = 2, .shifts = shifts};
    static const uint32_t at[] = {
        [7] = 0, [8] = 2, [9] = 0, [10] = 2, [11] = 3, [12] = 1, [13] = 1, [14] = 0};
    static const int after[] = {
        [7] = 8, [8] = 9, [9] = 10, [10] = 11, [11] = 12, [12] = 14, [13] = 14, [14] = 20};
    CU_ASSERT_EQUAL(roster_agents(&r), 3);
    for (int h = 7; h <= 14; h++) {
        CU_ASSERT_EQUAL(roster_at(&r, h * SIM_HOUR), at[h]);
        CU_ASSERT_EQUAL(roster_change_after(&r, h * SIM_HOUR, 20 * SIM_HOUR), after[h] * SIM_HOUR);
    }
    CU_ASSERT_EQUAL(roster_at(&r, 9 * SIM_HOUR - 1), 2);
    CU_ASSERT_EQUAL(roster_change_after(&r, 7 * SIM_HOUR, 7 * SIM_HOUR + 1), 7 * SIM_HOUR + 1);
}

UNIT_MAIN("duty",
          {"random shifts give the day of a naive center, agent by agent and caller by caller", naive_center},
          {"who is planned is who is found by looking at every second", plans},
          {"a plan of two shifts and a break is that of a hand calculation", plan_by_hand})
