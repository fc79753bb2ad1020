/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/figure.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

/* How a unit is shown: its sign, the factor to it, and the most decimals that mean something. */
static const struct style {
    const char *sign;
    double factor;
    int decimals;
} styles[] = {
    [UNIT_CALLS] = {"", 1, 4},
    [UNIT_SECONDS] = {" s", 1, 6},
    [UNIT_PROPORTION] = {" %", 100, 4},
    [UNIT_CALLERS] = {"", 1, 6},
    [UNIT_AGENTS] = {"", 1, 4},
};

static int within(int x, int least, int most)
{
    return x < least ? least : x > most ? most : x;
}

/* Decimals that a figure with this half width deserves. It is looked at as it would be printed, with two
 * digits: 0.19999999 is 0.20. */
static int decimals_of_spread(double half, int most)
{
    int exponent = (int)floor(log10(half));
    double tenths = round(half / pow(10, exponent - 1));
    if (tenths >= 100) {
        exponent++;
        tenths = 10;
    }
    return within(-exponent + (tenths < 20), 0, most);
}

/* Decimals for four digits that count. */
static int decimals_of_value(double x, int most)
{
    return fabs(x) < 1e-9 ? 0 : within(3 - (int)floor(log10(fabs(x))), 0, most);
}

static void drop_zeros(char *text)
{
    if (!strchr(text, '.'))
        return;
    char *end = text + strlen(text);
    while (end[-1] == '0')
        *--end = '\0';
    if (end[-1] == '.')
        end[-1] = '\0';
}

/* 1e300 would need 300 digits. */
static void print(double x, int decimals, char text[32])
{
    if (fabs(x) < 1e15)
        snprintf(text, 32, "%.*f", decimals, x);
    else
        snprintf(text, 32, "%.4g", x);
    if (strspn(text, "-0.") == strlen(text) && text[0] == '-')
        memmove(text, text + 1, strlen(text));
}

static void print_short(double x, int most, char text[32])
{
    print(x, decimals_of_value(x, most), text);
    drop_zeros(text);
}

void figure_plain(double x, char text[32])
{
    if (isfinite(x))
        print_short(x, 6, text);
    else
        strcpy(text, "—");
}

/* "± 0.2", or both ends where they are at different distances when rounded. */
static void spread_text(double mean, double lo, double hi, int decimals, char *out, size_t room)
{
    char below[32], above[32];
    print(mean - lo, decimals, below);
    print(hi - mean, decimals, above);
    if (strcmp(below, above) == 0) {
        snprintf(out, room, "± %s", above);
        return;
    }
    print(lo, decimals, below);
    print(hi, decimals, above);
    snprintf(out, room, "[%s, %s]", below, above);
}

static void add_empties(const struct estimate *e, char *out, size_t room)
{
    size_t used = strlen(out);
    if (e->empty > 0)
        snprintf(out + used, room - used, "%s(%" PRIu32 " empty)", used ? " " : "", e->empty);
}

static void known_figure(const struct estimate *e, const struct style *style, struct cell *out)
{
    char mean[32];
    double value = e->mean * style->factor, lo = e->lo * style->factor, hi = e->hi * style->factor;
    double half = e->has_ci ? (hi - lo) / 2 : 0;
    if (isfinite(half) && half > 0) {
        int decimals = decimals_of_spread(half, style->decimals);
        print(value, decimals, mean);
        spread_text(value, lo, hi, decimals, out->spread, sizeof out->spread);
    } else {
        print_short(value, style->decimals, mean);
        snprintf(out->spread, sizeof out->spread, "%s", e->has_ci && half == 0 ? "± 0" : "±—");
    }
    snprintf(out->value, sizeof out->value, "%s%s", mean, style->sign);
}

/* Of a difference. */
static struct style difference_style(enum unit unit)
{
    struct style style = styles[unit];
    if (unit == UNIT_PROPORTION)
        style.sign = " pt";
    return style;
}

void figure_difference(const struct estimate *e, enum unit unit, struct cell *out)
{
    struct style style = difference_style(unit);
    *out = (struct cell){0};
    if (!e->defined || !isfinite(e->mean)) {
        snprintf(out->value, sizeof out->value, "—");
        return;
    }
    known_figure(e, &style, out);
    if (out->value[0] != '-' && strpbrk(out->value, "123456789")) {
        memmove(out->value + 1, out->value, sizeof out->value - 2);
        out->value[0] = '+';
    }
}

void figure_distance(double x, enum unit unit, char text[48])
{
    struct style style = difference_style(unit);
    double shown = x * style.factor, step = shown > 0 ? pow(10, floor(log10(shown)) - 1) : 1;
    snprintf(text, 48, "%.2g%s", shown > 0 ? ceil(shown / step - 1e-9) * step : 0, style.sign);
}

void figure_cell(const struct estimate *e, enum unit unit, struct cell *out)
{
    *out = (struct cell){0};
    if (e->defined && isfinite(e->mean))
        known_figure(e, &styles[unit], out);
    else
        snprintf(out->value, sizeof out->value, "—");
    add_empties(e, out->spread, sizeof out->spread);
}
