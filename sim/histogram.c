/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/histogram.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 256 };

bool wait_counts_init(struct wait_counts *c)
{
    c->room = FIRST_ROOM;
    c->shift = 64 - __builtin_ctz(c->room);
    c->used = 0;
    c->slots = calloc(c->room, sizeof *c->slots);
    return c->slots;
}

/* The slot that counts these, or the empty one where they belong. A full count is passed over: what comes
 * after it is counted in a second slot. */
static struct wait_count *slot_of(const struct wait_counts *c, uint32_t cell, uint32_t bin)
{
    uint32_t at = wait_counts_home(c, cell, bin);
    while (c->slots[at].count > 0 && !wait_count_is(&c->slots[at], cell, bin))
        at = (at + 1) & (c->room - 1);
    return &c->slots[at];
}

static bool grow(struct wait_counts *c)
{
    struct wait_counts larger = {.room = 2 * c->room, .shift = c->shift - 1, .used = c->used};
    larger.slots = calloc(larger.room, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (uint32_t i = 0; i < c->room; i++)
        if (c->slots[i].count > 0)
            *slot_of(&larger, c->slots[i].cell, c->slots[i].bin) = c->slots[i];
    free(c->slots);
    *c = larger;
    return true;
}

/* At most three quarters are used, so that searches stay short. */
static bool is_crowded(const struct wait_counts *c)
{
    return c->used >= c->room / 4 * 3;
}

bool wait_counts_find_place(struct wait_counts *c, uint32_t cell, uint32_t bin)
{
    if (is_crowded(c) && !grow(c))
        return false;
    struct wait_count *slot = slot_of(c, cell, bin);
    if (slot->count == 0) {
        *slot = (struct wait_count){cell, bin, 0};
        c->used++;
    }
    slot->count++;
    return true;
}

void wait_counts_clear(struct wait_counts *c)
{
    memset(c->slots, 0, c->room * sizeof *c->slots);
    c->used = 0;
}

void wait_counts_free(struct wait_counts *c)
{
    free(c->slots);
    *c = (struct wait_counts){0};
}
