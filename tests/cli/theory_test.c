/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cjson/cJSON.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

/* A number in the JSON that `acdsim theory WORDS --format json` prints, by its path with dots; NAN for null or
 * nothing there. A part of only digits is an index. */
static double number_at(const cJSON *at, const char *path)
{
    char part[64];
    while (*path && at) {
        size_t length = strcspn(path, ".");
        snprintf(part, sizeof part, "%.*s", (int)length, path);
        bool index = strspn(part, "0123456789") == length;
        at = index ? cJSON_GetArrayItem(at, atoi(part)) : cJSON_GetObjectItemCaseSensitive(at, part);
        path += length + (path[length] == '.');
    }
    return cJSON_IsNumber(at) ? at->valuedouble : NAN;
}

static cJSON *json_of(const char *words, int code)
{
    char all[512];
    snprintf(all, sizeof all, "theory %s --format json", words);
    char *text = program_output(all, code);
    cJSON *json = cJSON_Parse(text);
    free(text);
    CU_ASSERT_PTR_NOT_NULL_FATAL(json);
    return json;
}

static void says(const char *words, const char *path, double expected, double precision)
{
    cJSON *json = json_of(words, 0);
    double found = number_at(json, path);
    if (!(fabs(found - expected) <= precision))
        fprintf(stderr, "\n%s: %s is %.15g, not %.15g\n", words, path, found, expected);
    CU_ASSERT_DOUBLE_EQUAL(found, expected, precision);
    cJSON_Delete(json);
}

static void of_published(void)
{
    folder_enter();
    says("erlang-b load=10 agents=12", "results.blocking", .119739, 6e-7);
    says("erlang-c calls=200/h talk=180s agents=14", "results.p_wait", .1741319335950, 1e-13);
    says("erlang-c load=10 talk=150s wrap_up=30s agents=14 within=20s", "results.asa", 7.836, 6e-4);
    says("erlang-c calls=200/h talk=3min agents=14", "results.service_level", .8884, 6e-5);
    const char *eleven = "erlang-a calls=3.5/min talk=3min patience=5min agents=11 definition=abandons_count";
    says(eleven, "results.service_level", .621285, 6e-7);
    says(eleven, "results.answered_answered", .647038, 6e-7);
    says(eleven, "results.excluding_short_abandons", .609523, 6e-7);
    says(eleven, "results.abandonment", .086356, 6e-7);
    says(eleven, "results.time_to_abandon", 41.459, 6e-4);
    says("priority calls=4/h,4.5/h talk=1h agents=10", "results.p_wait", .529861, 6e-7);
    says("priority calls=4/h,4.5/h talk=1h agents=10", "results.wait_1", .088310 * 3600, 6e-7 * 3600);
    says("priority calls=4/h,4.5/h talk=1h agents=10", "results.wait_2", .588735 * 3600, 6e-7 * 3600);
    folder_leave();
}

/* One agent, half of its time busy: 60 s x 0.5 / 0.5 = 60 s for exponential talk, half of that for constant talk, 2.5
 * times as much for cv 2. A place for one of them: 1/3 + ... = 1, 1/2, 1/4 of 7/4. */
static void of_hand(void)
{
    folder_enter();
    says("mg1 calls=30/h talk=60s cv=1", "results.wait", 60, 1e-11);
    says("mg1 calls=30/h talk=60s cv=200%", "results.wait", 150, 1e-10);
    says("mdc calls=30/h talk=60s agents=1", "results.wait", 30, 1e-10);
    says("mgc calls=30/h talk=60s agents=1 cv=2", "results.asa", 150, 1e-10);
    says("mmck calls=30/h talk=60s agents=1 capacity=1", "results.blocking", 1 / 7.0, 1e-14);
    says("mt-g-inf calls=60/h,120/h,0/h every=30min talk=30min law=constant", "results.00:30", 30, 1e-10);
    says("mt-g-inf calls=60/h,120/h,0/h every=30min talk=30min law=constant", "results.01:00", 60, 1e-10);
    says("mt-g-inf calls=60/h,120/h,0/h every=30min talk=30min law=constant", "results.01:30", 0, 1e-10);
    says("mt-g-inf calls=60/h every=30min talk=30min", "results.00:30", 30 * (1 - exp(-1)), 1e-10);
    says("square-root load=100 talk=3min p_wait=22.34%", "results.agents", 110, 0);
    says("square-root load=100 talk=3min p_wait=22.33612%", "results.beta", 1, 1e-5);
    folder_leave();
}

