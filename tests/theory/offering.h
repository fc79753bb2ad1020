/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents who take time to answer, and reject, as a Markov chain: Poisson arrivals, everything else
 * exponential. Whoever is offered is still impatient; a rejected caller is at once offered again, first of
 * all.
 */
#ifndef TESTS_THEORY_OFFERING_H
#define TESTS_THEORY_OFFERING_H

#include <stdbool.h>

/* States: agents who are offered a caller, who talk, who wrap up; callers who wait. */
struct offering {
    double arrivals;                        /* per unit of time */
    double answer, talk, wrap_up, patience; /* means */
    double reject;                          /* 0..1, after the answer */
    int agents, most_waiting;
};

/* Numbers of agents and callers; `waiting` without those being offered. */
struct offering_answers {
    double offered, talking, wrapping, waiting;
};

bool offering_answers(const struct offering *c, struct offering_answers *out);

#endif
