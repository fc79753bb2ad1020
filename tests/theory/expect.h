/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Exact figures against a simulation: within 4.5 standard errors, and these small enough to notice an error
 * of a few percent. One that is right passes all but once in a hundred thousand times.
 */
#ifndef TESTS_THEORY_EXPECT_H
#define TESTS_THEORY_EXPECT_H

#include <stddef.h>
#include "tests/theory/simulate.h"

enum { EXPECT_SETS = 4 };

struct figure {
    const char *path; /* as estimate_at has it; NULL ends a list */
    double value;     /* seconds, proportions, counts */
    bool per_second;  /* a count, and `value` what is expected of it per second of the measured time */
    double error;     /* relative standard error that is small enough; 0: 1 % */
};

/* Runs tests/theory/FILE with the settings, up to the first NULL, and compares. A slow build does an eighth
 * and asks for no small errors. */
void expect_figures(const char *file, const char *const sets[EXPECT_SETS], const struct figure *figures);

#define EXPECT_FIGURES(file, sets, ...) expect_figures(file, sets, (const struct figure[]){__VA_ARGS__, {0}})
#define SETS(...)                                                                                            \
    (const char *const[EXPECT_SETS])                                                                         \
    {                                                                                                        \
        __VA_ARGS__                                                                                          \
    }
#define NO_SETS SETS(NULL)

#endif
