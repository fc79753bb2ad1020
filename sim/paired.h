/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The difference of two ratios, B - A, from replications that both have simulated with the same callers.
 *
 * With r = sum x / sum y of each, replication i adds to the difference, to first order, what the delta method says:
 *
 *     e_i = (xB - rB yB) / mean yB - (xA - rA yA) / mean yA,    s = sqrt( sum e_i^2 / (n - 1) )
 *
 * and the interval is rB - rA +- t(n-1) s / sqrt(n). What both have in common cancels in e_i, which makes s small.
 * Derivation and sources: docs/formulas.md
 */
#ifndef SIM_PAIRED_H
#define SIM_PAIRED_H

#include "sim/formulas.h"
#include "sim/results.h"

enum { PAIRED_PARTS = 4 };

/* Of the replications so far: exact sums, and centred products (Welford's updates) of four parts whose linear
 * combination e is. With u = x - guess y, where the guess is the first ratio: uB - uA, yB - yA, uA, yA. Whatever A and
 * B have in common is subtracted before it is squared; for two equal systems e is exactly 0. */
struct paired {
    struct paired_side {
        int128 x, y;
        double guess;
    } a, b;
    double mean[PAIRED_PARTS], product[PAIRED_PARTS][PAIRED_PARTS];
    uint32_t empty; /* replications in which A or B had nothing to divide by */
};

/* Adds replication number n, counted from 1. */
void paired_add(struct paired *p, struct ratio a, struct ratio b, uint32_t n);

/* `n` replications, `confidence` in (0, 1); undefined when A or B is. The ends are not cut off. */
struct estimate paired_estimate(const struct paired *p, uint32_t n, double confidence, enum unit unit);

#endif
