/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of the scenario language: one strict grammar each, as a pure function of its text.
 *
 * Nothing is guessed: no unit that is not written, no "nan", no hexadecimal, no spaces, no locale. A sign
 * is read where it is only out of range, so that the message can say so.
 */
#ifndef SCENARIOS_VALUES_H
#define SCENARIOS_VALUES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "scenarios/decimal.h"

struct value {
    double amount;  /* seconds, per second, proportion or number: what ranges are compared by */
    int64_t whole;  /* microseconds of a duration or clock; a count */
    uint64_t large; /* a seed */
};

/* 20s 1.5min 4m 1h30m 250ms 2d: units from the largest to the smallest, a fraction only in the last. */
enum value_status duration_parse(const char *text, struct value *out);

/* 200/h 3.5/min 0.05/s 900/day: per second */
enum value_status rate_parse(const char *text, struct value *out);

/* 80% or 0.8; the range 0..1 is for the caller, but a bare number above 1 has no unit. */
enum value_status proportion_parse(const char *text, struct value *out);

/* 0.8, 80% or 8: how large compared to another, as a coefficient of variation */
enum value_status ratio_parse(const char *text, struct value *out);

/* 1.1 */
enum value_status number_parse(const char *text, struct value *out);

/* 12: digits only */
enum value_status count_parse(const char *text, struct value *out);

/* 0 .. 2^64 - 1, exactly */
enum value_status seed_parse(const char *text, struct value *out);

/* HH:MM or HH:MM:SS since midnight, past 24:00 into the next days; three digits and more from 100:00 */
enum value_status clock_parse(const char *text, struct value *out);

/* [A-Za-z_][A-Za-z0-9_-]{0,63} */
bool name_is_valid(const char *text);

/* A duration as the grammar writes it (13h, 1h30min, 250ms), and a time of day (08:30, 08:30:15.5). */
#define VALUE_TEXT 48
const char *duration_text(int64_t us, char out[VALUE_TEXT]);
const char *clock_text(int64_t us, char out[VALUE_TEXT]);

#endif
