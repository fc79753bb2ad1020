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
    struct members *callers;  /* by queue: call types whose callers go there first */
    bool *reached;            /* by queue: somebody comes there first, or by transfer or overflow */
    bool *calls_back;         /* by queue: one of them may be called back */
    struct members *servers;  /* by queue: groups of agents */
    uint32_t *pool; /* by queue: the least queue that it shares work with, over any number of groups and
                       overflows */
};

struct relations relations_of(struct arena *a, const struct scenario *s);

/* The call types of a pool, once for those who go there first and once for those who are transferred to it;
 * and the groups. */
struct members pool_callers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool);
struct members pool_transferred(struct arena *a, const struct scenario *s, const struct relations *r,
                                uint32_t pool);
struct members pool_servers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool);

#endif
