/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M/M/n/K and M/M/n/K+M: a limited number of places to wait, with or without patience. Always steady.
 *
 *   c   places >= 0, limited; patience finite or not
 *
 * By a recursion over the states, adding one after the other, all terms of one sign: the probability of the
 * last state and the means over all, renewed with each. O(agents + places).
 */
#ifndef MODELS_FINITE_LINE_H
#define MODELS_FINITE_LINE_H

#include "models/erlang.h"

struct center_figures finite_line(const struct center *c);

#endif
