/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits of queues whose service or whose arrivals have no Markov chain: M/G/1, M/D/c, GI/M/1; infinite
 * patience, first come first served.
 */
#ifndef TESTS_THEORY_WAITS_H
#define TESTS_THEORY_WAITS_H

#include <stdbool.h>

/* Mean and mean square of a duration. */
struct moments {
    double mean, square;
};
struct moments moments_of(double mean, double cv);
struct moments moments_sum(struct moments a, struct moments b);           /* of two independent ones */
struct moments moments_mix(double p, struct moments a, struct moments b); /* a with probability p */
/* The sum of a number N of independent ones, P(N = k) = (1 - more) more^k. */
struct moments moments_repeat(double more, struct moments a);

/* Pollaczek 1930, Khinchine 1932: the mean wait of M/G/1. */
double poisson_one_wait(double arrivals, struct moments service);

/* The same when an agent without a caller is away for vacations, one after the other, until somebody waits:
 * more by what is left of a vacation (Levy and Yechiali, Management Science 22, 1975). */
double vacation_wait(double arrivals, struct moments service, struct moments vacation);

/* M/D/c by the number of callers every D (Crommelin, Delay probability formulae when the holding times are
 * constant, P.O.E.E.J. 25, 1932); the distribution of the wait by Franx, A simple solution for the M/D/c
 * waiting time distribution, Operations Research Letters 29, 2001. */
struct constant_talk {
    double arrivals, talk;
    int agents;
    double within;
};
struct constant_talk_answers {
    double p_wait, wait, soon; /* soon: P(wait <= within) */
};
bool constant_talk_answers(const struct constant_talk *c, struct constant_talk_answers *out);

/* The same p_wait and wait in another way: to each c-th caller M/D/c is a queue of one agent with gaps of c
 * stages, and sums of its steps give both (Spitzer 1956; Crommelin's own series). */
struct constant_talk_answers constant_talk_series(const struct constant_talk *c);

/* GI/M/1: an arriving caller finds somebody with probability sigma, the root in (0, 1) of
 * sigma = E e^(-(1 - sigma) gap / talk), and then waits an exponential time of mean talk / (1 - sigma)
 * (Kendall 1953). Gaps: constant (stages = 0) or Erlang. */
struct renewal_one {
    double gap, talk; /* means, gap > talk */
    int stages;
};
double renewal_one_sigma(const struct renewal_one *c);

#endif
