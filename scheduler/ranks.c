/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many stand before a client, without walking the queue.
 *
 * Over each line of waiting clients lies a tree of counts: a leaf stands for up to NODE_MOST neighbours of
 * the line, an inner node for up to NODE_MOST nodes, and each knows how many clients are below it. Joining
 * and leaving change one count per level; the levels are log of the clients to the base NODE_MOST / 2, so
 * they are a handful. Sparse neighbours are merged. When nodes run short nothing is split: the answers stay
 * right and become slower.
 */
#include "state.h"

enum { NODE_MOST = 32, NODE_SPARSE = NODE_MOST / 2, NODES_TO_SPLIT = 8 };

static slot new_node(acd *a, bool leaf)
{
    struct pool *pool = &a->node_pool;
    slot n = pool->free;
    if (n)
        pool->free = nodes(a)[n].after;
    else
        n = ++pool->used;
    a->nodes_in_use++;
    nodes(a)[n] = (struct node){.leaf = leaf};
    return n;
}

static void free_node(acd *a, slot n)
{
    nodes(a)[n].after = a->node_pool.free;
    a->node_pool.free = n;
    a->nodes_in_use--;
}

/* Each line may need a first leaf; what is above that may be spent on splitting. */
static bool may_split(const acd *a)
{
    return a->node_limit - a->nodes_in_use >= 2 * a->limits.queues + NODES_TO_SPLIT;
}

/* The leftmost client of a leaf. */
static slot first_of_leaf(const acd *a, slot c)
{
    slot leaf = clients(a)[c].leaf;
    while (clients(a)[c].before && clients(a)[clients(a)[c].before].leaf == leaf)
        c = clients(a)[c].before;
    return c;
}

/* ---- joining ---------------------------------------------------------------------------------- */

static void attach(acd *a, struct line *line, slot left, slot right);

/* Gives the later half of an inner node's children to a new neighbour. */
static void split_inner(acd *a, struct line *line, slot n)
{
    slot right = new_node(a, false), child = nodes(a)[n].first;
    for (int k = 0; k < NODE_MOST / 2; k++)
        child = nodes(a)[child].after;
    nodes(a)[nodes(a)[child].before].after = 0;
    nodes(a)[child].before = 0;
    nodes(a)[right].first = child;
    for (; child; child = nodes(a)[child].after) {
        nodes(a)[child].parent = right;
        nodes(a)[right].children++;
        nodes(a)[right].count += nodes(a)[child].count;
    }
    nodes(a)[n].children -= nodes(a)[right].children;
    nodes(a)[n].count -= nodes(a)[right].count;
    attach(a, line, n, right);
}

static slot new_root(acd *a, struct line *line, slot child)
{
    slot root = new_node(a, false);
    nodes(a)[root].first = child;
    nodes(a)[root].children = 1;
    nodes(a)[root].count = nodes(a)[child].count;
    nodes(a)[child].parent = root;
    line->root = root;
    return root;
}

/* Puts `right`, split off from `left`, behind it. The parent has counted its clients already, unless there is
 * no parent yet. */
static void attach(acd *a, struct line *line, slot left, slot right)
{
    slot parent = nodes(a)[left].parent, after = nodes(a)[left].after;
    if (!parent) {
        parent = new_root(a, line, left);
        nodes(a)[parent].count += nodes(a)[right].count;
    }
    nodes(a)[right].parent = parent;
    nodes(a)[right].before = left;
    nodes(a)[right].after = after;
    nodes(a)[left].after = right;
    if (after)
        nodes(a)[after].before = right;
    if (++nodes(a)[parent].children > NODE_MOST)
        split_inner(a, line, parent);
}

/* Of a full leaf: a client at the end of the line starts a new one, otherwise the later half does. */
static void split_leaf(acd *a, struct line *line, slot c)
{
    slot leaf = clients(a)[c].leaf, right = new_node(a, true);
    if (line->tail != c) {
        c = first_of_leaf(a, c);
        for (int k = 0; k < NODE_MOST / 2; k++)
            c = clients(a)[c].after;
    }
    for (; c && clients(a)[c].leaf == leaf; c = clients(a)[c].after) {
        clients(a)[c].leaf = right;
        nodes(a)[right].count++;
    }
    nodes(a)[leaf].count -= nodes(a)[right].count;
    attach(a, line, leaf, right);
}

