/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Data files: CSV with a row of names, found from the scenario's folder. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

#define PATH "calls.support.arrivals"
#define COUNTS "{every: 2h, file: d.csv, column: calls}"
#define TRACE "trace: {file: d.csv, column: at}"
#define EMPIRICAL "{empirical: {file: d.csv, column: s}}"

static void write_file(const char *name, const char *text, size_t length)
{
    FILE *file = fopen(name, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    CU_ASSERT_EQUAL(fwrite(text, 1, length, file), length);
    fclose(file);
}

/* A folder of its own, which is the current one. */
static void go_to_work(void)
{
    static char folder[] = "/tmp/acdsim-data-XXXXXX";
    if (!strstr(folder, "XXXXXX"))
        return;
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    CU_ASSERT_EQUAL_FATAL(chdir(folder), 0);
}

static void data(const char *text)
{
    go_to_work();
    write_file("d.csv", text, strlen(text));
}

static const struct call_type *type_of(struct loaded *l, const char *words, const char *instead)
{
    *l = loaded_from(with(words, instead));
    return &l->scenario->types[0];
}

/* ---- good files ---------------------------------------------------------------------------------------- */

static void counts(void)
{
    static const char *const files[] = {
        "calls\n72\n0\n36\n144\n",
        "\357\273\277calls\r\n72\r\n0\r\n36\r\n144", /* as a spreadsheet saves it */
        "day,\"calls\"\n\"Monday, early\",72\n\"a \"\"b\"\"\",0\n,\"36\"\nx,1.44e2\n\n\n",
        "  day \t, calls ,\nm, 72 ,\nm,0,\nm,\t36,\nm,144,\"\n\"\n",
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct loaded l;
        data(files[i]);
        const struct rate_profile *p = &type_of(&l, "poisson: 200/h", "scale: 0.5, poisson: " COUNTS)->arrivals.rates;
        CU_ASSERT_EQUAL(p->every, 2 * SIM_HOUR);
        CU_ASSERT_EQUAL_FATAL(p->count, 4);
        CU_ASSERT_DOUBLE_EQUAL(p->rates[0], 0.005, 1e-16); /* 72 in 720 s, halved */
        CU_ASSERT_EQUAL(p->rates[1], 0);
        CU_ASSERT_DOUBLE_EQUAL(p->rates[2], 0.0025, 1e-16);
        CU_ASSERT_DOUBLE_EQUAL(p->rates[3], 0.01, 1e-15);
        loaded_free(&l);
    }
}

static void times(void)
{
    static const char *const files[] = {
        "at\n00:00\n00:01:30.5\n00:01:30.5\n", "at\n0\n90.5\n90.5\n", "at\n0s\n90.5s\n1m30.5s\n",
        "at,who\n2026-03-02T00:00:00+01:00,a\n2026-03-02 00:01:30.5+01:00,b\n2026-03-02T00:01:30.500000+01:00,c\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct loaded l;
        data(files[i]);
        const struct arrivals *a = &type_of(&l, "poisson: 200/h", TRACE)->arrivals;
        CU_ASSERT_EQUAL(a->kind, ARRIVALS_TIMES);
        CU_ASSERT_EQUAL_FATAL(a->count, 3);
        CU_ASSERT_EQUAL(a->times[0], 0);
        CU_ASSERT_EQUAL(a->times[1], 90500 * SIM_SECOND / 1000);
        CU_ASSERT_EQUAL(a->times[2], a->times[1]);
        loaded_free(&l);
    }
}

static void values(void)
{
    static const char *const files[] = {"s\n4\n1.5\n3.5\n", "s\n4s\n1500ms\n0m3.5s\n"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        struct loaded l;
        data(files[i]);
        const struct dist *d = &type_of(&l, "{exponential: {mean: 180s}}", EMPIRICAL)->talk;
        CU_ASSERT_EQUAL(d->kind, DIST_EMPIRICAL);
        CU_ASSERT_EQUAL_FATAL(d->count, 3);
        CU_ASSERT_EQUAL(d->values[0], 1.5);
        CU_ASSERT_EQUAL(d->values[2], 4);
        CU_ASSERT_DOUBLE_EQUAL(dist_mean(d), 3, 1e-15);
        loaded_free(&l);
    }
}

static void folders(void)
{
    struct loaded l;
    const char *text = with("{exponential: {mean: 180s}}", "{empirical: {file: data/d.csv, column: s}}");
    go_to_work();
    mkdir("sub", 0777);
    mkdir("sub/data", 0777);
    write_file("sub/s.yaml", text, strlen(text));
    write_file("sub/data/d.csv", "s\n7\n", 4);
    CU_ASSERT_FATAL(scenario_load("sub/s.yaml", NULL, 0, &l));
    CU_ASSERT_PTR_NOT_NULL_FATAL(l.scenario);
    CU_ASSERT_EQUAL(l.scenario->types[0].talk.values[0], 7);
    loaded_free(&l);
    text = with("{exponential: {mean: 180s}}", "{empirical: {file: data/d.csv, column: t}}");
    write_file("sub/s.yaml", text, strlen(text));
    UNIT_TEXT(complaints_of_file("sub/s.yaml"),
              "sub/s.yaml:5:50: error: no column 't' in sub/data/d.csv\n"
              "    5 |     talk: {empirical: {file: data/d.csv, column: t}}\n"
              "      |                                                  ^\n"
              "  hint: its columns: s\n");
}

/* ---- the digest ------------------------------------------------------------------------------------------ */

/* Of what `sha256sum` prints for scenario and files, one after the other. */
static void digest(void)
{
    struct loaded l;
    char command[400], expected[65] = "";
    const char *text = with("    talk: {exponential: {mean: 180s}}",
                            "    talk: {empirical: {file: a.csv, column: s}}\n"
                            "    patience: {empirical: {file: b.csv, column: s}}\n"
                            "    wrap_up: {empirical: {file: a.csv, column: s}}");
    go_to_work();
    write_file("s.yaml", text, strlen(text));
    write_file("a.csv", "s\r\n1\r\n", 6);
    write_file("b.csv", "s\n2\n", 4);
    CU_ASSERT_FATAL(scenario_load("s.yaml", NULL, 0, &l));
    snprintf(command, sizeof command, "cat s.yaml a.csv b.csv | tr -d '\\r' | sha256sum");
    FILE *pipe = popen(command, "r");
    CU_ASSERT_PTR_NOT_NULL_FATAL(pipe);
    CU_ASSERT_EQUAL(fread(expected, 1, 64, pipe), 64);
    pclose(pipe);
    UNIT_TEXT(l.sha256, expected);
    loaded_free(&l);
}

/* ---- files that cannot be read ------------------------------------------------------------------------------ */

static void no_file(void)
{
    go_to_work();
    UNIT_TEXT(complaints(with("poisson: 200/h", "trace: {file: none.csv, column: at}")),
              "t.yaml:4:30: error: file 'none.csv': cannot open it: No such file or directory\n"
              "    4 |     arrivals: {trace: {file: none.csv, column: at}}\n"
              "      |                              ^^^^^^^^\n"
              "  hint: names are relative to the scenario, in the current folder\n");
    static const struct replacement rows[] = {
        {"poisson: 200/h", "trace: {file: ., column: at}",
         "4:30 file '.': not a regular file: a directory (names are relative to the scenario, in the current folder)\n"},
        {"poisson: 200/h", "trace: {file: /dev/zero, column: at}",
         "4:30 file '/dev/zero': not a regular file: a device (names are relative to the scenario, in the current "
         "folder)\n"},
        {"poisson: 200/h", "trace: {file: '-', column: at}",
         "4:30 file '-': cannot open it: No such file or directory (names are relative to the scenario, in the current "
         "folder)\n"},
        {"poisson: 200/h", "trace: {file: '', column: at}",
         "4:30 expected name of a file, found '' in " PATH ".trace.file (write it like file: monday.csv)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void not_text(void)
{
    data("at\n\xFF\n");
    UNIT_TEXT(complaints(with("poisson: 200/h", TRACE)),
              "d.csv:2:1: error: byte 0xFF is not UTF-8\n"
              "    2 | \\xff\n"
              "      | ^^^^\n"
              "  hint: save the file as UTF-8\n");
    char *large = malloc((16 << 20) + 2);
    memset(large, '1', (16 << 20) + 1);
    write_file("d.csv", large, (16 << 20) + 1);
    free(large);
    UNIT_TEXT(complaints(with("poisson: 200/h", TRACE)),
              "d.csv: error: larger than 16 MiB\n  hint: take less of it\n");
}

/* What is said, with the place in the file, about d.csv. */
struct fault {
    const char *text, *said;
};

static void check_faults(const struct fault *rows, size_t count, const char *words, const char *instead)
{
    for (size_t i = 0; i < count; i++) {
        data(rows[i].text);
        UNIT_TEXT(brief(with(words, instead)), rows[i].said);
    }
}
#define CHECK_FAULTS(rows, words, instead) check_faults(rows, sizeof(rows) / sizeof *(rows), words, instead)

static void not_csv(void)
{
#define QUOTE "a quote that does not belong here (write a cell with quotes in it like \"a \"\"b\"\" c\")\n"
    static const struct fault rows[] = {
        {"", "0:0 no rows: the file is empty (the first row names the columns)\n"},
        {"\n\n", "0:0 no rows: the file is empty (the first row names the columns)\n"},
        {"at,b\n1,2\n3\n", "3:1 this row has 1 cell, the first one has 2 (a comma inside a cell needs quotes around the "
                           "cell)\n"},
        {"at\n1,5\n", "2:1 this row has 2 cells, the first one has 1 (a comma inside a cell needs quotes around the cell)\n"},
        {"at\n1\n\n2\n", "3:1 an empty row (remove it)\n"},
        {"\nat\n1\n", "1:1 an empty row (remove it)\n"},
        {"at,b\n1,x\"y\"\n", "2:4 " QUOTE},
        {"at,b\n1,\"x\"y\n", "2:6 " QUOTE},
        {"at,b\n1,\"x\n", "2:3 " QUOTE},
        {"when\n1\n", "4:45 no column 'at' in d.csv (its columns: when)\n"},
        {"a,at2,b\n1,2,3\n", "4:45 no column 'at' in d.csv (did you mean 'at2'?)\n"},
        {"at,b,at\n1,2,3\n", "4:45 2 columns 'at' in d.csv (rename one of them)\n"},
        {"a;t\n1\n", "4:45 no column 'at' in d.csv (did you mean 'a;t'?)\n"},
    };
    CHECK_FAULTS(rows, "poisson: 200/h", TRACE);
}

/* ---- values that are no good ---------------------------------------------------------------------------------- */

static void bad_times(void)
{
#define HOW " (write it like 08:15:30, 2026-03-02T08:15:30 or 1230.5 (seconds))\n"
#define WHERE " in column 'at'"
    static const struct fault rows[] = {
        {"at,b\n1,1\n,2\n3,3\n", "3:1 no time" WHERE " (remove the row)\n"},
        {"b,at\nü,1\nü, noon\n", "3:4 expected time, found 'noon'" WHERE HOW},
        {"at\n3\n2\n4\n1\n", "3:1 '2' is before the one above it" WHERE " (sort them by time)\n"
                             "5:1 '1' is before the one above it" WHERE " (sort them by time)\n"},
        {"at\n-3\n", "2:1 '-3' is before the start" WHERE " (0 is the start of the horizon)\n"},
        {"at\n00:01\n61\n", "3:1 '61' is a number of seconds, but the first one is a clock" WHERE " (write all of them "
                            "alike)\n"},
        {"at\n1\n2s\n", "3:1 '2s' is a duration, but the first one is a number of seconds" WHERE " (write all of them "
                        "alike)\n"},
        {"at\n2026-03-02T00:01:00Z\n2026-03-02T00:02:00\n",
         "3:1 '2026-03-02T00:02:00' has not the offset of the first one" WHERE
         " (write all of them in the time of the call center)\n"},
        {"at\n1e400\n", "2:1 1e400 is out of range" WHERE " (it may be up to 146000 years)\n"},
        {"at\nnan\n0x1\n1_000\n012\n", "2:1 expected time, found 'nan'" WHERE HOW "3:1 expected time, found '0x1'" WHERE HOW
                                       "4:1 expected time, found '1_000'" WHERE HOW "5:1 expected time, found '012'" WHERE HOW},
        {"at\n28799.999999\n28800\n", "3:1 a caller outside the horizon, 00:00 to 08:00 (remove it, or change the "
                                      "horizon)\n"},
        {"at\n2026-03-02T07:00\n2026-03-03T07:00\n",
         "3:1 a caller outside the horizon, 00:00 to 08:00 (remove it, or change the horizon)\n"},
        {"at\n", "3:3 warning nobody calls: calls.support has no times (remove it, or write a time)\n"},
    };
    CHECK_FAULTS(rows, "poisson: 200/h", TRACE);
    data("at,b\n00:02,x\n00:01, \"why, oh\"\n");
    UNIT_TEXT(complaints(with("poisson: 200/h", TRACE)), "d.csv:3:1: error: '00:01' is before the one above it in column "
                                                         "'at'\n"
                                                         "    3 | 00:01, \"why, oh\"\n"
                                                         "      | ^^^^^\n"
                                                         "  hint: sort them by time\n");
}

static void bad_counts(void)
{
#define COLUMN " in column 'calls'"
    static const struct fault rows[] = {
        {"calls\n1\n2\n3\n4\n5\n", "4:43 " PATH ".poisson.file has 5 rows, but 8h in steps of 2h needs 4 (one row for each "
                                   "step of the horizon)\n"},
        {"calls,b\n1,1\n,2\n3,3\n4,4\n", "3:1 no count" COLUMN " (write 0 where nobody called)\n"},
        {"calls\n1\n-2\n3\n4\n", "3:1 negative count -2" COLUMN " (write 0 where nobody called)\n"},
        {"calls\n1\nten\n3\n4\n", "3:1 expected count, found ten" COLUMN " (write it like 12)\n"},
        {"calls\n1\n1e13\n1e400\n4\n", "3:1 out of range: 1e13" COLUMN " (it may be up to 1e12)\n"
                                       "4:1 out of range: 1e400" COLUMN " (it may be up to 1e12)\n"},
        {"calls\n1\n2.5\n3.5\n4\n", "3:1 warning fractional count 2.5" COLUMN " (good for an average of several days)\n"},
        {"calls\n1\n1e12\n3\n4\n", "3:3 with calls.support more than 1000000 callers arrive each second (check the unit: "
                                   "200/h is not 200/s)\n"},
    };
    CHECK_FAULTS(rows, "200/h", COUNTS);
    data("calls\n1\n");
    UNIT_TEXT(brief(with("200/h", "{file: d.csv, column: calls}")),
              "4:16 " PATH ".poisson needs 'every' (every: how long each rate holds)\n");
    UNIT_TEXT(brief(with("200/h", "{every: 8h, file: d.csv}")),
              "4:16 " PATH ".poisson needs 'column' (column: the name in its first row)\n");
}

static void bad_values(void)
{
#define S " in column 's'"
    static const struct fault rows[] = {
        {"s\n", "5:30 " "calls.support.talk.empirical.file is empty (write at least one)\n"},
        {"s,t\n1,1\n,1\n", "3:1 no value" S " (remove the row, or write 0)\n"},
        {"s\n1\nx\n", "3:1 expected seconds, found 'x'" S " (write it like 12.5 (seconds) or 12.5s)\n"},
        {"s\n1\n-2\n", "3:1 negative duration '-2'" S " (a duration is 0 or more)\n"},
        {"s\n1\n2s\n", "3:1 a unit after values without one: '2s'" S " (write all of them with a unit, or none)\n"},
        {"s\n1s\n2\n", "3:1 no unit after values with one: '2'" S " (write all of them with a unit, or none)\n"},
        {"s\n1e400\n", "2:1 out of range: '1e400'" S " (it may be 1 microsecond to 146000 years)\n"},
        {"s\n1e300\n", "5:12 calls.support.talk.empirical can be longer than 146000 years (take a smaller spread or a "
                       "smaller mean)\n"},
    };
    CHECK_FAULTS(rows, "{exponential: {mean: 180s}}", EMPIRICAL);
}

/* More than is shown is counted, and the file is read once: nothing is said twice. */
static void many_faults(void)
{
    char text[3000] = "at\n";
    for (int i = 0; i < 500; i++)
        strcat(text, "x\n");
    struct loaded l;
    data(text);
    const char *scenario = with("poisson: 200/h", TRACE);
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", scenario, strlen(scenario), NULL, 0, &l));
    CU_ASSERT_EQUAL(l.error_count, 500);
    CU_ASSERT_EQUAL(l.diagnostic_count, DIAGNOSTICS_MOST);
    CU_ASSERT_STRING_EQUAL(l.diagnostics[0].file, "d.csv");
    loaded_free(&l);
    data("at\n\xFF\n");
    UNIT_TEXT(brief("acdsim: 1\n"
                    "calls:\n"
                    "  a: {arrivals: {trace: {file: d.csv, column: at}}, talk: 1s}\n"
                    "  b: {arrivals: {trace: {file: d.csv, column: at}}, talk: 1s}\n"
                    "agents: {team: {count: 1, serves: [a, b]}}\n"),
              "2:1 byte 0xFF is not UTF-8 (save the file as UTF-8)\n");
}

/* A minute of calls, one in each millisecond: a large file is read, and quickly enough for a test. */
static void long_file(void)
{
    enum { ROWS = 300000 };
    char *text = malloc(ROWS * 32), *at = text + sprintf(text, "id,at,\"a note\"\n");
    for (int i = 0; i < ROWS; i++)
        at += sprintf(at, "%d,%d.%03d,\"x, y\"\n", i, i / 1000, i % 1000);
    struct loaded l;
    data(text);
    const struct arrivals *a = &type_of(&l, "{poisson: 200/h}\n    talk: {exponential: {mean: 180s}}",
                                        "{" TRACE "}\n    patience: 1min\n    talk: 1s")
                                    ->arrivals;
    CU_ASSERT_EQUAL_FATAL(a->count, ROWS);
    CU_ASSERT_EQUAL(a->times[ROWS - 1], (ROWS - 1) * INT64_C(1000));
    loaded_free(&l);
    free(text);
}

UNIT_MAIN("scenario data files",
          {"counts per step, as text editors and spreadsheets save them", counts},
          {"times as clocks, date-times, seconds or durations", times},
          {"observed values as seconds or durations", values},
          {"files are found from the folder of the scenario", folders},
          {"the digest covers every file once, in the order in which they are named", digest},
          {"fault_22: a file that cannot be read is an error where it is named", no_file},
          {"fault_18: a data file is text of up to 16 MiB", not_text},
          {"rows have as many cells as there are names, quotes are where they belong", not_csv},
          {"fault_26, fault_27, fault_47: times that are missing, unsorted or of several forms", bad_times},
          {"fault_47: counts that are missing, negative or fractional", bad_counts},
          {"fault_30, fault_32: observed values that are none", bad_values},
          {"many faults are counted, one is said once", many_faults},
          {"long files are read", long_file})
