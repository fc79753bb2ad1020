/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/decisions.h"

#include <stdlib.h>
#include <string.h>

bool decisions_add(struct decisions *d, const struct decision *x)
{
    if (d->count == d->room) {
        size_t room = d->room ? 2 * d->room : 1024;
        struct decision *list = realloc(d->list, room * sizeof *list);
        if (!list)
            return false;
        d->list = list;
        d->room = room;
    }
    d->list[d->count++] = *x;
    return true;
}

void decisions_free(struct decisions *d)
{
    free(d->list);
    *d = (struct decisions){0};
}

/* ---- names ------------------------------------------------------------------------------------------------- */

bool counterparts_make(struct counterparts *c, const struct scenario *first, const struct scenario *other)
{
    c->types = malloc((other->type_count + UINT64_C(1)) * sizeof *c->types);
    c->queues = malloc((other->queue_count + UINT64_C(1)) * sizeof *c->queues);
    c->groups = malloc((other->group_count + UINT64_C(1)) * sizeof *c->groups);
    if (!c->types || !c->queues || !c->groups)
        return false;
    for (uint32_t i = 0; i < other->type_count; i++)
        c->types[i] = scenario_find(first, SCOPE_TYPE, other->types[i].name);
    for (uint32_t i = 0; i < other->queue_count; i++)
        c->queues[i] = scenario_find(first, SCOPE_QUEUE, other->queues[i].name);
    for (uint32_t i = 0; i < other->group_count; i++)
        c->groups[i] = scenario_find(first, SCOPE_GROUP, other->groups[i].name);
    return true;
}

void counterparts_free(struct counterparts *c)
{
    free(c->types);
    free(c->queues);
    free(c->groups);
    *c = (struct counterparts){0};
}

/* ---- two replications ---------------------------------------------------------------------------------------- */

static bool alike(const struct decision *a, const struct decision *b, const struct counterparts *b_in_a)
{
    bool same_caller = a->time == b->time && a->arrival == b->arrival && a->number == b->number &&
                       a->type == b_in_a->types[b->type];
    return same_caller && (a->arrival || (a->queue == b_in_a->queues[b->queue] &&
                                          a->group == b_in_a->groups[b->group] && a->agent == b->agent));
}

/* Of two that are next in their lists, what comes first in time; an offer comes before an arrival that is only due
 * at the same instant. */
static void keep_sooner(const struct decision **a, const struct decision **b)
{
    if (!*a || !*b)
        return;
    if ((*a)->time < (*b)->time || ((*a)->time == (*b)->time && (*b)->arrival && !(*a)->arrival))
        *b = NULL;
    else if ((*b)->time < (*a)->time || ((*a)->arrival && !(*b)->arrival))
        *a = NULL;
}

bool decisions_differ(const struct decisions *a, const struct decisions *b, const struct counterparts *b_in_a,
                      struct first_difference *out)
{
    size_t i = 0;
    while (i < a->count && i < b->count && alike(&a->list[i], &b->list[i], b_in_a))
        i++;
    const struct decision *of_a = i < a->count ? &a->list[i] : NULL, *of_b = i < b->count ? &b->list[i] : NULL;
    if (!of_a && !of_b)
        return false;
    keep_sooner(&of_a, &of_b);
    const struct decision *any = of_a ? of_a : of_b;
    out->kind = any->arrival ? PARTING_CALLERS : PARTING_DECISION;
    out->time = any->time;
    out->has_a = of_a;
    out->has_b = of_b;
    if (of_a)
        out->a = *of_a;
    if (of_b)
        out->b = *of_b;
    return true;
}
