/* SPDX-License-Identifier: GPL-3.0-or-later */
/* include: several files become one scenario. Each test has a folder of its own, and is in it. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static char folder[64], before[1024];

static void enter(void)
{
    strcpy(folder, "/tmp/acdsim-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(before, sizeof before));
    CU_ASSERT_EQUAL_FATAL(chdir(folder), 0);
    CU_ASSERT_EQUAL_FATAL(mkdir("sub", 0700), 0);
}

static void leave(void)
{
    char command[128];
    CU_ASSERT_EQUAL(chdir(before), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    CU_ASSERT_EQUAL(system(command), 0);
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(name, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(file);
    fputs(text, file);
    CU_ASSERT_EQUAL(fclose(file), 0);
}

/* The scenario in `bank.yaml`, in brief but with the names of the files. */
static const char *says(const char *text)
{
    static char said[4096];
    struct loaded l;
    write_file("bank.yaml", text);
    CU_ASSERT_FATAL(scenario_load("bank.yaml", NULL, 0, &l));
    *said = '\0';
    for (size_t i = 0; i < l.diagnostic_count; i++) {
        const struct diagnostic *d = &l.diagnostics[i];
        size_t used = strlen(said);
        snprintf(said + used, sizeof said - used, "%s:%u:%u %s (%s)\n", d->file, d->place.line, d->place.column, d->text,
                 d->hint ? d->hint : "NO HINT");
    }
    loaded_free(&l);
    return said;
}

static const char calls_only[] = "support:\n  arrivals: {poisson: 200/h}\n  talk: 3min\n";

static void merged(void)
{
    enter();
    write_file("sub/calls.yaml", calls_only);
    write_file("staff.yaml", "team: {count: 10, serves: [support]}\n");
    write_file("more.yaml", "team: {reject: 5%}\nothers: {count: 2, serves: [support]}\n");
    write_file("bank.yaml", "acdsim: 1\ncalls: {include: sub/calls.yaml}\n"
                            "agents:\n  team: {count: 12}\n  include: [staff.yaml, more.yaml]\n");
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load("bank.yaml", NULL, 0, &l));
    CU_ASSERT_EQUAL_FATAL(l.diagnostic_count, 0);
    CU_ASSERT_STRING_EQUAL(l.scenario->types[0].name, "support");
    CU_ASSERT_EQUAL_FATAL(l.scenario->group_count, 2);
    CU_ASSERT_EQUAL(l.scenario->groups[0].roster.staff.counts[0], 12); /* what the including file says */
    CU_ASSERT_EQUAL(l.scenario->groups[0].reject, 0.05);
    CU_ASSERT_EQUAL(l.scenario->groups[1].roster.staff.counts[0], 2);
    loaded_free(&l);
    leave();
}

static void everywhere(void)
{
    enter();
    write_file("law.yaml", "exponential: {mean: 3min}\n");
    write_file("day.yaml", "acdsim: 1\nx-note: {include: of what}\ncalls:\n"
                           "  support: {arrivals: {poisson: 200/h}, talk: {include: law.yaml}}\n");
    UNIT_TEXT(says("include: day.yaml\nagents: {team: {count: 12, serves: [support]}}\n"), "");
    write_file("shift.yaml", "{start: \"00:00\", end: \"08:00\"}");
    UNIT_TEXT(says("include: day.yaml\nx-include: {include: nothing}\nagents: {team: {shifts: [{count: 12, include: "
                   "shift.yaml}], serves: [support]}}\n"),
              "");
    leave();
}

/* An anchor that includes, and its aliases: each place gets the keys, and keeps its own. */
static void with_aliases(void)
{
    enter();
    write_file("law.yaml", "exponential: {mean: 3min}\n");
    UNIT_TEXT(says("acdsim: 1\ncalls:\n  a: {arrivals: {poisson: 20/h}, talk: &law {include: law.yaml}, wrap_up: *law}\n"
                   "agents: {team: {count: 12, serves: [a]}}\n"),
              "");
    leave();
}

static void places(void)
{
    enter();
    write_file("sub/calls.yaml", "support:\n  arrivals: {poisson: 200}\n  tlak: 3min\n");
    UNIT_TEXT(says("acdsim: 1\ncalls: {include: sub/calls.yaml}\nagents: {team: {count: x, serves: [support]}}\n"),
              "bank.yaml:3:24 expected count, found 'x' in agents.team.count (write it like 12)\n"
              "sub/calls.yaml:2:23 200 what? calls.support.arrivals.poisson needs a unit (write 200/h or 200/min?)\n"
              "sub/calls.yaml:3:3 unknown key 'tlak' in calls.support (did you mean 'talk'?)\n");
    write_file("sub/calls.yaml", "support: [\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(says("acdsim: 1\ncalls: {include: sub/calls.yaml}\n"),
                                  "sub/calls.yaml:1:10 this list does not end"));
    leave();
}

