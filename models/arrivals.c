/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/arrivals.h"

#include <math.h>

static uint32_t step_at(const struct rate_profile *p, int64_t t)
{
    if (p->every == 0)
        return 0;
    int64_t step = t / p->every;
    return step < p->count ? (uint32_t)step : p->count - 1;
}

static int64_t step_start(const struct rate_profile *p, uint32_t step)
{
    return p->every * step;
}

static int64_t step_end(const struct rate_profile *p, uint32_t step, int64_t end)
{
    if (p->every == 0 || step + 1 >= p->count)
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

struct arrival_walk arrival_walk(const struct rate_profile *p, double factor, int64_t end)
{
    return (struct arrival_walk){.profile = p, .factor = factor, .end = end};
}

int64_t arrival_next(struct arrival_walk *w, double unit_gap)
{
    double target = w->done + unit_gap;
    for (;; w->step++) {
        int64_t start = step_start(w->profile, w->step), stop = step_end(w->profile, w->step, w->end);
        double rate = w->profile->rates[w->step] * w->factor;
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
