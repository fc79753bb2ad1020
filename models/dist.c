/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/dist.h"

#include <math.h>
#include "models/law.h"

static const struct law *const laws[DIST_KINDS] = {
    [DIST_CONSTANT] = &law_constant,
    [DIST_EXPONENTIAL] = &law_exponential,
    [DIST_ERLANG] = &law_gamma,
    [DIST_GAMMA] = &law_gamma,
    [DIST_LOGNORMAL] = &law_lognormal,
    [DIST_WEIBULL] = &law_weibull,
    [DIST_UNIFORM] = &law_uniform,
    [DIST_TRIANGULAR] = &law_triangular,
    [DIST_MIXTURE] = &law_mixture,
    [DIST_PIECEWISE_HAZARD] = &law_piecewise_hazard,
    [DIST_EMPIRICAL] = &law_empirical,
    [DIST_EMPIRICAL_SMOOTH] = &law_empirical_smooth,
};

struct dist dist_scaled(struct dist d, double factor)
{
    if (d.kind == DIST_LOGNORMAL) {
        d.a += log(factor);
        return d;
    }
    d.a *= factor;
    if (d.kind == DIST_UNIFORM || d.kind == DIST_TRIANGULAR) {
        d.b *= factor;
        d.c *= factor;
    }
    return d;
}

bool dist_equal(const struct dist *a, const struct dist *b)
{
    return a->kind == b->kind && a->count == b->count && a->a == b->a && a->b == b->b && a->c == b->c &&
           a->zero == b->zero && a->values == b->values;
}

double dist_mean(const struct dist *d)
{
    return (1 - d->zero) * laws[d->kind]->mean(d);
}

double dist_variance(const struct dist *d)
{
    double m = laws[d->kind]->mean(d);
    return (1 - d->zero) * (laws[d->kind]->variance(d) + d->zero * m * m);
}

double dist_cdf(const struct dist *d, double x)
{
    return x < 0 ? 0 : d->zero + (1 - d->zero) * laws[d->kind]->cdf(d, x);
}

double dist_largest(const struct dist *d)
{
    return laws[d->kind]->largest(d);
}

double dist_sample(const struct dist *d, struct uniforms u, const struct place_in_stream *at, gsl_rng *rng)
{
    if (d->zero > 0 && u.choice < d->zero)
        return 0;
    if (d->kind == DIST_EXPONENTIAL) /* the common one, without a call through a table */
        return -d->a * log(u.value);
    const struct law *law = laws[d->kind];
    if (law->invert)
        return law->invert(d, u.value);
    if (d->zero > 0) /* no atom this time: what is left of the choice is uniform again */
        u.choice = (u.choice - d->zero) / (1 - d->zero);
    return law->draw(d, u, at, rng);
}
