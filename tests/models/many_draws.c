/* SPDX-License-Identifier: GPL-3.0-or-later */
/* many_draws NAME DRAWS: very many samples of one law, in a sanitized build. Each is put where its distribution
 * function says, an atom anywhere in its jump: that is uniform, if the law is what it says. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/models/law_cases.h"
#include "tests/models/sampling.h"

enum { CELLS = 1000 };

static const struct law_case *find(const char *name)
{
    for (const struct law_case *c = law_cases(); c < law_cases() + LAW_CASES; c++)
        if (strcmp(c->name, name) == 0)
            return c;
    return NULL;
}

static double place_of(const struct dist *d, double x, double within)
{
    double above = dist_cdf(d, x), below = cdf_below(d, x);
    return below + within * (above - below);
}

/* False: a sample that is none. */
static bool count(const struct dist *d, uint64_t draws, double *counts)
{
    gsl_rng *rng = gsl_rng_alloc(stream_gsl);
    struct stream_key key = stream_key(12, STREAM_TALK, "many"), other = stream_key(12, STREAM_BALK, "many");
    double largest = dist_largest(d);
    bool good = true;
    for (uint64_t i = 0; i < draws && good; i++) {
        struct place_in_stream at = {key, 0, i, 0};
        double x = dist_sample(d, stream_uniforms(key, 0, i, 0), &at, rng);
        good = x >= 0 && x <= largest;
        double place = place_of(d, x, stream_uniforms(other, 0, i, 0).value);
        counts[place < 1 ? (unsigned)(place * CELLS) : CELLS - 1]++;
    }
    gsl_rng_free(rng);
    return good;
}

int main(int argc, char **argv)
{
    static double counts[CELLS], expected[CELLS];
    const struct law_case *c = argc == 3 ? find(argv[1]) : NULL;
    if (!c) {
        fprintf(stderr, "usage: many_draws NAME DRAWS\n");
        return EXIT_FAILURE;
    }
    for (unsigned i = 0; i < CELLS; i++)
        expected[i] = 1.0 / CELLS;
    bool good = count(&c->law, strtoull(argv[2], NULL, 10), counts);
    double z = chi_square_z(counts, expected, CELLS);
    printf("%s: z of chi-square %.2f%s\n", c->name, z, good ? "" : ", and a sample out of range");
    return good && fabs(z) < Z_MOST ? EXIT_SUCCESS : EXIT_FAILURE;
}
