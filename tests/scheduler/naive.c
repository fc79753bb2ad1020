/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders, matching, offers and time. What hosts call is in naive_inputs.c and naive_questions.c. */
#include "tests/scheduler/naive.h"

#include <stdlib.h>
#include <string.h>

void naive_init(struct naive *n, const struct acd_limits *limits, const struct acd_params *params)
{
    memset(n, 0, offsetof(struct naive, events));
    n->limits = *limits;
    n->params = *params;
}

uint64_t naive_fresh(struct naive *n)
{
    return ++n->seq;
}

/* ---- events ---------------------------------------------------------------------------------- */

static bool names_agent(enum acd_event_kind kind)
{
    return kind != ACD_EVENT_ENTER && kind != ACD_EVENT_LEAVE;
}

void naive_tell(struct naive *n, enum acd_event_kind kind, enum acd_why why, uint32_t a, uint32_t c)
{
    if (n->told == NAIVE_EVENTS)
        abort();
    struct acd_event *event = &n->events[n->told++];
    *event = (struct acd_event){.time = n->now, .kind = kind, .why = why};
    event->agent.v = names_agent(kind) ? a : ACD_NOBODY_ID;
    event->client.v = kind == ACD_EVENT_DND ? ACD_NOBODY_ID : c;
    event->queue.v = kind == ACD_EVENT_DND ? ACD_NOBODY_ID : n->clients[c].queue;
    event->code = kind == ACD_EVENT_DND ? n->agents[a].dnd : 0;
}

bool naive_next(struct naive *n, struct acd_event *event)
{
    if (n->read == n->told) {
        n->read = n->told = 0;
        return false;
    }
    *event = n->events[n->read++];
    return true;
}

/* ---- orders ---------------------------------------------------------------------------------- */

bool naive_serves_any(const struct naive_agent *agent)
{
    for (uint32_t q = 0; q < NAIVE_MOST; q++)
        if (agent->serves[q])
            return true;
    return false;
}

/* S5 */
bool naive_available(const struct naive_agent *agent)
{
    return agent->online && agent->state == ACD_AGENT_IDLE && agent->dnd == 0 && naive_serves_any(agent);
}

/* S6: the condition whose becoming true takes a fresh seq. */
bool naive_clock_runs(const struct naive *n, const struct naive_agent *agent)
{
    if (n->params.idle_clock_on_dnd_off == ACD_CLOCK_RESET)
        return naive_available(agent);
    return agent->online && agent->state == ACD_AGENT_IDLE && naive_serves_any(agent);
}

/* S7 */
bool naive_before(const struct naive *n, uint32_t x, uint32_t y)
{
    const struct naive_client *one = &n->clients[x], *other = &n->clients[y];
    if (n->params.requeue == ACD_REQUEUE_TAIL)
        return one->enter < other->enter;
    if (n->params.requeue == ACD_REQUEUE_HEAD && one->returned != other->returned)
        return one->returned;
    return one->start < other->start;
}

static bool excluded(const struct naive *n, uint32_t a, uint32_t c)
{
    for (uint32_t i = 0; i < n->excluded; i++)
        if (n->exclusions[i].agent == a && n->exclusions[i].client == c)
            return true;
    return false;
}

static bool waits_in(const struct naive *n, uint32_t c, uint32_t q)
{
    return n->clients[c].state == ACD_CLIENT_WAITING && n->clients[c].queue == q;
}

/* S10, of a waiting client. */
static bool eligible(const struct naive *n, uint32_t a, uint32_t c)
{
    return n->agents[a].serves[n->clients[c].queue] && !excluded(n, a, c);
}

static uint32_t first_client(const struct naive *n, uint32_t a, uint32_t q, bool ignore_exclusions)
{
    uint32_t first = ACD_NOBODY_ID;
    for (uint32_t c = 0; c < NAIVE_MOST; c++)
        if (waits_in(n, c, q) && (ignore_exclusions || eligible(n, a, c)))
            if (first == ACD_NOBODY_ID || naive_before(n, c, first))
                first = c;
    return first;
}

/* (queue priority, start), of S9 and S15 */
static bool more_urgent(const struct naive *n, uint32_t x, uint32_t y)
{
    const struct naive_client *one = &n->clients[x], *other = &n->clients[y];
    int p = n->queues[one->queue].priority, other_p = n->queues[other->queue].priority;
    return p != other_p ? p < other_p : one->start < other->start;
}

