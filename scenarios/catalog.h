/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All tables of fields below the top, and what their rows say in words. From here come the JSON Schema, the
 * explanations of acdsim schema --explain, and docs/scenario-reference.md. */
#ifndef SCENARIOS_CATALOG_H
#define SCENARIOS_CATALOG_H

#include "scenarios/draft.h"

struct entry {
    const char *path; /* "calls.NAME.retry", or the name of the section */
    const struct section *section;
};

/* Each section once, where it is mentioned first, from the top (path "scenario") down. */
struct catalog {
    struct arena *arena;
    struct entry *entries;
    uint32_t count, room;
};

struct catalog catalog_of(struct arena *a);
const struct entry *catalog_find(const struct catalog *c, const struct section *s);

/* In which ways a value of the field may be written: enum form. */
unsigned field_forms(const struct field *f);

/* The section whose keys may stand below the field; NULL: none. */
const struct section *field_section(const struct field *f);

/* "20s, 1.5min, 1h30m or 250ms", "drain or clear" */
const char *field_written(struct arena *a, const struct field *f);

/* What holds without the key; "" when it has to be given. */
const char *field_default(const struct field *f);

/* One line of YAML: "wrap_up: 20s". */
const char *field_example(struct arena *a, const struct field *f);

/* Memory for the above, while `print` is called with it. False when there is none. */
bool with_arena(void (*print)(struct arena *a, void *host), void *host);

#endif
