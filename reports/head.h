/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the tables: how the figures were made, and the load that a planner checks first. */
#ifndef REPORTS_HEAD_H
#define REPORTS_HEAD_H

#include <stdbool.h>
#include <stdio.h>
#include "sim/results.h"

/* The first line: seed, replications, confidence, definition; above it, whether the results are partial. */
void head_origin(FILE *out, const struct results *r, bool color);

/* The definition of the service level: "answered/offered within 20 s". */
void head_definition(FILE *out, const struct results *r);

void head_print(FILE *out, const struct results *r, bool color);

#endif
