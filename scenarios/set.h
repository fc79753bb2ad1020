/* SPDX-License-Identifier: GPL-3.0-or-later */
/* --set PATH=VALUE: one value of the scenario is another.
 *
 *   PATH   names with dots between them; elements of a list as [i], from 0: agents.day.staff.counts[3]
 *   VALUE  YAML's flow form: 12, [1, 2], {exponential: 3min}
 *
 * Maps that are missing on the way are made. It happens in the tree, before anything is checked: a value
 * given so is checked like one in the file.
 */
#ifndef SCENARIOS_SET_H
#define SCENARIOS_SET_H

#include "scenarios/tree.h"

/* `number` counts the options from 1. With a NULL root only the option itself is checked. */
void set_apply(struct problems *p, struct node *root, uint32_t number, const char *option);

/* --precision METRIC=HALF_WIDTH: both keys of run.precision. */
void set_precision(struct problems *p, struct node *root, const char *option);

#endif
