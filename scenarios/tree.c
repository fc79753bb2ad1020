/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/tree.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>
#include "scenarios/names.h"
#include "scenarios/syntax.h"
#include "scenarios/utf8.h"

struct builder {
    struct problems *problems;
    const struct source *source;
    size_t length; /* of the text */
    yaml_parser_t parser;
    yaml_event_t event;
    size_t events, anchor_count;
    struct names anchors;
    uint64_t expanded; /* by aliases */
    uint32_t depth;
    struct node *open[TREE_NESTING_MOST];
    struct node *key[TREE_NESTING_MOST]; /* of the value that comes next, in an open map */
    struct node *root;
    bool long_key; /* libyaml misunderstands what follows one */
    bool stopped;  /* by something that makes the rest meaningless */
};

static struct mark event_mark(const struct builder *b)
{
    yaml_mark_t start = b->event.start_mark, end = b->event.end_mark;
    uint32_t width = start.line != end.line ? UINT32_MAX : (uint32_t)(end.column - start.column);
    return (struct mark){b->source, place_of(start), width};
}

/* Only the opening bracket of a list or map, or the place where it begins. */
static struct mark event_start(const struct builder *b)
{
    struct mark mark = event_mark(b);
    mark.width = 1;
    return mark;
}

__attribute__((format(printf, 3, 4))) static void stop(struct builder *b, const char *hint,
                                                       const char *format, ...)
{
    va_list arguments;
    char text[256];
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    struct mark mark = event_start(b);
    error_at(b->problems, &mark, hint, "%s", text);
    b->stopped = true;
}

/* ---- putting nodes together ----------------------------------------------------------------------- */

static struct node *new_node(struct builder *b, enum node_kind kind, struct mark mark)
{
    struct node *n = arena_alloc(b->problems->arena, sizeof *n);
    n->kind = kind;
    n->mark = mark;
    n->size = 1;
    return n;
}

static bool is_key(const struct builder *b)
{
    return b->depth > 0 && b->open[b->depth - 1]->kind == NODE_MAP && !b->key[b->depth - 1];
}

#define KEY_HINT "is a quote or the end of a line missing?"

static void take_key(struct builder *b, struct node *key)
{
    bool merge = !key->quoted && strcmp(key->text, "<<") == 0;
    bool too_long = utf8_characters(key->text, strlen(key->text)) > TREE_KEY_MOST;
    if (too_long)
        error_at(b->problems, &key->mark, KEY_HINT, "a key is longer than %d characters", TREE_KEY_MOST);
    if (merge)
        error_at(b->problems, &key->mark, "repeat the keys, or give the map an anchor and use it as a whole",
                 "merge keys are not supported");
    key->bad = key->bad || too_long || merge;
    b->long_key = b->long_key || too_long;
    b->key[b->depth - 1] = key;
}

static void take_value(struct builder *b, struct node *value)
{
    if (b->depth == 0) {
        b->root = value;
        return;
    }
    node_append(b->open[b->depth - 1], value, b->key[b->depth - 1]);
    b->key[b->depth - 1] = NULL;
}

/* ---- tags, anchors, aliases ----------------------------------------------------------------------- */

static void refuse_tag(struct builder *b, const yaml_char_t *tag)
{
    static const char standard[] = "tag:yaml.org,2002:";
    const char *text = (const char *)tag;
    if (!text)
        return;
    if (strncmp(text, standard, sizeof standard - 1) == 0)
        text = arena_say(b->problems->arena, "!!%s", text + sizeof standard - 1);
    else if (*text != '!')
        text = arena_say(b->problems->arena, "!<%s>", text);
    struct mark mark = event_start(b);
    mark.width = (uint32_t)utf8_characters(text, strlen(text));
    error_at(b->problems, &mark, "values have no tags here: remove it", "unknown tag '%s'",
             shown(b->problems->arena, text));
}

static void remember_anchor(struct builder *b, const yaml_char_t *anchor, const struct node *n)
{
    if (!anchor)
        return;
    if (++b->anchor_count > TREE_ANCHORS_MOST) {
        stop(b, "write the values out", "more than %d anchors", TREE_ANCHORS_MOST);
        return;
    }
    const char *name = (const char *)anchor;
    names_put(&b->anchors, arena_copy(b->problems->arena, name, strlen(name)), n);
}

/* Without a target a text that is bad. */
static struct node *alias_of(struct builder *b, const struct node *target)
{
    struct node *n = new_node(b, NODE_TEXT, event_mark(b));
    struct mark mark = n->mark;
    if (target)
        *n = *target;
    else
        *n = (struct node){.kind = NODE_TEXT, .bad = true, .text = "", .size = 1};
    n->mark = mark;
    return n;
}

