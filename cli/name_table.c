/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/name_table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_FIRST 16u
#define ROOM_MOST (UINT32_C(1) << 28)

/* FNV-1a */
static uint32_t hash_of(struct word word)
{
    uint32_t hash = UINT32_C(2166136261);
    for (size_t i = 0; i < word.length; i++)
        hash = (hash ^ (unsigned char)word.text[i]) * UINT32_C(16777619);
    return hash;
}

static uint32_t *bucket_of(const struct name_table *n, uint32_t hash)
{
    return &n->buckets[hash & (n->room - 1)];
}

uint32_t name_table_find(const struct name_table *n, struct word word)
{
    uint32_t hash = hash_of(word), i = n->room ? *bucket_of(n, hash) : NAME_NONE;
    for (; i != NAME_NONE; i = n->of[i].next) {
        const struct name *name = &n->of[i];
        if (name->hash == hash && strlen(name->text) == word.length &&
            memcmp(name->text, word.text, word.length) == 0)
            break;
    }
    return i;
}

static void put_in_bucket(struct name_table *n, uint32_t number)
{
    uint32_t *bucket = bucket_of(n, n->of[number].hash);
    n->of[number].next = *bucket;
    *bucket = number;
}

/* All numbers are taken when it is called: every name goes to a bucket again, and the new numbers are free,
 * the lowest first. */
static void divide_anew(struct name_table *n, uint32_t taken)
{
    for (uint32_t i = 0; i < n->room; i++)
        n->buckets[i] = NAME_NONE;
    for (uint32_t i = 0; i < taken; i++)
        put_in_bucket(n, i);
    n->free = NAME_NONE;
    for (uint32_t i = n->room; i-- > taken;) {
        n->of[i] = (struct name){.next = n->free};
        n->free = i;
    }
}

static bool grow(struct name_table *n)
{
    uint32_t taken = n->room, room = taken ? 2 * taken : ROOM_FIRST;
    if (room > ROOM_MOST)
        return false;
    struct name *of = realloc(n->of, room * sizeof *of);
    if (of)
        n->of = of;
    uint32_t *buckets = of ? realloc(n->buckets, room * sizeof *buckets) : NULL;
    if (!buckets)
        return false;
    n->buckets = buckets;
    n->room = room;
    divide_anew(n, taken);
    return true;
}

uint32_t name_table_add(struct name_table *n, struct word word)
{
    if (n->count == n->room && !grow(n))
        return NAME_NONE;
    char *text = strndup(word.text, word.length);
    if (!text)
        return NAME_NONE;
    uint32_t number = n->free;
    n->free = n->of[number].next;
    n->of[number] = (struct name){.text = text, .hash = hash_of(word)};
    put_in_bucket(n, number);
    n->count++;
    return number;
}

void name_table_remove(struct name_table *n, uint32_t number)
{
    struct name *name = &n->of[number];
    uint32_t *link = bucket_of(n, name->hash);
    while (*link != number)
        link = &n->of[*link].next;
    *link = name->next;
    free(name->text);
    *name = (struct name){.next = n->free};
    n->free = number;
    n->count--;
}

const char *name_table_text(const struct name_table *n, uint32_t number)
{
    return n->of[number].text;
}

void name_table_free(struct name_table *n)
{
    for (uint32_t i = 0; i < n->room; i++)
        free(n->of[i].text);
    free(n->of);
    free(n->buckets);
    *n = (struct name_table){0};
}
