/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talk that is not exponential, where everybody waits for an agent. */
#ifndef MODELS_GENERAL_TALK_H
#define MODELS_GENERAL_TALK_H

#include "models/erlang.h"

/* M/G/1: one agent, any law of the talk with this coefficient of variation. Exact (Pollaczek, Khinchine), but
 * service levels depend on more than two moments: NAN.
 *
 *   c    1 agent, places unlimited, patience infinite, balk and zero 0
 *   cv   >= 0
 */
struct center_figures single_agent(const struct center *c, double cv);

/* M/G/n: AN APPROXIMATION, exact for cv = 1: the waits of M/M/n times (1 + cv^2) / 2 (Lee, Longton, 1959), as
 * many calls wait as there, and the wait of those who wait is taken for exponential.
 *
 *   c    places unlimited, patience infinite, balk and zero 0
 *   cv   >= 0
 */
struct center_figures several_agents(const struct center *c, double cv);

/* M/D/n: every call takes exactly `talk`. Exact (Crommelin, 1932; service levels by Franx, 2001).
 *
 *   c    places unlimited, patience infinite, balk and zero 0
 *
 * By Spitzer's identity for the random walk of the line at times that are `talk` apart: sums of positive
 * terms. So near to saturation that these would be too many, by the roots of z^n = e^(load (z - 1)); service
 * levels are NAN then, and where (1 + within / talk) agents > CONSTANT_TALK_DEPTH.
 */
#define CONSTANT_TALK_DEPTH 4096
struct center_figures constant_talk(const struct center *c);

#endif
