/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/offering.h"

#include "tests/theory/markov.h"

enum { OFFERED, TALKING, WRAPPING, WAITING };

/* The agent of `from` is free: it is offered the next caller, if there is one. */
static struct markov_state free_agent(struct markov_state s, int from)
{
    s.at[from]--;
    int next = s.at[WAITING] > 0;
    return markov_plus(markov_plus(s, WAITING, -next), OFFERED, next);
}

static void offering_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct offering *c = center;
    bool all_busy = s.at[OFFERED] + s.at[TALKING] + s.at[WRAPPING] == c->agents;
    markov_move(m, markov_plus(s, all_busy ? WAITING : OFFERED, 1), c->arrivals);
    markov_move(m, markov_plus(markov_plus(s, OFFERED, -1), TALKING, 1),
                s.at[OFFERED] * (1 - c->reject) / c->answer);
    markov_move(m, markov_plus(markov_plus(s, TALKING, -1), WRAPPING, 1), s.at[TALKING] / c->talk);
    markov_move(m, markov_plus(s, WAITING, -1), s.at[WAITING] / c->patience);
    markov_move(m, free_agent(s, OFFERED), s.at[OFFERED] / c->patience);
    markov_move(m, free_agent(s, WRAPPING), s.at[WRAPPING] / c->wrap_up);
}

bool offering_answers(const struct offering *c, struct offering_answers *out)
{
    int n = c->agents + 1;
    struct markov *m = markov_build((const int[MARKOV_DIMENSIONS]){n, n, n, c->most_waiting + 1},
                                    (struct markov_state){{0}}, offering_moves, c);
    bool ok = m && markov_settle(m);
    if (ok)
        *out = (struct offering_answers){markov_coordinate(m, OFFERED), markov_coordinate(m, TALKING),
                                         markov_coordinate(m, WRAPPING), markov_coordinate(m, WAITING)};
    markov_free(m);
    return ok;
}
