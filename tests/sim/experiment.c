/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/experiment.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

static void busy_center(struct center *c, uint32_t replications)
{
    center_simple(c, 100.0 / 3600, 160, 5, 4);
    center_second(c, 40.0 / 3600, 100, 2);
    c->types[0].patience = dist_gamma(200, 1.5);
    c->types[0].busyness = dist_gamma(1, 0.2);
    c->groups[0].reject = 0.02;
    c->scenario.run.replications = replications;
}

static bool same_estimates(const struct estimate *a, const struct estimate *b, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (a[i].mean != b[i].mean || a[i].sd != b[i].sd || a[i].lo != b[i].lo || a[i].hi != b[i].hi ||
            a[i].n != b[i].n || a[i].empty != b[i].empty || a[i].defined != b[i].defined)
            return false;
    return true;
}

static bool same_span(const struct scenario *s, const struct span_results *a, const struct span_results *b)
{
    bool same = same_estimates(a->overall.metric, b->overall.metric, CALL_METRICS);
    for (uint32_t q = 0; q < s->queue_count; q++)
        same = same && same_estimates(a->queues[q].metric, b->queues[q].metric, CALL_METRICS);
    for (uint32_t t = 0; t < s->type_count; t++)
        same = same && same_estimates(a->types[t].metric, b->types[t].metric, CALL_METRICS);
    for (uint32_t g = 0; g < s->group_count; g++)
        same = same && same_estimates(a->groups[g].metric, b->groups[g].metric, AGENT_METRICS);
    return same;
}

static bool same_results(const struct results *a, const struct results *b)
{
    bool same = same_span(a->scenario, &a->total, &b->total) && a->calls == b->calls && a->events == b->events;
    for (uint32_t i = 0; i < a->interval_count; i++)
        same = same && same_span(a->scenario, &a->intervals[i], &b->intervals[i]);
    return same;
}

static void any_number_of_threads(void)
{
    struct center c;
    busy_center(&c, 40);
    struct results *one = center_run(&c.scenario, 1);
    for (unsigned threads = 2; threads <= 5; threads++) {
        struct results *many = center_run(&c.scenario, threads);
        CU_ASSERT_TRUE(same_results(one, many));
        results_free(many);
    }
    c.scenario.run.seed = 2;
    struct results *other = center_run(&c.scenario, 2);
    CU_ASSERT_FALSE(same_results(one, other));
    results_free(other);
    results_free(one);
}

static void more_threads_than_work(void)
{
    struct center c;
    busy_center(&c, 2);
    struct results *r = center_run(&c.scenario, 64);
    CU_ASSERT_EQUAL(r->replications, 2);
    CU_ASSERT_TRUE(r->complete);
    results_free(r);
}

struct watcher {
    uint32_t next, stop_after;
    uint64_t calls;
    atomic_int stop;
    uint32_t last_done, last_total;
};

static bool watch_calls(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    struct watcher *w = host;
    CU_ASSERT_EQUAL(replication, w->next);
    w->next++;
    w->calls += count;
    for (uint64_t i = 1; i < count; i++)
        CU_ASSERT_TRUE(calls[i - 1].arrival <= calls[i].arrival);
    if (w->next == w->stop_after)
        atomic_store(&w->stop, 1);
    return true;
}

static void watch_progress(void *host, uint32_t done, uint32_t total)
{
    struct watcher *w = host;
    CU_ASSERT_TRUE(done >= w->last_done);
    w->last_done = done;
    w->last_total = total;
}

static void in_order(void)
{
    struct center c;
    struct watcher w = {0};
    struct experiment_hooks hooks = {.host = &w, .calls = watch_calls, .progress = watch_progress};
    struct results *r;
    char problem[512];
    busy_center(&c, 30);
    CU_ASSERT_EQUAL(experiment_run(&c.scenario, 4, &hooks, &r, problem), EXPERIMENT_DONE);
    CU_ASSERT_EQUAL(w.next, 30);
    CU_ASSERT_EQUAL(w.calls, r->calls);
    CU_ASSERT_EQUAL(w.last_done, 30);
    CU_ASSERT_EQUAL(w.last_total, 30);
    results_free(r);
}

/* Stopped after the third replication: what has begun is finished, what is merged is a prefix. */
static void stopping(void)
{
    for (unsigned threads = 1; threads <= 4; threads++) {
        struct center c;
        struct watcher w = {.stop_after = 3};
        struct experiment_hooks hooks = {.host = &w, .calls = watch_calls, .stop = &w.stop};
        struct results *r;
        char problem[512];
        busy_center(&c, 1000);
        CU_ASSERT_EQUAL(experiment_run(&c.scenario, threads, &hooks, &r, problem), EXPERIMENT_STOPPED);
        CU_ASSERT_FALSE(r->complete);
        CU_ASSERT_TRUE(r->replications >= 3 && r->replications < 100);
        CU_ASSERT_EQUAL(r->replications, w.next);
        c.scenario.run.replications = r->replications;
        struct results *whole = center_run(&c.scenario, 1);
        CU_ASSERT_TRUE(same_results(r, whole));
        results_free(whole);
        results_free(r);
    }
}

static bool refuse(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    (void)host, (void)calls, (void)count;
    return replication < 2;
}

static void the_host_says_no(void)
{
    struct center c;
    struct experiment_hooks hooks = {.calls = refuse};
    struct results *r;
    char problem[512];
    busy_center(&c, 20);
    CU_ASSERT_EQUAL(experiment_run(&c.scenario, 2, &hooks, &r, problem), EXPERIMENT_HOST);
    CU_ASSERT_EQUAL(r->replications, 2);
    CU_ASSERT_FALSE(r->complete);
    results_free(r);
}

