/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What happens first where two things happen at one instant, each pair with an outcome that tells the order. The kinds, in
 * their order: the close; the dispatcher's delays; ends of shifts; ends of talk; ends of wrap-up; starts of shifts; answers
 * to offers; patience; the longest wait; overflow; agents who ask; calls again; callbacks; transfers; arrivals.
 *
 * Two queues, an agent each, `team` and `others`; talk 100. The instant is 100, of the close 3600. */
#include <stdio.h>
#include <stdlib.h>
#include "tests/sim/hand.h"
#include "tests/support/unit.h"

enum { AT = 100, CLOSE = 3600 };

static void make(struct day *d)
{
    hand_make(d, 100, 0, 1);
    d->c.types[0].wrap_up = (struct dist){0};
    center_second(&d->c, 0, 1, 1);
    d->c.groups[0].serves_count = d->c.groups[1].serves_count = 1;
    d->c.types[1].talk = dist_constant(100);
    for (uint32_t t = 0; t < 2; t++)
        day_callers(d, t, NULL, 0);
}

/* ---- what becomes of a call, and what is counted ------------------------------------------------------------------ */

/* The call of type 0 that arrived at `arrival`, the first such; a metric of all calls. */
struct expected {
    double arrival;
    enum call_outcome outcome;
    double wait;
    enum call_metric metric;
    double count;
};

static void compare_count(const struct day *d, const struct expected *x, const char *what)
{
    struct results *r = center_run(&d->c.scenario, 1);
    double count = r->total.overall.metric[x->metric].mean;
    if (count != x->count)
        printf("\n    %s: %s %g, not %g", what, call_metrics[x->metric].name, count, x->count);
    CU_ASSERT_EQUAL(count, x->count);
    results_free(r);
}

static void compare(const struct day *d, const struct expected *x, const char *what)
{
    uint64_t count, i = 0;
    struct call_record *c = center_records(&d->c.scenario, &count);
    while (i < count && (c[i].type != 0 || sim_seconds(c[i].arrival) != x->arrival))
        i++;
    CU_ASSERT_FATAL(i < count);
    bool same = c[i].outcome == x->outcome && c[i].wait == sim_time(x->wait);
    if (!same)
        printf("\n    %s: the call of %g is %s after %g s, not %s after %g s", what, x->arrival,
               call_outcome_names[c[i].outcome], sim_seconds(c[i].wait), call_outcome_names[x->outcome], x->wait);
    CU_ASSERT(same);
    free(c);
    compare_count(d, x, what);
}

/* ---- what may happen to a caller who waits ------------------------------------------------------------------------ */

enum timer_kind { PATIENCE, MAX_WAIT, OVERFLOW, CALLBACK, TIMERS };

static void set_timer(struct day *d, enum timer_kind kind, int after)
{
    int64_t time = after * SIM_SECOND;
    switch (kind) {
    case PATIENCE: d->c.types[0].patience = dist_constant(after); break;
    case MAX_WAIT: d->c.queues[0].max_wait = time; break;
    case OVERFLOW: d->c.queues[0].overflow = (struct overflow){time, 1}; break;
    default: d->c.types[0].callback = (struct callback){true, time, 1};
    }
}

static const enum call_metric timer_counts[TIMERS] = {CALL_ABANDONED, CALL_TIMED_OUT, CALL_OVERFLOWED, CALL_CALLED_BACK};

/* How `team` comes to the caller of 50 at 100. */
enum way { TALK_ENDS, WRAP_UP_ENDS, SHIFT_STARTS, ASKS, WAYS };
static const char *const way_names[WAYS] = {"end of talk", "end of wrap-up", "start of shift", "asks"};

static void free_at(struct day *d, enum way way)
{
    make(d);
    if (way == WRAP_UP_ENDS) {
        d->c.types[0].talk = dist_constant(80);
        d->c.types[0].wrap_up = dist_constant(20);
    }
    if (way == SHIFT_STARTS) {
        d->shifts[0] = (struct shift){1, AT * SIM_SECOND, CLOSE * SIM_SECOND, 0, NULL};
        day_shifts(d, 0, 0, 1);
    }
    if (way == ASKS) {
        d->c.groups[0].mode = MODE_MANUAL;
        d->c.groups[0].poll = dist_constant(AT); /* 0, 100, ... */
    }
    if (way == TALK_ENDS || way == WRAP_UP_ENDS)
        DAY_CALLERS(d, 0, 0, 50);
    else
        DAY_CALLERS(d, 0, 50);
}

