/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/comparison.h"

#include <math.h>
#include <string.h>
#include "tests/support/day.h"
#include "tests/support/unit.h"

static struct comparison_results *compare(const struct scenario *const *scenarios, uint32_t count,
                                          const struct result_path *asked, uint32_t asked_count, unsigned threads)
{
    struct comparison_plan plan = {scenarios, count, asked, asked_count};
    struct experiment_hooks hooks = {.host = NULL};
    struct comparison_results *c;
    char problem[512];
    CU_ASSERT_EQUAL_FATAL(comparison_run(&plan, threads, &hooks, &c, problem), EXPERIMENT_DONE);
    return c;
}

static struct comparison_results *compare_two(const struct scenario *a, const struct scenario *b)
{
    const struct scenario *both[] = {a, b};
    return compare(both, 2, NULL, 0, 2);
}

static const struct compared *overall(const struct comparison_results *c, uint32_t b, enum result_scope scope,
                                      uint32_t metric)
{
    const struct compared *x = comparison_at(c, b, &(struct result_path){scope, 0, metric});
    CU_ASSERT_PTR_NOT_NULL_FATAL(x);
    return x;
}

static void busy(struct center *c, uint32_t agents)
{
    center_simple(c, 200.0 / 3600, 180, agents, 4);
    c->types[0].patience = dist_exponential(180);
    c->scenario.run.replications = 30;
}

static void identical(void)
{
    struct center a, b;
    busy(&a, 12);
    busy(&b, 12);
    b.scenario.run.seed = 99; /* the first one's counts */
    b.scenario.run.replications = 3;
    struct comparison_results *c = compare_two(&a.scenario, &b.scenario);
    for (uint32_t i = 0; i < c->figure_count; i++) {
        const struct compared *x = comparison_row(c, 1, i);
        CU_ASSERT_EQUAL(x->verdict, COMPARED_SAME);
        CU_ASSERT_EQUAL(x->difference.mean, 0);
        CU_ASSERT_EQUAL(x->difference.sd, 0);
        CU_ASSERT_EQUAL(x->difference.n, 30);
        CU_ASSERT_TRUE(isnan(x->variance_reduction));
    }
    CU_ASSERT_EQUAL(c->first[0].kind, PARTING_NONE);
    CU_ASSERT_EQUAL(c->first[0].looked_at, 30);
    comparison_free(c);
}

static void one_more_agent(void)
{
    struct center a, b;
    busy(&a, 12);
    busy(&b, 13);
    struct comparison_results *c = compare_two(&a.scenario, &b.scenario);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_SERVICE_LEVEL)->verdict, COMPARED_BETTER);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_ABANDONMENT)->verdict, COMPARED_BETTER);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_ASA)->verdict, COMPARED_BETTER);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_OFFERED)->verdict, COMPARED_SAME);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_GROUP, AGENT_OCCUPANCY)->verdict, COMPARED_LOWER);
    CU_ASSERT(overall(c, 1, SCOPE_QUEUE, CALL_SERVICE_LEVEL)->difference.lo > 0);
    CU_ASSERT(overall(c, 1, SCOPE_QUEUE, CALL_SERVICE_LEVEL)->variance_reduction > 5);
    CU_ASSERT_EQUAL(c->first[0].kind, PARTING_DECISION);
    comparison_free(c);
    c = compare_two(&b.scenario, &a.scenario);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_SERVICE_LEVEL)->verdict, COMPARED_WORSE);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_WAIT)->verdict, COMPARED_WORSE);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_GROUP, AGENT_OCCUPANCY)->verdict, COMPARED_HIGHER);
    comparison_free(c);
}

/* Estimate and interval of every figure are those of the run of that scenario alone. */
static void alone(void)
{
    struct center a, b;
    busy(&a, 12);
    busy(&b, 13);
    struct comparison_results *c = compare_two(&a.scenario, &b.scenario);
    struct results *r = center_run(&b.scenario, 1);
    CU_ASSERT_EQUAL(memcmp(&r->total.overall, &c->results[1]->total.overall, sizeof r->total.overall), 0);
    CU_ASSERT_EQUAL(r->total.overall.metric[CALL_WAIT].mean - c->results[0]->total.overall.metric[CALL_WAIT].mean,
                    overall(c, 1, SCOPE_QUEUE, CALL_WAIT)->difference.mean);
    results_free(r);
    comparison_free(c);
}

static void any_number_of_threads(void)
{
    struct center center[3];
    const struct scenario *all[3];
    for (uint32_t i = 0; i < 3; i++) {
        busy(&center[i], 12 + i);
        all[i] = &center[i].scenario;
    }
    struct comparison_results *one = compare(all, 3, NULL, 0, 1);
    for (unsigned threads = 2; threads <= 5; threads++) {
        struct comparison_results *many = compare(all, 3, NULL, 0, threads);
        CU_ASSERT_EQUAL(one->family, many->family);
        for (uint32_t i = 0; i < one->family; i++) {
            CU_ASSERT_EQUAL(one->compared[i].difference.mean, many->compared[i].difference.mean);
            CU_ASSERT_EQUAL(one->compared[i].difference.sd, many->compared[i].difference.sd);
            CU_ASSERT_EQUAL(one->compared[i].verdict, many->compared[i].verdict);
        }
        CU_ASSERT_EQUAL(one->first[1].time, many->first[1].time);
        CU_ASSERT_EQUAL(one->first[1].b.agent, many->first[1].b.agent);
        comparison_free(many);
    }
    comparison_free(one);
}

