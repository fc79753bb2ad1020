/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/dist.h"

#include <math.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>

struct dist dist_constant(double value)
{
    return (struct dist){.kind = DIST_CONSTANT, .a = value};
}

struct dist dist_exponential(double mean)
{
    return (struct dist){.kind = DIST_EXPONENTIAL, .a = mean};
}

struct dist dist_erlang(unsigned stages, double mean)
{
    return (struct dist){.kind = DIST_ERLANG, .a = mean / stages, .b = stages};
}

struct dist dist_gamma(double mean, double cv)
{
    return (struct dist){.kind = DIST_GAMMA, .a = mean * cv * cv, .b = 1 / (cv * cv)};
}

struct dist dist_lognormal(double mean, double cv)
{
    double variance_of_log = log1p(cv * cv);
    return (struct dist){
        .kind = DIST_LOGNORMAL, .a = log(mean) - variance_of_log / 2, .b = sqrt(variance_of_log)};
}

struct dist dist_lognormal_median(double median, double sigma)
{
    return (struct dist){.kind = DIST_LOGNORMAL, .a = log(median), .b = sigma};
}

/* ---- one row per law, without its atom ------------------------------------------------------------ */

/* By inversion (value of u) where there is a quick exact inverse, else from a generator. */
struct law {
    double (*mean)(const struct dist *d);
    double (*variance)(const struct dist *d);
    double (*cdf)(const struct dist *d, double x); /* x >= 0 */
    double (*invert)(const struct dist *d, double u);
    double (*draw)(const struct dist *d, gsl_rng *rng);
};

static double constant_mean(const struct dist *d)
{
    return d->a;
}
static double constant_variance(const struct dist *d)
{
    (void)d;
    return 0;
}
static double constant_cdf(const struct dist *d, double x)
{
    return x >= d->a;
}
static double constant_invert(const struct dist *d, double u)
{
    (void)u;
    return d->a;
}

static double exponential_mean(const struct dist *d)
{
    return d->a;
}
static double exponential_variance(const struct dist *d)
{
    return d->a * d->a;
}
static double exponential_cdf(const struct dist *d, double x)
{
    return gsl_cdf_exponential_P(x, d->a);
}
static double exponential_invert(const struct dist *d, double u)
{
    return -d->a * log(u);
}

static double gamma_mean(const struct dist *d)
{
    return d->a * d->b;
}
static double gamma_variance(const struct dist *d)
{
    return d->a * d->a * d->b;
}
static double gamma_cdf(const struct dist *d, double x)
{
    return gsl_cdf_gamma_P(x, d->b, d->a);
}
static double gamma_draw(const struct dist *d, gsl_rng *rng)
{
    return gsl_ran_gamma(rng, d->b, d->a);
}

static double lognormal_mean(const struct dist *d)
{
    return exp(d->a + d->b * d->b / 2);
}
static double lognormal_variance(const struct dist *d)
{
    double s2 = d->b * d->b;
    return expm1(s2) * exp(2 * d->a + s2);
}
static double lognormal_cdf(const struct dist *d, double x)
{
    if (x <= 0)
        return 0;
    return d->b > 0 ? gsl_cdf_lognormal_P(x, d->a, d->b) : log(x) >= d->a;
}
static double lognormal_invert(const struct dist *d, double u)
{
    return exp(d->a + d->b * gsl_cdf_ugaussian_Pinv(u));
}

static const struct law laws[DIST_KINDS] = {
    [DIST_CONSTANT] = {constant_mean, constant_variance, constant_cdf, constant_invert, NULL},
    [DIST_EXPONENTIAL] = {exponential_mean, exponential_variance, exponential_cdf, exponential_invert, NULL},
    [DIST_ERLANG] = {gamma_mean, gamma_variance, gamma_cdf, NULL, gamma_draw},
    [DIST_GAMMA] = {gamma_mean, gamma_variance, gamma_cdf, NULL, gamma_draw},
    [DIST_LOGNORMAL] = {lognormal_mean, lognormal_variance, lognormal_cdf, lognormal_invert, NULL},
};

/* ---- with the atom at zero -------------------------------------------------------------------------- */

double dist_mean(const struct dist *d)
{
    return (1 - d->zero) * laws[d->kind].mean(d);
}

double dist_variance(const struct dist *d)
{
    double m = laws[d->kind].mean(d);
    return (1 - d->zero) * (laws[d->kind].variance(d) + d->zero * m * m);
}

double dist_cdf(const struct dist *d, double x)
{
    return x < 0 ? 0 : d->zero + (1 - d->zero) * laws[d->kind].cdf(d, x);
}

double dist_sample(const struct dist *d, struct uniforms u, const struct place_in_stream *at, gsl_rng *rng)
{
    if (d->zero > 0 && u.choice < d->zero)
        return 0;
    if (d->kind == DIST_EXPONENTIAL) /* the common one, without a call through a table */
        return -d->a * log(u.value);
    const struct law *law = &laws[d->kind];
    if (law->invert)
        return law->invert(d, u.value);
    stream_seek(rng, at->key, at->replication, at->call, at->draw);
    return law->draw(d, rng);
}
