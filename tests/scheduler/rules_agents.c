/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S5, S8: which agent is offered a client. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define BOTH "0 queue q\n" \
             "0 agent ana\n" \
             "0 agent ben\n" \
             "0 start_service ana q\n" \
             "0 start_service ben q\n"

static void only_automatic(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "2 dnd ana -7        | 2.000000 ok dnd ana -7\n"
                 "3 dnd ana 0         | 3.000000 ok dnd ana 0\n"
                 "                    | 3.000000 leave q c 1\n"
                 "                    | 3.000000 offer ana q c auto\n");
}

static void only_served(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana\n"
                 "--\n"
                 "1 start_queuing c q   | 1.000000 ok start_queuing c q\n"
                 "                      | 1.000000 enter q c\n"
                 "2 start_service ana r | 2.000000 ok start_service ana r\n"
                 "3 start_service ana q | 3.000000 ok start_service ana q\n"
                 "                      | 3.000000 leave q c 1\n"
                 "                      | 3.000000 offer ana q c auto\n");
}

static void only_online(void)
{
    CONSOLE_CASE(BOTH
                 "0 agent_off ana\n"
                 "0 agent_off ben\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n");
}

static void one_at_a_time(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c1 q\n"
                 "--\n"
                 "1 start_queuing c2 q | 1.000000 ok start_queuing c2 q\n"
                 "                     | 1.000000 enter q c2\n"
                 "2 accept ana q c1    | 2.000000 ok accept ana q c1\n"
                 "                     | 2.000000 session ana q c1\n"
                 "3 start_queuing c3 q | 3.000000 ok start_queuing c3 q\n"
                 "                     | 3.000000 enter q c3\n");
}

static void agent_priority(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ana q 1\n"
                 "0 start_service ben q 0\n"
                 "--\n"
                 "1 start_queuing c1 q | 1.000000 ok start_queuing c1 q\n"
                 "                     | 1.000000 enter q c1\n"
                 "                     | 1.000000 leave q c1 1\n"
                 "                     | 1.000000 offer ben q c1 auto\n"
                 "1 start_queuing c2 q | 1.000000 ok start_queuing c2 q\n"
                 "                     | 1.000000 enter q c2\n"
                 "                     | 1.000000 leave q c2 1\n"
                 "                     | 1.000000 offer ana q c2 auto\n");
}

static void agent_priority_inside(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ana q 1000\n"
                 "0 start_service ben q 1000\n"
                 "0 start_service ben r 0\n"
                 "--\n"
                 "1 start_queuing c1 q | 1.000000 ok start_queuing c1 q\n"
                 "                     | 1.000000 enter q c1\n"
                 "                     | 1.000000 leave q c1 1\n"
                 "                     | 1.000000 offer ana q c1 auto\n");
}

static void agent_priority_now(void)
{
    CONSOLE_CASE(BOTH
                 "0 start_service ana q 7\n"
                 "--\n"
                 "1 start_queuing c1 q | 1.000000 ok start_queuing c1 q\n"
                 "                     | 1.000000 enter q c1\n"
                 "                     | 1.000000 leave q c1 1\n"
                 "                     | 1.000000 offer ben q c1 auto\n");
}

UNIT_MAIN("libacd: agents",
          {"S5: an agent in do not disturb is not offered anybody until the code is 0", only_automatic},
          {"S5: an agent is available only when serving a queue, and only for the queues served",
           only_served},
          {"S5: an agent who is offline is not offered anybody", only_online},
          {"S5: an agent who is offered or busy gets nobody else", one_at_a_time},
          {"S8: the agent priority in the queue is before the idle order", agent_priority},
          {"S8: the agent priority of another queue plays no role", agent_priority_inside},
          {"S30: a new agent priority holds from now", agent_priority_now})
