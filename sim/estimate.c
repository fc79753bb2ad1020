/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/estimate.h"

#include <math.h>
#include <gsl/gsl_cdf.h>

void moments_add(struct moments *m, struct ratio r, uint32_t n)
{
    double x = (double)r.top, y = (double)r.bottom;
    if (m->sum_y == 0 && y != 0)
        m->guess = x / y;
    double u = x - m->guess * y, du = u - m->mean_u, dy = y - m->mean_y;
    m->sum_x += r.top;
    m->sum_y += r.bottom;
    m->mean_u += du / n;
    m->mean_y += dy / n;
    m->uu += du * (u - m->mean_u);
    m->uy += du * (y - m->mean_y);
    m->yy += dy * (y - m->mean_y);
    m->empty += r.bottom == 0;
}

double student_t(uint32_t n, double confidence)
{
    return gsl_cdf_tdist_Pinv(0.5 + confidence / 2, n - 1.0);
}

double unit_scale(enum unit unit)
{
    return unit == UNIT_SECONDS ? 1e6 : 1;
}

static double at_most_possible(double x, enum unit unit)
{
    return unit == UNIT_PROPORTION && x > 1 ? 1 : x;
}

static double at_least_zero(double x)
{
    return x < 0 ? 0 : x;
}

struct estimate moments_estimate(const struct moments *m, uint32_t n, double confidence, enum unit unit)
{
    struct estimate e = {.n = n, .empty = m->empty, .defined = m->sum_y != 0};
    if (!e.defined)
        return e;
    double ratio = (double)m->sum_x / (double)m->sum_y;
    e.mean = ratio / unit_scale(unit);
    if (n < 2)
        return e;
    double off = ratio - m->guess;
    double squares = at_least_zero(m->uu - 2 * off * m->uy + off * off * m->yy);
    double mean_y = (double)m->sum_y / n;
    e.sd = sqrt(squares / (n - 1.0)) / mean_y / unit_scale(unit);
    double half = student_t(n, confidence) * e.sd / sqrt(n);
    e.lo = at_least_zero(e.mean - half);
    e.hi = at_most_possible(e.mean + half, unit);
    e.has_sd = e.has_ci = true;
    return e;
}
