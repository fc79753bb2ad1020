/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/catalog.h"

#include <string.h>

/* ---- sections ------------------------------------------------------------------------------------------- */

const struct entry *catalog_find(const struct catalog *c, const struct section *s)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (c->entries[i].section == s)
            return &c->entries[i];
    return NULL;
}

static void push(struct catalog *c, const char *path, const struct section *s)
{
    if (c->count == c->room) {
        struct entry *more = arena_array(c->arena, 2 * (size_t)c->room + 16, sizeof *more);
        if (c->count)
            memcpy(more, c->entries, c->count * sizeof *more);
        c->entries = more;
        c->room = 2 * c->room + 16;
    }
    c->entries[c->count++] = (struct entry){s->name ? s->name : path, s};
}

const struct section *field_section(const struct field *f)
{
    return f->section ? f->section : f->element ? f->element->section : NULL;
}

/* As deep as the language: a section that was seen before is not entered again. */
static void add(struct catalog *c, const char *path, const struct section *s)
{
    if (catalog_find(c, s))
        return;
    push(c, path, s);
    const char *above = c->entries[c->count - 1].path, *dot = c->count == 1 ? "" : ".";
    if (c->count == 1)
        above = "";
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        if (!field_section(f))
            continue;
        const char *name = field_forms(f) & FORM_NAMED ? ".NAME" : "";
        add(c, arena_say(c->arena, "%s%s%s%s", above, dot, f->key, name), field_section(f));
    }
}

struct catalog catalog_of(struct arena *a)
{
    struct catalog c = {.arena = a};
    add(&c, "scenario", &scenario_section);
    return c;
}

/* ---- rows in words ---------------------------------------------------------------------------------------- */

unsigned field_forms(const struct field *f)
{
    const struct type *t = f->type;
    if (t->forms)
        return t->forms;
    unsigned forms = (t->parse ? FORM_TEXT : 0u) | (f->words ? FORM_WORDS : 0u) |
                     (f->section ? FORM_SECTION : 0u) | (f->element ? FORM_LIST : 0u);
    return forms ? forms : FORM_TEXT;
}

static const char *words_of(struct arena *a, const char *const *words)
{
    const char *all = *words++;
    for (; *words; words++)
        all = arena_say(a, "%s%s%s", all, words[1] ? ", " : " or ", *words);
    return all;
}

static const char *keys_of(struct arena *a, const struct section *s)
{
    return arena_say(a, "a map with the keys %s", field_keys(a, s, -1, "and"));
}

const char *field_written(struct arena *a, const struct field *f)
{
    unsigned forms = field_forms(f);
    if (f->type == &type_section)
        return keys_of(a, f->section);
    if (forms == FORM_NAMED)
        return arena_say(a, "NAME: %s", keys_of(a, f->section));
    if (f->type == &type_list && f->element->section)
        return arena_say(a, "a list; each element is %s", keys_of(a, f->element->section));
    if (f->type == &type_list)
        return arena_say(a, "a list; each element is a %s like %s", f->element->type->name,
                         field_written(a, f->element));
    if (forms == FORM_WORDS)
        return words_of(a, f->words);
    const char *written = f->type->written ? f->type->written : f->type->name;
    return forms & FORM_WORDS && !strstr(written, f->words[0])
               ? arena_say(a, "%s, or %s", written, words_of(a, f->words))
               : written;
}

const char *field_default(const struct field *f)
{
    if (f->need == REQUIRED || f->need == ONE_OF)
        return "";
    return f->fallback ? f->fallback : f->otherwise ? f->otherwise : "";
}

/* ---- examples --------------------------------------------------------------------------------------------- */

/* Up to the first "," or " or " outside of brackets and quotes. */
static const char *first_of(struct arena *a, const char *written)
{
    int depth = 0;
    bool quoted = false;
    const char *at = written;
    for (; *at; at++) {
        quoted ^= *at == '"';
        depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
        if (depth == 0 && !quoted && (*at == ',' || strncmp(at, " or ", 4) == 0))
            break;
    }
    return arena_copy(a, written, (size_t)(at - written));
}

static const char *example_value(struct arena *a, const struct field *f, int depth);

/* Hints of keys that are missing are often what to write: "end: \"16:00\"". */
static const char *hint_value(const struct field *f)
{
    size_t length = strlen(f->key);
    bool written = f->hint && strncmp(f->hint, f->key, length) == 0 && strncmp(f->hint + length, ": ", 2) == 0;
    return written ? f->hint + length + 2 : NULL;
}

/* What has to be given, and one of those of which there must be one; of a map without either, its first key. */
static const char *example_map(struct arena *a, const struct section *s, int depth)
{
    const char *map = "";
    bool chosen = false;
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        if (f->need == OPTIONAL || (f->need == ONE_OF && chosen))
            continue;
        chosen = chosen || f->need == ONE_OF;
        map = arena_say(a, "%s%s%s: %s", map, *map ? ", " : "", f->key, example_value(a, f, depth + 1));
    }
    if (!*map)
        map = arena_say(a, "%s: %s", s->fields[0].key, example_value(a, &s->fields[0], depth + 1));
    return arena_say(a, "{%s}", map);
}

#define EXAMPLE_DEPTH_MOST 6

static const char *example_list(struct arena *a, const struct field *f, int depth)
{
    if (!f->element)
        return first_of(a, f->type->written);
    return arena_say(a, "[%s]", example_value(a, f->element, depth + 1));
}

static const char *example_value(struct arena *a, const struct field *f, int depth)
{
    unsigned forms = field_forms(f);
    if (f->example)
        return f->example;
    if (hint_value(f))
        return first_of(a, hint_value(f));
    if (f->fallback && *f->fallback && !(forms & FORM_SECTION))
        return f->fallback;
    if (forms & FORM_WORDS)
        return f->words[0];
    if (forms & FORM_SECTIONS)
        return arena_say(a, "[%s]", example_map(a, f->section, depth + 1));
    if (depth < EXAMPLE_DEPTH_MOST && f->section && (forms & FORM_NAMED))
        return arena_say(a, "{NAME: %s}", example_map(a, f->section, depth + 1));
    if (f->type->written && f->type != &type_list)
        return first_of(a, f->type->written);
    if (forms & FORM_SECTION && depth < EXAMPLE_DEPTH_MOST)
        return example_map(a, f->section, depth);
    if (forms & FORM_LIST)
        return example_list(a, f, depth);
    return f->element ? example_value(a, f->element, depth + 1) : f->type->name;
}

const char *field_example(struct arena *a, const struct field *f)
{
    const char *value = example_value(a, f, 0);
    size_t length = strlen(f->key);
    if (strncmp(value, f->key, length) == 0 && value[length] == ':')
        return value;
    return arena_say(a, "%s: %s", f->key, value);
}

/* ---- memory ----------------------------------------------------------------------------------------------- */

bool with_arena(void (*print)(struct arena *a, void *host), void *host)
{
    jmp_buf out_of_memory;
    struct arena *arena = arena_new();
    if (!arena)
        return false;
    arena->out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) {
        arena_free(arena);
        return false;
    }
    print(arena, host);
    arena_free(arena);
    return true;
}
