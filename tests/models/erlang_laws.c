/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold between centers, whatever their figures are; and figures that were published. */
#include "models/erlang.h"

#include <math.h>
#include "tests/support/unit.h"

static struct center eleven(void)
{
    return (struct center){.agents = 11, .places = PLACES_UNLIMITED, .rate = 3.5 / 60, .talk = 180,
                           .patience = 300, .within = 20};
}

/* Half a unit of the last digit, and a little for where it was cut off. */
static void published(double value, double expected, double digit)
{
    CU_ASSERT_DOUBLE_EQUAL(value, expected, 0.6 * digit);
}

static void of_published(void)
{
    static const double levels[] = {.3896, .6402, .7956, .8884, .9415, .9706};
    struct center c = {.places = PLACES_UNLIMITED, .rate = 100 / 1800.0, .talk = 180, .patience = INFINITY,
                       .within = 20};
    for (uint32_t n = 11; n <= 16; n++) {
        c.agents = n;
        published(center_figures(&c).answered_offered, levels[n - 11], 1e-4);
    }
    c.agents = 14;
    published(center_figures(&c).asa, 7.836, 1e-3);
    published(center_figures(&c).occupancy, .7143, 1e-4);

    c = (struct center){.agents = 12, .places = PLACES_UNLIMITED, .rate = 4.2 / 60, .talk = 120,
                        .patience = 60, .within = 20};
    struct center_figures f = center_figures(&c);
    published(f.abandonment, .029679, 1e-6);
    published(f.asa, 1.4436, 1e-4);
    published(f.answered_offered, .945270, 1e-6);
    published(f.occupancy, .679225, 1e-6);
    c.patience = INFINITY;
    f = center_figures(&c);
    published(f.p_wait, .183889, 1e-6);
    published(f.wait, 6.1296, 1e-4);
    published(f.answered_offered, .899080, 1e-6);

    c = eleven();
    f = center_figures(&c);
    published(f.answered_offered, .591162, 1e-6);
    published(f.answered_answered, .647038, 1e-6);
    published(f.excluding_short_abandons, .609523, 1e-6);
    published(f.abandons_count, .621285, 1e-6);
    published(f.abandonment, .086356, 1e-6);
    published(f.wait, 25.907, 1e-3);
    published(f.asa, 24.437, 1e-3);
    published(f.time_to_abandon, 41.459, 1e-3);
    published(f.occupancy, .872114, 1e-6);
}

/* The difference to the limit is of the order of 1 / patience. */
static void of_limits(void)
{
    struct center c = eleven(), patient = c, loss = c;
    patient.patience = INFINITY;
    loss.places = 0;
    struct center_figures limit = center_figures(&patient), f;
    for (double patience = 1e6; patience < 1e300; patience *= 1e6) {
        c.patience = patience;
        f = center_figures(&c);
        double near = 1e5 / patience + 1e-12;
        CU_ASSERT_DOUBLE_EQUAL(f.p_wait / limit.p_wait, 1, near);
        CU_ASSERT_DOUBLE_EQUAL(f.wait / limit.wait, 1, near);
        CU_ASSERT_DOUBLE_EQUAL(f.answered_offered / limit.answered_offered, 1, near);
        CU_ASSERT_DOUBLE_EQUAL(f.abandonment * patience / f.wait, 1, 1e-12); /* Little */
    }
    limit = center_figures(&loss);
    for (double patience = 1e-3; patience > 1e-100; patience *= 1e-6) {
        c.patience = patience;
        f = center_figures(&c);
        CU_ASSERT_DOUBLE_EQUAL(f.abandonment / limit.blocking, 1, 2 * patience + 1e-12);
        CU_ASSERT_DOUBLE_EQUAL(f.occupancy / limit.occupancy, 1, 2 * patience + 1e-12);
        CU_ASSERT_DOUBLE_EQUAL(f.time_to_abandon / patience, 1, 2 * patience + 1e-12);
    }
    CU_ASSERT_DOUBLE_EQUAL(limit.blocking, erlang_b(11, 10.5), 1e-15);
}

