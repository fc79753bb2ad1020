/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M_t/G/infinity: how many calls would be in progress if nobody ever waited, at a time of a day whose rate of
 * arrivals changes. The load that a calculation by intervals takes for granted lags behind the arrivals by about
 * one talk (Eick, Massey, Whitt, The physics of the M_t/G/infinity queue, 1993).
 */
#ifndef MODELS_OFFERED_LOAD_H
#define MODELS_OFFERED_LOAD_H

#include "models/arrivals.h"
#include "models/dist.h"

/* E min(X, x): how much of a duration falls into its first x seconds.
 *
 *   d        a law, not DIST_NONE
 *   x        >= 0, seconds
 *   returns  [0, mean]; closed form for constant and exponential, else the integral of 1 - F to ten digits
 */
double mean_up_to(const struct dist *d, double x);

/* The load at t, where the day begins empty at t = 0.
 *
 *   a        steps of constant rate
 *   talk     all the time that a call takes of an agent; not DIST_NONE
 *   t        us, >= 0
 *   returns  erlangs: sum over the steps of rate x (E min(X, t - begin) - E min(X, t - end)), which for
 *            exponential talk is the solution of m' = rate - m / mean
 */
double offered_load_at(const struct arrivals *a, const struct dist *talk, int64_t t);

#endif
