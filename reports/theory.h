/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the formulas say about a scenario, beside what its simulation says. */
#ifndef REPORTS_THEORY_H
#define REPORTS_THEORY_H

#include "reports/report.h"
#include "sim/theory.h"

/* False when out of memory. */
bool theory_table(FILE *out, const struct theory *t, bool color);

/* Schema acdsim.theory/1. */
bool theory_json(FILE *out, const struct theory *t, const struct provenance *p);

/* One row per figure that is compared. */
enum theory_figure {
    THEORY_P_WAIT, THEORY_ASA, THEORY_WAIT, THEORY_SERVICE_LEVEL, THEORY_ABANDONMENT, THEORY_BLOCKING,
    THEORY_QUEUE_LENGTH, THEORY_OCCUPANCY, THEORY_FIGURES
};
struct theory_pair {
    const char *name, *head;
    enum unit unit;
    bool in_table;
};
extern const struct theory_pair theory_pairs[THEORY_FIGURES];

double theory_figure(const struct theory *t, uint32_t queue, const struct theory_span *span,
                     enum theory_figure figure);
struct estimate theory_simulated(const struct theory *t, uint32_t queue, const struct span_results *span,
                                 enum theory_figure figure);

#endif