static void conflicts(void)
{
    enter();
    write_file("a.yaml", "team: {count: 10, serves: [support]}\n");
    write_file("b.yaml", "team: {serves: [support],\n  count: 11}\n");
    UNIT_TEXT(says("acdsim: 1\ncalls: {include: c.yaml}\nagents: {include: [a.yaml, b.yaml]}\n"),
              "bank.yaml:2:18 file 'c.yaml': cannot open it: No such file or directory "
              "(names are relative to the scenario, in the current folder)\n"
              "b.yaml:2:3 two included files say 'agents.team.count' differently "
              "(a.yaml:1:8 has it too: keep one of them, or say it in the file that includes both)\n");
    write_file("c.yaml", calls_only);
    UNIT_TEXT(says("acdsim: 1\ncalls: {include: c.yaml}\nagents: {include: [a.yaml, b.yaml], team: {count: 12}}\n"),
              "b.yaml:2:3 two included files say 'agents.team.count' differently "
              "(a.yaml:1:8 has it too: keep one of them, or say it in the file that includes both)\n");
    leave();
}

static void no_way_out(void)
{
#define OUTSIDE "': outside the folder of the scenario (an included file is in the folder of the scenario, or below it)\n"
    static const struct {
        const char *name, *said;
    } rows[] = {
        {"/etc/passwd", "bank.yaml:1:10 file '/etc/passwd" OUTSIDE},
        {"../../etc/passwd", "bank.yaml:1:10 file '../../etc/passwd" OUTSIDE},
        {"sub/../../x", "bank.yaml:1:10 file 'sub/../../x" OUTSIDE},
        {"./..", "bank.yaml:1:10 file './.." OUTSIDE},
        {"link.yaml", "bank.yaml:1:10 file 'link.yaml': a link out of the folder of the scenario (an included file is in the "
                      "folder of the scenario, or below it)\n"},
        {"etc/passwd", "bank.yaml:1:10 file 'etc/passwd': a link out of the folder of the scenario (an included file is in the "
                       "folder of the scenario, or below it)\n"},
        {"pipe", "bank.yaml:1:10 file 'pipe': not a regular file: a pipe (names are relative to the scenario, in the "
                 "current folder)\n"},
        {"sub", "bank.yaml:1:10 file 'sub': not a regular file: a directory (names are relative to the scenario, in the "
                "current folder)\n"},
        {"''", "bank.yaml:1:10 expected name of a file, found '' in include (include: other.yaml)\n"},
        {"{a: b}", "bank.yaml:1:10 expected name of a file, found map in include (include: other.yaml)\n"},
        {"[[a]]", "bank.yaml:1:11 expected name of a file, found list in include[0] (include: other.yaml)\n"},
    };
    char text[512];
    enter();
    CU_ASSERT_EQUAL(symlink("/etc/passwd", "link.yaml"), 0);
    CU_ASSERT_EQUAL(symlink("/etc", "etc"), 0);
    CU_ASSERT_EQUAL(mkfifo("pipe", 0600), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(text, sizeof text, "include: %s\n%s", rows[i].name, smallest);
        UNIT_TEXT(says(text), rows[i].said);
    }
    write_file("ok.yaml", "name: x\n");
    snprintf(text, sizeof text, "include: sub/../ok.yaml\n%s", smallest);
    UNIT_TEXT(says(text), "");
    leave();
}

static void cycles(void)
{
    char text[512];
    enter();
    write_file("a.yaml", "include: sub/b.yaml\n");
    write_file("sub/b.yaml", "include: a.yaml\n");
    snprintf(text, sizeof text, "include: a.yaml\n%s", smallest);
    UNIT_TEXT(says(text), "sub/b.yaml:1:10 file 'a.yaml': files include each other: a.yaml > sub/b.yaml > a.yaml "
                          "(remove one of them)\n");
    snprintf(text, sizeof text, "include: sub/../bank.yaml\n%s", smallest);
    UNIT_TEXT(says(text), "bank.yaml:1:10 file 'sub/../bank.yaml': files include each other: bank.yaml > sub/../bank.yaml "
                          "(remove one of them)\n");
    leave();
}

static void too_deep(void)
{
    char name[32], text[512];
    enter();
    for (int i = 1; i <= 9; i++) {
        snprintf(name, sizeof name, "%d.yaml", i);
        snprintf(text, sizeof text, "include: %d.yaml\n", i + 1);
        write_file(name, i < 8 ? text : "name: the last\n");
    }
    snprintf(text, sizeof text, "include: 1.yaml\n%s", smallest);
    UNIT_TEXT(says(text), "");
    write_file("8.yaml", "include: 9.yaml\n");
    UNIT_TEXT(says(text), "8.yaml:1:10 file '9.yaml': included through more than 8 files (include it from a file further up)\n");
    leave();
}

