/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/support/center.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/support/unit.h"

static void fill(struct center *c, uint32_t i, double rate, double talk, uint32_t agents)
{
    static const char *const names[] = {"calls", "second"}, *const groups[] = {"team", "others"};
    c->queues[i] = (struct queue_spec){.name = names[i], .priority = 10, .capacity = CAPACITY_UNLIMITED,
                                       .service_level = {20 * SIM_SECOND, 0.8, SL_ANSWERED_OFFERED}};
    c->rates[i][0] = rate;
    c->counts[i][0] = agents;
    c->types[i] = (struct call_type){.name = names[i], .queue = i, .arrivals = arrivals_poisson((struct rate_profile){0, 1, c->rates[i], NULL}),
                                     .talk = dist_exponential(talk)};
    c->groups[i] = (struct agent_group){.name = groups[i], .roster = {.staff = {0, 1, c->counts[i]}},
                                        .serves_count = 1, .serves = c->serves[i]};
    c->serves[i][0] = (struct served_queue){i, 0};
}

void center_simple(struct center *c, double rate, double talk, uint32_t agents, int hours)
{
    *c = (struct center){0};
    fill(c, 0, rate, talk, agents);
    c->scenario = (struct scenario){
        .name = "by hand", .description = "",
        .horizon = {.start = 8 * SIM_HOUR, .length = hours * SIM_HOUR, .interval = 30 * SIM_MINUTE},
        .run = {.replications = 1, .confidence = 0.95, .seed = 1}, .dispatch = acd_defaults(),
        .queue_count = 1, .type_count = 1, .group_count = 1,
        .queues = c->queues, .types = c->types, .groups = c->groups};
}

void center_second(struct center *c, double rate, double talk, uint32_t agents)
{
    fill(c, 1, rate, talk, agents);
    for (uint32_t g = 0; g < 2; g++) {
        c->serves[g][1] = (struct served_queue){1 - g, 100};
        c->groups[g].serves_count = 2;
    }
    c->scenario.queue_count = c->scenario.type_count = c->scenario.group_count = 2;
}

struct kept {
    struct call_record *records;
    uint64_t count;
};

static bool keep(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    struct kept *kept = host;
    if (replication > 0)
        return true;
    kept->records = malloc((count + 1) * sizeof *calls);
    kept->count = count;
    if (count > 0)
        memcpy(kept->records, calls, count * sizeof *calls);
    return true;
}

struct call_record *center_records(const struct scenario *s, uint64_t *count)
{
    struct kept kept = {0};
    struct experiment_hooks hooks = {.host = &kept, .calls = keep};
    struct results *r;
    char problem[512];
    enum experiment_status status = experiment_run(s, 1, &hooks, &r, problem);
    if (status != EXPERIMENT_DONE)
        fprintf(stderr, "%s\n", problem);
    CU_ASSERT_EQUAL_FATAL(status, EXPERIMENT_DONE);
    results_free(r);
    *count = kept.count;
    return kept.records;
}

struct results *center_run(const struct scenario *s, unsigned threads)
{
    struct results *r;
    char problem[512];
    enum experiment_status status = experiment_run(s, threads, NULL, &r, problem);
    if (status != EXPERIMENT_DONE)
        fprintf(stderr, "%s\n", problem);
    CU_ASSERT_EQUAL_FATAL(status, EXPERIMENT_DONE);
    return r;
}
