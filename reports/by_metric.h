/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table with a line for every metric and a column for every queue, call type or group of agents. */
#ifndef REPORTS_BY_METRIC_H
#define REPORTS_BY_METRIC_H

#include <stdbool.h>
#include <stdio.h>
#include "sim/results.h"

struct subject {
    const char *name;
    const struct estimate *estimates;   /* by enum call_metric or agent_metric */
    const struct service_level *target; /* NULL: it has none of its own */
};

/* Which lines, in which order. */
struct layout;
extern const struct layout by_metric_calls, by_metric_agents;

/* False when out of memory. */
bool by_metric_print(FILE *out, const char *title, const struct layout *layout,
                     const struct subject *subjects, size_t count, bool color);

#endif
