/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A center that begins empty, measured after the warm-up that is found, is what Erlang C says of it. */
#include <math.h>
#include <stdio.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

enum { AGENTS = 4 };
static const double load = 2.4, talk = 60;

/* Erlang B by its recursion, from it Erlang C. */
static double mean_wait(void)
{
    double b = 1;
    for (int n = 1; n <= AGENTS; n++)
        b = load * b / (n + load * b);
    return b / (1 - load / AGENTS * (1 - b)) * talk / (AGENTS - load);
}

static void study_center(struct center *c, int hours, uint32_t replications, uint64_t seed)
{
    center_simple(c, load / talk, talk, AGENTS, hours);
    c->scenario.horizon.interval = 0;
    c->scenario.horizon.find_warmup = true;
    c->scenario.run.replications = replications;
    c->scenario.run.seed = seed;
}

static void a_long_study(void)
{
    struct center c;
    study_center(&c, unit_slow_build() ? 40 : 200, 100, 1);
    struct results *r = center_run(&c.scenario, 2);
    const struct estimate *e = &r->total.overall.metric[CALL_WAIT];
    double error = e->sd / sqrt(e->n), z = (e->mean - mean_wait()) / error;
    printf("\n    warm-up %.3g s, exact %.5g, simulated %.5g, z %.2f, error %.2f %%", sim_seconds(r->scenario->horizon.warmup),
           mean_wait(), e->mean, z, 100 * error / mean_wait());
    CU_ASSERT(fabs(z) < 4.5);
    CU_ASSERT(unit_slow_build() || error < 0.01 * mean_wait());
    results_free(r);
}

struct counts {
    int covered, refused;
};

static void add_study(struct counts *counts, uint64_t seed)
{
    struct center c;
    struct results *r;
    char problem[512];
    study_center(&c, 8, 30, seed);
    enum experiment_status status = experiment_run(&c.scenario, 2, NULL, &r, problem);
    CU_ASSERT_FATAL(status == EXPERIMENT_DONE || status == EXPERIMENT_UNSETTLED);
    counts->refused += status == EXPERIMENT_UNSETTLED;
    if (!r)
        return;
    const struct estimate *e = &r->total.overall.metric[CALL_WAIT];
    counts->covered += e->lo <= mean_wait() && mean_wait() <= e->hi;
    results_free(r);
}

/* 8 h are some 100 times as long as the center remembers. One that is refused has no interval, and covers nothing. */
static void many_studies(void)
{
    struct counts counts = {0};
    int studies = unit_slow_build() ? 40 : 1000;
    for (int i = 0; i < studies; i++)
        add_study(&counts, 1000 + (uint64_t)i);
    printf("\n    %d of %d intervals cover, %d were refused", counts.covered, studies, counts.refused);
    if (unit_slow_build())
        return;
    CU_ASSERT(counts.covered >= 921 && counts.covered <= 975);
    CU_ASSERT(counts.refused <= 30);
}

UNIT_MAIN("steady state",
          {"the mean wait after the warm-up is that of Erlang C", a_long_study},
          {"its 95 % intervals cover it, ratio and all, 921 to 975 times in a thousand", many_studies})
