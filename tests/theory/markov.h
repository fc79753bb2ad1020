/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Markov chains in continuous time whose states are short vectors of whole numbers: callers who talk, who
 * wait, who will call again. A center is one function that lists the moves out of a state; the chain is cut
 * where a coordinate would leave its range, so a range must be wide enough not to be noticed.
 */
#ifndef TESTS_THEORY_MARKOV_H
#define TESTS_THEORY_MARKOV_H

#include <stdbool.h>
#include <stddef.h>

enum { MARKOV_DIMENSIONS = 5 };

/* Coordinates count from 0; unused ones are 0. */
struct markov_state {
    int at[MARKOV_DIMENSIONS];
};

/* The state with `more` added to one coordinate. */
struct markov_state markov_plus(struct markov_state s, int coordinate, int more);

struct markov;

/* Calls markov_move for every way out of `from`. */
typedef void markov_moves(struct markov *m, const void *center, struct markov_state from);

/* A quantity of a state, to be averaged. */
typedef double markov_reward(const void *center, struct markov_state at);

/* The states that can be reached from `start`; `sizes` are numbers of values per coordinate, their product
 * at most 10^7. All the probability is in `start`. NULL when out of memory. */
struct markov *markov_build(const int sizes[MARKOV_DIMENSIONS], struct markov_state start,
                            markov_moves *moves, const void *center);
void markov_free(struct markov *m);

/* Rate > 0 per unit of time; a move of rate 0, or out of the sizes, is none. */
void markov_move(struct markov *m, struct markov_state to, double rate);

/* The stationary distribution, by Gauss-Seidel. False when it does not settle. */
bool markov_settle(struct markov *m);

/* From the distribution as it is, `time` later, by uniformization (Jensen 1953); also adds up the time
 * spent in each state meanwhile. False when out of memory. */
bool markov_advance(struct markov *m, double time);

/* What happens to every state in no time. */
typedef struct markov_state markov_jump(const void *center, struct markov_state from);

/* Takes the distribution over from a chain of the same sizes, through a jump or (NULL) as it is, with no time
 * spent; every state that can be reached there must be reachable here. */
void markov_continue(struct markov *m, const struct markov *from, markov_jump *jump, const void *center);

/* Mean of the reward over the distribution, and its integral over the time advanced so far. */
double markov_mean(const struct markov *m, markov_reward *reward, const void *center);
double markov_integral(const struct markov *m, markov_reward *reward, const void *center);

/* Mean of a coordinate over the distribution. */
double markov_coordinate(const struct markov *m, int coordinate);

#endif