/* One queue: 7 figures, and 2 of a group; asked for: one that is there, one that is not. Each interval of 1 - .05/20. */
static void the_family(void)
{
    struct center center[3];
    const struct scenario *all[3];
    const struct result_path asked[] = {{SCOPE_QUEUE, 0, CALL_ASA}, {SCOPE_OVERALL, 0, CALL_WAIT_MAX}};
    for (uint32_t i = 0; i < 3; i++) {
        busy(&center[i], 12 + i);
        all[i] = &center[i].scenario;
    }
    struct comparison_results *c = compare(all, 3, asked, 2, 2);
    CU_ASSERT_EQUAL(c->figure_count, 10);
    CU_ASSERT_EQUAL(c->family, 20);
    CU_ASSERT_DOUBLE_EQUAL(c->confidence_each, 0.9975, 1e-12);
    const struct estimate *d = &overall(c, 2, SCOPE_OVERALL, CALL_WAIT_MAX)->difference;
    CU_ASSERT_DOUBLE_EQUAL((d->hi - d->lo) / 2, 3.310228583 * d->sd / sqrt(30), 1e-8 * d->sd); /* t(29) at .99875 */
    comparison_free(c);
}

static void by_name(void)
{
    struct center a, b;
    center_simple(&a, 0.02, 100, 3, 2);
    center_second(&a, 0.01, 100, 2);
    center_simple(&b, 0.01, 100, 2, 2);
    center_second(&b, 0.02, 100, 3);
    a.scenario.run.replications = 5;
    b.queues[0].name = b.types[0].name = "second"; /* the same center, told in the other order */
    b.queues[1].name = b.types[1].name = "calls";
    b.groups[0].name = "others";
    b.groups[1].name = "team";
    struct comparison_results *c = compare_two(&a.scenario, &b.scenario);
    CU_ASSERT_EQUAL(c->figure_count, 7 * 3 + 2 * 2);
    for (uint32_t i = 0; i < c->figure_count; i++)
        CU_ASSERT_TRUE(comparison_row(c, 1, i)->verdict == COMPARED_SAME || comparison_row(c, 1, i)->verdict == COMPARED_NOTHING);
    CU_ASSERT_EQUAL(c->first[0].kind, PARTING_NONE);
    comparison_free(c);
    b.queues[1].name = "elsewhere"; /* only one queue, and overall, are still in both */
    c = compare_two(&a.scenario, &b.scenario);
    CU_ASSERT_EQUAL(c->figure_count, 7 * 2 + 2 * 2);
    comparison_free(c);
}

static void single(void)
{
    struct center a, b;
    busy(&a, 12);
    busy(&b, 13);
    a.scenario.run.replications = 1;
    struct comparison_results *c = compare_two(&a.scenario, &b.scenario);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_ASA)->verdict, COMPARED_UNDECIDED);
    CU_ASSERT_EQUAL(c->first[0].kind, PARTING_DECISION);
    comparison_free(c);
}

static void nothing_to_divide_by(void)
{
    struct center a, b;
    center_simple(&a, 0, 100, 1, 1);
    center_simple(&b, 0, 100, 2, 1);
    a.scenario.run.replications = 3;
    struct comparison_results *c = compare_two(&a.scenario, &b.scenario);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_ASA)->verdict, COMPARED_NOTHING);
    CU_ASSERT_EQUAL(overall(c, 1, SCOPE_QUEUE, CALL_OFFERED)->verdict, COMPARED_SAME);
    comparison_free(c);
}

/* ---- the first decision that differs -------------------------------------------------------------------------------- */

/* Talks of 100 s. Queue 0 at 10, 20 and 30 s: team, others, and after team's talk team again. Queue 1 at 500 s, when
 * all are idle: whoever is preferred in it. */
static void make_priorities(struct day *d, int team, int others)
{
    day_make(d, 100, 0, 1);
    center_second(&d->c, 0, 1, 1);
    d->c.types[1].talk = dist_constant(100);
    d->c.serves[0][1] = (struct served_queue){1, team};
    d->c.serves[1][0] = (struct served_queue){1, others};
    DAY_CALLERS(d, 0, 10, 20, 30);
    DAY_CALLERS(d, 1, 500);
}

