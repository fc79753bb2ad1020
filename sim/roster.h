/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who of a group is planned to be on duty when: a headcount, or shifts with breaks.
 *
 * A headcount speaks of anonymous agents. Shifts speak of people: agents 0 .. count - 1 work the first, the next
 * ones the second, and so on.
 */
#ifndef SIM_ROSTER_H
#define SIM_ROSTER_H

#include <stdbool.h>
#include <stdint.h>

/* `counts` in steps of `every`, the last one until the end; every = 0: one number. */
struct headcount {
    int64_t every;
    uint32_t steps; /* 0: the group works shifts */
    uint32_t *counts;
};

/* All times in us since t = 0, [start, end). */
struct work_break {
    int64_t start, end;
};

struct shift {
    uint32_t count;
    int64_t start, end; /* 0 <= start < end <= horizon.length */
    uint32_t break_count;
    struct work_break *breaks; /* inside the shift, in their order, apart from each other */
};

struct roster {
    struct headcount staff;
    uint32_t shift_count;
    struct shift *shifts;
};

/* Whether those of the shift are to be on duty at t, and where after t that may change, `end` at the latest. */
bool shift_works(const struct shift *s, int64_t t);
int64_t shift_change_after(const struct shift *s, int64_t t, int64_t end);

/* How many agents it takes: the highest headcount, or all who work a shift. */
uint32_t roster_agents(const struct roster *r);

/* How many are planned to be on duty at t. */
uint32_t roster_at(const struct roster *r, int64_t t);

/* When that may change next; `end` if not before. */
int64_t roster_change_after(const struct roster *r, int64_t t, int64_t end);

#endif
