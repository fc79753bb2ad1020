/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A headcount speaks of anonymous agents. When it falls, agents without a call go at once, those who have
 * been free the longest first, then those who are merely being offered a caller; of the others, whoever will
 * be free first leaves then. Talk and wrap-up are known when the caller is answered, so that is known when
 * the count falls. Of n planned agents, those among the group's first n who are absent are missing.
 */
#include "sim/staff.h"

#include <stdlib.h>

/* ---- the timetable ----------------------------------------------------------------------------------- */

static uint32_t steps_of(const struct headcount *h, int64_t length)
{
    if (h->every == 0)
        return h->steps > 0; /* one number */
    int64_t needed = (length + h->every - 1) / h->every;
    return needed < h->steps ? (uint32_t)needed : h->steps;
}

size_t headcount_entries(const struct headcount *h, int64_t length)
{
    return steps_of(h, length);
}

void headcount_write(struct world *w, uint32_t group, uint32_t rank)
{
    const struct headcount *h = &w->scenario->groups[group].roster.staff;
    uint32_t before = 0, steps = steps_of(h, w->scenario->horizon.length);
    for (uint32_t k = 0; k < steps; k++) {
        uint32_t count = h->counts[k];
        if (count == before)
            continue;
        enum event_kind kind = count > before ? EVENT_STAFF_STARTS : EVENT_STAFF_ENDS;
        w->timetable[w->change_count++] =
            (struct staff_change){event_make(h->every * k, kind, rank, 0), group, 0, count};
        before = count;
    }
}

/* ---- who goes first ---------------------------------------------------------------------------------- */

struct staff_candidate {
    int rank;
    uint64_t key, then, last; /* compared in this order */
    uint32_t agent;
};

struct staff_candidate *headcount_scratch(uint32_t agents)
{
    return malloc((agents + UINT64_C(1)) * sizeof(struct staff_candidate));
}

static int by_rank(const void *x, const void *y)
{
    const struct staff_candidate *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if (a->then != b->then)
        return a->then < b->then ? -1 : 1;
    if (a->last != b->last)
        return a->last < b->last ? -1 : 1;
    return (a->agent > b->agent) - (a->agent < b->agent);
}

/* In manual mode the dispatcher's idle clock stands still: `freed` says who has been free longest. */
static struct staff_candidate candidate(const struct world *w, uint32_t a)
{
    const struct agent *agent = &w->agents[a];
    /* Free at the same instant: ends of talk come before ends of wrap-up, these in the order of their begin. */
    uint64_t wrap_up_since = agent->free_at > agent->talk_ends ? (uint64_t)agent->talk_ends + 1 : 0;
    if (staff_is_busy(agent))
        return (struct staff_candidate){2, (uint64_t)agent->free_at, wrap_up_since, agent->answered, a};
    if (agent->duty == DUTY_OFFERED)
        return (struct staff_candidate){1, agent->offered, 0, 0, a};
    struct acd_agent_status status = {0};
    acd_agent_status(w->acd, (acd_agent){a}, &status);
    return (struct staff_candidate){0, agent->manual ? agent->freed : status.idle_seq, 0, 0, a};
}

static size_t list_candidates(struct world *w, uint32_t group, bool leaving)
{
    size_t count = 0;
    for (uint32_t a = w->first_agent[group]; a < w->first_agent[group + 1]; a++)
        if (w->agents[a].present && w->agents[a].leaving == leaving)
            w->candidates[count++] = candidate(w, a);
    qsort(w->candidates, count, sizeof *w->candidates, by_rank);
    return count;
}

/* ---- changes ----------------------------------------------------------------------------------------- */

static void fall(struct world *w, uint32_t group, uint32_t to)
{
    size_t count = list_candidates(w, group, false);
    for (size_t i = 0; i < count && w->on_shift[group] > to; i++)
        staff_leave(w, w->candidates[i].agent);
}

/* Who was about to leave stays, the last one first; then others come. */
static void rise(struct world *w, uint32_t group, uint32_t to)
{
    for (size_t i = list_candidates(w, group, true); i > 0 && w->on_shift[group] < to; i--)
        staff_will_stay(w, w->candidates[i - 1].agent);
    for (uint32_t a = w->first_agent[group]; a < w->first_agent[group + 1] && w->on_shift[group] < to; a++)
        if (!w->agents[a].present && !w->agents[a].absent)
            staff_sign_on(w, a);
}

void headcount_change(struct world *w, uint32_t group, uint32_t planned)
{
    uint32_t count = planned;
    for (uint32_t k = 0; k < planned; k++)
        count -= w->agents[w->first_agent[group] + k].absent;
    if (count < w->on_shift[group])
        fall(w, group, count);
    else
        rise(w, group, count);
}
