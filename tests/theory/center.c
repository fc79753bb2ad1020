/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/center.h"

static int least(int a, int b)
{
    return a < b ? a : b;
}

static double per(double mean)
{
    return mean > 0 ? 1 / mean : 0;
}

enum { CALLERS, ORBIT };

/* In a break more callers may talk than there are agents to take calls: without places nobody waits. */
static int talking(const struct one_queue *c, int callers)
{
    return c->places == 0 ? callers : least(callers, c->agents);
}

static int waiting(const struct one_queue *c, int callers)
{
    return callers - talking(c, callers);
}

static bool is_full(const struct one_queue *c, int callers)
{
    return callers >= c->agents + c->places;
}

/* What becomes of arrivals at this rate, fresh ones and (from == ORBIT) those who call again. */
static void arrive(struct markov *m, const struct one_queue *c, struct markov_state s, double rate,
                   bool again)
{
    int callers = s.at[CALLERS];
    struct markov_state here = again ? markov_plus(s, ORBIT, -1) : s;
    if (is_full(c, callers)) {
        double retry = again && c->once ? 0 : c->after_block;
        markov_move(m, markov_plus(here, ORBIT, 1),
                    again ? 0 : rate * retry); /* again and again: nothing changes */
        markov_move(m, here, again ? rate * (1 - retry) : 0);
        return;
    }
    double balk = callers >= c->agents ? c->balk : 0;
    markov_move(m, markov_plus(here, CALLERS, 1), rate * (1 - balk));
    markov_move(m, here, again ? rate * balk : 0);
}

static void one_queue_moves(struct markov *m, const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    int callers = s.at[CALLERS];
    double gone = one_queue_abandoned(c, s);
    arrive(m, c, s, c->arrivals, false);
    arrive(m, c, s, s.at[ORBIT] * per(c->delay), true);
    markov_move(m, markov_plus(s, CALLERS, -1),
                talking(c, callers) / c->talk + gone * (1 - c->after_abandon));
    markov_move(m, markov_plus(markov_plus(s, CALLERS, -1), ORBIT, 1), gone * c->after_abandon);
}

struct markov *one_queue_chain(const struct one_queue *c, int start)
{
    return markov_build((const int[MARKOV_DIMENSIONS]){c->most_callers + 1, c->most_orbit + 1},
                        (struct markov_state){{start}}, one_queue_moves, c);
}

double one_queue_waiting(const void *center, struct markov_state s)
{
    return waiting(center, s.at[CALLERS]);
}

double one_queue_talking(const void *center, struct markov_state s)
{
    return talking(center, s.at[CALLERS]);
}

double one_queue_offered(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    return c->arrivals + s.at[ORBIT] * per(c->delay);
}

double one_queue_blocked(const void *center, struct markov_state s)
{
    return is_full(center, s.at[CALLERS]) ? one_queue_offered(center, s) : 0;
}

double one_queue_balked(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    bool would_wait = s.at[CALLERS] >= c->agents && !is_full(c, s.at[CALLERS]);
    return would_wait ? one_queue_offered(c, s) * c->balk : 0;
}

double one_queue_must_wait(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    bool would_wait = s.at[CALLERS] >= c->agents && !is_full(c, s.at[CALLERS]);
    return would_wait ? one_queue_offered(c, s) * (1 - c->balk) : 0;
}

double one_queue_abandoned(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    return waiting(c, s.at[CALLERS]) * per(c->patience);
}

double one_queue_again(const void *center, struct markov_state s)
{
    const struct one_queue *c = center;
    double fresh = c->once ? c->arrivals : one_queue_offered(c, s);
    double blocked = is_full(c, s.at[CALLERS]) ? fresh : 0;
    return one_queue_abandoned(c, s) * c->after_abandon + blocked * c->after_block;
}
