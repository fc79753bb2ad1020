/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/warmup.h"

#include <string.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

/* M/M/6, 4.5 erlangs, talks of `talk` seconds. */
static void found_center(struct center *c, double talk, int hours)
{
    center_simple(c, 4.5 / talk, talk, 6, hours);
    c->scenario.horizon.interval = 0;
    c->scenario.horizon.find_warmup = true;
    c->scenario.run.replications = 10;
}

static enum experiment_status find(const struct scenario *s, unsigned threads, int64_t *found, char problem[512])
{
    return warmup_find(s, threads, &(struct experiment_hooks){0}, (struct warmup_progress){0, 0}, found,
                       problem);
}

/* It takes a few mean talks until the agents are as busy as they will be. */
static void a_start_from_empty(void)
{
    struct center c;
    int64_t slow, quick;
    char problem[512];
    found_center(&c, 1000, 200);
    CU_ASSERT_EQUAL(find(&c.scenario, 1, &slow, problem), EXPERIMENT_DONE);
    CU_ASSERT(slow > 500 * SIM_SECOND && slow < 20000 * SIM_SECOND);
    CU_ASSERT_EQUAL(slow % (200 * SIM_HOUR / WARMUP_STEPS * 5), 0);
    found_center(&c, 10, 2);
    CU_ASSERT_EQUAL(find(&c.scenario, 1, &quick, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(100 * quick, slow); /* the same center in another unit of time */
}

static void any_threads(void)
{
    struct center c;
    int64_t one, more;
    char problem[512];
    found_center(&c, 1000, 100);
    CU_ASSERT_EQUAL(find(&c.scenario, 1, &one, problem), EXPERIMENT_DONE);
    for (unsigned threads = 2; threads <= 40; threads *= 4) {
        CU_ASSERT_EQUAL(find(&c.scenario, threads, &more, problem), EXPERIMENT_DONE);
        CU_ASSERT_EQUAL(more, one);
    }
}

/* As if somebody had written it; and the scenario stays as it was. */
static void used_for_all(void)
{
    struct center c;
    int64_t found;
    char problem[512];
    found_center(&c, 1000, 100);
    CU_ASSERT_EQUAL(find(&c.scenario, 2, &found, problem), EXPERIMENT_DONE);
    struct results *r = center_run(&c.scenario, 2);
    CU_ASSERT(found > 0);
    CU_ASSERT_EQUAL(r->scenario->horizon.warmup, found);
    CU_ASSERT_EQUAL(c.scenario.horizon.warmup, 0);
    CU_ASSERT_EQUAL(r->total.start, found);
    CU_ASSERT_EQUAL(r->replications, 10);
    c.scenario.horizon.find_warmup = false;
    c.scenario.horizon.warmup = found;
    struct results *written = center_run(&c.scenario, 2);
    CU_ASSERT_EQUAL(memcmp(&r->total.overall, &written->total.overall, sizeof r->total.overall), 0);
    results_free(written);
    results_free(r);
}

static void refused(const struct scenario *s)
{
    struct results *r;
    char problem[512] = "";
    CU_ASSERT_EQUAL(experiment_run(s, 2, NULL, &r, problem), EXPERIMENT_UNSETTLED);
    CU_ASSERT_PTR_NULL(r);
    CU_ASSERT_PTR_NOT_NULL(strstr(problem, "use a longer horizon.length, write horizon.warmup yourself"));
}

static void too_short(void)
{
    struct center c;
    found_center(&c, 3600, 1);
    refused(&c.scenario);
    found_center(&c, 1000, 100);
    c.counts[0][0] = 4;
    refused(&c.scenario);
}

static void nobody_calls(void)
{
    struct center c;
    int64_t found = -1;
    char problem[512];
    found_center(&c, 1000, 10);
    c.rates[0][0] = 0;
    CU_ASSERT_EQUAL(find(&c.scenario, 2, &found, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(found, 0);
    c.scenario.horizon.length = 3; /* us */
    CU_ASSERT_EQUAL(find(&c.scenario, 2, &found, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(found, 0);
}

/* The pilots, then the replications, of all that there are. */
static void count_up(void *host, uint32_t done, uint32_t total)
{
    uint32_t *last = host;
    CU_ASSERT(done >= *last);
    CU_ASSERT_EQUAL(total, WARMUP_PILOTS + 10);
    *last = done;
}

static void progress(void)
{
    struct center c;
    struct results *r;
    char problem[512];
    uint32_t last = 0;
    struct experiment_hooks hooks = {.host = &last, .progress = count_up};
    found_center(&c, 1000, 100);
    CU_ASSERT_EQUAL(experiment_run(&c.scenario, 3, &hooks, &r, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(last, WARMUP_PILOTS + 10);
    results_free(r);
}

static void stop_at_seven(void *host, uint32_t done, uint32_t total)
{
    (void)total;
    if (done == 7)
        atomic_store((atomic_int *)host, 2);
}

static void stopped(void)
{
    struct center c;
    struct results *r;
    char problem[512];
    atomic_int stop = 0;
    struct experiment_hooks hooks = {.host = &stop, .progress = stop_at_seven, .stop = &stop};
    found_center(&c, 1000, 100);
    CU_ASSERT_EQUAL(experiment_run(&c.scenario, 3, &hooks, &r, problem), EXPERIMENT_STOPPED);
    CU_ASSERT_PTR_NULL(r);
}

/* 10^15 s of talk: no clock holds that. */
static void impossible(void)
{
    struct center c;
    struct results *r;
    char problem[512] = "";
    found_center(&c, 1000, 100);
    c.types[0].talk = dist_constant(1e15);
    CU_ASSERT_EQUAL(experiment_run(&c.scenario, 3, NULL, &r, problem), EXPERIMENT_DATA);
    CU_ASSERT_PTR_NULL(r);
    CU_ASSERT(*problem);
}

static void of_several(void)
{
    struct center quick, slow, fixed;
    int64_t found;
    char problem[512];
    found_center(&quick, 100, 100);
    found_center(&slow, 1000, 100);
    found_center(&fixed, 100, 100);
    fixed.scenario.horizon.find_warmup = false;
    struct arm arms[] = {{.scenario = &quick.scenario}, {.scenario = &slow.scenario}, {.scenario = &fixed.scenario}};
    CU_ASSERT_EQUAL(find(&slow.scenario, 2, &found, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(experiment_run_arms(arms, 3, 2, NULL, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(arms[0].results->scenario->horizon.warmup, found);
    CU_ASSERT_EQUAL(arms[1].results->scenario->horizon.warmup, found);
    CU_ASSERT_EQUAL(arms[2].results->scenario->horizon.warmup, 0);
    CU_ASSERT_PTR_EQUAL(arms[1].scenario, &slow.scenario);
    for (int i = 0; i < 3; i++)
        results_free(arms[i].results);
}

static void one_of_several(void)
{
    struct center good, bad;
    char problem[512];
    found_center(&good, 100, 100);
    found_center(&bad, 100, 100);
    bad.counts[0][0] = 4;
    struct arm arms[] = {{.scenario = &good.scenario}, {.scenario = &bad.scenario}};
    CU_ASSERT_EQUAL(experiment_run_arms(arms, 2, 2, NULL, problem), EXPERIMENT_UNSETTLED);
    CU_ASSERT_FALSE(arms[0].failed);
    CU_ASSERT_TRUE(arms[1].failed);
    CU_ASSERT_PTR_NULL(arms[0].results);
}

UNIT_MAIN("a warm-up that is found",
          {"it is a few talks long where a center begins empty, in any unit of time", a_start_from_empty},
          {"any number of threads finds the same", any_threads},
          {"all replications have it, as if it had been written", used_for_all},
          {"a run that is too short for it, or a center that is never steady, is refused", too_short},
          {"where nothing happens there is none", nobody_calls},
          {"pilot replications count in the progress", progress},
          {"it can be stopped", stopped},
          {"scenarios side by side have the longest of theirs", of_several},
          {"the one that has none is told", one_of_several},
          {"what cannot be simulated is told as always", impossible})
