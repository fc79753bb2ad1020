/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include "cli/message.h"
#include "cli/outfile.h"

static const char overview_head[] =
    "acdsim simulates a call center around a real call-distribution algorithm.\n"
    "\n"
    "Examples:\n"
    "  acdsim init minimal > bank.yaml                    a scenario to start from\n"
    "  acdsim run bank.yaml                               simulate a scenario and report\n"
    "  acdsim run bank.yaml --replications 10000          more days: narrower intervals\n"
    "  acdsim run bank.yaml --set agents.team.count=14    what if?\n"
    "  acdsim run bank.yaml --format json -o result.json  for programs\n"
    "  acdsim compare bank.yaml other.yaml                what differs, with the same callers\n"
    "  acdsim check bank.yaml                             everything that is wrong with it\n"
    "  acdsim validate                                    theory and simulation on this machine\n"
    "\n"
    "Commands:\n";

static const char exit_codes[] =
    "Exit codes:\n"
    "    0  done\n"
    "    1  the answer is no\n"
    "    2  usage\n"
    "    3  the scenario or the data are wrong\n"
    "    4  file, disk or memory\n"
    "   70  a bug in acdsim\n"
    "  130, 143  interrupted; what is complete has been written and says that it is partial\n";

static void print_unbuilt(FILE *out)
{
    fputs("\nNot built yet:", out);
    for (size_t i = 0; i < COMMANDS; i++)
        if (!commands[i].run)
            fprintf(out, "%s%s", i % 9 == 0 ? "\n  " : " ", commands[i].name);
    fputc('\n', out);
}

void help_print(FILE *out)
{
    fputs(overview_head, out);
    for (size_t i = 0; i < COMMANDS; i++)
        if (commands[i].run)
            fprintf(out, "  %-8s %-16s %s\n", commands[i].name, commands[i].arguments, commands[i].meaning);
    print_unbuilt(out);
    fputs("\nOptions of all commands:\n", out);
    options_help(out, FOR_HELP);
    fputs("\nacdsim help COMMAND tells more.\n\n", out);
    fputs(exit_codes, out);
}

void help_print_command(FILE *out, const struct command *c)
{
    fprintf(out, "acdsim %s: %s\n\nExamples:\n%s\nUsage: acdsim %s [OPTIONS] %s\n", c->name, c->meaning,
            c->examples, c->name, c->arguments);
    fputs("\nOptions:\n", out);
    options_help(out, c->options);
    fputc('\n', out);
    if (c->details) {
        c->details(out);
        fputc('\n', out);
    }
    fputs(exit_codes, out);
}

int cmd_help(const struct options *o)
{
    int code = 0;
    const struct command *c = NULL;
    if (o->argument_count > 1)
        return fail(EXIT_USAGE, "help explains one command at a time");
    if (o->argument_count == 1 && !(c = command_find(o->arguments[0], &code)))
        return code;
    struct outfile file = {0};
    if (o->output && (code = outfile_open(&file, o->output)) != 0)
        return code;
    FILE *out = o->output ? file.stream : stdout;
    if (c)
        help_print_command(out, c);
    else
        help_print(out);
    return o->output ? outfile_commit(&file) : 0;
}
