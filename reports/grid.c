/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/grid.h"

#include <stdlib.h>
#include "reports/visible.h"

#define GAP 3 /* between columns */

bool grid_make(struct grid *g, const char *title, size_t rows, size_t columns)
{
    *g = (struct grid){.title = title, .rows = rows, .columns = columns};
    g->labels = calloc(rows + 1, sizeof *g->labels);
    g->heads = calloc(columns + 1, sizeof *g->heads);
    g->cells = calloc(rows * columns + 1, sizeof *g->cells);
    g->sizes = calloc(columns + 1, sizeof *g->sizes);
    if (g->labels && g->heads && g->cells && g->sizes)
        return true;
    grid_free(g);
    return false;
}

void grid_free(struct grid *g)
{
    free(g->labels);
    free(g->heads);
    free(g->cells);
    free(g->sizes);
    *g = (struct grid){0};
}

struct cell *grid_cell(const struct grid *g, size_t row, size_t column)
{
    return &g->cells[row * g->columns + column];
}

void tone_print(FILE *out, const char *words, enum tone tone, bool color)
{
    static const char *const codes[TONES] = {"", "\033[1m", "\033[32m", "\033[1;31m"};
    bool painted = color && tone != TONE_PLAIN && *words;
    fprintf(out, "%s%s%s", painted ? codes[tone] : "", words, painted ? "\033[0m" : "");
}

static size_t larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static struct grid_column measure(const struct grid *g, size_t column)
{
    size_t value = 0, spread = 0, words = visible_width(g->heads[column]);
    for (size_t row = 0; row < g->rows; row++) {
        const struct cell *c = grid_cell(g, row, column);
        value = larger(value, visible_width(c->value));
        spread = larger(spread, visible_width(c->spread));
        words = larger(words, visible_width(c->words));
    }
    return (struct grid_column){value, larger(words, value + (spread > 0) + spread)};
}

static size_t label_width(const struct grid *g)
{
    size_t width = visible_width(g->title);
    for (size_t row = 0; row < g->rows; row++)
        width = larger(width, visible_width(g->labels[row]));
    return width;
}

static void spaces(FILE *out, size_t count)
{
    fprintf(out, "%*s", (int)count, "");
}

/* Nothing is printed behind the last column: a line has no blanks at its end. */
static void print_cell(FILE *out, const struct cell *c, struct grid_column column, bool last, bool color)
{
    size_t used;
    if (*c->words) {
        tone_print(out, c->words, c->tone, color);
        used = visible_width(c->words);
    } else {
        spaces(out, column.value - visible_width(c->value));
        fputs(c->value, out);
        used = column.value;
        if (*c->spread) {
            fprintf(out, " %s", c->spread);
            used += 1 + visible_width(c->spread);
        }
    }
    if (!last)
        spaces(out, column.width - used + GAP);
}

static void print_label(FILE *out, const char *label, size_t width, enum tone tone, bool color)
{
    tone_print(out, label, tone, color);
    spaces(out, width - visible_width(label) + GAP);
}

/* Columns [from, to). */
static void print_block(FILE *out, const struct grid *g, size_t from, size_t to, bool color)
{
    size_t labels = label_width(g);
    print_label(out, g->title, labels, TONE_TITLE, color);
    for (size_t c = from; c < to; c++) {
        tone_print(out, g->heads[c], TONE_TITLE, color);
        if (c + 1 < to)
            spaces(out, g->sizes[c].width - visible_width(g->heads[c]) + GAP);
    }
    fputc('\n', out);
    for (size_t row = 0; row < g->rows; row++) {
        print_label(out, g->labels[row], labels, TONE_PLAIN, color);
        for (size_t c = from; c < to; c++)
            print_cell(out, grid_cell(g, row, c), g->sizes[c], c + 1 == to, color);
        fputc('\n', out);
    }
}

void grid_print(FILE *out, const struct grid *g, bool color)
{
    for (size_t c = 0; c < g->columns; c++)
        g->sizes[c] = measure(g, c);
    for (size_t from = 0; from < g->columns;) {
        size_t to = from + 1, width = label_width(g) + GAP + g->sizes[from].width;
        while (to < g->columns && width + GAP + g->sizes[to].width <= GRID_PAGE)
            width += GAP + g->sizes[to++].width;
        fputc('\n', out);
        print_block(out, g, from, to, color);
        from = to;
    }
}
