/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S6: the order of available agents by how long they have been idle. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define BOTH "0 queue q\n" \
             "0 agent ana\n" \
             "0 agent ben\n" \
             "0 start_service ana q\n" \
             "0 start_service ben q\n"

static void longest_idle(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "0 start_queuing c1 q | 0.000000 ok start_queuing c1 q\n"
                 "                     | 0.000000 enter q c1\n"
                 "                     | 0.000000 leave q c1 1\n"
                 "                     | 0.000000 offer ben q c1 auto\n"
                 "0 start_queuing c2 q | 0.000000 ok start_queuing c2 q\n"
                 "                     | 0.000000 enter q c2\n"
                 "                     | 0.000000 leave q c2 1\n"
                 "                     | 0.000000 offer ana q c2 auto\n");
}

static void after_session(void)
{
    CONSOLE_CASE(BOTH
                 "0 start_queuing c1 q\n"
                 "0 accept ana q c1\n"
                 "0 release ana\n"
                 "--\n"
                 "1 start_queuing c2 q | 1.000000 ok start_queuing c2 q\n"
                 "                     | 1.000000 enter q c2\n"
                 "                     | 1.000000 leave q c2 1\n"
                 "                     | 1.000000 offer ben q c2 auto\n"
                 "1 start_queuing c3 q | 1.000000 ok start_queuing c3 q\n"
                 "                     | 1.000000 enter q c3\n"
                 "                     | 1.000000 leave q c3 1\n"
                 "                     | 1.000000 offer ana q c3 auto\n");
}

