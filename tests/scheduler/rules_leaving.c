/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S20, S22, S23: agents who go offline, stop serving, or want not to be disturbed. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define ANA "0 queue q\n" \
            "0 agent ana\n" \
            "0 start_service ana q\n"
#define OFFERED ANA "0 start_queuing c q\n"
#define BEN "0 agent ben\n" \
            "0 start_service ben q\n"

static void off_while_offered(void)
{
    CONSOLE_CASE(OFFERED
                 BEN
                 "--\n"
                 "1 agent_off ana | 1.000000 ok agent_off ana\n"
                 "                | 1.000000 cancel ana q c agent\n"
                 "                | 1.000000 enter q c\n"
                 "                | 1.000000 leave q c 1\n"
                 "                | 1.000000 offer ben q c auto\n");
}

static void off_excludes_nobody(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "1 agent_off ana       | 1.000000 ok agent_off ana\n"
                 "                      | 1.000000 cancel ana q c agent\n"
                 "                      | 1.000000 enter q c\n"
                 "2 agent ana           | 2.000000 ok agent ana\n"
                 "2 start_service ana q | 2.000000 ok start_service ana q\n"
                 "                      | 2.000000 leave q c 1\n"
                 "                      | 2.000000 offer ana q c auto\n");
}

static void off_while_idle(void)
{
    CONSOLE_CASE(ANA
                 "--\n"
                 "1 agent_off ana      | 1.000000 ok agent_off ana\n"
                 "1 status q           | 1.000000 ok status q\n"
                 "                     | 1.000000 status q 0 0 0 0\n"
                 "2 agent ana          | 2.000000 ok agent ana\n"
                 "2 start_queuing c q  | 2.000000 ok start_queuing c q\n"
                 "                     | 2.000000 enter q c\n"
                 "2 status q           | 2.000000 ok status q\n"
                 "                     | 2.000000 status q 0 1 0 0\n"
                 "3 stop_service ana q | 3.000000 err 403 stop_service ana q\n");
}

static void off_while_busy(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "--\n"
                 "1 agent_off ana       | 1.000000 ok agent_off ana\n"
                 "1 status q            | 1.000000 ok status q\n"
                 "                      | 1.000000 status q 0 0 0 1\n"
                 "2 agent_off ana       | 2.000000 err 12 agent_off ana\n"
                 "2 start_service ana q | 2.000000 err 12 start_service ana q\n"
                 "2 stop_service ana q  | 2.000000 err 12 stop_service ana q\n"
                 "2 dnd ana 0           | 2.000000 err 12 dnd ana 0\n"
                 "2 request ana         | 2.000000 err 12 request ana\n"
                 "2 request ana q c     | 2.000000 err 12 request ana q c\n"
                 "2 accept ana q c      | 2.000000 err 12 accept ana q c\n"
                 "2 reject ana q c      | 2.000000 err 12 reject ana q c\n"
                 "3 start_queuing c2 q  | 3.000000 ok start_queuing c2 q\n"
                 "                      | 3.000000 enter q c2\n"
                 "4 release ana         | 4.000000 ok release ana\n"
                 "                      | 4.000000 end ana q c\n"
                 "4 release ana         | 4.000000 err 12 release ana\n"
                 "4 status q            | 4.000000 ok status q\n"
                 "                      | 4.000000 status q 0 1 0 0\n");
}

static void on_while_busy(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "1 dnd ana 0\n"
                 "1 agent_off ana\n"
                 "--\n"
                 "2 agent ana 6         | 2.000000 ok agent ana 6\n"
                 "2 stop_service ana q  | 2.000000 err 403 stop_service ana q\n"
                 "2 start_service ana q | 2.000000 ok start_service ana q\n"
                 "2 request ana         | 2.000000 err 601 request ana\n"
                 "3 start_queuing c2 q  | 3.000000 ok start_queuing c2 q\n"
                 "                      | 3.000000 enter q c2\n"
                 "4 release ana         | 4.000000 ok release ana\n"
                 "                      | 4.000000 end ana q c\n"
                 "5 dnd ana 0           | 5.000000 ok dnd ana 0\n"
                 "                      | 5.000000 leave q c2 1\n"
                 "                      | 5.000000 offer ana q c2 auto\n");
}

