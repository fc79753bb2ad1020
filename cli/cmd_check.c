/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>
#include "cli/diagnostics.h"
#include "cli/message.h"
#include "cli/outfile.h"
#include "cli/scenario_file.h"
#include "models/simtime.h"
#include "reports/visible.h"

static const char *plural(bool one)
{
    return one ? "" : "s";
}

/* "1660", "12.5": to a tenth only where that matters. */
static void amount(double x, char text[32])
{
    bool whole = x >= 100 || fabs(x - round(x)) < 0.05;
    snprintf(text, 32, "%.*f", whole ? 0 : 1, x);
}

/* "0.05 erlangs" would be 0.1. */
static void erlangs(double load, char text[32])
{
    snprintf(text, 32, load > 0 && load < 1 ? "%.2g" : "%.1f", load);
}

/* What a day is called that is longer than a day. */
static const char *period(const struct horizon *h)
{
    return h->length - h->warmup <= SIM_DAY ? "a day" : "per replication";
}

static void print_ok(FILE *out, const struct loaded *l, bool named)
{
    const struct scenario *s = l->scenario;
    struct load_summary load = scenario_load_summary(s);
    char calls[32], peak[32], file[512];
    amount(load.calls, calls);
    erlangs(load.peak_load, peak);
    visible_text(l->file, file, sizeof file);
    if (named)
        fprintf(out, "%s: ", file);
    fprintf(out, "ok: %" PRIu32 " queue%s, %s call%s %s expected, peak load %s erlang%s\n", s->queue_count,
            plural(s->queue_count == 1), calls, plural(strcmp(calls, "1") == 0), period(&s->horizon), peak,
            plural(strcmp(peak, "1.0") == 0));
}

static int check_one(FILE *out, const struct options *o, const char *file)
{
    struct loaded loaded;
    int code = scenario_file_load(o, file, &loaded);
    if (code == 0)
        print_ok(out, &loaded, o->argument_count > 1);
    loaded_free(&loaded);
    return code;
}

/* For programs: the result is what is wrong. */
static int check_formatted(FILE *out, const struct options *o, const struct diagnostics_format *format)
{
    size_t count = 0;
    int worst = 0;
    format->begin(out);
    for (size_t i = 0; i < o->argument_count; i++) {
        struct loaded loaded;
        int code = scenario_file_read(o, o->arguments[i], &loaded);
        if (code == 0)
            format->file(out, &loaded, o->quiet, &count);
        if (code == 0 && !loaded.scenario)
            code = EXIT_SCENARIO;
        worst = code > worst ? code : worst;
        loaded_free(&loaded);
    }
    format->end(out, count);
    return worst;
}

/* All of them are checked; memory or disk are worse news than a wrong scenario. */
static int check_all(FILE *out, const struct options *o)
{
    int worst = 0;
    if (o->format != FORMAT_TABLE)
        return check_formatted(out, o, o->format == FORMAT_JSON ? &diagnostics_json : &diagnostics_github);
    for (size_t i = 0; i < o->argument_count; i++) {
        int code = check_one(out, o, o->arguments[i]);
        worst = code > worst ? code : worst;
    }
    return worst;
}

int cmd_check(const struct options *o)
{
    struct outfile file = {0};
    int code = 0;
    if (o->argument_count == 0) {
        fail(EXIT_USAGE, "check what?");
        hint("acdsim check SCENARIO...");
        return EXIT_USAGE;
    }
    if ((code = scenario_file_protect(o, o->output)) != 0)
        return code;
    if (o->output && (code = outfile_open(&file, o->output)) != 0)
        return code;
    code = check_all(o->output ? file.stream : stdout, o);
    if (!o->output)
        return code;
    int written = outfile_commit(&file);
    return code ? code : written;
}
