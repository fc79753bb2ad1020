/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row per law, without its atom; for models/ alone.
 *
 *   law_simple.c     one or two shapes by formula: constant to triangular
 *   law_mixture.c    one of several laws
 *   law_hazard.c     a hazard in steps
 *   law_empirical.c  what was observed
 */
#ifndef MODELS_LAW_H
#define MODELS_LAW_H

#include "models/dist.h"

/* How far a standard normal and an exponential of mean 1 can be drawn from uniforms of 2^-53: 8.3 and
 * 36.8. The gamma of GSL has its tail between those of the two. */
#define NORMAL_MOST 8.5
#define EXPONENTIAL_MOST 40.0

/* By inversion (value of u) where there is a quick exact inverse, else by a draw of its own. */
struct law {
    double (*mean)(const struct dist *d);
    double (*variance)(const struct dist *d);
    double (*cdf)(const struct dist *d, double x); /* x >= 0 */
    double (*largest)(const struct dist *d);
    double (*invert)(const struct dist *d, double u);
    double (*draw)(const struct dist *d, struct uniforms u, const struct place_in_stream *at, gsl_rng *rng);
};

extern const struct law law_constant, law_exponential, law_gamma, law_lognormal, law_weibull, law_uniform,
    law_triangular, law_mixture, law_piecewise_hazard, law_empirical, law_empirical_smooth;

/* Of a law with a list, which knows them from when it was made. */
static inline double listed_mean(const struct dist *d)
{
    return d->a * d->b;
}
static inline double listed_variance(const struct dist *d)
{
    return d->a * d->a * d->c;
}

#endif
