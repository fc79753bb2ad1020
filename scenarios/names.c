/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/names.h"

#include <stdint.h>
#include <string.h>

#define ROOM_LEAST 16

/* FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
static uint64_t hash(const char *name)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (; *name; name++)
        h = (h ^ (unsigned char)*name) * UINT64_C(1099511628211);
    return h;
}

static struct named *slot_of(const struct names *n, const char *name)
{
    size_t i = hash(name) & (n->room - 1);
    while (n->slots[i].name && strcmp(n->slots[i].name, name) != 0)
        i = (i + 1) & (n->room - 1);
    return &n->slots[i];
}

const void *names_find(const struct names *n, const char *name)
{
    return n->room ? slot_of(n, name)->what : NULL;
}

static void grow(struct names *n)
{
    struct names larger = {.arena = n->arena, .room = n->room ? 2 * n->room : ROOM_LEAST, .count = n->count};
    larger.slots = arena_array(n->arena, larger.room, sizeof *larger.slots);
    for (size_t i = 0; i < n->room; i++)
        if (n->slots[i].name)
            *slot_of(&larger, n->slots[i].name) = n->slots[i];
    *n = larger;
}

void names_put(struct names *n, const char *name, const void *what)
{
    if (2 * (n->count + 1) > n->room)
        grow(n);
    struct named *slot = slot_of(n, name);
    if (!slot->name)
        n->count++;
    *slot = (struct named){name, what};
}
