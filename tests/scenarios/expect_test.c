/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expect: conditions on results. */
#include <string.h>
#include "sim/metrics.h"
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static void understood(void)
{
    struct loaded l = loaded_from(and("expect:\n"
                                      "  - queues.support.service_level >= 80%\n"
                                      "  - overall.abandonment<0.05\n"
                                      "  - calls.support.asa <= 20s\n"
                                      "  - ' agents.team.occupancy  >  70% '\n"
                                      "  - overall.service_levels.abandons_count >= 90%\n"
                                      "  - overall.answered > 1500.5\n"
                                      "  - agents.team.staffed < 12"));
    static const struct expectation expected[] = {
        {"queues.support.service_level >= 80%", {SCOPE_QUEUE, 0, CALL_SERVICE_LEVEL}, COMPARE_GREATER_EQUAL, 0.8, {9, 5}},
        {"overall.abandonment<0.05", {SCOPE_OVERALL, 0, CALL_ABANDONMENT}, COMPARE_LESS, 0.05, {10, 5}},
        {"calls.support.asa <= 20s", {SCOPE_TYPE, 0, CALL_ASA}, COMPARE_LESS_EQUAL, 20, {11, 5}},
        {" agents.team.occupancy  >  70% ", {SCOPE_GROUP, 0, AGENT_OCCUPANCY}, COMPARE_GREATER, 0.7, {12, 5}},
        {"overall.service_levels.abandons_count >= 90%", {SCOPE_OVERALL, 0, CALL_SL_ABANDONS_COUNT},
         COMPARE_GREATER_EQUAL, 0.9, {13, 5}},
        {"overall.answered > 1500.5", {SCOPE_OVERALL, 0, CALL_ANSWERED}, COMPARE_GREATER, 1500.5, {14, 5}},
        {"agents.team.staffed < 12", {SCOPE_GROUP, 0, AGENT_STAFFED}, COMPARE_LESS, 12, {15, 5}},
    };
    CU_ASSERT_EQUAL_FATAL(l.scenario->expectation_count, sizeof expected / sizeof *expected);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const struct expectation *e = &l.scenario->expectations[i];
        UNIT_TEXT(e->text, expected[i].text);
        CU_ASSERT_EQUAL(e->of.scope, expected[i].of.scope);
        CU_ASSERT_EQUAL(e->of.index, expected[i].of.index);
        CU_ASSERT_EQUAL(e->of.metric, expected[i].of.metric);
        CU_ASSERT_EQUAL(e->comparison, expected[i].comparison);
        CU_ASSERT_EQUAL(e->bound, expected[i].bound);
        CU_ASSERT_EQUAL(e->place.line, expected[i].place.line);
        CU_ASSERT_EQUAL(e->place.column, expected[i].place.column);
    }
    loaded_free(&l);
}

static void names_are_indices(void)
{
    struct loaded l = loaded_from("acdsim: 1\n"
                                  "queues: {a: {}, b: {}}\n"
                                  "calls:\n"
                                  "  x: {queue: a, arrivals: {poisson: 1/h}, talk: 1s, patience: 1min}\n"
                                  "  y: {queue: b, arrivals: {poisson: 1/h}, talk: 1s, patience: 1min}\n"
                                  "agents: {p: {count: 1, serves: [a, b]}, q: {count: 1, serves: [b, a]}}\n"
                                  "expect: [queues.b.asa < 1s, calls.y.time_to_abandon < 1s, agents.q.rejects < 1]\n");
    for (uint32_t i = 0; i < 3; i++)
        CU_ASSERT_EQUAL(l.scenario->expectations[i].of.index, 1);
    loaded_free(&l);
}

#define WRITE_LIKE " (write it like queues.vip.service_level >= 80%)\n"
#define CALL_METRIC_NAMES                                                                                            \
    "(known metrics: offered, answered, abandoned, blocked, balked, timed_out, cleared, in_system, retried, "        \
    "transferred, overflowed, called_back, abandonment, blocking, service_level, asa, wait, wait_max, "              \
    "time_to_abandon, p_wait, queue_length, queue_length_max, talk, wrap_up, aht, offers, rejects, no_answers, "     \
    "cancelled_offers, wait_p50, wait_p80, wait_p90, wait_p95, wait_p99, wait_answered_p50, wait_answered_p80, "     \
    "wait_answered_p90, wait_answered_p95, wait_answered_p99)\n"

