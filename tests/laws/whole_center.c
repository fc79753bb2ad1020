/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A center with everything that the language knows, changed in ways that must change nothing, or all alike. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "scenarios/load.h"
#include "tests/support/center.h"
#include "tests/support/unit.h"

/* The lines of each section, in any order; `changed` stands in for one of them. */
enum { QUEUES = 3, TYPES = 3, GROUPS = 4, LINES = QUEUES + TYPES + GROUPS };
#define HEAD "acdsim: 1\nhorizon: {start: \"08:00\", length: 8h}\nrun: {replications: 20, seed: 5}\n"
#define TAIL "dispatch: {offer_timeout: 12s, reoffer_delay: 6s, requeue: origin}\n"

#define VIP_QUEUE "  vip: {priority: 1, overflow: {after: 40s, to: general}}\n"
#define GENERAL_QUEUE "  general: {priority: 5, capacity: 8, max_wait: 5min}\n"
#define SECOND_QUEUE "  second: {priority: 3}\n"
#define VIP                                                                                               \
    "  vip: {arrivals: {poisson: 40/h, busyness: {gamma: {cv: 20%}}}, patience: {exponential: 3min}, "    \
    "talk: {exponential: 200s}, transfer: {to: second, probability: 20%}}\n"
#define GENERAL                                                                                                \
    "  general: {arrivals: {poisson: 70/h}, patience: {exponential: 2min, zero: 5%}, talk: {gamma: {mean: 150s, "  \
    "cv: 70%}}, wrap_up: {exponential: 20s}, balk: 5%, retry: {after_abandon: 40%, after_block: 80%, "            \
    "delay: {exponential: 5min}, max: 4}, callback: {offer_after: 70s, accept: 50%}}\n"
#define TIMED                                                                                      \
    "  timed: {queue: general, arrivals: {times: [\"08:10\", \"08:10\", \"09:00\", \"10:30\", \"12:00\"]}, " \
    "talk: 5min}\n"
#define SENIORS "  seniors: {count: 2, serves: {vip: 0, general: 100}, answer: {exponential: 4s}, no_answer: 5%}\n"
#define JUNIORS                                                                                  \
    "  juniors: {staff: {every: 2h, counts: [3, 5, 2, 4]}, serves: {general: 0, vip: 100}, "       \
    "answer: {exponential: 2s}, reject: 5%, absence: 20%}\n"
#define EXPERTS                                                                                       \
    "  experts: {count: 2, serves: [second], mode: manual, prepare: {exponential: 30s}, poll: 20s}\n"
#define LATE                                                                                                 \
    "  late: {shifts: [{count: 2, start: \"10:00\", end: \"16:00\", breaks: [{at: \"12:00\", length: 30min}]}], " \
    "serves: [general, vip], talk_factor: {general: 1.2}}\n"

static const char *const lines[LINES] = {VIP_QUEUE, GENERAL_QUEUE, SECOND_QUEUE, VIP,     GENERAL,
                                         TIMED,     SENIORS,       JUNIORS,      EXPERTS, LATE};
static const uint32_t forwards[LINES] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
static const uint32_t permuted[LINES] = {2, 0, 1, 5, 4, 3, 9, 7, 6, 8};

struct outcome {
    struct loaded loaded;
    struct results *results;
};

static char *text_of(const uint32_t order[LINES], uint32_t line, const char *changed, const char *tail)
{
    static const char *const heads[LINES] = {
        [0] = "queues:\n", [QUEUES] = "calls:\n", [QUEUES + TYPES] = "agents:\n"};
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    fputs(HEAD, out);
    for (uint32_t i = 0; i < LINES; i++)
        fprintf(out, "%s%s", heads[i] ? heads[i] : "", order[i] == line ? changed : lines[order[i]]);
    fputs(tail, out);
    fclose(out);
    return text;
}

