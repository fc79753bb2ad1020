/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every law against its density, integrated numerically, and against its own samples. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>
#include <gsl/gsl_math.h>
#include "tests/models/law_cases.h"
#include "tests/models/sampling.h"
#include "tests/support/unit.h"

enum { DRAWS = 1000000, FEWER_DRAWS = 50000 };

static void holds(bool it, const struct law_case *c, const char *what, double value, double expected)
{
    if (!it)
        fprintf(stderr, "\n%s: %s is %.15g, not %.15g\n", c->name, what, value, expected);
    CU_ASSERT_TRUE(it);
}

static void near(const struct law_case *c, const char *what, double value, double expected, double tolerance)
{
    holds(fabs(value - expected) <= tolerance, c, what, value, expected);
}

/* ---- exact ---------------------------------------------------------------------------------------------- */

/* x^power times the density */
struct integrand {
    double (*density)(double x);
    int power;
    double around;
};

static double value_of(double x, void *integrand)
{
    const struct integrand *f = integrand;
    return gsl_pow_int(x - f->around, f->power) * f->density(x);
}

static double one_piece(gsl_function *f, double from, double to)
{
    static gsl_integration_workspace *space;
    double value, error;
    if (!space)
        space = gsl_integration_workspace_alloc(4000);
    if (isinf(to))
        gsl_integration_qagiu(f, from, 1e-12, 1e-11, 4000, space, &value, &error);
    else
        gsl_integration_qags(f, from, to, 1e-13, 1e-11, 4000, space, &value, &error);
    return value;
}

/* From 0 to x, or to the end of the law, piece by piece. */
static double integral(const struct law_case *c, int power, double around, double x)
{
    struct integrand i = {c->density, power, around};
    gsl_function f = {value_of, &i};
    double sum = 0, end = c->end > 0 && c->end < x ? c->end : x;
    for (unsigned k = 0; k < BREAKS_MOST && (k == 0 || c->breaks[k] > 0) && c->breaks[k] < end; k++) {
        bool last = k + 1 == BREAKS_MOST || c->breaks[k + 1] == 0 || c->breaks[k + 1] >= end;
        sum += one_piece(&f, c->breaks[k], last ? end : c->breaks[k + 1]);
    }
    return sum;
}

static void moments_of_density(void)
{
    gsl_set_error_handler_off();
    for (const struct law_case *c = law_cases(); c < law_cases() + LAW_CASES; c++) {
        if (!c->density)
            continue;
        double mass = integral(c, 0, 0, INFINITY), mean = integral(c, 1, 0, INFINITY);
        double variance = integral(c, 2, mean, INFINITY) + (1 - mass) * mean * mean;
        near(c, "mean", dist_mean(&c->law), mean, mean * 1e-8);
        near(c, "variance", dist_variance(&c->law), variance, variance * 1e-7);
        near(c, "what is at 0", dist_cdf(&c->law, 0), 1 - mass, 1e-9);
    }
}

static void cdf_of_density(void)
{
    static const double points[] = {1e-6, 0.5, 2, 5, 7.3, 12, 15.2, 20, 25, 29, 35, 50, 65, 98.5, 101, 200, 1000};
    gsl_set_error_handler_off();
    for (const struct law_case *c = law_cases(); c < law_cases() + LAW_CASES; c++) {
        double mass = c->density ? integral(c, 0, 0, INFINITY) : 0;
        for (unsigned i = 0; c->density && i < sizeof points / sizeof *points; i++)
            near(c, "distribution function", dist_cdf(&c->law, points[i]),
                 1 - mass + integral(c, 0, 0, points[i]), 1e-8);
        CU_ASSERT_EQUAL(dist_cdf(&c->law, -1e-9), 0);
        CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&c->law, 1e9), 1, 1e-12);
    }
}

/* ---- by hand --------------------------------------------------------------------------------------------- */

static void by_hand(void)
{
    double values[] = {4, 1, 7}; /* mean 4, variance (9 + 0 + 9)/3 */
    struct dist d = dist_empirical(3, values, false);
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 4, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 6, 1e-14);
    CU_ASSERT_EQUAL(dist_cdf(&d, 0.999), 0);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 1), 1.0 / 3, 1e-15);
    CU_ASSERT_EQUAL(dist_cdf(&d, 7), 1);
    d = dist_empirical(3, values, true); /* uniform on [1, 7]: mean 4, variance 36/12 */
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 4, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 3, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 2.5), 0.25, 1e-15);
    d = dist_scaled(d, 2);
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 8, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d), 12, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&d, 5), 0.25, 1e-15);
}

/* 0, 1, 5, 5, 5, 8, times 1.1: five gaps of 1/5, of which two are points at 5.5. Mean of the middles
 * 0.5, 3, 5, 5, 6.5 is 4; variance of them (12.25 + 1 + 1 + 1 + 6.25)/5, and (1 + 16 + 9)/12/5 inside. */
