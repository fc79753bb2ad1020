/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { FIRST_CALL_ROOM = 256 };

/* After the close the last callers must be served within this many lengths of the horizon, and some. */
enum { DRAIN_LENGTHS = 100, DRAIN_HOURS = 1000 };

/* ---- failing ------------------------------------------------------------------------------------ */

void world_fail(struct world *w, enum experiment_status status, const char *format, ...)
{
    if (world_failed(w))
        return;
    va_list args;
    va_start(args, format);
    vsnprintf(w->problem, sizeof w->problem, format, args);
    va_end(args);
    w->status = status;
}

void world_refused(struct world *w, int code, const char *operation)
{
    world_fail(w, EXPERIMENT_BUG, "the dispatcher answered %d to %s (seed %llu, replication %u, event %llu)", code,
               operation, (unsigned long long)w->scenario->run.seed, w->replication,
               (unsigned long long)w->happened);
}

/* ---- the dispatcher's memory -------------------------------------------------------------------- */

static void *block_for(const struct acd_limits *limits)
{
    return aligned_alloc(16, (acd_size(limits) + 15) / 16 * 16);
}

bool world_grow_dispatcher(struct world *w, uint32_t clients, uint32_t exclusions)
{
    struct acd_limits limits = w->limits;
    limits.clients = clients;
    limits.exclusions = exclusions;
    void *memory = block_for(&limits);
    acd *grown = memory ? acd_grow(memory, &limits, w->acd) : NULL;
    if (!grown) {
        free(memory);
        world_fail(w, EXPERIMENT_MEMORY, "out of memory");
        return false;
    }
    free(w->acd);
    w->acd = grown;
    w->limits = limits;
    return true;
}

static bool spill(struct world *w)
{
    struct acd_event e;
    while (acd_next(w->acd, &e)) {
        if (w->spilled_count == w->spilled_room) {
            size_t room = w->spilled_room ? 2 * w->spilled_room : 1024;
            struct acd_event *spilled = realloc(w->spilled, room * sizeof *spilled);
            if (!spilled) {
                world_fail(w, EXPERIMENT_MEMORY, "out of memory");
                return false;
            }
            w->spilled = spilled;
            w->spilled_room = room;
        }
        w->spilled[w->spilled_count++] = e;
    }
    return true;
}

bool world_makes_room(struct world *w, int code)
{
    if (code == ACD_UNREAD)
        return spill(w);
    return code == ACD_LIMIT && world_grow_dispatcher(w, w->limits.clients, 2 * w->limits.exclusions);
}

bool world_next_spilled(struct world *w, struct acd_event *e)
{
    if (w->spilled_read < w->spilled_count) {
        *e = w->spilled[w->spilled_read++];
        return true;
    }
    w->spilled_read = w->spilled_count = 0;
    return acd_next(w->acd, e);
}

static bool open_dispatcher(struct world *w)
{
    if (!acd_init(w->acd, &w->limits, &w->scenario->dispatch)) {
        world_fail(w, EXPERIMENT_DATA, "dispatch: a parameter is out of range");
        return false;
    }
    for (uint32_t q = 0; q < w->scenario->queue_count; q++)
        world_expect(w, acd_queue_set(w->acd, 0, (acd_queue){q}, w->scenario->queues[q].priority), "queue");
    return !world_failed(w);
}

/* ---- making a world ------------------------------------------------------------------------------- */

static uint32_t services_of(const struct scenario *s)
{
    uint64_t sum = 0;
    for (uint32_t g = 0; g < s->group_count; g++)
        sum += (uint64_t)roster_agents(&s->groups[g].roster) * s->groups[g].serves_count;
    return sum < ACD_LIMIT_MAX ? (uint32_t)sum : ACD_LIMIT_MAX;
}

static bool make_dispatcher(struct world *w)
{
    w->limits = (struct acd_limits){.agents = w->agent_count,
                                    .queues = w->scenario->queue_count,
                                    .clients = FIRST_CALL_ROOM,
                                    .services = services_of(w->scenario),
                                    .exclusions = w->agent_count + 16};
    w->acd = block_for(&w->limits);
    return w->acd;
}

