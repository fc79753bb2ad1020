/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions in long queues: the counted ones against the place in the list of those who wait. */
#include "tests/scheduler/block.h"
#include "tests/scheduler/tree.h"
#include "tests/support/unit.h"

enum { CLIENTS = 20000, QUEUES = 3 };

struct center {
    acd *a;
    uint32_t queues;
    int64_t now;
    uint64_t random;
    acd_client *order; /* scratch */
};

static uint32_t pick(struct center *c, uint32_t below)
{
    c->random = c->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)((c->random >> 33) % below);
}

static void fill_center(struct center *c, acd *a, uint32_t queues)
{
    *c = (struct center){.a = a, .queues = queues, .random = 7};
    c->order = malloc(CLIENTS * sizeof *c->order);
    for (uint32_t q = 0; q < queues; q++)
        CU_ASSERT_EQUAL(acd_queue_set(c->a, 0, (acd_queue){q}, 5), ACD_OK);
    acd_agent_on(c->a, 0, (acd_agent){0}, 1); /* manual: takes whom it asks for */
    for (uint32_t q = 0; q < queues; q++)
        acd_start_service(c->a, 0, (acd_agent){0}, (acd_queue){q}, 0);
}

static struct acd_params params_with(enum acd_requeue requeue)
{
    struct acd_params params = acd_defaults();
    params.requeue = requeue;
    params.reoffer_delay = 0;
    return params;
}

static void open_center(struct center *c, enum acd_requeue requeue, uint32_t room, uint32_t queues)
{
    const struct acd_params params = params_with(requeue);
    const struct acd_limits limits = {2, queues, room, 2 * queues, 2};
    fill_center(c, acd_init(block_of(&limits), &limits, &params), queues);
}

/* The same, grown from nearly nothing. */
static void open_grown_center(struct center *c, enum acd_requeue requeue, uint32_t room, uint32_t queues)
{
    const struct acd_params params = params_with(requeue);
    const struct acd_limits few = {1, 1, 1, 1, 1}, limits = {2, queues, room, 2 * queues, 2};
    acd *small = acd_init(block_of(&few), &few, &params);
    fill_center(c, acd_grow(block_of(&limits), &limits, small), queues);
    free(small);
}

static void close_center(struct center *c)
{
    free(c->a);
    free(c->order);
}

/* `most`: the width of a node, where there is no lack of nodes. */
static void check_trees(const acd *a, uint32_t queues, uint32_t most)
{
    uint32_t nodes = 0;
    for (acd_queue q = {0}; q.v < queues; q.v++)
        for (int returned = 0; returned < 2; returned++) {
            struct tree_shape shape = tree_shape(a, q, returned);
            UNIT_TEXT(shape.fault ? shape.fault : "", "");
            CU_ASSERT(shape.depth <= 5 && shape.most <= most);
            nodes += shape.nodes;
        }
    CU_ASSERT_EQUAL(tree_nodes_in_use(a), nodes);
}

static void check_positions(struct center *c)
{
    for (uint32_t q = 0; q < c->queues; q++) {
        size_t count = acd_queue_clients(c->a, (acd_queue){q}, c->order, CLIENTS), wrong = 0;
        for (size_t i = 0; i < count; i++)
            wrong += acd_position(c->a, c->order[i]) != (int64_t)i;
        CU_ASSERT_EQUAL(wrong, 0);
    }
    check_trees(c->a, c->queues, 32);
}

/* Somebody from anywhere in the line is asked for by name, and rejected: back to where the rule says. */
static void reject_somebody(struct center *c)
{
    acd_queue q = {pick(c, c->queues)};
    size_t count = acd_queue_clients(c->a, q, c->order, CLIENTS);
    if (count == 0)
        return;
    acd_client who = c->order[pick(c, (uint32_t)count)];
    CU_ASSERT_EQUAL(acd_request_client(c->a, c->now, (acd_agent){0}, q, who), ACD_OK);
    CU_ASSERT_EQUAL(acd_reject(c->a, c->now, (acd_agent){0}, q, who), ACD_OK);
}

/* `joins` of 100 steps start queuing, the others stop; now and then one is rejected. */
static void walk(struct center *c, uint32_t room, int steps, uint32_t joins, int check_every)
{
    for (int i = 0; i < steps; i++) {
        acd_client who = {pick(c, room)};
        if (pick(c, 100) < joins)
            acd_start_queuing(c->a, c->now, who, (acd_queue){who.v * 7 % 11 < 8 ? 0 : who.v % c->queues});
        else
            acd_stop_queuing(c->a, c->now, who);
        if (pick(c, 10) == 0)
            reject_somebody(c);
        block_read(c->a);
        c->now += pick(c, 3);
        if (i % check_every == 0)
            check_positions(c);
    }
    check_positions(c);
}

