/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include "scenarios/catalog.h"
#include "scenarios/near.h"
#include "scenarios/schema.h"

struct question {
    FILE *out;
    const char *path; /* NULL: the top */
    char *complaint, *hint;
    bool answered;
};

/* ---- what is printed ------------------------------------------------------------------------------------ */

static void print_keys(FILE *out, const struct section *s)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        const char *need = f->need == REQUIRED ? " (required)" : f->need == ONE_OF ? " (one of these)" : "";
        fprintf(out, "  %-22s %s%s\n", f->key, f->doc, need);
    }
}

static void print_line(FILE *out, const char *label, const char *text)
{
    if (*text)
        fprintf(out, "  %-9s %s\n", label, text);
}

static void print_field(FILE *out, struct arena *a, const char *path, const struct field *f)
{
    const struct section *s = field_section(f);
    fprintf(out, "%s: %s\n\n", path, f->doc);
    print_line(out, "written", field_written(a, f));
    print_line(out, "range", field_bounds(a, f));
    print_line(out, "default", f->need == REQUIRED ? "none: it is required" : field_default(f));
    print_line(out, "example", field_example(a, f));
    if (!s)
        return;
    fputs("\nKeys:\n", out);
    print_keys(out, s);
}

static void print_top(FILE *out)
{
    fputs("A scenario is one YAML file. Its keys:\n\n", out);
    print_keys(out, &scenario_section);
    fputs("\nacdsim schema --explain KEY tells more: calls, calls.patience, agents.shifts.breaks\n", out);
}

/* ---- which key is meant --------------------------------------------------------------------------------- */

static const struct field *find(const struct section *s, const char *key, size_t length)
{
    for (size_t i = 0; i < s->count; i++)
        if (strncmp(s->fields[i].key, key, length) == 0 && !s->fields[i].key[length])
            return &s->fields[i];
    return NULL;
}

static bool unknown(struct question *q, struct arena *a, const struct section *s, const char *above,
                    const char *key, size_t length)
{
    struct near near = {.word = arena_copy(a, key, length)};
    for (size_t i = 0; i < s->count; i++)
        near_look(&near, s->fields[i].key);
    snprintf(q->complaint, SCHEMA_COMPLAINT, "unknown key '%s' in %s", shown(a, near.word),
             *above ? above : "the scenario");
    if (near.best)
        snprintf(q->hint, SCHEMA_COMPLAINT, "did you mean '%s%s%s'?", above, *above ? "." : "", near.best);
    else
        snprintf(q->hint, SCHEMA_COMPLAINT, "known keys: %s", field_keys(a, s, -1, "and"));
    return false;
}

/* calls.NAME.patience, calls.vip.patience and calls.patience are the same. */
static bool is_name(const struct section *s, const char *step, size_t length)
{
    size_t next = step[length] == '.' ? strcspn(step + length + 1, ".") : 0;
    return (length == 4 && strncmp(step, "NAME", 4) == 0) || (next && find(s, step + length + 1, next));
}

static bool walk(struct question *q, struct arena *a, const struct field **out, const char **path)
{
    const struct section *s = &scenario_section;
    bool named = false;
    *path = "";
    for (const char *at = q->path; *at; at += *at == '.') {
        size_t length = strcspn(at, ".");
        if (named && !find(s, at, length) && is_name(s, at, length)) {
            *path = arena_say(a, "%s.NAME", *path);
            named = false;
            at += length;
            continue;
        }
        const struct field *f = s ? find(s, at, length) : NULL;
        if (!s)
            snprintf(q->complaint, SCHEMA_COMPLAINT, "nothing stands below '%s'", *path);
        if (!f)
            return s && unknown(q, a, s, *path, at, length);
        *path = arena_say(a, "%s%s%s%s", *path, named ? ".NAME" : "", **path ? "." : "", f->key);
        *out = f;
        s = field_section(f);
        named = field_forms(f) & FORM_NAMED;
        at += length;
    }
    return *out != NULL;
}

static void answer(struct arena *a, void *host)
{
    struct question *q = host;
    const struct field *f = NULL;
    const char *path;
    if (!q->path)
        print_top(q->out);
    else if (walk(q, a, &f, &path))
        print_field(q->out, a, path, f);
    else if (!*q->complaint)
        snprintf(q->complaint, SCHEMA_COMPLAINT, "the path is empty");
    q->answered = !*q->complaint;
}

bool schema_explain(FILE *out, const char *path, char complaint[SCHEMA_COMPLAINT],
                    char hint[SCHEMA_COMPLAINT])
{
    struct question q = {out, path, complaint, hint, false};
    *complaint = *hint = '\0';
    return with_arena(answer, &q) && q.answered;
}
