/* SPDX-License-Identifier: GPL-3.0-or-later */
/* acdsim compare. Callers at 0 and 10 s, talks of 100 s: with one agent waits of 0 and 90 s, with two none, in every
 * replication. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cjson/cJSON.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void two_callers(const char *name, int agents)
{
    char text[400];
    snprintf(text, sizeof text,
             "acdsim: 1\nname: Agents %d\nhorizon: {start: \"08:00\", length: 1h, interval: none}\n"
             "run: {replications: 3}\n"
             "calls: {help: {arrivals: {times: [0s, 10s]}, talk: 100s}}\n"
             "agents: {team: {count: %d, serves: [help]}}\n",
             agents, agents);
    file_write(name, text);
}

static void both(void)
{
    folder_enter();
    two_callers("one.yaml", 1);
    two_callers("two.yaml", 2);
}

static void table(void)
{
    both();
    char *text = program_output("compare one.yaml two.yaml", 0);
    UNIT_TEXT(text,
              "seed 1 · 3 replications · 95 % confidence · service level answered/offered within 20 s\n"
              "A   one.yaml: Agents 1\n"
              "B   two.yaml: Agents 2\n"
              "\n"
              "B against A                 A         B         difference      variance ÷   verdict\n"
              "queues.help.offered               2         2           0 ± 0   —            same\n"
              "queues.help.answered              2         2           0 ± 0   —            same\n"
              "queues.help.abandonment         0 %       0 %        0 pt ± 0   —            same\n"
              "queues.help.service_level      50 %     100 %      +50 pt ± 0   —            better\n"
              "queues.help.asa                45 s       0 s       -45 s ± 0   —            better\n"
              "queues.help.wait               45 s       0 s       -45 s ± 0   —            better\n"
              "queues.help.p_wait             50 %       0 %      -50 pt ± 0   —            better\n"
              "agents.team.answered              2         2           0 ± 0   —            same\n"
              "agents.team.occupancy       5.556 %   2.778 %   -2.778 pt ± 0   —            lower\n"
              "\n"
              "First decision that differs, in replication 0 at 08:00:10 (10.000000 s):\n"
              "  A offers nobody, B offers caller 1 of help (queue help) to team#2.\n"
              "\n"
              "The intervals of all 9 differences hold together with 95 % confidence (Bonferroni: each alone errs with\n"
              "0.5556 %). Counts are per replication. pt: percentage points. variance ÷: so many times more replications "
              "would be\n"
              "needed with other callers in each scenario. Callers count from 0 in their type, agents from 1 in their "
              "group.\n");
    free(text);
    text = program_output("compare one.yaml one.yaml", 0);
    CU_ASSERT_TRUE(contains(text, "No decision of B differs from those of A in 3 replications.\n"));
    free(text);
    folder_leave();
}

static void same_bytes(void)
{
    folder_enter();
    small_day();
    char *day = file_read("day.yaml"), *count = strstr(day, "count: 4");
    count[7] = '5';
    file_write("more.yaml", day);
    static const char *const formats[] = {"--format json", "--format table"};
    for (int f = 0; f < 2; f++) {
        char words[128];
        snprintf(words, sizeof words, "compare day.yaml more.yaml %s -j 1", formats[f]);
        char *one = program_output(words, 0);
        snprintf(words, sizeof words, "compare day.yaml more.yaml %s -j 5", formats[f]);
        char *five = program_output(words, 0);
        UNIT_TEXT(one, five);
        free(one);
        free(five);
    }
    free(day);
    folder_leave();
}

/* By names with blanks between them. */
static cJSON *at(cJSON *root, const char *path)
{
    char name[64];
    int length;
    for (; root && sscanf(path, "%63s%n", name, &length) == 1; path += length)
        root = cJSON_IsArray(root) ? cJSON_GetArrayItem(root, atoi(name))
                                   : cJSON_GetObjectItemCaseSensitive(root, name);
    return root;
}

static const char *text_at(cJSON *root, const char *path)
{
    const char *value = cJSON_GetStringValue(at(root, path));
    return value ? value : "(none)";
}

