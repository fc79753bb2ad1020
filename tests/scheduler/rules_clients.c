/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S7, S9: which client an agent is offered. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define PAIR "0 queue q\n" \
             "0 agent ana 1\n" \
             "0 start_service ana q\n" \
             "1 start_queuing c1 q\n" \
             "2 start_queuing c2 q\n" \
             "3 request ana q c2\n"

static void first_come(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "--\n"
                 "1 start_queuing c1 q | 1.000000 ok start_queuing c1 q\n"
                 "                     | 1.000000 enter q c1\n"
                 "1 start_queuing c2 q | 1.000000 ok start_queuing c2 q\n"
                 "                     | 1.000000 enter q c2\n"
                 "2 position c1        | 2.000000 ok position c1\n"
                 "                     | 2.000000 position c1 q 0 1.000000\n"
                 "2 position c2        | 2.000000 ok position c2\n"
                 "                     | 2.000000 position c2 q 1 1.000000\n");
}

static void returned_head(void)
{
    CONSOLE_CASE(PAIR
                 "--\n"
                 "4 reject ana q c2 | 4.000000 ok reject ana q c2\n"
                 "                  | 4.000000 enter q c2\n"
                 "5 position c1     | 5.000000 ok position c1\n"
                 "                  | 5.000000 position c1 q 1 4.000000\n"
                 "5 position c2     | 5.000000 ok position c2\n"
                 "                  | 5.000000 position c2 q 0 3.000000\n");
}

static void returned_origin(void)
{
    CONSOLE_CASE("set requeue=origin\n"
                 PAIR
                 "--\n"
                 "4 reject ana q c2 | 4.000000 ok reject ana q c2\n"
                 "                  | 4.000000 enter q c2\n"
                 "5 position c1     | 5.000000 ok position c1\n"
                 "                  | 5.000000 position c1 q 0 4.000000\n"
                 "5 position c2     | 5.000000 ok position c2\n"
                 "                  | 5.000000 position c2 q 1 3.000000\n");
}

static void returned_tail(void)
{
    CONSOLE_CASE("set requeue=tail\n"
                 "0 queue q\n"
                 "0 agent ana 1\n"
                 "0 agent ben 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ben q\n"
                 "1 start_queuing c1 q\n"
                 "2 start_queuing c2 q\n"
                 "3 start_queuing c3 q\n"
                 "4 request ana q c1\n"
                 "4 request ben q c2\n"
                 "--\n"
                 "5 reject ben q c2 | 5.000000 ok reject ben q c2\n"
                 "                  | 5.000000 enter q c2\n"
                 "6 reject ana q c1 | 6.000000 ok reject ana q c1\n"
                 "                  | 6.000000 enter q c1\n"
                 "7 position c3     | 7.000000 ok position c3\n"
                 "                  | 7.000000 position c3 q 0 4.000000\n"
                 "7 position c2     | 7.000000 ok position c2\n"
                 "                  | 7.000000 position c2 q 1 5.000000\n"
                 "7 position c1     | 7.000000 ok position c1\n"
                 "                  | 7.000000 position c1 q 2 6.000000\n");
}

static void two_returned(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana 1\n"
                 "0 agent ben 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ben q\n"
                 "1 start_queuing c1 q\n"
                 "2 start_queuing c2 q\n"
                 "3 start_queuing c3 q\n"
                 "4 request ana q c2\n"
                 "4 request ben q c3\n"
                 "--\n"
                 "5 reject ben q c3 | 5.000000 ok reject ben q c3\n"
                 "                  | 5.000000 enter q c3\n"
                 "6 reject ana q c2 | 6.000000 ok reject ana q c2\n"
                 "                  | 6.000000 enter q c2\n"
                 "7 position c2     | 7.000000 ok position c2\n"
                 "                  | 7.000000 position c2 q 0 5.000000\n"
                 "7 position c3     | 7.000000 ok position c3\n"
                 "                  | 7.000000 position c3 q 1 4.000000\n"
                 "7 position c1     | 7.000000 ok position c1\n"
                 "                  | 7.000000 position c1 q 2 6.000000\n");
}

static void returned_by_timeout(void)
{
    CONSOLE_CASE(PAIR
                 "--\n"
                 "34 position c2 | 33.000000 cancel ana q c2 timeout\n"
                 "               | 33.000000 enter q c2\n"
                 "               | 34.000000 ok position c2\n"
                 "               | 34.000000 position c2 q 0 32.000000\n");
}

static void returned_by_agent(void)
{
    CONSOLE_CASE(PAIR
                 "--\n"
                 "4 agent_off ana | 4.000000 ok agent_off ana\n"
                 "                | 4.000000 cancel ana q c2 agent\n"
                 "                | 4.000000 enter q c2\n"
                 "5 position c2   | 5.000000 ok position c2\n"
                 "                | 5.000000 position c2 q 0 3.000000\n");
}

static void returned_by_withdrawal(void)
{
    CONSOLE_CASE("set withdraw_on_stop=yes\n"
                 PAIR
                 "--\n"
                 "4 stop_service ana q | 4.000000 ok stop_service ana q\n"
                 "                     | 4.000000 cancel ana q c2 withdrawn\n"
                 "                     | 4.000000 enter q c2\n"
                 "5 position c2        | 5.000000 ok position c2\n"
                 "                     | 5.000000 position c2 q 0 3.000000\n");
}

