/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --fail-if: changes that must not happen, and what is said about those that did. */
#ifndef CLI_REGRESSIONS_H
#define CLI_REGRESSIONS_H

#include "cli/options.h"
#include "reports/comparison.h"
#include "scenarios/load.h"

/* `{0}` is none. */
struct regressions {
    struct regression *list;
    struct result_path *paths; /* of each */
    size_t count;
    struct loaded said; /* the texts that the list refers to */
};

/* Reads those of the command line with the names of the first scenario; all scenarios must have them. 0, or the exit
 * code after having said what is wrong. To be freed with regressions_free in either case. */
int regressions_read(struct regressions *r, const struct options *o, const struct comparison_plan *plan);
void regressions_free(struct regressions *r);

/* Says on standard error which of them the comparison shows, or cannot exclude. EXIT_NO if there are any, else 0. */
int regressions_judge(const struct regressions *r, const struct comparison_results *c);

#endif
