/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/theory.h"

#include <math.h>
#include <stdlib.h>
#include "models/general_talk.h"
#include "models/offered_load.h"
#include "models/priorities.h"
#include "models/simtime.h"
#include "sim/theory_pool.h"

/* ---- one stretch of constant rates and headcounts ------------------------------------------------------- */

static struct center center_of(const struct pool *p, const struct pool_work *w, uint32_t agents, double within)
{
    return (struct center){
        .agents = agents,
        .places = pool_places(p),
        .rate = w->rate,
        .talk = w->talk,
        .patience = w->impatience > 0 ? 1 / w->impatience : INFINITY,
        .balk = w->balk,
        .zero = w->zero,
        .within = within,
    };
}

/* Nobody on duty: all wait, or leave. */
static struct center_figures without_agents(const struct center *c)
{
    double stay = 1 - c->balk, none = stay * c->zero, wait = stay - none;
    double soon = isinf(c->patience) ? 0 : -expm1(-c->within / c->patience);
    return (struct center_figures){
        .steady = !isinf(c->patience),
        .balked = c->balk,
        .abandonment = isinf(c->patience) ? none : stay,
        .p_wait = 1 - c->zero,
        .wait = (1 - c->zero) * c->patience,
        .asa = isinf(c->patience) ? INFINITY : NAN,
        .time_to_abandon = isinf(c->patience) ? NAN : (1 - c->zero) * c->patience,
        .queue_length = c->rate * wait * c->patience,
        .occupancy = NAN,
        .answered_answered = NAN,
        .abandons_count = none + wait * soon,
    };
}

/* The calls of the queues that are served before, with and after this one. */
static struct center_figures by_priority(const struct pool *p, uint32_t queue, const struct center *c, int64_t t)
{
    double rates[3] = {0}, waits[3];
    const struct scenario *s = p->scenario;
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct call_type *type = &s->types[p->types[i]];
        int other = s->queues[type->queue].priority, own = s->queues[queue].priority;
        rates[other < own ? 0 : other == own ? 1 : 2] += arrivals_rate(&type->arrivals, t);
    }
    double p_wait = priority_waits(c->agents, c->talk, 3, rates, waits);
    bool steady = isfinite(waits[1]);
    /* Those who are served first see no others: exponential waits. */
    double level = rates[0] > 0 ? NAN : 1 - p_wait * exp(-c->within * p_wait / waits[1]);
    level = steady ? level : 0;
    double load = c->rate * c->talk;
    return (struct center_figures){
        .steady = steady,
        .p_wait = p_wait,
        .wait = waits[1],
        .asa = waits[1],
        .time_to_abandon = NAN,
        .queue_length = rates[1] * waits[1],
        .occupancy = load < c->agents ? load / c->agents : 1,
        .answered_offered = level,
        .answered_answered = level,
        .excluding_short_abandons = level,
        .abandons_count = level,
    };
}

static struct center_figures figures_at(const struct queue_theory *q, uint32_t queue, int64_t t)
{
    const struct pool *p = &q->pool;
    struct pool_work w = pool_work_at(p, t);
    uint32_t agents = pool_agents_at(p, t);
    double within = sim_seconds(p->scenario->queues[queue].service_level.within);
    struct center c = center_of(p, &w, agents, within);
    if (!(w.rate > 0) || !(w.talk > 0))
        return (struct center_figures){.steady = true, .occupancy = agents > 0 ? 0 : NAN};
    if (agents == 0)
        return without_agents(&c);
    switch (q->formula) {
    case STATIONARY_PRIORITY:
        return by_priority(p, queue, &c, t);
    case STATIONARY_CONSTANT:
        return constant_talk(&c);
    case STATIONARY_ONE_AGENT:
        return single_agent(&c, sqrt(w.variance) / w.talk);
    case STATIONARY_GENERAL:
        return several_agents(&c, sqrt(w.variance) / w.talk);
    default:
        return center_figures(&c);
    }
}

