/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/fields.h"

#include <string.h>
#include "scenarios/near.h"

const char acdsim_version[] = "0.1";

bool expected(struct binder *b, const struct node *n, const char *what, const char *hint)
{
    error_at(b->problems, node_mark(n), hint, "expected %s, found %s in %s", what, node_found(b->arena, n),
             node_path(b->arena, n));
    return false;
}

bool expected_type(struct binder *b, const struct node *n, const struct type *type)
{
    return expected(b, n, type->name, arena_say(b->arena, "write it like %s", type->written));
}

/* ---- one text ------------------------------------------------------------------------------------- */

static bool no_unit(struct binder *b, const struct field *f, const struct node *n)
{
    const char *text = shown(b->arena, n->text);
    const char *const *units = f->type->units;
    const char *hint = units[1] ? arena_say(b->arena, "write %s%s or %s%s?", text, units[0], text, units[1])
                                : arena_say(b->arena, "write %s%s?", text, units[0]);
    error_at(b->problems, &n->mark, hint, "%s what? %s needs a unit", text, node_path(b->arena, n));
    return false;
}

static bool ambiguous(struct binder *b, const struct node *n)
{
    const char *digits = n->text + strspn(n->text, "-");
    while (digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9')
        digits++;
    const char *hint = arena_say(b->arena, "write %s", shown(b->arena, digits));
    error_at(b->problems, &n->mark, hint, "'%s' is ambiguous in %s: numbers do not begin with 0",
             shown(b->arena, n->text), node_path(b->arena, n));
    return false;
}

static bool out_of_range(struct binder *b, const struct field *f, const struct node *n)
{
    error_at(b->problems, &n->mark, arena_say(b->arena, "it may be %s", f->type->reach),
             "%s is out of range in %s", shown(b->arena, n->text), node_path(b->arena, n));
    return false;
}

const char *field_bounds(struct arena *a, const struct field *f)
{
    if (f->least && f->most && strcmp(f->least, f->most) == 0)
        return f->least;
    if (f->least && f->most && !f->above && !f->below)
        return arena_say(a, "%s to %s", f->least, f->most);
    const char *low = !f->least  ? ""
                      : f->above ? arena_say(a, "above %s", f->least)
                                 : arena_say(a, "%s or more", f->least);
    const char *high = !f->most   ? ""
                       : f->below ? arena_say(a, "below %s", f->most)
                                  : arena_say(a, "at most %s", f->most);
    return arena_say(a, "%s%s%s", low, *low && *high ? " and " : "", high);
}

static bool within_bounds(const struct field *f, double amount)
{
    struct value least, most;
    if (f->least) {
        f->type->parse(f->least, &least);
        if (amount < least.amount || (f->above && amount <= least.amount))
            return false;
    }
    if (f->most) {
        f->type->parse(f->most, &most);
        if (amount > most.amount || (f->below && amount >= most.amount))
            return false;
    }
    return true;
}

/* A minus sign too much is the likeliest slip. */
static const char *bounds_hint(struct binder *b, const struct field *f, const struct node *n)
{
    struct value unsigned_value;
    if (n->text[0] == '-' && f->type->parse(n->text + 1, &unsigned_value) == VALUE_OK &&
        within_bounds(f, unsigned_value.amount))
        return arena_say(b->arena, "did you mean %s?", shown(b->arena, n->text + 1));
    return arena_say(b->arena, "%s: %s", f->key, f->doc);
}

static bool out_of_bounds(struct binder *b, const struct field *f, const struct node *n)
{
    error_at(b->problems, &n->mark, bounds_hint(b, f, n), "%s must be %s, not %s", node_path(b->arena, n),
             field_bounds(b->arena, f), shown(b->arena, n->text));
    return false;
}

bool read_text(struct binder *b, const struct field *f, const struct node *n, struct value *value)
{
    if (n->kind != NODE_TEXT || node_is_nothing(n))
        return f->hint ? expected(b, n, f->type->name, f->hint) : expected_type(b, n, f->type);
    switch (f->type->parse(n->text, value)) {
    case VALUE_OK:
        break;
    case VALUE_MALFORMED:
        return expected_type(b, n, f->type);
    case VALUE_NO_UNIT:
        return no_unit(b, f, n);
    case VALUE_RANGE:
        return out_of_range(b, f, n);
    case VALUE_AMBIGUOUS:
        return ambiguous(b, n);
    }
    return within_bounds(f, value->amount) || out_of_bounds(b, f, n);
}

bool field_read(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->bad)
        return false;
    if (f->type->read)
        return f->type->read(b, f, n, out);
    struct value value;
    if (!read_text(b, f, n, &value))
        return false;
    f->type->store(&value, out);
    return true;
}

/* ---- the keys of a map ---------------------------------------------------------------------------- */

static const struct field *find_field(const struct section *s, const char *key)
{
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->fields[i].key, key) == 0)
            return &s->fields[i];
    return NULL;
}

const char *field_keys(struct arena *a, const struct section *s, int need, const char *last)
{
    const char *text = "", *key = NULL;
    for (size_t i = 0; i < s->count; i++) {
        if (need >= 0 && (int)s->fields[i].need != need)
            continue;
        if (key)
            text = arena_say(a, "%s%s%s", text, *text ? ", " : "", key);
        key = s->fields[i].key;
    }
    return *text ? arena_say(a, "%s %s %s", text, last, key) : key;
}

