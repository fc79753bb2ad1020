/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A table for people: a column of labels and columns of figures, broken into blocks that fit the page. */
#ifndef REPORTS_GRID_H
#define REPORTS_GRID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define GRID_PAGE 110 /* columns of the terminal that a table may take */
#define GRID_TEXT 96

enum tone { TONE_PLAIN, TONE_TITLE, TONE_GOOD, TONE_BAD, TONES };

/* `value` is aligned to the right, `spread` to the left behind it; a cell of words has only `words`. */
struct cell {
    char value[40], spread[GRID_TEXT], words[GRID_TEXT];
    enum tone tone;
};

/* How a column is divided: figures end at `value`, what is behind them begins one further. */
struct grid_column {
    size_t value, width;
};

struct grid {
    const char *title;
    size_t rows, columns;
    char (*labels)[GRID_TEXT]; /* of rows */
    char (*heads)[GRID_TEXT];  /* of columns */
    struct cell *cells;        /* row by row */
    struct grid_column *sizes; /* made by grid_print */
};

bool grid_make(struct grid *g, const char *title, size_t rows, size_t columns);
void grid_free(struct grid *g);
struct cell *grid_cell(const struct grid *g, size_t row, size_t column);
void grid_print(FILE *out, const struct grid *g, bool color);

/* Words in a colour, or as they are. */
void tone_print(FILE *out, const char *words, enum tone tone, bool color);

#endif
