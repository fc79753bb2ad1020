/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transfers to a queue that the same agents serve first, as a Markov chain: Poisson arrivals, exponential
 * talk, wrap-up and patience. States: agents who talk with a caller of the first queue, with one who was
 * passed on, who wrap up; callers who wait in the first queue, and in the second.
 */
#ifndef TESTS_THEORY_PASSING_H
#define TESTS_THEORY_PASSING_H

#include <stdbool.h>

struct passing {
    double arrivals;                /* per unit of time */
    double talk, wrap_up, patience; /* means */
    double probability;             /* of a transfer */
    int agents, most_waiting;
};

struct passing_answers {
    double passed_on;             /* per unit of time */
    double p_wait[2], waiting[2]; /* by queue; waiting: callers */
    double talking, wrapping;     /* agents */
};

bool passing_answers(const struct passing *c, struct passing_answers *out);

#endif
