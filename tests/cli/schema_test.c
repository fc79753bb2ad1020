/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acdsim schema and acdsim init. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void is_json(void)
{
    folder_enter();
    char *text = program_output("schema", 0), *same = program_output("schema --format json", 0);
    cJSON *root = cJSON_Parse(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(root);
    UNIT_TEXT(cJSON_GetStringValue(cJSON_GetObjectItem(root, "$schema")), "https://json-schema.org/draft/2020-12/schema");
    CU_ASSERT_PTR_NOT_NULL(cJSON_GetObjectItem(cJSON_GetObjectItem(root, "$defs"), "calls.NAME.retry"));
    UNIT_TEXT(same, text);
    cJSON_Delete(root);
    free(text);
    free(same);
    folder_leave();
}

static void explains(const char *words, const char *text)
{
    char *said = program_output(words, 0);
    UNIT_TEXT(said, text);
    free(said);
}

static void in_words(void)
{
    folder_enter();
    explains("schema --explain queues.overflow.after", "queues.NAME.overflow.after: how long a caller stands in this queue "
                                                       "before it moves\n"
                                                       "\n"
                                                       "  written   20s, 1.5min, 1h30m or 250ms\n"
                                                       "  range     above 0s\n"
                                                       "  default   none: it is required\n"
                                                       "  example   after: 60s\n");
    explains("schema --explain=agents.mode", "agents.NAME.mode: calls are offered (auto), or an agent asks for one when it is "
                                             "ready (manual)\n"
                                             "\n"
                                             "  written   auto or manual\n"
                                             "  default   auto\n"
                                             "  example   mode: auto\n");
    explains("schema --explain agents.day.shifts.breaks", "agents.NAME.shifts.breaks: when they are off duty in between\n"
                                                          "\n"
                                                          "  written   a list; each element is a map with the keys at and "
                                                          "length\n"
                                                          "  default   none\n"
                                                          "  example   breaks: [{at: \"12:00\", length: 30min}]\n"
                                                          "\n"
                                                          "Keys:\n"
                                                          "  at                     clock at which it begins (required)\n"
                                                          "  length                 how long it is (required)\n");
    folder_leave();
}

static void by_any_path(void)
{
    folder_enter();
    char *first = program_output("schema --explain calls.patience", 0);
    static const char *const others[] = {"schema --explain calls.NAME.patience", "schema --explain calls.vip.patience",
                                         "schema --explain=calls.patience"};
    for (size_t i = 0; i < 3; i++)
        explains(others[i], first);
    char *top = program_output("schema --explain", 0);
    CU_ASSERT_TRUE(contains(top, "  calls                  who calls, and for how long (required)\n"));
    free(first);
    free(top);
    folder_leave();
}

static void unknown_keys(void)
{
    folder_enter();
    program_refuses("schema --explain calls.patence", 2,
                    "unknown key 'patence' in calls\n  hint: did you mean 'calls.patience'?\n");
    program_refuses("schema --explain calls.vip.talk.exponental", 2,
                    "unknown key 'exponental' in calls.NAME.talk\n  hint: did you mean 'calls.NAME.talk.exponential'?\n");
    program_refuses("schema --explain horizon.start.x", 2, "nothing stands below 'horizon.start'");
    program_refuses("schema --explain nonsense", 2, "known keys: acdsim, name,");
    program_refuses("schema --explain run.precisions", 2, "unknown key 'precisions' in run\n  hint: did you mean 'run.precision'?");
    program_refuses("schema --explain=", 2, "the path is empty");
    program_refuses("schema calls", 2, "schema takes one key, behind --explain: not 'calls'");
    program_refuses("schema --explain a b", 2, "schema takes one key, behind --explain: not 'b'");
    program_refuses("schema --explain calls --format md", 2, "--explain has no other format");
    folder_leave();
}

static void printed_is(const char *words, const char *file)
{
    folder_enter();
    char *printed = program_output(words, 0), *kept = file_read(file);
    UNIT_TEXT(kept ? kept : "(no file)", printed);
    free(printed);
    free(kept);
    folder_leave();
}

/* acdsim schema --format md > docs/scenario-reference.md; acdsim schema > scenarios/gallery/acdsim.schema.json */
static void kept_files(void)
{
    printed_is("schema --format md", SOURCE_DIR "/docs/scenario-reference.md");
    printed_is("schema", SOURCE_DIR "/scenarios/gallery/acdsim.schema.json");
}

static void starting_points(void)
{
    static const char *const names[] = {"minimal", "day", "skills", "manual"};
    char words[64], file[128];
    folder_enter();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(words, sizeof words, "init %s", names[i]);
        snprintf(file, sizeof file, SOURCE_DIR "/scenarios/init/%s.yaml", names[i]);
        char *text = program_output(words, 0), *source = file_read(file);
        UNIT_TEXT(text, source ? source : "(no file)");
        file_write("start.yaml", text);
        struct ended e = program("check start.yaml");
        CU_ASSERT_EQUAL(e.code, 0);
        UNIT_TEXT(e.err, "");
        ended_free(&e);
        free(program_output("run start.yaml --replications 30", 0)); /* what is expected holds */
        free(text);
        free(source);
    }
    folder_leave();
}

static void other_names(void)
{
    folder_enter();
    program_refuses("init", 2, "init what?\n  hint: acdsim init NAME: there are minimal, day, skills, manual\n");
    program_refuses("init bank", 2, "unknown scenario 'bank'\n  hint: there are minimal, day, skills, manual\n");
    program_refuses("init day skills", 2, "init prints one scenario, not 2");
    char *text = program_output("init minimal -o center.yaml", 0);
    UNIT_TEXT(text, "");
    CU_ASSERT_TRUE(file_exists("center.yaml"));
    free(text);
    folder_leave();
}

UNIT_MAIN("acdsim schema and init",
          {"the schema is JSON", is_json},
          {"a key is explained with its grammar, range, default and an example", in_words},
          {"names may be left out of a path, or be any", by_any_path},
          {"an unknown key names the nearest one", unknown_keys},
          {"the reference page and the gallery's schema are what the program prints", kept_files},
          {"a scenario to start from is its file, and has nothing wrong", starting_points},
          {"what there is not is told with what there is", other_names})
