/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scenarios/complaints.h"

#include <stdlib.h>
#include <string.h>
#include "tests/support/unit.h"

const char smallest[] = "acdsim: 1\n"
                        "calls:\n"
                        "  support:\n"
                        "    arrivals: {poisson: 200/h}\n"
                        "    talk: {exponential: {mean: 180s}}\n"
                        "agents:\n"
                        "  team: {count: 12, serves: [support]}\n";

/* One text of each kind is alive at a time. */
enum keeper { KEEP_SCENARIO, KEEP_PRINT, KEEPERS };

static char *keep(enum keeper keeper, char *text)
{
    static char *kept[KEEPERS];
    free(kept[keeper]);
    kept[keeper] = text;
    return text;
}

const char *with(const char *words, const char *instead)
{
    const char *at = strstr(smallest, words);
    CU_ASSERT_PTR_NOT_NULL_FATAL(at);
    char *text = malloc(sizeof smallest + strlen(instead) + 1);
    sprintf(text, "%.*s%s%s", (int)(at - smallest), smallest, instead, at + strlen(words));
    return keep(KEEP_SCENARIO, text);
}

const char *and(const char *lines)
{
    char *text = malloc(sizeof smallest + strlen(lines) + 1);
    sprintf(text, "%s%s\n", smallest, lines);
    return keep(KEEP_SCENARIO, text);
}

static void print_in_full(FILE *out, const struct diagnostic *d)
{
    diagnostic_print(out, d, false);
}

static void print_in_brief(FILE *out, const struct diagnostic *d)
{
    fprintf(out, "%u:%u %s%s (%s)\n", d->place.line, d->place.column,
            d->severity == SEVERITY_WARNING ? "warning " : "", d->text, d->hint ? d->hint : "NO HINT");
}

static const char *printed(struct loaded *l, void (*print)(FILE *, const struct diagnostic *))
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    for (size_t i = 0; i < l->diagnostic_count; i++) {
        CU_ASSERT_PTR_NOT_NULL(l->diagnostics[i].hint);
        print(out, &l->diagnostics[i]);
    }
    fclose(out);
    CU_ASSERT_EQUAL(l->scenario == NULL, l->error_count > 0);
    loaded_free(l);
    return keep(KEEP_PRINT, text);
}

static struct loaded load(const char *text, size_t length, const char *const *sets, size_t set_count)
{
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, length, sets, set_count, &l));
    return l;
}

const char *complaints(const char *text)
{
    return complaints_with(text, NULL, 0);
}

const char *complaints_of_bytes(const char *bytes, size_t length)
{
    struct loaded l = load(bytes, length, NULL, 0);
    return printed(&l, print_in_full);
}

const char *complaints_with(const char *text, const char *const *sets, size_t set_count)
{
    struct loaded l = load(text, strlen(text), sets, set_count);
    return printed(&l, print_in_full);
}

const char *complaints_of_file(const char *path)
{
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load(path, NULL, 0, &l));
    return printed(&l, print_in_full);
}

const char *brief(const char *text)
{
    return brief_with(text, NULL, 0);
}

const char *brief_with(const char *text, const char *const *sets, size_t set_count)
{
    struct loaded l = load(text, strlen(text), sets, set_count);
    return printed(&l, print_in_brief);
}

struct loaded loaded_from(const char *text)
{
    struct loaded l = load(text, strlen(text), NULL, 0);
    for (size_t i = 0; i < l.diagnostic_count; i++)
        diagnostic_print(stderr, &l.diagnostics[i], false);
    CU_ASSERT_EQUAL_FATAL(l.diagnostic_count, 0);
    return l;
}

void check_replacements(const struct replacement *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        UNIT_TEXT(brief(with(rows[i].words, rows[i].instead)), rows[i].said);
}
