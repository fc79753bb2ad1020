/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/spec/spec_file.h"

#include <stdlib.h>
#include <string.h>

struct reader {
    struct spec_file *file;
    unsigned number;       /* of the line */
    struct spec_case *now; /* NULL before the first */
    bool set;              /* the line -- has been read */
    const char *problem;   /* NULL: none yet */
};

/* Without blanks at the end and, with `comments`, without a comment. */
static char *copy(const char *text, size_t length, bool comments)
{
    char *out = strndup(text, length);
    if (comments)
        out[strcspn(out, "#")] = '\0';
    for (size_t end = strlen(out); end > 0 && strchr(" \t\r\n", out[end - 1]); end--)
        out[end - 1] = '\0';
    return out;
}

/* Takes the text. */
static void append(struct spec_lines *lines, unsigned number, char *text)
{
    lines->of = realloc(lines->of, (lines->count + 1) * sizeof *lines->of);
    lines->of[lines->count++] = (struct spec_line){number, text};
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " \t\r\n")] == '\0';
}

/* ---- a line --------------------------------------------------------------------------------------- */

static const char *end_case(const struct reader *r)
{
    if (r->now && r->now->expected.count == 0)
        return "the case before expects nothing: write what is printed behind a bar |";
    return NULL;
}

static const char *begin_case(struct reader *r, const char *title)
{
    const char *problem = end_case(r);
    struct spec_file *f = r->file;
    f->cases = realloc(f->cases, (f->count + 1) * sizeof *f->cases);
    r->now = &f->cases[f->count++];
    *r->now = (struct spec_case){.title = {r->number, copy(title, strlen(title), false)}};
    r->set = false;
    return problem;
}

static const char *read_set(struct reader *r, const char *text)
{
    const struct spec_case *now = r->now;
    if (r->set || now->operations.count > 0 || now->expected.count > 0)
        return "`set` comes before the operations";
    append(&r->now->sets, r->number, copy(text, strlen(text), true));
    return NULL;
}

/* What has been read are the setting. */
static const char *read_rule(struct reader *r)
{
    if (r->set)
        return "a second --";
    if (r->now->expected.count > 0)
        return "nothing is expected above --: what the setting prints is not looked at";
    r->now->setting = r->now->operations;
    r->now->operations = (struct spec_lines){0};
    r->set = true;
    return NULL;
}

static const char *read_columns(struct reader *r, const char *line)
{
    size_t left = strcspn(line, "|");
    char *operation = copy(line, left, true);
    if (*operation)
        append(&r->now->operations, r->number, operation);
    else
        free(operation);
    const char *right = line[left] ? line + left + 1 : "";
    right += strspn(right, " \t");
    if (!is_blank(right))
        append(&r->now->expected, r->number, copy(right, strlen(right), false));
    return NULL;
}

static const char *read_line(struct reader *r, const char *line)
{
    if (is_blank(line) || (line[0] == '#' && !strchr(line, '|')))
        return NULL;
    if (strncmp(line, "case ", 5) == 0)
        return begin_case(r, line + 5);
    if (!r->now)
        return "a case begins with a line `case` and its title";
    if (strncmp(line, "set ", 4) == 0)
        return read_set(r, line + 4);
    return strncmp(line, "--", 2) == 0 && is_blank(line + 2) ? read_rule(r) : read_columns(r, line);
}

/* ---- a file --------------------------------------------------------------------------------------- */

static const char *read_all(struct reader *r, FILE *in)
{
    char *line = NULL;
    size_t room = 0;
    const char *problem = NULL;
    while (!problem && getline(&line, &room, in) >= 0) {
        r->number++;
        problem = read_line(r, line);
    }
    free(line);
    if (!problem && r->file->count == 0)
        problem = "no case in this file";
    return problem ? problem : end_case(r);
}

bool spec_file_read(struct spec_file *f, const char *name, FILE *report)
{
    *f = (struct spec_file){.name = name};
    struct reader r = {.file = f};
    FILE *in = fopen(name, "r");
    const char *problem = in ? read_all(&r, in) : "cannot be read";
    if (in)
        fclose(in);
    if (problem)
        fprintf(report, "%s:%u: %s\n", name, r.number, problem);
    return !problem;
}

static void free_lines(struct spec_lines *lines)
{
    for (unsigned i = 0; i < lines->count; i++)
        free(lines->of[i].text);
    free(lines->of);
}

void spec_file_free(struct spec_file *f)
{
    for (unsigned i = 0; i < f->count; i++) {
        struct spec_case *c = &f->cases[i];
        free(c->title.text);
        free_lines(&c->sets);
        free_lines(&c->setting);
        free_lines(&c->operations);
        free_lines(&c->expected);
    }
    free(f->cases);
}
