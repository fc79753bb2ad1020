/* SPDX-License-Identifier: GPL-3.0-or-later */
/* MSER-5: where the beginning of a series ends that still shows how it began (White, 1997; White, Cobb, Spratt,
 * 2000). Of all beginnings that might be dropped it is the one without which the mean of the rest has the smallest
 * standard error, if the means of batches of five observations were independent.
 *
 * Of one replication alone the answer is mostly noise; meant for the average over several.
 *
 * Derivation and sources: docs/formulas.md#warm-up
 */
#ifndef SIM_MSER_H
#define SIM_MSER_H

#include <stdint.h>

enum {
    MSER_BATCH = 5,
    MSER_LEAST = 5 /* batches that are kept: a few at the end may be equal by chance */
};

/* How many observations to drop, a multiple of MSER_BATCH; the fewest where several are as good. Observations at the
 * end that fill no batch are not looked at. 0 when there are not more than MSER_LEAST batches. */
uint32_t mser5(const double *series, uint32_t count);

#endif