static void ties_by_hand(void)
{
    const struct law_case *c = law_cases() + LAW_CASES - 3;
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&c->law), 1.1 * 4, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&c->law), 1.21 * (4.3 + 26.0 / 60), 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&c->law, 1.1 * 3), 0.3, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(cdf_below(&c->law, 1.1 * 5), 0.4, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&c->law, 1.1 * 5), 0.8, 1e-15);
}

/* The exponential is a Weibull of shape 1, a hazard of one piece and a mixture of one part. */
static void exponentials_in_disguise(void)
{
    struct dist_piece piece[] = {{.from = 0, .rate = 0.02}};
    struct dist_piece pieces[] = {{.from = 0, .rate = 0.02}, {.from = 1e-9, .rate = 0.02}, {.from = 50, .rate = 0.02}};
    struct dist_part part[] = {{1, dist_exponential(50)}};
    const struct dist laws[] = {dist_weibull(50, 1), dist_weibull_mean(50, 1), dist_piecewise_hazard(1, piece),
                                dist_piecewise_hazard(3, pieces), dist_mixture(1, part)};
    for (unsigned i = 0; i < sizeof laws / sizeof *laws; i++) {
        CU_ASSERT_DOUBLE_EQUAL(dist_mean(&laws[i]), 50, 1e-11);
        CU_ASSERT_DOUBLE_EQUAL(dist_variance(&laws[i]), 2500, 1e-9);
        for (double x = 0; x < 500; x += 25)
            CU_ASSERT_DOUBLE_EQUAL(dist_cdf(&laws[i], x), -expm1(-x / 50), 1e-14);
    }
}

/* ---- samples ------------------------------------------------------------------------------------------------ */

static void samples(void)
{
    unsigned n = unit_slow_build() ? FEWER_DRAWS : DRAWS;
    for (const struct law_case *c = law_cases(); c < law_cases() + LAW_CASES; c++) {
        double *x = sample_many(&c->law, n);
        holds(fabs(mean_z(&c->law, x, n)) < Z_MOST, c, "z of the mean", mean_z(&c->law, x, n), 0);
        holds(fabs(variance_z(&c->law, x, n)) < Z_MOST, c, "z of the variance", variance_z(&c->law, x, n), 0);
        double distance = kolmogorov(&c->law, x, n);
        holds(distance < KOLMOGOROV_MOST, c, "Kolmogorov's distance", distance, 0);
        if (n == DRAWS) { /* and the test can fail */
            distance = kolmogorov(&c->wrong, x, n);
            holds(distance > KOLMOGOROV_MOST, c, "distance from a law that is a little wrong", distance, INFINITY);
        }
        holds(x[0] >= 0 && x[n - 1] <= dist_largest(&c->law), c, "the greatest", x[n - 1], dist_largest(&c->law));
        free(x);
    }
}

/* Cells: 0, or from which part, of 0.4 x (half 0, half 10), 0.6 x (20, one in ten 0); one in five 0 before. */
static void atoms_in_parts(void)
{
    unsigned n = unit_slow_build() ? FEWER_DRAWS : DRAWS;
    struct dist_part parts[] = {{0.4, dist_constant(10)}, {0, dist_constant(99)}, {0.6, dist_constant(20)}};
    parts[0].law.zero = 0.5;
    parts[2].law.zero = 0.1;
    struct dist d = dist_mixture(3, parts);
    d.zero = 0.2;
    const double expected[] = {0.2 + 0.8 * (0.4 * 0.5 + 0.6 * 0.1), 0.8 * 0.4 * 0.5, 0.8 * 0.6 * 0.9};
    double counts[3] = {0}, *x = sample_many(&d, n);
    for (unsigned i = 0; i < n; i++) {
        CU_ASSERT_FATAL(x[i] == 0 || x[i] == 10 || x[i] == 20);
        counts[(int)x[i] / 10]++;
    }
    CU_ASSERT_TRUE(fabs(chi_square_z(counts, expected, 3)) < Z_MOST);
    free(x);
}

/* 10, and 12 twice, and 17: also that the test can fail. */
static void observed_values(void)
{
    double values[] = {17, 12, 10, 12}, counts[3] = {0};
    struct dist d = dist_empirical(4, values, false);
    double *x = sample_many(&d, DRAWS);
    for (unsigned i = 0; i < DRAWS; i++) {
        CU_ASSERT_FATAL(x[i] == 10 || x[i] == 12 || x[i] == 17);
        counts[x[i] == 10 ? 0 : x[i] == 12 ? 1 : 2]++;
    }
    const double right[] = {0.25, 0.5, 0.25}, wrong[] = {0.25, 0.496, 0.254};
    CU_ASSERT_TRUE(fabs(chi_square_z(counts, right, 3)) < Z_MOST);
    CU_ASSERT_TRUE(chi_square_z(counts, wrong, 3) > Z_MOST);
    free(x);
}

/* ---- edges -------------------------------------------------------------------------------------------------- */

