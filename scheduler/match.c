/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is offered to whom, and how offers end. */
#include "state.h"

/* ---- availability and the idle clock ------------------------------------------------------------ */

static bool could_serve(const struct agent *agent)
{
    return agent->online && agent->state == ACD_AGENT_IDLE && agent->services;
}

bool acd_is_available(const acd *a, slot agent)
{
    return could_serve(&agents(a)[agent]) && agents(a)[agent].dnd == 0;
}

static bool clock_should_run(const acd *a, const struct agent *agent)
{
    return could_serve(agent) &&
           (agent->dnd == 0 || a->params.idle_clock_on_dnd_off == ACD_CLOCK_KEEP);
}

/* After any change of an agent: starts or stops its idle clock, puts it into its levels or takes it out. */
void acd_settle(acd *a, slot i)
{
    struct agent *agent = &agents(a)[i];
    bool run = clock_should_run(a, agent);
    if (run && !agent->clocked)
        agent->idle_seq = ++a->seq;
    agent->clocked = run;
    bool available = acd_is_available(a, i);
    if (available && !agent->listed)
        acd_list_agent(a, i);
    else if (!available && agent->listed)
        acd_unlist_agent(a, i);
}

/* ---- the best -------------------------------------------------------------------------------------- */

static slot first_eligible(const acd *a, slot client, slot agent)
{
    while (client && acd_excluded(a, agent, client))
        client = clients(a)[client].after;
    return client;
}

static slot best_in_queue(const acd *a, const struct queue *q, slot agent, bool despite_exclusions)
{
    if (despite_exclusions)
        return q->returned.head ? q->returned.head : q->fresh.head;
    slot c = first_eligible(a, q->returned.head, agent);
    return c ? c : first_eligible(a, q->fresh.head, agent);
}

slot acd_best_client(const acd *a, slot agent, bool despite_exclusions)
{
    slot best = 0;
    int32_t best_priority = 0;
    for (slot s = agents(a)[agent].services; s; s = services(a)[s].next) {
        const struct queue *q = &queues(a)[services(a)[s].queue];
        if (q->waiting == 0 || (best && q->priority > best_priority))
            continue;
        slot c = best_in_queue(a, q, agent, despite_exclusions);
        if (c && (!best || q->priority < best_priority ||
                  clients(a)[c].start_seq < clients(a)[best].start_seq)) {
            best = c;
            best_priority = q->priority;
        }
    }
    return best;
}

static slot best_in_level(const acd *a, const struct list *level, slot c)
{
    fetch_agent(a, owner_of(a, level->head));
    for (slot s = level->head; s; s = services(a)[s].after)
        if (!acd_excluded(a, services(a)[s].agent, c))
            return services(a)[s].agent;
    return 0;
}

static uint32_t lowest_bit(uint64_t word)
{
    return (uint32_t)__builtin_ctzll(word);
}

static slot best_agent(const acd *a, slot c)
{
    const struct queue *q = &queues(a)[clients(a)[c].queue];
    for (uint64_t words = q->words; words; words &= words - 1) {
        uint32_t word = lowest_bit(words);
        for (uint64_t bits = q->levels[word]; bits; bits &= bits - 1) {
            uint32_t priority = word * 64 + lowest_bit(bits);
            slot agent = best_in_level(a, level_of(a, clients(a)[c].queue, priority), c);
            if (agent)
                return agent;
        }
    }
    return 0;
}

/* ---- matching ---------------------------------------------------------------------------------------- */

static void take_from_queue(acd *a, slot c)
{
    acd_wait_no_more(a, c);
    acd_emit(a, ACD_EVENT_LEAVE, ACD_WHY_OFFERED, 0, clients(a)[c].queue, c);
}

static void occupy(acd *a, slot agent, enum acd_agent_state state, slot c)
{
    struct agent *ag = &agents(a)[agent];
    ag->was_clocked = ag->clocked;
    ag->state = (uint8_t)state;
    ag->client = c;
    ag->queue = clients(a)[c].queue;
    acd_settle(a, agent);
}

void acd_open_offer(acd *a, slot agent, slot c, enum acd_why why)
{
    struct client *client = &clients(a)[c];
    take_from_queue(a, c);
    client->state = ACD_CLIENT_OFFERED;
    client->agent = agent;
    queues(a)[client->queue].offered++;
    occupy(a, agent, ACD_AGENT_OFFERED, c);
    agents(a)[agent].deadline = time_after(a, a->params.offer_timeout);
    acd_offer_line_up(a, agent);
    acd_emit(a, ACD_EVENT_OFFER, why, agent, client->queue, c);
}

