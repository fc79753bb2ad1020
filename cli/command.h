/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The commands: a row each. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stddef.h>
#include "cli/options.h"

struct command {
    const char *name;
    const char *arguments; /* in the help */
    const char *meaning;
    int (*run)(const struct options *o); /* NULL: not built yet */
    unsigned options;                    /* FOR_... of its own */
    const char *examples;                /* for its help */
    void (*details)(FILE *out);          /* at the end of its help; NULL: none */
};

#define COMMANDS 20
extern const struct command commands[COMMANDS];

/* NULL and `*code` after having said what is wrong: unknown, or not built yet. */
const struct command *command_find(const char *name, int *code);

/* Each gives back an exit code. */
int cmd_run(const struct options *o);
int cmd_check(const struct options *o);
int cmd_schema(const struct options *o);
int cmd_init(const struct options *o);
void cmd_init_details(FILE *out);
int cmd_help(const struct options *o);
int cmd_dispatch(const struct options *o);
void cmd_dispatch_details(FILE *out);
int cmd_theory(const struct options *o);
void cmd_theory_details(FILE *out);
int cmd_validate(const struct options *o);
void cmd_validate_details(FILE *out);
int cmd_compare(const struct options *o);
void cmd_compare_details(FILE *out);

/* The help of everything, or of one command. */
void help_print(FILE *out);
void help_print_command(FILE *out, const struct command *c);

#endif
