/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many replications of one scenario, on several threads, merged in the order of their numbers: the same
 * results for any number of threads. */
#ifndef SIM_EXPERIMENT_H
#define SIM_EXPERIMENT_H

#include <stdatomic.h>
#include "sim/results.h"

/* One finished call, for those who audit. */
enum call_outcome {
    OUTCOME_ANSWERED, OUTCOME_ABANDONED, OUTCOME_BLOCKED, OUTCOME_BALKED, OUTCOME_TIMED_OUT,
    OUTCOME_CLEARED, OUTCOME_IN_SYSTEM, OUTCOMES
};
extern const char *const call_outcome_names[OUTCOMES];

struct call_record {
    int64_t arrival;   /* us since t = 0 */
    int64_t wait;      /* us from joining until an agent accepts or the caller leaves */
    int64_t talk, wrap_up; /* us; -1 unless answered */
    int64_t patience;  /* us drawn; -1 infinite */
    uint64_t parent;   /* number of the call of the same caller that caused this one; UINT64_MAX: none */
    uint32_t type;     /* index into scenario.types */
    uint32_t queue;    /* index into scenario.queues: the first it joined */
    enum call_outcome outcome;
    uint32_t group, agent; /* who answered: index of the group, number in it from 0; UINT32_MAX nobody */
    uint32_t offers;   /* made to agents */
};

/* One of several scenarios of which each replication is simulated side by side, with the same callers as far as they
 * have the same call types. */
struct build;
struct decisions;
struct arm {
    const struct scenario *scenario; /* the numbers of replications are those of the first */
    struct results *results;         /* out: NULL when there are none, else to be freed with results_free */
    bool failed;                     /* out: it is this one that the problem is about */
    /* For the hook `merged`: */
    struct build *build;             /* of all replications so far */
    struct decisions *decisions;     /* of the last one; NULL: not kept */
};

/* All the hooks are optional, and called from one thread at a time. */
struct experiment_hooks {
    void *host;
    /* `done` replications of `total` are merged. Called at most ten times a second, and at the end. With a
     * precision, `total` is how many it will probably take. The pilot replications that find a warm-up count, too. */
    void (*progress)(void *host, uint32_t done, uint32_t total);
    /* The calls of one replication, in the order of their arrival; replications come in order, from 0.
     * False stops the experiment (EXPERIMENT_HOST). */
    bool (*calls)(void *host, uint32_t replication, const struct call_record *calls, uint64_t count);
    /* Replication `number` of all arms has been merged; they come in order, from 0. */
    void (*merged)(void *host, uint32_t number, const struct arm *arms);
    /* Nonzero: replications that start keep their decisions for `merged`. */
    const atomic_int *decisions;
    /* Nonzero: start no more replications; those that run are finished and merged. */
    const atomic_int *stop;
};

enum experiment_status {
    EXPERIMENT_DONE,
    EXPERIMENT_STOPPED,   /* by the host's flag: results are of a prefix of the replications */
    EXPERIMENT_HOST,      /* a hook said no */
    EXPERIMENT_MEMORY,    /* out of memory: no results */
    EXPERIMENT_DATA,      /* the scenario draws impossible durations: `problem` names the law */
    EXPERIMENT_UNSETTLED, /* no warm-up can be found: no results, `problem` says what to do */
    EXPERIMENT_FULL,      /* more than SIM_MOST_IN_SYSTEM callers at once: `problem` names the queue */
    EXPERIMENT_BUG        /* a conservation law does not hold: `problem` says which, where */
};

#define SIM_MOST_IN_SYSTEM 1000000u

/* Runs it. `threads` >= 1; if fewer can be started, fewer are used. `*out` is NULL when there are none
 * (memory), else to be freed with results_free; it refers to `s`, which must outlive it. `problem` has room
 * for 512 bytes of words for a person. */
enum experiment_status experiment_run(const struct scenario *s, unsigned threads,
                                      const struct experiment_hooks *hooks, struct results **out,
                                      char problem[512]);

/* The same for several: after any end all have results of the same replications. `calls` is told those of the first
 * one only. */
enum experiment_status experiment_run_arms(struct arm *arms, uint32_t count, unsigned threads,
                                           const struct experiment_hooks *hooks, char problem[512]);

#endif
