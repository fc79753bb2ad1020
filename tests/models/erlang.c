/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Centers in their steady state against sums over the states of their Markov chains in extended precision, and
 * against published values, to 12 digits.
 */
#include "models/erlang.h"

#include <math.h>
#include <stdio.h>
#include "tests/models/line_sums.h"
#include "tests/support/unit.h"

#define DIGITS 1e-12

static double worst; /* of all comparisons of a test */

/* `scale`: what the difference is compared with; 0: the exact value itself. */
static void close_to(const char *what, double value, long double exact, long double scale)
{
    long double difference = fabsl(value - exact) / (scale > 0 ? scale : fabsl(exact));
    if (exact == 0 && scale == 0)
        difference = value == 0 ? 0 : INFINITY;
    worst = difference > worst ? (double)difference : worst;
    if (!(difference < DIGITS))
        fprintf(stderr, "\n%s: %.17g, exactly %.17Lg", what, value, exact);
    CU_ASSERT(difference < DIGITS);
}

static void say_worst(void)
{
    printf("\n    largest difference %.1e ", worst);
    worst = 0;
}

static const uint32_t sizes[] = {1, 2, 3, 7, 14, 40, 100, 333, 1000, 3000, 10000};
static const double shares[] = {0.01, 0.2, 0.5, 0.7, 0.8, 0.9, 0.97, 0.999, 0.999999, 1.0, 1.001, 1.05, 1.2};
#define COUNT(array) (sizeof(array) / sizeof *(array))

static void blocking_of(uint32_t n, double load)
{
    char what[80];
    long double b = blocked_exactly(n, load), rho = (long double)load / n;
    snprintf(what, sizeof what, "agents %u, load %g", n, load);
    if (b > 1e-300L)
        close_to(what, erlang_b(n, load), b, 0);
    else
        CU_ASSERT(erlang_b(n, load) < 1e-299);
    if (load < n && b > 1e-300L)
        close_to(what, erlang_c(n, load), b / (1 - rho + rho * b), 0);
    if (load >= n)
        CU_ASSERT_EQUAL(erlang_c(n, load), 1);
}

static void of_sums(void)
{
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (size_t k = 0; k < COUNT(shares); k++)
            blocking_of(sizes[i], sizes[i] * shares[k]);
        for (double load = 1e-6; load < 1; load *= 10)
            blocking_of(sizes[i], load);
    }
    say_worst();
}

static void of_edges(void)
{
    CU_ASSERT_EQUAL(erlang_b(0, 3), 1);
    CU_ASSERT_EQUAL(erlang_b(0, 0), 1);
    CU_ASSERT_EQUAL(erlang_b(5, 0), 0);
    CU_ASSERT_EQUAL(erlang_c(0, 0), 1);
    CU_ASSERT_EQUAL(erlang_c(5, 0), 0);
    close_to("one agent", erlang_b(1, 3), 0.75L, 0);
    close_to("one agent", erlang_c(1, 0.3), 0.3L, 0);
    close_to("two agents", erlang_b(2, 1), 0.2L, 0); /* 1/2 / (1 + 1 + 1/2) */
    CU_ASSERT_DOUBLE_EQUAL(erlang_b(12, 10), .119739, 6e-7);
    CU_ASSERT_DOUBLE_EQUAL(erlang_c(14, 10), .1741319335950, 6e-14);
}

/* ---- whole centers ------------------------------------------------------------------------------------- */

static const double patiences[] = {1e-3, 0.05, 0.3, 1, 2, 10, 100, INFINITY};
static const double thresholds[] = {0, 0.1, 1};

