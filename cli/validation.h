/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulates scenarios whose answer is known exactly. */
#ifndef CLI_VALIDATION_H
#define CLI_VALIDATION_H

#include "cli/options.h"
#include "reports/validation.h"
#include "scenarios/exact.h"

/* Scenario by scenario, all replications of one on all threads. `models` of one scenario stand together. 0, or the exit
 * code after having said why `*out` has not all or nothing. To be freed with validation_free in either case. */
int validation_run(const struct options *o, const struct exact_model *models, size_t count, struct validation *out);
void validation_free(struct validation *v);

/* The command, of these models: an exit code. */
int validate(const struct options *o, const struct exact_model *models, size_t count);

#endif
