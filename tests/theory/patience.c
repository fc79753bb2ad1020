/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/patience.h"

#include <math.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_integration.h>

enum { INTERVALS = 2000, MOST_CUTS = 7 };

/* Where e^-60 of the density at 0 is left, it is cut. */
static const double negligible = -60;

/* What is integrated over the density, here without its factor lambda p(n-1). */
enum part { ALL, STAYING, WAITS, WAITS_STAYING };

struct work {
    const struct impatient_center *center;
    const struct survival *own; /* of the callers who are asked about */
    enum part part;
    gsl_integration_workspace *space;
    double cuts[MOST_CUTS]; /* ascending: 0, where the density has kinks, the end */
    int cut_count;
    bool ok;
};

static double exponent(const struct impatient_center *c, double x)
{
    return c->arrivals * survival_lived(&c->patience, x) - c->agents / c->talk * x;
}

static double integrand(double x, void *work)
{
    const struct work *w = work;
    const struct survival *s = w->own;
    double density = exp(exponent(w->center, x));
    switch (w->part) {
    case STAYING:
        return density * survival_alive(s, x);
    case WAITS:
        return density * survival_lived(s, x); /* E min(x, patience) */
    case WAITS_STAYING:
        return density * survival_alive(s, x) * x;
    case ALL:
        break;
    }
    return density;
}

/* Over [from, to], split at the kinks. */
static double integral(struct work *w, enum part part, double from, double to)
{
    double sum = 0;
    w->part = part;
    gsl_function f = {integrand, w};
    for (int i = 0; i + 1 < w->cut_count; i++) {
        double a = fmax(from, w->cuts[i]), b = fmin(to, w->cuts[i + 1]), piece = 0, error;
        if (a < b && gsl_integration_qag(&f, a, b, 1e-13, 1e-10, INTERVALS, GSL_INTEG_GAUSS31, w->space,
                                         &piece, &error) != GSL_SUCCESS)
            w->ok = false;
        sum += piece;
    }
    return sum;
}

static double end_of_density(const struct impatient_center *c)
{
    double x = c->talk / c->agents;
    while (exponent(c, x) > negligible && x < 1e9 * c->talk)
        x *= 1.5;
    return x;
}

static void cut_at(struct work *w, double x)
{
    int i = w->cut_count++;
    for (; i > 0 && w->cuts[i - 1] > x; i--)
        w->cuts[i] = w->cuts[i - 1];
    w->cuts[i] = x;
}

static void cuts_find(struct work *w, double end)
{
    const struct survival *s = &w->center->patience;
    bool has_kinks =
        s->kind == SURVIVAL_CONSTANT || s->kind == SURVIVAL_UNIFORM || s->kind == SURVIVAL_HAZARD;
    cut_at(w, 0);
    cut_at(w, end);
    cut_at(w, w->center->within);
    cut_at(w, s->limit);
    if (has_kinks) {
        cut_at(w, s->a);
        cut_at(w, s->b);
    }
}

/* Over p(n-1): the probability that an agent is free. */
static double some_free(const struct impatient_center *c)
{
    double sum = 1, term = 1;
    for (int n = c->agents - 1; n > 0; n--) {
        term *= n / (c->arrivals * c->talk);
        sum += term;
    }
    return sum;
}

static double quotient(double a, double b)
{
    return b > 1e-15 ? a / b : 0;
}

static struct impatient_answers answers_from(struct work *w, double end)
{
    const struct impatient_center *c = w->center;
    const struct survival *s = w->own;
    double all = integral(w, ALL, 0, end), k = c->arrivals / (some_free(c) + c->arrivals * all);
    double busy = k * all, at_once = 1 - busy, within = fmin(c->within, end);
    double answered = at_once + k * integral(w, STAYING, 0, end);
    double wait = k * integral(w, WAITS, 0, end), wait_answered = k * integral(w, WAITS_STAYING, 0, end);
    double good_later = k * integral(w, STAYING, 0, within), good = at_once + good_later;
    double gone = k * integral(w, ALL, 0, within) - good_later +
                  k * integral(w, ALL, within, end) * (1 - survival_alive(s, within));
    double beyond = s->limit > 0 ? k * integral(w, ALL, fmin(s->limit, end), end) : 0;
    struct survival patience = *s; /* without its limit */
    patience.limit = 0;
    double sent_away = beyond * survival_alive(&patience, s->limit), lost = 1 - answered;
    return (struct impatient_answers){
        .p_offered_wait = busy,
        .p_wait = busy * survival_alive(s, 0),
        .wait = wait,
        .asa = wait_answered / answered,
        .time_to_abandon = quotient(wait - wait_answered - sent_away * s->limit, lost - sent_away),
        .lost = lost,
        .sent_away = sent_away,
        .beyond = beyond,
        .occupancy = c->arrivals * answered * c->talk / c->agents,
        .answered_offered = good,
        .answered_answered = good / answered,
        .excluding_short_abandons = good / (1 - gone),
        .abandons_count = good + gone,
    };
}

bool impatient_kind(const struct impatient_center *c, const struct survival *own,
                    struct impatient_answers *out)
{
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    struct work w = {
        .center = c, .own = own, .space = gsl_integration_workspace_alloc(INTERVALS), .ok = true};
    double end = end_of_density(c);
    cuts_find(&w, end);
    if (w.space)
        *out = answers_from(&w, end);
    w.ok = w.ok && w.space;
    gsl_integration_workspace_free(w.space);
    gsl_set_error_handler(before);
    return w.ok;
}

bool impatient_answers(const struct impatient_center *c, struct impatient_answers *out)
{
    return impatient_kind(c, &c->patience, out);
}
