/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/paired.h"

#include <math.h>
#include "sim/estimate.h"

/* u of this replication. */
static double add_side(struct paired_side *s, struct ratio r)
{
    if (s->y == 0 && r.bottom != 0)
        s->guess = (double)r.top / (double)r.bottom;
    s->x += r.top;
    s->y += r.bottom;
    return (double)r.top - s->guess * (double)r.bottom;
}

void paired_add(struct paired *p, struct ratio a, struct ratio b, uint32_t n)
{
    double before[PAIRED_PARTS], ua = add_side(&p->a, a), ub = add_side(&p->b, b);
    const double part[PAIRED_PARTS] = {ub - ua, (double)(b.bottom - a.bottom), ua, (double)a.bottom};
    for (int i = 0; i < PAIRED_PARTS; i++) {
        before[i] = part[i] - p->mean[i];
        p->mean[i] += before[i] / n;
    }
    for (int i = 0; i < PAIRED_PARTS; i++)
        for (int k = 0; k < PAIRED_PARTS; k++)
            p->product[i][k] += before[i] * (part[k] - p->mean[k]);
    p->empty += a.bottom == 0 || b.bottom == 0;
}

static double ratio_of(const struct paired_side *s)
{
    return (double)s->x / (double)s->y;
}

/* sum e^2. x - r y = u - (r - guess) y. */
static double squares(const struct paired *p, uint32_t n)
{
    double mean_a = (double)p->a.y / n, mean_b = (double)p->b.y / n;
    double off_a = ratio_of(&p->a) - p->a.guess, off_b = ratio_of(&p->b) - p->b.guess;
    const double weight[PAIRED_PARTS] = {1 / mean_b, -off_b / mean_b, 1 / mean_b - 1 / mean_a,
                                         off_a / mean_a - off_b / mean_b};
    double sum = 0;
    for (int i = 0; i < PAIRED_PARTS; i++)
        for (int k = 0; k < PAIRED_PARTS; k++)
            sum += weight[i] * weight[k] * p->product[i][k];
    return sum > 0 ? sum : 0;
}

struct estimate paired_estimate(const struct paired *p, uint32_t n, double confidence, enum unit unit)
{
    struct estimate e = {.n = n, .empty = p->empty, .defined = p->a.y != 0 && p->b.y != 0};
    double scale = unit_scale(unit);
    if (!e.defined)
        return e;
    e.mean = (ratio_of(&p->b) - ratio_of(&p->a)) / scale;
    if (n < 2)
        return e;
    e.sd = sqrt(squares(p, n) / (n - 1.0)) / scale;
    double half = student_t(n, confidence) * e.sd / sqrt(n);
    e.lo = e.mean - half;
    e.hi = e.mean + half;
    e.has_sd = e.has_ci = true;
    return e;
}
