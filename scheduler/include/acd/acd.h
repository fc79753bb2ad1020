/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libacd: who talks to whom in a call center.
 *
 * The library decides which waiting client is offered to which agent: queue priority, first come
 * first served across queues of equal priority, agent priority inside a queue, longest idle; offers
 * that are accepted, rejected, left to lapse or withdrawn; do not disturb; agents who pull.
 *
 * It has no clock, no thread, no I/O, no randomness and no memory of its own. The host gives one
 * block of memory (acd_size, acd_init), says what happened and when (`now`, microseconds, never
 * decreasing) and reads the decisions (acd_next). All links inside the block are indices: a byte copy
 * of the block, at any address aligned to 16, is a snapshot that continues exactly like the original.
 *
 * Agents, queues and clients are small numbers that the host chooses: 0 <= v < the limit of its kind.
 * A client exists from acd_start_queuing until it is out; its number may then be used again.
 *
 * The host's loop:
 *
 *     acd_start_queuing(acd, now, client, queue);        what happened
 *     while (acd_next(acd, &event)) tell(&event);        what follows from it, in order
 *     wake_me_at(acd_deadline(acd));                     then: acd_tick(acd, now), and read again
 *
 * Not thread-safe: one block, one thread at a time. Nothing is called back, so nothing is re-entrant.
 */
#ifndef ACD_ACD_H
#define ACD_ACD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct acd acd;

typedef struct { uint32_t v; } acd_agent;
typedef struct { uint32_t v; } acd_queue;
typedef struct { uint32_t v; } acd_client;

#define ACD_NEVER INT64_MAX      /* acd_deadline: nothing is due until something happens */
#define ACD_NOBODY_ID UINT32_MAX /* .v of an agent, queue or client that is none */

enum {
    ACD_QUEUE_PRIORITY_BEST = 1, /* served first */
    ACD_QUEUE_PRIORITY_WORST = 10,
    ACD_AGENT_PRIORITY_BEST = 0, /* preferred */
    ACD_AGENT_PRIORITY_WORST = 1000
};

/* What a call answers. A call that does not answer ACD_OK has done nothing but play what was due before it.
 * When several codes apply it is the first of 12, 400, 5, 403, 601, 404, 402, 401. */
enum acd_code {
    ACD_OK = 0,
    ACD_RANGE = 5,          /* parameter out of range */
    ACD_OFFLINE = 12,       /* not online: unknown agent or client */
    ACD_NO_QUEUE = 400,     /* no such queue */
    ACD_NOBODY = 401,       /* nobody is queuing */
    ACD_CLOSED = 402,       /* the client has cancelled, or the offer is closed */
    ACD_NOT_SERVED = 403,   /* the queue is not served by this agent */
    ACD_OTHER_QUEUE = 404,  /* already queuing in another queue */
    ACD_BUSY = 601,         /* busy with another */
    /* The embedding itself. After the remedy the same call continues where it stopped. */
    ACD_LIMIT = -1,         /* a limit is reached: acd_grow to larger ones and repeat the call */
    ACD_UNREAD = -2,        /* no room for more events: read them with acd_next and repeat the call */
    ACD_BACKWARDS = -3      /* `now` is before an earlier one, or negative */
};

/* How many there may be at once, each up to ACD_LIMIT_MAX. `services`: pairs (agent, queue served);
 * `exclusions`: pairs (agent, client) not offered to each other for a while. */
#define ACD_LIMIT_MAX (UINT32_C(1) << 27)
struct acd_limits {
    uint32_t agents, queues, clients, services, exclusions;
};

enum acd_clock { ACD_CLOCK_RESET, ACD_CLOCK_KEEP };
enum acd_requeue { ACD_REQUEUE_HEAD, ACD_REQUEUE_ORIGIN, ACD_REQUEUE_TAIL };

/* The points that real systems decide differently. Take acd_defaults() and change what differs. */
struct acd_params {
    int64_t offer_timeout;                /* > 0 us, 30 s: how long an offer stays open */
    int64_t reoffer_delay;                /* >= 0 us, 5 s: no automatic offer of the pair again; 0 none */
    enum acd_clock idle_clock_on_reject;  /* RESET: the agent goes to the end of the idle order */
    enum acd_clock idle_clock_on_timeout; /* RESET */
    enum acd_clock idle_clock_on_dnd_off; /* RESET; KEEP: the idle clock ignores do not disturb */
    enum acd_requeue requeue;             /* HEAD: returned clients first; ORIGIN: by the start of
                                             queuing only; TAIL: behind everyone */
    int32_t timeout_sets_dnd;             /* 0 never, else the code set after timeout_limit lapses */
    uint32_t timeout_limit;               /* >= 1, 1: lapses in a row */
    bool withdraw_on_stop;                /* no: stop_service leaves an open offer alone */
    bool withdraw_on_dnd;                 /* no: do not disturb leaves an open offer alone */
    bool manual_needs_accept;             /* yes; no: a requested client is in session at once */
};
struct acd_params acd_defaults(void);

