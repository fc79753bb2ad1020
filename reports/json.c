/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema acdsim.result/1. Numbers are handed to cJSON as raw text, because cJSON 1.7.15 prints one double
 * in eight so that it reads back as another. */
#include "reports/report.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "models/stream.h"
#include "reports/clock.h"
#include "reports/visible.h"
#include "sim/verdict.h"

/* Everything is added through these, so that running out of memory is noticed once, at the end. */
struct builder {
    bool failed;
};

static cJSON *note(struct builder *b, cJSON *made)
{
    b->failed |= made == NULL;
    return made;
}

static cJSON *add_object(struct builder *b, cJSON *to, const char *name)
{
    return note(b, cJSON_AddObjectToObject(to, name));
}

static cJSON *add_array(struct builder *b, cJSON *to, const char *name)
{
    return note(b, cJSON_AddArrayToObject(to, name));
}

static cJSON *append(struct builder *b, cJSON *array, cJSON *item)
{
    if (cJSON_AddItemToArray(array, item))
        return item;
    cJSON_Delete(item);
    b->failed = true;
    return NULL;
}

static void add_raw(struct builder *b, cJSON *to, const char *name, const char *raw)
{
    note(b, cJSON_AddRawToObject(to, name, raw));
}

static void add_number(struct builder *b, cJSON *to, const char *name, double x)
{
    char text[32];
    report_number(x, text);
    add_raw(b, to, name, text);
}

static void add_seconds(struct builder *b, cJSON *to, const char *name, int64_t t)
{
    add_number(b, to, name, sim_seconds(t));
}

/* JSON is UTF-8, but a file name need not be: such bytes are shown as \xff. NULL is null. */
static cJSON *text_item(const char *text)
{
    if (!text)
        return cJSON_CreateNull();
    if (visible_is_utf8(text))
        return cJSON_CreateString(text);
    size_t room = visible_room(text);
    char *shown = malloc(room);
    if (!shown)
        return NULL;
    visible_text(text, shown, room);
    cJSON *item = cJSON_CreateString(shown);
    free(shown);
    return item;
}

static void add_text(struct builder *b, cJSON *to, const char *name, const char *text)
{
    cJSON *item = text_item(text);
    if (cJSON_AddItemToObject(to, name, item))
        return;
    cJSON_Delete(item);
    b->failed = true;
}

static void add_place(struct builder *b, cJSON *to, const char *name, uint32_t number)
{
    if (number > 0)
        add_number(b, to, name, number);
    else
        note(b, cJSON_AddNullToObject(to, name));
}

static void number_or_null(double x, bool known, char text[32])
{
    report_number(known ? x : NAN, text);
}

struct estimate_text {
    char mean[32], ci[80], sd[32];
};

static struct estimate_text text_of(const struct estimate *e)
{
    struct estimate_text t = {.ci = "null"};
    char lo[32], hi[32];
    number_or_null(e->mean, e->defined, t.mean);
    number_or_null(e->lo, e->has_ci, lo);
    number_or_null(e->hi, e->has_ci, hi);
    number_or_null(e->sd, e->has_sd, t.sd);
    if (e->has_ci)
        snprintf(t.ci, sizeof t.ci, "[%s, %s]", lo, hi);
    return t;
}

/* One line each, also where the rest is indented: a result is read by people, too. */
static void add_estimate(struct builder *b, cJSON *to, const char *name, const struct estimate *e)
{
    struct estimate_text t = text_of(e);
    char empty[32] = "", text[320];
    if (e->empty > 0)
        snprintf(empty, sizeof empty, ", \"empty\": %" PRIu32, e->empty);
    snprintf(text, sizeof text, "{\"mean\": %s, \"ci\": %s, \"sd\": %s, \"n\": %" PRIu32 "%s}", t.mean, t.ci,
             t.sd, e->n, empty);
    add_raw(b, to, name, text);
}

/* A metric with a parent stands in an object of that name, which is made by its first metric. */
static void add_metrics(struct builder *b, cJSON *to, const struct metric *metrics, size_t count,
                        const struct estimate *estimates)
{
    for (size_t i = 0; i < count; i++) {
        cJSON *holder = to;
        if (metrics[i].parent) {
            holder = cJSON_GetObjectItemCaseSensitive(to, metrics[i].parent);
            if (!holder)
                holder = add_object(b, to, metrics[i].parent);
        }
        add_estimate(b, holder, metrics[i].name, &estimates[i]);
    }
}

static void add_call_metrics(struct builder *b, cJSON *to, const char *name, const struct call_estimates *e)
{
    add_metrics(b, add_object(b, to, name), call_metrics, CALL_METRICS, e->metric);
}

static void add_span(struct builder *b, cJSON *to, const struct scenario *s, const struct span_results *span)
{
    add_call_metrics(b, to, "overall", &span->overall);
    cJSON *queues = add_object(b, to, "queues");
    for (uint32_t q = 0; q < s->queue_count; q++)
        add_call_metrics(b, queues, s->queues[q].name, &span->queues[q]);
    cJSON *types = add_object(b, to, "calls");
    for (uint32_t t = 0; t < s->type_count; t++)
        add_call_metrics(b, types, s->types[t].name, &span->types[t]);
    cJSON *groups = add_object(b, to, "agents");
    for (uint32_t g = 0; g < s->group_count; g++)
        add_metrics(b, add_object(b, groups, s->groups[g].name), agent_metrics, AGENT_METRICS,
                    span->groups[g].metric);
}

