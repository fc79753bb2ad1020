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

static uint32_t *pools_of(struct arena *a, const struct scenario *s)
{
    uint32_t *pool = arena_array(a, s->queue_count, sizeof *pool);
    for (uint32_t i = 0; i < s->queue_count; i++)
        pool[i] = i;
    for (uint32_t i = 0; i < s->group_count; i++)
        for (uint32_t k = 1; k < s->groups[i].serves_count; k++) {
            uint32_t x = root_of(pool, s->groups[i].serves[0].queue),
                     y = root_of(pool, s->groups[i].serves[k].queue);
            pool[x > y ? x : y] = x < y ? x : y;
        }
    for (uint32_t i = 0; i < s->queue_count; i++)
        pool[i] = root_of(pool, i);
    return pool;
}

struct relations relations_of(struct arena *a, const struct scenario *s)
{
    return (struct relations){callers_of(a, s), servers_of(a, s), pools_of(a, s)};
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

struct members pool_servers(struct arena *a, const struct scenario *s, const struct relations *r,
                            uint32_t pool)
{
    struct members m = {0, arena_array(a, s->group_count, sizeof *m.list)};
    for (uint32_t i = 0; i < s->group_count; i++)
        if (s->groups[i].serves_count && r->pool[s->groups[i].serves[0].queue] == pool)
            m.list[m.count++] = i;
    return m;
}
