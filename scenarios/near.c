/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/near.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

#define WORD_MOST 64

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned ab = a < b ? a : b;
    return ab < c ? ab : c;
}

/* Wagner and Fischer, row by row. */
unsigned edit_distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    size_t apart = rows > columns ? rows - columns : columns - rows;
    if (rows > WORD_MOST || columns > WORD_MOST || apart > NEAR_MOST)
        return NEAR_MOST + 1;
    unsigned row[WORD_MOST + 1];
    for (unsigned j = 0; j <= columns; j++)
        row[j] = j;
    for (unsigned i = 1; i <= rows; i++) {
        unsigned diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= columns; j++) {
            unsigned replaced = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = least(replaced, row[j] + 1, row[j - 1] + 1);
        }
    }
    return row[columns] <= NEAR_MOST ? row[columns] : NEAR_MOST + 1;
}

void near_look(struct near *n, const char *candidate)
{
    unsigned distance = strcasecmp(n->word, candidate) == 0 ? 0 : edit_distance(n->word, candidate);
    if (distance > NEAR_MOST || distance >= strlen(candidate) || distance >= strlen(n->word))
        return;
    if (!n->best || distance < n->distance) {
        n->best = candidate;
        n->distance = distance;
    }
}
