/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything that happened, told once, to whoever keeps count: the cells of the tally, the lengths of the
 * queues, the agents' hours, the records of single calls. Nothing else writes to them. */
#include "sim/world.h"

#include <stdlib.h>

static struct call_cell *cell_of(struct world *w, const struct call *call)
{
    return &w->tally->calls[(size_t)call->span * w->tally->flows + call->flow];
}

static struct group_cell *group_cell(struct world *w, uint32_t span, uint32_t group)
{
    return &w->tally->staff[(size_t)span * w->tally->groups + group];
}

/* By which it is judged. */
static uint32_t first_queue(const struct world *w, const struct call *call)
{
    return w->tally->flow[call->flow].queue;
}

/* ---- lengths --------------------------------------------------------------------------------------------- */

static void pass_time(struct length *l, int64_t now)
{
    int64_t passed = now - l->since;
    if (passed == 0)
        return; /* what lasted no time was never that long */
    l->area += (int128)l->value * passed;
    if (l->most < l->value)
        l->most = l->value;
    l->since = now;
}

static void change_length(struct length *l, int64_t now, int64_t by)
{
    pass_time(l, now);
    l->value += by;
}

static void change_lengths(struct world *w, const struct call *call, int by)
{
    uint32_t q = call->queue;
    change_length(&w->queue_lengths[q], w->now, by);
    change_length(&w->type_lengths[call->type], w->now, by);
    change_length(&w->length, w->now, by);
    w->waiting[q] += (uint32_t)by;
    w->in_queue += (uint32_t)by;
}

static void flush_length(struct length *l, int64_t now, struct length_cell *cell)
{
    pass_time(l, now);
    length_cell_add(cell, &(struct length_cell){l->area, l->most});
    l->area = 0;
    l->most = 0;
}

/* ---- agents' hours ------------------------------------------------------------------------------------------ */

static void account(struct world *w, struct agent *agent)
{
    int64_t passed = w->now - agent->since;
    agent->since = w->now;
    agent->time[agent->overtime ? DUTY_OVERTIME : agent->duty] += passed;
    if (agent->duty == DUTY_TALK)
        w->tally->talked += passed;
    else if (agent->duty == DUTY_WRAP_UP)
        w->tally->wrapped += passed;
}

static void flush_agent(struct world *w, struct agent *agent)
{
    struct group_cell *cell = group_cell(w, w->span, agent->group);
    if (agent->present)
        account(w, agent);
    for (int d = 0; d < DUTIES; d++) {
        cell->time[d] += agent->time[d];
        agent->accounted += agent->time[d];
        agent->time[d] = 0;
    }
}

void tell_duty(struct world *w, uint32_t a, enum duty duty)
{
    account(w, &w->agents[a]);
    w->agents[a].duty = (uint8_t)duty;
}

void tell_overtime(struct world *w, uint32_t a, bool overtime)
{
    account(w, &w->agents[a]);
    w->agents[a].overtime = overtime;
}

void tell_came(struct world *w, uint32_t a)
{
    struct agent *agent = &w->agents[a];
    agent->present = true;
    agent->leaving = false;
    agent->overtime = w->closed;
    agent->duty = (uint8_t)staff_free_duty(agent);
    agent->since = agent->came = w->now;
}

void tell_went(struct world *w, uint32_t a)
{
    struct agent *agent = &w->agents[a];
    account(w, agent);
    agent->on_duty += w->now - agent->came;
    agent->present = agent->leaving = false;
}

/* ---- spans -------------------------------------------------------------------------------------------------- */

static void flush(struct world *w)
{
    struct tally *t = w->tally;
    for (uint32_t q = 0; q < t->queues; q++)
        flush_length(&w->queue_lengths[q], w->now, &t->queue_lengths[(size_t)w->span * t->queues + q]);
    for (uint32_t k = 0; k < t->types; k++)
        flush_length(&w->type_lengths[k], w->now, &t->type_lengths[(size_t)w->span * t->types + k]);
    flush_length(&w->length, w->now, &t->lengths[w->span]);
    for (uint32_t a = 0; a < w->agent_count; a++)
        flush_agent(w, &w->agents[a]);
}