/* As many places as anybody needs are unlimited ones: a sum over states meets an integral. */
static void of_enough_places(void)
{
    struct center c = eleven(), limited = c;
    c.balk = limited.balk = 0.1;
    c.zero = limited.zero = 0.2;
    limited.places = 300;
    struct center_figures a = center_figures(&c), b = center_figures(&limited);
    CU_ASSERT_DOUBLE_EQUAL(a.p_wait, b.p_wait, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(a.asa, b.asa, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(a.abandonment, b.abandonment, 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(a.abandons_count, b.abandons_count, 1e-13);
}

/* Everybody is counted once; who would have to wait and does not is as in a loss system. */
static void of_those_who_leave(void)
{
    struct center c = eleven();
    c.balk = 1;
    struct center_figures f = center_figures(&c);
    CU_ASSERT_DOUBLE_EQUAL(f.balked, erlang_b(11, 10.5), 1e-15);
    CU_ASSERT_EQUAL(f.p_wait, 0);
    CU_ASSERT_TRUE(isnan(f.time_to_abandon));
    c.balk = 0;
    c.zero = 1;
    f = center_figures(&c);
    CU_ASSERT_DOUBLE_EQUAL(f.abandonment, erlang_b(11, 10.5), 1e-15);
    CU_ASSERT_EQUAL(f.time_to_abandon, 0);
    CU_ASSERT_EQUAL(f.excluding_short_abandons, 1);
    c.patience = INFINITY;
    CU_ASSERT_DOUBLE_EQUAL(center_figures(&c).abandonment, erlang_b(11, 10.5), 1e-15);
}

static void of_no_steady_state(void)
{
    struct center c = eleven();
    c.patience = INFINITY;
    c.agents = 10;
    struct center_figures f = center_figures(&c);
    CU_ASSERT_FALSE(f.steady);
    CU_ASSERT_EQUAL(f.p_wait, 1);
    CU_ASSERT_EQUAL(f.answered_offered, 0);
    CU_ASSERT_TRUE(isinf(f.wait) && isinf(f.asa));
    c.zero = 0.1; /* 10.5 erlangs, of which 9.45 wait when they must */
    CU_ASSERT_TRUE(center_figures(&c).steady);
}

/* ---- monotonicity ---------------------------------------------------------------------------------- */

static void better(const struct center_figures *a, const struct center_figures *b)
{
    CU_ASSERT(a->p_wait <= b->p_wait * (1 + 1e-13));
    CU_ASSERT(a->wait <= b->wait * (1 + 1e-13));
    CU_ASSERT(a->abandonment <= b->abandonment * (1 + 1e-13));
    CU_ASSERT(a->answered_offered >= b->answered_offered * (1 - 1e-13));
    CU_ASSERT(a->occupancy <= b->occupancy * (1 + 1e-13));
}

static void of_one_more(void)
{
    static const double patiences[] = {1, 30, 300, 1e5, INFINITY};
    for (size_t p = 0; p < 5; p++)
        for (uint32_t n = 1; n < 40; n++) {
            struct center c = eleven(), more = c, calls = c;
            c.patience = more.patience = calls.patience = patiences[p];
            c.agents = calls.agents = n;
            more.agents = n + 1;
            calls.rate *= 0.9;
            struct center_figures fc = center_figures(&c), fm = center_figures(&more), fl = center_figures(&calls);
            better(&fm, &fc);
            better(&fl, &fc);
        }
}

static void of_more_patience(void)
{
    struct center c = eleven();
    struct center_figures last = center_figures(&c);
    for (c.patience = 330; c.patience < 1e6; c.patience *= 1.1) {
        struct center_figures f = center_figures(&c);
        CU_ASSERT(f.abandonment < last.abandonment && f.wait > last.wait && f.p_wait > last.p_wait);
        CU_ASSERT(f.occupancy > last.occupancy);
        last = f;
    }
    last = center_figures(&c);
    for (c.within = 21; c.within < 1000; c.within *= 1.1) {
        struct center_figures f = center_figures(&c);
        CU_ASSERT(f.answered_offered > last.answered_offered && f.abandons_count >= last.abandons_count);
        last = f;
    }
}

UNIT_MAIN("laws of centers in their steady state",
          {"the published values come out", of_published},
          {"endless patience is Erlang C, none at all is Erlang B", of_limits},
          {"places that nobody needs change nothing", of_enough_places},
          {"who leaves rather than waits is lost as in Erlang B", of_those_who_leave},
          {"where the line grows for ever, all wait", of_no_steady_state},
          {"one more agent or fewer calls: nothing gets worse", of_one_more},
          {"more patience: fewer give up, and all wait longer", of_more_patience})
