/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an expectation holds, as far as the replications can tell. */
#ifndef SIM_VERDICT_H
#define SIM_VERDICT_H

#include "sim/results.h"

enum verdict {
    VERDICT_PASS,      /* the whole interval meets the bound */
    VERDICT_FAIL,      /* no value of the interval does */
    VERDICT_UNDECIDED, /* some do, or there is no interval */
    VERDICTS
};
extern const char *const verdict_names[VERDICTS]; /* "pass", "fail", "undecided" */

enum verdict verdict_of(const struct expectation *x, const struct estimate *e);

/* About how many replications it would take to decide: the half width shrinks with the root of their number. 0: no
 * number of them would (the mean is at the bound, or there is nothing to judge by). */
double verdict_replications(const struct expectation *x, const struct estimate *e);

#endif
