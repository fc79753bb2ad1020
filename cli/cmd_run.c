/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include "cli/ending.h"
#include "cli/judge.h"
#include "cli/message.h"
#include "cli/outfile.h"
#include "cli/progress.h"
#include "cli/run_options.h"
#include "cli/run_report.h"
#include "cli/scenario_file.h"
#include "cli/signals.h"
#include "cli/standard.h"
#include "reports/report.h"

struct run {
    const struct options *o;
    struct loaded loaded;
    struct scenario scenario; /* of the file, changed by the options */
    struct outfile report, calls, junit;
    struct progress progress;
    unsigned threads;
    struct results *results;
    char problem[512];
};

static int check_arguments(const struct options *o)
{
    if (o->precision && o->has_replications) {
        fail(EXIT_USAGE, "--replications and --precision exclude each other");
        hint("--set run.replications=1000 says how many there are at least");
        return EXIT_USAGE;
    }
    if (o->argument_count == 1)
        return 0;
    if (o->argument_count == 0)
        fail(EXIT_USAGE, "run what?");
    else
        fail(EXIT_USAGE, "run takes one scenario, not %zu ('%s')", o->argument_count, o->arguments[1]);
    hint("acdsim run SCENARIO");
    return EXIT_USAGE;
}

static int check_targets(const struct options *o)
{
    int code = scenario_file_protect(o, o->output);
    code = code ? code : scenario_file_protect(o, o->calls);
    return code ? code : scenario_file_protect(o, o->junit);
}

static int check_apart(const struct outfile *a, const char *a_option, const struct outfile *b, const char *b_option)
{
    if (!a->stream || !b->stream || strcmp(a->target, b->target) != 0)
        return 0;
    return fail(EXIT_USAGE, "%s and %s name the same file", a_option, b_option);
}

/* All that could fail at the end of hours of work is tried before. */
static int open_outputs(struct run *run)
{
    const struct options *o = run->o;
    int code = o->output ? outfile_open(&run->report, o->output) : standard_check();
    if (code == 0 && o->calls)
        code = outfile_open(&run->calls, o->calls);
    if (code == 0 && o->junit)
        code = outfile_open(&run->junit, o->junit);
    if (code == 0)
        code = check_apart(&run->report, "-o", &run->calls, "--calls");
    if (code == 0)
        code = check_apart(&run->report, "-o", &run->junit, "--junit");
    return code ? code : check_apart(&run->calls, "--calls", &run->junit, "--junit");
}

static int prepare(struct run *run)
{
    int code = check_arguments(run->o);
    if (code == 0)
        code = check_targets(run->o);
    if (code == 0)
        code = scenario_file_load(run->o, run->o->arguments[0], &run->loaded);
    if (code)
        return code;
    run->scenario = run_options_plan(run->o, &run->loaded);
    run->threads = run_options_threads(run->o);
    signals_install();
    code = open_outputs(run);
    if (code == 0 && run->o->calls)
        report_calls_header(run->calls.stream);
    return code;
}

static void on_progress(void *host, uint32_t done, uint32_t total)
{
    struct run *run = host;
    progress_show(&run->progress, done, total);
}

static bool on_calls(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    struct run *run = host;
    errno = 0;
    report_calls(run->calls.stream, &run->scenario, replication, calls, count);
    return outfile_ok(&run->calls);
}

static enum experiment_status simulate(struct run *run)
{
    struct experiment_hooks hooks = {
        .host = run,
        .progress = on_progress,
        .calls = run->o->calls ? on_calls : NULL,
        .stop = signals_flag(),
    };
    run->progress = progress_start(run->o->progress, run->o->quiet);
    enum experiment_status status =
        experiment_run(&run->scenario, run->threads, &hooks, &run->results, run->problem);
    progress_end(&run->progress);
    return status;
}

/* Wall-clock figures never go where the result goes: the result is the same on every machine. */
static void say_speed(const struct run *run)
{
    const struct results *r = run->results;
    double seconds = (double)(progress_clock() - run->progress.began) / 1e9;
    double rate = seconds > 0 ? (double)r->calls / seconds : 0;
    say("%" PRIu64 " calls and %" PRIu64 " events in %" PRIu32 " replication%s, %.3f s on %u thread%s: "
        "%.0f calls/s",
        r->calls, r->events, r->replications, r->replications == 1 ? "" : "s", seconds, run->threads,
        run->threads == 1 ? "" : "s", rate);
}

static int write_junit(struct run *run)
{
    int code = run_junit(run->junit.stream, &run->loaded, run->results);
    return code ? code : outfile_commit(&run->junit);
}

static int write_results(struct run *run)
{
    const struct options *o = run->o;
    int calls = o->calls ? outfile_commit(&run->calls) : 0;
    int junit = o->junit ? write_junit(run) : 0;
    int report = run_report(o->output ? run->report.stream : stdout, o, &run->loaded, run->results);
    if (report == 0)
        report = o->output ? outfile_commit(&run->report) : standard_finish();
    return report ? report : calls ? calls : junit;
}

/* A file that could not be written is the news, whatever else was. */
static int finish(struct run *run, enum experiment_status status)
{
    const struct ending *ending = &endings[status];
    int code = ending->code == EXIT_SIGNAL ? EXIT_SIGNAL + *signals_flag() : ending->code;
    if (*run->problem)
        say("%s%s", ending->words, run->problem);
    if (status == EXPERIMENT_HOST)
        return outfile_commit(&run->calls);
    if (!ending->writes)
        return code;
    if (!run->results || run->results->replications == 0)
        return fail(code, "no replication is complete: nothing is written");
    run->results->complete &= status == EXPERIMENT_DONE;
    if (run->o->verbose)
        say_speed(run);
    int written = write_results(run);
    if (written || code)
        return written ? written : code;
    return judge(run->results);
}

int cmd_run(const struct options *o)
{
    struct run run = {.o = o};
    int code = prepare(&run);
    if (code == 0)
        code = finish(&run, simulate(&run));
    outfile_discard(&run.report);
    outfile_discard(&run.calls);
    outfile_discard(&run.junit);
    results_free(run.results);
    loaded_free(&run.loaded);
    return code;
}
