/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios whose answer is known exactly, and what the formulas of models/ say about them. The scenarios are the files
 * of scenarios/validate (templates.h); what a formula needs is written here a second time, so that the loader, too, is
 * compared with something.
 */
#ifndef SCENARIOS_EXACT_H
#define SCENARIOS_EXACT_H

#include "models/erlang.h"
#include "sim/results.h"

enum exact_figure {
    EXACT_BLOCKING, EXACT_ABANDONMENT, EXACT_P_WAIT, EXACT_WAIT, EXACT_ASA, EXACT_TIME_TO_ABANDON,
    EXACT_QUEUE_LENGTH,
    EXACT_ANSWERED_OFFERED, EXACT_ANSWERED_ANSWERED, EXACT_EXCLUDING_SHORT_ABANDONS, EXACT_ABANDONS_COUNT,
    EXACT_OCCUPANCY,
    EXACT_FIGURES
};

enum { EXACT_CLASSES = 3 };

/* The calls of one scope of a scenario. */
struct exact_model {
    const char *scenario; /* name among `validations` */
    enum result_scope scope;
    uint32_t index;       /* of the queue; the agents of this index are those whose occupancy is compared */
    unsigned compared;    /* bits 1 << enum exact_figure */
    struct center_figures (*figures)(const struct exact_model *m);
    struct center center;
    double cv;            /* of the talk, for a single agent */
    double answer;        /* seconds until an agent answers: every wait is so much longer */
    double rates[EXACT_CLASSES]; /* of the queues by priority, per second; `center` has their sum */
};

extern const struct exact_model exact_models[]; /* those of one scenario stand together */
extern const size_t exact_model_count;

/* Where the figure stands in the results. */
struct result_path exact_path(const struct exact_model *m, enum exact_figure f);
double exact_value(enum exact_figure f, const struct center_figures *figures);

#endif