/* Sets of them with a name. */
enum acd_profile {
    ACD_PROFILE_CLOUDROOM, /* the defaults */
    ACD_PROFILE_ROBUST     /* an agent that lets one offer lapse is put into do not disturb, code 1 */
};
struct acd_params acd_profile_params(enum acd_profile profile);

/* Bytes of a block for these limits; 0 when a limit is above ACD_LIMIT_MAX or the size overflows. */
size_t acd_size(const struct acd_limits *limits);

/* Makes an empty center in `memory`, acd_size(limits) bytes aligned to 16. The block is the returned
 * pointer; there is nothing to free but the memory. NULL when a parameter is out of its range or the
 * limits have no size. */
acd *acd_init(void *memory, const struct acd_limits *limits, const struct acd_params *params);

/* Continues `from` in another block of `memory` with limits that are nowhere smaller; `from` is left
 * as it is. NULL when a limit is smaller. */
acd *acd_grow(void *memory, const struct acd_limits *limits, const acd *from);

struct acd_limits acd_limits_of(const acd *a);

/* ---- time ----------------------------------------------------------------------------------- */

/* Every input at `now` first plays what is due, instant by instant: at each instant the ends of
 * exclusions, then the inputs of that instant, then the offers whose deadline it is. acd_tick is the
 * input that does nothing else. */
int acd_tick(acd *a, int64_t now);

/* When to call acd_tick although nothing happened: the least of (end of an exclusion, deadline of an
 * offer + 1 us), or ACD_NEVER. */
int64_t acd_deadline(const acd *a);

/* ---- queues --------------------------------------------------------------------------------- */

int acd_queue_set(acd *a, int64_t now, acd_queue q, int64_t priority); /* adds, or changes the priority */
int acd_queue_priority(acd *a, int64_t now, acd_queue q, int64_t priority); /* 400 if there is none */
int acd_queue_delete(acd *a, int64_t now, acd_queue q); /* 601 while it has clients of any state */

/* ---- agents --------------------------------------------------------------------------------- */

/* Comes online, serving nothing yet; dnd 0 is automatic mode, anything else manual mode. Nothing
 * changes for an agent that is online. 5 if `dnd` is not a 32-bit integer. */
int acd_agent_on(acd *a, int64_t now, acd_agent agent, int64_t dnd);
int acd_agent_off(acd *a, int64_t now, acd_agent agent);
int acd_start_service(acd *a, int64_t now, acd_agent agent, acd_queue q, int64_t priority);
int acd_stop_service(acd *a, int64_t now, acd_agent agent, acd_queue q);
int acd_set_dnd(acd *a, int64_t now, acd_agent agent, int64_t code);
int acd_accept(acd *a, int64_t now, acd_agent agent, acd_queue q, acd_client client);
int acd_reject(acd *a, int64_t now, acd_agent agent, acd_queue q, acd_client client);
int acd_release(acd *a, int64_t now, acd_agent agent); /* the session is over */

/* Pulling: the best waiting client of the queues the agent serves, exclusions ignored; or that one. */
int acd_request(acd *a, int64_t now, acd_agent agent);
int acd_request_client(acd *a, int64_t now, acd_agent agent, acd_queue q, acd_client client);

/* ---- clients -------------------------------------------------------------------------------- */

int acd_start_queuing(acd *a, int64_t now, acd_client client, acd_queue q);
int acd_stop_queuing(acd *a, int64_t now, acd_client client); /* 402 when out or in session */
int acd_client_off(acd *a, int64_t now, acd_client client);   /* 12 when out; a session goes on */

/* ---- decisions ------------------------------------------------------------------------------ */

enum acd_event_kind {
    ACD_EVENT_ENTER,   /* client waits in queue; after `start_queuing` and after an offer that failed */
    ACD_EVENT_LEAVE,   /* client no longer waits; why: ACD_WHY_OFFERED or ACD_WHY_GONE */
    ACD_EVENT_OFFER,   /* client is offered to agent; why: AUTO, REQUEST or NAMED */
    ACD_EVENT_CANCEL,  /* the offer is over; why: TIMEOUT, CLIENT, AGENT or WITHDRAWN */
    ACD_EVENT_DND,     /* do not disturb was set on agent to `code` by the timeout rule */
    ACD_EVENT_SESSION, /* client and agent talk */
    ACD_EVENT_END      /* they no longer do */
};

