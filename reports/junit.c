/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expectations as build servers read them: a test case each, an undecided one failed like one that is missed. */
#include "reports/report.h"

#include <inttypes.h>
#include <stdlib.h>
#include "reports/figure.h"
#include "reports/visible.h"
#include "sim/verdict.h"

/* What is visible has no control characters: these five are all that XML wants otherwise. */
static void put_escaped(FILE *out, const char *visible)
{
    static const struct {
        char character;
        const char *entity;
    } rows[] = {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}, {'\'', "&apos;"}};
    for (; *visible; visible++) {
        size_t i = 0;
        while (i < sizeof rows / sizeof *rows && rows[i].character != *visible)
            i++;
        if (i < sizeof rows / sizeof *rows)
            fputs(rows[i].entity, out);
        else
            fputc(*visible, out);
    }
}

static bool put_text(FILE *out, const char *text)
{
    size_t room = visible_room(text);
    char *visible = malloc(room);
    if (!visible)
        return false;
    visible_text(text, visible, room);
    put_escaped(out, visible);
    free(visible);
    return true;
}

static enum verdict verdict_at(const struct results *r, uint32_t i)
{
    const struct expectation *x = &r->scenario->expectations[i];
    return verdict_of(x, results_at(r, &x->of));
}

static bool put_case(FILE *out, const struct results *r, const struct provenance *p, uint32_t i)
{
    const struct expectation *x = &r->scenario->expectations[i];
    enum unit unit = x->of.scope == SCOPE_GROUP ? agent_metrics[x->of.metric].unit : call_metrics[x->of.metric].unit;
    enum verdict verdict = verdict_at(r, i);
    struct cell found;
    figure_cell(results_at(r, &x->of), unit, &found);
    fputs("  <testcase classname=\"", out);
    bool ok = put_text(out, p->file);
    fputs("\" name=\"", out);
    ok = put_text(out, x->text) && ok;
    if (verdict == VERDICT_PASS) {
        fputs("\"/>\n", out);
        return ok;
    }
    fprintf(out, "\">\n    <failure type=\"%s\" message=\"", verdict_names[verdict]);
    ok = put_text(out, x->text) && ok;
    fprintf(out, ": it is %s%s%s\">%s after %" PRIu32 " replication%s</failure>\n  </testcase>\n", found.value,
            *found.spread ? " " : "", found.spread, verdict_names[verdict], r->replications,
            r->replications == 1 ? "" : "s");
    return ok;
}

/* Of fewer days than were asked for: no build passes on them. */
static bool put_partial(FILE *out, const struct results *r, const struct provenance *p)
{
    fputs("  <testcase classname=\"", out);
    bool ok = put_text(out, p->file);
    fprintf(out,
            "\" name=\"all replications\">\n    <error type=\"partial\" message=\"%" PRIu32 " of %" PRIu32
            " replications\"/>\n  </testcase>\n",
            r->replications, r->planned);
    return ok;
}

bool report_junit(FILE *out, const struct results *r, const struct provenance *p)
{
    uint32_t count = r->scenario->expectation_count, failures = 0;
    for (uint32_t i = 0; i < count; i++)
        failures += verdict_at(r, i) != VERDICT_PASS;
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"", out);
    bool ok = put_text(out, *r->scenario->name ? r->scenario->name : p->file);
    fprintf(out, "\" tests=\"%" PRIu32 "\" failures=\"%" PRIu32 "\" errors=\"%d\" skipped=\"0\">\n",
            count + !r->complete, failures, !r->complete);
    for (uint32_t i = 0; i < count; i++)
        ok = put_case(out, r, p, i) && ok;
    if (!r->complete)
        ok = put_partial(out, r, p) && ok;
    fputs("</testsuite>\n", out);
    return ok;
}