static void scaling(void)
{
    for (const struct law_case *c = law_cases(); c < law_cases() + LAW_CASES; c++) {
        struct dist d = dist_scaled(c->law, 2.5);
        double *x = sample_many(&c->law, 1000), *y = sample_many(&d, 1000);
        for (unsigned i = 0; i < 1000; i++)
            CU_ASSERT_DOUBLE_EQUAL(y[i], 2.5 * x[i], 1e-12 * y[i]);
        near(c, "mean", dist_mean(&d), 2.5 * dist_mean(&c->law), 1e-12 * dist_mean(&d));
        near(c, "variance", dist_variance(&d), 6.25 * dist_variance(&c->law), 1e-9 * dist_variance(&d));
        near(c, "distribution function", dist_cdf(&d, 2.5 * 15.1), dist_cdf(&c->law, 15.1), 1e-12);
        free(x);
        free(y);
    }
}

static void at_the_ends_of_the_ranges(void)
{
    const double least = 0.5 * 0x1p-52;
    double one[] = {3}, two[] = {3, 3};
    struct dist_piece late[] = {{.from = 0, .rate = 0}, {.from = 1e12, .rate = 1e6}};
    struct dist_piece early[] = {{.from = 0, .rate = 1e6}, {.from = 1e-3, .rate = 1e-12}};
    struct dist_part parts[] = {{1 - 1e-10, dist_uniform(3, 3)}, {1e-10, dist_triangular(3, 3, 3)}, {0, dist_constant(1)}};
    const struct dist laws[] = {
        dist_weibull(1, 0.1), dist_weibull(1, 1000), dist_uniform(3, 3), dist_uniform(0, 1e12),
        dist_triangular(3, 3, 3), dist_triangular(0, 0, 1e12), dist_empirical(1, one, false),
        dist_empirical(2, two, true), dist_piecewise_hazard(2, late), dist_piecewise_hazard(2, early),
        dist_mixture(3, parts)};
    const double uniforms[] = {least, 1e-3, 0.5, 0.999, 1 - least};
    const struct place_in_stream at = {0};
    for (unsigned i = 0; i < sizeof laws / sizeof *laws; i++)
        for (unsigned k = 0; k < 25; k++) {
            double x = dist_sample(&laws[i], (struct uniforms){uniforms[k / 5], uniforms[k % 5]}, &at, NULL);
            CU_ASSERT_TRUE(isfinite(x) && x >= 0 && x <= dist_largest(&laws[i]));
            CU_ASSERT_TRUE(dist_cdf(&laws[i], x) >= 0 && dist_cdf(&laws[i], x) <= 1 + 1e-15);
            CU_ASSERT_TRUE(isfinite(dist_mean(&laws[i])) && dist_variance(&laws[i]) >= 0);
        }
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&laws[8]), 1e12, 1e-3);
    CU_ASSERT_EQUAL(dist_mean(&laws[10]), 3); /* the part without weight is never drawn */
}

/* E X = 10! and E X^2 = 20! for shape 1/10, in units of the scale; about pi^2/6 / shape^2 for a large one. */
static void extreme_weibulls(void)
{
    struct dist d = dist_weibull(2, 0.1);
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d) / (2 * 3628800.0), 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d) / (4 * (2432902008176640000.0 - 3628800.0 * 3628800.0)), 1, 1e-11);
    d = dist_weibull(1, 1000);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(&d) * 1e6 / (M_PI * M_PI / 6), 1, 1e-2);
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&d), 1 - 0.57721566490153286 / 1000, 2e-6);
}

static void equality(void)
{
    struct dist a = dist_gamma(1, 0.2), b = dist_gamma(1, 0.2), c = dist_gamma(1, 0.21), d = dist_erlang(25, 1);
    CU_ASSERT_TRUE(dist_equal(&a, &b));
    CU_ASSERT_FALSE(dist_equal(&a, &c));
    CU_ASSERT_FALSE(dist_equal(&a, &d));
    b.zero = 0.1;
    CU_ASSERT_FALSE(dist_equal(&a, &b));
}

UNIT_MAIN("laws",
          {"mean and variance are those of the density, integrated numerically", moments_of_density},
          {"distribution functions are integrals of the density", cdf_of_density},
          {"observed values and straight lines between them are as calculated by hand", by_hand},
          {"equal values are a point also between straight lines", ties_by_hand},
          {"an exponential in the disguise of another law is one", exponentials_in_disguise},
          {"samples have mean, variance and distribution function of their law, and not of one a little wrong", samples},
          {"the part of a mixture and the atom in it come from one choice, independent", atoms_in_parts},
          {"observed values come as often as they were observed", observed_values},
          {"a scale multiplies every value", scaling},
          {"at the ends of the ranges times are finite, and not beyond the largest", at_the_ends_of_the_ranges},
          {"very uneven and very even Weibull laws have the moments of theory", extreme_weibulls},
          {"equal laws have equal parameters", equality})
