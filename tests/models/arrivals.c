/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/arrivals.h"

#include <math.h>
#include <stdlib.h>
#include "models/stream.h"
#include "tests/support/unit.h"

static double hourly[4] = {60.0 / 3600, 0, 120.0 / 3600, 30.0 / 3600};
#define PROFILE {SIM_HOUR, 4, hourly, NULL}
static const struct rate_profile profile = PROFILE;
static const struct arrivals poisson = {.kind = ARRIVALS_POISSON, .rates = PROFILE};

static int64_t next(struct arrival_walk *walk, double uniform)
{
    const struct place_in_stream at = {0};
    return arrival_next(walk, (struct uniforms){uniform, 0.5}, &at, NULL);
}

/* The uniform from which an exponential gap of so many expected arrivals is drawn. */
static int64_t next_after(struct arrival_walk *walk, double unit_gap)
{
    return next(walk, exp(-unit_gap));
}

static void rates(void)
{
    CU_ASSERT_EQUAL(rate_at(&profile, 0), hourly[0]);
    CU_ASSERT_EQUAL(rate_at(&profile, SIM_HOUR - 1), hourly[0]);
    CU_ASSERT_EQUAL(rate_at(&profile, SIM_HOUR), 0);
    CU_ASSERT_EQUAL(rate_at(&profile, 9 * SIM_HOUR), hourly[3]);
    CU_ASSERT_DOUBLE_EQUAL(rate_integral(&profile, 0, 4 * SIM_HOUR), 210, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(rate_integral(&profile, SIM_HOUR / 2, 5 * SIM_HOUR / 2), 30 + 60, 1e-9);
    CU_ASSERT_EQUAL(rate_integral(&profile, SIM_HOUR, SIM_HOUR), 0);
}

/* Gaps of exactly one expected arrival: every minute in the first hour, none in the second, every half
 * minute in the third, every other minute in the last. */
static void by_hand(void)
{
    struct arrival_walk walk = arrival_walk(&poisson, 1, 4 * SIM_HOUR);
    for (int k = 1; k < 60; k++)
        CU_ASSERT_EQUAL(next_after(&walk, 1), k * SIM_MINUTE);
    int64_t t = next_after(&walk, 1); /* the 60th is at the end of the first hour, after rounding */
    CU_ASSERT_TRUE(t == SIM_HOUR || t == 2 * SIM_HOUR);
    CU_ASSERT_TRUE(llabs(next_after(&walk, 1) - (2 * SIM_HOUR + 30 * SIM_SECOND)) <= 1);
    for (int k = 2; k <= 119; k++)
        t = next_after(&walk, 1);
    CU_ASSERT_TRUE(llabs(t - (3 * SIM_HOUR - 30 * SIM_SECOND)) <= 1);
    next_after(&walk, 1);
    CU_ASSERT_TRUE(llabs(next_after(&walk, 1) - (3 * SIM_HOUR + 2 * SIM_MINUTE)) <= 1);
    CU_ASSERT_EQUAL(next_after(&walk, 1000), 4 * SIM_HOUR);
}

static void busier(void)
{
    struct arrival_walk walk = arrival_walk(&poisson, 2, 4 * SIM_HOUR);
    CU_ASSERT_EQUAL(next_after(&walk, 1), 30 * SIM_SECOND);
    walk = arrival_walk(&poisson, 0, 4 * SIM_HOUR);
    CU_ASSERT_EQUAL(next_after(&walk, 1e-9), 4 * SIM_HOUR);
}

static void constant_rate(void)
{
    double rate = 0.25;
    const struct arrivals constant = arrivals_poisson((struct rate_profile){0, 1, &rate, NULL});
    struct arrival_walk walk = arrival_walk(&constant, 1, 10 * SIM_SECOND);
    CU_ASSERT_EQUAL(next_after(&walk, 1), 4 * SIM_SECOND);
    CU_ASSERT_EQUAL(next_after(&walk, 1), 8 * SIM_SECOND);
    CU_ASSERT_EQUAL(next_after(&walk, 0.5), 10 * SIM_SECOND); /* at the end: does not enter */
}

/* Counts per hour over many days: Poisson, so mean = variance = the integral of the rate. */
static void counts_are_poisson(void)
{
    enum { DAYS = 20000 };
    static double sum[4], squares[4];
    struct stream_key key = stream_key(3, STREAM_ARRIVAL, "test");
    for (uint32_t day = 0; day < DAYS; day++) {
        struct arrival_walk walk = arrival_walk(&poisson, 1, 4 * SIM_HOUR);
        double count[4] = {0};
        for (uint64_t call = 0;; call++) {
            int64_t t = next(&walk, stream_uniforms(key, day, call, 0).value);
            if (t == 4 * SIM_HOUR)
                break;
            count[t / SIM_HOUR]++;
        }
        for (int h = 0; h < 4; h++) {
            sum[h] += count[h];
            squares[h] += count[h] * count[h];
        }
    }
    for (int h = 0; h < 4; h++) {
        double expected = hourly[h] * 3600, mean = sum[h] / DAYS, variance = squares[h] / DAYS - mean * mean;
        if (expected == 0) {
            CU_ASSERT_EQUAL(sum[h], 0);
            continue;
        }
        double fourth = expected + 3 * expected * expected; /* central, of a Poisson law */
        CU_ASSERT_TRUE(fabs(mean - expected) / sqrt(expected / DAYS) < 4.5);
        CU_ASSERT_TRUE(fabs(variance - expected) / sqrt((fourth - expected * expected) / DAYS) < 4.5);
    }
}

/* ---- steps of their own ------------------------------------------------------------------------------ */

/* 60 an hour for 30 minutes, none for 10, 120 an hour for the rest. */
static const int64_t starts[] = {0, 30 * SIM_MINUTE, 40 * SIM_MINUTE};
static const double rates_of_steps[] = {60.0 / 3600, 0, 120.0 / 3600};
static const struct arrivals stepped = {.rates = {0, 3, rates_of_steps, starts}};

static void unequal_steps(void)
{
    const struct rate_profile *p = &stepped.rates;
    CU_ASSERT_EQUAL(rate_at(p, 30 * SIM_MINUTE - 1), rates_of_steps[0]);
    CU_ASSERT_EQUAL(rate_at(p, 30 * SIM_MINUTE), 0);
    CU_ASSERT_EQUAL(rate_at(p, 40 * SIM_MINUTE), rates_of_steps[2]);
    CU_ASSERT_EQUAL(rate_at(p, 9 * SIM_HOUR), rates_of_steps[2]);
    CU_ASSERT_DOUBLE_EQUAL(rate_integral(p, 15 * SIM_MINUTE, SIM_HOUR), 15 + 40, 1e-9);
    CU_ASSERT_EQUAL(arrivals_change_after(&stepped, 0, SIM_HOUR), 30 * SIM_MINUTE);
    CU_ASSERT_EQUAL(arrivals_change_after(&stepped, 35 * SIM_MINUTE, SIM_HOUR), 40 * SIM_MINUTE);
    CU_ASSERT_EQUAL(arrivals_change_after(&stepped, 45 * SIM_MINUTE, SIM_HOUR), SIM_HOUR);
    struct arrival_walk walk = arrival_walk(&stepped, 1, SIM_HOUR);
    CU_ASSERT_TRUE(llabs(next_after(&walk, 29.5) - (29 * SIM_MINUTE + 30 * SIM_SECOND)) <= 1);
    CU_ASSERT_TRUE(llabs(next_after(&walk, 1) - (40 * SIM_MINUTE + 15 * SIM_SECOND)) <= 1);
    CU_ASSERT_EQUAL(next_after(&walk, 40), SIM_HOUR);
}

/* ---- renewal ------------------------------------------------------------------------------------------- */

static void regular_callers(void)
{
    const struct arrivals every_7 = {.kind = ARRIVALS_RENEWAL, .gap = dist_constant(7)};
    struct arrival_walk walk = arrival_walk(&every_7, 1, 30 * SIM_SECOND);
    for (int k = 1; k <= 4; k++)
        CU_ASSERT_EQUAL(next(&walk, 0.5), 7 * k * SIM_SECOND);
    CU_ASSERT_EQUAL(next(&walk, 0.5), 30 * SIM_SECOND);
    walk = arrival_walk(&every_7, 2, 30 * SIM_SECOND); /* a busy day: twice as many */
    CU_ASSERT_EQUAL(next(&walk, 0.5), 3500000);
    walk = arrival_walk(&every_7, 0, 30 * SIM_SECOND); /* nobody calls, not even without a gap */
    CU_ASSERT_EQUAL(next(&walk, 0.5), 30 * SIM_SECOND);
    walk = arrival_walk(&every_7, 1, 7 * SIM_SECOND);
    CU_ASSERT_EQUAL(next(&walk, 0.5), 7 * SIM_SECOND); /* at the end: does not enter */
    CU_ASSERT_DOUBLE_EQUAL(arrivals_rate(&every_7, 5), 1.0 / 7, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(arrivals_expected(&every_7, 7 * SIM_SECOND, 70 * SIM_SECOND), 9, 1e-12);
    CU_ASSERT_EQUAL(arrivals_change_after(&every_7, 5, SIM_HOUR), SIM_HOUR);
    CU_ASSERT_FALSE(arrivals_none(&every_7));
}

/* Gaps of 1 and 3 with the same probability: the renewal equation for the mean count up to t, in whole
 * seconds, is m(t) = (1 + m(t - 1))/2 + (1 + m(t - 3))/2; [0, 6) ends with the fifth. */
static void renewals(void)
{
    enum { DAYS = 200000 };
    double values[] = {1, 3}, m[6] = {0}, sum = 0, squares = 0;
    for (int t = 1; t < 6; t++)
        m[t] = (1 + m[t - 1]) / 2 + (t >= 3 ? (1 + m[t - 3]) / 2 : 0);
    const struct arrivals renewal = {.kind = ARRIVALS_RENEWAL, .gap = dist_empirical(2, values, false)};
    struct stream_key key = stream_key(3, STREAM_ARRIVAL, "test");
    for (uint32_t day = 0; day < DAYS; day++) {
        struct arrival_walk walk = arrival_walk(&renewal, 1, 6 * SIM_SECOND);
        double count = 0;
        while (next(&walk, stream_uniforms(key, day, (uint64_t)count, 0).value) < walk.end)
            count++;
        sum += count;
        squares += count * count;
    }
    double mean = sum / DAYS, variance = squares / DAYS - mean * mean;
    CU_ASSERT_TRUE(fabs(mean - m[5]) / sqrt(variance / DAYS) < 4.5);
}

/* Exponential gaps are Poisson arrivals: the count of 100 expected ones has mean = variance. */
static void exponential_gaps(void)
{
    enum { DAYS = 20000 };
    const struct arrivals renewal = {.kind = ARRIVALS_RENEWAL, .gap = dist_exponential(36)};
    struct stream_key key = stream_key(4, STREAM_ARRIVAL, "test");
    double sum = 0, squares = 0;
    for (uint32_t day = 0; day < DAYS; day++) {
        struct arrival_walk walk = arrival_walk(&renewal, 1, SIM_HOUR);
        double count = 0;
        while (next(&walk, stream_uniforms(key, day, (uint64_t)count, 0).value) < walk.end)
            count++;
        sum += count;
        squares += count * count;
    }
    double mean = sum / DAYS, variance = squares / DAYS - mean * mean;
    CU_ASSERT_TRUE(fabs(mean - 100) / sqrt(100.0 / DAYS) < 4.5);
    CU_ASSERT_TRUE(fabs(variance - 100) / sqrt((100 + 2 * 100.0 * 100) / DAYS) < 4.5);
}

/* ---- given times ----------------------------------------------------------------------------------------- */

/* Two in the first hour, one of them at its end counts for the second; 90 minutes in all. */
static const int64_t given[] = {0, 59 * SIM_MINUTE, SIM_HOUR, 80 * SIM_MINUTE, 80 * SIM_MINUTE};
static const struct arrivals times = {.kind = ARRIVALS_TIMES, .times = given, .count = 5, .end = 90 * SIM_MINUTE};

static void given_times(void)
{
    struct arrival_walk walk = arrival_walk(&times, 1, times.end);
    for (int i = 0; i < 5; i++)
        CU_ASSERT_EQUAL(next(&walk, 0.1), given[i]);
    CU_ASSERT_EQUAL(next(&walk, 0.1), times.end);
    CU_ASSERT_EQUAL(next(&walk, 0.1), times.end);
    walk = arrival_walk(&times, 1, 80 * SIM_MINUTE);
    for (int i = 0; i < 3; i++)
        next(&walk, 0.1);
    CU_ASSERT_EQUAL(next(&walk, 0.1), 80 * SIM_MINUTE);
}

static void load_of_times(void)
{
    CU_ASSERT_DOUBLE_EQUAL(arrivals_rate(&times, 0), 2.0 / 3600, 1e-18);
    CU_ASSERT_DOUBLE_EQUAL(arrivals_rate(&times, SIM_HOUR - 1), 2.0 / 3600, 1e-18);
    CU_ASSERT_DOUBLE_EQUAL(arrivals_rate(&times, 70 * SIM_MINUTE), 3.0 / 1800, 1e-18); /* a half hour */
    CU_ASSERT_EQUAL(arrivals_change_after(&times, 0, times.end), SIM_HOUR);
    CU_ASSERT_EQUAL(arrivals_change_after(&times, SIM_HOUR, times.end), times.end);
    CU_ASSERT_EQUAL(arrivals_expected(&times, 0, times.end), 5);
    CU_ASSERT_EQUAL(arrivals_expected(&times, 1, SIM_HOUR), 1);
    CU_ASSERT_EQUAL(arrivals_expected(&times, SIM_HOUR, 80 * SIM_MINUTE), 1);
}

static void nobody(void)
{
    const double none[] = {0, 0}, some[] = {0, 1e-9};
    const struct arrivals silent = {.rates = {SIM_HOUR, 2, none, NULL}}, late = {.rates = {SIM_HOUR, 2, some, NULL}};
    const struct arrivals no_times = {.kind = ARRIVALS_TIMES, .end = SIM_HOUR};
    struct arrival_walk walk = arrival_walk(&no_times, 1, SIM_HOUR);
    CU_ASSERT_TRUE(arrivals_none(&silent));
    CU_ASSERT_FALSE(arrivals_none(&late));
    CU_ASSERT_TRUE(arrivals_none(&no_times));
    CU_ASSERT_FALSE(arrivals_none(&times));
    CU_ASSERT_EQUAL(next(&walk, 0.1), SIM_HOUR);
    CU_ASSERT_EQUAL(arrivals_rate(&no_times, 0), 0);
}

UNIT_MAIN("arrivals",
          {"rates and their integral are by step, the last one for good", rates},
          {"gaps of one expected arrival fall where a hand calculation says", by_hand},
          {"the busyness of the day multiplies every rate", busier},
          {"an arrival at the end does not enter", constant_rate},
          {"counts per hour have the mean and the variance of the Poisson law", counts_are_poisson},
          {"steps may have lengths of their own", unequal_steps},
          {"renewal: the first caller comes one gap after the start, a busy day has shorter gaps", regular_callers},
          {"renewal: the mean count is that of the renewal equation", renewals},
          {"renewal: exponential gaps are Poisson arrivals", exponential_gaps},
          {"given times come as they are, the ones at the end not", given_times},
          {"the load of given times is their number per hour, the last hour cut at the end", load_of_times},
          {"nobody calls when every rate is 0 or no time is given", nobody})
