/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Times at which something happened, as people and logs write them. */
#ifndef SCENARIOS_INSTANTS_H
#define SCENARIOS_INSTANTS_H

#include <stdint.h>
#include "scenarios/values.h"

enum instant_form {
    INSTANT_CLOCK,     /* 08:15, 08:15:30.25: as clock_parse has it, and fractions */
    INSTANT_DATE_TIME, /* ISO 8601: 2026-03-02T08:15:30.25, a blank for the T, Z or +01:00 behind it */
    INSTANT_SECONDS,   /* 1230.5: since t = 0 */
    INSTANT_DURATION,  /* 20min30s: since t = 0 */
    INSTANT_FORMS
};

struct instant {
    enum instant_form form;
    int64_t us;  /* on the clock since midnight; since t = 0 */
    int64_t day; /* of a date: days since 1970-01-01 */
    int offset;  /* of a date-time: minutes east, as written; INSTANT_LOCAL without one */
};
#define INSTANT_LOCAL 100000

/* VALUE_NO_UNIT: a number alone, in `out` as INSTANT_SECONDS. Microseconds; beyond those it is rounded. */
enum value_status instant_parse(const char *text, struct instant *out);

extern const char *const instant_form_names[INSTANT_FORMS]; /* "a clock" */

#endif