/* What follows "expect: [", column 10. */
static void misunderstood(void)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"queue.support.asa < 1s",
         "8:10 expected overall, queues, calls or agents, found 'queue' in expect[0] (did you mean 'queues'?)\n"},
        {"'intervals[3].overall.asa < 1s'",
         "8:11 single intervals cannot be asked for, only the whole time, in expect[0]" WRITE_LIKE},
        {"asa < 1s", "8:10 expected overall, queues, calls or agents, found 'asa' in expect[0]" WRITE_LIKE},
        {"queues.suport.asa < 1s", "8:17 unknown queue 'suport' in expect[0] (did you mean 'support'?)\n"},
        {"calls.vip.asa < 1s", "8:16 unknown call type 'vip' in expect[0] (known call types: support)\n"},
        {"agents.teem.rejects < 1", "8:17 unknown group 'teem' in expect[0] (did you mean 'team'?)\n"},
        {"queues < 1s", "8:16 expected a name in expect[0]" WRITE_LIKE},
        {"queues.support < 1s", "8:24 expected a metric in expect[0] " CALL_METRIC_NAMES},
        {"overall.ofered < 1", "8:18 unknown metric 'ofered' in expect[0] (did you mean 'offered'?)\n"},
        {"overall.occupancy < 1", "8:18 unknown metric 'occupancy' in expect[0] " CALL_METRIC_NAMES},
        {"agents.team.ocupancy < 1", "8:22 unknown metric 'ocupancy' in expect[0] (did you mean 'occupancy'?)\n"},
        {"overall.service_levels < 1",
         "8:32 expected a metric in expect[0] (known metrics: answered/offered, answered/answered, "
         "excluding_short_abandons, abandons_count, days_met)\n"},
        {"overall.service_levels.day_met < 1", "8:33 unknown metric 'day_met' in expect[0] (did you mean 'days_met'?)\n"},
        {"overall.asa.mean < 1s", "8:21 nothing stands below 'asa' in expect[0]" WRITE_LIKE},
        {"overall.asa 1s", "8:22 expected <, <=, > or >=, found '1s' in expect[0]" WRITE_LIKE},
        {"overall.asa == 1s", "8:22 expected <, <=, > or >=, found '==' in expect[0]" WRITE_LIKE},
        {"overall.asa", "8:21 expected <, <=, > or >=, found nothing in expect[0]" WRITE_LIKE},
        {"overall.asa < 20", "8:24 20 what? expect[0] needs a unit (write 20s or 20min?)\n"},
        {"overall.asa < 20%",
         "8:24 expected duration, found '20%' in expect[0] (write it like 20s, 1.5min, 1h30m or 250ms)\n"},
        {"overall.service_level >= 80", "8:35 80 what? expect[0] needs a unit (write 80%?)\n"},
        {"overall.service_level >= 101%",
         "8:35 expect[0] must be 0% to 100%, not 101% (service_level: by the definition of the queue)\n"},
        {"overall.answered >= -5", "8:30 expect[0] must be 0 or more, not -5 (did you mean 5?)\n"},
        {"overall.answered >= 5%", "8:30 expected number, found '5%' in expect[0] (write it like 1.1)\n"},
        {"overall.asa <", "8:23 expected duration, found '' in expect[0] (write it like 20s, 1.5min, 1h30m or 250ms)\n"},
        {"\"queues.suport.asa < 1s\"", "8:18 unknown queue 'suport' in expect[0] (did you mean 'support'?)\n"},
        {"\"queues.\\x73uport.asa < 1s\"", "8:10 unknown queue 'suport' in expect[0] (did you mean 'support'?)\n"},
        {"[a]", "8:10 expected condition, found list in expect[0]" WRITE_LIKE},
        {"''", "8:11 expected overall, queues, calls or agents, found '' in expect[0]" WRITE_LIKE},
    };
    char lines[256];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(lines, sizeof lines, "expect: [%s]", rows[i].text);
        UNIT_TEXT(brief(and(lines)), rows[i].said);
    }
}

static void caret(void)
{
    UNIT_TEXT(complaints(and("expect:\n  - overall.asa < 20")), "t.yaml:9:19: error: 20 what? expect[0] needs a unit\n"
                                                                "    9 |   - overall.asa < 20\n"
                                                                "      |                   ^^\n"
                                                                "  hint: write 20s or 20min?\n");
}

UNIT_MAIN("expectations",
          {"a condition is a metric by its path, a comparison and a bound in its unit", understood},
          {"names become indices of queues, call types and groups", names_are_indices},
          {"what is wrong is told at its place inside the text, with the nearest name", misunderstood},
          {"the caret stands under the wrong word", caret})
