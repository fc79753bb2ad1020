/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions of durations: how long callers talk, how long they have patience.
 *
 * A law is a value of a few parameters, in seconds unless said otherwise, with an optional atom at zero:
 * X = 0 with probability `zero`, else the law. `{0}` is DIST_NONE: no such duration (infinite patience,
 * no wrap-up), which is never sampled. Make the others with the constructors; they expect parameters that
 * were checked. Laws that are lists point into memory of whoever made them (the arena of a loaded
 * scenario), which must live as long. Formulas and their sources: docs/formulas.md
 */
#ifndef MODELS_DIST_H
#define MODELS_DIST_H

#include <stdbool.h>
#include <stddef.h>
#include "models/stream.h"

enum dist_kind {
    DIST_NONE,
    DIST_CONSTANT,         /* a: the value >= 0 */
    DIST_EXPONENTIAL,      /* a: the mean > 0 */
    DIST_ERLANG,           /* a: mean of one stage > 0, b: stages >= 1 (a whole number) */
    DIST_GAMMA,            /* a: scale > 0, b: shape > 0 */
    DIST_LOGNORMAL,        /* a: mean of ln X, b: standard deviation of ln X >= 0 */
    DIST_WEIBULL,          /* a: scale > 0, b: shape in [0.1, 1000] */
    DIST_UNIFORM,          /* a: min >= 0, b: max >= min */
    DIST_TRIANGULAR,       /* a: min >= 0, b: mode >= min, c: max >= mode */
    DIST_MIXTURE,          /* parts; hyperexponential is one of exponentials */
    DIST_PIECEWISE_HAZARD, /* pieces */
    DIST_EMPIRICAL,        /* values, each with the same probability */
    DIST_EMPIRICAL_SMOOTH, /* values, and straight lines between them */
    DIST_KINDS
};

struct dist {
    enum dist_kind kind;
    uint32_t count;  /* of parts, pieces or values; else 0 */
    double a, b, c;  /* with a list: a multiplies every value; b, c: mean and variance without that */
    double zero;     /* [0, 1]: probability of exactly 0 */
    union {
        const struct dist_part *parts;
        const struct dist_piece *pieces;
        const double *values; /* ascending */
    };
};

/* One law of a mixture, atom included. */
struct dist_part {
    double up_to; /* sum of the weights up to here; 1 from the last with a weight on */
    struct dist law;
};

/* From `from` on (the first from 0) the hazard is `rate` per second, until the next piece. */
struct dist_piece {
    double from, rate;
    double done; /* the hazard accumulated before: the integral of the rates */
};

struct dist dist_constant(double value);
struct dist dist_exponential(double mean);
struct dist dist_erlang(unsigned stages, double mean);
struct dist dist_gamma(double mean, double cv);
struct dist dist_lognormal(double mean, double cv);
struct dist dist_lognormal_median(double median, double sigma);
struct dist dist_weibull(double scale, double shape);
struct dist dist_weibull_mean(double mean, double shape);
struct dist dist_uniform(double min, double max);
struct dist dist_triangular(double min, double mode, double max);

/* A draw is one of the laws, with the probabilities in `up_to`: weights >= 0 that sum to 1, which become
 * sums here. count >= 1 */
struct dist dist_mixture(uint32_t count, struct dist_part *parts);

/* Patience that is worn down at a rate which changes at fixed times, say of announcements. `from` begins
 * with 0 and ascends, rates are >= 0, the last one > 0; `done` is filled in. count >= 1 */
struct dist dist_piecewise_hazard(uint32_t count, struct dist_piece *pieces);

/* What was observed. As it is: each of the values with probability 1/count. Smooth (count >= 2): between
 * the ordered values x0 <= x1 <= ... the inverse of the distribution function is linear, so that each
 * gap between two neighbours has the probability 1/(count - 1) and is uniform within; nothing is below
 * the least or above the greatest. The values, >= 0, are sorted in place. */
struct dist dist_empirical(uint32_t count, double *values, bool smooth);

/* Every value times `factor` > 0. */
struct dist dist_scaled(struct dist d, double factor);

/* The same law with the same parameters; lists are the same when they stand in the same place. */
bool dist_equal(const struct dist *a, const struct dist *b);

/* Exact, the atom included. All variances are finite. */
double dist_mean(const struct dist *d);
double dist_variance(const struct dist *d);
double dist_cdf(const struct dist *d, double x); /* P(X <= x) */

/* No sample is larger: the uniforms of models/stream.h keep away from 0 and 1 by 2^-53. */
double dist_largest(const struct dist *d);

/* A variate >= 0 in seconds, at one place of a stream. `u` are the uniforms of that place: the value by
 * inversion, the choice for the atom and the part of a mixture. `rng` is a stream_gsl generator, used
 * (after seeking to the place) only by laws that need more than one value. */
struct place_in_stream {
    struct stream_key key;
    uint32_t replication;
    uint64_t call;
    uint32_t draw;
};
double dist_sample(const struct dist *d, struct uniforms u, const struct place_in_stream *at, gsl_rng *rng);

#endif
