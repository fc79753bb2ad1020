/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S29, S30: start and stop queuing, services, queues, agents. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define ANA "0 queue q\n" \
            "0 agent ana\n" \
            "0 start_service ana q\n"

static void start_twice(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 start_queuing c1 q | 1.000000 ok start_queuing c1 q\n"
                 "2 position c1        | 2.000000 ok position c1\n"
                 "                     | 2.000000 position c1 q 0 2.000000\n"
                 "2 position c2        | 2.000000 ok position c2\n"
                 "                     | 2.000000 position c2 q 1 2.000000\n");
}

static void start_twice_offered(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c q\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "2 accept ana q c    | 2.000000 ok accept ana q c\n"
                 "                    | 2.000000 session ana q c\n");
}

static void start_elsewhere(void)
{
    CONSOLE_CASE(ANA
                 "0 queue r\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 start_queuing c1 r | 1.000000 err 404 start_queuing c1 r\n"
                 "1 start_queuing c2 r | 1.000000 err 404 start_queuing c2 r\n"
                 "2 status r           | 2.000000 ok status r\n"
                 "                     | 2.000000 status r 0 0 0 0\n");
}

static void start_in_session(void)
{
    CONSOLE_CASE(ANA
                 "0 queue r\n"
                 "0 start_queuing c q\n"
                 "0 accept ana q c\n"
                 "--\n"
                 "1 start_queuing c q       | 1.000000 err 601 start_queuing c q\n"
                 "1 start_queuing c r       | 1.000000 err 601 start_queuing c r\n"
                 "1 start_queuing c nowhere | 1.000000 err 400 start_queuing c nowhere\n");
}

static void unserved_queue(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "2 stop_queuing c    | 2.000000 ok stop_queuing c\n"
                 "                    | 2.000000 leave q c 0\n");
}

static void no_such_queue(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 start_queuing c q\n"
                 "--\n"
                 "1 start_queuing c nowhere | 1.000000 err 400 start_queuing c nowhere\n"
                 "1 start_queuing d nowhere | 1.000000 err 400 start_queuing d nowhere\n"
                 "2 position d              | 2.000000 ok position d\n"
                 "                          | 2.000000 position d - -1 0.000000\n");
}

static void stop_out(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "--\n"
                 "1 stop_queuing c    | 1.000000 err 402 stop_queuing c\n"
                 "1 client_off c      | 1.000000 err 12 client_off c\n"
                 "2 start_queuing c q | 2.000000 ok start_queuing c q\n"
                 "                    | 2.000000 enter q c\n"
                 "3 client_off c      | 3.000000 ok client_off c\n"
                 "                    | 3.000000 leave q c 0\n"
                 "4 client_off c      | 4.000000 err 12 client_off c\n"
                 "4 stop_queuing c    | 4.000000 err 402 stop_queuing c\n");
}

static void service_codes(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "--\n"
                 "1 start_service ana nowhere | 1.000000 err 400 start_service ana nowhere\n"
                 "1 stop_service ana nowhere  | 1.000000 err 400 stop_service ana nowhere\n"
                 "1 stop_service ana q        | 1.000000 err 403 stop_service ana q\n"
                 "1 start_service ana q -1    | 1.000000 err 5 start_service ana q -1\n"
                 "1 start_service ana q 1001  | 1.000000 err 5 start_service ana q 1001\n"
                 "1 stop_service ana q        | 1.000000 err 403 stop_service ana q\n"
                 "1 start_service ana q 1000  | 1.000000 ok start_service ana q 1000\n"
                 "1 start_service ana q 0     | 1.000000 ok start_service ana q 0\n"
                 "2 stop_service ana q        | 2.000000 ok stop_service ana q\n"
                 "2 stop_service ana q        | 2.000000 err 403 stop_service ana q\n");
}

static void refused_priority(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben\n"
                 "0 start_service ben q 1\n"
                 "--\n"
                 "1 start_service ana q 2000 | 1.000000 err 5 start_service ana q 2000\n"
                 "2 start_queuing c q        | 2.000000 ok start_queuing c q\n"
                 "                           | 2.000000 enter q c\n"
                 "                           | 2.000000 leave q c 1\n"
                 "                           | 2.000000 offer ana q c auto\n");
}

static void omitted_agent_priority(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 agent ben\n"
                 "0 start_service ana q 5\n"
                 "0 start_service ben q 1\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "1 start_queuing c q | 1.000000 ok start_queuing c q\n"
                 "                    | 1.000000 enter q c\n"
                 "                    | 1.000000 leave q c 1\n"
                 "                    | 1.000000 offer ana q c auto\n");
}

