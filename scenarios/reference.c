/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "scenarios/catalog.h"
#include "scenarios/schema.h"

static const char head[] =
    "# Scenario reference\n"
    "\n"
    "Made by `acdsim schema --format md` from the tables that the loader walks: change those, not this page.\n"
    "\n"
    "One YAML file describes one call center. Names are `[A-Za-z_][A-Za-z0-9_-]{0,63}`. Keys that begin with `x-` are\n"
    "free for notes at the top. In any map `include: other.yaml`, or a list of files, adds what stands in them: maps\n"
    "are merged, what the including file says itself wins, and files are named relative to the folder of the\n"
    "scenario and stay inside of it.\n"
    "\n"
    "| kind | written | not |\n"
    "|---|---|---|\n"
    "| duration | `20s` `1.5min` `4m` `1h30m` `250ms` `2d` | `20` |\n"
    "| rate | `200/h` `3.5/min` `0.05/s` `900/day` | `200` |\n"
    "| proportion | `80%` or `0.8` | `80` |\n"
    "| clock | `\"08:30\"` `\"08:30:15\"`, past midnight `\"26:00\"` | `8:30` |\n"
    "| count | `12` | `12.5`, `1e3` |\n";

/* A cell of a table: '|' would end it. */
static void print_cell(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (*text == '|')
            fputc('\\', out);
        fputc(*text, out);
    }
}

static const char *need_of(const struct field *f)
{
    static const char *const needs[] = {[OPTIONAL] = "", [REQUIRED] = "required", [ONE_OF] = "one of these"};
    return *field_default(f) ? field_default(f) : needs[f->need];
}

/* What stands below has a table of its own. */
static const char *written(struct arena *a, const struct catalog *c, const struct field *f)
{
    const struct section *s = field_section(f);
    if (!s)
        return arena_say(a, "`%s`", field_written(a, f));
    const char *path = catalog_find(c, s)->path;
    bool short_form = f->type->written && f->type != &type_list && !(field_forms(f) & FORM_NAMED);
    return short_form ? arena_say(a, "`%s`: [%s](#%s)", f->type->written, path, path)
                      : arena_say(a, "[%s](#%s)", path, path);
}

static void print_row(FILE *out, struct arena *a, const struct catalog *c, const struct field *f)
{
    const char *cells[] = {arena_say(a, "`%s`", f->key), f->doc, written(a, c, f), field_bounds(a, f), need_of(f)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        fputs("| ", out);
        print_cell(out, cells[i]);
        fputc(' ', out);
    }
    fputs("|\n", out);
}

static void print_section(FILE *out, struct arena *a, const struct catalog *c, const struct entry *e)
{
    const struct section *s = e->section;
    fprintf(out, "\n<a id=\"%s\"></a>\n## `%s`\n\n", e->path, e->path);
    if (*s->doc)
        fprintf(out, "%s.\n\n", s->doc);
    fputs("| key | meaning | written | range | default |\n|---|---|---|---|---|\n", out);
    for (size_t i = 0; i < s->count; i++)
        print_row(out, a, c, &s->fields[i]);
}

static void print_reference(struct arena *a, void *host)
{
    struct catalog c = catalog_of(a);
    fputs(head, host);
    for (uint32_t i = 0; i < c.count; i++)
        print_section(host, a, &c, &c.entries[i]);
}

bool schema_reference(FILE *out)
{
    return with_arena(print_reference, out);
}
