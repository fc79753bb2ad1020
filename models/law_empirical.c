/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include "models/law.h"

/* The mean of n - 1 uniform laws between neighbours, and their variance around it. */
static void smooth_moments(struct dist *d)
{
    double gaps = d->count - 1;
    for (uint32_t i = 0; i + 1 < d->count; i++)
        d->b += (d->values[i] / 2 + d->values[i + 1] / 2) / gaps;
    for (uint32_t i = 0; i + 1 < d->count; i++) {
        double width = d->values[i + 1] - d->values[i], off = d->values[i] + width / 2 - d->b;
        d->c += (off * off + width * width / 12) / gaps;
    }
}

struct dist dist_empirical(uint32_t count, double *values, bool smooth)
{
    gsl_sort(values, 1, count);
    struct dist d = {.kind = smooth ? DIST_EMPIRICAL_SMOOTH : DIST_EMPIRICAL, .count = count, .a = 1,
                     .values = values};
    if (smooth) {
        smooth_moments(&d);
    } else {
        d.b = gsl_stats_mean(values, 1, count);
        d.c = gsl_stats_variance_with_fixed_mean(values, 1, count, d.b);
    }
    return d;
}

/* How many values are not above x, multiplied as a sample is: it counts itself. */
static uint32_t rank_of(const struct dist *d, double x)
{
    uint32_t low = 0, high = d->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (d->a * d->values[middle] <= x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static double empirical_largest(const struct dist *d)
{
    return d->a * d->values[d->count - 1];
}

static double empirical_cdf(const struct dist *d, double x)
{
    return (double)rank_of(d, x) / d->count;
}

static double empirical_invert(const struct dist *d, double u)
{
    uint32_t i = (uint32_t)(u * d->count);
    return d->a * d->values[i < d->count ? i : d->count - 1];
}

static double smooth_cdf(const struct dist *d, double x)
{
    uint32_t rank = rank_of(d, x);
    if (rank == 0 || rank == d->count)
        return rank > 0;
    double below = d->a * d->values[rank - 1], above = d->a * d->values[rank];
    return (rank - 1 + (x - below) / (above - below)) / (d->count - 1);
}

static double smooth_invert(const struct dist *d, double u)
{
    double place = u * (d->count - 1);
    uint32_t i = (uint32_t)place;
    if (i + 1 >= d->count)
        return empirical_largest(d);
    return d->a * (d->values[i] + (place - i) * (d->values[i + 1] - d->values[i]));
}

const struct law law_empirical = {listed_mean,       listed_variance,  empirical_cdf,
                                  empirical_largest, empirical_invert, NULL};
const struct law law_empirical_smooth = {listed_mean,       listed_variance, smooth_cdf,
                                         empirical_largest, smooth_invert,   NULL};
