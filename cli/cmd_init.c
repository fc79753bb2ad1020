/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <string.h>
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/outfile.h"
#include "scenarios/templates.h"

static const struct template *find(const char *name)
{
    for (size_t i = 0; i < templates_count; i++)
        if (strcmp(templates[i].name, name) == 0)
            return &templates[i];
    return NULL;
}

static void list_names(char text[256])
{
    *text = '\0';
    for (size_t i = 0; i < templates_count; i++) {
        size_t used = strlen(text);
        snprintf(text + used, 256 - used, "%s%s", i ? ", " : "", templates[i].name);
    }
}

/* With all of them: there are few. */
static int unknown(const char *name)
{
    char all[256];
    list_names(all);
    fail(EXIT_USAGE, "unknown scenario '%s'", name);
    hint("there are %s", all);
    return EXIT_USAGE;
}

static int choose(const struct options *o, const struct template **out)
{
    char all[256];
    list_names(all);
    if (o->argument_count == 1)
        return (*out = find(o->arguments[0])) ? 0 : unknown(o->arguments[0]);
    if (o->argument_count == 0)
        fail(EXIT_USAGE, "init what?");
    else
        fail(EXIT_USAGE, "init prints one scenario, not %zu", o->argument_count);
    hint("acdsim init NAME: there are %s", all);
    return EXIT_USAGE;
}

void cmd_init_details(FILE *out)
{
    fputs("Scenarios:\n", out);
    for (size_t i = 0; i < templates_count; i++)
        fprintf(out, "  %-8s %s\n", templates[i].name, templates[i].meaning);
}

int cmd_init(const struct options *o)
{
    const struct template *chosen = NULL;
    struct outfile file = {0};
    int code = choose(o, &chosen);
    if (code == 0 && o->output)
        code = outfile_open(&file, o->output);
    if (code == 0)
        fwrite(chosen->text, 1, chosen->length, o->output ? file.stream : stdout);
    if (code == 0 && o->output)
        code = outfile_commit(&file);
    outfile_discard(&file);
    return code;
}
