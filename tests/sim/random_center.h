/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small random call center, a function of its seed: each feature of the scenario language is there or not
 * with the same probability, and durations are often multiples of a few seconds, so that much happens at one
 * instant. */
#ifndef TESTS_SIM_RANDOM_CENTER_H
#define TESTS_SIM_RANDOM_CENTER_H

#include <stdio.h>
#include "sim/scenario.h"

enum {
    MOST_EACH = 3,
    /* queues, types, groups */ MOST_STEPS = 8,
    MOST_SHIFTS = 3,
    MOST_BREAKS = 2,
    MOST_TIMES = 100
};

struct random_center {
    struct scenario scenario;
    struct queue_spec queues[MOST_EACH];
    struct call_type types[MOST_EACH];
    struct agent_group groups[MOST_EACH];
    double rates[MOST_EACH][MOST_STEPS];
    int64_t times[MOST_EACH][MOST_TIMES];
    uint32_t counts[MOST_EACH][MOST_STEPS];
    struct served_queue serves[MOST_EACH][MOST_EACH];
    double factors[MOST_EACH][MOST_EACH];
    struct shift shifts[MOST_EACH][MOST_SHIFTS];
    struct work_break breaks[MOST_EACH][MOST_SHIFTS][MOST_BREAKS];
};

/* The struct must stay where it is. */
void random_center(struct random_center *c, uint64_t seed);

/* Makes a copy stand on its own arrays. */
void random_center_copy(struct random_center *to, const struct random_center *from);

/* In words close to the scenario language. */
void print_center(FILE *out, const struct random_center *c);

#endif
