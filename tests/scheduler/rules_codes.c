/* SPDX-License-Identifier: GPL-3.0-or-later */
/* S32: a call that fails changes nothing; the first of 12, 400, 5, 403, 601, 404, 402, 401. */
#include "tests/scheduler/console_case.h"
#include "tests/support/unit.h"

#define BUSY "0 queue q\n" \
             "0 queue r\n" \
             "0 agent ana\n" \
             "0 start_service ana q\n" \
             "0 start_queuing c q\n" \
             "0 start_queuing d q\n" \
             "0 accept ana q c\n"

static void start_service_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 start_service nobody nowhere 9999 | 1.000000 err 12 start_service nobody nowhere 9999\n"
                 "1 start_service nobody q 9999       | 1.000000 err 12 start_service nobody q 9999\n"
                 "1 start_service nobody nowhere      | 1.000000 err 12 start_service nobody nowhere\n"
                 "1 start_service ana nowhere 9999    | 1.000000 err 400 start_service ana nowhere 9999\n"
                 "1 start_service ana r 9999          | 1.000000 err 5 start_service ana r 9999\n");
}

static void stop_service_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 stop_service nobody nowhere | 1.000000 err 12 stop_service nobody nowhere\n"
                 "1 stop_service nobody r       | 1.000000 err 12 stop_service nobody r\n"
                 "1 stop_service ana nowhere    | 1.000000 err 400 stop_service ana nowhere\n"
                 "1 stop_service ana r          | 1.000000 err 403 stop_service ana r\n");
}

static void queue_prio_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 queue_prio nowhere 99 | 1.000000 err 400 queue_prio nowhere 99\n"
                 "1 queue_prio q 99       | 1.000000 err 5 queue_prio q 99\n");
}

static void queue_delete_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 queue_delete nowhere | 1.000000 err 400 queue_delete nowhere\n"
                 "1 queue_delete q       | 1.000000 err 601 queue_delete q\n");
}

static void dnd_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 dnd nobody 99999999999 | 1.000000 err 12 dnd nobody 99999999999\n"
                 "1 dnd ana 99999999999    | 1.000000 err 5 dnd ana 99999999999\n");
}

static void agent_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 agent nobody 99999999999 | 1.000000 err 5 agent nobody 99999999999\n"
                 "1 agent_off nobody         | 1.000000 err 12 agent_off nobody\n");
}

static void request_codes(void)
{
    CONSOLE_CASE(BUSY
                 "0 agent free 1\n"
                 "0 start_service free r\n"
                 "0 agent idle\n"
                 "--\n"
                 "1 request nobody      | 1.000000 err 12 request nobody\n"
                 "1 request idle        | 1.000000 err 403 request idle\n"
                 "1 request free        | 1.000000 err 401 request free\n"
                 "1 request ana         | 1.000000 err 601 request ana\n"
                 "1 stop_service ana q  | 1.000000 ok stop_service ana q\n"
                 "1 request ana         | 1.000000 err 403 request ana\n"
                 "1 start_service ana r | 1.000000 ok start_service ana r\n"
                 "1 request ana         | 1.000000 err 601 request ana\n");
}

static void named_codes(void)
{
    CONSOLE_CASE(BUSY
                 "0 agent free 1\n"
                 "0 start_service free q\n"
                 "--\n"
                 "1 request nobody nowhere c     | 1.000000 err 12 request nobody nowhere c\n"
                 "1 request nobody r d           | 1.000000 err 12 request nobody r d\n"
                 "1 request ana nowhere d        | 1.000000 err 400 request ana nowhere d\n"
                 "1 request free nowhere nothing | 1.000000 err 400 request free nowhere nothing\n"
                 "1 request ana r d              | 1.000000 err 403 request ana r d\n"
                 "1 request ana r nothing        | 1.000000 err 403 request ana r nothing\n"
                 "1 request free r c             | 1.000000 err 403 request free r c\n"
                 "1 request ana q d              | 1.000000 err 601 request ana q d\n"
                 "1 request ana q nothing        | 1.000000 err 601 request ana q nothing\n"
                 "1 request free q c             | 1.000000 err 401 request free q c\n");
}

