/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The block behind `struct acd`, and how the files of the library share it.
 *
 * One header and eight arrays lie behind each other in the host's memory. Everything points by slot number:
 * 1 .. limit inside the arrays, 0 is nobody; the host's numbers are one less. A zeroed array is empty.
 *
 *   agents      work state, do not disturb, the open offer's deadline
 *   queues      priority, counters, who waits, which levels have an available agent
 *   levels      one list of available agents per (queue, agent priority), by idle_seq
 *   clients     where they stand in their queue
 *   services    one per (agent, queue served): a link of the agent's chain and of one level; those of an
 *               agent lie together at its home, unless others have taken the place
 *   exclusions  one per (agent, client) not offered to each other, by the time they end
 *   nodes       of the trees that count who waits
 *   events      a ring of what the host has not read yet
 *
 * Offers all stay open equally long and exclusions last equally long, so both lists are first in, first
 * out, and the next deadline is at their heads.
 */
#ifndef SCHEDULER_STATE_H
#define SCHEDULER_STATE_H

#include "acd/acd.h"

typedef uint32_t slot; /* in one of the arrays; 0: nobody */

enum {
    LEVELS = ACD_AGENT_PRIORITY_WORST + 1,
    LEVEL_WORDS = (LEVELS + 63) / 64,
    LINE = 64, /* of the processor's cache, bytes */
    EVENTS_OF_AN_INPUT = 8 /* the most that an input or a lapsed offer causes, and one to spare */
};

struct list {
    slot head, tail;
};

/* Clients in the order of waiting, and the tree that counts them (ranks.c). */
struct line {
    slot head, tail, root;
};

struct node {
    slot parent, before, after; /* neighbours of the same parent; of free ones the next */
    slot first;                 /* child; 0 in a leaf */
    uint32_t count;              /* clients below */
    uint16_t children;
    bool leaf;
};

struct agent {
    uint64_t idle_seq;
    slot client, queue;   /* offered or in session; of the client */
    slot services;       /* chain of struct service */
    slot earlier, later; /* open offers in the order of opening */
    int32_t dnd;
    uint32_t lapses;      /* offers in a row that timed out */
    uint8_t state;        /* enum acd_agent_state */
    bool online;
    bool clocked;         /* the idle clock runs: idle_seq counts */
    bool was_clocked;     /* ... when the open offer was opened */
    bool listed;          /* available, and in the level of each of its services; see acd.taken */
    int64_t deadline;     /* of the open offer */
};

struct client {
    uint64_t start_seq;
    int64_t since;
    slot queue, agent;
    slot before, after;  /* in the queue's list */
    slot leaf;           /* of the line's tree, while waiting */
    slot exclusions;     /* chain of struct exclusion */
    slot next_lifted;    /* chain while exclusions are lifted together */
    uint8_t state;        /* enum acd_client_state */
    bool returned;        /* waits in `returned`, not in `fresh` */
};

struct queue {
    int32_t priority;     /* 0: there is no such queue */
    uint32_t agents, waiting, offered, serving;
    struct line returned, fresh;
    uint64_t words;              /* bit w: level_bits[w] is not 0 */
    uint64_t levels[LEVEL_WORDS]; /* bit p: the level of agent priority p is not empty */
};

struct service {
    slot agent, queue;
    slot next;           /* of the agent; of the free ones */
    slot before, after;  /* in the level; before: of the free ones */
    uint32_t priority;
};

struct exclusion {
    int64_t until;
    slot agent, client;
    slot earlier, later; /* by `until` */
    slot next;           /* of the client; of the free ones */
};

struct pool {
    slot free, used;     /* chain of freed ones; 1 .. used were taken at least once */
};

struct acd {
    struct acd_params params;
    struct acd_limits limits;
    int64_t now;
    uint64_t seq;
    uint64_t read, written;   /* events, ever */
    uint32_t event_mask;      /* room of the ring - 1 */
    struct list offers;       /* of agents */
    struct list exclusions;
    slot free_service;        /* chain of struct service, in both directions */
    uint32_t share;           /* services that have room at an agent's home */
    uint32_t fetched;         /* bytes from there on that are fetched together; 0 in a center that is near anyway */
    slot taken;               /* agent that is still in its levels, though it is not available */
    struct pool exclusion_pool, node_pool;
    uint32_t nodes_in_use, node_limit;
    size_t agents_at, queues_at, levels_at, clients_at, services_at, exclusions_at, nodes_at, events_at;
};

