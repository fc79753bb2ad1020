/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days that differ from one another: in who is there, and in how many call. */
#include <math.h>
#include <stdio.h>
#include "tests/support/unit.h"
#include "tests/theory/center.h"
#include "tests/theory/expect.h"

/* One hour with so many of six agents, and how probable that is. */
static void of_absence(void)
{
    double blocked = 0, talking = 0, staffed = 0, chance = pow(0.25, 6);
    for (int there = 0; there <= 6; there++) {
        struct one_queue c = {.arrivals = 1.0 / 60, .talk = 180, .agents = there, .most_callers = there};
        struct markov *m = one_queue_chain(&c, 0);
        CU_ASSERT_FATAL(m && (there == 0 || markov_advance(m, 3600)));
        blocked += chance * (there > 0 ? markov_integral(m, one_queue_blocked, &c) : 60);
        talking += chance * markov_integral(m, one_queue_talking, &c);
        staffed += chance * there;
        markov_free(m);
        chance *= 3.0 * (6 - there) / (there + 1);
    }
    EXPECT_FIGURES("absence.yaml", NO_SETS,
        {.path = "agents.team.staffed", .value = staffed},
        {.path = "overall.blocking", .value = blocked / 60},
        {.path = "overall.answered", .value = 60 - blocked},
        {.path = "agents.team.occupancy", .value = talking / (staffed * 3600)});
}

/* Cumulants of a Poisson number whose mean is gamma; those of independent numbers add up. */
struct cumulants {
    double variance, fourth;
};

static struct cumulants gamma_poisson(double mean, double cv)
{
    double shape = 1 / (cv * cv), scale = mean / shape;
    double k2 = shape * pow(scale, 2), k3 = 2 * shape * pow(scale, 3), k4 = 6 * shape * pow(scale, 4);
    return (struct cumulants){mean + k2, mean + 7 * k2 + 6 * k3 + k4};
}

/* The standard deviation of a number of callers, whose estimate over n days has the variance
 * (k4 + 2 k2^2) / n / (4 k2). */
static void expect_deviation(const struct results *r, const char *path, struct cumulants exact)
{
    const struct estimate *e = estimate_at(r, path);
    CU_ASSERT_FATAL(e && e->has_sd);
    double deviation = sqrt(exact.variance);
    double error = sqrt((exact.fourth + 2 * exact.variance * exact.variance) / e->n) / (2 * deviation);
    double z = (e->sd - deviation) / error;
    bool close = fabs(z) < 4.5;
    printf("\n    %-32s %-48s exact %-9.6g simulated %-9.6g z %5.2f, error %.2f %%%s",
           "standard deviation", path, deviation, e->sd, z, 100 * error / deviation, close ? "" : "  <- WRONG");
    CU_ASSERT(close);
}

static void expect_busyness(const char *const sets[EXPECT_SETS], size_t set_count, struct cumulants sum)
{
    struct simulation s;
    CU_ASSERT_FATAL(simulate(&s, SOURCE_DIR "/tests/theory/busyness.yaml", sets, set_count,
                             unit_slow_build() ? 8 : 1));
    expect_deviation(s.results, "calls.first.offered", gamma_poisson(100, 0.3));
    expect_deviation(s.results, "calls.second.offered", gamma_poisson(50, 0.3));
    expect_deviation(s.results, "overall.offered", sum);
    simulation_free(&s);
}

static void of_shared_busyness(void)
{
    expect_busyness(NULL, 0, gamma_poisson(150, 0.3));
    EXPECT_FIGURES("busyness.yaml", NO_SETS,
        {.path = "calls.first.offered", .value = 100},
        {.path = "calls.second.offered", .value = 50});
}

static void of_own_busyness(void)
{
    struct cumulants a = gamma_poisson(100, 0.3), b = gamma_poisson(50, 0.3);
    expect_busyness(SETS("calls.first.arrivals.busyness={gamma: {cv: 30%}}",
                         "calls.second.arrivals.busyness={gamma: {cv: 30%}}"), 2,
                    (struct cumulants){a.variance + b.variance, a.fourth + b.fourth});
}

UNIT_MAIN("varied days",
          {"agents who are away for the day", of_absence},
          {"a busyness that two types of callers share", of_shared_busyness},
          {"a busyness of each type of its own", of_own_busyness})
