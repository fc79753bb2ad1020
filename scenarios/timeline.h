/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work and agents over the day, as the moments at which they change. */
#ifndef SCENARIOS_TIMELINE_H
#define SCENARIOS_TIMELINE_H

#include "scenarios/arena.h"
#include "sim/scenario.h"

/* What holds from `from` until `to`; or, while it is collected, what changes at `from`. */
struct moment {
    int64_t from, to;
    int64_t callers; /* call types whose rate is above 0 */
    double load;     /* erlangs: talk and wrap-up */
    int64_t agents;
    double present; /* the same without those who are absent, on average */
};

/* Callers of a type: what they are, compared to all of them, and their talk, compared to what was written. */
struct demand {
    uint32_t type;
    double share, talk_factor;
};

struct timeline {
    struct moment *moments;
    size_t count, room;
    int64_t length;
};

/* For these callers and groups, counted with repetition; one moment follows another without a gap. */
struct timeline timeline_of(struct arena *a, const struct scenario *s, const struct demand *demands,
                            uint32_t demand_count, const uint32_t *groups, uint32_t group_count);

#endif
