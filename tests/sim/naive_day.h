/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole day of a call center once more, to compare the simulator with: arrays and full scans, no event
 * list, no index, nothing remembered that can be looked up. It is meant to be right by reading it beside the
 * scenario language; it is slow, and that is its virtue. Only the keyed random numbers and the laws of
 * models/ are shared with the simulator: the dispatcher is the naive one of tests/scheduler.
 */
#ifndef TESTS_SIM_NAIVE_DAY_H
#define TESTS_SIM_NAIVE_DAY_H

#include "sim/experiment.h"

/* The fate of every call of one replication, in the order of their arrival; to be freed. NULL when more
 * callers are in the center at once, or more agents in the scenario, than it has room for (NAIVE_MOST), or
 * when somebody still waits a day after the close. */
struct call_record *naive_day(const struct scenario *s, uint32_t replication, uint64_t *count);

/* The same in every field. */
bool same_fate(const struct call_record *one, const struct call_record *other);

#endif
