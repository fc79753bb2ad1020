/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/mser.h"

static double batch_mean(const double *series, uint32_t batch)
{
    double sum = 0;
    for (int i = 0; i < MSER_BATCH; i++)
        sum += series[(uint64_t)batch * MSER_BATCH + (uint64_t)i];
    return sum / MSER_BATCH;
}

/* From the end on, so that mean and squares of what is kept grow by one batch at a time. */
uint32_t mser5(const double *series, uint32_t count)
{
    double mean = 0, squares = 0, best = 0;
    uint32_t batches = count / MSER_BATCH, drop = 0;
    for (uint32_t kept = 1; kept <= batches; kept++) {
        double off = batch_mean(series, batches - kept) - mean;
        mean += off / kept;
        squares += off * off * (1 - 1.0 / kept);
        double error = squares / ((double)kept * kept);
        if (kept > MSER_LEAST && error > best)
            continue;
        best = error;
        drop = batches - kept;
    }
    return batches > MSER_LEAST ? drop * MSER_BATCH : 0;
}
