/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents come, work and go; the close.
 *
 * A headcount speaks of anonymous agents. When it falls, agents without a call go at once, those who have
 * been free the longest first, then those who are merely being offered a caller; of the others, whoever will
 * be free first leaves then. Talk and wrap-up are drawn on arrival, so that is known when the count falls.
 */
#include "sim/world.h"

#include <stdlib.h>
#include <string.h>

enum { DND_OFF = 0, DND_AWAY = 1 };

/* ---- making ------------------------------------------------------------------------------------------ */

struct staff_candidate {
    int rank;
    uint64_t key;
    uint32_t agent;
};

static uint32_t steps_of(const struct headcount *h, int64_t length)
{
    if (h->every == 0)
        return 1;
    int64_t needed = (length + h->every - 1) / h->every;
    return needed < h->steps ? (uint32_t)needed : h->steps;
}

/* Rank of the group by name, so that the order of declaration changes nothing. */
static uint32_t rank_of(const struct scenario *s, uint32_t group)
{
    uint32_t rank = 0;
    for (uint32_t g = 0; g < s->group_count; g++)
        rank += strcmp(s->groups[g].name, s->groups[group].name) < 0;
    return rank;
}

static void write_changes(struct world *w, uint32_t group, uint32_t rank)
{
    const struct headcount *h = &w->scenario->groups[group].roster.staff;
    uint32_t before = 0, steps = steps_of(h, w->scenario->horizon.length);
    for (uint32_t k = 0; k < steps; k++) {
        uint32_t count = h->counts[k];
        if (count == before)
            continue;
        enum event_kind kind = count > before ? EVENT_STAFF_STARTS : EVENT_STAFF_ENDS;
        w->timetable[w->change_count++] =
            (struct staff_change){event_make(h->every * k, kind, rank, 0), group, count};
        before = count;
    }
}

static int by_time(const void *x, const void *y)
{
    event a = ((const struct staff_change *)x)->when, b = ((const struct staff_change *)y)->when;
    return (a > b) - (a < b);
}

static bool make_timetable(struct world *w)
{
    const struct scenario *s = w->scenario;
    size_t room = 1;
    for (uint32_t g = 0; g < s->group_count; g++)
        room += steps_of(&s->groups[g].roster.staff, s->horizon.length);
    w->timetable = malloc(room * sizeof *w->timetable);
    if (!w->timetable)
        return false;
    for (uint32_t g = 0; g < s->group_count; g++)
        write_changes(w, g, rank_of(s, g));
    qsort(w->timetable, w->change_count, sizeof *w->timetable, by_time);
    return true;
}

static bool make_groups(struct world *w)
{
    const struct scenario *s = w->scenario;
    w->first_agent = calloc(s->group_count + 1, sizeof *w->first_agent);
    w->on_shift = calloc(s->group_count + 1, sizeof *w->on_shift);
    if (!w->first_agent || !w->on_shift)
        return false;
    for (uint32_t g = 0; g < s->group_count; g++)
        w->first_agent[g + 1] = w->first_agent[g] + roster_agents(&s->groups[g].roster);
    w->agent_count = w->first_agent[s->group_count];
    return true;
}

bool staff_make(struct world *w)
{
    if (!make_groups(w) || !make_timetable(w))
        return false;
    w->agents = calloc(w->agent_count + UINT64_C(1), sizeof *w->agents);
    w->candidates = malloc((w->agent_count + UINT64_C(1)) * sizeof *w->candidates);
    return w->agents && w->candidates;
}

void staff_open(struct world *w)
{
    memset(w->agents, 0, w->agent_count * sizeof *w->agents);
    for (uint32_t g = 0; g < w->scenario->group_count; g++) {
        w->on_shift[g] = 0;
        for (uint32_t a = w->first_agent[g]; a < w->first_agent[g + 1]; a++)
            w->agents[a].group = g;
    }
}

/* ---- coming and going ---------------------------------------------------------------------------------- */

/* Comes in do not disturb, so that its first match sees all its queues. */
static void sign_on(struct world *w, uint32_t a)
{
    const struct agent_group *group = &w->scenario->groups[w->agents[a].group];
    acd_agent agent = {a};
    world_expect(w, acd_agent_on(w->acd, w->now, agent, DND_AWAY), "agent");
    for (uint32_t i = 0; i < group->serves_count; i++) {
        acd_queue q = {group->serves[i].queue};
        world_expect(w, acd_start_service(w->acd, w->now, agent, q, group->serves[i].priority),
                     "start_service");
    }
    w->on_shift[w->agents[a].group]++;
    tell_came(w, a);
    world_expect(w, acd_set_dnd(w->acd, w->now, agent, DND_OFF), "dnd");
    calls_follow(w);
}

static void sign_off(struct world *w, uint32_t a)
{
    world_expect(w, acd_agent_off(w->acd, w->now, (acd_agent){a}), "agent_off");
    calls_follow(w); /* an open offer ends */
    if (!w->agents[a].leaving)
        w->on_shift[w->agents[a].group]--;
    tell_went(w, a);
    w->look_for_stranded = true;
}

static bool is_busy(const struct agent *agent)
{
    return agent->duty == DUTY_TALK || agent->duty == DUTY_WRAP_UP;
}

static void will_leave(struct world *w, uint32_t a)
{
    w->agents[a].leaving = true;
    w->on_shift[w->agents[a].group]--;
    tell_overtime(w, a, true);
}

static void will_stay(struct world *w, uint32_t a)
{
    w->agents[a].leaving = false;
    w->on_shift[w->agents[a].group]++;
    tell_overtime(w, a, w->closed);
}

