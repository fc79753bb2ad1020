/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole algorithm of acd/acd.h once more, to compare libacd with: plain arrays, full scans, nothing
 * remembered that can be counted. It is meant to be right by reading it beside the rules (S5, S6, ...);
 * it is slow, and that is its virtue.
 *
 * The names and answers are those of acd.h with naive_ for acd_. A center is one plain struct: a copy is a
 * snapshot.
 */
#ifndef TESTS_SCHEDULER_NAIVE_H
#define TESTS_SCHEDULER_NAIVE_H

#include "acd/acd.h"

#ifndef NAIVE_MOST
#define NAIVE_MOST 16 /* agents, queues and clients, of each; who needs more compiles it with more */
#endif
enum { NAIVE_EVENTS = 1 << 15 };

struct naive_queue {
    bool exists;
    int priority;
};

struct naive_agent {
    bool online;
    enum acd_agent_state state;
    int32_t dnd;
    bool serves[NAIVE_MOST];
    int priority[NAIVE_MOST]; /* by queue */
    uint64_t idle_seq;
    uint32_t lapses; /* offers in a row that lapsed */

    /* Of the open offer or the session: */
    uint32_t client;
    int64_t deadline;
    uint64_t opened;
    bool clock_ran; /* at the opening */
};

struct naive_client {
    enum acd_client_state state;
    uint32_t queue, agent;
    int64_t since;
    uint64_t start, enter;
    bool returned;
};

struct naive_exclusion {
    uint32_t agent, client;
    int64_t until;
};

struct naive {
    struct acd_limits limits;
    struct acd_params params;
    int64_t now;
    uint64_t seq;
    struct naive_queue queues[NAIVE_MOST];
    struct naive_agent agents[NAIVE_MOST];
    struct naive_client clients[NAIVE_MOST];
    struct naive_exclusion exclusions[NAIVE_MOST * NAIVE_MOST];
    uint32_t excluded;

    uint32_t told, read; /* of events: written, and taken by naive_next */
    struct acd_event events[NAIVE_EVENTS];
};

/* `limits` only say which numbers are beyond them; at most NAIVE_MOST of each kind. There is always room for
 * services, exclusions and events. */
void naive_init(struct naive *n, const struct acd_limits *limits, const struct acd_params *params);

int naive_tick(struct naive *n, int64_t now);
int64_t naive_deadline(const struct naive *n);

int naive_queue_set(struct naive *n, int64_t now, uint32_t q, int64_t priority);
int naive_queue_priority(struct naive *n, int64_t now, uint32_t q, int64_t priority);
int naive_queue_delete(struct naive *n, int64_t now, uint32_t q);
int naive_agent_on(struct naive *n, int64_t now, uint32_t a, int64_t dnd);
int naive_agent_off(struct naive *n, int64_t now, uint32_t a);
int naive_start_service(struct naive *n, int64_t now, uint32_t a, uint32_t q, int64_t priority);
int naive_stop_service(struct naive *n, int64_t now, uint32_t a, uint32_t q);
int naive_set_dnd(struct naive *n, int64_t now, uint32_t a, int64_t code);
int naive_accept(struct naive *n, int64_t now, uint32_t a, uint32_t q, uint32_t c);
int naive_reject(struct naive *n, int64_t now, uint32_t a, uint32_t q, uint32_t c);
int naive_release(struct naive *n, int64_t now, uint32_t a);
int naive_request(struct naive *n, int64_t now, uint32_t a);
int naive_request_client(struct naive *n, int64_t now, uint32_t a, uint32_t q, uint32_t c);
int naive_start_queuing(struct naive *n, int64_t now, uint32_t c, uint32_t q);
int naive_stop_queuing(struct naive *n, int64_t now, uint32_t c);
int naive_client_off(struct naive *n, int64_t now, uint32_t c);

bool naive_next(struct naive *n, struct acd_event *event);

int naive_queue_status(const struct naive *n, uint32_t q, struct acd_queue_status *status);
int naive_agent_status(const struct naive *n, uint32_t a, struct acd_agent_status *status);
struct acd_client_status naive_client_status(const struct naive *n, uint32_t c);
int64_t naive_position(const struct naive *n, uint32_t c);
size_t naive_queue_clients(const struct naive *n, uint32_t q, uint32_t out[NAIVE_MOST]);

/* ---- parts, shared by the files of the reference --------------------------------------------- */

uint64_t naive_fresh(struct naive *n);
void naive_tell(struct naive *n, enum acd_event_kind kind, enum acd_why why, uint32_t a, uint32_t c);
void naive_play(struct naive *n, int64_t now);

bool naive_serves_any(const struct naive_agent *agent);
bool naive_available(const struct naive_agent *agent);
bool naive_clock_runs(const struct naive *n, const struct naive_agent *agent);
bool naive_before(const struct naive *n, uint32_t x, uint32_t y);
uint32_t naive_best_client(const struct naive *n, uint32_t a, bool ignore_exclusions);

void naive_match_client(struct naive *n, uint32_t c);
void naive_match_agent(struct naive *n, uint32_t a);
void naive_offer(struct naive *n, uint32_t a, uint32_t c, enum acd_why why);
void naive_begin_session(struct naive *n, uint32_t a, uint32_t c);
void naive_free_agent(struct naive *n, uint32_t a, bool keep_clock);
void naive_return_client(struct naive *n, uint32_t c);
void naive_forget_exclusions(struct naive *n, uint32_t c);
void naive_client_out(struct naive *n, uint32_t c);
void naive_exclude(struct naive *n, uint32_t a, uint32_t c);

#endif
