/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is on duty: headcounts, shifts with breaks, absence. */
#include <stdlib.h>
#include <string.h>
#include "tests/sim/naive_parts.h"

/* ---- coming and going -------------------------------------------------------------------------------- */

void go(struct day *d, struct desk *desk)
{
    desk->state = DESK_OFF;
    desk->asks = nothing();
    desk->ready = 0;
    naive_agent_off(&d->dispatcher, d->now, (uint32_t)(desk - d->desks));
    follow(d);
}

static void come(struct day *d, struct desk *desk)
{
    const struct agent_group *g = &d->s->groups[desk->group];
    uint32_t i = (uint32_t)(desk - d->desks);
    desk->state = DESK_FREE;
    naive_agent_on(&d->dispatcher, d->now, i, AWAY);
    for (uint32_t k = 0; k < g->serves_count; k++)
        naive_start_service(&d->dispatcher, d->now, i, g->serves[k].queue, g->serves[k].priority);
    prepare(d, desk, d->now);
    if (g->mode == MODE_AUTO)
        naive_set_dnd(&d->dispatcher, d->now, i, 0);
    follow(d);
}

static bool works(const struct shift *s, int64_t t)
{
    for (uint32_t i = 0; i < s->break_count; i++)
        if (t >= s->breaks[i].start && t < s->breaks[i].end)
            return false;
    return t >= s->start && t < s->end;
}

/* A break that ends at this instant has not ended yet: starts come after the ends of talk and wrap-up. */
static bool is_due_at_desk(const struct desk *desk, int64_t now)
{
    return works(desk->shift, now) && (works(desk->shift, now - 1) || desk->starts_done == now);
}

bool must_go(struct day *d, struct desk *desk)
{
    struct naive_group *g = &d->groups[desk->group];
    if (desk->shift)
        return d->closed ? !desk->stays : !is_due_at_desk(desk, d->now);
    if (g->excess == 0)
        return false;
    g->excess--;
    return true;
}

/* ---- a headcount ------------------------------------------------------------------------------------- */

/* Those of agents 0 .. count - 1 who are not absent. */
static uint32_t present(const struct day *d, uint32_t group, uint32_t count)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < d->desk_count; i++)
        sum += d->desks[i].group == group && d->desks[i].number < count && !d->desks[i].absent;
    return sum;
}

static uint32_t on_duty(const struct day *d, uint32_t group)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < d->desk_count; i++)
        sum += d->desks[i].group == group && d->desks[i].state != DESK_OFF;
    return sum;
}

/* Agents without a caller first, the longest idle of them: by the dispatcher's clock as it ran last, and in
 * manual mode since they became free. Then those being offered a caller, the oldest offer first. */
static uint64_t order_of_going(const struct day *d, const struct desk *desk)
{
    if (desk->caller != NOBODY)
        return desk->offered;
    return d->s->groups[desk->group].mode == MODE_MANUAL ? desk->free_since : desk->idle_since;
}

static bool goes_before(const struct day *d, const struct desk *one, const struct desk *other)
{
    bool offered = one->caller != NOBODY, other_offered = other->caller != NOBODY;
    return offered != other_offered ? other_offered : order_of_going(d, one) < order_of_going(d, other);
}

static struct desk *first_to_go(struct day *d, uint32_t group)
{
    struct desk *first = NULL;
    for (uint32_t i = 0; i < d->desk_count; i++) {
        struct desk *desk = &d->desks[i];
        if (desk->group == group && desk->state == DESK_FREE && (!first || goes_before(d, desk, first)))
            first = desk;
    }
    return first;
}

static struct desk *next_to_come(struct day *d, uint32_t group)
{
    for (uint32_t i = 0; i < d->desk_count; i++)
        if (d->desks[i].group == group && d->desks[i].state == DESK_OFF && !d->desks[i].absent)
            return &d->desks[i];
    return NULL;
}

/* Whoever cannot go yet: those who become free first go, until the count is met. */
static void meet(struct day *d, uint32_t group, uint32_t count)
{
    struct desk *desk;
    while (on_duty(d, group) > count && (desk = first_to_go(d, group)))
        go(d, desk);
    while (on_duty(d, group) < count && (desk = next_to_come(d, group)))
        come(d, desk);
    d->groups[group].excess = on_duty(d, group) - count;
}

static uint32_t count_before(const struct day *d, uint32_t group)
{
    uint32_t step = d->groups[group].step;
    return step == 0 ? 0 : present(d, group, d->s->groups[group].roster.staff.counts[step - 1]);
}

static void next_step(struct day *d, uint32_t group)
{
    uint32_t step = d->groups[group].step++;
    meet(d, group, present(d, group, d->s->groups[group].roster.staff.counts[step]));
}

/* ---- what comes next, in the order of the groups' names, then of the agents -------------------------- */

static uint32_t rank_of(const struct day *d, uint32_t group)
{
    uint32_t before = 0;
    for (uint32_t g = 0; g < d->s->group_count; g++)
        before += strcmp(d->s->groups[g].name, d->s->groups[group].name) < 0;
    return before;
}

