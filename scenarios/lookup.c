/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/lookup.h"

#include "scenarios/near.h"

#define LISTED_MOST 10

static const struct wording {
    const char *one, *many, *none;
    size_t size;
} wordings[THINGS] = {
    [THING_QUEUE] = {"queue", "queues", "declare it under 'queues'", sizeof(struct queue_draft)},
    [THING_TYPE] = {"call type", "call types", "declare it under 'calls'", sizeof(struct call_draft)},
    [THING_GROUP] = {"group", "groups", "declare it under 'agents'", sizeof(struct group_draft)},
};

static const struct list *list_of(const struct draft *d, enum thing thing)
{
    const struct list *const lists[THINGS] = {&d->queues, &d->calls, &d->agents};
    return lists[thing];
}

static const struct item *item_at(const struct draft *d, enum thing thing, uint32_t i)
{
    return (const void *)((const char *)list_of(d, thing)->items + i * wordings[thing].size);
}

struct directory directory_of(struct arena *a, const struct draft *d)
{
    struct directory dir = {.draft = d};
    for (int thing = 0; thing < THINGS; thing++) {
        dir.of[thing].arena = a;
        for (uint32_t i = 0; i < list_of(d, (enum thing)thing)->count; i++) {
            const struct item *item = item_at(d, (enum thing)thing, i);
            names_put(&dir.of[thing], item->name, item);
        }
    }
    return dir;
}

static const char *hint_for(struct binder *b, const struct draft *d, enum thing thing, const char *name)
{
    const struct wording *w = &wordings[thing];
    struct near near = {.word = name};
    const char *all = "";
    uint32_t count = list_of(d, thing)->count;
    for (uint32_t i = 0; i < count; i++) {
        const char *candidate = item_at(d, thing, i)->name;
        near_look(&near, candidate);
        if (i < LISTED_MOST)
            all = arena_say(b->arena, "%s%s%s", all, i ? ", " : "", shown(b->arena, candidate));
    }
    if (near.best)
        return arena_say(b->arena, "did you mean '%s'?", near.best);
    if (count == 0)
        return w->none;
    return arena_say(b->arena, "known %s: %s%s", w->many, all, count > LISTED_MOST ? ", ..." : "");
}

/* In a file that could not be read, which has been said. */
static bool may_be_elsewhere(const struct draft *d)
{
    static const char *const keys[] = {"queues", "calls", "agents"};
    bool partial = d->root->partial;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct node *map = node_child(d->root, keys[i]);
        partial = partial || (map && map->partial);
    }
    return partial;
}

int64_t directory_find(struct binder *b, const struct directory *dir, enum thing thing, const char *name,
                       const char *where, const struct mark *at)
{
    const struct wording *w = &wordings[thing];
    const struct item *found = names_find(&dir->of[thing], name);
    if (found)
        return ((const char *)found - (const char *)list_of(dir->draft, thing)->items) / (ptrdiff_t)w->size;
    if (may_be_elsewhere(dir->draft))
        return -1;
    if (error_is_kept(b->problems, at))
        error_at(b->problems, at, hint_for(b, dir->draft, thing, name), "unknown %s '%s' in %s", w->one,
                 shown(b->arena, name), where);
    else
        error_at(b->problems, at, NULL, "unknown %s", w->one);
    return -1;
}