/* What an alias stands for; NULL and an error when it stands for nothing that is complete. */
static const struct node *target_of(struct builder *b, const char *name)
{
    const struct node *target = names_find(&b->anchors, name);
    struct mark mark = event_mark(b);
    const char *text = shown(b->problems->arena, name);
    if (!target)
        error_at(b->problems, &mark, "an anchor is written '&NAME' before the value it names",
                 "no anchor '&%s' before this alias", text);
    else if (target->open)
        error_at(b->problems, &mark, "remove it", "the alias '*%s' stands inside of what it stands for",
                 text);
    return target && !target->open ? target : NULL;
}

static void on_alias(struct builder *b)
{
    if (is_key(b)) {
        stop(b, "write the key out", "an alias cannot be a key");
        return;
    }
    const struct node *target = target_of(b, (const char *)b->event.data.alias.anchor);
    struct node *alias = alias_of(b, target);
    b->expanded += alias->size;
    if (b->expanded > TREE_EXPANSION_MOST * (uint64_t)b->length) {
        stop(b, "write less with aliases", "aliases expand to more than %d times the file",
             TREE_EXPANSION_MOST);
        return;
    }
    take_value(b, alias);
    if (b->depth > 0)
        b->open[b->depth - 1]->size += alias->size;
}

/* ---- texts ---------------------------------------------------------------------------------------- */

static bool text_is_bad(struct builder *b, const char *text, size_t length)
{
    bool too_long = length > TREE_TEXT_MOST, cut = memchr(text, '\0', length);
    struct mark start = event_start(b), whole = event_mark(b);
    if (too_long)
        error_at(b->problems, &start, "is a quote not closed?", "a text is longer than 64 KiB");
    if (cut)
        error_at(b->problems, &whole, "remove the escape \\0", "a NUL character in a text");
    return too_long || cut;
}

static void on_text(struct builder *b)
{
    const char *text = (const char *)b->event.data.scalar.value;
    size_t length = b->event.data.scalar.length;
    refuse_tag(b, b->event.data.scalar.tag);
    struct node *n = new_node(b, NODE_TEXT, event_mark(b));
    n->bad = text_is_bad(b, text, length);
    n->text = arena_copy(b->problems->arena, text, length);
    n->quoted = b->event.data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    n->size = length + 1;
    remember_anchor(b, b->event.data.scalar.anchor, n);
    if (b->depth > 0)
        b->open[b->depth - 1]->size += n->size;
    if (is_key(b))
        take_key(b, n);
    else
        take_value(b, n);
}

/* ---- lists and maps ------------------------------------------------------------------------------- */

static void open_collection(struct builder *b, enum node_kind kind, const yaml_char_t *anchor,
                            const yaml_char_t *tag)
{
    if (is_key(b)) {
        stop(b, "does the text need quotes?", "a key cannot be a %s", kind == NODE_LIST ? "list" : "map");
        return;
    }
    if (b->depth == TREE_NESTING_MOST) {
        stop(b, "is a bracket not closed?", "nested more than %d levels deep", TREE_NESTING_MOST);
        return;
    }
    struct node *n = new_node(b, kind, event_start(b));
    n->open = true;
    refuse_tag(b, tag);
    remember_anchor(b, anchor, n);
    take_value(b, n);
    b->open[b->depth++] = n;
}

static void on_list_start(struct builder *b)
{
    open_collection(b, NODE_LIST, b->event.data.sequence_start.anchor, b->event.data.sequence_start.tag);
}

static void on_map_start(struct builder *b)
{
    open_collection(b, NODE_MAP, b->event.data.mapping_start.anchor, b->event.data.mapping_start.tag);
}

static int by_key(const void *a, const void *b)
{
    const struct node *x = *(const struct node *const *)a, *y = *(const struct node *const *)b;
    int order = strcmp(x->key->text, y->key->text);
    return order ? order : (x->index > y->index) - (x->index < y->index);
}

/* In one line the column tells them apart. */
static const char *place_hint(struct arena *a, const struct node *key, const struct node *first)
{
    struct place here = key->mark.place, there = first->mark.place;
    return here.line == there.line
               ? arena_say(a, "column %u has it already: keep one of them", there.column)
               : arena_say(a, "line %u has it already: keep one of them", there.line);
}