static void consider_headcount(const struct day *d, struct next *next, uint32_t group)
{
    const struct headcount *h = &d->s->groups[group].roster.staff;
    uint32_t step = d->groups[group].step;
    if (step >= h->steps || (step > 0 && h->every == 0))
        return;
    bool falls = present(d, group, h->counts[step]) < count_before(d, group);
    struct thing t = {h->every * step, (uint64_t)rank_of(d, group) * NAIVE_MOST};
    consider(next, t, falls ? EVENT_STAFF_ENDS : EVENT_STAFF_STARTS, NAIVE_MOST + group);
}

static int64_t sooner(int64_t moment, int64_t after, int64_t than)
{
    return moment > after && moment < than ? moment : than;
}

static void consider_shift(const struct day *d, struct next *next, uint32_t i)
{
    const struct desk *desk = &d->desks[i];
    int64_t ends = sooner(desk->shift->end, desk->ends_done, NEVER);
    int64_t starts = sooner(desk->shift->start, desk->starts_done, NEVER);
    for (uint32_t k = 0; k < desk->shift->break_count; k++) {
        ends = sooner(desk->shift->breaks[k].start, desk->ends_done, ends);
        starts = sooner(desk->shift->breaks[k].end, desk->starts_done, starts);
    }
    uint64_t sequence = (uint64_t)rank_of(d, desk->group) * NAIVE_MOST + desk->number;
    consider(next, (struct thing){ends, sequence}, EVENT_STAFF_ENDS, i);
    consider(next, (struct thing){starts, sequence}, EVENT_STAFF_STARTS, i);
}

void consider_duty(const struct day *d, struct next *next)
{
    for (uint32_t g = 0; g < d->s->group_count; g++)
        consider_headcount(d, next, g);
    for (uint32_t i = 0; i < d->desk_count; i++)
        if (d->desks[i].shift)
            consider_shift(d, next, i);
}

void duty_ends_at(struct day *d, uint32_t who)
{
    if (who >= NAIVE_MOST) {
        next_step(d, who - NAIVE_MOST);
        return;
    }
    d->desks[who].ends_done = d->now;
    if (d->desks[who].state == DESK_FREE)
        go(d, &d->desks[who]);
}

void duty_starts_at(struct day *d, uint32_t who)
{
    if (who >= NAIVE_MOST) {
        next_step(d, who - NAIVE_MOST);
        return;
    }
    struct desk *desk = &d->desks[who];
    desk->starts_done = d->now;
    if (desk->state == DESK_OFF && !desk->absent && works(desk->shift, d->now))
        come(d, desk);
}

/* ---- the day's begin and close ----------------------------------------------------------------------- */

static const struct shift *shift_of(const struct roster *r, uint32_t number)
{
    for (uint32_t i = 0; i < r->shift_count; number -= r->shifts[i++].count)
        if (number < r->shifts[i].count)
            return &r->shifts[i];
    return NULL;
}

static void hire(struct day *d, uint32_t group, uint32_t number)
{
    const struct agent_group *g = &d->s->groups[group];
    if (d->desk_count == NAIVE_MOST) {
        d->full = true;
        return;
    }
    d->desks[d->desk_count++] =
        (struct desk){.group = group,
                      .number = number,
                      .shift = shift_of(&g->roster, number),
                      .caller = NOBODY,
                      .absent = draw_choice(d, g->absence, STREAM_ABSENCE, g->name, number, 0),
                      .answer = nothing(),
                      .talk_ends = nothing(),
                      .wrap_up_ends = nothing(),
                      .asks = nothing(),
                      .ends_done = -1,
                      .starts_done = -1};
}

void duty_begins(struct day *d)
{
    for (uint32_t g = 0; g < d->s->group_count; g++)
        for (uint32_t k = 0; k < roster_agents(&d->s->groups[g].roster); k++)
            hire(d, g, k);
}

void duty_at_close(struct day *d)
{
    for (uint32_t i = 0; i < d->desk_count; i++) {
        struct desk *desk = &d->desks[i];
        desk->stays = desk->shift && desk->state != DESK_OFF && works(desk->shift, d->now - 1);
    }
}

static bool has_staff(const struct day *d, uint32_t group)
{
    if (d->s->groups[group].roster.shift_count == 0)
        return on_duty(d, group) > d->groups[group].excess;
    bool stays = false;
    for (uint32_t i = 0; i < d->desk_count; i++)
        stays = stays || (d->desks[i].group == group && d->desks[i].stays);
    return stays;
}

bool served_on_duty(const struct day *d, uint32_t queue)
{
    for (uint32_t g = 0; g < d->s->group_count; g++)
        for (uint32_t k = 0; k < d->s->groups[g].serves_count; k++)
            if (d->s->groups[g].serves[k].queue == queue && has_staff(d, g))
                return true;
    return false;
}
