/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammars of values, at their edges. */
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "models/simtime.h"
#include "scenarios/near.h"
#include "scenarios/values.h"
#include "tests/support/unit.h"

typedef enum value_status parse(const char *text, struct value *out);

/* Each text, and what it is worth; or why it is worth nothing. */
struct expected {
    const char *text;
    enum value_status status;
    double amount;
    int64_t whole;
};

static void check(parse *function, const struct expected *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct value value;
        enum value_status status = function(rows[i].text, &value);
        bool same = status == rows[i].status &&
                    (status != VALUE_OK || (value.amount == rows[i].amount && value.whole == rows[i].whole));
        if (!same)
            fprintf(stderr, "\n'%s': status %d amount %.17g whole %lld\n", rows[i].text, (int)status, value.amount,
                    (long long)value.whole);
        CU_ASSERT(same);
    }
}
#define CHECK(function, rows) check((function), (rows), sizeof(rows) / sizeof *(rows))

static void durations(void)
{
    static const struct expected rows[] = {
        {"20s", VALUE_OK, 20, 20000000},
        {"1.5min", VALUE_OK, 90, 90000000},
        {"4m", VALUE_OK, 240, 240000000},
        {"4min", VALUE_OK, 240, 240000000},
        {"1h30m", VALUE_OK, 5400, INT64_C(5400000000)},
        {"250ms", VALUE_OK, 0.25, 250000},
        {"2d", VALUE_OK, 172800, INT64_C(172800000000)},
        {"1d2h3min4s5ms", VALUE_OK, 93784.005, INT64_C(93784005000)},
        {"1h0.5s", VALUE_OK, 3600.5, INT64_C(3600500000)},
        {"0s", VALUE_OK, 0, 0},
        {"0.000001s", VALUE_OK, 1e-6, 1},
        {"0.001ms", VALUE_OK, 1e-6, 1},
        {"1e3s", VALUE_OK, 1000, 1000000000},
        {"1E-3s", VALUE_OK, 0.001, 1000},
        {"25e-1s", VALUE_OK, 2.5, 2500000},
        {"-3min", VALUE_OK, -180, -180000000},
        {"-1h30m", VALUE_OK, -5400, INT64_C(-5400000000)},
        /* not whole microseconds: rounded for clocks, exact for means */
        {"0.0000015s", VALUE_OK, 0.0000015, 2},
        {"0.3333333333h", VALUE_OK, 0.3333333333 * 3600, 1200000000},
        {"0.10000000000000000000000000000000s", VALUE_OK, 0.1, 100000},
    };
    CHECK(duration_parse, rows);
}

static void bad_durations(void)
{
    static const struct expected rows[] = {
        {"20", VALUE_NO_UNIT, 0, 0},        {"1h30", VALUE_NO_UNIT, 0, 0},      {"-5", VALUE_NO_UNIT, 0, 0},
        {"1e3", VALUE_NO_UNIT, 0, 0},       {"", VALUE_MALFORMED, 0, 0},        {"s", VALUE_MALFORMED, 0, 0},
        {"-", VALUE_MALFORMED, 0, 0},       {"+", VALUE_MALFORMED, 0, 0},       {"+5s", VALUE_MALFORMED, 0, 0},
        {" 5s", VALUE_MALFORMED, 0, 0},     {"5s ", VALUE_MALFORMED, 0, 0},     {"5 s", VALUE_MALFORMED, 0, 0},
        {"5x", VALUE_MALFORMED, 0, 0},      {"5S", VALUE_MALFORMED, 0, 0},      {"5sec", VALUE_MALFORMED, 0, 0},
        {"5hours", VALUE_MALFORMED, 0, 0},  {"1,5s", VALUE_MALFORMED, 0, 0},    {".5s", VALUE_MALFORMED, 0, 0},
        {"5.s", VALUE_MALFORMED, 0, 0},     {"1.5h30m", VALUE_MALFORMED, 0, 0}, {"30m1h", VALUE_MALFORMED, 0, 0},
        {"1h1h", VALUE_MALFORMED, 0, 0},    {"1m1min", VALUE_MALFORMED, 0, 0},  {"1h-5m", VALUE_MALFORMED, 0, 0},
        {"--5s", VALUE_MALFORMED, 0, 0},    {"nan", VALUE_MALFORMED, 0, 0},     {"inf", VALUE_MALFORMED, 0, 0},
        {"infs", VALUE_MALFORMED, 0, 0},    {"0x10s", VALUE_MALFORMED, 0, 0},   {"0x1p-3s", VALUE_MALFORMED, 0, 0},
        {"1_000s", VALUE_MALFORMED, 0, 0},  {"1es", VALUE_MALFORMED, 0, 0},     {"\xD9\xA1s", VALUE_MALFORMED, 0, 0},
        {"12:30", VALUE_MALFORMED, 0, 0},   {"5us", VALUE_MALFORMED, 0, 0},     {"012s", VALUE_AMBIGUOUS, 0, 0},
        {"1h05m", VALUE_AMBIGUOUS, 0, 0},   {"00s", VALUE_AMBIGUOUS, 0, 0},
    };
    CHECK(duration_parse, rows);
}

