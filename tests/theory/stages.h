/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Service or gaps between arrivals in two exponential stages, as Markov chains. Times in one unit. */
#ifndef TESTS_THEORY_STAGES_H
#define TESTS_THEORY_STAGES_H

#include <stdbool.h>

/* Poisson arrivals, service in two exponential stages one after the other (equal means: Erlang-2),
 * exponential patience. States: agents in the first stage, in the second, callers who wait. */
struct two_stages {
    double arrivals, first, second; /* per unit of time; means */
    int agents, most;
    double patience; /* mean; 0: infinite */
    double balk;     /* 0..1: of those who would have to wait */
};
struct stages_answers {
    double p_wait, wait; /* of those who do not balk */
    double busy;         /* probability that a caller finds all agents busy */
};
bool two_stages_answers(const struct two_stages *c, struct stages_answers *out);

/* The gaps between arrivals are two exponential stages of mean `stage`; exponential talk, infinite patience.
 * States: the stage, callers in the center. The answers are those of arriving callers. */
struct staged_arrivals {
    double stage, talk;
    int agents, most;
};
bool staged_arrivals_answers(const struct staged_arrivals *c, struct stages_answers *out);

#endif
