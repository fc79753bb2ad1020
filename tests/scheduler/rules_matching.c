/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S11 to S14, S16: when there is an offer, and the example that shows most rules at once. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define ANA "0 queue q\n" \
            "0 agent ana\n" \
            "0 start_service ana q\n"

static void worked_example(void)
{
    CONSOLE_CASE("0 queue vip 1                | 0.000000 ok queue vip 1\n"
                 "0 queue retail 5             | 0.000000 ok queue retail 5\n"
                 "0 agent ana                  | 0.000000 ok agent ana\n"
                 "0 start_service ana vip 0    | 0.000000 ok start_service ana vip 0\n"
                 "0 start_service ana retail 0 | 0.000000 ok start_service ana retail 0\n"
                 "1 start_queuing c1 retail    | 1.000000 ok start_queuing c1 retail\n"
                 "                             | 1.000000 enter retail c1\n"
                 "                             | 1.000000 leave retail c1 1\n"
                 "                             | 1.000000 offer ana retail c1 auto\n"
                 "2 start_queuing c2 retail    | 2.000000 ok start_queuing c2 retail\n"
                 "                             | 2.000000 enter retail c2\n"
                 "3 start_queuing c3 vip       | 3.000000 ok start_queuing c3 vip\n"
                 "                             | 3.000000 enter vip c3\n"
                 "31 tick                      | 31.000000 ok tick\n"
                 "                             | 31.000000 cancel ana retail c1 timeout\n"
                 "                             | 31.000000 enter retail c1\n"
                 "                             | 31.000000 leave vip c3 1\n"
                 "                             | 31.000000 offer ana vip c3 auto\n"
                 "32 accept ana retail c1      | 32.000000 err 402 accept ana retail c1\n");
}

static void client_comes(void)
{
    CONSOLE_CASE(ANA
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void exclusion_ends(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "9 tick | 6.000000 leave q c 1\n"
                 "       | 6.000000 offer ana q c auto\n"
                 "       | 9.000000 ok tick\n");
}

static void client_returns(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "--\n"
                 "1 reject ana q c | 1.000000 ok reject ana q c\n"
                 "                 | 1.000000 enter q c\n"
                 "                 | 1.000000 leave q c 1\n"
                 "                 | 1.000000 offer ben q c auto\n");
}

static void agent_released(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c1 q\n"
                 "0 accept ana q c1\n"
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 release ana | 1.000000 ok release ana\n"
                 "              | 1.000000 end ana q c1\n"
                 "              | 1.000000 leave q c2 1\n"
                 "              | 1.000000 offer ana q c2 auto\n");
}

static void agent_deserted(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 stop_queuing c1 | 1.000000 ok stop_queuing c1\n"
                 "                  | 1.000000 cancel ana q c1 client\n"
                 "                  | 1.000000 leave q c2 1\n"
                 "                  | 1.000000 offer ana q c2 auto\n");
}

static void agent_gains_queue(void)
{
    CONSOLE_CASE(ANA
                 "0 queue r\n"
                 "0 start_queuing c r\n"
                 "--\n"
                 "1 start_service ana r | 1.000000 ok start_service ana r\n"
                 "                      | 1.000000 leave r c 1\n"
                 "                      | 1.000000 offer ana r c auto\n");
}

static void agent_gains_queue_manual(void)
{
    CONSOLE_CASE(ANA
                 "0 queue r\n"
                 "0 start_queuing c r\n"
                 "0 dnd ana 1\n"
                 "--\n"
                 "1 start_service ana r | 1.000000 ok start_service ana r\n");
}

static void best_of_two(void)
{
    CONSOLE_CASE(ANA
                 "0 queue r 1\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "0 start_service ana r\n"
                 "0 start_queuing c3 r\n"
                 "--\n"
                 "1 stop_queuing c1 | 1.000000 ok stop_queuing c1\n"
                 "                  | 1.000000 cancel ana q c1 client\n"
                 "                  | 1.000000 leave r c3 1\n"
                 "                  | 1.000000 offer ana r c3 auto\n");
}

static void client_before_agent(void)
{
    CONSOLE_CASE(ANA
                 "0 queue vip 1\n"
                 "0 start_queuing c1 q\n"
                 "0 start_service ana vip\n"
                 "0 start_queuing c2 vip\n"
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "--\n"
                 "1 reject ana q c1 | 1.000000 ok reject ana q c1\n"
                 "                  | 1.000000 enter q c1\n"
                 "                  | 1.000000 leave q c1 1\n"
                 "                  | 1.000000 offer ben q c1 auto\n"
                 "                  | 1.000000 leave vip c2 1\n"
                 "                  | 1.000000 offer ana vip c2 auto\n");
}

