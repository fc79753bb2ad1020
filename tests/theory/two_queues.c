/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/two_queues.h"

#include "tests/theory/markov.h"

static double per(double mean)
{
    return mean > 0 ? 1 / mean : 0;
}

enum { SPECIAL, GENERAL, FIRST, SECOND };

static void two_queues_arrive(struct markov *m, const struct two_queues *c, struct markov_state s)
{
    bool general = s.at[GENERAL] < c->generalists, special = s.at[SPECIAL] < c->specialists;
    markov_move(m, markov_plus(s, general ? GENERAL : FIRST, 1), c->arrivals[0]);
    markov_move(m, markov_plus(s, special ? SPECIAL : general ? GENERAL : SECOND, 1), c->arrivals[1]);
}

static void two_queues_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct two_queues *c = center;
    two_queues_arrive(m, c, s);
    int special_next = s.at[SECOND] > 0 ? SECOND : SPECIAL;
    int general_next = s.at[FIRST] > 0 ? FIRST : s.at[SECOND] > 0 ? SECOND : GENERAL;
    markov_move(m, markov_plus(s, special_next, -1), s.at[SPECIAL] * per(c->talk_special));
    markov_move(m, markov_plus(s, general_next, -1), s.at[GENERAL] * per(c->talk_general));
    markov_move(m, markov_plus(s, FIRST, -1), s.at[FIRST] * per(c->patience[0]));
    markov_move(m, markov_plus(s, SECOND, -1), s.at[SECOND] * per(c->patience[1]));
}

static double first_must_wait(const void *center, struct markov_state s)
{
    const struct two_queues *c = center;
    return s.at[GENERAL] == c->generalists;
}

static double second_must_wait(const void *center, struct markov_state s)
{
    const struct two_queues *c = center;
    return s.at[GENERAL] == c->generalists && s.at[SPECIAL] == c->specialists;
}

bool two_queues_answers(const struct two_queues *c, struct two_queues_answers *out)
{
    struct markov *m = markov_build((const int[MARKOV_DIMENSIONS]){c->specialists + 1, c->generalists + 1,
                                                                   c->most[0] + 1, c->most[1] + 1},
                                    (struct markov_state){{0}}, two_queues_moves, c);
    bool ok = m && markov_settle(m);
    if (ok) {
        *out = (struct two_queues_answers){
            .p_wait = {markov_mean(m, first_must_wait, c), markov_mean(m, second_must_wait, c)},
            .waiting = {markov_coordinate(m, 2), markov_coordinate(m, 3)},
            .talk_special = markov_coordinate(m, 0),
            .talk_general = markov_coordinate(m, 1),
        };
        for (int q = 0; q < 2; q++)
            out->abandonment[q] =
                c->arrivals[q] > 0 ? out->waiting[q] * per(c->patience[q]) / c->arrivals[q] : 0;
    }
    markov_free(m);
    return ok;
}