/* Of 10 erlangs 13 agents answer .7956 in time, 14 .8884; the other unknowns by hand, one agent. */
static void of_unknowns(void)
{
    folder_enter();
    says("erlang-c calls=200/h talk=180s agents=? target=80% within=20s", "parameters.agents", 14, 0);
    says("erlang-c calls=200/h talk=180s agents=?", "parameters.agents", 14, 0);
    says("erlang-c calls=200/h talk=180s agents=? target=79.5%", "parameters.agents", 13, 0);
    says("erlang-c calls=200/h talk=180s agents=? target=79.5% occupancy=70%", "parameters.agents", 15, 0);
    says("erlang-c calls=? talk=60s agents=1 asa=60s", "parameters.calls_per_hour", 30, 1e-9);
    says("erlang-c load=? talk=60s agents=1 asa=60s", "parameters.load", 0.5, 1e-11);
    says("erlang-c calls=30/h talk=? agents=1 wait=60s", "parameters.talk", 60, 1e-9);
    says("erlang-c calls=30/h talk=60s agents=1 within=?", "parameters.within", 120 * log(2.5), 1e-7);
    /* With a mean patience of one talk, as many are there as if nobody waited: abandonment 1/e at 1 erlang. */
    says("erlang-a calls=60/h talk=60s agents=1 patience=? abandonment=36.7879441171%", "parameters.patience", 60, 1e-6);
    /* At 1 erlang the K + 2 states are equally likely. */
    says("mmck calls=60/h talk=60s agents=1 capacity=? blocking=10%", "parameters.capacity", 8, 0);
    cJSON *json = json_of("erlang-c calls=200/h talk=180s agents=?", 0);
    UNIT_TEXT(cJSON_GetObjectItem(json, "found")->valuestring, "agents");
    cJSON_Delete(json);
    folder_leave();
}

static void of_tables(void)
{
    folder_enter();
    char *text = program_output("theory erlang-c calls=200/h talk=180s agents=?", 0);
    CU_ASSERT_TRUE(contains(text, "Erlang C (M/M/n): everybody waits, nobody gives up\n"));
    CU_ASSERT_TRUE(contains(text, "agents                     14   the least that does\n"));
    CU_ASSERT_TRUE(contains(text, "p_wait                     17.41 %"));
    free(text);
    text = program_output("help theory", 0);
    CU_ASSERT_TRUE(contains(text, "square-root"));
    CU_ASSERT_TRUE(contains(text, "definition=answered/offered"));
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
        CU_ASSERT(strlen(line) <= 100);
    free(text);
    folder_leave();
}

/* The answer is shown, and no. */
static void of_no(void)
{
    folder_enter();
    cJSON *json = json_of("erlang-c calls=200/h talk=180s agents=10", 1);
    CU_ASSERT_EQUAL(number_at(json, "results.p_wait"), 1);
    CU_ASSERT_EQUAL(number_at(json, "results.service_level"), 0);
    CU_ASSERT_TRUE(isnan(number_at(json, "results.asa")));
    CU_ASSERT_TRUE(contains(cJSON_GetObjectItem(json, "statement")->valuestring, "no steady state"));
    cJSON_Delete(json);
    char *text = program_output("theory erlang-c calls=200/h talk=180s agents=10", 1);
    CU_ASSERT_TRUE(contains(text, "asa                        endless"));
    free(text);
    text = program_errors("theory priority calls=8/h,3/h talk=1h agents=10", 1);
    CU_ASSERT_TRUE(contains(text, "no steady state"));
    free(text);
    program_refuses("theory erlang-c calls=200/h talk=180s agents=9 within=?", 1, "infeasible: no value of within");
    program_refuses("theory erlang-a calls=200/h talk=180s agents=9 patience=? abandonment=5%", 1, "infeasible");
    program_refuses("theory erlang-a calls=20/h talk=180s agents=9 patience=? asa=1h", 1, "unlimited");
    program_refuses("theory square-root load=10 talk=180s target=100%", 1, "infeasible");
    folder_leave();
}