void facts_begin(struct world *w)
{
    w->span = 0;
    w->length = (struct length){0};
    for (uint32_t q = 0; q < w->scenario->queue_count; q++)
        w->queue_lengths[q] = (struct length){0};
    for (uint32_t t = 0; t < w->scenario->type_count; t++)
        w->type_lengths[t] = (struct length){0};
}

void facts_boundary(struct world *w)
{
    flush(w);
    w->span++;
}

void facts_end(struct world *w)
{
    flush(w);
    w->tally->events = w->happened;
}

/* ---- single calls ---------------------------------------------------------------------------------------------- */

static bool room_for_record(struct world *w, uint64_t serial)
{
    if (serial < w->record_room)
        return true;
    uint64_t room = w->record_room ? 2 * w->record_room : 1024;
    struct call_record *records = realloc(w->records, room * sizeof *records);
    if (!records) {
        world_fail(w, EXPERIMENT_MEMORY, "out of memory for the records of single calls");
        return false;
    }
    w->records = records;
    w->record_room = room;
    return true;
}

static void record(struct world *w, const struct call *call, enum call_outcome outcome, uint32_t a)
{
    bool answered = outcome == OUTCOME_ANSWERED;
    w->records[call->serial] = (struct call_record){
        .arrival = call->arrival,
        .wait = w->now - call->arrival,
        .talk = answered ? call->talk : -1,
        .wrap_up = answered ? call->wrap_up : -1,
        .patience = call->patience == SIM_LONGEST ? -1 : call->patience,
        .parent = call->parent,
        .type = call->type,
        .queue = first_queue(w, call),
        .outcome = outcome,
        .group = answered ? w->agents[a].group : NOBODY,
        .agent = answered ? a - w->first_agent[w->agents[a].group] : NOBODY,
        .offers = call->offers,
    };
}

/* ---- decisions ---------------------------------------------------------------------------------------------- */

/* A caller arrives, or is given to an agent. */
static void note_decision(struct world *w, const struct call *call, uint32_t a)
{
    bool arrival = a == NOBODY;
    uint32_t group = arrival ? NOBODY : w->agents[a].group;
    struct decision x = {.time = w->now, .number = call->number, .type = call->type, .queue = call->queue,
                         .group = group, .agent = arrival ? NOBODY : a - w->first_agent[group], .arrival = arrival};
    if (!decisions_add(w->decisions, &x))
        world_fail(w, EXPERIMENT_MEMORY, "out of memory for the decisions of a replication");
}

/* ---- calls ------------------------------------------------------------------------------------------------------ */

void tell_arrived(struct world *w, uint32_t slot)
{
    const struct call *call = &w->calls[slot];
    cell_of(w, call)->count[COUNT_OFFERED]++;
    w->tally->further += call->parent != NO_PARENT;
    if (w->keeps_records && room_for_record(w, call->serial))
        record(w, call, OUTCOME_IN_SYSTEM, NOBODY);
    if (w->decisions)
        note_decision(w, call, NOBODY);
}

void tell_waits(struct world *w, uint32_t slot)
{
    w->look_for_stranded |= w->closed;
    w->calls[slot].counted = true;
    change_lengths(w, &w->calls[slot], 1);
}

/* To the end of another queue; waiting goes on. */
void tell_moved(struct world *w, uint32_t slot, uint32_t queue)
{
    struct call *call = &w->calls[slot];
    cell_of(w, call)->count[COUNT_OVERFLOWED]++;
    w->tally->stood[call->queue] += w->now - call->since;
    change_lengths(w, call, -1);
    w->look_for_stranded |= w->closed;
    call->queue = queue;
    call->since = w->now;
    change_lengths(w, call, 1);
}

/* Another call of the same caller follows. */
void tell_stays_caused(struct world *w, uint32_t slot, enum call_count what)
{
    cell_of(w, &w->calls[slot])->count[what]++;
}

void tell_offered(struct world *w, uint32_t slot, uint32_t a)
{
    cell_of(w, &w->calls[slot])->count[COUNT_OFFERS]++;
    tell_duty(w, a, DUTY_OFFERED);
    if (w->decisions)
        note_decision(w, &w->calls[slot], a);
}

