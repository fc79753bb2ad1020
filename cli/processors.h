/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_PROCESSORS_H
#define CLI_PROCESSORS_H

/* How many processors this process may use, >= 1: fewer than the machine has under taskset or in a
 * container. */
unsigned processors(void);

#endif
