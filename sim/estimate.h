/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From replications to an estimate with its interval.
 *
 * Every metric is a ratio of sums over replications, r = sum x / sum y; a mean is the case y = 1. The sums
 * are integers, divided once. The standard deviation per replication is, by the delta method,
 *
 *     s = sqrt( sum (x - r y)^2 / (n - 1) ) / mean y
 *
 * and the interval r +- t(n-1) s / sqrt(n), cut off at what the metric can be. For y = 1 that is Student's
 * interval of the mean. Derivation and sources: docs/formulas.md
 */
#ifndef SIM_ESTIMATE_H
#define SIM_ESTIMATE_H

#include "sim/formulas.h"
#include "sim/results.h"

/* What is kept of the replications so far: exact sums, and centred second moments (Welford's updates) of y and
 * of u = x - guess y, where the guess is the ratio of the first replication that has one. Then
 * x - r y = u - (r - guess) y, and nothing large cancels: a ratio that never varies has a deviation of 0. */
struct moments {
    int128 sum_x, sum_y;
    double guess, mean_u, mean_y, uu, uy, yy;
    uint32_t empty;
};

/* Adds replication number n, counted from 1. */
void moments_add(struct moments *m, struct ratio r, uint32_t n);

/* `n` replications, `confidence` in (0, 1). */
struct estimate moments_estimate(const struct moments *m, uint32_t n, double confidence, enum unit unit);

/* Times are counted in microseconds and reported in seconds: 10^6, else 1. */
double unit_scale(enum unit unit);

/* Student's t: the half width of an interval in standard errors. n >= 2. */
double student_t(uint32_t n, double confidence);

#endif
