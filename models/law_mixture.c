/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/law.h"

static double weight_of(const struct dist_part *parts, uint32_t i)
{
    return parts[i].up_to - (i ? parts[i - 1].up_to : 0);
}

struct dist dist_mixture(uint32_t count, struct dist_part *parts)
{
    struct dist d = {.kind = DIST_MIXTURE, .count = count, .a = 1, .parts = parts};
    double total = 0, sum = 0;
    for (uint32_t i = 0; i < count; i++)
        total += parts[i].up_to;
    for (uint32_t i = 0; i < count; i++) {
        d.b += parts[i].up_to / total * dist_mean(&parts[i].law);
        sum += parts[i].up_to;
        parts[i].up_to = sum / total; /* the last: exactly 1, whatever was rounded */
    }
    for (uint32_t i = 0; i < count; i++) {
        double off = dist_mean(&parts[i].law) - d.b;
        d.c += weight_of(parts, i) * (dist_variance(&parts[i].law) + off * off);
    }
    return d;
}

static double mixture_cdf(const struct dist *d, double x)
{
    double sum = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        struct dist law = dist_scaled(d->parts[i].law, d->a);
        sum += weight_of(d->parts, i) * dist_cdf(&law, x);
    }
    return sum;
}

static double mixture_largest(const struct dist *d)
{
    double most = 0;
    for (uint32_t i = 0; i < d->count; i++) {
        double largest = dist_largest(&d->parts[i].law);
        most = largest > most ? largest : most;
    }
    return d->a * most;
}

/* The first part whose sum is above the choice: none without a weight. */
static uint32_t chosen(const struct dist *d, double choice)
{
    uint32_t low = 0, high = d->count - 1;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (choice < d->parts[middle].up_to)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

/* Where the choice fell within its part is uniform again, and chooses inside it. */
static double mixture_draw(const struct dist *d, struct uniforms u, const struct place_in_stream *at,
                           gsl_rng *rng)
{
    uint32_t i = chosen(d, u.choice);
    double before = i ? d->parts[i - 1].up_to : 0;
    u.choice = (u.choice - before) / weight_of(d->parts, i);
    return d->a * dist_sample(&d->parts[i].law, u, at, rng);
}

const struct law law_mixture = {listed_mean, listed_variance, mixture_cdf, mixture_largest, NULL, mixture_draw};
