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
    uint32_t order;   /* 0: the scenario itself; diagnostics of a lower one come first */
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

/* All that one load reads. */
struct files {
    const char *scenario; /* as typed: other files are named relative to its folder */
    bool closed;          /* no other file may be read */
    uint32_t count;       /* other files that were */
    size_t bytes;         /* in them */
    struct digest *digest;
};

/* Diagnostics of other files come behind those of the scenario, those of options behind all. */
#define SOURCE_OPTIONS UINT32_C(1000000)

/* Reads a regular file, or standard input for "-". NULL when it cannot be read or is not text; a problem
 * says why. Its bytes with LF line ends become part of the digest of the load. */
struct source *source_read(struct problems *problems, const char *path);

/* The same for a file that is named at `at`: `name` is what the user calls it, `path` where it is. */
struct source *source_read_other(struct problems *problems, const struct mark *at, const char *name,
                                 const char *path);

/* The scenario from memory; the bytes are copied. */
struct source *source_of(struct problems *problems, const char *name, const char *bytes, size_t length);

/* An option of the command line, from 1: no part of the digest. */
struct source *source_of_option(struct problems *problems, const char *name, uint32_t number, const char *text);

/* SHA-256 over all that was read so far, in the order in which it was. For files that others read: */
void source_digest_add(struct problems *problems, const char *bytes, size_t length);
void source_digest(const struct problems *problems, char sha256[65]);

#endif
