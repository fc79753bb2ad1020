/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "cli/ending.h"
#include "cli/message.h"
#include "cli/outfile.h"
#include "cli/progress.h"
#include "cli/regressions.h"
#include "cli/report_warnings.h"
#include "cli/run_options.h"
#include "cli/scenario_file.h"
#include "cli/signals.h"
#include "cli/standard.h"
#include "cli/terminal.h"

struct compare {
    const struct options *o;
    size_t count;
    struct loaded *loaded;
    struct scenario first;            /* of the file, changed by the options */
    const struct scenario **scenarios;
    struct regressions regressions;
    struct outfile report;
    struct progress progress;
    struct comparison_results *results;
    char problem[512];
};

/* ---- before --------------------------------------------------------------------------------------------------- */

static int check_arguments(const struct options *o)
{
    size_t inputs = 0;
    for (size_t i = 0; i < o->argument_count; i++)
        inputs += strcmp(o->arguments[i], "-") == 0;
    if (inputs > 1)
        return fail(EXIT_USAGE, "only one of the scenarios can come from standard input");
    if (o->argument_count >= 2)
        return 0;
    if (o->argument_count == 0)
        fail(EXIT_USAGE, "compare what?");
    else
        fail(EXIT_USAGE, "compare '%s' with what?", o->arguments[0]);
    hint("acdsim compare A B [C...]");
    return EXIT_USAGE;
}

/* What is wrong with any of them is said at once. */
static int load_all(struct compare *c)
{
    int worst = 0;
    c->loaded = calloc(c->count, sizeof *c->loaded);
    c->scenarios = calloc(c->count, sizeof(*c->scenarios));
    if (!c->loaded || !c->scenarios)
        return fail(EXIT_WORLD, "out of memory");
    for (size_t i = 0; i < c->count; i++) {
        int code = scenario_file_load(c->o, c->o->arguments[i], &c->loaded[i]);
        worst = code > worst ? code : worst;
        c->scenarios[i] = c->loaded[i].scenario;
    }
    if (worst)
        return worst;
    c->first = run_options_plan(c->o, &c->loaded[0]);
    c->scenarios[0] = &c->first;
    return 0;
}

static struct comparison_plan plan_of(const struct compare *c)
{
    return (struct comparison_plan){.scenarios = c->scenarios, .scenario_count = (uint32_t)c->count,
                                    .asked = c->regressions.paths, .asked_count = (uint32_t)c->regressions.count};
}

static int prepare(struct compare *c)
{
    const struct options *o = c->o;
    int code = check_arguments(o);
    if (code == 0)
        code = scenario_file_protect(o, o->output);
    if (code == 0)
        code = load_all(c);
    if (code)
        return code;
    struct comparison_plan plan = plan_of(c);
    code = regressions_read(&c->regressions, o, &plan);
    if (code)
        return code;
    signals_install();
    return o->output ? outfile_open(&c->report, o->output) : standard_check();
}

/* ---- the work --------------------------------------------------------------------------------------------------- */

static void on_progress(void *host, uint32_t done, uint32_t total)
{
    progress_show(host, done, total);
}

static enum experiment_status simulate(struct compare *c)
{
    struct experiment_hooks hooks = {.host = &c->progress, .progress = on_progress, .stop = signals_flag()};
    struct comparison_plan plan = plan_of(c);
    c->progress = progress_start(c->o->progress, c->o->quiet);
    enum experiment_status status =
        comparison_run(&plan, run_options_threads(c->o), &hooks, &c->results, c->problem);
    progress_end(&c->progress);
    return status;
}

/* ---- after -------------------------------------------------------------------------------------------------------- */

static int out_of_memory(void)
{
    return fail(EXIT_WORLD, "out of memory while writing the report");
}

