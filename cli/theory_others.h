/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Formulas that are not about one center. Each adds its answers; 0, or an exit code after having said why not. */
#ifndef CLI_THEORY_OTHERS_H
#define CLI_THEORY_OTHERS_H

#include "cli/theory_keys.h"

void theory_add(struct answers *out, const char *name, double value, enum answer_unit unit, const char *note);

int theory_priority(const struct theory_inputs *in, struct answers *out);
int theory_square_root(const struct theory_inputs *in, struct answers *out);
int theory_offered_load(const struct theory_inputs *in, struct answers *out);

#endif
