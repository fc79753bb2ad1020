/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_sf_gamma.h>
#include "models/law.h"

/* ---- constant -------------------------------------------------------------------------------------- */

struct dist dist_constant(double value)
{
    return (struct dist){.kind = DIST_CONSTANT, .a = value};
}
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
const struct law law_constant = {constant_mean, constant_variance, constant_cdf, constant_mean,
                                 constant_invert, NULL};

/* ---- exponential ----------------------------------------------------------------------------------- */

struct dist dist_exponential(double mean)
{
    return (struct dist){.kind = DIST_EXPONENTIAL, .a = mean};
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
static double exponential_largest(const struct dist *d)
{
    return EXPONENTIAL_MOST * d->a;
}
static double exponential_invert(const struct dist *d, double u)
{
    return -d->a * log(u);
}
const struct law law_exponential = {exponential_mean,    exponential_variance, exponential_cdf,
                                    exponential_largest, exponential_invert,   NULL};

/* ---- gamma, and erlang as one of a whole shape ------------------------------------------------------ */

struct dist dist_erlang(unsigned stages, double mean)
{
    return (struct dist){.kind = DIST_ERLANG, .a = mean / stages, .b = stages};
}
struct dist dist_gamma(double mean, double cv)
{
    return (struct dist){.kind = DIST_GAMMA, .a = mean * cv * cv, .b = 1 / (cv * cv)};
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
static double gamma_largest(const struct dist *d)
{
    return d->a * (d->b + NORMAL_MOST * sqrt(d->b) + EXPONENTIAL_MOST);
}
static double gamma_draw(const struct dist *d, struct uniforms u, const struct place_in_stream *at,
                         gsl_rng *rng)
{
    (void)u;
    stream_seek(rng, at->key, at->replication, at->call, at->draw);
    return gsl_ran_gamma(rng, d->b, d->a);
}
const struct law law_gamma = {gamma_mean, gamma_variance, gamma_cdf, gamma_largest, NULL, gamma_draw};

/* ---- lognormal ------------------------------------------------------------------------------------- */

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
static double lognormal_largest(const struct dist *d)
{
    return exp(d->a + NORMAL_MOST * d->b);
}
static double lognormal_invert(const struct dist *d, double u)
{
    return exp(d->a + d->b * gsl_cdf_ugaussian_Pinv(u));
}
const struct law law_lognormal = {lognormal_mean,    lognormal_variance, lognormal_cdf,
                                  lognormal_largest, lognormal_invert,   NULL};

/* ---- weibull --------------------------------------------------------------------------------------- */

struct dist dist_weibull(double scale, double shape)
{
    return (struct dist){.kind = DIST_WEIBULL, .a = scale, .b = shape};
}
struct dist dist_weibull_mean(double mean, double shape)
{
    return dist_weibull(mean / gsl_sf_gamma(1 + 1 / shape), shape);
}
static double weibull_mean(const struct dist *d)
{
    return d->a * gsl_sf_gamma(1 + 1 / d->b);
}
/* As a multiple of the mean's square: for large shapes nearly nothing is left of the difference. */
static double weibull_variance(const struct dist *d)
{
    double m = weibull_mean(d);
    return m * m * expm1(gsl_sf_lngamma(1 + 2 / d->b) - 2 * gsl_sf_lngamma(1 + 1 / d->b));
}
static double weibull_cdf(const struct dist *d, double x)
{
    return gsl_cdf_weibull_P(x, d->a, d->b);
}
static double weibull_largest(const struct dist *d)
{
    return d->a * pow(EXPONENTIAL_MOST, 1 / d->b);
}
static double weibull_invert(const struct dist *d, double u)
{
    return gsl_cdf_weibull_Pinv(u, d->a, d->b);
}
const struct law law_weibull = {weibull_mean,    weibull_variance, weibull_cdf,
                                weibull_largest, weibull_invert,   NULL};

/* ---- uniform --------------------------------------------------------------------------------------- */

struct dist dist_uniform(double min, double max)
{
    return (struct dist){.kind = DIST_UNIFORM, .a = min, .b = max};
}
static double uniform_mean(const struct dist *d)
{
    return (d->a + d->b) / 2;
}
static double uniform_variance(const struct dist *d)
{
    double width = d->b - d->a;
    return width * width / 12;
}
static double uniform_cdf(const struct dist *d, double x)
{
    return x < d->b ? gsl_cdf_flat_P(x, d->a, d->b) : 1; /* also when both are the same */
}
static double uniform_largest(const struct dist *d)
{
    return d->b;
}
static double uniform_invert(const struct dist *d, double u)
{
    return gsl_cdf_flat_Pinv(u, d->a, d->b);
}
const struct law law_uniform = {uniform_mean,    uniform_variance, uniform_cdf,
                                uniform_largest, uniform_invert,   NULL};

/* ---- triangular: two straight lines of density ------------------------------------------------------- */

struct dist dist_triangular(double min, double mode, double max)
{
    return (struct dist){.kind = DIST_TRIANGULAR, .a = min, .b = mode, .c = max};
}
static double triangular_mean(const struct dist *d)
{
    return (d->a + d->b + d->c) / 3;
}
static double triangular_variance(const struct dist *d)
{
    double rise = d->b - d->a, fall = d->c - d->b;
    return (rise * rise + rise * fall + fall * fall) / 18;
}
static double triangular_cdf(const struct dist *d, double x)
{
    double width = d->c - d->a;
    if (x >= d->c)
        return 1;
    if (x <= d->a)
        return 0;
    return x < d->b ? (x - d->a) * (x - d->a) / (width * (d->b - d->a))
                    : 1 - (d->c - x) * (d->c - x) / (width * (d->c - d->b));
}
static double triangular_largest(const struct dist *d)
{
    return d->c;
}
static double triangular_invert(const struct dist *d, double u)
{
    double width = d->c - d->a, rise = d->b - d->a, fall = d->c - d->b;
    return u * width < rise ? d->a + sqrt(u * width * rise) : d->c - sqrt((1 - u) * width * fall);
}
const struct law law_triangular = {triangular_mean,    triangular_variance, triangular_cdf,
                                   triangular_largest, triangular_invert,   NULL};
