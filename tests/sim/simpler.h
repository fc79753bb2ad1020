/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a center that shows a difference as small as it can be and still show it. */
#ifndef TESTS_SIM_SIMPLER_H
#define TESTS_SIM_SIMPLER_H

#include "tests/sim/random_center.h"

void make_simpler(struct random_center *c, bool (*differs)(const struct scenario *s));

#endif
