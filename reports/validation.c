/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/validation.h"

#include <inttypes.h>
#include <math.h>
#include "reports/figure.h"
#include "reports/json_tree.h"

/* ---- for people ------------------------------------------------------------------------------------------ */

enum { COLUMN_SIMULATED, COLUMN_EXACT, COLUMN_Z, COLUMNS };

static void exact_cell(const struct check *c, struct cell *out)
{
    figure_cell(&(struct estimate){.mean = c->exact, .defined = true}, c->unit, out);
    *out->spread = '\0';
}

static void z_cell(const struct check *c, struct cell *out)
{
    *out = (struct cell){.tone = c->holds ? TONE_PLAIN : TONE_BAD};
    snprintf(out->value, sizeof out->value, isfinite(c->z) ? "%.2f" : "—", c->z);
    snprintf(out->spread, sizeof out->spread, "%s", c->holds ? "" : "WRONG");
}

static void print_head(FILE *out, const struct validation *v, bool color)
{
    char confidence[32];
    figure_plain(100 * v->confidence, confidence);
    if (!v->complete) {
        tone_print(out, "PARTIAL", TONE_BAD, color);
        fprintf(out, ": %" PRIu32 " of %" PRIu32 " scenarios\n", v->scenarios, v->planned);
    }
    fprintf(out, "seed %" PRIu64 " · %" PRIu32 " scenarios · %s %% confidence · z: standard errors from what is exact, %g at "
                 "most\n\n",
            v->seed, v->scenarios, confidence, VALIDATION_MOST);
}

static void print_foot(FILE *out, const struct validation *v, bool color)
{
    char words[96];
    if (v->failed == 0)
        snprintf(words, sizeof words, "all %zu figures agree with theory", v->count);
    else
        snprintf(words, sizeof words, "%zu of %zu figures do not agree with theory", v->failed, v->count);
    fputc('\n', out);
    tone_print(out, words, v->failed ? TONE_BAD : TONE_GOOD, color);
    fputc('\n', out);
}

bool validation_table(FILE *out, const struct validation *v, bool color)
{
    static const char *const heads[COLUMNS] = {"simulated", "exact", "z"};
    struct grid g;
    if (!grid_make(&g, "Scenario and figure", v->count, COLUMNS))
        return false;
    for (int i = 0; i < COLUMNS; i++)
        snprintf(g.heads[i], GRID_TEXT, "%s", heads[i]);
    for (size_t i = 0; i < v->count; i++) {
        const struct check *c = &v->checks[i];
        snprintf(g.labels[i], GRID_TEXT, "%-20.24s %s", c->scenario, c->path);
        figure_cell(&c->simulated, c->unit, grid_cell(&g, i, COLUMN_SIMULATED));
        exact_cell(c, grid_cell(&g, i, COLUMN_EXACT));
        z_cell(c, grid_cell(&g, i, COLUMN_Z));
    }
    print_head(out, v, color);
    grid_print(out, &g, color);
    print_foot(out, v, color);
    grid_free(&g);
    return true;
}

/* ---- for programs ----------------------------------------------------------------------------------------- */

static void add_check(struct json_builder *b, cJSON *list, const struct check *c)
{
    cJSON *item = json_append(b, list, cJSON_CreateObject());
    json_add_text(b, item, "scenario", c->scenario);
    json_add_text(b, item, "metric", c->path);
    json_add_estimate(b, item, "simulated", &c->simulated);
    json_add_number(b, item, "exact", c->exact);
    json_add_number(b, item, "z", c->z);
    json_add_text(b, item, "state", c->holds ? "pass" : "fail");
}

bool validation_json(FILE *out, const struct validation *v, const char *version)
{
    struct json_builder b = {false};
    char seed[32];
    snprintf(seed, sizeof seed, "%" PRIu64, v->seed);
    cJSON *root = json_note(&b, cJSON_CreateObject());
    json_add_text(&b, root, "schema", "acdsim.validate/1");
    json_note(&b, cJSON_AddBoolToObject(root, "complete", v->complete));
    cJSON *tool = json_add_object(&b, root, "tool");
    json_add_text(&b, tool, "name", "acdsim");
    json_add_text(&b, tool, "version", version);
    json_add_text(&b, root, "seed", seed);
    json_add_number(&b, root, "confidence", v->confidence);
    json_add_number(&b, root, "z_most", VALIDATION_MOST);
    json_add_number(&b, root, "failed", (double)v->failed);
    cJSON *list = json_add_array(&b, root, "checks");
    for (size_t i = 0; i < v->count; i++)
        add_check(&b, list, &v->checks[i]);
    return json_print(out, &b, root);
}
