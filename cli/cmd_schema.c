/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <string.h>
#include "cli/message.h"
#include "cli/outfile.h"
#include "scenarios/schema.h"

static int check_arguments(const struct options *o)
{
    if (o->argument_count > 0 && (!o->explain || o->explained || o->argument_count > 1))
        return fail(EXIT_USAGE, "schema takes one key, behind --explain: not '%s'",
                    o->arguments[o->argument_count - 1]);
    if (o->explain && o->format != FORMAT_TABLE)
        return fail(EXIT_USAGE, "--explain has no other format");
    return 0;
}

static int explain(FILE *out, const char *path)
{
    char complaint[SCHEMA_COMPLAINT], meant[SCHEMA_COMPLAINT];
    if (schema_explain(out, path, complaint, meant))
        return 0;
    if (!*complaint)
        return fail(EXIT_WORLD, "out of memory");
    fail(EXIT_USAGE, "%s", complaint);
    if (*meant)
        hint("%s", meant);
    return EXIT_USAGE;
}

/* `--explain KEY` and `--explain=KEY` are the same; without a key, the top. */
static int print(FILE *out, const struct options *o)
{
    if (o->explain)
        return explain(out, o->explained ? o->explained : o->argument_count ? o->arguments[0] : NULL);
    bool printed = o->format == FORMAT_MD ? schema_reference(out) : schema_print(out);
    return printed ? 0 : fail(EXIT_WORLD, "out of memory");
}

int cmd_schema(const struct options *o)
{
    struct outfile file = {0};
    int code = check_arguments(o);
    if (code == 0 && o->output)
        code = outfile_open(&file, o->output);
    if (code == 0)
        code = print(o->output ? file.stream : stdout, o);
    if (code == 0 && o->output)
        code = outfile_commit(&file);
    outfile_discard(&file);
    return code;
}
