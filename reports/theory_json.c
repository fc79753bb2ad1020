/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include "reports/clock.h"
#include "reports/json_tree.h"
#include "reports/theory.h"

static void add_span(struct json_builder *b, cJSON *to, const struct theory *t, uint32_t queue,
                     const struct theory_span *span, const struct span_results *simulated)
{
    json_add_number(b, to, "calls", span->calls);
    json_add_number(b, to, "load", span->load);
    json_add_number(b, to, "lagged_load", span->lagged_load);
    json_add_number(b, to, "agents", span->agents);
    json_note(b, cJSON_AddBoolToObject(to, "steady", span->figures.steady));
    cJSON *theory = json_add_object(b, to, "theory"), *simulation = json_add_object(b, to, "simulation");
    for (int f = 0; f < THEORY_FIGURES; f++) {
        enum theory_figure figure = (enum theory_figure)f;
        struct estimate e = theory_simulated(t, queue, simulated, figure);
        json_add_number(b, theory, theory_pairs[f].name, theory_figure(t, queue, span, figure));
        json_add_estimate(b, simulation, theory_pairs[f].name, &e);
    }
}

static void add_broken(struct json_builder *b, cJSON *to, const struct queue_theory *q)
{
    cJSON *array = json_add_array(b, to, "broken");
    for (int i = 0; i < ASSUMPTIONS; i++) {
        if (!q->broken[i])
            continue;
        cJSON *item = json_append(b, array, cJSON_CreateObject());
        json_add_text(b, item, "assumption", assumptions[i].name);
        json_add_text(b, item, "text", assumptions[i].words);
    }
}

static void add_intervals(struct json_builder *b, cJSON *to, const struct theory *t, uint32_t queue)
{
    const struct results *r = t->results;
    cJSON *array = json_add_array(b, to, "intervals");
    for (uint32_t i = 0; i < r->interval_count; i++) {
        const struct theory_span *span = &t->queues[queue].intervals[i];
        char clock[CLOCK_ROOM];
        report_clock(r->scenario->horizon.start + span->start, clock);
        cJSON *item = json_append(b, array, cJSON_CreateObject());
        json_add_text(b, item, "start", clock);
        json_add_seconds(b, item, "start_s", span->start);
        json_add_seconds(b, item, "length_s", span->length);
        add_span(b, item, t, queue, span, &r->intervals[i]);
    }
}

static void add_queue(struct json_builder *b, cJSON *queues, const struct theory *t, uint32_t queue)
{
    const struct queue_theory *q = &t->queues[queue];
    const struct service_level *level = &t->results->scenario->queues[queue].service_level;
    cJSON *object = json_add_object(b, queues, t->results->scenario->queues[queue].name);
    json_add_text(b, object, "formula", stationary_formulas[q->formula].name);
    json_add_text(b, object, "service_level", sl_definition_names[level->definition]);
    json_add_seconds(b, object, "within_s", level->within);
    add_broken(b, object, q);
    add_span(b, json_add_object(b, object, "total"), t, queue, &q->total, &t->results->total);
    add_intervals(b, object, t, queue);
}

static void add_origin(struct json_builder *b, cJSON *root, const struct theory *t, const struct provenance *p)
{
    const struct scenario *s = t->results->scenario;
    char seed[32];
    cJSON *scenario = json_add_object(b, root, "scenario");
    json_add_text(b, scenario, "name", s->name);
    json_add_text(b, scenario, "file", p->file);
    json_add_text(b, scenario, "sha256", p->sha256);
    cJSON *set = json_add_array(b, scenario, "set");
    for (size_t i = 0; i < p->set_count; i++)
        json_append(b, set, json_text_item(p->sets[i]));
    cJSON *run = json_add_object(b, root, "run");
    snprintf(seed, sizeof seed, "%" PRIu64, s->run.seed);
    json_add_text(b, run, "seed", seed);
    json_add_number(b, run, "replications", t->results->replications);
    json_add_number(b, run, "confidence", s->run.confidence);
}

bool theory_json(FILE *out, const struct theory *t, const struct provenance *p)
{
    struct json_builder b = {false};
    cJSON *root = json_note(&b, cJSON_CreateObject());
    json_add_text(&b, root, "schema", "acdsim.theory/1");
    json_note(&b, cJSON_AddBoolToObject(root, "complete", t->results->complete));
    json_add_text(&b, root, "method", "stationary formulas by interval (SIPP)");
    add_origin(&b, root, t, p);
    cJSON *queues = json_add_object(&b, root, "queues");
    for (uint32_t q = 0; q < t->results->scenario->queue_count; q++)
        add_queue(&b, queues, t, q);
    return json_print(out, &b, root);
}
