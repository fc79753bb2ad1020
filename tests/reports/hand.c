/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/reports/hand.h"

#include <stdlib.h>
#include <string.h>
#include "models/simtime.h"
#include "tests/support/unit.h"

const struct provenance hand_origin = {.version = "0.1.0", .file = "bank.yaml", .sha256 = "abc123"};

struct estimate hand_estimate(double mean, double half, uint32_t n)
{
    return (struct estimate){.mean = mean, .lo = mean - half, .hi = mean + half, .sd = half * 2, .n = n,
                             .defined = true, .has_ci = true, .has_sd = true};
}

/* Counts two erlangs for vip: 60 + 60 calls an hour of 60 s; half an erlang for general. */
static void make_scenario(struct hand *h)
{
    struct service_level level = {20 * SIM_SECOND, 0.8, SL_ANSWERED_OFFERED};
    h->rates[0] = 60.0 / 3600;
    h->rates[1] = 30.0 / 3600;
    struct arrivals busy = arrivals_poisson((struct rate_profile){.count = 1, .rates = &h->rates[0]});
    struct arrivals quiet = arrivals_poisson((struct rate_profile){.count = 1, .rates = &h->rates[1]});
    h->queues[0] = (struct queue_spec){.name = "vip", .priority = 1, .capacity = CAPACITY_UNLIMITED,
                                       .service_level = level, .place = {3, 5}};
    h->queues[1] = (struct queue_spec){.name = "general", .priority = 5, .capacity = CAPACITY_UNLIMITED,
                                       .service_level = level, .place = {4, 5}};
    h->types[0] = (struct call_type){.name = "gold", .queue = 0, .arrivals = busy};
    h->types[1] = (struct call_type){.name = "silver", .queue = 0, .arrivals = busy};
    h->types[2] = (struct call_type){.name = "walk-in", .queue = 1, .arrivals = quiet};
    for (int t = 0; t < HAND_TYPES; t++)
        h->types[t].talk = (struct dist){.kind = DIST_CONSTANT, .a = 60};
    h->counts[0][0] = 3;
    h->counts[1][0] = 2;
    h->groups[0] = (struct agent_group){.name = "seniors", .roster = {.staff = {0, 1, h->counts[0]}}};
    h->groups[1] = (struct agent_group){.name = "juniors", .roster = {.staff = {0, 1, h->counts[1]}}};
    h->scenario = (struct scenario){
        .name = "Hand made", .description = "",
        .horizon = {.start = 8 * SIM_HOUR, .length = 90 * SIM_MINUTE, .interval = SIM_HOUR},
        .run = {.replications = 100, .confidence = 0.95, .seed = 42},
        .queue_count = HAND_QUEUES, .type_count = HAND_TYPES, .group_count = HAND_GROUPS,
        .queues = h->queues, .types = h->types, .groups = h->groups,
    };
}

static struct span_results make_span(struct hand *h, int number, int64_t start, int64_t length)
{
    return (struct span_results){
        .start = start, .length = length,
        .queues = h->call_estimates[number], .types = h->call_estimates[number] + HAND_QUEUES,
        .groups = h->agent_estimates[number],
    };
}

void hand_make(struct hand *h)
{
    memset(h, 0, sizeof *h);
    make_scenario(h);
    h->intervals[0] = make_span(h, 1, 0, SIM_HOUR);
    h->intervals[1] = make_span(h, 2, SIM_HOUR, 30 * SIM_MINUTE);
    h->results = (struct results){
        .scenario = &h->scenario, .replications = 100, .planned = 100, .complete = true, .precise = true,
        .total = make_span(h, 0, 0, 90 * SIM_MINUTE),
        .interval_count = HAND_INTERVALS, .intervals = h->intervals,
    };
}

char *hand_text(hand_report *report, const struct hand *h)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    CU_ASSERT_TRUE_FATAL(report(out, h));
    CU_ASSERT_EQUAL_FATAL(fclose(out), 0);
    return text;
}
