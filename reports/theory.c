/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/theory.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>
#include "reports/clock.h"
#include "reports/figure.h"
#include "reports/grid.h"
#include "reports/visible.h"

const struct theory_pair theory_pairs[THEORY_FIGURES] = {
    [THEORY_P_WAIT] = {"p_wait", "had to wait", UNIT_PROPORTION, true},
    [THEORY_ASA] = {"asa", "ASA", UNIT_SECONDS, true},
    [THEORY_WAIT] = {"wait", "wait", UNIT_SECONDS, false},
    [THEORY_SERVICE_LEVEL] = {"service_level", "service level", UNIT_PROPORTION, true},
    [THEORY_ABANDONMENT] = {"abandonment", "abandonment", UNIT_PROPORTION, true},
    [THEORY_BLOCKING] = {"blocking", "blocking", UNIT_PROPORTION, false},
    [THEORY_QUEUE_LENGTH] = {"queue_length", "queue length", UNIT_CALLERS, false},
    [THEORY_OCCUPANCY] = {"occupancy", "occupancy", UNIT_PROPORTION, true},
};

double theory_figure(const struct theory *t, uint32_t queue, const struct theory_span *span,
                     enum theory_figure figure)
{
    const struct center_figures *f = &span->figures;
    const double values[THEORY_FIGURES] = {
        [THEORY_P_WAIT] = f->p_wait,
        [THEORY_ASA] = f->asa,
        [THEORY_WAIT] = f->wait,
        [THEORY_SERVICE_LEVEL] = theory_queue_level(t->results->scenario, queue, f),
        [THEORY_ABANDONMENT] = f->abandonment,
        [THEORY_BLOCKING] = f->blocking,
        [THEORY_QUEUE_LENGTH] = f->queue_length,
        [THEORY_OCCUPANCY] = f->occupancy,
    };
    return values[figure];
}

struct estimate theory_simulated(const struct theory *t, uint32_t queue, const struct span_results *span,
                                 enum theory_figure figure)
{
    static const enum call_metric metrics[] = {
        [THEORY_P_WAIT] = CALL_P_WAIT,           [THEORY_ASA] = CALL_ASA,
        [THEORY_WAIT] = CALL_WAIT,               [THEORY_SERVICE_LEVEL] = CALL_SERVICE_LEVEL,
        [THEORY_ABANDONMENT] = CALL_ABANDONMENT, [THEORY_BLOCKING] = CALL_BLOCKING,
        [THEORY_QUEUE_LENGTH] = CALL_QUEUE_LENGTH,
    };
    if (figure == THEORY_OCCUPANCY)
        return theory_pool_occupancy(&t->queues[queue].pool, span);
    return span->queues[queue].metric[metrics[figure]];
}

/* ---- the words above a table ------------------------------------------------------------------------------- */

static void print_head(FILE *out, const struct theory *t)
{
    const struct results *r = t->results;
    char confidence[32], name[400];
    figure_plain(100 * r->scenario->run.confidence, confidence);
    visible_text(r->scenario->name, name, sizeof name);
    if (!r->complete)
        fprintf(out, "PARTIAL: %" PRIu32 " of %" PRIu32 " replications\n", r->replications, r->planned);
    fprintf(out, "formulas, each stretch as if it lasted for ever (SIPP), beside the simulation\n"
                 "seed %" PRIu64 " · %" PRIu32 " replication%s · %s %% confidence\n%s%s",
            r->scenario->run.seed, r->replications, r->replications == 1 ? "" : "s", confidence, name,
            *name ? "\n" : "");
}

static void print_words(FILE *out, const struct theory *t, uint32_t queue, bool color)
{
    const struct queue_theory *q = &t->queues[queue];
    const struct stationary_formula_row *formula = &stationary_formulas[q->formula];
    char title[GRID_TEXT], level[CLOCK_ROOM];
    const struct service_level *s = &t->results->scenario->queues[queue].service_level;
    visible_text(t->results->scenario->queues[queue].name, title, sizeof title);
    report_duration(s->within, level);
    fputc('\n', out);
    tone_print(out, title, TONE_TITLE, color);
    fprintf(out, ": %s comes nearest (%s); service level %s within %s\n", formula->name, formula->meaning,
            sl_definition_names[s->definition], level);
    unsigned broken = 0;
    for (int i = 0; i < ASSUMPTIONS; i++)
        if (q->broken[i])
            fprintf(out, "%s  - %s\n", broken++ == 0 ? "what it takes for granted and is not so:\n" : "",
                    assumptions[i].words);
    if (broken == 0)
        fputs("everything it takes for granted is so\n", out);
    if (!q->total.figures.steady)
        tone_print(out, "no steady state: at times more work comes than the agents can do\n", TONE_BAD, color);
}

