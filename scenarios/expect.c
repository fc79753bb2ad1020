/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/expect.h"

#include <string.h>
#include "scenarios/near.h"
#include "scenarios/utf8.h"
#include "sim/metrics.h"

/* One condition, and how far it has been read. */
struct condition {
    struct binder *binder;
    const struct directory *dir;
    const struct node *node;
    const char *at;
};

/* A part of the text. */
struct part {
    const char *from, *to;
    const char *text; /* the same, on its own */
};

static struct part part_of(const struct condition *c, const char *from, const char *to)
{
    return (struct part){from, to, arena_copy(c->binder->arena, from, (size_t)(to - from))};
}

/* Where it stands in the file; the whole text when that was written with escapes or in several lines. */
static struct mark mark_of(const struct condition *c, const struct part *part)
{
    const char *text = c->node->text;
    struct mark mark = c->node->mark;
    uint32_t quote = c->node->quoted ? 1 : 0;
    if (mark.width != utf8_characters(text, strlen(text)) + 2 * quote)
        return mark;
    mark.place.column += quote + (uint32_t)utf8_characters(text, (size_t)(part->from - text));
    mark.width = (uint32_t)utf8_characters(part->from, (size_t)(part->to - part->from));
    return mark;
}

#define EXAMPLE "write it like queues.vip.service_level >= 80%"

static bool wrong(const struct condition *c, const struct part *part, const char *hint, const char *what)
{
    struct mark mark = mark_of(c, part);
    error_at(c->binder->problems, &mark, hint, "%s in %s", what, node_path(c->binder->arena, c->node));
    return false;
}

/* ---- words ----------------------------------------------------------------------------------------------
 */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n';
}

static void skip_blanks(struct condition *c)
{
    while (is_blank(*c->at))
        c->at++;
}

static struct part take(struct condition *c, const char *until)
{
    const char *from = c->at;
    c->at += strcspn(from, until);
    return part_of(c, from, c->at);
}

#define PATH_ENDS " \t\n<>=!"

/* The next word of the path; empty when there is none. */
static struct part take_step(struct condition *c)
{
    if (*c->at == '.')
        c->at++;
    return take(c, "." PATH_ENDS);
}

static bool path_ends(const struct condition *c)
{
    return *c->at != '.';
}

/* ---- metrics --------------------------------------------------------------------------------------------
 */

struct metrics {
    const struct metric *rows;
    uint32_t count;
};
static const struct metrics of_calls = {call_metrics, CALL_METRICS};
static const struct metrics of_agents = {agent_metrics, AGENT_METRICS};
static const char parent[] = "service_levels";

static bool stands_in(const struct metric *m, bool below)
{
    return (m->parent != NULL) == below;
}

static const char *metric_hint(const struct condition *c, const struct metrics *m, bool below,
                               const char *word)
{
    struct near near = {.word = word};
    const char *all = "";
    for (uint32_t i = 0; i < m->count; i++) {
        if (!stands_in(&m->rows[i], below))
            continue;
        near_look(&near, m->rows[i].name);
        all = arena_say(c->binder->arena, "%s%s%s", all, *all ? ", " : "", m->rows[i].name);
    }
    if (!below && m == &of_calls)
        near_look(&near, parent);
    return near.best ? arena_say(c->binder->arena, "did you mean '%s'?", near.best)
                     : arena_say(c->binder->arena, "known metrics: %s", all);
}

static bool find_metric(struct condition *c, const struct metrics *m, bool below, uint32_t *out)
{
    struct part word = take_step(c);
    if (!below && m == &of_calls && strcmp(word.text, parent) == 0)
        return find_metric(c, m, true, out);
    for (*out = 0; *out < m->count; ++*out)
        if (stands_in(&m->rows[*out], below) && strcmp(m->rows[*out].name, word.text) == 0)
            return path_ends(c) ||
                   wrong(c, &(struct part){c->at, c->at + strcspn(c->at, PATH_ENDS), ""}, EXAMPLE,
                         arena_say(c->binder->arena, "nothing stands below '%s'", word.text));
    return wrong(c, &word, metric_hint(c, m, below, word.text),
                 *word.text
                     ? arena_say(c->binder->arena, "unknown metric '%s'", shown(c->binder->arena, word.text))
                     : "expected a metric");
}

/* ---- whose ----------------------------------------------------------------------------------------------
 */

static const struct whose {
    const char *key;
    enum thing thing; /* THINGS: nothing has to be named */
    const struct metrics *metrics;
} whoses[] = {
    [SCOPE_OVERALL] = {"overall", THINGS, &of_calls},
    [SCOPE_QUEUE] = {"queues", THING_QUEUE, &of_calls},
    [SCOPE_TYPE] = {"calls", THING_TYPE, &of_calls},
    [SCOPE_GROUP] = {"agents", THING_GROUP, &of_agents},
};
#define WHOSES (sizeof whoses / sizeof *whoses)

static bool find_scope(struct condition *c, enum result_scope *out)
{
    struct part word = take_step(c);
    struct near near = {.word = word.text};
    for (size_t i = 0; i < WHOSES; i++) {
        *out = (enum result_scope)i;
        if (strcmp(whoses[i].key, word.text) == 0)
            return true;
        near_look(&near, whoses[i].key);
    }
    const char *hint = near.best ? arena_say(c->binder->arena, "did you mean '%s'?", near.best) : EXAMPLE;
    return wrong(c, &word, hint,
                 arena_say(c->binder->arena, "expected overall, queues, calls or agents, found '%s'",
                           shown(c->binder->arena, word.text)));
}

