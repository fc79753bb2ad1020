/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/include.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include "scenarios/merge.h"

/* A file that is being read, and the one that includes it. */
struct chain {
    const struct chain *outer; /* NULL: this is the scenario */
    const char *name;          /* as in diagnostics */
    const char *path;          /* without links; NULL when nobody knows */
    unsigned depth;
};

struct including {
    struct problems *problems;
    const char *folder; /* of the scenario, as typed, with its slash */
    const char *root;   /* the same without links */
    unsigned count;     /* of files that were included, one as often as it was */
    size_t bytes;       /* in them */
};

static void expand(struct including *i, const struct chain *chain, struct node *n);

/* ---- which file ---------------------------------------------------------------------------------------- */

static bool refuse(const struct including *i, const struct node *name, const char *hint, const char *text)
{
    error_at(i->problems, &name->mark, hint, "file '%s': %s", shown(i->problems->arena, name->text), text);
    return false;
}

/* "..", as often as there are folders to leave. Names are not looked up for that: whether a file outside
 * exists is nobody's business. */
static bool leaves_folder(const char *name)
{
    int depth = 0;
    while (*name && depth >= 0) {
        size_t length = strcspn(name, "/");
        if (length == 2 && strncmp(name, "..", 2) == 0)
            depth--;
        else if (length > 0 && !(length == 1 && *name == '.'))
            depth++;
        name += length + (name[length] == '/');
    }
    return depth < 0;
}

static bool is_below(const char *path, const char *root)
{
    size_t length = strlen(root);
    return strncmp(path, root, length) == 0 && (path[length] == '/' || strcmp(root, "/") == 0);
}

#define INSIDE_HINT "an included file is in the folder of the scenario, or below it"

/* Where it is, without links; NULL and an error when it is nowhere, or outside. */
static const char *find_file(const struct including *i, const struct node *name, const char *typed)
{
    char path[PATH_MAX];
    struct problems *p = i->problems;
    if (*name->text == '/' || leaves_folder(name->text)) {
        refuse(i, name, INSIDE_HINT, "outside the folder of the scenario");
        return NULL;
    }
    if (!realpath(typed, path)) {
        refuse(i, name,
               arena_say(p->arena, "names are relative to the scenario, in %s",
                         *i->folder ? i->folder : "the current folder"),
               arena_say(p->arena, "cannot open it: %s", strerror(errno)));
        return NULL;
    }
    if (!i->root || !is_below(path, i->root)) {
        refuse(i, name, INSIDE_HINT, "a link out of the folder of the scenario");
        return NULL;
    }
    return arena_copy(p->arena, path, strlen(path));
}

/* ---- how many ------------------------------------------------------------------------------------------ */

static bool is_cycle(const struct including *i, const struct chain *chain, const struct node *name,
                     const char *path, const char *typed)
{
    struct arena *a = i->problems->arena;
    const char *way = typed;
    for (const struct chain *c = chain; c; c = c->outer) {
        way = arena_say(a, "%s > %s", c->name, way);
        if (c->path && strcmp(c->path, path) == 0) {
            refuse(i, name, "remove one of them", arena_say(a, "files include each other: %s", way));
            return true;
        }
    }
    return false;
}

/* Said of the first only. */
static bool is_one_too_many(struct including *i, const struct node *name)
{
    if (i->count++ == INCLUDE_FILES_MOST)
        refuse(i, name, "put several files into one",
               arena_say(i->problems->arena, "more than %d files are included", INCLUDE_FILES_MOST));
    return false;
}

static bool is_allowed(struct including *i, const struct chain *chain, const struct node *name)
{
    const struct reading *reading = &i->problems->reading;
    struct arena *a = i->problems->arena;
    if (reading->closed)
        return refuse(i, name, "write out what stands in it", "no files are read here");
    if (chain->depth == INCLUDE_DEPTH_MOST)
        return refuse(i, name, "include it from a file further up",
                      arena_say(a, "included through more than %d files", INCLUDE_DEPTH_MOST));
    if (i->count >= INCLUDE_FILES_MOST)
        return is_one_too_many(i, name);
    if (i->bytes > INCLUDE_BYTES_MOST)
        return refuse(i, name, "is this a scenario?", "all included files are larger than 16 MiB");
    return true;
}

/* ---- one file ------------------------------------------------------------------------------------------ */