/* In session: an accepted offer, or a requested client that needs no accept. */
void acd_open_session(acd *a, slot agent, slot c)
{
    struct client *client = &clients(a)[c];
    if (client->state == ACD_CLIENT_OFFERED) {
        acd_offer_step_out(a, agent);
        queues(a)[client->queue].offered--;
    } else {
        take_from_queue(a, c);
    }
    acd_forget_exclusions(a, c);
    client->state = ACD_CLIENT_SERVED;
    client->agent = agent;
    queues(a)[client->queue].serving++;
    occupy(a, agent, ACD_AGENT_BUSY, c);
    agents(a)[agent].lapses = 0;
    acd_emit(a, ACD_EVENT_SESSION, ACD_WHY_NONE, agent, client->queue, c);
}

void acd_match_client(acd *a, slot c)
{
    if (a->taken)
        acd_unlist_taken(a);
    slot agent = best_agent(a, c);
    if (agent)
        acd_open_offer(a, agent, c, ACD_WHY_AUTO);
}

void acd_match_agent(acd *a, slot agent)
{
    if (!acd_is_available(a, agent))
        return;
    slot c = acd_best_client(a, agent, false);
    if (c)
        acd_open_offer(a, agent, c, ACD_WHY_AUTO);
}

/* ---- ends of offers ------------------------------------------------------------------------------------ */

/* Both go back to their places; then the client is matched, then the agent. */
void acd_end_offer(acd *a, slot i, enum acd_restore restore, bool client_returns)
{
    struct agent *agent = &agents(a)[i];
    slot c = agent->client;
    struct client *client = &clients(a)[c];
    acd_offer_step_out(a, i);
    queues(a)[client->queue].offered--;
    client->agent = 0;
    if (client_returns) {
        acd_wait_again(a, c);
    } else {
        acd_forget_exclusions(a, c);
        client->state = ACD_CLIENT_OUT;
    }
    agent->state = ACD_AGENT_IDLE;
    agent->client = 0;
    agent->clocked = restore == RESTORED_CLOCK && agent->was_clocked;
    acd_settle(a, i);
    if (client_returns)
        acd_match_client(a, c);
    acd_match_agent(a, i);
}

/* An agent that lets offers lapse is perhaps not at its desk. */
static void count_lapse(acd *a, slot i)
{
    struct agent *agent = &agents(a)[i];
    agent->lapses++;
    if (a->params.timeout_sets_dnd == 0 || agent->dnd != 0 || agent->lapses < a->params.timeout_limit)
        return;
    agent->dnd = a->params.timeout_sets_dnd;
    agent->lapses = 0;
    acd_emit(a, ACD_EVENT_DND, ACD_WHY_NONE, i, 0, 0);
}

void acd_lapse(acd *a, slot i)
{
    slot c = agents(a)[i].client;
    acd_emit(a, ACD_EVENT_CANCEL, ACD_WHY_TIMEOUT, i, clients(a)[c].queue, c);
    count_lapse(a, i);
    acd_exclude(a, i, c);
    acd_end_offer(a, i, a->params.idle_clock_on_timeout == ACD_CLOCK_KEEP ? RESTORED_CLOCK : FRESH_CLOCK, true);
}

/* ---- ends of exclusions --------------------------------------------------------------------------------- */

static bool goes_first(const acd *a, slot x, slot y)
{
    int32_t px = queues(a)[clients(a)[x].queue].priority, py = queues(a)[clients(a)[y].queue].priority;
    return px != py ? px < py : clients(a)[x].start_seq < clients(a)[y].start_seq;
}

static slot merge_chains(acd *a, slot x, slot y)
{
    slot head = 0, *link = &head;
    while (x && y) {
        slot *first = goes_first(a, x, y) ? &x : &y;
        *link = *first;
        link = &clients(a)[*first].next_lifted;
        *first = *link;
    }
    *link = x ? x : y;
    return head;
}

/* Merge sort: runs of 2^k clients wait in runs[k], as the digits of a binary counter. */
static slot sort_chain(acd *a, slot chain)
{
    slot runs[32] = {0};
    while (chain) {
        slot c = chain;
        chain = clients(a)[c].next_lifted == c ? 0 : clients(a)[c].next_lifted;
        clients(a)[c].next_lifted = 0;
        int k = 0;
        for (; runs[k]; k++) {
            c = merge_chains(a, runs[k], c);
            runs[k] = 0;
        }
        runs[k] = c;
    }
    for (int k = 0; k < 32; k++)
        chain = merge_chains(a, runs[k], chain);
    return chain;
}

/* How many exclusions end then, counted up to `most`. */
uint32_t acd_lifts_at(const acd *a, int64_t until, uint32_t most)
{
    uint32_t count = 0;
    for (slot x = a->exclusions.head; x && exclusions(a)[x].until == until && count < most;
         x = exclusions(a)[x].later)
        count++;
    return count;
}

void acd_lift(acd *a, int64_t until)
{
    slot chain = sort_chain(a, acd_lift_exclusions(a, until));
    while (chain) {
        slot c = chain;
        chain = clients(a)[c].next_lifted;
        clients(a)[c].next_lifted = 0;
        acd_match_client(a, c);
    }
}
