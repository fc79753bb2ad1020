/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/schema.h"

#include <inttypes.h>
#include <string.h>
#include "scenarios/catalog.h"
#include "sim/metrics.h"

/* ---- JSON ----------------------------------------------------------------------------------------------- */

struct json {
    FILE *out;
    struct arena *arena;
    const struct catalog *catalog;
    int depth;
    bool follows; /* something in the same brackets: a comma comes next */
};

static void next_item(struct json *j)
{
    if (j->follows)
        fputc(',', j->out);
    if (j->depth)
        fprintf(j->out, "\n%*s", 2 * j->depth, "");
    j->follows = true;
}

static void put_text(struct json *j, const char *text)
{
    fputc('"', j->out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fputc('\\', j->out);
        fputc(*text, j->out);
    }
    fputc('"', j->out);
}

static void put_key(struct json *j, const char *key)
{
    next_item(j);
    if (!key)
        return;
    put_text(j, key);
    fputs(": ", j->out);
}

static void open_bracket(struct json *j, const char *key, char bracket)
{
    put_key(j, key);
    fputc(bracket, j->out);
    j->depth++;
    j->follows = false;
}

static void close_bracket(struct json *j, char bracket)
{
    j->depth--;
    if (j->follows)
        fprintf(j->out, "\n%*s", 2 * j->depth, "");
    fputc(bracket, j->out);
    j->follows = true;
}

static void put(struct json *j, const char *key, const char *text)
{
    put_key(j, key);
    put_text(j, text);
}

static void put_raw(struct json *j, const char *key, const char *raw)
{
    put_key(j, key);
    fputs(raw, j->out);
}

/* ---- grammars ------------------------------------------------------------------------------------------- */

/* Those of values.h as regular expressions. Editors read `12` as a number and `12:30` in YAML 1.1 even as one
 * of base 60, so these may be numbers as well; what needs a unit may not. */
#define WHOLE "(0|[1-9][0-9]*)"
#define DECIMAL WHOLE "(\\.[0-9]+)?([eE][+-]?[0-9]+)?"
#define NAME "[A-Za-z_][A-Za-z0-9_-]{0,63}"

static const struct grammar {
    enum value_status (*parse)(const char *text, struct value *out);
    const char *name;
    const char *number; /* NULL, or the JSON type of one that needs no quotes */
    const char *pattern;
} grammars[] = {
    {duration_parse, "duration", NULL,
     "^(" DECIMAL "d|(" WHOLE "d)?(" DECIMAL "h|(" WHOLE "h)?(" DECIMAL "m(in)?|(" WHOLE "m(in)?)?(" DECIMAL "s|(" WHOLE
     "s)?" DECIMAL "ms))))$"},
    {rate_parse, "rate", NULL, "^" DECIMAL "/(s|min|h|day)$"},
    {proportion_parse, "proportion", "number", "^(" DECIMAL "%|0(\\.[0-9]+)?|1(\\.0+)?)$"},
    {ratio_parse, "ratio", "number", "^" DECIMAL "%?$"},
    {number_parse, "number", "number", "^-?" DECIMAL "$"},
    {count_parse, "count", "integer", "^-?" WHOLE "$"},
    {seed_parse, "seed", "integer", "^" WHOLE "$"},
    {clock_parse, "clock", "integer", "^([0-9]{2}|[1-9][0-9]{2,6}):[0-5][0-9](:[0-5][0-9])?$"},
};
#define GRAMMARS (sizeof grammars / sizeof *grammars)

static const struct grammar *grammar_of(const struct type *t)
{
    for (size_t i = 0; t->parse && i < GRAMMARS; i++)
        if (grammars[i].parse == t->parse)
            return &grammars[i];
    return NULL;
}

static void put_bound(struct json *j, const struct field *f, const char *key, const char *bound)
{
    struct value value;
    char text[32];
    if (!bound || f->type->parse(bound, &value) != VALUE_OK)
        return;
    snprintf(text, sizeof text, "%.15g", value.amount);
    put_raw(j, key, text);
}

/* A sign is for those that may be negative. */
static const char *pattern_of(struct json *j, const struct field *f, const struct grammar *g)
{
    bool negative = !f->least || *f->least == '-';
    if (negative || strncmp(g->pattern, "^-?", 3) != 0)
        return g->pattern;
    return arena_say(j->arena, "^%s", g->pattern + 3);
}

static void put_grammar(struct json *j, const struct field *f, const struct grammar *g)
{
    if (g->number) {
        open_bracket(j, NULL, '{');
        put(j, "type", g->number);
        if (g->parse != clock_parse) {
            put_bound(j, f, f->above ? "exclusiveMinimum" : "minimum", f->least);
            put_bound(j, f, f->below ? "exclusiveMaximum" : "maximum", f->most);
        }
        close_bracket(j, '}');
    }
    open_bracket(j, NULL, '{');
    put(j, "type", "string");
    put(j, "pattern", pattern_of(j, f, g));
    close_bracket(j, '}');
}

