/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios side by side, as table and JSON. */
#ifndef REPORTS_COMPARISON_H
#define REPORTS_COMPARISON_H

#include "reports/report.h"
#include "sim/comparison.h"
#include "sim/regression.h"

/* Where the figures come from, and what was asked about them. */
struct comparison_origin {
    const char *version;                 /* of acdsim */
    const struct provenance *scenarios;  /* file, digest and warnings of each */
    const struct regression *regressions;
    size_t regression_count;
};

/* For people: figures of A and B side by side with their difference, and where they part. */
bool comparison_table(FILE *out, const struct comparison_results *c, const struct comparison_origin *o, bool color);

/* Schema acdsim.compare/1. */
bool comparison_json(FILE *out, const struct comparison_results *c, const struct comparison_origin *o);

/* "A", "B" ... "Z", then "27" and so on. */
#define LETTER_ROOM 16
void comparison_letter(uint32_t scenario, char text[LETTER_ROOM]);

/* "queues.vip.service_level", as it is written in --fail-if. */
#define PATH_ROOM 512
void comparison_path(const struct scenario *s, const struct result_path *of, char text[PATH_ROOM]);

#endif
