/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small faults that somebody could have written: a piece of a source, and what stands there instead. */
#ifndef TESTS_MUTATION_MUTANTS_H
#define TESTS_MUTATION_MUTANTS_H

#include <stddef.h>
#include <stdio.h>

struct mutant {
    size_t at, length; /* what is replaced */
    char *by;
    char *name; /* "FUNCTION: LINE => LINE CHANGED", wherever in the file that is */
};

struct mutants {
    struct mutant *of;
    int count;
};

/* Of a C source, in the order of its text and the same ones every time. `text` is not kept. To be freed. */
struct mutants mutants_of(const char *text);
void mutants_free(struct mutants *m);

/* The source with the fault. */
void mutant_write(FILE *out, const char *text, const struct mutant *m);

#endif
