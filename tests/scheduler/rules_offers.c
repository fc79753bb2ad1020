/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S17 to S21, S24, S25: offers, answers, timeouts, sessions. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define ANA "0 queue q\n" \
            "0 agent ana\n" \
            "0 start_service ana q\n"
#define OFFERED ANA "0 start_queuing c q\n"

static void opening(void)
{
    CONSOLE_CASE(ANA
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n"
                 "2 status q          | 2.000000 ok status q\n"
                 "                    | 2.000000 status q 1 0 1 0\n"
                 "2 position c        | 2.000000 ok position c\n"
                 "                    | 2.000000 position c q -1 1.000000\n");
}

static void open_for_30(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "30 tick | 30.000000 ok tick\n"
                 "        | 30.000000 cancel ana q c timeout\n"
                 "        | 30.000000 enter q c\n");
}

static void open_for(void)
{
    CONSOLE_CASE("set offer_timeout=0.000001\n"
                 ANA
                 "--\n"
                 "2 start_queuing c q | 2.000000 ok start_queuing c q\n"
                 "                    | 2.000000 enter q c\n"
                 "                    | 2.000000 leave q c 1\n"
                 "                    | 2.000000 offer ana q c auto\n"
                 "3 tick              | 2.000001 cancel ana q c timeout\n"
                 "                    | 2.000001 enter q c\n"
                 "                    | 3.000000 ok tick\n");
}

static void accepted(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "1 accept ana q c | 1.000000 ok accept ana q c\n"
                 "                 | 1.000000 session ana q c\n"
                 "2 status q       | 2.000000 ok status q\n"
                 "                 | 2.000000 status q 1 0 0 1\n"
                 "2 position c     | 2.000000 ok position c\n"
                 "                 | 2.000000 position c q -2 0.000000\n"
                 "99 tick          | 99.000000 ok tick\n");
}

static void accept_offline(void)
{
    CONSOLE_CASE(OFFERED
                 "0 agent ben\n"
                 "0 agent_off ben\n"
                 "--\n"
                 "1 accept ben q c                | 1.000000 err 12 accept ben q c\n"
                 "1 accept nobody q c             | 1.000000 err 12 accept nobody q c\n"
                 "1 accept nobody nowhere nothing | 1.000000 err 12 accept nobody nowhere nothing\n");
}

static void accept_wrong(void)
{
    CONSOLE_CASE(OFFERED
                 "0 queue r\n"
                 "0 start_queuing c2 q\n"
                 "0 agent ben\n"
                 "--\n"
                 "1 accept ana r c       | 1.000000 err 402 accept ana r c\n"
                 "1 accept ana nowhere c | 1.000000 err 402 accept ana nowhere c\n"
                 "1 accept ana q c2      | 1.000000 err 402 accept ana q c2\n"
                 "1 accept ana q nothing | 1.000000 err 402 accept ana q nothing\n"
                 "1 accept ben q c       | 1.000000 err 402 accept ben q c\n"
                 "2 accept ana q c       | 2.000000 ok accept ana q c\n"
                 "                       | 2.000000 session ana q c\n");
}

static void rejected(void)
{
    CONSOLE_CASE(OFFERED
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "--\n"
                 "1 reject ana q c | 1.000000 ok reject ana q c\n"
                 "                 | 1.000000 enter q c\n"
                 "                 | 1.000000 leave q c 1\n"
                 "                 | 1.000000 offer ben q c auto\n");
}

static void reject_wrong(void)
{
    CONSOLE_CASE(OFFERED
                 "0 queue r\n"
                 "0 start_queuing c2 q\n"
                 "0 agent ben\n"
                 "--\n"
                 "1 reject ana r c       | 1.000000 err 402 reject ana r c\n"
                 "1 reject ana nowhere c | 1.000000 err 402 reject ana nowhere c\n"
                 "1 reject ana q c2      | 1.000000 err 402 reject ana q c2\n"
                 "1 reject ben q c       | 1.000000 err 402 reject ben q c\n"
                 "1 reject nobody q c    | 1.000000 err 12 reject nobody q c\n"
                 "2 accept ana q c       | 2.000000 ok accept ana q c\n"
                 "                       | 2.000000 session ana q c\n");
}

