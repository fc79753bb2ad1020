/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bins of waits, and the quantiles that are read from them. */
#include "sim/quantiles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

/* ---- bins ------------------------------------------------------------------------------------------------- */

/* Both ends and the middle of a bin are its own, its neighbours' are not, and it is narrow enough. */
static bool bin_is_right(uint32_t bin)
{
    int64_t start = bin_start(bin), last = start + (bin_width(bin) - 1);
    bool own = bin_of(start) == bin && bin_of(last) == bin && bin_of(start + (last - start) / 2) == bin;
    bool narrow = last == start || bin_width(bin) <= start / 128;
    bool next = bin + 1 == BINS ? last == INT64_MAX : bin_start(bin + 1) == last + 1;
    return own && narrow && next;
}

static void of_bins(void)
{
    uint32_t wrong = 0;
    for (uint32_t bin = 0; bin < BINS; bin++)
        wrong += !bin_is_right(bin);
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT_EQUAL(bin_of(0), 0);
    CU_ASSERT_EQUAL(bin_of(1), 1);
    CU_ASSERT_EQUAL(bin_of(INT64_MAX), BINS - 1);
    for (uint32_t bin = 0; bin < BINS_EXACT; bin++)
        CU_ASSERT(bin_start(bin) == bin && bin_width(bin) == 1);
}

/* ---- the waits of a replication --------------------------------------------------------------------------- */

static int64_t counted(const struct wait_counts *c, uint32_t cell, uint32_t bin)
{
    int64_t sum = 0;
    for (size_t i = 0; i < c->used; i++)
        if (c->list[i].cell == cell && c->list[i].bin == bin)
            sum += c->list[i].count;
    return sum;
}

/* Again and again the same: the list does not grow with them. */
static void of_counts(void)
{
    enum { CELLS = 40, WAITS = 300, TIMES = 100 };
    struct wait_counts c = {0};
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < TIMES * CELLS * WAITS; i++)
            CU_ASSERT_FATAL(wait_counts_add(&c, i % CELLS, (int64_t)(i / CELLS % WAITS) * 1000000));
        CU_ASSERT_EQUAL(counted(&c, 0, 0), TIMES);
        CU_ASSERT_EQUAL(counted(&c, CELLS - 1, bin_of(INT64_C(7000000))), TIMES);
        CU_ASSERT_EQUAL(c.room, 1 << 16);
        c.used = 0;
    }
    wait_counts_free(&c);
}

/* All different: it grows, and nothing is lost. */
static void of_different_counts(void)
{
    enum { CELLS = 1000, WAITS = 100 };
    struct wait_counts c = {0};
    int64_t sum = 0;
    for (uint32_t i = 0; i < 3 * CELLS * WAITS; i++)
        CU_ASSERT_FATAL(wait_counts_add(&c, i / 3 % CELLS, INT64_C(1000) << (i / CELLS / 3) % 40));
    for (size_t i = 0; i < c.used; i++)
        sum += c.list[i].count;
    CU_ASSERT_EQUAL(sum, 3 * CELLS * WAITS);
    CU_ASSERT_EQUAL(counted(&c, 500, bin_of(1000)), 3 * 3);
    CU_ASSERT(c.used <= c.room);
    wait_counts_free(&c);
}

/* ---- quantiles of waits made by hand ---------------------------------------------------------------------- */

/* One queue, one flow, half-hour intervals. Waits by hand, all answered unless `lost`. */
struct by_hand {
    struct center c;
    struct tally tally;
    struct quantiles *q;
    uint32_t n;
};

static void hand_make(struct by_hand *h)
{
    center_simple(&h->c, 0.01, 100, 1, 2);
    CU_ASSERT_FATAL(tally_init(&h->tally, &h->c.scenario));
    h->q = quantiles_new(&h->tally);
    CU_ASSERT_PTR_NOT_NULL_FATAL(h->q);
    h->n = 0;
}

static void hand_wait(struct by_hand *h, uint32_t interval, bool answered, int64_t wait)
{
    uint32_t cell = wait_cell(interval, 0, 1, answered);
    if (wait == 0)
        h->tally.at_once[cell]++;
    else
        CU_ASSERT_FATAL(wait_counts_add(&h->tally.waits, cell, wait));
}

static void hand_day(struct by_hand *h)
{
    CU_ASSERT_FATAL(quantiles_reserve(h->q, &h->tally));
    quantiles_add(h->q, &h->tally);
    tally_clear(&h->tally);
    h->n++;
}

static void hand_free(struct by_hand *h)
{
    quantiles_free(h->q);
    tally_free(&h->tally);
}

enum { WHOLE, P50 = 0, P90 = 2, P99 = 4, ANSWERED_P50 = QUANTILES };

static void estimates(const struct by_hand *h, uint32_t span, struct estimate out[2 * QUANTILES])
{
    quantiles_estimate(h->q, span, 0, h->n, 0.95, out);
}

