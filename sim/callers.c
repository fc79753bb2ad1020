/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who calls: everything about a caller that is drawn at random. */
#include "sim/world.h"

#include <stdlib.h>
#include <string.h>

/* The number of a further call: which one of its caller's in the high bits, the first one's number below. */
enum { ROOT_BITS = 40 };

/* ---- keys ---------------------------------------------------------------------------------------------- */

static void make_keys(struct source *src, const struct scenario *s, const struct call_type *type)
{
    static const enum stream_purpose purposes[CHANCES] = {
        [CHANCE_REJECT] = STREAM_REJECT,     [CHANCE_NO_ANSWER] = STREAM_NO_ANSWER,
        [CHANCE_BALK] = STREAM_BALK,         [CHANCE_RETRY] = STREAM_RETRY,
        [CHANCE_TRANSFER] = STREAM_TRANSFER, [CHANCE_CALLBACK] = STREAM_CALLBACK,
    };
    uint64_t seed = s->run.seed;
    src->arrival = stream_key(seed, STREAM_ARRIVAL, type->name);
    src->busyness = stream_key(seed, STREAM_BUSYNESS, type->busyness_name ? type->busyness_name : type->name);
    src->patience = stream_key(seed, STREAM_PATIENCE, type->name);
    src->talk = stream_key(seed, STREAM_TALK, type->name);
    src->wrap_up = stream_key(seed, STREAM_WRAP_UP, type->name);
    src->answer = stream_key(seed, STREAM_ANSWER, type->name);
    src->retry_delay = stream_key(seed, STREAM_RETRY_DELAY, type->name);
    for (int i = 0; i < CHANCES; i++)
        src->chances[i] = stream_key(seed, purposes[i], type->name);
}

static bool needs_uniforms(const struct dist *d)
{
    return d->kind != DIST_NONE && (d->kind != DIST_CONSTANT || d->zero > 0);
}

/* The uniforms of the next callers, several at a time. */
static void look_ahead(struct world *w, const struct call_type *type, struct source *src)
{
    stream_fill(src->arrival, w->replication, src->next, CALLERS_AHEAD, src->gaps);
    if (needs_uniforms(&type->patience))
        stream_fill(src->patience, w->replication, src->next, CALLERS_AHEAD, src->patiences);
    if (needs_uniforms(&type->talk))
        stream_fill(src->talk, w->replication, src->next, CALLERS_AHEAD, src->talks);
    if (needs_uniforms(&type->wrap_up))
        stream_fill(src->wrap_up, w->replication, src->next, CALLERS_AHEAD, src->wrap_ups);
}

/* ---- durations and chances -------------------------------------------------------------------------------- */

int64_t callers_draw(struct world *w, const struct draw *d)
{
    double seconds = dist_sample(d->law, d->u, &d->at, w->rng);
    int64_t t = sim_time(seconds);
    if (t >= SIM_LONGEST)
        world_fail(w, EXPERIMENT_DATA,
                   "%s.%s.%s drew %g s, more than 2^62 us can hold: its mean or spread is too large", d->section,
                   d->owner, d->what, seconds);
    return t;
}

int64_t callers_draw_at(struct world *w, struct draw d)
{
    if (needs_uniforms(d.law))
        d.u = stream_uniforms(d.at.key, d.at.replication, d.at.call, d.at.draw);
    return callers_draw(w, &d);
}

bool callers_chance(const struct world *w, enum chance what, double probability, const struct call *call,
                    uint32_t draw)
{
    return probability > 0 && stream_uniforms(w->sources[call->type].chances[what], w->replication,
                                              call->number, draw).choice < probability;
}

struct caller_uniforms {
    struct uniforms patience, talk, wrap_up;
};

static void draw_durations(struct world *w, struct call *call, const struct caller_uniforms *u)
{
    const struct call_type *type = &w->scenario->types[call->type];
    const struct source *src = &w->sources[call->type];
    const struct place_in_stream at = {.replication = w->replication, .call = call->number};
    struct draw patience = {&type->patience, u->patience, at, "calls", type->name, "patience"};
    struct draw talk = {&type->talk, u->talk, at, "calls", type->name, "talk"};
    struct draw wrap_up = {&type->wrap_up, u->wrap_up, at, "calls", type->name, "wrap_up"};
    patience.at.key = src->patience;
    talk.at.key = src->talk;
    wrap_up.at.key = src->wrap_up;
    call->patience = type->patience.kind == DIST_NONE ? SIM_LONGEST : callers_draw(w, &patience);
    call->talk = callers_draw(w, &talk);
    call->wrap_up = type->wrap_up.kind == DIST_NONE ? 0 : callers_draw(w, &wrap_up);
}

