/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <gsl/gsl_cdf.h>
#include "models/law.h"

/* ---- moments, piece by piece ------------------------------------------------------------------------ */

#define HAZARD_MOST 700.0  /* e^-700 is nothing; GSL is not asked about infinity */
#define HAZARD_LEAST 1e-17 /* in less than this nobody leaves, as far as a double can tell */

static double length_of(const struct dist *d, uint32_t i)
{
    return i + 1 < d->count ? d->pieces[i + 1].from - d->pieces[i].from : INFINITY;
}

static double hazard_in(const struct dist *d, uint32_t i)
{
    return d->pieces[i].rate > 0 ? fmin(d->pieces[i].rate * length_of(d, i), HAZARD_MOST) : 0;
}

/* E X is the integral of the survival. */
static double integral_of_survival(const struct dist *d)
{
    double sum = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        double hazard = hazard_in(d, i);
        double here = hazard > HAZARD_LEAST ? -expm1(-hazard) / d->pieces[i].rate : length_of(d, i);
        sum += exp(-d->pieces[i].done) * here;
    }
    return sum;
}

/* The integral of (t - m)^2 times the density: in a piece t - m = off + s, and the moments of s are
 * incomplete gamma functions. */
static double second_moment_around(const struct dist *d, double m)
{
    double sum = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        double hazard = hazard_in(d, i), rate = d->pieces[i].rate, off = d->pieces[i].from - m;
        if (hazard <= HAZARD_LEAST)
            continue;
        double moments = off * off * -expm1(-hazard) + 2 * off * gsl_cdf_gamma_P(hazard, 2, 1) / rate +
                         2 * gsl_cdf_gamma_P(hazard, 3, 1) / (rate * rate);
        sum += exp(-d->pieces[i].done) * moments;
    }
    return sum;
}

struct dist dist_piecewise_hazard(uint32_t count, struct dist_piece *pieces)
{
    struct dist d = {.kind = DIST_PIECEWISE_HAZARD, .count = count, .a = 1, .pieces = pieces};
    pieces[0].done = 0;
    for (uint32_t i = 1; i < count; i++)
        pieces[i].done = pieces[i - 1].done + pieces[i - 1].rate * length_of(&d, i - 1);
    d.b = integral_of_survival(&d);
    d.c = second_moment_around(&d, d.b);
    return d;
}

/* ---- the law ------------------------------------------------------------------------------------------ */

/* The last piece for which `key` (its start, or the hazard before it) is not above `value`. */
static const struct dist_piece *piece_at(const struct dist *d, double value,
                                         double (*key)(const struct dist_piece *))
{
    uint32_t low = 0, high = d->count - 1;
    while (low < high) {
        uint32_t middle = high - (high - low) / 2;
        if (key(&d->pieces[middle]) <= value)
            low = middle;
        else
            high = middle - 1;
    }
    return &d->pieces[low];
}

static double start_of(const struct dist_piece *piece)
{
    return piece->from;
}
static double hazard_before(const struct dist_piece *piece)
{
    return piece->done;
}

static double hazard_cdf(const struct dist *d, double x)
{
    double t = x / d->a;
    const struct dist_piece *piece = piece_at(d, t, start_of);
    return -expm1(-(piece->done + piece->rate * (t - piece->from)));
}

/* When the accumulated hazard reaches a value. A piece without hazard is never the last one whose start is
 * not above it, except at the end, where the hazard is above 0. */
static double time_of_hazard(const struct dist *d, double hazard)
{
    const struct dist_piece *piece = piece_at(d, hazard, hazard_before);
    return d->a * (piece->from + (hazard - piece->done) / piece->rate);
}

static double hazard_largest(const struct dist *d)
{
    return time_of_hazard(d, EXPONENTIAL_MOST);
}

static double hazard_invert(const struct dist *d, double u)
{
    return time_of_hazard(d, -log(u));
}

const struct law law_piecewise_hazard = {listed_mean,    listed_variance, hazard_cdf,
                                         hazard_largest, hazard_invert,   NULL};
