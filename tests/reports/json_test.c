/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "tests/reports/hand.h"
#include "tests/support/unit.h"

static bool json(FILE *out, const struct hand *h)
{
    return report_json(out, &h->results, &hand_origin);
}

/* The value at a path of names ("|" begins and divides; numbers index arrays). */
static const cJSON *at(const cJSON *root, const char *path)
{
    char name[64];
    int length;
    for (; root && sscanf(path, "|%63[^|]%n", name, &length) == 1; path += length)
        root = cJSON_IsArray(root) ? cJSON_GetArrayItem(root, atoi(name))
                                   : cJSON_GetObjectItemCaseSensitive(root, name);
    return root;
}

static cJSON *parsed(hand_report *report, const struct hand *h)
{
    char *text = hand_text(report, h);
    cJSON *root = cJSON_ParseWithOpts(text, NULL, 1);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    free(text);
    return root;
}

static void text_is(const cJSON *root, const char *path, const char *expected)
{
    const char *text = cJSON_GetStringValue(at(root, path));
    UNIT_TEXT(text ? text : "(no text)", expected);
}

/* Exactly: what is printed reads back as the same double. */
static void number_is(const cJSON *root, const char *path, double expected)
{
    const cJSON *number = at(root, path);
    CU_ASSERT_TRUE_FATAL(cJSON_IsNumber(number));
    CU_ASSERT_TRUE(number->valuedouble == expected);
}

static void of_origin(void)
{
    struct hand h;
    hand_make(&h);
    h.scenario.run.seed = 18446744073709551615u;
    cJSON *root = parsed(json, &h);
    text_is(root, "|schema", "acdsim.result/1");
    CU_ASSERT_TRUE(cJSON_IsTrue(at(root, "|complete")));
    text_is(root, "|tool|name", "acdsim");
    text_is(root, "|tool|version", "0.1.0");
    text_is(root, "|scenario|name", "Hand made");
    text_is(root, "|scenario|file", "bank.yaml");
    text_is(root, "|scenario|sha256", "abc123");
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|scenario|set")), 0);
    text_is(root, "|run|seed", "18446744073709551615");
    number_is(root, "|run|replications", 100);
    number_is(root, "|run|confidence", 0.95);
    text_is(root, "|run|rng", "philox4x32-10");
    number_is(root, "|run|horizon_s", 5400);
    number_is(root, "|run|warmup_s", 0);
    cJSON_Delete(root);
}

static void of_definitions(void)
{
    struct hand h;
    hand_make(&h);
    h.queues[1].service_level = (struct service_level){500000, 0.9, SL_ABANDONS_COUNT};
    cJSON *root = parsed(json, &h);
    text_is(root, "|definitions|queues|vip|service_level", "answered/offered");
    number_is(root, "|definitions|queues|vip|within_s", 20);
    number_is(root, "|definitions|queues|vip|target", 0.8);
    text_is(root, "|definitions|queues|general|service_level", "abandons_count");
    number_is(root, "|definitions|queues|general|within_s", 0.5);
    number_is(root, "|definitions|queues|general|target", 0.9);
    cJSON_Delete(root);
}

/* Every estimate of every span has figures of its own. */
static double own_figure(int span, int subject, int metric)
{
    return (span * 1000 + subject * 100 + metric) / 7.0;
}

static void fill(struct estimate *metrics, int count, int span, int subject)
{
    for (int m = 0; m < count; m++)
        metrics[m] = hand_estimate(own_figure(span, subject, m), 0.1, 100);
}

enum { OVERALL = 9, GROUPS = 20 };

static void fill_span(struct span_results *span, int number)
{
    fill(span->overall.metric, CALL_METRICS, number, OVERALL);
    for (int q = 0; q < HAND_QUEUES; q++)
        fill(span->queues[q].metric, CALL_METRICS, number, q);
    for (int t = 0; t < HAND_TYPES; t++)
        fill(span->types[t].metric, CALL_METRICS, number, HAND_QUEUES + t);
    for (int g = 0; g < HAND_GROUPS; g++)
        fill(span->groups[g].metric, AGENT_METRICS, number, GROUPS + g);
}

