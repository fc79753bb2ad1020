/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a condition on results: whose figure it is, and how much. */
#ifndef SCENARIOS_CONDITION_H
#define SCENARIOS_CONDITION_H

#include "scenarios/lookup.h"

/* One condition, and how far it has been read. */
struct condition {
    struct binder *binder;
    const struct directory *dir;
    const struct node *node;
    const char *example; /* "write it like ..." */
    const char *at;
};

/* A part of the text. */
struct part {
    const char *from, *to;
    const char *text; /* the same, on its own */
};
struct part condition_part(const struct condition *c, const char *from, const char *to);

/* Says what is wrong with a part, at its place; false. */
bool condition_wrong(const struct condition *c, const struct part *part, const char *hint, const char *what);

void condition_skip_blanks(struct condition *c);

/* The figure: `queues.vip.service_level`. */
bool condition_path(struct condition *c, struct result_path *path);

/* The rest of the text, as a value in the unit of that figure, in the grammar of the scenario language. */
bool condition_value(struct condition *c, const struct result_path *of, double *out);
struct field condition_field(const struct result_path *of);

#endif
