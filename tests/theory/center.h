/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One queue before equal agents as a Markov chain: callers who do not join, who are turned away, who give up,
 * who call again. Times in one unit throughout.
 */
#ifndef TESTS_THEORY_CENTER_H
#define TESTS_THEORY_CENTER_H

#include "tests/theory/markov.h"

/* Poisson arrivals, exponential talk and patience. States: callers in the center, callers who will call
 * again. Callers beyond `waiting` and `orbit` are cut off. */
struct one_queue {
    double arrivals;                          /* per unit of time, >= 0 */
    double talk;                              /* mean, > 0 */
    double patience;                          /* mean; 0: infinite */
    double balk;                              /* 0..1: of those who would have to wait */
    double after_abandon, after_block, delay; /* retry: probabilities, mean of the exponential delay */
    bool once;                                /* nobody calls a third time; only without places */
    int agents;                               /* who take calls; 0: a break */
    int places; /* to wait in; many for no limit */
    int most_callers, most_orbit;
};

/* NULL when out of memory. `start` callers are in the center. */
struct markov *one_queue_chain(const struct one_queue *c, int start);

/* Rates and numbers in a state, for markov_mean. */
markov_reward one_queue_waiting; /* callers */
markov_reward one_queue_talking;
markov_reward one_queue_offered;   /* per unit of time, calls again included */
markov_reward one_queue_must_wait; /* offered, all agents busy, not balked, not blocked */
markov_reward one_queue_blocked;
markov_reward one_queue_balked;
markov_reward one_queue_abandoned;
markov_reward one_queue_again; /* those who will call again join them */

#endif
