/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/theory_pool.h"

#include <stdlib.h>

const struct stationary_formula_row stationary_formulas[STATIONARY_FORMULAS] = {
    [STATIONARY_ERLANG_B] = {"erlang-b", "nobody waits"},
    [STATIONARY_ERLANG_C] = {"erlang-c", "everybody waits, nobody gives up"},
    [STATIONARY_ERLANG_A] = {"erlang-a", "callers who would have to wait give up, now or later"},
    [STATIONARY_LIMITED] = {"mmck", "a limited number of places to wait"},
    [STATIONARY_PRIORITY] = {"priority", "nonpreemptive priorities, nobody gives up"},
    [STATIONARY_CONSTANT] = {"mdc", "every call takes equally long, nobody gives up"},
    [STATIONARY_ONE_AGENT] = {"mg1", "one agent, nobody gives up"},
    [STATIONARY_GENERAL] = {"mgc", "any law of the talk, nobody gives up; an approximation"},
};

/* ---- who belongs together ------------------------------------------------------------------------------- */

static bool serves(const struct agent_group *g, uint32_t queue)
{
    for (uint32_t i = 0; i < g->serves_count; i++)
        if (g->serves[i].queue == queue)
            return true;
    return false;
}

static bool has(const uint32_t *list, uint32_t count, uint32_t x)
{
    for (uint32_t i = 0; i < count; i++)
        if (list[i] == x)
            return true;
    return false;
}

static void add_group(struct pool *p, uint32_t g)
{
    const struct agent_group *group = &p->scenario->groups[g];
    p->groups[p->group_count++] = g;
    for (uint32_t i = 0; i < group->serves_count; i++)
        if (!has(p->queues, p->queue_count, group->serves[i].queue))
            p->queues[p->queue_count++] = group->serves[i].queue;
}

/* The list of queues grows while it is walked. */
static void connect(struct pool *p)
{
    const struct scenario *s = p->scenario;
    for (uint32_t q = 0; q < p->queue_count; q++) {
        for (uint32_t g = 0; g < s->group_count; g++)
            if (serves(&s->groups[g], p->queues[q]) && !has(p->groups, p->group_count, g))
                add_group(p, g);
        for (uint32_t t = 0; t < s->type_count; t++)
            if (s->types[t].queue == p->queues[q])
                p->types[p->type_count++] = t;
    }
}

bool pool_make(const struct scenario *s, uint32_t queue, struct pool *out)
{
    *out = (struct pool){.scenario = s};
    out->queues = calloc(s->queue_count + 1, sizeof *out->queues);
    out->types = calloc(s->type_count + 1, sizeof *out->types);
    out->groups = calloc(s->group_count + 1, sizeof *out->groups);
    if (!out->queues || !out->types || !out->groups)
        return false;
    out->queues[out->queue_count++] = queue;
    connect(out);
    return true;
}

void pool_free(struct pool *p)
{
    free(p->queues);
    free(p->types);
    free(p->groups);
    *p = (struct pool){0};
}

/* ---- what it is ------------------------------------------------------------------------------------------ */

double handling_mean(const struct call_type *type)
{
    return dist_mean(&type->talk) + (type->wrap_up.kind == DIST_NONE ? 0 : dist_mean(&type->wrap_up));
}

double handling_variance(const struct call_type *type)
{
    return dist_variance(&type->talk) + (type->wrap_up.kind == DIST_NONE ? 0 : dist_variance(&type->wrap_up));
}

static double impatience_of(const struct dist *patience)
{
    double mean = patience->kind == DIST_NONE ? 0 : dist_mean(patience);
    return mean > 0 ? (1 - patience->zero) / mean : 0;
}

static double zero_patience_of(const struct dist *patience)
{
    if (patience->kind == DIST_NONE)
        return 0;
    return dist_mean(patience) > 0 ? patience->zero : 1;
}

