/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the dispatcher of one replication decided, in the order of time, with the arrivals between: kept only when
 * two dispatchers are to be compared. */
#ifndef SIM_DECISIONS_H
#define SIM_DECISIONS_H

#include <stdbool.h>
#include <stddef.h>
#include "sim/scenario.h"

/* A caller arrives, or is given to an agent. */
struct decision {
    int64_t time;
    uint64_t number;       /* of the caller, within its type, from 0 */
    uint32_t type, queue;  /* indices into the scenario's */
    uint32_t group, agent; /* to whom: index of the group, number in it from 0; nobody when it arrives */
    bool arrival;
};

/* `{0}` is empty. */
struct decisions {
    struct decision *list;
    size_t count, room;
};

bool decisions_add(struct decisions *d, const struct decision *x); /* false: out of memory */
void decisions_free(struct decisions *d);

/* Which types, queues and groups of one scenario are those of the first, by their names; UINT32_MAX: none. */
struct counterparts {
    uint32_t *types, *queues, *groups;
};
bool counterparts_make(struct counterparts *c, const struct scenario *first, const struct scenario *other);
void counterparts_free(struct counterparts *c);

/* Where two replications part. */
enum parting { PARTING_NONE, PARTING_CALLERS, PARTING_DECISION };
struct first_difference {
    enum parting kind;
    uint32_t replication;
    uint32_t looked_at;   /* replications; without a difference, all of these are alike */
    int64_t time;
    bool has_a, has_b;    /* one does something at that time that the other does not, or both do different things */
    struct decision a, b; /* in the indices of its own scenario */
};

/* False: they are alike. Sets `kind`, `time` and what was decided. */
bool decisions_differ(const struct decisions *a, const struct decisions *b, const struct counterparts *b_in_a,
                      struct first_difference *out);

#endif
