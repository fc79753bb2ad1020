/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Poisson arrivals with a rate that is constant or changes in equal steps. */
#ifndef MODELS_ARRIVALS_H
#define MODELS_ARRIVALS_H

#include <stdint.h>
#include "models/simtime.h"

struct rate_profile {
    int64_t every;    /* us per step; 0: one rate for the whole horizon (count = 1) */
    uint32_t count;   /* steps; the last one holds until the end of the horizon */
    double *rates;    /* arrivals per second, >= 0, one per step */
};

double rate_at(const struct rate_profile *p, int64_t t);

/* Expected arrivals in [from, to). */
double rate_integral(const struct rate_profile *p, int64_t from, int64_t to);

/* The arrivals of one call type in one replication: a unit-rate Poisson process in operational time,
 * mapped back through the cumulative rate (Cinlar, Introduction to Stochastic Processes, 1975, 4.7). */
struct arrival_walk {
    const struct rate_profile *profile;
    double factor;    /* of the day, >= 0, multiplies every rate */
    int64_t end;      /* us: no arrival at or after it */
    uint32_t step;    /* the last arrival fell into it */
    double done;      /* expected arrivals of the step before the last arrival */
};

struct arrival_walk arrival_walk(const struct rate_profile *p, double factor, int64_t end);

/* The next arrival after an exponential(1) gap; `end` when there is none before it. */
int64_t arrival_next(struct arrival_walk *walk, double unit_gap);

#endif