/* Means over the calls that come at t. */
struct pool_work pool_work_at(const struct pool *p, int64_t t)
{
    struct pool_work w = {0};
    double square = 0;
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct call_type *type = &p->scenario->types[p->types[i]];
        double rate = arrivals_rate(&type->arrivals, t), mean = handling_mean(type);
        w.rate += rate;
        w.talk += rate * mean;
        square += rate * (handling_variance(type) + mean * mean);
        w.impatience += rate * impatience_of(&type->patience);
        w.balk += rate * type->balk;
        w.zero += rate * zero_patience_of(&type->patience);
    }
    if (!(w.rate > 0))
        return (struct pool_work){0};
    w.talk /= w.rate;
    w.variance = square / w.rate - w.talk * w.talk;
    w.impatience /= w.rate;
    w.balk /= w.rate;
    w.zero /= w.rate;
    return w;
}

uint32_t pool_agents_at(const struct pool *p, int64_t t)
{
    uint32_t agents = 0;
    for (uint32_t i = 0; i < p->group_count; i++)
        agents += roster_at(&p->scenario->groups[p->groups[i]].roster, t);
    return agents;
}

static uint32_t most_agents(const struct pool *p)
{
    uint32_t agents = 0;
    for (uint32_t i = 0; i < p->group_count; i++)
        agents += roster_agents(&p->scenario->groups[p->groups[i]].roster);
    return agents;
}

uint32_t pool_places(const struct pool *p)
{
    uint64_t places = 0;
    for (uint32_t i = 0; i < p->queue_count; i++) {
        uint32_t capacity = p->scenario->queues[p->queues[i]].capacity;
        if (capacity == CAPACITY_UNLIMITED)
            return PLACES_UNLIMITED;
        places += capacity;
    }
    return places < PLACES_UNLIMITED ? (uint32_t)places : PLACES_UNLIMITED;
}

int64_t pool_change_after(const struct pool *p, int64_t t, int64_t end)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        end = arrivals_change_after(&p->scenario->types[p->types[i]].arrivals, t, end);
    for (uint32_t i = 0; i < p->group_count; i++)
        end = roster_change_after(&p->scenario->groups[p->groups[i]].roster, t, end);
    return end;
}

bool pool_has_priorities(const struct pool *p)
{
    for (uint32_t i = 1; i < p->queue_count; i++)
        if (p->scenario->queues[p->queues[i]].priority != p->scenario->queues[p->queues[0]].priority)
            return true;
    return false;
}

/* ---- which formula -------------------------------------------------------------------------------------- */

static bool somebody_leaves(const struct pool *p)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct call_type *type = &p->scenario->types[p->types[i]];
        if (type->patience.kind != DIST_NONE || type->balk > 0)
            return true;
    }
    return false;
}

static bool is_exponential(const struct call_type *type)
{
    return type->talk.kind == DIST_EXPONENTIAL && type->talk.zero <= 0 && type->wrap_up.kind == DIST_NONE;
}

static bool all_exponential(const struct pool *p)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        if (!is_exponential(&p->scenario->types[p->types[i]]))
            return false;
    return true;
}

static bool all_equally_long(const struct pool *p)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct call_type *type = &p->scenario->types[p->types[i]];
        const struct call_type *first = &p->scenario->types[p->types[0]];
        if (handling_variance(type) > 0 || handling_mean(type) > handling_mean(first) ||
            handling_mean(type) < handling_mean(first))
            return false;
    }
    return true;
}

enum stationary_formula pool_formula(const struct pool *p)
{
    uint32_t places = pool_places(p);
    if (places == 0)
        return STATIONARY_ERLANG_B;
    if (places != PLACES_UNLIMITED)
        return STATIONARY_LIMITED;
    if (somebody_leaves(p))
        return STATIONARY_ERLANG_A;
    if (pool_has_priorities(p))
        return STATIONARY_PRIORITY;
    if (all_exponential(p))
        return STATIONARY_ERLANG_C;
    if (all_equally_long(p))
        return STATIONARY_CONSTANT;
    return most_agents(p) == 1 ? STATIONARY_ONE_AGENT : STATIONARY_GENERAL;
}
