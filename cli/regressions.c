/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/regressions.h"

#include <inttypes.h>
#include <stdlib.h>
#include "cli/message.h"
#include "cli/scenario_file.h"
#include "reports/figure.h"
#include "scenarios/fail_if.h"

static int check_names(const struct regressions *r, const struct options *o, const struct comparison_plan *plan)
{
    static const char *const things[] = {
        [SCOPE_OVERALL] = "", [SCOPE_QUEUE] = "queue", [SCOPE_TYPE] = "call type", [SCOPE_GROUP] = "group"};
    uint32_t missing;
    for (size_t i = 0; i < r->count; i++) {
        const struct result_path *of = &r->paths[i];
        if (!comparison_has(plan, of, &missing))
            return fail(EXIT_USAGE, "--fail-if '%s': %s has no %s '%s'", r->list[i].text, o->arguments[missing],
                        things[of->scope], scenario_name(plan->scenarios[0], of->scope, of->index));
    }
    return 0;
}

int regressions_read(struct regressions *r, const struct options *o, const struct comparison_plan *plan)
{
    *r = (struct regressions){.list = calloc(o->fail_if_count + 1, sizeof *r->list),
                              .paths = calloc(o->fail_if_count + 1, sizeof *r->paths)};
    if (!r->list || !r->paths || !fail_if_read(plan->scenarios[0], o->fail_ifs, o->fail_if_count, r->list, &r->said))
        return fail(EXIT_WORLD, "out of memory");
    scenario_file_print(&r->said, o);
    if (r->said.error_count > 0)
        return EXIT_USAGE;
    r->count = o->fail_if_count;
    for (size_t i = 0; i < r->count; i++)
        r->paths[i] = r->list[i].of;
    return check_names(r, o, plan);
}

void regressions_free(struct regressions *r)
{
    free(r->list);
    free(r->paths);
    loaded_free(&r->said);
    *r = (struct regressions){0};
}

static bool judge_one(const struct regression *x, const struct comparison_results *c, uint32_t b)
{
    const struct estimate *d = &comparison_at(c, b, &x->of)->difference;
    enum verdict verdict = regression_verdict(x, d);
    double needed = regression_replications(x, d);
    char letter[LETTER_ROOM];
    struct cell cell;
    if (verdict == VERDICT_PASS)
        return true;
    comparison_letter(b, letter);
    figure_difference(d, x->of.scope == SCOPE_GROUP ? agent_metrics[x->of.metric].unit : call_metrics[x->of.metric].unit,
                      &cell);
    const char *gap = *cell.spread ? " " : "";
    if (verdict == VERDICT_FAIL) {
        say("regression: %s: in %s against A it is %s%s%s", x->text, letter, cell.value, gap, cell.spread);
        return false;
    }
    say("cannot be told after %" PRIu32 " replication%s: %s: in %s against A it is %s%s%s", d->n, d->n == 1 ? "" : "s",
        x->text, letter, cell.value, gap, cell.spread);
    if (needed > d->n)
        hint("about %.0f replications would decide it", needed);
    else if (!d->defined)
        hint("there is nothing to judge it by");
    else
        hint("%s", d->has_ci ? "the difference is as large as the tolerance" : "one replication has no interval: take more");
    return false;
}

int regressions_judge(const struct regressions *r, const struct comparison_results *c)
{
    bool good = true;
    for (size_t i = 0; i < r->count; i++)
        for (uint32_t b = 1; b < c->scenario_count; b++)
            good = judge_one(&r->list[i], c, b) && good;
    return good ? EXIT_DONE : EXIT_NO;
}
