/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/general_talk.h"

#include <complex.h>
#include <math.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_log.h>

/* Looked at every `talk` seconds, the line is a random walk that does not fall below 0: it grows by the calls
 * that came meanwhile and shrinks by as many as there are agents. After k steps it would have moved by
 * Poisson(k load) - k agents. */

#define WALK_MOST 100000 /* steps */
#define SMALL 1e-19

/* rho - 1 - ln rho */
static double decay(double rho)
{
    return rho < 0.5 ? rho - 1 - log(rho) : -gsl_sf_log_1plusx_mx(rho - 1);
}

/* What Stirling's formula leaves out of ln n!: n >= 1 */
static double stirling_error(double n)
{
    if (n < 16)
        return gsl_sf_lngamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * M_PI);
    double r = 1 / (n * n);
    return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - r / 1188) * r) * r) * r) / n;
}

/* P(Poisson(k load) = k agents), as Loader (2000) computes it. */
static double on_the_spot(double agents, double load, double k)
{
    double n = k * agents;
    return exp(-n * decay(load / agents) - stirling_error(n)) / sqrt(2 * M_PI * n);
}

/* Spitzer's sums: over k, of P(moved by m after k steps) / k, m >= 0. */
struct spitzer {
    double zero, more, mean;             /* m = 0; m > 0; m > 0, times m */
    double by[CONSTANT_TALK_DEPTH + 1];  /* m */
    unsigned depth;                      /* the last m that is kept */
};

static void add_step(struct spitzer *s, double agents, double load, double k)
{
    double p = on_the_spot(agents, load, k) / k, n = k * agents, most = p;
    s->zero += p;
    for (unsigned m = 1; p > SMALL * most; m++) {
        p *= k * load / (n + m);
        most = p > most ? p : most;
        s->more += p;
        s->mean += m * p;
        if (m <= s->depth)
            s->by[m] += p;
    }
}

/* The line is m long with q[m]: m q[m] = sum of j by[j] q[m - j]. Then P(line <= m). */
static void line_lengths(const struct spitzer *s, double q[])
{
    q[0] = exp(-s->more);
    for (unsigned m = 1; m <= s->depth; m++) {
        double sum = 0;
        for (unsigned j = 1; j <= m; j++)
            sum += j * s->by[j] * q[m - j];
        q[m] = sum / m;
    }
    for (unsigned m = 1; m <= s->depth; m++)
        q[m] += q[m - 1];
}

/* Franx: who comes `rest` before the k-th look is served in time if then fewer than k agents are before it. */
static double served_within(const struct center *c, const struct spitzer *s)
{
    double q[CONSTANT_TALK_DEPTH + 1], looks = floor(c->within / c->talk) + 1, sum = 0;
    double calls = c->rate * (looks * c->talk - c->within), log_p = -calls; /* may be below any double */
    line_lengths(s, q);
    for (unsigned j = 0; j <= s->depth; j++) {
        sum += exp(log_p) * q[s->depth - j];
        log_p += log(calls / (j + 1));
    }
    return sum;
}

/* How many line lengths the service level takes, less one. */
static double depth_of(const struct center *c)
{
    return (floor(c->within / c->talk) + 1) * c->agents - 1;
}

static void by_sums(const struct center *c, struct center_figures *f)
{
    struct spitzer s = {.depth = 0};
    double load = c->rate * c->talk, depth = depth_of(c), last;
    bool known = depth <= CONSTANT_TALK_DEPTH;
    s.depth = known ? (unsigned)depth : 0;
    double k = 0;
    do {
        last = s.mean;
        add_step(&s, c->agents, load, ++k);
    } while (s.mean - last > SMALL * s.mean && k < WALK_MOST);
    f->p_wait = -expm1(-s.zero - s.more);
    f->queue_length = s.mean;
    f->answered_offered = known ? served_within(c, &s) : NAN;
}

/* z = e^(2 pi i j / n) e^(rho (z - 1)) by Newton's method, after some steps towards it. */
static double complex root(double agents, double rho, double j)
{
    double complex turn = cexp(2 * M_PI * I * j / agents), z = 0;
    for (int i = 0; i < 10; i++)
        z = turn * cexp(rho * (z - 1));
    for (int i = 0; i < 20; i++) {
        double complex e = turn * cexp(rho * (z - 1));
        z -= (z - e) / (1 - rho * e);
    }
    return z;
}

static void by_roots(const struct center *c, struct center_figures *f)
{
    double n = c->agents, load = c->rate * c->talk, sum = 0;
    double complex product = 0; /* its logarithm: a product of ten thousand factors may overflow */
    for (uint32_t j = 1; j < c->agents; j++) {
        double complex z = root(n, load / n, j);
        sum += creal(1 / (1 - z));
        product += clog(1 - z);
    }
    f->p_wait = 1 - (n - load) * exp(-creal(product));
    f->queue_length = sum - (n * (n - 1) - load * load) / (2 * (n - load));
    f->answered_offered = NAN;
}

struct center_figures constant_talk(const struct center *c)
{
    struct center_figures f = center_figures(c);
    double load = c->rate * c->talk;
    if (!f.steady)
        return f;
    if (c->agents * decay(load / c->agents) * WALK_MOST > -log(SMALL))
        by_sums(c, &f);
    else
        by_roots(c, &f);
    f.wait = f.asa = f.queue_length / c->rate;
    f.answered_answered = f.excluding_short_abandons = f.abandons_count = f.answered_offered;
    return f;
}
