/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agents in manual mode are always in do not disturb, so nobody is offered to them. When such an agent has
 * become free it prepares, then asks the dispatcher for a caller. If nobody waits it asks again after `poll`;
 * without `poll` it is ready, and asks as soon as somebody joins a queue that it serves.
 *
 * So while an agent is ready, nobody waits where it serves: it asked in vain before, and has been told since.
 */
#include "sim/staff.h"

#include <string.h>

/* ---- durations --------------------------------------------------------------------------------------- */

static int64_t duration(struct world *w, uint32_t a, const struct dist *law, const char *what,
                        struct stream_key key, uint32_t number)
{
    if (law->kind == DIST_NONE)
        return 0;
    uint32_t group = w->agents[a].group;
    struct place_in_stream at = {key, w->replication, a - w->first_agent[group], number};
    const char *name = w->scenario->groups[group].name;
    return callers_draw_at(w, (struct draw){law, {0.5, 0.5}, at, "agents", name, what});
}

static void ask_at(struct world *w, uint32_t a, int64_t time)
{
    w->agents[a].ask_event = world_push(w, time > w->now ? time : w->now, EVENT_ASKS, a);
}

/* After an offer that has lapsed: since the deadline, which the dispatcher tells a microsecond later. */
void manual_prepares(struct world *w, uint32_t a, int64_t since)
{
    struct agent *agent = &w->agents[a];
    const struct agent_group *group = &w->scenario->groups[agent->group];
    agent->freed = ++w->frees;
    if (group->serves_count > 0)
        ask_at(w, a,
               since + duration(w, a, &group->prepare, "prepare", w->group_keys[agent->group].prepare,
                                agent->prepared++));
}

/* ---- asking ------------------------------------------------------------------------------------------ */

static bool ask(struct world *w, uint32_t a)
{
    int code;
    do
        code = acd_request(w->acd, w->now, (acd_agent){a});
    while (world_made_room(w, code));
    w->agents[a].asked++;
    if (code != ACD_NOBODY)
        world_expect(w, code, "request");
    return code == ACD_OK;
}

/* At least a microsecond later, or the clock would stand still. */
static void asked_in_vain(struct world *w, uint32_t a)
{
    const struct agent *agent = &w->agents[a];
    const struct dist *poll = &w->scenario->groups[agent->group].poll;
    if (poll->kind == DIST_NONE) {
        w->ready[w->ready_count++] = a;
        return;
    }
    int64_t time = duration(w, a, poll, "poll", w->group_keys[agent->group].poll, agent->asked - 1);
    ask_at(w, a, w->now + (time > 0 ? time : 1));
}

void manual_asks(struct world *w, uint32_t a, uint64_t sequence)
{
    if (w->agents[a].ask_event != sequence) {
        w->events.abandoned--;
        return;
    }
    w->agents[a].ask_event = 0;
    if (!ask(w, a))
        asked_in_vain(w, a);
    calls_follow(w);
}

static void remove_at(uint32_t *list, uint32_t *count, uint32_t i)
{
    memmove(list + i, list + i + 1, (--*count - i) * sizeof *list);
}

void manual_stops(struct world *w, uint32_t a)
{
    if (w->agents[a].ask_event) {
        w->agents[a].ask_event = 0;
        w->events.abandoned++;
    }
    for (uint32_t i = 0; i < w->ready_count; i++)
        if (w->ready[i] == a)
            remove_at(w->ready, &w->ready_count, i);
}

/* ---- those who are ready ----------------------------------------------------------------------------- */

void manual_notes(struct world *w, uint32_t queue)
{
    for (uint32_t i = 0; i < w->entered_count; i++)
        if (w->entered[i] == queue)
            return;
    w->entered[w->entered_count++] = queue;
}

/* INT_MAX: does not serve it. */
static int priority_in(const struct agent_group *group, uint32_t queue)
{
    for (uint32_t i = 0; i < group->serves_count; i++)
        if (group->serves[i].queue == queue)
            return group->serves[i].priority;
    return INT32_MAX;
}

/* The best agent priority, then ready the longest. Place in the list; ready_count: nobody serves it. */
static uint32_t best_ready(const struct world *w, uint32_t queue)
{
    uint32_t best = w->ready_count;
    int least = INT32_MAX;
    for (uint32_t i = 0; i < w->ready_count; i++) {
        int priority = priority_in(&w->scenario->groups[w->agents[w->ready[i]].group], queue);
        if (priority < least) {
            least = priority;
            best = i;
        }
    }
    return best;
}

static bool somebody_waits(struct world *w, uint32_t queue)
{
    struct acd_queue_status line = {0};
    world_expect(w, acd_queue_status(w->acd, (acd_queue){queue}, &line), "status");
    return line.waiting > 0;
}

/* One agent at a time: what follows is obeyed before the next one asks. */
bool manual_pulls(struct world *w)
{
    while (w->entered_count > 0) {
        uint32_t queue = w->entered[0], i = best_ready(w, queue);
        if (i < w->ready_count && somebody_waits(w, queue)) {
            uint32_t a = w->ready[i];
            remove_at(w->ready, &w->ready_count, i);
            return ask(w, a);
        }
        remove_at(w->entered, &w->entered_count, 0);
    }
    return false;
}