static bool find_name(struct condition *c, enum thing thing, uint32_t *out)
{
    struct part word = take_step(c);
    struct mark mark = mark_of(c, &word);
    if (!*word.text)
        return wrong(c, &word, EXAMPLE, "expected a name");
    int64_t found =
        directory_find(c->binder, c->dir, thing, word.text, node_path(c->binder->arena, c->node), &mark);
    *out = found < 0 ? 0 : (uint32_t)found;
    return found >= 0;
}

static bool read_path(struct condition *c, struct result_path *path)
{
    if (!find_scope(c, &path->scope))
        return false;
    const struct whose *whose = &whoses[path->scope];
    if (whose->thing != THINGS && !find_name(c, whose->thing, &path->index))
        return false;
    return find_metric(c, whose->metrics, false, &path->metric);
}

/* ---- how much -------------------------------------------------------------------------------------------
 */

static bool read_comparison(struct condition *c, enum comparison *out)
{
    static const char *const words[] = {
        [COMPARE_LESS] = "<",
        [COMPARE_LESS_EQUAL] = "<=",
        [COMPARE_GREATER] = ">",
        [COMPARE_GREATER_EQUAL] = ">=",
    };
    skip_blanks(c);
    const char *from = c->at;
    c->at += strspn(from, "<>=!");
    struct part word = part_of(c, from, c->at == from ? from + strcspn(from, " \t\n") : c->at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *out = (enum comparison)i;
        if (strcmp(words[i], word.text) == 0)
            return true;
    }
    return wrong(c, &word, EXAMPLE,
                 arena_say(c->binder->arena, "expected <, <=, > or >=, found %s",
                           *word.text
                               ? arena_say(c->binder->arena, "'%s'", shown(c->binder->arena, word.text))
                               : "nothing"));
}

/* In the grammar of the scenario language. */
static struct field field_of(const struct result_path *path)
{
    const struct metric *m = &whoses[path->scope].metrics->rows[path->metric];
    struct field f = {.key = m->name, .type = &type_number, .least = "0", .doc = m->meaning};
    if (m->unit == UNIT_SECONDS)
        f = (struct field){.key = m->name, .type = &type_seconds, .least = "0s", .doc = m->meaning};
    if (m->unit == UNIT_PROPORTION)
        f = (struct field){
            .key = m->name, .type = &type_proportion, .least = "0%", .most = "100%", .doc = m->meaning};
    return f;
}

static bool read_bound(struct condition *c, struct expectation *e)
{
    skip_blanks(c);
    const char *from = c->at, *to = from + strlen(from);
    while (to > from && is_blank(to[-1]))
        to--;
    struct part part = part_of(c, from, to);
    struct field field = field_of(&e->of);
    struct node value = {.kind = NODE_TEXT,
                         .quoted = true,
                         .text = part.text,
                         .parent = c->node->parent,
                         .index = c->node->index,
                         .mark = mark_of(c, &part)};
    return field_read(c->binder, &field, &value, &e->bound);
}

struct expectation *expectations_of(struct binder *b, const struct directory *dir)
{
    const struct draft *d = dir->draft;
    struct expectation *all = arena_array(b->arena, d->expect.count, sizeof *all);
    for (uint32_t i = 0; i < d->expect.count; i++) {
        struct condition c = {.binder = b, .dir = dir, .node = draft_expectation(d, i)};
        if (!c.node) /* not a text: said when it was read */
            continue;
        struct expectation *e = &all[i];
        *e = (struct expectation){.text = c.node->text, .place = c.node->mark.place};
        c.at = c.node->text;
        skip_blanks(&c);
        if (read_path(&c, &e->of) && read_comparison(&c, &e->comparison))
            read_bound(&c, e);
    }
    return all;
}

/* ---- precision: a metric alone, and how far its interval may reach to either side ----------------------- */

static bool read_metric(struct condition *c, struct result_path *path)
{
    skip_blanks(c);
    if (!read_path(c, path))
        return false;
    skip_blanks(c);
    struct part rest = part_of(c, c->at, c->at + strlen(c->at));
    return !*rest.text || wrong(c, &rest, "write it like queues.vip.service_level",
                                arena_say(c->binder->arena, "unexpected '%s' behind the metric",
                                          shown(c->binder->arena, rest.text)));
}

static void read_half_width(struct binder *b, const struct node *n, struct precision *p)
{
    struct field field = field_of(&p->of);
    field.above = true;
    field_read(b, &field, n, &p->half_width);
}

struct precision precision_of(struct binder *b, const struct directory *dir)
{
    const struct precision_draft *d = &dir->draft->run.precision;
    struct precision p = {.max_replications = d->max_replications};
    if (!d->metric || !d->half_width)
        return p;
    p.wanted = true;
    p.text = d->metric->text;
    struct condition c = {.binder = b, .dir = dir, .node = d->metric, .at = d->metric->text};
    if (read_metric(&c, &p.of))
        read_half_width(b, d->half_width, &p);
    if (p.max_replications < dir->draft->run.plan.replications)
        error_at(b->problems, node_key_mark(d->metric->parent), "raise max_replications, or lower replications",
                 "run.precision.max_replications of %u is below run.replications of %u", p.max_replications,
                 dir->draft->run.plan.replications);
    return p;
}
