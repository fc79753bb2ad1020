/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tallies of replications, in the order of their numbers, into results. */
#ifndef SIM_BUILD_H
#define SIM_BUILD_H

#include "sim/estimate.h"
#include "sim/tally.h"

struct build;

struct build *build_new(const struct scenario *s); /* NULL: out of memory */
bool build_reserve(struct build *b, const struct tally *t); /* before it is added; false: out of memory */
void build_add(struct build *b, const struct tally *t);
uint32_t build_count(const struct build *b);
struct ratio build_ratio(const struct build *b, const struct result_path *of); /* of the replication added last; 0/0 of quantiles */
struct estimate build_estimate(const struct build *b, const struct result_path *of); /* of the whole window */
struct results *build_results(const struct build *b); /* NULL: out of memory */
void build_free(struct build *b);

#endif