/* ---- added up ----------------------------------------------------------------------------------------- */

/* Sums of part x calls over the stretches. */
struct sums {
    double calls, in, answered, gone_quickly;
    double blocking, balked, abandoned, waited, wait, wait_answered, wait_abandoned;
    double soon, queue_time, busy, staffed;
    bool steady;
};

/* Nobody who is 0 has a mean, and that of nobody must not spoil the others'. */
static double times(double part, double mean)
{
    return part > 0 ? part * mean : 0;
}

static void add_stretch(struct sums *s, const struct center_figures *f, double calls, double share, double agents,
                        double seconds)
{
    double in = calls * (1 - f->blocking - f->balked), answered = in - calls * f->abandonment;
    s->calls += calls;
    s->in += in;
    s->answered += answered;
    s->blocking += calls * f->blocking;
    s->balked += calls * f->balked;
    s->abandoned += calls * f->abandonment;
    s->waited += times(in, f->p_wait);
    s->wait += times(in, f->wait);
    s->wait_answered += times(answered, f->asa);
    s->wait_abandoned += times(calls * f->abandonment, f->time_to_abandon);
    s->soon += times(calls, f->answered_offered);
    s->gone_quickly += times(calls, f->abandons_count - f->answered_offered);
    s->queue_time += times(share * seconds, f->queue_length);
    s->busy += times(agents * seconds, f->occupancy);
    s->staffed += agents * seconds;
    s->steady = s->steady && (f->steady || calls <= 0);
}

static double part(double a, double b)
{
    return b > 0 ? a / b : NAN;
}

static struct center_figures divide(const struct sums *s, double seconds)
{
    return (struct center_figures){
        .steady = s->steady,
        .blocking = part(s->blocking, s->calls),
        .balked = part(s->balked, s->calls),
        .abandonment = part(s->abandoned, s->calls),
        .p_wait = part(s->waited, s->in),
        .wait = part(s->wait, s->in),
        .asa = part(s->wait_answered, s->answered),
        .time_to_abandon = part(s->wait_abandoned, s->abandoned),
        .queue_length = s->queue_time / seconds,
        .occupancy = part(s->busy, s->staffed),
        .answered_offered = part(s->soon, s->calls),
        .answered_answered = part(s->soon, s->answered),
        .excluding_short_abandons = part(s->soon, s->calls - s->gone_quickly),
        .abandons_count = part(s->soon + s->gone_quickly, s->calls),
    };
}

static double calls_of_queue(const struct pool *p, uint32_t queue, int64_t from, int64_t to)
{
    double calls = 0;
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct call_type *type = &p->scenario->types[p->types[i]];
        if (type->queue == queue)
            calls += arrivals_expected(&type->arrivals, from, to);
    }
    return calls;
}

/* The agents' time for a call as one law: the talk's own, or with wrap-up a gamma law of the same mean and
 * variance; the load hardly depends on more. */
static struct dist handling_law(const struct call_type *type)
{
    double mean = handling_mean(type), deviation = sqrt(handling_variance(type));
    if (type->wrap_up.kind == DIST_NONE)
        return type->talk;
    return deviation > 0.01 * mean ? dist_gamma(mean, deviation / mean) : dist_constant(mean);
}

static double lagged_load_at(const struct pool *p, int64_t t)
{
    double load = 0;
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct call_type *type = &p->scenario->types[p->types[i]];
        struct dist law = handling_law(type);
        load += offered_load_at(&type->arrivals, &law, t);
    }
    return load;
}

/* Simpson's rule. */
static double lagged_load(const struct pool *p, int64_t from, int64_t length)
{
    int64_t middle = from + length / 2, to = from + length;
    return (lagged_load_at(p, from) + 4 * lagged_load_at(p, middle) + lagged_load_at(p, to)) / 6;
}

