/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/hand.h"

#include <math.h>
#include <stdio.h>
#include "tests/support/unit.h"

void hand_make(struct day *d, double talk, double wrap_up, uint32_t agents)
{
    day_make(d, talk, wrap_up, agents);
    d->c.scenario.horizon.interval = 0;
}

struct results *hand_run(struct day *d)
{
    d->c.scenario.run.replications = 1;
    return center_run(&d->c.scenario, 1);
}

/* x / y; NAN, which stands for no figure, where y is 0. */
static double per(double x, double y)
{
    return y > 0 ? x / y : NAN;
}

/* One replication: a figure or none, never an interval. A clock of microseconds lets an offer lapse one of them late. */
static void expect(const struct estimate *e, double x, const char *what, const char *name, unsigned line)
{
    bool right = e->n == 1 && !e->has_ci && !e->has_sd && e->defined == !isnan(x) && (e->empty == 1) == !e->defined &&
                 (isnan(x) || fabs(e->mean - x) <= 2e-6 * fmax(1, fabs(x)));
    if (!right)
        printf("\n    line %u: %s %s: by hand %.9g, got %.9g (%s)", line, what, name, x, e->mean,
               e->defined ? "defined" : "null");
    CU_ASSERT(right);
}

/* By the definitions: S answered in time, L abandoned in time. */
static double level_of(const struct hand_calls *x, enum sl_definition definition)
{
    switch (definition) {
    case SL_ANSWERED_ANSWERED: return per(x->in_time, x->answered);
    case SL_EXCLUDING_SHORT_ABANDONS: return per(x->in_time, x->offered - x->abandoned_in_time);
    case SL_ABANDONS_COUNT: return per(x->in_time + x->abandoned_in_time, x->offered);
    default: return per(x->in_time, x->offered);
    }
}

static void expect_counts(double v[CALL_METRICS], const struct hand_calls *x)
{
    v[CALL_OFFERED] = x->offered;
    v[CALL_ANSWERED] = x->answered;
    v[CALL_ABANDONED] = x->abandoned;
    v[CALL_BLOCKED] = x->blocked;
    v[CALL_BALKED] = x->balked;
    v[CALL_TIMED_OUT] = x->timed_out;
    v[CALL_CLEARED] = x->cleared;
    v[CALL_IN_SYSTEM] = x->offered - x->answered - x->abandoned - x->blocked - x->balked - x->timed_out - x->cleared;
    v[CALL_RETRIED] = x->retried;
    v[CALL_TRANSFERRED] = x->transferred;
    v[CALL_OVERFLOWED] = x->overflowed;
    v[CALL_CALLED_BACK] = x->called_back;
    v[CALL_OFFERS] = x->offers;
    v[CALL_REJECTS] = x->rejects;
    v[CALL_NO_ANSWERS] = x->no_answers;
    v[CALL_CANCELLED_OFFERS] = x->cancelled;
}

static void expect_quotients(double v[CALL_METRICS], const struct hand_calls *x, double length)
{
    int stood = x->offered - x->blocked - x->balked;
    v[CALL_ABANDONMENT] = per(x->abandoned, x->offered);
    v[CALL_BLOCKING] = per(x->blocked, x->offered);
    v[CALL_ASA] = per(x->wait_answered, x->answered);
    v[CALL_WAIT] = per(x->wait_answered + x->wait_abandoned + x->wait_others, stood);
    v[CALL_WAIT_MAX] = x->longest;
    v[CALL_TIME_TO_ABANDON] = per(x->wait_abandoned, x->abandoned);
    v[CALL_P_WAIT] = per(x->waited, stood);
    v[CALL_QUEUE_LENGTH] = x->area / length;
    v[CALL_QUEUE_LENGTH_MAX] = x->most;
    v[CALL_TALK] = per(x->talk, x->answered);
    v[CALL_WRAP_UP] = per(x->wrap_up, x->answered);
    v[CALL_AHT] = per(x->talk + x->wrap_up, x->answered);
}

void hand_compare_calls(const struct call_estimates *e, const struct hand_calls *x, double length,
                        const struct service_level *level, const char *what, unsigned line)
{
    double v[CALL_METRICS];
    expect_counts(v, x);
    expect_quotients(v, x, length);
    for (int i = 0; i < SL_DEFINITIONS; i++)
        v[CALL_SL_ANSWERED_OFFERED + i] = level_of(x, (enum sl_definition)i);
    v[CALL_SERVICE_LEVEL] = level_of(x, level->definition);
    double reached = v[CALL_SERVICE_LEVEL];
    v[CALL_SL_DAYS_MET] = isnan(reached) ? NAN : reached >= level->target;
    for (int i = 0; i < CALL_RATIOS; i++)
        expect(&e->metric[i], v[i], what, call_metrics[i].name, line);
}

void hand_compare_group(const struct agent_estimates *e, const struct hand_group *x, double length, unsigned line)
{
    double staffed = x->idle + x->offered + x->talk + x->wrap_up + x->dnd;
    const double v[AGENT_METRICS] = {
        [AGENT_STAFFED] = staffed / length,
        [AGENT_ANSWERED] = x->answered,
        [AGENT_OCCUPANCY] = per(x->offered + x->talk + x->wrap_up, staffed),
        [AGENT_TALK_SHARE] = per(x->talk, staffed),
        [AGENT_WRAP_UP_SHARE] = per(x->wrap_up, staffed),
        [AGENT_OFFERED_SHARE] = per(x->offered, staffed),
        [AGENT_IDLE_SHARE] = per(x->idle, staffed),
        [AGENT_DND_SHARE] = per(x->dnd, staffed),
        [AGENT_REJECTS] = x->rejects,
        [AGENT_NO_ANSWERS] = x->no_answers,
        [AGENT_OVERTIME] = x->overtime};
    for (int i = 0; i < AGENT_METRICS; i++)
        expect(&e->metric[i], v[i], "team", agent_metrics[i].name, line);
}

void hand_compare(const struct results *r, int interval, const struct hand_calls *calls,
                  const struct hand_group *group, unsigned line)
{
    CU_ASSERT_FATAL(interval < (int)r->interval_count);
    const struct span_results *s = interval < 0 ? &r->total : &r->intervals[interval];
    const struct service_level *level = &r->scenario->queues[0].service_level;
    double length = (double)s->length / 1e6;
    hand_compare_calls(&s->overall, calls, length, level, "overall", line);
    hand_compare_calls(&s->queues[0], calls, length, level, "queue", line);
    hand_compare_calls(&s->types[0], calls, length, level, "type", line);
    hand_compare_group(&s->groups[0], group, length, line);
}

void hand_day(struct day *d, const struct hand_calls *calls, const struct hand_group *group, unsigned line)
{
    struct results *r = hand_run(d);
    hand_compare(r, -1, calls, group, line);
    results_free(r);
}
