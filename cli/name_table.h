/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names and their numbers: small ones, from 0, as libacd wants them. The number of a name that is removed is
 * given to a later one. */
#ifndef CLI_NAME_TABLE_H
#define CLI_NAME_TABLE_H

#include <stddef.h>
#include <stdint.h>

/* Part of a line: no NUL behind it. `text` is NULL where there is none. */
struct word {
    const char *text;
    size_t length;
};

struct name {
    char *text; /* NULL: the number is free */
    uint32_t hash;
    uint32_t next; /* in its bucket, or of the free numbers; NAME_NONE at the end */
};

#define NAME_NONE UINT32_MAX

/* {0} has no names. */
struct name_table {
    struct name *of;   /* by number */
    uint32_t *buckets; /* as many as there is room for names: a power of two */
    uint32_t room, count, free;
};

/* NAME_NONE: it has no number. */
uint32_t name_table_find(const struct name_table *n, struct word word);

/* Of a name that has none yet. NAME_NONE: out of memory. */
uint32_t name_table_add(struct name_table *n, struct word word);

void name_table_remove(struct name_table *n, uint32_t number);
const char *name_table_text(const struct name_table *n, uint32_t number);
void name_table_free(struct name_table *n);

#endif
