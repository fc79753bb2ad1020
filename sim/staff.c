/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents come, work and go; the close. When they come and go: timetable.c, headcount.c. */
#include "sim/staff.h"

#include <stdlib.h>
#include <string.h>

/* ---- making ------------------------------------------------------------------------------------------ */

static bool make_groups(struct world *w)
{
    const struct scenario *s = w->scenario;
    w->first_agent = calloc(s->group_count + 1, sizeof *w->first_agent);
    w->on_shift = calloc(s->group_count + 1, sizeof *w->on_shift);
    w->group_keys = calloc(s->group_count + 1, sizeof *w->group_keys);
    if (!w->first_agent || !w->on_shift || !w->group_keys)
        return false;
    for (uint32_t g = 0; g < s->group_count; g++)
        w->first_agent[g + 1] = w->first_agent[g] + roster_agents(&s->groups[g].roster);
    w->agent_count = w->first_agent[s->group_count];
    return true;
}

static void make_keys(struct world *w)
{
    uint64_t seed = w->scenario->run.seed;
    for (uint32_t g = 0; g < w->scenario->group_count; g++) {
        const char *name = w->scenario->groups[g].name;
        w->group_keys[g] = (struct group_keys){stream_key(seed, STREAM_ABSENCE, name),
                                               stream_key(seed, STREAM_PREPARE, name),
                                               stream_key(seed, STREAM_POLL, name)};
    }
}

bool staff_make(struct world *w)
{
    if (!make_groups(w) || !timetable_make(w))
        return false;
    make_keys(w);
    w->agents = calloc(w->agent_count + UINT64_C(1), sizeof *w->agents);
    w->candidates = headcount_scratch(w->agent_count);
    w->ready = calloc(w->agent_count + UINT64_C(1), sizeof *w->ready);
    w->entered = calloc(w->scenario->queue_count + UINT64_C(1), sizeof *w->entered);
    return w->agents && w->candidates && w->ready && w->entered;
}

/* Each agent by itself, for the whole replication. */
static bool is_absent(const struct world *w, uint32_t group, uint32_t number)
{
    double absence = w->scenario->groups[group].absence;
    return absence > 0 &&
           stream_uniforms(w->group_keys[group].absence, w->replication, number, 0).choice < absence;
}

void staff_open(struct world *w)
{
    memset(w->agents, 0, w->agent_count * sizeof *w->agents);
    for (uint32_t g = 0; g < w->scenario->group_count; g++) {
        w->on_shift[g] = 0;
        for (uint32_t a = w->first_agent[g]; a < w->first_agent[g + 1]; a++) {
            w->agents[a].group = g;
            w->agents[a].manual = w->scenario->groups[g].mode == MODE_MANUAL;
            w->agents[a].absent = is_absent(w, g, a - w->first_agent[g]);
        }
    }
    w->ready_count = w->entered_count = 0;
}

/* ---- coming and going ---------------------------------------------------------------------------------- */

/* For its next caller. `away`: in do not disturb until now. */
static void become_available(struct world *w, uint32_t a, bool away)
{
    if (w->agents[a].manual)
        manual_prepares(w, a, w->now);
    else if (away)
        world_expect(w, acd_set_dnd(w->acd, w->now, (acd_agent){a}, DND_OFF), "dnd");
}

/* Comes in do not disturb, so that its first match sees all its queues. */
void staff_sign_on(struct world *w, uint32_t a)
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
    become_available(w, a, true);
    calls_follow(w);
}

static void stop_counting(struct world *w, uint32_t a)
{
    if (!w->agents[a].leaving)
        w->on_shift[w->agents[a].group]--;
    w->agents[a].leaving = true;
}

void staff_sign_off(struct world *w, uint32_t a)
{
    stop_counting(w, a);
    if (w->agents[a].manual)
        manual_stops(w, a);
    world_expect(w, acd_agent_off(w->acd, w->now, (acd_agent){a}), "agent_off");
    calls_follow(w); /* an open offer ends */
    tell_went(w, a);
    w->look_for_stranded = true;
}

void staff_leave(struct world *w, uint32_t a)
{
    if (!staff_is_busy(&w->agents[a])) {
        staff_sign_off(w, a);
        return;
    }
    stop_counting(w, a);
    tell_overtime(w, a, true);
}

void staff_will_stay(struct world *w, uint32_t a)
{
    w->agents[a].leaving = false;
    w->on_shift[w->agents[a].group]++;
    tell_overtime(w, a, w->closed);
}

/* ---- work ------------------------------------------------------------------------------------------------ */

int64_t staff_talk(struct world *w, uint32_t a, const struct call *call)
{
    const struct agent_group *group = &w->scenario->groups[w->agents[a].group];
    double factor = group->talk_factor[call->type];
    return factor == 1 ? call->talk : callers_talk(w, call, factor, group->name);
}

void staff_talks(struct world *w, uint32_t a, uint32_t slot)
{
    const struct call *call = &w->calls[slot];
    w->agents[a].answered = ++w->answers;
    w->agents[a].talk_ends = w->now + call->talk;
    w->agents[a].free_at = w->now + call->talk + call->wrap_up;
    world_push(w, w->now + call->talk, EVENT_TALK_ENDS, a);
}

/* After the call in hand: the next one, or home. `in_session`: still to be released. */
static void become_free(struct world *w, uint32_t a, bool in_session)
{
    bool leaves = w->agents[a].leaving;
    if (leaves)
        staff_sign_off(w, a);
    else
        tell_duty(w, a, staff_free_duty(&w->agents[a]));
    if (in_session)
        world_expect(w, acd_release(w->acd, w->now, (acd_agent){a}), "release");
    if (!leaves)
        become_available(w, a, !in_session);
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
    for (uint32_t a = 0; a < w->agent_count; a++)
        if (w->agents[a].present && !w->agents[a].leaving)
            staff_leave(w, a);
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

static bool serves(const struct agent_group *group, uint32_t queue)
{
    for (uint32_t i = 0; i < group->serves_count; i++)
        if (group->serves[i].queue == queue)
            return true;
    return false;
}

bool staff_is_free(const struct world *w, uint32_t queue)
{
    for (uint32_t a = 0; a < w->agent_count; a++)
        if (w->agents[a].present && w->agents[a].duty == DUTY_IDLE && serves(&w->scenario->groups[w->agents[a].group], queue))
            return true;
    for (uint32_t i = 0; i < w->ready_count; i++)
        if (serves(&w->scenario->groups[w->agents[w->ready[i]].group], queue))
            return true;
    return false;
}

/* Whoever only finishes the call in hand is not on duty. */
static bool is_served(const struct world *w, uint32_t queue)
{
    for (uint32_t g = 0; g < w->scenario->group_count; g++)
        if (w->on_shift[g] > 0 && serves(&w->scenario->groups[g], queue))
            return true;
    return false;
}

static void strand_the_unserved(struct world *w)
{
    w->look_for_stranded = false;
    for (uint32_t q = 0; q < w->scenario->queue_count; q++)
        if (w->waiting[q] > 0 && !is_served(w, q))
            strand(w, q);
}

void staff_after_close(struct world *w)
{
    if (w->look_for_stranded)
        strand_the_unserved(w);
    if (w->in_queue == 0 && w->to_be_transferred == 0 && !w->dismissed)
        dismiss(w);
}
