/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Scenarios to start from: the files of scenarios/init, which cmake/Embed.cmake makes part of the program. */
#ifndef SCENARIOS_TEMPLATES_H
#define SCENARIOS_TEMPLATES_H

#include <stddef.h>

struct template {
    const char *name;
    const char *meaning; /* the first line of the file */
    const char *text;    /* with a NUL behind it */
    size_t length;
};

extern const struct template templates[];
extern const size_t template_count;

#endif
