/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario on its way from the tree to the struct: names are still names, and everything still knows
 * where it was written. */
#ifndef SCENARIOS_DRAFT_H
#define SCENARIOS_DRAFT_H

#include "scenarios/laws.h"
#include "scenarios/types.h"
#include "sim/scenario.h"

/* `to` is NULL when there is none. */
struct overflow_draft {
    int64_t after;
    const struct node *to;
};

struct queue_draft {
    struct item item; /* of a queue that nobody declared: its call type */
    struct queue_spec spec;
    struct overflow_draft overflow;
};

struct transfer_draft {
    double probability;
    const struct node *to;
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
    const struct node *queue; /* NULL: one of its own name */
    struct transfer_draft transfer;
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

/* Clocks; `map` is where it was written. */
struct break_draft {
    const struct node *map;
    int64_t at, length;
};

struct shift_draft {
    const struct node *map;
    uint32_t count;
    int64_t start, end;
    struct list breaks; /* struct break_draft; in the order of their times when `good` */
    bool good;          /* one to compare with the horizon */
};

/* names[i] is the call type of factors[i], as written. */
struct talk_factor_draft {
    double all; /* of types that are not named */
    uint32_t count;
    double *factors;
    const struct node **names;
};

struct group_draft {
    struct item item;
    struct agent_group group;
    uint32_t count;
    struct staff_draft staff;
    struct list shifts; /* struct shift_draft */
    struct serves_draft serves;
    struct talk_factor_draft talk_factor; /* all = 0: not given */
};

struct warmup_draft {
    int64_t length;
    bool found; /* auto */
};

struct horizon_draft {
    struct horizon horizon;
    struct warmup_draft warmup;
    int64_t end; /* clock */
    bool good;   /* the length is one to compare with */
};

struct dispatch_draft {
    struct acd_params params;
    int agent_order; /* has one value only */
    int profile;     /* enum acd_profile */
};

struct precision_draft {
    const struct node *metric, *half_width; /* NULL: not given */
    uint32_t max_replications;
};

struct run_draft {
    struct run_plan plan;
    struct precision_draft precision;
};

struct draft {
    const struct node *root;
    uint32_t format;
    const char *name, *description;
    struct horizon_draft horizon;
    struct run_draft run;
    struct dispatch_draft dispatch;
    struct list queues; /* struct queue_draft; after resolving with those that nobody declared */
    struct list calls;  /* struct call_draft */
    struct list agents; /* struct group_draft */
    struct list expect; /* const struct node * */
};

extern const struct section scenario_section; /* struct draft */
extern const struct section horizon_section;  /* struct horizon_draft */
extern const struct section run_section;      /* struct run_draft */
extern const struct section dispatch_section; /* struct dispatch_draft */
extern const struct section queue_section;    /* struct queue_draft */
extern const struct section call_section;     /* struct call_draft */
extern const struct section arrivals_section; /* struct call_draft */
extern const struct section agent_section;    /* struct group_draft */
extern const struct section shift_section;    /* struct shift_draft */

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

static inline struct shift_draft *draft_shift(const struct group_draft *g, uint32_t i)
{
    return (struct shift_draft *)g->shifts.items + i;
}
static inline struct break_draft *draft_break(const struct shift_draft *s, uint32_t i)
{
    return (struct break_draft *)s->breaks.items + i;
}

static inline const struct node *draft_expectation(const struct draft *d, uint32_t i)
{
    return ((const struct node *const *)d->expect.items)[i];
}

/* Where its name was written. */
const struct mark *item_mark(const struct item *item);

#endif
