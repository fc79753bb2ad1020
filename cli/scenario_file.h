/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A scenario as the command line names it. */
#ifndef CLI_SCENARIO_FILE_H
#define CLI_SCENARIO_FILE_H

#include "cli/options.h"
#include "scenarios/load.h"

/* Reads it with the changes of --set and says on standard error what is wrong with it; warnings unless
 * quiet. 0, or the exit code. To be freed with loaded_free in either case. */
int scenario_file_load(const struct options *o, const char *file, struct loaded *out);

/* The same without a word about what is in it. 0 as well when that is wrong. */
int scenario_file_read(const struct options *o, const char *file, struct loaded *out);

/* What is wrong, as a compiler prints it, on standard error; warnings unless quiet. */
void scenario_file_print(const struct loaded *l, const struct options *o);

/* 0, or the exit code after having said that the file to be written (NULL: none) is one of the scenarios. */
int scenario_file_protect(const struct options *o, const char *output);

#endif
