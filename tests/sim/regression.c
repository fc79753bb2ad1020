/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/regression.h"

#include "tests/support/unit.h"

static struct estimate between(double lo, double hi)
{
    return (struct estimate){.mean = (lo + hi) / 2, .lo = lo, .hi = hi, .n = 100, .defined = true, .has_ci = true};
}

static enum verdict verdict(enum change change, double tolerance, double lo, double hi)
{
    struct estimate d = between(lo, hi);
    return regression_verdict(&(struct regression){.change = change, .tolerance = tolerance}, &d);
}

static void verdicts(void)
{
    static const struct {
        enum change change;
        double tolerance, lo, hi;
        enum verdict verdict;
    } rows[] = {
        {CHANGE_DROPS, 1, -3, -2, VERDICT_FAIL},   {CHANGE_DROPS, 1, -2, -0.5, VERDICT_UNDECIDED},
        {CHANGE_DROPS, 1, -1, 5, VERDICT_PASS},    {CHANGE_DROPS, 1, 2, 5, VERDICT_PASS},
        {CHANGE_DROPS, 0, 0, 0, VERDICT_PASS},     {CHANGE_DROPS, 0, -1, 1, VERDICT_UNDECIDED},
        {CHANGE_RISES, 1, 2, 3, VERDICT_FAIL},     {CHANGE_RISES, 1, 0.5, 2, VERDICT_UNDECIDED},
        {CHANGE_RISES, 1, -5, 1, VERDICT_PASS},    {CHANGE_RISES, 1, -5, -2, VERDICT_PASS},
        {CHANGE_EITHER, 1, 2, 3, VERDICT_FAIL},    {CHANGE_EITHER, 1, -3, -2, VERDICT_FAIL},
        {CHANGE_EITHER, 1, -1, 1, VERDICT_PASS},   {CHANGE_EITHER, 1, -2, 2, VERDICT_UNDECIDED},
        {CHANGE_EITHER, 1, 0.5, 2, VERDICT_UNDECIDED}, {CHANGE_EITHER, 0, 0, 0, VERDICT_PASS},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        CU_ASSERT_EQUAL(verdict(rows[i].change, rows[i].tolerance, rows[i].lo, rows[i].hi), rows[i].verdict);
}

static void without_interval(void)
{
    struct regression x = {.change = CHANGE_DROPS};
    struct estimate single = {.mean = -5, .n = 1, .defined = true}, nothing = {.n = 9};
    CU_ASSERT_EQUAL(regression_verdict(&x, &single), VERDICT_UNDECIDED);
    CU_ASSERT_EQUAL(regression_verdict(&x, &nothing), VERDICT_UNDECIDED);
    CU_ASSERT_EQUAL(regression_replications(&x, &single), 0);
}

/* The mean is half a half width from the bound: four times as many. */
static void effort(void)
{
    struct regression drops = {.change = CHANGE_DROPS, .tolerance = 1}, either = {.change = CHANGE_EITHER, .tolerance = 1};
    struct estimate d = between(-3, 1), close = between(-1.5, 1.1), at = between(-2, 0);
    CU_ASSERT_EQUAL(regression_replications(&drops, &d), 0); /* -1, the bound itself */
    d = between(-2, 2);
    CU_ASSERT_EQUAL(regression_replications(&drops, &d), 400);
    CU_ASSERT_EQUAL(regression_replications(&either, &d), 400);
    CU_ASSERT_EQUAL(regression_replications(&drops, &at), 0);
    CU_ASSERT_EQUAL(regression_replications(&either, &close), 265); /* (1.3 / .8)^2 = 2.6406, the harder of both */
}

UNIT_MAIN("regressions",
          {"a change fails when all of the interval is beyond the tolerance, and passes when all is within", verdicts},
          {"without an interval nothing can be told", without_interval},
          {"how many replications would decide", effort})
