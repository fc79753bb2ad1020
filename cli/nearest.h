/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody who misspelt a word probably meant. */
#ifndef CLI_NEAREST_H
#define CLI_NEAREST_H

#include <stddef.h>

/* How far `typed` is from `word`: letters inserted, deleted, replaced, or swapped with their neighbour.
 * A beginning of the word counts as next to it. */
unsigned nearest_distance(const char *typed, const char *word);

#endif
