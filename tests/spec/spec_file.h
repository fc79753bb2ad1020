/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file of routing cases, as README.md beside it describes them. */
#ifndef TESTS_SPEC_SPEC_FILE_H
#define TESTS_SPEC_SPEC_FILE_H

#include <stdbool.h>
#include <stdio.h>

struct spec_line {
    unsigned number; /* in the file, from 1 */
    char *text;
};

struct spec_lines {
    struct spec_line *of;
    unsigned count;
};

struct spec_case {
    struct spec_line title;
    struct spec_lines sets;       /* "NAME=VALUE" */
    struct spec_lines setting;    /* operations above the line -- */
    struct spec_lines operations; /* left of the bar */
    struct spec_lines expected;   /* right of it */
};

struct spec_file {
    const char *name;
    struct spec_case *cases;
    unsigned count;
};

/* False after having said in `report`, with file and line, why it is not a file of cases. To be freed in
 * either case. `name` must stay. */
bool spec_file_read(struct spec_file *f, const char *name, FILE *report);
void spec_file_free(struct spec_file *f);

#endif
