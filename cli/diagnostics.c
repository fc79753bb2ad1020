/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/diagnostics.h"

#include <inttypes.h>
#include <string.h>
#include "reports/visible.h"

#define TEXT_MOST 4096

static const char *const severities[] = {[SEVERITY_ERROR] = "error", [SEVERITY_WARNING] = "warning"};

/* Of errors only the first ones are kept: the others are told in one. */
static struct diagnostic others(const struct loaded *l, char text[64])
{
    size_t kept = l->diagnostic_count, errors = 0;
    for (size_t i = 0; i < kept; i++)
        errors += l->diagnostics[i].severity == SEVERITY_ERROR;
    snprintf(text, 64, "and %zu more error%s", l->error_count - errors, l->error_count - errors == 1 ? "" : "s");
    return (struct diagnostic){
        .severity = SEVERITY_ERROR, .file = l->error_count > errors ? l->file : NULL, .text = text};
}

static void each(FILE *out, const struct loaded *l, bool quiet, size_t *count,
                 void (*print)(FILE *out, const struct diagnostic *d, size_t number))
{
    char text[64];
    for (size_t i = 0; i < l->diagnostic_count; i++)
        if (!quiet || l->diagnostics[i].severity == SEVERITY_ERROR)
            print(out, &l->diagnostics[i], (*count)++);
    struct diagnostic rest = others(l, text);
    if (rest.file)
        print(out, &rest, (*count)++);
}

/* ---- JSON ----------------------------------------------------------------------------------------------- */

/* What does not print is shown as \x1b, so only quotes and backslashes are left to escape. */
static void json_text(FILE *out, const char *key, const char *text)
{
    char visible[TEXT_MOST];
    fprintf(out, ", \"%s\": ", key);
    if (!text) {
        fputs("null", out);
        return;
    }
    visible_text(text, visible, sizeof visible);
    fputc('"', out);
    for (const char *at = visible; *at; at++) {
        if (*at == '"' || *at == '\\')
            fputc('\\', out);
        fputc(*at, out);
    }
    fputc('"', out);
}

static void json_place(FILE *out, const struct diagnostic *d)
{
    if (d->place.line == 0)
        fputs(", \"line\": null, \"column\": null, \"end_column\": null", out);
    else
        fprintf(out, ", \"line\": %" PRIu32 ", \"column\": %" PRIu32 ", \"end_column\": %" PRIu32, d->place.line,
                d->place.column, d->place.column + d->width);
}

static void json_one(FILE *out, const struct diagnostic *d, size_t number)
{
    fprintf(out, "%s\n  {\"severity\": \"%s\"", number ? "," : "", severities[d->severity]);
    json_text(out, "file", d->file);
    json_place(out, d);
    json_text(out, "text", d->text);
    json_text(out, "hint", d->hint);
    fputc('}', out);
}

static void json_begin(FILE *out)
{
    fputc('[', out);
}

static void json_file(FILE *out, const struct loaded *l, bool quiet, size_t *count)
{
    each(out, l, quiet, count, json_one);
}

static void json_end(FILE *out, size_t count)
{
    fputs(count ? "\n]\n" : "]\n", out);
}

const struct diagnostics_format diagnostics_json = {json_begin, json_file, json_end};

/* ---- GitHub --------------------------------------------------------------------------------------------- */

/* https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts: '%', CR and LF everywhere, ':' and
 * ',' in properties. */
static void github_text(FILE *out, const char *text, const char *escaped)
{
    char visible[TEXT_MOST];
    visible_text(text, visible, sizeof visible);
    for (const char *at = visible; *at; at++) {
        if (strchr(escaped, *at))
            fprintf(out, "%%%02X", (unsigned char)*at);
        else
            fputc(*at, out);
    }
}

static void github_one(FILE *out, const struct diagnostic *d, size_t number)
{
    (void)number;
    fprintf(out, "::%s file=", severities[d->severity]);
    github_text(out, d->file, "%\r\n:,");
    if (d->place.line)
        fprintf(out, ",line=%" PRIu32 ",col=%" PRIu32 ",endColumn=%" PRIu32, d->place.line, d->place.column,
                d->place.column + d->width);
    fputs("::", out);
    github_text(out, d->text, "%\r\n");
    if (d->hint) {
        fputs(" (", out);
        github_text(out, d->hint, "%\r\n");
        fputc(')', out);
    }
    fputc('\n', out);
}

static void github_begin(FILE *out)
{
    (void)out;
}

static void github_file(FILE *out, const struct loaded *l, bool quiet, size_t *count)
{
    each(out, l, quiet, count, github_one);
}

static void github_end(FILE *out, size_t count)
{
    (void)out, (void)count;
}

const struct diagnostics_format diagnostics_github = {github_begin, github_file, github_end};
