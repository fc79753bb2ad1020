/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication of a center made by hand, in integers: callers at moments that the test chooses, and everything
 * that was counted. */
#ifndef TESTS_SUPPORT_DAY_H
#define TESTS_SUPPORT_DAY_H

#include "sim/tally.h"
#include "tests/support/center.h"

enum { DAY_CALLS = 1024 };

struct day {
    struct center c;
    int64_t times[2][DAY_CALLS];
    struct shift shifts[4];
    struct work_break breaks[4];

    /* After day_run: */
    struct tally tally;
    struct call_record *calls;
    uint64_t count;
};

/* An hour of one queue, one call type without callers, one group `team` of so many agents; constant talk and
 * wrap-up in seconds. */
void day_make(struct day *d, double talk, double wrap_up, uint32_t agents);

/* Callers of the type at exactly these whole seconds, ascending, below 3600. */
void day_callers(struct day *d, uint32_t type, const int *seconds, int count);
#define DAY_CALLERS(d, type, ...)                                                                       \
    day_callers(d, type, (const int[]){__VA_ARGS__}, (int)(sizeof((const int[]){__VA_ARGS__}) / sizeof(int)))

/* The group works so many of d->shifts, in place of a headcount. */
void day_shifts(struct day *d, uint32_t group, uint32_t first, uint32_t count);

/* Runs replication 0, asserts success. */
void day_run(struct day *d);
void day_free(struct day *d);

/* Microseconds of a duty (enum duty) of a group, the whole day and after it. */
int64_t day_duty(const struct day *d, uint32_t group, int duty);

/* Calls counted, of all types. */
int64_t day_calls(const struct day *d, int count);

/* The group's hours, in seconds. */
#define DAY_HOURS(d, group, idle, offered, talk, wrap_up, dnd, overtime)                                \
    do {                                                                                                \
        CU_ASSERT_EQUAL(day_duty(d, group, DUTY_IDLE), sim_time(idle));                                 \
        CU_ASSERT_EQUAL(day_duty(d, group, DUTY_OFFERED), sim_time(offered));                           \
        CU_ASSERT_EQUAL(day_duty(d, group, DUTY_TALK), sim_time(talk));                                 \
        CU_ASSERT_EQUAL(day_duty(d, group, DUTY_WRAP_UP), sim_time(wrap_up));                           \
        CU_ASSERT_EQUAL(day_duty(d, group, DUTY_DND), sim_time(dnd));                                   \
        CU_ASSERT_EQUAL(day_duty(d, group, DUTY_OVERTIME), sim_time(overtime));                         \
    } while (0)

/* Call number i ended its wait so, after so many seconds. */
#define DAY_CALL(d, i, how, seconds)                                                                    \
    do {                                                                                                \
        CU_ASSERT_FATAL((d)->count > (i));                                                              \
        CU_ASSERT_EQUAL((d)->calls[i].outcome, how);                                                    \
        CU_ASSERT_EQUAL((d)->calls[i].wait, sim_time(seconds));                                         \
    } while (0)

#endif
