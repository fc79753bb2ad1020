/* SPDX-License-Identifier: GPL-3.0-or-later */
/* horizon.find_warmup: how long a center takes to forget that it began empty.
 *
 * Pilot replications, of days that the experiment itself never sees, are averaged: how many callers are in the
 * center, waiting or with an agent, in a thousand steps of the horizon. MSER-5 of the average is the warm-up of all
 * replications. Sums are integers: the same for any number of threads.
 */
#ifndef SIM_WARMUP_H
#define SIM_WARMUP_H

#include "sim/experiment.h"

enum { WARMUP_PILOTS = 20, WARMUP_STEPS = 1000 };

/* Replications that are to be shown: `before` are done, `total` are to come in all. */
struct warmup_progress {
    uint32_t before, total;
};

/* EXPERIMENT_DONE and the warm-up, less than half of the horizon. Anything else: `problem` says why, as
 * experiment_run would; EXPERIMENT_UNSETTLED when MSER-5 would drop more than half. Of the hooks `stop` and `progress`
 * are used. */
enum experiment_status warmup_find(const struct scenario *s, unsigned threads, const struct experiment_hooks *hooks,
                                   struct warmup_progress progress, int64_t *found, char problem[512]);

/* What an arm was asked to run, and what it runs. */
struct settled {
    const struct scenario *asked;
    struct scenario used;
};

/* Pilot replications of all arms. */
uint32_t warmup_pilots(const struct arm *arms, uint32_t count);

/* Lets every arm run a copy of its scenario, in `settled` (`count` of them), with its warm-up. All that are to be found
 * become the longest of them: what is compared is measured at the same times. `after`: replications to come. */
enum experiment_status warmup_settle(struct arm *arms, uint32_t count, struct settled *settled, unsigned threads,
                                     const struct experiment_hooks *hooks, uint32_t after, char problem[512]);

#endif
