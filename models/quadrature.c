/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/quadrature.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <gsl/gsl_math.h>

#define FAR 5.0        /* of the variable that is integrated over: the ends are then 1e-101 of the length away */
#define LEVELS_MOST 10 /* steps of 2^-10 */
#define LEVELS_LEAST 3
#define CLOSE 1e-13    /* between two levels; each level squares the error of the one before */

/* x = length / (1 + e^(-pi sinh t)) */
static void add_point(integrand *f, const void *host, double length, unsigned count, double t, double sum[])
{
    double value[INTEGRANDS_MOST], e = exp(-M_PI * sinh(fabs(t)));
    double near = e / (1 + e), away = 1 / (1 + e);
    double weight = length * M_PI * cosh(t) * near * away;
    bool left = t < 0;
    f(host, length * (left ? near : away), length * (left ? away : near), value);
    for (unsigned i = 0; i < count; i++)
        sum[i] += weight * value[i];
}

static bool all_close(unsigned count, const double a[], const double b[])
{
    for (unsigned i = 0; i < count; i++)
        if (!(fabs(a[i] - b[i]) <= CLOSE * fabs(b[i])))
            return false;
    return true;
}

/* Each level adds the points halfway between those of the level before. */
void integrate(integrand *f, const void *host, double length, unsigned count, double out[])
{
    double sum[INTEGRANDS_MOST] = {0}, last[INTEGRANDS_MOST] = {0};
    for (int level = 0; level <= LEVELS_MOST; level++) {
        double step = ldexp(1, -level), stride = level == 0 ? 1 : 2 * step;
        double first = level == 0 ? -FAR : -FAR + step;
        for (double t = first; t <= FAR; t += stride)
            add_point(f, host, length, count, t, sum);
        for (unsigned i = 0; i < count; i++)
            out[i] = step * sum[i];
        if (level >= LEVELS_LEAST && all_close(count, last, out))
            return;
        memcpy(last, out, count * sizeof *out);
    }
}