static void any_walk(enum acd_requeue requeue)
{
    struct center c;
    int scale = unit_slow_build() ? 1 : 5;
    open_center(&c, requeue, 3000, QUEUES);
    walk(&c, 3000, 2000 * scale, 90, 501);
    walk(&c, 3000, 2000 * scale, 45, 501);
    walk(&c, 3000, 4000 * scale, 5, 501); /* until hardly anybody is left */
    walk(&c, 3000, 2000 * scale, 70, 501);
    close_center(&c);
}

static void head(void)
{
    any_walk(ACD_REQUEUE_HEAD);
}
static void origin(void)
{
    any_walk(ACD_REQUEUE_ORIGIN);
}
static void tail(void)
{
    any_walk(ACD_REQUEUE_TAIL);
}

/* Few nodes: many clients leave, so that what is left is sparse, again and again. */
static void sparse(void)
{
    struct center c;
    open_center(&c, ACD_REQUEUE_HEAD, CLIENTS, QUEUES);
    for (uint32_t round = 0; round < 5; round++) {
        for (uint32_t i = 0; i < CLIENTS; i++) {
            acd_start_queuing(c.a, c.now, (acd_client){i}, (acd_queue){0});
            block_read(c.a);
        }
        for (uint32_t i = 0; i < CLIENTS; i++) {
            if (i % 97 != round * 13)
                acd_stop_queuing(c.a, c.now, (acd_client){i});
            block_read(c.a);
        }
        check_positions(&c);
    }
    for (uint32_t i = 0; i < CLIENTS; i++) {
        acd_stop_queuing(c.a, c.now, (acd_client){i});
        block_read(c.a);
    }
    struct acd_queue_status status;
    acd_queue_status(c.a, (acd_queue){0}, &status);
    CU_ASSERT_EQUAL(status.waiting, 0);
    close_center(&c);
}

/* First in, first out, for ever: a window that moves along the tree. */
static void moving_window(void)
{
    struct center c;
    open_center(&c, ACD_REQUEUE_HEAD, CLIENTS, QUEUES);
    for (uint32_t i = 0; i < 10 * CLIENTS; i++) {
        acd_start_queuing(c.a, c.now, (acd_client){i % CLIENTS}, (acd_queue){0});
        if (i >= 5000)
            acd_stop_queuing(c.a, c.now, (acd_client){(i - 5000) % CLIENTS});
        block_read(c.a);
        if (i > 5000 && i % 20011 == 0)
            check_positions(&c);
    }
    struct tree_shape shape = tree_shape(c.a, (acd_queue){0}, false);
    CU_ASSERT(shape.leaves <= 5000 / 32 + 2); /* those in the middle are full */
    CU_ASSERT_EQUAL(shape.most, 32);
    close_center(&c);
}

/* The last one returns first, so that nobody is put behind it: all nodes are split in the middle. */
static void inserted(void)
{
    enum { EACH = 6000 };
    const acd_queue q = {0};
    struct center c;
    open_center(&c, ACD_REQUEUE_HEAD, EACH, 1);
    for (acd_client who = {0}; who.v < EACH; who.v++) {
        CU_ASSERT_EQUAL(acd_start_queuing(c.a, 0, who, q), ACD_OK);
        block_read(c.a);
    }
    for (uint32_t i = 0; i < EACH; i++) {
        acd_client who = {i == 0 ? EACH - 1 : i * 7919 % (EACH - 1)};
        CU_ASSERT_EQUAL(acd_request_client(c.a, 0, (acd_agent){0}, q, who), ACD_OK);
        CU_ASSERT_EQUAL(acd_reject(c.a, 0, (acd_agent){0}, q, who), ACD_OK);
        block_read(c.a);
    }
    struct tree_shape shape = tree_shape(c.a, q, true);
    CU_ASSERT(shape.least >= 16 && shape.most == 32 && shape.depth == 3);
    CU_ASSERT_EQUAL(tree_shape(c.a, q, false).nodes, 0);
    check_positions(&c);
    close_center(&c);
}

/* The tree as sparse as it gets: of 64 who follow each other 17 stay, the last 16 of a leaf and one of the
 * next, which is one too many to be merged. Before everybody waits it has no nodes left but those that the
 * other queues need. */
enum { CROWD = 400000, APART = 64, STAY = 17, MANY = 300, EVER = CROWD / STAY * APART + CROWD };

struct crowd {
    struct center center;
    uint32_t joined, looked_at; /* of `line` */
    uint32_t *line, *outside, left;
};

static bool stays(uint32_t i)
{
    return i % APART >= 16 && i % APART < 16 + STAY;
}

static void join(struct crowd *c)
{
    uint32_t who = c->line[c->joined++] = c->outside[--c->left];
    CU_ASSERT_EQUAL(acd_start_queuing(c->center.a, 0, (acd_client){who}, (acd_queue){0}), ACD_OK);
    block_read(c->center.a);
}

static void look_at(struct crowd *c, uint32_t i)
{
    if (stays(i))
        return;
    CU_ASSERT_EQUAL(acd_stop_queuing(c->center.a, 0, (acd_client){c->line[i]}), ACD_OK);
    c->outside[c->left++] = c->line[i];
    block_read(c->center.a);
}

