/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One map into another. */
#ifndef SCENARIOS_MERGE_H
#define SCENARIOS_MERGE_H

#include "scenarios/tree.h"

enum merge {
    MERGE_UNDER, /* what `map` has already stays */
    MERGE_BESIDE /* what both have must be the same: an error at the later place if not */
};

/* Both are maps, and `map` has elements of its own; what it gets are copies of the nodes. */
void merge_maps(struct problems *p, struct node *map, const struct node *other, enum merge how);

#endif
