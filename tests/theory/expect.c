/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/expect.h"

#include <math.h>
#include <stdio.h>
#include "tests/support/unit.h"

static const double usual_error = 0.01;

static double measured_seconds(const struct scenario *s)
{
    return (double)(s->horizon.length - s->horizon.warmup) / 1e6;
}

static void expect_estimate(const char *where, const struct figure *f, const struct results *results)
{
    const struct estimate *e = estimate_at(results, f->path);
    if (!e || !e->defined || !e->has_sd) {
        fprintf(stderr, "\n%s: %s: no estimate\n", where, f->path);
        CU_FAIL("no estimate");
        return;
    }
    double exact = f->per_second ? f->value * measured_seconds(results->scenario) : f->value;
    double error = e->sd / sqrt(e->n), z = (e->mean - exact) / error;
    double small = (f->error > 0 ? f->error : usual_error) * exact;
    bool close = fabs(z)<4.5, sharp = error> 0 && (unit_slow_build() || error < small);
    printf("\n    %-32s %-48s exact %-9.6g simulated %-9.6g z %5.2f, error %.2f %%%s", where, f->path, exact,
           e->mean, z, 100 * error / exact, close && sharp ? "" : "  <- WRONG");
    CU_ASSERT(close);
    CU_ASSERT(sharp);
}

void expect_figures(const char *file, const char *const sets[EXPECT_SETS], const struct figure *figures)
{
    struct simulation s;
    char path[256];
    snprintf(path, sizeof path, SOURCE_DIR "/tests/theory/%s", file);
    size_t set_count = 0;
    while (set_count < EXPECT_SETS && sets[set_count])
        set_count++;
    if (!simulate(&s, path, sets, set_count, unit_slow_build() ? 8 : 1)) {
        CU_FAIL("the scenario does not run");
        return;
    }
    for (const struct figure *f = figures; f->path; f++)
        expect_estimate(set_count > 0 ? sets[0] : file, f, s.results);
    simulation_free(&s);
}
