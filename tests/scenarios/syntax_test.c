/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What YAML allows and scenarios do not, and what YAML does not allow. */
#include <stdlib.h>
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static void tab_indentation(void)
{
    UNIT_TEXT(complaints("acdsim: 1\ncalls:\n\tsupport: 1\n"),
              "t.yaml:3:1: error: tabs are not allowed for indentation\n"
              "    3 |  support: 1\n"
              "      | ^\n"
              "  hint: indent with spaces\n");
    UNIT_TEXT(brief("acdsim: 1\ncalls:\n  \t\tsupport: 1\n"),
              "3:3 tabs are not allowed for indentation (indent with spaces)\n");
    UNIT_TEXT(brief("acdsim: 1\nname: a\n\tb: c\n"), "3:1 tabs are not allowed for indentation (indent with spaces)\n");
}

static void tab_after_key(void)
{
    UNIT_TEXT(complaints(with("count: 12", "count:\t12")), "");
}

static void repeated_key(void)
{
    UNIT_TEXT(complaints(and("run:\n  seed: 1\n  confidence: 90%\n  seed: 2")),
              "t.yaml:11:3: error: repeated key 'seed' in run\n"
              "   11 |   seed: 2\n"
              "      |   ^^^^\n"
              "  hint: line 9 has it already: keep one of them\n");
    UNIT_TEXT(brief(and("x-a: {b: 1, c: 2, b: 3, b: 4}")),
              "8:19 repeated key 'b' in x-a (column 7 has it already: keep one of them)\n"
              "8:25 repeated key 'b' in x-a (column 7 has it already: keep one of them)\n");
}

