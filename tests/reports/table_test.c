/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "models/simtime.h"
#include "reports/grid.h"
#include "reports/visible.h"
#include "tests/reports/hand.h"
#include "tests/support/unit.h"

static bool table(FILE *out, const struct hand *h)
{
    return report_table(out, &h->results, &hand_origin, false);
}

static bool colored(FILE *out, const struct hand *h)
{
    return report_table(out, &h->results, &hand_origin, true);
}

static void has(hand_report *report, const struct hand *h, const char *expected)
{
    char *text = hand_text(report, h);
    if (!strstr(text, expected))
        UNIT_TEXT(text, expected);
    free(text);
}

static void has_not(const struct hand *h, const char *unexpected)
{
    char *text = hand_text(table, h);
    CU_ASSERT_PTR_NULL(strstr(text, unexpected));
    free(text);
}

static void fill_calls(struct estimate *m, double calls)
{
    m[CALL_OFFERED] = hand_estimate(calls, 3, 100);
    m[CALL_ANSWERED] = hand_estimate(calls * 0.95, 3, 100);
    m[CALL_ABANDONED] = hand_estimate(calls * 0.05, 0.4, 100);
    m[CALL_ABANDONMENT] = hand_estimate(0.05, 0.0012, 100);
    m[CALL_SERVICE_LEVEL] = hand_estimate(0.913, 0.002, 100);
    m[CALL_ASA] = hand_estimate(4.713, 0.033, 100);
    m[CALL_WAIT_ANSWERED_P50] = hand_estimate(1.2, 0.2, 100);
    m[CALL_WAIT_ANSWERED_P95] = hand_estimate(31.6, 0.9, 100);
    m[CALL_WAIT] = hand_estimate(5.1, 0.05, 100);
    m[CALL_WAIT_MAX] = hand_estimate(61.3, 4.2, 100);
    m[CALL_TIME_TO_ABANDON] = hand_estimate(33.3, 2.6, 100);
    m[CALL_P_WAIT] = hand_estimate(0.25, 0.006, 100);
    m[CALL_QUEUE_LENGTH] = hand_estimate(0.31, 0.012, 100);
    m[CALL_QUEUE_LENGTH_MAX] = hand_estimate(4.5, 0.3, 100);
    m[CALL_TALK] = hand_estimate(60, 0, 100);
    m[CALL_AHT] = hand_estimate(60, 0, 100);
    m[CALL_OFFERS] = hand_estimate(calls * 0.95, 3, 100);
    m[CALL_SL_DAYS_MET] = hand_estimate(0.97, 0.03, 100);
}

static void fill_agents(struct estimate *m, double staffed)
{
    m[AGENT_STAFFED] = hand_estimate(staffed, 0, 100);
    m[AGENT_ANSWERED] = hand_estimate(95, 2, 100);
    m[AGENT_OCCUPANCY] = hand_estimate(0.62, 0.005, 100);
    m[AGENT_TALK_SHARE] = hand_estimate(0.62, 0.005, 100);
    m[AGENT_IDLE_SHARE] = hand_estimate(0.38, 0.005, 100);
    m[AGENT_OVERTIME] = hand_estimate(12.5, 1.3, 100);
}

/* One queue, one group, two intervals: what fits a page. */
static void make_small(struct hand *h)
{
    hand_make(h);
    h->scenario.queue_count = h->scenario.type_count = h->scenario.group_count = 1;
    fill_calls(h->results.total.overall.metric, 180);
    fill_calls(h->results.total.queues[0].metric, 180);
    fill_agents(h->results.total.groups[0].metric, 3);
    for (int i = 0; i < HAND_INTERVALS; i++) {
        fill_calls(h->intervals[i].overall.metric, i == 0 ? 120 : 60);
        fill_agents(h->intervals[i].groups[0].metric, 3);
    }
    h->intervals[1].overall.metric[CALL_ASA] = (struct estimate){.n = 100, .empty = 100};
}

