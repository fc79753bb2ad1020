/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/offered_load.h"

#include <math.h>
#include "tests/support/unit.h"

static const double rates[] = {0.01, 0.05, 0.0, 0.03};
static const struct rate_profile profile = {30 * SIM_MINUTE, 4, rates, NULL};

/* m' = rate - m / mean by the rule of Runge and Kutta, a second at a time. */
static void of_exponential(void)
{
    struct arrivals a = arrivals_poisson(profile);
    struct dist talk = dist_exponential(300);
    double m = 0;
    for (int64_t t = 0; t < 3 * 3600; t++) {
        if (t % 601 == 0)
            CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk, t * SIM_SECOND), m, 1e-10);
        double rate = rates[t / 1800 < 3 ? t / 1800 : 3];
        double k1 = rate - m / 300, k2 = rate - (m + k1 / 2) / 300;
        double k3 = rate - (m + k2 / 2) / 300, k4 = rate - (m + k3) / 300;
        m += (k1 + 2 * k2 + 2 * k3 + k4) / 6;
    }
}

/* Those who talk at t came within the last ten minutes. */
static void of_constant(void)
{
    struct arrivals a = arrivals_poisson(profile);
    struct dist talk = dist_constant(600);
    CU_ASSERT_EQUAL(offered_load_at(&a, &talk, 0), 0);
    CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk, 5 * SIM_MINUTE), 3, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk, 20 * SIM_MINUTE), 6, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk, 35 * SIM_MINUTE), 3 + 15, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk, 70 * SIM_MINUTE), 0, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk, 300 * SIM_MINUTE), 18, 1e-13);
}

/* E min(X, x) = mean Phi((ln x - mu - sigma^2) / sigma) + x (1 - F(x)). */
static void of_lognormal(void)
{
    struct dist talk = dist_lognormal(240, 1.2);
    double mu = talk.a, sigma = talk.b;
    for (double x = 1; x < 10000; x *= 1.7) {
        double z = (log(x) - mu - sigma * sigma) / sigma;
        double exact = 240 * 0.5 * erfc(-z / sqrt(2)) + x * (1 - dist_cdf(&talk, x));
        CU_ASSERT_DOUBLE_EQUAL(mean_up_to(&talk, x) / exact, 1, 1e-9);
    }
}

/* Jumps: 10, 20 and 90 seconds, each for one caller in three. */
static void of_steps(void)
{
    double values[] = {10, 20, 90};
    struct dist talk = dist_empirical(3, values, false);
    CU_ASSERT_DOUBLE_EQUAL(mean_up_to(&talk, 5), 5, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(mean_up_to(&talk, 15), (10 + 15 + 15) / 3.0, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(mean_up_to(&talk, 60), (10 + 20 + 60) / 3.0, 1e-6);
    CU_ASSERT_DOUBLE_EQUAL(mean_up_to(&talk, 100), 40, 1e-9);
}

/* In the long run: rate x mean, for any law; an atom at zero takes its part away. */
static void of_equilibrium(void)
{
    double one = 0.02;
    struct rate_profile steady = {0, 1, &one, NULL};
    struct arrivals a = arrivals_poisson(steady);
    struct dist talk[] = {dist_constant(200), dist_exponential(200), dist_gamma(200, 0.5), dist_uniform(100, 300)};
    for (int i = 0; i < 4; i++) {
        CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk[i], 10 * SIM_HOUR), 4, 1e-9);
        talk[i].zero = 0.25;
        CU_ASSERT_DOUBLE_EQUAL(offered_load_at(&a, &talk[i], 10 * SIM_HOUR), 3, 1e-9);
    }
}

UNIT_MAIN("the offered load of a day",
          {"exponential talk: the solution of its differential equation", of_exponential},
          {"constant talk: who came within the last talk", of_constant},
          {"lognormal talk: the closed form", of_lognormal},
          {"what was observed, with jumps", of_steps},
          {"in the long run: rate times mean", of_equilibrium})
