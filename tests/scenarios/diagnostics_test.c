/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How diagnostics are collected, sorted and printed. */
#include <stdlib.h>
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static char *print(const struct diagnostic *d, bool color)
{
    static char *text; /* static: gcc 12 believes that the stream outlives it */
    size_t length;
    FILE *out = open_memstream(&text, &length);
    diagnostic_print(out, d, color);
    fclose(out);
    return text;
}

static void check(const struct diagnostic *d, bool color, const char *expected)
{
    char *text = print(d, color);
    UNIT_TEXT(text, expected);
    free(text);
}

static const struct diagnostic patence = {
    .severity = SEVERITY_ERROR,
    .file = "bank.yaml",
    .place = {14, 7},
    .width = 7,
    .text = "unknown key 'patence' in calls.vip",
    .hint = "did you mean 'patience'?",
    .source = "      patence: {exponential: {mean: 3min}}",
};

static void like_a_compiler(void)
{
    check(&patence, false,
          "bank.yaml:14:7: error: unknown key 'patence' in calls.vip\n"
          "   14 |       patence: {exponential: {mean: 3min}}\n"
          "      |       ^^^^^^^\n"
          "  hint: did you mean 'patience'?\n");
}

static void in_color(void)
{
    check(&patence, true,
          "\033[1mbank.yaml:14:7: \033[1;31merror:\033[0m unknown key 'patence' in calls.vip\n"
          "   14 |       patence: {exponential: {mean: 3min}}\n"
          "      | \033[1;32m      ^^^^^^^\033[0m\n"
          "  hint: did you mean 'patience'?\n");
}

static void parts_left_out(void)
{
    struct diagnostic d = patence;
    d.severity = SEVERITY_WARNING;
    d.hint = NULL;
    check(&d, false,
          "bank.yaml:14:7: warning: unknown key 'patence' in calls.vip\n"
          "   14 |       patence: {exponential: {mean: 3min}}\n"
          "      |       ^^^^^^^\n");
    d.source = NULL;
    check(&d, false, "bank.yaml:14:7: warning: unknown key 'patence' in calls.vip\n");
    d.place = (struct place){0, 0};
    check(&d, false, "bank.yaml: warning: unknown key 'patence' in calls.vip\n");
}

static void line_numbers(void)
{
    struct diagnostic d = patence;
    d.place.line = 1234567;
    check(&d, false,
          "bank.yaml:1234567:7: error: unknown key 'patence' in calls.vip\n"
          "1234567 |       patence: {exponential: {mean: 3min}}\n"
          "        |       ^^^^^^^\n"
          "  hint: did you mean 'patience'?\n");
}

static void unprintable(void)
{
    struct diagnostic d = {.file = "a\033[31m.yaml", .place = {1, 3}, .width = 2, .text = "bad \x7F '\xC2\x9B'",
                           .hint = "\n\xE2\x80\xAE", .source = "a\033b\xFF\tc"};
    check(&d, false,
          "a\\x1b[31m.yaml:1:3: error: bad \\x7f '\\x9b'\n"
          "    1 | a\\x1bb\\xff c\n"
          "      |      ^^^^^\n"
          "  hint: \\x0a\\u202e\n");
}

static void characters(void)
{
    UNIT_TEXT(complaints(and("x-a: b\nname: &caf\xC3\xA9\xE2\x82\xAC [\xF0\x9F\x98\x80, *b]")),
              "t.yaml:9:11: error: an anchor or alias has no name\n"
              "    9 | name: &caf\xC3\xA9\xE2\x82\xAC [\xF0\x9F\x98\x80, *b]\n"
              "      |           ^\n"
              "  hint: put the text in quotes if it is none\n");
    UNIT_TEXT(complaints(with("agents:", "x-\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80: {a: 1, a: 2}\nagents:")),
              "t.yaml:6:15: error: repeated key 'a' in x-\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\n"
              "    6 | x-\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80: {a: 1, a: 2}\n"
              "      |               ^\n"
              "  hint: column 9 has it already: keep one of them\n");
}