static void on_while_busy_automatic(void)
{
    CONSOLE_CASE(OFFERED
                 "0 accept ana q c\n"
                 "1 dnd ana 6\n"
                 "1 agent_off ana\n"
                 "--\n"
                 "2 agent ana           | 2.000000 ok agent ana\n"
                 "2 start_queuing c2 q  | 2.000000 ok start_queuing c2 q\n"
                 "                      | 2.000000 enter q c2\n"
                 "2 start_service ana q | 2.000000 ok start_service ana q\n"
                 "4 release ana         | 4.000000 ok release ana\n"
                 "                      | 4.000000 end ana q c\n"
                 "                      | 4.000000 leave q c2 1\n"
                 "                      | 4.000000 offer ana q c2 auto\n");
}

static void stop_while_offered(void)
{
    CONSOLE_CASE(OFFERED
                 "--\n"
                 "1 stop_service ana q | 1.000000 ok stop_service ana q\n"
                 "1 status q           | 1.000000 ok status q\n"
                 "                     | 1.000000 status q 0 0 1 0\n"
                 "2 accept ana q c     | 2.000000 ok accept ana q c\n"
                 "                     | 2.000000 session ana q c\n"
                 "3 start_queuing c2 q | 3.000000 ok start_queuing c2 q\n"
                 "                     | 3.000000 enter q c2\n"
                 "4 release ana        | 4.000000 ok release ana\n"
                 "                     | 4.000000 end ana q c\n");
}

static void dnd_while_offered(void)
{
    CONSOLE_CASE(OFFERED
                 "0 start_queuing c2 q\n"
                 "--\n"
                 "1 dnd ana 1      | 1.000000 ok dnd ana 1\n"
                 "2 reject ana q c | 2.000000 ok reject ana q c\n"
                 "                 | 2.000000 enter q c\n"
                 "8 dnd ana 0      | 8.000000 ok dnd ana 0\n"
                 "                 | 8.000000 leave q c 1\n"
                 "                 | 8.000000 offer ana q c auto\n");
}

static void withdraw_on_stop(void)
{
    CONSOLE_CASE("set withdraw_on_stop=yes\n"
                 OFFERED
                 "0 queue r\n"
                 "0 start_service ana r\n"
                 "0 start_queuing c2 r\n"
                 BEN
                 "--\n"
                 "1 stop_service ana q | 1.000000 ok stop_service ana q\n"
                 "                     | 1.000000 cancel ana q c withdrawn\n"
                 "                     | 1.000000 enter q c\n"
                 "                     | 1.000000 leave q c 1\n"
                 "                     | 1.000000 offer ben q c auto\n"
                 "                     | 1.000000 leave r c2 1\n"
                 "                     | 1.000000 offer ana r c2 auto\n");
}

static void withdraw_no_exclusion(void)
{
    CONSOLE_CASE("set withdraw_on_stop=yes\n"
                 OFFERED
                 "--\n"
                 "1 stop_service ana q  | 1.000000 ok stop_service ana q\n"
                 "                      | 1.000000 cancel ana q c withdrawn\n"
                 "                      | 1.000000 enter q c\n"
                 "2 start_service ana q | 2.000000 ok start_service ana q\n"
                 "                      | 2.000000 leave q c 1\n"
                 "                      | 2.000000 offer ana q c auto\n");
}

static void withdraw_other_queue(void)
{
    CONSOLE_CASE("set withdraw_on_stop=yes\n"
                 OFFERED
                 "0 queue r\n"
                 "0 start_service ana r\n"
                 "--\n"
                 "1 stop_service ana r | 1.000000 ok stop_service ana r\n"
                 "2 accept ana q c     | 2.000000 ok accept ana q c\n"
                 "                     | 2.000000 session ana q c\n"
                 "3 stop_service ana q | 3.000000 ok stop_service ana q\n"
                 "4 release ana        | 4.000000 ok release ana\n"
                 "                     | 4.000000 end ana q c\n");
}

