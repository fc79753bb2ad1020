/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/judge.h"

#include <inttypes.h>
#include <math.h>
#include "cli/message.h"
#include "reports/figure.h"
#include "sim/verdict.h"

static enum unit unit_of(const struct result_path *of)
{
    return of->scope == SCOPE_GROUP ? agent_metrics[of->metric].unit : call_metrics[of->metric].unit;
}

/* As in the table: "79.5 % ± 1.2". */
static void figure_text(const struct results *r, const struct result_path *of, char text[2 * GRID_TEXT])
{
    struct cell cell = {.value = ""};
    figure_cell(results_at(r, of), unit_of(of), &cell);
    snprintf(text, 2 * GRID_TEXT, "%s%s%s", cell.value, *cell.spread ? " " : "", cell.spread);
}

static bool judge_expectation(const struct results *r, const struct expectation *x)
{
    char found[2 * GRID_TEXT];
    const struct estimate *e = results_at(r, &x->of);
    enum verdict verdict = verdict_of(x, e);
    double needed = verdict_replications(x, e);
    if (verdict == VERDICT_PASS)
        return true;
    figure_text(r, &x->of, found);
    if (verdict == VERDICT_FAIL) {
        say("expectation fails: %s: it is %s", x->text, found);
        return false;
    }
    say("expectation undecided after %" PRIu32 " replications: %s: it is %s", r->replications, x->text, found);
    if (needed > r->replications)
        hint("about %.0f replications would decide it", needed);
    else if (!e->has_ci)
        hint("%s", e->defined ? "one replication has no interval: take more" : "there is nothing to judge it by");
    return false;
}

static bool judge_precision(const struct results *r)
{
    char found[2 * GRID_TEXT];
    const struct precision *p = &r->scenario->run.precision;
    const struct estimate *e = results_at(r, &p->of);
    double reached = fmax(e->mean - e->lo, e->hi - e->mean) / p->half_width;
    if (r->precise)
        return true;
    figure_text(r, &p->of, found);
    say("the precision is not reached after %" PRIu32 " replications: %s is %s", r->replications, p->text, found);
    if (e->has_ci && reached > 1)
        hint("run.precision.max_replications of about %.0f would do", ceil(e->n * reached * reached));
    return false;
}

int judge(const struct results *r)
{
    bool yes = judge_precision(r);
    for (uint32_t i = 0; i < r->scenario->expectation_count; i++)
        yes = judge_expectation(r, &r->scenario->expectations[i]) && yes;
    return yes ? EXIT_DONE : EXIT_NO;
}