static void of_nothing(void)
{
    struct by_hand h;
    struct estimate e[2 * QUANTILES];
    hand_make(&h);
    estimates(&h, WHOLE, e);
    CU_ASSERT(!e[P50].defined && !e[P50].has_ci && e[P50].n == 0);
    hand_day(&h);
    hand_day(&h);
    estimates(&h, WHOLE, e);
    CU_ASSERT(!e[P50].defined && !e[P50].has_ci && !e[P50].has_sd && e[P50].empty == 2 && e[P50].n == 2);
    hand_free(&h);
}

static void of_one_and_two(void)
{
    struct by_hand h;
    struct estimate e[2 * QUANTILES];
    hand_make(&h);
    hand_wait(&h, 1, true, 30 * SIM_SECOND);
    hand_day(&h);
    estimates(&h, WHOLE, e);
    CU_ASSERT(e[P50].defined && !e[P50].has_ci && !e[P50].has_sd);
    CU_ASSERT_DOUBLE_EQUAL(e[P50].mean, 30, 0.3);
    CU_ASSERT_DOUBLE_EQUAL(e[P99].mean, 30, 0.3);
    estimates(&h, 1, e);
    CU_ASSERT(!e[P50].defined && e[P50].empty == 1);
    estimates(&h, 2, e);
    CU_ASSERT_DOUBLE_EQUAL(e[P50].mean, 30, 0.3);
    hand_wait(&h, 1, false, 50 * SIM_SECOND);
    hand_day(&h);
    estimates(&h, WHOLE, e);
    CU_ASSERT_DOUBLE_EQUAL(e[P50].mean, 30, 0.3);
    CU_ASSERT_DOUBLE_EQUAL(e[P90].mean, 50, 0.5);
    CU_ASSERT_DOUBLE_EQUAL(e[ANSWERED_P50].mean, 30, 0.3);
    CU_ASSERT_EQUAL(e[ANSWERED_P50].empty, 1);
    CU_ASSERT(!e[P90].has_ci);
    hand_free(&h);
}

/* Nobody waits: known exactly, as far as there are enough of them. */
static void of_zeros(void)
{
    struct by_hand h;
    struct estimate e[2 * QUANTILES];
    hand_make(&h);
    for (int day = 0; day < 2; day++) {
        for (int i = 0; i < 20 + day; i++)
            hand_wait(&h, 0, true, 0);
        hand_day(&h);
    }
    estimates(&h, WHOLE, e);
    CU_ASSERT(e[P50].defined && e[P50].mean == 0 && e[P50].has_ci && e[P50].lo == 0 && e[P50].hi == 0);
    CU_ASSERT(e[P99].mean == 0 && !e[P99].has_ci); /* the one of a hundred may still come */
    hand_free(&h);
}

/* Exactly eight of ten do not wait. */
static void of_the_edge_of_zero(void)
{
    struct by_hand h;
    struct estimate e[2 * QUANTILES];
    hand_make(&h);
    for (int day = 0; day < 30; day++) {
        for (int i = 0; i < 100; i++)
            hand_wait(&h, 0, true, i < 80 ? 0 : (i - 79) * SIM_SECOND);
        hand_day(&h);
    }
    estimates(&h, WHOLE, e);
    CU_ASSERT(e[P50].mean == 0 && e[P50].hi == 0);
    CU_ASSERT(e[1].mean == 0 && e[1].has_ci && e[1].hi == 0);
    CU_ASSERT_DOUBLE_EQUAL(e[P90].mean, 10, 0.1);
    CU_ASSERT_DOUBLE_EQUAL(e[P90].lo, e[P90].hi, 1e-9); /* days that do not differ */
    hand_free(&h);
}