static void of_usage(void)
{
    folder_enter();
    program_refuses("theory", 2, "theory of what?");
    program_refuses("theory erlang-k", 2, "'erlang-k' is neither a formula nor a file\n  hint: did you mean 'erlang-b'?");
    program_refuses("theory prioritty", 2, "did you mean 'priority'?");
    program_refuses("theory erlang-c agnets=3", 2, "unknown key 'agnets' of erlang-c\n  hint: did you mean 'agents'?");
    program_refuses("theory erlang-c patience=3min", 2, "unknown key 'patience' of erlang-c");
    program_refuses("theory erlang-c 14", 2, "'14' is not KEY=VALUE");
    program_refuses("theory erlang-c calls=200", 2, "calls: '200' has no unit\n  hint: for example calls=200/h");
    program_refuses("theory erlang-c talk=3mn", 2, "talk: '3mn' is not what belongs here");
    program_refuses("theory erlang-c agents=0", 2, "agents: '0' is out of range");
    program_refuses("theory erlang-c agents=1.5", 2, "agents: '1.5' is not what belongs here");
    program_refuses("theory erlang-c agents=1000001", 2, "out of range");
    program_refuses("theory erlang-c target=120%", 2, "target: '120%' is out of range");
    program_refuses("theory erlang-c agents=3 agents=4", 2, "'agents' is given twice");
    program_refuses("theory erlang-c agents=? calls=?", 2, "one unknown at a time: agents or calls");
    program_refuses("theory mdc within=?", 2, "within cannot be asked for");
    program_refuses("theory priority agents=?", 2, "nothing of this formula");
    program_refuses("theory erlang-c calls=20/h talk=180s", 2, "erlang-c needs agents\n  hint: for example agents=14");
    program_refuses("theory erlang-b calls=20/h agents=3", 2, "erlang-b needs talk");
    program_refuses("theory erlang-c calls=20/h load=3 talk=3min agents=3", 2, "calls and load say the same");
    program_refuses("theory erlang-c calls=20/h talk=3min agents=3 asa=10s", 2, "a goal belongs to something");
    program_refuses("theory erlang-a calls=20/h talk=3min agents=3 patience=? asa=9s wait=9s", 2, "takes one goal");
    program_refuses("theory erlang-a definition=answerd/offered", 2, "did you mean 'answered/offered'?");
    program_refuses("theory mt-g-inf calls=3/h every=1h talk=1min cv=2", 2, "cv belongs to");
    program_refuses("theory mt-g-inf calls=3/h,4 every=1h talk=1min", 2, "calls: '4' has no unit");
    program_refuses("theory square-root load=9 talk=3min target=80% p_wait=3%", 2, "one goal");
    program_refuses("theory erlang-b load=9 agents=3 --format md", 2, "'--format md' is not built yet");
    program_refuses("theory erlang-b load=9 agents=3 --calls x", 2, "does not belong to this command");
    folder_leave();
}

/* ---- scenarios ---------------------------------------------------------------------------------------------- */

/* One agent, 30 calls and 15 calls an hour of a minute: 1/2 and 1/4 have to wait, 60 s and 20 s on average. */
static void two_hours(void)
{
    file_write("two.yaml", "acdsim: 1\n"
                           "horizon: {start: \"08:00\", length: 2h, interval: 1h}\n"
                           "run: {replications: 10, seed: 1}\n"
                           "calls:\n"
                           "  desk:\n"
                           "    arrivals: {poisson: {every: 1h, rates: [30/h, 15/h]}}\n"
                           "    talk: {exponential: {mean: 60s}}\n"
                           "agents:\n"
                           "  team: {count: 1, serves: [desk]}\n");
}

static bool is_broken(const cJSON *json, const char *queue, const char *assumption)
{
    const cJSON *item, *object = cJSON_GetObjectItem(cJSON_GetObjectItem(json, "queues"), queue);
    cJSON_ArrayForEach(item, cJSON_GetObjectItem(object, "broken"))
        if (strcmp(cJSON_GetObjectItem(item, "assumption")->valuestring, assumption) == 0)
            return true;
    return false;
}