static void add_intervals(struct builder *b, cJSON *root, const struct results *r)
{
    cJSON *array = add_array(b, root, "intervals");
    for (uint32_t i = 0; i < r->interval_count; i++) {
        const struct span_results *span = &r->intervals[i];
        char clock[CLOCK_ROOM];
        report_clock(r->scenario->horizon.start + span->start, clock);
        cJSON *interval = append(b, array, cJSON_CreateObject());
        add_text(b, interval, "start", clock);
        add_seconds(b, interval, "start_s", span->start);
        add_seconds(b, interval, "length_s", span->length);
        add_span(b, interval, r->scenario, span);
    }
}

static void add_origin(struct builder *b, cJSON *root, const struct scenario *s, const struct provenance *p)
{
    cJSON *tool = add_object(b, root, "tool");
    add_text(b, tool, "name", "acdsim");
    add_text(b, tool, "version", p->version);
    cJSON *scenario = add_object(b, root, "scenario");
    add_text(b, scenario, "name", s->name);
    add_text(b, scenario, "file", p->file);
    add_text(b, scenario, "sha256", p->sha256);
    cJSON *set = add_array(b, scenario, "set");
    for (size_t i = 0; i < p->set_count; i++)
        append(b, set, text_item(p->sets[i]));
}

static void add_run(struct builder *b, cJSON *root, const struct results *r)
{
    const struct scenario *s = r->scenario;
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, s->run.seed);
    cJSON *run = add_object(b, root, "run");
    add_text(b, run, "seed", seed);
    add_number(b, run, "replications", r->replications);
    add_number(b, run, "confidence", s->run.confidence);
    add_text(b, run, "rng", STREAM_GENERATOR);
    add_seconds(b, run, "horizon_s", s->horizon.length);
    add_seconds(b, run, "warmup_s", s->horizon.warmup);
}

static void add_definitions(struct builder *b, cJSON *root, const struct scenario *s)
{
    cJSON *queues = add_object(b, add_object(b, root, "definitions"), "queues");
    for (uint32_t q = 0; q < s->queue_count; q++) {
        const struct service_level *level = &s->queues[q].service_level;
        cJSON *queue = add_object(b, queues, s->queues[q].name);
        add_text(b, queue, "service_level", sl_definition_names[level->definition]);
        add_seconds(b, queue, "within_s", level->within);
        add_number(b, queue, "target", level->target);
    }
}

static void add_expectations(struct builder *b, cJSON *root, const struct results *r)
{
    const struct scenario *s = r->scenario;
    cJSON *array = add_array(b, root, "expect");
    for (uint32_t i = 0; i < s->expectation_count; i++) {
        const struct expectation *x = &s->expectations[i];
        const struct estimate *e = results_at(r, &x->of);
        cJSON *item = append(b, array, cJSON_CreateObject());
        add_text(b, item, "text", x->text);
        add_text(b, item, "state", verdict_names[verdict_of(x, e)]);
        struct estimate_text t = text_of(e);
        add_raw(b, item, "mean", t.mean);
        add_raw(b, item, "ci", t.ci);
    }
}

static void add_warnings(struct builder *b, cJSON *root, const struct provenance *p)
{
    cJSON *warnings = add_array(b, root, "warnings");
    for (size_t i = 0; i < p->warning_count; i++) {
        const struct report_warning *w = &p->warnings[i];
        cJSON *warning = append(b, warnings, cJSON_CreateObject());
        add_text(b, warning, "text", w->text);
        add_text(b, warning, "file", w->file);
        add_place(b, warning, "line", w->place.line);
        add_place(b, warning, "column", w->place.line > 0 ? w->place.column : 0);
    }
}

static void build(struct builder *b, cJSON *root, const struct results *r, const struct provenance *p)
{
    add_text(b, root, "schema", "acdsim.result/1");
    note(b, cJSON_AddBoolToObject(root, "complete", r->complete));
    add_origin(b, root, r->scenario, p);
    add_run(b, root, r);
    add_definitions(b, root, r->scenario);
    add_span(b, root, r->scenario, &r->total);
    add_intervals(b, root, r);
    add_expectations(b, root, r);
    add_warnings(b, root, p);
}

/* cJSON puts a tab behind a colon where people put a blank. Inside of strings a tab is written \t. */
static void use_blanks(char *text)
{
    for (; (text = strstr(text, ":\t")); text += 2)
        text[1] = ' ';
}

bool report_json(FILE *out, const struct results *r, const struct provenance *p)
{
    struct builder b = {false};
    cJSON *root = note(&b, cJSON_CreateObject());
    build(&b, root, r, p);
    char *text = b.failed ? NULL : cJSON_Print(root);
    cJSON_Delete(root);
    if (!text)
        return false;
    use_blanks(text);
    fputs(text, out);
    fputc('\n', out);
    cJSON_free(text);
    return true;
}
