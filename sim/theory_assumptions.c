/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/theory.h"
#include "sim/theory_pool.h"

/* What every formula here takes for granted, and how a scenario breaks it. */

typedef bool type_test(const struct call_type *t);
typedef bool group_test(const struct agent_group *g);
typedef bool queue_test(const struct queue_spec *q);

static bool any_type(const struct pool *p, type_test *test)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        if (test(&p->scenario->types[p->types[i]]))
            return true;
    return false;
}

static bool any_group(const struct pool *p, group_test *test)
{
    for (uint32_t i = 0; i < p->group_count; i++)
        if (test(&p->scenario->groups[p->groups[i]]))
            return true;
    return false;
}

static bool any_queue(const struct pool *p, queue_test *test)
{
    for (uint32_t i = 0; i < p->queue_count; i++)
        if (test(&p->scenario->queues[p->queues[i]]))
            return true;
    return false;
}

/* ---- arrivals --------------------------------------------------------------------------------------- */

static bool rates_change(const struct pool *p, enum stationary_formula f)
{
    (void)f;
    const struct horizon *h = &p->scenario->horizon;
    for (uint32_t i = 0; i < p->type_count; i++) {
        const struct arrivals *a = &p->scenario->types[p->types[i]].arrivals;
        if (arrivals_change_after(a, h->warmup, h->length) < h->length)
            return true;
    }
    return false;
}

static bool type_not_poisson(const struct call_type *t)
{
    return t->arrivals.kind != ARRIVALS_POISSON &&
           !(t->arrivals.kind == ARRIVALS_RENEWAL && t->arrivals.gap.kind == DIST_EXPONENTIAL);
}
static bool type_busy(const struct call_type *t)
{
    return t->busyness.kind != DIST_NONE;
}
static bool begins_empty(const struct pool *p, enum stationary_formula f)
{
    (void)f;
    return p->scenario->horizon.warmup == 0;
}

/* ---- callers ---------------------------------------------------------------------------------------- */

static bool type_patience_law(const struct call_type *t)
{
    return t->patience.kind != DIST_NONE && t->patience.kind != DIST_EXPONENTIAL;
}

static bool patience_differs(const struct pool *p, enum stationary_formula f)
{
    (void)f;
    for (uint32_t i = 1; i < p->type_count; i++) {
        const struct call_type *a = &p->scenario->types[p->types[i]], *b = &p->scenario->types[p->types[0]];
        if (!dist_equal(&a->patience, &b->patience))
            return true;
    }
    return false;
}

static bool type_retries(const struct call_type *t)
{
    return t->retry.delay.kind != DIST_NONE && (t->retry.after_abandon > 0 || t->retry.after_block > 0);
}
static bool type_transfers(const struct call_type *t)
{
    return t->transfer.probability > 0;
}
static bool type_called_back(const struct call_type *t)
{
    return t->callback.offered;
}

/* ---- talk ------------------------------------------------------------------------------------------- */

static bool type_talk_law(const struct call_type *t)
{
    return t->talk.kind != DIST_EXPONENTIAL || t->talk.zero > 0;
}
static bool type_wraps_up(const struct call_type *t)
{
    return t->wrap_up.kind != DIST_NONE;
}

/* Erlang B knows no law of the talk; some formulas are about other laws. */
static bool needs_exponential(enum stationary_formula f)
{
    return f == STATIONARY_ERLANG_C || f == STATIONARY_ERLANG_A || f == STATIONARY_LIMITED ||
           f == STATIONARY_PRIORITY;
}

static bool talk_law(const struct pool *p, enum stationary_formula f)
{
    return f == STATIONARY_GENERAL || (needs_exponential(f) && any_type(p, type_talk_law));
}
static bool wrap_up(const struct pool *p, enum stationary_formula f)
{
    return needs_exponential(f) && any_type(p, type_wraps_up);
}

static bool talk_differs(const struct pool *p, enum stationary_formula f)
{
    double first = p->type_count > 0 ? handling_mean(&p->scenario->types[p->types[0]]) : 0;
    for (uint32_t i = 1; i < p->type_count; i++) {
        double mean = handling_mean(&p->scenario->types[p->types[i]]);
        if (needs_exponential(f) && (mean > first || mean < first))
            return true;
    }
    return false;
}

static bool group_has_factors(const struct agent_group *g)
{
    return g->talk_factor != NULL;
}

/* ---- queues ----------------------------------------------------------------------------------------- */

static bool shares(const struct pool *p, enum stationary_formula f)
{
    return p->queue_count > 1 && f != STATIONARY_PRIORITY;
}

static bool skills(const struct pool *p, enum stationary_formula f)
{
    (void)f;
    for (uint32_t i = 0; i < p->group_count; i++)
        if (p->scenario->groups[p->groups[i]].serves_count < p->queue_count)
            return true;
    return false;
}

static bool priorities(const struct pool *p, enum stationary_formula f)
{
    return pool_has_priorities(p) && f != STATIONARY_PRIORITY;
}

static bool group_prefers(const struct agent_group *g)
{
    for (uint32_t i = 1; i < g->serves_count; i++)
        if (g->serves[i].priority != g->serves[0].priority)
            return true;
    return false;
}

