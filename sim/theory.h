/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the formulas of models/ say about a scenario: each stretch of constant rates and headcounts is taken as if it
 * lasted for ever (a stationary, independent, period by period approximation, SIPP), and the stretches are added up.
 * And what they leave out.
 */
#ifndef SIM_THEORY_H
#define SIM_THEORY_H

#include "models/erlang.h"
#include "sim/results.h"

/* Queues whose calls the same agents take are one center to the formulas. */
struct pool {
    const struct scenario *scenario;
    uint32_t queue_count, type_count, group_count;
    uint32_t *queues, *types, *groups; /* indices into the scenario */
};

enum stationary_formula {
    STATIONARY_ERLANG_B, STATIONARY_ERLANG_C, STATIONARY_ERLANG_A, STATIONARY_LIMITED, STATIONARY_PRIORITY,
    STATIONARY_CONSTANT, STATIONARY_ONE_AGENT, STATIONARY_GENERAL, STATIONARY_FORMULAS
};
struct stationary_formula_row {
    const char *name, *meaning;
};
extern const struct stationary_formula_row stationary_formulas[STATIONARY_FORMULAS];

/* What a formula takes for granted. */
struct assumption {
    const char *name;  /* "steady_rates" */
    const char *words; /* "rates of arrivals change during the day: ..." */
    bool (*broken)(const struct pool *p, enum stationary_formula f);
};
#define ASSUMPTIONS 32
extern const struct assumption assumptions[ASSUMPTIONS]; /* with a NULL name behind the last */

/* Over one stretch of the results. */
struct theory_span {
    int64_t start, length;
    double calls;       /* expected, of this queue */
    double load;        /* erlangs, average, of the whole pool */
    double lagged_load; /* the same where calls take their time: M_t/G/infinity */
    double agents;      /* average, of the pool */
    struct center_figures figures; /* calls of this queue; occupancy of the pool */
};

struct queue_theory {
    struct pool pool;
    enum stationary_formula formula;
    bool broken[ASSUMPTIONS];
    struct theory_span total;
    struct theory_span *intervals; /* as many as the results have */
};

struct theory {
    const struct results *results;
    struct queue_theory *queues; /* by index into the scenario */
};

/* False when out of memory. Free with theory_free in either case; refers to `r`. */
bool theory_make(const struct results *r, struct theory *out);
void theory_free(struct theory *t);

/* By the definition of this queue. */
double theory_queue_level(const struct scenario *s, uint32_t queue, const struct center_figures *f);

/* The simulation's occupancy of all agents of the pool; no interval where there are several groups. */
struct estimate theory_pool_occupancy(const struct pool *p, const struct span_results *span);

/* Sums over the call types of a pool at one time. */
struct pool_work {
    double rate;           /* calls per second */
    double talk, variance; /* of the agents' time for one call, wrap-up included */
    double impatience;     /* mean of 1 / patience; 0: nobody gives up */
    double balk, zero;     /* proportions of calls */
};
struct pool_work pool_work_at(const struct pool *p, int64_t t);

#endif