static void long_line(void)
{
    char line[501];
    memset(line, 'a', 500);
    line[500] = '\0';
    memcpy(line + 300, "XYZ", 3);
    struct diagnostic d = {.file = "f", .place = {1, 301}, .width = 3, .text = "t", .source = line};
    char expected[1024];
    sprintf(expected, "f:1:301: error: t\n    1 | ...%.*s...\n      | %*s^^^\n", 160, line + 240, 63, "");
    check(&d, false, expected);
    d.width = 200; /* a caret ends with what is shown of the line */
    d.source = line;
    char *text = print(&d, false);
    CU_ASSERT_EQUAL(strspn(strchr(text, '^'), "^"), 100);
    free(text);
}

static void multi_line_value(void)
{
    UNIT_TEXT(complaints(and("run: {seed: \"1\n  2\"}")), "t.yaml:8:13: error: expected seed, found '1 2' in run.seed\n"
                                                       "    8 | run: {seed: \"1\n"
                                                       "      |             ^^\n"
                                                       "  hint: write it like 42\n");
}

static void long_value(void)
{
    UNIT_TEXT(brief(with("12", "abcdefghijklmnopqrstuvwxyzabcdefghijklmn\xC3\xA9")),
              "7:17 expected count, found 'abcdefghijklmnopqrstuvwxyzabcdefghijklmn...' in agents.team.count "
              "(write it like 12)\n");
}

static struct loaded load_many(unsigned mistakes, bool backwards)
{
    char *text = malloc(20 * mistakes + 1000), *at = text;
    struct loaded l;
    at = stpcpy(at, backwards ? "acdsim: 1\nagents: {t: {count: 12, serves: [support]}}\n" : smallest);
    for (unsigned i = 0; i < mistakes; i++)
        at += sprintf(at, "zz%u: 1\n", i);
    if (backwards)
        stpcpy(at, "calls: {support: {arrivals: {poisson: 1/h}, talk: 1s, queue: q}}\n");
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, strlen(text), NULL, 0, &l));
    free(text);
    return l;
}

static void twenty(void)
{
    struct loaded l = load_many(100, false);
    CU_ASSERT_EQUAL(l.error_count, 100);
    CU_ASSERT_EQUAL_FATAL(l.diagnostic_count, 20);
    CU_ASSERT_EQUAL(l.diagnostics[0].place.line, 8);
    CU_ASSERT_EQUAL(l.diagnostics[19].place.line, 27);
    loaded_free(&l);
}

/* The queue in line 2 is looked up after the unknown keys were found. */
static void first_by_place(void)
{
    struct loaded l = load_many(100, true);
    CU_ASSERT_EQUAL(l.error_count, 102);
    CU_ASSERT_EQUAL_FATAL(l.diagnostic_count, 20);
    CU_ASSERT_STRING_EQUAL(l.diagnostics[0].text, "unknown queue 'support' in agents.t.serves");
    CU_ASSERT_EQUAL(l.diagnostics[1].place.line, 3);
    CU_ASSERT_EQUAL(l.diagnostics[19].place.line, 21);
    loaded_free(&l);
}

UNIT_MAIN("diagnostics",
          {"a diagnostic looks like that of a compiler", like_a_compiler},
          {"colours are for the place, the severity and the caret", in_color},
          {"without a hint, a line or a place these are left out", parts_left_out},
          {"the gutter grows with the line number", line_numbers},
          {"fault_68: what cannot be printed is shown as \\x1b", unprintable},
          {"columns count characters, and the caret stands under them", characters},
          {"of a long line the part around the caret is shown", long_line},
          {"a value of several lines is underlined on its first", multi_line_value},
          {"long values are shortened in messages", long_value},
          {"of a hundred errors twenty are kept and all are counted", twenty},
          {"the twenty that are kept are the first by place, in whatever order they were found", first_by_place})
