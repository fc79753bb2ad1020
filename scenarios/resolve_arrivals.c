/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Arrivals meet the horizon, and those who share a busyness meet each other. */
#include <string.h>
#include "scenarios/names.h"
#include "scenarios/resolve.h"

/* ---- rates ------------------------------------------------------------------------------------------- */

static const char *clocks_of(struct arena *a, const struct horizon *h)
{
    char start[VALUE_TEXT], end[VALUE_TEXT];
    return arena_say(a, "%s to %s", clock_text(h->start, start), clock_text(h->start + h->length, end));
}

/* The first rate begins with the horizon, the others within. */
static void check_clocks(struct binder *b, const struct rates_draft *rates, const struct horizon *h)
{
    const struct node *map = rates->node;
    if (map->count == 0)
        error_at(b->problems, &map->mark, "write a rate for the start", "%s is empty", node_path(b->arena, map));
    for (const struct node *n = map->first; n; n = n->next) {
        int64_t at = rates->clocks[n->index] - h->start;
        if (n->index == 0 && at != 0)
            error_at(b->problems, &n->key->mark, "write a rate for the start, 0/h if nobody calls",
                     "%s begins at %s, but the horizon is %s", node_path(b->arena, map),
                     shown(b->arena, n->key->text), clocks_of(b->arena, h));
        else if (at >= h->length)
            error_at(b->problems, &n->key->mark, "remove it, or lengthen the horizon",
                     "%s is outside the horizon, %s, in %s", shown(b->arena, n->key->text),
                     clocks_of(b->arena, h), node_path(b->arena, map));
    }
}

static void check_rates(struct binder *b, const struct draft *d, const struct rates_draft *rates)
{
    if (!rates->node || !d->horizon.good)
        return;
    if (rates->clocks)
        check_clocks(b, rates, &d->horizon.horizon);
    else if (rates->node->kind != NODE_MAP)
        check_length(b, d, rates->every, rates->rates.count, rates->node,
                     rates->node->kind == NODE_LIST ? "element" : "row");
}

static struct rate_profile profile_of(const struct rates_draft *draft, double scale, int64_t start)
{
    double *rates = draft->rates.items;
    for (uint32_t i = 0; i < draft->rates.count; i++)
        rates[i] *= scale;
    for (uint32_t i = 0; draft->clocks && i < draft->rates.count; i++)
        draft->clocks[i] -= start;
    return (struct rate_profile){draft->every, draft->rates.count, rates, draft->clocks};
}

/* ---- times ------------------------------------------------------------------------------------------- */

static void find_times(struct binder *b, const struct times_draft *draft, const struct horizon *h,
                       struct arrivals *out)
{
    const struct timed *times = draft->times.items;
    int64_t *found = arena_array(b->arena, draft->times.count, sizeof *found);
    for (uint32_t i = 0; i < draft->times.count; i++) {
        found[i] = times[i].us - (draft->by_clock ? h->start : 0);
        if (found[i] < 0 || found[i] >= h->length)
            error_at(b->problems, &times[i].mark, "remove it, or change the horizon",
                     "a caller outside the horizon, %s", clocks_of(b->arena, h));
    }
    out->times = found;
    out->count = draft->times.count;
    out->end = h->length;
}

/* ---- shared busyness ------------------------------------------------------------------------------------ */

/* Not a name that a call type could have: its own busyness is its own. */
static const char *stream_name(struct arena *a, const struct node *shared)
{
    return arena_say(a, "shared %s", shared->text);
}

static void share(struct binder *b, struct names *sharing, struct call_draft *call)
{
    const struct busyness_draft *busyness = &call->arrivals.busyness;
    call->type.busyness = busyness->law;
    call->type.busyness_name = call->item.name;
    if (!busyness->shared)
        return;
    call->type.busyness_name = stream_name(b->arena, busyness->shared);
    const struct call_draft *first = names_find(sharing, call->type.busyness_name);
    if (!first)
        names_put(sharing, call->type.busyness_name, call);
    else if (!dist_equal(&first->arrivals.busyness.law, &busyness->law))
        error_at(b->problems, &busyness->shared->mark, "write the same distribution in both",
                 "busyness '%s' of %s is not that of %s in line %u", busyness->shared->text,
                 node_path(b->arena, call->item.map), node_path(b->arena, first->item.map),
                 first->arrivals.busyness.shared->mark.place.line);
}

/* ---- all of them ------------------------------------------------------------------------------------------ */

static void resolve_one(struct binder *b, const struct draft *d, struct call_draft *call)
{
    struct arrivals_draft *draft = &call->arrivals;
    struct arrivals *out = &call->type.arrivals;
    out->kind = draft->kind;
    switch (draft->kind) {
    case ARRIVALS_POISSON:
        check_rates(b, d, &draft->rates);
        out->rates = profile_of(&draft->rates, draft->scale, d->horizon.horizon.start);
        break;
    case ARRIVALS_RENEWAL:
        out->gap = dist_scaled(draft->gap, 1 / draft->scale);
        break;
    case ARRIVALS_TIMES:
        if (d->horizon.good)
            find_times(b, &draft->times, &d->horizon.horizon, out);
        break;
    }
}

void resolve_arrivals(struct binder *b, const struct draft *d)
{
    struct names sharing = {.arena = b->arena};
    for (uint32_t i = 0; i < d->calls.count; i++) {
        resolve_one(b, d, draft_call(d, i));
        share(b, &sharing, draft_call(d, i));
    }
}
