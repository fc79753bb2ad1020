/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/verdict.h"

#include <math.h>
#include "tests/support/unit.h"

static struct estimate interval(double lo, double hi)
{
    return (struct estimate){.mean = (lo + hi) / 2, .lo = lo, .hi = hi, .n = 100, .defined = true, .has_ci = true};
}

static enum verdict judged(enum comparison c, double bound, double lo, double hi)
{
    const struct expectation x = {.comparison = c, .bound = bound};
    struct estimate e = interval(lo, hi);
    return verdict_of(&x, &e);
}

static void clear_cut(void)
{
    CU_ASSERT_EQUAL(judged(COMPARE_GREATER_EQUAL, 0.8, 0.81, 0.83), VERDICT_PASS);
    CU_ASSERT_EQUAL(judged(COMPARE_GREATER_EQUAL, 0.8, 0.77, 0.79), VERDICT_FAIL);
    CU_ASSERT_EQUAL(judged(COMPARE_GREATER_EQUAL, 0.8, 0.79, 0.81), VERDICT_UNDECIDED);
    CU_ASSERT_EQUAL(judged(COMPARE_LESS, 0.05, 0.01, 0.02), VERDICT_PASS);
    CU_ASSERT_EQUAL(judged(COMPARE_LESS, 0.05, 0.06, 0.07), VERDICT_FAIL);
    CU_ASSERT_EQUAL(judged(COMPARE_LESS, 0.05, 0.04, 0.07), VERDICT_UNDECIDED);
}

/* Both ends at the bound: nothing varies. */
static void at_the_bound(void)
{
    CU_ASSERT_EQUAL(judged(COMPARE_GREATER_EQUAL, 5, 5, 5), VERDICT_PASS);
    CU_ASSERT_EQUAL(judged(COMPARE_GREATER, 5, 5, 5), VERDICT_FAIL);
    CU_ASSERT_EQUAL(judged(COMPARE_LESS_EQUAL, 5, 5, 5), VERDICT_PASS);
    CU_ASSERT_EQUAL(judged(COMPARE_LESS, 5, 5, 5), VERDICT_FAIL);
    CU_ASSERT_EQUAL(judged(COMPARE_GREATER, 5, 5, 6), VERDICT_UNDECIDED);
    CU_ASSERT_EQUAL(judged(COMPARE_LESS_EQUAL, 5, 4, 5), VERDICT_PASS);
}

static void nothing_to_judge_by(void)
{
    const struct expectation x = {.comparison = COMPARE_LESS, .bound = 1};
    struct estimate none = {.n = 100}, one = {.mean = 0, .n = 1, .defined = true};
    CU_ASSERT_EQUAL(verdict_of(&x, &none), VERDICT_UNDECIDED);
    CU_ASSERT_EQUAL(verdict_of(&x, &one), VERDICT_UNDECIDED);
    CU_ASSERT_EQUAL(verdict_replications(&x, &none), 0);
    CU_ASSERT_EQUAL(verdict_replications(&x, &one), 0);
}

/* The mean is 0.80, the half width 0.02, the bound 0.01 away: half as wide takes four times as many. */
static void how_many(void)
{
    const struct expectation x = {.comparison = COMPARE_GREATER_EQUAL, .bound = 0.81};
    struct estimate e = {.mean = 0.80, .lo = 0.78, .hi = 0.82, .n = 100, .defined = true, .has_ci = true};
    CU_ASSERT(fabs(verdict_replications(&x, &e) - 400) <= 1);
    struct expectation never = {.comparison = COMPARE_GREATER_EQUAL, .bound = 0.80};
    CU_ASSERT_EQUAL(verdict_replications(&never, &e), 0);
}

UNIT_MAIN("verdicts",
          {"an interval on one side of the bound passes or fails, one across it is undecided", clear_cut},
          {"the bound itself belongs to <= and >=", at_the_bound},
          {"without an interval it is undecided", nothing_to_judge_by},
          {"the replications that would decide grow with the square", how_many})
