/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/simulate.h"

#include <stdio.h>
#include <string.h>

enum { THREADS = 2, FEWEST_REPLICATIONS = 30 };

bool simulation_load(struct simulation *s, const char *path, const char *const *sets, size_t set_count)
{
    *s = (struct simulation){0};
    if (!scenario_load(path, sets, set_count, &s->loaded)) {
        fprintf(stderr, "\n%s: out of memory\n", path);
        return false;
    }
    for (size_t i = 0; i < s->loaded.diagnostic_count; i++)
        diagnostic_print(stderr, &s->loaded.diagnostics[i], false);
    if (s->loaded.scenario)
        return true;
    simulation_free(s);
    return false;
}

bool simulation_run(struct simulation *s, const struct experiment_hooks *hooks)
{
    char problem[512] = "";
    enum experiment_status status = experiment_run(s->loaded.scenario, THREADS, hooks, &s->results, problem);
    if (status == EXPERIMENT_DONE && s->results)
        return true;
    fprintf(stderr, "\n%s: status %d: %s\n", s->loaded.file, (int)status, problem);
    return false;
}

static void do_less(struct scenario *s, int less)
{
    struct horizon *h = &s->horizon;
    uint32_t fewer = s->run.replications / (uint32_t)less;
    bool settled = h->warmup > 0;
    if (settled)
        h->length = h->warmup + (h->length - h->warmup) / less;
    s->run.replications = settled || fewer < FEWEST_REPLICATIONS ? FEWEST_REPLICATIONS : fewer;
}

bool simulate(struct simulation *s, const char *path, const char *const *sets, size_t set_count, int less)
{
    if (!simulation_load(s, path, sets, set_count))
        return false;
    if (less > 1)
        do_less(s->loaded.scenario, less);
    if (simulation_run(s, &(struct experiment_hooks){0}))
        return true;
    simulation_free(s);
    return false;
}

void simulation_free(struct simulation *s)
{
    results_free(s->results);
    loaded_free(&s->loaded);
    *s = (struct simulation){0};
}

/* `rest` is "NAME" or "PARENT.NAME". */
static bool is_metric(const struct metric *m, const char *rest)
{
    size_t parent = m->parent ? strlen(m->parent) : 0;
    if (m->parent) {
        if (strncmp(rest, m->parent, parent) != 0 || rest[parent] != '.')
            return false;
        rest += parent + 1;
    }
    return strcmp(rest, m->name) == 0;
}

static const struct estimate *call_estimate(const struct call_estimates *e, const char *rest)
{
    for (int i = 0; i < CALL_METRICS; i++)
        if (is_metric(&call_metrics[i], rest))
            return &e->metric[i];
    return NULL;
}

static const struct estimate *agent_estimate(const struct agent_estimates *e, const char *rest)
{
    for (int i = 0; i < AGENT_METRICS; i++)
        if (is_metric(&agent_metrics[i], rest))
            return &e->metric[i];
    return NULL;
}

/* What follows "PREFIX." in the path; NULL when it begins otherwise. */
static const char *after(const char *path, const char *prefix)
{
    size_t length = strlen(prefix);
    return strncmp(path, prefix, length) == 0 && path[length] == '.' ? path + length + 1 : NULL;
}

static const struct estimate *estimate_in(const struct scenario *s, const struct span_results *span,
                                          const char *path)
{
    const char *rest = after(path, "overall"), *named;
    if (rest)
        return call_estimate(&span->overall, rest);
    if ((named = after(path, "queues")))
        for (uint32_t i = 0; i < s->queue_count; i++)
            if ((rest = after(named, s->queues[i].name)))
                return call_estimate(&span->queues[i], rest);
    if ((named = after(path, "calls")))
        for (uint32_t i = 0; i < s->type_count; i++)
            if ((rest = after(named, s->types[i].name)))
                return call_estimate(&span->types[i], rest);
    if ((named = after(path, "agents")))
        for (uint32_t i = 0; i < s->group_count; i++)
            if ((rest = after(named, s->groups[i].name)))
                return agent_estimate(&span->groups[i], rest);
    return NULL;
}

const struct estimate *estimate_at(const struct results *r, const char *path)
{
    unsigned interval;
    int length = 0;
    if (sscanf(path, "intervals[%u].%n", &interval, &length) != 1 || length == 0)
        return estimate_in(r->scenario, &r->total, path);
    return interval < r->interval_count ? estimate_in(r->scenario, &r->intervals[interval], path + length)
                                        : NULL;
}
