/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the command line says about how to simulate. */
#ifndef CLI_RUN_OPTIONS_H
#define CLI_RUN_OPTIONS_H

#include "cli/options.h"
#include "scenarios/load.h"

/* The scenario of the file, with the seed and the replications of the command line, which knows better. */
struct scenario run_options_plan(const struct options *o, const struct loaded *l);

unsigned run_options_threads(const struct options *o);

#endif
