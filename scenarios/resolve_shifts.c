/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/resolve_shifts.h"

#include "models/simtime.h"

static bool is_within(const struct horizon *h, int64_t start, int64_t end)
{
    return start >= h->start && end <= h->start + h->length;
}

/* Who works after midnight is easily written down as if the day began anew. */
static const char *horizon_hint(struct binder *b, const struct horizon *h, const struct shift_draft *s)
{
    char start[VALUE_TEXT], end[VALUE_TEXT];
    if (!is_within(h, s->start + SIM_DAY, s->end + SIM_DAY))
        return "change the shift, or the horizon";
    return arena_say(b->arena, "clocks count on past midnight: \"%s\" to \"%s\"",
                     clock_text(s->start + SIM_DAY, start), clock_text(s->end + SIM_DAY, end));
}

static bool check_horizon(struct binder *b, const struct horizon *h, const struct shift_draft *s)
{
    char start[VALUE_TEXT], end[VALUE_TEXT], from[VALUE_TEXT], to[VALUE_TEXT];
    if (is_within(h, s->start, s->end))
        return true;
    const struct node *n = node_child(s->map, s->start < h->start ? "start" : "end");
    error_at(b->problems, &n->mark, horizon_hint(b, h, s),
             "%s of %s to %s is outside the horizon of %s to %s", node_path(b->arena, s->map),
             clock_text(s->start, start), clock_text(s->end, end), clock_text(h->start, from),
             clock_text(h->start + h->length, to));
    return false;
}

/* Breaks that touch each other are one; one at the edge of a shift is none: people come later, or go
 * earlier. For the engine each break lies inside of its shift, apart from the others. */
static void add_break(struct shift *shift, struct work_break next)
{
    struct work_break *last = shift->break_count ? &shift->breaks[shift->break_count - 1] : NULL;
    if (next.start == shift->start)
        shift->start = next.end;
    else if (last && last->end == next.start)
        last->end = next.end;
    else
        shift->breaks[shift->break_count++] = next;
}

static void drop_last_break(struct shift *shift)
{
    if (shift->break_count == 0 || shift->breaks[shift->break_count - 1].end < shift->end)
        return;
    shift->end = shift->breaks[--shift->break_count].start;
}

static struct shift finished(struct arena *a, const struct horizon *h, const struct shift_draft *s)
{
    struct shift shift = {s->count, s->start - h->start, s->end - h->start, 0, NULL};
    shift.breaks = arena_array(a, s->breaks.count, sizeof *shift.breaks);
    for (uint32_t i = 0; i < s->breaks.count; i++) {
        int64_t start = draft_break(s, i)->at - h->start;
        add_break(&shift, (struct work_break){start, start + draft_break(s, i)->length});
    }
    drop_last_break(&shift);
    return shift;
}

void resolve_shifts(struct binder *b, const struct horizon *h, struct group_draft *g)
{
    struct roster *roster = &g->group.roster;
    roster->shifts = arena_array(b->arena, g->shifts.count, sizeof *roster->shifts);
    for (uint32_t i = 0; i < g->shifts.count; i++) {
        const struct shift_draft *s = draft_shift(g, i);
        if (s->good && check_horizon(b, h, s))
            roster->shifts[roster->shift_count++] = finished(b->arena, h, s);
    }
}
