/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can only be said when all sections have been read: names become indices, lists meet the horizon,
 * totals meet their limits. */
#ifndef SCENARIOS_RESOLVE_H
#define SCENARIOS_RESOLVE_H

#include "scenarios/draft.h"

/* The finished scenario; NULL when anything is wrong with it. */
struct scenario *resolve(struct binder *b, struct draft *d);

/* An error when a list, or a file of `what`, is not as long as the horizon in steps of `every` (0: any). */
void check_length(struct binder *b, const struct draft *d, int64_t every, uint32_t count,
                  const struct node *list, const char *what);

/* resolve_arrivals.c: the arrivals and the busyness of all call types. */
void resolve_arrivals(struct binder *b, const struct draft *d);

#endif
