/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What acdsim check finds, for programs: an array of JSON objects, or annotations of GitHub. */
#ifndef CLI_DIAGNOSTICS_H
#define CLI_DIAGNOSTICS_H

#include <stdbool.h>
#include <stdio.h>
#include "scenarios/load.h"

/* A list of several files: begin, each of them, end. `quiet`: without warnings. */
struct diagnostics_format {
    void (*begin)(FILE *out);
    void (*file)(FILE *out, const struct loaded *l, bool quiet, size_t *count);
    void (*end)(FILE *out, size_t count);
};

/* Objects with file, line, column, end_column, severity, text and hint; null where there is none. */
extern const struct diagnostics_format diagnostics_json;

/* ::error file=bank.yaml,line=5,col=5,endColumn=12::text (hint) */
extern const struct diagnostics_format diagnostics_github;

#endif