static void metrics_are(const cJSON *object, const struct metric *metrics, int count, int span, int subject)
{
    for (int m = 0; m < count; m++) {
        const cJSON *holder = object;
        if (metrics[m].parent)
            holder = cJSON_GetObjectItemCaseSensitive(object, metrics[m].parent);
        const cJSON *e = cJSON_GetObjectItemCaseSensitive(holder, metrics[m].name);
        double mean = own_figure(span, subject, m);
        number_is(e, "|mean", mean);
        number_is(e, "|ci|0", mean - 0.1);
        number_is(e, "|ci|1", mean + 0.1);
        number_is(e, "|sd", 0.2);
        number_is(e, "|n", 100);
        CU_ASSERT_PTR_NULL(at(e, "|empty"));
    }
}

static void span_is(const cJSON *root, int number)
{
    metrics_are(at(root, "|overall"), call_metrics, CALL_METRICS, number, OVERALL);
    metrics_are(at(root, "|queues|vip"), call_metrics, CALL_METRICS, number, 0);
    metrics_are(at(root, "|queues|general"), call_metrics, CALL_METRICS, number, 1);
    metrics_are(at(root, "|calls|gold"), call_metrics, CALL_METRICS, number, 2);
    metrics_are(at(root, "|calls|silver"), call_metrics, CALL_METRICS, number, 3);
    metrics_are(at(root, "|calls|walk-in"), call_metrics, CALL_METRICS, number, 4);
    metrics_are(at(root, "|agents|seniors"), agent_metrics, AGENT_METRICS, number, GROUPS);
    metrics_are(at(root, "|agents|juniors"), agent_metrics, AGENT_METRICS, number, GROUPS + 1);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|queues")), HAND_QUEUES);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|calls")), HAND_TYPES);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|agents")), HAND_GROUPS);
}

static void of_figures(void)
{
    struct hand h;
    hand_make(&h);
    fill_span(&h.results.total, 0);
    fill_span(&h.intervals[0], 1);
    fill_span(&h.intervals[1], 2);
    cJSON *root = parsed(json, &h);
    span_is(root, 0);
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|intervals")), HAND_INTERVALS);
    span_is(at(root, "|intervals|0"), 1);
    span_is(at(root, "|intervals|1"), 2);
    cJSON_Delete(root);
}

static void of_intervals(void)
{
    struct hand h;
    hand_make(&h);
    h.intervals[1].start += 90500000;
    cJSON *root = parsed(json, &h);
    text_is(root, "|intervals|0|start", "08:00");
    number_is(root, "|intervals|0|start_s", 0);
    number_is(root, "|intervals|0|length_s", 3600);
    text_is(root, "|intervals|1|start", "09:01:30");
    number_is(root, "|intervals|1|start_s", 3690.5);
    number_is(root, "|intervals|1|length_s", 1800);
    cJSON_Delete(root);
}

static void without_intervals(void)
{
    struct hand h;
    hand_make(&h);
    h.results.interval_count = 0;
    cJSON *root = parsed(json, &h);
    CU_ASSERT_TRUE(cJSON_IsArray(at(root, "|intervals")));
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|intervals")), 0);
    CU_ASSERT_TRUE(cJSON_IsArray(at(root, "|expect")));
    CU_ASSERT_EQUAL(cJSON_GetArraySize(at(root, "|expect")), 0);
    cJSON_Delete(root);
}

static void of_nulls(void)
{
    struct hand h;
    hand_make(&h);
    struct estimate *overall = h.results.total.overall.metric;
    overall[CALL_ASA] = (struct estimate){.n = 100, .empty = 100, .mean = 7, .lo = 7, .hi = 7, .sd = 7};
    overall[CALL_WAIT] = (struct estimate){.n = 1, .mean = 4.5, .defined = true};
    overall[CALL_OFFERED] = hand_estimate(3, 1, 100);
    overall[CALL_OFFERED].empty = 2;
    overall[CALL_OFFERED].has_sd = false;
    cJSON *root = parsed(json, &h);
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|overall|asa|mean")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|overall|asa|ci")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|overall|asa|sd")));
    number_is(root, "|overall|asa|empty", 100);
    number_is(root, "|overall|wait|mean", 4.5);
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|overall|wait|ci")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|overall|wait|sd")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|overall|offered|sd")));
    number_is(root, "|overall|offered|ci|0", 2);
    number_is(root, "|overall|offered|empty", 2);
    cJSON_Delete(root);
}

