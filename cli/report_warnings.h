/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything there is to warn about in a report. */
#ifndef CLI_REPORT_WARNINGS_H
#define CLI_REPORT_WARNINGS_H

#include "cli/options.h"
#include "reports/report.h"
#include "scenarios/load.h"

#define REPORT_WARNINGS_FOUND 2 /* warnings that only a simulation can give */

/* The warnings of the loader, then those of the simulation, whose words are in `texts`: it must stay where it is. */
struct report_warnings {
    struct report_warning *list;
    size_t count;
    char texts[REPORT_WARNINGS_FOUND][256];
};

/* Collects them and says those of the simulation on standard error, unless quiet. False: out of memory. */
bool report_warnings_collect(struct report_warnings *w, const struct options *o, const struct loaded *l,
                             const struct results *r);
void report_warnings_free(struct report_warnings *w);

#endif
