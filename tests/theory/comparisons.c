/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paired differences against exact ones, and against nothing at all. */
#include <math.h>
#include <stdio.h>
#include "sim/comparison.h"
#include "sim/estimate.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"
#include "tests/theory/exact.h"

enum { REPLICATIONS = 30 };

static struct comparison_results *compare(const struct scenario *const *scenarios, uint32_t count)
{
    struct comparison_plan plan = {scenarios, count, NULL, 0};
    struct experiment_hooks hooks = {.host = NULL};
    struct comparison_results *c;
    char problem[512];
    CU_ASSERT_EQUAL_FATAL(comparison_run(&plan, 2, &hooks, &c, problem), EXPERIMENT_DONE);
    return c;
}

/* ---- 13 and 14 agents ------------------------------------------------------------------------------------------------ */

/* 200 calls an hour of 180 s; an hour, after one and a half: six times the longest relaxation time, 15 min. */
static void erlang_c(struct center *c, uint32_t agents)
{
    center_simple(c, 200.0 / 3600, 180, agents, 1);
    c->scenario.horizon.warmup = 90 * SIM_MINUTE;
    c->scenario.horizon.length = 150 * SIM_MINUTE;
    c->scenario.horizon.interval = 0;
    c->scenario.run.replications = REPLICATIONS;
}

static struct exact_answers exact(int agents)
{
    struct exact_answers answers;
    struct exact_center c = {.arrivals = 200.0 / 3600, .talk = 180, .agents = agents, .places = EXACT_UNLIMITED,
                             .within = 20};
    CU_ASSERT_TRUE_FATAL(exact_answers(&c, &answers));
    return answers;
}

/* The mean wait of an hour is so skewed (most hours are quiet) that no interval by Student's t of 30 of them covers what
 * it should; its standard error is right all the same. */
static const struct figure {
    const char *name;
    uint32_t metric;
    int least_covered;
    double reduction;
} figures[] = {
    {"service level", CALL_SERVICE_LEVEL, 921, 5}, {"had to wait", CALL_P_WAIT, 921, 5}, {"wait", CALL_WAIT, 840, 3}};
#define FIGURES (sizeof figures / sizeof *figures)

static double exact_figure(const struct exact_answers *a, uint32_t metric)
{
    return (double)(metric == CALL_SERVICE_LEVEL ? a->answered_offered : metric == CALL_WAIT ? a->wait : a->p_wait);
}

static bool covers(const struct estimate *d, double value)
{
    double half = student_t(d->n, 0.95) * d->sd / sqrt(d->n);
    return fabs(d->mean - value) <= half;
}

/* Of one figure, over all studies. */
struct tally_of_studies {
    int covered;
    double mean, squares, told; /* of the differences; of the squared standard errors that were told */
};

static void add_study(struct tally_of_studies *t, int number, const struct estimate *d, double value)
{
    double before = d->mean - t->mean;
    t->covered += covers(d, value);
    t->mean += before / number;
    t->squares += before * (d->mean - t->mean);
    t->told += d->sd * d->sd / d->n;
}

static void coverage(void)
{
    const int studies = unit_slow_build() ? 40 : 1000;
    struct exact_answers a = exact(13), b = exact(14);
    struct tally_of_studies tallies[FIGURES] = {{0}};
    struct center ca, cb;
    erlang_c(&ca, 13);
    erlang_c(&cb, 14);
    const struct scenario *both[] = {&ca.scenario, &cb.scenario};
    for (int i = 0; i < studies; i++) {
        ca.scenario.run.seed = (uint64_t)i + 1;
        struct comparison_results *c = compare(both, 2);
        for (size_t f = 0; f < FIGURES; f++) {
            const struct result_path of = {SCOPE_QUEUE, 0, figures[f].metric};
            add_study(&tallies[f], i + 1, &comparison_at(c, 1, &of)->difference,
                      exact_figure(&b, figures[f].metric) - exact_figure(&a, figures[f].metric));
        }
        comparison_free(c);
    }
    for (size_t f = 0; f < FIGURES; f++) {
        int covered = tallies[f].covered;
        double told = tallies[f].told / studies, seen = tallies[f].squares / (studies - 1);
        fprintf(stderr, "%s: the exact difference is in %d of %d intervals; variance told / seen %.3f\n",
                figures[f].name, covered, studies, told / seen);
        CU_ASSERT_TRUE(unit_slow_build() ? covered >= 30 : covered >= figures[f].least_covered && covered <= 975);
        CU_ASSERT_TRUE(unit_slow_build() || fabs(told / seen - 1) < 0.2);
    }
}

