/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The types of single laws, each with what may stand below its name; laws.c puts them together.
 *
 *   simple_laws.c   a few parameters: constant to triangular
 *   listed_laws.c   lists: hyperexponential to empirical
 */
#ifndef SCENARIOS_LAW_ROWS_H
#define SCENARIOS_LAW_ROWS_H

#include "models/dist.h"
#include "scenarios/types.h"

/* All fill a struct dist. */
extern const struct type law_constant_type, law_exponential_type, law_erlang_type, law_gamma_type,
    law_lognormal_type, law_weibull_type, law_uniform_type, law_triangular_type;
extern const struct section exponential_section, erlang_section, gamma_section, lognormal_section,
    weibull_section, uniform_section, triangular_section;

extern const struct type law_hyperexponential_type, law_mixture_type, law_piecewise_hazard_type,
    law_empirical_type;
extern const struct section hyperexponential_section, mixture_section, piecewise_hazard_section,
    empirical_section;

/* The spread of a factor with mean 1, as gamma and lognormal have it. */
extern const struct section factor_section;

/* Whether all that can be drawn can be held; an error at `n` if not. */
bool law_fits(struct binder *b, const struct node *n, const struct dist *d);

#endif
