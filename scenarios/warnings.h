/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is allowed, and probably not meant. */
#ifndef SCENARIOS_WARNINGS_H
#define SCENARIOS_WARNINGS_H

#include "scenarios/draft.h"

/* `s` is what `d` became: the same queues, call types and groups in the same order. */
void warn(struct binder *b, const struct draft *d, const struct scenario *s);

#endif