static void make_large(struct hand *h)
{
    hand_make(h);
    for (int s = 0; s <= HAND_INTERVALS; s++) {
        struct span_results *span = s == 0 ? &h->results.total : &h->intervals[s - 1];
        fill_calls(span->overall.metric, 225);
        for (int q = 0; q < HAND_QUEUES; q++)
            fill_calls(span->queues[q].metric, q == 0 ? 180 : 45);
        for (int t = 0; t < HAND_TYPES; t++)
            fill_calls(span->types[t].metric, t == 2 ? 45 : 90);
        for (int g = 0; g < HAND_GROUPS; g++)
            fill_agents(span->groups[g].metric, 3 - g);
    }
}
/* Read by a person, line by line, before it was put here. */
static const char small_page[] =
    "seed 42 · 100 replications · 95 % confidence · service level answered/offered within 20 s\n"
    "Hand made\n"
    "\n"
    "offered load     1 erlang on average\n"
    "agents           3\n"
    "load per agent   0.3333 on average\n"
    "\n"
    "Queues                vip\n"
    "offered                  180 ± 3\n"
    "answered                 171 ± 3\n"
    "abandoned                9.0 ± 0.4\n"
    "abandonment           5.00 % ± 0.12\n"
    "service level         91.3 % ± 0.2\n"
    "  target              80 % in 20 s: ok\n"
    "ASA                   4.71 s ± 0.03\n"
    "half answered in       1.2 s ± 0.2\n"
    "95 % answered in      31.6 s ± 0.9\n"
    "wait                  5.10 s ± 0.05\n"
    "longest wait            61 s ± 4\n"
    "time to abandon         33 s ± 3\n"
    "had to wait           25.0 % ± 0.6\n"
    "queue length           0.310 ± 0.012\n"
    "longest queue            4.5 ± 0.3\n"
    "talk                    60 s ± 0\n"
    "AHT                     60 s ± 0\n"
    "offers to agents         171 ± 3\n"
    "days target was met     97 % ± 3\n"
    "\n"
    "Agents      seniors\n"
    "on duty          3 ± 0\n"
    "answered        95 ± 2\n"
    "occupancy   62.0 % ± 0.5\n"
    "talking     62.0 % ± 0.5\n"
    "idle        38.0 % ± 0.5\n"
    "overtime    12.5 s ± 1.3\n"
    "\n"
    "Intervals     offered   abandonment     service level   ASA                  on duty   occupancy\n"
    "08:00–09:00   120 ± 3   5.00 % ± 0.12   91.3 % ± 0.2    4.71 s ± 0.03        3 ± 0     62.0 % ± 0.5\n"
    "09:00–09:30    60 ± 3   5.00 % ± 0.12   91.3 % ± 0.2         — (100 empty)   3 ± 0     62.0 % ± 0.5\n"
    "\n"
    "Counts are per replication. ± and [ , ]: 95 % confidence interval. —: nothing to divide by.\n";

static void of_page(void)
{
    struct hand h;
    make_small(&h);
    char *text = hand_text(table, &h);
    UNIT_TEXT(text, small_page);
    free(text);
}

static void of_partial(void)
{
    struct hand h;
    make_small(&h);
    h.results.complete = false;
    h.results.replications = 37;
    char *text = hand_text(table, &h);
    const char *first = "PARTIAL: 37 of 100 replications\nseed 42 · 37 replications · ";
    CU_ASSERT_EQUAL(strncmp(text, first, strlen(first)), 0);
    free(text);
}

static void of_target(void)
{
    struct hand h;
    make_small(&h);
    struct estimate *level = &h.results.total.queues[0].metric[CALL_SERVICE_LEVEL];
    *level = hand_estimate(0.75, 0.02, 100);
    has(table, &h, "  target              80 % in 20 s: MISSED\n");
    *level = hand_estimate(0.79, 0.02, 100);
    has(table, &h, "  target              80 % in 20 s: MISSED, not certain\n");
    *level = hand_estimate(0.81, 0.02, 100);
    has(table, &h, "  target              80 % in 20 s: ok, not certain\n");
    *level = hand_estimate(0.8, 0, 100);
    has(table, &h, "  target              80 % in 20 s: ok\n");
    *level = (struct estimate){.n = 100, .empty = 100};
    has(table, &h, "  target              80 % in 20 s\n");
}

static void of_overall(void)
{
    struct hand h;
    make_large(&h);
    has(table, &h, "\nQueues                vip                general            overall\n"
                   "offered                  180 ± 3             45 ± 3            225 ± 3\n");
    has(table, &h, "80 % in 20 s: ok   80 % in 20 s: ok   —\n");
    make_small(&h);
    has_not(&h, "overall");
}

static void of_types(void)
{
    struct hand h;
    make_large(&h);
    has(table, &h, "\nCalls                 gold               silver             walk-in\n");
    h.types[1].queue = 1;
    h.scenario.type_count = 2;
    has_not(&h, "Calls");
}

static void of_rare(void)
{
    struct hand h;
    make_large(&h);
    has_not(&h, "blocked");
    h.results.total.queues[1].metric[CALL_BLOCKED] = hand_estimate(2, 0.5, 100);
    has(table, &h, "\nblocked                    — ");
    has(table, &h, " 2.0 ± 0.5 ");
}

