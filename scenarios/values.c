/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/values.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "models/simtime.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- durations ------------------------------------------------------------------------------------ */

/* From the largest to the smallest; where one begins like another the longer name first. */
static const struct unit {
    const char *name;
    int rank; /* min and m are the same unit */
    int64_t us;
} units[] = {
    {"d", 0, SIM_DAY}, {"h", 1, SIM_HOUR},   {"min", 2, SIM_MINUTE},
    {"ms", 4, 1000},   {"m", 2, SIM_MINUTE}, {"s", 3, SIM_SECOND},
};

static const struct unit *read_unit(const char **at)
{
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t length = strlen(units[i].name);
        if (strncmp(*at, units[i].name, length) == 0) {
            *at += length;
            return &units[i];
        }
    }
    return NULL;
}

/* Whole microseconds as long as there are any: sums of those are exact. */
struct duration_sum {
    int64_t us;
    double seconds;
    bool exact;
};

static enum value_status add_part(struct duration_sum *sum, const struct decimal *number,
                                  const struct unit *unit)
{
    int64_t us = 0;
    double value = 0;
    bool exact;
    enum value_status status = decimal_scaled(number, unit->us, &us, &exact);
    if (status == VALUE_OK)
        status = decimal_value(number, 0, &value);
    if (status != VALUE_OK)
        return status;
    if (us > SIM_LONGEST - sum->us)
        return VALUE_RANGE;
    sum->us += us;
    sum->seconds += value * sim_seconds(unit->us);
    sum->exact = sum->exact && exact;
    return VALUE_OK;
}

static enum value_status read_parts(const char *at, struct duration_sum *sum)
{
    enum value_status worst = VALUE_OK;
    for (int rank = -1; *at || rank < 0;) {
        struct decimal number;
        enum value_status status = decimal_read(at, &number, &at);
        if (status == VALUE_MALFORMED || number.negative)
            return VALUE_MALFORMED;
        if (!*at)
            return status == VALUE_OK ? VALUE_NO_UNIT : status;
        const struct unit *unit = read_unit(&at);
        if (!unit || unit->rank <= rank || (*at && number.exponent < 0))
            return VALUE_MALFORMED;
        rank = unit->rank;
        if (status == VALUE_OK)
            status = add_part(sum, &number, unit);
        if (status != VALUE_OK)
            worst = status;
    }
    return worst;
}

enum value_status duration_parse(const char *text, struct value *out)
{
    bool negative = *text == '-';
    struct duration_sum sum = {0, 0, true};
    enum value_status status = read_parts(text + negative, &sum);
    double seconds = sum.exact ? sim_seconds(sum.us) : sum.seconds;
    *out = (struct value){.amount = negative ? -seconds : seconds, .whole = negative ? -sum.us : sum.us};
    return status;
}

/* ---- rates, proportions, numbers ------------------------------------------------------------------ */

static enum value_status number_then(const char *text, struct decimal *number, const char **end)
{
    enum value_status status = decimal_read(text, number, end);
    double ignored;
    return status == VALUE_OK ? decimal_value(number, 0, &ignored) : status;
}

enum value_status rate_parse(const char *text, struct value *out)
{
    static const struct {
        const char *name;
        double seconds;
    } per[] = {{"/s", 1}, {"/min", 60}, {"/h", 3600}, {"/day", 86400}};
    struct decimal number;
    const char *end;
    double amount = 0;
    *out = (struct value){0};
    enum value_status status = number_then(text, &number, &end);
    if (status != VALUE_MALFORMED && !*end)
        return status == VALUE_OK ? VALUE_NO_UNIT : status;
    for (size_t i = 0; i < sizeof per / sizeof *per; i++)
        if (strcmp(end, per[i].name) == 0) {
            if (status == VALUE_OK)
                status = decimal_value(&number, 0, &amount);
            out->amount = amount / per[i].seconds;
            return status;
        }
    return VALUE_MALFORMED;
}

enum value_status ratio_parse(const char *text, struct value *out)
{
    struct decimal number;
    const char *end;
    *out = (struct value){0};
    enum value_status status = decimal_read(text, &number, &end);
    bool percent = strcmp(end, "%") == 0;
    if (status == VALUE_MALFORMED || (*end && !percent))
        return VALUE_MALFORMED;
    return status == VALUE_OK ? decimal_value(&number, percent ? -2 : 0, &out->amount) : status;
}

