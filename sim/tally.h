/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one replication counts, in integers: a cell per (span of time, call type, queue or group).
 *
 * The spans of a replication are, in order: the warm-up, if there is one; the reporting intervals; and what
 * comes after the close. A call counts in the span of its arrival, a time where it passes.
 */
#ifndef SIM_TALLY_H
#define SIM_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "sim/experiment.h"
#include "sim/histogram.h"

enum call_count {
    COUNT_OFFERED,
    COUNT_OUTCOME, /* one per enum call_outcome, in its order */
    COUNT_ANSWERED_WITHIN = COUNT_OUTCOME + OUTCOMES,
    COUNT_ABANDONED_WITHIN,
    COUNT_WAITED, /* wait > 0 */
    COUNT_OFFERS,
    COUNT_REJECTS,
    COUNT_NO_ANSWERS,
    COUNT_CANCELLED_OFFERS,
    COUNT_RETRIED, /* further stays that these calls caused, or further calls of their callers */
    COUNT_TRANSFERRED,
    COUNT_OVERFLOWED,
    COUNT_CALLED_BACK,
    CALL_COUNTS
};

/* Calls of one type that join one queue first. Flow t is type t in its own queue; behind these stand the types
 * whose callers are transferred, in the queue they go to. */
struct flow {
    uint32_t type, queue;
};

enum call_time { TIME_WAIT_ANSWERED, TIME_WAIT_ABANDONED, TIME_WAIT_OTHERS, TIME_TALK, TIME_WRAP_UP, CALL_TIMES };

/* Of the calls of one flow that arrived in one span. */
struct call_cell {
    int64_t count[CALL_COUNTS];
    int128 time[CALL_TIMES];
    int64_t longest_wait;
};

/* How many wait (those being offered included), over one span: of a queue, of a type, of all. */
struct length_cell {
    int128 area; /* callers x us */
    int64_t most;
};

enum duty {
    DUTY_IDLE,
    DUTY_OFFERED,
    DUTY_TALK,
    DUTY_WRAP_UP,
    DUTY_DND,      /* do not disturb outside talk and wrap-up */
    DUTY_OVERTIME, /* anything after the shift or the close */
    DUTIES
};

enum group_count { GROUP_ANSWERED, GROUP_REJECTS, GROUP_NO_ANSWERS, GROUP_COUNTS };

struct group_cell {
    int128 time[DUTIES];
    int64_t count[GROUP_COUNTS];
};

struct tally {
    uint32_t types, queues, groups, flows;
    uint32_t spans;               /* after the close included */
    uint32_t measured, intervals; /* spans measured .. measured + intervals - 1 are reported */
    int64_t *bounds;              /* spans entries: the starts of the spans */
    struct flow *flow;            /* [flow] */
    uint32_t *transferred;        /* [type]: the flow of its transferred callers */
    struct call_cell *calls;      /* [span][flow] */
    struct length_cell *queue_lengths, *type_lengths, *lengths; /* [span][queue], [span][type], [span] */
    struct group_cell *staff;     /* [span][group] */
    int64_t *at_once;             /* [wait_cell]: those who did not wait */
    struct wait_counts waits;     /* by wait_cell: those who did */
    int128 *stood;                /* [queue]: sum of all waits in it, for Little's law */
    int128 talked, wrapped;       /* sums over all calls, by the callers' clocks */
    int64_t further;              /* calls that follow another of the same caller */
    uint64_t simulated, events;   /* calls, events */
    uint64_t stranded;
    uint32_t stranded_queue;
    void *memory;
};

/* Rows of figures about calls: overall, then the queues, then the types. */
static inline uint32_t queue_row(uint32_t queue)
{
    return 1 + queue;
}

static inline uint32_t type_row(const struct tally *t, uint32_t type)
{
    return 1 + t->queues + type;
}

static inline uint32_t tally_rows(const struct tally *t)
{
    return 1 + t->queues + t->types;
}

/* Where waits of the calls of a cell are counted: those of the answered apart from the others. */
static inline uint32_t wait_cell(uint32_t span, uint32_t flow, uint32_t flows, bool answered)
{
    return 2 * (span * flows + flow) + answered;
}

/* False: out of memory. */
bool tally_init(struct tally *t, const struct scenario *s);
void tally_clear(struct tally *t);
void tally_free(struct tally *t);

void call_cell_add(struct call_cell *sum, const struct call_cell *x);
void length_cell_add(struct length_cell *sum, const struct length_cell *x);
void group_cell_add(struct group_cell *sum, const struct group_cell *x);

#endif
