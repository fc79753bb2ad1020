/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --fail-if: changes that must not happen between scenarios, like `queues.vip.service_level drops 1%`. */
#ifndef SCENARIOS_FAIL_IF_H
#define SCENARIOS_FAIL_IF_H

#include "scenarios/load.h"
#include "sim/regression.h"

/* Reads `count` texts, PATH drops|rises|changes [VALUE], into `out`, with the names of the scenario. What is wrong with
 * them is in the diagnostics of `said`, at --fail-if:1:COLUMN; to be freed with loaded_free once `out` is no longer
 * needed. False only when out of memory. */
bool fail_if_read(const struct scenario *s, const char *const *texts, size_t count, struct regression *out,
                  struct loaded *said);

#endif
