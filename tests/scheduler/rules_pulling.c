/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S26 to S28: agents who request clients. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define MANUAL "0 queue q 5\n" \
               "0 agent ana 1\n" \
               "0 start_service ana q\n"
#define WAITING MANUAL "1 start_queuing c1 q\n" \
                       "2 start_queuing c2 q\n"

static void request_best(void)
{
    CONSOLE_CASE(WAITING
                 "--\n"
                 "3 request ana     | 3.000000 ok request ana\n"
                 "                  | 3.000000 leave q c1 1\n"
                 "                  | 3.000000 offer ana q c1 request\n"
                 "4 accept ana q c1 | 4.000000 ok accept ana q c1\n"
                 "                  | 4.000000 session ana q c1\n");
}

static void request_best_queue(void)
{
    CONSOLE_CASE(WAITING
                 "2 queue vip 1\n"
                 "2 start_service ana vip\n"
                 "2 start_queuing c3 vip\n"
                 "--\n"
                 "3 request ana | 3.000000 ok request ana\n"
                 "              | 3.000000 leave vip c3 1\n"
                 "              | 3.000000 offer ana vip c3 request\n");
}

static void request_excluded(void)
{
    CONSOLE_CASE(WAITING
                 "3 request ana\n"
                 "4 reject ana q c1\n"
                 "--\n"
                 "5 request ana | 5.000000 ok request ana\n"
                 "              | 5.000000 leave q c1 1\n"
                 "              | 5.000000 offer ana q c1 request\n");
}

static void request_rejected(void)
{
    CONSOLE_CASE(WAITING
                 "--\n"
                 "3 request ana     | 3.000000 ok request ana\n"
                 "                  | 3.000000 leave q c1 1\n"
                 "                  | 3.000000 offer ana q c1 request\n"
                 "4 reject ana q c1 | 4.000000 ok reject ana q c1\n"
                 "                  | 4.000000 enter q c1\n"
                 "5 dnd ana 0       | 5.000000 ok dnd ana 0\n"
                 "                  | 5.000000 leave q c2 1\n"
                 "                  | 5.000000 offer ana q c2 auto\n");
}

static void request_lapses(void)
{
    CONSOLE_CASE(WAITING
                 "--\n"
                 "3 request ana | 3.000000 ok request ana\n"
                 "              | 3.000000 leave q c1 1\n"
                 "              | 3.000000 offer ana q c1 request\n"
                 "99 tick       | 33.000000 cancel ana q c1 timeout\n"
                 "              | 33.000000 enter q c1\n"
                 "              | 99.000000 ok tick\n");
}

static void request_nobody(void)
{
    CONSOLE_CASE(MANUAL
                 "--\n"
                 "1 request ana       | 1.000000 err 401 request ana\n"
                 "2 start_queuing c q | 2.000000 ok start_queuing c q\n"
                 "                    | 2.000000 enter q c\n");
}

static void request_elsewhere(void)
{
    CONSOLE_CASE(MANUAL
                 "0 queue r\n"
                 "0 start_queuing c r\n"
                 "--\n"
                 "1 request ana | 1.000000 err 401 request ana\n");
}

static void request_no_queue(void)
{
    CONSOLE_CASE(WAITING
                 "2 agent ben\n"
                 "3 request ana\n"
                 "3 accept ana q c1\n"
                 "3 stop_service ana q\n"
                 "--\n"
                 "4 request ben | 4.000000 err 403 request ben\n"
                 "4 request ana | 4.000000 err 403 request ana\n");
}

static void request_twice(void)
{
    CONSOLE_CASE(WAITING
                 "3 request ana\n"
                 "--\n"
                 "4 request ana     | 4.000000 err 601 request ana\n"
                 "5 accept ana q c1 | 5.000000 ok accept ana q c1\n"
                 "                  | 5.000000 session ana q c1\n"
                 "6 request ana     | 6.000000 err 601 request ana\n");
}

static void request_unknown(void)
{
    CONSOLE_CASE(WAITING
                 "2 agent_off ana\n"
                 "--\n"
                 "3 request ana    | 3.000000 err 12 request ana\n"
                 "3 request nobody | 3.000000 err 12 request nobody\n");
}

static void session_at_once(void)
{
    CONSOLE_CASE("set manual_needs_accept=no\n"
                 WAITING
                 "--\n"
                 "3 request ana       | 3.000000 ok request ana\n"
                 "                    | 3.000000 leave q c1 1\n"
                 "                    | 3.000000 session ana q c1\n"
                 "4 status q          | 4.000000 ok status q\n"
                 "                    | 4.000000 status q 1 1 0 1\n"
                 "5 accept ana q c1   | 5.000000 err 402 accept ana q c1\n"
                 "99 release ana      | 99.000000 ok release ana\n"
                 "                    | 99.000000 end ana q c1\n"
                 "99 request ana q c2 | 99.000000 ok request ana q c2\n"
                 "                    | 99.000000 leave q c2 1\n"
                 "                    | 99.000000 session ana q c2\n");
}

static void automatic_needs_accept(void)
{
    CONSOLE_CASE("set manual_needs_accept=no\n"
                 WAITING
                 "--\n"
                 "3 dnd ana 0       | 3.000000 ok dnd ana 0\n"
                 "                  | 3.000000 leave q c1 1\n"
                 "                  | 3.000000 offer ana q c1 auto\n"
                 "4 accept ana q c1 | 4.000000 ok accept ana q c1\n"
                 "                  | 4.000000 session ana q c1\n");
}

