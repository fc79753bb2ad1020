/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a YAML file to a struct scenario, or to everything that is wrong with it, at once. */
#ifndef SCENARIOS_LOAD_H
#define SCENARIOS_LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include "sim/scenario.h"

#define DIAGNOSTICS_MOST 20

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

struct diagnostic {
    enum severity severity;
    const char *file;  /* as typed, or "--set" */
    struct place place;
    uint32_t width;    /* characters the caret underlines, >= 1 */
    const char *text;  /* "unknown key 'patence' in calls.vip" */
    const char *hint;  /* NULL, or "did you mean 'patience'?" */
    const char *source; /* the line of the file, without its end; NULL when there is none */
};

/* One loaded file. Everything in it lives in one arena: free with loaded_free only. */
struct loaded {
    struct scenario *scenario; /* NULL when there is an error */
    const char *file;          /* as typed; "-" is standard input */
    char sha256[65];           /* of the file and those it names, with LF line ends; "": it could not be read */
    struct diagnostic *diagnostics; /* sorted by place; errors beyond DIAGNOSTICS_MOST are only counted */
    size_t diagnostic_count, error_count, warning_count;
    void *arena;
};

/* Reads `path` ("-" is standard input) and applies `sets` ("PATH=VALUE") to it, then checks and binds. Never
 * fails half-way: what went wrong is in the diagnostics. False only when out of memory. */
bool scenario_load(const char *path, const char *const *sets, size_t set_count, struct loaded *out);

/* The same; `precision`, "METRIC=HALF_WIDTH", is run.precision instead of what the file says of these. NULL: none. */
bool scenario_load_precise(const char *path, const char *const *sets, size_t set_count, const char *precision,
                           struct loaded *out);

/* The same for a text that is in memory; `name` stands for the path. */
bool scenario_load_text(const char *name, const char *text, size_t length, const char *const *sets,
                        size_t set_count, struct loaded *out);

/* The same, and no file is read that the text names. */
bool scenario_load_alone(const char *name, const char *text, size_t length, struct loaded *out);
void loaded_free(struct loaded *l);

/* As a compiler prints it: place, text, the line, a caret, the hint. Terminal escapes and other unprintable
 * bytes are shown as \x1b. `color`: with ANSI colours. */
void diagnostic_print(FILE *out, const struct diagnostic *d, bool color);

#endif
