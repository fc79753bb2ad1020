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
    uint32_t count; /* 0: an empty slot */
};

/* The waits of one replication: a hash table, because of many cells and thousands of bins few are used. It is
 * as large as the calls have different waits, and no larger for ten times as many calls. Its order means
 * nothing: whoever reads it only adds. */
struct wait_counts {
    struct wait_count *slots;
    uint32_t room, used; /* room: a power of two */
    int shift;
};

bool wait_counts_init(struct wait_counts *c); /* false: out of memory */
void wait_counts_clear(struct wait_counts *c); /* the room stays */
void wait_counts_free(struct wait_counts *c);

/* One wait more. False: out of memory. */
bool wait_counts_find_place(struct wait_counts *c, uint32_t cell, uint32_t bin);

/* Fibonacci hashing: the high bits of a multiple of 2^64 / golden ratio (Knuth, volume 3, section 6.4). */
static inline uint32_t wait_counts_home(const struct wait_counts *c, uint32_t cell, uint32_t bin)
{
    return (uint32_t)(((uint64_t)cell * BINS + bin) * UINT64_C(0x9E3779B97F4A7C15) >> c->shift);
}

/* Whether this slot counts these, and can count one more. */
static inline bool wait_count_is(const struct wait_count *slot, uint32_t cell, uint32_t bin)
{
    return slot->cell == cell && slot->bin == bin && slot->count > 0 && slot->count < UINT32_MAX;
}

static inline bool wait_counts_add(struct wait_counts *c, uint32_t cell, int64_t wait)
{
    uint32_t bin = bin_of(wait);
    struct wait_count *slot = &c->slots[wait_counts_home(c, cell, bin)];
    if (!wait_count_is(slot, cell, bin))
        return wait_counts_find_place(c, cell, bin);
    slot->count++;
    return true;
}

#endif
