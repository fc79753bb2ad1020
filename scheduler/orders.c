/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who stands where: clients in queues, available agents in levels, open offers, exclusions. */
#include "state.h"

/* ---- clients in a queue ----------------------------------------------------------------------- */

static struct line *line_of(acd *a, const struct client *c)
{
    struct queue *q = &queues(a)[c->queue];
    return c->returned ? &q->returned : &q->fresh;
}

static void insert_client(acd *a, struct line *line, slot c, slot before)
{
    struct client *all = clients(a);
    slot after = before ? all[before].after : line->head;
    all[c].before = before;
    all[c].after = after;
    *(before ? &all[before].after : &line->head) = c;
    *(after ? &all[after].before : &line->tail) = c;
    acd_rank_join(a, line, c);
}

static void insert_by_start(acd *a, struct line *line, slot c)
{
    /* A returned client is among the oldest: from the head it is a short walk. */
    slot before = 0, next = line->head;
    while (next && clients(a)[next].start_seq < clients(a)[c].start_seq) {
        before = next;
        next = clients(a)[next].after;
    }
    insert_client(a, line, c, before);
}

static void starts_to_wait(acd *a, slot c)
{
    clients(a)[c].state = ACD_CLIENT_WAITING;
    queues(a)[clients(a)[c].queue].waiting++;
    acd_emit(a, ACD_EVENT_ENTER, ACD_WHY_NONE, 0, clients(a)[c].queue, c);
}

void acd_wait_new(acd *a, slot c)
{
    struct line *line = &queues(a)[clients(a)[c].queue].fresh;
    clients(a)[c].returned = false;
    insert_client(a, line, c, line->tail);
    starts_to_wait(a, c);
}

void acd_wait_again(acd *a, slot c)
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

void acd_wait_no_more(acd *a, slot c)
{
    struct client *all = clients(a);
    struct line *line = line_of(a, &all[c]);
    slot before = all[c].before, after = all[c].after;
    *(before ? &all[before].after : &line->head) = after;
    *(after ? &all[after].before : &line->tail) = before;
    acd_rank_leave(a, line, c);
    queues(a)[all[c].queue].waiting--;
}

/* ---- available agents in a level ---------------------------------------------------------------- */

static void mark_level(acd *a, slot q, uint32_t priority, bool filled)
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

static uint64_t idle_seq_of(const acd *a, slot service)
{
    return agents(a)[services(a)[service].agent].idle_seq;
}

/* The service after which `s` belongs. Nearly always the last: its agent has just become available. */
static slot predecessor(const acd *a, const struct list *level, slot s)
{
    bool is_newest = idle_seq_of(a, s) == a->seq;
    if (is_newest || !level->tail || idle_seq_of(a, level->tail) < idle_seq_of(a, s))
        return level->tail;
    slot before = 0, next = level->head; /* a restored one was the longest idle: a short walk */
    while (idle_seq_of(a, next) < idle_seq_of(a, s)) {
        before = next;
        next = services(a)[next].after;
    }
    return before;
}

void acd_list_service(acd *a, slot s)
{
    struct service *all = services(a);
    struct list *level = level_of(a, all[s].queue, all[s].priority);
    if (!level->head)
        mark_level(a, all[s].queue, all[s].priority, true);
    slot before = predecessor(a, level, s);
    slot after = level->head;
    if (before)
        after = before == level->tail ? 0 : all[before].after; /* the last one need not be asked */
    all[s].before = before;
    all[s].after = after;
    *(before ? &all[before].after : &level->head) = s;
    *(after ? &all[after].before : &level->tail) = s;
}

void acd_unlist_service(acd *a, slot s)
{
    struct service *all = services(a);
    struct list *level = level_of(a, all[s].queue, all[s].priority);
    slot before = all[s].before, after = all[s].after;
    *(before ? &all[before].after : &level->head) = after;
    *(after ? &all[after].before : &level->tail) = before;
    if (!level->head)
        mark_level(a, all[s].queue, all[s].priority, false);
}

void acd_list_agent(acd *a, slot agent)
{
    if (a->taken)
        acd_unlist_taken(a);
    agents(a)[agent].listed = true;
    for (slot s = agents(a)[agent].services; s; s = services(a)[s].next)
        acd_list_service(a, s);
}

/* Its services and their neighbours are far away in a large center: they come while the host reads what happened.
 * The agent leaves its levels when levels or services are needed next, in a call that is not refused. */
