/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/waits.h"

#include <math.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_randist.h>

struct moments moments_of(double mean, double cv)
{
    return (struct moments){mean, mean * mean * (1 + cv * cv)};
}

struct moments moments_sum(struct moments a, struct moments b)
{
    return (struct moments){a.mean + b.mean, a.square + 2 * a.mean * b.mean + b.square};
}

struct moments moments_mix(double p, struct moments a, struct moments b)
{
    return (struct moments){p * a.mean + (1 - p) * b.mean, p * a.square + (1 - p) * b.square};
}

/* E N = f / (1 - f), E N (N - 1) = 2 f^2 / (1 - f)^2. */
struct moments moments_repeat(double more, struct moments a)
{
    double number = more / (1 - more);
    return (struct moments){number * a.mean, number * a.square + 2 * number * number * a.mean * a.mean};
}

double poisson_one_wait(double arrivals, struct moments service)
{
    return arrivals * service.square / 2 / (1 - arrivals * service.mean);
}

double vacation_wait(double arrivals, struct moments service, struct moments vacation)
{
    return poisson_one_wait(arrivals, service) + vacation.square / 2 / vacation.mean;
}

/* ---- constant talk ---------------------------------------------------------------------------------- */

/* Callers beyond are cut off. */
enum { STATES = 300 };

/* From i callers to j in one talk: those who talk have left, and j - (i - agents)+ have come. */
static double step(const struct constant_talk *c, int i, int j)
{
    int left = i > c->agents ? i - c->agents : 0;
    return j < left ? 0 : gsl_ran_poisson_pdf((unsigned)(j - left), c->arrivals * c->talk);
}

/* p = p P, with one equation replaced by sum p = 1. */
static bool crommelin(const struct constant_talk *c, gsl_vector *p)
{
    gsl_matrix *a = gsl_matrix_alloc(STATES, STATES);
    gsl_vector *b = gsl_vector_calloc(STATES);
    gsl_permutation *order = gsl_permutation_alloc(STATES);
    int sign;
    for (int i = 0; i < STATES; i++)
        for (int j = 0; j < STATES; j++)
            gsl_matrix_set(a, (size_t)j, (size_t)i, j == STATES - 1 ? 1 : step(c, i, j) - (i == j));
    gsl_vector_set(b, STATES - 1, 1);
    bool ok = gsl_linalg_LU_decomp(a, order, &sign) == 0 && gsl_linalg_LU_solve(a, order, b, p) == 0;
    gsl_permutation_free(order);
    gsl_vector_free(b);
    gsl_matrix_free(a);
    return ok;
}

/* P(at most `waiting` callers wait). */
static double waiting_at_most(const struct constant_talk *c, const gsl_vector *p, int waiting)
{
    double sum = 0;
    for (int i = 0; i <= c->agents + waiting && i < STATES; i++)
        sum += gsl_vector_get(p, (size_t)i);
    return sum;
}

/* P(wait <= x) for (k - 1) talk <= x < k talk: of the arrivals in the k talk - x after a caller's own, j, so
 * that at most k agents - 1 - j waited behind. */
static double franx(const struct constant_talk *c, const gsl_vector *p, double x)
{
    int k = (int)floor(x / c->talk) + 1, last = k * c->agents - 1;
    double sum = 0;
    for (int j = 0; j <= last; j++)
        sum += waiting_at_most(c, p, last - j) *
               gsl_ran_poisson_pdf((unsigned)j, c->arrivals * (k * c->talk - x));
    return sum;
}

bool constant_talk_answers(const struct constant_talk *c, struct constant_talk_answers *out)
{
    gsl_vector *p = gsl_vector_alloc(STATES);
    bool ok = crommelin(c, p);
    double waiting = 0;
    for (int i = c->agents + 1; i < STATES; i++)
        waiting += (i - c->agents) * gsl_vector_get(p, (size_t)i);
    *out = (struct constant_talk_answers){1 - waiting_at_most(c, p, -1), waiting / c->arrivals,
                                          franx(c, p, c->within)};
    gsl_vector_free(p);
    return ok;
}

/* S_k = k talk - (k agents gaps): P(no wait) = exp(-sum P(S_k > 0) / k), E wait = sum E max(S_k, 0) / k; the
 * gaps are longer than t exactly when fewer than k agents callers come in t. */
struct constant_talk_answers constant_talk_series(const struct constant_talk *c)
{
    double none = 0, wait = 0;
    for (int k = 1; k < 5000; k++) {
        double t = k * c->talk, stages = k * c->agents;
        double positive = gsl_cdf_gamma_P(t, stages, 1 / c->arrivals);
        double more = gsl_cdf_gamma_P(t, stages + 1, 1 / c->arrivals);
        none += positive / k;
        wait += (t * positive - stages / c->arrivals * more) / k;
    }
    return (struct constant_talk_answers){-expm1(-none), wait, 0};
}

/* ---- renewal arrivals ------------------------------------------------------------------------------- */

double renewal_one_sigma(const struct renewal_one *c)
{
    double sigma = 0; /* from here the iteration rises to the root in (0, 1) */
    for (int i = 0; i < 100000; i++) {
        double s = (1 - sigma) / c->talk;
        sigma = c->stages == 0 ? exp(-s * c->gap) : pow(1 + s * c->gap / c->stages, -c->stages);
    }
    return sigma;
}
