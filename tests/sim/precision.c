/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Replications until a figure is known well enough: looks at fixed counts, the same for any number of threads. */
#include "sim/experiment.h"

#include "tests/support/center.h"
#include "tests/support/unit.h"

static void precise_center(struct center *c, double half_width, uint32_t least, uint32_t most)
{
    center_simple(c, 100.0 / 3600, 160, 6, 2);
    c->types[0].patience = dist_exponential(120);
    c->scenario.run.replications = least;
    c->scenario.run.precision = (struct precision){.wanted = true,
                                                   .text = "queues.calls.wait",
                                                   .of = {SCOPE_QUEUE, 0, CALL_WAIT},
                                                   .half_width = half_width,
                                                   .max_replications = most};
}

static double half_width(const struct results *r)
{
    const struct estimate *e = &r->total.queues[0].metric[CALL_WAIT];
    return (e->hi - e->lo) / 2;
}

/* 30, and half as many again each time, rounded down. */
static bool is_a_look(uint32_t n, uint32_t most)
{
    uint32_t look = 30;
    while (look < n && look < most)
        look = look + look / 2 < most ? look + look / 2 : most;
    return look == n;
}

static void narrow_enough(void)
{
    struct center c;
    precise_center(&c, 1.0, 1, 100000);
    struct results *r = center_run(&c.scenario, 1);
    CU_ASSERT_TRUE(r->precise && r->complete);
    CU_ASSERT(r->replications > 30 && is_a_look(r->replications, 100000));
    CU_ASSERT(half_width(r) <= 1.0);
    CU_ASSERT_EQUAL(r->planned, 100000);
    /* One look earlier it was not. */
    c.scenario.run.precision.wanted = false;
    for (uint32_t look = 30; look < r->replications; look += look / 2) {
        c.scenario.run.replications = look;
        struct results *before = center_run(&c.scenario, 2);
        CU_ASSERT(half_width(before) > 1.0);
        results_free(before);
    }
    results_free(r);
}

static void any_threads(void)
{
    struct center c;
    precise_center(&c, 1.0, 1, 100000);
    struct results *one = center_run(&c.scenario, 1);
    for (unsigned threads = 2; threads <= 5; threads++) {
        struct results *many = center_run(&c.scenario, threads);
        CU_ASSERT_EQUAL(many->replications, one->replications);
        CU_ASSERT_EQUAL(many->total.overall.metric[CALL_WAIT].mean, one->total.overall.metric[CALL_WAIT].mean);
        CU_ASSERT_EQUAL(half_width(many), half_width(one));
        results_free(many);
    }
    results_free(one);
}

static void the_least(void)
{
    struct center c;
    precise_center(&c, 1000, 1, 500);
    struct results *r = center_run(&c.scenario, 2);
    CU_ASSERT_EQUAL(r->replications, 30);
    results_free(r);
    c.scenario.run.replications = 77;
    r = center_run(&c.scenario, 2);
    CU_ASSERT_EQUAL(r->replications, 77);
    CU_ASSERT_TRUE(r->precise);
    results_free(r);
}

static void out_of_reach(void)
{
    struct center c;
    precise_center(&c, 1e-6, 1, 100);
    struct results *r = center_run(&c.scenario, 2);
    CU_ASSERT_EQUAL(r->replications, 100);
    CU_ASSERT_FALSE(r->precise);
    CU_ASSERT_TRUE(r->complete);
    results_free(r);
}

/* Nobody is ever blocked: an interval of no width is no precision. */
static void nothing_happens(void)
{
    struct center c;
    precise_center(&c, 0.5, 1, 60);
    c.scenario.run.precision.of.metric = CALL_BLOCKED;
    struct results *r = center_run(&c.scenario, 2);
    CU_ASSERT_EQUAL(r->replications, 60);
    CU_ASSERT_FALSE(r->precise);
    results_free(r);
}

static void of_a_quantile(void)
{
    struct center c;
    precise_center(&c, 3, 1, 100000);
    c.scenario.run.precision.of.metric = CALL_WAIT_P90;
    struct results *r = center_run(&c.scenario, 2);
    const struct estimate *e = &r->total.queues[0].metric[CALL_WAIT_P90];
    CU_ASSERT_TRUE(r->precise && r->complete);
    CU_ASSERT(r->replications > 30 && is_a_look(r->replications, 100000));
    CU_ASSERT(e->mean - e->lo <= 3 && e->hi - e->mean <= 3);
    results_free(r);
}

static bool stop_at_40(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    (void)calls, (void)count;
    if (replication == 40)
        atomic_store((atomic_int *)host, 2);
    return true;
}

static void stopped(void)
{
    struct center c;
    struct results *r;
    char problem[512];
    atomic_int stop = 0;
    precise_center(&c, 1e-6, 1, 100000);
    struct experiment_hooks hooks = {.host = &stop, .calls = stop_at_40, .stop = &stop};
    CU_ASSERT_EQUAL(experiment_run(&c.scenario, 3, &hooks, &r, problem), EXPERIMENT_STOPPED);
    CU_ASSERT(r->replications > 40 && r->replications < 200);
    CU_ASSERT_FALSE(r->complete);
    results_free(r);
}

UNIT_MAIN("precision",
          {"it ends at the first look that finds the interval narrow enough", narrow_enough},
          {"any number of threads needs the same replications", any_threads},
          {"thirty at least, or as many as are asked for", the_least},
          {"it ends at the most that it may take", out_of_reach},
          {"an interval without width is not precise", nothing_happens},
          {"a quantile can be what is to be known", of_a_quantile},
          {"it can be stopped", stopped})