/* 2^62 us are 53 375 995 days, 14 hours and 27.387904 s. */
static void duration_range(void)
{
    static const struct expected rows[] = {
        {"4611686018427.387904s", VALUE_OK, 4611686018427.387904, INT64_C(4611686018427387904)},
        {"4611686018427.387905s", VALUE_RANGE, 0, 0},
        {"53375995d14h27s387.904ms", VALUE_OK, 4611686018427.387904, INT64_C(4611686018427387904)},
        {"53375995d14h27s387.905ms", VALUE_RANGE, 0, 0},
        {"1e18h", VALUE_RANGE, 0, 0},
        {"99999999999999999999999999999999999999d", VALUE_RANGE, 0, 0},
        {"1e400s", VALUE_RANGE, 0, 0},
        {"1e-400s", VALUE_RANGE, 0, 0},
        {"1e99999999999999999999s", VALUE_RANGE, 0, 0},
        {"0e99999999999999999999s", VALUE_OK, 0, 0},
        {"0.0000004s", VALUE_RANGE, 0, 0},
        {"0.0000005s", VALUE_OK, 0.0000005, 1},
        {"1e-60s", VALUE_RANGE, 0, 0},
    };
    CHECK(duration_parse, rows);
}

static void rates(void)
{
    static const struct expected rows[] = {
        {"200/h", VALUE_OK, 200.0 / 3600, 0}, {"3.5/min", VALUE_OK, 3.5 / 60, 0},  {"0.05/s", VALUE_OK, 0.05, 0},
        {"900/day", VALUE_OK, 900.0 / 86400, 0}, {"0/h", VALUE_OK, 0, 0},           {"-5/h", VALUE_OK, -5.0 / 3600, 0},
        {"1e2/h", VALUE_OK, 100.0 / 3600, 0},    {"200", VALUE_NO_UNIT, 0, 0},      {"200/", VALUE_MALFORMED, 0, 0},
        {"200/hour", VALUE_MALFORMED, 0, 0},     {"200 /h", VALUE_MALFORMED, 0, 0}, {"/h", VALUE_MALFORMED, 0, 0},
        {"200/h/h", VALUE_MALFORMED, 0, 0},      {"nan/h", VALUE_MALFORMED, 0, 0},  {"0x1/h", VALUE_MALFORMED, 0, 0},
        {"1e400/h", VALUE_RANGE, 0, 0},          {"1e-400/h", VALUE_RANGE, 0, 0},   {"020/h", VALUE_AMBIGUOUS, 0, 0},
        {"1,5/h", VALUE_MALFORMED, 0, 0},        {"", VALUE_MALFORMED, 0, 0},       {"200/m", VALUE_MALFORMED, 0, 0},
    };
    CHECK(rate_parse, rows);
}

