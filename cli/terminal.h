/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef CLI_TERMINAL_H
#define CLI_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

/* A terminal that understands escape sequences: not one that says it is dumb. */
bool terminal_is(FILE *stream);

/* Whether to write colours to it. `when` is enum when of the options; auto heeds NO_COLOR
 * (https://no-color.org). */
bool terminal_color(FILE *stream, int when);

#endif
