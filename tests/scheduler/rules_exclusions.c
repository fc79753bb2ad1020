/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S10, S15: pairs that are not offered to each other for a while. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define ANA "0 queue q\n" \
            "0 agent ana\n" \
            "0 start_service ana q\n"

static void excluded_head(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c1 q\n"
                 "1 start_queuing c2 q\n"
                 "--\n"
                 "2 reject ana q c1 | 2.000000 ok reject ana q c1\n"
                 "                  | 2.000000 enter q c1\n"
                 "                  | 2.000000 leave q c2 1\n"
                 "                  | 2.000000 offer ana q c2 auto\n");
}

static void excluded_until(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c q\n"
                 "--\n"
                 "2 reject ana q c | 2.000000 ok reject ana q c\n"
                 "                 | 2.000000 enter q c\n"
                 "6.999999 tick    | 6.999999 ok tick\n"
                 "7 tick           | 7.000000 leave q c 1\n"
                 "                 | 7.000000 offer ana q c auto\n"
                 "                 | 7.000000 ok tick\n");
}

static void excluded_not_others(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "2 dnd ben 0 | 2.000000 ok dnd ben 0\n"
                 "            | 2.000000 leave q c 1\n"
                 "            | 2.000000 offer ben q c auto\n");
}

static void no_exclusion(void)
{
    CONSOLE_CASE("set reoffer_delay=0\n"
                 ANA
                 "0 start_queuing c q\n"
                 "--\n"
                 "2 reject ana q c | 2.000000 ok reject ana q c\n"
                 "                 | 2.000000 enter q c\n"
                 "                 | 2.000000 leave q c 1\n"
                 "                 | 2.000000 offer ana q c auto\n"
                 "33 tick          | 32.000000 cancel ana q c timeout\n"
                 "                 | 32.000000 enter q c\n"
                 "                 | 32.000000 leave q c 1\n"
                 "                 | 32.000000 offer ana q c auto\n"
                 "                 | 33.000000 ok tick\n");
}

static void exclusion_outlives(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c1 q\n"
                 "1 reject ana q c1\n"
                 "--\n"
                 "2 agent_off ana       | 2.000000 ok agent_off ana\n"
                 "2 agent ana           | 2.000000 ok agent ana\n"
                 "2 start_service ana q | 2.000000 ok start_service ana q\n"
                 "3 stop_service ana q  | 3.000000 ok stop_service ana q\n"
                 "3 start_service ana q | 3.000000 ok start_service ana q\n"
                 "4 start_queuing c2 q  | 4.000000 ok start_queuing c2 q\n"
                 "                      | 4.000000 enter q c2\n"
                 "                      | 4.000000 leave q c2 1\n"
                 "                      | 4.000000 offer ana q c2 auto\n"
                 "5 stop_queuing c2     | 5.000000 ok stop_queuing c2\n"
                 "                      | 5.000000 cancel ana q c2 client\n"
                 "7 tick                | 6.000000 leave q c1 1\n"
                 "                      | 6.000000 offer ana q c1 auto\n"
                 "                      | 7.000000 ok tick\n");
}

static void exclusion_of_a_stay(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "2 stop_queuing c    | 2.000000 ok stop_queuing c\n"
                 "                    | 2.000000 leave q c 0\n"
                 "2 start_queuing c q | 2.000000 ok start_queuing c q\n"
                 "                    | 2.000000 enter q c\n"
                 "                    | 2.000000 leave q c 1\n"
                 "                    | 2.000000 offer ana q c auto\n"
                 "7 tick              | 7.000000 ok tick\n");
}

static void exclusion_in_all_queues(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "0 start_queuing c1 q\n"
                 "1 reject ana q c1\n"
                 "--\n"
                 "2 start_queuing c2 r | 2.000000 ok start_queuing c2 r\n"
                 "                     | 2.000000 enter r c2\n"
                 "                     | 2.000000 leave r c2 1\n"
                 "                     | 2.000000 offer ana r c2 auto\n");
}

static void exclusion_afresh(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "4 request ana    | 4.000000 ok request ana\n"
                 "                 | 4.000000 leave q c 1\n"
                 "                 | 4.000000 offer ana q c request\n"
                 "5 reject ana q c | 5.000000 ok reject ana q c\n"
                 "                 | 5.000000 enter q c\n"
                 "9.999999 tick    | 9.999999 ok tick\n"
                 "10 tick          | 10.000000 leave q c 1\n"
                 "                 | 10.000000 offer ana q c auto\n"
                 "                 | 10.000000 ok tick\n");
}

