/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parameters of the assignment algorithm as NAME=VALUE. Names, values, bounds and their meanings are
 * those of `dispatch:` in a scenario; a number alone is seconds where a duration belongs. */
#ifndef CLI_DISPATCH_PARAMS_H
#define CLI_DISPATCH_PARAMS_H

#include <stdio.h>
#include "acd/acd.h"

/* The defaults, changed by the options in their order. 0, or the exit code after having said what is wrong.
 */
int dispatch_params_read(const char *const *sets, size_t count, struct acd_params *out);

/* A line for each, for the help. */
void dispatch_params_help(FILE *out);

#endif