static bool make_arrays(struct world *w)
{
    const struct scenario *s = w->scenario;
    w->sources = calloc(s->type_count + 1, sizeof *w->sources);
    w->waiting = calloc(s->queue_count + 1, sizeof *w->waiting);
    w->queue_lengths = calloc(s->queue_count + 1, sizeof *w->queue_lengths);
    w->type_lengths = calloc(s->type_count + 1, sizeof *w->type_lengths);
    w->calls = malloc(FIRST_CALL_ROOM * sizeof *w->calls);
    w->call_room = FIRST_CALL_ROOM;
    return w->sources && w->waiting && w->queue_lengths && w->type_lengths && w->calls &&
           calendar_reserve(&w->events) && calendar_reserve(&w->arrivals);
}

struct world *world_new(const struct scenario *s, bool keeps_records)
{
    struct world *w = calloc(1, sizeof *w);
    if (!w)
        return NULL;
    w->scenario = s;
    w->keeps_records = keeps_records;
    w->rng = gsl_rng_alloc(stream_gsl);
    if (!w->rng || !make_arrays(w) || !callers_make(w) || !staff_make(w) || !make_dispatcher(w)) {
        world_free(w);
        return NULL;
    }
    return w;
}

void world_free(struct world *w)
{
    if (!w)
        return;
    if (w->rng)
        gsl_rng_free(w->rng);
    calendar_free(&w->events);
    calendar_free(&w->arrivals);
    free(w->acd);
    free(w->spilled);
    free(w->sources);
    free(w->types_by_name);
    free(w->agents);
    free(w->first_agent);
    free(w->on_shift);
    free(w->timetable);
    free(w->candidates);
    free(w->group_keys);
    free(w->ready);
    free(w->entered);
    free(w->calls);
    free(w->waiting);
    free(w->queue_lengths);
    free(w->type_lengths);
    free(w->records);
    free(w);
}

/* ---- events ---------------------------------------------------------------------------------------- */

uint64_t world_push(struct world *w, int64_t time, enum event_kind kind, uint32_t handle)
{
    if (time >= SIM_LONGEST)
        world_fail(w, EXPERIMENT_DATA, "the clock would pass 146000 years: the durations drawn are too long");
    else if (!calendar_reserve(&w->events))
        world_fail(w, EXPERIMENT_MEMORY, "out of memory");
    else if (w->sequence + 1 >= EVENT_SEQUENCES)
        world_fail(w, EXPERIMENT_FULL, "more than %llu events in one replication: use a shorter horizon",
                   (unsigned long long)EVENT_SEQUENCES);
    if (world_failed(w))
        return 0;
    calendar_push(&w->events, event_make(time, kind, ++w->sequence, handle));
    return w->sequence;
}

bool world_is_next(const struct world *w, enum event_kind kind)
{
    event after = event_make(w->now, kind + 1, 0, 0);
    return !w->staff_changes && calendar_first(&w->events) >= after &&
           (w->next_change == w->change_count || w->timetable[w->next_change].when >= after);
}

static event next_boundary(const struct world *w)
{
    return w->span + 1 < w->tally->spans ? event_make(w->tally->bounds[w->span + 1], EVENT_BOUNDARY, 0, 0)
                                         : EVENT_NONE;
}

static event soonest(const struct world *w)
{
    event e = calendar_first(&w->events), other = calendar_first(&w->arrivals);
    e = other < e ? other : e;
    int64_t due = acd_deadline(w->acd);
    other = due == ACD_NEVER ? EVENT_NONE : event_make(due, EVENT_DUE, 0, 0);
    e = other < e ? other : e;
    other = w->next_change < w->change_count ? w->timetable[w->next_change].when : EVENT_NONE;
    e = other < e ? other : e;
    other = next_boundary(w);
    return other < e ? other : e;
}

static void boundary(struct world *w)
{
    facts_boundary(w);
    if (w->span + 1 == w->tally->spans)
        staff_close(w);
}

