/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks and durations as people write them. */
#ifndef REPORTS_CLOCK_H
#define REPORTS_CLOCK_H

#include <stdint.h>

#define CLOCK_ROOM 32

/* "08:00", with ":30" behind it only when there are seconds. Counts on past midnight: "25:30".
 *
 *   at   us since midnight, >= 0; parts of a second are dropped
 */
void report_clock(int64_t at, char text[CLOCK_ROOM]);

/* A duration > 0 in the largest unit that divides it: "20 s", "90 s", "2 min", "0.25 s". */
void report_duration(int64_t t, char text[CLOCK_ROOM]);

#endif
