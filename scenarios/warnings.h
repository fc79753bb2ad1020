/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is allowed, and probably not meant. */
#ifndef SCENARIOS_WARNINGS_H
#define SCENARIOS_WARNINGS_H

#include "scenarios/draft.h"
#include "scenarios/relations.h"

/* `s` is what `d` became: the same queues, call types and groups in the same order. */
void warn(struct binder *b, const struct draft *d, const struct scenario *s);

/* Queues that share agents (a pool) have more work than these can do, and callers who never give up. */
void warn_of_load(struct binder *b, const struct draft *d, const struct scenario *s,
                  const struct relations *r, uint32_t pool);

/* Callers arrive in a queue while nobody on duty serves it. */
void warn_of_absence(struct binder *b, const struct draft *d, const struct scenario *s,
                     const struct relations *r, uint32_t queue);

/* The metric of an expectation has nothing to divide by, whatever happens. */
void warn_of_undefined(struct binder *b, const struct draft *d, const struct scenario *s,
                       const struct relations *r, uint32_t expectation);

#endif