static void proportions(void)
{
    static const struct expected rows[] = {
        {"80%", VALUE_OK, 0.8, 0},        {"0.8", VALUE_OK, 0.8, 0},          {"0", VALUE_OK, 0, 0},
        {"1", VALUE_OK, 1, 0},            {"100%", VALUE_OK, 1, 0},           {"0.5%", VALUE_OK, 0.005, 0},
        {"120%", VALUE_OK, 1.2, 0},       {"-5%", VALUE_OK, -0.05, 0},        {"80", VALUE_NO_UNIT, 0, 0},
        {"1.5", VALUE_NO_UNIT, 0, 0},     {"80 %", VALUE_MALFORMED, 0, 0},    {"%", VALUE_MALFORMED, 0, 0},
        {"80%%", VALUE_MALFORMED, 0, 0},  {"nan", VALUE_MALFORMED, 0, 0},     {"inf%", VALUE_MALFORMED, 0, 0},
        {"0,8", VALUE_MALFORMED, 0, 0},   {"080%", VALUE_AMBIGUOUS, 0, 0},    {"1e400", VALUE_RANGE, 0, 0},
        {"1e-400%", VALUE_RANGE, 0, 0},   {"", VALUE_MALFORMED, 0, 0},        {".8", VALUE_MALFORMED, 0, 0},
    };
    CHECK(proportion_parse, rows);
}

static void ratios_and_numbers(void)
{
    static const struct expected ratios[] = {
        {"0.8", VALUE_OK, 0.8, 0}, {"180%", VALUE_OK, 1.8, 0}, {"8", VALUE_OK, 8, 0}, {"8s", VALUE_MALFORMED, 0, 0}};
    static const struct expected numbers[] = {
        {"1.1", VALUE_OK, 1.1, 0},         {"-1e-3", VALUE_OK, -0.001, 0},     {"-0", VALUE_OK, 0, 0},
        {"2.2250738585072014e-308", VALUE_OK, 2.2250738585072014e-308, 0},     {"2.2e-308", VALUE_RANGE, 0, 0},
        {"1.7976931348623157e308", VALUE_OK, 1.7976931348623157e308, 0},       {"1.8e308", VALUE_RANGE, 0, 0},
        {"80%", VALUE_MALFORMED, 0, 0},    {"0x1p3", VALUE_MALFORMED, 0, 0},   {"1e", VALUE_MALFORMED, 0, 0},
        {"1e+", VALUE_MALFORMED, 0, 0},    {"Infinity", VALUE_MALFORMED, 0, 0},
    };
    CHECK(ratio_parse, ratios);
    CHECK(number_parse, numbers);
}

static void counts(void)
{
    static const struct expected rows[] = {
        {"12", VALUE_OK, 12, 12},          {"0", VALUE_OK, 0, 0},               {"-1", VALUE_OK, -1, -1},
        {"9007199254740993", VALUE_OK, 9007199254740992.0, INT64_C(9007199254740993)},
        {"9223372036854775807", VALUE_OK, 9223372036854775807.0, INT64_MAX},
        {"9223372036854775808", VALUE_RANGE, 0, 0},                             {"18446744073709551616", VALUE_RANGE, 0, 0},
        {"12.5", VALUE_MALFORMED, 0, 0},   {"1e3", VALUE_MALFORMED, 0, 0},      {"012", VALUE_AMBIGUOUS, 0, 0},
        {"0x10", VALUE_MALFORMED, 0, 0},   {"1_000", VALUE_MALFORMED, 0, 0},    {"1,000", VALUE_MALFORMED, 0, 0},
        {"+1", VALUE_MALFORMED, 0, 0},     {"", VALUE_MALFORMED, 0, 0},         {"-", VALUE_MALFORMED, 0, 0},
        {"--1", VALUE_MALFORMED, 0, 0},    {" 1", VALUE_MALFORMED, 0, 0},       {"1 ", VALUE_MALFORMED, 0, 0},
        {"0o14", VALUE_MALFORMED, 0, 0},   {"\xD9\xA1", VALUE_MALFORMED, 0, 0},
    };
    CHECK(count_parse, rows);
}

