/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/mser.h"

#include "tests/support/unit.h"

enum { MOST = 20 };

/* Of batches with these means; inside each the observations are two and one below, on, one and two above it. */
static uint32_t dropped(const double *means, uint32_t batches, uint32_t further)
{
    double series[(MOST + 1) * MSER_BATCH] = {0};
    for (uint32_t i = 0; i < batches * MSER_BATCH; i++)
        series[i] = means[i / MSER_BATCH] + (double)(i % MSER_BATCH) - 2;
    for (uint32_t i = 0; i < further; i++)
        series[batches * MSER_BATCH + i] = 1e6;
    return mser5(series, batches * MSER_BATCH + further);
}
#define DROPPED(further, ...)                                                                                \
    dropped((const double[]){__VA_ARGS__}, sizeof((const double[]){__VA_ARGS__}) / sizeof(double), further)

static void steady(void)
{
    CU_ASSERT_EQUAL(DROPPED(0, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7), 0);
}

static void a_step(void)
{
    CU_ASSERT_EQUAL(DROPPED(0, 0, 7, 7, 7, 7, 7, 7, 7, 7, 7), 5);
    CU_ASSERT_EQUAL(DROPPED(0, 0, 3, 6, 7, 7, 7, 7, 7, 7, 7), 15);
    CU_ASSERT_EQUAL(DROPPED(0, 9, 9, 7, 7, 7, 7, 7, 7, 7, 7), 10);
}

/* Squares around the mean over the squared number of batches, by hand:
 *
 *   all 9 of 3 0 2 0 2 0 2 0 2    25 - 121/9 = 11.56,  / 81 = .1427
 *   the last 8                    16 -  64/8 =  8,     / 64 = .1250   the least
 *   the last 7                    16 -  64/7 =  6.86,  / 49 = .1399
 *   the last 6                    12 -  36/6 =  6,     / 36 = .1667
 *   the last 5                    12 -  36/5 =  4.8,   / 25 = .1920
 *   all 9 of 2 0 2 0 2 0 2 0 2    20 - 100/9 =  8.89,  / 81 = .1097   less than .1250 */
static void by_hand(void)
{
    CU_ASSERT_EQUAL(DROPPED(0, 3, 0, 2, 0, 2, 0, 2, 0, 2), 5);
    CU_ASSERT_EQUAL(DROPPED(0, 2, 0, 2, 0, 2, 0, 2, 0, 2), 0);
}

/* It never ends: all but the least that is kept. */
static void a_trend(void)
{
    CU_ASSERT_EQUAL(DROPPED(0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256, 256, 256), 40);
    CU_ASSERT_EQUAL(DROPPED(0, 1, 9, 1, 9, 1, 9, 4, 4, 4, 4, 4), 30);
    CU_ASSERT_EQUAL(DROPPED(0, 1, 9, 1, 9, 1, 9, 1, 4, 4, 4, 4), 30); /* not 35: four are too few */
}

static void too_few(void)
{
    CU_ASSERT_EQUAL(mser5(NULL, 0), 0);
    CU_ASSERT_EQUAL(DROPPED(0, 9, 1, 1, 1, 1), 0);
    CU_ASSERT_EQUAL(DROPPED(0, 9, 1, 1, 1, 1, 1), 5);
}

static void the_end(void)
{
    CU_ASSERT_EQUAL(DROPPED(4, 0, 7, 7, 7, 7, 7, 7, 7), 5);
    CU_ASSERT_EQUAL(DROPPED(4, 9, 1, 1, 1, 1), 0);
}

UNIT_MAIN("MSER-5",
          {"a series that is steady from the beginning is kept as it is", steady},
          {"what stands before a constant is dropped, to the batch", a_step},
          {"the least squared error of the mean decides, as by hand", by_hand},
          {"at least five batches are kept", a_trend},
          {"of five batches or fewer nothing is dropped", too_few},
          {"observations that fill no batch are not looked at", the_end})
