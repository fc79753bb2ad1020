/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The call-center day of the user guide of SSJ (L'Ecuyer and others), simulated by two programs that share
 * nothing. Ours may differ from theirs by 4.5 standard errors of the difference and the rounding of what
 * they print.
 *
 * Theirs divides by the expected arrivals, 1660, and calls good whoever left the queue, answered or not,
 * within the threshold. Here this is counted day by day from the records of the calls.
 */
#include <math.h>
#include <stdio.h>
#include "tests/support/unit.h"
#include "tests/theory/simulate.h"

static const double expected_arrivals = 1660;

enum figure { ARRIVALS, WAITING, GOOD, ABANDONED, FIGURES };
static const char *const figure_names[FIGURES] = {
    "arrivals a day", "waiting / expected arrival (s)", "left the queue in 20 s / expected", "abandoned / expected"};

/* As printed: the mean, its standard error, the unit of the last digit of the mean. */
struct published {
    double mean, error, digit;
};

/* Standard error from the half width of a 90 % interval; these have 1000 days and more. */
#define HALF_WIDTH_90(w) ((w) / 1.6449)

struct row {
    const char *what;
    struct published of[FIGURES];
    double arrivals_sd, days;
};

/* 10 000 days. Of the ratios the mean and the standard deviation per day are printed. */
static const struct row calm = {
    "busyness gamma(400), 10000 days",
    {{1660.37, 93.62 / 100, .01},
     {4.713, HALF_WIDTH_90(.033), .001},
     {.925, .040 / 100, .001},
     {.020, .0067 / 100, .001}},
    93.62, 10000};

static const struct row wild_few = {
    "busyness gamma(10), 1000 days",
    {{1639.5, 513.2 / 31.623, .1},
     {11.834, HALF_WIDTH_90(1.775), .001},
     {.853, HALF_WIDTH_90(.009), .001},
     {.0342, HALF_WIDTH_90(.00315), .0001}},
    513.2, 1000};

/* A later run of the same program by its authors. */
static const struct row wild_many = {
    "busyness gamma(10), 10000 days",
    {{1661.266, 528.694 / 100, .001},
     {12.736, HALF_WIDTH_90(.493), .001},
     {.854, .168 / 100, .001},
     {.037, .059 / 100, .001}},
    528.694, 10000};

/* Sums over days of each figure and of its square. */
struct tally {
    uint32_t days;
    double sum[FIGURES], squares[FIGURES];
    uint64_t arrivals, good, abandoned;
    int64_t waited; /* us */
    int64_t within;
};

static void tally_day(struct tally *t, const double day[FIGURES])
{
    t->days++;
    for (int f = 0; f < FIGURES; f++) {
        t->sum[f] += day[f];
        t->squares[f] += day[f] * day[f];
    }
}

static bool tally_calls(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    struct tally *t = host;
    uint64_t good = 0, abandoned = 0;
    int64_t waited = 0;
    for (uint64_t i = 0; i < count; i++) {
        waited += calls[i].wait;
        good += calls[i].wait <= t->within;
        abandoned += calls[i].outcome == OUTCOME_ABANDONED;
    }
    t->arrivals += count;
    t->good += good;
    t->abandoned += abandoned;
    t->waited += waited;
    tally_day(t, (double[FIGURES]){(double)count, (double)waited / 1e6 / expected_arrivals,
                                   (double)good / expected_arrivals, (double)abandoned / expected_arrivals});
    return replication + 1 == t->days;
}

static double tally_mean(const struct tally *t, int f)
{
    return t->sum[f] / t->days;
}

static double tally_sd(const struct tally *t, int f)
{
    double mean = tally_mean(t, f);
    return sqrt((t->squares[f] - t->days * mean * mean) / (t->days - 1));
}

/* z of what the rounding of theirs does not explain. */
static void expect_joint(const char *what, const char *name, double ours, double our_error, double theirs,
                         double their_error, double digit)
{
    double unexplained = fmax(0, fabs(ours - theirs) - digit / 2);
    double z = unexplained / sqrt(our_error * our_error + their_error * their_error);
    printf("\n    %-32s %-34s theirs %-8.5g ours %-8.5g |z| %4.2f%s", what, name, theirs, ours, z,
           z < 4.5 ? "" : "  <- WRONG");
    CU_ASSERT(z < 4.5);
}

static void expect_row(const struct row *row, const struct tally *t)
{
    for (int f = 0; f < FIGURES; f++)
        expect_joint(row->what, figure_names[f], tally_mean(t, f), tally_sd(t, f) / sqrt(t->days),
                     row->of[f].mean, row->of[f].error, row->of[f].digit);
    /* Of a sample whose excess kurtosis is at most 0.6, that of gamma(10). */
    double relative = sqrt(2.6 / 4), sd = tally_sd(t, ARRIVALS);
    expect_joint(row->what, "standard deviation of arrivals", sd, sd * relative / sqrt(t->days),
                 row->arrivals_sd, row->arrivals_sd * relative / sqrt(row->days), 0);
}

/* What is reported is what the records of the calls add up to. */
static void expect_report(const struct simulation *s, const struct tally *t)
{
    const struct results *r = s->results;
    double days = t->days, calls = (double)t->arrivals;
    CU_ASSERT_EQUAL(r->replications, t->days);
    CU_ASSERT_EQUAL(r->calls, t->arrivals);
    CU_ASSERT_DOUBLE_EQUAL(estimate_at(r, "overall.offered")->mean, calls / days, 1e-9 * calls / days);
    CU_ASSERT_DOUBLE_EQUAL(estimate_at(r, "overall.wait")->mean, (double)t->waited / 1e6 / calls, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(estimate_at(r, "overall.abandonment")->mean, (double)t->abandoned / calls, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(estimate_at(r, "overall.service_levels.abandons_count")->mean,
                           (double)t->good / calls, 1e-12);
}

/* Of arrivals everything is known: a Poisson number with a gamma mean. */
static void expect_arrivals(const struct tally *t, double cv)
{
    double variance = expected_arrivals * (1 + expected_arrivals * cv * cv);
    expect_joint("exactly", "arrivals a day", tally_mean(t, ARRIVALS), sqrt(variance / t->days),
                 expected_arrivals, 0, 0);
    expect_joint("exactly", "standard deviation of arrivals", tally_sd(t, ARRIVALS),
                 sqrt(variance * 2.6 / 4 / t->days), sqrt(variance), 0, 0);
}

static bool day_load(struct simulation *s, const char *const *sets, size_t set_count)
{
    if (!simulation_load(s, SOURCE_DIR "/scenarios/gallery/published-day.yaml", sets, set_count))
        return false;
    s->loaded.scenario->run.replications = unit_slow_build() ? 200 : 10000;
    return true;
}

static void expect_day(const char *const *sets, size_t set_count, double cv, const struct row *const *rows,
                       size_t row_count)
{
    struct simulation s;
    CU_ASSERT_FATAL(day_load(&s, sets, set_count));
    CU_ASSERT_EQUAL_FATAL(s.loaded.scenario->queue_count, 1);
    struct tally tally = {.within = s.loaded.scenario->queues[0].service_level.within};
    CU_ASSERT_EQUAL(tally.within, 20 * SIM_SECOND);
    bool ran = simulation_run(&s, &(struct experiment_hooks){.host = &tally, .calls = tally_calls});
    CU_ASSERT(ran);
    if (ran) {
        expect_report(&s, &tally);
        expect_arrivals(&tally, cv);
        for (size_t i = 0; i < row_count; i++)
            expect_row(rows[i], &tally);
    }
    simulation_free(&s);
}

static void of_calm_days(void)
{
    expect_day(NULL, 0, 0.05, (const struct row *const[]){&calm}, 1);
}

static void of_wild_days(void)
{
    struct simulation s;
    char set[128];
    CU_ASSERT_FATAL(day_load(&s, NULL, 0));
    snprintf(set, sizeof set, "calls.%s.arrivals.busyness={gamma: {cv: 31.6228%%}}",
             s.loaded.scenario->types[0].name);
    simulation_free(&s);
    expect_day((const char *const[]){set}, 1, 0.316228, (const struct row *const[]){&wild_few, &wild_many}, 2);
}

UNIT_MAIN("published day",
          {"days that differ little give what the guide of SSJ prints", of_calm_days},
          {"days that differ much do, too, in both runs that were published", of_wild_days})
