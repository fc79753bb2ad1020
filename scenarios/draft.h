/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario on its way from the tree to the struct: names are still names, and everything still knows
 * where it was written. */
#ifndef SCENARIOS_DRAFT_H
#define SCENARIOS_DRAFT_H

#include "scenarios/laws.h"
#include "scenarios/types.h"
#include "sim/scenario.h"

struct queue_draft {
    struct item item; /* of a queue that nobody declared: its call type */
    struct queue_spec spec;
};

/* Poisson rates as written: one, a list in equal steps, a map by clock, or counts in a file. */
struct rates_draft {
    int64_t every;
    struct list rates;       /* double */
    int64_t *clocks;         /* of a map: when each one begins; else NULL */
    const struct node *node; /* the list, the map, or the name of the file */
};

struct timed {
    int64_t us;
    struct mark mark;
};
struct times_draft {
    struct list times; /* struct timed, ascending */
    bool by_clock;     /* since midnight of the first day; else since t = 0 */
};

struct arrivals_draft {
    enum arrivals_kind kind;
    struct rates_draft rates;
    struct dist gap;
    struct times_draft times;
    double scale;
    struct busyness_draft busyness;
};

struct call_draft {
    struct item item;
    struct call_type type; /* its arrivals and busyness are filled in when the horizon is known */
    struct arrivals_draft arrivals;
    const char *queue; /* NULL: one of its own name */
};

struct staff_draft {
    int64_t every;
    struct list counts; /* uint32_t */
};

/* What an agent serves: names[i] is the name of the queue of serves[i], as written. */
struct serves_draft {
    uint32_t count;
    struct served_queue *serves;
    const struct node **names;
};

struct group_draft {
    struct item item;
    struct agent_group group;
    uint32_t count;
    struct staff_draft staff;
    struct serves_draft serves;
};

struct horizon_draft {
    struct horizon horizon;
    int64_t end; /* clock */
    bool good;   /* the length is one to compare with */
};

struct dispatch_draft {
    struct acd_params params;
    int agent_order; /* has one value only */
    int profile;     /* enum acd_profile */
};

struct draft {
    const struct node *root;
    uint32_t format;
    const char *name, *description;
    struct horizon_draft horizon;
    struct run_plan run;
    struct dispatch_draft dispatch;
    struct list queues; /* struct queue_draft; after resolving with those that nobody declared */
    struct list calls;  /* struct call_draft */
    struct list agents; /* struct group_draft */
};

extern const struct section scenario_section; /* struct draft */
extern const struct section horizon_section;  /* struct horizon_draft */
extern const struct section run_section;      /* struct run_plan */
extern const struct section dispatch_section; /* struct dispatch_draft */
extern const struct section queue_section;    /* struct queue_draft */
extern const struct section call_section;     /* struct call_draft */
extern const struct section arrivals_section; /* struct call_draft */
extern const struct section agent_section;    /* struct group_draft */

static inline struct queue_draft *draft_queue(const struct draft *d, uint32_t i)
{
    return (struct queue_draft *)d->queues.items + i;
}
static inline struct call_draft *draft_call(const struct draft *d, uint32_t i)
{
    return (struct call_draft *)d->calls.items + i;
}
static inline struct group_draft *draft_group(const struct draft *d, uint32_t i)
{
    return (struct group_draft *)d->agents.items + i;
}

/* Where its name was written. */
const struct mark *item_mark(const struct item *item);

#endif
