/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SHARED_BLOCK ((size_t)64 * 1024)
#define LARGE (SHARED_BLOCK / 4) /* larger pieces have a block of their own */

struct arena_block {
    struct arena_block *older;
    alignas(max_align_t) char bytes[];
};

struct arena *arena_new(void)
{
    return calloc(1, sizeof(struct arena));
}

void arena_free(struct arena *a)
{
    if (!a)
        return;
    for (struct arena_block *b = a->blocks, *older; b; b = older) {
        older = b->older;
        free(b);
    }
    free(a);
}

_Noreturn void arena_out_of_memory(struct arena *a)
{
    longjmp(*a->out_of_memory, 1);
}

static char *new_block(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - sizeof(struct arena_block))
        return NULL;
    struct arena_block *b = calloc(1, sizeof *b + size);
    if (!b)
        return NULL;
    b->older = a->blocks;
    a->blocks = b;
    return b->bytes;
}

void *arena_try(struct arena *a, size_t size)
{
    if (size > LARGE)
        return new_block(a, size);
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    if (size > a->left) {
        char *block = new_block(a, SHARED_BLOCK);
        if (!block)
            return NULL;
        a->next = block;
        a->left = SHARED_BLOCK;
    }
    void *piece = a->next;
    a->next += size;
    a->left -= size;
    return piece;
}

void *arena_alloc(struct arena *a, size_t size)
{
    void *piece = arena_try(a, size);
    if (!piece)
        arena_out_of_memory(a);
    return piece;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes))
        arena_out_of_memory(a);
    return arena_alloc(a, bytes ? bytes : 1);
}

char *arena_copy(struct arena *a, const char *text, size_t length)
{
    char *copy = arena_array(a, length + 1, 1);
    memcpy(copy, text, length);
    return copy;
}

const char *arena_say(struct arena *a, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *text = arena_array(a, (size_t)(length > 0 ? length : 0) + 1, 1);
    vsnprintf(text, (size_t)(length > 0 ? length : 0) + 1, format, again);
    va_end(again);
    return text;
}
