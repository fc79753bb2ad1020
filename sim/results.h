/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out of a simulation: plain structs, no JSON. */
#ifndef SIM_RESULTS_H
#define SIM_RESULTS_H

#include <stdbool.h>
#include <stdint.h>
#include "sim/metrics.h"
#include "sim/scenario.h"

/* One figure with its confidence interval (two-sided, of the scenario's run.confidence). */
struct estimate {
    double mean, lo, hi, sd; /* sd: per replication */
    uint32_t n;              /* replications run */
    uint32_t empty;          /* of these, how many had nothing to divide by */
    bool defined;            /* false: mean is null, nothing to divide by in any replication */
    bool has_ci;             /* false: lo, hi are null (n = 1; of a quantile also when there are too few calls) */
    bool has_sd;
};

struct call_estimates { struct estimate metric[CALL_METRICS]; };
struct agent_estimates { struct estimate metric[AGENT_METRICS]; };

/* One stretch of time: the whole measured window, or one reporting interval. The arrays are by index
 * into scenario.queues, .types, .groups. */
struct span_results {
    int64_t start, length; /* us since t = 0; the first and last interval may be shorter than the rest */
    struct call_estimates overall;
    struct call_estimates *queues;
    struct call_estimates *types;
    struct agent_estimates *groups;
};

struct results {
    const struct scenario *scenario; /* as it was run: `settled`, whose arrays are the caller's */
    struct scenario settled;         /* with the warm-up that was found, where one was to be */
    uint32_t replications;      /* complete and merged */
    uint32_t planned;           /* so many were to be; with a precision: the most that it may take */
    bool complete;              /* false: interrupted, or stopped by a limit */
    bool precise;               /* the precision that was asked for, if any, is reached */
    enum sl_definition overall_definition; /* that `service_level` of overall uses */
    struct span_results total;
    uint32_t interval_count;    /* 0: no reporting intervals */
    struct span_results *intervals;
    uint64_t calls, events;     /* simulated in all complete replications, warm-up included */
    uint64_t stranded;          /* callers `cleared` after the close because nobody on duty served them */
    uint32_t stranded_queue;    /* the queue of the first of them */
};

/* Of the whole measured window. */
const struct estimate *results_at(const struct results *r, const struct result_path *of);

void results_free(struct results *r);

#endif
