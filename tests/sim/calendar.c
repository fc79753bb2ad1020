/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/calendar.h"

#include "tests/support/unit.h"

static uint64_t next_random(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return *state >> 33;
}

static void push(struct calendar *c, event e)
{
    CU_ASSERT_TRUE_FATAL(calendar_reserve(c));
    calendar_push(c, e);
}

static void parts(void)
{
    event e = event_make(SIM_LONGEST, EVENT_ARRIVAL, EVENT_SEQUENCES - 1, EVENT_HANDLES - 1);
    CU_ASSERT_EQUAL(event_time(e), SIM_LONGEST);
    CU_ASSERT_EQUAL(event_kind(e), EVENT_ARRIVAL);
    CU_ASSERT_EQUAL(event_sequence(e), EVENT_SEQUENCES - 1);
    CU_ASSERT_EQUAL(event_handle(e), EVENT_HANDLES - 1);
    CU_ASSERT_TRUE(e < EVENT_NONE);
}

static void order(void)
{
    CU_ASSERT_TRUE(event_make(1, EVENT_ARRIVAL, 9, 9) < event_make(2, EVENT_BOUNDARY, 0, 0));
    CU_ASSERT_TRUE(event_make(1, EVENT_TALK_ENDS, 9, 9) < event_make(1, EVENT_PATIENCE, 0, 0));
    CU_ASSERT_TRUE(event_make(1, EVENT_PATIENCE, 3, 9) < event_make(1, EVENT_PATIENCE, 4, 0));
    const enum event_kind documented[] = {EVENT_BOUNDARY, EVENT_DUE, EVENT_STAFF_ENDS, EVENT_TALK_ENDS,
                                          EVENT_WRAP_UP_ENDS, EVENT_STAFF_STARTS, EVENT_ANSWER,
                                          EVENT_PATIENCE, EVENT_ARRIVAL};
    for (unsigned i = 0; i + 1 < sizeof documented / sizeof *documented; i++)
        CU_ASSERT_TRUE(documented[i] < documented[i + 1]);
}

/* Against a scan: pushes, pops and replacements at random, many ties. */
static void against_a_scan(void)
{
    enum { MOST = 200, STEPS = 20000 };
    struct calendar c = {0};
    event naive[MOST];
    unsigned n = 0;
    uint64_t random = 1, sequence = 0;
    for (int step = 0; step < STEPS; step++) {
        uint64_t what = next_random(&random) % 4;
        event e = event_make((int64_t)(next_random(&random) % 50), next_random(&random) % 9, ++sequence, 0);
        unsigned least = 0;
        for (unsigned i = 1; i < n; i++)
            least = naive[i] < naive[least] ? i : least;
        if (n > 0) {
            CU_ASSERT_TRUE(calendar_first(&c) == naive[least]);
        }
        if (n > 0 && (what == 0 || n == MOST)) {
            calendar_pop(&c);
            naive[least] = naive[--n];
        } else if (n > 0 && what == 1) {
            calendar_replace(&c, e);
            naive[least] = e;
        } else {
            push(&c, e);
            naive[n++] = e;
        }
    }
    CU_ASSERT_EQUAL(c.count, n);
    calendar_free(&c);
}

static bool is_even(const void *owner, event e)
{
    (void)owner;
    return event_sequence(e) % 2 == 0;
}

static void sweeping(void)
{
    struct calendar c = {0};
    for (uint64_t i = 0; i < 1001; i++)
        push(&c, event_make((int64_t)(i * 7919 % 1001), EVENT_PATIENCE, i, 0));
    c.abandoned = 500;
    calendar_sweep(&c, is_even, NULL);
    CU_ASSERT_EQUAL(c.count, 501);
    CU_ASSERT_EQUAL(c.abandoned, 0);
    event before = 0;
    while (c.count > 0) {
        event e = calendar_first(&c);
        CU_ASSERT_TRUE(e > before);
        CU_ASSERT_TRUE(is_even(NULL, e));
        before = e;
        calendar_pop(&c);
    }
    CU_ASSERT_TRUE(calendar_first(&c) == EVENT_NONE);
    calendar_free(&c);
}

UNIT_MAIN("calendar",
          {"an event keeps its time, kind, sequence and handle", parts},
          {"events are ordered by time, then kind in the documented order, then sequence", order},
          {"the heap gives what a scan for the least gives", against_a_scan},
          {"a sweep removes the abandoned and keeps the order", sweeping})