static void seeds(void)
{
    static const struct {
        const char *text;
        uint64_t seed;
    } rows[] = {{"0", 0}, {"9007199254740993", UINT64_C(9007199254740993)}, {"18446744073709551615", UINT64_MAX}};
    static const struct expected bad[] = {
        {"18446744073709551616", VALUE_RANGE, 0, 0}, {"99999999999999999999999", VALUE_RANGE, 0, 0},
        {"-1", VALUE_MALFORMED, 0, 0},               {"1e3", VALUE_MALFORMED, 0, 0},
        {"0x2A", VALUE_MALFORMED, 0, 0},             {"042", VALUE_AMBIGUOUS, 0, 0},
        {"", VALUE_MALFORMED, 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value value;
        CU_ASSERT_EQUAL(seed_parse(rows[i].text, &value), VALUE_OK);
        CU_ASSERT_EQUAL(value.large, rows[i].seed);
    }
    CHECK(seed_parse, bad);
}

static void clocks(void)
{
    static const struct expected rows[] = {
        {"00:00", VALUE_OK, 0, 0},
        {"08:30", VALUE_OK, 30600, INT64_C(30600000000)},
        {"08:30:15", VALUE_OK, 30615, INT64_C(30615000000)},
        {"23:59:59", VALUE_OK, 86399, INT64_C(86399000000)},
        {"32:00", VALUE_OK, 115200, INT64_C(115200000000)},
        {"100:00", VALUE_OK, 360000, INT64_C(360000000000)},
        {"1000024:00", VALUE_OK, 3600086400.0, INT64_C(3600086400000000)},
    };
    static const char *const bad[] = {"8:30",    "08:3",   "08:60",    "08:30:60", "0830",  "08:30:1", "08:30:",    "",
                                      "08:",     ":30",    "-08:30",   "08:-1",    "08.30", "008:30",  "08:30:15x", "24h",
                                      "08:30pm", " 08:30", "10000000:00"};
    CHECK(clock_parse, rows);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct value value;
        CU_ASSERT_EQUAL(clock_parse(bad[i], &value), VALUE_MALFORMED);
    }
}

