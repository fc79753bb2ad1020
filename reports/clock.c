/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/clock.h"

#include <inttypes.h>
#include <stdio.h>
#include "models/simtime.h"

void report_clock(int64_t at, char text[CLOCK_ROOM])
{
    int64_t seconds = at / SIM_SECOND;
    int64_t hours = seconds / 3600, minutes = seconds / 60 % 60;
    if (seconds % 60)
        snprintf(text, CLOCK_ROOM, "%02" PRId64 ":%02" PRId64 ":%02" PRId64, hours, minutes, seconds % 60);
    else
        snprintf(text, CLOCK_ROOM, "%02" PRId64 ":%02" PRId64, hours, minutes);
}

void report_duration(int64_t t, char text[CLOCK_ROOM])
{
    static const struct {
        int64_t length;
        const char *name;
    } units[] = {{SIM_HOUR, "h"}, {SIM_MINUTE, "min"}, {SIM_SECOND, "s"}};
    size_t u = 0;
    while (u < 2 && t % units[u].length != 0)
        u++;
    snprintf(text, CLOCK_ROOM, "%.9g %s", (double)t / (double)units[u].length, units[u].name);
}
