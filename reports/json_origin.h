/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What results in JSON say about where they come from. */
#ifndef REPORTS_JSON_ORIGIN_H
#define REPORTS_JSON_ORIGIN_H

#include "reports/json_tree.h"
#include "reports/report.h"

void json_add_tool(struct json_builder *b, cJSON *root, const char *version);

/* Its name, file, digest and overrides. */
void json_add_scenario(struct json_builder *b, cJSON *to, const struct scenario *s, const struct provenance *p);

/* Of the service level, by queue. */
void json_add_definitions(struct json_builder *b, cJSON *to, const struct scenario *s);

void json_add_warnings(struct json_builder *b, cJSON *to, const struct provenance *p);

#endif
