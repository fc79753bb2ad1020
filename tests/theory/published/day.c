/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day of twelve agents that begins empty: 4.2 calls a minute for eight hours, 2 min of talk, 20 s as threshold.
 *
 * Three answers meet: the simulation; the exact one, by the forward equations of the Markov chain; and what the
 * programs MMC, MMCAb, MMCBlocked and MMCClrQ of the library ContactCenters print for it (Buist, L'Ecuyer; its
 * examples guide, section "M/M/c queue and variants"; 1000 days, intervals of 95 %). There and here whoever calls
 * during the eight hours counts, whatever happens later: who waits at the end is served, unless the close clears.
 */
#include <math.h>
#include <stdio.h>
#include "tests/support/unit.h"
#include "tests/theory/center.h"
#include "tests/theory/simulate.h"

static const double day = 480, within = 20.0 / 60; /* minutes, as everything here */

enum { MOST = 400, NO_LIMIT = MOST };

static struct one_queue twelve(double patience, int places)
{
    return (struct one_queue){.arrivals = 4.2, .talk = 2, .patience = patience, .agents = 12, .places = places,
                              .most_callers = places == NO_LIMIT ? MOST : 12 + places};
}

/* ---- exactly ---------------------------------------------------------------------------------------- */

/* What callers who come in a state will see, per minute, where nobody gives up: of k in the center, k - 11 must end
 * first, at the rate n / talk of all the agents. */
static bool enters(const struct one_queue *c, struct markov_state s)
{
    return s.at[0] < c->agents + c->places;
}

static double in_time(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    double rate = c->agents / c->talk * within, term = exp(-rate), too_few = 0;
    for (int ended = 0; ended <= s.at[0] - c->agents; ended++) {
        too_few += term;
        term *= rate / (ended + 1);
    }
    return enters(c, s) ? c->arrivals * (1 - too_few) : 0;
}

static double minutes_of_wait(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    int before = s.at[0] - c->agents + 1;
    return before > 0 && enters(c, s) ? c->arrivals * before * c->talk / c->agents : 0;
}

/* Who waits at the close at place j is answered with the probability prod (n mu + (i - 1) theta) / (n mu + i theta),
 * i = 1..j: each time the line moves before this one gives up. That is n mu / (n mu + j theta). */
static double give_up_later(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    double mu = c->agents / c->talk, theta = 1 / c->patience, sum = 0;
    for (int j = 1; j <= s.at[0] - c->agents; j++)
        sum += j * theta / (mu + j * theta);
    return sum;
}

struct answers {
    double in_time, wait, blocked, waiting, occupancy;
    double abandoned, abandoned_later; /* until the close, after it */
};

static struct answers exactly(double patience, int places)
{
    struct one_queue c = twelve(patience, places);
    struct markov *m = one_queue_chain(&c, 0);
    CU_ASSERT_FATAL(m != NULL);
    CU_ASSERT_FATAL(markov_advance(m, day));
    struct answers a = {.in_time = markov_integral(m, in_time, &c),
                        .wait = markov_integral(m, minutes_of_wait, &c) / (c.arrivals * day - markov_integral(m, one_queue_blocked, &c)),
                        .abandoned = markov_integral(m, one_queue_abandoned, &c),
                        .blocked = markov_integral(m, one_queue_blocked, &c),
                        .waiting = markov_mean(m, one_queue_waiting, &c),
                        .occupancy = markov_integral(m, one_queue_talking, &c) / (c.agents * day)};
    if (patience > 0)
        a.abandoned_later = markov_mean(m, give_up_later, &c);
    markov_free(m);
    return a;
}

/* ---- three answers ---------------------------------------------------------------------------------- */

/* As printed: the mean, its standard deviation per day, the unit of the last digit of the mean. */
struct printed {
    double mean, sd, digit;
};

static void expect_printed(const char *path, const struct printed *p, double ours, double our_error)
{
    double z = fmax(0, fabs(ours - p->mean) - p->digit / 2) / hypot(our_error, p->sd / sqrt(1000));
    printf("\n    %-44s printed %-9.6g %-9s %-9.6g |z| %4.2f", path, p->mean, our_error > 0 ? "simulated" : "exact",
           ours, z);
    CU_ASSERT(z < 4.5);
}

static void expect_exact(const struct simulation *s, const char *path, double scale, double exact)
{
    const struct estimate *e = estimate_at(s->results, path);
    CU_ASSERT_FATAL(e && e->defined && e->has_sd);
    double z = (e->mean * scale - exact) / (e->sd * scale / sqrt(e->n));
    printf("\n    %-44s exact %-9.6g simulated %-9.6g z %5.2f", path, exact, e->mean * scale, z);
    CU_ASSERT(fabs(z) < 4.5);
}

