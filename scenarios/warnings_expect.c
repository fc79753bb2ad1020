/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expectations on metrics that are never defined. */
#include "scenarios/warnings.h"

#include "sim/metrics.h"

/* What a metric divides by. Those that are not listed are always defined. */
enum divisor { BY_TIME, BY_CALLERS, BY_ABANDONED, BY_DUTY };

static const enum divisor by_call_metric[CALL_METRICS] = {
    [CALL_ABANDONMENT] = BY_CALLERS,
    [CALL_BLOCKING] = BY_CALLERS,
    [CALL_SERVICE_LEVEL] = BY_CALLERS,
    [CALL_ASA] = BY_CALLERS,
    [CALL_WAIT] = BY_CALLERS,
    [CALL_TIME_TO_ABANDON] = BY_ABANDONED,
    [CALL_P_WAIT] = BY_CALLERS,
    [CALL_TALK] = BY_CALLERS,
    [CALL_WRAP_UP] = BY_CALLERS,
    [CALL_AHT] = BY_CALLERS,
    [CALL_SL_ANSWERED_OFFERED] = BY_CALLERS,
    [CALL_SL_ANSWERED_ANSWERED] = BY_CALLERS,
    [CALL_SL_EXCLUDING_SHORT_ABANDONS] = BY_CALLERS,
    [CALL_SL_ABANDONS_COUNT] = BY_CALLERS,
    [CALL_SL_DAYS_MET] = BY_CALLERS,
    [CALL_WAIT_P50] = BY_CALLERS,
    [CALL_WAIT_P80] = BY_CALLERS,
    [CALL_WAIT_P90] = BY_CALLERS,
    [CALL_WAIT_P95] = BY_CALLERS,
    [CALL_WAIT_P99] = BY_CALLERS,
    [CALL_WAIT_ANSWERED_P50] = BY_CALLERS,
    [CALL_WAIT_ANSWERED_P80] = BY_CALLERS,
    [CALL_WAIT_ANSWERED_P90] = BY_CALLERS,
    [CALL_WAIT_ANSWERED_P95] = BY_CALLERS,
    [CALL_WAIT_ANSWERED_P99] = BY_CALLERS,
};

static const enum divisor by_agent_metric[AGENT_METRICS] = {
    [AGENT_OCCUPANCY] = BY_DUTY,     [AGENT_TALK_SHARE] = BY_DUTY, [AGENT_WRAP_UP_SHARE] = BY_DUTY,
    [AGENT_OFFERED_SHARE] = BY_DUTY, [AGENT_IDLE_SHARE] = BY_DUTY, [AGENT_DND_SHARE] = BY_DUTY,
};

/* Whose callers are measured there: those who come there first, or are transferred to it. */
static bool is_measured(const struct call_type *t, uint32_t type, const struct expectation *e)
{
    bool transferred = t->transfer.probability > 0 && t->transfer.to == e->of.index;
    return e->of.scope == SCOPE_OVERALL || (e->of.scope == SCOPE_TYPE && type == e->of.index) ||
           (e->of.scope == SCOPE_QUEUE && (t->queue == e->of.index || transferred));
}

/* Who is called back hangs up: that is an abandoned call, too. */
static bool may_abandon(const struct call_type *t)
{
    return t->patience.kind != DIST_NONE || (t->callback.offered && t->callback.accept > 0);
}

/* NULL: it is defined. A callback is measured where its caller stood. */
static const char *why_not(const struct scenario *s, const struct relations *r, const struct expectation *e)
{
    enum divisor by = by_call_metric[e->of.metric];
    bool called = e->of.scope == SCOPE_QUEUE && r->calls_back[e->of.index], abandoned = called;
    for (uint32_t i = 0; i < s->type_count; i++) {
        const struct call_type *t = &s->types[i];
        if (arrivals_none(&t->arrivals) || !is_measured(t, i, e))
            continue;
        called = true;
        abandoned = abandoned || may_abandon(t);
    }
    if (by != BY_TIME && !called)
        return "nobody calls there";
    return by == BY_ABANDONED && !abandoned ? "these callers never give up" : NULL;
}

static const char *why_no_group(const struct agent_group *g, const struct expectation *e)
{
    bool on_duty = roster_agents(&g->roster) > 0 && g->absence < 1;
    return by_agent_metric[e->of.metric] == BY_DUTY && !on_duty ? "these agents are never on duty" : NULL;
}

void warn_of_undefined(struct binder *b, const struct draft *d, const struct scenario *s,
                       const struct relations *r, uint32_t expectation)
{
    const struct expectation *e = &s->expectations[expectation];
    const char *why = e->of.scope == SCOPE_GROUP ? why_no_group(&s->groups[e->of.index], e) : why_not(s, r, e);
    if (why)
        warning_at(b->problems, &draft_expectation(d, expectation)->mark,
                   "remove it: it can be neither met nor missed", "the metric of '%s' is never defined: %s",
                   shown(b->arena, e->text), why);
}
