/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case carried out by `acdsim dispatch`, and once more by the naive reference. */
#ifndef TESTS_SPEC_SPEC_RUN_H
#define TESTS_SPEC_SPEC_RUN_H

#include "tests/spec/spec_file.h"

/* Both print what is expected. Otherwise the first difference is in `report`, with file and line. */
bool spec_case_holds(const struct spec_file *f, const struct spec_case *c, FILE *report);

/* All cases of a file; how many there are and how many of them hold not. A file that is none counts as one.
 */
struct spec_count {
    unsigned cases, wrong;
};
struct spec_count spec_file_run(const char *name, FILE *report);

#endif
