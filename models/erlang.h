/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A center in its steady state: calls come at random (Poisson), talk is exponential, one line that is served
 * first come, first served, by agents who are all alike. The formulas of Erlang and their relatives.
 *
 * Derivations and sources: docs/formulas.md#centers-in-their-steady-state
 */
#ifndef MODELS_ERLANG_H
#define MODELS_ERLANG_H

#include <stdbool.h>
#include <stdint.h>

/* Erlang B: probability that a call finds all agents busy where nobody waits.
 *
 *   agents   >= 0          0: everybody is lost
 *   load     >= 0          erlangs: calls per second x mean talk in seconds, whatever the law of the talk
 *   returns  [0, 1]        0 when it is below the smallest double
 *
 * By the recursion over the agents, which neither overflows nor cancels. O(agents).
 */
double erlang_b(uint32_t agents, double load);

/* Erlang C: probability that a call has to wait where nobody gives up.
 *
 *   agents   >= 0
 *   load     >= 0          erlangs
 *   returns  [0, 1]        1 when load >= agents: no steady state, all wait
 */
double erlang_c(uint32_t agents, double load);

#define PLACES_UNLIMITED UINT32_MAX

/* What the formulas are about. Times in one unit, here seconds. */
struct center {
    uint32_t agents; /* >= 1 */
    uint32_t places; /* to wait in; 0: a loss system; PLACES_UNLIMITED */
    double rate;     /* calls per second, > 0 and finite */
    double talk;     /* mean, > 0 and finite: all the time that a call takes of an agent */
    double patience; /* mean of those who have any, > 0; INFINITY: nobody gives up */
    double balk;     /* [0, 1]: probability to turn away rather than wait */
    double zero;     /* [0, 1]: of the others, who abandon after a wait of 0 when it would be longer */
    double within;   /* threshold of the service levels, >= 0 */
};

/* What they say, each as the reports of a simulation define it. NAN where there is nothing to divide by, or
 * where a formula does not know. */
struct center_figures {
    bool steady;          /* false: the line grows for ever; waits are infinite */
    double blocking;      /* of all calls: no place left */
    double balked;        /* of all calls */
    double abandonment;   /* of all calls */
    double p_wait;        /* wait > 0, of those who were neither blocked nor balked; so is */
    double wait;          /* the mean wait, zeros included */
    double asa;           /* mean wait of the answered, zeros included */
    double time_to_abandon;
    double queue_length;  /* time average of those who wait */
    double occupancy;     /* of the agents */
    double answered_offered, answered_answered, excluding_short_abandons, abandons_count; /* service levels */
};

/* Any center: Erlang B, Erlang C, Erlang A (M/M/n+M), M/M/n/K and M/M/n/K+M by what it is. */
struct center_figures center_figures(const struct center *c);

/* Parts of 1, summed over what can happen to a call, from which all the figures are made. */
struct center_sums {
    double no_wait;        /* answered at once */
    double waits;          /* waits longer than 0 */
    double blocked, balked, none; /* none: abandons at once */
    double answered_late;  /* of those who wait */
    double given_up;       /* of those who wait */
    double answered_soon, given_up_soon; /* of these, within the threshold */
    double wait_answered, wait_given_up; /* mean x part */
};
struct center_figures center_divide(const struct center *c, const struct center_sums *s);

#endif
