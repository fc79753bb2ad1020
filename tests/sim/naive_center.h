/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A call center by full scans, in a page: what should have become of the callers of these records, when agents
 * answer at once, nobody rejects and the staff is constant. */
#ifndef TESTS_SIM_NAIVE_CENTER_H
#define TESTS_SIM_NAIVE_CENTER_H

#include "sim/experiment.h"

struct naive_fate {
    enum call_outcome outcome;
    int64_t wait;
    uint32_t group, agent;
};

/* Fills one fate per record; the records give arrival, type, patience and (of the answered) talk, wrap-up. */
void naive_center(const struct scenario *s, const struct call_record *calls, uint64_t count,
                  struct naive_fate *fates);

#endif
