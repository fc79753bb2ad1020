/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/json_origin.h"

void json_add_tool(struct json_builder *b, cJSON *root, const char *version)
{
    cJSON *tool = json_add_object(b, root, "tool");
    json_add_text(b, tool, "name", "acdsim");
    json_add_text(b, tool, "version", version);
}

void json_add_scenario(struct json_builder *b, cJSON *to, const struct scenario *s, const struct provenance *p)
{
    json_add_text(b, to, "name", s->name);
    json_add_text(b, to, "file", p->file);
    json_add_text(b, to, "sha256", p->sha256);
    cJSON *set = json_add_array(b, to, "set");
    for (size_t i = 0; i < p->set_count; i++)
        json_append(b, set, json_text_item(p->sets[i]));
}

void json_add_definitions(struct json_builder *b, cJSON *to, const struct scenario *s)
{
    cJSON *queues = json_add_object(b, json_add_object(b, to, "definitions"), "queues");
    for (uint32_t q = 0; q < s->queue_count; q++) {
        const struct service_level *level = &s->queues[q].service_level;
        cJSON *queue = json_add_object(b, queues, s->queues[q].name);
        json_add_text(b, queue, "service_level", sl_definition_names[level->definition]);
        json_add_seconds(b, queue, "within_s", level->within);
        json_add_number(b, queue, "target", level->target);
    }
}

static void add_place(struct json_builder *b, cJSON *to, const char *name, uint32_t number)
{
    if (number > 0)
        json_add_number(b, to, name, number);
    else
        json_note(b, cJSON_AddNullToObject(to, name));
}

void json_add_warnings(struct json_builder *b, cJSON *to, const struct provenance *p)
{
    cJSON *warnings = json_add_array(b, to, "warnings");
    for (size_t i = 0; i < p->warning_count; i++) {
        const struct report_warning *w = &p->warnings[i];
        cJSON *warning = json_append(b, warnings, cJSON_CreateObject());
        json_add_text(b, warning, "text", w->text);
        json_add_text(b, warning, "file", w->file);
        add_place(b, warning, "line", w->place.line);
        add_place(b, warning, "column", w->place.line > 0 ? w->place.column : 0);
    }
}
