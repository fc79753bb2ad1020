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

UNIT_MAIN("arrivals",
          {"rates and their integral are by step, the last one for good", rates},
          {"gaps of one expected arrival fall where a hand calculation says", by_hand},
          {"the busyness of the day multiplies every rate", busier},
          {"an arrival at the end does not enter", constant_rate},
          {"counts per hour have the mean and the variance of the Poisson law", counts_are_poisson})
