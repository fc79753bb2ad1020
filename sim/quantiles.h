/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles of waits over all replications together, with their intervals from the replications.
 *
 * N waits of n replications, F(x) the proportion of them up to x. The p-quantile is the wait whose rank is p N:
 * found in the bins of sim/histogram.h, inside of a bin by its rank there, hence at most 0.79 % off.
 *
 * Its interval is where F passes from p - h to p + h (Woodruff 1952), h = t(n-1) s: s is the standard error of
 * F(x), which is a ratio of sums over replications, by the delta method. It is sqrt(d F (1 - F) / N), d the
 * design effect: by how much waits that depend on each other know less than as many independent ones. Far out
 * in the tail a few bad days decide, and d is guessed too low by just those samples where the quantile is too
 * low. So d is the largest of those at cuts between the first quarter and the quantile. A quantile of zero has
 * the interval [0, 0] when p lies below F(0) by more than h. Where p + h lies beyond all waits but one, too few
 * are known: no interval. Sources and measured coverage: docs/formulas.md
 *
 * Memory: for each flow in each reporting interval the bins in use, in pages of 256 bytes, of which there are
 * at most 228 twice over and usually 50; for each row of figures in each of them 5 KiB. With 100 queues of one
 * call type each and 48 intervals all of this is below 200 MB, for any number of replications and calls.
 */
#ifndef SIM_QUANTILES_H
#define SIM_QUANTILES_H

#include "sim/results.h"
#include "sim/tally.h"

struct quantiles;

struct quantiles *quantiles_new(const struct tally *shape); /* NULL: out of memory */
void quantiles_free(struct quantiles *q);

/* Makes room for what is to be added next; false: out of memory, and nothing has changed. */
bool quantiles_reserve(struct quantiles *q, const struct tally *t);
void quantiles_add(struct quantiles *q, const struct tally *t);

/* Of all the tallies so far, `n` of them. Span 0 is the whole window, 1 + i interval i; rows are those of
 * sim/tally.h. */
void quantiles_estimate(const struct quantiles *q, uint32_t span, uint32_t row, uint32_t n, double confidence,
                        struct estimate out[2 * QUANTILES]);

#endif
