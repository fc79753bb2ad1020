/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of every kind, each beside a density that was written down from a book, not taken from the program. */
#ifndef TESTS_MODELS_LAW_CASES_H
#define TESTS_MODELS_LAW_CASES_H

#include "models/dist.h"

#define BREAKS_MOST 6
struct law_case {
    const char *name;
    struct dist law, wrong;      /* and one that is a little off */
    double (*density)(double x); /* for x > 0, of the part that is not at 0; NULL: there is none */
    double breaks[BREAKS_MOST];  /* where the density has steps or poles, ascending from 0, ... */
    double end;                  /* ... and beyond this there is nothing; 0: there is always something */
};

#define LAW_CASES 21
const struct law_case *law_cases(void);

#endif