static void exclusion_afresh_timeout(void)
{
    CONSOLE_CASE("set offer_timeout=3\n"
                 ANA
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "4 request ana | 4.000000 ok request ana\n"
                 "              | 4.000000 leave q c 1\n"
                 "              | 4.000000 offer ana q c request\n"
                 "11 tick       | 7.000000 cancel ana q c timeout\n"
                 "              | 7.000000 enter q c\n"
                 "              | 11.000000 ok tick\n"
                 "12 tick       | 12.000000 leave q c 1\n"
                 "              | 12.000000 offer ana q c auto\n"
                 "              | 12.000000 ok tick\n");
}

static void lifted_together(void)
{
    CONSOLE_CASE("0 queue retail 5\n"
                 "0 queue vip 1\n"
                 "0 agent ana\n"
                 "0 start_service ana retail\n"
                 "0 start_queuing c1 retail\n"
                 "0 start_queuing c2 vip\n"
                 "1 reject ana retail c1\n"
                 "1 start_service ana vip\n"
                 "1 reject ana vip c2\n"
                 "--\n"
                 "6 tick | 6.000000 leave vip c2 1\n"
                 "       | 6.000000 offer ana vip c2 auto\n"
                 "       | 6.000000 ok tick\n");
}

static void lifted_by_start(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 queue r\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "0 start_queuing c1 r\n"
                 "0 start_queuing c2 q\n"
                 "1 reject ana r c1\n"
                 "1 reject ana q c2\n"
                 "--\n"
                 "6 tick | 6.000000 leave r c1 1\n"
                 "       | 6.000000 offer ana r c1 auto\n"
                 "       | 6.000000 ok tick\n");
}

static void lifted_by_start_tail(void)
{
    CONSOLE_CASE("set requeue=tail\n"
                 "0 queue q\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "1 request ana q c2\n"
                 "1 reject ana q c2\n"
                 "1 request ana q c1\n"
                 "1 reject ana q c1\n"
                 "1 dnd ana 0\n"
                 "--\n"
                 "2 position c2 | 2.000000 ok position c2\n"
                 "              | 2.000000 position c2 q 0 2.000000\n"
                 "6 tick        | 6.000000 leave q c1 1\n"
                 "              | 6.000000 offer ana q c1 auto\n"
                 "              | 6.000000 ok tick\n");
}

static void lifted_each_once(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ana q\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "1 dnd ana 1\n"
                 "1 dnd ben 1\n"
                 "1 reject ana q c1\n"
                 "1 reject ben q c2\n"
                 "1 request ana q c2\n"
                 "1 request ben q c1\n"
                 "1 reject ana q c2\n"
                 "1 reject ben q c1\n"
                 "1 dnd ana 0\n"
                 "1 dnd ben 0\n"
                 "--\n"
                 "6 tick | 6.000000 leave q c1 1\n"
                 "       | 6.000000 offer ana q c1 auto\n"
                 "       | 6.000000 leave q c2 1\n"
                 "       | 6.000000 offer ben q c2 auto\n"
                 "       | 6.000000 ok tick\n");
}

static void lifted_while_offered(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "6 tick           | 6.000000 ok tick\n"
                 "7 reject ben q c | 7.000000 ok reject ben q c\n"
                 "                 | 7.000000 enter q c\n"
                 "                 | 7.000000 leave q c 1\n"
                 "                 | 7.000000 offer ana q c auto\n");
}

static void still_excluded_while_offered(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "5.999999 reject ben q c | 5.999999 ok reject ben q c\n"
                 "                        | 5.999999 enter q c\n"
                 "6 tick                  | 6.000000 leave q c 1\n"
                 "                        | 6.000000 offer ana q c auto\n"
                 "                        | 6.000000 ok tick\n");
}

static void lifted_for_nobody(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "2 dnd ana 1\n"
                 "--\n"
                 "6 tick      | 6.000000 ok tick\n"
                 "7 dnd ana 0 | 7.000000 ok dnd ana 0\n"
                 "            | 7.000000 leave q c 1\n"
                 "            | 7.000000 offer ana q c auto\n");
}

