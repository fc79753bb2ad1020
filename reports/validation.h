/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Simulations beside exact answers, a line each. Writers as in report.h. */
#ifndef REPORTS_VALIDATION_H
#define REPORTS_VALIDATION_H

#include <stdbool.h>
#include <stdio.h>
#include "sim/results.h"

/* Standard errors between a simulation and the truth beyond which one of them is wrong: a figure that is right is so far
 * away once in some fifty thousand times (t with 99 degrees of freedom). */
#define VALIDATION_MOST 4.5

struct check {
    const char *scenario;
    char path[64]; /* "overall.asa" */
    enum unit unit;
    double exact;
    struct estimate simulated;
    double z;
    bool holds;
};

struct validation {
    uint64_t seed;
    double confidence;
    uint32_t scenarios, planned; /* finished, and how many there were to be */
    bool complete;
    uint64_t calls;              /* simulated */
    size_t count, failed;        /* checks; of these, how many do not hold */
    struct check *checks;
};

/* Schema acdsim.validate/1. */
bool validation_json(FILE *out, const struct validation *v, const char *version);
bool validation_table(FILE *out, const struct validation *v, bool color);

#endif
