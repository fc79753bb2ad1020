/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reported figures against a recount from the records of the single calls. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

enum { DAYS = 40 };

/* Sums over days: tops and bottoms of the metrics that records can tell, per call type. */
struct recount {
    const struct scenario *s;
    struct {
        double outcomes[OUTCOMES], offered, waits, answered_waits, abandoned_waits, waited, within, gone_within;
        double talk, wrap_up, offers, longest;
    } type[2];
};

static bool measured(const struct scenario *s, const struct call_record *c)
{
    return c->arrival >= s->horizon.warmup;
}

static bool recount_day(void *host, uint32_t day, const struct call_record *calls, uint64_t count)
{
    struct recount *n = host;
    double longest[2] = {0, 0};
    (void)day;
    for (uint64_t i = 0; i < count; i++) {
        const struct call_record *c = &calls[i];
        const struct queue_spec *q = &n->s->queues[n->s->types[c->type].queue];
        if (!measured(n->s, c))
            continue;
        double wait = (double)c->wait / 1e6;
        bool within = c->wait <= q->service_level.within;
        n->type[c->type].offered++;
        n->type[c->type].outcomes[c->outcome]++;
        n->type[c->type].waits += wait;
        n->type[c->type].waited += c->wait > 0;
        n->type[c->type].offers += c->offers;
        if (c->outcome == OUTCOME_ANSWERED) {
            n->type[c->type].answered_waits += wait;
            n->type[c->type].within += within;
            n->type[c->type].talk += (double)c->talk / 1e6;
            n->type[c->type].wrap_up += (double)c->wrap_up / 1e6;
        } else if (c->outcome == OUTCOME_ABANDONED) {
            n->type[c->type].abandoned_waits += wait;
            n->type[c->type].gone_within += within;
        }
        longest[c->type] = fmax(longest[c->type], wait);
    }
    for (int t = 0; t < 2; t++)
        n->type[t].longest += longest[t];
    return true;
}

static void expect(const struct estimate *e, double top, double bottom)
{
    CU_ASSERT_EQUAL(e->defined, bottom > 0);
    if (bottom > 0)
        CU_ASSERT_DOUBLE_EQUAL(e->mean, top / bottom, 1e-9 * fmax(1, fabs(top / bottom)));
}

static void expect_type(const struct recount *n, uint32_t t, const struct estimate *m)
{
    static const enum call_metric outcomes[OUTCOMES] = {CALL_ANSWERED, CALL_ABANDONED, CALL_BLOCKED,
                                                        CALL_BALKED,   CALL_TIMED_OUT, CALL_CLEARED,
                                                        CALL_IN_SYSTEM};
    double offered = n->type[t].offered, answered = n->type[t].outcomes[OUTCOME_ANSWERED];
    double abandoned = n->type[t].outcomes[OUTCOME_ABANDONED], blocked = n->type[t].outcomes[OUTCOME_BLOCKED];
    double within = n->type[t].within, gone = n->type[t].gone_within;
    for (int o = 0; o < OUTCOMES; o++)
        expect(&m[outcomes[o]], n->type[t].outcomes[o], DAYS);
    expect(&m[CALL_OFFERED], offered, DAYS);
    expect(&m[CALL_ABANDONMENT], abandoned, offered);
    expect(&m[CALL_BLOCKING], blocked, offered);
    expect(&m[CALL_ASA], n->type[t].answered_waits, answered);
    expect(&m[CALL_TIME_TO_ABANDON], n->type[t].abandoned_waits, abandoned);
    expect(&m[CALL_WAIT], n->type[t].waits, offered - blocked);
    expect(&m[CALL_P_WAIT], n->type[t].waited, offered - blocked);
    expect(&m[CALL_WAIT_MAX], n->type[t].longest, DAYS);
    expect(&m[CALL_TALK], n->type[t].talk, answered);
    expect(&m[CALL_WRAP_UP], n->type[t].wrap_up, answered);
    expect(&m[CALL_AHT], n->type[t].talk + n->type[t].wrap_up, answered);
    expect(&m[CALL_OFFERS], n->type[t].offers, DAYS);
    expect(&m[CALL_SL_ANSWERED_OFFERED], within, offered);
    expect(&m[CALL_SL_ANSWERED_ANSWERED], within, answered);
    expect(&m[CALL_SL_EXCLUDING_SHORT_ABANDONS], within, offered - gone);
    expect(&m[CALL_SL_ABANDONS_COUNT], within + gone, offered);
}

