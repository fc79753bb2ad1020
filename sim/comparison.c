/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/comparison.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "sim/build.h"
#include "sim/paired.h"

const char *const compared_names[COMPARED_VERDICTS] = {
    [COMPARED_SAME] = "same",     [COMPARED_BETTER] = "better", [COMPARED_WORSE] = "worse",
    [COMPARED_HIGHER] = "higher", [COMPARED_LOWER] = "lower",   [COMPARED_WITHIN] = "same within",
    [COMPARED_UNDECIDED] = "cannot be told", [COMPARED_NOTHING] = "nothing to compare",
};

/* ---- what is compared ------------------------------------------------------------------------------------------ */

static const enum call_metric headline_calls[] = {CALL_OFFERED, CALL_ANSWERED, CALL_ABANDONMENT, CALL_SERVICE_LEVEL,
                                                  CALL_ASA,     CALL_WAIT,     CALL_P_WAIT};
static const enum agent_metric headline_agents[] = {AGENT_ANSWERED, AGENT_OCCUPANCY};
#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

/* What callers and their hosts would wish; the rest is neither good nor bad. */
static const enum good good_calls[CALL_METRICS] = {
    [CALL_ANSWERED] = GOOD_UP,       [CALL_ABANDONED] = GOOD_DOWN,    [CALL_BLOCKED] = GOOD_DOWN,
    [CALL_BALKED] = GOOD_DOWN,       [CALL_TIMED_OUT] = GOOD_DOWN,    [CALL_CLEARED] = GOOD_DOWN,
    [CALL_RETRIED] = GOOD_DOWN,      [CALL_ABANDONMENT] = GOOD_DOWN,  [CALL_BLOCKING] = GOOD_DOWN,
    [CALL_SERVICE_LEVEL] = GOOD_UP,  [CALL_ASA] = GOOD_DOWN,          [CALL_WAIT] = GOOD_DOWN,
    [CALL_WAIT_MAX] = GOOD_DOWN,     [CALL_P_WAIT] = GOOD_DOWN,       [CALL_QUEUE_LENGTH] = GOOD_DOWN,
    [CALL_QUEUE_LENGTH_MAX] = GOOD_DOWN, [CALL_REJECTS] = GOOD_DOWN,  [CALL_NO_ANSWERS] = GOOD_DOWN,
    [CALL_SL_ANSWERED_OFFERED] = GOOD_UP, [CALL_SL_ANSWERED_ANSWERED] = GOOD_UP,
    [CALL_SL_EXCLUDING_SHORT_ABANDONS] = GOOD_UP, [CALL_SL_ABANDONS_COUNT] = GOOD_UP, [CALL_SL_DAYS_MET] = GOOD_UP,
};
static const enum good good_agents[AGENT_METRICS] = {
    [AGENT_REJECTS] = GOOD_DOWN, [AGENT_NO_ANSWERS] = GOOD_DOWN, [AGENT_OVERTIME] = GOOD_DOWN};

/* The same figure of scenario `b`, by name. */
static bool same_in(const struct comparison_plan *plan, const struct result_path *of, uint32_t b,
                    struct result_path *out)
{
    *out = *of;
    if (of->scope == SCOPE_OVERALL)
        return true;
    out->index = scenario_find(plan->scenarios[b], of->scope, scenario_name(plan->scenarios[0], of->scope, of->index));
    return out->index != UINT32_MAX;
}

bool comparison_has(const struct comparison_plan *plan, const struct result_path *of, uint32_t *missing)
{
    struct result_path path;
    for (*missing = 1; *missing < plan->scenario_count; ++*missing)
        if (!same_in(plan, of, *missing, &path))
            return false;
    return true;
}

static bool is_figure(const struct compared_figure *f, const struct result_path *of)
{
    return f->of[0].scope == of->scope && f->of[0].index == of->index && f->of[0].metric == of->metric;
}

/* Unless it is there already, or not in all scenarios. False: out of memory. */
static bool add_figure(struct comparison_results *c, const struct comparison_plan *plan, struct result_path of)
{
    uint32_t missing;
    bool agents = of.scope == SCOPE_GROUP;
    for (uint32_t i = 0; i < c->figure_count; i++)
        if (is_figure(&c->figures[i], &of))
            return true;
    if (!comparison_has(plan, &of, &missing))
        return true;
    struct compared_figure *f = &c->figures[c->figure_count];
    f->of = calloc(plan->scenario_count, sizeof *f->of);
    if (!f->of)
        return false;
    for (uint32_t b = 0; b < plan->scenario_count; b++)
        same_in(plan, &of, b, &f->of[b]);
    f->unit = agents ? agent_metrics[of.metric].unit : call_metrics[of.metric].unit;
    f->good = agents ? good_agents[of.metric] : good_calls[of.metric];
    c->figure_count++;
    return true;
}

static bool add_headline(struct comparison_results *c, const struct comparison_plan *plan, enum result_scope scope,
                         uint32_t index)
{
    bool added = true;
    if (scope == SCOPE_GROUP)
        for (size_t m = 0; m < COUNT_OF(headline_agents); m++)
            added = added && add_figure(c, plan, (struct result_path){scope, index, headline_agents[m]});
    else
        for (size_t m = 0; m < COUNT_OF(headline_calls); m++)
            added = added && add_figure(c, plan, (struct result_path){scope, index, headline_calls[m]});
    return added;
}

