/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loads a scenario, runs it on two threads, finds figures by their paths. */
#ifndef TESTS_THEORY_SIMULATE_H
#define TESTS_THEORY_SIMULATE_H

#include <stdbool.h>
#include <stddef.h>
#include "scenarios/load.h"
#include "sim/experiment.h"

struct simulation {
    struct loaded loaded;
    struct results *results;
};

/* Only loads; false when there is an error. Errors and warnings go to standard error. */
bool simulation_load(struct simulation *s, const char *path, const char *const *sets, size_t set_count);

/* Runs what is loaded; false, with a message, when it does not come to its end. */
bool simulation_run(struct simulation *s, const struct experiment_hooks *hooks);

/* Both. `less` > 1: the measured time is so many times shorter and there are 30 replications; without a
 * warm-up, where the time itself matters, there are so many times fewer replications, at least 30. */
bool simulate(struct simulation *s, const char *path, const char *const *sets, size_t set_count, int less);
void simulation_free(struct simulation *s);

/* "overall.wait", "overall.service_levels.abandons_count", "queues.NAME.wait", "calls.NAME.wait",
 * "agents.NAME.occupancy" of the whole measured time, after "intervals[i]." of one interval; NULL when there
 * is none. */
const struct estimate *estimate_at(const struct results *r, const char *path);

#endif