static void queue_codes(void)
{
    CONSOLE_CASE("--\n"
                 "1 queue q 0       | 1.000000 err 5 queue q 0\n"
                 "1 queue q 11      | 1.000000 err 5 queue q 11\n"
                 "1 status q        | 1.000000 err 400 status q\n"
                 "1 queue_prio q 5  | 1.000000 err 400 queue_prio q 5\n"
                 "1 queue q 1       | 1.000000 ok queue q 1\n"
                 "1 queue_prio q 0  | 1.000000 err 5 queue_prio q 0\n"
                 "1 queue_prio q 11 | 1.000000 err 5 queue_prio q 11\n"
                 "1 queue_prio q 10 | 1.000000 ok queue_prio q 10\n"
                 "1 queue q 0       | 1.000000 err 5 queue q 0\n"
                 "1 status q        | 1.000000 ok status q\n"
                 "                  | 1.000000 status q 0 0 0 0\n");
}

static void queue_again(void)
{
    CONSOLE_CASE("0 queue q 5\n"
                 "0 queue r 5\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 r\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "--\n"
                 "1 queue r 4 | 1.000000 ok queue r 4\n"
                 "2 dnd ana 0 | 2.000000 ok dnd ana 0\n"
                 "            | 2.000000 leave r c2 1\n"
                 "            | 2.000000 offer ana r c2 auto\n");
}

static void omitted_queue_priority(void)
{
    CONSOLE_CASE("0 queue q 1\n"
                 "0 queue r 9\n"
                 "0 start_queuing c1 q\n"
                 "0 start_queuing c2 r\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "--\n"
                 "1 queue q   | 1.000000 ok queue q\n"
                 "2 dnd ana 0 | 2.000000 ok dnd ana 0\n"
                 "            | 2.000000 leave r c2 1\n"
                 "            | 2.000000 offer ana r c2 auto\n");
}

static void refused_queue_priority(void)
{
    CONSOLE_CASE("0 queue q 5\n"
                 "0 queue r 6\n"
                 "0 start_queuing c2 r\n"
                 "0 start_queuing c1 q\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_service ana r\n"
                 "--\n"
                 "1 queue r 0                 | 1.000000 err 5 queue r 0\n"
                 "1 queue_prio q 999999999999 | 1.000000 err 5 queue_prio q 999999999999\n"
                 "2 dnd ana 0                 | 2.000000 ok dnd ana 0\n"
                 "                            | 2.000000 leave q c1 1\n"
                 "                            | 2.000000 offer ana q c1 auto\n");
}

static void delete_refused(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 start_queuing c q\n"
                 "--\n"
                 "1 queue_delete q      | 1.000000 err 601 queue_delete q\n"
                 "1 agent ana           | 1.000000 ok agent ana\n"
                 "1 start_service ana q | 1.000000 ok start_service ana q\n"
                 "                      | 1.000000 leave q c 1\n"
                 "                      | 1.000000 offer ana q c auto\n"
                 "2 queue_delete q      | 2.000000 err 601 queue_delete q\n"
                 "3 accept ana q c      | 3.000000 ok accept ana q c\n"
                 "                      | 3.000000 session ana q c\n"
                 "4 queue_delete q      | 4.000000 err 601 queue_delete q\n"
                 "4 agent_off ana       | 4.000000 ok agent_off ana\n"
                 "5 queue_delete q      | 5.000000 err 601 queue_delete q\n"
                 "6 release ana         | 6.000000 ok release ana\n"
                 "                      | 6.000000 end ana q c\n"
                 "6 queue_delete q      | 6.000000 ok queue_delete q\n"
                 "6 status q            | 6.000000 err 400 status q\n"
                 "6 queue_delete q      | 6.000000 err 400 queue_delete q\n");
}

static void delete_ends_services(void)
{
    CONSOLE_CASE(ANA
                 "--\n"
                 "1 queue_delete q     | 1.000000 ok queue_delete q\n"
                 "1 stop_service ana q | 1.000000 err 400 stop_service ana q\n"
                 "2 queue q            | 2.000000 ok queue q\n"
                 "2 stop_service ana q | 2.000000 err 403 stop_service ana q\n"
                 "3 start_queuing c q  | 3.000000 ok start_queuing c q\n"
                 "                     | 3.000000 enter q c\n"
                 "3 status q           | 3.000000 ok status q\n"
                 "                     | 3.000000 status q 0 1 0 0\n");
}

static void agent_already(void)
{
    CONSOLE_CASE(ANA
                 "--\n"
                 "1 agent ana 5       | 1.000000 ok agent ana 5\n"
                 "2 start_queuing c q | 2.000000 ok start_queuing c q\n"
                 "                    | 2.000000 enter q c\n"
                 "                    | 2.000000 leave q c 1\n"
                 "                    | 2.000000 offer ana q c auto\n");
}

