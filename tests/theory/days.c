/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that begin empty and change in their course, interval by interval, by the forward equations of their
 * Markov chains.
 */
#include "tests/support/unit.h"
#include "tests/theory/center.h"
#include "tests/theory/expect.h"

enum { MOST_INTERVALS = 4 };

static const double minute = 60;

/* A part of the day with one set of parameters, within one reporting interval. */
struct piece {
    struct one_queue center;
    double length; /* seconds */
    int interval;
};

/* Expected calls, and integrals of numbers over time in seconds, by interval; numbers at the end. */
struct sums {
    double offered, blocked, must_wait, waiting, talking;
};
struct day {
    struct sums in[MOST_INTERVALS], all;
    double waiting_at_end, talking_at_end;
};

static void sums_add(struct sums *s, const struct markov *m, const struct one_queue *c)
{
    s->offered += markov_integral(m, one_queue_offered, c);
    s->blocked += markov_integral(m, one_queue_blocked, c);
    s->must_wait += markov_integral(m, one_queue_must_wait, c);
    s->waiting += markov_integral(m, one_queue_waiting, c);
    s->talking += markov_integral(m, one_queue_talking, c);
}

/* The chain of each piece starts its search for states from the most callers, who can come to any state. */
static struct day day_of(const struct piece *pieces, int count)
{
    struct day d = {0};
    struct markov *before = NULL;
    for (int i = 0; i < count; i++) {
        const struct one_queue *c = &pieces[i].center;
        struct markov *m = one_queue_chain(c, before ? c->most_callers : 0);
        CU_ASSERT_FATAL(m != NULL);
        if (before)
            markov_continue(m, before, NULL, NULL);
        CU_ASSERT_FATAL(markov_advance(m, pieces[i].length));
        sums_add(&d.in[pieces[i].interval], m, c);
        sums_add(&d.all, m, c);
        d.waiting_at_end = markov_mean(m, one_queue_waiting, c);
        d.talking_at_end = markov_mean(m, one_queue_talking, c);
        markov_free(before);
        before = m;
    }
    markov_free(before);
    return d;
}

/* ---- a headcount ------------------------------------------------------------------------------------ */

/* A call a minute, 6 min of talk, nowhere to wait. */
static struct one_queue lossy(int agents, int most)
{
    return (struct one_queue){.arrivals = 1.0 / 60, .talk = 360, .agents = agents, .most_callers = most};
}

static void of_headcount(void)
{
    const struct piece pieces[] = {
        {lossy(8, 8), 30 * minute, 0}, {lossy(3, 8), 30 * minute, 1}, {lossy(6, 8), 30 * minute, 2}};
    struct day d = day_of(pieces, 3);
    EXPECT_FIGURES("headcount.yaml", NO_SETS,
        {.path = "intervals[0].overall.blocked", .value = d.in[0].blocked, .error = 0.02},
        {.path = "intervals[1].overall.blocked", .value = d.in[1].blocked},
        {.path = "intervals[2].overall.blocked", .value = d.in[2].blocked},
        {.path = "overall.blocking", .value = d.all.blocked / d.all.offered},
        {.path = "intervals[0].agents.team.occupancy", .value = d.in[0].talking / (8 * 1800)},
        {.path = "overall.answered", .value = d.all.offered - d.all.blocked});
}

/* States: who talks, maybe more than the headcount; who waits. */
struct falling {
    double arrivals, talk, patience;
    int agents, most_agents, most_waiting;
};

static void falling_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct falling *c = center;
    markov_move(m, markov_plus(s, s.at[0] < c->agents ? 0 : 1, 1), c->arrivals);
    bool takes_next = s.at[1] > 0 && s.at[0] <= c->agents;
    markov_move(m, markov_plus(s, takes_next ? 1 : 0, -1), s.at[0] / c->talk);
    markov_move(m, markov_plus(s, 1, -1), s.at[1] / c->patience);
}

static double falling_must_wait(const void *center, struct markov_state s)
{
    const struct falling *c = center;
    return s.at[0] >= c->agents;
}

static double falling_waiting(const void *center, struct markov_state s)
{
    return (void)center, s.at[1];
}

/* More agents take the next callers at once. */
static struct markov_state falling_match(const void *center, struct markov_state s)
{
    const struct falling *c = center;
    while (s.at[0] < c->agents && s.at[1] > 0)
        s = markov_plus(markov_plus(s, 0, 1), 1, -1);
    return s;
}

/* One stretch of the day, after another one or from empty. */
static struct markov *falling_chain(const struct falling *c, const struct markov *before, double length)
{
    struct markov_state all = {{c->most_agents, c->most_waiting}}, none = {{0}};
    struct markov *m = markov_build((const int[MARKOV_DIMENSIONS]){c->most_agents + 1, c->most_waiting + 1},
                                    before ? all : none, falling_moves, c);
    CU_ASSERT_FATAL(m != NULL);
    if (before)
        markov_continue(m, before, falling_match, c);
    CU_ASSERT_FATAL(markov_advance(m, length));
    return m;
}

