/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `acdsim theory SCENARIO`: simulates it, and puts the formulas that come nearest beside it. */
#ifndef CLI_THEORY_SCENARIO_H
#define CLI_THEORY_SCENARIO_H

#include <stdio.h>
#include "cli/options.h"

/* Reads and simulates the scenario that is the only argument, then writes to `out`. 0, or the exit code. */
int theory_scenario(FILE *out, const struct options *o);

#endif