/* S9 */
uint32_t naive_best_client(const struct naive *n, uint32_t a, bool ignore_exclusions)
{
    uint32_t best = ACD_NOBODY_ID;
    for (uint32_t q = 0; q < NAIVE_MOST; q++) {
        if (!n->agents[a].serves[q])
            continue;
        uint32_t c = first_client(n, a, q, ignore_exclusions);
        if (c != ACD_NOBODY_ID && (best == ACD_NOBODY_ID || more_urgent(n, c, best)))
            best = c;
    }
    return best;
}

/* S8 */
static uint32_t best_agent(const struct naive *n, uint32_t c)
{
    uint32_t q = n->clients[c].queue, best = ACD_NOBODY_ID;
    for (uint32_t a = 0; a < NAIVE_MOST; a++) {
        if (!naive_available(&n->agents[a]) || !eligible(n, a, c))
            continue;
        const struct naive_agent *one = &n->agents[a], *other = &n->agents[best == ACD_NOBODY_ID ? a : best];
        if (best == ACD_NOBODY_ID || one->priority[q] < other->priority[q] ||
            (one->priority[q] == other->priority[q] && one->idle_seq < other->idle_seq))
            best = a;
    }
    return best;
}

/* ---- matching -------------------------------------------------------------------------------- */

/* S11 */
void naive_match_client(struct naive *n, uint32_t c)
{
    uint32_t a = best_agent(n, c);
    if (a != ACD_NOBODY_ID)
        naive_offer(n, a, c, ACD_WHY_AUTO);
}

/* S12 */
void naive_match_agent(struct naive *n, uint32_t a)
{
    if (!naive_available(&n->agents[a]))
        return;
    uint32_t c = naive_best_client(n, a, false);
    if (c != ACD_NOBODY_ID)
        naive_offer(n, a, c, ACD_WHY_AUTO);
}

/* ---- offers ---------------------------------------------------------------------------------- */

static int64_t later(int64_t time, int64_t by)
{
    return by > INT64_MAX - time ? INT64_MAX : time + by;
}

/* S17, and S26 with manual_needs_accept = no */
void naive_offer(struct naive *n, uint32_t a, uint32_t c, enum acd_why why)
{
    struct naive_agent *agent = &n->agents[a];
    naive_tell(n, ACD_EVENT_LEAVE, ACD_WHY_OFFERED, a, c);
    agent->clock_ran = naive_clock_runs(n, agent);
    agent->client = c;
    n->clients[c].agent = a;
    if (why != ACD_WHY_AUTO && !n->params.manual_needs_accept) {
        naive_begin_session(n, a, c);
        return;
    }
    agent->state = ACD_AGENT_OFFERED;
    agent->deadline = later(n->now, n->params.offer_timeout);
    agent->opened = naive_fresh(n);
    n->clients[c].state = ACD_CLIENT_OFFERED;
    naive_tell(n, ACD_EVENT_OFFER, why, a, c);
}

/* S18 */
void naive_begin_session(struct naive *n, uint32_t a, uint32_t c)
{
    n->agents[a].state = ACD_AGENT_BUSY;
    n->agents[a].lapses = 0;
    n->clients[c].state = ACD_CLIENT_SERVED;
    naive_forget_exclusions(n, c);
    naive_tell(n, ACD_EVENT_SESSION, ACD_WHY_NONE, a, c);
}

/* The offer or the session is over. S6: keep_clock restores the idle_seq if the clock ran when the offer
 * was opened and runs now. */
void naive_free_agent(struct naive *n, uint32_t a, bool keep_clock)
{
    struct naive_agent *agent = &n->agents[a];
    agent->state = ACD_AGENT_IDLE;
    if (!(keep_clock && agent->clock_ran && naive_clock_runs(n, agent)))
        agent->idle_seq = naive_fresh(n);
}

/* An offer that ended unaccepted: the client is back in its queue (S7). */
void naive_return_client(struct naive *n, uint32_t c)
{
    n->clients[c].state = ACD_CLIENT_WAITING;
    n->clients[c].returned = true;
    n->clients[c].enter = naive_fresh(n);
    naive_tell(n, ACD_EVENT_ENTER, ACD_WHY_NONE, ACD_NOBODY_ID, c);
}

static void remove_exclusion(struct naive *n, uint32_t i)
{
    n->exclusions[i] = n->exclusions[--n->excluded];
}

