/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the console answers: a line each. */
#ifndef CLI_CONSOLE_PRINT_H
#define CLI_CONSOLE_PRINT_H

#include "cli/operations.h"

/* "31.000000 ok tick" or "32.000000 err 402 accept ana retail c1" */
void print_result(FILE *out, const struct operation *op, int code);

void print_event(FILE *out, const struct acd_event *event, const struct name_table names[KINDS]);

/* The answer to a question that was understood. */
void print_answer(FILE *out, const struct operation *op, const struct call *call,
                  const struct name_table names[KINDS]);

#endif
