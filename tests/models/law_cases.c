/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/law_cases.h"

#include <math.h>
#include <string.h>
#include <gsl/gsl_math.h>

/* ---- densities (Johnson, Kotz, Balakrishnan: Continuous Univariate Distributions) ------------------------- */

static double exponential(double x, double mean)
{
    return exp(-x / mean) / mean;
}
static double exponential_180(double x)
{
    return exponential(x, 180);
}
static double erlang_3(double x) /* three stages of mean 2 */
{
    return x * x / (2 * 8) * exp(-x / 2);
}
static double gamma_half(double x) /* shape 1/2, mean 10: a chi-square of one degree times 10 */
{
    return exp(-x / 20) / sqrt(2 * M_PI * 10 * x);
}
static double lognormal(double x) /* median 60, sigma 1/2 */
{
    double z = log(x / 60) / 0.5;
    return exp(-z * z / 2) / (x * 0.5 * sqrt(2 * M_PI));
}
static double weibull(double x, double scale, double shape)
{
    return shape / scale * pow(x / scale, shape - 1) * exp(-pow(x / scale, shape));
}
static double weibull_07(double x)
{
    return weibull(x, 200, 0.7);
}
static double weibull_5(double x)
{
    return weibull(x, 30, 5);
}
static double weibull_100(double x)
{
    return weibull(x, 100, 100);
}
static double weibull_of_mean(double x) /* Gamma(1 + 1/2) = sqrt(pi) / 2 */
{
    return weibull(x, 60 / (sqrt(M_PI) / 2), 2);
}
static double uniform(double x)
{
    return x >= 10 && x <= 30 ? 0.05 : 0;
}
static double triangle(double x, double min, double mode, double max)
{
    if (x < min || x > max)
        return 0;
    double top = 2 / (max - min);
    return x < mode ? top * (x - min) / (mode - min) : max > mode ? top * (max - x) / (max - mode) : top;
}
static double triangular(double x)
{
    return triangle(x, 5, 20, 60);
}
static double rising(double x)
{
    return triangle(x, 5, 20, 20);
}
static double falling(double x)
{
    return triangle(x, 5, 5, 20);
}
static double hyperexponential(double x)
{
    return 0.2 * exponential(x, 600) + 0.5 * exponential(x, 60) + 0.3 * exponential(x, 5);
}
static double mixture(double x) /* 0.3 uniform; 0.7 of (a tenth at 0, else 0.25 Erlang and 0.75 Weibull) */
{
    return 0.3 * uniform(x) + 0.7 * 0.9 * (0.25 * erlang_3(x) + 0.75 * weibull_5(x));
}
static double hazard(double x) /* 0.01 until 30, 0.1 until 40, none until 60, then 0.002 */
{
    if (x < 30)
        return 0.01 * exp(-0.01 * x);
    if (x < 40)
        return 0.1 * exp(-0.3 - 0.1 * (x - 30));
    return x < 60 ? 0 : 0.002 * exp(-1.3 - 0.002 * (x - 60));
}
static double smooth(double x) /* of 2, 3, 7, 15, 15.5 */
{
    return x < 2 ? 0 : x < 3 ? 0.25 : x < 7 ? 0.25 / 4 : x < 15 ? 0.25 / 8 : x < 15.5 ? 0.5 : 0;
}
static double scaled(double x) /* triangular, times 1.15 */
{
    return triangular(x / 1.15) / 1.15;
}

/* ---- laws that are lists ------------------------------------------------------------------------------------ */

static struct dist of_exponentials(struct dist_part *parts, double first)
{
    parts[0] = (struct dist_part){first, dist_exponential(600)};
    parts[1] = (struct dist_part){0.5, dist_exponential(60)};
    parts[2] = (struct dist_part){0.5 - first, dist_exponential(5)};
    return dist_mixture(3, parts);
}

static struct dist nested(struct dist_part *outer, struct dist_part *inner, double zero)
{
    inner[0] = (struct dist_part){0.25, dist_erlang(3, 6)};
    inner[1] = (struct dist_part){0.75, dist_weibull(30, 5)};
    outer[0] = (struct dist_part){0.3, dist_uniform(10, 30)};
    outer[1] = (struct dist_part){0.7, dist_mixture(2, inner)};
    outer[1].law.zero = zero;
    return dist_mixture(2, outer);
}

