/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Results that no simulation made: every figure is put in by hand, so every figure is known. */
#ifndef TESTS_REPORTS_HAND_H
#define TESTS_REPORTS_HAND_H

#include "reports/report.h"

#define HAND_QUEUES 2
#define HAND_TYPES 3
#define HAND_GROUPS 2
#define HAND_INTERVALS 2

/* 08:00 to 09:30, one interval of an hour and one of half an hour. Types `gold` and `silver` call queue
 * `vip`, `walk-in` calls `general`. Groups `seniors` and `juniors`. */
struct hand {
    struct scenario scenario;
    struct results results;
    struct queue_spec queues[HAND_QUEUES];
    struct call_type types[HAND_TYPES];
    struct agent_group groups[HAND_GROUPS];
    double rates[2];
    uint32_t counts[2][1];
    struct served_queue serves[2];
    struct call_estimates call_estimates[1 + HAND_INTERVALS][HAND_QUEUES + HAND_TYPES];
    struct agent_estimates agent_estimates[1 + HAND_INTERVALS][HAND_GROUPS];
    struct span_results intervals[HAND_INTERVALS];
};

/* Every estimate undefined; fill in what the test is about. */
void hand_make(struct hand *h);

struct estimate hand_estimate(double mean, double half, uint32_t n);

extern const struct provenance hand_origin;

/* What a report writes, as a text to be freed. */
typedef bool hand_report(FILE *out, const struct hand *h);
char *hand_text(hand_report *report, const struct hand *h);

#endif