static void another_stay(void)
{
    CONSOLE_CASE(PAIR
                 "--\n"
                 "4 reject ana q c2    | 4.000000 ok reject ana q c2\n"
                 "                     | 4.000000 enter q c2\n"
                 "5 stop_queuing c2    | 5.000000 ok stop_queuing c2\n"
                 "                     | 5.000000 leave q c2 0\n"
                 "6 start_queuing c2 q | 6.000000 ok start_queuing c2 q\n"
                 "                     | 6.000000 enter q c2\n"
                 "7 position c2        | 7.000000 ok position c2\n"
                 "                     | 7.000000 position c2 q 1 1.000000\n");
}

static void best_queue(void)
{
    CONSOLE_CASE("0 queue retail 5\n"
                 "0 queue vip 1\n"
                 "0 agent ana 1\n"
                 "0 start_service ana retail\n"
                 "0 start_service ana vip\n"
                 "1 start_queuing c1 retail\n"
                 "2 start_queuing c2 vip\n"
                 "--\n"
                 "3 dnd ana 0 | 3.000000 ok dnd ana 0\n"
                 "            | 3.000000 leave vip c2 1\n"
                 "            | 3.000000 offer ana vip c2 auto\n");
}

static void equal_queues(void)
{
    CONSOLE_CASE("0 queue q 5\n"
                 "0 queue r 5\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "1 start_queuing c1 r\n"
                 "1 start_queuing c2 q\n"
                 "--\n"
                 "3 dnd ana 0       | 3.000000 ok dnd ana 0\n"
                 "                  | 3.000000 leave r c1 1\n"
                 "                  | 3.000000 offer ana r c1 auto\n"
                 "4 accept ana r c1 | 4.000000 ok accept ana r c1\n"
                 "                  | 4.000000 session ana r c1\n"
                 "5 release ana     | 5.000000 ok release ana\n"
                 "                  | 5.000000 end ana r c1\n"
                 "                  | 5.000000 leave q c2 1\n"
                 "                  | 5.000000 offer ana q c2 auto\n");
}

static void priority_changed(void)
{
    CONSOLE_CASE("0 queue q 5\n"
                 "0 queue r 6\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "1 start_queuing c1 q\n"
                 "2 start_queuing c2 r\n"
                 "2 queue_prio r 4\n"
                 "--\n"
                 "3 dnd ana 0 | 3.000000 ok dnd ana 0\n"
                 "            | 3.000000 leave r c2 1\n"
                 "            | 3.000000 offer ana r c2 auto\n");
}

static void own_priorities(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q 1000\n"
                 "0 start_service ana r 0\n"
                 "1 start_queuing c1 q\n"
                 "2 start_queuing c2 r\n"
                 "--\n"
                 "3 dnd ana 0 | 3.000000 ok dnd ana 0\n"
                 "            | 3.000000 leave q c1 1\n"
                 "            | 3.000000 offer ana q c1 auto\n");
}

static void heads_by_start(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "1 start_queuing c1 q\n"
                 "2 start_queuing c2 r\n"
                 "3 start_queuing c3 q\n"
                 "4 request ana q c3\n"
                 "5 reject ana q c3\n"
                 "5 agent ben\n"
                 "5 dnd ben 1\n"
                 "5 start_service ben q\n"
                 "5 start_service ben r\n"
                 "--\n"
                 "6 dnd ben 0 # q has c3 c1, r has c2 | 6.000000 ok dnd ben 0\n"
                 "                                    | 6.000000 leave r c2 1\n"
                 "                                    | 6.000000 offer ben r c2 auto\n");
}

static void heads_by_start_tail(void)
{
    CONSOLE_CASE("set requeue=tail\n"
                 "0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "1 start_queuing c1 q\n"
                 "2 start_queuing c2 r\n"
                 "3 start_queuing c3 q\n"
                 "4 request ana q c1\n"
                 "5 reject ana q c1\n"
                 "5 agent ben 1\n"
                 "5 start_service ben q\n"
                 "5 start_service ben r\n"
                 "--\n"
                 "6 dnd ben 0 # q has c3 c1, r has c2 | 6.000000 ok dnd ben 0\n"
                 "                                    | 6.000000 leave r c2 1\n"
                 "                                    | 6.000000 offer ben r c2 auto\n");
}

UNIT_MAIN("libacd: clients",
          {"S7: clients wait in the order of start queuing", first_come},
          {"S7: a client returned after an unaccepted offer is before those who never were offered",
           returned_head},
          {"S7: requeue=origin: the start of queuing decides alone", returned_origin},
          {"S7: requeue=tail: a returned client is behind everyone, also behind older returned ones",
           returned_tail},
          {"S7: returned clients keep the order of start queuing among themselves", two_returned},
          {"S7: returned by a timeout", returned_by_timeout},
          {"S7: returned because the agent went offline", returned_by_agent},
          {"S7: returned by a withdrawal", returned_by_withdrawal},
          {"S7: a client who left and comes back was not returned, and waits from the new start",
           another_stay},
          {"S9: the better queue is first, whoever waits longer", best_queue},
          {"S9: queues of equal priority share one order of first come first served", equal_queues},
          {"S30: a queue priority that was changed holds from the next decision", priority_changed},
          {"S9: the agent's own priorities do not decide between queues", own_priorities},
          {"S9: between the heads of equal queues the start decides, returned or not", heads_by_start},
          {"S9: also with requeue=tail, where the head of a queue may have started later",
           heads_by_start_tail})
