/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of one parameter with which the goals are met. */
#ifndef CLI_THEORY_SOLVE_H
#define CLI_THEORY_SOLVE_H

#include "cli/theory_formulas.h"

/* Puts it into `in`. Without a goal, the target of the service level is 80 %. EXIT_NO and words when there is no
 * such value, or any would do. */
int theory_solve(const struct theory_formula *f, struct theory_inputs *in);

/* Whether the goals that are given are met, by a center in its steady state. */
bool theory_goals_met(const struct theory_inputs *in, const struct center_figures *f);

#endif