/* All together says more than the only queue does, unless all scenarios have only that one. */
static bool overall_says_more(const struct comparison_plan *plan)
{
    uint32_t missing;
    bool one = comparison_has(plan, &(struct result_path){SCOPE_QUEUE, 0, CALL_OFFERED}, &missing);
    for (uint32_t b = 0; b < plan->scenario_count; b++)
        one = one && plan->scenarios[b]->queue_count == 1;
    return !one;
}

static bool choose_figures(struct comparison_results *c, const struct comparison_plan *plan)
{
    const struct scenario *a = plan->scenarios[0];
    size_t most = COUNT_OF(headline_calls) * (1 + (size_t)a->queue_count) +
                  COUNT_OF(headline_agents) * a->group_count + plan->asked_count;
    c->figures = calloc(most, sizeof *c->figures);
    bool chosen = c->figures && (!overall_says_more(plan) || add_headline(c, plan, SCOPE_OVERALL, 0));
    for (uint32_t q = 0; chosen && q < a->queue_count; q++)
        chosen = add_headline(c, plan, SCOPE_QUEUE, q);
    for (uint32_t g = 0; chosen && g < a->group_count; g++)
        chosen = add_headline(c, plan, SCOPE_GROUP, g);
    for (uint32_t i = 0; chosen && i < plan->asked_count; i++)
        chosen = add_figure(c, plan, plan->asked[i]);
    return chosen;
}

/* ---- while it runs ------------------------------------------------------------------------------------------------ */

struct running {
    struct comparison_results *c;
    const struct experiment_hooks *hooks;
    struct paired *pairs;              /* [scenario - 1][figure] */
    struct counterparts *counterparts; /* by scenario - 1 */
    struct arm *arms;
    atomic_int looking;                /* at decisions */
};

static void add_pairs(struct running *r, uint32_t number, const struct arm *arms, uint32_t b)
{
    struct comparison_results *c = r->c;
    for (uint32_t i = 0; i < c->figure_count; i++) {
        const struct result_path *of = c->figures[i].of;
        paired_add(&r->pairs[(size_t)(b - 1) * c->figure_count + i], build_ratio(arms[0].build, &of[0]),
                   build_ratio(arms[b].build, &of[b]), number + 1);
    }
}

/* True: nothing more has to be looked at. */
static bool compare_decisions(struct running *r, uint32_t number, const struct arm *arms, uint32_t b)
{
    struct first_difference *first = &r->c->first[b - 1];
    if (first->kind != PARTING_NONE || !arms[b].decisions || number >= COMPARED_REPLICATIONS)
        return true;
    first->looked_at = number + 1;
    first->replication = number;
    return decisions_differ(arms[0].decisions, arms[b].decisions, &r->counterparts[b - 1], first) ||
           first->looked_at == COMPARED_REPLICATIONS;
}

static void on_merged(void *host, uint32_t number, const struct arm *arms)
{
    struct running *r = host;
    bool all_seen = true;
    for (uint32_t b = 1; b < r->c->scenario_count; b++) {
        add_pairs(r, number, arms, b);
        all_seen = compare_decisions(r, number, arms, b) && all_seen;
    }
    if (all_seen)
        atomic_store_explicit(&r->looking, 0, memory_order_relaxed);
}

static void on_progress(void *host, uint32_t done, uint32_t total)
{
    struct running *r = host;
    r->hooks->progress(r->hooks->host, done, total);
}

/* ---- what came out ------------------------------------------------------------------------------------------------ */

/* Differences that nobody would plan by: so much, or such a part of A. */
static const struct {
    double least, part;
} negligible[] = {
    [UNIT_CALLS] = {0, 0.005},     [UNIT_SECONDS] = {0.5, 0.01},  [UNIT_PROPORTION] = {0.005, 0},
    [UNIT_CALLERS] = {0.05, 0.01}, [UNIT_AGENTS] = {0.05, 0.01},
};

static enum compared_verdict side_of(bool up, enum good good)
{
    if (good == GOOD_NEITHER)
        return up ? COMPARED_HIGHER : COMPARED_LOWER;
    return up == (good == GOOD_UP) ? COMPARED_BETTER : COMPARED_WORSE;
}

static enum compared_verdict judge(const struct compared *x, const struct compared_figure *f, double a)
{
    const struct estimate *d = &x->difference;
    if (!d->defined)
        return COMPARED_NOTHING;
    if (!d->has_ci)
        return COMPARED_UNDECIDED;
    if (d->mean == 0 && d->sd == 0)
        return COMPARED_SAME;
    if (d->lo > 0 || d->hi < 0)
        return side_of(d->lo > 0, f->good);
    double enough = fmax(negligible[f->unit].least, negligible[f->unit].part * fabs(a));
    return x->within <= enough ? COMPARED_WITHIN : COMPARED_UNDECIDED;
}

