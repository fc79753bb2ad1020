/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who calls which queue, who serves it, and which queues share agents. */
#ifndef SCENARIOS_RELATIONS_H
#define SCENARIOS_RELATIONS_H

#include "scenarios/arena.h"
#include "sim/scenario.h"

struct members {
    uint32_t count;
    uint32_t *list;
};

struct relations {
    struct members *callers; /* by queue: call types */
    struct members *servers; /* by queue: groups of agents */
    uint32_t *pool; /* by queue: the least queue that it shares agents with, over any number of groups */
};

struct relations relations_of(struct arena *a, const struct scenario *s);

/* The call types of a pool, and the groups. */
struct members pool_callers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool);
struct members pool_servers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool);

#endif
