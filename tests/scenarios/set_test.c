/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --set PATH=VALUE */
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static const char day[] = "acdsim: 1\n"
                          "x-day: &day {every: 4h, counts: [2, 3]}\n"
                          "calls: {support: {arrivals: {poisson: 2/h}, talk: {exponential: {mean: 180s}}}}\n"
                          "agents:\n"
                          "  team: {staff: *day, serves: [support]}\n"
                          "  more: {staff: *day, serves: [support]}\n";

static struct loaded load(const char *const *sets, size_t count)
{
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", day, strlen(day), sets, count, &l));
    for (size_t i = 0; i < l.diagnostic_count; i++)
        diagnostic_print(stderr, &l.diagnostics[i], false);
    CU_ASSERT_EQUAL_FATAL(l.error_count, 0);
    return l;
}
#define LOAD(...)                                              \
    load((const char *const[]){__VA_ARGS__},                   \
         sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void values(void)
{
    struct loaded l = LOAD("run.seed=7", "horizon={length: 8h, start: 09:00}", "agents.team.reject= 5% # a comment",
                           "name=", "description=\"a, b\"", "calls.support.talk=exponential: 90s");
    CU_ASSERT_EQUAL(l.scenario->run.seed, 7);
    CU_ASSERT_EQUAL(l.scenario->horizon.start, 9 * SIM_HOUR);
    CU_ASSERT_EQUAL(l.scenario->groups[0].reject, 0.05);
    CU_ASSERT_STRING_EQUAL(l.scenario->name, "");
    CU_ASSERT_STRING_EQUAL(l.scenario->description, "a, b");
    CU_ASSERT_EQUAL(l.scenario->types[0].talk.a, 90);
    loaded_free(&l);
}

static void missing_maps(void)
{
    struct loaded l = LOAD("queues.support.service_level.within=30s");
    CU_ASSERT_EQUAL(l.scenario->queues[0].service_level.within, 30 * SIM_SECOND);
    CU_ASSERT_EQUAL(l.scenario->queues[0].service_level.target, 0.8);
    loaded_free(&l);
}

static void replacements(void)
{
    struct loaded l = LOAD("agents.team.staff={every: 2h, counts: [1, 2, 3, 4]}", "calls.support.talk=20s",
                           "agents.more.serves={support: 1}", "agents.more.serves=[support]",
                           "calls.support.arrivals.poisson={every: 8h, rates: [3/h]}");
    CU_ASSERT_EQUAL(l.scenario->groups[0].roster.staff.counts[3], 4);
    CU_ASSERT_EQUAL(l.scenario->types[0].talk.kind, DIST_CONSTANT);
    CU_ASSERT_EQUAL(l.scenario->types[0].arrivals.rates.rates[0], 3.0 / 3600);
    loaded_free(&l);
}

static void elements(void)
{
    struct loaded l = LOAD("agents.team.staff.counts[1]=9");
    CU_ASSERT_EQUAL(l.scenario->groups[0].roster.staff.counts[0], 2);
    CU_ASSERT_EQUAL(l.scenario->groups[0].roster.staff.counts[1], 9);
    CU_ASSERT_EQUAL(l.scenario->groups[1].roster.staff.counts[1], 3); /* the other alias of the same list */
    loaded_free(&l);
}

static void later_wins(void)
{
    struct loaded l = LOAD("run.seed=7", "run.seed=8");
    CU_ASSERT_EQUAL(l.scenario->run.seed, 8);
    loaded_free(&l);
    l = LOAD("run.seed=x", "run.seed=8");
    CU_ASSERT_EQUAL(l.scenario->run.seed, 8);
    loaded_free(&l);
}

static void mends_the_file(void)
{
    const char *const sets[] = {"calls.support.talk.exponential.mean=3min"};
    UNIT_TEXT(brief_with(with("180s", "-3min"), sets, 1), "");
}

static void check(const char *option, const char *said)
{
    UNIT_TEXT(complaints_with(smallest, &option, 1), said);
}

static void bad_values(void)
{
    check("agents.team.count=x", "--set:1:19: error: expected count, found 'x' in agents.team.count\n"
                                 "    1 | agents.team.count=x\n"
                                 "      |                   ^\n"
                                 "  hint: write it like 12\n");
    check("calls.support.talk.exponential.mean=-2min",
          "--set:1:37: error: calls.support.talk.exponential.mean must be above 0s, not -2min\n"
          "    1 | calls.support.talk.exponential.mean=-2min\n"
          "      |                                     ^^^^^\n"
          "  hint: did you mean 2min?\n");
    check("agents.team.serves[0]=suport", "--set:1:23: error: unknown queue 'suport' in agents.team.serves\n"
                                          "    1 | agents.team.serves[0]=suport\n"
                                          "      |                       ^^^^^^\n"
                                          "  hint: did you mean 'support'?\n");
    check("run.seed=", "--set:1:5: error: expected seed, found nothing in run.seed\n"
                       "    1 | run.seed=\n"
                       "      |     ^^^^\n"
                       "  hint: write it like 42\n");
    check("acdsim=2", "--set:1:8: error: acdsim 0.1 reads format 1, not 2\n"
                      "    1 | acdsim=2\n"
                      "      |        ^\n"
                      "  hint: write 'acdsim: 1', or use a newer acdsim\n");
    check("horizon.lenght=3h", "--set:1:9: error: unknown key 'lenght' in horizon\n"
                               "    1 | horizon.lenght=3h\n"
                               "      |         ^^^^^^\n"
                               "  hint: did you mean 'length'?\n");
}

struct option_said {
    const char *option, *said;
};

static void check_brief(const struct option_said *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        UNIT_TEXT(brief_with(smallest, &rows[i].option, 1), rows[i].said);
}

static void bad_syntax(void)
{
    static const struct option_said rows[] = {
        {"run.seed=1, 2", "1:13 more than one value (write a list in brackets: [a, b])\n"},
        {"run.seed=1]", "1:12 nothing may follow here (is a bracket or a brace closed twice?)\n"},
        {"run.seed=[", "1:9 this list does not end (is a ',' or the closing ']' missing?)\n"},
        {"run={seed: 1", "1:5 this map does not end (is a ',' or the closing '}' missing?)\n"},
        {"run={seed: 1, seed: 2}", "1:15 repeated key 'seed' (column 6 has it already: keep one of them)\n"},
        {"name=\"a", "1:6 this text in quotes does not end (is the closing quote missing?)\n"},
        {"run.seed=*a",
         "1:10 no anchor '&a' before this alias (an anchor is written '&NAME' before the value it names)\n"},
        {"name=\033[31m", "1:6 control character U+001B (remove it, or write it as an escape in double quotes)\n"},
        {"name=\xE9", "1:6 byte 0xE9 is not UTF-8 (save the file as UTF-8)\n"},
    };
    check_brief(rows, sizeof rows / sizeof *rows);
}

#define LIKE " (write it like agents.day.staff.counts[3]=12)\n"

static void bad_paths(void)
{
    static const struct option_said rows[] = {
        {"run.seed", "1:1 expected PATH=VALUE" LIKE},
        {"", "1:1 expected PATH=VALUE" LIKE},
        {"=1", "1:1 expected PATH=VALUE" LIKE},
        {".a=1", "1:1 expected a name in the path" LIKE},
        {"run.=1", "1:5 expected a name in the path" LIKE},
        {"agents..team=1", "1:8 expected a name in the path" LIKE},
        {"[0]=1", "1:1 expected a name in the path" LIKE},
        {"run]=1", "1:1 expected a name in the path" LIKE},
        {"agents.team.serves[]=x", "1:19 expected the number of an element, as in [3]" LIKE},
        {"agents.team.serves[-1]=x", "1:19 expected the number of an element, as in [3]" LIKE},
        {"agents.team.serves[1=x", "1:19 expected the number of an element, as in [3]" LIKE},
        {"agents.team.serves[0]x=x", "1:22 expected '.', '[' or '=' in the path" LIKE},
        {"agents.team.serves[1]=x", "1:19 agents.team.serves has no such element, but 1" LIKE},
        {"agents.team.serves[99999999999]=x", "1:19 agents.team.serves has no such element, but 1" LIKE},
        {"agents.team.serves.x=x", "1:20 agents.team.serves is a list: its elements are [0], [1], ..." LIKE},
        {"agents.team.count.x=3", "1:19 agents.team.count is a value: nothing stands below it" LIKE},
        {"agents.team.count[0]=3", "1:18 agents.team.count is not a list" LIKE},
        {"agents.team.staff[0]=3", "1:1 there is no such list" LIKE},
        {"\xC3\xA9.team]=3", "1:3 expected a name in the path" LIKE},
    };
    check_brief(rows, sizeof rows / sizeof *rows);
}

static void long_path(void)
{
    char option[256];
    memset(option, 'a', sizeof option);
    for (size_t i = 1; i < sizeof option; i += 2)
        option[i] = '.';
    strcpy(option + 127, "=1"); /* 64 steps */
    const char *set = option;
    UNIT_TEXT(brief_with(smallest, &set, 1),
              "1:1 unknown key 'a' in the scenario (known keys: acdsim, name, description, include, horizon, run, queues, "
              "calls, agents, dispatch and expect)\n");
    strcpy(option + 127, ".a=1");
    UNIT_TEXT(brief_with(smallest, &set, 1), "1:128 the path is too long" LIKE);
}

static void columns(void)
{
    check("calls.caf\xC3\xA9.talk=3s", "--set:1:7: error: 'caf\xC3\xA9' is not a name\n"
                                       "    1 | calls.caf\xC3\xA9.talk=3s\n"
                                       "      |       ^^^^\n"
                                       "  hint: a name has up to 64 letters, digits, _ and -, and begins with a letter or _\n"
                                       "--set:1:7: error: calls.caf\xC3\xA9 needs 'arrivals'\n"
                                       "    1 | calls.caf\xC3\xA9.talk=3s\n"
                                       "      |       ^^^^\n"
                                       "  hint: arrivals: {poisson: 200/h}\n");
    const char *option = "description=\"\xC3\xA9\", x";
    UNIT_TEXT(brief_with(smallest, &option, 1), "1:18 more than one value (write a list in brackets: [a, b])\n");
}

static void order(void)
{
    const char *const sets[] = {"run.seed=x", "agents.team.count=y"};
    UNIT_TEXT(brief_with(with("180s", "20"), sets, 2),
              "5:32 20 what? calls.support.talk.exponential.mean needs a unit (write 20s or 20min?)\n"
              "1:10 expected seed, found 'x' in run.seed (write it like 42)\n"
              "1:19 expected count, found 'y' in agents.team.count (write it like 12)\n");
}

static void without_file(void)
{
    const char *option = "run..seed=1";
    UNIT_TEXT(brief_with("acdsim: [", &option, 1),
              "1:9 this list does not end (is the closing bracket missing?)\n"
              "1:5 expected a name in the path" LIKE);
}

UNIT_MAIN("--set",
          {"a value is given in flow form", values},
          {"maps that are missing on the way are made", missing_maps},
          {"texts, lists and maps are replaced", replacements},
          {"an element of a list is replaced, not those of an alias elsewhere", elements},
          {"of two options for the same path the later wins", later_wins},
          {"what is wrong in the file can be mended", mends_the_file},
          {"a wrong value is an error in the option", bad_values},
          {"a value that is not in flow form is an error in the option", bad_syntax},
          {"a wrong path is an error in the option", bad_paths},
          {"a path has 64 steps at most", long_path},
          {"columns count characters", columns},
          {"errors of options come after those of the file, in their order", order},
          {"options are checked when the file is broken", without_file})