#define ARRAY_OF(kind, name)                                    \
    static inline struct kind *name(const struct acd *a)        \
    {                                                           \
        return (struct kind *)((uintptr_t)a + a->name##_at);    \
    }
ARRAY_OF(agent, agents)
ARRAY_OF(queue, queues)
ARRAY_OF(list, levels)
ARRAY_OF(client, clients)
ARRAY_OF(service, services)
ARRAY_OF(exclusion, exclusions)
ARRAY_OF(node, nodes)
ARRAY_OF(acd_event, events)
#undef ARRAY_OF

static inline struct list *level_of(const struct acd *a, slot q, uint32_t priority)
{
    return &levels(a)[(size_t)(q - 1) * LEVELS + priority];
}

/* The slot behind a host's number; 0 when it is beyond the limit. */
static inline slot agent_slot(const struct acd *a, acd_agent h)
{
    return h.v < a->limits.agents ? h.v + 1 : 0;
}
static inline slot client_slot(const struct acd *a, acd_client h)
{
    return h.v < a->limits.clients ? h.v + 1 : 0;
}
/* 0 also when there is no such queue. */
static inline slot queue_slot(const struct acd *a, acd_queue h)
{
    return h.v < a->limits.queues && queues(a)[h.v + 1].priority > 0 ? h.v + 1 : 0;
}
/* 0 also when it is offline. */
static inline slot online_slot(const struct acd *a, acd_agent h)
{
    return h.v < a->limits.agents && agents(a)[h.v + 1].online ? h.v + 1 : 0;
}

/* A time from now; what lies beyond the end of time never comes. */
static inline int64_t time_after(const acd *a, int64_t delay)
{
    return delay > ACD_NEVER - a->now ? ACD_NEVER : a->now + delay;
}

/* Where the first of an agent's services lies, if others have not taken the place, and whose place that is. */
static inline slot home_of(const acd *a, slot agent)
{
    return (agent - 1) * a->share + 1;
}
static inline slot owner_of(const acd *a, slot service)
{
    return (service - 1) / a->share + 1;
}

/* In a large center an agent and its services are far away: fetch them together, not one after another. Inlined at
 * any rate, because gcc leaves out calls of a function that only fetches. */
__attribute__((always_inline)) static inline void fetch_agent(const acd *a, slot agent)
{
    const char *home = (const char *)&services(a)[home_of(a, agent)];
    __builtin_prefetch(&agents(a)[agent], 1);
    for (uint32_t at = 0; at < a->fetched; at += LINE)
        __builtin_prefetch(home + at, 1);
}

/* What stands beside the agent in its levels: two services in each. */
__attribute__((always_inline)) static inline void fetch_neighbours(const acd *a, slot agent)
{
    for (slot s = agents(a)[agent].services; s; s = services(a)[s].next) {
        __builtin_prefetch(&services(a)[services(a)[s].before], 1);
        __builtin_prefetch(&services(a)[services(a)[s].after], 1);
    }
}

/* block.c: events and what is due */
int acd_play(acd *a, int64_t now); /* what is due at `now`; then there is room for one input's events */
void acd_emit(acd *a, enum acd_event_kind kind, enum acd_why why, slot agent, slot queue, slot client);

/* orders.c: who stands where */
void acd_wait_new(acd *a, slot c);
void acd_wait_again(acd *a, slot c);
void acd_wait_no_more(acd *a, slot c);
void acd_list_agent(acd *a, slot agent);
void acd_unlist_agent(acd *a, slot agent);
void acd_unlist_taken(acd *a);
void acd_list_service(acd *a, slot service);
void acd_unlist_service(acd *a, slot service);
void acd_offer_line_up(acd *a, slot agent);
void acd_offer_step_out(acd *a, slot agent);
bool acd_excluded(const acd *a, slot agent, slot c);
int64_t acd_excluded_until(const acd *a, slot agent, slot c); /* ACD_NEVER: is not */
bool acd_can_exclude(const acd *a, slot agent, slot c);
void acd_exclude(acd *a, slot agent, slot c);
void acd_forget_exclusions(acd *a, slot c);
slot acd_lift_exclusions(acd *a, int64_t until);

/* ranks.c: how many stand before a client */
void acd_rank_join(acd *a, struct line *line, slot c);
void acd_rank_leave(acd *a, struct line *line, slot c);
uint32_t acd_rank(const acd *a, slot c);

/* match.c: who is offered to whom, and how offers end */
bool acd_is_available(const acd *a, slot agent);
void acd_settle(acd *a, slot agent);
void acd_match_client(acd *a, slot c);
void acd_match_agent(acd *a, slot agent);
slot acd_best_client(const acd *a, slot agent, bool despite_exclusions);
void acd_open_offer(acd *a, slot agent, slot c, enum acd_why why);
void acd_open_session(acd *a, slot agent, slot c);
enum acd_restore { FRESH_CLOCK, RESTORED_CLOCK };
void acd_end_offer(acd *a, slot agent, enum acd_restore restore, bool client_returns);
void acd_lapse(acd *a, slot agent);
uint32_t acd_lifts_at(const acd *a, int64_t until, uint32_t most);
void acd_lift(acd *a, int64_t until);

/* agents.c */
void acd_free_services(acd *a, slot first, slot last);
slot acd_service_of(const acd *a, slot agent, slot q);
void acd_drop_service(acd *a, slot service);

#endif
