/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/impatience.h"

#include <math.h>
#include <gsl/gsl_sf_log.h>
#include "models/quadrature.h"

#define DEPTH 50 /* what is below e^-50 of the peak is left out */

/* The density of the offered wait x is that of exp(-slope y - mass h(theta y)), y = x - peak, up to a
 * factor, with h(z) = e^-z - 1 + z. */
struct density {
    double slope, mass; /* mass: per unit of theta */
    double theta, peak;
    double within;
};

#define TERMS 20 /* of a series with |z| < 1: 1/20! is below the last digit */

/* (e^z - 1 - z) / z^2, where that is what the next terms add up to. gsl_sf_exprel_2 has 11 digits. */
static double exponential_rest(double z)
{
    if (fabs(z) > 1)
        return (expm1(z) - z) / (z * z);
    double sum = 1;
    for (int k = TERMS; k > 2; k--)
        sum = 1 + z / k * sum;
    return sum / 2;
}

/* mass h(theta y), also where theta is next to nothing. */
static double curve(const struct density *d, double y)
{
    return d->mass * d->theta * y * y * exponential_rest(-d->theta * y);
}

static double exponent(const struct density *d, double y)
{
    return d->slope * y + curve(d, y);
}

/* While x callers per second join the line and `served` are served. */
static struct density density_of(const struct center *c, double joining, double served)
{
    struct density d = {.theta = 1 / c->patience, .within = c->within};
    d.slope = served > joining ? served - joining : 0;
    d.mass = joining < served ? joining : served;
    d.peak = joining > served ? log1p((joining - served) / served) * c->patience : 0;
    return d;
}

/* Where the density is spent: it falls at most with the rate at which callers are served. */
static double reach(const struct density *d, double served)
{
    double y = DEPTH / served;
    while (exponent(d, y) < DEPTH)
        y *= 2;
    return y;
}

enum { ALL, ANSWERED, GIVEN_UP, WAIT_ANSWERED, WAIT_GIVEN_UP, SUMS };

/* 1 - e^-z (1 + z) */
static double second(double z)
{
    return z > 1 ? 1 - exp(-z) * (1 + z) : exp(-z) * z * z * exponential_rest(z);
}

struct piece {
    const struct density *density;
    double from, to;
};

/* What a caller who is offered the wait x contributes. Near the peak y must not be a difference. */
static void at_wait(const void *host, double left, double right, double out[])
{
    const struct piece *p = host;
    const struct density *d = p->density;
    double x = p->from + left;
    double y = p->from == d->peak ? left : p->to == d->peak ? -right : x - d->peak;
    double v = exp(-exponent(d, y)), z = d->theta * x;
    out[ALL] = v;
    out[ANSWERED] = v * exp(-z);
    out[GIVEN_UP] = v * -expm1(-z);
    out[WAIT_ANSWERED] = v * x * exp(-z);
    out[WAIT_GIVEN_UP] = v * second(z) / d->theta;
}

/* Sums over [from, to], and what of them is within the threshold. */
struct wait_sums {
    double of[SUMS], answered_soon, given_up_soon;
};

static void add_piece(struct wait_sums *sum, const struct density *d, double from, double to)
{
    struct piece piece = {d, from, to};
    double part[SUMS];
    if (!(from < to))
        return;
    integrate(at_wait, &piece, to - from, SUMS, part);
    for (int i = 0; i < SUMS; i++)
        sum->of[i] += part[i];
    bool soon = to <= d->within;
    sum->answered_soon += soon ? part[ANSWERED] : 0;
    sum->given_up_soon += soon ? part[GIVEN_UP] : part[ALL] * -expm1(-d->theta * d->within);
}

static double between(double x, double least, double most)
{
    return x < least ? least : x > most ? most : x;
}

/* In pieces between the peak, the threshold, and where the density is next to nothing. */
static struct wait_sums sums_of(const struct density *d, double served)
{
    struct wait_sums sum = {{0}, 0, 0};
    double far = reach(d, served), from = d->peak > far ? d->peak - far : 0, to = d->peak + far;
    double within = between(d->within, from, to);
    double first = within < d->peak ? within : d->peak, second_cut = within < d->peak ? d->peak : within;
    add_piece(&sum, d, from, first);
    add_piece(&sum, d, first, second_cut);
    add_piece(&sum, d, second_cut, to);
    return sum;
}

/* ln of the density at its peak over that at 0: rho - 1 - ln rho, in units of what is served per patience. */
static double height(const struct center *c, double joining, double served)
{
    double excess = (joining - served) / served;
    return excess > 0 ? -gsl_sf_log_1plusx_mx(excess) * served * c->patience : 0;
}

struct center_figures impatience(const struct center *c)
{
    double stay = (1 - c->balk) * (1 - c->zero), load = c->rate * c->talk;
    double joining = c->rate * stay, served = c->agents / c->talk;
    struct density d = density_of(c, joining, served);
    struct wait_sums w = sums_of(&d, served);

    /* Of all the time, that in which an agent is free, over that in which none is. */
    double blocked = erlang_b(c->agents, load);
    double line = served * w.of[ALL] * exp(height(c, joining, served));
    double free = (1 - blocked) / blocked / line;
    double busy = 1 / (1 + free), part = busy * stay / w.of[ALL];
    struct center_sums s = {
        .no_wait = blocked > 0 ? free / (1 + free) : 1,
        .waits = busy * stay,
        .balked = busy * c->balk,
        .none = busy * (1 - c->balk) * c->zero,
        .answered_late = part * w.of[ANSWERED],
        .given_up = part * w.of[GIVEN_UP],
        .answered_soon = part * w.answered_soon,
        .given_up_soon = part * w.given_up_soon,
        .wait_answered = part * w.of[WAIT_ANSWERED],
        .wait_given_up = part * w.of[WAIT_GIVEN_UP],
    };
    return center_divide(c, &s);
}
