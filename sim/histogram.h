/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Waits counted in bins: log-linear ones, 128 to each doubling, and one for exactly zero.
 *
 * Bins 0..255 hold one microsecond each; from there on a bin is at most 1/128 of its least wait wide. So
 * whatever is taken for a wait of a bin, from its start to the start of the next, is at most 0.79 % off.
 */
#ifndef SIM_HISTOGRAM_H
#define SIM_HISTOGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    BIN_BITS = 7,
    BINS_EXACT = 2 << BIN_BITS,
    BINS = (63 - BIN_BITS + 1) << BIN_BITS /* up to the longest wait, below 2^63 us */
};

/* wait >= 0, us. */
static inline uint32_t bin_of(int64_t wait)
{
    if (wait < BINS_EXACT)
        return (uint32_t)wait;
    uint32_t doublings = 63 - BIN_BITS - (uint32_t)__builtin_clzll((unsigned long long)wait);
    return (doublings << BIN_BITS) + (uint32_t)(wait >> doublings);
}

/* The least wait of the bin, and how many us it spans. */
static inline int64_t bin_start(uint32_t bin)
{
    uint32_t doublings = bin < BINS_EXACT ? 0 : (bin >> BIN_BITS) - 1;
    return (int64_t)(bin - (doublings << BIN_BITS)) << doublings;
}

static inline int64_t bin_width(uint32_t bin)
{
    return bin < BINS_EXACT ? 1 : INT64_C(1) << ((bin >> BIN_BITS) - 1);
}

/* So many waits of one cell in one bin. Cells are numbered by whoever counts. */
struct wait_count {
    uint32_t cell, bin;
    int64_t count;
};

/* The waits of one replication, one by one until there are many; then equal ones are put together, so that the
 * list is as long as the calls have different waits, and no longer for ten times as many calls. */
struct wait_counts {
    struct wait_count *list;
    size_t used, room;
};

bool wait_counts_make_room(struct wait_counts *c); /* false: out of memory */
void wait_counts_free(struct wait_counts *c);

/* One wait more. False: out of memory. */
static inline bool wait_counts_add(struct wait_counts *c, uint32_t cell, int64_t wait)
{
    if (c->used == c->room && !wait_counts_make_room(c))
        return false;
    c->list[c->used++] = (struct wait_count){cell, bin_of(wait), 1};
    return true;
}

#endif
