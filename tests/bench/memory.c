/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ten times the calls take no more memory: everything in the loop is used again. */
#include <stdlib.h>
#include <sys/resource.h>
#include "tests/support/center.h"
#include "tests/support/unit.h"

static long peak_kib(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* One replication of so many hours of 1000 calls, a busy center where a part of the callers gives up. */
static uint64_t simulate(int hours)
{
    struct center c;
    center_simple(&c, 1000.0 / 3600, 180, 52, hours);
    c.types[0].patience = dist_exponential(3600); /* most ends of patience come long after the answer */
    c.types[0].wrap_up = dist_exponential(10);
    c.scenario.horizon.interval = 0;
    struct results *r = center_run(&c.scenario, 1);
    uint64_t calls = r->calls;
    results_free(r);
    return calls;
}

static void flat(void)
{
    if (unit_slow_build())
        return; /* sanitizers keep what was freed: their memory is not the program's */
    int hours = 1000;
    simulate(hours);
    long before = peak_kib();
    uint64_t calls = simulate(10 * hours);
    CU_ASSERT_TRUE(calls > (uint64_t)hours * 9900);
    CU_ASSERT_TRUE(peak_kib() - before < 256);
}

UNIT_MAIN("memory", {"a run of 10^7 calls takes no more memory than one of 10^6", flat})
