/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/naive_center.h"

#include <stdlib.h>
#include <string.h>

enum { NEVER_MIND = -1 };

struct desk {
    uint32_t group, number;
    int64_t free_at;  /* when busy */
    uint64_t free_since; /* a running number; the least is the longest idle */
    bool busy;
};

struct center_state {
    const struct scenario *s;
    const struct call_record *calls;
    struct naive_fate *fates;
    bool *waits;
    uint64_t arrived; /* calls 0 .. arrived - 1 have arrived */
    struct desk *desks;
    uint32_t desk_count;
    uint64_t frees;
};

static int served_priority(const struct scenario *s, uint32_t group, uint32_t queue)
{
    const struct agent_group *g = &s->groups[group];
    for (uint32_t i = 0; i < g->serves_count; i++)
        if (g->serves[i].queue == queue)
            return g->serves[i].priority;
    return NEVER_MIND;
}

static uint32_t queue_of(const struct center_state *c, uint64_t call)
{
    return c->s->types[c->calls[call].type].queue;
}

static void take(struct center_state *c, struct desk *d, uint64_t call, int64_t now)
{
    const struct call_record *r = &c->calls[call];
    c->waits[call] = false;
    c->fates[call] = (struct naive_fate){OUTCOME_ANSWERED, now - r->arrival, d->group, d->number};
    d->busy = true;
    d->free_at = now + r->talk + r->wrap_up;
}

static void desk_gets_free(struct center_state *c, struct desk *d, int64_t now)
{
    d->busy = false;
    d->free_since = ++c->frees;
    uint64_t best = UINT64_MAX;
    for (uint64_t i = 0; i < c->arrived; i++) {
        if (!c->waits[i] || served_priority(c->s, d->group, queue_of(c, i)) == NEVER_MIND)
            continue;
        if (best == UINT64_MAX ||
            c->s->queues[queue_of(c, i)].priority < c->s->queues[queue_of(c, best)].priority)
            best = i; /* the first of its priority: first come, first served */
    }
    if (best != UINT64_MAX)
        take(c, d, best, now);
}

static struct desk *best_desk(struct center_state *c, uint32_t queue)
{
    struct desk *best = NULL;
    int best_priority = 0;
    for (uint32_t i = 0; i < c->desk_count; i++) {
        struct desk *d = &c->desks[i];
        int p = served_priority(c->s, d->group, queue);
        if (d->busy || p == NEVER_MIND)
            continue;
        if (!best || p < best_priority || (p == best_priority && d->free_since < best->free_since)) {
            best = d;
            best_priority = p;
        }
    }
    return best;
}

static void arrive(struct center_state *c, uint64_t call)
{
    const struct call_record *r = &c->calls[call];
    uint32_t queue = queue_of(c, call), waiting = 0;
    struct desk *d = best_desk(c, queue);
    c->arrived++;
    for (uint64_t i = 0; i < call; i++)
        waiting += c->waits[i] && queue_of(c, i) == queue;
    if (d)
        take(c, d, call, r->arrival);
    else if (waiting >= c->s->queues[queue].capacity)
        c->fates[call] = (struct naive_fate){OUTCOME_BLOCKED, 0, UINT32_MAX, UINT32_MAX};
    else if (r->patience == 0)
        c->fates[call] = (struct naive_fate){OUTCOME_ABANDONED, 0, UINT32_MAX, UINT32_MAX};
    else
        c->waits[call] = true;
}

static void give_up(struct center_state *c, uint64_t call)
{
    c->waits[call] = false;
    c->fates[call] =
        (struct naive_fate){OUTCOME_ABANDONED, c->calls[call].patience, UINT32_MAX, UINT32_MAX};
}

/* One step: the earliest of (a desk gets free, a patience ends, an arrival), in this order at a tie. */
static bool step(struct center_state *c, uint64_t count)
{
    int64_t best = INT64_MAX;
    struct desk *desk = NULL;
    uint64_t leaver = UINT64_MAX;
    for (uint32_t i = 0; i < c->desk_count; i++)
        if (c->desks[i].busy && c->desks[i].free_at < best) {
            best = c->desks[i].free_at;
            desk = &c->desks[i];
        }
    for (uint64_t i = 0; i < c->arrived; i++)
        if (c->waits[i] && c->calls[i].patience >= 0 && c->calls[i].arrival + c->calls[i].patience < best) {
            best = c->calls[i].arrival + c->calls[i].patience;
            leaver = i;
        }
    if (c->arrived < count && c->calls[c->arrived].arrival < best)
        arrive(c, c->arrived);
    else if (leaver != UINT64_MAX)
        give_up(c, leaver);
    else if (desk)
        desk_gets_free(c, desk, best);
    else
        return false;
    return true;
}

static void sit_down(struct center_state *c)
{
    for (int pass = 0; pass < 2; pass++) /* groups in the order of their names */
        for (uint32_t g = 0; g < c->s->group_count; g++) {
            bool first = c->s->group_count == 1 ||
                         strcmp(c->s->groups[g].name, c->s->groups[1 - g].name) < 0;
            for (uint32_t k = 0; k < c->s->groups[g].roster.staff.counts[0] && first == (pass == 0); k++)
                c->desks[c->desk_count++] =
                    (struct desk){.group = g, .number = k, .free_since = ++c->frees};
        }
}

void naive_center(const struct scenario *s, const struct call_record *calls, uint64_t count,
                  struct naive_fate *fates)
{
    struct center_state c = {.s = s, .calls = calls, .fates = fates};
    c.waits = calloc(count + 1, sizeof *c.waits);
    c.desks = calloc(1000, sizeof *c.desks);
    sit_down(&c);
    while (step(&c, count))
        ;
    free(c.waits);
    free(c.desks);
}
