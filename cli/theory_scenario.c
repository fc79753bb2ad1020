/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/theory_scenario.h"

#include "cli/ending.h"
#include "cli/message.h"
#include "cli/progress.h"
#include "cli/run_options.h"
#include "cli/scenario_file.h"
#include "cli/signals.h"
#include "cli/terminal.h"
#include "reports/theory.h"
#include "sim/experiment.h"

static void on_progress(void *host, uint32_t done, uint32_t total)
{
    progress_show(host, done, total);
}

/* As the file says; the command line knows better. */
/* 0, or the exit code after having said why there is nothing (`*out` is NULL), or not all, to show. */
static int simulate(const struct options *o, const struct scenario *s, struct results **out)
{
    struct progress progress = progress_start(o->progress, o->quiet);
    struct experiment_hooks hooks = {.host = &progress, .progress = on_progress, .stop = signals_flag()};
    char problem[512] = "";
    enum experiment_status status = experiment_run(s, run_options_threads(o), &hooks, out, problem);
    const struct ending *ending = &endings[status];
    progress_end(&progress);
    if (*problem)
        say("%s%s", ending->words, problem);
    if (*out && (!ending->writes || (*out)->replications == 0)) {
        results_free(*out);
        *out = NULL;
    }
    if (*out)
        (*out)->complete &= status == EXPERIMENT_DONE;
    return ending->code == EXIT_SIGNAL ? EXIT_SIGNAL + *signals_flag() : ending->code;
}

static int write_theory(FILE *out, const struct options *o, const struct loaded *l, const struct results *r)
{
    struct theory t;
    struct provenance from = {.version = ACDSIM_VERSION, .file = l->file, .sha256 = l->sha256, .sets = o->sets,
                              .set_count = o->set_count};
    bool ok = theory_make(r, &t);
    if (ok)
        ok = o->format == FORMAT_JSON ? theory_json(out, &t, &from)
                                      : theory_table(out, &t, terminal_color(out, o->color));
    theory_free(&t);
    return ok ? 0 : fail(EXIT_WORLD, "out of memory");
}

int theory_scenario(FILE *out, const struct options *o)
{
    struct loaded loaded;
    struct results *results = NULL;
    struct scenario s;
    int code = scenario_file_load(o, o->arguments[0], &loaded);
    if (code == 0) {
        s = run_options_plan(o, &loaded);
        code = simulate(o, &s, &results);
    }
    if (results) {
        int written = write_theory(out, o, &loaded, results);
        code = written ? written : code;
    }
    results_free(results);
    loaded_free(&loaded);
    return code;
}
