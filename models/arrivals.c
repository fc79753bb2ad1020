/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/arrivals.h"

#include <math.h>

/* ---- rates in steps ----------------------------------------------------------------------------------- */

/* The last of `count` ascending times that is not above t; the first when all are. */
static uint32_t last_not_after(const int64_t *times, uint32_t count, int64_t t)
{
    uint32_t low = 0, high = count - 1;
    while (low < high) {
        uint32_t middle = high - (high - low) / 2;
        if (times[middle] <= t)
            low = middle;
        else
            high = middle - 1;
    }
    return low;
}

static uint32_t step_at(const struct rate_profile *p, int64_t t)
{
    if (p->starts)
        return last_not_after(p->starts, p->count, t);
    if (p->every == 0)
        return 0;
    int64_t step = t / p->every;
    return step < p->count ? (uint32_t)step : p->count - 1;
}

static int64_t step_start(const struct rate_profile *p, uint32_t step)
{
    return p->starts ? p->starts[step] : p->every * step;
}

static int64_t step_end(const struct rate_profile *p, uint32_t step, int64_t end)
{
    if ((p->every == 0 && !p->starts) || step + 1 >= p->count)
        return end;
    int64_t stop = step_start(p, step + 1);
    return stop < end ? stop : end;
}

double rate_at(const struct rate_profile *p, int64_t t)
{
    return p->rates[step_at(p, t)];
}

double rate_integral(const struct rate_profile *p, int64_t from, int64_t to)
{
    double sum = 0;
    for (int64_t t = from; t < to;) {
        uint32_t step = step_at(p, t);
        int64_t stop = step_end(p, step, to);
        sum += p->rates[step] * sim_seconds(stop - t);
        t = stop;
    }
    return sum;
}

struct arrivals arrivals_poisson(struct rate_profile rates)
{
    return (struct arrivals){.kind = ARRIVALS_POISSON, .rates = rates};
}

/* ---- load in advance ------------------------------------------------------------------------------------ */

/* How many of the times are before t. */
static uint32_t times_before(const struct arrivals *a, int64_t t)
{
    uint32_t low = 0, high = a->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (a->times[middle] < t)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static int64_t hour_after(int64_t t, int64_t end)
{
    int64_t next = (t / SIM_HOUR + 1) * SIM_HOUR;
    return next < end ? next : end;
}

static double times_rate(const struct arrivals *a, int64_t t)
{
    int64_t from = t / SIM_HOUR * SIM_HOUR, to = hour_after(t, a->end);
    return (times_before(a, to) - times_before(a, from)) / sim_seconds(to - from);
}

double arrivals_rate(const struct arrivals *a, int64_t t)
{
    switch (a->kind) {
    case ARRIVALS_POISSON:
        return rate_at(&a->rates, t);
    case ARRIVALS_RENEWAL:
        return 1 / dist_mean(&a->gap);
    case ARRIVALS_TIMES:
        return times_rate(a, t);
    }
    return 0;
}

int64_t arrivals_change_after(const struct arrivals *a, int64_t t, int64_t end)
{
    switch (a->kind) {
    case ARRIVALS_POISSON:
        return step_end(&a->rates, step_at(&a->rates, t), end);
    case ARRIVALS_RENEWAL:
        return end;
    case ARRIVALS_TIMES:
        return hour_after(t, end);
    }
    return end;
}

double arrivals_expected(const struct arrivals *a, int64_t from, int64_t to)
{
    switch (a->kind) {
    case ARRIVALS_POISSON:
        return rate_integral(&a->rates, from, to);
    case ARRIVALS_RENEWAL:
        return sim_seconds(to - from) / dist_mean(&a->gap);
    case ARRIVALS_TIMES:
        return times_before(a, to) - times_before(a, from);
    }
    return 0;
}

bool arrivals_none(const struct arrivals *a)
{
    for (uint32_t i = 0; a->kind == ARRIVALS_POISSON && i < a->rates.count; i++)
        if (a->rates.rates[i] > 0)
            return false;
    return a->kind == ARRIVALS_POISSON || (a->kind == ARRIVALS_TIMES && a->count == 0);
}

/* ---- one replication ------------------------------------------------------------------------------------ */

struct arrival_walk arrival_walk(const struct arrivals *a, double factor, int64_t end)
{
    return (struct arrival_walk){.arrivals = a, .factor = factor, .end = end};
}

static int64_t next_poisson(struct arrival_walk *w, double unit_gap)
{
    const struct rate_profile *p = &w->arrivals->rates;
    double target = w->done + unit_gap;
    for (;; w->step++) {
        int64_t start = step_start(p, w->step), stop = step_end(p, w->step, w->end);
        double rate = p->rates[w->step] * w->factor;
        double here = rate * sim_seconds(stop - start);
        if (target < here) {
            int64_t t = start + sim_time(target / rate);
            w->done = target;
            return t < w->end ? t : w->end;
        }
        if (stop >= w->end)
            return w->end;
        target -= here;
    }
}

/* A gap on a day without callers is infinite, which is longer than any horizon. */
static int64_t next_renewal(struct arrival_walk *w, double gap)
{
    w->last += sim_time(gap / w->factor);
    return w->last < w->end ? w->last : w->end;
}

static int64_t next_time(struct arrival_walk *w)
{
    int64_t t = w->next < w->arrivals->count ? w->arrivals->times[w->next++] : w->end;
    return t < w->end ? t : w->end;
}

int64_t arrival_next(struct arrival_walk *w, struct uniforms u, const struct place_in_stream *at, gsl_rng *rng)
{
    switch (w->arrivals->kind) {
    case ARRIVALS_POISSON:
        return next_poisson(w, -log(u.value));
    case ARRIVALS_RENEWAL:
        return next_renewal(w, dist_sample(&w->arrivals->gap, u, at, rng));
    case ARRIVALS_TIMES:
        return next_time(w);
    }
    return w->end;
}
