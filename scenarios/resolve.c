/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/resolve.h"

#include <inttypes.h>
#include <string.h>
#include "scenarios/expect.h"
#include "scenarios/limits.h"
#include "scenarios/lookup.h"
#include "scenarios/resolve_shifts.h"

/* ---- queues, declared or not ------------------------------------------------------------------------ */

static uint32_t undeclared_count(const struct draft *d, const struct names *declared)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < d->calls.count; i++)
        count += !draft_call(d, i)->queue && !names_find(declared, draft_call(d, i)->item.name);
    return count;
}

/* Behind the declared queues those of call types that name none. */
static void complete_queues(struct binder *b, struct draft *d)
{
    struct names declared = {.arena = b->arena};
    for (uint32_t i = 0; i < d->queues.count; i++)
        names_put(&declared, draft_queue(d, i)->item.name, draft_queue(d, i));
    struct list all = {d->queues.count, NULL};
    all.items =
        arena_array(b->arena, d->queues.count + undeclared_count(d, &declared), sizeof(struct queue_draft));
    if (d->queues.count)
        memcpy(all.items, d->queues.items, d->queues.count * sizeof(struct queue_draft));
    d->queues = all;
    for (uint32_t i = 0; i < d->calls.count; i++) {
        const struct call_draft *call = draft_call(d, i);
        if (call->queue || names_find(&declared, call->item.name))
            continue;
        struct queue_draft *queue = draft_queue(d, d->queues.count++);
        queue->item = call->item;
        section_bind(b, &queue_section, NULL, queue);
        names_put(&declared, queue->item.name, queue);
    }
}

/* A queue that is named by `n`, with an error when there is none. */
static int64_t named_queue(struct binder *b, const struct directory *dir, const struct node *n)
{
    return directory_find(b, dir, THING_QUEUE, n->text, node_path(b->arena, n), &n->mark);
}

static bool is_itself(struct binder *b, const struct node *n, const char *what)
{
    error_at(b->problems, &n->mark, "name another queue", "%s is the queue that callers %s",
             node_path(b->arena, n), what);
    return false;
}

static void resolve_queues(struct binder *b, const struct draft *d, const struct directory *dir)
{
    for (uint32_t i = 0; i < d->queues.count; i++) {
        struct queue_draft *q = draft_queue(d, i);
        if (!q->overflow.to)
            continue;
        int64_t to = named_queue(b, dir, q->overflow.to);
        if (to >= 0 && (to != i || is_itself(b, q->overflow.to, "move away from")))
            q->spec.overflow = (struct overflow){q->overflow.after, (uint32_t)to};
    }
}

static void resolve_calls(struct binder *b, const struct draft *d, const struct directory *dir)
{
    for (uint32_t i = 0; i < d->calls.count; i++) {
        struct call_draft *call = draft_call(d, i);
        const char *name = call->queue ? call->queue->text : call->item.name;
        const struct node *where = call->queue ? call->queue : call->item.map;
        int64_t queue = directory_find(b, dir, THING_QUEUE, name, node_path(b->arena, where), &where->mark);
        call->type.queue = queue < 0 ? 0 : (uint32_t)queue;
        int64_t to = call->transfer.to ? named_queue(b, dir, call->transfer.to) : -1;
        if (to >= 0 && (to != queue || is_itself(b, call->transfer.to, "come from")))
            call->type.transfer = (struct transfer){call->transfer.probability, (uint32_t)to};
    }
}

/* `seen` has for each queue the number of the last group that names it, from 1. */
static void resolve_serves(struct binder *b, const struct draft *d, const struct directory *dir,
                           uint32_t group, uint32_t *seen)
{
    struct group_draft *g = draft_group(d, group);
    const struct node *where = node_child(g->item.map, "serves");
    for (uint32_t i = 0; i < g->serves.count; i++) {
        const struct node *name = g->serves.names[i];
        int64_t queue =
            directory_find(b, dir, THING_QUEUE, name->text, node_path(b->arena, where), &name->mark);
        if (queue < 0)
            continue;
        if (seen[queue] == group + 1 && where->kind == NODE_LIST)
            error_at(b->problems, &name->mark, "remove one of them", "repeated queue '%s' in %s",
                     shown(b->arena, name->text), node_path(b->arena, where));
        seen[queue] = group + 1;
        g->serves.serves[i].queue = (uint32_t)queue;
    }
    g->group.serves_count = g->serves.count;
    g->group.serves = g->serves.serves;
}

static void resolve_talk_factor(struct binder *b, const struct draft *d, const struct directory *dir,
                                struct group_draft *g)
{
    const struct talk_factor_draft *t = &g->talk_factor;
    if (t->all == 0)
        return;
    double *factors = arena_array(b->arena, d->calls.count, sizeof *factors);
    for (uint32_t i = 0; i < d->calls.count; i++)
        factors[i] = t->all;
    for (uint32_t i = 0; i < t->count; i++) {
        const struct node *name = t->names[i];
        const char *where = arena_say(b->arena, "%s.talk_factor", node_path(b->arena, g->item.map));
        int64_t type = directory_find(b, dir, THING_TYPE, name->text, where, &name->mark);
        if (type >= 0)
            factors[type] = t->factors[i];
    }
    g->group.talk_factor = factors;
}

static void resolve_agents(struct binder *b, const struct draft *d, const struct directory *dir)
{
    uint32_t *seen = arena_array(b->arena, d->queues.count, sizeof *seen);
    for (uint32_t i = 0; i < d->agents.count; i++) {
        resolve_serves(b, d, dir, i, seen);
        resolve_talk_factor(b, d, dir, draft_group(d, i));
    }
}

/* ---- against the horizon ---------------------------------------------------------------------------- */

