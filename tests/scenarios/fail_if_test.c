/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --fail-if: changes that must not happen. */
#include "scenarios/fail_if.h"

#include <stdio.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static void understood(void)
{
    static const char *const texts[] = {"queues.support.service_level drops 1%", " overall.asa  rises  2.5s ",
                                        "agents.team.occupancy changes", "calls.support.answered drops 10"};
    static const struct regression expected[] = {
        {NULL, {SCOPE_QUEUE, 0, CALL_SERVICE_LEVEL}, CHANGE_DROPS, 0.01},
        {NULL, {SCOPE_OVERALL, 0, CALL_ASA}, CHANGE_RISES, 2.5},
        {NULL, {SCOPE_GROUP, 0, AGENT_OCCUPANCY}, CHANGE_EITHER, 0},
        {NULL, {SCOPE_TYPE, 0, CALL_ANSWERED}, CHANGE_DROPS, 10},
    };
    struct regression read[4];
    struct loaded scenario = loaded_from(smallest), said;
    CU_ASSERT_TRUE_FATAL(fail_if_read(scenario.scenario, texts, 4, read, &said));
    CU_ASSERT_EQUAL(said.error_count, 0);
    for (int i = 0; i < 4; i++) {
        UNIT_TEXT(read[i].text, texts[i]);
        CU_ASSERT_EQUAL(read[i].of.scope, expected[i].of.scope);
        CU_ASSERT_EQUAL(read[i].of.index, expected[i].of.index);
        CU_ASSERT_EQUAL(read[i].of.metric, expected[i].of.metric);
        CU_ASSERT_EQUAL(read[i].change, expected[i].change);
        CU_ASSERT_EQUAL(read[i].tolerance, expected[i].tolerance);
    }
    loaded_free(&said);
    loaded_free(&scenario);
}

static void refused(const struct scenario *s, const char *text, uint32_t column, const char *expected)
{
    struct regression read;
    struct loaded said;
    char brief_text[512];
    CU_ASSERT_TRUE_FATAL(fail_if_read(s, &text, 1, &read, &said));
    CU_ASSERT_EQUAL_FATAL(said.diagnostic_count, 1);
    const struct diagnostic *d = &said.diagnostics[0];
    UNIT_TEXT(d->file, "--fail-if");
    CU_ASSERT_EQUAL(d->place.line, 1);
    CU_ASSERT_EQUAL(d->place.column, column);
    snprintf(brief_text, sizeof brief_text, "%s (%s)", d->text, d->hint ? d->hint : "");
    UNIT_TEXT(brief_text, expected);
    loaded_free(&said);
}

static void misunderstood(void)
{
#define WRITE_LIKE " (write it like queues.vip.service_level drops 1%)"
    struct loaded l = loaded_from(smallest);
    const struct scenario *s = l.scenario;
    refused(s, "queues.suport.asa rises", 8, "unknown queue 'suport' in --fail-if (did you mean 'support'?)");
    refused(s, "agents.night.asa rises", 8, "unknown group 'night' in --fail-if (known groups: team)");
    refused(s, "overall.ofered drops", 9, "unknown metric 'ofered' in --fail-if (did you mean 'offered'?)");
    refused(s, "asa rises", 1, "expected overall, queues, calls or agents, found 'asa' in --fail-if" WRITE_LIKE);
    refused(s, "overall.asa ries 1s", 13,
            "expected drops, rises or changes, found 'ries' in --fail-if (did you mean 'rises'?)");
    refused(s, "overall.asa > 1s", 13, "expected drops, rises or changes, found '>' in --fail-if" WRITE_LIKE);
    refused(s, "overall.asa", 12, "expected drops, rises or changes, found nothing in --fail-if" WRITE_LIKE);
    refused(s, "overall.asa rises 3", 19, "3 what? --fail-if needs a unit (write 3s or 3min?)");
    refused(s, "overall.asa rises -3s", 19, "--fail-if must be 0s or more, not -3s (did you mean 3s?)");
    refused(s, "overall.service_level drops 2", 29, "2 what? --fail-if needs a unit (write 2%?)");
    refused(s, "overall.wait_p95 rises 3s", 1,
            "quantiles are not compared in --fail-if (take asa, wait or service_level)");
    refused(s, "", 1, "expected overall, queues, calls or agents, found '' in --fail-if" WRITE_LIKE);
    loaded_free(&l);
}

static void several(void)
{
    static const char *const texts[] = {"overall.asa ries", "overall.asa rises", "overall.as rises"};
    struct loaded l = loaded_from(smallest), said;
    struct regression read[3];
    CU_ASSERT_TRUE_FATAL(fail_if_read(l.scenario, texts, 3, read, &said));
    CU_ASSERT_EQUAL(said.error_count, 2);
    UNIT_TEXT(said.diagnostics[0].source, texts[0]);
    UNIT_TEXT(said.diagnostics[1].source, texts[2]);
    loaded_free(&said);
    loaded_free(&l);
}

UNIT_MAIN("--fail-if",
          {"a metric by its path, a change and how much of it is none", understood},
          {"what is wrong is told at its column, with the nearest name", misunderstood},
          {"what is wrong with several is told at once", several})