static void priority(void)
{
    static struct day a, b;
    make_priorities(&a, 100, 0);
    make_priorities(&b, 0, 100);
    struct comparison_results *c = compare_two(&a.c.scenario, &b.c.scenario);
    const struct first_difference *d = &c->first[0];
    CU_ASSERT_EQUAL(d->kind, PARTING_DECISION);
    CU_ASSERT_EQUAL(d->replication, 0);
    CU_ASSERT_EQUAL(d->time, 500 * SIM_SECOND);
    CU_ASSERT_TRUE(d->has_a && d->has_b);
    CU_ASSERT_EQUAL(d->a.type, 1);
    CU_ASSERT_EQUAL(d->a.number, 0);
    CU_ASSERT_EQUAL(d->a.queue, 1);
    CU_ASSERT_EQUAL(d->a.group, 1);
    CU_ASSERT_EQUAL(d->b.group, 0);
    CU_ASSERT_EQUAL(d->b.type, 1);
    CU_ASSERT_EQUAL(d->b.agent, 0);
    comparison_free(c);
}

/* At 10 s both offer to the only agent, or the first of two; at 20 s only who has a second one. */
static void nobody_there(void)
{
    static struct day a, b;
    day_make(&a, 100, 0, 1);
    day_make(&b, 100, 0, 2);
    DAY_CALLERS(&a, 0, 10, 20);
    DAY_CALLERS(&b, 0, 10, 20);
    struct comparison_results *c = compare_two(&a.c.scenario, &b.c.scenario);
    const struct first_difference *d = &c->first[0];
    CU_ASSERT_EQUAL(d->kind, PARTING_DECISION);
    CU_ASSERT_EQUAL(d->time, 20 * SIM_SECOND);
    CU_ASSERT_FALSE(d->has_a);
    CU_ASSERT_TRUE(d->has_b);
    CU_ASSERT_EQUAL(d->b.number, 1);
    CU_ASSERT_EQUAL(d->b.agent, 1);
    comparison_free(c);
}

static void other_callers(void)
{
    static struct day a, b;
    day_make(&a, 100, 0, 2);
    day_make(&b, 100, 0, 1);
    DAY_CALLERS(&a, 0, 10, 40);
    DAY_CALLERS(&b, 0, 10, 15, 40);
    struct comparison_results *c = compare_two(&a.c.scenario, &b.c.scenario);
    const struct first_difference *d = &c->first[0];
    CU_ASSERT_EQUAL(d->kind, PARTING_CALLERS);
    CU_ASSERT_EQUAL(d->time, 15 * SIM_SECOND);
    CU_ASSERT_FALSE(d->has_a);
    CU_ASSERT_EQUAL(d->b.number, 1);
    comparison_free(c);
}

/* ---- interruptions --------------------------------------------------------------------------------------------------- */

struct stopper {
    atomic_int stop;
};

static void stop_at_once(void *host, uint32_t done, uint32_t total)
{
    (void)done, (void)total;
    atomic_store(&((struct stopper *)host)->stop, 1);
}

static void stopping(void)
{
    struct center a, b;
    busy(&a, 12);
    busy(&b, 13);
    a.scenario.run.replications = 100000;
    const struct scenario *both[] = {&a.scenario, &b.scenario};
    struct comparison_plan plan = {both, 2, NULL, 0};
    struct stopper s = {0};
    struct experiment_hooks hooks = {.host = &s, .progress = stop_at_once, .stop = &s.stop};
    struct comparison_results *c;
    char problem[512];
    CU_ASSERT_EQUAL(comparison_run(&plan, 2, &hooks, &c, problem), EXPERIMENT_STOPPED);
    uint32_t n = c->results[0]->replications;
    CU_ASSERT(n >= 1 && n < 100000);
    CU_ASSERT_EQUAL(c->results[1]->replications, n);
    CU_ASSERT_FALSE(c->results[0]->complete);
    CU_ASSERT_EQUAL(comparison_row(c, 1, 0)->difference.n, n);
    comparison_free(c);
}

static void one_cannot_be_simulated(void)
{
    struct center a, b;
    busy(&a, 12);
    busy(&b, 12);
    b.types[0].talk = dist_lognormal_median(1e12, 5);
    const struct scenario *both[] = {&a.scenario, &b.scenario};
    struct comparison_plan plan = {both, 2, NULL, 0};
    struct experiment_hooks hooks = {.host = NULL};
    struct comparison_results *c;
    char problem[512];
    CU_ASSERT_EQUAL(comparison_run(&plan, 2, &hooks, &c, problem), EXPERIMENT_DATA);
    CU_ASSERT_EQUAL(c->failed, 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, "calls.calls.talk"));
    comparison_free(c);
}

UNIT_MAIN("comparisons",
          {"a scenario and itself: all differences exactly 0, no decision differs", identical},
          {"one more agent is better, one less worse, and the callers in common help to see it", one_more_agent},
          {"each scenario is simulated as if it were alone", alone},
          {"any number of threads gives the same differences", any_number_of_threads},
          {"intervals hold together: those of the headline and those asked for", the_family},
          {"queues, groups and callers are the same by their names", by_name},
          {"one replication tells nothing but where they part", single},
          {"nothing to divide by is nothing to compare", nothing_to_divide_by},
          {"another agent priority: the first decision that differs", priority},
          {"one more agent: the first offer that the other cannot make", nobody_there},
          {"other callers are told as such", other_callers},
          {"stopped: the same replications of each", stopping},
          {"the scenario that cannot be simulated is named", one_cannot_be_simulated})
