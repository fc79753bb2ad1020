/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands where: clients in queues, available agents in levels, open offers, exclusions. */
#include "state.h"

/* ---- clients in a queue ----------------------------------------------------------------------- */

static struct line *line_of(acd *a, const struct client *c)
{
    struct queue *q = &queues(a)[c->queue];
    return c->returned ? &q->returned : &q->fresh;
}

static void insert_client(acd *a, struct line *line, index c, index before)
{
    struct client *all = clients(a);
    index after = before ? all[before].after : line->head;
    all[c].before = before;
    all[c].after = after;
    *(before ? &all[before].after : &line->head) = c;
    *(after ? &all[after].before : &line->tail) = c;
    acd_rank_join(a, line, c);
}

static void insert_by_start(acd *a, struct line *line, index c)
{
    /* A returned client is among the oldest: from the head it is a short walk. */
    index before = 0, next = line->head;
    while (next && clients(a)[next].start_seq < clients(a)[c].start_seq) {
        before = next;
        next = clients(a)[next].after;
    }
    insert_client(a, line, c, before);
}

static void starts_to_wait(acd *a, index c)
{
    clients(a)[c].state = ACD_CLIENT_WAITING;
    queues(a)[clients(a)[c].queue].waiting++;
    acd_emit(a, ACD_EVENT_ENTER, ACD_WHY_NONE, 0, clients(a)[c].queue, c);
}

void acd_wait_new(acd *a, index c)
{
    struct line *line = &queues(a)[clients(a)[c].queue].fresh;
    clients(a)[c].returned = false;
    insert_client(a, line, c, line->tail);
    starts_to_wait(a, c);
}

void acd_wait_again(acd *a, index c)
{
    struct client *client = &clients(a)[c];
    client->returned = a->params.requeue == ACD_REQUEUE_HEAD;
    struct line *line = line_of(a, client);
    if (a->params.requeue == ACD_REQUEUE_TAIL)
        insert_client(a, line, c, line->tail);
    else
        insert_by_start(a, line, c);
    starts_to_wait(a, c);
}

void acd_wait_no_more(acd *a, index c)
{
    struct client *all = clients(a);
    struct line *line = line_of(a, &all[c]);
    index before = all[c].before, after = all[c].after;
    *(before ? &all[before].after : &line->head) = after;
    *(after ? &all[after].before : &line->tail) = before;
    acd_rank_leave(a, line, c);
    queues(a)[all[c].queue].waiting--;
}

/* ---- available agents in a level ---------------------------------------------------------------- */

static void mark_level(acd *a, index q, uint32_t priority, bool filled)
{
    struct queue *queue = &queues(a)[q];
    uint32_t word = priority / 64;
    uint64_t bit = UINT64_C(1) << priority % 64;
    if (filled)
        queue->levels[word] |= bit;
    else
        queue->levels[word] &= ~bit;
    if (queue->levels[word])
        queue->words |= UINT64_C(1) << word;
    else
        queue->words &= ~(UINT64_C(1) << word);
}

static uint64_t idle_seq_of(const acd *a, index service)
{
    return agents(a)[services(a)[service].agent].idle_seq;
}

/* The service after which `s` belongs. Nearly always the last: its agent has just become available. */
static index predecessor(const acd *a, const struct list *level, index s)
{
    if (!level->tail || idle_seq_of(a, level->tail) < idle_seq_of(a, s))
        return level->tail;
    index before = 0, next = level->head; /* a restored one was the longest idle: a short walk */
    while (idle_seq_of(a, next) < idle_seq_of(a, s)) {
        before = next;
        next = services(a)[next].after;
    }
    return before;
}

void acd_list_service(acd *a, index s)
{
    struct service *all = services(a);
    struct list *level = level_of(a, all[s].queue, all[s].priority);
    if (!level->head)
        mark_level(a, all[s].queue, all[s].priority, true);
    index before = predecessor(a, level, s);
    index after = before ? all[before].after : level->head;
    all[s].before = before;
    all[s].after = after;
    *(before ? &all[before].after : &level->head) = s;
    *(after ? &all[after].before : &level->tail) = s;
}

void acd_unlist_service(acd *a, index s)
{
    struct service *all = services(a);
    struct list *level = level_of(a, all[s].queue, all[s].priority);
    index before = all[s].before, after = all[s].after;
    *(before ? &all[before].after : &level->head) = after;
    *(after ? &all[after].before : &level->tail) = before;
    if (!level->head)
        mark_level(a, all[s].queue, all[s].priority, false);
}

void acd_list_agent(acd *a, index agent)
{
    agents(a)[agent].listed = true;
    for (index s = agents(a)[agent].services; s; s = services(a)[s].next)
        acd_list_service(a, s);
}

