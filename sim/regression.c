/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/regression.h"

/* Not to drop is to stay above, not to rise to stay below; not to change is both. */
static uint32_t conditions_of(const struct regression *x, struct expectation out[2])
{
    uint32_t count = 0;
    if (x->change != CHANGE_RISES)
        out[count++] = (struct expectation){.comparison = COMPARE_GREATER_EQUAL, .bound = -x->tolerance};
    if (x->change != CHANGE_DROPS)
        out[count++] = (struct expectation){.comparison = COMPARE_LESS_EQUAL, .bound = x->tolerance};
    return count;
}

enum verdict regression_verdict(const struct regression *x, const struct estimate *difference)
{
    struct expectation conditions[2];
    enum verdict all = VERDICT_PASS;
    uint32_t count = conditions_of(x, conditions);
    for (uint32_t i = 0; i < count; i++) {
        enum verdict one = verdict_of(&conditions[i], difference);
        if (one == VERDICT_FAIL)
            return VERDICT_FAIL;
        if (one == VERDICT_UNDECIDED)
            all = VERDICT_UNDECIDED;
    }
    return all;
}

double regression_replications(const struct regression *x, const struct estimate *difference)
{
    struct expectation conditions[2];
    double most = 0;
    uint32_t count = conditions_of(x, conditions);
    for (uint32_t i = 0; i < count; i++) {
        if (verdict_of(&conditions[i], difference) != VERDICT_UNDECIDED)
            continue;
        double needed = verdict_replications(&conditions[i], difference);
        if (needed == 0)
            return 0;
        most = needed > most ? needed : most;
    }
    return most;
}
