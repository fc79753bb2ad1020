/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/calendar.h"

#include <stdlib.h>

bool calendar_reserve(struct calendar *c)
{
    if (c->count < c->room)
        return true;
    size_t room = c->room ? 2 * c->room : 256;
    event *heap = realloc(c->heap, room * sizeof *heap);
    if (!heap)
        return false;
    c->heap = heap;
    c->room = room;
    return true;
}

void calendar_free(struct calendar *c)
{
    free(c->heap);
    *c = (struct calendar){0};
}

void calendar_sweep(struct calendar *c, bool (*wanted)(const void *owner, event e), const void *owner)
{
    size_t count = c->count;
    c->count = 0;
    for (size_t i = 0; i < count; i++) /* a push never writes beyond what was read */
        if (wanted(owner, c->heap[i]))
            calendar_push(c, c->heap[i]);
    c->abandoned = 0;
}