/* Ends of talk and wrap-up and starts of shifts come before all that ends a wait. */
static void agents_first(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < ASKS; way++)
        for (int kind = 0; kind < TIMERS; kind++) {
            free_at(&d, (enum way)way);
            set_timer(&d, (enum timer_kind)kind, 50);
            compare(&d, &(struct expected){50, OUTCOME_ANSWERED, 50, timer_counts[kind], 0}, way_names[way]);
        }
}

/* Rings from 80 to 100. */
static void answers_first(void)
{
    struct day d;
    for (int kind = 0; kind < TIMERS; kind++) {
        make(&d);
        DAY_CALLERS(&d, 0, 80);
        d.c.groups[0].answer = dist_constant(20);
        set_timer(&d, (enum timer_kind)kind, 20);
        compare(&d, &(struct expected){80, OUTCOME_ANSWERED, 20, timer_counts[kind], 0}, "answer");
    }
}

/* Who asks at that instant comes after all of that but a callback. `others` take who moves. */
static void askers_later(void)
{
    static const struct expected what[TIMERS] = {{50, OUTCOME_ABANDONED, 50, CALL_ABANDONED, 1},
                                                 {50, OUTCOME_TIMED_OUT, 50, CALL_TIMED_OUT, 1},
                                                 {50, OUTCOME_ANSWERED, 50, CALL_OVERFLOWED, 1},
                                                 {50, OUTCOME_ANSWERED, 50, CALL_CALLED_BACK, 0}};
    struct day d;
    for (int kind = 0; kind < TIMERS; kind++) {
        free_at(&d, ASKS);
        set_timer(&d, (enum timer_kind)kind, 50);
        compare(&d, &what[kind], "asks");
    }
}

/* Of two timers the first in the order; who moves is answered by `others` and not called back any more. */
static void timers(void)
{
    static const struct {
        enum timer_kind first, second;
        struct expected x;
    } pairs[] = {{PATIENCE, MAX_WAIT, {50, OUTCOME_ABANDONED, 50, CALL_TIMED_OUT, 0}},
                 {PATIENCE, OVERFLOW, {50, OUTCOME_ABANDONED, 50, CALL_OVERFLOWED, 0}},
                 {PATIENCE, CALLBACK, {50, OUTCOME_ABANDONED, 50, CALL_CALLED_BACK, 0}},
                 {MAX_WAIT, OVERFLOW, {50, OUTCOME_TIMED_OUT, 50, CALL_OVERFLOWED, 0}},
                 {MAX_WAIT, CALLBACK, {50, OUTCOME_TIMED_OUT, 50, CALL_CALLED_BACK, 0}},
                 {OVERFLOW, CALLBACK, {50, OUTCOME_ANSWERED, 50, CALL_CALLED_BACK, 0}}};
    struct day d;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        make(&d);
        DAY_CALLERS(&d, 0, 10, 50);
        d.c.types[0].talk = dist_constant(1000);
        set_timer(&d, pairs[i].first, 50);
        set_timer(&d, pairs[i].second, 50);
        compare(&d, &pairs[i].x, "two timers");
    }
}

/* ---- newcomers ---------------------------------------------------------------------------------------------------- */

/* The only waiting place is free again for whoever comes at that instant: a fresh caller, or one who calls again after being
 * blocked at 60. (A callback gives its place to its new call.) */
static void places(void)
{
    struct day d;
    for (int kind = PATIENCE; kind <= OVERFLOW; kind++)
        for (int again = 0; again < 2; again++) {
            make(&d);
            d.c.queues[0].capacity = 1;
            d.c.types[0].talk = dist_constant(1000);
            DAY_CALLERS(&d, 0, 0, 50, again ? 60 : AT);
            if (again)
                d.c.types[0].retry = (struct retry){0, 1, dist_constant(40), 1};
            set_timer(&d, (enum timer_kind)kind, 50);
            compare_count(&d, &(struct expected){.metric = CALL_BLOCKED, .count = again}, "a place");
            compare_count(&d, &(struct expected){.metric = timer_counts[kind], .count = 2}, "a place");
        }
}

/* Without places: the agent is free for whoever arrives, or calls again after being blocked at 50. */
static void free_for_newcomers(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < ASKS; way++)
        for (int again = 0; again < 2; again++) {
            free_at(&d, (enum way)way);
            d.c.queues[0].capacity = 0;
            d.times[0][d.c.types[0].arrivals.count - 1] = (again ? 50 : AT) * SIM_SECOND;
            if (again)
                d.c.types[0].retry = (struct retry){0, 1, dist_constant(50), 1};
            compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, 0, CALL_BLOCKED, again}, way_names[way]);
        }
}

/* Who waits since 50 is answered first, the newcomer when that talk ends. The transferred caller comes from queue 1, whose
 * talk lasts from 0 to 100. */