/* The path of a metric in the results. */
static const char *metric_pattern(struct arena *a)
{
    const char *calls = "", *agents = "";
    for (int m = 0; m < CALL_METRICS; m++)
        calls = arena_say(a, "%s%s%s%s%s", calls, m ? "|" : "", call_metrics[m].parent ? call_metrics[m].parent : "",
                          call_metrics[m].parent ? "\\." : "", call_metrics[m].name);
    for (int m = 0; m < AGENT_METRICS; m++)
        agents = arena_say(a, "%s%s%s", agents, m ? "|" : "", agent_metrics[m].name);
    return arena_say(a, "((overall|(queues|calls)\\." NAME ")\\.(%s)|agents\\." NAME "\\.(%s))", calls, agents);
}

/* A text without a grammar of its own. */
static void put_free_text(struct json *j, const struct field *f)
{
    const char *type = "\"string\"";
    if (f->type == &type_free_text)
        type = "[\"string\", \"number\", \"boolean\", \"null\"]";
    if (f->type == &type_of_metric)
        type = "[\"string\", \"number\"]";
    open_bracket(j, NULL, '{');
    put_raw(j, "type", type);
    if (f->type == &type_condition)
        put(j, "pattern", arena_say(j->arena, "^\\s*%s\\s*[<>]=?\\s*\\S+\\s*$", metric_pattern(j->arena)));
    if (f->type == &type_metric)
        put(j, "pattern", arena_say(j->arena, "^%s$", metric_pattern(j->arena)));
    if (f->type == &type_queue_name)
        put(j, "pattern", "^" NAME "$");
    close_bracket(j, '}');
}

/* ---- the ways in which a value may be written ------------------------------------------------------------- */

static void put_reference(struct json *j, const char *key, const char *name)
{
    open_bracket(j, key, '{');
    put(j, "$ref", arena_say(j->arena, "#/$defs/%s", name));
    close_bracket(j, '}');
}

static void put_section(struct json *j, const char *key, const struct section *s)
{
    put_reference(j, key, catalog_find(j->catalog, s)->path);
}

static void put_ways(struct json *j, const struct field *f);

static void put_value(struct json *j, const char *key, const struct field *f)
{
    open_bracket(j, key, '{');
    open_bracket(j, "anyOf", '[');
    put_ways(j, f);
    close_bracket(j, ']');
    close_bracket(j, '}');
}

static void put_text_way(struct json *j, const struct field *f)
{
    const struct grammar *g = grammar_of(f->type);
    if (g)
        put_grammar(j, f, g);
    else
        put_free_text(j, f);
}

static void put_words_way(struct json *j, const struct field *f)
{
    open_bracket(j, NULL, '{');
    open_bracket(j, "enum", '[');
    for (const char *const *word = f->words; *word; word++)
        put(j, NULL, *word);
    close_bracket(j, ']');
    close_bracket(j, '}');
}

static void put_section_way(struct json *j, const struct field *f)
{
    put_section(j, NULL, f->section);
}

static void open_typed(struct json *j, const char *type)
{
    open_bracket(j, NULL, '{');
    put(j, "type", type);
}

static void put_sections_way(struct json *j, const struct field *f)
{
    open_typed(j, "array");
    put_section(j, "items", f->section);
    close_bracket(j, '}');
}

static void put_named_way(struct json *j, const struct field *f)
{
    open_typed(j, "object");
    open_bracket(j, "properties", '{');
    put_reference(j, "include", "include");
    close_bracket(j, '}');
    open_bracket(j, "patternProperties", '{');
    put_section(j, "^(?!include$)" NAME "$", f->section);
    close_bracket(j, '}');
    put_raw(j, "additionalProperties", "false");
    close_bracket(j, '}');
}

static void put_first_way(struct json *j, const struct field *f)
{
    put_ways(j, &f->section->fields[0]);
}

static void put_list_way(struct json *j, const struct field *f)
{
    open_typed(j, "array");
    if (f->element && f->element->section)
        put_section(j, "items", f->element->section);
    else if (f->element)
        put_value(j, "items", f->element);
    else
        put_raw(j, "items", "{\"type\": [\"string\", \"integer\"]}");
    close_bracket(j, '}');
}

static void put_element_way(struct json *j, const struct field *f)
{
    put_ways(j, f->element);
}

static void put_map_way(struct json *j, const struct field *f)
{
    open_typed(j, "object");
    open_bracket(j, "properties", '{');
    put_reference(j, "include", "include");
    close_bracket(j, '}');
    put_value(j, "additionalProperties", f->value);
    close_bracket(j, '}');
}

