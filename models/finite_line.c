/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/finite_line.h"

#include <math.h>

/* ---- how likely k callers or fewer are gone before t -------------------------------------------------- */

/* Those ahead leave one by one, the i-th after a time with rate first + (i - 1) theta when there are none
 * behind: how many left until t has the probabilities p_0 = e^(-first t),
 * p_i = p_(i-1) step (first + (i - 1) theta) / i (negative binomial; Poisson when theta is 0). Kept with a factor
 * apart, for p_0 may be below any double. */
struct departures {
    double first, theta, step;
    double p, sum, scale; /* of p and sum: e^scale */
    uint32_t i;
};

static struct departures departures_from(double first, double theta, double t)
{
    double step = theta > 0 ? -expm1(-theta * t) / theta : t;
    return (struct departures){first, theta, step, 1, 1, -first * t, 0};
}

#define HUGE_SUM 1e200

static void departures_next(struct departures *d)
{
    d->p *= d->step * (d->first + d->i * d->theta) / (d->i + 1);
    d->sum += d->p;
    d->i++;
    if (d->sum > HUGE_SUM) {
        d->p /= HUGE_SUM;
        d->sum /= HUGE_SUM;
        d->scale += log(HUGE_SUM);
    }
}

/* P(at most i left) */
static double departures_sum(const struct departures *d)
{
    double p = d->sum * exp(d->scale);
    return p < 1 ? p : 1;
}

/* ---- a caller who finds k others waiting --------------------------------------------------------------- */

struct walk {
    const struct center *center;
    double served, theta; /* rates: of all agents, of giving up */
    double stay;          /* who finds all agents busy and a place, and takes it */
    double times;         /* sum of 1 / rate of the stages that a caller at the tail passes */
    double lost;          /* wait of those who give up: mean x part */
    struct departures answered, ahead; /* answered: given that the caller stays */
};

static struct walk walk_start(const struct center *c)
{
    struct walk w = {.center = c, .served = c->agents / c->talk, .theta = 1 / c->patience};
    w.stay = (1 - c->balk) * (1 - c->zero);
    w.answered = departures_from(w.served + w.theta, w.theta, c->within);
    w.ahead = departures_from(w.served, w.theta, c->within);
    return w;
}

/* The k-th state with a free place: what becomes of a caller who comes then. */
static struct center_sums walk_step(struct walk *w, uint32_t k)
{
    const struct center *c = w->center;
    double rate = w->served + (k + 1) * w->theta; /* somebody leaves who is ahead, or the caller itself */
    double answered = w->served / rate, given_up = (k + 1) * w->theta / rate;
    w->times += 1 / rate;
    w->lost = given_up / rate + (w->served + k * w->theta) / rate * w->lost;
    if (k > 0) {
        departures_next(&w->answered);
        departures_next(&w->ahead);
    }
    double soon = answered * (1 - departures_sum(&w->answered));
    double here = exp(-w->theta * c->within) * departures_sum(&w->ahead);
    return (struct center_sums){
        .waits = w->stay,
        .balked = c->balk,
        .none = (1 - c->balk) * c->zero,
        .answered_late = w->stay * answered,
        .given_up = w->stay * given_up,
        .answered_soon = w->stay * soon,
        .given_up_soon = w->theta > 0 ? w->stay * fmax(1 - here - soon, 0) : 0,
        .wait_answered = w->stay * answered * w->times,
        .wait_given_up = w->stay * w->lost,
    };
}

/* ---- all states ------------------------------------------------------------------------------------ */

/* A mean over the states so far and one more, which has the part p of all. */
static void mix(double *mean, double value, double p)
{
    *mean += p * (value - *mean);
}

static void mix_sums(struct center_sums *all, const struct center_sums *more, double p)
{
    mix(&all->no_wait, more->no_wait, p);
    mix(&all->waits, more->waits, p);
    mix(&all->blocked, more->blocked, p);
    mix(&all->balked, more->balked, p);
    mix(&all->none, more->none, p);
    mix(&all->answered_late, more->answered_late, p);
    mix(&all->given_up, more->given_up, p);
    mix(&all->answered_soon, more->answered_soon, p);
    mix(&all->given_up_soon, more->given_up_soon, p);
    mix(&all->wait_answered, more->wait_answered, p);
    mix(&all->wait_given_up, more->wait_given_up, p);
}

/* Each state is reached from the one below: its part of all is that of the last state, as for Erlang B. */
struct center_figures finite_line(const struct center *c)
{
    struct walk w = walk_start(c);
    struct center_sums all = {.no_wait = 1}, full = {.blocked = 1};
    double p = erlang_b(c->agents, c->rate * c->talk), joining = c->rate * w.stay;
    for (uint32_t k = 0; k < c->places; k++) {
        struct center_sums here = walk_step(&w, k);
        mix_sums(&all, &here, p);
        p = joining * p / (w.served + (k + 1) * w.theta + joining * p);
    }
    mix_sums(&all, &full, p);
    return center_divide(c, &all);
}