static void session_counts_as_accept(void)
{
    CONSOLE_CASE("set manual_needs_accept=no\n"
                 "set timeout_sets_dnd=9\n"
                 "set timeout_limit=2\n"
                 "0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c q\n"
                 "31 request ana\n"
                 "31 release ana\n"
                 "32 start_queuing c q\n"
                 "--\n"
                 "63 tick | 62.000000 cancel ana q c timeout\n"
                 "        | 62.000000 enter q c\n"
                 "        | 63.000000 ok tick\n");
}

static void request_named(void)
{
    CONSOLE_CASE(WAITING
                 "--\n"
                 "3 request ana q c2 | 3.000000 ok request ana q c2\n"
                 "                   | 3.000000 leave q c2 1\n"
                 "                   | 3.000000 offer ana q c2 named\n"
                 "4 accept ana q c2  | 4.000000 ok accept ana q c2\n"
                 "                   | 4.000000 session ana q c2\n");
}

static void named_excluded(void)
{
    CONSOLE_CASE(WAITING
                 "3 request ana q c2\n"
                 "4 reject ana q c2\n"
                 "--\n"
                 "5 request ana q c2 | 5.000000 ok request ana q c2\n"
                 "                   | 5.000000 leave q c2 1\n"
                 "                   | 5.000000 offer ana q c2 named\n");
}

static void named_codes(void)
{
    CONSOLE_CASE(WAITING
                 "2 queue r\n"
                 "2 start_queuing c3 r\n"
                 "--\n"
                 "3 request ana nowhere c1 | 3.000000 err 400 request ana nowhere c1\n"
                 "3 request ana r c3       | 3.000000 err 403 request ana r c3\n"
                 "3 request ana q c3       | 3.000000 err 401 request ana q c3\n"
                 "3 request ana q nothing  | 3.000000 err 401 request ana q nothing\n"
                 "3 request ana q c1       | 3.000000 ok request ana q c1\n"
                 "                         | 3.000000 leave q c1 1\n"
                 "                         | 3.000000 offer ana q c1 named\n"
                 "3 request ana q c2       | 3.000000 err 601 request ana q c2\n"
                 "4 accept ana q c1        | 4.000000 ok accept ana q c1\n"
                 "                         | 4.000000 session ana q c1\n"
                 "4 request ana q c2       | 4.000000 err 601 request ana q c2\n"
                 "5 release ana            | 5.000000 ok release ana\n"
                 "                         | 5.000000 end ana q c1\n"
                 "5 request ana q c1       | 5.000000 err 401 request ana q c1\n");
}

static void named_offered(void)
{
    CONSOLE_CASE(WAITING
                 "2 agent ben 1\n"
                 "2 start_service ben q\n"
                 "3 request ben q c1\n"
                 "--\n"
                 "4 request ana q c1 | 4.000000 err 401 request ana q c1\n"
                 "5 accept ben q c1  | 5.000000 ok accept ben q c1\n"
                 "                   | 5.000000 session ben q c1\n"
                 "6 request ana q c1 | 6.000000 err 401 request ana q c1\n");
}

static void automatic_request(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "2 request ana                             | 2.000000 ok request ana\n"
                 "                                          | 2.000000 leave q c 1\n"
                 "                                          | 2.000000 offer ana q c request\n"
                 "6 tick # the exclusion ends while offered | 6.000000 ok tick\n"
                 "7 accept ana q c                          | 7.000000 ok accept ana q c\n"
                 "                                          | 7.000000 session ana q c\n");
}

static void automatic_named(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c q\n"
                 "1 reject ana q c\n"
                 "--\n"
                 "2 request ana q c | 2.000000 ok request ana q c\n"
                 "                  | 2.000000 leave q c 1\n"
                 "                  | 2.000000 offer ana q c named\n");
}

static void automatic_nobody(void)
{
    CONSOLE_CASE("0 queue q\n"
                 "0 agent ana\n"
                 "0 start_service ana q\n"
                 "--\n"
                 "1 request ana | 1.000000 err 401 request ana\n");
}

UNIT_MAIN("libacd: agents who pull",
          {"S26: a request is answered by an offer of the best client", request_best},
          {"S26: of the best queue", request_best_queue},
          {"S26: exclusions do not matter", request_excluded},
          {"S26: a requested offer is rejected like any other: the pair is excluded", request_rejected},
          {"S26: and lapses like any other, its agent in manual mode getting nobody else", request_lapses},
          {"S26: 401 when nobody waits, and nothing is remembered", request_nobody},
          {"S26: 401 when all who wait are in queues the agent does not serve", request_elsewhere},
          {"S26: 403 when the agent serves no queue, also while busy", request_no_queue},
          {"S26: 601 while offered or busy", request_twice},
          {"S26: 12 when unknown or offline", request_unknown},
          {"S26: manual_needs_accept=no: in session at once, without an offer", session_at_once},
          {"S26: manual_needs_accept=no: an automatic offer is to be accepted all the same",
           automatic_needs_accept},
          {"S26: manual_needs_accept=no: it breaks the row of lapses as an accept does",
           session_counts_as_accept},
          {"S27: a named client is offered, whoever waits before", request_named},
          {"S27: excluded or not", named_excluded},
          {"S27: 400 no such queue, 403 not served, 601 offered or busy, 401 not waiting there", named_codes},
          {"S27: 401 for a client that is offered to or served by another", named_offered},
          {"S28: in automatic mode a request gets the client excluded for the agent", automatic_request},
          {"S28: and so does a request by name", automatic_named},
          {"S28: with nobody excluded nobody can be waiting", automatic_nobody})