static struct dist hazards(struct dist_piece *pieces, double first)
{
    pieces[0] = (struct dist_piece){.from = 0, .rate = first};
    pieces[1] = (struct dist_piece){.from = 30, .rate = 0.1};
    pieces[2] = (struct dist_piece){.from = 40, .rate = 0};
    pieces[3] = (struct dist_piece){.from = 60, .rate = 0.002};
    return dist_piecewise_hazard(4, pieces);
}

static struct dist observed(double *values, double one, bool is_smooth)
{
    const double five[] = {15, 2, one, 3, 15.5};
    memcpy(values, five, sizeof five);
    return dist_empirical(5, values, is_smooth);
}

static struct dist with_ties(double *values, double one)
{
    const double six[] = {1, 5, 5, 5, one, 0};
    memcpy(values, six, sizeof six);
    return dist_scaled(dist_empirical(6, values, true), 1.1);
}

static struct dist with_zero(struct dist d, double zero)
{
    d.zero = zero;
    return d;
}

/* ---- all ------------------------------------------------------------------------------------------------------ */

struct lists {
    struct dist_part exponentials[3], outer[2], inner[2];
    struct dist_piece pieces[4];
    double smooth[5], raw[5], ties[6];
};

static void fill(struct law_case *cases, struct lists *right, struct lists *wrong)
{
    const struct law_case all[LAW_CASES] = {
        {"exponential", dist_exponential(180), dist_exponential(182), exponential_180, {0}, 0},
        {"erlang", dist_erlang(3, 6), dist_erlang(3, 6.06), erlang_3, {0}, 0},
        {"gamma", dist_gamma(10, sqrt(2)), dist_gamma(10, 1.43), gamma_half, {0}, 0},
        {"lognormal", dist_lognormal_median(60, 0.5), dist_lognormal_median(60, 0.51), lognormal, {0}, 0},
        {"weibull 0.7", dist_weibull(200, 0.7), dist_weibull(200, 0.71), weibull_07, {0}, 0},
        {"weibull 5", dist_weibull(30, 5), dist_weibull(30.1, 5), weibull_5, {0, 20, 40}, 60},
        {"weibull 100", dist_weibull(100, 100), dist_weibull(100, 102), weibull_100, {0, 90, 98, 102}, 110},
        {"weibull of mean", dist_weibull_mean(60, 2), dist_weibull_mean(60, 2.03), weibull_of_mean, {0}, 0},
        {"uniform", dist_uniform(10, 30), dist_uniform(10, 30.2), uniform, {0, 10}, 30},
        {"triangular", dist_triangular(5, 20, 60), dist_triangular(5, 20.5, 60), triangular, {0, 5, 20}, 60},
        {"rising", dist_triangular(5, 20, 20), dist_triangular(5.1, 20, 20), rising, {0, 5}, 20},
        {"falling", dist_triangular(5, 5, 20), dist_triangular(5, 5, 20.2), falling, {0, 5}, 20},
        {"hyperexponential", of_exponentials(right->exponentials, 0.2),
         of_exponentials(wrong->exponentials, 0.205), hyperexponential, {0}, 0},
        {"mixture", nested(right->outer, right->inner, 0.1), nested(wrong->outer, wrong->inner, 0.11), mixture,
         {0, 10, 30}, 80},
        {"piecewise_hazard", hazards(right->pieces, 0.01), hazards(wrong->pieces, 0.0103), hazard,
         {0, 30, 40, 60}, 0},
        {"smooth", observed(right->smooth, 7, true), observed(wrong->smooth, 7.1, true), smooth,
         {0, 2, 3, 7, 15}, 15.5},
        {"scaled", dist_scaled(dist_triangular(5, 20, 60), 1.15), dist_scaled(dist_triangular(5, 20, 60), 1.16),
         scaled, {0, 5.75, 23}, 69},
        {"empirical", observed(right->raw, 7, false), observed(wrong->raw, 7.1, false), NULL, {0}, 0},
        {"smooth with ties", with_ties(right->ties, 8), with_ties(wrong->ties, 8.5), NULL, {0}, 0},
        {"weibull, some at 0", with_zero(dist_weibull(200, 0.7), 0.1), with_zero(dist_weibull(200, 0.7), 0.103),
         NULL, {0}, 0},
        {"constant, some at 0", with_zero(dist_constant(7), 0.25), with_zero(dist_constant(7), 0.255), NULL,
         {0}, 0},
    };
    memcpy(cases, all, sizeof all);
}

const struct law_case *law_cases(void)
{
    static struct law_case cases[LAW_CASES];
    static struct lists right, wrong;
    if (!cases[0].name)
        fill(cases, &right, &wrong);
    return cases;
}
