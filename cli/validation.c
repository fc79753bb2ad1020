/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/validation.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "cli/ending.h"
#include "cli/message.h"
#include "cli/progress.h"
#include "cli/run_options.h"
#include "cli/signals.h"
#include "scenarios/load.h"
#include "scenarios/templates.h"
#include "sim/experiment.h"

struct running {
    const struct options *options;
    struct progress progress;
    uint32_t done; /* replications of the scenarios before */
    struct validation *v;
};

/* ---- one figure ------------------------------------------------------------------------------------------- */

static void path_text(const struct scenario *s, const struct result_path *of, char text[64])
{
    const struct metric *m = of->scope == SCOPE_GROUP ? &agent_metrics[of->metric] : &call_metrics[of->metric];
    const char *parent = m->parent ? m->parent : "", *dot = m->parent ? "." : "";
    if (of->scope == SCOPE_OVERALL)
        snprintf(text, 64, "overall.%s%s%s", parent, dot, m->name);
    else
        snprintf(text, 64, "%s.%s.%s%s%s", of->scope == SCOPE_GROUP ? "agents" : "queues",
                 of->scope == SCOPE_GROUP ? s->groups[of->index].name : s->queues[of->index].name, parent, dot, m->name);
}

/* What never varies must be exact. */
static double errors_between(const struct estimate *e, double exact)
{
    double off = e->mean - exact, error = e->has_sd ? e->sd / sqrt(e->n) : NAN;
    return error > 0 || off != 0 ? off / error : 0;
}

static void add_check(struct validation *v, const struct exact_model *m, enum exact_figure f, double exact,
                      const struct results *r)
{
    struct result_path of = exact_path(m, f);
    struct check *c = &v->checks[v->count++];
    *c = (struct check){.scenario = m->scenario,
                        .unit = of.scope == SCOPE_GROUP ? agent_metrics[of.metric].unit : call_metrics[of.metric].unit,
                        .exact = exact,
                        .simulated = *results_at(r, &of)};
    path_text(r->scenario, &of, c->path);
    c->z = errors_between(&c->simulated, exact);
    c->holds = c->simulated.defined && fabs(c->z) <= VALIDATION_MOST;
    v->failed += !c->holds;
}

static void add_checks(struct validation *v, const struct exact_model *m, const struct results *r)
{
    struct center_figures figures = m->figures(m);
    for (int f = 0; f < EXACT_FIGURES; f++)
        if (m->compared & 1u << f)
            add_check(v, m, (enum exact_figure)f, exact_value((enum exact_figure)f, &figures), r);
}

/* ---- one scenario ----------------------------------------------------------------------------------------- */

static const struct template *find(const char *name)
{
    size_t i = 0;
    while (strcmp(validations[i].name, name) != 0)
        i++;
    return &validations[i];
}

static void on_progress(void *host, uint32_t done, uint32_t total)
{
    struct running *r = host;
    uint32_t later = r->v->planned - r->v->scenarios - 1;
    progress_show(&r->progress, r->done + done, r->done + total * (1 + later)); /* all have about as many */
}

/* How many models, from the first on, are about its scenario. */
static size_t of_one(const struct exact_model *m, size_t count)
{
    size_t same = 1;
    while (same < count && strcmp(m[same].scenario, m->scenario) == 0)
        same++;
    return same;
}

static int simulate(struct running *r, const struct loaded *l, struct results **out)
{
    struct scenario s = run_options_plan(r->options, l);
    struct experiment_hooks hooks = {.host = r, .progress = on_progress, .stop = signals_flag()};
    char problem[512] = "";
    enum experiment_status status = experiment_run(&s, run_options_threads(r->options), &hooks, out, problem);
    r->done += s.run.replications;
    if (*out)
        r->v->calls += (*out)->calls;
    r->v->seed = s.run.seed;
    r->v->confidence = s.run.confidence;
    if (*problem)
        say("%s%s", endings[status].words, problem);
    return endings[status].code == EXIT_SIGNAL ? EXIT_SIGNAL + *signals_flag() : endings[status].code;
}

static int run_scenario(struct running *r, const struct exact_model *m, size_t count)
{
    const struct template *t = find(m->scenario);
    struct loaded l;
    struct results *results = NULL;
    if (!scenario_load_alone(t->name, t->text, t->length, &l))
        return fail(EXIT_WORLD, "out of memory");
    int code = simulate(r, &l, &results);
    for (size_t i = 0; code == 0 && i < count; i++)
        add_checks(r->v, &m[i], results);
    r->v->scenarios += code == 0;
    results_free(results);
    loaded_free(&l);
    return code;
}

static void say_speed(const struct running *r)
{
    double seconds = (double)(progress_clock() - r->progress.began) / 1e9;
    say("%" PRIu64 " calls in %" PRIu32 " scenarios, %.3f s on %u threads", r->v->calls, r->v->scenarios, seconds,
        run_options_threads(r->options));
}

/* ---- all of them -------------------------------------------------------------------------------------------- */

int validation_run(const struct options *o, const struct exact_model *models, size_t count, struct validation *out)
{
    struct running r = {.options = o, .v = out};
    int code = 0;
    *out = (struct validation){.checks = calloc(count * EXACT_FIGURES + 1, sizeof *out->checks)};
    if (!out->checks)
        return fail(EXIT_WORLD, "out of memory");
    for (size_t i = 0; i < count; i += of_one(&models[i], count - i))
        out->planned++;
    r.progress = progress_start(o->progress, o->quiet);
    for (size_t i = 0, same; code == 0 && i < count; i += same) {
        same = of_one(&models[i], count - i);
        code = run_scenario(&r, &models[i], same);
    }
    progress_end(&r.progress);
    if (o->verbose)
        say_speed(&r);
    out->complete = code == 0;
    return code;
}

void validation_free(struct validation *v)
{
    free(v->checks);
    *v = (struct validation){0};
}