/* ---- a table ------------------------------------------------------------------------------------------------ */

enum { COLUMN_CALLS, COLUMN_LOAD, COLUMN_LAGGED, COLUMN_AGENTS, COLUMN_PAIRS };

static void plain_cell(struct cell *c, double x, double factor, const char *sign)
{
    char text[32];
    figure_plain(x * factor, text);
    snprintf(c->value, sizeof c->value, "%.24s%s", isinf(x) ? "endless" : text, isfinite(x) ? sign : "");
}

static void fill_row(const struct grid *g, size_t row, const struct theory *t, uint32_t queue,
                     const struct theory_span *span, const struct span_results *simulated)
{
    plain_cell(grid_cell(g, row, COLUMN_CALLS), span->calls, 1, "");
    plain_cell(grid_cell(g, row, COLUMN_LOAD), span->load, 1, "");
    plain_cell(grid_cell(g, row, COLUMN_LAGGED), span->lagged_load, 1, "");
    plain_cell(grid_cell(g, row, COLUMN_AGENTS), span->agents, 1, "");
    size_t column = COLUMN_PAIRS;
    for (int f = 0; f < THEORY_FIGURES; f++) {
        const struct theory_pair *pair = &theory_pairs[f];
        bool proportion = pair->unit == UNIT_PROPORTION;
        struct estimate e = theory_simulated(t, queue, simulated, (enum theory_figure)f);
        if (!pair->in_table)
            continue;
        plain_cell(grid_cell(g, row, column++), theory_figure(t, queue, span, (enum theory_figure)f),
                   proportion ? 100 : 1, proportion ? " %" : " s");
        figure_cell(&e, pair->unit, grid_cell(g, row, column++));
    }
}

static size_t fill_heads(struct grid *g)
{
    static const char *const first[] = {"calls", "load", "with lag", "agents"};
    size_t columns = 0;
    for (; columns < COLUMN_PAIRS; columns++)
        if (g)
            strcpy(g->heads[columns], first[columns]);
    for (int f = 0; f < THEORY_FIGURES; f++) {
        if (!theory_pairs[f].in_table)
            continue;
        if (g) {
            snprintf(g->heads[columns], GRID_TEXT, "%s", theory_pairs[f].head);
            strcpy(g->heads[columns + 1], "simulated");
        }
        columns += 2;
    }
    return columns;
}

static void label_of(const struct scenario *s, int64_t start, int64_t length, char label[GRID_TEXT])
{
    char from[CLOCK_ROOM], to[CLOCK_ROOM];
    report_clock(s->horizon.start + start, from);
    report_clock(s->horizon.start + start + length, to);
    snprintf(label, GRID_TEXT, "%s–%s", from, to);
}

static bool print_queue(FILE *out, const struct theory *t, uint32_t queue, bool color)
{
    const struct results *r = t->results;
    const struct queue_theory *q = &t->queues[queue];
    struct grid g;
    char title[GRID_TEXT];
    visible_text(r->scenario->queues[queue].name, title, sizeof title);
    if (!grid_make(&g, title, r->interval_count + 1, fill_heads(NULL)))
        return false;
    fill_heads(&g);
    for (uint32_t i = 0; i < r->interval_count; i++) {
        label_of(r->scenario, r->intervals[i].start, r->intervals[i].length, g.labels[i]);
        fill_row(&g, i, t, queue, &q->intervals[i], &r->intervals[i]);
    }
    strcpy(g.labels[r->interval_count], "in all");
    fill_row(&g, r->interval_count, t, queue, &q->total, &r->total);
    grid_print(out, &g, color);
    grid_free(&g);
    return true;
}

bool theory_table(FILE *out, const struct theory *t, bool color)
{
    print_head(out, t);
    for (uint32_t q = 0; q < t->results->scenario->queue_count; q++) {
        print_words(out, t, q, color);
        if (!print_queue(out, t, q, color))
            return false;
    }
    fputs("\nload: of all queues that share agents. with lag: where every call takes its time (M_t/G/infinity).\n",
          out);
    return true;
}