static void withdraw_on_dnd(void)
{
    CONSOLE_CASE("set withdraw_on_dnd=yes\n"
                 OFFERED
                 "--\n"
                 "1 dnd ana 3      | 1.000000 ok dnd ana 3\n"
                 "                 | 1.000000 cancel ana q c withdrawn\n"
                 "                 | 1.000000 enter q c\n"
                 "2 dnd ana 0      | 2.000000 ok dnd ana 0\n"
                 "                 | 2.000000 leave q c 1\n"
                 "                 | 2.000000 offer ana q c auto\n"
                 "3 accept ana q c | 3.000000 ok accept ana q c\n"
                 "                 | 3.000000 session ana q c\n"
                 "4 dnd ana 3      | 4.000000 ok dnd ana 3\n");
}

static void withdraw_not_manual(void)
{
    CONSOLE_CASE("set withdraw_on_dnd=yes\n"
                 "0 queue q\n"
                 "0 agent ana 1\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c q\n"
                 "0 request ana\n"
                 "--\n"
                 "1 dnd ana 2 | 1.000000 ok dnd ana 2\n"
                 "1 dnd ana 0 | 1.000000 ok dnd ana 0\n"
                 "1 dnd ana 0 | 1.000000 ok dnd ana 0\n"
                 "2 dnd ana 2 | 2.000000 ok dnd ana 2\n"
                 "            | 2.000000 cancel ana q c withdrawn\n"
                 "            | 2.000000 enter q c\n");
}

static void timeout_sets_dnd(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=-8\n"
                 OFFERED
                 BEN
                 "--\n"
                 "31 tick               | 30.000000 cancel ana q c timeout\n"
                 "                      | 30.000000 dnd ana -8\n"
                 "                      | 30.000000 enter q c\n"
                 "                      | 30.000000 leave q c 1\n"
                 "                      | 30.000000 offer ben q c auto\n"
                 "                      | 31.000000 ok tick\n"
                 "40 start_queuing c2 q | 40.000000 ok start_queuing c2 q\n"
                 "                      | 40.000000 enter q c2\n");
}

static void timeout_limit(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 OFFERED
                 "--\n"
                 "26 tick                                         | 10.000000 cancel ana q c timeout\n"
                 "                                                | 10.000000 enter q c\n"
                 "                                                | 15.000000 leave q c 1\n"
                 "                                                | 15.000000 offer ana q c auto\n"
                 "                                                | 25.000000 cancel ana q c timeout\n"
                 "                                                | 25.000000 dnd ana 5\n"
                 "                                                | 25.000000 enter q c\n"
                 "                                                | 26.000000 ok tick\n"
                 "31 dnd ana 0 # the code being set broke the row | 31.000000 ok dnd ana 0\n"
                 "                                                | 31.000000 leave q c 1\n"
                 "                                                | 31.000000 offer ana q c auto\n"
                 "42 tick                                         | 41.000000 cancel ana q c timeout\n"
                 "                                                | 41.000000 enter q c\n"
                 "                                                | 42.000000 ok tick\n");
}

static void row_accept(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 OFFERED
                 "15 accept ana q c\n"
                 "15 release ana\n"
                 "--\n"
                 "20 start_queuing c q | 20.000000 ok start_queuing c q\n"
                 "                     | 20.000000 enter q c\n"
                 "                     | 20.000000 leave q c 1\n"
                 "                     | 20.000000 offer ana q c auto\n"
                 "31 tick              | 30.000000 cancel ana q c timeout\n"
                 "                     | 30.000000 enter q c\n"
                 "                     | 31.000000 ok tick\n");
}

static void row_reject(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 OFFERED
                 "15 reject ana q c\n"
                 "--\n"
                 "31 tick | 20.000000 leave q c 1\n"
                 "        | 20.000000 offer ana q c auto\n"
                 "        | 30.000000 cancel ana q c timeout\n"
                 "        | 30.000000 enter q c\n"
                 "        | 31.000000 ok tick\n");
}

static void row_online(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 OFFERED
                 "14 agent_off ana\n"
                 "14 agent ana\n"
                 "15 start_service ana q\n"
                 "--\n"
                 "26 tick | 25.000000 cancel ana q c timeout\n"
                 "        | 25.000000 enter q c\n"
                 "        | 26.000000 ok tick\n");
}