static void too_many(void)
{
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    enter();
    write_file("a.yaml", "name: a\n");
    fprintf(out, "%sinclude: [a.yaml", smallest);
    for (int i = 1; i < 1000; i++)
        fprintf(out, ", a.yaml");
    fflush(out);
    char *all = malloc(length + 64);
    CU_ASSERT_PTR_NOT_NULL_FATAL(all);
    sprintf(all, "%s]\n", text);
    UNIT_TEXT(says(all), "");
    sprintf(all, "%s, a.yaml]\n", text);
    CU_ASSERT_PTR_NOT_NULL(strstr(says(all), "file 'a.yaml': more than 1000 files are included (put several files into one)\n"));
    fclose(out);
    free(text);
    free(all);
    leave();
}

static void not_a_map(void)
{
    char text[512];
    enter();
    snprintf(text, sizeof text, "include: a.yaml\n%s", smallest);
    write_file("a.yaml", "# nothing\n");
    UNIT_TEXT(says(text), "bank.yaml:1:10 a.yaml is empty (write something into it, or do not include it)\n");
    write_file("a.yaml", "[a, b]\n");
    UNIT_TEXT(says(text), "a.yaml:1:1 expected map, found list in a.yaml (an included file has keys, like the map that "
                          "includes it)\n");
    write_file("a.yaml", "name: \xff\n");
    UNIT_TEXT(says(text), "a.yaml:1:7 byte 0xFF is not UTF-8 (save the file as UTF-8)\n");
    leave();
}

/* The bytes of the scenario and then of what it includes, in the order of mention, as one text: c.yaml comes after
 * what b.yaml mentions, and a.yaml, which is mentioned twice, counts once. */
static void digest(void)
{
    struct loaded l, same;
    char text[512], joined[1024];
    enter();
    snprintf(text, sizeof text, "run: {include: b.yaml}\n%sinclude: [a.yaml, c.yaml]\n", smallest);
    write_file("bank.yaml", text);
    write_file("a.yaml", "x-a: x\r\n");
    write_file("b.yaml", "include: s.yaml\nseed: 3\n");
    write_file("s.yaml", "seed: 2\n");
    write_file("c.yaml", "include: a.yaml\nname: c\n");
    snprintf(joined, sizeof joined, "%sinclude: s.yaml\nseed: 3\nseed: 2\nx-a: x\ninclude: a.yaml\nname: c\n", text);
    CU_ASSERT(scenario_load("bank.yaml", NULL, 0, &l));
    CU_ASSERT(scenario_load_alone("joined", joined, strlen(joined), &same));
    UNIT_TEXT(l.sha256, same.sha256);
    CU_ASSERT_EQUAL_FATAL(l.error_count, 0);
    CU_ASSERT_EQUAL(l.scenario->run.seed, 3);
    CU_ASSERT_STRING_EQUAL(l.scenario->name, "c");
    loaded_free(&l);
    loaded_free(&same);
    leave();
}

static void alone(void)
{
    struct loaded l;
    char text[512];
    enter();
    write_file("a.yaml", "name: x\n");
    snprintf(text, sizeof text, "include: a.yaml\n%s", smallest);
    CU_ASSERT(scenario_load_text("b.yaml", text, strlen(text), NULL, 0, &l));
    CU_ASSERT_PTR_NOT_NULL(l.scenario);
    loaded_free(&l);
    CU_ASSERT(scenario_load_alone("b.yaml", text, strlen(text), &l));
    CU_ASSERT_EQUAL_FATAL(l.error_count, 1);
    UNIT_TEXT(l.diagnostics[0].text, "file 'a.yaml': no files are read here");
    loaded_free(&l);
    leave();
}

static void by_option(void)
{
    static const char *const sets[] = {"agents.team.count=9", "run.include=run.yaml"};
    struct loaded l;
    enter();
    write_file("run.yaml", "seed: 7\n");
    write_file("team.yaml", "team: {count: 12, serves: [support]}\n");
    write_file("bank.yaml", "acdsim: 1\ncalls: {support: {arrivals: {poisson: 20/h}, talk: 3min}}\n"
                            "agents: {include: team.yaml}\n");
    CU_ASSERT(scenario_load("bank.yaml", sets, 2, &l));
    CU_ASSERT_PTR_NOT_NULL_FATAL(l.scenario);
    CU_ASSERT_EQUAL(l.scenario->groups[0].roster.staff.counts[0], 9);
    CU_ASSERT_EQUAL(l.scenario->run.seed, 7);
    loaded_free(&l);
    leave();
}

UNIT_MAIN("scenario includes",
          {"maps are merged at any depth; what the including file says wins", merged},
          {"an include may stand in any map, but in a note it is a note", everywhere},
          {"an include behind an anchor is one at each of its aliases", with_aliases},
          {"what is wrong in an included file is told with the place there", places},
          {"what two included files say differently is an error with both places", conflicts},
          {"fault_79, fault_80: nothing outside the folder, and nothing but regular files", no_way_out},
          {"fault_79: files that include each other are an error with the chain", cycles},
          {"fault_79: 8 files deep, not 9", too_deep},
          {"fault_79: 1000 files, not 1001", too_many},
          {"an included file is a text with a map", not_a_map},
          {"the digest is that of the scenario and then of what it includes, in the order of mention", digest},
          {"a load may be told to read no file", alone},
          {"options change what was included, and may include", by_option})
