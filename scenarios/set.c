/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/set.h"

#include <string.h>
#include "scenarios/utf8.h"

#define PATH_HINT "write it like agents.day.staff.counts[3]=12"

struct step {
    const char *key; /* NULL: an element */
    uint32_t index;
    struct mark mark;
};

/* One option, and how far its path has been read. */
struct setting {
    struct problems *problems;
    const struct source *source;
    const char *at; /* the next step, or the '=' */
    const char *equals;
    struct step steps[TREE_NESTING_MOST];
    size_t count;
    struct node *value; /* NULL: nothing behind the '=' */
};

static struct mark mark_of(const struct setting *s, const char *from, const char *to)
{
    const char *text = s->source->text;
    uint32_t column = (uint32_t)utf8_characters(text, (size_t)(from - text)) + 1;
    return (struct mark){s->source, {1, column}, (uint32_t)utf8_characters(from, (size_t)(to - from))};
}

/* ---- the value --------------------------------------------------------------------------------------- */

/* Blanks instead of the path, and the value as the only element of a list: libyaml then reads flow form,
 * and its columns are those of the option. */
static const char *as_yaml(const struct setting *s, size_t *length)
{
    struct arena *arena = s->problems->arena;
    size_t blanks = utf8_characters(s->source->text, (size_t)(s->equals - s->source->text));
    const char *value = s->equals + 1;
    const char *yaml = arena_say(arena, "%*s[%s\n]", (int)blanks, "", value);
    *length = strlen(yaml);
    return yaml;
}

static bool read_value(struct setting *s)
{
    size_t length;
    const char *yaml = as_yaml(s, &length);
    struct node *list = tree_parse(s->problems, s->source, yaml, length, "no value");
    if (!list)
        return false;
    if (list->count > 1) {
        error_at(s->problems, node_mark(list->first->next), "write a list in brackets: [a, b]",
                 "more than one value");
        return false;
    }
    s->value = list->count ? list->first : NULL;
    return true;
}

/* ---- the path ---------------------------------------------------------------------------------------- */

static bool bad_path(const struct setting *s, const char *from, const char *to, const char *text)
{
    struct mark mark = mark_of(s, from, to);
    error_at(s->problems, &mark, PATH_HINT, "%s", text);
    return false;
}

static bool read_index(struct setting *s, struct step *out)
{
    const char *start = s->at++;
    uint64_t index = 0;
    const char *digits = s->at;
    for (; *s->at >= '0' && *s->at <= '9'; s->at++)
        index = index < UINT32_MAX ? index * 10 + (uint64_t)(*s->at - '0') : index;
    if (s->at == digits || *s->at != ']')
        return bad_path(s, start, s->at, "expected the number of an element, as in [3]");
    s->at++;
    *out = (struct step){NULL, index < UINT32_MAX ? (uint32_t)index : UINT32_MAX, mark_of(s, start, s->at)};
    return true;
}

static bool read_key(struct setting *s, struct step *out)
{
    const char *start = s->at, *end = start + strcspn(start, ".[]=");
    if (end == start || *end == ']')
        return bad_path(s, start, end + 1, "expected a name in the path");
    *out = (struct step){arena_copy(s->problems->arena, start, (size_t)(end - start)), 0,
                         mark_of(s, start, end)};
    s->at = end;
    return true;
}

/* Behind a step stand '.', '[' or the '='. */
static bool read_step(struct setting *s, struct step *out)
{
    bool first = s->at == s->source->text;
    if (!first && *s->at == '[')
        return read_index(s, out);
    if (!first && *s->at++ != '.')
        return bad_path(s, s->at - 1, s->at, "expected '.', '[' or '=' in the path");
    return read_key(s, out);
}

static bool read_path(struct setting *s)
{
    while (s->at < s->equals) {
        if (s->count == TREE_NESTING_MOST)
            return bad_path(s, s->at, s->at + 1, "the path is too long");
        if (!read_step(s, &s->steps[s->count++]))
            return false;
    }
    return true;
}

/* ---- walking along it -------------------------------------------------------------------------------- */

static struct node *element_of(const struct node *list, uint32_t index)
{
    struct node *n = list->first;
    for (uint32_t i = 0; n && i < index; i++)
        n = n->next;
    return n;
}

static bool wrong_way(const struct setting *s, const struct node *n, const struct step *step, const char *is)
{
    error_at(s->problems, &step->mark, PATH_HINT, "%s %s", node_path(s->problems->arena, n), is);
    return false;
}