static void row_client(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 OFFERED
                 "16 stop_queuing c\n"
                 "16 start_queuing c q\n"
                 "--\n"
                 "27 tick | 26.000000 cancel ana q c timeout\n"
                 "        | 26.000000 dnd ana 5\n"
                 "        | 26.000000 enter q c\n"
                 "        | 27.000000 ok tick\n");
}

static void row_withdrawn(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 "set withdraw_on_stop=yes\n"
                 OFFERED
                 "16 stop_service ana q\n"
                 "17 start_service ana q\n"
                 "--\n"
                 "28 tick | 27.000000 cancel ana q c timeout\n"
                 "        | 27.000000 dnd ana 5\n"
                 "        | 27.000000 enter q c\n"
                 "        | 28.000000 ok tick\n");
}

static void row_by_hand(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "set timeout_limit=2\n"
                 "set offer_timeout=10\n"
                 OFFERED
                 "14 dnd ana 5\n"
                 "15 dnd ana 0\n"
                 "--\n"
                 "26 tick | 25.000000 cancel ana q c timeout\n"
                 "        | 25.000000 dnd ana 5\n"
                 "        | 25.000000 enter q c\n"
                 "        | 26.000000 ok tick\n");
}

static void timeout_in_manual(void)
{
    CONSOLE_CASE("set timeout_sets_dnd=5\n"
                 "0 queue q\n"
                 "0 agent ana 2\n"
                 "0 start_service ana q\n"
                 "0 start_queuing c q\n"
                 "0 request ana\n"
                 "--\n"
                 "31 tick      | 30.000000 cancel ana q c timeout\n"
                 "             | 30.000000 enter q c\n"
                 "             | 31.000000 ok tick\n"
                 "32 dnd ana 0 | 32.000000 ok dnd ana 0\n"
                 "35 tick      | 35.000000 leave q c 1\n"
                 "             | 35.000000 offer ana q c auto\n"
                 "             | 35.000000 ok tick\n"
                 "66 tick      | 65.000000 cancel ana q c timeout\n"
                 "             | 65.000000 dnd ana 5\n"
                 "             | 65.000000 enter q c\n"
                 "             | 66.000000 ok tick\n");
}

UNIT_MAIN("libacd: agents who leave",
          {"S22: an agent who goes offline while offered: the client returns and is matched",
           off_while_offered},
          {"S22: without exclusion: the same agent may come back and be offered the client",
           off_excludes_nobody},
          {"S22: an idle agent who goes offline causes no event, and the queues are forgotten",
           off_while_idle},
          {"S22: the session of an agent who goes offline goes on, and release is all that is answered",
           off_while_busy},
          {"S22: coming online during the session: busy, serving nothing, with the code given then",
           on_while_busy},
          {"S22: or in automatic mode, and gets the next client after the session", on_while_busy_automatic},
          {"S23: stopping the service leaves the offer alone", stop_while_offered},
          {"S23: so does do not disturb, which holds when the agent is next idle", dnd_while_offered},
          {"S23: withdraw_on_stop=yes: stopping the service of the offered client's queue ends the offer",
           withdraw_on_stop},
          {"S23: without exclusion: serving the queue again brings the client back", withdraw_no_exclusion},
          {"S23: stopping the service of another queue does not", withdraw_other_queue},
          {"S23: withdraw_on_dnd=yes: leaving automatic mode ends the offer", withdraw_on_dnd},
          {"S23: going from one code to another, or to 0, does not", withdraw_not_manual},
          {"S20: timeout_sets_dnd: the code is set between the cancel and the enter", timeout_sets_dnd},
          {"S20: timeout_limit: after as many offers in a row", timeout_limit},
          {"S20: an accept breaks the row", row_accept},
          {"S20: a reject breaks the row", row_reject},
          {"S20: coming online breaks the row", row_online},
          {"S20: an offer that the client ended does not break the row", row_client},
          {"S20: nor does one that was withdrawn", row_withdrawn},
          {"S20: nor does do not disturb set and cleared by hand", row_by_hand},
          {"S20: an agent in manual mode keeps its code when an offer lapses", timeout_in_manual})
