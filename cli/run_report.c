/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_report.h"

#include "cli/message.h"
#include "cli/report_warnings.h"
#include "cli/terminal.h"
#include "reports/report.h"

static int write_report(FILE *out, const struct options *o, const struct loaded *l, const struct results *r,
                        const struct report_warnings *w)
{
    struct provenance from = {
        .version = ACDSIM_VERSION,
        .file = l->file,
        .sha256 = l->sha256,
        .sets = o->sets,
        .set_count = o->set_count,
        .warnings = w->list,
        .warning_count = w->count,
    };
    bool color = terminal_color(out, o->color);
    bool ok = o->format == FORMAT_JSON ? report_json(out, r, &from) : report_table(out, r, &from, color);
    return ok ? 0 : fail(EXIT_WORLD, "out of memory while writing the report");
}

int run_report(FILE *out, const struct options *o, const struct loaded *l, const struct results *r)
{
    struct report_warnings w;
    if (!report_warnings_collect(&w, o, l, r))
        return fail(EXIT_WORLD, "out of memory while writing the report");
    int code = write_report(out, o, l, r, &w);
    report_warnings_free(&w);
    return code;
}

int run_junit(FILE *out, const struct loaded *l, const struct results *r)
{
    struct provenance from = {.version = ACDSIM_VERSION, .file = l->file, .sha256 = l->sha256};
    return report_junit(out, r, &from) ? 0 : fail(EXIT_WORLD, "out of memory while writing the report");
}
