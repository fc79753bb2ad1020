/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laws of patience, written down once more and otherwise than in models/: who is still there after x. */
#ifndef TESTS_THEORY_SURVIVAL_H
#define TESTS_THEORY_SURVIVAL_H

enum survival_kind {
    SURVIVAL_FOREVER,
    SURVIVAL_CONSTANT,         /* a: the value */
    SURVIVAL_EXPONENTIAL,      /* a: mean */
    SURVIVAL_UNIFORM,          /* a < b */
    SURVIVAL_WEIBULL,          /* a: scale, b: shape */
    SURVIVAL_GAMMA,            /* a: scale, b: shape */
    SURVIVAL_LOGNORMAL,        /* a, b: mean and standard deviation of the logarithm */
    SURVIVAL_HYPEREXPONENTIAL, /* a with probability p, else b: means */
    SURVIVAL_HAZARD            /* leaves at rate p until a, from then on at rate b > 0 */
};

struct survival {
    enum survival_kind kind;
    double a, b, p;
    double limit; /* nobody stays longer; 0: no limit */
    double zero;  /* probability of no patience at all */
};

/* P(X > x), x >= 0. */
double survival_alive(const struct survival *s, double x);

/* The integral of P(X > u) over u from 0 to x. */
double survival_lived(const struct survival *s, double x);

/* The mean and the coefficient of variation as a gamma, lognormal or (mean, shape) a Weibull law. */
struct survival survival_gamma(double mean, double cv);
struct survival survival_lognormal(double mean, double cv);
struct survival survival_weibull(double mean, double shape);

#endif
