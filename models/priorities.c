/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/priorities.h"

#include <math.h>
#include "models/erlang.h"

double priority_waits(uint32_t agents, double talk, uint32_t classes, const double rates[], double waits[])
{
    double load = 0, before = agents;
    for (uint32_t k = 0; k < classes; k++)
        load += rates[k] * talk;
    double p_wait = erlang_c(agents, load), first_free = p_wait * talk * agents;
    for (uint32_t k = 0; k < classes; k++) {
        double after = before - rates[k] * talk; /* agents that this class leaves to the next ones */
        waits[k] = before > 0 && after > 0 ? first_free / (before * after) : INFINITY;
        before = after;
    }
    return p_wait;
}