static void recount(struct center *c)
{
    struct recount n = {.s = &c->scenario};
    struct experiment_hooks hooks = {.host = &n, .calls = recount_day};
    struct results *r;
    char problem[512];
    c->scenario.run.replications = DAYS;
    CU_ASSERT_EQUAL_FATAL(experiment_run(&c->scenario, 2, &hooks, &r, problem), EXPERIMENT_DONE);
    for (uint32_t t = 0; t < c->scenario.type_count; t++) {
        CU_ASSERT_TRUE(n.type[t].offered > 1000);
        expect_type(&n, t, r->total.types[t].metric);
    }
    results_free(r);
}

static void everything(struct center *c)
{
    center_simple(c, 110.0 / 3600, 150, 5, 6);
    center_second(c, 60.0 / 3600, 90, 2);
    c->types[0].patience = dist_gamma(100, 1.3);
    c->types[0].patience.zero = 0.1;
    c->types[1].patience = dist_constant(20);
    c->types[1].wrap_up = dist_lognormal(30, 1);
    c->types[0].busyness = dist_gamma(1, 0.2);
    c->queues[0].capacity = 6;
    c->queues[1].service_level = (struct service_level){20 * SIM_SECOND, 0.9, SL_ABANDONS_COUNT};
    c->groups[0].answer = dist_lognormal(4, 0.5);
    c->groups[0].reject = 0.05;
    c->groups[1].no_answer = 0.05;
}

static void drained(void)
{
    struct center c;
    everything(&c);
    recount(&c);
}

static void cleared(void)
{
    struct center c;
    everything(&c);
    c.scenario.horizon.at_close = CLOSE_CLEAR;
    recount(&c);
}

static void after_warmup(void)
{
    struct center c;
    everything(&c);
    c.scenario.horizon.warmup = 100 * SIM_MINUTE;
    recount(&c);
}

/* Two call types in one queue: the queue has the sums, and its time average is all waiting over the window. */
static void one_queue_for_two(void)
{
    struct center c;
    center_simple(&c, 40.0 / 3600, 150, 4, 8);
    center_second(&c, 40.0 / 3600, 90, 1);
    c.types[1].queue = 0;
    c.scenario.horizon.at_close = CLOSE_CLEAR; /* nobody waits after the close */
    recount(&c);
    struct results *r = center_run(&c.scenario, 1);
    const struct estimate *q = r->total.queues[0].metric, *a = r->total.types[0].metric,
                          *b = r->total.types[1].metric;
    CU_ASSERT_DOUBLE_EQUAL(q[CALL_OFFERED].mean, a[CALL_OFFERED].mean + b[CALL_OFFERED].mean, 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(q[CALL_QUEUE_LENGTH].mean, q[CALL_WAIT].mean * q[CALL_OFFERED].mean / (8 * 3600), 1e-9);
    CU_ASSERT_DOUBLE_EQUAL(q[CALL_QUEUE_LENGTH].mean, a[CALL_QUEUE_LENGTH].mean + b[CALL_QUEUE_LENGTH].mean, 1e-9);
    CU_ASSERT_EQUAL(r->total.queues[1].metric[CALL_OFFERED].mean, 0);
    results_free(r);
}

UNIT_MAIN("recount",
          {"a day that is drained, with everything in it", drained},
          {"a day that is cleared", cleared},
          {"only what arrives after the warm-up", after_warmup},
          {"two call types in one queue add up, and Little's law gives the length", one_queue_for_two})
