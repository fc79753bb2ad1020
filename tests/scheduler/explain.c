/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why not: the explanations of a small center, by hand. */
#include "tests/scheduler/block.h"
#include "tests/support/unit.h"

enum { ANA, BEN, EVA, NOBODY_ELSE };
enum { VIP, RETAIL };

/* ana serves vip and retail, ben retail, eva nothing; the fourth is offline. */
static acd *center(void)
{
    acd *a = block_center((struct acd_limits){4, 2, 6, 8, 8});
    acd_queue_set(a, 0, QUEUE(VIP), 1);
    acd_queue_set(a, 0, QUEUE(RETAIL), 5);
    for (uint32_t i = ANA; i <= EVA; i++)
        acd_agent_on(a, 0, AGENT(i), 0);
    acd_start_service(a, 0, AGENT(ANA), QUEUE(VIP), 0);
    acd_start_service(a, 0, AGENT(ANA), QUEUE(RETAIL), 0);
    acd_start_service(a, 0, AGENT(BEN), QUEUE(RETAIL), 10);
    return a;
}

static bool is_nobody(uint32_t v)
{
    return v == ACD_NOBODY_ID;
}

static void together(void)
{
    acd *a = center();
    acd_start_queuing(a, 1, CLIENT(0), QUEUE(RETAIL)); /* offered to ana */
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(0), AGENT(ANA)).reasons, 0);
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(ANA)).reasons, 0);
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(ANA)).client.v, 0);
    acd_accept(a, 1, AGENT(ANA), QUEUE(RETAIL), CLIENT(0));
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(0), AGENT(ANA)).reasons, 0);
    struct acd_explanation e = acd_explain(a, CLIENT(0), AGENT(BEN));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_CLIENT_TAKEN);
    CU_ASSERT_EQUAL(e.agent.v, ANA);
    free(a);
}

static void busy_and_behind(void)
{
    acd *a = center();
    for (uint32_t c = 0; c < 4; c++)
        acd_start_queuing(a, 1, CLIENT(c), QUEUE(RETAIL)); /* 0 to ana, 1 to ben; 2 and 3 wait */
    struct acd_explanation e = acd_explain(a, CLIENT(2), AGENT(BEN));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_AGENT_TAKEN);
    CU_ASSERT_EQUAL(e.client.v, 1);
    CU_ASSERT_EQUAL(e.first.v, 2);
    e = acd_explain(a, CLIENT(3), AGENT(BEN));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_AGENT_TAKEN | ACD_REASON_BEHIND);
    CU_ASSERT_EQUAL(e.first.v, 2);
    acd_start_queuing(a, 2, CLIENT(4), QUEUE(VIP)); /* better, for ana only */
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(2), AGENT(ANA)).reasons,
                    ACD_REASON_AGENT_TAKEN | ACD_REASON_BEHIND);
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(2), AGENT(ANA)).first.v, 4);
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(4), AGENT(BEN)).reasons,
                    ACD_REASON_AGENT_TAKEN | ACD_REASON_NOT_SERVED);
    free(a);
}

static void do_not_disturb(void)
{
    acd *a = center();
    acd_set_dnd(a, 0, AGENT(ANA), -7);
    acd_start_queuing(a, 1, CLIENT(0), QUEUE(VIP));
    struct acd_explanation e = acd_explain(a, CLIENT(0), AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_DND);
    CU_ASSERT_EQUAL(e.dnd, -7);
    CU_ASSERT_EQUAL(e.first.v, 0);
    e = acd_explain_agent(a, AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_DND);
    CU_ASSERT_EQUAL(e.first.v, 0);
    free(a);
}

static void excluded(void)
{
    acd *a = center();
    acd_start_queuing(a, 1000000, CLIENT(0), QUEUE(VIP));
    acd_reject(a, 2000000, AGENT(ANA), QUEUE(VIP), CLIENT(0));
    struct acd_explanation e = acd_explain(a, CLIENT(0), AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_EXCLUDED);
    CU_ASSERT_EQUAL(e.until, 7000000);
    CU_ASSERT_TRUE(is_nobody(e.first.v));
    e = acd_explain_agent(a, AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_EXCLUDED);
    CU_ASSERT_EQUAL(e.until, 7000000);
    acd_tick(a, 7000000);
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(0), AGENT(ANA)).reasons, 0);
    free(a);
}

/* Of several who are excluded the first whose exclusion ends counts, wherever it stands in the queue. */
static void excluded_until_the_first(enum acd_requeue requeue)
{
    struct acd_params params = acd_defaults();
    const struct acd_limits limits = {1, 2, 6, 2, 6};
    params.requeue = requeue;
    acd *a = acd_init(block_of(&limits), &limits, &params);
    acd_queue_set(a, 0, QUEUE(VIP), 1);
    acd_queue_set(a, 0, QUEUE(RETAIL), 5);
    acd_agent_on(a, 0, AGENT(ANA), 0);
    acd_start_service(a, 0, AGENT(ANA), QUEUE(VIP), 0);
    acd_start_service(a, 0, AGENT(ANA), QUEUE(RETAIL), 0);
    for (uint32_t c = 2; c < 5; c++) {
        CU_ASSERT_EQUAL(acd_start_queuing(a, c, CLIENT(c), QUEUE(RETAIL)), ACD_OK);
        acd_reject(a, c, AGENT(ANA), QUEUE(RETAIL), CLIENT(c));
    }
    for (uint32_t c = 2; c < 5; c++)
        CU_ASSERT_EQUAL(acd_explain(a, CLIENT(c), AGENT(ANA)).until, c + 5000000);
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(ANA)).until, 5000002);
    for (uint32_t c = 2; c < 4; c++) { /* again: now the last one's ends first */
        CU_ASSERT_EQUAL(acd_request_client(a, 6 + c, AGENT(ANA), QUEUE(RETAIL), CLIENT(c)), ACD_OK);
        CU_ASSERT_EQUAL(acd_reject(a, 6 + c, AGENT(ANA), QUEUE(RETAIL), CLIENT(c)), ACD_OK);
    }
    struct acd_explanation e = acd_explain_agent(a, AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_EXCLUDED);
    CU_ASSERT_EQUAL(e.until, 5000004);
    free(a);
}

