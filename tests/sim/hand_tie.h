/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days in which two things happen at one instant. Two queues, an agent each, `team` and `others`; talk 100, no wrap-up. */
#ifndef TESTS_SIM_HAND_TIE_H
#define TESTS_SIM_HAND_TIE_H

#include "tests/sim/hand.h"

enum { AT = 100, CLOSE = 3600 }; /* the instants */

void tie_make(struct day *d);

/* The first call of type 0 that arrived at `arrival`; a metric of all calls. */
struct expected {
    double arrival;
    enum call_outcome outcome;
    double wait;
    enum call_metric metric;
    double count;
};

/* Runs the day and compares both; or the metric only. */
void tie_compare(const struct day *d, const struct expected *x, const char *what);
void tie_compare_count(const struct day *d, const struct expected *x, const char *what);

/* What may happen to a caller of type 0 who waits, and the metric that counts it. */
enum timer_kind { PATIENCE, MAX_WAIT, OVERFLOW, CALLBACK, TIMERS };
extern const enum call_metric tie_counts[TIMERS];
void tie_set_timer(struct day *d, enum timer_kind kind, int after);

/* How `team` comes to the caller of 50 at 100. */
enum way { TALK_ENDS, WRAP_UP_ENDS, SHIFT_STARTS, ASKS, WAYS };
extern const char *const tie_ways[WAYS];
void tie_free_at(struct day *d, enum way way);

#endif
