/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acdsim validate: as a program, and its command with formulas that are wrong on purpose. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "cli/message.h"
#include "cli/validation.h"
#include "scenarios/templates.h"
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static struct center_figures known(const struct exact_model *m)
{
    return center_figures(&m->center);
}

/* loss.yaml has 12 agents. */
#define LOSS(number)                                                                                          \
    {"loss", SCOPE_OVERALL, 0, 1u << EXACT_BLOCKING | 1u << EXACT_OCCUPANCY, known,                           \
     .center = {.agents = (number), .rate = 200 / 3600.0, .talk = 180, .patience = INFINITY}}

static int validated(const struct exact_model *models, size_t count, int format, char **text)
{
    struct options o = {.has_replications = true, .replications = 30, .threads = 2, .format = format,
                        .output = "out", .quiet = true};
    folder_enter();
    int code = validate(&o, models, count);
    *text = file_read("out");
    folder_leave();
    CU_ASSERT_PTR_NOT_NULL_FATAL(*text);
    return code;
}

static void right(void)
{
    static const struct exact_model models[] = {LOSS(12)};
    char *text;
    CU_ASSERT_EQUAL(validated(models, 1, FORMAT_TABLE, &text), EXIT_DONE);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nall 2 figures agree with theory\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\nloss                 overall.blocking"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "11.97 %")); /* Erlang B(10, 12) is .119739 */
    CU_ASSERT_PTR_NULL(strstr(text, "WRONG"));
    free(text);
}

static void wrong(void)
{
    static const struct exact_model models[] = {LOSS(12), LOSS(13)};
    char *text;
    CU_ASSERT_EQUAL(validated(models, 2, FORMAT_TABLE, &text), EXIT_NO);
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "\n2 of 4 figures do not agree with theory\n"));
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "WRONG"));
    free(text);
    CU_ASSERT_EQUAL(validated(models, 2, FORMAT_JSON, &text), EXIT_NO);
    cJSON *root = cJSON_Parse(text), *checks = cJSON_GetObjectItem(root, "checks");
    CU_ASSERT_EQUAL(cJSON_GetArraySize(checks), 4);
    for (int i = 0; i < 4; i++) {
        cJSON *check = cJSON_GetArrayItem(checks, i);
        double z = cJSON_GetNumberValue(cJSON_GetObjectItem(check, "z"));
        UNIT_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(check, "state")), i < 2 ? "pass" : "fail");
        CU_ASSERT_EQUAL(fabs(z) <= 4.5, i < 2);
    }
    CU_ASSERT_EQUAL(cJSON_GetNumberValue(cJSON_GetObjectItem(root, "failed")), 2);
    cJSON_Delete(root);
    free(text);
}

/* Nobody abandons where nobody waits: 0 without any spread is exactly 0, and not exactly anything else. */
static struct center_figures a_little(const struct exact_model *m)
{
    return (struct center_figures){.abandonment = m->cv};
}

static void without_spread(void)
{
    struct exact_model m = {"loss", SCOPE_OVERALL, 0, 1u << EXACT_ABANDONMENT, a_little, .cv = 0};
    char *text;
    CU_ASSERT_EQUAL(validated(&m, 1, FORMAT_TABLE, &text), EXIT_DONE);
    free(text);
    m.cv = 1e-9;
    CU_ASSERT_EQUAL(validated(&m, 1, FORMAT_TABLE, &text), EXIT_NO);
    free(text);
}

/* Every scenario has something to compare, and all figures have a finite exact value above 0. */
static void all_are_known(void)
{
    CU_ASSERT(validations_count >= 20);
    for (size_t v = 0; v < validations_count; v++) {
        size_t found = 0;
        for (size_t i = 0; i < exact_model_count; i++)
            found += strcmp(exact_models[i].scenario, validations[v].name) == 0;
        CU_ASSERT(found > 0);
    }
    for (size_t i = 0; i < exact_model_count; i++) {
        struct center_figures figures = exact_models[i].figures(&exact_models[i]);
        for (int f = 0; f < EXACT_FIGURES; f++)
            if (exact_models[i].compared & 1u << f) {
                double exact = exact_value((enum exact_figure)f, &figures);
                CU_ASSERT(isfinite(exact) && exact > 0);
            }
    }
}

static void the_program(void)
{
    if (unit_slow_build())
        return;
    folder_enter();
    char *text = program_output("validate --format json", 0);
    cJSON *root = cJSON_Parse(text), *checks = cJSON_GetObjectItem(root, "checks");
    UNIT_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(root, "schema")), "acdsim.validate/1");
    CU_ASSERT_TRUE(cJSON_IsTrue(cJSON_GetObjectItem(root, "complete")));
    CU_ASSERT(cJSON_GetArraySize(checks) >= 120);
    for (cJSON *check = checks ? checks->child : NULL; check; check = check->next)
        UNIT_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(check, "state")), "pass");
    cJSON_Delete(root);
    free(text);
    folder_leave();
}

static void any_threads(void)
{
    if (unit_slow_build())
        return;
    folder_enter();
    struct ended one = program("validate --replications 30 -j1"), more = program("validate --replications 30 -j3");
    CU_ASSERT_EQUAL(one.code, more.code);
    CU_ASSERT(strlen(one.out) > 10000);
    UNIT_TEXT(one.out, more.out);
    ended_free(&one);
    ended_free(&more);
    folder_leave();
}

static void usage(void)
{
    folder_enter();
    program_refuses("validate bank.yaml", 2, "validate takes no 'bank.yaml'");
    program_refuses("validate --replications 29", 2, "--replications: fewer than 30");
    program_refuses("validate --set a=b", 2, "'--set' does not belong to this command");
    program_refuses("validate --format csv", 2, "'--format csv' is not built yet");
    program_refuses("validate -o no/such/folder/out", 4, "no/such/folder/out");
    folder_leave();
}

UNIT_MAIN("acdsim validate",
          {"a formula that is right is exit code 0", right},
          {"one that is wrong is exit code 1, and named", wrong},
          {"what never varies has to be exact", without_spread},
          {"every scenario is compared with something", all_are_known},
          {"every figure of the program agrees with theory", the_program},
          {"any number of threads prints the same", any_threads},
          {"what it does not take is refused", usage})
