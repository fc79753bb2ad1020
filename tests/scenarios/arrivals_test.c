/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How callers arrive, as it is written. Data files: data_test.c */
#include <stdio.h>
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

#define PATH "calls.support.arrivals"

/* ---- what they become -------------------------------------------------------------------------------- */

static void by_clock(void)
{
    struct loaded l = loaded_from("acdsim: 1\n"
                                  "horizon: {start: 08:00, end: 12:00}\n"
                                  "calls:\n"
                                  "  support:\n"
                                  "    arrivals: {poisson: {rates: {\"08:00\": 36/h, \"08:30:15\": 0/h, 11:00: 3.6/h}}, scale: 2}\n"
                                  "    talk: 1s\n"
                                  "agents:\n"
                                  "  team: {count: 1, serves: [support]}\n");
    const struct arrivals *a = &l.scenario->types[0].arrivals;
    CU_ASSERT_EQUAL(a->kind, ARRIVALS_POISSON);
    CU_ASSERT_EQUAL_FATAL(a->rates.count, 3);
    CU_ASSERT_EQUAL(a->rates.starts[0], 0);
    CU_ASSERT_EQUAL(a->rates.starts[1], 30 * SIM_MINUTE + 15 * SIM_SECOND);
    CU_ASSERT_EQUAL(a->rates.starts[2], 3 * SIM_HOUR);
    CU_ASSERT_DOUBLE_EQUAL(a->rates.rates[0], 0.02, 1e-15);
    CU_ASSERT_EQUAL(a->rates.rates[1], 0);
    CU_ASSERT_DOUBLE_EQUAL(a->rates.rates[2], 0.002, 1e-16);
    loaded_free(&l);
}

static void by_gaps(void)
{
    struct loaded l = loaded_from(with("poisson: 200/h", "renewal: {erlang: {k: 2, mean: 36s}}, scale: 1.5"));
    const struct arrivals *a = &l.scenario->types[0].arrivals;
    CU_ASSERT_EQUAL(a->kind, ARRIVALS_RENEWAL);
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&a->gap), 24, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(arrivals_expected(a, 0, SIM_HOUR), 150, 1e-9);
    loaded_free(&l);
}

