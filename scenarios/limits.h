/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How large a scenario may be: a slip of the keyboard should not eat the machine. */
#ifndef SCENARIOS_LIMITS_H
#define SCENARIOS_LIMITS_H

#include "scenarios/draft.h"

#define LIMIT_NAMES 10000        /* queues, call types, groups of agents, conditions: each */
#define LIMIT_STEPS 100000       /* of a list of rates or counts */
#define LIMIT_SHIFTS 20000       /* shifts and breaks in them, of all groups */
#define LIMIT_ROWS 1000000       /* intervals x (queues, call types, groups) */
#define LIMIT_AGENTS 1000000     /* on duty at once */
#define LIMIT_RATE 1e6           /* calls a second */
#define LIMIT_SERVICES 100000000 /* pairs (agent, queue served) */

/* Before anything is done with them: none empty, none too long. */
bool limits_of_lists(struct binder *b, const struct draft *d);

/* When all else is good: totals, and queues that nobody serves. */
void limits_of_totals(struct binder *b, const struct draft *d);

#endif
