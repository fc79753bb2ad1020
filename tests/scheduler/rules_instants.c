/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S31: what happens at one instant: openings, inputs in their order, closings. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define ANA "0 queue q\n" \
            "0 agent ana\n" \
            "0 start_service ana q\n"
#define OFFERED ANA "0 start_queuing c q\n"
#define BEN "0 agent ben\n" \
            "0 start_service ben q\n"

static void accept_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 accept ana q c | 30.000000 ok accept ana q c\n"
                 "                  | 30.000000 session ana q c\n");
}

static void accept_too_late(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30.000001 accept ana q c | 30.000000 cancel ana q c timeout\n"
                 "                         | 30.000000 enter q c\n"
                 "                         | 30.000001 err 402 accept ana q c\n");
}

static void reject_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 reject ana q c | 30.000000 ok reject ana q c\n"
                 "                  | 30.000000 enter q c\n"
                 "34.999999 tick    | 34.999999 ok tick\n"
                 "35 tick           | 35.000000 leave q c 1\n"
                 "                  | 35.000000 offer ana q c auto\n"
                 "                  | 35.000000 ok tick\n");
}

static void client_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 stop_queuing c | 30.000000 ok stop_queuing c\n"
                 "                  | 30.000000 cancel ana q c client\n");
}

static void client_off_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 client_off c | 30.000000 ok client_off c\n"
                 "                | 30.000000 cancel ana q c client\n");
}

static void agent_off_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 agent_off ana       | 30.000000 ok agent_off ana\n"
                 "                       | 30.000000 cancel ana q c agent\n"
                 "                       | 30.000000 enter q c\n"
                 "30 agent ana           | 30.000000 ok agent ana\n"
                 "30 start_service ana q | 30.000000 ok start_service ana q\n"
                 "                       | 30.000000 leave q c 1\n"
                 "                       | 30.000000 offer ana q c auto\n");
}

static void agent_off_after_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30.000001 agent_off ana | 30.000000 cancel ana q c timeout\n"
                 "                        | 30.000000 enter q c\n"
                 "                        | 30.000001 ok agent_off ana\n"
                 "31 agent ana            | 31.000000 ok agent ana\n"
                 "31 start_service ana q  | 31.000000 ok start_service ana q\n"
                 "35 tick                 | 35.000000 leave q c 1\n"
                 "                        | 35.000000 offer ana q c auto\n"
                 "                        | 35.000000 ok tick\n");
}

static void withdrawn_at_deadline(void)
{
    CONSOLE_CASE("set withdraw_on_dnd=yes\n"
                 OFFERED
                 "--\n"
                 "30 dnd ana 1 | 30.000000 ok dnd ana 1\n"
                 "             | 30.000000 cancel ana q c withdrawn\n"
                 "             | 30.000000 enter q c\n");
}

static void dnd_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "30 dnd ana 1 | 30.000000 ok dnd ana 1\n"
                 "             | 30.000000 cancel ana q c timeout\n"
                 "             | 30.000000 enter q c\n");
}

static void two_lapse(void)
{
    CONSOLE_CASE(OFFERED
                 BEN
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "30 accept ben q c2 | 30.000000 ok accept ben q c2\n"
                 "                   | 30.000000 session ben q c2\n"
                 "                   | 30.000000 cancel ana q c timeout\n"
                 "                   | 30.000000 enter q c\n");
}

static void both_lapse(void)
{
    CONSOLE_CASE(OFFERED
                 BEN
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "30 tick | 30.000000 ok tick\n"
                 "        | 30.000000 cancel ana q c timeout\n"
                 "        | 30.000000 enter q c\n"
                 "        | 30.000000 cancel ben q c2 timeout\n"
                 "        | 30.000000 enter q c2\n"
                 "        | 30.000000 leave q c2 1\n"
                 "        | 30.000000 offer ana q c2 auto\n"
                 "        | 30.000000 leave q c 1\n"
                 "        | 30.000000 offer ben q c auto\n");
}