enum acd_why {
    ACD_WHY_NONE,
    ACD_WHY_GONE, ACD_WHY_OFFERED,                     /* of a LEAVE */
    ACD_WHY_AUTO, ACD_WHY_REQUEST, ACD_WHY_NAMED,      /* of an OFFER */
    ACD_WHY_TIMEOUT, ACD_WHY_CLIENT, ACD_WHY_AGENT, ACD_WHY_WITHDRAWN /* of a CANCEL */
};

struct acd_event {
    int64_t time; /* us; of what was due: its deadline, not the tick that played it */
    enum acd_event_kind kind;
    enum acd_why why;
    acd_agent agent;   /* .v = ACD_NOBODY_ID where an event has none, and so below */
    acd_queue queue;
    acd_client client;
    int32_t code;
};

/* Takes the oldest unread event; false when there is none. */
bool acd_next(acd *a, struct acd_event *event);

/* ---- questions (change nothing) ------------------------------------------------------------- */

struct acd_queue_status {
    int priority;
    uint32_t agents;  /* online agents serving it, those in do not disturb included */
    uint32_t waiting, offered, serving;
};
int acd_queue_status(const acd *a, acd_queue q, struct acd_queue_status *status); /* 400 */

enum acd_agent_state { ACD_AGENT_IDLE, ACD_AGENT_OFFERED, ACD_AGENT_BUSY };
struct acd_agent_status {
    bool online;
    enum acd_agent_state state;
    int32_t dnd;
    bool available;     /* online, idle, dnd 0, serves a queue */
    uint64_t idle_seq;  /* the longest idle of available agents has the least */
    acd_queue queue;    /* of the client it is offered or busy with, else none */
    acd_client client;
    int64_t deadline;   /* of its open offer, else ACD_NEVER */
};
/* 12 unless the agent is online, or offline with a session that still goes on. */
int acd_agent_status(const acd *a, acd_agent agent, struct acd_agent_status *status);

enum acd_client_state { ACD_CLIENT_OUT, ACD_CLIENT_WAITING, ACD_CLIENT_OFFERED, ACD_CLIENT_SERVED };
struct acd_client_status {
    enum acd_client_state state;
    acd_queue queue;
    acd_agent agent;   /* it is offered to or served by, else none */
    int64_t since;     /* us, start of queuing */
};
struct acd_client_status acd_client_status(const acd *a, acd_client client);

/* Rank of a waiting client in its queue, 0 the head; -1 offered or not queuing; -2 in session.
 * O(log of the clients waiting in its queue). */
int64_t acd_position(const acd *a, acd_client client);

/* Why a client is not with an agent, or an agent with nobody: all that stands in the way, at once. 0: they are
 * together, in an offer or a session. */
enum acd_reason {
    ACD_REASON_CLIENT_OUT = 1 << 0,    /* the client is not queuing */
    ACD_REASON_CLIENT_TAKEN = 1 << 1,  /* it is offered to or served by `agent` */
    ACD_REASON_AGENT_OFFLINE = 1 << 2,
    ACD_REASON_NOT_SERVED = 1 << 3,    /* the agent does not serve its queue; serves no queue at all */
    ACD_REASON_AGENT_TAKEN = 1 << 4,   /* the agent is offered or busy with `client` */
    ACD_REASON_DND = 1 << 5,           /* do not disturb: `dnd` */
    ACD_REASON_EXCLUDED = 1 << 6,      /* after an offer that failed, until `until` */
    ACD_REASON_BEHIND = 1 << 7,        /* at this agent `first` goes first */
    ACD_REASON_NOBODY = 1 << 8         /* nobody waits in the queues that the agent serves */
};

struct acd_explanation {
    uint32_t reasons;  /* of enum acd_reason */
    acd_agent agent;   /* the client is with, if CLIENT_TAKEN; else none */
    acd_client client; /* the agent is with, if AGENT_TAKEN; else none */
    acd_client first;  /* whom the agent would be offered if it were available now; else none */
    int32_t dnd;       /* of the agent; 0 */
    int64_t until;     /* us, if EXCLUDED; else ACD_NEVER */
};

/* About a client and an agent. O(exclusions of those who stand at the heads of the agent's queues). */
struct acd_explanation acd_explain(const acd *a, acd_client client, acd_agent agent);

/* About an agent that has no client: EXCLUDED when all who wait for it are, `until` the first of them is not. */
struct acd_explanation acd_explain_agent(const acd *a, acd_agent agent);

/* Up to `room` of: the queues that exist; the queues an agent serves with its priorities; the clients
 * waiting in a queue in their order. Each returns how many there are, also when that is more. */
size_t acd_queues(const acd *a, acd_queue *out, size_t room);
size_t acd_serving_queues(const acd *a, acd_agent agent, acd_queue *out, int *priorities, size_t room);
size_t acd_queue_clients(const acd *a, acd_queue q, acd_client *out, size_t room);

#ifdef __cplusplus
}
#endif
#endif
