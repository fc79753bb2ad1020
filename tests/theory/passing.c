/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/passing.h"

#include "tests/theory/markov.h"

enum { FRESH, PASSED, WRAPPING, FIRST, SECOND };

static int busy(struct markov_state s)
{
    return s.at[FRESH] + s.at[PASSED] + s.at[WRAPPING];
}

/* A caller comes to the second queue and finds these agents busy. */
static struct markov_state join_second(const struct passing *c, struct markov_state s)
{
    return markov_plus(s, busy(s) < c->agents ? PASSED : SECOND, 1);
}

static struct markov_state free_agent(struct markov_state s)
{
    s.at[WRAPPING]--;
    if (s.at[SECOND] > 0)
        return markov_plus(markov_plus(s, SECOND, -1), PASSED, 1);
    if (s.at[FIRST] > 0)
        return markov_plus(markov_plus(s, FIRST, -1), FRESH, 1);
    return s;
}

static void passing_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct passing *c = center;
    markov_move(m, markov_plus(s, busy(s) < c->agents ? FRESH : FIRST, 1), c->arrivals);
    struct markov_state talked = markov_plus(markov_plus(s, FRESH, -1), WRAPPING, 1);
    markov_move(m, join_second(c, talked), s.at[FRESH] / c->talk * c->probability);
    markov_move(m, talked, s.at[FRESH] / c->talk * (1 - c->probability));
    markov_move(m, markov_plus(markov_plus(s, PASSED, -1), WRAPPING, 1), s.at[PASSED] / c->talk);
    markov_move(m, free_agent(s), s.at[WRAPPING] / c->wrap_up);
    markov_move(m, markov_plus(s, FIRST, -1), s.at[FIRST] / c->patience);
    markov_move(m, markov_plus(s, SECOND, -1), s.at[SECOND] / c->patience);
}

static double all_busy(const void *center, struct markov_state s)
{
    const struct passing *c = center;
    return busy(s) == c->agents;
}

/* Rates of transfers, and of those among them who find nobody free. */
static double passed_on(const void *center, struct markov_state s)
{
    const struct passing *c = center;
    return s.at[FRESH] / c->talk * c->probability;
}

static double passed_on_to_wait(const void *center, struct markov_state s)
{
    return all_busy(center, s) * passed_on(center, s);
}

bool passing_answers(const struct passing *c, struct passing_answers *out)
{
    int n = c->agents + 1, w = c->most_waiting + 1;
    struct markov *m = markov_build((const int[MARKOV_DIMENSIONS]){n, n, n, w, w}, (struct markov_state){{0}},
                                    passing_moves, c);
    bool ok = m && markov_settle(m);
    if (ok) {
        double passed = markov_mean(m, passed_on, c);
        *out = (struct passing_answers){
            passed,
            {markov_mean(m, all_busy, c), markov_mean(m, passed_on_to_wait, c) / passed},
            {markov_coordinate(m, FIRST), markov_coordinate(m, SECOND)},
            markov_coordinate(m, FRESH) + markov_coordinate(m, PASSED),
            markov_coordinate(m, WRAPPING)};
    }
    markov_free(m);
    return ok;
}