enum value_status proportion_parse(const char *text, struct value *out)
{
    enum value_status status = ratio_parse(text, out);
    if (status == VALUE_OK && out->amount > 1 && !strchr(text, '%'))
        return VALUE_NO_UNIT;
    return status;
}

enum value_status number_parse(const char *text, struct value *out)
{
    return strchr(text, '%') ? VALUE_MALFORMED : ratio_parse(text, out);
}

enum value_status seed_parse(const char *text, struct value *out)
{
    *out = (struct value){0};
    enum value_status status = VALUE_OK;
    const char *at = text;
    for (; is_digit(*at); at++)
        if (__builtin_mul_overflow(out->large, UINT64_C(10), &out->large) ||
            __builtin_add_overflow(out->large, (uint64_t)(*at - '0'), &out->large))
            status = VALUE_RANGE;
    if (at == text || *at)
        return VALUE_MALFORMED;
    if (text[0] == '0' && text[1])
        return VALUE_AMBIGUOUS;
    out->amount = (double)out->large;
    return status;
}

enum value_status count_parse(const char *text, struct value *out)
{
    bool negative = *text == '-';
    enum value_status status = seed_parse(text + negative, out);
    if (status == VALUE_OK && out->large > INT64_MAX)
        return VALUE_RANGE;
    out->whole = negative ? -(int64_t)out->large : (int64_t)out->large;
    out->amount = (double)out->whole;
    return status;
}

/* ---- clocks --------------------------------------------------------------------------------------- */

/* Two digits, 00 to 59. */
static bool read_sixtieth(const char *at, int64_t *out)
{
    if (at[0] < '0' || at[0] > '5' || !is_digit(at[1]))
        return false;
    *out = (at[0] - '0') * 10 + (at[1] - '0');
    return true;
}

enum value_status clock_parse(const char *text, struct value *out)
{
    int64_t hours = 0, minutes = 0, seconds = 0;
    const char *at = text;
    *out = (struct value){0};
    for (; is_digit(*at) && at - text < 7; at++)
        hours = hours * 10 + (*at - '0');
    if (at - text < 2 || (at - text > 2 && *text == '0') || *at != ':' || !read_sixtieth(at + 1, &minutes))
        return VALUE_MALFORMED;
    at += 3;
    if (*at && (*at != ':' || !read_sixtieth(at + 1, &seconds) || at[3]))
        return VALUE_MALFORMED;
    out->whole = hours * SIM_HOUR + minutes * SIM_MINUTE + seconds * SIM_SECOND;
    out->amount = sim_seconds(out->whole);
    return VALUE_OK;
}

/* ---- names ---------------------------------------------------------------------------------------- */

bool name_is_valid(const char *text)
{
    static const char first[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_";
    static const char others[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789-";
    size_t length = strspn(text, others);
    return *text && strchr(first, *text) && !text[length] && length <= 64;
}

/* ---- and back ------------------------------------------------------------------------------------- */

const char *duration_text(int64_t us, char out[VALUE_TEXT])
{
    static const struct {
        const char *name;
        int64_t us;
    } parts[] = {{"h", SIM_HOUR}, {"min", SIM_MINUTE}, {"s", SIM_SECOND}};
    size_t used = 0;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (us >= parts[i].us)
            used += (size_t)snprintf(out + used, VALUE_TEXT - used, "%" PRId64 "%s", us / parts[i].us,
                                     parts[i].name);
        us %= parts[i].us;
    }
    if (us % 1000)
        snprintf(out + used, VALUE_TEXT - used, "%" PRId64 ".%03" PRId64 "ms", us / 1000, us % 1000);
    else if (us || used == 0)
        snprintf(out + used, VALUE_TEXT - used, "%" PRId64 "%s", us / 1000, us ? "ms" : "s");
    return out;
}

const char *clock_text(int64_t us, char out[VALUE_TEXT])
{
    int64_t seconds = us / SIM_SECOND % 60, rest = us % SIM_SECOND;
    int used = snprintf(out, VALUE_TEXT, "%02" PRId64 ":%02" PRId64, us / SIM_HOUR, us / SIM_MINUTE % 60);
    if (seconds || rest)
        used += snprintf(out + used, VALUE_TEXT - (size_t)used, ":%02" PRId64, seconds);
    if (rest)
        snprintf(out + used, VALUE_TEXT - (size_t)used, ".%06" PRId64, rest);
    return out;
}
