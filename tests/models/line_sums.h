/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a center by summing over the states of its Markov chain, in extended precision: what becomes of a
 * caller is followed jump by jump. None of the integrals and recursions of models/ is in it.
 */
#ifndef TESTS_MODELS_LINE_SUMS_H
#define TESTS_MODELS_LINE_SUMS_H

#include <stdbool.h>
#include "models/erlang.h"

struct line_sums {
    long double blocking, balked, abandonment, p_wait, wait, asa, time_to_abandon, queue_length, occupancy;
    long double answered_offered, answered_answered, excluding_short_abandons, abandons_count;
};

/* 1/B = sum over k of n! / (n - k)! / load^k. */
long double blocked_exactly(uint32_t agents, long double load);

/* The probability to wait must be above 1e-300. False when out of memory, and where the line is longer than a
 * million: without a steady state it would grow for ever. */
bool line_sums(const struct center *c, struct line_sums *out);

#endif
