/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema acdsim.result/1. */
#include "reports/report.h"

#include <inttypes.h>
#include "models/stream.h"
#include "reports/clock.h"
#include "reports/json_origin.h"
#include "sim/verdict.h"

/* A metric with a parent stands in an object of that name, which is made by its first metric. */
static void add_metrics(struct json_builder *b, cJSON *to, const struct metric *metrics, size_t count,
                        const struct estimate *estimates)
{
    for (size_t i = 0; i < count; i++) {
        cJSON *holder = to;
        if (metrics[i].parent) {
            holder = cJSON_GetObjectItemCaseSensitive(to, metrics[i].parent);
            if (!holder)
                holder = json_add_object(b, to, metrics[i].parent);
        }
        json_add_estimate(b, holder, metrics[i].name, &estimates[i]);
    }
}

static void add_call_metrics(struct json_builder *b, cJSON *to, const char *name, const struct call_estimates *e)
{
    add_metrics(b, json_add_object(b, to, name), call_metrics, CALL_METRICS, e->metric);
}

static void add_span(struct json_builder *b, cJSON *to, const struct scenario *s, const struct span_results *span)
{
    add_call_metrics(b, to, "overall", &span->overall);
    cJSON *queues = json_add_object(b, to, "queues");
    for (uint32_t q = 0; q < s->queue_count; q++)
        add_call_metrics(b, queues, s->queues[q].name, &span->queues[q]);
    cJSON *types = json_add_object(b, to, "calls");
    for (uint32_t t = 0; t < s->type_count; t++)
        add_call_metrics(b, types, s->types[t].name, &span->types[t]);
    cJSON *groups = json_add_object(b, to, "agents");
    for (uint32_t g = 0; g < s->group_count; g++)
        add_metrics(b, json_add_object(b, groups, s->groups[g].name), agent_metrics, AGENT_METRICS,
                    span->groups[g].metric);
}

static void add_intervals(struct json_builder *b, cJSON *root, const struct results *r)
{
    cJSON *array = json_add_array(b, root, "intervals");
    for (uint32_t i = 0; i < r->interval_count; i++) {
        const struct span_results *span = &r->intervals[i];
        char clock[CLOCK_ROOM];
        report_clock(r->scenario->horizon.start + span->start, clock);
        cJSON *interval = json_append(b, array, cJSON_CreateObject());
        json_add_text(b, interval, "start", clock);
        json_add_seconds(b, interval, "start_s", span->start);
        json_add_seconds(b, interval, "length_s", span->length);
        add_span(b, interval, r->scenario, span);
    }
}

static void add_run(struct json_builder *b, cJSON *root, const struct results *r)
{
    const struct scenario *s = r->scenario;
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, s->run.seed);
    cJSON *run = json_add_object(b, root, "run");
    json_add_text(b, run, "seed", seed);
    json_add_number(b, run, "replications", r->replications);
    json_add_number(b, run, "confidence", s->run.confidence);
    json_add_text(b, run, "rng", STREAM_GENERATOR);
    json_add_seconds(b, run, "horizon_s", s->horizon.length);
    json_add_seconds(b, run, "warmup_s", s->horizon.warmup);
}

static void add_expectations(struct json_builder *b, cJSON *root, const struct results *r)
{
    const struct scenario *s = r->scenario;
    cJSON *array = json_add_array(b, root, "expect");
    for (uint32_t i = 0; i < s->expectation_count; i++) {
        const struct expectation *x = &s->expectations[i];
        const struct estimate *e = results_at(r, &x->of);
        cJSON *item = json_append(b, array, cJSON_CreateObject());
        json_add_text(b, item, "text", x->text);
        json_add_text(b, item, "state", verdict_names[verdict_of(x, e)]);
        struct estimate_text t = json_estimate_text(e);
        json_add_raw(b, item, "mean", t.mean);
        json_add_raw(b, item, "ci", t.ci);
    }
}

static void build(struct json_builder *b, cJSON *root, const struct results *r, const struct provenance *p)
{
    json_add_text(b, root, "schema", "acdsim.result/1");
    json_note(b, cJSON_AddBoolToObject(root, "complete", r->complete));
    json_add_tool(b, root, p->version);
    json_add_scenario(b, json_add_object(b, root, "scenario"), r->scenario, p);
    add_run(b, root, r);
    json_add_definitions(b, root, r->scenario);
    add_span(b, root, r->scenario, &r->total);
    add_intervals(b, root, r);
    add_expectations(b, root, r);
    json_add_warnings(b, root, p);
}

bool report_json(FILE *out, const struct results *r, const struct provenance *p)
{
    struct json_builder b = {false};
    cJSON *root = json_note(&b, cJSON_CreateObject());
    build(&b, root, r, p);
    return json_print(out, &b, root);
}
