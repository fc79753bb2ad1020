/* SPDX-License-Identifier: GPL-3.0-or-later */
/* As long as it takes: --precision, and a warm-up that is found. */
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

#define CENTER(horizon)                                                                                       \
    "acdsim: 1\nhorizon: {" horizon ", interval: none}\n"                                                     \
    "calls: {help: {arrivals: {poisson: 144/h}, talk: {exponential: {mean: 1min}}}}\n"                        \
    "agents: {team: {count: 4, serves: [help]}}\n"

static double number_at(const char *text, const char *section, const char *name)
{
    cJSON *root = cJSON_Parse(text);
    double x = cJSON_GetNumberValue(cJSON_GetObjectItem(cJSON_GetObjectItem(root, section), name));
    cJSON_Delete(root);
    return x;
}

static double replications(const char *words, int code)
{
    char *text = program_output(words, code);
    double n = number_at(text, "run", "replications");
    free(text);
    return n;
}

static void precision(void)
{
    folder_enter();
    file_write("a.yaml", CENTER("length: 8h"));
    CU_ASSERT_EQUAL(replications("run a.yaml --format json --precision overall.wait=1h", 0), 100);
    CU_ASSERT(replications("run a.yaml --format json --precision queues.help.wait=0.4s", 0) > 100);
    CU_ASSERT_EQUAL(replications("run a.yaml --format json --set run.replications=30 "
                                 "--precision overall.service_levels.answered/offered=50%", 0), 30);
    folder_leave();
}

/* The file says how many at most; the rest of what it says gives way. */
static void beside_the_file(void)
{
    folder_enter();
    file_write("a.yaml", CENTER("length: 8h") "run: {replications: 30, "
                                              "precision: {metric: overall.asa, half_width: 1h, max_replications: 40}}\n");
    CU_ASSERT_EQUAL(replications("run a.yaml --format json", 0), 30);
    char *said = program_errors("run a.yaml --precision overall.wait=0.001ms", 1);
    CU_ASSERT_PTR_NOT_NULL(strstr(said, "the precision is not reached after 40 replications: overall.wait is"));
    free(said);
    folder_leave();
}

static void refused(void)
{
    folder_enter();
    file_write("a.yaml", CENTER("length: 8h"));
    program_refuses("run a.yaml --precision overall.wiat=2s", 3,
                    "--precision:1:9: error: unknown metric 'wiat' in run.precision.metric\n");
    program_refuses("run a.yaml --precision overall.wait=2", 3, "--precision:1:14: error: ");
    program_refuses("run a.yaml --precision overall.wait=0s", 3, "--precision:1:14: error: ");
    program_refuses("run a.yaml --precision overall.wait", 3,
                    "--precision:1:1: error: expected METRIC=HALF_WIDTH\n");
    program_refuses("run a.yaml --precision =2s", 3, "expected METRIC=HALF_WIDTH");
    program_refuses("run a.yaml --precision overall.wait=", 3, "expected METRIC=HALF_WIDTH");
    program_refuses("run a.yaml --precision", 2, "'--precision' needs a value");
    program_refuses("run a.yaml --precision overall.wait=2s --replications 9", 2,
                    "--replications and --precision exclude each other\n  hint: --set run.replications=1000");
    program_refuses("check a.yaml --precision overall.wait=2s", 2, "does not belong to this command");
    folder_leave();
}

static void warm_up(void)
{
    folder_enter();
    file_write("a.yaml", CENTER("length: 50h, warmup: auto") "run: {replications: 30}\n");
    char *table = program_output("run a.yaml", 0), *one = program_output("run a.yaml --format json -j1", 0),
         *more = program_output("run a.yaml --format json -j3", 0);
    CU_ASSERT_PTR_NOT_NULL(strstr(table, "\nwarm-up          "));
    CU_ASSERT_PTR_NOT_NULL(strstr(table, ", found by MSER-5 in the average of pilot replications\n"));
    double found = number_at(one, "run", "warmup_s");
    CU_ASSERT(found > 0 && found < 25 * 3600);
    UNIT_TEXT(one, more);
    free(table);
    free(one);
    free(more);
    folder_leave();
}

static void too_short(void)
{
    folder_enter();
    file_write("a.yaml", CENTER("length: 2min, warmup: auto"));
    program_refuses("run a.yaml", 3, "no steady state within the first half of the 0.03333 h: ");
    program_refuses("run a.yaml -o out.txt", 3, "use a longer horizon.length, write horizon.warmup yourself");
    CU_ASSERT_EQUAL(files_here(), 1);
    folder_leave();
}

UNIT_MAIN("as long as it takes",
          {"--precision takes as many replications as a figure needs", precision},
          {"the most that it may take is the file's", beside_the_file},
          {"a wrong metric or value is told with its column", refused},
          {"the warm-up that is found is told in table and JSON", warm_up},
          {"a run that is too short for one is refused, and nothing is written", too_short})