/* Calls of whole days that wait or do not wait together say no more than so many days. */
static void of_days_that_go_together(void)
{
    struct by_hand h;
    struct estimate together[2 * QUANTILES], apart[2 * QUANTILES];
    for (int mixed = 0; mixed < 2; mixed++) {
        hand_make(&h);
        for (int day = 0; day < 50; day++) {
            for (int i = 0; i < 200; i++)
                hand_wait(&h, 0, true, (mixed ? 1 + i / 4 : 1 + day) * 10 * SIM_SECOND);
            hand_day(&h);
        }
        estimates(&h, WHOLE, mixed ? apart : together);
        hand_free(&h);
    }
    CU_ASSERT_DOUBLE_EQUAL(together[P50].mean, 250, 2.5);
    CU_ASSERT_DOUBLE_EQUAL(apart[P50].mean, together[P50].mean, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(apart[P50].lo, apart[P50].hi, 1e-9);
    /* t(49) 0.975 = 2.0096; of 50 independent days the standard error is at most sqrt(50 / 49 / 4 / 50). */
    double ranks = 50 * 2.0096 * sqrt(1 / 49.0 / 4);
    CU_ASSERT_DOUBLE_EQUAL(together[P50].hi - together[P50].lo, 2 * ranks * 10, 25);
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Exact quantiles of a sorted array beside those of the bins. */
static void expect_sorted(const int64_t *waits, size_t count, const struct estimate e[QUANTILES])
{
    CU_ASSERT_FATAL(count > 0);
    for (int k = 0; k < QUANTILES; k++) {
        size_t rank = (count * (size_t)quantile_percents[k] + 99) / 100;
        double exact = (double)waits[rank - 1] / 1e6;
        CU_ASSERT(e[k].defined);
        CU_ASSERT(fabs(e[k].mean - exact) <= 0.0079 * exact);
    }
}

/* Waits of all magnitudes up to 2^62 us. */
static void of_all_magnitudes(void)
{
    enum { COUNT = 2000 };
    static int64_t waits[COUNT];
    struct by_hand h;
    struct estimate e[2 * QUANTILES];
    for (int top = 0; top <= 62; top++) {
        hand_make(&h);
        for (int i = 0; i < COUNT; i++) {
            waits[i] = (int64_t)ldexp(1, top) - (int64_t)(ldexp(i * 7919 % COUNT, top) / COUNT);
            hand_wait(&h, (uint32_t)i % 4, i % 3 == 0, waits[i]);
            if (i % 100 == 99)
                hand_day(&h);
        }
        qsort(waits, COUNT, sizeof *waits, by_size);
        estimates(&h, WHOLE, e);
        expect_sorted(waits, COUNT, e);
        hand_free(&h);
    }
}

/* The same waits in one day or in many have the same quantiles. */
static void of_merging(void)
{
    struct by_hand h;
    struct estimate one[2 * QUANTILES], many[2 * QUANTILES];
    for (int days = 1; days <= 64; days *= 64) {
        hand_make(&h);
        for (int i = 0; i < 6400; i++) {
            hand_wait(&h, (uint32_t)i % 4, i % 2 == 0, i % 3 == 0 ? 0 : (int64_t)i * i);
            if ((i + 1) % (6400 / days) == 0)
                hand_day(&h);
        }
        estimates(&h, WHOLE, days == 1 ? one : many);
        hand_free(&h);
    }
    for (int k = 0; k < 2 * QUANTILES; k++)
        CU_ASSERT_EQUAL(one[k].mean, many[k].mean);
    CU_ASSERT(!one[P50].has_ci && many[P50].has_ci);
}

/* ---- quantiles of a simulated center ---------------------------------------------------------------------- */

struct selection {
    uint32_t queue;
    int64_t from, to; /* of the arrivals */
    bool answered;
};

static void expect_records(const struct call_record *calls, uint64_t count, struct selection s,
                           const struct estimate e[QUANTILES])
{
    int64_t *waits = calloc(count + 1, sizeof *waits);
    size_t kept = 0;
    for (uint64_t i = 0; i < count; i++) {
        const struct call_record *c = &calls[i];
        bool stood = s.answered ? c->outcome == OUTCOME_ANSWERED
                                : c->outcome != OUTCOME_BLOCKED && c->outcome != OUTCOME_BALKED;
        if (stood && c->queue == s.queue && c->arrival >= s.from && c->arrival < s.to)
            waits[kept++] = c->wait;
    }
    qsort(waits, kept, sizeof *waits, by_size);
    expect_sorted(waits, kept, e);
    free(waits);
}

static void expect_span(const struct call_record *calls, uint64_t count, const struct span_results *span)
{
    for (uint32_t queue = 0; queue < 2; queue++)
        for (int answered = 0; answered < 2; answered++) {
            int first = answered ? CALL_WAIT_ANSWERED_P50 : CALL_WAIT_P50;
            struct selection s = {queue, span->start, span->start + span->length, answered};
            expect_records(calls, count, s, &span->queues[queue].metric[first]);
            expect_records(calls, count, s, &span->types[queue].metric[first]);
        }
}

/* Of the whole window behind the warm-up and of each interval, queue and type, all and answered. */
static void of_records(void)
{
    struct center c;
    uint64_t count;
    center_simple(&c, 110.0 / 3600, 150, 5, 6);
    center_second(&c, 60.0 / 3600, 90, 2);
    c.types[0].patience = dist_gamma(100, 1.3);
    c.types[1].patience = dist_constant(20);
    c.types[1].balk = 0.2;
    c.queues[0].capacity = 6;
    c.scenario.horizon.warmup = 50 * SIM_MINUTE;
    struct call_record *calls = center_records(&c.scenario, &count);
    struct results *r = center_run(&c.scenario, 1);
    expect_span(calls, count, &r->total);
    for (uint32_t i = 0; i < r->interval_count; i++)
        expect_span(calls, count, &r->intervals[i]);
    results_free(r);
    free(calls);
}

UNIT_MAIN("quantiles",
          {"every bin holds its own waits, and is at most 1/128 of them wide or a microsecond", of_bins},
          {"waits are counted by cell and bin, however many there are", of_counts},
          {"different waits take as much room as they need", of_different_counts},
          {"no replication and no call: undefined", of_nothing},
          {"one call and two: quantiles without an interval", of_one_and_two},
          {"all zero: exactly zero, without width", of_zeros},
          {"exactly eight of ten zero: the 80 % quantile is zero", of_the_edge_of_zero},
          {"an interval is as wide as the replications differ", of_days_that_go_together},
          {"the error is below 0.8 % for waits up to 2^62 us", of_all_magnitudes},
          {"merged days have the quantiles of one day", of_merging},
          {"they are those of the sorted records, by interval, queue, type and outcome", of_records})