/* Ours times `scale`; `exact` NAN where there is no exact answer. */
static void expect(const struct simulation *s, const char *path, double scale, double exact, struct printed p)
{
    const struct estimate *e = estimate_at(s->results, path);
    CU_ASSERT_FATAL(e && e->defined && e->has_sd);
    expect_printed(path, &p, e->mean * scale, e->sd * scale / sqrt(e->n));
    if (isnan(exact))
        return;
    expect_exact(s, path, scale, exact);
    expect_printed(path, &p, exact, 0);
}

static const double calls = 4.2 * 480, per_minute = 1.0 / 60;

static bool run(struct simulation *s, const char *set)
{
    bool ran = simulate(s, SOURCE_DIR "/tests/theory/published/day.yaml", &set, set != NULL,
                        unit_slow_build() ? 30 : 1);
    CU_ASSERT(ran);
    return ran;
}

static void of_patient_callers(void)
{
    struct answers a = exactly(0, NO_LIMIT);
    struct simulation s;
    CU_ASSERT_DOUBLE_EQUAL(a.in_time, 1815.27, .01);
    CU_ASSERT_DOUBLE_EQUAL(a.wait, .10068, .00001);
    if (!run(&s, NULL))
        return;
    expect(&s, "overall.asa", per_minute, a.wait, (struct printed){.099, .045, .001});
    expect(&s, "agents.team.occupancy", 1, a.occupancy, (struct printed){.695, .023, .001});
    expect(&s, "overall.service_level", calls, a.in_time, (struct printed){1816.158, 57.043, .001});
    expect(&s, "overall.service_levels.answered/answered", 1, a.in_time / calls, (struct printed){.902, .033, .001});
    simulation_free(&s);
}

static void of_impatient_callers(void)
{
    struct answers a = exactly(1, NO_LIMIT);
    struct simulation s;
    CU_ASSERT_DOUBLE_EQUAL(a.abandoned, 59.24, .01);
    if (!run(&s, "calls.callers.patience={exponential: {mean: 1min}}"))
        return;
    expect(&s, "overall.abandoned", 1, a.abandoned + a.abandoned_later, (struct printed){58.609, 15.295, .001});
    expect(&s, "agents.team.occupancy", 1, a.occupancy, (struct printed){.675, .019, .001});
    expect(&s, "overall.asa", per_minute, NAN, (struct printed){.024, .006, .001});
    expect(&s, "overall.service_level", calls, NAN, (struct printed){1906.008, 35.828, .001});
    expect(&s, "overall.service_levels.answered/answered", 1, NAN, (struct printed){.975, .0079, .001});
    expect(&s, "overall.service_levels.excluding_short_abandons", 1, NAN, (struct printed){.968, .0099, .001});
    simulation_free(&s);
}

static void of_five_places(void)
{
    struct answers a = exactly(0, 5);
    struct simulation s;
    CU_ASSERT_DOUBLE_EQUAL(a.blocked, 18.863, .001);
    if (!run(&s, "queues.callers.capacity=5"))
        return;
    expect(&s, "overall.blocked", 1, a.blocked, (struct printed){18.655, 9.831, .001});
    expect(&s, "overall.asa", per_minute, a.wait, (struct printed){.060, .016, .001});
    expect(&s, "agents.team.occupancy", 1, a.occupancy, (struct printed){.689, .021, .001});
    expect(&s, "overall.service_level", calls, a.in_time, (struct printed){1854.284, 42.176, .001});
    expect(&s, "overall.service_levels.answered/answered", 1, a.in_time / (calls - a.blocked),
           (struct printed){.929, .019, .001});
    expect(&s, "overall.service_levels.answered/offered", 1, a.in_time / calls, (struct printed){.920, .022, .001});
    simulation_free(&s);
}

static void of_a_close_that_clears(void)
{
    struct answers a = exactly(0, NO_LIMIT);
    struct simulation s;
    CU_ASSERT_DOUBLE_EQUAL(a.waiting, .4291, .0001);
    if (!run(&s, "horizon.at_close=clear"))
        return;
    expect(&s, "overall.cleared", 1, a.waiting, (struct printed){.433, 1.688, .001});
    expect(&s, "agents.team.occupancy", 1, a.occupancy, (struct printed){.695, .023, .001});
    expect(&s, "overall.service_level", calls, NAN, (struct printed){1816.112, 57.042, .001});
    simulation_free(&s);
}

UNIT_MAIN("published",
          {"patient callers wait as long, and as many are answered in time, as exactly and in print", of_patient_callers},
          {"so many callers whose patience is a minute give up", of_impatient_callers},
          {"so many find no place to wait where there are five", of_five_places},
          {"so many are cleared at the close", of_a_close_that_clears})
