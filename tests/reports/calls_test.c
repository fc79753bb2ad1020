/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include "models/simtime.h"
#include "tests/reports/hand.h"
#include "tests/support/unit.h"

static struct call_record answered(void)
{
    return (struct call_record){
        .arrival = 3723 * SIM_SECOND + 456789, .wait = 12 * SIM_SECOND + 5, .talk = 100 * SIM_SECOND,
        .wrap_up = 0, .patience = 600 * SIM_SECOND, .parent = UINT64_MAX, .type = 1, .queue = 0, .outcome = OUTCOME_ANSWERED,
        .group = 0, .agent = 2, .offers = 1};
}

static struct call_record unanswered(enum call_outcome outcome)
{
    return (struct call_record){.arrival = 0, .wait = 7 * SIM_SECOND, .talk = -1, .wrap_up = -1,
                                .patience = 7 * SIM_SECOND, .parent = UINT64_MAX, .type = 2, .queue = 1,
                                .outcome = outcome,
                                .group = UINT32_MAX, .agent = UINT32_MAX, .offers = 0};
}

static char *rows(const struct hand *h, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    report_calls(out, &h->scenario, replication, calls, count);
    CU_ASSERT_EQUAL_FATAL(fclose(out), 0);
    return text;
}

static void row_is(const struct hand *h, struct call_record call, const char *expected)
{
    char *text = rows(h, 3, &call, 1);
    UNIT_TEXT(text, expected);
    free(text);
}

static bool header(FILE *out, const struct hand *h)
{
    (void)h;
    report_calls_header(out);
    return true;
}

static void of_header(void)
{
    char *text = hand_text(header, NULL);
    UNIT_TEXT(text, "replication,call,type,queue,arrival_s,clock,wait_s,outcome,agent,group,offers,talk_s,"
                    "wrap_up_s,patience_s,parent\r\n");
    free(text);
}

static void of_answered(void)
{
    struct hand h;
    hand_make(&h);
    row_is(&h, answered(),
           "3,0,silver,vip,3723.456789,09:02:03,12.000005,answered,seniors#3,seniors,1,100.000000,0.000000,"
           "600.000000,\r\n");
}

static void of_abandoned(void)
{
    struct hand h;
    hand_make(&h);
    row_is(&h, unanswered(OUTCOME_ABANDONED),
           "3,0,walk-in,general,0.000000,08:00:00,7.000000,abandoned,,,0,,,7.000000,\r\n");
}

/* A transferred caller: the queue is not that of its type. */
static void of_further(void)
{
    struct hand h;
    hand_make(&h);
    struct call_record call = answered();
    call.parent = 0;
    call.queue = 1;
    row_is(&h, call,
           "3,0,silver,general,3723.456789,09:02:03,12.000005,answered,seniors#3,seniors,1,100.000000,0.000000,"
           "600.000000,0\r\n");
}

static void of_patient(void)
{
    struct hand h;
    hand_make(&h);
    struct call_record call = unanswered(OUTCOME_CLEARED);
    call.patience = -1;
    row_is(&h, call, "3,0,walk-in,general,0.000000,08:00:00,7.000000,cleared,,,0,,,,\r\n");
}

static void of_blocked(void)
{
    struct hand h;
    hand_make(&h);
    row_is(&h, unanswered(OUTCOME_BLOCKED),
           "3,0,walk-in,general,0.000000,08:00:00,,blocked,,,0,,,7.000000,\r\n");
    row_is(&h, unanswered(OUTCOME_BALKED),
           "3,0,walk-in,general,0.000000,08:00:00,,balked,,,0,,,7.000000,\r\n");
}

static void of_midnight(void)
{
    struct hand h;
    hand_make(&h);
    struct call_record call = unanswered(OUTCOME_ABANDONED);
    call.arrival = 17 * SIM_HOUR + 1;
    row_is(&h, call,
           "3,0,walk-in,general,61200.000001,25:00:00,7.000000,abandoned,,,0,,,7.000000,\r\n");
}

static void of_quotes(void)
{
    struct hand h;
    hand_make(&h);
    h.types[1].name = "sil,ver";
    h.queues[0].name = "v\"ip";
    h.groups[0].name = "a,b";
    row_is(&h, answered(),
           "3,0,\"sil,ver\",\"v\"\"ip\",3723.456789,09:02:03,12.000005,answered,\"a,b#3\",\"a,b\",1,"
           "100.000000,0.000000,600.000000,\r\n");
}

/* More than fits any buffer: numbered from 0, none lost, none twice. */
static void of_many(void)
{
    enum { MANY = 20000 };
    struct hand h;
    hand_make(&h);
    struct call_record *calls = calloc(MANY, sizeof *calls);
    CU_ASSERT_PTR_NOT_NULL_FATAL(calls);
    for (int i = 0; i < MANY; i++)
        calls[i] = answered();
    char *text = rows(&h, 4294967295u, calls, MANY), *row = text;
    for (int i = 0; i < MANY && row; i++) {
        char expected[160];
        snprintf(expected, sizeof expected,
                 "4294967295,%d,silver,vip,3723.456789,09:02:03,12.000005,answered,seniors#3,seniors,1,"
                 "100.000000,0.000000,600.000000,\r\n", i);
        if (strncmp(row, expected, strlen(expected)) != 0) {
            CU_FAIL("a row differs");
            break;
        }
        row += strlen(expected);
    }
    UNIT_TEXT(row, "");
    free(text);
    free(calls);
}

UNIT_MAIN("a row per call",
          {"the header names every column", of_header},
          {"an answered call names its agent from 1, and its times to the microsecond", of_answered},
          {"an abandoned call has neither agent nor talk", of_abandoned},
          {"a further call names the call that caused it, and the queue it joined first", of_further},
          {"infinite patience is empty", of_patient},
          {"a call that was blocked or balked has not waited", of_blocked},
          {"the clock counts on past midnight", of_midnight},
          {"names with commas and quotes are quoted", of_quotes},
          {"twenty thousand rows are all there", of_many})
