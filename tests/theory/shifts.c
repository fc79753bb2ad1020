/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shifts that end and breaks, interval by interval, by the forward equations of their Markov chains. */
#include "tests/support/unit.h"
#include "tests/theory/expect.h"
#include "tests/theory/markov.h"

static const double minute = 60;

/* States: who talks of those who stay, who are preferred, and of those who leave; who waits. */
struct relay {
    double arrivals, talk, patience; /* patience only where there is room to wait */
    int stay, leave, most_leave; /* leave: who still take calls */
    int places;
};

static void relay_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct relay *r = center;
    int to = s.at[0] < r->stay ? 0 : s.at[1] < r->leave ? 1 : 2;
    markov_move(m, markov_plus(s, to, 1), r->arrivals); /* without a place this is no state */
    markov_move(m, markov_plus(s, s.at[2] > 0 ? 2 : 0, -1), s.at[0] / r->talk);
    markov_move(m, markov_plus(s, s.at[2] > 0 && r->leave > 0 ? 2 : 1, -1), s.at[1] / r->talk);
    markov_move(m, markov_plus(s, 2, -1), s.at[2] > 0 ? s.at[2] / r->patience : 0);
}

/* No agent takes a call. */
static double relay_full(const void *center, struct markov_state s)
{
    const struct relay *r = center;
    return s.at[0] >= r->stay && s.at[1] >= r->leave;
}

static double relay_waiting(const void *center, struct markov_state s)
{
    return (void)center, s.at[2];
}

static double relay_stay(const void *center, struct markov_state s)
{
    return (void)center, s.at[0];
}

static double relay_leave(const void *center, struct markov_state s)
{
    return (void)center, s.at[1];
}

/* One stretch of a day of theirs, after another one or from empty. */
struct stretch {
    struct markov *chain;
    double full, stay, leave, waiting; /* integrals over time, seconds */
    double blocked;                    /* calls, where there is no room to wait */
    double stay_left, leave_left;      /* who talks at the end */
};

static struct stretch relay_stretch(const struct relay *r, const struct stretch *before, double length)
{
    struct markov_state all = {{r->stay, r->most_leave, r->places}}, none = {{0}};
    struct markov *m =
        markov_build((const int[MARKOV_DIMENSIONS]){r->stay + 1, r->most_leave + 1, r->places + 1},
                     before ? all : none, relay_moves, r);
    CU_ASSERT_FATAL(m != NULL);
    if (before)
        markov_continue(m, before->chain, NULL, NULL);
    CU_ASSERT_FATAL(markov_advance(m, length));
    double full = markov_integral(m, relay_full, r);
    return (struct stretch){m, full, markov_integral(m, relay_stay, r), markov_integral(m, relay_leave, r),
                            markov_integral(m, relay_waiting, r), full * r->arrivals,
                            markov_mean(m, relay_stay, r), markov_mean(m, relay_leave, r)};
}

static void stretches_free(struct stretch *s, int count)
{
    for (int i = 0; i < count; i++)
        markov_free(s[i].chain);
}

static void of_shifts(void)
{
    struct relay both = {1.0 / 60, 360, 0, 3, 4, 4, 0}, after = both;
    after.leave = 0;
    struct stretch s[4];
    for (int i = 0; i < 4; i++)
        s[i] = relay_stretch(i < 2 ? &both : &after, i > 0 ? &s[i - 1] : NULL, 1800);
    EXPECT_FIGURES("shifts.yaml", NO_SETS,
        {.path = "intervals[0].overall.blocked", .value = s[0].blocked},
        {.path = "intervals[1].overall.blocked", .value = s[1].blocked},
        {.path = "intervals[2].overall.blocked", .value = s[2].blocked},
        {.path = "intervals[3].overall.blocked", .value = s[3].blocked},
        {.path = "agents.leave.overtime", .value = s[1].leave_left * 360},
        {.path = "agents.stay.overtime", .value = s[3].stay_left * 360},
        {.path = "agents.leave.occupancy", .value = (s[0].leave + s[1].leave) / (4 * 3600)},
        {.path = "agents.stay.occupancy",
         .value = (s[0].stay + s[1].stay + s[2].stay + s[3].stay) / (3 * 7200)});
    stretches_free(s, 4);
}

/* The same with room to wait and patience: who leaves takes nobody from the line any more. */
static void of_shifts_and_waits(void)
{
    struct relay both = {1.0 / 60, 360, 240, 3, 4, 4, 60}, after = both;
    after.leave = 0;
    struct stretch s[4];
    for (int i = 0; i < 4; i++)
        s[i] = relay_stretch(i < 2 ? &both : &after, i > 0 ? &s[i - 1] : NULL, 1800);
    EXPECT_FIGURES("shifts.yaml",
                   SETS("queues.callers={}", "calls.callers.patience={exponential: {mean: 4min}}",
                        "horizon.at_close=clear"),
        {.path = "intervals[1].overall.p_wait", .value = s[1].full / 1800},
        {.path = "intervals[2].overall.p_wait", .value = s[2].full / 1800},
        {.path = "intervals[1].overall.queue_length", .value = s[1].waiting / 1800, .error = 0.02},
        {.path = "intervals[2].overall.queue_length", .value = s[2].waiting / 1800},
        {.path = "intervals[3].overall.queue_length", .value = s[3].waiting / 1800},
        {.path = "overall.abandoned",
         .value = (s[0].waiting + s[1].waiting + s[2].waiting + s[3].waiting) / 240},
        {.path = "agents.leave.overtime", .value = s[1].leave_left * 360},
        {.path = "agents.stay.overtime", .value = s[3].stay_left * 360},
        {.path = "agents.leave.occupancy", .value = (s[0].leave + s[1].leave) / (4 * 3600)});
    stretches_free(s, 4);
}

static void of_break(void)
{
    struct relay both = {1.0 / 60, 360, 0, 2, 4, 4, 0}, during = both;
    during.leave = 0;
    struct stretch s[4];
    s[0] = relay_stretch(&both, NULL, 30 * minute);
    s[1] = relay_stretch(&during, &s[0], 10 * minute);
    s[2] = relay_stretch(&both, &s[1], 20 * minute);
    s[3] = relay_stretch(&both, &s[2], 60 * minute);
    EXPECT_FIGURES("break.yaml", NO_SETS,
        {.path = "intervals[0].overall.blocked", .value = s[0].blocked},
        {.path = "intervals[1].overall.blocked", .value = s[1].blocked + s[2].blocked},
        {.path = "overall.blocked", .value = s[0].blocked + s[1].blocked + s[2].blocked + s[3].blocked},
        {.path = "agents.second.overtime", .value = s[1].leave + s[3].leave_left * 360},
        {.path = "agents.second.occupancy",
         .value = (s[0].leave + s[2].leave + s[3].leave) / (4 * 110 * minute)},
        {.path = "agents.first.occupancy",
         .value = (s[0].stay + s[1].stay + s[2].stay + s[3].stay) / (2 * 120 * minute)});
    stretches_free(s, 4);
}

UNIT_MAIN("shifts",
          {"a change of shifts", of_shifts},
          {"a change of shifts while callers wait", of_shifts_and_waits},
          {"a break of some", of_break})
