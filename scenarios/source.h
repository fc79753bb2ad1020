/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that somebody wrote, and places in it. */
#ifndef SCENARIOS_SOURCE_H
#define SCENARIOS_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include "sim/scenario.h"

#define SOURCE_MOST ((size_t)16 * 1024 * 1024)

/* LF line ends, no byte order mark, a NUL behind it. */
struct source {
    const char *name; /* as typed, or "--set" */
    uint32_t order;   /* diagnostics of a lower one come first */
    char *text;
    size_t length;
};

/* Some characters of one line. Line 0: the text as a whole. */
struct mark {
    const struct source *source;
    struct place place;
    uint32_t width;
};

struct problems;

/* Reads a regular file, or standard input for "-". `sha256` becomes the digest of its bytes with LF line
 * ends. NULL when it cannot be read or is not text; a problem says why. */
struct source *source_read(struct problems *problems, const char *path, char sha256[65]);

/* The same for bytes in memory; they are copied. */
struct source *source_of(struct problems *problems, const char *name, uint32_t order, const char *bytes,
                         size_t length, char sha256[65]);

#endif
