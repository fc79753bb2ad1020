/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When agents come and go: one list for all groups, in the order of the events, made once.
 *
 * At one instant those who go do so before those who come, and groups follow one another by name, the people
 * of a group by number: the order of declaration changes nothing. Nothing is planned for the close or later:
 * who is on duty then stays as long as it takes.
 */
#include "sim/staff.h"

#include <stdlib.h>
#include <string.h>

/* Rank of the group by name. */
static uint32_t rank_of(const struct scenario *s, uint32_t group)
{
    uint32_t rank = 0;
    for (uint32_t g = 0; g < s->group_count; g++)
        rank += strcmp(s->groups[g].name, s->groups[group].name) < 0;
    return rank;
}

/* People come at the start of their shift and the ends of their breaks, and go at the opposite. */
static void write_shift(struct world *w, uint32_t group, uint32_t rank, const struct shift *shift,
                        uint32_t first)
{
    int64_t length = w->scenario->horizon.length;
    bool works = false;
    for (int64_t t = 0; t < length; t = shift_change_after(shift, t, length)) {
        if (shift_works(shift, t) == works)
            continue;
        works = !works;
        enum event_kind kind = works ? EVENT_STAFF_STARTS : EVENT_STAFF_ENDS;
        w->timetable[w->change_count++] =
            (struct staff_change){event_make(t, kind, rank, first), group, first, shift->count};
    }
}

static void write_group(struct world *w, uint32_t group)
{
    const struct roster *r = &w->scenario->groups[group].roster;
    uint32_t rank = rank_of(w->scenario, group), first = 0;
    headcount_write(w, group, rank);
    for (uint32_t i = 0; i < r->shift_count; i++) {
        write_shift(w, group, rank, &r->shifts[i], first);
        first += r->shifts[i].count;
    }
}

static size_t entries_of(const struct roster *r, int64_t length)
{
    size_t entries = headcount_entries(&r->staff, length);
    for (uint32_t i = 0; i < r->shift_count; i++)
        entries += 2 + 2 * (size_t)r->shifts[i].break_count;
    return entries;
}

static int by_time(const void *x, const void *y)
{
    event a = ((const struct staff_change *)x)->when, b = ((const struct staff_change *)y)->when;
    return (a > b) - (a < b);
}

bool timetable_make(struct world *w)
{
    const struct scenario *s = w->scenario;
    size_t room = 1;
    for (uint32_t g = 0; g < s->group_count; g++)
        room += entries_of(&s->groups[g].roster, s->horizon.length);
    w->timetable = malloc(room * sizeof *w->timetable);
    if (!w->timetable)
        return false;
    for (uint32_t g = 0; g < s->group_count; g++)
        write_group(w, g);
    qsort(w->timetable, w->change_count, sizeof *w->timetable, by_time);
    return true;
}

/* ---- people ------------------------------------------------------------------------------------------ */

/* Whoever is still busy with a call from before the break works on: there was no break. */
static void comes(struct world *w, uint32_t a)
{
    if (w->agents[a].absent)
        return;
    if (w->agents[a].present)
        staff_will_stay(w, a);
    else
        staff_sign_on(w, a);
}

static void goes(struct world *w, uint32_t a)
{
    if (w->agents[a].present)
        staff_leave(w, a);
}

static void people_change(struct world *w, const struct staff_change *change)
{
    bool come = event_kind(change->when) == EVENT_STAFF_STARTS;
    uint32_t first = w->first_agent[change->group] + change->first;
    for (uint32_t a = first; a < first + change->count; a++)
        (come ? comes : goes)(w, a);
}

void staff_change(struct world *w)
{
    const struct staff_change *change = &w->timetable[w->next_change++];
    w->staff_changes = true;
    if (w->scenario->groups[change->group].roster.staff.steps > 0)
        headcount_change(w, change->group, change->count);
    else
        people_change(w, change);
    w->staff_changes = false;
    calls_follow(w); /* agents who are ready may have to ask now */
}
