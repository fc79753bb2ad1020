/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios made by hand, without YAML: a center of up to two queues and two groups to change as needed. */
#ifndef TESTS_SUPPORT_CENTER_H
#define TESTS_SUPPORT_CENTER_H

#include "sim/experiment.h"

struct center {
    struct scenario scenario;
    struct queue_spec queues[2];
    struct call_type types[2];
    struct agent_group groups[2];
    double rates[2][24];
    uint32_t counts[2][24];
    struct served_queue serves[2][2];
};

/* One queue `calls`, one group `team` of `agents`; Poisson `rate` calls per second of exponential `talk`
 * seconds; a horizon of `hours`, half-hour intervals, one replication, seed 1. The struct must stay where
 * it is. */
void center_simple(struct center *c, double rate, double talk, uint32_t agents, int hours);

/* Adds queue and type `second` and group `others`; both groups serve both queues, crosswise preferred. */
void center_second(struct center *c, double rate, double talk, uint32_t agents);

/* The records of replication 0; *count of them; to be freed. */
struct call_record *center_records(const struct scenario *s, uint64_t *count);

/* Runs it, asserts success, returns results to be freed. */
struct results *center_run(const struct scenario *s, unsigned threads);

#endif