/* Of small probabilities too the leading digits are right; what is near 1 is right in its difference from 1. */
static void same(const char *what, const struct center_figures *f, const struct line_sums *e)
{
    close_to(what, f->blocking, e->blocking, e->blocking < 1e-300L ? 1 : 0);
    close_to(what, f->balked, e->balked, 0);
    close_to(what, f->abandonment, e->abandonment, e->abandonment < 1e-9L ? 1e-9L : 0);
    close_to(what, f->p_wait, e->p_wait, 0);
    close_to(what, f->wait, e->wait, 0);
    close_to(what, f->asa, e->asa, 0);
    close_to(what, f->queue_length, e->queue_length, 0);
    close_to(what, f->occupancy, e->occupancy, 0);
    close_to(what, f->answered_offered, e->answered_offered, 1);
    close_to(what, f->answered_answered, e->answered_answered, 1);
    close_to(what, f->abandons_count, e->abandons_count, 1);
    close_to(what, f->excluding_short_abandons, e->excluding_short_abandons, 1);
    CU_ASSERT_EQUAL(isnan(f->time_to_abandon), isnan((double)e->time_to_abandon));
    if (!isnan(f->time_to_abandon))
        close_to(what, f->time_to_abandon, e->time_to_abandon, 0);
}

static void compare(const struct center *c)
{
    struct line_sums e;
    char what[160];
    double load = c->rate * c->talk, stay = (1 - c->balk) * (1 - c->zero);
    bool patient = isinf(c->patience) && c->places == PLACES_UNLIMITED;
    if ((patient && load * stay > 0.99 * c->agents) || blocked_exactly(c->agents, load) < 1e-280L)
        return;
    snprintf(what, sizeof what, "agents %u, places %u, load %g, talk %g, patience %g, balk %g, zero %g, within %g",
             c->agents, c->places, load, c->talk, c->patience, c->balk, c->zero, c->within);
    CU_ASSERT_FATAL(line_sums(c, &e));
    struct center_figures f = center_figures(c);
    CU_ASSERT(f.steady);
    same(what, &f, &e);
}

static void compare_all(struct center c)
{
    c.talk = 1;
    for (size_t k = 0; k < COUNT(shares); k++)
        for (size_t p = 0; p < COUNT(patiences); p++)
            for (size_t w = 0; w < COUNT(thresholds); w++) {
                c.rate = c.agents * shares[k];
                c.patience = patiences[p];
                c.within = thresholds[w];
                compare(&c);
            }
}

static void of_lines(void)
{
    uint32_t most = unit_slow_build() ? 3 : 40;
    for (size_t i = 0; i < COUNT(sizes) && sizes[i] <= most; i++) {
        compare_all((struct center){.agents = sizes[i], .places = PLACES_UNLIMITED});
        compare_all((struct center){.agents = sizes[i], .places = PLACES_UNLIMITED, .balk = 0.2, .zero = 0.1});
    }
    say_worst();
}

static void of_places(void)
{
    static const uint32_t places[] = {0, 1, 5, 40};
    uint32_t most = unit_slow_build() ? 3 : 40;
    for (size_t i = 0; i < COUNT(sizes) && sizes[i] <= most; i++)
        for (size_t k = 0; k < COUNT(places); k++)
            compare_all((struct center){.agents = sizes[i], .places = places[k], .balk = 0.1, .zero = 0.3});
    say_worst();
}

static void of_many_agents(void)
{
    for (size_t i = 0; i < COUNT(sizes); i++)
        for (double share = 0.9; share < 1.21; share += 0.1)
            for (double patience = 0.1; patience < 20; patience *= 10) {
                struct center c = {.agents = sizes[i], .places = PLACES_UNLIMITED, .talk = 180, .within = 20,
                                   .rate = sizes[i] * share / 180, .patience = 180 * patience};
                if (!unit_slow_build() || sizes[i] < 1000)
                    compare(&c);
            }
    say_worst();
}

UNIT_MAIN("centers in their steady state",
          {"Erlang B and C are the sums of their definitions, for 1 to 10000 agents", of_sums},
          {"nobody on duty, nobody who calls, one and two agents; published values", of_edges},
          {"with or without patience, every figure is the sum over the states", of_lines},
          {"so it is where the places to wait are limited", of_places},
          {"so it is for 10000 agents with too little, enough and too much to do", of_many_agents})
