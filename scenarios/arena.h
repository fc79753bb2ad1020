/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All memory of one load: taken piece by piece, given back at once.
 *
 * Whoever runs out of memory leaves the load by a longjmp to `out_of_memory`, as Lua does, so that
 * nobody else has to look for NULL. Who holds something that is not in the arena (a file, a libyaml
 * parser) puts itself in between: see tree_parse.
 */
#ifndef SCENARIOS_ARENA_H
#define SCENARIOS_ARENA_H

#include <setjmp.h>
#include <stddef.h>

struct arena {
    jmp_buf *out_of_memory;
    struct arena_block *blocks;
    char *next; /* free room of the newest shared block */
    size_t left;
};

struct arena *arena_new(void); /* NULL: no memory */
void arena_free(struct arena *a);
_Noreturn void arena_out_of_memory(struct arena *a);

/* Zeroed, aligned for anything. arena_try gives NULL instead of leaving. */
void *arena_try(struct arena *a, size_t size);
void *arena_alloc(struct arena *a, size_t size);
void *arena_array(struct arena *a, size_t count, size_t size);

/* With a NUL behind it. */
char *arena_copy(struct arena *a, const char *text, size_t length);
const char *arena_say(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