void check_length(struct binder *b, const struct draft *d, int64_t every, uint32_t count,
                  const struct node *list, const char *what)
{
    char length[VALUE_TEXT], step[VALUE_TEXT];
    if (every == 0)
        return;
    int64_t needed = (d->horizon.horizon.length - 1) / every + 1;
    if (needed == count)
        return;
    error_at(b->problems, &list->mark, arena_say(b->arena, "one %s for each step of the horizon", what),
             "%s has %u %s%s, but %s in steps of %s needs %" PRId64, node_path(b->arena, list), count, what,
             count == 1 ? "" : "s", duration_text(d->horizon.horizon.length, length),
             duration_text(every, step), needed);
}

static const struct node *node_below(const struct node *map, const char *const *keys)
{
    for (; map && *keys; keys++)
        map = node_child(map, *keys);
    return map;
}

static void check_lengths(struct binder *b, const struct draft *d)
{
    static const char *const counts[] = {"staff", "counts", NULL};
    for (uint32_t i = 0; i < d->agents.count; i++) {
        const struct group_draft *g = draft_group(d, i);
        const struct node *list = node_below(g->item.map, counts);
        if (list && list->kind == NODE_LIST)
            check_length(b, d, g->staff.every, g->staff.counts.count, list, "element");
    }
}

/* Only one that somebody wrote: the 20 s of the default are no mistake in a short horizon. */
static void check_service_levels(struct binder *b, const struct draft *d)
{
    static const char *const within[] = {"service_level", "within", NULL};
    char length[VALUE_TEXT], text[VALUE_TEXT];
    for (uint32_t i = 0; i < d->queues.count; i++) {
        const struct queue_draft *queue = draft_queue(d, i);
        const struct node *n = node_below(queue->item.map, within);
        struct value written; /* what a bad one left behind is the default, which nobody wrote */
        if (n && duration_parse(n->text, &written) == VALUE_OK &&
            written.whole == queue->spec.service_level.within && written.whole > d->horizon.horizon.length)
            error_at(b->problems, &n->mark, "answered within this time is good",
                     "%s of %s is longer than the horizon of %s", node_path(b->arena, n),
                     duration_text(queue->spec.service_level.within, text),
                     duration_text(d->horizon.horizon.length, length));
    }
}

/* ---- against the rules of dispatch -------------------------------------------------------------------- */

/* Rejected at once and offered again at once: time would stand still. */
static void check_rejections(struct binder *b, const struct draft *d)
{
    for (uint32_t i = 0; i < d->agents.count && d->dispatch.params.reoffer_delay == 0; i++) {
        const struct group_draft *g = draft_group(d, i);
        const struct node *n = node_child(g->item.map, "reject");
        if (n && g->group.reject >= 1)
            error_at(b->problems, &n->mark, "write dispatch.reoffer_delay: 5s, or reject less",
                     "%s and dispatch.reoffer_delay 0s offer the same caller for ever",
                     node_path(b->arena, n));
    }
}

/* ---- the finished struct ---------------------------------------------------------------------------- */

static void finish_lists(struct binder *b, const struct draft *d, struct scenario *s)
{
    s->queues = arena_array(b->arena, s->queue_count, sizeof *s->queues);
    s->types = arena_array(b->arena, s->type_count, sizeof *s->types);
    s->groups = arena_array(b->arena, s->group_count, sizeof *s->groups);
    for (uint32_t i = 0; i < s->queue_count; i++) {
        s->queues[i] = draft_queue(d, i)->spec;
        s->queues[i].name = draft_queue(d, i)->item.name;
        s->queues[i].place = item_mark(&draft_queue(d, i)->item)->place;
    }
    for (uint32_t i = 0; i < s->type_count; i++) {
        s->types[i] = draft_call(d, i)->type;
        s->types[i].place = item_mark(&draft_call(d, i)->item)->place;
    }
    for (uint32_t i = 0; i < s->group_count; i++) {
        s->groups[i] = draft_group(d, i)->group;
        s->groups[i].place = item_mark(&draft_group(d, i)->item)->place;
    }
}

static struct scenario *finish(struct binder *b, const struct draft *d, struct precision precision,
                               struct expectation *expectations)
{
    struct scenario *s = arena_alloc(b->arena, sizeof *s);
    *s = (struct scenario){
        .name = d->name,
        .description = d->description,
        .horizon = d->horizon.horizon,
        .run = d->run.plan,
        .dispatch = d->dispatch.params,
        .queue_count = d->queues.count,
        .type_count = d->calls.count,
        .group_count = d->agents.count,
        .expectation_count = d->expect.count,
        .expectations = expectations,
    };
    s->run.precision = precision;
    finish_lists(b, d, s);
    return s;
}

struct scenario *resolve(struct binder *b, struct draft *d)
{
    if (!limits_of_lists(b, d))
        return NULL;
    complete_queues(b, d);
    struct directory dir = directory_of(b->arena, d);
    resolve_queues(b, d, &dir);
    resolve_calls(b, d, &dir);
    resolve_agents(b, d, &dir);
    resolve_arrivals(b, d);
    if (d->horizon.good) {
        check_lengths(b, d);
        check_service_levels(b, d);
        for (uint32_t i = 0; i < d->agents.count; i++)
            resolve_shifts(b, &d->horizon.horizon, draft_group(d, i));
    }
    check_rejections(b, d);
    struct precision precision = precision_of(b, &dir);
    struct expectation *expectations = expectations_of(b, &dir);
    if (errors_so_far(b->problems) == 0)
        limits_of_totals(b, d);
    return errors_so_far(b->problems) ? NULL : finish(b, d, precision, expectations);
}