static struct outcome simulate(char *text)
{
    struct outcome o;
    CU_ASSERT_TRUE_FATAL(scenario_load_text("test.yaml", text, strlen(text), NULL, 0, &o.loaded));
    for (size_t i = 0; i < o.loaded.diagnostic_count; i++)
        if (o.loaded.diagnostics[i].severity == SEVERITY_ERROR)
            diagnostic_print(stderr, &o.loaded.diagnostics[i], false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(o.loaded.scenario);
    o.results = center_run(o.loaded.scenario, 2);
    free(text);
    return o;
}

static void forget(struct outcome *o)
{
    results_free(o->results);
    loaded_free(&o->loaded);
}

static unsigned differences(const struct estimate *x, const struct estimate *y, int count)
{
    unsigned different = 0;
    for (int m = 0; m < count; m++)
        different += x[m].defined != y[m].defined || x[m].mean != y[m].mean || x[m].sd != y[m].sd;
    return different;
}

static uint32_t queue_named(const struct scenario *s, const char *name)
{
    uint32_t i = 0;
    while (i < s->queue_count && strcmp(s->queues[i].name, name) != 0)
        i++;
    return i;
}

static uint32_t type_named(const struct scenario *s, const char *name)
{
    uint32_t i = 0;
    while (i < s->type_count && strcmp(s->types[i].name, name) != 0)
        i++;
    return i;
}

static uint32_t group_named(const struct scenario *s, const char *name)
{
    uint32_t i = 0;
    while (i < s->group_count && strcmp(s->groups[i].name, name) != 0)
        i++;
    return i;
}

static unsigned span_differences(const struct outcome *a, const struct outcome *b, const struct span_results *x,
                                 const struct span_results *y)
{
    const struct scenario *s = a->loaded.scenario, *t = b->loaded.scenario;
    unsigned different = differences(x->overall.metric, y->overall.metric, CALL_METRICS);
    for (uint32_t i = 0; i < s->queue_count; i++)
        different += differences(x->queues[i].metric, y->queues[queue_named(t, s->queues[i].name)].metric, CALL_METRICS);
    for (uint32_t i = 0; i < s->type_count; i++)
        different += differences(x->types[i].metric, y->types[type_named(t, s->types[i].name)].metric, CALL_METRICS);
    for (uint32_t i = 0; i < s->group_count; i++)
        different +=
            differences(x->groups[i].metric, y->groups[group_named(t, s->groups[i].name)].metric, AGENT_METRICS);
    return different;
}

/* Whatever `a` has, in total and in each interval, `b` has too; it may have more queues, types and groups. */
static unsigned all_differences(const struct outcome *a, const struct outcome *b)
{
    unsigned different = span_differences(a, b, &a->results->total, &b->results->total);
    CU_ASSERT_EQUAL_FATAL(a->results->interval_count, b->results->interval_count);
    for (uint32_t i = 0; i < a->results->interval_count; i++)
        different += span_differences(a, b, &a->results->intervals[i], &b->results->intervals[i]);
    return different;
}

/* The center is what it is meant to be: everything happens. */
static void everything_happens(void)
{
    static const enum call_metric metrics[] = {
        CALL_ANSWERED, CALL_ABANDONED, CALL_BLOCKED,     CALL_BALKED,      CALL_TIMED_OUT, CALL_RETRIED,
        CALL_REJECTS,  CALL_OVERFLOWED, CALL_TRANSFERRED, CALL_CALLED_BACK, CALL_NO_ANSWERS};
    struct outcome o = simulate(text_of(forwards, LINES, "", TAIL));
    for (size_t i = 0; i < sizeof metrics / sizeof *metrics; i++) {
        double mean = o.results->total.overall.metric[metrics[i]].mean;
        if (mean < 0.5)
            fprintf(stderr, "%s: %g\n", call_metrics[metrics[i]].name, mean);
        CU_ASSERT(mean >= 0.5);
    }
    forget(&o);
}

static void order_of_declaration(void)
{
    struct outcome a = simulate(text_of(forwards, LINES, "", TAIL)), b = simulate(text_of(permuted, LINES, "", TAIL));
    CU_ASSERT_EQUAL(all_differences(&a, &b), 0);
    forget(&a);
    forget(&b);
}

/* One line instead of another, or more of them. Of both the first is the one that the other is compared with. */
struct change {
    uint32_t line;
    const char *before, *after;
};

static unsigned effect(const struct change *c)
{
    struct outcome a = simulate(text_of(forwards, c->line, c->before, TAIL));
    struct outcome b = simulate(text_of(forwards, c->line, c->after, TAIL));
    unsigned different = all_differences(&a, &b);
    forget(&a);
    forget(&b);
    return different;
}

#define PLAIN "  vip: {arrivals: {poisson: 40/h}, talk: {exponential: 200s}"
static void nothing_changes(void)
{
    static const struct change changes[] = {
        {2, SECOND_QUEUE, SECOND_QUEUE "  nobody: {priority: 1, capacity: 0}\n"},
        {9, LATE, LATE "  bored: {count: 3, serves: []}\n"},
        {3, PLAIN "}\n", PLAIN ", patience: 1000000h}\n"},
        {3, PLAIN "}\n", PLAIN ", balk: 0%, transfer: {to: second, probability: 0%}}\n"},
        {3, PLAIN ", patience: 2min}\n",
         PLAIN ", patience: 2min, retry: {after_abandon: 0%, after_block: 0%, delay: {exponential: 1min}}}\n"},
        {3, PLAIN "}\n", PLAIN ", callback: {offer_after: 10s, accept: 0%}}\n"},
        {3, PLAIN "}\n", PLAIN ", wrap_up: 0s}\n"},
        {0, "  vip: {priority: 1}\n", "  vip: {priority: 1, max_wait: 1000h, overflow: {after: 1000h, to: second}}\n"},
        {7, "  juniors: {count: 3, serves: [general]}\n",
         "  juniors: {staff: {every: 2h, counts: [3, 3, 3, 3]}, serves: [general], absence: 0%, talk_factor: 1, "
         "reject: 0%, no_answer: 0%, answer: 0s, mode: auto}\n"},
        {8, "  experts: {count: 2, serves: [second], mode: manual}\n",
         "  experts: {count: 2, serves: [second], mode: manual, prepare: 0s, poll: ready}\n"},
        {6, "  seniors: {count: 2, serves: [vip, general]}\n", "  seniors: {count: 2, serves: {general: 0, vip: 0}}\n"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        unsigned different = effect(&changes[i]);
        if (different)
            fprintf(stderr, "%s%s: %u differences\n", changes[i].before, changes[i].after, different);
        CU_ASSERT_EQUAL(different, 0);
    }
}

/* So that the law above says something. */
static void something_changes(void)
{
    static const struct change changes[] = {
        {2, SECOND_QUEUE, "  second: {priority: 6, max_wait: 1min}\n"},
        {3, PLAIN "}\n", PLAIN ", patience: 1min}\n"},
        {3, PLAIN "}\n", PLAIN ", transfer: {to: second, probability: 1%}}\n"},
        {3, PLAIN "}\n", PLAIN ", callback: {offer_after: 10s, accept: 5%}}\n"},
        {6, SENIORS, "  seniors: {count: 2, serves: {vip: 100, general: 0}}\n"},
        {9, LATE, "  late: {count: 2, serves: [general, vip]}\n"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        unsigned different = effect(&changes[i]);
        if (!different)
            fprintf(stderr, "%s%s: no difference\n", changes[i].before, changes[i].after);
        CU_ASSERT(different > 0);
    }
}

/* ---- slow motion ------------------------------------------------------------------------------------------- */

enum { SLOWER = 4 };

static void slow(struct dist *d)
{
    if (d->kind != DIST_NONE)
        *d = dist_scaled(*d, SLOWER);
}

static void slow_arrivals(struct arrivals *a, uint32_t type)
{
    static double rates[TYPES][8];
    static int64_t times[TYPES][8];
    CU_ASSERT_FATAL(a->rates.count <= 8 && a->count <= 8);
    for (uint32_t i = 0; i < a->rates.count; i++)
        rates[type][i] = a->rates.rates[i] / SLOWER;
    for (uint32_t i = 0; i < a->count; i++)
        times[type][i] = a->times[i] * SLOWER;
    a->rates.every *= SLOWER;
    a->rates.rates = rates[type];
    a->times = times[type];
    a->end *= SLOWER;
}

static void slow_type(struct call_type *type)
{
    slow(&type->patience);
    slow(&type->talk);
    slow(&type->wrap_up);
    slow(&type->retry.delay);
    type->callback.offer_after *= SLOWER;
}

static void slow_group(struct agent_group *g)
{
    g->roster.staff.every *= SLOWER;
    for (uint32_t i = 0; i < g->roster.shift_count; i++) {
        struct shift *shift = &g->roster.shifts[i];
        shift->start *= SLOWER;
        shift->end *= SLOWER;
        for (uint32_t k = 0; k < shift->break_count; k++) {
            shift->breaks[k].start *= SLOWER;
            shift->breaks[k].end *= SLOWER;
        }
    }
    slow(&g->answer);
    slow(&g->prepare);
    slow(&g->poll);
}

static void slow_down(struct scenario *s)
{
    s->horizon.length *= SLOWER;
    s->horizon.interval *= SLOWER;
    s->dispatch.offer_timeout *= SLOWER;
    s->dispatch.reoffer_delay *= SLOWER;
    for (uint32_t i = 0; i < s->queue_count; i++) {
        s->queues[i].max_wait *= SLOWER;
        s->queues[i].overflow.after *= SLOWER;
        s->queues[i].service_level.within *= SLOWER;
    }
    for (uint32_t i = 0; i < s->type_count; i++) {
        slow_arrivals(&s->types[i].arrivals, i);
        slow_type(&s->types[i]);
    }
    for (uint32_t i = 0; i < s->group_count; i++)
        slow_group(&s->groups[i]);
}

/* Counts are equal; times are four times as long, the rest is the same but for the rounding to microseconds. */
static void slow_motion(void)
{
    struct outcome a = simulate(text_of(forwards, LINES, "", TAIL));
    struct outcome b = simulate(text_of(forwards, LINES, "", TAIL));
    results_free(b.results);
    slow_down(b.loaded.scenario);
    b.results = center_run(b.loaded.scenario, 2);
    for (int m = 0; m < CALL_METRICS; m++) {
        double x = a.results->total.overall.metric[m].mean, y = b.results->total.overall.metric[m].mean;
        double factor = call_metrics[m].unit == UNIT_SECONDS ? SLOWER : 1;
        if (call_metrics[m].unit == UNIT_CALLS)
            CU_ASSERT_EQUAL(x, y);
        CU_ASSERT(fabs(x * factor - y) <= 1e-6 * fabs(y));
    }
    forget(&a);
    forget(&b);
}

UNIT_MAIN("laws of a whole center",
          {"everything happens in it", everything_happens},
          {"the order of declaration permutes the results and changes no number", order_of_declaration},
          {"what has no effect changes nothing", nothing_changes},
          {"what has an effect changes something", something_changes},
          {"times scaled by four scale the results by four", slow_motion})
