/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Distributions as fields: one row per law, and what makes its parameters good for sampling. */
#ifndef SCENARIOS_LAWS_H
#define SCENARIOS_LAWS_H

#include "models/dist.h"
#include "scenarios/fields.h"

extern const struct type type_distribution; /* struct dist, of a duration */
extern const struct section distribution_section;

/* A factor with mean 1, and the name under which several call types have the same one. */
struct busyness_draft {
    struct dist law;
    const struct node *shared; /* NULL: a factor of its own */
};
extern const struct type type_busyness;
extern const struct section busyness_section;

#endif
