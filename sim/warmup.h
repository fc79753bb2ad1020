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

/* EXPERIMENT_DONE and the warm-up, less than half of the horizon. Anything else: `problem` says why, as
 * experiment_run would; EXPERIMENT_UNSETTLED when MSER-5 would drop more than half. Of the hooks `stop` and `progress`
 * are used, this with `after` replications to come behind the pilots. */
enum experiment_status warmup_find(const struct scenario *s, unsigned threads, const struct experiment_hooks *hooks,
                                   uint32_t after, int64_t *found, char problem[512]);

#endif
