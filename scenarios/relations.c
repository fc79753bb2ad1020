/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/relations.h"

static struct members *new_members(struct arena *a, uint32_t queues, const uint32_t *counts)
{
    struct members *m = arena_array(a, queues, sizeof *m);
    for (uint32_t i = 0; i < queues; i++)
        m[i].list = arena_array(a, counts[i], sizeof *m[i].list);
    return m;
}

static struct members *callers_of(struct arena *a, const struct scenario *s)
{
    uint32_t *counts = arena_array(a, s->queue_count, sizeof *counts);
    for (uint32_t i = 0; i < s->type_count; i++)
        counts[s->types[i].queue]++;
    struct members *m = new_members(a, s->queue_count, counts);
    for (uint32_t i = 0; i < s->type_count; i++) {
        struct members *queue = &m[s->types[i].queue];
        queue->list[queue->count++] = i;
    }
    return m;
}

/* The queues that callers of a type can stand in: their own and the one they are transferred to, and where
 * those overflow to. `seen` has for each queue the last type that came by, from 1. */
static void follow(const struct scenario *s, uint32_t type, uint32_t *seen, struct relations *r)
{
    const struct call_type *t = &s->types[type];
    uint32_t starts[] = {t->queue, t->transfer.probability > 0 ? t->transfer.to : t->queue};
    for (int i = 0; i < 2; i++)
        for (uint32_t q = starts[i]; seen[q] != type + 1; q = s->queues[q].overflow.to) {
            seen[q] = type + 1;
            r->reached[q] = true;
            r->calls_back[q] = r->calls_back[q] || t->callback.offered;
            if (s->queues[q].overflow.after == 0)
                break;
        }
}

static void follow_all(struct arena *a, const struct scenario *s, struct relations *r)
{
    uint32_t *seen = arena_array(a, s->queue_count, sizeof *seen);
    r->reached = arena_array(a, s->queue_count, sizeof *r->reached);
    r->calls_back = arena_array(a, s->queue_count, sizeof *r->calls_back);
    for (uint32_t i = 0; i < s->type_count; i++)
        follow(s, i, seen, r);
}

static struct members *servers_of(struct arena *a, const struct scenario *s)
{
    uint32_t *counts = arena_array(a, s->queue_count, sizeof *counts);
    for (uint32_t i = 0; i < s->group_count; i++)
        for (uint32_t k = 0; k < s->groups[i].serves_count; k++)
            counts[s->groups[i].serves[k].queue]++;
    struct members *m = new_members(a, s->queue_count, counts);
    for (uint32_t i = 0; i < s->group_count; i++)
        for (uint32_t k = 0; k < s->groups[i].serves_count; k++) {
            struct members *queue = &m[s->groups[i].serves[k].queue];
            queue->list[queue->count++] = i;
        }
    return m;
}

/* Union and find, with the least as the root and paths halved. */
static uint32_t root_of(uint32_t *pool, uint32_t queue)
{
    for (; pool[queue] != queue; queue = pool[queue])
        pool[queue] = pool[pool[queue]];
    return queue;
}

static void join(uint32_t *pool, uint32_t a, uint32_t b)
{
    uint32_t x = root_of(pool, a), y = root_of(pool, b);
    pool[x > y ? x : y] = x < y ? x : y;
}

static uint32_t *pools_of(struct arena *a, const struct scenario *s)
{
    uint32_t *pool = arena_array(a, s->queue_count, sizeof *pool);
    for (uint32_t i = 0; i < s->queue_count; i++)
        pool[i] = i;
    for (uint32_t i = 0; i < s->group_count; i++)
        for (uint32_t k = 1; k < s->groups[i].serves_count; k++)
            join(pool, s->groups[i].serves[0].queue, s->groups[i].serves[k].queue);
    for (uint32_t i = 0; i < s->queue_count; i++)
        if (s->queues[i].overflow.after > 0)
            join(pool, i, s->queues[i].overflow.to);
    for (uint32_t i = 0; i < s->queue_count; i++)
        pool[i] = root_of(pool, i);
    return pool;
}

struct relations relations_of(struct arena *a, const struct scenario *s)
{
    struct relations r = {.callers = callers_of(a, s), .servers = servers_of(a, s), .pool = pools_of(a, s)};
    follow_all(a, s, &r);
    return r;
}

struct members pool_callers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool)
{
    struct members m = {0, arena_array(a, s->type_count, sizeof *m.list)};
    for (uint32_t i = 0; i < s->type_count; i++)
        if (r->pool[s->types[i].queue] == pool)
            m.list[m.count++] = i;
    return m;
}

struct members pool_transferred(struct arena *a, const struct scenario *s, const struct relations *r,
                                uint32_t pool)
{
    struct members m = {0, arena_array(a, s->type_count, sizeof *m.list)};
    for (uint32_t i = 0; i < s->type_count; i++)
        if (s->types[i].transfer.probability > 0 && r->pool[s->types[i].transfer.to] == pool)
            m.list[m.count++] = i;
    return m;
}

struct members pool_servers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool)
{
    struct members m = {0, arena_array(a, s->group_count, sizeof *m.list)};
    for (uint32_t i = 0; i < s->group_count; i++)
        if (s->groups[i].serves_count && r->pool[s->groups[i].serves[0].queue] == pool)
            m.list[m.count++] = i;
    return m;
}
