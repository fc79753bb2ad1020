/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/scenario_file.h"

#include <sys/stat.h>
#include "cli/message.h"
#include "cli/terminal.h"

void scenario_file_print(const struct loaded *l, const struct options *o)
{
    bool color = terminal_color(stderr, o->color);
    size_t errors_shown = 0;
    for (size_t i = 0; i < l->diagnostic_count; i++) {
        const struct diagnostic *d = &l->diagnostics[i];
        if (d->severity == SEVERITY_WARNING && o->quiet)
            continue;
        diagnostic_print(stderr, d, color);
        errors_shown += d->severity == SEVERITY_ERROR;
    }
    if (l->error_count > errors_shown)
        say("and %zu more error%s", l->error_count - errors_shown,
            l->error_count - errors_shown == 1 ? "" : "s");
}

int scenario_file_read(const struct options *o, const char *file, struct loaded *out)
{
    *out = (struct loaded){0};
    return scenario_load_precise(file, o->sets, o->set_count, o->precision, out) ? 0
                                                                               : fail(EXIT_WORLD, "out of memory");
}

int scenario_file_load(const struct options *o, const char *file, struct loaded *out)
{
    int code = scenario_file_read(o, file, out);
    if (code)
        return code;
    scenario_file_print(out, o);
    if (out->scenario)
        return 0;
    return fail(EXIT_SCENARIO, "%s: %zu error%s", *file ? file : "''", out->error_count,
                out->error_count == 1 ? "" : "s");
}

int scenario_file_protect(const struct options *o, const char *output)
{
    struct stat to, from;
    if (!output || stat(output, &to) != 0)
        return 0;
    for (size_t i = 0; i < o->argument_count; i++)
        if (stat(o->arguments[i], &from) == 0 && from.st_dev == to.st_dev && from.st_ino == to.st_ino)
            return fail(EXIT_USAGE, "'%s' is the scenario itself: it would be overwritten", output);
    return 0;
}