void acd_unlist_agent(acd *a, slot agent)
{
    if (a->taken)
        acd_unlist_taken(a);
    agents(a)[agent].listed = false;
    a->taken = agent;
}

void acd_unlist_taken(acd *a)
{
    for (slot s = agents(a)[a->taken].services; s; s = services(a)[s].next)
        acd_unlist_service(a, s);
    a->taken = 0;
}

/* ---- open offers, by deadline ----------------------------------------------------------------- */

void acd_offer_line_up(acd *a, slot agent)
{
    struct agent *all = agents(a);
    all[agent].earlier = a->offers.tail;
    all[agent].later = 0;
    *(a->offers.tail ? &all[a->offers.tail].later : &a->offers.head) = agent;
    a->offers.tail = agent;
}

void acd_offer_step_out(acd *a, slot agent)
{
    struct agent *all = agents(a);
    slot earlier = all[agent].earlier, later = all[agent].later;
    *(earlier ? &all[earlier].later : &a->offers.head) = later;
    *(later ? &all[later].earlier : &a->offers.tail) = earlier;
}

/* ---- exclusions, by their end -------------------------------------------------------------------- */

static slot exclusion_of(const acd *a, slot agent, slot c)
{
    slot x = clients(a)[c].exclusions;
    while (x && exclusions(a)[x].agent != agent)
        x = exclusions(a)[x].next;
    return x;
}

bool acd_excluded(const acd *a, slot agent, slot c)
{
    return clients(a)[c].exclusions && exclusion_of(a, agent, c);
}

int64_t acd_excluded_until(const acd *a, slot agent, slot c)
{
    slot x = exclusion_of(a, agent, c);
    return x ? exclusions(a)[x].until : ACD_NEVER;
}

bool acd_can_exclude(const acd *a, slot agent, slot c)
{
    return a->params.reoffer_delay == 0 || a->exclusion_pool.free ||
           a->exclusion_pool.used < a->limits.exclusions || acd_excluded(a, agent, c);
}

static void take_from_order(acd *a, slot x)
{
    struct exclusion *all = exclusions(a);
    slot earlier = all[x].earlier, later = all[x].later;
    *(earlier ? &all[earlier].later : &a->exclusions.head) = later;
    *(later ? &all[later].earlier : &a->exclusions.tail) = earlier;
}

static void append_to_order(acd *a, slot x)
{
    struct exclusion *all = exclusions(a);
    all[x].until = time_after(a, a->params.reoffer_delay);
    all[x].earlier = a->exclusions.tail;
    all[x].later = 0;
    *(a->exclusions.tail ? &all[a->exclusions.tail].later : &a->exclusions.head) = x;
    a->exclusions.tail = x;
}

static slot new_exclusion(acd *a, slot agent, slot c)
{
    struct pool *pool = &a->exclusion_pool;
    slot x = pool->free;
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

static void free_exclusion(acd *a, slot x)
{
    take_from_order(a, x);
    exclusions(a)[x].next = a->exclusion_pool.free;
    a->exclusion_pool.free = x;
}

void acd_exclude(acd *a, slot agent, slot c)
{
    if (a->params.reoffer_delay == 0)
        return;
    slot x = exclusion_of(a, agent, c);
    if (x)
        take_from_order(a, x);
    else
        x = new_exclusion(a, agent, c);
    append_to_order(a, x);
}

void acd_forget_exclusions(acd *a, slot c)
{
    for (slot x = clients(a)[c].exclusions, next; x; x = next) {
        next = exclusions(a)[x].next;
        free_exclusion(a, x);
    }
    clients(a)[c].exclusions = 0;
}

static void unchain_exclusion(acd *a, slot x)
{
    slot *link = &clients(a)[exclusions(a)[x].client].exclusions;
    while (*link != x)
        link = &exclusions(a)[*link].next;
    *link = exclusions(a)[x].next;
}

/* Ends all exclusions that last until then. Returns the chain (next_lifted) of the waiting clients that
 * lost one, each once, in no order. */
slot acd_lift_exclusions(acd *a, int64_t until)
{
    slot chain = 0;
    for (slot x = a->exclusions.head; x && exclusions(a)[x].until == until; x = a->exclusions.head) {
        slot c = exclusions(a)[x].client;
        unchain_exclusion(a, x);
        free_exclusion(a, x);
        if (clients(a)[c].state == ACD_CLIENT_WAITING && !clients(a)[c].next_lifted) {
            clients(a)[c].next_lifted = chain ? chain : c; /* the last one points to itself */
            chain = c;
        }
    }
    return chain;
}