void acd_unlist_agent(acd *a, index agent)
{
    agents(a)[agent].listed = false;
    for (index s = agents(a)[agent].services; s; s = services(a)[s].next)
        acd_unlist_service(a, s);
}

/* ---- open offers, by deadline ----------------------------------------------------------------- */

void acd_offer_line_up(acd *a, index agent)
{
    struct agent *all = agents(a);
    all[agent].earlier = a->offers.tail;
    all[agent].later = 0;
    *(a->offers.tail ? &all[a->offers.tail].later : &a->offers.head) = agent;
    a->offers.tail = agent;
}

void acd_offer_step_out(acd *a, index agent)
{
    struct agent *all = agents(a);
    index earlier = all[agent].earlier, later = all[agent].later;
    *(earlier ? &all[earlier].later : &a->offers.head) = later;
    *(later ? &all[later].earlier : &a->offers.tail) = earlier;
}

/* ---- exclusions, by their end -------------------------------------------------------------------- */

static index exclusion_of(const acd *a, index agent, index c)
{
    index x = clients(a)[c].exclusions;
    while (x && exclusions(a)[x].agent != agent)
        x = exclusions(a)[x].next;
    return x;
}

bool acd_excluded(const acd *a, index agent, index c)
{
    return clients(a)[c].exclusions && exclusion_of(a, agent, c);
}

int64_t acd_excluded_until(const acd *a, index agent, index c)
{
    index x = exclusion_of(a, agent, c);
    return x ? exclusions(a)[x].until : ACD_NEVER;
}

bool acd_can_exclude(const acd *a, index agent, index c)
{
    return a->params.reoffer_delay == 0 || a->exclusion_pool.free ||
           a->exclusion_pool.used < a->limits.exclusions || acd_excluded(a, agent, c);
}

static void take_from_order(acd *a, index x)
{
    struct exclusion *all = exclusions(a);
    index earlier = all[x].earlier, later = all[x].later;
    *(earlier ? &all[earlier].later : &a->exclusions.head) = later;
    *(later ? &all[later].earlier : &a->exclusions.tail) = earlier;
}

static void append_to_order(acd *a, index x)
{
    struct exclusion *all = exclusions(a);
    all[x].until = time_after(a, a->params.reoffer_delay);
    all[x].earlier = a->exclusions.tail;
    all[x].later = 0;
    *(a->exclusions.tail ? &all[a->exclusions.tail].later : &a->exclusions.head) = x;
    a->exclusions.tail = x;
}

static index new_exclusion(acd *a, index agent, index c)
{
    struct pool *pool = &a->exclusion_pool;
    index x = pool->free;
    if (x)
        pool->free = exclusions(a)[x].next;
    else
        x = ++pool->used;
    exclusions(a)[x].agent = agent;
    exclusions(a)[x].client = c;
    exclusions(a)[x].next = clients(a)[c].exclusions;
    clients(a)[c].exclusions = x;
    return x;
}

static void free_exclusion(acd *a, index x)
{
    take_from_order(a, x);
    exclusions(a)[x].next = a->exclusion_pool.free;
    a->exclusion_pool.free = x;
}

void acd_exclude(acd *a, index agent, index c)
{
    if (a->params.reoffer_delay == 0)
        return;
    index x = exclusion_of(a, agent, c);
    if (x)
        take_from_order(a, x);
    else
        x = new_exclusion(a, agent, c);
    append_to_order(a, x);
}

void acd_forget_exclusions(acd *a, index c)
{
    for (index x = clients(a)[c].exclusions, next; x; x = next) {
        next = exclusions(a)[x].next;
        free_exclusion(a, x);
    }
    clients(a)[c].exclusions = 0;
}

static void unchain_exclusion(acd *a, index x)
{
    index *link = &clients(a)[exclusions(a)[x].client].exclusions;
    while (*link != x)
        link = &exclusions(a)[*link].next;
    *link = exclusions(a)[x].next;
}

/* Ends all exclusions that last until then. Returns the chain (next_lifted) of the waiting clients that
 * lost one, each once, in no order. */
index acd_lift_exclusions(acd *a, int64_t until)
{
    index chain = 0;
    for (index x = a->exclusions.head; x && exclusions(a)[x].until == until; x = a->exclusions.head) {
        index c = exclusions(a)[x].client;
        unchain_exclusion(a, x);
        free_exclusion(a, x);
        if (clients(a)[c].state == ACD_CLIENT_WAITING && !clients(a)[c].next_lifted) {
            clients(a)[c].next_lifted = chain ? chain : c; /* the last one points to itself */
            chain = c;
        }
    }
    return chain;
}
