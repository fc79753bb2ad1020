/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quantiles of waits before M/M/n, where P(W > t) = C e^(-(n/talk - arrivals) t) with C of Erlang C: the
 * estimates, and how often their intervals contain the truth. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "sim/estimate.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"
#include "tests/theory/exact.h"

enum { THREADS = 2 };

struct model {
    double arrivals, talk; /* per second, seconds */
    int agents;
    int64_t warmup, length; /* in multiples of the mean talk; the length without the warm-up */
};

/* In seconds. The wait is zero up to 1 - C. */
static double exact_quantile(const struct model *m, int percent)
{
    struct exact_center center = {m->arrivals, m->talk, 0, m->agents, EXACT_UNLIMITED, 0};
    struct exact_answers answers;
    CU_ASSERT_FATAL(exact_answers(&center, &answers));
    double beyond = 1 - percent / 100.0, p_wait = (double)answers.p_wait;
    return beyond >= p_wait ? 0 : log(p_wait / beyond) / (m->agents / m->talk - m->arrivals);
}

static void make(struct center *c, const struct model *m, uint32_t replications)
{
    int64_t talk = sim_time(m->talk);
    center_simple(c, m->arrivals, m->talk, (uint32_t)m->agents, 1);
    c->scenario.horizon.warmup = m->warmup * talk;
    c->scenario.horizon.length = (m->warmup + m->length) * talk;
    c->scenario.horizon.interval = 0;
    c->scenario.run.replications = replications;
}

static void expect_quantile(const struct model *m, int percent, const struct estimate *e)
{
    double exact = exact_quantile(m, percent);
    CU_ASSERT_FATAL(e->has_ci);
    double error = (e->hi - e->lo) / 2 / student_t(e->n, 0.95), z = (e->mean - exact) / error;
    printf("\n    p%d of %d agents: exact %.6g, simulated %.6g [%.6g, %.6g]", percent, m->agents, exact, e->mean,
           e->lo, e->hi);
    if (exact == 0) {
        CU_ASSERT_EQUAL(e->mean, 0);
        CU_ASSERT_EQUAL(e->hi, 0);
        return;
    }
    CU_ASSERT(fabs(z) < 4.5);
    CU_ASSERT(unit_slow_build() || error < 0.015 * exact);
}

static void of_erlang_c(void)
{
    /* Twelve agents: four of five do not wait. One agent: three of five wait. */
    static const struct model models[] = {{4.2 / 60, 120, 12, 30, 9000}, {0.6 / 60, 60, 1, 200, 30000}};
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        struct center c;
        struct model m = models[i];
        m.length /= unit_slow_build() ? 20 : 1;
        make(&c, &m, 100);
        struct results *r = center_run(&c.scenario, THREADS);
        const struct estimate *e = r->total.queues[0].metric;
        for (int k = 0; k < QUANTILES; k++) {
            expect_quantile(&m, quantile_percents[k], &e[CALL_WAIT_P50 + k]);
            CU_ASSERT_EQUAL(e[CALL_WAIT_P50 + k].mean, e[CALL_WAIT_ANSWERED_P50 + k].mean);
        }
        results_free(r);
    }
}

/* Macro-replications, of 30 replications each; the nightly tier does more. */
static int times_of(void)
{
    const char *text = getenv("ACDSIM_TIMES");
    return text ? atoi(text) : unit_slow_build() ? 20 : 1000;
}

/* How many intervals were known, and how many of these contained the truth. */
struct coverage {
    int known, covered;
};

static void cover(const struct model *m, int times, struct coverage coverage[QUANTILES])
{
    struct center c;
    make(&c, m, 30);
    for (int i = 0; i < times; i++) {
        c.scenario.run.seed = 1 + (uint64_t)i;
        struct results *r = center_run(&c.scenario, THREADS);
        for (int k = 0; k < QUANTILES; k++) {
            const struct estimate *e = &r->total.overall.metric[CALL_WAIT_P50 + k];
            double exact = exact_quantile(m, quantile_percents[k]);
            coverage[k].known += e->has_ci;
            coverage[k].covered += e->has_ci && e->lo <= exact && exact <= e->hi;
        }
        results_free(r);
    }
}

/* Of 1000 intervals 921 to 975 contain the truth, of 5000 from 4640 to 4810. The interval of a
 * quantile of zero begins there. The last of a hundred calls of a few hours is not known every time, but then as well as that. */
static void expect_coverage(int percent, double exact, int times, const struct coverage *c)
{
    bool sharp = times >= 5000 && c->known == times;
    double least = sharp ? 0.928 : 0.921, most = sharp ? 0.962 : 0.975;
    printf("\n    p%d: %d of %d known intervals contain %.6g", percent, c->covered, c->known, exact);
    CU_ASSERT(percent == 99 || c->known == times);
    CU_ASSERT(c->known >= times / 2);
    if (exact == 0) {
        CU_ASSERT(c->covered >= 0.99 * times);
    } else if (times >= 1000) {
        CU_ASSERT(c->covered >= least * c->known && c->covered <= most * c->known);
    }
}

static void expect_intervals(const struct model *m)
{
    struct coverage coverage[QUANTILES] = {{0, 0}};
    int times = times_of();
    cover(m, times, coverage);
    for (int k = 0; k < QUANTILES; k++)
        expect_coverage(quantile_percents[k], exact_quantile(m, quantile_percents[k]), times, &coverage[k]);
}

/* Two hours of twelve agents: 500 calls, of which 90 wait. */
static void intervals_of_twelve(void)
{
    expect_intervals(&(struct model){4.2 / 60, 120, 12, 30, 60});
}

/* Eight hours of one agent: 300 calls, of which 180 wait, and long ones follow each other. */
static void intervals_of_one(void)
{
    expect_intervals(&(struct model){0.6 / 60, 60, 1, 150, 500});
}

UNIT_MAIN("quantiles",
          {"waits before twelve agents and before one have the quantiles of Erlang C", of_erlang_c},
          {"95 % intervals of thirty short days contain the truth: twelve agents", intervals_of_twelve},
          {"95 % intervals of thirty short days contain the truth: one agent", intervals_of_one})
