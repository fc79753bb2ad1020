/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <stdlib.h>
#include "reports/by_interval.h"
#include "reports/by_metric.h"
#include "reports/figure.h"
#include "reports/head.h"
#include "reports/visible.h"
#include "sim/verdict.h"

static struct subject *make_subjects(size_t count)
{
    return calloc(count + 1, sizeof(struct subject));
}

/* All together, where it says more than the only queue does. */
static size_t add_overall(struct subject *subjects, size_t count, const struct results *r)
{
    if (count != 1)
        subjects[count++] = (struct subject){"overall", r->total.overall.metric, NULL};
    return count;
}

static bool print_queues(FILE *out, const struct results *r, bool color)
{
    const struct scenario *s = r->scenario;
    struct subject *subjects = make_subjects(s->queue_count + 1);
    if (!subjects)
        return false;
    for (uint32_t q = 0; q < s->queue_count; q++)
        subjects[q] = (struct subject){s->queues[q].name, r->total.queues[q].metric,
                                       &s->queues[q].service_level};
    size_t count = add_overall(subjects, s->queue_count, r);
    bool ok = by_metric_print(out, "Queues", &by_metric_calls, subjects, count, color);
    free(subjects);
    return ok;
}

/* Call types that have a queue each are the same figures again. */
static bool types_are_queues(const struct scenario *s)
{
    for (uint32_t t = 0; t < s->type_count; t++) {
        if (s->types[t].transfer.probability > 0)
            return false;
        for (uint32_t other = 0; other < t; other++)
            if (s->types[t].queue == s->types[other].queue)
                return false;
    }
    return true;
}

static bool print_types(FILE *out, const struct results *r, bool color)
{
    const struct scenario *s = r->scenario;
    if (types_are_queues(s))
        return true;
    struct subject *subjects = make_subjects(s->type_count);
    if (!subjects)
        return false;
    for (uint32_t t = 0; t < s->type_count; t++)
        subjects[t] = (struct subject){s->types[t].name, r->total.types[t].metric,
                                       &s->queues[s->types[t].queue].service_level};
    bool ok = by_metric_print(out, "Calls", &by_metric_calls, subjects, s->type_count, color);
    free(subjects);
    return ok;
}

static bool print_groups(FILE *out, const struct results *r, bool color)
{
    const struct scenario *s = r->scenario;
    struct subject *subjects = make_subjects(s->group_count);
    if (!subjects)
        return false;
    for (uint32_t g = 0; g < s->group_count; g++)
        subjects[g] = (struct subject){s->groups[g].name, r->total.groups[g].metric, NULL};
    bool ok = by_metric_print(out, "Agents", &by_metric_agents, subjects, s->group_count, color);
    free(subjects);
    return ok;
}

static enum unit unit_of(const struct result_path *of)
{
    return of->scope == SCOPE_GROUP ? agent_metrics[of->metric].unit : call_metrics[of->metric].unit;
}

static void print_expectation(const struct results *r, const struct expectation *x, struct cell *word,
                              struct cell *figure)
{
    static const struct {
        const char *word;
        enum tone tone;
    } marks[] = {
        [VERDICT_PASS] = {"ok", TONE_GOOD},
        [VERDICT_FAIL] = {"MISSED", TONE_BAD},
        [VERDICT_UNDECIDED] = {"UNDECIDED", TONE_BAD},
    };
    const struct estimate *e = results_at(r, &x->of);
    enum verdict verdict = verdict_of(x, e);
    figure_cell(e, unit_of(&x->of), figure);
    snprintf(word->words, sizeof word->words, "%s", marks[verdict].word);
    word->tone = marks[verdict].tone;
}

static bool print_expectations(FILE *out, const struct results *r, bool color)
{
    const struct scenario *s = r->scenario;
    struct grid g;
    if (s->expectation_count == 0)
        return true;
    if (!grid_make(&g, "Expectations", s->expectation_count, 2))
        return false;
    for (uint32_t i = 0; i < s->expectation_count; i++) {
        visible_text(s->expectations[i].text, g.labels[i], GRID_TEXT);
        print_expectation(r, &s->expectations[i], grid_cell(&g, i, 0), grid_cell(&g, i, 1));
    }
    grid_print(out, &g, color);
    grid_free(&g);
    return true;
}

static void print_legend(FILE *out, const struct results *r)
{
    char confidence[32];
    figure_plain(100 * r->scenario->run.confidence, confidence);
    fprintf(out,
            "\nCounts are per replication. ± and [ , ]: %s %% confidence interval. —: nothing to divide by.\n",
            confidence);
}

bool report_table(FILE *out, const struct results *r, const struct provenance *p, bool color)
{
    (void)p;
    head_print(out, r, color);
    bool ok = print_expectations(out, r, color) && print_queues(out, r, color) && print_types(out, r, color) && print_groups(out, r, color) &&
              by_interval_print(out, r, color);
    print_legend(out, r);
    return ok;
}
