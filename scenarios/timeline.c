/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/timeline.h"

#include <stdlib.h>

static size_t roster_changes(const struct roster *r)
{
    size_t count = r->staff.steps;
    for (uint32_t i = 0; i < r->shift_count; i++)
        count += 2 + 2 * (size_t)r->shifts[i].break_count;
    return count;
}

static size_t changes_of_type(const struct call_type *type, int64_t length)
{
    size_t count = 0;
    for (int64_t at = 0; at < length; at = arrivals_change_after(&type->arrivals, at, length))
        count++;
    return count;
}

static size_t changes_of(const struct scenario *s, const struct demand *demands, uint32_t demand_count,
                         const uint32_t *groups, uint32_t group_count)
{
    size_t count = 1;
    for (uint32_t i = 0; i < demand_count; i++)
        count += changes_of_type(&s->types[demands[i].type], s->horizon.length);
    for (uint32_t i = 0; i < group_count; i++)
        count += roster_changes(&s->groups[groups[i]].roster);
    return count;
}

static double work_of(const struct call_type *type, const struct demand *demand)
{
    double wrap_up = type->wrap_up.kind == DIST_NONE ? 0 : dist_mean(&type->wrap_up);
    return demand->share * (demand->talk_factor * dist_mean(&type->talk) + wrap_up);
}

static void add_callers(struct timeline *t, const struct call_type *type, const struct demand *demand)
{
    double work = work_of(type, demand), before = 0;
    for (int64_t at = 0; at < t->length; at = arrivals_change_after(&type->arrivals, at, t->length)) {
        double rate = arrivals_rate(&type->arrivals, at);
        t->moments[t->count++] =
            (struct moment){.from = at, .callers = (rate > 0) - (before > 0), .load = (rate - before) * work};
        before = rate;
    }
}

static void add_agents(struct timeline *t, const struct agent_group *g, int64_t at, int64_t agents)
{
    t->moments[t->count++] =
        (struct moment){.from = at, .agents = agents, .present = (double)agents * (1 - g->absence)};
}

static void add_headcount(struct timeline *t, const struct agent_group *g)
{
    const struct headcount *staff = &g->roster.staff;
    int64_t before = 0;
    for (uint32_t i = 0; i < staff->steps; i++) {
        add_agents(t, g, i * staff->every, staff->counts[i] - before);
        before = staff->counts[i];
    }
}

/* What roster_at says, as changes: asking it at each of thousands of shifts would take their square. */
static void add_shift(struct timeline *t, const struct agent_group *g, const struct shift *shift)
{
    add_agents(t, g, shift->start, shift->count);
    add_agents(t, g, shift->end, -(int64_t)shift->count);
    for (uint32_t i = 0; i < shift->break_count; i++) {
        add_agents(t, g, shift->breaks[i].start, -(int64_t)shift->count);
        add_agents(t, g, shift->breaks[i].end, shift->count);
    }
}

static void add_group(struct timeline *t, const struct agent_group *g)
{
    add_headcount(t, g);
    for (uint32_t i = 0; i < g->roster.shift_count; i++)
        add_shift(t, g, &g->roster.shifts[i]);
}

static int by_time(const void *a, const void *b)
{
    int64_t x = ((const struct moment *)a)->from, y = ((const struct moment *)b)->from;
    return (x > y) - (x < y);
}

/* Changes become states; those of one instant become one. */
static void add_up(struct timeline *t)
{
    struct moment now = {0};
    size_t count = 0;
    for (size_t i = 0; i < t->count; i++) {
        const struct moment *change = &t->moments[i];
        now.from = change->from;
        now.callers += change->callers;
        now.load += change->load;
        now.agents += change->agents;
        now.present += change->present;
        now.to = i + 1 < t->count ? t->moments[i + 1].from : t->length;
        if (now.to > now.from)
            t->moments[count++] = now;
    }
    t->count = count;
}

struct timeline timeline_of(struct arena *a, const struct scenario *s, const struct demand *demands,
                            uint32_t demand_count, const uint32_t *groups, uint32_t group_count)
{
    struct timeline t = {.length = s->horizon.length};
    t.room = changes_of(s, demands, demand_count, groups, group_count);
    t.moments = arena_array(a, t.room, sizeof *t.moments);
    t.count = 1; /* begins at 0, whatever there is */
    for (uint32_t i = 0; i < demand_count; i++)
        add_callers(&t, &s->types[demands[i].type], &demands[i]);
    for (uint32_t i = 0; i < group_count; i++)
        add_group(&t, &s->groups[groups[i]]);
    qsort(t.moments, t.count, sizeof *t.moments, by_time);
    add_up(&t);
    return t;
}
