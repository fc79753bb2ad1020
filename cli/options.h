/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options: a row each, from which they are parsed, explained in the help and guessed when misspelt. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

enum when { WHEN_AUTO, WHEN_ALWAYS, WHEN_NEVER };
enum progress_style { PROGRESS_AUTO, PROGRESS_PLAIN, PROGRESS_NONE };
enum format { FORMAT_TABLE, FORMAT_JSON, FORMAT_MD, FORMAT_GITHUB };

/* Which commands an option belongs to. */
enum {
    FOR_RUN = 1, FOR_CHECK = 2, FOR_HELP = 4, FOR_DISPATCH = 8, FOR_SCHEMA = 16, FOR_INIT = 32, FOR_THEORY = 64,
    FOR_COMPARE = 128, FOR_VALIDATE = 256, FOR_ALL = 511
};

#define THREADS_MOST 1024u
#define REPLICATIONS_MOST 1000000000u /* as in a file */

struct options {
    bool help, version, quiet, verbose;
    int color;    /* enum when */
    int progress; /* enum progress_style */
    int format;   /* enum format */
    const char *output, *calls, *junit; /* NULL: not given */
    const char *precision;      /* "METRIC=HALF_WIDTH"; NULL: not given */
    bool explain;
    const char *explained;      /* NULL: the key is an argument, or there is none */
    uint64_t threads;           /* 0: as many as there are processors */
    bool has_seed, has_replications;
    uint64_t seed, replications;
    const char **sets; /* "PATH=VALUE", "NAME=VALUE" */
    size_t set_count;
    const char **fail_ifs; /* "PATH drops VALUE" */
    size_t fail_if_count;
    const char **arguments; /* what is no option */
    size_t argument_count;
};

/* Reads what stands behind the command. 0, or the exit code after having said what is wrong. The texts
 * point into argv; free with options_free in either case. */
int options_parse(struct options *o, unsigned command, int count, char **words);
void options_free(struct options *o);

/* The options of a command, a line each. */
void options_help(FILE *out, unsigned command);

#endif