/* Leaves become sparse when those on both sides are full. Two clients for each other queue stay outside. */
static void gather(struct crowd *c)
{
    while (c->left >= APART + 2 * MANY) {
        for (int i = 0; i < APART; i++)
            join(c);
        for (; c->looked_at + APART < c->joined; c->looked_at++)
            look_at(c, c->looked_at);
    }
}

static void check_line(const struct crowd *c)
{
    int64_t place = 0, wrong = 0;
    for (uint32_t i = 0; i < c->joined; i++)
        if (i >= c->looked_at || stays(i))
            wrong += acd_position(c->center.a, (acd_client){c->line[i]}) != place++;
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT(place > CROWD / 10 * 9);
}

/* In each of them one who returned and one who did not. */
static void use_other_queues(struct crowd *c)
{
    acd *a = c->center.a;
    for (acd_queue q = {1}; q.v < MANY; q.v++) {
        acd_client first = {c->outside[--c->left]}, second = {c->outside[--c->left]};
        CU_ASSERT_EQUAL(acd_start_queuing(a, 0, first, q), ACD_OK);
        CU_ASSERT_EQUAL(acd_start_queuing(a, 0, second, q), ACD_OK);
        CU_ASSERT_EQUAL(acd_request_client(a, 0, (acd_agent){0}, q, second), ACD_OK);
        CU_ASSERT_EQUAL(acd_reject(a, 0, (acd_agent){0}, q, second), ACD_OK);
        block_read(a);
    }
}

static void check_other_queues(const struct crowd *c)
{
    for (acd_queue q = {1}; q.v < MANY; q.v++) {
        acd_client both[2];
        CU_ASSERT_EQUAL(acd_queue_clients(c->center.a, q, both, 2), 2);
        CU_ASSERT_EQUAL(acd_position(c->center.a, both[0]), 0);
        CU_ASSERT_EQUAL(acd_position(c->center.a, both[1]), 1);
    }
}

/* What lies behind the nodes are the events: more nodes than there are would be overwritten. */
static void write_events(struct crowd *c)
{
    for (int i = 0; i < 100; i++) {
        join(c);
        CU_ASSERT_EQUAL(acd_stop_queuing(c->center.a, 0, (acd_client){c->line[--c->joined]}), ACD_OK);
        c->outside[c->left++] = c->line[c->joined];
        block_read(c->center.a);
    }
}

static struct crowd open_crowd(uint32_t size, bool grown)
{
    struct crowd c = {.left = size};
    c.line = malloc(EVER * sizeof *c.line);
    c.outside = malloc(size * sizeof *c.outside);
    for (uint32_t i = 0; i < size; i++)
        c.outside[i] = i;
    (grown ? open_grown_center : open_center)(&c.center, ACD_REQUEUE_HEAD, size, MANY);
    return c;
}

static void close_crowd(struct crowd *c)
{
    check_trees(c->center.a, MANY, UINT32_MAX);
    close_center(&c->center);
    free(c->line);
    free(c->outside);
}

static void as_sparse_as_can_be(void)
{
    struct crowd c = open_crowd(CROWD, false);
    gather(&c);
    check_line(&c);
    use_other_queues(&c);
    write_events(&c);
    check_other_queues(&c);
    check_line(&c);
    close_crowd(&c);
}

/* The nodes of the other queues are taken first. */
static void as_sparse_after_growing(void)
{
    struct crowd c = open_crowd(CROWD, true);
    use_other_queues(&c);
    gather(&c);
    write_events(&c);
    check_line(&c);
    check_other_queues(&c);
    close_crowd(&c);
}

static void short_lines(void)
{
    struct crowd c = open_crowd(2 * MANY, false);
    use_other_queues(&c);
    write_events(&c);
    check_other_queues(&c);
    close_crowd(&c);
}

static void grown(void)
{
    struct center c;
    open_center(&c, ACD_REQUEUE_HEAD, 1000, QUEUES);
    walk(&c, 1000, 3000, 80, 997);
    struct acd_limits limits = acd_limits_of(c.a);
    limits.clients = CLIENTS;
    limits.queues = 50;
    acd *larger = acd_grow(block_of(&limits), &limits, c.a);
    free(c.a);
    c.a = larger;
    check_positions(&c);
    walk(&c, CLIENTS, 20000, 80, 4001);
    close_center(&c);
}

UNIT_MAIN("ranks", {"positions in long queues, returned clients first", head},
          {"positions in long queues, returned clients by the start of queuing", origin},
          {"positions in long queues, returned clients last", tail},
          {"positions when nearly everybody has left", sparse},
          {"positions when all have returned, in any order", inserted},
          {"positions in many queues of two", short_lines},
          {"positions when there are no nodes left to split", as_sparse_as_can_be},
          {"also in a center that has grown", as_sparse_after_growing},
          {"positions in a queue that moves on for ever", moving_window},
          {"positions survive growing", grown})
