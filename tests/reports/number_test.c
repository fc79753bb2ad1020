/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <float.h>
#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "reports/clock.h"
#include "reports/report.h"
#include "reports/visible.h"
#include "models/simtime.h"
#include "tests/support/unit.h"

static void number_is(double x, const char *expected)
{
    char text[32];
    report_number(x, text);
    UNIT_TEXT(text, expected);
}

static void shortest(void)
{
    number_is(0, "0");
    number_is(20, "20");
    number_is(0.1, "0.1");
    number_is(0.8312, "0.8312");
    number_is(-2.5, "-2.5");
    number_is(1e22, "1e+22");
    number_is(0.1 + 0.2, "0.30000000000000004");
    number_is(9007199254740993.0, "9007199254740992");
    number_is(1.0 / 3, "0.3333333333333333");
    number_is(DBL_MAX, "1.7976931348623157e+308");
}

static void null(void)
{
    number_is(NAN, "null");
    number_is(INFINITY, "null");
    number_is(-INFINITY, "null");
}

/* xorshift64 (Marsaglia 2003): bit patterns of doubles all over the range. */
static void round_trip(void)
{
    uint64_t bits = 88172645463325252u;
    int wrong = 0, tested = 0;
    for (int i = 0; i < 200000; i++) {
        double x;
        char text[32];
        bits ^= bits << 13;
        bits ^= bits >> 7;
        bits ^= bits << 17;
        memcpy(&x, &bits, sizeof x);
        if (!isfinite(x))
            continue;
        report_number(x, text);
        wrong += strtod(text, NULL) != x;
        tested++;
    }
    CU_ASSERT_EQUAL(wrong, 0);
    CU_ASSERT(tested > 190000);
}

/* Where the machine has no such locale there is nothing to test. */
static void comma(void)
{
    static const char *const locales[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ps_AF.UTF-8"};
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++)
        if (setlocale(LC_NUMERIC, locales[i]))
            number_is(1234.5, "1234.5");
    setlocale(LC_NUMERIC, "C");
    number_is(1234.5, "1234.5");
}

static void clock_is(int64_t at, const char *expected)
{
    char text[CLOCK_ROOM];
    report_clock(at, text);
    UNIT_TEXT(text, expected);
}

static void clocks(void)
{
    clock_is(0, "00:00");
    clock_is(8 * SIM_HOUR, "08:00");
    clock_is(8 * SIM_HOUR + 30 * SIM_MINUTE + 5 * SIM_SECOND, "08:30:05");
    clock_is(8 * SIM_HOUR + SIM_SECOND - 1, "08:00");
    clock_is(32 * SIM_HOUR, "32:00");
    clock_is(1000 * SIM_HOUR, "1000:00");
}

static void duration_is(int64_t t, const char *expected)
{
    char text[CLOCK_ROOM];
    report_duration(t, text);
    UNIT_TEXT(text, expected);
}

static void durations(void)
{
    duration_is(20 * SIM_SECOND, "20 s");
    duration_is(SIM_SECOND / 4, "0.25 s");
    duration_is(90 * SIM_SECOND, "90 s");
    duration_is(2 * SIM_MINUTE, "2 min");
    duration_is(90 * SIM_MINUTE, "90 min");
    duration_is(3 * SIM_HOUR, "3 h");
}

static void visible_is(const char *text, const char *expected)
{
    char shown[64];
    visible_text(text, shown, sizeof shown);
    UNIT_TEXT(shown, expected);
}

static void escapes(void)
{
    visible_is("plain", "plain");
    visible_is("\033[31mred", "\\x1b[31mred");
    visible_is("a\nb\tc\x7f", "a\\x0ab\\x09c\\x7f");
    visible_is("\xff\xfe", "\\xff\\xfe");
    visible_is("Z\xc3\xbcrich", "Z\xc3\xbcrich");
    visible_is("\xc3", "\\xc3");
    visible_is("\xc0\xaf", "\\xc0\\xaf");                             /* overlong / */
    visible_is("\xed\xa0\x80", "\\xed\\xa0\\x80");                    /* half a surrogate pair */
    visible_is("\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80");           /* beyond U+10FFFF */
    visible_is("a\xe2\x80\xae" "b", "a\\xe2\\x80\\xae" "b");          /* right-to-left override */
    visible_is("\xc2\x9b", "\\xc2\\x9b");                             /* the one-byte ESC [ */
    visible_is("\xf0\x9f\x93\x9e", "\xf0\x9f\x93\x9e");
}

static void cut(void)
{
    char shown[5];
    visible_text("abcdefgh", shown, sizeof shown);
    UNIT_TEXT(shown, "abcd");
    visible_text("abc\xc3\xbc", shown, sizeof shown);
    UNIT_TEXT(shown, "abc");
    visible_text("ab\033", shown, sizeof shown);
    UNIT_TEXT(shown, "ab");
    visible_text("abc", shown, 1);
    UNIT_TEXT(shown, "");
}

static void utf8(void)
{
    CU_ASSERT_TRUE(visible_is_utf8(""));
    CU_ASSERT_TRUE(visible_is_utf8("Z\xc3\xbcrich \033"));
    CU_ASSERT_FALSE(visible_is_utf8("Z\xfcrich"));
    CU_ASSERT_EQUAL(visible_width("Z\xc3\xbcrich"), 6);
}

UNIT_MAIN("numbers, clocks and foreign text",
          {"a number has as few digits as read back equal", shortest},
          {"what is not a number is null", null},
          {"two hundred thousand doubles of all sizes read back equal", round_trip},
          {"the decimal point is a point in a locale with commas", comma},
          {"clocks count on past midnight and show seconds only when there are some", clocks},
          {"durations are in the largest unit that divides them", durations},
          {"control characters and bytes that are not UTF-8 are shown in hexadecimal", escapes},
          {"text that does not fit is cut between characters", cut},
          {"UTF-8 is told from other bytes", utf8})
