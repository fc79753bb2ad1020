/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The runner itself: a case that is wrong is found, and where it is wrong is said. */
#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/spec/spec_run.h"
#include "tests/support/unit.h"

#define HEAD                                                                                                 \
    "# a file of cases\n"                                                                                    \
    "\n"
#define ANA                                                                                                  \
    "case ana is offered a client\n"                                                                         \
    "0 queue q\n"                                                                                            \
    "0 agent ana\n"                                                                                          \
    "0 start_service ana q\n"                                                                                \
    "--\n"
#define ENTER                                                                                                \
    "1 start_queuing c q | 1.000000 ok start_queuing c q\n"                                                  \
    "                    | 1.000000 enter q c\n"                                                             \
    "                    | 1.000000 leave q c 1\n"
#define OFFER "                    | 1.000000 offer ana q c auto\n"

static struct spec_count run(const char *text, char **report)
{
    size_t size;
    FILE *out = open_memstream(report, &size);
    file_write("case.acd", text);
    struct spec_count count = spec_file_run("case.acd", out);
    fclose(out);
    return count;
}

static void holds(const char *text, unsigned cases)
{
    char *report;
    struct spec_count count = run(text, &report);
    CU_ASSERT_EQUAL(count.cases, cases);
    CU_ASSERT_EQUAL(count.wrong, 0);
    UNIT_TEXT(report, "");
    free(report);
}

/* The report begins so. */
static void is_wrong(const char *text, const char *beginning)
{
    char *report;
    struct spec_count count = run(text, &report);
    CU_ASSERT_EQUAL(count.wrong, 1);
    if (!contains(report, beginning) || strstr(report, beginning) != report)
        UNIT_TEXT(report, beginning);
    free(report);
}

static void right_cases(void)
{
    folder_enter();
    holds(HEAD ANA ENTER OFFER, 1);
    holds(HEAD ANA ENTER OFFER "\n" ANA ENTER OFFER, 2);
    holds("case no setting\n0 tick | 0.000000 ok tick", 1);
    holds("case CR LF, a comment beside what is expected\r\n0 tick   | 0.000000 ok tick\r\n# x | 1.000000 ok "
          "tick\r\n1 tick\r\n",
          1);
    holds("case parameters\nset offer_timeout=1min\nset requeue=tail\nset agent_order=longest_idle\n"
          "0 tick | 0.000000 ok tick\n",
          1);
    folder_leave();
}

static void other_lines(void)
{
    folder_enter();
    is_wrong(HEAD ANA ENTER "                    | 1.000000 offer ben q c auto\n",
             "case.acd:11: acdsim dispatch: prints something else\n"
             "    case ana is offered a client\n"
             "    expected  1.000000 offer ben q c auto\n"
             "    printed   1.000000 offer ana q c auto\n");
    is_wrong(HEAD ANA ENTER OFFER "  | 1.000000 session ana q c\n",
             "case.acd:12: acdsim dispatch: prints something else\n"
             "    case ana is offered a client\n"
             "    expected  1.000000 session ana q c\n"
             "    printed   (nothing more)\n");
    is_wrong(HEAD ANA ENTER, "case.acd:10: acdsim dispatch: prints something else\n"
                             "    case ana is offered a client\n"
                             "    expected  (nothing more)\n"
                             "    printed   1.000000 offer ana q c auto\n");
    is_wrong(ANA ENTER OFFER ANA ENTER, "case.acd:17: acdsim dispatch: prints something else\n");
    folder_leave();
}

static void wrong_settings(void)
{
    folder_enter();
    is_wrong("case x\n0 queue q\n0 queue r 11\n--\n0 tick | 0.000000 ok tick\n",
             "case.acd:3: acdsim dispatch: refuses the setting: 0.000000 err 5 queue r 11\n");
    is_wrong("case x\n0 quue q\n--\n0 tick | 0.000000 ok tick\n",
             "case.acd:1: acdsim dispatch: refuses it: acdsim: line 1: unknown operation 'quue': 0 quue q\n");
    is_wrong("case x\nset requeue=tale\n0 tick | 0.000000 ok tick\n",
             "case.acd:1: acdsim dispatch: refuses it: acdsim: --set requeue=tale: ");
    folder_leave();
}

static void no_cases(void)
{
    folder_enter();
    is_wrong("", "case.acd:0: no case in this file\n");
    is_wrong("# nothing\n", "case.acd:1: no case in this file\n");
    is_wrong("0 tick | 0.000000 ok tick\n", "case.acd:1: a case begins with a line `case` and its title\n");
    is_wrong("case x\n0 tick\n", "case.acd:2: the case before expects nothing");
    is_wrong("case x\n0 tick\ncase y\n0 tick | 0.000000 ok tick\n",
             "case.acd:3: the case before expects nothing");
    is_wrong("case x\n0 tick\n--\n--\n", "case.acd:4: a second --\n");
    is_wrong("case x\n0 tick | 0.000000 ok tick\n--\n", "case.acd:3: nothing is expected above --");
    is_wrong("case x\n0 tick\nset requeue=tail\n", "case.acd:3: `set` comes before the operations\n");
    char *report = NULL;
    size_t size;
    FILE *out = open_memstream(&report, &size);
    CU_ASSERT_EQUAL(spec_file_run("missing.acd", out).wrong, 1);
    fclose(out);
    UNIT_TEXT(report, "missing.acd:0: cannot be read\n");
    free(report);
    folder_leave();
}

UNIT_MAIN("the runner of routing cases", {"cases that are right hold", right_cases},
          {"a line that is different, missing or too many is found, with its place", other_lines},
          {"a setting that is refused is found", wrong_settings}, {"a file that is none is found", no_cases})
