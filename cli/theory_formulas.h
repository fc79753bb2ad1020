/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formulas that `acdsim theory` offers: a row each. */
#ifndef CLI_THEORY_FORMULAS_H
#define CLI_THEORY_FORMULAS_H

#include "cli/theory_keys.h"
#include "models/erlang.h"

struct theory_formula {
    const char *name, *title;
    unsigned needs, may; /* keys; `load` stands for `calls` where it may */
    unsigned asks;       /* keys that can be unknown */
    unsigned goals;      /* that can be set for them */
    bool list;           /* of calls */
    /* One center, or ... */
    struct center_figures (*center)(const struct center *c, const struct theory_inputs *in);
    /* ... whatever it computes. */
    int (*other)(const struct theory_inputs *in, struct answers *out);
};

#define THEORY_FORMULAS 10
extern const struct theory_formula theory_formulas[THEORY_FORMULAS];

/* Calculates it from KEY=VALUEs and writes the answers. 0, or an exit code after having said why not. */
int theory_formula_run(const struct theory_formula *f, const char *const *words, size_t count, struct answers *out);

/* The center that the values describe. */
struct center theory_center(const struct theory_inputs *in);

/* The service level, by the definition that was asked for. */
double theory_service_level(const struct theory_inputs *in, const struct center_figures *f);

#endif
