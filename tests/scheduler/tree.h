/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The trees behind the positions, looked at from inside: right positions say nothing about how long they
 * take. */
#ifndef TESTS_SCHEDULER_TREE_H
#define TESTS_SCHEDULER_TREE_H

#include "acd/acd.h"

struct tree_shape {
    const char *fault; /* NULL: all links, counts and numbers of children are right, and no node is empty */
    uint32_t leaves, nodes, depth;
    uint32_t least, most; /* clients of a leaf, children of another node; but for the root */
};

/* Of the clients of a queue who have returned, or of those who have not. */
struct tree_shape tree_shape(const acd *a, acd_queue q, bool returned);

/* Of all trees together, as they are counted to see whether there are enough. */
uint32_t tree_nodes_in_use(const acd *a);

#endif