/* ---- the headcount -------------------------------------------------------------------------------------- */

static int by_rank(const void *x, const void *y)
{
    const struct staff_candidate *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->agent > b->agent) - (a->agent < b->agent);
}

static struct staff_candidate candidate(const struct world *w, uint32_t a)
{
    const struct agent *agent = &w->agents[a];
    if (is_busy(agent))
        return (struct staff_candidate){2, (uint64_t)agent->free_at, a};
    struct acd_agent_status status = {0};
    acd_agent_status(w->acd, (acd_agent){a}, &status);
    if (agent->duty == DUTY_OFFERED)
        return (struct staff_candidate){1, (uint64_t)status.deadline, a};
    return (struct staff_candidate){0, status.idle_seq, a};
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

static void fall(struct world *w, uint32_t group, uint32_t to)
{
    size_t count = list_candidates(w, group, false);
    for (size_t i = 0; i < count && w->on_shift[group] > to; i++) {
        uint32_t a = w->candidates[i].agent;
        if (is_busy(&w->agents[a]))
            will_leave(w, a);
        else
            sign_off(w, a);
    }
}

/* Who was about to leave stays, the last one first; then others come. */
static void rise(struct world *w, uint32_t group, uint32_t to)
{
    for (size_t i = list_candidates(w, group, true); i > 0 && w->on_shift[group] < to; i--)
        will_stay(w, w->candidates[i - 1].agent);
    for (uint32_t a = w->first_agent[group]; a < w->first_agent[group + 1] && w->on_shift[group] < to; a++)
        if (!w->agents[a].present)
            sign_on(w, a);
}

void staff_change(struct world *w)
{
    const struct staff_change *change = &w->timetable[w->next_change++];
    if (change->count < w->on_shift[change->group])
        fall(w, change->group, change->count);
    else
        rise(w, change->group, change->count);
}

/* ---- work ------------------------------------------------------------------------------------------------ */

void staff_talks(struct world *w, uint32_t a, uint32_t slot)
{
    const struct call *call = &w->calls[slot];
    w->agents[a].free_at = w->now + call->talk + call->wrap_up;
    world_push(w, w->now + call->talk, EVENT_TALK_ENDS, a);
}

/* After the call in hand: the next one, or home. `in_session`: still to be released. */
static void become_free(struct world *w, uint32_t a, bool in_session)
{
    acd_agent agent = {a};
    bool leaves = w->agents[a].leaving;
    if (leaves)
        sign_off(w, a);
    else
        tell_duty(w, a, DUTY_IDLE);
    if (in_session)
        world_expect(w, acd_release(w->acd, w->now, agent), "release");
    else if (!leaves)
        world_expect(w, acd_set_dnd(w->acd, w->now, agent, DND_OFF), "dnd");
    calls_follow(w);
}

void staff_talk_ends(struct world *w, uint32_t a)
{
    uint32_t slot = w->agents[a].call;
    int64_t wrap_up = w->calls[slot].wrap_up;
    tell_talked(w, slot, a);
    calls_leave_desk(w, slot);
    if (wrap_up == 0) {
        become_free(w, a, true);
        return;
    }
    tell_duty(w, a, DUTY_WRAP_UP);
    world_expect(w, acd_set_dnd(w->acd, w->now, (acd_agent){a}, DND_AWAY), "dnd");
    world_expect(w, acd_release(w->acd, w->now, (acd_agent){a}), "release");
    world_push(w, w->now + wrap_up, EVENT_WRAP_UP_ENDS, a);
    calls_follow(w);
}

void staff_wrap_up_ends(struct world *w, uint32_t a)
{
    become_free(w, a, false);
}

/* ---- the close ---------------------------------------------------------------------------------------------- */

void staff_close(struct world *w)
{
    w->closed = w->look_for_stranded = true;
    for (uint32_t a = 0; a < w->agent_count; a++)
        if (w->agents[a].present)
            tell_overtime(w, a, true);
    if (w->scenario->horizon.at_close == CLOSE_CLEAR)
        calls_clear(w, NOBODY);
}

static void dismiss(struct world *w)
{
    w->dismissed = true;
    for (uint32_t a = 0; a < w->agent_count; a++) {
        if (!w->agents[a].present || w->agents[a].leaving)
            continue;
        if (is_busy(&w->agents[a]))
            will_leave(w, a);
        else
            sign_off(w, a);
    }
}

static void strand(struct world *w, uint32_t queue)
{
    if (w->tally->stranded == 0)
        w->tally->stranded_queue = queue;
    w->tally->stranded += w->waiting[queue];
    calls_clear(w, queue);
}

void staff_strand_all(struct world *w)
{
    for (uint32_t q = 0; q < w->scenario->queue_count; q++)
        if (w->waiting[q] > 0)
            strand(w, q);
    staff_after_close(w);
}

/* Nobody on duty serves them any more. */
static void strand_the_unserved(struct world *w)
{
    w->look_for_stranded = false;
    for (uint32_t q = 0; q < w->scenario->queue_count; q++) {
        struct acd_queue_status status = {0};
        if (w->waiting[q] == 0)
            continue;
        world_expect(w, acd_queue_status(w->acd, (acd_queue){q}, &status), "status");
        if (status.agents == 0)
            strand(w, q);
    }
}

void staff_after_close(struct world *w)
{
    if (w->look_for_stranded)
        strand_the_unserved(w);
    if (w->in_queue == 0 && w->to_be_transferred == 0 && !w->dismissed)
        dismiss(w);
}
