/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calls.NAME.arrivals.times and .trace: when each caller comes. */
#ifndef SCENARIOS_BIND_TIMES_H
#define SCENARIOS_BIND_TIMES_H

#include "scenarios/draft.h"

extern const struct type type_times; /* struct times_draft, of a list */
extern const struct type type_trace; /* struct times_draft, of a file and a column */
extern const struct section trace_section;

#endif
