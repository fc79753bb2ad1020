/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulation against answers that are known exactly. A published value is first met by the sum over the
 * states of its Markov chain (exact.c), to its last digit; then by the simulation.
 */
#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "tests/support/unit.h"
#include "tests/theory/exact.h"
#include "tests/theory/expect.h"

struct reference {
    const char *path;
    double value; /* as published: seconds or proportions */
    double digit; /* the unit of its last digit */
    size_t exact; /* the same of struct exact_answers */
};
#define EXACT(field) offsetof(struct exact_answers, field)

enum { MOST_REFERENCES = 9 };
struct model {
    const char *file;
    const char *sets[EXPECT_SETS];
    struct exact_center center;
    struct reference references[MOST_REFERENCES];
};

#define LOSS(law)                                                                                  \
    {"loss.yaml", {"calls.callers.talk=" law}, {200 / 3600.0, 180, 0, 12, 0, 20},                  \
     {{"overall.blocking", .119739, 1e-6, EXACT(blocking)}}}

#define ERLANG_C(agents) {100 / 1800.0, 180, 0, agents, EXACT_UNLIMITED, 20}

static const struct model models[] = {
    /* 11 agents answer slowly and forget slowly; the waits of 14 are to be known well. */
    {"erlang-c.yaml", {"agents.team.count=11", "horizon.length=248h"}, ERLANG_C(11),
     {{"overall.service_level", .3896, 1e-4, EXACT(answered_offered)}}},
    {"erlang-c.yaml", {"agents.team.count=12"}, ERLANG_C(12),
     {{"overall.service_level", .6402, 1e-4, EXACT(answered_offered)}}},
    {"erlang-c.yaml", {"agents.team.count=13"}, ERLANG_C(13),
     {{"overall.service_level", .7956, 1e-4, EXACT(answered_offered)}}},
    {"erlang-c.yaml", {"agents.team.count=14", "horizon.length=448h"}, ERLANG_C(14),
     {{"overall.service_level", .8884, 1e-4, EXACT(answered_offered)},
      {"overall.p_wait", .1741319335950, 1e-13, EXACT(p_wait)},
      {"overall.asa", 7.836, 1e-3, EXACT(asa)},
      {"agents.team.occupancy", .7143, 1e-4, EXACT(occupancy)}}},
    {"erlang-c.yaml", {"agents.team.count=15"}, ERLANG_C(15),
     {{"overall.service_level", .9415, 1e-4, EXACT(answered_offered)}}},
    {"erlang-c.yaml", {"agents.team.count=16"}, ERLANG_C(16),
     {{"overall.service_level", .9706, 1e-4, EXACT(answered_offered)}}},

    {"twelve.yaml", {NULL}, {4.2 / 60, 120, 0, 12, EXACT_UNLIMITED, 20},
     {{"overall.p_wait", .183889, 1e-6, EXACT(p_wait)},
      {"overall.wait", 6.1296, 1e-4, EXACT(wait)},
      {"overall.service_level", .899080, 1e-6, EXACT(answered_offered)}}},
    {"twelve-patience.yaml", {NULL}, {4.2 / 60, 120, 60, 12, EXACT_UNLIMITED, 20},
     {{"overall.abandonment", .029679, 1e-6, EXACT(abandonment)},
      {"overall.asa", 1.4436, 1e-4, EXACT(asa)},
      {"overall.service_level", .945270, 1e-6, EXACT(answered_offered)},
      {"agents.team.occupancy", .679225, 1e-6, EXACT(occupancy)}}},
    {"eleven-patience.yaml", {NULL}, {3.5 / 60, 180, 300, 11, EXACT_UNLIMITED, 20},
     {{"overall.service_levels.answered/offered", .591162, 1e-6, EXACT(answered_offered)},
      {"overall.service_levels.answered/answered", .647038, 1e-6, EXACT(answered_answered)},
      {"overall.service_levels.excluding_short_abandons", .609523, 1e-6, EXACT(excluding_short_abandons)},
      {"overall.service_levels.abandons_count", .621285, 1e-6, EXACT(abandons_count)},
      {"overall.abandonment", .086356, 1e-6, EXACT(abandonment)},
      {"overall.wait", 25.907, 1e-3, EXACT(wait)},
      {"overall.asa", 24.437, 1e-3, EXACT(asa)},
      {"overall.time_to_abandon", 41.459, 1e-3, EXACT(time_to_abandon)},
      {"agents.team.occupancy", .872114, 1e-6, EXACT(occupancy)}}},

    LOSS("{constant: 3min}"),
    LOSS("{exponential: {mean: 3min}}"),
    LOSS("{erlang: {k: 3, mean: 3min}}"),
    LOSS("{gamma: {mean: 3min, cv: 0.5}}"),
    LOSS("{lognormal: {mean: 3min, cv: 1.5}}"),
};
enum { MODELS = sizeof models / sizeof *models };

