/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One figure with its interval, as people read it: "91.3 % ± 0.2", "12.4 s ± 1.1", "99.8 % [99.5, 100]".
 *
 * The half width of the interval decides the digits: one that counts, two where it begins with a 1. The
 * ends are shown where they are not symmetric (they were cut at 0 or 100 %). "±—" where there is no
 * interval (one replication), "—" where there was nothing to divide by in any replication, and the number
 * of replications that had nothing to divide by, if there are any: "(3 empty)".
 */
#ifndef REPORTS_FIGURE_H
#define REPORTS_FIGURE_H

#include "reports/grid.h"
#include "sim/results.h"

void figure_cell(const struct estimate *e, enum unit unit, struct cell *out);

/* A difference of two such figures, with its sign: "+1.3 pt ± 0.2" (percentage points), "-4 ± 2", "0 s ± 0". */
void figure_difference(const struct estimate *e, enum unit unit, struct cell *out);

/* How far apart two figures are at most, two digits, rounded up: "0.31 pt", "1.2 s", "5". */
void figure_distance(double x, enum unit unit, char text[48]);

/* A plain number with about four digits that count and no zeros at its end: "5.6", "1660", "0.0312";
 * "—" when it is not finite. */
void figure_plain(double x, char text[32]);

#endif