static struct theory_span span_of(const struct queue_theory *q, uint32_t queue, int64_t from, int64_t length)
{
    struct sums sums = {.steady = true};
    struct theory_span span = {.start = from, .length = length};
    double seconds = sim_seconds(length);
    for (int64_t t = from, next; t < from + length; t = next) {
        next = pool_change_after(&q->pool, t, from + length);
        struct center_figures f = figures_at(q, queue, t);
        struct pool_work w = pool_work_at(&q->pool, t);
        double calls = calls_of_queue(&q->pool, queue, t, next), all = w.rate * sim_seconds(next - t);
        /* Of one line, a queue has as much as of its calls; with priorities the formula is about the queue. */
        double share = q->formula == STATIONARY_PRIORITY ? 1 : all > 0 ? calls / all : 0;
        add_stretch(&sums, &f, calls, share, pool_agents_at(&q->pool, t), sim_seconds(next - t));
        span.load += w.rate * w.talk * sim_seconds(next - t) / seconds;
    }
    span.calls = sums.calls;
    span.agents = sums.staffed / seconds;
    span.lagged_load = lagged_load(&q->pool, from, length);
    span.figures = divide(&sums, seconds);
    return span;
}

static bool queue_make(const struct results *r, uint32_t queue, struct queue_theory *q)
{
    const struct scenario *s = r->scenario;
    q->intervals = calloc(r->interval_count + 1, sizeof *q->intervals);
    if (!pool_make(s, queue, &q->pool) || !q->intervals)
        return false;
    q->formula = pool_formula(&q->pool);
    for (int i = 0; i < ASSUMPTIONS && assumptions[i].name; i++)
        q->broken[i] = assumptions[i].broken(&q->pool, q->formula);
    q->total = span_of(q, queue, r->total.start, r->total.length);
    double lagged = 0;
    for (uint32_t i = 0; i < r->interval_count; i++) {
        q->intervals[i] = span_of(q, queue, r->intervals[i].start, r->intervals[i].length);
        lagged += q->intervals[i].lagged_load * (double)r->intervals[i].length / (double)r->total.length;
    }
    if (r->interval_count > 0)
        q->total.lagged_load = lagged;
    return true;
}

bool theory_make(const struct results *r, struct theory *out)
{
    *out = (struct theory){.results = r};
    out->queues = calloc(r->scenario->queue_count + 1, sizeof *out->queues);
    if (!out->queues)
        return false;
    for (uint32_t q = 0; q < r->scenario->queue_count; q++)
        if (!queue_make(r, q, &out->queues[q]))
            return false;
    return true;
}

void theory_free(struct theory *t)
{
    for (uint32_t q = 0; t->queues && q < t->results->scenario->queue_count; q++) {
        pool_free(&t->queues[q].pool);
        free(t->queues[q].intervals);
    }
    free(t->queues);
    *t = (struct theory){0};
}

double theory_queue_level(const struct scenario *s, uint32_t queue, const struct center_figures *f)
{
    switch (s->queues[queue].service_level.definition) {
    case SL_ANSWERED_ANSWERED:
        return f->answered_answered;
    case SL_EXCLUDING_SHORT_ABANDONS:
        return f->excluding_short_abandons;
    case SL_ABANDONS_COUNT:
        return f->abandons_count;
    case SL_ANSWERED_OFFERED:
    case SL_DEFINITIONS:
        break;
    }
    return f->answered_offered;
}

struct estimate theory_pool_occupancy(const struct pool *p, const struct span_results *span)
{
    double busy = 0, staffed = 0;
    if (p->group_count == 1)
        return span->groups[p->groups[0]].metric[AGENT_OCCUPANCY];
    for (uint32_t i = 0; i < p->group_count; i++) {
        const struct estimate *m = span->groups[p->groups[i]].metric;
        busy += m[AGENT_OCCUPANCY].defined ? m[AGENT_OCCUPANCY].mean * m[AGENT_STAFFED].mean : 0;
        staffed += m[AGENT_STAFFED].mean;
    }
    return (struct estimate){.mean = staffed > 0 ? busy / staffed : 0, .defined = staffed > 0};
}
