/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/general_talk.h"

#include <math.h>
#include <string.h>
#include "models/priorities.h"
#include "models/square_root.h"
#include "tests/support/unit.h"

static struct center center(uint32_t agents, double load)
{
    return (struct center){.agents = agents, .places = PLACES_UNLIMITED, .rate = load / 100, .talk = 100,
                           .patience = INFINITY};
}

/* rho (1 + cv^2) / 2 / (1 - rho) talks: 0.8 x 0.5 / 0.2 = 2 for constant talk, twice that for exponential. */
static void of_one_agent(void)
{
    struct center c = center(1, 0.8);
    struct center_figures f = single_agent(&c, 0);
    CU_ASSERT_DOUBLE_EQUAL(f.wait, 200, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(f.queue_length, 1.6, 1e-13);
    CU_ASSERT_DOUBLE_EQUAL(f.p_wait, 0.8, 1e-15);
    CU_ASSERT_TRUE(isnan(f.answered_offered));
    CU_ASSERT_DOUBLE_EQUAL(single_agent(&c, 1).wait, 400, 1e-11);
    CU_ASSERT_DOUBLE_EQUAL(single_agent(&c, 2).wait, 1000, 1e-11);
    c = center(1, 1.2);
    CU_ASSERT_FALSE(single_agent(&c, 0.5).steady);
    CU_ASSERT_EQUAL(single_agent(&c, 0.5).answered_offered, 0);
}

static void of_several(void)
{
    struct center c = center(14, 10);
    c.within = 11;
    struct center_figures erlang = center_figures(&c), f = several_agents(&c, 1);
    CU_ASSERT_DOUBLE_EQUAL(f.wait, erlang.wait, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(f.answered_offered, erlang.answered_offered, 1e-14);
    f = several_agents(&c, 2);
    CU_ASSERT_DOUBLE_EQUAL(f.wait, 2.5 * erlang.wait, 1e-12);
    CU_ASSERT_EQUAL(f.p_wait, erlang.p_wait);
}

/* ---- constant talk ------------------------------------------------------------------------------------ */

#define STATES 300

/* The calls in the center, looked at every talk: those in service are gone, those that came are there. From
 * empty, until nothing changes any more. Poisson probabilities by their recursion. */
static void stationary(uint32_t agents, double load, long double p[STATES])
{
    long double came[STATES], next[STATES], change = 1;
    came[0] = expl(-(long double)load);
    for (int i = 1; i < STATES; i++)
        came[i] = came[i - 1] * load / i;
    memset(p, 0, STATES * sizeof *p);
    p[0] = 1;
    for (int n = 0; n < 2000 && change > 1e-17L; n++) {
        memset(next, 0, sizeof next);
        for (int i = 0; i < STATES; i++)
            for (int j = i > (int)agents ? i - (int)agents : 0, k = 0; j < STATES; j++, k++)
                next[j] += p[i] * came[k];
        change = 0;
        for (int i = 0; i < STATES; i++)
            change += fabsl(next[i] - p[i]);
        memcpy(p, next, sizeof next);
    }
}

/* With all agents busy, as many as there are begin in every talk: who finds fewer than (m + 1) agents' calls waits
 * m talks at most. */
static void compare_constant(uint32_t agents, double load)
{
    long double p[STATES], served = 0, line = 0;
    stationary(agents, load, p);
    struct center c = center(agents, load);
    struct center_figures f = constant_talk(&c);
    for (uint32_t i = 0; i < STATES; i++)
        line += i > agents ? (i - agents) * p[i] : 0;
    CU_ASSERT_DOUBLE_EQUAL(f.queue_length / (double)line, 1, 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(f.wait, 100 * f.queue_length / load, 1e-12 * f.wait);
    for (uint32_t m = 0; m < 3; m++) {
        for (uint32_t i = m * agents; i < (m + 1) * agents; i++)
            served += p[i];
        c.within = 100.0 * m;
        f = constant_talk(&c);
        CU_ASSERT_DOUBLE_EQUAL(f.answered_offered, (double)served, 1e-13);
        if (m == 0)
            CU_ASSERT_DOUBLE_EQUAL(f.p_wait, (double)(1 - served), 1e-13);
    }
}

static void of_constant(void)
{
    compare_constant(1, 0.3);
    compare_constant(2, 1.5);
    compare_constant(5, 0.5);
    compare_constant(5, 4);
    compare_constant(14, 10);
    compare_constant(40, 36);
}

/* Erlang, 1909: one agent, P(W <= t) = (1 - rho) sum over j of e^(-rate (j D - t)) (rate (j D - t))^j / j!,
 * j <= t / D. */
static void of_one_constant(void)
{
    struct center c = center(1, 0.7);
    for (c.within = 5; c.within < 800; c.within += 30) {
        long double sum = 0;
        for (int j = 0; j * c.talk <= c.within; j++) {
            long double x = c.rate * (j * (long double)c.talk - c.within);
            sum += expl(-x) * powl(x, j) / tgammal(j + 1);
        }
        CU_ASSERT_DOUBLE_EQUAL(constant_talk(&c).answered_offered, (double)(0.3L * sum), 1e-12);
    }
}

/* Spitzer's sums once more, in extended precision and as long as it takes. */
static void saturated_exactly(uint32_t agents, double load, long double *p_wait, long double *line)
{
    long double zero = 0, mean = 0, term = 1;
    for (int k = 1; term > 1e-18L * mean || k < 10; k++) {
        long double n = (long double)k * agents, a = (long double)k * load;
        long double p = expl(n * logl(a) - a - lgammal(n + 1)) / k;
        term = 0;
        for (int m = 0; p > 1e-22L; m++) {
            zero += p;
            term += m * p;
            p *= a / (n + m + 1);
        }
        mean += term;
    }
    *p_wait = 1 - expl(-zero);
    *line = mean;
}

static void of_saturation(void)
{
    long double p_wait, line;
    double load = unit_slow_build() ? 3.91 : 3.955;
    struct center c = center(4, load);
    c.within = 10;
    struct center_figures f = constant_talk(&c);
    saturated_exactly(4, load, &p_wait, &line);
    CU_ASSERT(unit_slow_build() || isnan(f.answered_offered));
    CU_ASSERT_DOUBLE_EQUAL(f.p_wait, (double)p_wait, 1e-10);
    CU_ASSERT_DOUBLE_EQUAL(f.queue_length / (double)line, 1, 1e-10);
    c = center(1, 0.999); /* Pollaczek, Khinchine */
    CU_ASSERT_DOUBLE_EQUAL(constant_talk(&c).queue_length, 0.999 * 0.999 / 0.002, 1e-8);
    c = center(4, 4);
    CU_ASSERT_FALSE(constant_talk(&c).steady);
}

/* Both ways to compute it must meet where one takes over: the line grows by about the factor of the load. */
static void of_take_over(void)
{
    double last = 0;
    for (double load = 13.75; load < 13.9; load += 0.01) {
        struct center c = center(14, load);
        double line = constant_talk(&c).queue_length, free = 14 - load;
        CU_ASSERT(last == 0 || (line > last && line / last < free / (free - 0.02) * 1.01));
        last = line;
    }
}

/* ---- priorities, square root -------------------------------------------------------------------------- */

static void of_priorities(void)
{
    double rates[] = {4, 4.5}, waits[3], three[] = {4, 4.5, 2};
    CU_ASSERT_DOUBLE_EQUAL(priority_waits(10, 1, 2, rates, waits), .529861, 6e-7);
    CU_ASSERT_DOUBLE_EQUAL(waits[0], .088310, 6e-7);
    CU_ASSERT_DOUBLE_EQUAL(waits[1], .588735, 6e-7);
    /* Who waits for whom changes nothing in all: the mean is that of one line. */
    struct center c = center(10, 8.5);
    double together = center_figures(&c).wait / 100;
    CU_ASSERT_DOUBLE_EQUAL((4 * waits[0] + 4.5 * waits[1]) / 8.5, together, 1e-13);
    /* 10.5 erlangs: the first two have their agents, the third never does. */
    CU_ASSERT_EQUAL(priority_waits(10, 1, 3, three, waits), 1);
    CU_ASSERT_DOUBLE_EQUAL(waits[0], 0.1 / 0.6, 1e-15);
    CU_ASSERT_DOUBLE_EQUAL(waits[1], 0.1 / (0.6 * 0.15), 1e-14);
    CU_ASSERT_TRUE(isinf(waits[2]));
}

/* beta = 1: phi = .2419707, Phi = .8413447, 1 / (1 + 3.4770519) = .2233612 */
static void of_square_root(void)
{
    CU_ASSERT_DOUBLE_EQUAL(square_root_p_wait(1), .2233612, 5e-7);
    CU_ASSERT_EQUAL(square_root_p_wait(0), 1);
    for (double p = 1e-9; p < 1; p *= 1.5)
        CU_ASSERT_DOUBLE_EQUAL(square_root_p_wait(square_root_beta_of_p_wait(p)) / p, 1, 1e-6);
    double beta = square_root_beta_of_service_level(0.8, 100, 0.1);
    CU_ASSERT_DOUBLE_EQUAL(square_root_service_level(beta, 100, 0.1), 0.8, 1e-12);
    CU_ASSERT_EQUAL(square_root_agents(100, 1), 110);
    CU_ASSERT_EQUAL(square_root_agents(100, 1.01), 111);
    CU_ASSERT_EQUAL(square_root_agents(100, 0), 101);
    /* The limit theorem: 10^4 erlangs wait as it says, to a percent. */
    CU_ASSERT_DOUBLE_EQUAL(erlang_c(square_root_agents(10000, 1), 10000) / square_root_p_wait(1), 1, 0.01);
}

UNIT_MAIN("talk that is not exponential, priorities, the square-root rule",
          {"before one agent, calls wait as Pollaczek and Khinchine say", of_one_agent},
          {"the approximation for several agents is exact for exponential talk", of_several},
          {"constant talk: as the chain of the line says", of_constant},
          {"constant talk, one agent: as Erlang said", of_one_constant},
          {"constant talk near saturation", of_saturation},
          {"the way near saturation goes on where the other one ends", of_take_over},
          {"priorities: as Cobham says", of_priorities},
          {"the square-root rule and its limit", of_square_root})