/* With the places of both. The value of an option does not know yet where it will stand. */
static void repeated_key(struct builder *b, const struct node *map, const struct node *key,
                         const struct node *first)
{
    struct arena *arena = b->problems->arena;
    if (!error_is_kept(b->problems, &key->mark)) {
        error_at(b->problems, &key->mark, NULL, "repeated key");
        return;
    }
    const char *where = b->source->order ? "" : arena_say(arena, " in %s", node_path(arena, map));
    error_at(b->problems, &key->mark, place_hint(arena, key, first), "repeated key '%s'%s",
             shown(arena, key->text), where);
}

/* A key that is bad is not compared: its text may have been cut. */
static void check_repeated_keys(struct builder *b, struct node *map)
{
    struct arena *arena = b->problems->arena;
    struct node **sorted = arena_array(arena, map->count, sizeof *sorted);
    size_t count = 0;
    for (struct node *n = map->first; n; n = n->next)
        if (!n->key->bad)
            sorted[count++] = n;
    qsort(sorted, count, sizeof *sorted, by_key);
    for (size_t i = 1, first = 0; i < count; i++) {
        struct node *key = sorted[i]->key;
        if (strcmp(sorted[first]->key->text, key->text) != 0) {
            first = i;
        } else {
            repeated_key(b, map, key, sorted[first]->key);
        }
    }
}

static void on_collection_end(struct builder *b)
{
    struct node *n = b->open[--b->depth];
    n->open = false;
    if (b->depth > 0)
        b->open[b->depth - 1]->size += n->size;
    if (n->kind == NODE_MAP && n->count > 1)
        check_repeated_keys(b, n);
}

/* ---- documents ------------------------------------------------------------------------------------ */

static void on_document_start(struct builder *b)
{
    if (b->root)
        stop(b, "one file is one scenario", "a second document begins here");
}

static void on_nothing(struct builder *b)
{
    (void)b;
}

static void (*const handlers[])(struct builder *) = {
    [YAML_NO_EVENT] = on_nothing,
    [YAML_STREAM_START_EVENT] = on_nothing,
    [YAML_STREAM_END_EVENT] = on_nothing,
    [YAML_DOCUMENT_START_EVENT] = on_document_start,
    [YAML_DOCUMENT_END_EVENT] = on_nothing,
    [YAML_ALIAS_EVENT] = on_alias,
    [YAML_SCALAR_EVENT] = on_text,
    [YAML_SEQUENCE_START_EVENT] = on_list_start,
    [YAML_SEQUENCE_END_EVENT] = on_collection_end,
    [YAML_MAPPING_START_EVENT] = on_map_start,
    [YAML_MAPPING_END_EVENT] = on_collection_end,
};

/* Takes the next event; false when it was the last. */
static bool step(struct builder *b)
{
    if (!yaml_parser_parse(&b->parser, &b->event)) {
        if (b->parser.error == YAML_MEMORY_ERROR)
            arena_out_of_memory(b->problems->arena);
        if (!b->long_key)
            syntax_error(b->problems, b->source, &b->parser, b->depth ? b->open[b->depth - 1] : NULL);
        b->stopped = true;
        return false;
    }
    if (++b->events > TREE_EVENTS_MOST)
        stop(b, "is this a scenario?", "more than %d YAML events", TREE_EVENTS_MOST);
    else
        handlers[b->event.type](b);
    bool last = b->event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&b->event);
    return !last && !b->stopped;
}

static void build(struct builder *b, const char *yaml, size_t length)
{
    if (!yaml_parser_initialize(&b->parser))
        arena_out_of_memory(b->problems->arena);
    yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&b->parser, (const unsigned char *)yaml, length);
    while (step(b))
        ;
}

static void free_parser(struct builder *b)
{
    yaml_event_delete(&b->event);
    yaml_parser_delete(&b->parser);
}

struct node *tree_parse(struct problems *p, const struct source *source, const char *yaml, size_t length,
                        const char *nothing)
{
    struct builder *b = arena_alloc(p->arena, sizeof *b);
    *b = (struct builder){.problems = p, .source = source, .length = length, .anchors = {.arena = p->arena}};
    jmp_buf here, *outer = p->arena->out_of_memory;
    p->arena->out_of_memory = &here;
    if (setjmp(here)) {
        free_parser(b);
        p->arena->out_of_memory = outer;
        arena_out_of_memory(p->arena);
    }
    build(b, yaml, length);
    free_parser(b);
    p->arena->out_of_memory = outer;
    if (!b->stopped && (!b->root || node_is_nothing(b->root))) {
        if (nothing)
            error_at(p, &(struct mark){source, {1, 1}, 1}, "a scenario begins with 'acdsim: 1'", "%s", nothing);
        return NULL;
    }
    return b->stopped ? NULL : b->root;
}
