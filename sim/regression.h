/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A change that must not happen, `queues.vip.service_level drops 1%`, and whether the replications show it. */
#ifndef SIM_REGRESSION_H
#define SIM_REGRESSION_H

#include "sim/comparison.h"
#include "sim/verdict.h"

enum change { CHANGE_DROPS, CHANGE_RISES, CHANGE_EITHER, CHANGES };

struct regression {
    const char *text; /* as written */
    struct result_path of; /* in the indices of the first scenario */
    enum change change;
    double tolerance; /* >= 0, in the metric's unit: so much is no regression */
};

/* Pass: the whole interval is within the tolerance; fail: all of it is beyond. */
enum verdict regression_verdict(const struct regression *x, const struct estimate *difference);

/* About how many replications would decide it; 0: no number of them. */
double regression_replications(const struct regression *x, const struct estimate *difference);

#endif
