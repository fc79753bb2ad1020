/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether samples follow a law. Seeds are fixed: what passes once passes always. */
#ifndef TESTS_MODELS_SAMPLING_H
#define TESTS_MODELS_SAMPLING_H

#include "models/dist.h"

/* Of calls 0, 1, ... n - 1 of one stream; to be freed. */
double *sample_many(const struct dist *d, unsigned n);

/* Sorts x. Kolmogorov's distance times sqrt(n). For a continuous law P(> 2.7) is 2 e^(-2 2.7^2), about
 * 1e-6; with atoms it is less. */
#define KOLMOGOROV_MOST 2.7
double kolmogorov(const struct dist *d, double *x, unsigned n);

/* The sample's mean and variance against the exact ones, in standard errors; that of the variance is from
 * the sample's fourth moment. */
#define Z_MOST 4.5
double mean_z(const struct dist *d, const double *x, unsigned n);
double variance_z(const struct dist *d, const double *x, unsigned n);

/* Chi-square of counts against probabilities, as standard deviations of a normal law (Wilson, Hilferty). */
double chi_square_z(const double *counts, const double *probabilities, unsigned cells);

/* P(X < x) */
double cdf_below(const struct dist *d, double x);

#endif
