/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From names to whatever they stand for. */
#ifndef SCENARIOS_NAMES_H
#define SCENARIOS_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include "scenarios/arena.h"

struct named {
    const char *name;
    const void *what;
};

/* Open addressing; `{0}` with an arena is an empty table. */
struct names {
    struct arena *arena;
    struct named *slots;
    size_t room; /* a power of two */
    size_t count;
};

const void *names_find(const struct names *n, const char *name); /* NULL: no such name */

/* Replaces what the name stood for before. */
void names_put(struct names *n, const char *name, const void *what);

#endif
