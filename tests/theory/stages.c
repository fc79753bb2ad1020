/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/stages.h"

#include "tests/theory/markov.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

static void two_stages_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct two_stages *c = center;
    bool free_agent = s.at[0] + s.at[1] < c->agents;
    markov_move(m, markov_plus(s, free_agent ? 0 : 2, 1), c->arrivals * (free_agent ? 1 : 1 - c->balk));
    markov_move(m, markov_plus(markov_plus(s, 0, -1), 1, 1), s.at[0] / c->first);
    struct markov_state done = markov_plus(s, 1, -1);
    markov_move(m, s.at[2] > 0 ? markov_plus(markov_plus(done, 0, 1), 2, -1) : done, s.at[1] / c->second);
    markov_move(m, markov_plus(s, 2, -1), c->patience > 0 ? s.at[2] / c->patience : 0);
}

static double two_stages_must_wait(const void *center, struct markov_state s)
{
    const struct two_stages *c = center;
    return s.at[0] + s.at[1] == c->agents;
}

bool two_stages_answers(const struct two_stages *c, struct stages_answers *out)
{
    struct markov *m = markov_build((const int[MARKOV_DIMENSIONS]){c->agents + 1, c->agents + 1, c->most + 1},
                                    (struct markov_state){{0}}, two_stages_moves, c);
    bool ok = m && markov_settle(m);
    if (ok) {
        double busy = markov_mean(m, two_stages_must_wait, c), in = 1 - c->balk * busy;
        *out = (struct stages_answers){busy * (1 - c->balk) / in,
                                       markov_coordinate(m, 2) / (c->arrivals * in), busy};
    }
    markov_free(m);
    return ok;
}

static void staged_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct staged_arrivals *c = center;
    struct markov_state next = s.at[0] == 0 ? markov_plus(s, 0, 1) : markov_plus(markov_plus(s, 0, -1), 1, 1);
    markov_move(m, next, 1 / c->stage);
    markov_move(m, markov_plus(s, 1, -1), least(s.at[1], c->agents) / c->talk);
}

/* Arrivals end the second stage. */
static double staged_must_wait(const void *center, struct markov_state s)
{
    const struct staged_arrivals *c = center;
    return s.at[0] == 1 && s.at[1] >= c->agents;
}

static double staged_waiting(const void *center, struct markov_state s)
{
    const struct staged_arrivals *c = center;
    return s.at[1] - least(s.at[1], c->agents);
}

bool staged_arrivals_answers(const struct staged_arrivals *c, struct stages_answers *out)
{
    struct markov *m = markov_build((const int[MARKOV_DIMENSIONS]){2, c->most + 1},
                                    (struct markov_state){{0}}, staged_moves, c);
    bool ok = m && markov_settle(m);
    if (ok) {
        double busy = markov_mean(m, staged_must_wait, c) / markov_coordinate(m, 0);
        *out = (struct stages_answers){busy, markov_mean(m, staged_waiting, c) * 2 * c->stage, busy};
    }
    markov_free(m);
    return ok;
}
