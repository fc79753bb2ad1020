/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Erlang A, M/M/n+M: waiting callers give up after an exponential time. Always steady.
 *
 *   c   places unlimited, patience finite
 *
 * From the density of the wait that a caller with infinite patience would have, integrated numerically:
 * terms of one sign, scaled by their largest, so that it takes as long for ten thousand agents as for ten
 * and for a patience of a microsecond as of a year.
 */
#ifndef MODELS_IMPATIENCE_H
#define MODELS_IMPATIENCE_H

#include "models/erlang.h"

struct center_figures impatience(const struct center *c);

#endif
