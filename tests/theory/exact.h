/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Answers of Markovian call centers by summing over their states: no formula of Erlang or Cobham in it, so
 * that published values and simulations meet something independent of both. Extended precision throughout.
 */
#ifndef TESTS_THEORY_EXACT_H
#define TESTS_THEORY_EXACT_H

#define EXACT_UNLIMITED (-1)

/* Poisson arrivals, exponential talk and patience, one queue, first come first served. */
struct exact_center {
    double arrivals; /* per unit of time, > 0 */
    double talk;     /* mean, > 0 */
    double patience; /* mean, > 0; 0: infinite, then arrivals x talk < agents */
    int agents;      /* >= 1 */
    int places;      /* to wait in, or EXACT_UNLIMITED */
    double within;   /* threshold of the service level, >= 0 */
};

/* In the unit of time of the center; of those who get in: neither blocking nor the empty mean of nobody
 * (0) counts. */
struct exact_answers {
    long double blocking;
    long double p_wait, wait, asa, time_to_abandon, abandonment, occupancy;
    long double answered_offered, answered_answered, excluding_short_abandons, abandons_count;
};

/* False when out of memory. */
_Bool exact_answers(const struct exact_center *c, struct exact_answers *out);

/* Two queues before the same agents, no patience, calls in session are not interrupted; the first queue is
 * served first. Mean waits of both, and the probability to wait. */
struct exact_priority {
    double first, second; /* arrivals per unit of time */
    double talk;          /* mean, of both */
    int agents;
};
struct exact_priority_answers {
    double p_wait, wait_first, wait_second;
};
_Bool exact_priority(const struct exact_priority *c, struct exact_priority_answers *out);

#endif
