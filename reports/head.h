/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands above the tables: how the figures were made, and the load that a planner checks first. */
#ifndef REPORTS_HEAD_H
#define REPORTS_HEAD_H

#include <stdbool.h>
#include <stdio.h>
#include "sim/results.h"

void head_print(FILE *out, const struct results *r, bool color);

#endif