static void lapse_in_order(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c2 q\n"
                 "0 start_queuing c1 q\n"
                 "--\n"
                 "30 tick | 30.000000 ok tick\n"
                 "        | 30.000000 cancel ben q c2 timeout\n"
                 "        | 30.000000 enter q c2\n"
                 "        | 30.000000 cancel ana q c1 timeout\n"
                 "        | 30.000000 enter q c1\n"
                 "        | 30.000000 leave q c1 1\n"
                 "        | 30.000000 offer ben q c1 auto\n"
                 "        | 30.000000 leave q c2 1\n"
                 "        | 30.000000 offer ana q c2 auto\n");
}

static void lapse_one_by_one(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 agent cem\n"
                 "0 start_service ana q\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "0 start_service cem q\n"
                 "--\n"
                 "31 tick | 30.000000 cancel ana q c1 timeout\n"
                 "        | 30.000000 enter q c1\n"
                 "        | 30.000000 leave q c1 1\n"
                 "        | 30.000000 offer cem q c1 auto\n"
                 "        | 30.000000 cancel ben q c2 timeout\n"
                 "        | 30.000000 enter q c2\n"
                 "        | 30.000000 leave q c2 1\n"
                 "        | 30.000000 offer ana q c2 auto\n"
                 "        | 31.000000 ok tick\n");
}

static void late_tick(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "71 tick | 30.000000 cancel ana q c timeout\n"
                 "        | 30.000000 enter q c\n"
                 "        | 35.000000 leave q c 1\n"
                 "        | 35.000000 offer ana q c auto\n"
                 "        | 65.000000 cancel ana q c timeout\n"
                 "        | 65.000000 enter q c\n"
                 "        | 70.000000 leave q c 1\n"
                 "        | 70.000000 offer ana q c auto\n"
                 "        | 71.000000 ok tick\n");
}

static void client_stops(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "1 stop_queuing c | 1.000000 ok stop_queuing c\n"
                 "                 | 1.000000 cancel ana q c client\n"
                 "2 position c     | 2.000000 ok position c\n"
                 "                 | 2.000000 position c - -1 0.000000\n"
                 "3 accept ana q c | 3.000000 err 402 accept ana q c\n");
}

static void client_goes_off(void)
{
    CONSOLE_CASE(OFFERED
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 client_off c | 1.000000 ok client_off c\n"
                 "               | 1.000000 cancel ana q c client\n"
                 "               | 1.000000 leave q c2 1\n"
                 "               | 1.000000 offer ana q c2 auto\n");
}

static void waiting_client_leaves(void)
{
    CONSOLE_CASE(OFFERED
                 "0 start_queuing c2 q\n"
                 "0 start_queuing c3 q\n"
                 "--\n"
                 "1 stop_queuing c2 | 1.000000 ok stop_queuing c2\n"
                 "                  | 1.000000 leave q c2 0\n"
                 "2 client_off c3   | 2.000000 ok client_off c3\n"
                 "                  | 2.000000 leave q c3 0\n"
                 "3 status q        | 3.000000 ok status q\n"
                 "                  | 3.000000 status q 1 0 1 0\n");
}

static void client_off_in_session(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "--\n"
                 "1 client_off c   | 1.000000 ok client_off c\n"
                 "1 client_off c   | 1.000000 ok client_off c\n"
                 "2 stop_queuing c | 2.000000 err 402 stop_queuing c\n"
                 "2 position c     | 2.000000 ok position c\n"
                 "                 | 2.000000 position c q -2 0.000000\n"
                 "3 release ana    | 3.000000 ok release ana\n"
                 "                 | 3.000000 end ana q c\n"
                 "4 client_off c   | 4.000000 err 12 client_off c\n");
}

static void released(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "--\n"
                 "1 release ana       | 1.000000 ok release ana\n"
                 "                    | 1.000000 end ana q c\n"
                 "2 start_queuing c q | 2.000000 ok start_queuing c q\n"
                 "                    | 2.000000 enter q c\n"
                 "                    | 2.000000 leave q c 1\n"
                 "                    | 2.000000 offer ana q c auto\n");
}

