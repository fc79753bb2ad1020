/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include "cli/message.h"
#include "cli/outfile.h"
#include "cli/signals.h"
#include "cli/standard.h"
#include "cli/terminal.h"
#include "cli/validation.h"
#include "scenarios/templates.h"

/* A wide z is rare only when the standard error is well known. */
#define FEWEST 30

static int check_arguments(const struct options *o)
{
    if (o->argument_count > 0)
        return fail(EXIT_USAGE, "validate takes no '%s': its scenarios are part of the program", o->arguments[0]);
    if (o->has_replications && o->replications < FEWEST)
        return fail(EXIT_USAGE, "--replications: fewer than %d know too little of their own spread", FEWEST);
    return 0;
}

static int write_validation(FILE *out, const struct options *o, const struct validation *v)
{
    bool ok = o->format == FORMAT_JSON ? validation_json(out, v, ACDSIM_VERSION)
                                       : validation_table(out, v, terminal_color(out, o->color));
    if (!ok)
        return fail(EXIT_WORLD, "out of memory while writing the report");
    return 0;
}

/* Scenarios that are complete are written, whatever came then. */
static int finish(const struct options *o, struct outfile *file, const struct validation *v, int code)
{
    if (v->count == 0)
        return fail(code, "no scenario is complete: nothing is written");
    int written = write_validation(o->output ? file->stream : stdout, o, v);
    if (written == 0)
        written = o->output ? outfile_commit(file) : standard_finish();
    if (written || code)
        return written ? written : code;
    return v->failed ? EXIT_NO : EXIT_DONE;
}

int validate(const struct options *o, const struct exact_model *models, size_t count)
{
    struct outfile file = {0};
    struct validation v = {0};
    int code = check_arguments(o);
    if (code)
        return code;
    signals_install();
    code = o->output ? outfile_open(&file, o->output) : standard_check();
    if (code == 0)
        code = finish(o, &file, &v, validation_run(o, models, count, &v));
    outfile_discard(&file);
    validation_free(&v);
    return code;
}

int cmd_validate(const struct options *o)
{
    return validate(o, exact_models, exact_model_count);
}

void cmd_validate_details(FILE *out)
{
    fputs("Scenarios:\n", out);
    for (size_t i = 0; i < validations_count; i++)
        fprintf(out, "  %-22s %s\n", validations[i].name, validations[i].meaning);
}
