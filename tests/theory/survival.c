/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/survival.h"

#include <math.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

static double normal(double x)
{
    return gsl_cdf_ugaussian_P(x);
}

/* Of the law without limit and zero. */
static double alive(const struct survival *s, double x)
{
    switch (s->kind) {
    case SURVIVAL_CONSTANT: return x < s->a;
    case SURVIVAL_EXPONENTIAL: return exp(-x / s->a);
    case SURVIVAL_UNIFORM: return x <= s->a ? 1 : x >= s->b ? 0 : (s->b - x) / (s->b - s->a);
    case SURVIVAL_WEIBULL: return exp(-pow(x / s->a, s->b));
    case SURVIVAL_GAMMA: return x > 0 ? gsl_sf_gamma_inc_Q(s->b, x / s->a) : 1;
    case SURVIVAL_LOGNORMAL: return x > 0 ? normal(-(log(x) - s->a) / s->b) : 1;
    case SURVIVAL_HYPEREXPONENTIAL: return s->p * exp(-x / s->a) + (1 - s->p) * exp(-x / s->b);
    case SURVIVAL_HAZARD: return exp(-s->p * fmin(x, s->a) - s->b * fmax(x - s->a, 0));
    case SURVIVAL_FOREVER: break;
    }
    return 1;
}

static double uniform_lived(const struct survival *s, double x)
{
    double u = fmin(x, s->b) - s->a;
    return u <= 0 ? x : s->a + u - u * u / 2 / (s->b - s->a);
}

static double hazard_lived(const struct survival *s, double x)
{
    double early = fmin(x, s->a), late = fmax(x - s->a, 0);
    double first = s->p > 0 ? -expm1(-s->p * early) / s->p : early;
    return first - exp(-s->p * s->a) * expm1(-s->b * late) / s->b;
}

/* For gamma and lognormal by parts: x P(X > x) + E[X; X <= x]. */
static double lived(const struct survival *s, double x)
{
    switch (s->kind) {
    case SURVIVAL_CONSTANT: return fmin(x, s->a);
    case SURVIVAL_EXPONENTIAL: return -s->a * expm1(-x / s->a);
    case SURVIVAL_UNIFORM: return uniform_lived(s, x);
    case SURVIVAL_WEIBULL:
        return s->a * gsl_sf_gamma(1 + 1 / s->b) * gsl_sf_gamma_inc_P(1 / s->b, pow(x / s->a, s->b));
    case SURVIVAL_GAMMA: return x * alive(s, x) + s->a * s->b * gsl_sf_gamma_inc_P(s->b + 1, x / s->a);
    case SURVIVAL_LOGNORMAL:
        return x <= 0 ? 0
                      : x * alive(s, x) + exp(s->a + s->b * s->b / 2) * normal((log(x) - s->a) / s->b - s->b);
    case SURVIVAL_HYPEREXPONENTIAL:
        return -s->p * s->a * expm1(-x / s->a) - (1 - s->p) * s->b * expm1(-x / s->b);
    case SURVIVAL_HAZARD: return hazard_lived(s, x);
    case SURVIVAL_FOREVER: break;
    }
    return x;
}

double survival_alive(const struct survival *s, double x)
{
    return s->limit > 0 && x >= s->limit ? 0 : (1 - s->zero) * alive(s, x);
}

double survival_lived(const struct survival *s, double x)
{
    return (1 - s->zero) * lived(s, s->limit > 0 ? fmin(x, s->limit) : x);
}

struct survival survival_gamma(double mean, double cv)
{
    return (struct survival){.kind = SURVIVAL_GAMMA, .a = mean * cv * cv, .b = 1 / (cv * cv)};
}

struct survival survival_lognormal(double mean, double cv)
{
    double variance = log1p(cv * cv);
    return (struct survival){.kind = SURVIVAL_LOGNORMAL, .a = log(mean) - variance / 2, .b = sqrt(variance)};
}

struct survival survival_weibull(double mean, double shape)
{
    return (struct survival){.kind = SURVIVAL_WEIBULL, .a = mean / gsl_sf_gamma(1 + 1 / shape), .b = shape};
}
