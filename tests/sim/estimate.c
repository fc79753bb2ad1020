/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/estimate.h"

#include <math.h>
#include "tests/support/unit.h"

static struct estimate estimate_of(const struct ratio *r, uint32_t n, enum unit unit)
{
    struct moments m = {0};
    for (uint32_t i = 0; i < n; i++)
        moments_add(&m, r[i], i + 1);
    return moments_estimate(&m, n, 0.95, unit);
}

static void nothing(void)
{
    struct estimate e = estimate_of(NULL, 0, UNIT_CALLS);
    CU_ASSERT_FALSE(e.defined);
    CU_ASSERT_FALSE(e.has_ci);
}

static void one(void)
{
    const struct ratio r[] = {{7, 1}};
    struct estimate e = estimate_of(r, 1, UNIT_CALLS);
    CU_ASSERT_TRUE(e.defined);
    CU_ASSERT_EQUAL(e.mean, 7);
    CU_ASSERT_FALSE(e.has_ci);
    CU_ASSERT_FALSE(e.has_sd);
    CU_ASSERT_EQUAL(e.n, 1);
}

/* t(1) at 97.5 % is 12.7062047364; mean 5, sd sqrt 2, half width 12.706 * sqrt 2 / sqrt 2. */
static void two(void)
{
    const struct ratio r[] = {{14, 1}, {16, 1}};
    struct estimate e = estimate_of(r, 2, UNIT_CALLS);
    CU_ASSERT_EQUAL(e.mean, 15);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, sqrt(2), 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(e.lo, 15 - 12.706204736432095, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(e.hi, 15 + 12.706204736432095, 1e-9);
}

/* 3/4, 5/8, 7/8: r = 15/20; deviations x - r y: 0, -1, 1; s = sqrt(2/2) / (20/3); t(2) = 4.30265272991. */
static void ratio_of_sums(void)
{
    const struct ratio r[] = {{3, 4}, {5, 8}, {7, 8}};
    struct estimate e = estimate_of(r, 3, UNIT_PROPORTION);
    CU_ASSERT_DOUBLE_EQUAL(e.mean, 0.75, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, 0.15, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(e.lo, 0.75 - 4.302652729696142 * 0.15 / sqrt(3), 1e-9);
    CU_ASSERT_EQUAL(e.hi, 1); /* .75 + .3726: cut off at what a proportion can be */
}

static void empty_days(void)
{
    const struct ratio r[] = {{0, 0}, {1, 2}, {0, 0}, {1, 2}};
    struct estimate e = estimate_of(r, 4, UNIT_PROPORTION);
    CU_ASSERT_EQUAL(e.mean, 0.5);
    CU_ASSERT_EQUAL(e.empty, 2);
    CU_ASSERT_EQUAL(e.n, 4);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, 0, 1e-15);
    const struct ratio none[] = {{0, 0}, {0, 0}};
    e = estimate_of(none, 2, UNIT_PROPORTION);
    CU_ASSERT_FALSE(e.defined);
    CU_ASSERT_EQUAL(e.empty, 2);
}

static void seconds(void)
{
    const struct ratio r[] = {{3000000, 2}, {6000000, 2}};
    struct estimate e = estimate_of(r, 2, UNIT_SECONDS);
    CU_ASSERT_DOUBLE_EQUAL(e.mean, 2.25, 1e-15);
    CU_ASSERT_EQUAL(e.lo, 0); /* a wait is not negative */
}

/* Sums beyond 2^63 are exact: 10^13 days of 10^9 s would not fit into 64 bits of microseconds. */
static void large_sums(void)
{
    int128 big = (int128)1 << 100;
    const struct ratio r[] = {{big, 1}, {big, 1}};
    struct estimate e = estimate_of(r, 2, UNIT_CALLERS);
    CU_ASSERT_EQUAL(e.mean, ldexp(1, 100));
    CU_ASSERT_EQUAL(e.sd, 0);
}

/* 60 s of talk per call, however many calls: no spread at all. */
static void constant_ratio(void)
{
    struct ratio r[200];
    for (int i = 0; i < 200; i++)
        r[i] = (struct ratio){(int128)60000000 * (i * 7919 % 211), i * 7919 % 211};
    struct estimate e = estimate_of(r, 200, UNIT_SECONDS);
    CU_ASSERT_EQUAL(e.mean, 60);
    CU_ASSERT_EQUAL(e.sd, 0);
    CU_ASSERT_EQUAL(e.lo, 60);
    CU_ASSERT_EQUAL(e.hi, 60);
    for (int i = 0; i < 200; i++)
        r[i].top = (int128)61234567 * (i * 7919 % 211) + i % 2; /* a microsecond, every other day */
    e = estimate_of(r, 200, UNIT_SECONDS);
    CU_ASSERT_TRUE(e.sd > 1e-9 && e.sd < 1e-8); /* 0.5 us over about 105 calls */
}

/* Days of about 10^9 with deviations of 1: two-pass variance against the running one. */
static void no_cancellation(void)
{
    enum { N = 1000 };
    static struct ratio r[N];
    double sum = 0, squares = 0;
    for (int i = 0; i < N; i++) {
        r[i] = (struct ratio){1000000000 + i * 7919 % 13, 1};
        sum += (double)(i * 7919 % 13);
    }
    for (int i = 0; i < N; i++) {
        double d = (double)(i * 7919 % 13) - sum / N;
        squares += d * d;
    }
    struct estimate e = estimate_of(r, N, UNIT_CALLS);
    CU_ASSERT_DOUBLE_EQUAL(e.sd, sqrt(squares / (N - 1)), 1e-6);
}

static void quantiles_of_t(void)
{
    CU_ASSERT_DOUBLE_EQUAL(student_t(10, 0.95), 2.262157162740992, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(student_t(31, 0.90), 1.697260886593957, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(student_t(100000, 0.95), 1.959987708, 1e-7);
}

UNIT_MAIN("estimates",
          {"no replication: undefined", nothing},
          {"one replication: a mean without interval", one},
          {"two replications: Student's t with one degree of freedom", two},
          {"a ratio is the ratio of sums, its interval by the delta method", ratio_of_sums},
          {"days with nothing to divide by are counted, and only all of them make it undefined", empty_days},
          {"times are counted in microseconds and reported in seconds, never below zero", seconds},
          {"sums are exact beyond 64 bits", large_sums},
          {"a ratio that never varies has no spread, one that hardly varies hardly any", constant_ratio},
          {"a small spread around a large mean survives", no_cancellation},
          {"quantiles of Student's t are those of the tables", quantiles_of_t})
