/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can only be said when all sections have been read: names become indices, lists meet the horizon,
 * totals meet their limits. */
#ifndef SCENARIOS_RESOLVE_H
#define SCENARIOS_RESOLVE_H

#include "scenarios/draft.h"

/* The finished scenario; NULL when anything is wrong with it. */
struct scenario *resolve(struct binder *b, struct draft *d);

#endif