static void handle(struct world *w, event e)
{
    switch (event_kind(e)) {
    case EVENT_BOUNDARY:
        boundary(w);
        return;
    case EVENT_DUE:
        calls_tick(w);
        return;
    case EVENT_STAFF_ENDS:
    case EVENT_STAFF_STARTS:
        staff_change(w);
        return;
    case EVENT_ARRIVAL:
        calls_arrive(w, e);
        return;
    case EVENT_TALK_ENDS:
        calendar_pop(&w->events);
        staff_talk_ends(w, event_handle(e));
        return;
    case EVENT_WRAP_UP_ENDS:
        calendar_pop(&w->events);
        staff_wrap_up_ends(w, event_handle(e));
        return;
    case EVENT_ANSWER:
        calendar_pop(&w->events);
        offers_answer(w, event_handle(e), event_sequence(e));
        return;
    case EVENT_PATIENCE:
    case EVENT_MAX_WAIT:
    case EVENT_OVERFLOW:
    case EVENT_CALLBACK:
        calendar_pop(&w->events);
        waiting_timer(w, e);
        return;
    case EVENT_RETRY:
        calendar_pop(&w->events);
        calls_retry(w, event_handle(e));
        return;
    case EVENT_TRANSFER:
        calendar_pop(&w->events);
        calls_transfer(w, event_handle(e));
        return;
    case EVENT_ASKS:
        calendar_pop(&w->events);
        manual_asks(w, event_handle(e), event_sequence(e));
        return;
    }
}

static void move_clock(struct world *w, int64_t now)
{
    if (now > w->now)
        w->at_instant = 0;
    w->now = now;
}

static void check_drain(struct world *w)
{
    int64_t length = w->scenario->horizon.length;
    if (w->in_queue > 0 && (w->now - length) / DRAIN_LENGTHS > length + DRAIN_HOURS * SIM_HOUR / DRAIN_LENGTHS)
        world_fail(w, EXPERIMENT_FULL,
                   "%u callers still wait %.0f hours after the close of replication %u: "
                   "look at staff, no_answer, reject and patience, or use at_close: clear",
                   w->in_queue, sim_seconds(w->now - length) / 3600, w->replication);
}

static void check_standstill(struct world *w)
{
    if (w->at_instant > MOST_AT_INSTANT)
        world_fail(w, EXPERIMENT_BUG,
                   "the clock stands still at %.6f s: %u events at one instant "
                   "(is reject 100%% with reoffer_delay 0s, or a retry without delay?)",
                   sim_seconds(w->now), (unsigned)MOST_AT_INSTANT);
}

static void loop(struct world *w)
{
    while (!world_failed(w)) {
        event e = soonest(w);
        if (e == EVENT_NONE) {
            if (w->in_queue == 0)
                return;
            staff_strand_all(w); /* nothing will happen any more */
            continue;
        }
        move_clock(w, event_time(e));
        w->happened++;
        w->at_instant++;
        handle(w, e);
        if (w->closed) {
            staff_after_close(w);
            check_drain(w);
        }
        if (w->events.abandoned > 64 && w->events.abandoned > w->events.count / 2)
            calendar_sweep(&w->events, calls_want_event, w);
        check_standstill(w);
    }
}

/* ---- one replication --------------------------------------------------------------------------------- */

static void reset(struct world *w, uint32_t number, struct tally *tally)
{
    w->replication = number;
    w->tally = tally;
    w->status = EXPERIMENT_DONE;
    w->now = 0;
    w->sequence = w->happened = w->at_instant = w->offers = w->answers = w->frees = 0;
    w->closed = w->dismissed = w->look_for_stranded = w->staff_changes = false;
    w->events.count = w->events.abandoned = w->arrivals.count = 0;
    w->next_change = 0;
    w->spilled_read = w->spilled_count = 0;
    w->calls_used = w->in_queue = w->to_be_transferred = 0;
    w->free_call = NOBODY;
    for (uint32_t q = 0; q < w->scenario->queue_count; q++)
        w->waiting[q] = 0;
    tally_clear(tally);
}

enum experiment_status world_run(struct world *w, uint32_t number, struct tally *tally)
{
    reset(w, number, tally);
    facts_begin(w);
    staff_open(w);
    if (open_dispatcher(w) && callers_open(w))
        loop(w);
    if (!world_failed(w)) {
        facts_end(w);
        laws_hold(w);
    }
    return w->status;
}