/* What stands in it, as if it stood in place of `map`; NULL and an error when that is no map. */
static struct node *parse(struct problems *p, const struct source *source, const struct node *name,
                          const struct node *map)
{
    size_t errors = errors_so_far(p);
    struct node *root = tree_parse(p, source, source->text, source->length, NULL);
    if (!root && errors_so_far(p) == errors)
        error_at(p, &name->mark, "write something into it, or do not include it", "%s is empty",
                 source->name);
    if (root && root->kind != NODE_MAP)
        error_at(p, &root->mark, "an included file has keys, like the map that includes it",
                 "expected map, found %s in %s", node_found(p->arena, root), source->name);
    if (!root || root->kind != NODE_MAP)
        return NULL;
    root->key = map->key;
    root->parent = map->parent;
    root->index = map->index;
    return root;
}

static bool is_name(struct problems *p, const struct node *name)
{
    if (!name->bad && name->kind == NODE_TEXT && *name->text)
        return true;
    if (!name->bad)
        error_at(p, node_mark(name), "include: other.yaml", "expected name of a file, found %s in %s",
                 node_found(p->arena, name), node_path(p->arena, name));
    return false;
}

/* What stands in the file, with everything that it includes itself; NULL and an error when it cannot be had.
 */
static struct node *read_one(struct including *i, const struct chain *chain, const struct node *map,
                             const struct node *name)
{
    struct problems *p = i->problems;
    if (!is_name(p, name))
        return NULL;
    const char *typed = arena_say(p->arena, "%s%s", i->folder, name->text);
    const char *path = is_allowed(i, chain, name) ? find_file(i, name, typed) : NULL;
    if (!path || is_cycle(i, chain, name, path, typed))
        return NULL;
    const struct source *source = source_named(p, name->text, &name->mark);
    if (!source)
        return NULL;
    i->count++;
    i->bytes += source->length;
    struct node *root = parse(p, source, name, map);
    if (root)
        expand(i, &(struct chain){chain, typed, path, chain->depth + 1}, root);
    return root;
}

static void include_one(struct including *i, const struct chain *chain, struct node *map, struct node *result,
                        const struct node *name)
{
    const struct node *root = read_one(i, chain, map, name);
    map->partial = map->partial || !root || root->partial;
    if (root)
        merge_maps(i->problems, result, root, MERGE_BESIDE);
}

/* ---- everywhere ---------------------------------------------------------------------------------------- */

/* A map of all that stands in the files; nothing when there is none that can be read. */
static struct node *read_all(struct including *i, const struct chain *chain, struct node *map,
                             const struct node *include)
{
    struct node *result = arena_alloc(i->problems->arena, sizeof *result);
    *result = (struct node){.kind = NODE_MAP, .key = map->key, .parent = map->parent, .index = map->index};
    if (include->kind == NODE_LIST)
        for (const struct node *name = include->first; name; name = name->next)
            include_one(i, chain, map, result, name);
    else
        include_one(i, chain, map, result, include);
    return result;
}

static bool is_include(const struct node *n)
{
    return n->key && strcmp(n->key->text, "include") == 0;
}

/* What the map says itself, without its `include`, and behind that what it does not say. */
static void add_to_map(struct problems *p, struct node *map, const struct node *included)
{
    node_unshare(p->arena, map);
    struct node *n = map->first;
    map->first = map->last = NULL;
    map->count = 0;
    for (struct node *next; n; n = next) {
        next = n->next;
        if (!is_include(n))
            node_append(map, n, n->key);
    }
    merge_maps(p, map, included, MERGE_UNDER);
}

static bool is_note(const struct node *n)
{
    return !n->parent->parent && n->key && strncmp(n->key->text, "x-", 2) == 0;
}

/* In the order in which they are mentioned, which is that of the digest. The depth of the recursion is that of the
 * text: TREE_NESTING_MOST in each file of the chain. */
static void expand(struct including *i, const struct chain *chain, struct node *n)
{
    const struct node *included = NULL;
    for (struct node *e = n->first; e; e = e->next) {
        if (is_include(e))
            included = included ? included : read_all(i, chain, n, e);
        else if (!is_note(e))
            expand(i, chain, e);
    }
    if (included)
        add_to_map(i->problems, n, included);
}

void include_files(struct problems *p, const char *scenario, struct node *root)
{
    char path[PATH_MAX];
    struct including i = {.problems = p, .folder = p->reading.folder};
    if (realpath(*i.folder ? i.folder : ".", path))
        i.root = arena_copy(p->arena, path, strlen(path));
    struct chain chain = {NULL, scenario, NULL, 0};
    if (realpath(scenario, path))
        chain.path = arena_copy(p->arena, path, strlen(path));
    expand(&i, &chain, root);
}
