/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/paired.h"

#include <math.h>
#include "sim/estimate.h"
#include "tests/support/unit.h"

static struct estimate difference(const struct ratio *a, const struct ratio *b, uint32_t n, enum unit unit)
{
    struct paired p = {.a = {0}};
    for (uint32_t i = 0; i < n; i++)
        paired_add(&p, a[i], b[i], i + 1);
    return paired_estimate(&p, n, 0.95, unit);
}

static void none(void)
{
    struct estimate e = difference(NULL, NULL, 0, UNIT_CALLS);
    CU_ASSERT_FALSE(e.defined);
    CU_ASSERT_FALSE(e.has_ci);
}

static void one(void)
{
    const struct ratio a[] = {{7, 1}}, b[] = {{4, 1}};
    struct estimate e = difference(a, b, 1, UNIT_CALLS);
    CU_ASSERT_EQUAL(e.mean, -3);
    CU_ASSERT_FALSE(e.has_ci);
    CU_ASSERT_FALSE(e.has_sd);
}

/* Differences 3 and 1: mean 2, s = sqrt 2, t(1) = 12.706, half width 12.706. */
static void two(void)
{
    const struct ratio a[] = {{10, 1}, {14, 1}}, b[] = {{13, 1}, {15, 1}};
    struct estimate e = difference(a, b, 2, UNIT_CALLS);
    CU_ASSERT_EQUAL(e.mean, 2);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, sqrt(2), 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(e.lo, 2 - 12.706204736432095, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(e.hi, 2 + 12.706204736432095, 1e-9);
}

/* A: 3/4, 5/8, 7/8, r = 15/20; x - r y = 0, -1, 1; over the mean 20/3: 0, -.15, .15.
 * B: 4/4, 6/8, 4/4, r = 14/16; x - r y = .5, -1, .5; over the mean 16/3: .09375, -.1875, .09375.
 * e = .09375, -.0375, -.05625, whose squares sum to .013359375. */
static void ratios(void)
{
    const struct ratio a[] = {{3, 4}, {5, 8}, {7, 8}}, b[] = {{4, 4}, {6, 8}, {4, 4}};
    struct estimate e = difference(a, b, 3, UNIT_PROPORTION);
    double s = sqrt(0.013359375 / 2);
    CU_ASSERT_DOUBLE_EQUAL(e.mean, 0.125, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, s, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(e.lo, 0.125 - 4.302652729696142 * s / sqrt(3), 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(e.hi, 0.125 + 4.302652729696142 * s / sqrt(3), 1e-9); /* not cut off */
}

/* In the naive way, in two passes. */
static double naive_sd(const struct ratio *a, const struct ratio *b, uint32_t n)
{
    double xa = 0, ya = 0, xb = 0, yb = 0, sum = 0;
    for (uint32_t i = 0; i < n; i++) {
        xa += (double)a[i].top;
        ya += (double)a[i].bottom;
        xb += (double)b[i].top;
        yb += (double)b[i].bottom;
    }
    for (uint32_t i = 0; i < n; i++) {
        double e = ((double)b[i].top - xb / yb * (double)b[i].bottom) / (yb / n) -
                   ((double)a[i].top - xa / ya * (double)a[i].bottom) / (ya / n);
        sum += e * e;
    }
    return sqrt(sum / (n - 1));
}

static void many(void)
{
    enum { N = 500 };
    static struct ratio a[N], b[N];
    for (int i = 0; i < N; i++) {
        int calls = 1500 + i * 7919 % 211;
        a[i] = (struct ratio){calls - i * 104729 % 307, calls};
        b[i] = (struct ratio){a[i].top + i * 1299709 % 13, calls + i % 3};
    }
    struct estimate e = difference(a, b, N, UNIT_PROPORTION);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, naive_sd(a, b, N), 1e-12);
}

/* Whatever the days are: A and A differ by exactly nothing. */
static void itself(void)
{
    enum { N = 300 };
    static struct ratio a[N];
    for (int i = 0; i < N; i++)
        a[i] = (struct ratio){(int128)i * 1299709 % 1000003, 1 + i * 7919 % 211};
    struct estimate e = difference(a, a, N, UNIT_SECONDS);
    CU_ASSERT_EQUAL(e.mean, 0);
    CU_ASSERT_EQUAL(e.sd, 0);
    CU_ASSERT_EQUAL(e.lo, 0);
    CU_ASSERT_EQUAL(e.hi, 0);
}

/* Talks of 60 and of 50 s, however many calls there are on either side. */
static void constants(void)
{
    enum { N = 200 };
    static struct ratio a[N], b[N];
    for (int i = 0; i < N; i++) {
        a[i] = (struct ratio){(int128)60000000 * (i * 7919 % 211), i * 7919 % 211};
        b[i] = (struct ratio){(int128)50000000 * (i * 104729 % 307), i * 104729 % 307};
    }
    struct estimate e = difference(a, b, N, UNIT_SECONDS);
    CU_ASSERT_EQUAL(e.mean, -10);
    CU_ASSERT_EQUAL(e.sd, 0);
}

static void empty_days(void)
{
    const struct ratio a[] = {{0, 0}, {1, 2}, {1, 2}}, b[] = {{1, 1}, {0, 0}, {1, 2}}, nothing[] = {{0, 0}, {0, 0}, {0, 0}};
    struct estimate e = difference(a, b, 3, UNIT_PROPORTION);
    CU_ASSERT_DOUBLE_EQUAL(e.mean, 2.0 / 3 - 0.5, 1e-15);
    CU_ASSERT_EQUAL(e.empty, 2);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, naive_sd(a, b, 3), 1e-14);
    CU_ASSERT_FALSE(difference(a, nothing, 3, UNIT_PROPORTION).defined);
    CU_ASSERT_FALSE(difference(nothing, b, 3, UNIT_PROPORTION).defined);
}

static void seconds(void)
{
    const struct ratio a[] = {{3000000, 2}, {6000000, 2}}, b[] = {{4000000, 2}, {5000000, 2}};
    struct estimate e = difference(a, b, 2, UNIT_SECONDS);
    CU_ASSERT_EQUAL(e.mean, 0);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, sqrt(0.5), 1e-14); /* differences of +.5 and -.5 s */
}

UNIT_MAIN("paired differences",
          {"no replication: undefined", none},
          {"one replication: a difference without interval", one},
          {"two replications: Student's t of the differences", two},
          {"ratios: the delta method on both at once", ratios},
          {"hundreds of replications: as in two passes", many},
          {"a system and itself differ by exactly nothing", itself},
          {"two constants have a difference without spread", constants},
          {"days without anything are counted; nothing at all has no difference", empty_days},
          {"times are in seconds", seconds})
