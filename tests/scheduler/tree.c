/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/tree.h"

#include "scheduler/state.h"

struct visit {
    const acd *a;
    slot client; /* the next in the line */
    struct tree_shape shape;
};

static void expect(struct visit *v, bool holds, const char *fault)
{
    if (!holds && !v->shape.fault)
        v->shape.fault = fault;
}

static void visit_leaf(struct visit *v, slot n)
{
    uint32_t count = 0;
    v->shape.leaves++;
    for (; v->client && clients(v->a)[v->client].leaf == n; v->client = clients(v->a)[v->client].after)
        count++;
    expect(v, count > 0, "an empty leaf");
    expect(v, count == nodes(v->a)[n].count, "the count of a leaf");
}

static void visit_node(struct visit *v, slot n, uint32_t depth);

static void visit_children(struct visit *v, slot n, uint32_t depth)
{
    const struct node *node = &nodes(v->a)[n];
    uint32_t children = 0, count = 0;
    for (slot child = node->first, before = 0; child; before = child, child = nodes(v->a)[child].after) {
        expect(v, nodes(v->a)[child].parent == n && nodes(v->a)[child].before == before, "a link");
        visit_node(v, child, depth + 1);
        count += nodes(v->a)[child].count;
        children++;
    }
    expect(v, children == node->children, "the number of children");
    expect(v, children > (depth == 1), "a node without children, or a root with one");
    expect(v, count == node->count, "the count of an inner node");
}

static void visit_node(struct visit *v, slot n, uint32_t depth)
{
    const struct node *node = &nodes(v->a)[n];
    uint32_t width = node->leaf ? node->count : node->children;
    struct tree_shape *shape = &v->shape;
    shape->nodes++;
    shape->depth = depth > shape->depth ? depth : shape->depth;
    if (depth > 1) {
        shape->least = width < shape->least ? width : shape->least;
        shape->most = width > shape->most ? width : shape->most;
    }
    if (node->leaf)
        visit_leaf(v, n);
    else
        visit_children(v, n, depth);
}

struct tree_shape tree_shape(const acd *a, acd_queue q, bool returned)
{
    const struct queue *queue = &queues(a)[q.v + 1];
    const struct line *line = returned ? &queue->returned : &queue->fresh;
    struct visit v = {.a = a, .client = line->head, .shape = {.least = UINT32_MAX}};
    if (line->root)
        visit_node(&v, line->root, 1);
    expect(&v, !line->root || !nodes(a)[line->root].parent, "the parent of the root");
    expect(&v, !v.client, "a client behind the last leaf");
    return v.shape;
}

uint32_t tree_nodes_in_use(const acd *a)
{
    return a->nodes_in_use;
}