static void of_groups(void)
{
    struct hand h;
    make_large(&h);
    has(table, &h, "\nIntervals     offered   abandonment     service level   ASA\n");
    has(table, &h, "\nIntervals     seniors on duty   seniors occupancy   juniors on duty   juniors occupancy\n"
                   "08:00–09:00   3 ± 0             62.0 % ± 0.5        2 ± 0             62.0 % ± 0.5\n");
    h.results.interval_count = 0;
    has_not(&h, "Intervals");
}

static void of_definitions(void)
{
    struct hand h;
    make_large(&h);
    h.queues[1].service_level.within = 30 * SIM_SECOND;
    has(table, &h, "service level answered/offered, threshold by queue\n");
    has(table, &h, "80 % in 20 s: ok   80 % in 30 s: ok   —\n");
    h.queues[1].service_level.definition = SL_ABANDONS_COUNT;
    has(table, &h, "service level vip answered/offered, general abandons_count, overall answered/offered\n");
}

/* One erlang until 09:00 and two after; two agents until 09:00 and none after. */
static void of_load(void)
{
    struct hand h;
    double rates[] = {60.0 / 3600, 120.0 / 3600};
    uint32_t counts[] = {2, 0};
    make_small(&h);
    h.scenario.horizon.length = 2 * SIM_HOUR;
    h.types[0].arrivals = arrivals_poisson((struct rate_profile){SIM_HOUR, 2, rates, NULL});
    h.groups[0].roster.staff = (struct headcount){SIM_HOUR, 2, counts};
    has(table, &h, "offered load     1.5 erlangs on average, 2 at the peak from 09:00\n"
                   "agents           0 to 2, 1 on average\n"
                   "load per agent   1.5 on average, calls but no agent from 09:00\n");
    counts[1] = 1;
    has(table, &h, "agents           1 to 2, 1.5 on average\n"
                   "load per agent   1 on average, 2 at most, from 09:00\n");
}

static void of_colors(void)
{
    struct hand h;
    make_small(&h);
    has(colored, &h, "\033[1mQueues\033[0m");
    has(colored, &h, "\033[32m80 % in 20 s: ok\033[0m");
    has_not(&h, "\033");
    h.results.total.queues[0].metric[CALL_SERVICE_LEVEL] = hand_estimate(0.5, 0.01, 100);
    has(colored, &h, "\033[1;31m80 % in 20 s: MISSED\033[0m");
}

static void of_foreign_text(void)
{
    struct hand h;
    make_small(&h);
    h.scenario.name = "\033]0;owned\007\nline";
    has(table, &h, "\n\\x1b]0;owned\\x07\\x0aline\n");
}

static void of_width(void)
{
    enum { COLUMNS = 12 };
    struct grid g;
    char *text = NULL;
    size_t length, lines = 0;
    CU_ASSERT_TRUE_FATAL(grid_make(&g, "Many", 1, COLUMNS));
    strcpy(g.labels[0], "row");
    for (size_t c = 0; c < COLUMNS; c++) {
        snprintf(g.heads[c], GRID_TEXT, "column-%zu", c);
        strcpy(grid_cell(&g, 0, c)->value, "12.34 %");
        strcpy(grid_cell(&g, 0, c)->spread, "± 0.12");
    }
    FILE *out = open_memstream(&text, &length);
    grid_print(out, &g, false);
    fclose(out);
    grid_free(&g);
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"), lines++) {
        CU_ASSERT(visible_width(line) <= GRID_PAGE);
        CU_ASSERT(line[strlen(line) - 1] != ' ');
    }
    CU_ASSERT_EQUAL(lines, 4); /* six columns to a block */
    free(text);
}

UNIT_MAIN("results for people",
          {"a day of one queue is the page that was read", of_page},
          {"a partial result says so before everything else", of_partial},
          {"the service level is judged against its target, and doubt is said", of_target},
          {"several queues are shown beside all together, a single one is not shown twice", of_overall},
          {"call types have a table where they share a queue", of_types},
          {"lines about what nobody uses are left out", of_rare},
          {"several groups have intervals of their own", of_groups},
          {"the first line says where definitions differ", of_definitions},
          {"the head says when load is highest and when nobody is there", of_load},
          {"colours are there only when asked for", of_colors},
          {"a name cannot send commands to the terminal", of_foreign_text},
          {"wide tables are broken into blocks that fit the page", of_width})
