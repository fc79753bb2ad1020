/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `acdsim theory SCENARIO`: where everything that the formula takes for granted is so, the simulation beside it
 * agrees to |z| < 4.5 in every figure. What the formulas themselves are worth is tested in tests/models/.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>
#include "reports/theory.h"
#include "tests/support/unit.h"
#include "tests/theory/simulate.h"

enum { MOST_SETS = 3 };
struct model {
    const char *file, *formula;
    const char *sets[MOST_SETS];
};

#define GALLERY "../../scenarios/gallery/"

static const struct model models[] = {
    {"erlang-c.yaml", "erlang-c", {NULL}},
    {GALLERY "erlang-c.yaml", "erlang-c", {NULL}},
    {"twelve.yaml", "erlang-c", {NULL}},
    {"twelve-patience.yaml", "erlang-a", {NULL}},
    {"twelve-patience.yaml", "erlang-a", {"calls.callers.balk=20%"}},
    {"twelve-patience.yaml", "erlang-a", {"calls.callers.patience.zero=30%", "agents.team.count=9"}},
    {GALLERY "erlang-c-is-wrong.yaml", "erlang-a", {"horizon={length: 124h, warmup: 24h}"}},
    {"eleven-patience.yaml", "erlang-a", {"queues.callers.service_level.definition=answered/answered"}},
    {"eleven-patience.yaml", "erlang-a", {"queues.callers.service_level.definition=excluding_short_abandons"}},
    {"eleven-patience.yaml", "erlang-a", {"queues.callers.service_level.definition=abandons_count"}},
    {"eleven-patience.yaml", "mmck", {"queues.callers.capacity=3"}},
    {"eleven-patience.yaml", "mmck", {"queues.callers.capacity=4", "calls.callers.balk=10%"}},
    {"twelve.yaml", "mmck", {"queues.callers.capacity=5", "agents.team.count=8"}},
    {"loss.yaml", "erlang-b", {NULL}},
    {"loss.yaml", "erlang-b", {"calls.callers.talk=3min"}},
    {"one-agent.yaml", "mg1", {NULL}},
    {"three.yaml", "mdc", {"calls.callers.talk=3min"}},
    {"priority.yaml", "priority", {NULL}},
};
enum { MODELS = sizeof models / sizeof *models };

static void nothing_is_broken(const char *where, const struct queue_theory *q)
{
    for (int i = 0; i < ASSUMPTIONS; i++) {
        if (q->broken[i])
            fprintf(stderr, "\n%s: %s\n", where, assumptions[i].name);
        CU_ASSERT_FALSE(q->broken[i]);
    }
}

/* What cannot happen must not; what the formula does not know is not compared. */
static unsigned compare(const char *where, const struct theory *t, uint32_t queue, enum theory_figure figure)
{
    double exact = theory_figure(t, queue, &t->queues[queue].total, figure);
    struct estimate e = theory_simulated(t, queue, &t->results->total, figure);
    if (isnan(exact))
        return 0;
    double error = e.sd / sqrt(e.n), z = error > 0 ? (e.mean - exact) / error : 0;
    bool close = error > 0 ? fabs(z) < 4.5 : fabs(e.mean - exact) <= 1e-12;
    if (figure == THEORY_ASA && !e.defined)
        close = false;
    printf("\n    %-28s %-14s exact %-9.6g simulated %-9.6g z %5.2f%s", where, theory_pairs[figure].name, exact,
           e.mean, z, close ? "" : "  <- WRONG");
    CU_ASSERT(close);
    return 1;
}

static void meet(const struct model *m)
{
    struct simulation s;
    struct theory t;
    char path[256];
    size_t sets = 0;
    while (sets < MOST_SETS && m->sets[sets])
        sets++;
    snprintf(path, sizeof path, SOURCE_DIR "/tests/theory/%s", m->file);
    CU_ASSERT_FATAL(simulate(&s, path, m->sets, sets, unit_slow_build() ? 8 : 1));
    CU_ASSERT_FATAL(theory_make(s.results, &t));
    for (uint32_t q = 0; q < s.results->scenario->queue_count; q++) {
        unsigned compared = 0;
        UNIT_TEXT(stationary_formulas[t.queues[q].formula].name, m->formula);
        nothing_is_broken(m->file, &t.queues[q]);
        for (int f = 0; f < THEORY_FIGURES; f++)
            compared += compare(sets > 0 ? m->sets[0] : m->file, &t, q, (enum theory_figure)f);
        CU_ASSERT(compared >= THEORY_FIGURES - 1);
    }
    theory_free(&t);
    simulation_free(&s);
}

static void of_all(void)
{
    for (size_t m = 0; m < MODELS; m++)
        meet(&models[m]);
}

UNIT_MAIN("formulas beside simulations", {"they agree where the formulas hold", of_all})