static int write_to(FILE *out, const struct compare *c, const struct provenance *from)
{
    struct comparison_origin origin = {.version = ACDSIM_VERSION, .scenarios = from,
                                       .regressions = c->regressions.list, .regression_count = c->regressions.count};
    bool color = terminal_color(out, c->o->color);
    bool ok = c->o->format == FORMAT_JSON ? comparison_json(out, c->results, &origin)
                                          : comparison_table(out, c->results, &origin, color);
    return ok ? 0 : out_of_memory();
}

static int write_report(struct compare *c)
{
    struct report_warnings *warnings = calloc(c->count, sizeof *warnings);
    struct provenance *from = calloc(c->count, sizeof *from);
    size_t made = 0;
    for (; warnings && from && made < c->count; made++) {
        const struct loaded *l = &c->loaded[made];
        struct report_warnings *w = &warnings[made];
        if (!report_warnings_collect(w, c->o, l, c->results->results[made]))
            break;
        from[made] = (struct provenance){.version = ACDSIM_VERSION, .file = l->file, .sha256 = l->sha256,
                                         .sets = c->o->sets, .set_count = c->o->set_count,
                                         .warnings = w->list, .warning_count = w->count};
    }
    int code = made == c->count ? write_to(c->o->output ? c->report.stream : stdout, c, from) : out_of_memory();
    for (size_t i = 0; i < made; i++)
        report_warnings_free(&warnings[i]);
    free(warnings);
    free(from);
    return code;
}

static void say_problem(const struct compare *c, const struct ending *ending)
{
    uint32_t failed = c->results ? c->results->failed : 0;
    if (*c->problem)
        say("%s: %s%s", c->o->arguments[failed], ending->words, c->problem);
}

static void say_time(const struct compare *c)
{
    double seconds = (double)(progress_clock() - c->progress.began) / 1e9;
    say("%zu scenarios, %" PRIu32 " replications each, %.3f s on %u threads", c->count,
        c->results->results[0]->replications, seconds, run_options_threads(c->o));
}

static int finish(struct compare *c, enum experiment_status status)
{
    const struct ending *ending = &endings[status];
    int code = ending->code == EXIT_SIGNAL ? EXIT_SIGNAL + *signals_flag() : ending->code;
    say_problem(c, ending);
    if (!ending->writes)
        return code;
    if (!c->results || !c->results->results[0] || c->results->results[0]->replications == 0)
        return fail(code, "no replication is complete: nothing is written");
    if (c->o->verbose)
        say_time(c);
    int written = write_report(c);
    if (written == 0)
        written = c->o->output ? outfile_commit(&c->report) : standard_finish();
    if (written || code)
        return written ? written : code;
    return regressions_judge(&c->regressions, c->results);
}

int cmd_compare(const struct options *o)
{
    struct compare c = {.o = o, .count = o->argument_count};
    int code = prepare(&c);
    if (code == 0)
        code = finish(&c, simulate(&c));
    outfile_discard(&c.report);
    comparison_free(c.results);
    regressions_free(&c.regressions);
    for (size_t i = 0; c.loaded && i < c.count; i++)
        loaded_free(&c.loaded[i]);
    free(c.loaded);
    free(c.scenarios);
    return code;
}

void cmd_compare_details(FILE *out)
{
    fputs("Seed, replications and confidence are those of A; its precision is not used. Each caller is the same in all\n"
          "scenarios that have its call type, so that differences show with few replications. All differences of the\n"
          "report hold together with the confidence of A.\n"
          "\n"
          "Verdicts: better, worse (higher, lower where neither is good): the interval of the difference is on one side\n"
          "of 0. same: in every replication. same within X: the interval holds 0 and nothing beyond 0.5 points, 1 % (of\n"
          "times: or 0.5 s) or 0.5 % of the calls. cannot be told: more replications are needed.\n"
          "\n"
          "--fail-if 'PATH drops|rises|changes [VALUE]': PATH as in the report (also any other metric), VALUE in its\n"
          "unit; 1% of a service level are percentage points. Exit code 0 only when the interval excludes a change of\n"
          "more than VALUE (0 without one); 1 when all of it is beyond, and when it cannot be told: then the number of\n"
          "replications that would decide it is said.\n",
          out);
}