/* The stay is over, in session or out, and with it the exclusions that belong to it (S10). */
void naive_forget_exclusions(struct naive *n, uint32_t c)
{
    for (uint32_t i = n->excluded; i-- > 0;)
        if (n->exclusions[i].client == c)
            remove_exclusion(n, i);
}

void naive_client_out(struct naive *n, uint32_t c)
{
    n->clients[c].state = ACD_CLIENT_OUT;
    naive_forget_exclusions(n, c);
}

/* S10: a further reject or timeout of the pair starts it afresh. */
void naive_exclude(struct naive *n, uint32_t a, uint32_t c)
{
    for (uint32_t i = n->excluded; i-- > 0;)
        if (n->exclusions[i].agent == a && n->exclusions[i].client == c)
            remove_exclusion(n, i);
    if (n->params.reoffer_delay == 0)
        return;
    int64_t until = later(n->now, n->params.reoffer_delay);
    n->exclusions[n->excluded++] = (struct naive_exclusion){a, c, until};
}

/* ---- time ------------------------------------------------------------------------------------ */

/* S15 */
static void openings(struct naive *n)
{
    bool lost_one[NAIVE_MOST] = {false};
    for (uint32_t i = n->excluded; i-- > 0;) {
        if (n->exclusions[i].until != n->now)
            continue;
        uint32_t c = n->exclusions[i].client;
        lost_one[c] = n->clients[c].state == ACD_CLIENT_WAITING;
        remove_exclusion(n, i);
    }
    for (;;) {
        uint32_t first = ACD_NOBODY_ID;
        for (uint32_t c = 0; c < NAIVE_MOST; c++)
            if (lost_one[c] && (first == ACD_NOBODY_ID || more_urgent(n, c, first)))
                first = c;
        if (first == ACD_NOBODY_ID)
            return;
        lost_one[first] = false;
        naive_match_client(n, first);
    }
}

/* S20 */
static void lapse(struct naive *n, uint32_t a)
{
    struct naive_agent *agent = &n->agents[a];
    uint32_t c = agent->client;
    naive_tell(n, ACD_EVENT_CANCEL, ACD_WHY_TIMEOUT, a, c);
    naive_exclude(n, a, c);
    agent->lapses++;
    if (n->params.timeout_sets_dnd != 0 && agent->dnd == 0 && agent->lapses >= n->params.timeout_limit) {
        agent->dnd = n->params.timeout_sets_dnd;
        agent->lapses = 0;
        naive_tell(n, ACD_EVENT_DND, ACD_WHY_NONE, a, c);
    }
    naive_free_agent(n, a, n->params.idle_clock_on_timeout == ACD_CLOCK_KEEP);
    naive_return_client(n, c);
    naive_match_client(n, c);
    naive_match_agent(n, a);
}

static void closings(struct naive *n)
{
    for (;;) {
        uint32_t first = ACD_NOBODY_ID;
        for (uint32_t a = 0; a < NAIVE_MOST; a++) {
            const struct naive_agent *agent = &n->agents[a];
            if (agent->state == ACD_AGENT_OFFERED && agent->deadline == n->now)
                if (first == ACD_NOBODY_ID || agent->opened < n->agents[first].opened)
                    first = a;
        }
        if (first == ACD_NOBODY_ID)
            return;
        lapse(n, first);
    }
}

/* S2, S31: closings before `now`, openings up to `now`. */
void naive_play(struct naive *n, int64_t now)
{
    for (;;) {
        int64_t instant = INT64_MAX;
        for (uint32_t i = 0; i < n->excluded; i++)
            if (n->exclusions[i].until <= now && n->exclusions[i].until < instant)
                instant = n->exclusions[i].until;
        for (uint32_t a = 0; a < NAIVE_MOST; a++)
            if (n->agents[a].state == ACD_AGENT_OFFERED && n->agents[a].deadline < now)
                if (n->agents[a].deadline < instant)
                    instant = n->agents[a].deadline;
        if (instant == INT64_MAX)
            break;
        n->now = instant;
        openings(n);
        if (instant < now)
            closings(n);
    }
    n->now = now;
}

/* S1 */
int64_t naive_deadline(const struct naive *n)
{
    int64_t least = ACD_NEVER;
    for (uint32_t i = 0; i < n->excluded; i++)
        if (n->exclusions[i].until < least)
            least = n->exclusions[i].until;
    for (uint32_t a = 0; a < NAIVE_MOST; a++)
        if (n->agents[a].state == ACD_AGENT_OFFERED && n->agents[a].deadline < least)
            least = n->agents[a].deadline + 1;
    return least;
}
