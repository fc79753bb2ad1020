/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/sequence.h"

#include <string.h>

static const int64_t second = 1000000;

/* splitmix64 */
static uint64_t draw(struct generator *g)
{
    uint64_t z = g->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 .. below-1 */
static unsigned pick(struct generator *g, unsigned below)
{
    return (unsigned)(draw(g) % below);
}

static bool chance(struct generator *g, unsigned percent)
{
    return pick(g, 100) < percent;
}

#define PICK(g, ...) pick_of((g), (const int64_t[]){__VA_ARGS__}, sizeof((int64_t[]){__VA_ARGS__}) / 8)
static int64_t pick_of(struct generator *g, const int64_t *from, size_t count)
{
    return from[pick(g, (unsigned)count)];
}

/* ---- the sequence ---------------------------------------------------------------------------- */

static struct acd_params draw_params(struct generator *g)
{
    struct acd_params params = acd_defaults();
    if (chance(g, 60))
        params.offer_timeout = PICK(g, 1, second, 2 * second, 5 * second, 29 * second, 31 * second);
    if (chance(g, 60))
        params.reoffer_delay = PICK(g, 0, 1, second, 4 * second, 29 * second, 30 * second, 31 * second);
    if (params.offer_timeout < second && params.reoffer_delay < second)
        params.reoffer_delay = 5 * second; /* or the same offer lapses a million times a second */
    params.idle_clock_on_reject = chance(g, 30) ? ACD_CLOCK_KEEP : ACD_CLOCK_RESET;
    params.idle_clock_on_timeout = chance(g, 30) ? ACD_CLOCK_KEEP : ACD_CLOCK_RESET;
    params.idle_clock_on_dnd_off = chance(g, 30) ? ACD_CLOCK_KEEP : ACD_CLOCK_RESET;
    params.requeue =
        (enum acd_requeue)PICK(g, ACD_REQUEUE_HEAD, ACD_REQUEUE_HEAD, ACD_REQUEUE_ORIGIN, ACD_REQUEUE_TAIL);
    params.timeout_sets_dnd = (int32_t)PICK(g, 0, 0, 7, -1);
    params.timeout_limit = (uint32_t)PICK(g, 1, 1, 2, 3);
    params.withdraw_on_stop = chance(g, 40);
    params.withdraw_on_dnd = chance(g, 40);
    params.manual_needs_accept = chance(g, 70);
    return params;
}

static void draw_weights(struct generator *g)
{
    static const unsigned usual[OP_INPUTS] = {
        [OP_TICK] = 2,    [OP_QUEUE] = 1,          [OP_QUEUE_PRIO] = 1,    [OP_QUEUE_DELETE] = 1,
        [OP_AGENT] = 2,   [OP_AGENT_OFF] = 1,      [OP_START_SERVICE] = 4, [OP_STOP_SERVICE] = 2,
        [OP_DND] = 3,     [OP_START_QUEUING] = 8,  [OP_STOP_QUEUING] = 2,  [OP_CLIENT_OFF] = 1,
        [OP_REQUEST] = 2, [OP_REQUEST_CLIENT] = 2, [OP_ACCEPT] = 1,        [OP_REJECT] = 1,
        [OP_RELEASE] = 2,
    };
    for (unsigned kind = 0; kind < OP_INPUTS; kind++)
        g->weights[kind] = usual[kind] * (unsigned)PICK(g, 0, 1, 1, 2, 5);
    g->weights[OP_START_QUEUING] += 4;
}

void sequence_begin(struct sequence *sequence, struct generator *g, uint64_t seed)
{
    *g = (struct generator){.state = seed * UINT64_C(0xd1342543de82ef95) + 1};
    draw_weights(g);
    g->agents = 1 + pick(g, 6);
    g->queues = 1 + pick(g, 4);
    g->clients = 1 + pick(g, 8);
    g->answers = (unsigned)PICK(g, 10, 30, 60);
    g->accepts = (unsigned)PICK(g, 10, 50, 90);
    g->releases = (unsigned)PICK(g, 2, 10, 30);
    g->still = (unsigned)PICK(g, 0, 30, 60, 90);
    g->snapshots = seed % 4 == 0 ? 2 : 0;
    g->grows = seed % 5 == 0 ? 1 : 0;
    g->setting = chance(g, 85) ? 2 * (g->agents + g->queues) : 0;

    struct acd_limits limits = {g->agents + 2, g->queues + 2, g->clients + 2, 0, 0};
    bool tight = seed % 7 == 0;
    limits.services = tight ? pick(g, 3) : limits.agents * limits.queues;
    limits.exclusions = tight ? pick(g, 3) : limits.agents * limits.clients;
    sequence->seed = seed;
    sequence->params = draw_params(g);
    sequence->limits = limits;
    sequence->tick_first = chance(g, 60);
    sequence->count = 0;
}

/* ---- operations ------------------------------------------------------------------------------ */

static int64_t draw_time(struct generator *g, const struct naive *n)
{
    int64_t due = naive_deadline(n);
    if (chance(g, 10) && due != ACD_NEVER && due > n->now && due - n->now < 40 * second)
        return due - (int64_t)pick(g, 2);
    if (chance(g, g->still))
        return n->now;
    if (chance(g, 3))
        return n->now + 1;
    return n->now + second * PICK(g, 0, 0, 0, 1, 2, 4, 5, 29, 30, 31);
}

/* Few values, so that ties are common. */
static int64_t draw_number(struct generator *g, enum operation_kind kind)
{
    if (kind == OP_QUEUE || kind == OP_QUEUE_PRIO)
        return PICK(g, 1, 2, 2, 5, 10, 10);
    if (kind == OP_START_SERVICE)
        return PICK(g, 0, 0, 1, 1, 64, 1000);
    if (kind == OP_AGENT)
        return PICK(g, 0, 0, 0, 3);
    if (kind == OP_DND)
        return PICK(g, 0, 0, 1, -1, INT32_MIN);
    return 0;
}

static enum operation_kind draw_kind(struct generator *g)
{
    unsigned all = 0, kind = 0;
    for (unsigned i = 0; i < OP_INPUTS; i++)
        all += g->weights[i];
    for (unsigned at = pick(g, all); at >= g->weights[kind]; kind++)
        at -= g->weights[kind];
    return (enum operation_kind)kind;
}

static void of_somebody(struct generator *g, const struct naive *n, enum acd_agent_state state,
                        struct operation *op)
{
    unsigned start = pick(g, NAIVE_MOST);
    for (unsigned i = 0; i < NAIVE_MOST; i++) {
        uint32_t a = (start + i) % NAIVE_MOST;
        if (n->agents[a].state != state)
            continue;
        op->agent = a;
        op->client = n->agents[a].client;
        op->queue = n->clients[op->client].queue;
        return;
    }
    op->kind = OP_TICK;
}

static struct operation draw_nonsense(struct generator *g, struct operation op, const struct naive *n)
{
    switch (pick(g, 8)) {
    case 0:
        op.agent = g->agents + pick(g, 2);
        break;
    case 1:
        op.queue = g->queues + pick(g, 2);
        break;
    case 2:
        op.client = g->clients + pick(g, 2);
        break;
    case 3:
        op.agent = n->limits.agents + (pick(g, 2) ? pick(g, 3) : UINT32_MAX - NAIVE_MOST);
        break;
    case 4:
        op.queue = n->limits.queues + (pick(g, 2) ? pick(g, 3) : UINT32_MAX - NAIVE_MOST);
        break;
    case 5:
        op.client = n->limits.clients + (pick(g, 2) ? pick(g, 3) : UINT32_MAX - NAIVE_MOST);
        break;
    case 6:
        op.now = PICK(g, -1, n->now - 1, INT64_MIN, n->now - second);
        break;
    default:
        op.number = PICK(g, -1, 0, 11, 1001, INT64_MAX, INT64_MIN, INT64_C(1) << 31,
                         INT64_C(-1) - INT32_MAX - 1, (INT64_C(1) << 32) + 1);
    }
    return op;
}

static struct operation draw_setting(struct generator *g, struct operation op)
{
    unsigned left = --g->setting;
    op.kind = left >= 2 * g->agents + g->queues ? OP_QUEUE
              : left >= g->agents + g->queues   ? OP_AGENT
                                                : OP_START_SERVICE;
    op.queue = left % g->queues;
    op.agent = left % g->agents;
    op.number = draw_number(g, op.kind);
    return op;
}

static struct operation drawn(struct generator *g, const struct naive *n)
{
    struct operation op = {.now = draw_time(g, n)};
    op.agent = pick(g, g->agents);
    op.queue = pick(g, g->queues);
    op.client = pick(g, g->clients);
    if (g->setting > 0)
        return draw_setting(g, op);
    op.kind = chance(g, g->snapshots) ? OP_SNAPSHOT : chance(g, g->grows) ? OP_GROW : draw_kind(g);
    if (op.kind >= OP_INPUTS)
        return op;
    op.number = draw_number(g, op.kind);
    if (chance(g, g->answers)) {
        op.kind = chance(g, g->accepts) ? OP_ACCEPT : OP_REJECT;
        of_somebody(g, n, ACD_AGENT_OFFERED, &op);
    } else if (chance(g, g->releases)) {
        op.kind = OP_RELEASE;
        of_somebody(g, n, ACD_AGENT_BUSY, &op);
    }
    return chance(g, 5) ? draw_nonsense(g, op, n) : op;
}

/* What the operation does not name is 0. */
struct operation sequence_draw(struct generator *g, const struct naive *n)
{
    struct operation op = drawn(g, n);
    const char *arguments = operation_forms[op.kind].arguments;
    if (!strchr(arguments, 'a'))
        op.agent = 0;
    if (!strchr(arguments, 'q'))
        op.queue = 0;
    if (!strchr(arguments, 'c'))
        op.client = 0;
    return op;
}
