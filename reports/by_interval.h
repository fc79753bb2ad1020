/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables with a line for every reporting interval. */
#ifndef REPORTS_BY_INTERVAL_H
#define REPORTS_BY_INTERVAL_H

#include <stdbool.h>
#include <stdio.h>
#include "sim/results.h"

/* All calls together, then each queue when there are several; the agents beside the calls when there is one group,
 * else below them. False when
 * out of memory. */
bool by_interval_print(FILE *out, const struct results *r, bool color);

#endif