static void released_in_dnd(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "0 dnd ana 4\n"
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 release ana | 1.000000 ok release ana\n"
                 "              | 1.000000 end ana q c\n"
                 "2 dnd ana 0   | 2.000000 ok dnd ana 0\n"
                 "              | 2.000000 leave q c2 1\n"
                 "              | 2.000000 offer ana q c2 auto\n");
}

static void release_without(void)
{
    CONSOLE_CASE(OFFERED
                 "0 agent ben\n"
                 "0 agent cem\n"
                 "0 agent_off cem\n"
                 "--\n"
                 "1 release ana    | 1.000000 err 402 release ana\n"
                 "1 release ben    | 1.000000 err 402 release ben\n"
                 "1 release cem    | 1.000000 err 12 release cem\n"
                 "1 release nobody | 1.000000 err 12 release nobody\n"
                 "2 accept ana q c | 2.000000 ok accept ana q c\n"
                 "                 | 2.000000 session ana q c\n"
                 "3 release ana    | 3.000000 ok release ana\n"
                 "                 | 3.000000 end ana q c\n"
                 "3 release ana    | 3.000000 err 402 release ana\n");
}

static void answers_after_accept(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "--\n"
                 "1 accept ana q c | 1.000000 err 402 accept ana q c\n"
                 "1 reject ana q c | 1.000000 err 402 reject ana q c\n"
                 "1 release ana    | 1.000000 ok release ana\n"
                 "                 | 1.000000 end ana q c\n"
                 "1 accept ana q c | 1.000000 err 402 accept ana q c\n"
                 "1 reject ana q c | 1.000000 err 402 reject ana q c\n");
}

static void answers_after_reject(void)
{
    CONSOLE_CASE(OFFERED
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 reject ana q c\n"
                 "--\n"
                 "1 accept ana q c | 1.000000 err 402 accept ana q c\n"
                 "1 reject ana q c | 1.000000 err 402 reject ana q c\n"
                 "2 accept ben q c | 2.000000 ok accept ben q c\n"
                 "                 | 2.000000 session ben q c\n");
}

static void answers_after_timeout(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "31 accept ana q c | 30.000000 cancel ana q c timeout\n"
                 "                  | 30.000000 enter q c\n"
                 "                  | 31.000000 err 402 accept ana q c\n"
                 "31 reject ana q c | 31.000000 err 402 reject ana q c\n"
                 "35 tick           | 35.000000 leave q c 1\n"
                 "                  | 35.000000 offer ana q c auto\n"
                 "                  | 35.000000 ok tick\n"
                 "36 accept ana q c | 36.000000 ok accept ana q c\n"
                 "                  | 36.000000 session ana q c\n");
}

UNIT_MAIN("libacd: offers",
          {"S17: the client leaves the queue for the agent, and is offered", opening},
          {"S17: an offer is open for 30 s", open_for_30},
          {"S17: or for offer_timeout", open_for},
          {"S18: an accepted client is in session and does not time out", accepted},
          {"S18: an accept of an agent who is unknown or offline is 12, whatever else it names",
           accept_offline},
          {"S18: an accept of anything but the live offer is 402 and changes nothing", accept_wrong},
          {"S19: a rejected client is back in its queue, and the next best", rejected},
          {"S19: a reject of anything but the live offer is 402 and changes nothing", reject_wrong},
          {"S20: offers that lapse at the same instant do so in the order in which they were opened",
           lapse_in_order},
          {"S20: and each matches before the next", lapse_one_by_one},
          {"S1: a late tick plays everything at its own instant", late_tick},
          {"S21: a client who stops queuing while offered ends the offer and is out", client_stops},
          {"S21: so does a client who goes offline", client_goes_off},
          {"S21: one who waits just leaves", waiting_client_leaves},
          {"S21: a client in session who goes offline changes nothing until the release",
           client_off_in_session},
          {"S24: the end of a session: the client is out, and may come again", released},
          {"S24: an agent in do not disturb stays there after the session", released_in_dnd},
          {"S24: 402 without a session, also while offered; 12 if unknown or offline", release_without},
          {"S25: answers to an offer that was accepted", answers_after_accept},
          {"S25: answers to an offer that was rejected, while another has the client", answers_after_reject},
          {"S25: answers to an offer that lapsed", answers_after_timeout})
