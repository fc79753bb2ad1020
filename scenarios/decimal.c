/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/decimal.h"

#include <errno.h>
#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include "models/simtime.h"

#define EXPONENT_MOST 100000 /* beyond any double, and far from overflow when added to */
#define TEN_TO_THE_MOST 38   /* 10^38 still fits 128 bits */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void push_digit(struct decimal *d, char c, bool fraction)
{
    bool full = d->digits > (UINT64_MAX - 9) / 10;
    if (!full)
        d->digits = d->digits * 10 + (uint64_t)(c - '0');
    int change = (full ? 1 : 0) - (fraction ? 1 : 0);
    if (d->exponent < EXPONENT_MOST && d->exponent > -EXPONENT_MOST)
        d->exponent += change;
}

static const char *read_exponent(const char *at, int *exponent)
{
    const char *start = at + 1;
    bool negative = *start == '-';
    if (*start == '-' || *start == '+')
        start++;
    if (!is_digit(*start))
        return at;
    int value = 0;
    for (at = start; is_digit(*at); at++)
        if (value < EXPONENT_MOST)
            value = value * 10 + (*at - '0');
    *exponent += negative ? -value : value;
    return at;
}

enum value_status decimal_read(const char *text, struct decimal *out, const char **end)
{
    *out = (struct decimal){.negative = *text == '-'};
    const char *at = text + out->negative;
    *end = text;
    if (!is_digit(*at))
        return VALUE_MALFORMED;
    bool ambiguous = at[0] == '0' && is_digit(at[1]);
    for (; is_digit(*at); at++)
        push_digit(out, *at, false);
    if (at[0] == '.' && is_digit(at[1]))
        for (at++; is_digit(*at); at++)
            push_digit(out, *at, true);
    if (*at == 'e' || *at == 'E')
        at = read_exponent(at, &out->exponent);
    *end = at;
    return ambiguous ? VALUE_AMBIGUOUS : VALUE_OK;
}

/* Without a decimal point strtod has no locale to ask. */
enum value_status decimal_value(const struct decimal *d, int shift, double *out)
{
    char text[48];
    snprintf(text, sizeof text, "%" PRIu64 "e%d", d->digits, d->exponent + shift);
    double value = strtod(text, NULL);
    if (!isfinite(value) || (d->digits && value < DBL_MIN))
        return VALUE_RANGE;
    *out = d->negative && value > 0 ? -value : value;
    return VALUE_OK;
}

static enum value_status scaled_up(uint128 value, int exponent, int64_t *out)
{
    for (; exponent > 0 && value > 0 && value <= SIM_LONGEST; exponent--)
        value *= 10;
    if (value > SIM_LONGEST)
        return VALUE_RANGE;
    *out = (int64_t)value;
    return VALUE_OK;
}

enum value_status decimal_scaled(const struct decimal *d, int64_t unit, int64_t *out, bool *exact)
{
    uint128 value = (uint128)d->digits * (uint128)unit, ten_to_the = 1;
    *exact = true;
    if (d->exponent >= 0)
        return scaled_up(value, d->exponent, out);
    if (d->exponent < -TEN_TO_THE_MOST) {
        *out = 0;
        *exact = value == 0;
        return value ? VALUE_RANGE : VALUE_OK;
    }
    for (int i = d->exponent; i < 0; i++)
        ten_to_the *= 10;
    uint128 rounded = (value + ten_to_the / 2) / ten_to_the;
    *exact = rounded * ten_to_the == value;
    if (rounded == 0 && value > 0)
        return VALUE_RANGE;
    return scaled_up(rounded, 0, out);
}
