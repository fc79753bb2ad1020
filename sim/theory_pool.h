/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which queues, call types and groups belong together, and which formula comes nearest to them. */
#ifndef SIM_THEORY_POOL_H
#define SIM_THEORY_POOL_H

#include "sim/theory.h"

/* All that is connected with this queue by agents who serve several. False when out of memory. */
bool pool_make(const struct scenario *s, uint32_t queue, struct pool *out);
void pool_free(struct pool *p);

enum stationary_formula pool_formula(const struct pool *p);

uint32_t pool_agents_at(const struct pool *p, int64_t t);
uint32_t pool_places(const struct pool *p); /* PLACES_UNLIMITED if in any of its queues */

/* Where a rate or a headcount of it may change next; `end` if not before. */
int64_t pool_change_after(const struct pool *p, int64_t t, int64_t end);

bool pool_has_priorities(const struct pool *p);

/* The time that a call of this type takes of an agent. */
double handling_mean(const struct call_type *type);
double handling_variance(const struct call_type *type);

#endif