static void reduction(void)
{
    struct center ca, cb;
    erlang_c(&ca, 13);
    erlang_c(&cb, 14);
    ca.scenario.run.replications = unit_slow_build() ? 50 : 1000;
    const struct scenario *both[] = {&ca.scenario, &cb.scenario};
    struct exact_answers a = exact(13), b = exact(14);
    struct comparison_results *c = compare(both, 2);
    for (size_t f = 0; f < FIGURES; f++) {
        const struct compared *x = comparison_at(c, 1, &(struct result_path){SCOPE_QUEUE, 0, figures[f].metric});
        double d = exact_figure(&b, figures[f].metric) - exact_figure(&a, figures[f].metric);
        fprintf(stderr, "%s: variance divided by %.1f\n", figures[f].name, x->variance_reduction);
        CU_ASSERT(x->variance_reduction > figures[f].reduction);
        CU_ASSERT(fabs(x->difference.mean - d) < 4.5 * x->difference.sd / sqrt(x->difference.n));
    }
    comparison_free(c);
}

/* ---- ten times the same ---------------------------------------------------------------------------------------------- */

enum { SYSTEMS = 10 };

static bool has_winner(const struct comparison_results *c)
{
    for (uint32_t i = 0; i < c->family; i++) {
        enum compared_verdict v = c->compared[i].verdict;
        if (v == COMPARED_BETTER || v == COMPARED_WORSE || v == COMPARED_HIGHER || v == COMPARED_LOWER)
            return true;
    }
    return false;
}

/* Of the service level alone, any two of them, each pair by itself. */
static bool has_lonely_winner(const struct comparison_results *c)
{
    for (uint32_t b = 1; b < SYSTEMS; b++)
        if (!covers(&comparison_at(c, b, &(struct result_path){SCOPE_QUEUE, 0, CALL_SERVICE_LEVEL})->difference, 0))
            return true;
    return false;
}

/* Call types of other names have other callers. The error of a study is 5 %: 10 of 200, and 4.5 deviations are 14. */
static void no_winner(void)
{
    static const char *const names[SYSTEMS] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"};
    const int studies = unit_slow_build() ? 10 : 200;
    struct center centers[SYSTEMS];
    const struct scenario *all[SYSTEMS];
    int winners = 0, lonely = 0;
    for (int i = 0; i < SYSTEMS; i++) {
        center_simple(&centers[i], 100.0 / 3600, 180, 6, 2);
        centers[i].types[0].patience = dist_exponential(120);
        centers[i].types[0].name = names[i];
        centers[i].scenario.horizon.interval = 0;
        centers[i].scenario.run.replications = REPLICATIONS;
        all[i] = &centers[i].scenario;
    }
    for (int i = 0; i < studies; i++) {
        centers[0].scenario.run.seed = (uint64_t)i + 1;
        struct comparison_results *c = compare(all, SYSTEMS);
        winners += has_winner(c);
        lonely += has_lonely_winner(c);
        comparison_free(c);
    }
    fprintf(stderr, "ten equal systems: a difference in %d of %d studies; one by one, of one figure: %d\n", winners,
            studies, lonely);
    CU_ASSERT(winners <= (unit_slow_build() ? 3 : 24));
    CU_ASSERT(lonely > winners);
}

UNIT_MAIN("comparisons against theory",
          {"13 and 14 agents: 95 % intervals hold the exact difference", coverage},
          {"13 and 14 agents: the same callers divide the variance several times", reduction},
          {"ten equal systems rarely have a winner", no_winner})
