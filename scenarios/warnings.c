/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/warnings.h"

#include "scenarios/relations.h"
#include "scenarios/timeline.h"

/* ---- more work than agents, and nobody gives up ------------------------------------------------------ */

/* The first call type whose callers wait for as long as it takes. */
static const struct call_draft *endless_waiter(const struct draft *d, const struct scenario *s,
                                               struct members callers)
{
    for (uint32_t i = 0; i < callers.count; i++) {
        const struct call_type *type = &s->types[callers.list[i]];
        if (type->patience.kind == DIST_NONE && s->queues[type->queue].capacity == CAPACITY_UNLIMITED)
            return draft_call(d, callers.list[i]);
    }
    return NULL;
}

/* NULL: never. A load of exactly the agents is too much as well. */
static const struct moment *worst_moment(const struct timeline *t)
{
    const struct moment *worst = NULL;
    for (size_t i = 0; i < t->count; i++) {
        const struct moment *m = &t->moments[i];
        if (m->agents == 0 || m->load < (double)m->agents * (1 - 1e-9))
            continue;
        if (!worst || m->load / (double)m->agents > worst->load / (double)worst->agents * (1 + 1e-9))
            worst = m;
    }
    return worst;
}

static void warn_of_load(struct binder *b, const struct draft *d, const struct scenario *s,
                         const struct relations *r, uint32_t pool)
{
    char clock[VALUE_TEXT];
    struct members callers = pool_callers(b->arena, s, r, pool), servers = pool_servers(b->arena, s, r, pool);
    const struct call_draft *waiter = endless_waiter(d, s, callers);
    if (!waiter)
        return;
    struct timeline t = timeline_of(b->arena, s, callers.list, callers.count, servers.list, servers.count);
    const struct moment *worst = worst_moment(&t);
    if (worst)
        warning_at(b->problems, item_mark(&waiter->item), "add agents, or give the callers a patience",
                   "unstable: load per agent %.2f from %s, and the callers of %s never give up",
                   worst->load / (double)worst->agents, clock_text(s->horizon.start + worst->from, clock),
                   node_path(b->arena, waiter->item.map));
}

/* ---- callers and no agents --------------------------------------------------------------------------- */

static bool nobody_there(const struct moment *m)
{
    return m->callers > 0 && m->agents == 0;
}

static void warn_of_absence(struct binder *b, const struct draft *d, const struct scenario *s,
                            const struct relations *r, uint32_t queue)
{
    char from[VALUE_TEXT], to[VALUE_TEXT];
    struct members callers = r->callers[queue], servers = r->servers[queue];
    struct timeline t = timeline_of(b->arena, s, callers.list, callers.count, servers.list, servers.count);
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

/* ---- what has no effect ------------------------------------------------------------------------------ */

static void warn_of_silence(struct binder *b, const struct call_draft *call)
{
    if (!arrivals_none(&call->type.arrivals))
        return;
    if (call->type.arrivals.kind == ARRIVALS_TIMES)
        warning_at(b->problems, item_mark(&call->item), "remove it, or write a time",
                   "nobody calls: %s has no times", node_path(b->arena, call->item.map));
    else
        warning_at(b->problems, item_mark(&call->item), "remove it, or write a rate",
                   "nobody calls: every rate of %s is 0", node_path(b->arena, call->item.map));
}

static void warn_of_idleness(struct binder *b, const struct group_draft *g, const struct relations *r)
{
    bool called = false;
    const char *path = node_path(b->arena, g->item.map);
    for (uint32_t i = 0; i < g->group.serves_count; i++)
        called = called || r->callers[g->group.serves[i].queue].count > 0;
    if (roster_agents(&g->group.roster) == 0)
        warning_at(b->problems, item_mark(&g->item), "remove it, or count somebody", "%s is never on duty",
                   path);
    else if (g->group.serves_count == 0)
        warning_at(b->problems, item_mark(&g->item), "these agents are always idle", "%s serves no queue",
                   path);
    else if (!called)
        warning_at(b->problems, item_mark(&g->item), "these agents are always idle",
                   "%s serves only queues that nobody calls", path);
}

static void warn_of_refusal(struct binder *b, const struct group_draft *g)
{
    if (g->group.reject + g->group.no_answer >= 1)
        warning_at(b->problems, item_mark(&g->item), "every offer is rejected or not answered",
                   "%s never accept a caller", node_path(b->arena, g->item.map));
}

/* Nobody in a scenario sets do not disturb back. */
static void warn_of_lasting_dnd(struct binder *b, const struct group_draft *g, const struct scenario *s)
{
    if (s->dispatch.timeout_sets_dnd != 0 && (g->group.no_answer > 0 || g->group.answer.kind != DIST_NONE))
        warning_at(b->problems, item_mark(&g->item), "they take no more calls; write timeout_sets_dnd: 0",
                   "dispatch.timeout_sets_dnd: who lets an offer lapse in %s stays in do not disturb until going",
                   node_path(b->arena, g->item.map));
}

static const struct served_queue *served_by(const struct agent_group *g, uint32_t queue, uint32_t *at)
{
    for (*at = 0; *at < g->serves_count; ++*at)
        if (g->serves[*at].queue == queue)
            return &g->serves[*at];
    return NULL;
}

/* Priorities compare agents of one queue: they matter only when two of them differ. */
static void warn_of_priority(struct binder *b, const struct draft *d, const struct scenario *s,
                             const struct relations *r, uint32_t queue)
{
    struct members servers = r->servers[queue];
    uint32_t at, first_at = 0;
    int first = 0;
    for (uint32_t i = 0; i < servers.count; i++) {
        const struct served_queue *served = served_by(&s->groups[servers.list[i]], queue, &at);
        if (i == 0) {
            first = served->priority;
            first_at = at;
        } else if (served->priority != first) {
            return;
        }
    }
    if (first != 0)
        warning_at(b->problems, &draft_group(d, servers.list[0])->serves.names[first_at]->mark,
                   "priorities compare the agents of one queue, not the queues of one agent",
                   "agent priority %d in queue '%s' never matters: everyone who serves it has the same",
                   first, s->queues[queue].name);
}

void warn(struct binder *b, const struct draft *d, const struct scenario *s)
{
    struct relations r = relations_of(b->arena, s);
    for (uint32_t i = 0; i < s->type_count; i++)
        warn_of_silence(b, draft_call(d, i));
    for (uint32_t i = 0; i < s->group_count; i++) {
        warn_of_idleness(b, draft_group(d, i), &r);
        warn_of_refusal(b, draft_group(d, i));
        warn_of_lasting_dnd(b, draft_group(d, i), s);
    }
    for (uint32_t i = 0; i < s->queue_count; i++) {
        if (r.pool[i] == i)
            warn_of_load(b, d, s, &r, i);
        warn_of_absence(b, d, s, &r, i);
        warn_of_priority(b, d, s, &r, i);
        if (r.callers[i].count == 0)
            warning_at(b->problems, item_mark(&draft_queue(d, i)->item),
                       "remove it, or name it in a call type", "no call type uses queue '%s'",
                       s->queues[i].name);
    }
}
