/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The language of `acdsim dispatch` on the naive reference: a second opinion about what it prints. It knows
 * nothing of what is no operation; NAIVE_MOST names of each kind are all it has room for. */
#ifndef TESTS_SCHEDULER_REFERENCE_CONSOLE_H
#define TESTS_SCHEDULER_REFERENCE_CONSOLE_H

#include <stdio.h>
#include "tests/scheduler/operation.h"

struct reference_console {
    struct naive *center;
    struct names names;
    int64_t now;
};

void reference_console_open(struct reference_console *console, const struct acd_params *params);
void reference_console_close(struct reference_console *console);

/* Prints what follows from one line. NULL, or why it cannot. */
const char *reference_console_line(struct reference_console *console, const char *line, FILE *out);

/* Prints what closes at the last instant. */
void reference_console_end(struct reference_console *console, FILE *out);

#endif
