/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of fields: what may stand in a map of the scenario, and where it goes.
 *
 * One row says everything about a key: its type, range, default and meaning.
 * The loader walks the rows; the schema and its documentation can be printed from the same ones.
 * Bounds and defaults are texts in the grammar of the field's own type: what is said to the user is what
 * is computed with.
 */
#ifndef SCENARIOS_FIELDS_H
#define SCENARIOS_FIELDS_H

#include "scenarios/tree.h"
#include "scenarios/values.h"

struct binder {
    struct arena *arena;
    struct problems *problems;
};

enum need {
    OPTIONAL,
    REQUIRED,
    ONE_OF /* exactly one of the rows of the section that say so */
};

struct field {
    const char *key;
    const struct type *type;
    size_t offset; /* of what `type` stores, in the struct of the section */
    enum need need;
    const char *fallback;          /* the default, as one would write it */
    const char *otherwise;         /* or what holds without the key, in words: the field is then left alone */
    const char *least, *most;      /* bounds, inclusive ... */
    bool above, below;             /* ... unless these say otherwise */
    const char *const *words;      /* of a TYPE that is a choice, in the order of its enum */
    const struct section *section; /* of a field that is a map */
    const struct field *element;   /* of a field that is a list */
    const char *doc;               /* completes "KEY: ..." */
    const char *hint;              /* when it is missing though required */
    const struct field *value;     /* of a field that is a map with free keys */
    const char *example;           /* where none can be made of the other members */
};

/* How a key fared in one map. */
struct given {
    const struct node *node; /* NULL: not given */
    bool good;               /* and what it says was stored */
};

struct section {
    const char *doc;
    const struct field *fields;
    size_t count;
    size_t size;      /* of the struct it fills */
    bool takes_notes; /* keys that begin with x- are free */
    /* What is to be said about several fields together; `map` is NULL when all are defaults. */
    bool (*check)(struct binder *b, const struct node *map, const struct given *given, void *out);
    const char *name; /* of one that stands in several places; NULL: it is called by its path */
};
#define SECTION_FIELDS_MOST 24
#define FIELDS(table) .fields = (table), .count = sizeof(table) / sizeof *(table)

/* In how many ways a value may be written: what a schema has to know about a type that reads by itself. */
enum form {
    FORM_TEXT = 1 << 0,     /* a text in the grammar of `parse`; any without one */
    FORM_WORDS = 1 << 1,    /* one of the field's words */
    FORM_SECTION = 1 << 2,  /* a map with the keys of its section */
    FORM_SECTIONS = 1 << 3, /* a list of such maps */
    FORM_NAMED = 1 << 4,    /* a map from names to such maps */
    FORM_FIRST = 1 << 5,    /* what the first key of the section takes, alone */
    FORM_LIST = 1 << 6,     /* a list of its elements; of texts without one */
    FORM_ELEMENT = 1 << 7,  /* one of them, alone */
    FORM_MAP = 1 << 8       /* a map from names or clocks to its values */
};

/* A field's value is read by its type. Most types are one text with a grammar: they have `parse` and
 * `store` and are read by read_text. The others have a `read` of their own. Both report what is wrong. */
struct type {
    const char *name;     /* "duration" */
    const char *written;  /* "20s, 1.5min, 1h30m" */
    const char *units[2]; /* for a number without its unit: "write 300s or 300min?" */
    const char *reach;    /* what can be held: "1 microsecond to 146000 years" */
    size_t size;          /* of what is stored */
    enum value_status (*parse)(const char *text, struct value *out);
    void (*store)(const struct value *value, void *out);
    bool (*read)(struct binder *b, const struct field *f, const struct node *n, void *out);
    unsigned forms; /* enum form; 0: those that the members of type and field speak of */
};

/* Fills `out` from a map, or with the defaults alone when `map` is NULL. True when all of it was good. */
bool section_bind(struct binder *b, const struct section *s, const struct node *map, void *out);

bool field_read(struct binder *b, const struct field *f, const struct node *n, void *out);

/* Only the grammar and the bounds of the field. */
bool read_text(struct binder *b, const struct field *f, const struct node *n, struct value *value);

bool expected(struct binder *b, const struct node *n, const char *what, const char *hint);
bool expected_type(struct binder *b, const struct node *n, const struct type *type);

/* "count, staff or shifts": of the rows those of a need, or all with `need` < 0. */
const char *field_keys(struct arena *a, const struct section *s, int need, const char *last);

/* "above 0s and at most 10h"; "" without bounds */
const char *field_bounds(struct arena *a, const struct field *f);

extern const char acdsim_version[];

#endif
