/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/erlang.h"

#include <math.h>
#include "models/finite_line.h"
#include "models/impatience.h"

double erlang_b(uint32_t agents, double load)
{
    double blocked = 1;
    for (uint32_t n = 1; n <= agents && blocked > 0; n++)
        blocked = load * blocked / (n + load * blocked);
    return blocked;
}

/* B / (1 - rho (1 - B)), so that nothing but load and agents is subtracted. */
double erlang_c(uint32_t agents, double load)
{
    if (load >= agents)
        return 1;
    double blocked = erlang_b(agents, load);
    return agents * blocked / (agents - load + load * blocked);
}

static double part(double a, double b)
{
    return b > 0 ? a / b : NAN;
}

/* Rounding must not make more than all of them. */
static double at_most_all(double proportion)
{
    return proportion > 1 ? 1 : proportion;
}

struct center_figures center_divide(const struct center *c, const struct center_sums *s)
{
    double in = s->no_wait + s->waits + s->none, answered = s->no_wait + s->answered_late;
    double soon = s->no_wait + s->answered_soon, gone = s->none + s->given_up_soon;
    double wait = s->wait_answered + s->wait_given_up;
    return (struct center_figures){
        .steady = true,
        .blocking = s->blocked,
        .balked = s->balked,
        .abandonment = s->none + s->given_up,
        .p_wait = at_most_all(part(s->waits, in)),
        .wait = part(wait, in),
        .asa = part(s->wait_answered, answered),
        .time_to_abandon = part(s->wait_given_up, s->none + s->given_up),
        .queue_length = c->rate * wait,
        .occupancy = at_most_all(c->rate * answered * c->talk / c->agents),
        .answered_offered = at_most_all(soon),
        .answered_answered = at_most_all(part(soon, answered)),
        .excluding_short_abandons = at_most_all(part(soon, 1 - gone)),
        .abandons_count = at_most_all(soon + gone),
    };
}

/* All who have patience enough wait for ever, and nobody is answered in time. */
static struct center_figures no_steady_state(const struct center *c)
{
    double leave = c->balk + (1 - c->balk) * c->zero, none = (1 - c->balk) * c->zero;
    return (struct center_figures){
        .balked = c->balk,
        .abandonment = none,
        .p_wait = 1 - c->zero,
        .wait = INFINITY,
        .asa = INFINITY,
        .time_to_abandon = none > 0 ? 0 : NAN,
        .queue_length = INFINITY,
        .occupancy = 1,
        .answered_offered = 0,
        .answered_answered = leave < 1 ? 0 : NAN,
        .excluding_short_abandons = 0,
        .abandons_count = none,
    };
}

/* Nobody who waits gives up: the wait of those who wait is exponential. */
static struct center_figures patient(const struct center *c)
{
    double stay = (1 - c->balk) * (1 - c->zero), load = c->rate * c->talk, waiting = load * stay;
    if (waiting >= c->agents)
        return no_steady_state(c);
    double blocked = erlang_b(c->agents, load), free = c->agents - waiting;
    double all = free + blocked * waiting; /* x free agents' share: one sum of positive parts */
    double busy = c->agents * blocked / all, mean = c->talk / free;
    double waits = busy * stay;
    struct center_sums s = {
        .no_wait = (1 - blocked) * free / all,
        .waits = waits,
        .balked = busy * c->balk,
        .none = busy * (1 - c->balk) * c->zero,
        .answered_late = waits,
        .answered_soon = waits * -expm1(-c->within / mean),
        .wait_answered = waits * mean,
    };
    return center_divide(c, &s);
}

struct center_figures center_figures(const struct center *c)
{
    if (c->places != PLACES_UNLIMITED)
        return finite_line(c);
    return isinf(c->patience) ? patient(c) : impatience(c);
}
