/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include "cli/command.h"
#include "cli/message.h"
#include "cli/signals.h"
#include "cli/standard.h"

static void print_version(void)
{
    puts("acdsim " ACDSIM_VERSION);
}

static int run_command(const struct command *command, int count, char **words)
{
    struct options o;
    int code = options_parse(&o, command->options, count, words);
    if (code == 0 && o.help)
        help_print_command(stdout, command);
    else if (code == 0 && o.version)
        print_version();
    else if (code == 0)
        code = command->run(&o);
    options_free(&o);
    return code;
}

/* What stands where the command belongs: -h, --help, -V, --version, or something else with a dash. */
static int run_without_command(const char *option, int count)
{
    bool help = strcmp(option, "-h") == 0 || strcmp(option, "--help") == 0;
    bool version = strcmp(option, "-V") == 0 || strcmp(option, "--version") == 0;
    if (!help && !version) {
        fail(EXIT_USAGE, "a command comes first, not '%s'", option);
        hint("acdsim run SCENARIO [OPTIONS]; acdsim help lists the commands");
        return EXIT_USAGE;
    }
    if (count > 1)
        return fail(EXIT_USAGE, "nothing belongs behind '%s'", option);
    if (help)
        help_print(stdout);
    else
        print_version();
    return 0;
}

static int run(int count, char **words)
{
    int code = 0;
    if (count == 0) {
        help_print(stderr);
        return EXIT_USAGE;
    }
    if (words[0][0] == '-')
        return run_without_command(words[0], count);
    const struct command *command = command_find(words[0], &code);
    return command ? run_command(command, count - 1, words + 1) : code;
}

int main(int argc, char **argv)
{
    standard_reserve();
    signals_ignore_write_errors();
    int code = argc > 0 ? run(argc - 1, argv + 1) : EXIT_USAGE;
    return code ? code : standard_finish();
}
