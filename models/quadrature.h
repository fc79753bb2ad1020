/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Integrals of smooth functions, several at once, by the double exponential rule (Takahasi, Mori, Double
 * exponential formulas for numerical integration, Publ. RIMS 9, 1974): points crowd at both ends, so that
 * what happens there on a scale a million times smaller than the interval is seen.
 */
#ifndef MODELS_QUADRATURE_H
#define MODELS_QUADRATURE_H

#define INTEGRANDS_MOST 8

/* The values at a point, given by its distances from both ends: one of them is exact where it is small. */
typedef void integrand(const void *host, double from_left, double from_right, double out[]);

/* Over an interval of `length` > 0. count <= INTEGRANDS_MOST. The functions have no jumps and do not change
 * their sign; then it is right to about 14 digits. */
void integrate(integrand *f, const void *host, double length, unsigned count, double out[]);

#endif
