/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/instants.h"

#include <string.h>
#include "models/simtime.h"

const char *const instant_form_names[INSTANT_FORMS] = {
    [INSTANT_CLOCK] = "a clock",
    [INSTANT_DATE_TIME] = "a date-time",
    [INSTANT_SECONDS] = "a number of seconds",
    [INSTANT_DURATION] = "a duration",
};

#define CLOCK_MOST 16    /* characters of a clock without its fraction */
#define FRACTION_MOST 18 /* digits */
#define DIGITS "0123456789"

/* ---- clocks with fractions ---------------------------------------------------------------------------- */

/* ".25", or nothing, up to `end`. */
static bool read_fraction(const char *dot, const char *end, int64_t *us)
{
    char text[FRACTION_MOST + 3] = "0";
    size_t length = (size_t)(end - dot), digits = length > 0 ? strspn(dot + 1, DIGITS) : 0;
    struct decimal number;
    const char *rest;
    bool exact;
    *us = 0;
    if (length == 0)
        return true;
    if (digits == 0 || digits + 1 != length || digits > FRACTION_MOST)
        return false;
    memcpy(text + 1, dot, length);
    decimal_read(text, &number, &rest);
    decimal_scaled(&number, SIM_SECOND, us, &exact); /* less than half a microsecond is 0 */
    return true;
}

static bool read_clock(const char *text, const char *end, int64_t *us)
{
    char whole[CLOCK_MOST + 1] = "";
    struct value clock;
    const char *dot = memchr(text, '.', (size_t)(end - text));
    size_t length = (size_t)((dot ? dot : end) - text);
    int64_t fraction;
    if (length > CLOCK_MOST || !read_fraction(dot ? dot : end, end, &fraction))
        return false;
    memcpy(whole, text, length);
    bool seconds = length > 6 && strchr(strchr(whole, ':') ? strchr(whole, ':') + 1 : whole, ':');
    if (clock_parse(whole, &clock) != VALUE_OK || (dot && !seconds))
        return false;
    *us = clock.whole + fraction;
    return true;
}

/* ---- dates --------------------------------------------------------------------------------------------- */

/* `count` digits. */
static bool read_digits(const char *at, int count, int *out)
{
    for (*out = 0; count > 0 && *at >= '0' && *at <= '9'; at++, count--)
        *out = *out * 10 + (*at - '0');
    return count == 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return days[month - 1] + (month == 2 && leap);
}

/* Days since 1970-01-01; years begin in March, so that the leap day is the last of its year. */
static int64_t day_number(int year, int month, int day)
{
    int64_t y = year - (month <= 2), m = (month + 9) % 12;
    return y * 365 + y / 4 - y / 100 + y / 400 + (m * 153 + 2) / 5 + day - 1 - 719468;
}

static bool read_date(const char *text, int64_t *out)
{
    int year, month, day;
    if (!read_digits(text, 4, &year) || text[4] != '-' || !read_digits(text + 5, 2, &month) ||
        text[7] != '-' || !read_digits(text + 8, 2, &day))
        return false;
    if (month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
        return false;
    *out = day_number(year, month, day);
    return true;
}

/* Nothing, Z, +01:00 or -05:30. */
static bool read_offset(const char *text, int *minutes)
{
    int hour, minute;
    *minutes = *text ? 0 : INSTANT_LOCAL;
    if (!*text || strcmp(text, "Z") == 0)
        return true;
    if (!read_digits(text + 1, 2, &hour) || text[3] != ':' || !read_digits(text + 4, 2, &minute) || text[6])
        return false;
    *minutes = (*text == '-' ? -1 : 1) * (hour * 60 + minute);
    return hour < 24 && minute < 60;
}

#define DATE_LENGTH 10 /* 2026-03-02 */

static enum value_status read_date_time(const char *text, struct instant *out)
{
    const char *time = text + DATE_LENGTH + 1, *end = time + strcspn(time, "Z+-");
    out->form = INSTANT_DATE_TIME;
    bool good = (time[-1] == 'T' || time[-1] == ' ') && read_date(text, &out->day) &&
                read_clock(time, end, &out->us) && out->us < SIM_DAY && read_offset(end, &out->offset);
    return good ? VALUE_OK : VALUE_MALFORMED;
}

/* ---- all of them ---------------------------------------------------------------------------------------- */

static enum value_status read_seconds(const char *text, struct instant *out)
{
    struct decimal number;
    const char *end;
    bool exact;
    out->form = INSTANT_SECONDS;
    enum value_status status = decimal_read(text, &number, &end);
    if (status == VALUE_OK && *end)
        status = VALUE_MALFORMED;
    if (status == VALUE_OK)
        status = decimal_scaled(&number, SIM_SECOND, &out->us, &exact);
    if (status == VALUE_OK && number.negative)
        out->us = -out->us;
    return status == VALUE_OK ? VALUE_NO_UNIT : status;
}

enum value_status instant_parse(const char *text, struct instant *out)
{
    struct value duration;
    *out = (struct instant){.form = INSTANT_CLOCK, .offset = INSTANT_LOCAL};
    if (strlen(text) > DATE_LENGTH && text[4] == '-' && text[7] == '-')
        return read_date_time(text, out);
    if (strchr(text, ':'))
        return read_clock(text, text + strlen(text), &out->us) ? VALUE_OK : VALUE_MALFORMED;
    enum value_status status = duration_parse(text, &duration);
    if (status == VALUE_NO_UNIT || status == VALUE_AMBIGUOUS)
        return read_seconds(text, out);
    out->form = INSTANT_DURATION;
    out->us = duration.whole;
    return status;
}