static bool can_step(const struct setting *s, const struct node *n, const struct step *step)
{
    if (step->key && n->kind == NODE_LIST)
        return wrong_way(s, n, step, "is a list: its elements are [0], [1], ...");
    if (step->key && n->kind == NODE_TEXT && !node_is_nothing(n))
        return wrong_way(s, n, step, "is a value: nothing stands below it");
    if (!step->key && n->kind != NODE_LIST)
        return wrong_way(s, n, step, "is not a list");
    if (!step->key && step->index >= n->count)
        return wrong_way(s, n, step, arena_say(s->problems->arena, "has no such element, but %u", n->count));
    return true;
}

/* Nothing is changed unless the whole path can be walked. What is missing will be a map. */
static bool can_walk(const struct setting *s, const struct node *n)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct step *step = &s->steps[i];
        if (!n && !step->key)
            return bad_path(s, s->source->text, s->equals, "there is no such list");
        if (n && !can_step(s, n, step))
            return false;
        if (n)
            n = step->key ? node_child(n, step->key) : element_of(n, step->index);
    }
    return true;
}

static struct node *new_text(const struct setting *s, const char *text, const struct mark *mark)
{
    struct node *n = arena_alloc(s->problems->arena, sizeof *n);
    n->kind = NODE_TEXT;
    n->text = text;
    n->mark = *mark;
    return n;
}

static struct node *step_to(const struct setting *s, struct node *n, const struct step *step)
{
    if (node_is_nothing(n))
        n->kind = NODE_MAP;
    node_unshare(s->problems->arena, n);
    if (!step->key)
        return element_of(n, step->index);
    if (!node_child(n, step->key))
        node_append(n, new_text(s, "", &step->mark), new_text(s, step->key, &step->mark));
    return node_child(n, step->key);
}

/* Stands where `old` stood. */
static void replace(const struct setting *s, struct node *old, const struct step *last)
{
    struct node place = *old;
    *old = s->value ? *s->value : (struct node){.kind = NODE_TEXT, .text = "", .mark = last->mark};
    old->key = last->key ? new_text(s, last->key, &last->mark) : NULL;
    old->parent = place.parent;
    old->index = place.index;
    old->next = place.next;
    for (struct node *n = old->first; n; n = n->next)
        n->parent = old;
}

static void walk(const struct setting *s, struct node *n)
{
    for (size_t i = 0; i < s->count; i++)
        n = step_to(s, n, &s->steps[i]);
    replace(s, n, &s->steps[s->count - 1]);
}

void set_apply(struct problems *p, struct node *root, uint32_t number, const char *option)
{
    const struct source *source = source_of_option(p, "--set", number, option);
    if (!source)
        return;
    struct setting s = {.problems = p, .source = source, .at = source->text};
    s.equals = strchr(source->text, '=');
    if (!s.equals || s.equals == s.at) {
        bad_path(&s, source->text, source->text + source->length, "expected PATH=VALUE");
        return;
    }
    bool path = read_path(&s), value = read_value(&s);
    if (path && value && root && can_walk(&s, root))
        walk(&s, root);
}

/* ---- --precision ------------------------------------------------------------------------------------------- */

static void set_text(struct setting *s, struct node *root, const char *key, const char *from, const char *to)
{
    static const char *const keys[] = {"run", "precision"};
    struct mark mark = mark_of(s, from, to);
    for (s->count = 0; s->count < 2; s->count++)
        s->steps[s->count] = (struct step){keys[s->count], 0, mark};
    s->steps[s->count++] = (struct step){key, 0, mark};
    s->value = new_text(s, arena_copy(s->problems->arena, from, (size_t)(to - from)), &mark);
    if (root && can_walk(s, root))
        walk(s, root);
}

void set_precision(struct problems *p, struct node *root, const char *option)
{
    const struct source *source = source_of_option(p, "--precision", 1, option);
    if (!source)
        return;
    struct setting s = {.problems = p, .source = source, .equals = strchr(source->text, '=')};
    const char *end = source->text + source->length;
    if (!s.equals || s.equals == source->text || s.equals + 1 == end) {
        struct mark mark = mark_of(&s, source->text, end);
        error_at(p, &mark, "write it like queues.vip.service_level=0.5%", "expected METRIC=HALF_WIDTH");
        return;
    }
    set_text(&s, root, "metric", source->text, s.equals);
    set_text(&s, root, "half_width", s.equals + 1, end);
}
