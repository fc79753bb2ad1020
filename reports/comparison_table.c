/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/comparison.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "reports/clock.h"
#include "reports/figure.h"
#include "reports/grid.h"
#include "reports/head.h"
#include "reports/visible.h"

#define NAME_SHOWN 200 /* bytes of a file or a scenario's name */

/* ---- which scenarios ------------------------------------------------------------------------------------------- */

/* The definition in words, to be freed; NULL: out of memory. */
static char *definition_of(const struct results *r)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    if (!out)
        return NULL;
    head_definition(out, r);
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

/* The first line has the definition of A; who has another says so. */
static bool print_scenario(FILE *out, const struct comparison_results *c, const struct comparison_origin *o, uint32_t i)
{
    char letter[LETTER_ROOM], file[NAME_SHOWN], name[NAME_SHOWN];
    char *first = definition_of(c->results[0]), *own = definition_of(c->results[i]);
    bool made = first && own;
    comparison_letter(i, letter);
    visible_text(o->scenarios[i].file, file, sizeof file);
    visible_text(c->scenarios[i].name, name, sizeof name);
    fprintf(out, "%s   %s%s%s", letter, file, *name ? ": " : "", name);
    if (made && strcmp(first, own) != 0)
        fprintf(out, " (service level %s)", own);
    fputc('\n', out);
    free(first);
    free(own);
    return made;
}

/* ---- the figures -------------------------------------------------------------------------------------------------- */

static void verdict_cell(const struct compared *x, enum unit unit, struct cell *out)
{
    static const enum tone tones[COMPARED_VERDICTS] = {[COMPARED_BETTER] = TONE_GOOD, [COMPARED_WORSE] = TONE_BAD};
    char within[48];
    figure_distance(x->within, unit, within);
    snprintf(out->words, sizeof out->words, "%s%s%s", compared_names[x->verdict],
             x->verdict == COMPARED_WITHIN ? " " : "", x->verdict == COMPARED_WITHIN ? within : "");
    out->tone = tones[x->verdict];
}

static void reduction_cell(double reduction, struct cell *out)
{
    if (!isfinite(reduction))
        snprintf(out->value, sizeof out->value, "—");
    else if (reduction < 99.95)
        snprintf(out->value, sizeof out->value, "%.1f", reduction);
    else
        snprintf(out->value, sizeof out->value, "%.0f", reduction);
}

/* The interval of a figure alone says nothing about the difference. */
static void figure_alone(const struct estimate *e, enum unit unit, struct cell *out)
{
    figure_cell(e, unit, out);
    out->spread[0] = '\0';
}

enum column { COLUMN_A, COLUMN_B, COLUMN_DIFFERENCE, COLUMN_REDUCTION, COLUMN_VERDICT, COLUMNS };

static void fill_row(const struct grid *g, size_t row, const struct comparison_results *c, uint32_t b)
{
    const struct compared_figure *f = &c->figures[row];
    const struct compared *x = comparison_row(c, b, (uint32_t)row);
    char path[PATH_ROOM];
    comparison_path(&c->scenarios[0], &f->of[0], path);
    visible_text(path, g->labels[row], GRID_TEXT);
    figure_alone(results_at(c->results[0], &f->of[0]), f->unit, grid_cell(g, row, COLUMN_A));
    figure_alone(results_at(c->results[b], &f->of[b]), f->unit, grid_cell(g, row, COLUMN_B));
    figure_difference(&x->difference, f->unit, grid_cell(g, row, COLUMN_DIFFERENCE));
    reduction_cell(x->variance_reduction, grid_cell(g, row, COLUMN_REDUCTION));
    verdict_cell(x, f->unit, grid_cell(g, row, COLUMN_VERDICT));
}

static bool print_figures(FILE *out, const struct comparison_results *c, uint32_t b, bool color)
{
    static const char *const heads[COLUMNS] = {[COLUMN_A] = "A", [COLUMN_DIFFERENCE] = "difference",
                                               [COLUMN_REDUCTION] = "variance ÷", [COLUMN_VERDICT] = "verdict"};
    char letter[LETTER_ROOM], title[GRID_TEXT];
    struct grid g;
    comparison_letter(b, letter);
    snprintf(title, sizeof title, "%s against A", letter);
    if (!grid_make(&g, title, c->figure_count, COLUMNS))
        return false;
    for (int i = 0; i < COLUMNS; i++)
        strcpy(g.heads[i], heads[i] ? heads[i] : letter);
    for (uint32_t row = 0; row < c->figure_count; row++)
        fill_row(&g, row, c, b);
    grid_print(out, &g, color);
    grid_free(&g);
    return true;
}

/* ---- where they part ------------------------------------------------------------------------------------------------ */

static void print_visible(FILE *out, const char *text)
{
    char shown[NAME_SHOWN];
    visible_text(text, shown, sizeof shown);
    fputs(shown, out);
}

