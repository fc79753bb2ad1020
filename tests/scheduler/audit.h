/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The auditor: reads operations, their answers and the events, asks libacd nothing, and knows nothing of how
 * it decides; only what must never happen in any center:
 *
 *   - a client in two places, an agent with two clients, an offer that ends twice or never;
 *   - an accept of an offer that is not open; a timeout that is not at its deadline, or overdue;
 *   - an offer to somebody offline, elsewhere or, unasked, in do not disturb or excluded;
 *   - a worse client or agent offered than one that was there (of clients: unless returned ones go to the
 *     tail, or may be offered to the same agent at once, because a failed offer matches its client first);
 *   - at rest, an available agent beside a waiting client that could have been offered.
 *
 * It must see a tick before each operation, so that what was due and what the operation caused are apart.
 */
#ifndef TESTS_SCHEDULER_AUDIT_H
#define TESTS_SCHEDULER_AUDIT_H

#include "tests/scheduler/operation.h"

enum audited_client_state {
    AUDITED_OUT,
    AUDITED_WAITING,
    AUDITED_LEFT,
    AUDITED_OFFERED,
    AUDITED_SERVED,
    AUDITED_RETURNING
};

struct audited_client {
    enum audited_client_state state;
    uint32_t queue;
    uint64_t start;
    bool returned;
    int64_t until[NAIVE_MOST]; /* excluded for this agent before then */
};

struct audited_agent {
    bool online, accepted;
    int32_t dnd;
    bool serves[NAIVE_MOST];
    int64_t priority[NAIVE_MOST];
    enum acd_agent_state state;
    uint32_t client;
    int64_t deadline;
};

struct audit {
    struct acd_params params;
    uint64_t starts;
    int64_t now;
    int64_t queue_priority[NAIVE_MOST];
    struct audited_agent agents[NAIVE_MOST];
    struct audited_client clients[NAIVE_MOST];
};

void audit_init(struct audit *audit, const struct acd_params *params);

/* NULL, or what is wrong. */
const char *audit_operation(struct audit *audit, const struct operation *op, int code,
                            const struct acd_event *events, unsigned count);

#endif
