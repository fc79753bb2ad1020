/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When callers arrive: a Poisson process whose rate changes in steps, a renewal process, or given times. */
#ifndef MODELS_ARRIVALS_H
#define MODELS_ARRIVALS_H

#include <stdbool.h>
#include <stdint.h>
#include "models/dist.h"
#include "models/simtime.h"

struct rate_profile {
    int64_t every;         /* us per step; 0: one rate for the whole horizon, or steps of their own */
    uint32_t count;        /* steps, >= 1; the last one holds until the end of the horizon */
    const double *rates;   /* arrivals per second, >= 0, one per step */
    const int64_t *starts; /* us, ascending from 0: where each step begins; NULL: equal steps */
};

double rate_at(const struct rate_profile *p, int64_t t);

/* Expected arrivals in [from, to). */
double rate_integral(const struct rate_profile *p, int64_t from, int64_t to);

enum arrivals_kind {
    ARRIVALS_POISSON, /* rates */
    ARRIVALS_RENEWAL, /* gap: from t = 0 to the first caller, from one caller to the next; its mean > 0 */
    ARRIVALS_TIMES    /* these times, in every replication */
};

struct arrivals {
    enum arrivals_kind kind;
    struct rate_profile rates;
    struct dist gap;
    const int64_t *times; /* us, ascending; several may be equal */
    uint32_t count;       /* of times */
    int64_t end;          /* us: of the horizon, for ARRIVALS_TIMES: where the last hour of counts ends */
};

struct arrivals arrivals_poisson(struct rate_profile rates);

/* Load in advance. The rate of given times is their number per hour, from t = 0; that of a renewal process
 * is 1 / mean gap, which it has in the long run: it takes a few gaps to get there. */
double arrivals_rate(const struct arrivals *a, int64_t t);                          /* per second */
int64_t arrivals_change_after(const struct arrivals *a, int64_t t, int64_t end);    /* of that; else `end` */
double arrivals_expected(const struct arrivals *a, int64_t from, int64_t to);       /* in [from, to) */
bool arrivals_none(const struct arrivals *a);                                       /* nobody ever calls */

/* The arrivals of one call type in one replication. Poisson: a unit-rate process in operational time,
 * mapped back through the cumulative rate (Cinlar, Introduction to Stochastic Processes, 1975, 4.7). */
struct arrival_walk {
    const struct arrivals *arrivals;
    double factor; /* of the day, >= 0, multiplies every rate (given times are what they are) */
    int64_t end;   /* us: no arrival at or after it */
    int64_t last;  /* the last arrival of a renewal process */
    uint32_t next; /* of the times */
    uint32_t step; /* Poisson: the last arrival fell into it */
    double done;   /* Poisson: expected arrivals of the step before the last arrival */
};

struct arrival_walk arrival_walk(const struct arrivals *a, double factor, int64_t end);

/* The next arrival; `end` when there is none before it. Uniforms, place and generator as for dist_sample. */
int64_t arrival_next(struct arrival_walk *walk, struct uniforms u, const struct place_in_stream *at,
                     gsl_rng *rng);

#endif
