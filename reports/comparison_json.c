/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema acdsim.compare/1. */
#include "reports/comparison.h"

#include <inttypes.h>
#include "models/stream.h"
#include "reports/clock.h"
#include "reports/json_origin.h"

static void add_scenarios(struct json_builder *b, cJSON *root, const struct comparison_results *c,
                          const struct comparison_origin *o)
{
    cJSON *array = json_add_array(b, root, "scenarios");
    for (uint32_t i = 0; i < c->scenario_count; i++) {
        cJSON *scenario = json_append(b, array, cJSON_CreateObject());
        json_add_scenario(b, scenario, &c->scenarios[i], &o->scenarios[i]);
        json_add_seconds(b, scenario, "horizon_s", c->scenarios[i].horizon.length);
        json_add_seconds(b, scenario, "warmup_s", c->scenarios[i].horizon.warmup);
        json_add_definitions(b, scenario, &c->scenarios[i]);
        json_add_warnings(b, scenario, &o->scenarios[i]);
    }
}

static void add_run(struct json_builder *b, cJSON *root, const struct comparison_results *c)
{
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, c->scenarios[0].run.seed);
    cJSON *run = json_add_object(b, root, "run");
    json_add_text(b, run, "seed", seed);
    json_add_number(b, run, "replications", c->results[0]->replications);
    json_add_number(b, run, "confidence", c->confidence);
    json_add_text(b, run, "rng", STREAM_GENERATOR);
    cJSON *family = json_add_object(b, root, "family");
    json_add_text(b, family, "method", "bonferroni");
    json_add_number(b, family, "differences", c->family);
    json_add_number(b, family, "confidence_each", c->confidence_each);
}

static void add_figures(struct json_builder *b, cJSON *to, const struct comparison_results *c, uint32_t against)
{
    cJSON *array = json_add_array(b, to, "differences");
    for (uint32_t i = 0; i < c->figure_count; i++) {
        const struct compared_figure *f = &c->figures[i];
        const struct compared *x = comparison_row(c, against, i);
        char path[PATH_ROOM];
        comparison_path(&c->scenarios[0], &f->of[0], path);
        cJSON *item = json_append(b, array, cJSON_CreateObject());
        json_add_text(b, item, "metric", path);
        json_add_estimate(b, item, "a", results_at(c->results[0], &f->of[0]));
        json_add_estimate(b, item, "b", results_at(c->results[against], &f->of[against]));
        json_add_estimate(b, item, "difference", &x->difference);
        json_add_number(b, item, "variance_reduction", x->variance_reduction);
        json_add_text(b, item, "verdict", compared_names[x->verdict]);
        if (x->verdict == COMPARED_WITHIN)
            json_add_number(b, item, "within", x->within);
    }
}

static void add_side(struct json_builder *b, cJSON *to, const char *name, const struct scenario *s,
                     const struct decision *d)
{
    if (!d) {
        json_note(b, cJSON_AddNullToObject(to, name));
        return;
    }
    cJSON *side = json_add_object(b, to, name);
    json_add_text(b, side, "type", s->types[d->type].name);
    json_add_number(b, side, "number", (double)d->number);
    json_add_text(b, side, "queue", s->queues[d->queue].name);
    if (d->arrival)
        return;
    json_add_text(b, side, "group", s->groups[d->group].name);
    json_add_number(b, side, "agent", d->agent + 1.0);
}

static void add_parting(struct json_builder *b, cJSON *to, const struct comparison_results *c, uint32_t against)
{
    static const char *const kinds[] = {
        [PARTING_NONE] = "none", [PARTING_CALLERS] = "callers", [PARTING_DECISION] = "decision"};
    const struct first_difference *d = &c->first[against - 1];
    char clock[CLOCK_ROOM];
    cJSON *parting = json_add_object(b, to, "first_difference");
    json_add_text(b, parting, "kind", kinds[d->kind]);
    json_add_number(b, parting, "replications_looked_at", d->looked_at);
    if (d->kind == PARTING_NONE)
        return;
    report_clock(c->scenarios[0].horizon.start + d->time, clock);
    json_add_number(b, parting, "replication", d->replication);
    json_add_text(b, parting, "clock", clock);
    json_add_seconds(b, parting, "time_s", d->time);
    add_side(b, parting, "a", &c->scenarios[0], d->has_a ? &d->a : NULL);
    add_side(b, parting, "b", &c->scenarios[against], d->has_b ? &d->b : NULL);
}

static void add_regressions(struct json_builder *b, cJSON *to, const struct comparison_results *c,
                            const struct comparison_origin *o, uint32_t against)
{
    static const char *const states[VERDICTS] = {
        [VERDICT_PASS] = "no", [VERDICT_FAIL] = "yes", [VERDICT_UNDECIDED] = "cannot be told"};
    cJSON *array = json_add_array(b, to, "fail_if");
    for (size_t i = 0; i < o->regression_count; i++) {
        const struct regression *x = &o->regressions[i];
        const struct estimate *d = &comparison_at(c, against, &x->of)->difference;
        cJSON *item = json_append(b, array, cJSON_CreateObject());
        json_add_text(b, item, "text", x->text);
        json_add_text(b, item, "state", states[regression_verdict(x, d)]);
        json_add_estimate(b, item, "difference", d);
    }
}

bool comparison_json(FILE *out, const struct comparison_results *c, const struct comparison_origin *o)
{
    struct json_builder b = {false};
    cJSON *root = json_note(&b, cJSON_CreateObject());
    json_add_text(&b, root, "schema", "acdsim.compare/1");
    json_note(&b, cJSON_AddBoolToObject(root, "complete", c->results[0]->complete));
    json_add_tool(&b, root, o->version);
    add_scenarios(&b, root, c, o);
    add_run(&b, root, c);
    cJSON *array = json_add_array(&b, root, "against");
    for (uint32_t i = 1; i < c->scenario_count; i++) {
        cJSON *pair = json_append(&b, array, cJSON_CreateObject());
        json_add_number(&b, pair, "a", 0);
        json_add_number(&b, pair, "b", i);
        add_figures(&b, pair, c, i);
        add_parting(&b, pair, c, i);
        add_regressions(&b, pair, c, o, i);
    }
    return json_print(out, &b, root);
}