static void before_newcomers(void)
{
    struct day d;
    for (int way = TALK_ENDS; way < WAYS; way++) {
        double busy = way == WRAP_UP_ENDS ? 80 + 20 : 100;
        free_at(&d, (enum way)way);
        d.c.types[0].arrivals.count++;
        d.times[0][d.c.types[0].arrivals.count - 1] = AT * SIM_SECOND;
        compare(&d, &(struct expected){50, OUTCOME_ANSWERED, 50, CALL_ABANDONED, 0}, way_names[way]);
        if (way != ASKS) /* it asks again a while after its talk */
            compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, busy, CALL_ABANDONED, 0}, way_names[way]);
        free_at(&d, (enum way)way);
        DAY_CALLERS(&d, 1, 0);
        d.c.types[1].transfer = (struct transfer){1, 0};
        compare(&d, &(struct expected){50, OUTCOME_ANSWERED, 50, CALL_TRANSFERRED, 1}, "transfer");
    }
}

/* An agent who asks at 100 does so before anybody comes then: the newcomer waits until it asks at 200. */
static void asks_in_vain(void)
{
    struct day d;
    free_at(&d, ASKS);
    DAY_CALLERS(&d, 0, AT);
    compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, 100, CALL_ABANDONED, 0}, "asks, arrives");
}

/* At 150 the agent, free since 100, is for whoever calls again; the fresh caller is blocked. At 100 it is for whoever is
 * transferred; the fresh caller waits for the end of that talk. */
static void newcomers(void)
{
    struct day d;
    make(&d);
    DAY_CALLERS(&d, 0, 0, 50, 150);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(100), 1};
    compare(&d, &(struct expected){150, OUTCOME_ANSWERED, 0, CALL_BLOCKED, 2}, "again, arrives");
    make(&d);
    DAY_CALLERS(&d, 0, AT);
    DAY_CALLERS(&d, 1, 0);
    d.c.types[1].transfer = (struct transfer){1, 0};
    compare(&d, &(struct expected){AT, OUTCOME_ANSWERED, 100, CALL_TRANSFERRED, 1}, "transfer, arrives");
}

/* ---- ends of shifts, and delays ----------------------------------------------------------------------------------- */

static void shift_until(struct day *d, int end)
{
    make(d);
    d->shifts[0] = (struct shift){1, 0, end * SIM_SECOND, 0, NULL};
    day_shifts(d, 0, 0, 1);
    d->c.types[0].patience = dist_constant(200);
}

/* Before talks and wrap-ups that end, answers, agents who ask, calls again and arrivals: nobody is there for them. */
static void shifts_first(void)
{
    const struct expected gone = {50, OUTCOME_ABANDONED, 200, CALL_ABANDONED, 1};
    struct day d;
    for (int way = TALK_ENDS; way < WAYS; way++) {
        free_at(&d, (enum way)way);
        if (way == SHIFT_STARTS)
            continue;
        d.shifts[0] = (struct shift){1, 0, AT * SIM_SECOND, 0, NULL};
        day_shifts(&d, 0, 0, 1);
        set_timer(&d, PATIENCE, 200);
        compare(&d, &gone, way_names[way]);
    }
    shift_until(&d, AT);
    DAY_CALLERS(&d, 0, 90);
    d.c.groups[0].answer = dist_constant(10);
    compare(&d, &(struct expected){90, OUTCOME_ABANDONED, 200, CALL_CANCELLED_OFFERS, 1}, "shift, answer");
    shift_until(&d, AT);
    DAY_CALLERS(&d, 0, AT);
    compare(&d, &(struct expected){AT, OUTCOME_ABANDONED, 200, CALL_OFFERS, 0}, "shift, arrives");
    shift_until(&d, 300);
    DAY_CALLERS(&d, 0, AT, 150);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(150), 1};
    compare(&d, &(struct expected){300, OUTCOME_BLOCKED, 0, CALL_ANSWERED, 1}, "shift, again");
}

/* The agent rejects the caller of 95 at once, at 95 and, when the delay is over, at 100; only then the rest happens. Who
 * moves is accepted by `others`, the third offer. */