static void both_back(void)
{
    CONSOLE_CASE("set reoffer_delay=0\n"
                 "set idle_clock_on_reject=keep\n"
                 ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "--\n"
                 "1 reject ana q c | 1.000000 ok reject ana q c\n"
                 "                 | 1.000000 enter q c\n"
                 "                 | 1.000000 leave q c 1\n"
                 "                 | 1.000000 offer ana q c auto\n");
}

static void both_back_reset(void)
{
    CONSOLE_CASE("set reoffer_delay=0\n"
                 ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "--\n"
                 "1 reject ana q c | 1.000000 ok reject ana q c\n"
                 "                 | 1.000000 enter q c\n"
                 "                 | 1.000000 leave q c 1\n"
                 "                 | 1.000000 offer ben q c auto\n");
}

static void client_first_overtakes(void)
{
    CONSOLE_CASE("set reoffer_delay=0\n"
                 ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "0 agent_off ana\n"
                 "--\n"
                 "1 reject ben q c2 # c1 waits ahead of c2 | 1.000000 ok reject ben q c2\n"
                 "                                         | 1.000000 enter q c2\n"
                 "                                         | 1.000000 leave q c2 1\n"
                 "                                         | 1.000000 offer ben q c2 auto\n");
}

static void excluded_pair_waits(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c1 q\n"
                 "1 reject ana q c1\n"
                 "--\n"
                 "2 start_queuing c2 q | 2.000000 ok start_queuing c2 q\n"
                 "                     | 2.000000 enter q c2\n"
                 "                     | 2.000000 leave q c2 1\n"
                 "                     | 2.000000 offer ana q c2 auto\n"
                 "3 status q           | 3.000000 ok status q\n"
                 "                     | 3.000000 status q 1 1 1 0\n");
}

static void no_better_agent(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q 9\n"
                 "0 start_queuing c q\n"
                 "0 agent ben\n"
                 "--\n"
                 "1 start_service ben q 0 | 1.000000 ok start_service ben q 0\n"
                 "2 accept ana q c        | 2.000000 ok accept ana q c\n"
                 "                        | 2.000000 session ana q c\n");
}

static void no_better_client(void)
{
    CONSOLE_CASE("0 queue vip 1\n"
                 "0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana vip\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c1 q\n"
                 "--\n"
                 "1 start_queuing c2 vip | 1.000000 ok start_queuing c2 vip\n"
                 "                       | 1.000000 enter vip c2\n"
                 "2 accept ana q c1      | 2.000000 ok accept ana q c1\n"
                 "                       | 2.000000 session ana q c1\n");
}

static void priorities_move_nobody(void)
{
    CONSOLE_CASE("0 queue q 5\n"
                 "0 queue r 5\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 r\n"
                 "--\n"
                 "1 queue_prio r 1           | 1.000000 ok queue_prio r 1\n"
                 "1 queue_prio q 10          | 1.000000 ok queue_prio q 10\n"
                 "1 start_service ana q 1000 | 1.000000 ok start_service ana q 1000\n"
                 "2 accept ana q c1          | 2.000000 ok accept ana q c1\n"
                 "                           | 2.000000 session ana q c1\n");
}

UNIT_MAIN("libacd: matching",
          {"S1 to S25: the worked example", worked_example},
          {"S11: a client who comes is offered at once", client_comes},
          {"S11: a client whose exclusion ends is offered then", exclusion_ends},
          {"S11: a client who returns is offered to the next agent", client_returns},
          {"S12: an agent whose session ends is offered the next client", agent_released},
          {"S12: so is an agent whose client gave up", agent_deserted},
          {"S12: so is an available agent who gains a queue", agent_gains_queue},
          {"S12: an agent in manual mode who gains a queue is not", agent_gains_queue_manual},
          {"S12: the agent is offered the best client of all queues served, not the newest chance",
           best_of_two},
          {"S13: after a failed offer the client is matched before the agent", client_before_agent},
          {"S13: both are back before: with reoffer_delay=0 the same agent is the best again", both_back},
          {"S13: and with a fresh idle clock the other agent", both_back_reset},
          {"S13: with reoffer_delay=0 the failed client comes before one who waits longer",
           client_first_overtakes},
          {"S14: at rest there may be an available agent beside a client excluded for that agent",
           excluded_pair_waits},
          {"S16: an offer stays when a better agent comes", no_better_agent},
          {"S16: and when a better client comes", no_better_client},
          {"S16: changed priorities of queues and agents move no offer", priorities_move_nobody})
