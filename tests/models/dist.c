/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/dist.h"

#include <math.h>
#include <stdlib.h>
#include "models/simtime.h"
#include "tests/models/sampling.h"
#include "tests/support/unit.h"

enum { DRAWS = 1000000, FEWER_DRAWS = 50000 };

static unsigned draws(void)
{
    return unit_slow_build() ? FEWER_DRAWS : DRAWS;
}

static struct dist with_zero(struct dist d, double zero)
{
    d.zero = zero;
    return d;
}

static void samples_follow_their_law(void)
{
    const struct dist laws[] = {
        dist_exponential(180),         dist_exponential(1e-3),    dist_erlang(1, 5),
        dist_erlang(3, 100),           dist_erlang(50, 2),        dist_gamma(1, 0.05),
        dist_gamma(1, 0.316228),       dist_gamma(200, 1),        dist_gamma(200, 3),
        dist_lognormal(240, 0.8),      dist_lognormal(4, 0.05),   dist_lognormal_median(60, 0.5),
        with_zero(dist_exponential(1000), 0.1), with_zero(dist_gamma(30, 0.7), 0.5),
        with_zero(dist_lognormal(30, 0.7), 0.01),
    };
    for (unsigned i = 0; i < sizeof laws / sizeof *laws; i++) {
        unsigned n = draws();
        double *x = sample_many(&laws[i], n);
        CU_ASSERT_TRUE(fabs(mean_z(&laws[i], x, n)) < Z_MOST);
        CU_ASSERT_TRUE(fabs(variance_z(&laws[i], x, n)) < Z_MOST);
        CU_ASSERT_TRUE(kolmogorov(&laws[i], x, n) < KOLMOGOROV_MOST);
        CU_ASSERT_TRUE(x[0] >= 0);
        free(x);
    }
}

/* The test above must be able to fail: a law off by half a percent is seen. */
static void a_wrong_law_is_seen(void)
{
    struct dist right = dist_exponential(100), wrong = dist_exponential(100.5);
    double *x = sample_many(&right, DRAWS);
    CU_ASSERT_TRUE(fabs(mean_z(&wrong, x, DRAWS)) > Z_MOST);
    wrong = dist_gamma(100, 0.98);
    CU_ASSERT_TRUE(kolmogorov(&wrong, x, DRAWS) > KOLMOGOROV_MOST);
    free(x);
}

static void exact_moments(void)
{
    struct dist d = dist_erlang(4, 100); /* variance mean^2/k */
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 100, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 2500, 1e-9);
    d = dist_gamma(200, 0.5); /* sd 100 */
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 200, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 10000, 1e-8);
    d = dist_lognormal(240, 0.75); /* sd 180 */
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 240, 1e-10);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 32400, 1e-7);
    d = with_zero(dist_exponential(10), 0.25); /* E X^2 = .75 * 200, mean 7.5 */
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 7.5, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 150 - 56.25, 1e-12);
}

static void exact_cdf(void)
{
    struct dist d = dist_exponential(10);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 10), 1 - exp(-1), 1e-15);
    CU_ASSERT_EQUAL(dist_cdf(&d, -1), 0);
    d = dist_erlang(2, 2); /* 1 - e^-x (1 + x) */
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 3), 1 - exp(-3) * 4, 1e-14);
    d = dist_lognormal_median(60, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 60), 0.5, 1e-15);
    d = with_zero(dist_constant(5), 0.2);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 0), 0.2, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 4.999), 0.2, 1e-15);
    CU_ASSERT_EQUAL(dist_cdf(&d, 5), 1);
}

static void extreme_parameters(void)
{
    const struct dist laws[] = {dist_gamma(1, 100), dist_gamma(1, 1e-4), dist_erlang(10000, 1),
                                dist_lognormal(1, 1e-6), dist_lognormal(1e6, 5)};
    for (unsigned i = 0; i < sizeof laws / sizeof *laws; i++) {
        double *x = sample_many(&laws[i], 10000);
        for (unsigned k = 0; k < 10000; k++)
            CU_ASSERT_TRUE_FATAL(isfinite(x[k]) && x[k] >= 0);
        free(x);
    }
}

static void seconds_are_rounded_once(void)
{
    CU_ASSERT_EQUAL(sim_time(0), 0);
    CU_ASSERT_EQUAL(sim_time(1.0000004), 1000000);
    CU_ASSERT_EQUAL(sim_time(1.0000006), 1000001);
    CU_ASSERT_EQUAL(sim_time(1e30), SIM_LONGEST);
    CU_ASSERT_EQUAL(sim_time(NAN), SIM_LONGEST);
    CU_ASSERT_EQUAL(sim_time(INFINITY), SIM_LONGEST);
}

UNIT_MAIN("distributions",
          {"samples have the mean, the variance and the distribution function of their law",
           samples_follow_their_law},
          {"a law that is a little wrong is noticed", a_wrong_law_is_seen},
          {"means and variances are the exact ones", exact_moments},
          {"distribution functions are the exact ones", exact_cdf},
          {"extreme parameters give finite times", extreme_parameters},
          {"seconds become microseconds in one place, to nearest, never beyond the longest",
           seconds_are_rounded_once})