static void delays_first(void)
{
    static const struct expected what[] = {{95, OUTCOME_ABANDONED, 5, CALL_OFFERS, 2},
                                           {95, OUTCOME_TIMED_OUT, 5, CALL_OFFERS, 2},
                                           {95, OUTCOME_ANSWERED, 5, CALL_OFFERS, 3}};
    struct day d;
    for (int kind = PATIENCE; kind <= OVERFLOW; kind++) {
        make(&d);
        DAY_CALLERS(&d, 0, 95);
        d.c.groups[0].reject = 1;
        set_timer(&d, (enum timer_kind)kind, 5);
        compare(&d, &what[kind], "delay");
    }
    shift_until(&d, AT);
    DAY_CALLERS(&d, 0, 95);
    d.c.groups[0].reject = 1;
    compare(&d, &(struct expected){95, OUTCOME_ABANDONED, 200, CALL_OFFERS, 2}, "delay, shift");
}

/* `others` serve queue 0, too, and their talk ends at 100: by then `team` has its second offer of the caller of 95, and
 * rejects it afterwards; the offers are 1 of the talk, 2 and 1. */
static void delay_before_talk(void)
{
    struct day d;
    make(&d);
    DAY_CALLERS(&d, 0, 95);
    DAY_CALLERS(&d, 1, 0);
    d.c.groups[0].reject = 1;
    d.c.groups[1].serves_count = 2;
    compare(&d, &(struct expected){95, OUTCOME_ANSWERED, 5, CALL_OFFERS, 4}, "delay, talk");
}

/* ---- the close ---------------------------------------------------------------------------------------------------- */

static void closing(struct day *d, int first, int second)
{
    make(d);
    DAY_CALLERS(d, 0, first, second);
    d->c.scenario.horizon.at_close = CLOSE_CLEAR;
}

/* All that would happen at 3600 comes too late for the caller of 3560, who is cleared. */
static void the_close_before_waits_end(void)
{
    struct day d;
    for (int kind = 0; kind < TIMERS; kind++) {
        closing(&d, 3550, 3560);
        set_timer(&d, (enum timer_kind)kind, 40);
        compare(&d, &(struct expected){3560, OUTCOME_CLEARED, 40, timer_counts[kind], 0}, "close, timer");
    }
}

static void the_close_before_agents(void)
{
    const struct expected cleared = {3560, OUTCOME_CLEARED, 40, CALL_CLEARED, 1};
    struct day d;
    closing(&d, 3500, 3560);
    compare(&d, &cleared, "close, talk");
    closing(&d, 3480, 3560);
    d.c.types[0].wrap_up = dist_constant(20);
    compare(&d, &cleared, "close, wrap-up");
    closing(&d, 3560, 3560);
    d.c.types[0].arrivals.count = 1;
    d.c.groups[0].mode = MODE_MANUAL;
    d.c.groups[0].poll = dist_constant(AT);
    compare(&d, &cleared, "close, asks");
    closing(&d, 3580, 3580);
    d.c.types[0].arrivals.count = 1;
    d.c.groups[0].answer = dist_constant(20);
    compare(&d, &(struct expected){3580, OUTCOME_CLEARED, 20, CALL_CANCELLED_OFFERS, 1}, "close, answer");
    closing(&d, 3595, 3595);
    d.c.types[0].arrivals.count = 1;
    d.c.groups[0].reject = 1;
    compare(&d, &(struct expected){3595, OUTCOME_CLEARED, 5, CALL_OFFERS, 1}, "close, delay");
}

static void the_close_before_newcomers(void)
{
    struct day d;
    closing(&d, 3550, 3560);
    d.c.queues[0].capacity = 0;
    d.c.types[0].retry = (struct retry){0, 1, dist_constant(40), 1};
    compare(&d, &(struct expected){3560, OUTCOME_BLOCKED, 0, CALL_OFFERED, 2}, "close, again");
    closing(&d, 3500, 3500);
    d.c.types[0].arrivals.count = 1;
    d.c.types[0].transfer = (struct transfer){1, 1};
    compare(&d, &(struct expected){3500, OUTCOME_ANSWERED, 0, CALL_TRANSFERRED, 0}, "close, transfer");
}

UNIT_MAIN("days by hand: ties",
          {"agents who become free or come are there before a wait ends", agents_first},
          {"an answer is in time", answers_first},
          {"an agent who asks comes after that", askers_later},
          {"patience, the longest wait, overflow, callback", timers},
          {"a place that somebody leaves is there for newcomers", places},
          {"an agent who becomes free is there for newcomers", free_for_newcomers},
          {"but those who wait are first", before_newcomers},
          {"who asks does so before newcomers", asks_in_vain},
          {"calls again, transfers, arrivals", newcomers},
          {"at the end of a shift nobody is there any more", shifts_first},
          {"delays are over before all of that", delays_first},
          {"and before a talk ends", delay_before_talk},
          {"the close is before waits end", the_close_before_waits_end},
          {"before agents become free, answer and ask", the_close_before_agents},
          {"and before newcomers", the_close_before_newcomers})
