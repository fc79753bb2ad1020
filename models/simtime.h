/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulated time: int64 microseconds since the start of the horizon. Doubles are seconds. */
#ifndef MODELS_SIMTIME_H
#define MODELS_SIMTIME_H

#include <math.h>
#include <stdint.h>

#define SIM_SECOND INT64_C(1000000)
#define SIM_MINUTE (60 * SIM_SECOND)
#define SIM_HOUR (60 * SIM_MINUTE)
#define SIM_DAY (24 * SIM_HOUR)

/* No single duration is longer: 2^62 us, 146 000 years. Two of them still add without overflow. */
#define SIM_LONGEST (INT64_C(1) << 62)

/* Sums of times over many calls or agents: 2^63 us would hold 29 calls of 10^10 s. */
__extension__ typedef __int128 int128;
__extension__ typedef unsigned __int128 uint128;

/* The one place where seconds become microseconds: to nearest, halves away from zero.
 *
 *   seconds  >= 0; NaN and anything beyond SIM_LONGEST give SIM_LONGEST, which callers refuse
 */
static inline int64_t sim_time(double seconds)
{
    double us = seconds * 1e6 + 0.5;
    return us < (double)SIM_LONGEST ? (int64_t)us : SIM_LONGEST;
}

static inline double sim_seconds(int64_t t)
{
    return (double)t / 1e6;
}

#endif
