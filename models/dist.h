/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions of durations: how long callers talk, how long they have patience.
 *
 * A law is a value of two parameters, in seconds unless said otherwise, with an optional atom at zero:
 * X = 0 with probability `zero`, else the law. `{0}` is DIST_NONE: no such duration (infinite patience,
 * no wrap-up), which is never sampled. Make the others with the constructors; they expect parameters that
 * were checked (see dist_kinds for the ranges).
 */
#ifndef MODELS_DIST_H
#define MODELS_DIST_H

#include <stdbool.h>
#include <stddef.h>
#include "models/stream.h"

enum dist_kind {
    DIST_NONE,
    DIST_CONSTANT,    /* a: the value >= 0 */
    DIST_EXPONENTIAL, /* a: the mean > 0 */
    DIST_ERLANG,      /* a: mean of one stage > 0, b: stages >= 1 (a whole number) */
    DIST_GAMMA,       /* a: scale > 0, b: shape > 0 */
    DIST_LOGNORMAL,   /* a: mean of ln X, b: standard deviation of ln X >= 0 */
    DIST_KINDS
};

struct dist {
    enum dist_kind kind;
    double a, b;
    double zero; /* [0, 1]: probability of exactly 0 */
};

struct dist dist_constant(double value);
struct dist dist_exponential(double mean);
struct dist dist_erlang(unsigned stages, double mean);
struct dist dist_gamma(double mean, double cv);
struct dist dist_lognormal(double mean, double cv);
struct dist dist_lognormal_median(double median, double sigma);

/* Exact, the atom included. Formulas: docs/formulas.md */
double dist_mean(const struct dist *d);
double dist_variance(const struct dist *d);
double dist_cdf(const struct dist *d, double x); /* P(X <= x) */

/* A variate >= 0 in seconds, at one place of a stream. `u` are the uniforms of that place; `rng` is a
 * stream_gsl generator, used (after seeking to the place) only by laws that need more than one. */
struct place_in_stream {
    struct stream_key key;
    uint32_t replication;
    uint64_t call;
    uint32_t draw;
};
double dist_sample(const struct dist *d, struct uniforms u, const struct place_in_stream *at, gsl_rng *rng);

#endif
