/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/scenario.h"

#include <math.h>
#include <string.h>

const char *const sl_definition_names[SL_DEFINITIONS] = {
    [SL_ANSWERED_OFFERED] = "answered/offered",
    [SL_ANSWERED_ANSWERED] = "answered/answered",
    [SL_EXCLUDING_SHORT_ABANDONS] = "excluding_short_abandons",
    [SL_ABANDONS_COUNT] = "abandons_count",
};

/* ---- names -------------------------------------------------------------------------------------------- */

const char *scenario_name(const struct scenario *s, enum result_scope scope, uint32_t i)
{
    switch (scope) {
    case SCOPE_QUEUE:
        return i < s->queue_count ? s->queues[i].name : NULL;
    case SCOPE_TYPE:
        return i < s->type_count ? s->types[i].name : NULL;
    case SCOPE_GROUP:
        return i < s->group_count ? s->groups[i].name : NULL;
    case SCOPE_OVERALL:
        break;
    }
    return NULL;
}

uint32_t scenario_find(const struct scenario *s, enum result_scope scope, const char *name)
{
    const char *candidate;
    for (uint32_t i = 0; (candidate = scenario_name(s, scope, i)); i++)
        if (strcmp(candidate, name) == 0)
            return i;
    return UINT32_MAX;
}

/* ---- load --------------------------------------------------------------------------------------------- */

static double handling_time(const struct call_type *type)
{
    return dist_mean(&type->talk) + (type->wrap_up.kind == DIST_NONE ? 0 : dist_mean(&type->wrap_up));
}

static double load_at(const struct scenario *s, int64_t t)
{
    double load = 0;
    for (uint32_t k = 0; k < s->type_count; k++)
        load += arrivals_rate(&s->types[k].arrivals, t) * handling_time(&s->types[k]);
    return load;
}

static uint32_t agents_at(const struct scenario *s, int64_t t)
{
    uint32_t agents = 0;
    for (uint32_t g = 0; g < s->group_count; g++)
        agents += roster_at(&s->groups[g].roster, t);
    return agents;
}

/* Where a rate or a headcount may change next. */
static int64_t next_change(const struct scenario *s, int64_t t)
{
    int64_t end = s->horizon.length;
    for (uint32_t k = 0; k < s->type_count; k++)
        end = arrivals_change_after(&s->types[k].arrivals, t, end);
    for (uint32_t g = 0; g < s->group_count; g++)
        end = roster_change_after(&s->groups[g].roster, t, end);
    return end;
}

static void look_at_step(const struct scenario *s, int64_t t, struct load_summary *sum)
{
    double load = load_at(s, t);
    uint32_t agents = agents_at(s, t);
    double ratio = agents > 0 ? load / agents : load > 0 ? INFINITY : 0;
    if (load > sum->peak_load) {
        sum->peak_load = load;
        sum->peak_at = t;
    }
    if (ratio > sum->peak_ratio) {
        sum->peak_ratio = ratio;
        sum->ratio_at = t;
    }
    if (agents < sum->least_agents)
        sum->least_agents = agents;
    if (agents > sum->most_agents)
        sum->most_agents = agents;
}

struct load_summary scenario_load_summary(const struct scenario *s)
{
    struct load_summary sum = {.least_agents = UINT32_MAX, .peak_at = s->horizon.warmup,
                               .ratio_at = s->horizon.warmup};
    double load_time = 0, agent_time = 0;
    for (int64_t t = s->horizon.warmup; t < s->horizon.length;) {
        int64_t next = next_change(s, t);
        look_at_step(s, t, &sum);
        load_time += load_at(s, t) * sim_seconds(next - t);
        agent_time += agents_at(s, t) * sim_seconds(next - t);
        t = next;
    }
    double measured = sim_seconds(s->horizon.length - s->horizon.warmup);
    sum.load = load_time / measured;
    sum.agents = agent_time / measured;
    for (uint32_t k = 0; k < s->type_count; k++)
        sum.calls += arrivals_expected(&s->types[k].arrivals, s->horizon.warmup, s->horizon.length);
    return sum;
}
