/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two callers at 0 and 10 s, one agent, talks of 100 s: waits of 0 and 90 s, in every replication. */
#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

#define CENTER                                                                                                \
    "acdsim: 1\nhorizon: {length: 1h, interval: none}\n"                                                      \
    "calls: {help: {arrivals: {times: [0s, 10s]}, talk: 100s}}\nagents: {team: {count: 1, serves: [help]}}\n"

static void xml_is(const char *words, int code, const char *xml)
{
    struct ended e = program(words);
    char *text = file_read("out.xml");
    CU_ASSERT_EQUAL(e.code, code);
    UNIT_TEXT(text ? text : "(no file)", xml);
    free(text);
    ended_free(&e);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define CASE "  <testcase classname=\"two.yaml\" name=\""

static void verdicts(void)
{
    folder_enter();
    file_write("two.yaml", CENTER "expect: [overall.asa <= 45s, overall.asa < 45s, overall.time_to_abandon < 9s]\n");
    xml_is("run two.yaml --replications 3 --junit out.xml", 1,
           HEAD "<testsuite name=\"two.yaml\" tests=\"3\" failures=\"2\" errors=\"0\" skipped=\"0\">\n" CASE
                "overall.asa &lt;= 45s\"/>\n" CASE
                "overall.asa &lt; 45s\">\n"
                "    <failure type=\"fail\" message=\"overall.asa &lt; 45s: it is 45 s ± 0\">fail after 3 "
                "replications</failure>\n  </testcase>\n" CASE
                "overall.time_to_abandon &lt; 9s\">\n"
                "    <failure type=\"undecided\" message=\"overall.time_to_abandon &lt; 9s: it is — (3 empty)\">undecided "
                "after 3 replications</failure>\n  </testcase>\n</testsuite>\n");
    folder_leave();
}

static void nothing_expected(void)
{
    folder_enter();
    file_write("two.yaml", CENTER);
    xml_is("run two.yaml --replications 3 --junit out.xml", 0,
           HEAD "<testsuite name=\"two.yaml\" tests=\"0\" failures=\"0\" errors=\"0\" skipped=\"0\">\n</testsuite>\n");
    folder_leave();
}

/* A name that would end the attribute, begin an element or turn the terminal red. */
static void escaped(void)
{
    folder_enter();
    file_write("two.yaml", CENTER "name: \"a<b> & \\\"c\\\" 'd'\\e[31m\\n\\x01 ü\"\n");
    xml_is("run two.yaml --replications 3 --junit out.xml", 0,
           HEAD "<testsuite name=\"a&lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;\\x1b[31m\\x0a\\x01 ü\" tests=\"0\" failures=\"0\" "
                "errors=\"0\" skipped=\"0\">\n</testsuite>\n");
    folder_leave();
}

static void whole_or_not_at_all(void)
{
    folder_enter();
    file_write("two.yaml", CENTER);
    file_write("old.xml", "old");
    program_refuses("run two.yaml --junit no/such/out.xml", 4, "no/such/out.xml");
    program_refuses("run three.yaml --junit old.xml", 3, "three.yaml");
    program_refuses("run two.yaml --junit two.yaml", 2, "'two.yaml' is the scenario itself");
    program_refuses("run two.yaml --junit old.xml -o old.xml", 2, "-o and --junit name the same file");
    program_refuses("run two.yaml --junit old.xml --calls old.xml", 2, "--calls and --junit name the same file");
    program_refuses("run two.yaml --junit -", 2, "--junit: '-' is not a file");
    program_refuses("check two.yaml --junit out.xml", 2, "'--junit' does not belong to this command");
    char *old = file_read("old.xml");
    UNIT_TEXT(old, "old");
    free(old);
    CU_ASSERT_EQUAL(files_here(), 2);
    folder_leave();
}

UNIT_MAIN("--junit",
          {"a test case for each expectation, failed unless it is met", verdicts},
          {"without expectations there is no test case", nothing_expected},
          {"what would not be XML is escaped", escaped},
          {"the file appears whole or not at all", whole_or_not_at_all})
