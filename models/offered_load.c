/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/offered_load.h"

#include <math.h>
#include <gsl/gsl_integration.h>

#define WORKSPACE 200
#define DIGITS 1e-11
#define NEGLIGIBLE 1e-13 /* of the calls are longer: most steps of a day are far away */

static double survival(double x, void *d)
{
    return 1 - dist_cdf(d, x);
}

/* Laws may have jumps: the doubly adaptive rule of Gonnet finds them. */
static double numerically(const struct dist *d, double x)
{
    struct dist law = *d;
    gsl_function f = {survival, &law};
    double sum = NAN, error;
    size_t evaluations;
    gsl_integration_cquad_workspace *w = gsl_integration_cquad_workspace_alloc(WORKSPACE);
    if (w)
        gsl_integration_cquad(&f, 0, x, 0, DIGITS, w, &sum, &error, &evaluations);
    gsl_integration_cquad_workspace_free(w);
    return sum;
}

double mean_up_to(const struct dist *d, double x)
{
    double some = 1 - d->zero;
    if (!(x > 0))
        return 0;
    if (x >= dist_largest(d) || dist_cdf(d, x) > 1 - NEGLIGIBLE)
        return dist_mean(d);
    if (d->kind == DIST_CONSTANT)
        return some * x;
    if (d->kind == DIST_EXPONENTIAL)
        return some * d->a * -expm1(-x / d->a);
    return numerically(d, x);
}

double offered_load_at(const struct arrivals *a, const struct dist *talk, int64_t t)
{
    double load = 0, before = mean_up_to(talk, sim_seconds(t));
    for (int64_t begin = 0; begin < t;) {
        int64_t end = arrivals_change_after(a, begin, t);
        double after = mean_up_to(talk, sim_seconds(t - end));
        load += arrivals_rate(a, begin) * (before - after);
        before = after;
        begin = end;
    }
    return load;
}