static const struct way {
    enum form form;
    void (*put)(struct json *j, const struct field *f);
} ways[] = {
    {FORM_TEXT, put_text_way},         {FORM_WORDS, put_words_way}, {FORM_SECTION, put_section_way},
    {FORM_SECTIONS, put_sections_way}, {FORM_NAMED, put_named_way}, {FORM_FIRST, put_first_way},
    {FORM_LIST, put_list_way},         {FORM_ELEMENT, put_element_way}, {FORM_MAP, put_map_way},
};

/* yes and no are truth values for YAML 1.1. */
static void put_yes_no(struct json *j)
{
    open_bracket(j, NULL, '{');
    put_raw(j, "enum", "[\"no\", \"yes\", false, true]");
    close_bracket(j, '}');
}

static void put_ways(struct json *j, const struct field *f)
{
    unsigned forms = field_forms(f);
    if (f->type == &type_yes_no) {
        put_yes_no(j);
        return;
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (forms & ways[i].form)
            ways[i].put(j, f);
}

/* ---- sections --------------------------------------------------------------------------------------------- */

static const char *description(struct arena *a, const struct field *f)
{
    const char *bounds = field_bounds(a, f);
    const char *text = arena_say(a, "%s%s%s.", f->doc, *bounds ? "; " : "", bounds);
    if (f->type->written && f->type != &type_list && !(field_forms(f) & FORM_NAMED))
        text = arena_say(a, "%s Like %s.", text, field_written(a, f));
    return *field_default(f) ? arena_say(a, "%s Default: %s.", text, field_default(f)) : text;
}

static void put_field(struct json *j, const struct field *f)
{
    open_bracket(j, f->key, '{');
    put(j, "description", description(j->arena, f));
    if (f->fallback && *f->fallback)
        put(j, "default", f->fallback);
    open_bracket(j, "anyOf", '[');
    put_ways(j, f);
    close_bracket(j, ']');
    close_bracket(j, '}');
}

static bool has_need(const struct section *s, enum need need)
{
    bool has = false;
    for (size_t i = 0; i < s->count; i++)
        has = has || s->fields[i].need == need;
    return has;
}

static void put_required(struct json *j, const struct section *s)
{
    open_bracket(j, "required", '[');
    for (size_t i = 0; i < s->count; i++)
        if (s->fields[i].need == REQUIRED)
            put(j, NULL, s->fields[i].key);
    close_bracket(j, ']');
}

static void put_one_of(struct json *j, const struct section *s)
{
    open_bracket(j, "oneOf", '[');
    for (size_t i = 0; i < s->count; i++)
        if (s->fields[i].need == ONE_OF)
            put_raw(j, NULL, arena_say(j->arena, "{\"required\": [\"%s\"]}", s->fields[i].key));
    close_bracket(j, ']');
}

/* What is missing may be in a file that is included. */
static void put_needs(struct json *j, const struct section *s)
{
    bool required = has_need(s, REQUIRED), one_of = has_need(s, ONE_OF);
    if (!required && !one_of)
        return;
    open_bracket(j, "anyOf", '[');
    put_raw(j, NULL, "{\"required\": [\"include\"]}");
    open_bracket(j, NULL, '{');
    if (required)
        put_required(j, s);
    if (one_of)
        put_one_of(j, s);
    close_bracket(j, '}');
    close_bracket(j, ']');
}

static void put_definition(struct json *j, const struct entry *e)
{
    const struct section *s = e->section;
    open_bracket(j, e->path, '{');
    if (*s->doc)
        put(j, "description", s->doc);
    put(j, "type", "object");
    open_bracket(j, "properties", '{');
    for (size_t i = 0; i < s->count; i++)
        put_field(j, &s->fields[i]);
    if (s != &scenario_section)
        put_reference(j, "include", "include");
    close_bracket(j, '}');
    if (s->takes_notes)
        put_raw(j, "patternProperties", "{\"^x-\": true}");
    put_raw(j, "additionalProperties", "false");
    put_needs(j, s);
    close_bracket(j, '}');
}

static const struct field *include_field(void)
{
    for (size_t i = 0; i < scenario_section.count; i++)
        if (strcmp(scenario_section.fields[i].key, "include") == 0)
            return &scenario_section.fields[i];
    return NULL;
}

static void print_schema(struct arena *a, void *host)
{
    struct catalog catalog = catalog_of(a);
    struct json j = {.out = host, .arena = a, .catalog = &catalog};
    open_bracket(&j, NULL, '{');
    put(&j, "$schema", "https://json-schema.org/draft/2020-12/schema");
    put(&j, "title", "acdsim scenario, format 1");
    put(&j, "$ref", "#/$defs/scenario");
    open_bracket(&j, "$defs", '{');
    put_field(&j, include_field());
    for (uint32_t i = 0; i < catalog.count; i++)
        put_definition(&j, &catalog.entries[i]);
    close_bracket(&j, '}');
    close_bracket(&j, '}');
    fputc('\n', host);
}

bool schema_print(FILE *out)
{
    return with_arena(print_schema, out);
}
