/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each metric divides by what, in one replication, in integers. */
#ifndef SIM_FORMULAS_H
#define SIM_FORMULAS_H

#include "sim/metrics.h"
#include "sim/tally.h"

struct ratio {
    int128 top, bottom; /* times in us; bottom 0: nothing to divide by */
};

/* One row of figures about calls: a queue, a type or everything, in one span of `length` us. */
struct call_view {
    const struct call_cell *calls;
    const struct length_cell *queue;
    int64_t length;
    enum sl_definition definition;
    struct ratio days_met; /* 1/1, 0/1 or 0/0 */
};

void call_ratios(const struct call_view *view, struct ratio out[CALL_RATIOS]);

void agent_ratios(const struct group_cell *cell, int64_t length, struct ratio out[AGENT_METRICS]);

struct ratio service_level_of(const struct call_cell *calls, enum sl_definition definition);

#endif
