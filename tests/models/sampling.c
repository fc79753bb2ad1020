/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/sampling.h"

#include <math.h>
#include <stdlib.h>

double *sample_many(const struct dist *d, unsigned n)
{
    double *x = malloc(n * sizeof *x);
    gsl_rng *rng = gsl_rng_alloc(stream_gsl);
    struct stream_key key = stream_key(11, STREAM_TALK, "test");
    for (unsigned i = 0; i < n; i++) {
        struct place_in_stream at = {key, 0, i, 0};
        x[i] = dist_sample(d, stream_uniforms(key, 0, i, 0), &at, rng);
    }
    gsl_rng_free(rng);
    return x;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double cdf_below(const struct dist *d, double x)
{
    return dist_cdf(d, nextafter(x, -INFINITY));
}

/* Of equal values the last one is compared with the law at that value, the first one with its limit from
 * the left. */
double kolmogorov(const struct dist *d, double *x, unsigned n)
{
    double worst = 0;
    qsort(x, n, sizeof *x, ascending);
    for (unsigned i = 0; i < n; i++) {
        if (i + 1 == n || x[i + 1] > x[i])
            worst = fmax(worst, fabs((i + 1.0) / n - dist_cdf(d, x[i])));
        if (i == 0 || x[i - 1] < x[i])
            worst = fmax(worst, fabs((double)i / n - cdf_below(d, x[i])));
    }
    return worst * sqrt(n);
}

double mean_z(const struct dist *d, const double *x, unsigned n)
{
    double sum = 0;
    for (unsigned i = 0; i < n; i++)
        sum += x[i];
    return (sum / n - dist_mean(d)) / sqrt(dist_variance(d) / n);
}

double variance_z(const struct dist *d, const double *x, unsigned n)
{
    double m = dist_mean(d), s2 = 0, s4 = 0;
    for (unsigned i = 0; i < n; i++) {
        double e2 = (x[i] - m) * (x[i] - m);
        s2 += e2;
        s4 += e2 * e2;
    }
    s2 /= n;
    s4 /= n;
    return (s2 - dist_variance(d)) / sqrt((s4 - s2 * s2) / n);
}

double chi_square_z(const double *counts, const double *probabilities, unsigned cells)
{
    double n = 0, sum = 0, freedom = cells - 1;
    for (unsigned i = 0; i < cells; i++)
        n += counts[i];
    for (unsigned i = 0; i < cells; i++) {
        double expected = n * probabilities[i];
        sum += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    double spread = 2 / (9 * freedom);
    return (cbrt(sum / freedom) - (1 - spread)) / sqrt(spread);
}