/* Nonpreemptive priorities, M/M/10, loads 4 and 4.5; published in units of the mean talk, here 60 s. */
static const struct exact_priority priority_center = {4, 4.5, 1, 10};
static const struct reference priority_references[] = {
    {"overall.p_wait", .529861, 1e-6, 0},
    {"queues.first.wait", .088310 * 60, 60e-6, 0},
    {"queues.second.wait", .588735 * 60, 60e-6, 0},
};

/* Rounded or cut off: not a whole digit away. */
static void expect_digits(const char *where, const struct reference *r, long double exact)
{
    bool same = fabsl(exact - (long double)r->value) < 0.6L * (long double)r->digit;
    if (!same)
        fprintf(stderr, "\n%s: %s: published %.13g, summed %.15Lg\n", where, r->path, r->value, exact);
    CU_ASSERT(same);
}

/* The references as figures of a simulation. */
static void expect_references(const char *file, const char *const sets[EXPECT_SETS],
                              const struct reference *references, size_t count)
{
    struct figure figures[MOST_REFERENCES + 1] = {{0}};
    for (size_t i = 0; i < count && references[i].path; i++)
        figures[i] = (struct figure){.path = references[i].path, .value = references[i].value};
    expect_figures(file, sets, figures);
}

static void of_constants(void)
{
    for (size_t m = 0; m < MODELS; m++) {
        struct exact_answers answers;
        CU_ASSERT_FATAL(exact_answers(&models[m].center, &answers));
        const struct reference *r = models[m].references;
        for (size_t i = 0; i < MOST_REFERENCES && r[i].path; i++)
            expect_digits(models[m].file, &r[i], *(const long double *)((const char *)&answers + r[i].exact));
    }
}

static void of_priority_constants(void)
{
    struct exact_priority_answers answers;
    CU_ASSERT_FATAL(exact_priority(&priority_center, &answers));
    expect_digits("priority.yaml", &priority_references[0], answers.p_wait);
    expect_digits("priority.yaml", &priority_references[1], 60 * answers.wait_first);
    expect_digits("priority.yaml", &priority_references[2], 60 * answers.wait_second);
}

static void expect_models(const char *file)
{
    size_t found = 0;
    for (size_t m = 0; m < MODELS; m++) {
        const struct model *model = &models[m];
        if (strcmp(model->file, file) != 0)
            continue;
        found++;
        expect_references(file, model->sets, model->references, MOST_REFERENCES);
    }
    CU_ASSERT(found > 0);
}

static void of_erlang_c(void)
{
    expect_models("erlang-c.yaml");
}

static void of_twelve(void)
{
    expect_models("twelve.yaml");
}

static void of_patience(void)
{
    expect_models("twelve-patience.yaml");
}

static void of_definitions(void)
{
    expect_models("eleven-patience.yaml");
}

static void of_loss(void)
{
    expect_models("loss.yaml");
}

static void of_priorities(void)
{
    expect_references("priority.yaml", NO_SETS, priority_references,
                      sizeof priority_references / sizeof *priority_references);
}

UNIT_MAIN("theory",
          {"the published values are the sums over the states of their chains", of_constants},
          {"so are those of two priorities", of_priority_constants},
          {"ten erlangs before 11 to 16 agents are served as Erlang C says", of_erlang_c},
          {"callers wait before twelve agents as Erlang C says", of_twelve},
          {"impatient callers leave as Erlang A says", of_patience},
          {"every definition of the service level has its own exact value", of_definitions},
          {"a center with nowhere to wait loses as many calls whatever the law of the talk", of_loss},
          {"the first queue waits less and the second more, as Cobham says", of_priorities})