static void codes_are_32_bits(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "1 agent ben 2147483648  | 1.000000 err 5 agent ben 2147483648\n"
                 "1 agent ben -2147483649 | 1.000000 err 5 agent ben -2147483649\n"
                 "1 dnd ben 0             | 1.000000 err 12 dnd ben 0\n"
                 "1 agent ana 2147483648  | 1.000000 err 5 agent ana 2147483648\n"
                 "1 dnd ana 2147483648    | 1.000000 err 5 dnd ana 2147483648\n"
                 "1 dnd ana -2147483649   | 1.000000 err 5 dnd ana -2147483649\n"
                 "1 dnd ana 4294967296    | 1.000000 err 5 dnd ana 4294967296\n"
                 "1 start_queuing c q     | 1.000000 ok start_queuing c q\n"
                 "                        | 1.000000 enter q c\n"
                 "                        | 1.000000 leave q c 1\n"
                 "                        | 1.000000 offer ana q c auto\n"
                 "1 dnd ana 2147483647    | 1.000000 ok dnd ana 2147483647\n"
                 "1 dnd ana -2147483648   | 1.000000 ok dnd ana -2147483648\n"
                 "1 agent ben -2147483648 | 1.000000 ok agent ben -2147483648\n"
                 "1 start_service ben q   | 1.000000 ok start_service ben q\n"
                 "1 reject ana q c        | 1.000000 ok reject ana q c\n"
                 "                        | 1.000000 enter q c\n");
}

static void status_counts(void)
{
    CONSOLE_CASE(ANA
                 "0 agent ben 3\n"
                 "0 start_service ben q\n"
                 "0 start_queuing c1 q\n"
                 "0 accept ana q c1\n"
                 "0 start_queuing c2 q\n"
                 "0 start_queuing c3 q\n"
                 "0 request ben\n"
                 "--\n"
                 "1 status q       | 1.000000 ok status q\n"
                 "                 | 1.000000 status q 2 1 1 1\n"
                 "1 status nowhere | 1.000000 err 400 status nowhere\n");
}

static void positions(void)
{
    CONSOLE_CASE(ANA
                 "0 start_queuing c1 q\n"
                 "1 start_queuing c2 q\n"
                 "2 start_queuing c3 q\n"
                 "2 accept ana q c1\n"
                 "2 agent ben 1\n"
                 "2 start_service ben q\n"
                 "2 request ben\n"
                 "--\n"
                 "3.5 position c1     | 3.500000 ok position c1\n"
                 "                    | 3.500000 position c1 q -2 0.000000\n"
                 "3.5 position c2     | 3.500000 ok position c2\n"
                 "                    | 3.500000 position c2 q -1 2.500000\n"
                 "3.5 position c3     | 3.500000 ok position c3\n"
                 "                    | 3.500000 position c3 q 0 1.500000\n"
                 "3.5 position nobody | 3.500000 ok position nobody\n"
                 "                    | 3.500000 position nobody - -1 0.000000\n");
}

UNIT_MAIN("libacd: other inputs",
          {"S29: starting to queue again in the same queue is done, and nothing changes", start_twice},
          {"S29: also while offered", start_twice_offered},
          {"S29: 404 in another queue, waiting or offered", start_elsewhere},
          {"S29: 601 in session, whichever queue", start_in_session},
          {"S29: a queue that nobody serves may be joined", unserved_queue},
          {"S29: 400 for an unknown queue, also for a client who waits elsewhere", no_such_queue},
          {"S29: stop_queuing is 402 when out, client_off 12", stop_out},
          {"S30: start_service and stop_service", service_codes},
          {"S30: a refused agent priority leaves the old one", refused_priority},
          {"S30: an omitted agent priority is 0, also for a service that had another",
           omitted_agent_priority},
          {"S30: queue and queue_prio take 1 to 10", queue_codes},
          {"S30: queue for an existing queue changes the priority and nothing else", queue_again},
          {"S30: an omitted queue priority is 10, also for a queue that had another", omitted_queue_priority},
          {"S30: a refused queue priority leaves the old one", refused_queue_priority},
          {"S30: queue_delete is refused while clients wait, are offered or are served", delete_refused},
          {"S30: its services end without an event, and a new queue of that name has none",
           delete_ends_services},
          {"S30: agent for one that is online changes nothing, its code included", agent_already},
          {"S30: codes are 32-bit integers", codes_are_32_bits},
          {"status: agents online, in do not disturb too; clients that wait, are offered, are served",
           status_counts},
          {"position: rank, -1 offered or not queuing, -2 in session, and the time since the start",
           positions})
