/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A text that somebody wrote, and places in it. */
#ifndef SCENARIOS_SOURCE_H
#define SCENARIOS_SOURCE_H

#include <stdbool.h>
#include <stdint.h>
#include <sha256.h>
#include "sim/scenario.h"

#define SOURCE_MOST ((size_t)16 * 1024 * 1024)

/* LF line ends, no byte order mark, a NUL behind it. */
struct source {
    const char *name; /* as it can be opened, or "--set" */
    uint32_t order;   /* diagnostics of a lower one come first */
    char *text;
    size_t length;
    bool bad;             /* it is not text, which has been said */
    struct source *next;  /* of the files that were named */
};

/* Some characters of one line. Line 0: the text as a whole. */
struct mark {
    const struct source *source;
    struct place place;
    uint32_t width;
};

/* What one load has read so far. `{0}` with a folder is the beginning. */
struct reading {
    const char *folder;   /* of the scenario, with its slash; "": the current one */
    bool closed;          /* nothing but the scenario itself may be read */
    struct source *named; /* files that the scenario names, the last one first */
    SHA256_CTX digest;    /* of all bytes, with LF line ends, in the order in which they were first read */
    uint32_t count;       /* of what is in the digest */
};

struct problems;

/* The scenario itself: a regular file, or standard input for "-". NULL when it cannot be read or is not
 * text; a problem says why. */
struct source *source_read(struct problems *problems, const char *path);

/* A scenario in memory, and number 1, 2 ... of an option ("--set"); they are copied. Options are not part of the
 * digest. */
struct source *source_of_text(struct problems *problems, const char *name, const char *bytes, size_t length);
struct source *source_of_option(struct problems *problems, const char *option, uint32_t number, const char *text);

/* A file that the scenario names at `by`, relative to its folder: a regular file, read once however often
 * it is named. NULL, and a problem at that place or in the file, when it is not good. */
struct source *source_named(struct problems *problems, const char *file, const struct mark *by);

/* The digest of the load, of which nothing is read any more; "" when nothing was. */
void source_digest(struct problems *problems, char sha256[65]);

/* "a/b/" of "a/b/c.yaml"; "" of a file in the current folder, and of "-". */
const char *source_folder(struct problems *problems, const char *path);

#endif