static void expect_failure(const struct center *c, enum experiment_status status, const char *words)
{
    for (unsigned threads = 1; threads <= (unit_slow_build() ? 1 : 2); threads++) {
        struct results *r;
        char problem[512];
        CU_ASSERT_EQUAL(experiment_run(&c->scenario, threads, NULL, &r, problem), status);
        CU_ASSERT_PTR_NOT_NULL(strstr(problem, words));
        CU_ASSERT_FALSE(r->complete);
        results_free(r);
    }
}

static void impossible_durations(void)
{
    struct center c;
    busy_center(&c, 5);
    c.types[1].talk = dist_lognormal_median(1e12, 5);
    expect_failure(&c, EXPERIMENT_DATA, "calls.second.talk");
    center_simple(&c, 0.001, 1, 100, 1);
    c.types[0].talk = dist_constant(2e12); /* each below the longest, together beyond */
    c.types[0].wrap_up = dist_constant(3e12);
    expect_failure(&c, EXPERIMENT_DATA, "146000 years");
}

static void too_many_callers(void)
{
    struct center c;
    center_simple(&c, 1e5, 100, 1, 4);
    expect_failure(&c, EXPERIMENT_FULL, "in queue 'calls'");
}

static void a_standstill(void)
{
    struct center c;
    center_simple(&c, 0.01, 100, 1, 4);
    c.groups[0].reject = 1;
    c.scenario.dispatch.reoffer_delay = 0;
    expect_failure(&c, EXPERIMENT_BUG, "the clock stands still");
}

/* Nobody ever answers, and the callers have all the patience in the world. */
static void an_endless_drain(void)
{
    struct center c;
    center_simple(&c, 0.001, 100, 1, 1);
    c.groups[0].no_answer = 1;
    expect_failure(&c, EXPERIMENT_FULL, "hours after the close");
}

static void an_empty_day(void)
{
    struct center c;
    center_simple(&c, 0, 100, 1, 4);
    c.scenario.run.replications = 3;
    struct results *r = center_run(&c.scenario, 1);
    const struct estimate *m = r->total.overall.metric;
    CU_ASSERT_EQUAL(m[CALL_OFFERED].mean, 0);
    CU_ASSERT_FALSE(m[CALL_SERVICE_LEVEL].defined);
    CU_ASSERT_EQUAL(m[CALL_SERVICE_LEVEL].empty, 3);
    CU_ASSERT_FALSE(m[CALL_ASA].defined);
    CU_ASSERT_EQUAL(r->total.groups[0].metric[AGENT_IDLE_SHARE].mean, 1);
    results_free(r);
}

/* 14 of 25 answered in time is a target of 56 % met, though 0.56 x 25 > 14 in binary. */
static void targets_met_exactly(void)
{
    struct center c;
    uint32_t exact = 0;
    center_simple(&c, 25.0 / 3600, 120, 1, 1);
    c.queues[0].service_level.target = 0.56;
    for (uint64_t seed = 1; seed <= 3000 && exact < 3; seed++) {
        c.scenario.run.seed = seed;
        struct results *r = center_run(&c.scenario, 1);
        const struct estimate *m = r->total.overall.metric;
        if (m[CALL_OFFERED].mean == 25 && m[CALL_SERVICE_LEVEL].mean == 14 / 25.0) {
            exact++;
            CU_ASSERT_EQUAL(m[CALL_SL_DAYS_MET].mean, 1);
        }
        results_free(r);
    }
    CU_ASSERT_EQUAL(exact, 3);
}

/* The intervals add up to the whole. */
static void intervals_add_up(void)
{
    struct center c;
    busy_center(&c, 10);
    struct results *r = center_run(&c.scenario, 2);
    double offered = 0, answered = 0, area = 0, staffed = 0;
    CU_ASSERT_EQUAL(r->interval_count, 8);
    for (uint32_t i = 0; i < r->interval_count; i++) {
        const struct estimate *m = r->intervals[i].overall.metric;
        offered += m[CALL_OFFERED].mean;
        answered += m[CALL_ANSWERED].mean;
        area += m[CALL_QUEUE_LENGTH].mean / 8;
        staffed += r->intervals[i].groups[0].metric[AGENT_STAFFED].mean / 8;
    }
    CU_ASSERT_DOUBLE_EQUAL(offered, r->total.overall.metric[CALL_OFFERED].mean, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(answered, r->total.overall.metric[CALL_ANSWERED].mean, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(area, r->total.overall.metric[CALL_QUEUE_LENGTH].mean, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(staffed, r->total.groups[0].metric[AGENT_STAFFED].mean, 1e-9);
    results_free(r);
}

UNIT_MAIN("experiment",
          {"any number of threads gives the same results, another seed gives others", any_number_of_threads},
          {"more threads than replications do no harm", more_threads_than_work},
          {"replications are told in order, calls in the order of their arrival", in_order},
          {"stopped: a prefix of the replications, labelled, equal to a run of that length", stopping},
          {"a host that says no ends the experiment", the_host_says_no},
          {"impossible durations name their law", impossible_durations},
          {"a queue without bound names itself", too_many_callers},
          {"a clock that stands still is noticed", a_standstill},
          {"a day that never ends is noticed", an_endless_drain},
          {"a day without calls has null where there is nothing to divide by", an_empty_day},
          {"a target that is met exactly is met", targets_met_exactly},
          {"intervals add up to the whole", intervals_add_up})
