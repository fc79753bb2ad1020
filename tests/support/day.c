/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/day.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sim/world.h"
#include "tests/support/unit.h"

void day_make(struct day *d, double talk, double wrap_up, uint32_t agents)
{
    memset(d, 0, sizeof *d);
    center_simple(&d->c, 0, 1, agents, 1);
    d->c.types[0].talk = dist_constant(talk);
    d->c.types[0].wrap_up = dist_constant(wrap_up);
}

void day_callers(struct day *d, uint32_t type, const int *seconds, int count)
{
    CU_ASSERT_FATAL(count <= DAY_CALLS);
    for (int i = 0; i < count; i++)
        d->times[type][i] = seconds[i] * SIM_SECOND;
    d->c.types[type].arrivals = (struct arrivals){.kind = ARRIVALS_TIMES, .times = d->times[type],
                                                  .count = (uint32_t)count, .end = d->c.scenario.horizon.length};
}

void day_shifts(struct day *d, uint32_t group, uint32_t first, uint32_t count)
{
    d->c.groups[group].roster = (struct roster){.shift_count = count, .shifts = d->shifts + first};
}

void day_run(struct day *d)
{
    struct world *w = world_new(&d->c.scenario, true);
    CU_ASSERT_PTR_NOT_NULL_FATAL(w);
    CU_ASSERT_TRUE_FATAL(tally_init(&d->tally, &d->c.scenario));
    if (world_run(w, 0, &d->tally) != EXPERIMENT_DONE)
        fprintf(stderr, "%s\n", w->problem);
    CU_ASSERT_EQUAL_FATAL(w->status, EXPERIMENT_DONE);
    d->count = d->tally.simulated;
    d->calls = malloc((d->count + 1) * sizeof *d->calls);
    if (d->count > 0)
        memcpy(d->calls, w->records, d->count * sizeof *d->calls);
    world_free(w);
}

void day_free(struct day *d)
{
    tally_free(&d->tally);
    free(d->calls);
}

int64_t day_duty(const struct day *d, uint32_t group, int duty)
{
    int128 sum = 0;
    for (uint32_t s = 0; s < d->tally.spans; s++)
        sum += d->tally.staff[(size_t)s * d->tally.groups + group].time[duty];
    return (int64_t)sum;
}

int64_t day_calls(const struct day *d, int count)
{
    int64_t sum = 0;
    for (size_t i = 0; i < (size_t)d->tally.spans * d->tally.flows; i++)
        sum += d->tally.calls[i].count[count];
    return sum;
}
