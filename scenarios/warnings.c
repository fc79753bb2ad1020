/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/warnings.h"

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
        called = called || r->reached[g->group.serves[i].queue];
    if (roster_agents(&g->group.roster) == 0 || g->group.absence >= 1)
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
        warning_at(
            b->problems, item_mark(&g->item), "they take no more calls; write timeout_sets_dnd: 0",
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

/* ---- what never happens ------------------------------------------------------------------------------ */

/* Both run from the moment of joining; at one instant it is the end of the longest wait that counts. */
static void warn_of_late_overflow(struct binder *b, const struct queue_draft *q)
{
    const struct queue_spec *spec = &q->spec;
    char after[VALUE_TEXT], most[VALUE_TEXT];
    if (spec->max_wait == 0 || spec->overflow.after < spec->max_wait)
        return;
    warning_at(b->problems, node_key_mark(node_child(q->item.map, "overflow")),
               "let them move earlier, or wait longer",
               "nobody overflows from queue '%s' after %s: callers are sent away after %s", q->item.name,
               duration_text(spec->overflow.after, after), duration_text(spec->max_wait, most));
}

static void warn_of_late_callback(struct binder *b, const struct call_draft *c, const struct scenario *s)
{
    const struct queue_spec *queue = &s->queues[c->type.queue];
    char after[VALUE_TEXT], most[VALUE_TEXT];
    bool moves_first = queue->overflow.after > 0 && queue->overflow.after < queue->max_wait;
    if (!c->type.callback.offered || queue->max_wait == 0 || moves_first ||
        c->type.callback.offer_after < queue->max_wait)
        return;
    warning_at(b->problems, node_key_mark(node_child(c->item.map, "callback")),
               "ask them earlier, or let them wait longer",
               "nobody in %s is asked after %s: callers in queue '%s' are sent away after %s",
               node_path(b->arena, c->item.map), duration_text(c->type.callback.offer_after, after),
               queue->name, duration_text(queue->max_wait, most));
}

/* ---- a steady state that there is not ------------------------------------------------------------------- */

static void no_steady_state(struct binder *b, const struct item *item, const char *what)
{
    warning_at(b->problems, item_mark(item), "write how long: horizon.warmup: 15min",
               "%s of %s change: there is no steady state for horizon.warmup: auto to wait for", what,
               node_path(b->arena, item->map));
}

static void warn_of_unsteadiness(struct binder *b, const struct draft *d, const struct scenario *s)
{
    int64_t end = s->horizon.length;
    for (uint32_t i = 0; i < s->type_count; i++)
        if (arrivals_change_after(&s->types[i].arrivals, 0, end) < end)
            no_steady_state(b, &draft_call(d, i)->item, "the arrivals");
    for (uint32_t i = 0; i < s->group_count; i++)
        if (roster_change_after(&s->groups[i].roster, 0, end) < end)
            no_steady_state(b, &draft_group(d, i)->item, "the agents");
}

/* Agents in a scenario stop serving a queue, or begin not to be disturbed, only when no offer is open. */
static void warn_of_withdrawal(struct binder *b, const struct draft *d, const char *key, bool set)
{
    const struct node *dispatch = node_child(d->root, "dispatch");
    const struct node *n = set && dispatch ? node_child(dispatch, key) : NULL;
    if (n)
        warning_at(b->problems, node_key_mark(n), "leave it out",
                   "%s has no effect: no agent of a scenario does that while an offer is open",
                   node_path(b->arena, n));
}

void warn(struct binder *b, const struct draft *d, const struct scenario *s)
{
    struct relations r = relations_of(b->arena, s);
    warn_of_withdrawal(b, d, "withdraw_on_stop", s->dispatch.withdraw_on_stop);
    warn_of_withdrawal(b, d, "withdraw_on_dnd", s->dispatch.withdraw_on_dnd);
    for (uint32_t i = 0; i < s->type_count; i++) {
        warn_of_silence(b, draft_call(d, i));
        warn_of_late_callback(b, draft_call(d, i), s);
    }
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
        warn_of_late_overflow(b, draft_queue(d, i));
        if (!r.reached[i])
            warning_at(b->problems, item_mark(&draft_queue(d, i)->item),
                       "remove it, or name it in a call type", "no call type uses queue '%s'",
                       s->queues[i].name);
    }
    if (s->horizon.find_warmup)
        warn_of_unsteadiness(b, d, s);
    for (uint32_t i = 0; i < s->expectation_count; i++)
        warn_of_undefined(b, d, s, &r, i);
}
