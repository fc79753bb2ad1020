/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M/M/n with classes of callers: a free agent takes the first caller of the first class that waits; nobody is
 * interrupted, nobody gives up, all talk equally long on average (Cobham, 1954; Kella, Yechiali, 1985).
 */
#ifndef MODELS_PRIORITIES_H
#define MODELS_PRIORITIES_H

#include <stdint.h>

/*   agents   >= 1
 *   talk     mean, > 0, of all classes
 *   rates    calls per unit of time, >= 0; the class that is served first comes first
 *   waits    mean wait of each class, zeros included; INFINITY for a class whose line grows for ever: where it and
 *            those before it are too much for the agents
 *   returns  the probability to wait, the same for all classes; 1 when there is no steady state
 */
double priority_waits(uint32_t agents, double talk, uint32_t classes, const double rates[], double waits[]);

#endif
