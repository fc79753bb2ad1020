/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the table of options. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "cli/options.h"

struct option {
    const char *name; /* without "--" */
    char letter;      /* 0: none */
    bool only_letter; /* --name does not exist, but somebody who types it means this */
    const char *value; /* its name in the help; NULL: takes none; in brackets: only behind a '=' */
    unsigned commands;
    bool repeatable;
    const char *meaning;
    /* 0, or an exit code after having said what is wrong. */
    int (*set)(struct options *o, unsigned command, const char *value);
};

#define OPTIONS 20
extern const struct option option_table[OPTIONS];

#endif