static void excluded_head(void)
{
    excluded_until_the_first(ACD_REQUEUE_HEAD);
}
static void excluded_origin(void)
{
    excluded_until_the_first(ACD_REQUEUE_ORIGIN);
}

/* Neither side is mistaken for the other: all numbers are different. */
static void different_numbers(void)
{
    acd *a = center();
    acd_set_dnd(a, 0, AGENT(ANA), 1);
    acd_start_queuing(a, 1, CLIENT(3), QUEUE(RETAIL)); /* offered to ben */
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(3), AGENT(BEN)).reasons, 0);
    acd_reject(a, 2, AGENT(BEN), QUEUE(RETAIL), CLIENT(3));
    struct acd_explanation e = acd_explain(a, CLIENT(3), AGENT(BEN));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_EXCLUDED);
    CU_ASSERT_EQUAL(e.until, 5000002);
    CU_ASSERT_EQUAL(e.dnd, 0);
    e = acd_explain(a, CLIENT(3), AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_DND);
    CU_ASSERT_EQUAL(e.until, ACD_NEVER);
    free(a);
}

/* A client who waits, and an agent whose number there is not. */
static void of_unknown_agent(void)
{
    acd *a = center();
    acd_start_queuing(a, 1, CLIENT(0), QUEUE(VIP));
    acd_start_queuing(a, 1, CLIENT(1), QUEUE(VIP));
    struct acd_explanation e = acd_explain(a, CLIENT(1), AGENT(99));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_AGENT_OFFLINE | ACD_REASON_NOT_SERVED);
    CU_ASSERT_TRUE(is_nobody(e.first.v));
    e = acd_explain(a, CLIENT(0), AGENT(99));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_CLIENT_TAKEN | ACD_REASON_AGENT_OFFLINE);
    CU_ASSERT_EQUAL(e.agent.v, ANA);
    free(a);
}

static void nobody(void)
{
    acd *a = center();
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(ANA)).reasons, ACD_REASON_NOBODY);
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(EVA)).reasons, ACD_REASON_NOT_SERVED);
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(NOBODY_ELSE)).reasons,
                    ACD_REASON_AGENT_OFFLINE | ACD_REASON_NOT_SERVED);
    CU_ASSERT_EQUAL(acd_explain_agent(a, AGENT(99)).reasons,
                    ACD_REASON_AGENT_OFFLINE | ACD_REASON_NOT_SERVED);
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(0), AGENT(ANA)).reasons, ACD_REASON_CLIENT_OUT);
    CU_ASSERT_EQUAL(acd_explain(a, CLIENT(99), AGENT(99)).reasons,
                    ACD_REASON_CLIENT_OUT | ACD_REASON_AGENT_OFFLINE);
    free(a);
}

static void gone_in_session(void)
{
    acd *a = center();
    acd_start_queuing(a, 1, CLIENT(0), QUEUE(VIP));
    acd_accept(a, 1, AGENT(ANA), QUEUE(VIP), CLIENT(0));
    acd_agent_off(a, 2, AGENT(ANA));
    acd_start_queuing(a, 3, CLIENT(1), QUEUE(VIP));
    struct acd_explanation e = acd_explain(a, CLIENT(1), AGENT(ANA));
    CU_ASSERT_EQUAL(e.reasons, ACD_REASON_AGENT_OFFLINE | ACD_REASON_AGENT_TAKEN | ACD_REASON_NOT_SERVED);
    CU_ASSERT_EQUAL(e.client.v, 0);
    free(a);
}

static void a_pure_question(void)
{
    acd *a = center();
    acd_start_queuing(a, 1, CLIENT(0), QUEUE(VIP));
    acd_reject(a, 2, AGENT(ANA), QUEUE(VIP), CLIENT(0));
    void *before = block_copy(a);
    for (uint32_t c = 0; c < 6; c++)
        for (uint32_t i = 0; i < 4; i++) {
            acd_explain(a, CLIENT(c), AGENT(i));
            acd_explain_agent(a, AGENT(i));
        }
    CU_ASSERT_TRUE(block_same(a, before));
    free(before);
    free(a);
}

UNIT_MAIN("explanations", {"who is together needs none", together},
          {"busy, and behind a better client", busy_and_behind},
          {"do not disturb, with its code", do_not_disturb}, {"excluded until then", excluded},
          {"all excluded, until the first of those who return to the head", excluded_head},
          {"all excluded, until the first of those who return to their place", excluded_origin},
          {"agent 1 and client 3", different_numbers}, {"an agent that there is not", of_unknown_agent},
          {"nobody there, nothing served", nobody}, {"offline with a session that goes on", gone_in_session},
          {"asking changes nothing", a_pure_question})
