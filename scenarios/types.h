/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types that a field can have, besides distributions (laws.h). */
#ifndef SCENARIOS_TYPES_H
#define SCENARIOS_TYPES_H

#include "scenarios/fields.h"

extern const struct type type_time;         /* int64_t, microseconds: a duration */
extern const struct type type_time_or_none; /* the same; 0 for `none` */
extern const struct type type_seconds;      /* double: a duration */
extern const struct type type_clock;        /* int64_t, microseconds since midnight */
extern const struct type type_rate;         /* double, per second */
extern const struct type type_proportion;   /* double */
extern const struct type type_ratio;        /* double */
extern const struct type type_number;       /* double */
extern const struct type type_count;        /* uint32_t */
extern const struct type type_integer;      /* int32_t */
extern const struct type type_seed;         /* uint64_t */
extern const struct type type_free_text;    /* const char * */
extern const struct type type_choice;       /* an enum: the number of the word */
extern const struct type type_yes_no;       /* bool */

/* const struct node *: what it speaks of is looked up when everything has been read. */
extern const struct type type_queue_name;
extern const struct type type_condition;
extern const struct type type_metric;       /* const struct node *: the path of a figure in the results */
extern const struct type type_of_metric;    /* const struct node *: a value in the unit of that figure */

/* A map that has a section of its own, stored in place. */
extern const struct type type_section;

/* A list of `element`. */
struct list {
    uint32_t count;
    void *items;
};
extern const struct type type_list;

/* A map from names to things that each have a section. Their structs begin with a struct item. */
struct item {
    const struct node *map;
    const char *name;
};
extern const struct type type_named; /* struct list */

#endif
