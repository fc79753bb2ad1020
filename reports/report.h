/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One struct results, rendered many ways. Writers write to the stream they are given and never look at
 * whether that worked: the caller checks ferror() once. False only when out of memory. */
#ifndef REPORTS_REPORT_H
#define REPORTS_REPORT_H

#include <stdbool.h>
#include <stdio.h>
#include "sim/experiment.h"
#include "sim/results.h"

struct report_warning {
    const char *text;
    const char *file; /* NULL when it has no place */
    struct place place;
};

/* What a report says about where its figures come from. */
struct provenance {
    const char *version;       /* of acdsim */
    const char *file, *sha256; /* of the scenario, as typed */
    const char *const *sets;   /* "PATH=VALUE" of --set */
    size_t set_count;
    const struct report_warning *warnings;
    size_t warning_count;
};

/* Schema acdsim.result/1. */
bool report_json(FILE *out, const struct results *r, const struct provenance *p);

/* The expectations as JUnit XML. */
bool report_junit(FILE *out, const struct results *r, const struct provenance *p);

/* For people: head (seed, replications, confidence, definition; offered load, agents, load per agent),
 * queues, agents, intervals; every figure with its interval. */
bool report_table(FILE *out, const struct results *r, const struct provenance *p, bool color);

/* --calls: the header once, then one row per call. */
void report_calls_header(FILE *out);
void report_calls(FILE *out, const struct scenario *s, uint32_t replication,
                  const struct call_record *calls, uint64_t count);

/* The shortest of %.15g, %.16g, %.17g that reads back equal, always with '.'; `text` has room for 32. */
void report_number(double x, char text[32]);

#endif
