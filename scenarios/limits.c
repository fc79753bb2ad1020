/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/limits.h"

#include <inttypes.h>

/* ---- lists ------------------------------------------------------------------------------------------ */

static bool check_list(struct binder *b, const struct draft *d, const char *key, const struct list *list)
{
    const struct node *map = node_child(d->root, key);
    if (list->count > LIMIT_NAMES)
        error_at(b->problems, &map->key->mark, "write fewer", "%s has %u names, at most %d are allowed", key,
                 list->count, LIMIT_NAMES);
    return list->count <= LIMIT_NAMES;
}

/* A scenario without them would be valid, and useless. */
static bool check_not_empty(struct binder *b, const struct draft *d, const char *key)
{
    const struct node *map = node_child(d->root, key);
    if (!map || map->kind != NODE_MAP || map->count > 0 || map->partial)
        return true;
    error_at(b->problems, &map->key->mark, "write NAME: {...}", "%s is empty", key);
    return false;
}

static bool check_expectations(struct binder *b, const struct draft *d)
{
    if (d->expect.count > LIMIT_NAMES)
        error_at(b->problems, &node_child(d->root, "expect")->key->mark, "write fewer",
                 "expect has %u conditions, at most %d are allowed", d->expect.count, LIMIT_NAMES);
    return d->expect.count <= LIMIT_NAMES;
}

bool limits_of_lists(struct binder *b, const struct draft *d)
{
    bool queues = check_list(b, d, "queues", &d->queues);
    bool calls = check_list(b, d, "calls", &d->calls) && check_not_empty(b, d, "calls");
    bool agents = check_list(b, d, "agents", &d->agents) && check_not_empty(b, d, "agents");
    return check_expectations(b, d) && queues && calls && agents;
}

/* ---- steps and rows --------------------------------------------------------------------------------- */

static void check_steps(struct binder *b, const struct item *item, uint32_t steps)
{
    if (steps > LIMIT_STEPS)
        error_at(b->problems, item_mark(item), "take longer steps", "%s has %u steps, at most %d are allowed",
                 node_path(b->arena, item->map), steps, LIMIT_STEPS);
}

static void check_rows(struct binder *b, const struct draft *d)
{
    const struct horizon *h = &d->horizon.horizon;
    const struct node *map = node_child(d->root, "horizon");
    int64_t intervals = h->interval ? (h->length - 1) / h->interval + 1 : 0;
    int64_t rows = intervals * ((int64_t)d->queues.count + d->calls.count + d->agents.count);
    if (rows > LIMIT_ROWS)
        error_at(b->problems, map ? node_key_mark(map) : &d->root->mark,
                 "take longer intervals, or 'interval: none'",
                 "%" PRId64 " intervals of all queues, call types and agents are %" PRId64
                 " rows, at most %d are allowed",
                 intervals, rows, LIMIT_ROWS);
}

/* ---- agents and calls ------------------------------------------------------------------------------- */

static void too_many(struct binder *b, const struct group_draft *g, uint64_t agents, uint64_t services)
{
    const char *path = node_path(b->arena, g->item.map);
    if (agents > LIMIT_AGENTS)
        error_at(b->problems, item_mark(&g->item), "count fewer agents",
                 "with %s there are %" PRIu64 " agents, at most %d are allowed", path, agents, LIMIT_AGENTS);
    else
        error_at(b->problems, item_mark(&g->item), "let each group serve fewer queues",
                 "with %s agents serve %" PRIu64 " queues in all, at most %d are allowed", path, services,
                 LIMIT_SERVICES);
}

/* Who works shifts; more than a uint32_t can count, perhaps. */
static uint64_t agents_of(const struct roster *r)
{
    uint64_t agents = 0;
    for (uint32_t i = 0; i < r->shift_count; i++)
        agents += r->shifts[i].count;
    return r->shift_count ? agents : roster_agents(r);
}