static void excluded_for_two(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "2 reject ben q c\n"
                 "--\n"
                 "5.999999 tick    | 5.999999 ok tick\n"
                 "6 tick           | 6.000000 leave q c 1\n"
                 "                 | 6.000000 offer ana q c auto\n"
                 "                 | 6.000000 ok tick\n"
                 "6 reject ana q c | 6.000000 ok reject ana q c\n"
                 "                 | 6.000000 enter q c\n"
                 "7 tick           | 7.000000 leave q c 1\n"
                 "                 | 7.000000 offer ben q c auto\n"
                 "                 | 7.000000 ok tick\n");
}

static void excluded_for_two_requested(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "2 reject ben q c\n"
                 "--\n"
                 "3 dnd ana 1      | 3.000000 ok dnd ana 1\n"
                 "3 dnd ben 1      | 3.000000 ok dnd ben 1\n"
                 "4 dnd ana 0      | 4.000000 ok dnd ana 0\n"
                 "4 dnd ben 0      | 4.000000 ok dnd ben 0\n"
                 "5 request ben    | 5.000000 ok request ben\n"
                 "                 | 5.000000 leave q c 1\n"
                 "                 | 5.000000 offer ben q c request\n"
                 "5 reject ben q c | 5.000000 ok reject ben q c\n"
                 "                 | 5.000000 enter q c\n"
                 "6 tick           | 6.000000 leave q c 1\n"
                 "                 | 6.000000 offer ana q c auto\n"
                 "                 | 6.000000 ok tick\n");
}

static void stay_ends_while_offered(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q 9\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "2 stop_queuing c    | 2.000000 ok stop_queuing c\n"
                 "                    | 2.000000 cancel ben q c client\n"
                 "3 start_queuing c q | 3.000000 ok start_queuing c q\n"
                 "                    | 3.000000 enter q c\n"
                 "                    | 3.000000 leave q c 1\n"
                 "                    | 3.000000 offer ana q c auto\n");
}

static void stay_ends_in_session(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q 9\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "1 accept ben q c\n"
                 "--\n"
                 "2 release ben       | 2.000000 ok release ben\n"
                 "                    | 2.000000 end ben q c\n"
                 "3 start_queuing c q | 3.000000 ok start_queuing c q\n"
                 "                    | 3.000000 enter q c\n"
                 "                    | 3.000000 leave q c 1\n"
                 "                    | 3.000000 offer ana q c auto\n");
}

UNIT_MAIN("libacd: exclusions",
          {"S10: an excluded head does not block those behind it", excluded_head},
          {"S10: after reoffer_delay, to the microsecond, the pair is offered again", excluded_until},
          {"S10: other agents are not excluded", excluded_not_others},
          {"S10: reoffer_delay=0: the pair is offered again at once", no_exclusion},
          {"S10: going offline, stopping the service and other offers do not end an exclusion",
           exclusion_outlives},
          {"S10: an exclusion ends with the client's stay", exclusion_of_a_stay},
          {"S10: an exclusion says nothing about other clients of the same queue, nor the agent's others",
           exclusion_in_all_queues},
          {"S10: a further reject of the pair starts the exclusion afresh", exclusion_afresh},
          {"S10: so does a further timeout", exclusion_afresh_timeout},
          {"S15: exclusions that end together are lifted together: the better queue is matched first",
           lifted_together},
          {"S15: and in queues of equal priority the earlier start", lifted_by_start},
          {"S15: also with requeue=tail, where the later start may be the head", lifted_by_start_tail},
          {"S15: each client that lost an exclusion is matched once, with the best agent", lifted_each_once},
          {"S15: the exclusion of a client that is offered just then ends too", lifted_while_offered},
          {"S15: and one microsecond before it has not", still_excluded_while_offered},
          {"S15: nothing happens when the agent is not available then", lifted_for_nobody},
          {"S10: a client may be excluded for several agents, each with an own end", excluded_for_two},
          {"S10: and what ends for one goes on for the other", excluded_for_two_requested},
          {"S10: an exclusion ends with a stay that ends while the client is offered to another",
           stay_ends_while_offered},
          {"S10: or in session with another", stay_ends_in_session})