static void unclosed(void)
{
    static const struct {
        const char *lines, *said;
    } rows[] = {
        {"x-a: [1, 2", "8:6 this list does not end (is a ',' or the closing ']' missing?)\n"},
        {"x-a: {b: [1, 2]", "8:6 this map does not end (is a ',' or the closing '}' missing?)\n"},
        {"x-a: {b: [1, 2}", "8:10 this list does not end (is a ',' or the closing ']' missing?)\n"},
        {"x-a: \"bc", "8:6 this text in quotes does not end (is the closing quote missing?)\n"},
        {"x-a: 'bc\nx-b: d", "8:6 this text in quotes does not end (is the closing quote missing?)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        UNIT_TEXT(brief(and(rows[i].lines)), rows[i].said);
}

static void other_mistakes(void)
{
    static const struct {
        const char *lines, *said;
    } rows[] = {
        {"name: a: b", "8:8 a ':' cannot stand here (is the line indented too far, or does the text need quotes?)\n"},
        {"run:\n  seed: 1\n confidence: 90%",
         "10:2 expected a key (the keys of a map begin in the same column; or is a bracket or a quote closed too early?)\n"},
        {"x-a:\n  - 1\n  b: 2", "10:3 expected '-' (the elements of a list begin in the same column)\n"},
        {"name: - a", "8:7 a '-' cannot stand here (begin the list on a line of its own, or write [a, b])\n"},
        {"name: ? a", "8:7 a '?' cannot stand here (put the text in quotes)\n"},
        {"name: @a", "8:7 a value cannot begin with this character (put the text in quotes)\n"},
        {"name: \"\\q\"", "8:8 unknown escape (use single quotes, or write \\\\ for a backslash)\n"},
        {"name: \"\\xzz\"",
         "8:10 expected a hexadecimal number in this escape (use single quotes, or write \\\\ for a backslash)\n"},
        {"name: \"\\ud800\"", "8:10 this escape is not a character (use single quotes, or write \\\\ for a backslash)\n"},
        {"name: &", "8:8 an anchor or alias has no name (put the text in quotes if it is none)\n"},
        {"name: [,]", "8:8 expected a value (is something missing before this?)\n"},
        {"seed", "8:1 no ':' after this key (write 'key: value')\n"},
        {"name: |a", "8:8 no text can begin in this line (begin it in the next line, or put it in quotes)\n"},
        {"name: !e!f a", "8:7 unknown tag (values have no tags here: remove it)\n"},
        {"%YAML 1.1", "9:1 nothing may follow here (is a bracket or a brace closed twice?)\n"},
        {"[a]: 1", "8:1 a key cannot be a list (does the text need quotes?)\n"},
        {"{a: 1}: 1", "8:1 a key cannot be a map (does the text need quotes?)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        UNIT_TEXT(brief(and(rows[i].lines)), rows[i].said);
    UNIT_TEXT(brief("acdsim: 1\nname: a: b"),
              "2:8 a ':' cannot stand here (is the line indented too far, or does the text need quotes?)\n");
    UNIT_TEXT(brief("acdsim: 1\nx-a: [\n1,\n"), "2:6 this list does not end (is the closing bracket missing?)\n");
    UNIT_TEXT(brief("{acdsim: 1} x"), "1:13 nothing may follow here (is a bracket or a brace closed twice?)\n");
    UNIT_TEXT(brief("%YAML 3.7\n---\nacdsim: 1\n"),
              "1:1 this is not YAML: found incompatible YAML document (the syntax is that of YAML 1.1)\n");
    UNIT_TEXT(brief("- acdsim: 1\n"),
              "1:1 expected map, found list in the scenario (its keys: acdsim, name, description, include, horizon, run, "
              "queues, calls, agents, dispatch and expect)\n");
}

static void nul_escape(void)
{
    UNIT_TEXT(complaints(and("name: \"x\\0y\"")), "t.yaml:8:7: error: a NUL character in a text\n"
                                                "    8 | name: \"x\\0y\"\n"
                                                "      |       ^^^^^^\n"
                                                "  hint: remove the escape \\0\n");
}

static void two_documents(void)
{
    UNIT_TEXT(complaints(and("---\nacdsim: 1")), "t.yaml:8:1: error: a second document begins here\n"
                                                 "    8 | ---\n"
                                                 "      | ^\n"
                                                 "  hint: one file is one scenario\n");
    UNIT_TEXT(complaints(and("...")), "");
}

static void alias_bomb(void)
{
    char text[1024] = "x-a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c <= 'i'; c++)
        sprintf(text + strlen(text), "x-%c: &%c [*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c,*%c]\n", c, c, c - 1, c - 1, c - 1,
                c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
    CU_ASSERT_PTR_NOT_NULL(
        strstr(brief(text), "aliases expand to more than 10 times the file (write less with aliases)\n"));
}

/* A list of 100 `a` is worth 100 x 2 + 1; `x-a: &b []` and the aliases are the rest of the file. */
static void alias_limit(void)
{
    char text[4096] = "acdsim: 1\nx-a: &b [";
    for (int i = 0; i < 100; i++)
        strcat(text, "a,");
    strcat(text, "]\nx-b: [");
    size_t start = strlen(text);
    int most = 0;
    for (int aliases = 1; aliases < 40; aliases++) {
        strcpy(text + start, "");
        for (int i = 0; i < aliases; i++)
            strcat(text, "*b,");
        strcat(text, "]\n");
        if (201 * aliases <= 10 * (int)strlen(text))
            most = aliases;
        CU_ASSERT_EQUAL(strstr(brief(text), "aliases expand") != NULL, aliases > most);
    }
    CU_ASSERT(most > 5 && most < 39);
}

static void aliases_work(void)
{
    struct loaded l = loaded_from("acdsim: 1\n"
                                  "x-day: &day {every: 4h, counts: [2, 3]}\n"
                                  "x-talk: &talk 90s\n"
                                  "calls: {a: {arrivals: {poisson: 1/h}, talk: *talk}}\n"
                                  "agents: {b: {staff: *day, serves: [a]}, c: {staff: *day, serves: [a]}}\n");
    CU_ASSERT_EQUAL(l.scenario->types[0].talk.a, 90);
    CU_ASSERT_EQUAL(l.scenario->groups[0].roster.staff.counts[1], 3);
    CU_ASSERT_EQUAL(l.scenario->groups[1].roster.staff.counts[0], 2);
    loaded_free(&l);
}

static void alias_cycle(void)
{
    UNIT_TEXT(complaints(and("x-a: &x [*x]")),
              "t.yaml:8:10: error: the alias '*x' stands inside of what it stands for\n"
              "    8 | x-a: &x [*x]\n"
              "      |          ^^\n"
              "  hint: remove it\n");
}

static void undefined_alias(void)
{
    UNIT_TEXT(complaints(with("180s", "*long")), "t.yaml:5:32: error: no anchor '&long' before this alias\n"
                                                 "    5 |     talk: {exponential: {mean: *long}}\n"
                                                 "      |                                ^^^^^\n"
                                                 "  hint: an anchor is written '&NAME' before the value it names\n");
    UNIT_TEXT(brief(and("x-a: &a b\n*a : c")), "9:1 an alias cannot be a key (write the key out)\n");
}

static void merge_key(void)
{
    UNIT_TEXT(complaints(and("x-r: &r {seed: 1}\nrun: {<<: *r}")),
              "t.yaml:9:7: error: merge keys are not supported\n"
              "    9 | run: {<<: *r}\n"
              "      |       ^^\n"
              "  hint: repeat the keys, or give the map an anchor and use it as a whole\n");
    UNIT_TEXT(brief(and("run: {'<<': 1}")),
              "8:7 unknown key '<<' in run (known keys: replications, precision, confidence and seed)\n");
}

/* The map of the scenario is the first level. */
static void nesting(void)
{
    char text[256] = "acdsim: 1\nx-a: ";
    size_t start = strlen(text);
    memset(text + start, '[', 63);
    memset(text + start + 63, ']', 63);
    CU_ASSERT_PTR_NULL(strstr(brief(text), "nested"));
    memset(text + start, '[', 64);
    memset(text + start + 64, ']', 64);
    UNIT_TEXT(brief(text), "2:69 nested more than 64 levels deep (is a bracket not closed?)\n");
}

static void brackets(void)
{
    size_t length = 200000;
    char *text = malloc(length + 1);
    memset(text, '[', length);
    text[length] = '\0';
    UNIT_TEXT(brief(text), "1:65 nested more than 64 levels deep (is a bracket not closed?)\n");
    free(text);
}

static char *many(const char *head, const char *piece, size_t count, const char *tail)
{
    char *text = malloc(strlen(head) + strlen(piece) * count + strlen(tail) + 1), *at = text;
    at = stpcpy(at, head);
    for (size_t i = 0; i < count; i++)
        at = stpcpy(at, piece);
    stpcpy(at, tail);
    return text;
}

/* Of the events 11 are not elements: begin and end of the stream, the document, the map and the list, and
 * three texts. */
static void event_limit(void)
{
    char *text = many("acdsim: 1\nx-a: [", "a,", 1000000 - 11, "]\n");
    CU_ASSERT_PTR_NULL(strstr(brief(text), "events"));
    free(text);
    text = many("acdsim: 1\nx-a: [", "a,", 1000000 - 10, "]\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(brief(text), "more than 1000000 YAML events (is this a scenario?)\n"));
    free(text);
}

static void text_limit(void)
{
    char *text = many("acdsim: 1\nname: ", "a", 65536, "\n");
    CU_ASSERT_PTR_NULL(strstr(brief(text), "KiB"));
    free(text);
    text = many("acdsim: 1\nname: ", "a", 65537, "\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(brief(text), "2:7 a text is longer than 64 KiB (is a quote not closed?)\n"));
    free(text);
}

static void anchor_limit(void)
{
    char *text = malloc(2000000), *at = text;
    at = stpcpy(at, "acdsim: 1\nx-a: [");
    for (int i = 0; i <= 100000; i++)
        at += sprintf(at, "&a%d b,", i);
    stpcpy(at, "]\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(brief(text), "more than 100000 anchors (write the values out)\n"));
    free(text);
}

static void key_limit(void)
{
    char *text = many("acdsim: 1\n", "k", 1100, ": 1\n");
    UNIT_TEXT(brief(text), "2:1 a key is longer than 1024 characters (is a quote or the end of a line missing?)\n");
    free(text);
    text = many("acdsim: 1\nx-a: {", "k", 1100, ": 1}\n");
    UNIT_TEXT(brief(text), "2:7 a key is longer than 1024 characters (is a quote or the end of a line missing?)\n");
    free(text);
    text = many("? ", "k", 1025, "\n: 1\nacdsim: 1\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(brief(text), "1:3 a key is longer than 1024 characters"));
    free(text);
}

static void tags(void)
{
    UNIT_TEXT(complaints(and("name: !!python/object x")), "t.yaml:8:7: error: unknown tag '!!python/object'\n"
                                                          "    8 | name: !!python/object x\n"
                                                          "      |       ^^^^^^^^^^^^^^^\n"
                                                          "  hint: values have no tags here: remove it\n");
    UNIT_TEXT(brief(and("run: !mine {seed: 1}")), "8:6 unknown tag '!mine' (values have no tags here: remove it)\n");
    UNIT_TEXT(brief(and("x-a: !!seq [1]")), "8:6 unknown tag '!!seq' (values have no tags here: remove it)\n");
}

UNIT_MAIN("scenario syntax",
          {"fault_01: a tab in the indentation is an error", tab_indentation},
          {"fault_02: a tab after a key is accepted", tab_after_key},
          {"fault_03: a repeated key is an error that names both lines", repeated_key},
          {"fault_04: what is not closed is shown where it begins", unclosed},
          {"other mistakes are said in our words", other_mistakes},
          {"fault_09: an escaped NUL is an error", nul_escape},
          {"fault_12: a second document is an error", two_documents},
          {"fault_13: an alias bomb is an error", alias_bomb},
          {"fault_13: aliases may expand to 10 times the file", alias_limit},
          {"an alias stands for the value of its anchor", aliases_work},
          {"fault_14: an alias inside its own anchor is an error", alias_cycle},
          {"fault_15: an alias without an anchor is an error", undefined_alias},
          {"fault_16: a merge key is an error", merge_key},
          {"fault_17: the 65th level is an error, the 64th is not", nesting},
          {"fault_17: 200 kB of brackets end at the 65th", brackets},
          {"fault_18: a million events are read, one more is an error", event_limit},
          {"fault_18: 64 KiB of text are read, one byte more is an error", text_limit},
          {"fault_18: more than 100 000 anchors are an error", anchor_limit},
          {"fault_19: a key of more than 1024 characters is an error", key_limit},
          {"fault_20: tags are errors", tags})
