/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One column of a CSV file (RFC 4180, by libcsv): a row of names first, then rows of as many cells. Blanks
 * around a cell without quotes do not belong to it; empty lines are good at the end only. */
#ifndef SCENARIOS_COLUMN_H
#define SCENARIOS_COLUMN_H

#include "scenarios/fields.h"

struct cell {
    const char *text;
    struct mark mark;
};

struct column {
    const char *name; /* as written, for messages */
    uint32_t count;
    struct cell *cells;
};

/* A file and the name of a column in it, as written in the scenario. */
struct column_draft {
    const struct node *file, *name; /* NULL: not given */
};

/* False, and a problem: the file cannot be read, is not CSV, or has no such column. */
bool column_read(struct binder *b, const struct column_draft *draft, struct column *out);

/* In a section with `file` and `column`: one needs the other. */
bool column_goes_with_file(struct binder *b, const struct node *map, const struct given *file,
                           const struct given *column);

extern const struct type type_file;   /* of a section: the node, a text */
extern const struct type type_column;

#endif
