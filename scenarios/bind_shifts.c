/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agents.NAME.shifts: all that can be said about one shift without the horizon. */
#include <inttypes.h>
#include <stdlib.h>
#include "models/simtime.h"
#include "scenarios/draft.h"

/* ---- breaks ------------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct break_draft, member)
static const struct field break_rows[] = {
    {"at", &type_clock, AT(at), REQUIRED, .hint = "at: \"12:00\"", .doc = "clock at which it begins"},
    {"length", &type_time, AT(length), REQUIRED, .least = "0s", .above = true, .hint = "length: 30min",
     .doc = "how long it is"},
};
#undef AT

static bool remember_break(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    (void)b, (void)given;
    ((struct break_draft *)out)->map = map;
    return true;
}
static const struct section break_section = {"time off duty inside a shift", FIELDS(break_rows),
                                             sizeof(struct break_draft), false, remember_break};
static const struct field one_break = {"breaks", &type_section, .section = &break_section,
                                       .doc = "when these agents are off duty"};

/* ---- a shift ------------------------------------------------------------------------------------------ */

#define AT(member) offsetof(struct shift_draft, member)
enum { SHIFT_COUNT, SHIFT_START, SHIFT_END, SHIFT_BREAKS };
static const struct field shift_rows[] = {
    [SHIFT_COUNT] = {"count", &type_count, AT(count), REQUIRED, .least = "0", .most = "1000000",
                     .hint = "count: 6", .doc = "how many agents work it"},
    [SHIFT_START] = {"start", &type_clock, AT(start), REQUIRED, .hint = "start: \"08:00\"",
                     .doc = "clock at which they come"},
    [SHIFT_END] = {"end", &type_clock, AT(end), REQUIRED, .hint = "end: \"16:00\"",
                   .doc = "clock at which they go, when the call in hand is finished"},
    [SHIFT_BREAKS] = {"breaks", &type_list, AT(breaks), OPTIONAL, .element = &one_break, .otherwise = "none",
                      .doc = "when they are off duty in between"},
};
#undef AT

static bool ends_after_start(struct binder *b, const struct given *given, const struct shift_draft *s)
{
    char start[VALUE_TEXT], end[VALUE_TEXT], later[VALUE_TEXT];
    if (s->end > s->start)
        return true;
    const char *hint = "it ends when it begins: write a later clock";
    if (s->end + SIM_DAY > s->start && s->end < s->start)
        hint = arena_say(b->arena, "clocks count on past midnight: end: \"%s\"",
                         clock_text(s->end + SIM_DAY, later));
    error_at(b->problems, &given[SHIFT_END].node->mark, hint, "%s must end after its start: %s to %s",
             node_path(b->arena, s->map), clock_text(s->start, start), clock_text(s->end, end));
    return false;
}

static bool is_inside(struct binder *b, const struct shift_draft *s, const struct break_draft *k)
{
    char from[VALUE_TEXT], to[VALUE_TEXT], start[VALUE_TEXT], end[VALUE_TEXT];
    if (k->at >= s->start && k->at < s->end && k->length <= s->end - k->at)
        return true;
    error_at(b->problems, node_key_mark(k->map), "a break lies within its shift",
             "the break of %s to %s is outside its shift of %s to %s in %s", clock_text(k->at, from),
             clock_text(k->at + k->length, to), clock_text(s->start, start), clock_text(s->end, end),
             node_path(b->arena, s->map));
    return false;
}

/* Told at the one that was written later, with the line of the other. */
static bool are_apart(struct binder *b, const struct shift_draft *s, const struct break_draft *first,
                      const struct break_draft *second)
{
    if (first->at + first->length <= second->at)
        return true;
    bool in_order = first->map->index < second->map->index;
    const struct break_draft *late = in_order ? second : first, *early = in_order ? first : second;
    char a[VALUE_TEXT], z[VALUE_TEXT], from[VALUE_TEXT], to[VALUE_TEXT];
    error_at(b->problems, node_key_mark(late->map),
             arena_say(b->arena, "the other one is at %" PRIu32 ":%" PRIu32, early->map->mark.place.line,
                       early->map->mark.place.column),
             "the break of %s to %s overlaps that of %s to %s in %s", clock_text(late->at, a),
             clock_text(late->at + late->length, z), clock_text(early->at, from),
             clock_text(early->at + early->length, to), node_path(b->arena, s->map));
    return false;
}

static bool leave_work(struct binder *b, const struct given *given, const struct shift_draft *s)
{
    int64_t work = s->end - s->start;
    for (uint32_t i = 0; i < s->breaks.count; i++)
        work -= draft_break(s, i)->length;
    if (work > 0)
        return true;
    error_at(b->problems, node_key_mark(given[SHIFT_BREAKS].node), "remove the shift, or shorten its breaks",
             "the breaks leave nothing of %s", node_path(b->arena, s->map));
    return false;
}

static int by_clock(const void *a, const void *b)
{
    const struct break_draft *x = a, *y = b;
    int order = (x->at > y->at) - (x->at < y->at);
    return order ? order : (x->map->index > y->map->index) - (x->map->index < y->map->index);
}

static bool check_breaks(struct binder *b, const struct given *given, const struct shift_draft *s)
{
    bool good = true;
    if (s->breaks.count == 0)
        return true;
    qsort(s->breaks.items, s->breaks.count, sizeof(struct break_draft), by_clock);
    for (uint32_t i = 0; i < s->breaks.count; i++)
        good = is_inside(b, s, draft_break(s, i)) && good;
    for (uint32_t i = 1; i < s->breaks.count; i++)
        good = are_apart(b, s, draft_break(s, i - 1), draft_break(s, i)) && good;
    return good && leave_work(b, given, s);
}

static bool check_shift(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct shift_draft *s = out;
    s->map = map;
    if (!given[SHIFT_START].good || !given[SHIFT_END].good || !ends_after_start(b, given, s))
        return false;
    if (given[SHIFT_BREAKS].node && (!given[SHIFT_BREAKS].good || !check_breaks(b, given, s)))
        return false;
    s->good = true;
    return true;
}

const struct section shift_section = {"agents who come and go together", FIELDS(shift_rows),
                                      sizeof(struct shift_draft), false, check_shift};
