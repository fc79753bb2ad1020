/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios that cmake/Embed.cmake makes part of the program. */
#ifndef SCENARIOS_TEMPLATES_H
#define SCENARIOS_TEMPLATES_H

#include <stddef.h>

struct template {
    const char *name;
    const char *meaning; /* the first line of the file */
    const char *text;    /* with a NUL behind it */
    size_t length;
};

/* To start from: scenarios/init. */
extern const struct template templates[];
extern const size_t templates_count;

/* Whose answer is known exactly: scenarios/validate, exact.h. */
extern const struct template validations[];
extern const size_t validations_count;

#endif