static void answer_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 accept nobody nowhere nothing | 1.000000 err 12 accept nobody nowhere nothing\n"
                 "1 reject nobody nowhere nothing | 1.000000 err 12 reject nobody nowhere nothing\n"
                 "1 accept ana nowhere nothing    | 1.000000 err 402 accept ana nowhere nothing\n"
                 "1 reject ana nowhere nothing    | 1.000000 err 402 reject ana nowhere nothing\n"
                 "1 accept ana r d                | 1.000000 err 402 accept ana r d\n"
                 "1 reject ana r d                | 1.000000 err 402 reject ana r d\n");
}

static void release_codes(void)
{
    CONSOLE_CASE(BUSY
                 "0 agent idle\n"
                 "--\n"
                 "1 release nobody | 1.000000 err 12 release nobody\n"
                 "1 release idle   | 1.000000 err 402 release idle\n");
}

static void start_queuing_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 start_queuing c nowhere | 1.000000 err 400 start_queuing c nowhere\n"
                 "1 start_queuing d nowhere | 1.000000 err 400 start_queuing d nowhere\n"
                 "1 start_queuing c r       | 1.000000 err 601 start_queuing c r\n"
                 "1 start_queuing d r       | 1.000000 err 404 start_queuing d r\n");
}

static void leaving_codes(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 stop_queuing nobody | 1.000000 err 402 stop_queuing nobody\n"
                 "1 stop_queuing c      | 1.000000 err 402 stop_queuing c\n"
                 "1 client_off nobody   | 1.000000 err 12 client_off nobody\n");
}

static void nothing_changed(void)
{
    CONSOLE_CASE(BUSY
                 "--\n"
                 "1 start_service ana r 9999 | 1.000000 err 5 start_service ana r 9999\n"
                 "1 queue q 99               | 1.000000 err 5 queue q 99\n"
                 "1 agent ana 99999999999    | 1.000000 err 5 agent ana 99999999999\n"
                 "1 request ana q d          | 1.000000 err 601 request ana q d\n"
                 "1 start_queuing d r        | 1.000000 err 404 start_queuing d r\n"
                 "1 accept ana q d           | 1.000000 err 402 accept ana q d\n"
                 "1 queue_delete q           | 1.000000 err 601 queue_delete q\n"
                 "2 status q                 | 2.000000 ok status q\n"
                 "                           | 2.000000 status q 1 1 0 1\n"
                 "2 status r                 | 2.000000 ok status r\n"
                 "                           | 2.000000 status r 0 0 0 0\n"
                 "2 position d               | 2.000000 ok position d\n"
                 "                           | 2.000000 position d q 0 2.000000\n"
                 "3 release ana              | 3.000000 ok release ana\n"
                 "                           | 3.000000 end ana q c\n"
                 "                           | 3.000000 leave q d 1\n"
                 "                           | 3.000000 offer ana q d auto\n");
}

UNIT_MAIN("libacd: codes",
          {"S32: start_service: 12 before 400 before 5", start_service_codes},
          {"S32: stop_service: 12 before 400 before 403", stop_service_codes},
          {"S32: queue_prio: 400 before 5", queue_prio_codes},
          {"S32: queue_delete: 400, 601", queue_delete_codes},
          {"S32: dnd: 12 before 5", dnd_codes},
          {"S32: agent: 5; agent_off: 12", agent_codes},
          {"S32: request: 12 before 403 before 601 before 401", request_codes},
          {"S32: request of a named client: 12 before 400 before 403 before 601 before 401", named_codes},
          {"S32: accept and reject: 12 before 402, never 400 or 403", answer_codes},
          {"S32: release: 12, 402", release_codes},
          {"S32: start_queuing: 400 before 601 and 404", start_queuing_codes},
          {"S32: stop_queuing: 402; client_off: 12", leaving_codes},
          {"S32: after refusals the center is as it was", nothing_changed})
