/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the reports of this program build JSON. Numbers are handed to cJSON as raw text, because cJSON 1.7.15
 * prints one double in eight so that it reads back as another.
 */
#ifndef REPORTS_JSON_TREE_H
#define REPORTS_JSON_TREE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <cjson/cJSON.h>
#include "sim/results.h"

/* Everything is added through these, so that running out of memory is noticed once, at the end. */
struct json_builder {
    bool failed;
};

cJSON *json_note(struct json_builder *b, cJSON *made);
cJSON *json_add_object(struct json_builder *b, cJSON *to, const char *name);
cJSON *json_add_array(struct json_builder *b, cJSON *to, const char *name);
cJSON *json_append(struct json_builder *b, cJSON *array, cJSON *item);
void json_add_raw(struct json_builder *b, cJSON *to, const char *name, const char *raw);
void json_add_number(struct json_builder *b, cJSON *to, const char *name, double x); /* null when not finite */
void json_add_seconds(struct json_builder *b, cJSON *to, const char *name, int64_t t);

/* JSON is UTF-8, but a file name need not be: such bytes are shown as \xff. NULL is null. */
cJSON *json_text_item(const char *text);
void json_add_text(struct json_builder *b, cJSON *to, const char *name, const char *text);

/* {"mean": ..., "ci": [...], "sd": ..., "n": ...} */
struct estimate_text {
    char mean[32], ci[80], sd[32];
};
struct estimate_text json_estimate_text(const struct estimate *e);
void json_add_estimate(struct json_builder *b, cJSON *to, const char *name, const struct estimate *e);

/* Prints and deletes the tree; false when out of memory, at any time before. */
bool json_print(FILE *out, const struct json_builder *b, cJSON *root);

#endif