static void names(void)
{
    static const char sixty_four[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-";
    static const char sixty_five[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-a";
    static const char *const good[] = {"a", "_", "Z9", "no", "off", "y", "null", "vip-2", sixty_four};
    static const char *const bad[] = {"", "1a", "-a", "a.b", "a b", "a\n", "caf\xC3\xA9", "=a", "a/b", sixty_five};
    CU_ASSERT_EQUAL(strlen(sixty_four), 64);
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        CU_ASSERT(name_is_valid(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        CU_ASSERT(!name_is_valid(bad[i]));
}

static void back_to_text(void)
{
    static const struct {
        int64_t us;
        const char *duration, *clock;
    } rows[] = {
        {0, "0s", "00:00"},
        {SIM_HOUR * 13, "13h", "13:00"},
        {SIM_MINUTE * 90, "1h30min", "01:30"},
        {SIM_SECOND * 30615, "8h30min15s", "08:30:15"},
        {250000, "250ms", "00:00:00.250000"},
        {1, "0.001ms", "00:00:00.000001"},
        {SIM_HOUR * 1000000, "1000000h", "1000000:00"},
    };
    char text[VALUE_TEXT];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct value value;
        UNIT_TEXT(duration_text(rows[i].us, text), rows[i].duration);
        CU_ASSERT_EQUAL(duration_parse(text, &value), VALUE_OK);
        CU_ASSERT_EQUAL(value.whole, rows[i].us);
        UNIT_TEXT(clock_text(rows[i].us, text), rows[i].clock);
    }
    CU_ASSERT(strlen(duration_text(SIM_LONGEST, text)) < VALUE_TEXT);
}

static void locale(void)
{
    static const char *const locales[] = {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "tr_TR.UTF-8"};
    struct value value;
    for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
        setlocale(LC_ALL, locales[i]);
        CU_ASSERT_EQUAL(duration_parse("1.5min", &value), VALUE_OK);
        CU_ASSERT_EQUAL(value.amount, 90);
        CU_ASSERT_EQUAL(number_parse("0.25", &value), VALUE_OK);
        CU_ASSERT_EQUAL(value.amount, 0.25);
        CU_ASSERT_EQUAL(number_parse("0,25", &value), VALUE_MALFORMED);
    }
    setlocale(LC_ALL, "C");
}

static void distances(void)
{
    static const struct {
        const char *a, *b;
        unsigned distance;
    } rows[] = {
        {"patience", "patience", 0}, {"patence", "patience", 1}, {"pattience", "patience", 1},
        {"petience", "patience", 1}, {"lenght", "length", 2},    {"abc", "xyz", 3},
        {"", "ab", 2},               {"", "abc", 3},             {"kitten", "sitting", 3},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        CU_ASSERT_EQUAL(edit_distance(rows[i].a, rows[i].b), rows[i].distance);
        CU_ASSERT_EQUAL(edit_distance(rows[i].b, rows[i].a), rows[i].distance);
    }
}

/* Longer than any name: not compared. */
static void long_words(void)
{
    char a[70], b[70];
    for (size_t length = 63; length <= 66; length++) {
        memset(a, 'a', length);
        memset(b, 'a', length);
        a[length] = b[length] = '\0';
        b[length / 2] = 'b';
        CU_ASSERT_EQUAL(edit_distance(a, b), length <= 64 ? 1 : 3);
    }
}

static void nearest(void)
{
    struct near near = {.word = "walk"};
    near_look(&near, "tal");
    near_look(&near, "balk");
    near_look(&near, "talk"); /* as near as balk: the first stays */
    CU_ASSERT_STRING_EQUAL(near.best, "balk");
    struct near better = {.word = "talkk"};
    near_look(&better, "balk");
    near_look(&better, "talk");
    CU_ASSERT_STRING_EQUAL(better.best, "talk");
    struct near capitals = {.word = "Talk"};
    near_look(&capitals, "balk");
    near_look(&capitals, "talk"); /* nearer than balk */
    CU_ASSERT_STRING_EQUAL(capitals.best, "talk");
    struct near too_short = {.word = "cv"};
    near_look(&too_short, "sd");
    near_look(&too_short, "k");
    CU_ASSERT_PTR_NULL(too_short.best);
}

UNIT_MAIN("scenario values",
          {"durations have units, from the largest to the smallest", durations},
          {"fault_26: what is not a duration is not read", bad_durations},
          {"fault_27, fault_35: durations end at 2^62 microseconds and begin at half of one", duration_range},
          {"rates are per second, minute, hour or day", rates},
          {"proportions are percent or 0 to 1", proportions},
          {"fault_26, fault_27: ratios and numbers have one grammar and the range of doubles", ratios_and_numbers},
          {"fault_21, fault_29: counts are digits, without guessing", counts},
          {"fault_36: seeds are exact up to 2^64 - 1", seeds},
          {"fault_21: clocks are HH:MM or HH:MM:SS, past midnight as well", clocks},
          {"fault_38: names are letters, digits, _ and -", names},
          {"durations and clocks are written as they are read", back_to_text},
          {"fault_28: no locale changes what a number is", locale},
          {"the distance of words is counted in keystrokes", distances},
          {"words of more than 64 letters are not compared", long_words},
          {"the nearest name is proposed, if it is near", nearest})