static void check_shifts(struct binder *b, const struct draft *d)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < d->agents.count && count <= LIMIT_SHIFTS; i++) {
        const struct group_draft *g = draft_group(d, i);
        for (uint32_t k = 0; k < g->shifts.count; k++)
            count += 1 + draft_shift(g, k)->breaks.count;
        if (count > LIMIT_SHIFTS)
            error_at(b->problems, item_mark(&g->item), "put people who come and go together into one shift",
                     "with %s there are %" PRIu64 " shifts and breaks, at most %d are allowed",
                     node_path(b->arena, g->item.map), count, LIMIT_SHIFTS);
    }
}

static void check_agents(struct binder *b, const struct draft *d)
{
    uint64_t agents = 0, services = 0;
    for (uint32_t i = 0; i < d->agents.count; i++) {
        const struct group_draft *g = draft_group(d, i);
        uint64_t peak = agents_of(&g->group.roster);
        check_steps(b, &g->item, g->group.roster.staff.steps);
        agents += peak;
        services += peak * g->group.serves_count;
        if (agents > LIMIT_AGENTS || services > LIMIT_SERVICES) {
            too_many(b, g, agents, services);
            return;
        }
    }
}

/* Of rates, not of given times: those are as many as the file has. */
static double highest_rate(const struct arrivals *a)
{
    if (a->kind != ARRIVALS_POISSON)
        return a->kind == ARRIVALS_RENEWAL ? arrivals_rate(a, 0) : 0;
    double highest = 0;
    for (uint32_t i = 0; i < a->rates.count; i++)
        if (a->rates.rates[i] > highest)
            highest = a->rates.rates[i];
    return highest;
}

static void check_rates(struct binder *b, const struct draft *d)
{
    double rate = 0;
    for (uint32_t i = 0; i < d->calls.count && rate <= LIMIT_RATE; i++) {
        const struct call_draft *call = draft_call(d, i);
        check_steps(b, &call->item, call->type.arrivals.rates.count);
        rate += highest_rate(&call->type.arrivals);
        if (rate > LIMIT_RATE)
            error_at(b->problems, item_mark(&call->item), "check the unit: 200/h is not 200/s",
                     "with %s more than 1000000 callers arrive each second",
                     node_path(b->arena, call->item.map));
    }
}

/* ---- queues that nobody serves ---------------------------------------------------------------------- */

static void check_queue(struct binder *b, const struct draft *d, uint32_t queue, bool *served)
{
    const struct item *item = &draft_queue(d, queue)->item;
    if (served[queue])
        return;
    error_at(b->problems, item_mark(item),
             arena_say(b->arena, "add '%s' to the serves of a group on duty", item->name),
             "no agent ever serves queue '%s'", item->name);
    served[queue] = true;
}

/* Callers come by their own type, by transfer or by overflow. */
static void check_served(struct binder *b, const struct draft *d)
{
    bool *served = arena_array(b->arena, d->queues.count, sizeof *served);
    for (uint32_t i = 0; i < d->agents.count; i++) {
        const struct agent_group *g = &draft_group(d, i)->group;
        bool on_duty = agents_of(&g->roster) > 0 && g->absence < 1;
        for (uint32_t s = 0; s < g->serves_count; s++)
            served[g->serves[s].queue] |= on_duty;
    }
    for (uint32_t i = 0; i < d->calls.count; i++) {
        const struct call_draft *call = draft_call(d, i);
        check_queue(b, d, call->type.queue, served);
        if (call->transfer.to)
            check_queue(b, d, call->type.transfer.to, served);
    }
    for (uint32_t i = 0; i < d->queues.count; i++)
        if (draft_queue(d, i)->overflow.to)
            check_queue(b, d, draft_queue(d, i)->spec.overflow.to, served);
}

void limits_of_totals(struct binder *b, const struct draft *d)
{
    check_shifts(b, d);
    check_agents(b, d);
    check_rates(b, d);
    check_rows(b, d);
    check_served(b, d);
}
