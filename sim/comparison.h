/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several scenarios beside the first one: the same replications with the same callers, differences with intervals
 * that hold together, and where the dispatchers first decide differently. */
#ifndef SIM_COMPARISON_H
#define SIM_COMPARISON_H

#include "sim/decisions.h"
#include "sim/experiment.h"

enum good { GOOD_NEITHER, GOOD_UP, GOOD_DOWN };

/* What can be said about a difference. */
enum compared_verdict {
    COMPARED_SAME,      /* in every replication */
    COMPARED_BETTER, COMPARED_WORSE, /* the whole interval is on that side of 0 */
    COMPARED_HIGHER, COMPARED_LOWER, /* the same of a figure that is neither good nor bad */
    COMPARED_WITHIN,    /* the interval holds 0, and nothing that matters */
    COMPARED_UNDECIDED, /* it holds both */
    COMPARED_NOTHING,   /* nothing to divide by, in one or the other */
    COMPARED_VERDICTS
};
extern const char *const compared_names[COMPARED_VERDICTS]; /* "same", "better", ... */

/* A figure of one scenario against the same of the first. */
struct compared {
    struct estimate difference;
    double variance_reduction; /* (var A + var B) / var (B - A); NAN: without variance, or not known */
    double within;             /* the interval reaches no farther from 0 */
    enum compared_verdict verdict;
};

/* A figure that all scenarios have, by the names of its queue or group. */
struct compared_figure {
    struct result_path *of; /* by scenario */
    enum unit unit;
    enum good good;
};

struct comparison_results {
    uint32_t scenario_count, figure_count;
    struct scenario *scenarios;      /* with the run section of the first; the rest is borrowed from the plan */
    struct results **results;        /* by scenario; intervals of their own, each of run.confidence */
    struct compared_figure *figures;
    struct compared *compared;       /* [scenario - 1][figure] */
    struct first_difference *first;  /* by scenario - 1 */
    uint32_t family;                 /* so many differences: together they hold with `confidence` ... */
    double confidence, confidence_each; /* ... when each holds with this (Bonferroni) */
    uint32_t failed;                 /* the scenario that a problem is about */
};

#define COMPARED_REPLICATIONS 1000u /* of which decisions are compared, at most */

/* What is to be compared: the figures of the headline, and those that are asked for. Replications, seed and confidence
 * are those of the first scenario, whose precision is not looked at. */
struct comparison_plan {
    const struct scenario *const *scenarios; /* >= 2 */
    uint32_t scenario_count;
    const struct result_path *asked;         /* in the indices of the first scenario */
    uint32_t asked_count;
};

/* False, and `*missing` is a scenario that has no queue, call type or group of that name. */
bool comparison_has(const struct comparison_plan *plan, const struct result_path *of, uint32_t *missing);

/* Runs it: all `asked` are there. Of the hooks, progress and stop are used. `*out` is NULL when there is nothing
 * (memory), else to be freed; it refers to what the scenarios refer to. */
enum experiment_status comparison_run(const struct comparison_plan *plan, unsigned threads,
                                      const struct experiment_hooks *hooks, struct comparison_results **out,
                                      char problem[512]);
void comparison_free(struct comparison_results *c);

/* Of scenario `b` >= 1; NULL: the figure is not compared. */
const struct compared *comparison_at(const struct comparison_results *c, uint32_t b, const struct result_path *of);
static inline const struct compared *comparison_row(const struct comparison_results *c, uint32_t b, uint32_t figure)
{
    return &c->compared[(size_t)(b - 1) * c->figure_count + figure];
}

#endif