static void of_scenario(void)
{
    folder_enter();
    two_hours();
    cJSON *json = json_of("two.yaml --replications 25", 0);
    CU_ASSERT_EQUAL(number_at(json, "run.replications"), 25);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.intervals.0.theory.p_wait"), 0.5, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.intervals.1.theory.p_wait"), 0.25, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.total.theory.p_wait"), (30 * 0.5 + 15 * 0.25) / 45, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.total.theory.asa"), (30 * 60 + 15 * 20) / 45.0, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.total.theory.occupancy"), 0.375, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.total.calls"), 45, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.total.load"), 0.375, 1e-14);
    CU_ASSERT_EQUAL(number_at(json, "queues.desk.total.simulation.asa.n"), 25);
    CU_ASSERT_TRUE(is_broken(json, "desk", "steady_rates"));
    CU_ASSERT_TRUE(is_broken(json, "desk", "steady_state"));
    CU_ASSERT_FALSE(is_broken(json, "desk", "steady_staff"));
    CU_ASSERT_FALSE(is_broken(json, "desk", "talk_law"));
    cJSON_Delete(json);

    char *text = program_output("theory two.yaml -o out.txt", 0);
    UNIT_TEXT(text, "");
    free(text);
    text = file_read("out.txt");
    CU_ASSERT_TRUE(text && contains(text, "desk: erlang-c comes nearest"));
    CU_ASSERT_TRUE(text && contains(text, "  - rates of arrivals change"));
    CU_ASSERT_TRUE(text && contains(text, "in all"));
    free(text);
    folder_leave();
}

static void names_formula(const char *set, const char *formula)
{
    char words[256];
    snprintf(words, sizeof words, "two.yaml %s%s", *set ? "--set " : "", set);
    cJSON *json = json_of(words, 0);
    const cJSON *desk = cJSON_GetObjectItem(cJSON_GetObjectItem(json, "queues"), "desk");
    UNIT_TEXT(cJSON_GetObjectItem(desk, "formula")->valuestring, formula);
    cJSON_Delete(json);
}

static void of_nearest_formula(void)
{
    folder_enter();
    two_hours();
    names_formula("", "erlang-c");
    names_formula("calls.desk.talk=1min", "mdc");
    names_formula("calls.desk.wrap_up=1s", "mg1");
    names_formula("calls.desk.patience=1min", "erlang-a");
    names_formula("calls.desk.balk=5%", "erlang-a");
    names_formula("queues.desk.capacity=0", "erlang-b");
    names_formula("queues.desk.capacity=3", "mmck");
    folder_leave();
}

/* 90 calls of a minute for one agent in the first hour; nobody at all in the second run. */
static void of_overload(void)
{
    folder_enter();
    two_hours();
    cJSON *json = json_of("two.yaml --set calls.desk.arrivals.poisson.rates=[90/h,15/h]", 0);
    CU_ASSERT_EQUAL(number_at(json, "queues.desk.intervals.0.theory.p_wait"), 1);
    CU_ASSERT_TRUE(isnan(number_at(json, "queues.desk.intervals.0.theory.asa")));
    CU_ASSERT_TRUE(isnan(number_at(json, "queues.desk.total.theory.asa")));
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.desk.intervals.1.theory.asa"), 20, 1e-11);
    CU_ASSERT_TRUE(number_at(json, "queues.desk.total.simulation.asa.mean") > 60);
    cJSON_Delete(json);
    char *text = program_output("theory two.yaml --set calls.desk.arrivals.poisson.rates=[90/h,15/h]", 0);
    CU_ASSERT_TRUE(contains(text, "no steady state"));
    CU_ASSERT_TRUE(contains(text, "endless"));
    free(text);
    folder_leave();
}

/* What the files of the gallery are about. */
static void of_assumptions(void)
{
    static const struct {
        const char *file, *queue, *names[5];
    } gallery[] = {
        {"erlang-c-is-wrong", "support", {NULL}},
        {"balking", "shop", {"patience_law", "talk_law", "steady_state"}},
        {"callbacks", "help", {"callbacks", "steady_rates"}},
        {"few-lines", "patients", {"retries"}},
        {"manual", "clients", {"manual"}},
        {"monday-log", "log", {"poisson"}},
        {"overflow", "south", {"overflow", "max_wait"}},
        {"published-day", "calls", {"busyness", "steady_staff"}},
        {"retail-bank", "vip", {"shared_agents", "priorities", "capacity", "answer_times", "rejections"}},
        {"retail-bank", "general", {"wrap_up", "talk_differs", "patience_differs", "agent_priorities"}},
        {"shifts", "orders", {"breaks", "absence", "wrap_up"}},
        {"skills", "german", {"skills", "talk_factor", "shared_agents"}},
        {"two-levels", "first", {"transfers", "priorities"}},
    };
    folder_enter();
    for (size_t i = 0; i < sizeof gallery / sizeof *gallery; i++) {
        char words[400];
        snprintf(words, sizeof words, SOURCE_DIR "/scenarios/gallery/%s.yaml --replications 1 -q", gallery[i].file);
        cJSON *json = json_of(words, 0);
        const cJSON *queue = cJSON_GetObjectItem(cJSON_GetObjectItem(json, "queues"), gallery[i].queue);
        if (!gallery[i].names[0])
            CU_ASSERT_EQUAL(cJSON_GetArraySize(cJSON_GetObjectItem(queue, "broken")), 0);
        for (size_t k = 0; k < 5 && gallery[i].names[k]; k++) {
            bool found = is_broken(json, gallery[i].queue, gallery[i].names[k]);
            if (!found)
                fprintf(stderr, "\n%s: %s is not noticed\n", gallery[i].file, gallery[i].names[k]);
            CU_ASSERT_TRUE(found);
        }
        cJSON_Delete(json);
    }
    folder_leave();
}