static void arrival_at_deadline(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 start_queuing c2 q | 30.000000 ok start_queuing c2 q\n"
                 "                      | 30.000000 enter q c2\n"
                 "                      | 30.000000 cancel ana q c timeout\n"
                 "                      | 30.000000 enter q c\n"
                 "                      | 30.000000 leave q c2 1\n"
                 "                      | 30.000000 offer ana q c2 auto\n");
}

static void exclusion_before_arrival(void)
{
    CONSOLE_CASE(OFFERED
                 "1 reject ana q c\n"
                 "--\n"
                 "6 start_queuing c2 q | 6.000000 leave q c 1\n"
                 "                     | 6.000000 offer ana q c auto\n"
                 "                     | 6.000000 ok start_queuing c2 q\n"
                 "                     | 6.000000 enter q c2\n");
}

static void exclusion_before_better_arrival(void)
{
    CONSOLE_CASE(OFFERED
                 "1 reject ana q c\n"
                 "1 queue vip 1\n"
                 "1 start_service ana vip\n"
                 "--\n"
                 "6 start_queuing c2 vip | 6.000000 leave q c 1\n"
                 "                       | 6.000000 offer ana q c auto\n"
                 "                       | 6.000000 ok start_queuing c2 vip\n"
                 "                       | 6.000000 enter vip c2\n");
}

static void exclusion_before_stop(void)
{
    CONSOLE_CASE(OFFERED
                 "1 reject ana q c\n"
                 "--\n"
                 "6 stop_queuing c | 6.000000 leave q c 1\n"
                 "                 | 6.000000 offer ana q c auto\n"
                 "                 | 6.000000 ok stop_queuing c\n"
                 "                 | 6.000000 cancel ana q c client\n");
}

static void exclusion_before_dnd(void)
{
    CONSOLE_CASE(OFFERED
                 "1 reject ana q c\n"
                 "--\n"
                 "6 dnd ana 1 | 6.000000 leave q c 1\n"
                 "            | 6.000000 offer ana q c auto\n"
                 "            | 6.000000 ok dnd ana 1\n");
}

static void exclusion_before_off(void)
{
    CONSOLE_CASE(OFFERED
                 "1 reject ana q c\n"
                 "--\n"
                 "6 agent_off ana | 6.000000 leave q c 1\n"
                 "                | 6.000000 offer ana q c auto\n"
                 "                | 6.000000 ok agent_off ana\n"
                 "                | 6.000000 cancel ana q c agent\n"
                 "                | 6.000000 enter q c\n");
}

static void exclusion_before_closing(void)
{
    CONSOLE_CASE("set offer_timeout=5\n"
                 OFFERED
                 BEN
                 "1 reject ana q c\n"
                 "--\n"
                 "6 tick | 6.000000 ok tick\n"
                 "       | 6.000000 cancel ben q c timeout\n"
                 "       | 6.000000 enter q c\n"
                 "       | 6.000000 leave q c 1\n"
                 "       | 6.000000 offer ana q c auto\n");
}

static void exclusion_takes_the_agent(void)
{
    CONSOLE_CASE("set offer_timeout=5\n"
                 ANA
                 "0 start_queuing d q\n"
                 "1 reject ana q d\n"
                 "1 agent ben\n"
                 "1 queue r\n"
                 "1 start_service ben r\n"
                 "1 start_queuing e r\n"
                 "1 start_service ana r\n"
                 "--\n"
                 "6 tick # d was excluded until 6, e is offered until 6 | 6.000000 leave q d 1\n"
                 "                                                      | 6.000000 offer ana q d auto\n"
                 "                                                      | 6.000000 ok tick\n"
                 "                                                      | 6.000000 cancel ben r e timeout\n"
                 "                                                      | 6.000000 enter r e\n");
}