void tell_offer_failed(struct world *w, uint32_t slot, uint32_t a, enum offer_failure why)
{
    static const struct {
        int calls, group;
    } counts[] = {
        [OFFER_REJECTED] = {COUNT_REJECTS, GROUP_REJECTS},
        [OFFER_NOT_ANSWERED] = {COUNT_NO_ANSWERS, GROUP_NO_ANSWERS},
        [OFFER_CANCELLED] = {COUNT_CANCELLED_OFFERS, -1},
    };
    const struct call *call = &w->calls[slot];
    cell_of(w, call)->count[counts[why].calls]++;
    if (counts[why].group >= 0)
        group_cell(w, call->span, w->agents[a].group)->count[counts[why].group]++;
    tell_duty(w, a, staff_free_duty(&w->agents[a]));
}

static void count_wait(struct world *w, const struct call *call, bool answered, int64_t wait)
{
    struct tally *t = w->tally;
    uint32_t cell = wait_cell(call->span, call->flow, t->flows, answered);
    if (wait == 0)
        t->at_once[cell]++;
    else if (!wait_counts_add(&t->waits, cell, wait))
        world_fail(w, EXPERIMENT_MEMORY, "out of memory for the distribution of the waits");
}

/* The end of waiting, one way or another. */
static int64_t end_wait(struct world *w, struct call *call, enum call_outcome outcome, enum call_time kind)
{
    struct call_cell *cell = cell_of(w, call);
    int64_t wait = w->now - call->arrival;
    cell->count[COUNT_OUTCOME + outcome]++;
    cell->count[COUNT_WAITED] += wait > 0;
    cell->time[kind] += wait;
    if (cell->longest_wait < wait)
        cell->longest_wait = wait;
    count_wait(w, call, outcome == OUTCOME_ANSWERED, wait);
    w->tally->stood[call->queue] += w->now - call->since;
    if (call->counted) {
        call->counted = false;
        change_lengths(w, call, -1);
    }
    return wait;
}

static bool is_within(const struct world *w, const struct call *call, int64_t wait)
{
    return wait <= w->scenario->queues[first_queue(w, call)].service_level.within;
}

void tell_answered(struct world *w, uint32_t slot, uint32_t a)
{
    struct call *call = &w->calls[slot];
    if (w->decisions && w->agents[a].duty != DUTY_OFFERED) /* a session without an offer */
        note_decision(w, call, a);
    int64_t wait = end_wait(w, call, OUTCOME_ANSWERED, TIME_WAIT_ANSWERED);
    cell_of(w, call)->count[COUNT_ANSWERED_WITHIN] += is_within(w, call, wait);
    group_cell(w, call->span, w->agents[a].group)->count[GROUP_ANSWERED]++;
    tell_duty(w, a, DUTY_TALK);
    if (w->keeps_records)
        record(w, call, OUTCOME_ANSWERED, a);
}

void tell_lost(struct world *w, uint32_t slot, enum call_outcome outcome)
{
    struct call *call = &w->calls[slot];
    if (outcome == OUTCOME_BLOCKED || outcome == OUTCOME_BALKED) {
        cell_of(w, call)->count[COUNT_OUTCOME + outcome]++;
    } else {
        bool abandons = outcome == OUTCOME_ABANDONED;
        int64_t wait = end_wait(w, call, outcome, abandons ? TIME_WAIT_ABANDONED : TIME_WAIT_OTHERS);
        cell_of(w, call)->count[COUNT_ABANDONED_WITHIN] += abandons && is_within(w, call, wait);
    }
    if (w->keeps_records)
        record(w, call, outcome, NOBODY);
}

void tell_talked(struct world *w, uint32_t slot, uint32_t a)
{
    const struct call *call = &w->calls[slot];
    struct call_cell *cell = cell_of(w, call);
    cell->time[TIME_TALK] += call->talk;
    cell->time[TIME_WRAP_UP] += call->wrap_up;
    account(w, &w->agents[a]);
}