static void by_times(void)
{
    static const struct {
        const char *written;
        int64_t us[3];
    } rows[] = {
        {"[\"08:00\", \"08:01:30\", \"08:01:30.25\"]", {0, 90 * SIM_SECOND, 90 * SIM_SECOND + 250000}},
        {"[2026-02-28T08:00:00, \"2026-02-28 09:00\", 2026-03-01T02:30:00.5]",
         {0, SIM_HOUR, 18 * SIM_HOUR + 30 * SIM_MINUTE + 500000}},
        {"[2024-02-29T08:00:00Z, 2024-02-29T08:00:00.1234567Z, 2024-03-01T00:00:00Z]", {0, 123457, 16 * SIM_HOUR}},
        {"[2026-03-02T08:00:01-05:30, 2026-03-02T08:00:02-05:30, 2026-03-02T08:00:03-05:30]",
         {SIM_SECOND, 2 * SIM_SECOND, 3 * SIM_SECOND}},
        {"[0s, 1h30min, 100000s]", {0, 90 * SIM_MINUTE, 100000 * SIM_SECOND}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char text[1000];
        snprintf(text, sizeof text,
                 "acdsim: 1\nhorizon: {start: 08:00, length: 40h}\n"
                 "calls: {support: {arrivals: {times: %s}, talk: 1s}}\nagents: {team: {count: 1, serves: [support]}}\n",
                 rows[i].written);
        struct loaded l = loaded_from(text);
        const struct arrivals *a = &l.scenario->types[0].arrivals;
        CU_ASSERT_EQUAL(a->kind, ARRIVALS_TIMES);
        CU_ASSERT_EQUAL(a->end, 40 * SIM_HOUR);
        CU_ASSERT_EQUAL_FATAL(a->count, 3);
        for (int k = 0; k < 3; k++)
            CU_ASSERT_EQUAL(a->times[k], rows[i].us[k]);
        loaded_free(&l);
    }
}

#define THREE(first, second, third)                                                                    \
    "acdsim: 1\n"                                                                                      \
    "calls:\n"                                                                                         \
    "  a: {talk: 1s, arrivals: {poisson: 20/h, busyness: {" first "}}}\n"                              \
    "  b: {talk: 1s, arrivals: {renewal: 180s, busyness: {" second "}}}\n"                             \
    "  day: {talk: 1s, arrivals: {poisson: 20/h, busyness: {" third "}}}\n"                            \
    "agents: {team: {count: 1, serves: [a, b, day]}}\n"

static void shared_busyness(void)
{
    struct loaded l = loaded_from(
        THREE("gamma: {cv: 20%}, shared: day", "gamma: {sd: 0.2}, shared: day", "gamma: {cv: 20%}"));
    const struct call_type *t = l.scenario->types;
    CU_ASSERT_STRING_EQUAL(t[0].busyness_name, t[1].busyness_name);
    CU_ASSERT_STRING_EQUAL(t[2].busyness_name, "day"); /* its own, whatever others share */
    CU_ASSERT(strcmp(t[0].busyness_name, "day") != 0);
    CU_ASSERT_TRUE(dist_equal(&t[0].busyness, &t[1].busyness));
    loaded_free(&l);
}

/* ---- what is said ------------------------------------------------------------------------------------------ */

static void clocks(void)
{
#define RATES PATH ".poisson.rates"
    static const struct replacement rows[] = {
        {"200/h", "{rates: {}}", "4:33 " RATES " is empty (write a rate for the start)\n"},
        {"200/h", "{rates: {\"08:00\": 20/h}}",
         "4:34 " RATES " begins at 08:00, but the horizon is 00:00 to 08:00 (write a rate for the start, 0/h if nobody "
         "calls)\n"},
        {"200/h", "{rates: {\"00:00\": 20/h, \"08:00\": 3/h}}",
         "4:49 08:00 is outside the horizon, 00:00 to 08:00, in " RATES " (remove it, or lengthen the horizon)\n"},
        {"200/h", "{rates: {\"00:00\": 20/h, \"07:00\": 3/h, \"06:00\": 3/h}}",
         "4:63 06:00 comes after 07:00 in " RATES " (write them in ascending order)\n"},
        {"200/h", "{rates: {midnight: 20/h}}",
         "4:34 expected clock, found 'midnight' in " RATES " (write it like \"08:30\" or \"08:30:15\")\n"},
        {"200/h", "{rates: {\"00:00\": 20}}",
         "4:43 20 what? " RATES ".00:00 needs a unit (write 20/h or 20/min?)\n"},
        {"200/h", "{rates: {\"00:00\": -20/h}}",
         "4:43 " RATES ".00:00 must be 0/s to 1000000/s, not -20/h (did you mean 20/h?)\n"},
        {"200/h", "{every: 1h, rates: {\"00:00\": 20/h}}",
         "4:37 'every' and rates by clock exclude each other in " PATH ".poisson (keep one of them)\n"},
        {"200/h", "{rates: {\"00:00\": 20/h, \"00:00\": 30/h}}",
         "4:49 repeated key '00:00' in " RATES " (column 34 has it already: keep one of them)\n"},
        {"200/h", "{rates: {\"00:00\": 20/h, \"00:00:00\": 30/h}}",
         "4:49 00:00:00 comes after 00:00 in " RATES " (write them in ascending order)\n"},
        {"200/h", "{every: 8h, rates: [1/h], column: a}",
         "4:51 'column' without 'file' in " PATH ".poisson (it belongs to 'file')\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void gaps(void)
{
    static const struct replacement rows[] = {
        {"poisson: 200/h", "renewal: 0s",
         "4:16 " PATH ".renewal is always 0: callers without end (write the time between two callers: {exponential: 18s})\n"},
        {"poisson: 200/h", "renewal: {exponential: 18s, zero: 100%}",
         "4:16 " PATH ".renewal is always 0: callers without end (write the time between two callers: {exponential: 18s})\n"},
        {"poisson: 200/h", "renewal: 200/h",
         "4:25 expected distribution, found '200/h' in " PATH ".renewal (write it like 20s, or {exponential: {mean: "
         "3min}})\n"},
        {"poisson: 200/h", "renewal: {exponential: 0.000002s}, scale: 10",
         "3:3 with calls.support more than 1000000 callers arrive each second (check the unit: 200/h is not 200/s)\n"},
        {"poisson: 200/h", "renewal: 3s, poisson: 2/h",
         "4:29 'renewal' and 'poisson' exclude each other in " PATH " (keep one of them)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void scales(void)
{
    static const struct replacement rows[] = {
        {"200/h", "200/h, scale: 0", "4:39 " PATH ".scale must be above 0 and at most 1000000, not 0 (scale: multiplies "
                                     "every rate)\n"},
        {"200/h", "200/h, scale: 1.1h", "4:39 expected number, found '1.1h' in " PATH ".scale (write it like 1.1)\n"},
        {"poisson: 200/h", "times: [1s], scale: 2",
         "4:29 'times' and 'scale' exclude each other in " PATH " (the times are what they are: remove it)\n"},
        {"poisson: 200/h", "times: [1s], busyness: {gamma: {cv: 1}}",
         "4:29 'times' and 'busyness' exclude each other in " PATH " (the times are what they are: remove it)\n"},
        {"200/h", "200/h, busyness: {gamma: {cv: 1}, shared: a b}",
         "4:67 expected name, found 'a b' in " PATH ".busyness.shared (write it like shared: weather)\n"},
        {"200/h", "200/h, busyness: {shared: a}",
         "4:32 " PATH ".busyness needs constant, gamma or lognormal (write one of them)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(THREE("gamma: {cv: 20%}, shared: day", "gamma: {cv: 21%}, shared: day",
                          "lognormal: {cv: 20%}, shared: day")),
              "4:80 busyness 'day' of calls.b is not that of calls.a in line 3 (write the same distribution in both)\n"
              "5:86 busyness 'day' of calls.day is not that of calls.a in line 3 (write the same distribution in both)\n");
}

static void times(void)
{
#define TIMES PATH ".times"
#define HOW " (write it like 08:15:30, 2026-03-02T08:15:30 or 20min30s)\n"
    static const struct replacement rows[] = {
        {"poisson: 200/h", "times: 3s", "4:23 expected list, found '3s' in " TIMES
                                        " (write it like [\"08:00:12\", \"08:01:30\"])\n"},
        {"poisson: 200/h", "times: [[3s]]", "4:24 expected time, found list in " TIMES "[0]" HOW},
        {"poisson: 200/h", "times: [noon]", "4:24 expected time, found 'noon' in " TIMES HOW},
        {"poisson: 200/h", "times: [12]",
         "4:24 12 what? a time since the start needs a unit in " TIMES " (write 12s or 12min?)\n"},
        {"poisson: 200/h", "times: [1e400s]",
         "4:24 1e400s is out of range in " TIMES " (it may be up to 146000 years)\n"},
        {"poisson: 200/h", "times: [-3s]", "4:24 '-3s' is before the start in " TIMES " (0 is the start of the horizon)\n"},
        {"poisson: 200/h", "times: [3s, 2s, 4s]", "4:28 '2s' is before the one above it in " TIMES " (sort them by time)\n"},
        {"poisson: 200/h", "times: [3s, \"00:01\"]",
         "4:28 '00:01' is a clock, but the first one is a duration in " TIMES " (write all of them alike)\n"},
        {"poisson: 200/h", "times: [2026-03-02T00:00:01Z, 2026-03-02T00:00:02+01:00]",
         "4:46 '2026-03-02T00:00:02+01:00' has not the offset of the first one in " TIMES
         " (write all of them in the time of the call center)\n"},
        {"poisson: 200/h", "times: [\"07:59\", \"08:00\"]",
         "4:33 a caller outside the horizon, 00:00 to 08:00 (remove it, or change the horizon)\n"},
        {"poisson: 200/h", "times: [\"\"]", "4:24 no time in " TIMES " (remove the row)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(with("poisson: 200/h", "times: []")),
              "3:3 warning nobody calls: calls.support has no times (remove it, or write a time)\n");
}

static void dates_that_are_none(void)
{
    static const char *const bad[] = {
        "2026-02-29T08:00:00", "2026-13-01T08:00", "2026-00-01T08:00", "2026-01-00T08:00", "2100-02-29T08:00",
        "2026-01-01T24:00:00", "2026-01-01T08:60:00", "2026-01-01T8:00:00", "2026-01-01X08:00:00", "2026-01-01T08",
        "2026-01-01T08:00:00+1:00", "2026-01-01T08:00:00+24:00", "2026-01-01T08:00:00z", "2026-01-01T08:00:00Z ",
        "2026-01-01T08:00.5", "08:00.5", "08:00:00.", "08:00:00.x", "08:00:00.1234567890123456789", "8:00", "08:00:60",
        "2026-1-1T08:00:00", "2026-01-01T", "2026-01-01",
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char written[100], said[200];
        snprintf(written, sizeof written, "times: [\"%s\"]", bad[i]);
        snprintf(said, sizeof said, "4:24 expected time, found '%s' in " TIMES HOW, bad[i]);
        UNIT_TEXT(brief(with("poisson: 200/h", written)), said);
    }
}

UNIT_MAIN("scenario arrivals",
          {"rates may begin by clock, and be scaled", by_clock},
          {"renewal: the gap is a distribution, a scale makes it shorter", by_gaps},
          {"times are clocks, date-times or durations since the start", by_times},
          {"a shared busyness has a name of its own for all that share it", shared_busyness},
          {"rates by clock begin with the horizon, ascend and end within", clocks},
          {"renewal: some gap must be above 0", gaps},
          {"scale and busyness are for rates; those that share have the same law", scales},
          {"fault_47: times have one form, ascend and lie in the horizon", times},
          {"dates and clocks that are none are refused", dates_that_are_none})