static void one_more_queue(void)
{
    CONSOLE_CASE(BOTH
                 "0 queue r\n"
                 "0 start_service ana r\n"
                 "0 start_service ben r\n"
                 "0 stop_service ana r\n"
                 "0 start_service ana q 0\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void first_queue(void)
{
    CONSOLE_CASE(BOTH
                 "0 stop_service ana q\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ben q c auto\n");
}

static void deleted_queue(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ana q\n"
                 "0 start_service ben q\n"
                 "0 start_service ben r\n"
                 "0 queue_delete q\n"
                 "0 queue q\n"
                 "0 start_service ben q\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "--\n"
                 "1 start_queuing c r | 1.000000 ok start_queuing c r\n"
                 "                    | 1.000000 enter r c\n"
                 "                    | 1.000000 leave r c 1\n"
                 "                    | 1.000000 offer ben r c auto\n");
}

static void offline_for_a_moment(void)
{
    CONSOLE_CASE(BOTH
                 "0 agent_off ana\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ben q c auto\n");
}

static void online_already(void)
{
    CONSOLE_CASE(BOTH
                 "0 agent ana\n"
                 "0 agent ana 5\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void dnd_off_resets(void)
{
    CONSOLE_CASE(BOTH
                 "0 dnd ana 3\n"
                 "0 dnd ana 0\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ben q c auto\n");
}

static void dnd_off_keeps(void)
{
    CONSOLE_CASE("set idle_clock_on_dnd_off=keep\n"
                 BOTH
                 "0 dnd ana 3\n"
                 "0 dnd ana 0\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void dnd_zero_again(void)
{
    CONSOLE_CASE(BOTH
                 "0 dnd ana 0\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void manual_clock(void)
{
    CONSOLE_CASE("set idle_clock_on_dnd_off=keep\n"
                 "0 queue q\n"
                 "0 agent ana 9\n"
                 "0 start_service ana q\n"
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 dnd ana 0\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void manual_clock_released(void)
{
    CONSOLE_CASE("set idle_clock_on_dnd_off=keep\n"
                 BOTH
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "0 accept ana q c1\n"
                 "0 accept ben q c2\n"
                 "0 dnd ana 1\n"
                 "--\n"
                 "1 release ana        | 1.000000 ok release ana\n"
                 "                     | 1.000000 end ana q c1\n"
                 "1 release ben        | 1.000000 ok release ben\n"
                 "                     | 1.000000 end ben q c2\n"
                 "2 dnd ana 0          | 2.000000 ok dnd ana 0\n"
                 "3 start_queuing c3 q | 3.000000 ok start_queuing c3 q\n"
                 "                     | 3.000000 enter q c3\n"
                 "                     | 3.000000 leave q c3 1\n"
                 "                     | 3.000000 offer ana q c3 auto\n");
}

static void reject_resets(void)
{
    CONSOLE_CASE(BOTH
                 "0 start_queuing c1 q\n"
                 "0 reject ana q c1\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ben q c1 client\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ben q c2 auto\n");
}

static void reject_keeps(void)
{
    CONSOLE_CASE("set idle_clock_on_reject=keep\n"
                 BOTH
                 "0 start_queuing c1 q\n"
                 "0 reject ana q c1\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ben q c1 client\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ana q c2 auto\n");
}

static void timeout_resets(void)
{
    CONSOLE_CASE("set idle_clock_on_reject=keep\n"
                 BOTH
                 "0 start_queuing c1 q\n"
                 "--\n"
                 "31 stop_queuing c1    | 30.000000 cancel ana q c1 timeout\n"
                 "                      | 30.000000 enter q c1\n"
                 "                      | 30.000000 leave q c1 1\n"
                 "                      | 30.000000 offer ben q c1 auto\n"
                 "                      | 31.000000 ok stop_queuing c1\n"
                 "                      | 31.000000 cancel ben q c1 client\n"
                 "32 start_queuing c2 q | 32.000000 ok start_queuing c2 q\n"
                 "                      | 32.000000 enter q c2\n"
                 "                      | 32.000000 leave q c2 1\n"
                 "                      | 32.000000 offer ben q c2 auto\n");
}

static void timeout_keeps(void)
{
    CONSOLE_CASE("set idle_clock_on_timeout=keep\n"
                 BOTH
                 "0 start_queuing c1 q\n"
                 "--\n"
                 "31 stop_queuing c1    | 30.000000 cancel ana q c1 timeout\n"
                 "                      | 30.000000 enter q c1\n"
                 "                      | 30.000000 leave q c1 1\n"
                 "                      | 30.000000 offer ben q c1 auto\n"
                 "                      | 31.000000 ok stop_queuing c1\n"
                 "                      | 31.000000 cancel ben q c1 client\n"
                 "32 start_queuing c2 q | 32.000000 ok start_queuing c2 q\n"
                 "                      | 32.000000 enter q c2\n"
                 "                      | 32.000000 leave q c2 1\n"
                 "                      | 32.000000 offer ana q c2 auto\n");
}

static void client_left(void)
{
    CONSOLE_CASE(BOTH
                 "0 start_queuing c1 q\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ana q c1 client\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ana q c2 auto\n");
}

static void client_left_toggled(void)
{
    CONSOLE_CASE(BOTH
                 "0 start_queuing c1 q\n"
                 "0 dnd ana 5\n"
                 "0 dnd ana 0\n"
                 "--\n"
                 "1 client_off c1      | 1.000000 ok client_off c1\n"
                 "                     | 1.000000 cancel ana q c1 client\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ana q c2 auto\n");
}

static void client_left_in_dnd(void)
{
    CONSOLE_CASE(BOTH
                 "0 start_queuing c1 q\n"
                 "0 dnd ana 5\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ana q c1 client\n"
                 "1 dnd ana 0          | 1.000000 ok dnd ana 0\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ben q c2 auto\n");
}

static void client_left_requested(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c1 q\n"
                 "0 request ana\n"
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 dnd ana 0\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ana q c1 client\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ben q c2 auto\n");
}

static void reject_requested(void)
{
    CONSOLE_CASE("set idle_clock_on_reject=keep\n"
                 "0 queue q\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c1 q\n"
                 "0 request ana\n"
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 dnd ana 0\n"
                 "0 reject ana q c1\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ben q c1 client\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ben q c2 auto\n");
}

static void withdrawn_is_fresh(void)
{
    CONSOLE_CASE("set withdraw_on_stop=yes\n"
                 BOTH
                 "0 queue r\n"
                 "0 start_service ana r\n"
                 "0 start_service ben r\n"
                 "0 start_queuing c1 q\n"
                 "0 stop_service ana q\n"
                 "--\n"
                 "1 stop_queuing c1    | 1.000000 ok stop_queuing c1\n"
                 "                     | 1.000000 cancel ben q c1 client\n"
                 "2 start_queuing c2 r | 2.000000 ok start_queuing c2 r\n"
                 "                     | 2.000000 enter r c2\n"
                 "                     | 2.000000 leave r c2 1\n"
                 "                     | 2.000000 offer ben r c2 auto\n");
}

UNIT_MAIN("libacd: idle order",
          {"S6: at the same microsecond too, who became available first is offered first", longest_idle},
          {"S6: after a session an agent is the last in the order", after_session},
          {"S6: serving one more queue, or one less, does not touch the order", one_more_queue},
          {"S6: an agent who served nothing for a moment is the last in the order", first_queue},
          {"S6: so is an agent whose only queue was deleted for a moment", deleted_queue},
          {"S6: an agent who was offline for a moment is the last in the order", offline_for_a_moment},
          {"S6: coming online once more changes nothing", online_already},
          {"S6: do not disturb for a moment puts the agent last", dnd_off_resets},
          {"S6: idle_clock_on_dnd_off=keep: it does not", dnd_off_keeps},
          {"S6: do not disturb going from 0 to 0 changes nothing", dnd_zero_again},
          {"S6: idle_clock_on_dnd_off=keep: the clock runs in manual mode too", manual_clock},
          {"S6: idle_clock_on_dnd_off=keep: a session that ends in manual mode resets the clock then",
           manual_clock_released},
          {"S6: a reject puts the agent last", reject_resets},
          {"S6: idle_clock_on_reject=keep: it does not", reject_keeps},
          {"S6: a timeout puts the agent last", timeout_resets},
          {"S6: idle_clock_on_timeout=keep: it does not", timeout_keeps},
          {"S6: an agent whose client gave up keeps the place in the order", client_left},
          {"S6: also when do not disturb came and went while offered", client_left_toggled},
          {"S6: but not when the agent is in do not disturb then", client_left_in_dnd},
          {"S6: and not when the offer was opened in manual mode", client_left_requested},
          {"S6: keep on reject means the same: opened in manual mode, the clock is fresh", reject_requested},
          {"S23: an agent from whom an offer was withdrawn is the last in the order", withdrawn_is_fresh})
