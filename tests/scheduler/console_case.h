/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Routing cases that a call center manager can read: operations of the dispatch console on the left of a
 * bar, the lines expected from it on the right.
 *
 *     CONSOLE_CASE("0 queue vip 1\n"
 *                  "0 agent ana\n"
 *                  "0 start_service ana vip\n"
 *                  "--\n"
 *                  "1 start_queuing c vip   | 1.000000 ok start_queuing c vip\n"
 *                  "                        | 1.000000 enter vip c\n"
 *                  "                        | 1.000000 leave vip c 1\n"
 *                  "                        | 1.000000 offer ana vip c auto\n")
 *
 * Lines `set NAME=VALUE` before the first operation set parameters. The operations above a line `--` are the
 * setting: none of them may be refused, and what they print is not compared. `#` starts a comment. At the end
 * of the case the closings of the last instant are played.
 *
 * Each case is carried out by libacd and by the naive reference.
 */
#ifndef TESTS_SCHEDULER_CONSOLE_CASE_H
#define TESTS_SCHEDULER_CONSOLE_CASE_H

void console_case(const char *text, const char *file, unsigned line);
#define CONSOLE_CASE(text) console_case((text), __FILE__, __LINE__)

#endif