static void of_falling(void)
{
    static const int agents[3] = {8, 4, 7};
    double must_wait[3], waiting[3];
    struct markov *m[4];
    struct falling c = {1.6 / 60, 300, 180, 8, 8, 60};
    for (int i = 0; i < 3; i++) {
        c.agents = agents[i];
        m[i] = falling_chain(&c, i > 0 ? m[i - 1] : NULL, 600);
        must_wait[i] = markov_integral(m[i], falling_must_wait, &c) / 600;
        waiting[i] = markov_integral(m[i], falling_waiting, &c) / 600;
    }
    c.arrivals = 0;
    m[3] = falling_chain(&c, m[2], 4 * 3600); /* when the line is drained */
    double calls = 1.6 * 30, day = (waiting[0] + waiting[1] + waiting[2]) * 600;
    double drained = day + markov_integral(m[3], falling_waiting, &c);
    EXPECT_FIGURES("falling.yaml", NO_SETS,
        {.path = "intervals[0].overall.p_wait", .value = must_wait[0], .error = 0.02},
        {.path = "intervals[1].overall.p_wait", .value = must_wait[1]},
        {.path = "intervals[2].overall.p_wait", .value = must_wait[2]},
        {.path = "intervals[0].overall.queue_length", .value = waiting[0], .error = 0.03},
        {.path = "intervals[1].overall.queue_length", .value = waiting[1]},
        {.path = "intervals[2].overall.queue_length", .value = waiting[2]},
        {.path = "overall.abandoned", .value = day / 180},
        {.path = "overall.cleared", .value = markov_coordinate(m[2], 1)},
        {.path = "overall.wait", .value = day / calls});
    EXPECT_FIGURES("falling.yaml", SETS("horizon.at_close=drain"),
        {.path = "overall.abandoned", .value = drained / 180},
        {.path = "overall.answered", .value = calls - drained / 180},
        {.path = "overall.wait", .value = drained / calls});
    for (int i = 0; i < 4; i++)
        markov_free(m[i]);
}

/* ---- the rate by the clock -------------------------------------------------------------------------- */

static struct one_queue rush(double per_hour)
{
    return (struct one_queue){.arrivals = per_hour / 3600, .talk = 180, .patience = 120, .agents = 5,
                              .places = 75, .most_callers = 80};
}

static void of_rush_hour(void)
{
    const struct piece pieces[] = {{rush(60), 30 * minute, 0},
                                   {rush(180), 30 * minute, 1},
                                   {rush(180), 15 * minute, 2},
                                   {rush(90), 15 * minute, 2}};
    struct day d = day_of(pieces, 4);
    EXPECT_FIGURES("clock.yaml", NO_SETS,
        {.path = "intervals[0].overall.offered", .value = 30},
        {.path = "intervals[2].overall.offered", .value = 45 + 22.5},
        {.path = "intervals[0].overall.p_wait", .value = d.in[0].must_wait / d.in[0].offered, .error = 0.02},
        {.path = "intervals[1].overall.p_wait", .value = d.in[1].must_wait / d.in[1].offered},
        {.path = "intervals[2].overall.p_wait", .value = d.in[2].must_wait / d.in[2].offered},
        {.path = "intervals[1].overall.queue_length", .value = d.in[1].waiting / 1800},
        {.path = "intervals[2].overall.queue_length", .value = d.in[2].waiting / 1800},
        {.path = "intervals[0].agents.team.occupancy", .value = d.in[0].talking / (5 * 1800)},
        {.path = "intervals[2].agents.team.occupancy", .value = d.in[2].talking / (5 * 1800)},
        {.path = "overall.abandoned", .value = d.all.waiting / 120},
        {.path = "overall.cleared", .value = d.waiting_at_end, .error = 0.03},
        {.path = "overall.wait", .value = d.all.waiting / d.all.offered},
        {.path = "agents.team.overtime", .value = d.talking_at_end * 180});
}

/* ---- who calls again before the close --------------------------------------------------------------- */

static void of_retries_in_an_hour(void)
{
    struct one_queue c = {.arrivals = 2.5 / 60, .talk = 120, .after_block = 0.8, .delay = 300, .agents = 6,
                          .most_callers = 6, .most_orbit = 80};
    struct day d = day_of(&(struct piece){c, 3600, 0}, 1);
    EXPECT_FIGURES("retry.yaml",
                   SETS("horizon={length: 1h, interval: none}", "run.replications=20000"),
        {.path = "overall.offered", .value = d.all.offered},
        {.path = "overall.blocked", .value = d.all.blocked},
        {.path = "overall.retried", .value = d.all.offered - 150},
        {.path = "overall.answered", .value = d.all.offered - d.all.blocked},
        {.path = "agents.team.occupancy", .value = d.all.talking / (6 * 3600)});
}

UNIT_MAIN("days",
          {"a headcount that falls and rises, nobody goes before it is free", of_headcount},
          {"a headcount that falls and rises while callers wait", of_falling},
          {"a rush hour by the clock, with impatient callers", of_rush_hour},
          {"an hour of calling again", of_retries_in_an_hour})
