/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "scenarios/tree.h"

struct node *node_child(const struct node *map, const char *key)
{
    if (!map || map->kind != NODE_MAP)
        return NULL;
    for (struct node *n = map->first; n; n = n->next)
        if (strcmp(n->key->text, key) == 0)
            return n;
    return NULL;
}

void node_append(struct node *parent, struct node *child, struct node *key)
{
    child->key = key;
    child->parent = parent;
    child->index = parent->count++;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void node_unshare(struct arena *a, struct node *parent)
{
    struct node *shared = parent->first;
    parent->first = parent->last = NULL;
    parent->count = 0;
    for (; shared; shared = shared->next) {
        struct node *own = arena_alloc(a, sizeof *own);
        *own = *shared;
        node_append(parent, own, shared->key);
    }
}

/* The steps from the root stand in the links the wrong way round: turned into a line once. */
const char *node_path(struct arena *a, const struct node *n)
{
    const char *path = "";
    for (; n->parent; n = n->parent) {
        const char *dot = *path && *path != '[' ? "." : "";
        path = n->key ? arena_say(a, "%s%s%s", shown(a, n->key->text), dot, path)
                      : arena_say(a, "[%u]%s%s", n->index, dot, path);
    }
    return *path ? path : "the scenario";
}

bool node_is_nothing(const struct node *n)
{
    return n->kind == NODE_TEXT && !n->quoted && !*n->text;
}

const struct mark *node_key_mark(const struct node *n)
{
    return n->key ? &n->key->mark : &n->mark;
}

const struct mark *node_mark(const struct node *n)
{
    return node_is_nothing(n) ? node_key_mark(n) : &n->mark;
}

const char *node_found(struct arena *a, const struct node *n)
{
    static const char *const collections[] = {[NODE_LIST] = "list", [NODE_MAP] = "map"};
    if (n->kind != NODE_TEXT)
        return collections[n->kind];
    return node_is_nothing(n) ? "nothing" : arena_say(a, "'%s'", shown(a, n->text));
}
