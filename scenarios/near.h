/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "did you mean ...?": the candidate that is the fewest keystrokes away. */
#ifndef SCENARIOS_NEAR_H
#define SCENARIOS_NEAR_H

#define NEAR_MOST 2 /* keystrokes; beyond that it is a guess */

struct near {
    const char *word;  /* as written */
    const char *best;  /* NULL: none is near */
    unsigned distance; /* of the best */
};

/* Letters inserted, left out or replaced to make `b` out of `a`; NEAR_MOST + 1 stands for more. */
unsigned edit_distance(const char *a, const char *b);

/* Looks at one more candidate; of equally near ones the first stays, and nothing is nearer than the same
 * word in other capitals. In a word of two letters one may be
 * wrong, in one of a single letter none. */
void near_look(struct near *n, const char *candidate);

#endif
