/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the names in a scenario stand for, and what is said when they stand for nothing. */
#ifndef SCENARIOS_LOOKUP_H
#define SCENARIOS_LOOKUP_H

#include "scenarios/draft.h"
#include "scenarios/names.h"

enum thing { THING_QUEUE, THING_TYPE, THING_GROUP, THINGS };

struct directory {
    const struct draft *draft;
    struct names of[THINGS]; /* to struct item */
};

/* Of the call types and groups; and of the queues, when they are complete. */
struct directory directory_of(struct arena *a, const struct draft *d);

/* The index of a name in its list; -1 and an error at `at`, which is in `where`, when there is none. */
int64_t directory_find(struct binder *b, const struct directory *dir, enum thing thing, const char *name,
                       const char *where, const struct mark *at);

#endif