/* After the client was linked into the line. */
void acd_rank_join(acd *a, struct line *line, slot c)
{
    slot before = clients(a)[c].before, after = clients(a)[c].after;
    slot leaf = before ? clients(a)[before].leaf : after ? clients(a)[after].leaf : 0;
    if (!leaf)
        leaf = line->root = new_node(a, true);
    clients(a)[c].leaf = leaf;
    for (slot n = leaf; n; n = nodes(a)[n].parent)
        nodes(a)[n].count++;
    if (nodes(a)[leaf].count > NODE_MOST && may_split(a))
        split_leaf(a, line, c);
}

/* ---- leaving ---------------------------------------------------------------------------------- */

static void detach(acd *a, slot n)
{
    slot parent = nodes(a)[n].parent, before = nodes(a)[n].before, after = nodes(a)[n].after;
    *(before ? &nodes(a)[before].after : &nodes(a)[parent].first) = after;
    if (after)
        nodes(a)[after].before = before;
    nodes(a)[parent].children--;
    free_node(a, n);
}

static uint32_t width(const acd *a, slot n)
{
    return nodes(a)[n].leaf ? nodes(a)[n].count : nodes(a)[n].children;
}

/* All that is below `right` comes below its neighbour on the left. `c`: a client in either. */
static void merge(acd *a, slot left, slot right, slot c)
{
    if (nodes(a)[left].leaf) {
        c = first_of_leaf(a, c);
        for (; c && (clients(a)[c].leaf == left || clients(a)[c].leaf == right); c = clients(a)[c].after)
            clients(a)[c].leaf = left;
    } else {
        slot last = nodes(a)[left].first, child = nodes(a)[right].first;
        while (nodes(a)[last].after)
            last = nodes(a)[last].after;
        nodes(a)[last].after = child;
        nodes(a)[child].before = last;
        for (; child; child = nodes(a)[child].after)
            nodes(a)[child].parent = left;
        nodes(a)[left].children += nodes(a)[right].children;
    }
    nodes(a)[left].count += nodes(a)[right].count;
    detach(a, right);
}

static slot merge_sparse(acd *a, slot n, slot c)
{
    slot before = nodes(a)[n].before, after = nodes(a)[n].after;
    if (before && width(a, before) + width(a, n) <= NODE_SPARSE) {
        merge(a, before, n, c);
        return before;
    }
    if (after && width(a, n) + width(a, after) <= NODE_SPARSE)
        merge(a, n, after, c);
    return n;
}

static void lower_root(acd *a, struct line *line)
{
    while (!nodes(a)[line->root].leaf && nodes(a)[line->root].children == 1) {
        slot child = nodes(a)[line->root].first;
        free_node(a, line->root);
        nodes(a)[child].parent = 0;
        line->root = child;
    }
}

/* Frees the leaf and what is above it as far as it is empty. Returns the first node that is not. */
static slot remove_empty(acd *a, slot n)
{
    while (n && nodes(a)[n].count == 0) {
        slot parent = nodes(a)[n].parent;
        if (parent)
            detach(a, n);
        else
            free_node(a, n);
        n = parent;
    }
    return n;
}

/* After the client was taken out of the line; its own links still say where it stood. */
void acd_rank_leave(acd *a, struct line *line, slot c)
{
    slot leaf = clients(a)[c].leaf, before = clients(a)[c].before, after = clients(a)[c].after;
    clients(a)[c].leaf = 0;
    for (slot n = leaf; n; n = nodes(a)[n].parent)
        nodes(a)[n].count--;
    slot left = remove_empty(a, leaf);
    if (!left) {
        line->root = 0;
        return;
    }
    slot neighbour = before && clients(a)[before].leaf == left ? before : after;
    for (slot n = left; n; n = nodes(a)[n].parent)
        n = merge_sparse(a, n, neighbour);
    lower_root(a, line);
}

/* ---- asking ----------------------------------------------------------------------------------- */

/* How many stand before a waiting client in its line. */
uint32_t acd_rank(const acd *a, slot c)
{
    uint32_t rank = 0;
    slot leaf = clients(a)[c].leaf;
    for (slot b = clients(a)[c].before; b && clients(a)[b].leaf == leaf; b = clients(a)[b].before)
        rank++;
    for (slot n = leaf; n; n = nodes(a)[n].parent)
        for (slot b = nodes(a)[n].before; b; b = nodes(a)[b].before)
            rank += nodes(a)[b].count;
    return rank;
}