static void conclude(struct comparison_results *c, uint32_t b, uint32_t figure, const struct paired *pair)
{
    const struct compared_figure *f = &c->figures[figure];
    const struct estimate *ea = results_at(c->results[0], &f->of[0]), *eb = results_at(c->results[b], &f->of[b]);
    struct compared *x = &c->compared[(size_t)(b - 1) * c->figure_count + figure];
    struct estimate d = paired_estimate(pair, c->results[0]->replications, c->confidence_each, f->unit);
    x->difference = d;
    x->variance_reduction = d.has_sd && d.sd > 0 ? (ea->sd * ea->sd + eb->sd * eb->sd) / (d.sd * d.sd) : NAN;
    x->within = fmax(fabs(d.lo), fabs(d.hi));
    x->verdict = judge(x, f, ea->mean);
}

static void conclude_all(struct running *r)
{
    struct comparison_results *c = r->c;
    for (uint32_t b = 0; b < c->scenario_count; b++) {
        c->results[b] = r->arms[b].results;
        if (r->arms[b].failed)
            c->failed = b;
    }
    for (uint32_t b = 1; c->results[0] && b < c->scenario_count; b++)
        for (uint32_t i = 0; i < c->figure_count; i++)
            conclude(c, b, i, &r->pairs[(size_t)(b - 1) * c->figure_count + i]);
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static struct comparison_results *make(const struct comparison_plan *plan)
{
    size_t count = plan->scenario_count;
    struct comparison_results *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->scenario_count = plan->scenario_count;
    c->confidence = plan->scenarios[0]->run.confidence;
    c->results = calloc(count, sizeof(*c->results));
    c->first = calloc(count, sizeof *c->first);
    c->scenarios = calloc(count, sizeof *c->scenarios);
    bool made = c->results && c->first && c->scenarios && choose_figures(c, plan);
    size_t differences = made ? (count - 1) * c->figure_count : 0;
    c->compared = calloc(differences + 1, sizeof *c->compared);
    if (!made || !c->compared) {
        comparison_free(c);
        return NULL;
    }
    for (size_t b = 0; b < count; b++) {
        c->scenarios[b] = *plan->scenarios[b];
        c->scenarios[b].run = plan->scenarios[0]->run;
        c->scenarios[b].run.precision.wanted = false;
    }
    c->family = (uint32_t)differences;
    c->confidence_each = 1 - (1 - c->confidence) / (double)differences;
    return c;
}

void comparison_free(struct comparison_results *c)
{
    if (!c)
        return;
    for (uint32_t i = 0; c->figures && i < c->figure_count; i++)
        free(c->figures[i].of);
    for (uint32_t b = 0; c->results && b < c->scenario_count; b++)
        results_free(c->results[b]);
    free(c->figures);
    free(c->results);
    free(c->compared);
    free(c->first);
    free(c->scenarios);
    free(c);
}

static bool make_running(struct running *r, const struct comparison_plan *plan)
{
    size_t count = plan->scenario_count;
    r->pairs = calloc(r->c->family + UINT64_C(1), sizeof *r->pairs);
    r->counterparts = calloc(count, sizeof *r->counterparts);
    r->arms = calloc(count, sizeof *r->arms);
    bool made = r->pairs && r->counterparts && r->arms;
    for (size_t b = 1; made && b < count; b++)
        made = counterparts_make(&r->counterparts[b - 1], plan->scenarios[0], plan->scenarios[b]);
    return made;
}

static void free_running(struct running *r)
{
    for (uint32_t b = 1; r->counterparts && b < r->c->scenario_count; b++)
        counterparts_free(&r->counterparts[b - 1]);
    free(r->counterparts);
    free(r->pairs);
    free(r->arms);
}

enum experiment_status comparison_run(const struct comparison_plan *plan, unsigned threads,
                                      const struct experiment_hooks *hooks, struct comparison_results **out,
                                      char problem[512])
{
    struct running r = {.hooks = hooks, .c = make(plan)};
    enum experiment_status status = EXPERIMENT_MEMORY;
    atomic_init(&r.looking, 1);
    if (r.c && make_running(&r, plan)) {
        struct experiment_hooks own = {.host = &r, .merged = on_merged, .decisions = &r.looking,
                                       .progress = hooks->progress ? on_progress : NULL, .stop = hooks->stop};
        for (uint32_t b = 0; b < plan->scenario_count; b++)
            r.arms[b].scenario = &r.c->scenarios[b];
        status = experiment_run_arms(r.arms, plan->scenario_count, threads, &own, problem);
        for (uint32_t b = 0; b < plan->scenario_count; b++)
            if (r.arms[b].results)
                r.c->scenarios[b].horizon = r.arms[b].results->scenario->horizon; /* with the warm-up that was found */
        conclude_all(&r);
    } else {
        strcpy(problem, "out of memory");
    }
    if (r.c)
        free_running(&r);
    *out = r.c;
    return status;
}

const struct compared *comparison_at(const struct comparison_results *c, uint32_t b, const struct result_path *of)
{
    for (uint32_t i = 0; i < c->figure_count; i++)
        if (is_figure(&c->figures[i], of))
            return comparison_row(c, b, i);
    return NULL;
}
