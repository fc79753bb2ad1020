/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The square-root rule: n = load + beta sqrt(load) agents; beta is the quality of service. As the center grows
 * with the same beta, the probability to wait stays the same (Halfin, Whitt, 1981).
 */
#ifndef MODELS_SQUARE_ROOT_H
#define MODELS_SQUARE_ROOT_H

#include <stdint.h>

/* The limit of Erlang C: 1 / (1 + beta Phi(beta) / phi(beta)).
 *
 *   beta     >= 0
 *   returns  (0, 1]
 */
double square_root_p_wait(double beta);

/* The proportion answered within a threshold, in the limit: 1 - P(wait) e^(-beta sqrt(load) within / talk).
 *
 *   load     erlangs, > 0
 *   within   >= 0, in mean talks
 */
double square_root_service_level(double beta, double load, double within);

/* The least beta for these, 0 where that is enough.
 *
 *   p_wait, service_level   (0, 1)
 */
double square_root_beta_of_p_wait(double p_wait);
double square_root_beta_of_service_level(double service_level, double load, double within);

/* load + beta sqrt(load), rounded up; above `load` at least. UINT32_MAX when it is more than that. */
uint32_t square_root_agents(double load, double beta);

#endif
