/* SPDX-License-Identifier: GPL-3.0-or-later */
/* More work than agents, or callers and no agents at all. */
#include "scenarios/warnings.h"

#include <math.h>
#include "scenarios/timeline.h"

/* ---- more work than agents, and nobody gives up ------------------------------------------------------ */

/* Nothing ends the wait but an agent, in none of the queues that a caller may move on to. */
static bool waits_for_ever(const struct scenario *s, uint32_t queue)
{
    if (s->queues[queue].capacity != CAPACITY_UNLIMITED)
        return false;
    for (uint32_t moves = 0; moves <= s->queue_count; moves++) {
        if (s->queues[queue].max_wait > 0)
            return false;
        if (s->queues[queue].overflow.after == 0)
            return true;
        queue = s->queues[queue].overflow.to;
    }
    return true;
}

/* The first call type whose callers wait for as long as it takes. */
static const struct call_draft *endless_waiter(const struct draft *d, const struct scenario *s,
                                               struct members callers)
{
    for (uint32_t i = 0; i < callers.count; i++) {
        const struct call_type *type = &s->types[callers.list[i]];
        if (type->patience.kind == DIST_NONE && waits_for_ever(s, type->queue))
            return draft_call(d, callers.list[i]);
    }
    return NULL;
}

/* The best that any of the agents can do: what is too much for them is too much. */
static double least_talk_factor(const struct scenario *s, struct members servers, uint32_t type)
{
    double least = INFINITY;
    for (uint32_t i = 0; i < servers.count; i++) {
        const double *factors = s->groups[servers.list[i]].talk_factor;
        least = fmin(least, factors ? factors[type] : 1);
    }
    return servers.count ? least : 1;
}

/* Where all have to wait, those who balk are gone. */
static uint32_t add_demands(const struct scenario *s, struct members types, struct members servers,
                            bool transferred, struct demand *demands)
{
    for (uint32_t i = 0; i < types.count; i++) {
        const struct call_type *type = &s->types[types.list[i]];
        double share = (1 - type->balk) * (transferred ? type->transfer.probability : 1);
        demands[i] = (struct demand){types.list[i], share, least_talk_factor(s, servers, types.list[i])};
    }
    return types.count;
}

/* NULL: never. A load of exactly the agents is too much as well. */
static const struct moment *worst_moment(const struct timeline *t)
{
    const struct moment *worst = NULL;
    for (size_t i = 0; i < t->count; i++) {
        const struct moment *m = &t->moments[i];
        if (m->agents == 0 || m->present <= 0 || m->load < m->present * (1 - 1e-9))
            continue;
        if (!worst || m->load / m->present > worst->load / worst->present * (1 + 1e-9))
            worst = m;
    }
    return worst;
}

void warn_of_load(struct binder *b, const struct draft *d, const struct scenario *s,
                  const struct relations *r, uint32_t pool)
{
    char clock[VALUE_TEXT];
    struct members callers = pool_callers(b->arena, s, r, pool), servers = pool_servers(b->arena, s, r, pool),
                   transferred = pool_transferred(b->arena, s, r, pool);
    const struct call_draft *waiter = endless_waiter(d, s, callers);
    if (!waiter)
        return;
    struct demand *demands = arena_array(b->arena, callers.count + transferred.count, sizeof *demands);
    uint32_t count = add_demands(s, callers, servers, false, demands);
    count += add_demands(s, transferred, servers, true, demands + count);
    struct timeline t = timeline_of(b->arena, s, demands, count, servers.list, servers.count);
    const struct moment *worst = worst_moment(&t);
    if (worst)
        warning_at(b->problems, item_mark(&waiter->item), "add agents, or give the callers a patience",
                   "unstable: load per agent %.2f from %s, and the callers of %s never give up",
                   worst->load / worst->present, clock_text(s->horizon.start + worst->from, clock),
                   node_path(b->arena, waiter->item.map));
}

/* ---- callers and no agents --------------------------------------------------------------------------- */

static bool nobody_there(const struct moment *m)
{
    return m->callers > 0 && m->agents == 0;
}

void warn_of_absence(struct binder *b, const struct draft *d, const struct scenario *s,
                     const struct relations *r, uint32_t queue)
{
    char from[VALUE_TEXT], to[VALUE_TEXT];
    struct members callers = r->callers[queue], servers = r->servers[queue];
    struct demand *demands = arena_array(b->arena, callers.count, sizeof *demands);
    uint32_t count = add_demands(s, callers, servers, false, demands);
    struct timeline t = timeline_of(b->arena, s, demands, count, servers.list, servers.count);
    if (s->queues[queue].overflow.after > 0) /* they move on */
        return;
    size_t first = 0, end;
    while (first < t.count && !nobody_there(&t.moments[first]))
        first++;
    for (end = first; end < t.count && nobody_there(&t.moments[end]); end++)
        ;
    if (first == end)
        return;
    bool again = false;
    for (size_t i = end; i < t.count; i++)
        again = again || nobody_there(&t.moments[i]);
    warning_at(b->problems, item_mark(&draft_queue(d, queue)->item), "they wait, give up or are cleared",
               "callers arrive in queue '%s' while nobody serves it: %s to %s%s", s->queues[queue].name,
               clock_text(s->horizon.start + t.moments[first].from, from),
               clock_text(s->horizon.start + t.moments[end - 1].to, to), again ? ", and again later" : "");
}
