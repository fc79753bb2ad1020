/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>
#include "reports/figure.h"
#include "tests/reports/hand.h"
#include "tests/support/unit.h"

static void shows(struct estimate e, enum unit unit, const char *expected)
{
    struct cell cell;
    char text[160];
    figure_cell(&e, unit, &cell);
    snprintf(text, sizeof text, "%s %s", cell.value, cell.spread);
    UNIT_TEXT(text, expected);
}

static void units(void)
{
    shows(hand_estimate(0.913, 0.002, 9), UNIT_PROPORTION, "91.3 % ± 0.2");
    shows(hand_estimate(4.713, 0.04, 9), UNIT_SECONDS, "4.71 s ± 0.04");
    shows(hand_estimate(1660.37, 13.4, 9), UNIT_CALLS, "1660 ± 13");
    shows(hand_estimate(3.26, 0.5, 9), UNIT_CALLERS, "3.3 ± 0.5");
    shows(hand_estimate(6, 0.03, 9), UNIT_AGENTS, "6.00 ± 0.03");
}

static void digits(void)
{
    shows(hand_estimate(100, 3000, 9), UNIT_CALLS, "100 ± 3000");
    shows(hand_estimate(12.3456, 1.96, 9), UNIT_CALLS, "12 ± 2");
    shows(hand_estimate(12.3456, 1.94, 9), UNIT_CALLS, "12.3 ± 1.9");
    shows(hand_estimate(12.3456, 0.0999, 9), UNIT_CALLS, "12.35 ± 0.10");
    shows(hand_estimate(12.3456, 2.1, 9), UNIT_CALLS, "12 ± 2");
    shows(hand_estimate(12.3456, 0.0312, 9), UNIT_CALLS, "12.35 ± 0.03");
    shows(hand_estimate(12.3456, 0.012, 9), UNIT_CALLS, "12.346 ± 0.012");
    shows(hand_estimate(12.3456789, 1e-9, 9), UNIT_CALLS, "12.3457 ± 0.0000");
}

/* The interval of a proportion ends at 0 and at 1. */
static void clipped(void)
{
    struct estimate e = hand_estimate(0.998, 0.004, 9);
    e.hi = 1;
    shows(e, UNIT_PROPORTION, "99.8 % [99.4, 100.0]");
    e = hand_estimate(0.001, 0.004, 9);
    e.lo = 0;
    shows(e, UNIT_PROPORTION, "0.1 % [0.0, 0.5]");
}

static void exact(void)
{
    shows(hand_estimate(0, 0, 9), UNIT_CALLS, "0 ± 0");
    shows(hand_estimate(6, 0, 9), UNIT_AGENTS, "6 ± 0");
    shows(hand_estimate(80.0 / 13, 0, 9), UNIT_AGENTS, "6.154 ± 0");
    shows(hand_estimate(1, 0, 9), UNIT_PROPORTION, "100 % ± 0");
}

static void single(void)
{
    struct estimate e = {.mean = 0.91318, .n = 1, .defined = true};
    shows(e, UNIT_PROPORTION, "91.32 % ±—");
    e.mean = 1660;
    shows(e, UNIT_CALLS, "1660 ±—");
}

static void empty(void)
{
    shows((struct estimate){.n = 100, .empty = 100}, UNIT_SECONDS, "— (100 empty)");
    struct estimate e = hand_estimate(4.5, 0.5, 100);
    e.empty = 3;
    shows(e, UNIT_SECONDS, "4.5 s ± 0.5 (3 empty)");
}

static void extremes(void)
{
    shows(hand_estimate(1e300, 0, 9), UNIT_SECONDS, "1e+300 s ± 0");
    shows(hand_estimate(-0.00001, 0.5, 9), UNIT_CALLS, "0.0 ± 0.5");
    struct estimate e = hand_estimate(5, 0, 9);
    e.lo = -INFINITY;
    e.hi = INFINITY;
    shows(e, UNIT_CALLS, "5 ±—");
}

static void differs(struct estimate e, enum unit unit, const char *expected)
{
    struct cell cell;
    char text[160];
    figure_difference(&e, unit, &cell);
    snprintf(text, sizeof text, "%s %s", cell.value, cell.spread);
    UNIT_TEXT(text, expected);
}

static void differences(void)
{
    differs(hand_estimate(0.013, 0.002, 9), UNIT_PROPORTION, "+1.3 pt ± 0.2");
    differs(hand_estimate(0.0044, 0.0009, 9), UNIT_PROPORTION, "+0.44 pt ± 0.09");
    differs(hand_estimate(-0.2, 0.05, 9), UNIT_SECONDS, "-0.20 s ± 0.05");
    differs(hand_estimate(0, 0, 9), UNIT_SECONDS, "0 s ± 0");
    differs(hand_estimate(0.001, 3, 9), UNIT_CALLS, "0 ± 3");
    differs(hand_estimate(32, 4, 9), UNIT_CALLS, "+32 ± 4");
    differs((struct estimate){.n = 9, .empty = 9}, UNIT_SECONDS, "— ");
}

static void is_apart(double x, enum unit unit, const char *expected)
{
    char text[48];
    figure_distance(x, unit, text);
    UNIT_TEXT(text, expected);
}

static void distances(void)
{
    is_apart(0.00301, UNIT_PROPORTION, "0.31 pt");
    is_apart(0.003, UNIT_PROPORTION, "0.3 pt");
    is_apart(0.123, UNIT_SECONDS, "0.13 s");
    is_apart(4.2, UNIT_CALLS, "4.2");
    is_apart(0, UNIT_CALLS, "0");
}

static void plain_is(double x, const char *expected)
{
    char text[32];
    figure_plain(x, text);
    UNIT_TEXT(text, expected);
}

static void plain(void)
{
    plain_is(0, "0");
    plain_is(5.5555555, "5.556");
    plain_is(1660, "1660");
    plain_is(95, "95");
    plain_is(99.9, "99.9");
    plain_is(0.03125, "0.03125");
    plain_is(123456.7, "123457");
    plain_is(INFINITY, "—");
}

UNIT_MAIN("a figure with its interval",
          {"every unit has its sign and its scale", units},
          {"the half width decides the digits", digits},
          {"an interval that was cut shows both ends", clipped},
          {"what does not vary is shown as it is", exact},
          {"one replication has no interval", single},
          {"nothing to divide by is a dash with the number of empty replications", empty},
          {"absurd figures stay short", extremes},
          {"a difference has a sign, that of proportions is in points", differences},
          {"a distance has two digits and is never told too small", distances},
          {"plain numbers have about four digits and no zeros at the end", plain})