static void inputs_in_order(void)
{
    CONSOLE_CASE(OFFERED
                 "1 accept ana q c\n"
                 "--\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "2 release ana        | 2.000000 ok release ana\n"
                 "                     | 2.000000 end ana q c\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ana q c2 auto\n");
}

static void inputs_in_other_order(void)
{
    CONSOLE_CASE(OFFERED
                 "1 accept ana q c\n"
                 "--\n"
                 "2 release ana        | 2.000000 ok release ana\n"
                 "                     | 2.000000 end ana q c\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ana q c2 auto\n");
}

static void refused_at_the_end(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "40 release ana | 30.000000 cancel ana q c timeout\n"
                 "               | 30.000000 enter q c\n"
                 "               | 35.000000 leave q c 1\n"
                 "               | 35.000000 offer ana q c auto\n"
                 "               | 40.000000 err 402 release ana\n");
}

static void opening_then_closing(void)
{
    CONSOLE_CASE("set offer_timeout=5\n"
                 OFFERED
                 "--\n"
                 "21 tick | 5.000000 cancel ana q c timeout\n"
                 "        | 5.000000 enter q c\n"
                 "        | 10.000000 leave q c 1\n"
                 "        | 10.000000 offer ana q c auto\n"
                 "        | 15.000000 cancel ana q c timeout\n"
                 "        | 15.000000 enter q c\n"
                 "        | 20.000000 leave q c 1\n"
                 "        | 20.000000 offer ana q c auto\n"
                 "        | 21.000000 ok tick\n");
}

static void nothing_later(void)
{
    CONSOLE_CASE("set reoffer_delay=0.000001\n"
                 OFFERED
                 "--\n"
                 "30 tick | 30.000000 ok tick\n"
                 "        | 30.000000 cancel ana q c timeout\n"
                 "        | 30.000000 enter q c\n");
}

UNIT_MAIN("libacd: instants",
          {"S18, S31: an accept at the instant of the deadline is good", accept_at_deadline},
          {"S18, S31: one microsecond later it is not", accept_too_late},
          {"S31: a reject at the deadline is a reject; its exclusion is from then", reject_at_deadline},
          {"S31: a client who gives up at the deadline does so before the timeout", client_at_deadline},
          {"S31: also by going offline", client_off_at_deadline},
          {"S31: an agent who goes offline at the deadline: no timeout, no exclusion", agent_off_at_deadline},
          {"S31: after it: the timeout, and its exclusion, come first", agent_off_after_deadline},
          {"S31: withdrawn at the deadline: no timeout", withdrawn_at_deadline},
          {"S31: do not disturb at the deadline holds when the offer lapses", dnd_at_deadline},
          {"S20, S31: two offers lapse at once, one accepted at that instant", two_lapse},
          {"S20, S31: two offers lapse at once: each client goes to whom it is not excluded for", both_lapse},
          {"S31: who comes at the instant of a deadline comes before the agent is free", arrival_at_deadline},
          {"S31: an exclusion that ends at the instant of an arrival ends before it",
           exclusion_before_arrival},
          {"S31: even when a better client arrives", exclusion_before_better_arrival},
          {"S31: and before the client gives up at that instant", exclusion_before_stop},
          {"S31: and before do not disturb at that instant", exclusion_before_dnd},
          {"S31: and before the agent goes offline at that instant", exclusion_before_off},
          {"S31: and before an offer that lapses at that instant", exclusion_before_closing},
          {"S31: so that the agent is taken when the other client is back", exclusion_takes_the_agent},
          {"S31: inputs at one instant in their order: arrival before the agent is free", inputs_in_order},
          {"S31: and after it", inputs_in_other_order},
          {"S31: an input that is refused has played what was due before", refused_at_the_end},
          {"S31: an opening and a closing due in between, in order", opening_then_closing},
          {"S31: at the end the closings of the last instant are played and nothing later", nothing_later})
