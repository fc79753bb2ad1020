/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From results to paper: the report that was asked for, with everything there is to warn about. */
#ifndef CLI_RUN_REPORT_H
#define CLI_RUN_REPORT_H

#include <stdio.h>
#include "cli/options.h"
#include "scenarios/load.h"
#include "sim/results.h"

/* Says on standard error what the simulation found out, then writes to `out`. 0, or the exit code. */
int run_report(FILE *out, const struct options *o, const struct loaded *l, const struct results *r);

/* The expectations as JUnit XML. 0, or the exit code. */
int run_junit(FILE *out, const struct loaded *l, const struct results *r);

#endif
