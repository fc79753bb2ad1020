/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions as fields: one row per law, and what makes its parameters good for sampling. */
#ifndef SCENARIOS_LAWS_H
#define SCENARIOS_LAWS_H

#include "scenarios/fields.h"

extern const struct type type_distribution; /* struct dist, of a duration */
extern const struct section distribution_section;

extern const struct type type_busyness; /* struct dist, a factor with mean 1 */
extern const struct section busyness_section;

#endif