static void print_caller(FILE *out, const struct scenario *s, const struct decision *d)
{
    fprintf(out, "caller %" PRIu64 " of ", d->number);
    print_visible(out, s->types[d->type].name);
    fputs(" (queue ", out);
    print_visible(out, s->queues[d->queue].name);
    fputc(')', out);
}

/* "A offers caller 3 of vip (queue vip) to seniors#2", "B offers nobody to anybody". */
static void print_side(FILE *out, const char *letter, const struct scenario *s, const struct decision *d,
                       enum parting kind)
{
    bool callers = kind == PARTING_CALLERS;
    if (!d) {
        fprintf(out, callers ? "nobody calls in %s" : "%s offers nobody", letter);
        return;
    }
    fprintf(out, callers ? "in %s " : "%s offers ", letter);
    print_caller(out, s, d);
    if (callers) {
        fputs(" calls", out);
        return;
    }
    fputs(" to ", out);
    print_visible(out, s->groups[d->group].name);
    fprintf(out, "#%" PRIu32, d->agent + 1);
}

static void print_parting(FILE *out, const struct comparison_results *c, uint32_t b)
{
    const struct first_difference *d = &c->first[b - 1];
    char letter[LETTER_ROOM], clock[CLOCK_ROOM];
    comparison_letter(b, letter);
    if (d->kind == PARTING_NONE) {
        fprintf(out, "\nNo decision of %s differs from those of A in %s%" PRIu32 " replication%s.\n", letter,
                d->looked_at < c->results[0]->replications ? "the first " : "", d->looked_at,
                d->looked_at == 1 ? "" : "s");
        return;
    }
    report_clock(c->scenarios[0].horizon.start + d->time, clock);
    fprintf(out, "\n%s, in replication %" PRIu32 " at %s (%.6f s):\n  ",
            d->kind == PARTING_CALLERS ? "The callers differ first" : "First decision that differs", d->replication,
            clock, sim_seconds(d->time));
    print_side(out, "A", &c->scenarios[0], d->has_a ? &d->a : NULL, d->kind);
    fputs(", ", out);
    print_side(out, letter, &c->scenarios[b], d->has_b ? &d->b : NULL, d->kind);
    fputs(".\n", out);
}

/* ---- what was asked -------------------------------------------------------------------------------------------------- */

static bool print_regressions(FILE *out, const struct comparison_results *c, const struct comparison_origin *o,
                              bool color)
{
    static const char *const words[VERDICTS] = {
        [VERDICT_PASS] = "no", [VERDICT_FAIL] = "YES", [VERDICT_UNDECIDED] = "CANNOT BE TOLD"};
    struct grid g;
    if (o->regression_count == 0)
        return true;
    if (!grid_make(&g, "Fail if", o->regression_count, c->scenario_count - 1))
        return false;
    for (uint32_t b = 1; b < c->scenario_count; b++)
        comparison_letter(b, g.heads[b - 1]);
    for (size_t i = 0; i < o->regression_count; i++) {
        const struct regression *x = &o->regressions[i];
        visible_text(x->text, g.labels[i], GRID_TEXT);
        for (uint32_t b = 1; b < c->scenario_count; b++) {
            struct cell *cell = grid_cell(&g, i, b - 1);
            enum verdict verdict = regression_verdict(x, &comparison_at(c, b, &x->of)->difference);
            strcpy(cell->words, words[verdict]);
            cell->tone = verdict == VERDICT_PASS ? TONE_GOOD : TONE_BAD;
        }
    }
    grid_print(out, &g, color);
    grid_free(&g);
    return true;
}

static void print_legend(FILE *out, const struct comparison_results *c)
{
    char all[32], error[32];
    figure_plain(100 * c->confidence, all);
    figure_plain(100 * (1 - c->confidence_each), error);
    fprintf(out,
            "\nThe intervals of all %" PRIu32 " differences hold together with %s %% confidence (Bonferroni: each alone errs "
            "with\n%s %%). Counts are per replication. pt: percentage points. variance ÷: so many times more replications "
            "would be\nneeded with other callers in each scenario. Callers count from 0 in their type, agents from 1 in "
            "their group.\n",
            c->family, all, error);
}

bool comparison_table(FILE *out, const struct comparison_results *c, const struct comparison_origin *o, bool color)
{
    bool ok = true;
    head_origin(out, c->results[0], color);
    for (uint32_t i = 0; ok && i < c->scenario_count; i++)
        ok = print_scenario(out, c, o, i);
    ok = ok && print_regressions(out, c, o, color);
    for (uint32_t b = 1; ok && b < c->scenario_count; b++) {
        ok = print_figures(out, c, b, color);
        print_parting(out, c, b);
    }
    print_legend(out, c);
    return ok;
}
