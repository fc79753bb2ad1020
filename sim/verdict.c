/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/verdict.h"

#include <math.h>

const char *const verdict_names[VERDICTS] = {
    [VERDICT_PASS] = "pass", [VERDICT_FAIL] = "fail", [VERDICT_UNDECIDED] = "undecided"};

static bool meets(const struct expectation *x, double value)
{
    switch (x->comparison) {
    case COMPARE_LESS:
        return value < x->bound;
    case COMPARE_LESS_EQUAL:
        return value <= x->bound;
    case COMPARE_GREATER:
        return value > x->bound;
    case COMPARE_GREATER_EQUAL:
        break;
    }
    return value >= x->bound;
}

/* A comparison holds on a whole interval when it holds at both ends, and nowhere when at neither. */
enum verdict verdict_of(const struct expectation *x, const struct estimate *e)
{
    if (!e->defined || !e->has_ci)
        return VERDICT_UNDECIDED;
    bool low = meets(x, e->lo), high = meets(x, e->hi);
    if (low != high)
        return VERDICT_UNDECIDED;
    return low ? VERDICT_PASS : VERDICT_FAIL;
}

double verdict_replications(const struct expectation *x, const struct estimate *e)
{
    double distance = fabs(e->mean - x->bound);
    if (!e->defined || !e->has_ci || distance == 0)
        return 0;
    double half_width = x->bound > e->mean ? e->hi - e->mean : e->mean - e->lo, ratio = half_width / distance;
    return ceil(e->n * ratio * ratio);
}