/* Two queues of 15 calls an hour before one agent who has half of its time to do are one line: half of them wait, 60 s
 * on average, a quarter of a caller of each. In the second hour nobody is on duty, and nobody gives up. */
static void of_pool(void)
{
    folder_enter();
    file_write("pool.yaml", "acdsim: 1\n"
                            "horizon: {start: \"08:00\", length: 2h, interval: 1h}\n"
                            "run: {replications: 2}\n"
                            "calls:\n"
                            "  a: {arrivals: {poisson: 15/h}, talk: {exponential: {mean: 60s}}}\n"
                            "  b: {arrivals: {poisson: 15/h}, talk: {exponential: {mean: 60s}}}\n"
                            "  c: {arrivals: {poisson: 15/h}, talk: {exponential: {mean: 60s}}}\n"
                            "agents:\n"
                            "  both: {staff: {every: 1h, counts: [1, 0]}, serves: [a, b]}\n"
                            "  other: {count: 1, serves: [c]}\n");
    cJSON *json = json_of("pool.yaml -q", 0);
    CU_ASSERT_TRUE(is_broken(json, "a", "shared_agents"));
    CU_ASSERT_TRUE(is_broken(json, "a", "steady_staff"));
    CU_ASSERT_FALSE(is_broken(json, "a", "skills"));
    CU_ASSERT_FALSE(is_broken(json, "c", "shared_agents"));
    CU_ASSERT_FALSE(is_broken(json, "c", "steady_staff"));
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.a.intervals.0.theory.p_wait"), 0.5, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.b.intervals.0.theory.asa"), 60, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.b.intervals.0.theory.queue_length"), 0.25, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.c.intervals.0.theory.p_wait"), 0.25, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.a.intervals.0.load"), 0.5, 1e-14);
    CU_ASSERT_EQUAL(number_at(json, "queues.a.intervals.1.agents"), 0);
    CU_ASSERT_EQUAL(number_at(json, "queues.a.intervals.1.theory.p_wait"), 1);
    CU_ASSERT_EQUAL(number_at(json, "queues.a.intervals.1.theory.service_level"), 0);
    CU_ASSERT_TRUE(isnan(number_at(json, "queues.a.intervals.1.theory.wait")));
    CU_ASSERT_DOUBLE_EQUAL(number_at(json, "queues.a.total.theory.p_wait"), 0.75, 1e-14);
    cJSON_Delete(json);
    folder_leave();
}

static void of_wrong_scenarios(void)
{
    folder_enter();
    two_hours();
    program_refuses("theory nothing.yaml", 3, "nothing.yaml");
    program_refuses("theory two.yaml agents=3", 2, "theory takes one scenario");
    program_refuses("theory two.yaml -o two.yaml", 2, "is the scenario itself");
    program_refuses("theory two.yaml --set calls.desk.tlk=3min", 3, "unknown");
    folder_leave();
}

UNIT_MAIN("acdsim theory",
          {"the published values come out", of_published},
          {"and what can be calculated by hand", of_hand},
          {"any one unknown is found", of_unknowns},
          {"the table names what was found; the help lists formulas and keys", of_tables},
          {"no steady state and infeasible goals end with 1", of_no},
          {"what is wrong with a question is said, with what was probably meant", of_usage},
          {"a scenario: by interval and in all, beside its simulation", of_scenario},
          {"a scenario: the formula that comes nearest", of_nearest_formula},
          {"a scenario: where more comes than can be done", of_overload},
          {"a scenario: what the formula takes for granted and is not so", of_assumptions},
          {"a scenario: queues that share agents, an hour without any", of_pool},
          {"a scenario that is wrong", of_wrong_scenarios})
