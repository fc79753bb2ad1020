/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/hand_tie.h"

#include <stdio.h>
#include <stdlib.h>
#include "tests/support/unit.h"

void tie_make(struct day *d)
{
    hand_make(d, 100, 0, 1);
    d->c.types[0].wrap_up = (struct dist){0};
    center_second(&d->c, 0, 1, 1);
    d->c.groups[0].serves_count = d->c.groups[1].serves_count = 1;
    d->c.types[1].talk = dist_constant(100);
    for (uint32_t t = 0; t < 2; t++)
        day_callers(d, t, NULL, 0);
}

void tie_compare_count(const struct day *d, const struct expected *x, const char *what)
{
    struct results *r = center_run(&d->c.scenario, 1);
    double count = r->total.overall.metric[x->metric].mean;
    if (count != x->count)
        printf("\n    %s: %s %g, not %g", what, call_metrics[x->metric].name, count, x->count);
    CU_ASSERT_EQUAL(count, x->count);
    results_free(r);
}

void tie_compare(const struct day *d, const struct expected *x, const char *what)
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
    tie_compare_count(d, x, what);
}

void tie_set_timer(struct day *d, enum timer_kind kind, int after)
{
    int64_t time = after * SIM_SECOND;
    switch (kind) {
    case PATIENCE: d->c.types[0].patience = dist_constant(after); break;
    case MAX_WAIT: d->c.queues[0].max_wait = time; break;
    case OVERFLOW: d->c.queues[0].overflow = (struct overflow){time, 1}; break;
    default: d->c.types[0].callback = (struct callback){true, time, 1};
    }
}

const enum call_metric tie_counts[TIMERS] = {CALL_ABANDONED, CALL_TIMED_OUT, CALL_OVERFLOWED, CALL_CALLED_BACK};

const char *const tie_ways[WAYS] = {"end of talk", "end of wrap-up", "start of shift", "asks"};

void tie_free_at(struct day *d, enum way way)
{
    tie_make(d);
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
