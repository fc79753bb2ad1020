/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/condition.h"

#include <string.h>
#include "scenarios/near.h"
#include "scenarios/utf8.h"
#include "sim/metrics.h"

struct part condition_part(const struct condition *c, const char *from, const char *to)
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

bool condition_wrong(const struct condition *c, const struct part *part, const char *hint, const char *what)
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

void condition_skip_blanks(struct condition *c)
{
    while (is_blank(*c->at))
        c->at++;
}

static struct part take(struct condition *c, const char *until)
{
    const char *from = c->at;
    c->at += strcspn(from, until);
    return condition_part(c, from, c->at);
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
                   condition_wrong(c, &(struct part){c->at, c->at + strcspn(c->at, PATH_ENDS), ""}, c->example,
                                   arena_say(c->binder->arena, "nothing stands below '%s'", word.text));
    return condition_wrong(c, &word, metric_hint(c, m, below, word.text),
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
    if (strncmp(word.text, "intervals", 9) == 0)
        return condition_wrong(c, &word, c->example, "single intervals cannot be asked for, only the whole time,");
    const char *hint = near.best ? arena_say(c->binder->arena, "did you mean '%s'?", near.best) : c->example;
    return condition_wrong(c, &word, hint,
                           arena_say(c->binder->arena, "expected overall, queues, calls or agents, found '%s'",
                                     shown(c->binder->arena, word.text)));
}

static bool find_name(struct condition *c, enum thing thing, uint32_t *out)
{
    struct part word = take_step(c);
    struct mark mark = mark_of(c, &word);
    if (!*word.text)
        return condition_wrong(c, &word, c->example, "expected a name");
    int64_t found =
        directory_find(c->binder, c->dir, thing, word.text, node_path(c->binder->arena, c->node), &mark);
    *out = found < 0 ? 0 : (uint32_t)found;
    return found >= 0;
}

bool condition_path(struct condition *c, struct result_path *path)
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

/* In the grammar of the scenario language. */
struct field condition_field(const struct result_path *path)
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

bool condition_value(struct condition *c, const struct result_path *of, double *out)
{
    condition_skip_blanks(c);
    const char *from = c->at, *to = from + strlen(from);
    while (to > from && is_blank(to[-1]))
        to--;
    struct part part = condition_part(c, from, to);
    struct field field = condition_field(of);
    struct node value = {.kind = NODE_TEXT,
                         .quoted = true,
                         .text = part.text,
                         .parent = c->node->parent,
                         .index = c->node->index,
                         .key = c->node->key,
                         .mark = mark_of(c, &part)};
    return field_read(c->binder, &field, &value, out);
}

