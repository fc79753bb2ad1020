/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything wrong with a scenario, collected: the first DIAGNOSTICS_MOST errors and as many warnings by
 * their place in the text, and how many there were. */
#ifndef SCENARIOS_PROBLEMS_H
#define SCENARIOS_PROBLEMS_H

#include "scenarios/arena.h"
#include "scenarios/load.h"
#include "scenarios/source.h"

struct problem {
    struct mark mark;
    struct diagnostic diagnostic;
};

struct problem_list {
    size_t count; /* of all; kept are the first of them */
    struct problem kept[DIAGNOSTICS_MOST];
};

struct problems {
    struct arena *arena;
    struct reading reading;
    struct problem_list of[2]; /* by severity */
};

/* `hint` may be NULL. */
void error_at(struct problems *p, const struct mark *at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
void warning_at(struct problems *p, const struct mark *at, const char *hint, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

size_t errors_so_far(const struct problems *p);

/* Whether an error at this place would be kept: hints that cost something to find are only worth it then. */
bool error_is_kept(const struct problems *p, const struct mark *at);

/* Writes them to `out`, sorted, with their lines. Cuts the texts of the sources into lines: the last
 * thing that is done with them. */
void problems_finish(struct problems *p, struct loaded *out);

/* User's text for a message, 40 characters at most. */
const char *shown(struct arena *a, const char *text);

#endif
