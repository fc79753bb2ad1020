/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/merge.h"

#include <string.h>
#include "scenarios/names.h"

static bool are_equal(const struct node *a, const struct node *b);

static bool have_equal_elements(const struct node *a, const struct node *b)
{
    const struct node *x = a->first, *y = b->first;
    for (; x && y; x = x->next, y = y->next)
        if ((x->key && strcmp(x->key->text, y->key->text) != 0) || !are_equal(x, y))
            return false;
    return !x && !y;
}

/* As written: 60s and 1min are not the same here. */
static bool are_equal(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->bad || b->bad)
        return false;
    return a->kind == NODE_TEXT ? strcmp(a->text, b->text) == 0 : have_equal_elements(a, b);
}

static void say_conflict(struct problems *p, const struct node *first, const struct node *second)
{
    const struct mark *at = &first->key->mark;
    if (!error_is_kept(p, &second->key->mark)) {
        error_at(p, &second->key->mark, NULL, "repeated key");
        return;
    }
    error_at(p, &second->key->mark,
             arena_say(p->arena,
                       "%s:%u:%u has it too: keep one of them, or say it in the file that includes both",
                       at->source->name, at->place.line, at->place.column),
             "two included files say '%s' differently", node_path(p->arena, first));
}

static void add_copy(struct arena *a, struct node *map, const struct node *n)
{
    struct node *own = arena_alloc(a, sizeof *own);
    *own = *n;
    node_append(map, own, n->key);
}

static void merge_one(struct problems *p, struct node *there, const struct node *n, enum merge how)
{
    if (there->kind == NODE_MAP && n->kind == NODE_MAP) {
        node_unshare(p->arena, there);
        there->partial = there->partial || n->partial;
        merge_maps(p, there, n, how);
    } else if (how == MERGE_BESIDE && !are_equal(there, n)) {
        say_conflict(p, there, n);
    }
}

/* By key the first that has it: that a file repeats a key was said when it was read. */
static struct names names_of(struct arena *a, struct node *map)
{
    struct names names = {.arena = a};
    struct node **all = arena_array(a, map->count, sizeof(struct node *));
    for (struct node *n = map->first; n; n = n->next) {
        all[n->index] = n;
        if (!names_find(&names, n->key->text))
            names_put(&names, n->key->text, &all[n->index]);
    }
    return names;
}

void merge_maps(struct problems *p, struct node *map, const struct node *other, enum merge how)
{
    struct names names = names_of(p->arena, map);
    for (const struct node *n = other->first; n; n = n->next) {
        struct node *const *there = names_find(&names, n->key->text);
        if (there)
            merge_one(p, *there, n, how);
        else
            add_copy(p->arena, map, n);
    }
}