/* Drawn once more, so that it is rounded once. */
int64_t callers_talk(struct world *w, const struct call *call, double factor, const char *group)
{
    const struct call_type *type = &w->scenario->types[call->type];
    const struct dist law = dist_scaled(type->talk, factor);
    const struct place_in_stream at = {w->sources[call->type].talk, w->replication, call->number, 0};
    return callers_draw_at(w, (struct draw){&law, {0.5, 0.5}, at, "agents", group, "talk_factor"});
}

int64_t callers_retry_delay(struct world *w, const struct call *call)
{
    const struct call_type *type = &w->scenario->types[call->type];
    const struct place_in_stream at = {w->sources[call->type].retry_delay, w->replication, call->number, 0};
    return callers_draw_at(
        w, (struct draw){&type->retry.delay, {0.5, 0.5}, at, "calls", type->name, "retry.delay"});
}

/* ---- arrivals ------------------------------------------------------------------------------------------------ */

static double busyness_of_the_day(struct world *w, const struct call_type *type, const struct source *src)
{
    if (type->busyness.kind == DIST_NONE)
        return 1;
    struct place_in_stream at = {src->busyness, w->replication, 0, 0};
    return dist_sample(&type->busyness, stream_uniforms(src->busyness, w->replication, 0, 0), &at, w->rng);
}

/* The event of the next arrival of a type; EVENT_NONE when there is none before the close. */
static event next_arrival(struct world *w, uint32_t type)
{
    struct source *src = &w->sources[type];
    if (src->next % CALLERS_AHEAD == 0)
        look_ahead(w, &w->scenario->types[type], src);
    const struct place_in_stream at = {src->arrival, w->replication, src->next, 0};
    int64_t t = arrival_next(&src->walk, src->gaps[src->next % CALLERS_AHEAD], &at, w->rng);
    if (t >= src->walk.end)
        return EVENT_NONE;
    return event_make(t, EVENT_ARRIVAL, src->rank, type);
}

/* Callers of one instant come in the order of their types' names: that of declaration decides nothing. */
static int by_name(const void *x, const void *y)
{
    return strcmp((*(const struct call_type *const *)x)->name, (*(const struct call_type *const *)y)->name);
}

bool callers_make(struct world *w)
{
    const struct scenario *s = w->scenario;
    w->types_by_name = calloc(s->type_count + UINT64_C(1), sizeof *w->types_by_name);
    if (!w->types_by_name)
        return false;
    for (uint32_t t = 0; t < s->type_count; t++)
        w->types_by_name[t] = &s->types[t];
    qsort(w->types_by_name, s->type_count, sizeof *w->types_by_name, by_name);
    return true;
}

bool callers_open(struct world *w)
{
    const struct scenario *s = w->scenario;
    for (uint32_t i = 0; i < s->type_count; i++) {
        uint32_t t = (uint32_t)(w->types_by_name[i] - s->types);
        struct source *src = &w->sources[t];
        make_keys(src, s, &s->types[t]);
        src->next = 0;
        src->rank = i;
        double factor = busyness_of_the_day(w, &s->types[t], src);
        src->walk = arrival_walk(&s->types[t].arrivals, factor, s->horizon.length);
        event e = next_arrival(w, t);
        if (e == EVENT_NONE)
            continue;
        if (!calendar_reserve(&w->arrivals)) {
            world_fail(w, EXPERIMENT_MEMORY, "out of memory");
            return false;
        }
        calendar_push(&w->arrivals, e);
    }
    return true;
}

void callers_next(struct world *w, struct call *call)
{
    struct source *src = &w->sources[call->type];
    uint32_t i = src->next % CALLERS_AHEAD;
    call->number = src->next++;
    draw_durations(w, call,
                   &(struct caller_uniforms){src->patiences[i], src->talks[i], src->wrap_ups[i]});
    event next = next_arrival(w, call->type);
    if (next == EVENT_NONE)
        calendar_pop(&w->arrivals);
    else
        calendar_replace(&w->arrivals, next);
}

void callers_again(struct world *w, struct call *call)
{
    const struct source *src = &w->sources[call->type];
    uint64_t number = call->number += UINT64_C(1) << ROOT_BITS;
    draw_durations(w, call,
                   &(struct caller_uniforms){stream_uniforms(src->patience, w->replication, number, 0),
                                             stream_uniforms(src->talk, w->replication, number, 0),
                                             stream_uniforms(src->wrap_up, w->replication, number, 0)});
}
