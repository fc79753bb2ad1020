/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/histogram.h"

#include <stdlib.h>

/* Shorter lists are not worth the sorting. */
enum { FIRST_ROOM = 1 << 8, MANY = 1 << 16 };

static int by_cell_and_bin(const void *a, const void *b)
{
    const struct wait_count *x = a, *y = b;
    if (x->cell != y->cell)
        return x->cell < y->cell ? -1 : 1;
    return (x->bin > y->bin) - (x->bin < y->bin);
}

static void put_together(struct wait_counts *c)
{
    size_t last = 0;
    qsort(c->list, c->used, sizeof *c->list, by_cell_and_bin);
    for (size_t i = 1; i < c->used; i++) {
        if (by_cell_and_bin(&c->list[last], &c->list[i]) == 0)
            c->list[last].count += c->list[i].count;
        else
            c->list[++last] = c->list[i];
    }
    c->used = last + 1;
}

bool wait_counts_make_room(struct wait_counts *c)
{
    if (c->used >= MANY)
        put_together(c);
    if (c->used <= c->room / 2 && c->room > 0)
        return true;
    size_t room = c->room ? 2 * c->room : FIRST_ROOM;
    struct wait_count *list = realloc(c->list, room * sizeof *list);
    if (!list)
        return false;
    c->list = list;
    c->room = room;
    return true;
}

void wait_counts_free(struct wait_counts *c)
{
    free(c->list);
    *c = (struct wait_counts){0};
}
