/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/bind_times.h"

#include "models/simtime.h"
#include "scenarios/column.h"
#include "scenarios/instants.h"

/* ---- one time after the other --------------------------------------------------------------------------- */

/* The form of the first one is that of all: 08:15 and 815 in one list is a slip. */
struct reader {
    struct binder *b;
    struct times_draft *out;
    const char *where; /* "in column 'arrival'" */
    const char *hint;  /* how a time is written there */
    bool bare;         /* numbers without a unit are seconds */
    bool has_first;
    struct instant first;
    int64_t last; /* the time before, in the terms of struct timed */
};

static bool bad_time(const struct reader *r, const char *text, const struct mark *at, enum value_status status)
{
    const char *found = shown(r->b->arena, text);
    if (!*text)
        error_at(r->b->problems, at, "remove the row", "no time %s", r->where);
    else if (status == VALUE_NO_UNIT)
        error_at(r->b->problems, at, arena_say(r->b->arena, "write %ss or %smin?", found, found),
                 "%s what? a time since the start needs a unit %s", found, r->where);
    else if (status == VALUE_RANGE)
        error_at(r->b->problems, at, "it may be up to 146000 years", "%s is out of range %s", found, r->where);
    else
        error_at(r->b->problems, at, r->hint, "expected time, found '%s' %s", found, r->where);
    return false;
}

static bool same_form(struct reader *r, const char *text, const struct mark *at, const struct instant *t)
{
    if (!r->has_first)
        r->first = *t;
    r->has_first = true;
    if (t->form != r->first.form)
        error_at(r->b->problems, at, "write all of them alike", "'%s' is %s, but the first one is %s %s",
                 shown(r->b->arena, text), instant_form_names[t->form], instant_form_names[r->first.form],
                 r->where);
    else if (t->offset != r->first.offset)
        error_at(r->b->problems, at, "write all of them in the time of the call center",
                 "'%s' has not the offset of the first one %s", shown(r->b->arena, text), r->where);
    else
        return true;
    return false;
}

static bool in_order(struct reader *r, const char *text, const struct mark *at, int64_t us)
{
    if (us >= r->last) {
        r->last = us;
        return true;
    }
    error_at(r->b->problems, at, us < 0 ? "0 is the start of the horizon" : "sort them by time",
             us < 0 ? "'%s' is before the start %s" : "'%s' is before the one above it %s",
             shown(r->b->arena, text), r->where);
    return false;
}

static bool read_time(struct reader *r, const char *text, const struct mark *at, struct timed *out)
{
    struct instant t = {0};
    enum value_status status = *text ? instant_parse(text, &t) : VALUE_MALFORMED;
    if (status != VALUE_OK && !(status == VALUE_NO_UNIT && r->bare))
        return bad_time(r, text, at, status);
    if (!same_form(r, text, at, &t))
        return false;
    *out = (struct timed){t.us + (t.day - r->first.day) * SIM_DAY, *at};
    return in_order(r, text, at, out->us);
}

static void begin(struct reader *r, uint32_t count)
{
    r->out->times = (struct list){count, arena_array(r->b->arena, count, sizeof(struct timed))};
}

/* Of times that are not all good nothing more is said. */
static bool end(const struct reader *r, bool good)
{
    r->out->by_clock = r->first.form == INSTANT_CLOCK || r->first.form == INSTANT_DATE_TIME;
    if (!good)
        r->out->times.count = 0;
    return good;
}

/* ---- a list ----------------------------------------------------------------------------------------------- */

#define WRITTEN "08:15:30, 2026-03-02T08:15:30 or "

static bool read_times(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct reader r = {.b = b, .out = out, .hint = "write it like " WRITTEN "20min30s"};
    bool good = true;
    if (n->kind != NODE_LIST)
        return expected_type(b, n, f->type);
    r.where = arena_say(b->arena, "in %s", node_path(b->arena, n));
    begin(&r, n->count);
    struct timed *times = r.out->times.items;
    for (const struct node *e = n->first; e; e = e->next) {
        if (e->kind == NODE_TEXT)
            good = read_time(&r, e->text, node_mark(e), &times[e->index]) && good;
        else
            good = expected(b, e, "time", r.hint);
    }
    return end(&r, good);
}
const struct type type_times = {.name = "list",
                                .written = "[\"08:00:12\", \"08:01:30\"]",
                                .size = sizeof(struct times_draft),
                                .read = read_times,
                                .forms = FORM_LIST};

/* ---- a column of a file -------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct column_draft, member)
static const struct field trace_rows[] = {
    {"file", &type_file, AT(file), REQUIRED, .doc = "a CSV file, relative to the scenario"},
    {"column", &type_column, AT(name), REQUIRED,
     .doc = "the name of the column with the times: clocks, date-times, or seconds since the start"},
};
#undef AT
const struct section trace_section = {"times from a file", FIELDS(trace_rows), sizeof(struct column_draft)};

static bool read_trace(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct reader r = {.b = b, .out = out, .hint = "write it like " WRITTEN "1230.5 (seconds)", .bare = true};
    struct column_draft draft = {0};
    struct column column;
    bool good = true;
    if (!section_bind(b, f->section, n, &draft) || !column_read(b, &draft, &column))
        return false;
    r.where = arena_say(b->arena, "in column '%s'", shown(b->arena, column.name));
    begin(&r, column.count);
    struct timed *times = r.out->times.items;
    for (uint32_t i = 0; i < column.count; i++)
        good = read_time(&r, column.cells[i].text, &column.cells[i].mark, &times[i]) && good;
    return end(&r, good);
}
const struct type type_trace = {.name = "map",
                                .written = "{file: monday.csv, column: arrival}",
                                .size = sizeof(struct times_draft),
                                .read = read_trace};