static void json(void)
{
    both();
    char *text = program_output("compare one.yaml two.yaml --format json --set run.seed=7 --fail-if 'overall.asa rises'", 0);
    cJSON *r = cJSON_Parse(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(r);
    UNIT_TEXT(text_at(r, "schema"), "acdsim.compare/1");
    CU_ASSERT_TRUE(cJSON_IsTrue(at(r, "complete")));
    UNIT_TEXT(text_at(r, "run seed"), "7");
    UNIT_TEXT(text_at(r, "scenarios 1 file"), "two.yaml");
    UNIT_TEXT(text_at(r, "scenarios 1 set 0"), "run.seed=7");
    UNIT_TEXT(text_at(r, "scenarios 0 definitions queues help service_level"), "answered/offered");
    CU_ASSERT_EQUAL(at(r, "family differences")->valuedouble, 10);
    UNIT_TEXT(text_at(r, "against 0 differences 4 metric"), "queues.help.asa");
    UNIT_TEXT(text_at(r, "against 0 differences 4 verdict"), "better");
    CU_ASSERT_EQUAL(at(r, "against 0 differences 4 a mean")->valuedouble, 45);
    CU_ASSERT_EQUAL(at(r, "against 0 differences 4 b mean")->valuedouble, 0);
    CU_ASSERT_EQUAL(at(r, "against 0 differences 4 difference ci 1")->valuedouble, -45);
    CU_ASSERT_TRUE(cJSON_IsNull(at(r, "against 0 differences 4 variance_reduction")));
    UNIT_TEXT(text_at(r, "against 0 first_difference kind"), "decision");
    UNIT_TEXT(text_at(r, "against 0 first_difference clock"), "08:00:10");
    CU_ASSERT_TRUE(cJSON_IsNull(at(r, "against 0 first_difference a")));
    UNIT_TEXT(text_at(r, "against 0 first_difference b group"), "team");
    CU_ASSERT_EQUAL(at(r, "against 0 first_difference b agent")->valuedouble, 2);
    UNIT_TEXT(text_at(r, "against 0 fail_if 0 state"), "no");
    cJSON_Delete(r);
    free(text);
    folder_leave();
}

static void says(const char *words, int code, const char *errors)
{
    struct ended e = program(words);
    CU_ASSERT_EQUAL(e.code, code);
    CU_ASSERT_TRUE(*e.out);
    UNIT_TEXT(e.err, errors);
    ended_free(&e);
}

static void regressions(void)
{
    both();
    says("compare one.yaml two.yaml --fail-if 'overall.asa rises 1s' --fail-if 'queues.help.service_level drops'", 0, "");
    says("compare two.yaml one.yaml --fail-if 'overall.asa rises 40s' --fail-if 'overall.offered changes'", 1,
         "acdsim: regression: overall.asa rises 40s: in B against A it is +45 s ± 0\n");
    says("compare two.yaml one.yaml --fail-if 'overall.asa rises 50s'", 0, "");
    says("compare two.yaml two.yaml one.yaml --fail-if 'overall.asa changes'", 1,
         "acdsim: regression: overall.asa changes: in C against A it is +45 s ± 0\n");
    says("compare two.yaml one.yaml --replications 1 --fail-if 'overall.asa rises 40s'", 1,
         "acdsim: cannot be told after 1 replication: overall.asa rises 40s: in B against A it is +45 s ±—\n"
         "  hint: one replication has no interval: take more\n");
    char *text = program_output("compare two.yaml one.yaml --fail-if 'overall.asa rises 40s'", 1);
    CU_ASSERT_TRUE(contains(text, "Fail if                 B\noverall.asa rises 40s   YES\n"));
    free(text);
    folder_leave();
}

/* The number that is told is enough: with as many and a tenth more it is decided. */
static void effort(void)
{
    folder_enter();
    small_day();
    char *day = file_read("day.yaml"), *rate = strstr(day, "60/h"), words[200];
    memcpy(rate, "61/h", 4);
    file_write("busier.yaml", day);
    free(day);
    const char *asked = "compare day.yaml busier.yaml --fail-if 'overall.offered rises 1' --replications";
    snprintf(words, sizeof words, "%s 3", asked);
    char *errors = program_errors(words, 1), *about = strstr(errors, "hint: about ");
    CU_ASSERT_TRUE(contains(errors, "cannot be told after 3 replications: overall.offered rises 1: in B against A it is "));
    CU_ASSERT_PTR_NOT_NULL_FATAL(about);
    CU_ASSERT(atof(about + strlen("hint: about ")) > 3);
    free(errors);
    folder_leave();
}

static void misuse(void)
{
    both();
    program_refuses("compare", 2, "compare what?\n  hint: acdsim compare A B [C...]\n");
    program_refuses("compare one.yaml", 2, "compare 'one.yaml' with what?");
    program_refuses("compare - -", 2, "only one of the scenarios can come from standard input");
    program_refuses("compare one.yaml two.yaml -o two.yaml", 2, "'two.yaml' is the scenario itself");
    program_refuses("compare one.yaml none.yaml", 3, "none.yaml");
    program_refuses("compare one.yaml two.yaml --set agents.team.cuont=9", 3, "--set:1:");
    program_refuses("compare one.yaml two.yaml --fail-if 'queues.hlp.asa rises'", 2,
                    "--fail-if:1:8: error: unknown queue 'hlp' in --fail-if\n"
                    "    1 | queues.hlp.asa rises\n"
                    "      |        ^^^\n"
                    "  hint: did you mean 'help'?\n");
    program_refuses("compare one.yaml two.yaml --calls x.csv", 2, "'--calls' does not belong to this command");
    program_refuses("run one.yaml --fail-if x", 2, "'--fail-if' does not belong to this command");
    char *day = file_read("two.yaml"), *team = strstr(day, "team");
    memcpy(team, "crew", 4);
    file_write("crew.yaml", day);
    free(day);
    program_refuses("compare one.yaml crew.yaml --fail-if 'agents.team.occupancy rises'", 2,
                    "--fail-if 'agents.team.occupancy rises': crew.yaml has no group 'team'\n");
    folder_leave();
}

static void definitions(void)
{
    both();
    char *day = file_read("two.yaml"), text[600];
    snprintf(text, sizeof text, "%squeues: {help: {service_level: {within: 30s}}}\n", day);
    file_write("slow.yaml", text);
    free(day);
    char *out = program_output("compare one.yaml slow.yaml", 0);
    CU_ASSERT_TRUE(contains(out, "B   slow.yaml: Agents 2 (service level answered/offered within 30 s)\n"));
    free(out);
    folder_leave();
}

static void to_a_file(void)
{
    both();
    char *out = program_output("compare one.yaml two.yaml -o result.txt", 0), *shown = program_output("compare one.yaml two.yaml", 0);
    char *file = file_read("result.txt");
    UNIT_TEXT(out, "");
    UNIT_TEXT(file, shown);
    free(out);
    free(shown);
    free(file);
    folder_leave();
}

static void send_before(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigprocmask(SIG_BLOCK, &set, NULL);
    raise(SIGINT);
}

/* So much processor time is spent in the simulation only. */
static bool is_busy(void *pid)
{
    char name[64];
    unsigned long user = 0;
    snprintf(name, sizeof name, "/proc/%d/stat", *(pid_t *)pid);
    char *text = file_read(name), *after = text ? strrchr(text, ')') : NULL;
    if (after)
        sscanf(after, ") %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %lu", &user);
    free(text);
    return user >= (unsigned long)sysconf(_SC_CLK_TCK) / 4;
}

static void interrupted(void)
{
    both();
    struct ended e = program_with("compare one.yaml two.yaml -o result.txt", "", send_before);
    CU_ASSERT_EQUAL(e.code, 130);
    CU_ASSERT_FALSE(file_exists("result.txt"));
    ended_free(&e);
    pid_t pid = program_start("compare one.yaml two.yaml --replications 1000000000 --format json", NULL);
    wait_until(is_busy, &pid);
    CU_ASSERT_EQUAL(kill(pid, SIGINT), 0);
    CU_ASSERT_EQUAL(program_wait(pid), 130);
    char *out = file_read("out");
    CU_ASSERT_TRUE(contains(out, "\"complete\": false"));
    CU_ASSERT_TRUE(contains(out, " of 1000000000 replications\""));
    free(out);
    folder_leave();
}

UNIT_MAIN("acdsim compare",
          {"figures side by side, their difference, a verdict, the first decision that differs", table},
          {"any number of threads gives the same bytes", same_bytes},
          {"JSON says the same", json},
          {"--fail-if is exit code 1 when the change is there or cannot be told", regressions},
          {"what cannot be told says how many replications would", effort},
          {"what is wrong with the command line or a scenario", misuse},
          {"another definition of the service level is told", definitions},
          {"-o writes what is shown otherwise", to_a_file},
          {"interrupted: what is complete is written, or nothing", interrupted})