/* What was found in one map, by row. Who misspelt a key need not be told, too, that it is missing. */
struct binding {
    struct given given[SECTION_FIELDS_MOST];
    bool misspelt[SECTION_FIELDS_MOST];
    bool has_unknown;
    bool has_bad; /* keys that cannot be read: nobody knows what they would have brought */
};

static const char *unknown_hint(struct arena *a, const struct section *s, const char *key, const char *near)
{
    if (near)
        return arena_say(a, "did you mean '%s'?", near);
    if (strncmp(key, "x-", 2) == 0)
        return "notes under x- may only stand at the top of the file";
    return arena_say(a, "known keys: %s", field_keys(a, s, -1, "and"));
}

static void unknown_key(struct binder *b, const struct section *s, const struct node *n, struct binding *m)
{
    m->has_unknown = true;
    struct near near = {.word = n->key->text};
    for (size_t i = 0; i < s->count; i++)
        near_look(&near, s->fields[i].key);
    if (near.best)
        m->misspelt[find_field(s, near.best) - s->fields] = true;
    if (!error_is_kept(b->problems, &n->key->mark)) {
        error_at(b->problems, &n->key->mark, NULL, "unknown key");
        return;
    }
    error_at(b->problems, &n->key->mark, unknown_hint(b->arena, s, n->key->text, near.best),
             "unknown key '%s' in %s", shown(b->arena, n->key->text), node_path(b->arena, n->parent));
}

/* Repeated keys were reported by the tree: the first one counts. */
static bool bind_key(struct binder *b, const struct section *s, const struct node *n, struct binding *m,
                     void *out)
{
    if (n->key->bad) {
        m->has_bad = true;
        return false;
    }
    if (s->takes_notes && strncmp(n->key->text, "x-", 2) == 0)
        return true;
    const struct field *f = find_field(s, n->key->text);
    if (!f) {
        unknown_key(b, s, n, m);
        return false;
    }
    struct given *this = &m->given[f - s->fields];
    if (this->node)
        return false;
    this->node = n;
    this->good = field_read(b, f, n, (char *)out + f->offset);
    return this->good;
}

static void set_default(struct binder *b, const struct field *f, void *out)
{
    void *to = (char *)out + f->offset;
    if (f->fallback)
        field_read(b, f, &(struct node){.kind = NODE_TEXT, .quoted = true, .text = f->fallback}, to);
    else if (f->section && f->need == OPTIONAL && !f->otherwise)
        section_bind(b, f->section, NULL, to);
}

/* ---- keys that are missing, or exclude each other -------------------------------------------------- */

static bool missing(struct binder *b, const struct field *f, const struct node *map)
{
    const char *hint = f->hint ? f->hint : arena_say(b->arena, "%s: %s", f->key, f->doc);
    error_at(b->problems, node_key_mark(map), hint, "%s needs '%s'", node_path(b->arena, map), f->key);
    return false;
}

/* The first two rows of ONE_OF in the order in which they were written; false: there are no such rows. */
static bool find_alternatives(const struct section *s, const struct given *given, const struct node *found[2])
{
    bool any = false;
    for (size_t i = 0; i < s->count; i++) {
        const struct node *n = s->fields[i].need == ONE_OF ? given[i].node : NULL;
        any = any || s->fields[i].need == ONE_OF;
        if (n && (!found[0] || n->index < found[0]->index)) {
            found[1] = found[0];
            found[0] = n;
        } else if (n && (!found[1] || n->index < found[1]->index)) {
            found[1] = n;
        }
    }
    return any;
}

static bool check_one_of(struct binder *b, const struct section *s, const struct node *map,
                         const struct binding *m)
{
    const struct node *found[2] = {NULL, NULL};
    if (!find_alternatives(s, m->given, found) || (found[0] && !found[1]))
        return true;
    if (found[1])
        error_at(b->problems, &found[1]->key->mark, "keep one of them",
                 "'%s' and '%s' exclude each other in %s", found[0]->key->text, found[1]->key->text,
                 node_path(b->arena, map));
    else if (!m->has_unknown && !map->partial)
        error_at(b->problems, node_key_mark(map), "write one of them", "%s needs %s",
                 node_path(b->arena, map), field_keys(b->arena, s, ONE_OF, "or"));
    return false;
}

static bool check_needs(struct binder *b, const struct section *s, const struct node *map,
                        const struct binding *m)
{
    if (m->has_bad)
        return false;
    bool good = check_one_of(b, s, map, m);
    for (size_t i = 0; i < s->count; i++)
        if (s->fields[i].need == REQUIRED && !m->given[i].node && !m->misspelt[i] && !map->partial)
            good = missing(b, &s->fields[i], map);
    return good;
}

static bool expected_map(struct binder *b, const struct section *s, const struct node *n)
{
    return expected(b, n, "map", arena_say(b->arena, "its keys: %s", field_keys(b->arena, s, -1, "and")));
}

bool section_bind(struct binder *b, const struct section *s, const struct node *map, void *out)
{
    struct binding m = {0};
    bool good = true;
    for (size_t i = 0; i < s->count; i++)
        set_default(b, &s->fields[i], out);
    if (map && map->kind != NODE_MAP)
        return map->bad ? false : expected_map(b, s, map);
    for (const struct node *n = map ? map->first : NULL; n; n = n->next)
        good = bind_key(b, s, n, &m, out) && good;
    if (map)
        good = check_needs(b, s, map, &m) && good;
    if (s->check)
        good = s->check(b, map, m.given, out) && good;
    return good;
}