/* One line's places are understood; those of several lines are not. */
static bool capacity(const struct pool *p, enum stationary_formula f)
{
    (void)f;
    bool limited = false;
    for (uint32_t i = 0; i < p->queue_count; i++)
        limited = limited || p->scenario->queues[p->queues[i]].capacity != CAPACITY_UNLIMITED;
    return limited && p->queue_count > 1 && pool_places(p) != 0;
}

static bool queue_overflows(const struct queue_spec *q)
{
    return q->overflow.after > 0;
}
static bool queue_sends_away(const struct queue_spec *q)
{
    return q->max_wait > 0;
}

/* ---- agents ----------------------------------------------------------------------------------------- */

static bool headcount_changes(const struct pool *p, enum stationary_formula f)
{
    (void)f;
    const struct horizon *h = &p->scenario->horizon;
    for (uint32_t i = 0; i < p->group_count; i++)
        if (roster_change_after(&p->scenario->groups[p->groups[i]].roster, h->warmup, h->length) < h->length)
            return true;
    return false;
}

static bool group_works_shifts(const struct agent_group *g)
{
    for (uint32_t i = 0; i < g->roster.shift_count; i++)
        if (g->roster.shifts[i].break_count > 0)
            return true;
    return false;
}
static bool group_absent(const struct agent_group *g)
{
    return g->absence > 0;
}
static bool group_manual(const struct agent_group *g)
{
    return g->mode == MODE_MANUAL;
}
static bool group_answers_late(const struct agent_group *g)
{
    return g->answer.kind != DIST_NONE;
}
static bool group_rejects(const struct agent_group *g)
{
    return g->reject > 0 || g->no_answer > 0;
}

/* ---- the table -------------------------------------------------------------------------------------- */

#define OF_TYPES(test)                                                                                       \
    static bool by_##test(const struct pool *p, enum stationary_formula f)                                  \
    {                                                                                                        \
        (void)f;                                                                                             \
        return any_type(p, test);                                                                            \
    }
#define OF_GROUPS(test)                                                                                      \
    static bool by_##test(const struct pool *p, enum stationary_formula f)                                  \
    {                                                                                                        \
        (void)f;                                                                                             \
        return any_group(p, test);                                                                           \
    }
#define OF_QUEUES(test)                                                                                      \
    static bool by_##test(const struct pool *p, enum stationary_formula f)                                  \
    {                                                                                                        \
        (void)f;                                                                                             \
        return any_queue(p, test);                                                                           \
    }
OF_TYPES(type_not_poisson)
OF_TYPES(type_busy)
OF_TYPES(type_patience_law)
OF_TYPES(type_retries)
OF_TYPES(type_transfers)
OF_TYPES(type_called_back)
OF_QUEUES(queue_overflows)
OF_QUEUES(queue_sends_away)
OF_GROUPS(group_has_factors)
OF_GROUPS(group_prefers)
OF_GROUPS(group_works_shifts)
OF_GROUPS(group_absent)
OF_GROUPS(group_manual)
OF_GROUPS(group_answers_late)
OF_GROUPS(group_rejects)

const struct assumption assumptions[ASSUMPTIONS] = {
    {"steady_rates", "rates of arrivals change: each is taken as if it lasted for ever", rates_change},
    {"poisson", "arrivals are not a Poisson process", by_type_not_poisson},
    {"busyness", "the busyness of the day multiplies its rates: days differ more than Poisson days", by_type_busy},
    {"steady_state", "the day begins with an empty center", begins_empty},
    {"patience_law", "patience is not exponential: its mean is used", by_type_patience_law},
    {"patience_differs", "call types differ in their patience: an average is used", patience_differs},
    {"retries", "callers who gave up or were blocked call again", by_type_retries},
    {"transfers", "calls are transferred", by_type_transfers},
    {"callbacks", "callers are called back", by_type_called_back},
    {"talk_law", "talk is not exponential", talk_law},
    {"wrap_up", "wrap-up follows the talk: both together are taken for exponential", wrap_up},
    {"talk_differs", "call types differ in their talk: an average is used", talk_differs},
    {"talk_factor", "agents differ in their talk", by_group_has_factors},
    {"shared_agents", "queues share agents: they are taken for one line", shares},
    {"skills", "not every agent serves every queue: all are taken to", skills},
    {"priorities", "queues have priorities: all are taken for equal", priorities},
    {"agent_priorities", "agents prefer some queues", by_group_prefers},
    {"capacity", "lines have limits of their own: only their sum is used, if that", capacity},
    {"overflow", "callers overflow into other queues", by_queue_overflows},
    {"max_wait", "callers are sent away after a longest wait", by_queue_sends_away},
    {"steady_staff", "headcounts change: each is taken as if it lasted for ever", headcount_changes},
    {"breaks", "agents have breaks", by_group_works_shifts},
    {"absence", "agents are absent", by_group_absent},
    {"manual", "agents ask for calls themselves", by_group_manual},
    {"answer_times", "agents take time to answer", by_group_answers_late},
    {"rejections", "agents reject calls or do not answer", by_group_rejects},
};