static bool with_foreign_text(FILE *out, const struct hand *h)
{
    static const char *const sets[] = {"agents.seniors.count=4", "name=\xff"};
    static const struct report_warning warnings[] = {
        {"load above staff", "b\xfc.yaml", {34, 9}},
        {"partial", NULL, {0, 7}},
    };
    struct provenance origin = hand_origin;
    origin.file = "b\xfc.yaml";
    origin.sets = sets;
    origin.set_count = 2;
    origin.warnings = warnings;
    origin.warning_count = 2;
    return report_json(out, &h->results, &origin);
}

static void of_foreign_text(void)
{
    struct hand h;
    hand_make(&h);
    h.scenario.name = "\"Z\xc3\xbcrich\"\n:\t\033[31m </script>";
    cJSON *root = parsed(with_foreign_text, &h);
    text_is(root, "|scenario|name", "\"Z\xc3\xbcrich\"\n:\t\033[31m </script>");
    text_is(root, "|scenario|file", "b\\xfc.yaml");
    text_is(root, "|scenario|set|0", "agents.seniors.count=4");
    text_is(root, "|scenario|set|1", "name=\\xff");
    text_is(root, "|warnings|0|text", "load above staff");
    text_is(root, "|warnings|0|file", "b\\xfc.yaml");
    number_is(root, "|warnings|0|line", 34);
    number_is(root, "|warnings|0|column", 9);
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|warnings|1|file")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|warnings|1|line")));
    CU_ASSERT_TRUE(cJSON_IsNull(at(root, "|warnings|1|column")));
    cJSON_Delete(root);
}

static void of_partial(void)
{
    struct hand h;
    hand_make(&h);
    h.results.complete = false;
    h.results.replications = 37;
    cJSON *root = parsed(json, &h);
    CU_ASSERT_TRUE(cJSON_IsFalse(at(root, "|complete")));
    number_is(root, "|run|replications", 37);
    cJSON_Delete(root);
}

/* The order that is documented; an estimate to a line. */
static void of_bytes(void)
{
    struct hand h;
    hand_make(&h);
    h.results.total.overall.metric[CALL_OFFERED] = hand_estimate(0.5, 0.25, 96);
    char *text = hand_text(json, &h), *again = hand_text(json, &h);
    static const char *const order[] = {
        "{\n\t\"schema\": \"acdsim.result/1\",\n\t\"complete\": true,\n", "\"tool\":", "\"scenario\":",
        "\"run\":", "\"definitions\":", "\"overall\":",
        "\"offered\": {\"mean\": 0.5, \"ci\": [0.25, 0.75], \"sd\": 0.5, \"n\": 96},\n", "\"answered\":",
        "\"service_level\":", "\"asa\":", "\"service_levels\":", "\"days_met\":", "\"queues\":", "\"calls\":",
        "\"agents\":", "\"intervals\":", "\"expect\":", "\"warnings\":"};
    const char *from = text;
    for (size_t i = 0; i < sizeof order / sizeof *order && from; i++) {
        from = strstr(from, order[i]);
        CU_ASSERT_PTR_NOT_NULL(from);
    }
    UNIT_TEXT(again, text);
    CU_ASSERT_EQUAL(text[strlen(text) - 1], '\n');
    free(text);
    free(again);
}

UNIT_MAIN("results as JSON",
          {"a result says where it comes from, with the seed as text", of_origin},
          {"the definition of the service level is given by queue", of_definitions},
          {"every metric of every queue, type, group and interval has its own figures", of_figures},
          {"intervals give their clock, start and length", of_intervals},
          {"without intervals the list is empty", without_intervals},
          {"what is not known is null, and empty replications are counted", of_nulls},
          {"any bytes in names and arguments still make valid JSON", of_foreign_text},
          {"partial results say so, with the replications that were run", of_partial},
          {"the same results are the same bytes, in the documented order", of_bytes})
