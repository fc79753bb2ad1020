/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sequence as a case of tests/spec. */
#ifndef TESTS_SCHEDULER_SEQUENCE_CASE_H
#define TESTS_SCHEDULER_SEQUENCE_CASE_H

#include "tests/scheduler/sequence.h"

/* Prints it with what the naive reference expects; where the console has no words for an operation, only the
 * operations. */
void sequence_print(FILE *out, const struct sequence *sequence);

/* Leaves out what the console has no words for. */
void sequence_for_console(struct sequence *sequence);

#endif
