/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The exact answers themselves: special cases with closed forms, and the same thing computed in two ways. */
#include <math.h>
#include <stdio.h>
#include "tests/support/unit.h"
#include "tests/theory/center.h"
#include "tests/theory/exact.h"
#include "tests/theory/offering.h"
#include "tests/theory/passing.h"
#include "tests/theory/patience.h"
#include "tests/theory/stages.h"
#include "tests/theory/two_queues.h"
#include "tests/theory/waits.h"

static void expect_close(const char *what, double actual, double expected, double relative)
{
    bool close = fabs(actual - expected) <= relative * fabs(expected);
    if (!close)
        fprintf(stderr, "\n%s: %.12g, expected %.12g\n", what, actual, expected);
    CU_ASSERT(close);
}

/* ---- chains ----------------------------------------------------------------------------------------- */

static void of_one_queue(void)
{
    struct one_queue c = {
        .arrivals = 2, .talk = 2, .patience = 1.5, .agents = 5, .places = 4, .most_callers = 9};
    struct exact_answers exact;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2, 2, 1.5, 5, 4, 0}, &exact));
    struct markov *m = one_queue_chain(&c, 0);
    CU_ASSERT_FATAL(m && markov_settle(m));
    double blocked = markov_mean(m, one_queue_blocked, &c) / 2, in = 2 * (1 - blocked);
    expect_close("blocking", blocked, (double)exact.blocking, 1e-10);
    expect_close("p_wait", markov_mean(m, one_queue_must_wait, &c) / in, (double)exact.p_wait, 1e-10);
    expect_close("wait", markov_mean(m, one_queue_waiting, &c) / in, (double)exact.wait, 1e-10);
    expect_close("abandonment", markov_mean(m, one_queue_abandoned, &c) / 2, (double)exact.abandonment,
                 1e-10);
    expect_close("occupancy", markov_mean(m, one_queue_talking, &c) / 5, (double)exact.occupancy, 1e-10);
    markov_free(m);
}

/* Persistent callers before one agent: Falin and Templeton, Retrial Queues, 1997, chapter 1. */
static void of_retries(void)
{
    struct one_queue c = {.arrivals = 0.6, .talk = 1, .after_block = 1, .delay = 2, .agents = 1,
                          .most_callers = 1, .most_orbit = 150};
    struct markov *m = one_queue_chain(&c, 0);
    CU_ASSERT_FATAL(m && markov_settle(m));
    expect_close("busy", markov_mean(m, one_queue_talking, &c), 0.6, 1e-9);
    expect_close("orbit", markov_coordinate(m, 1), 0.6 * (0.6 * 2 + 0.6) / 0.4, 1e-8);
    expect_close("blocked is again", markov_mean(m, one_queue_blocked, &c),
                 markov_mean(m, one_queue_again, &c), 1e-12);
    markov_free(m);
}

/* An agent who is free or not: e^-(lambda + mu) t. Nearly endless agents: the mean is that of M/M/inf. */
static void of_time(void)
{
    struct one_queue one = {.arrivals = 3, .talk = 0.5, .agents = 1, .most_callers = 1};
    struct markov *m = one_queue_chain(&one, 0);
    CU_ASSERT_FATAL(m && markov_advance(m, 0.3) && markov_advance(m, 0.1));
    double gone = -expm1(-5 * 0.4);
    expect_close("busy at t", markov_mean(m, one_queue_talking, &one), 0.6 * gone, 1e-11);
    expect_close("busy until t", markov_integral(m, one_queue_talking, &one), 0.6 * (0.4 - gone / 5), 1e-11);
    markov_free(m);

    struct one_queue many = {.arrivals = 40, .talk = 0.25, .agents = 60, .most_callers = 60};
    m = one_queue_chain(&many, 0);
    CU_ASSERT_FATAL(m && markov_advance(m, 2));
    expect_close("talking", markov_mean(m, one_queue_talking, &many), -10 * expm1(-8), 1e-10);
    markov_free(m);
}

/* Quick answers and no wrap-up, or an answer that is most of the talk: Erlang A. */
static void of_offers(void)
{
    struct exact_answers exact;
    struct offering_answers a;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.1, 1, 0.5, 3, EXACT_UNLIMITED, 0}, &exact));
    CU_ASSERT_FATAL(offering_answers(&(struct offering){2.1, 1e-7, 1, 1e-7, 0.5, 0.3, 3, 60}, &a));
    expect_close("waiting", a.waiting, 2.1 * (double)exact.wait, 1e-5);
    expect_close("talking", a.talking, 3 * (double)exact.occupancy, 1e-5);
    CU_ASSERT_FATAL(offering_answers(&(struct offering){2.1, 0.1, 0.7, 0.2, 0.5, 0.3, 3, 60}, &a));
    expect_close("who comes in leaves", a.talking / 0.7 + (a.waiting + a.offered) / 0.5, 2.1, 1e-9);
    expect_close("offers that are kept", a.offered * 0.7 / 0.1, a.wrapping / 0.2, 1e-9);
}

/* Nobody is passed on: Erlang A. And with transfers, what comes in leaves. */
static void of_passing(void)
{
    struct exact_answers exact;
    struct passing_answers a;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.1, 1, 0.5, 3, EXACT_UNLIMITED, 0}, &exact));
    CU_ASSERT_FATAL(passing_answers(&(struct passing){2.1, 1, 1e-7, 0.5, 0, 3, 30}, &a));
    expect_close("waiting", a.waiting[0], 2.1 * (double)exact.wait, 1e-5);
    CU_ASSERT_FATAL(passing_answers(&(struct passing){1.5, 0.8, 0.2, 0.5, 0.4, 3, 20}, &a));
    double lost = (a.waiting[0] + a.waiting[1]) / 0.5;
    expect_close("in and out", a.talking / 0.8 + lost, 1.5 + a.passed_on, 1e-9);
    expect_close("passed on", a.passed_on, 0.4 * (1.5 - a.waiting[0] / 0.5), 1e-9);
}

static void of_two_queues(void)
{
    /* Nonpreemptive priority, as published. */
    struct two_queues_answers a;
    CU_ASSERT_FATAL(two_queues_answers(&(struct two_queues){{4, 4.5}, {0, 0}, 1, 1, 0, 10, {40, 200}}, &a));
    expect_close("p_wait", a.p_wait[1], .529861, 1e-6);
    expect_close("wait 0", a.waiting[0] / 4, .088310, 1e-5);
    expect_close("wait 1", a.waiting[1] / 4.5, .588735, 1e-6);

    /* One queue before two equal groups: Erlang A. */
    struct exact_answers exact;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){4, 1, 2, 5, EXACT_UNLIMITED, 0}, &exact));
    CU_ASSERT_FATAL(two_queues_answers(&(struct two_queues){{0, 4}, {0, 2}, 1, 1, 2, 3, {0, 60}}, &a));
    expect_close("p_wait", a.p_wait[1], (double)exact.p_wait, 1e-9);
    expect_close("abandonment", a.abandonment[1], (double)exact.abandonment, 1e-9);
    expect_close("talking", a.talk_special + a.talk_general, 5 * (double)exact.occupancy, 1e-9);
}

static void of_stages(void)
{
    struct stages_answers a;
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){0.7, 0.5, 0.5, 1, 300, 0, 0}, &a));
    expect_close("M/E2/1", a.wait, poisson_one_wait(0.7, moments_of(1, sqrt(0.5))), 1e-9);
    expect_close("M/E2/1 p_wait", a.p_wait, 0.7, 1e-9);
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){0.7, 0.8, 0.2, 1, 300, 0, 0}, &a));
    expect_close("two unequal stages", a.wait, poisson_one_wait(0.7, (struct moments){1, 1.68}), 1e-9);

    struct exact_answers exact;
    struct stages_answers exponential, constant;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.1, 1, 0, 3, EXACT_UNLIMITED, 0}, &exact));
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){2.1, 1, 1e-7, 3, 200, 0, 0}, &exponential));
    expect_close("nearly M/M/3", exponential.wait, (double)exact.wait, 1e-5);
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.1, 1, 0.5, 3, EXACT_UNLIMITED, 0}, &exact));
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){2.1, 1, 1e-7, 3, 60, 0.5, 0}, &a));
    expect_close("nearly M/M/3 + M", a.wait, (double)exact.wait, 1e-5);
    constant.wait = constant_talk_series(&(struct constant_talk){2.1, 1, 3, 0}).wait;
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){2.1, 0.5, 0.5, 3, 200, 0, 0}, &a));
    CU_ASSERT(constant.wait < a.wait && a.wait < exponential.wait);

    double sigma = renewal_one_sigma(&(struct renewal_one){1.25, 1, 2});
    CU_ASSERT_FATAL(staged_arrivals_answers(&(struct staged_arrivals){0.625, 1, 1, 300}, &a));
    expect_close("E2/M/1 p_wait", a.p_wait, sigma, 1e-9);
    expect_close("E2/M/1 wait", a.wait, sigma / (1 - sigma), 1e-9);
}

/* ---- patience --------------------------------------------------------------------------------------- */

/* Simpson's rule on P(X > u) is P lived. */
static void expect_lived(struct survival s, double mean)
{
    enum { STEPS = 20000 };
    double h = 3.0 / STEPS, sum = 0;
    for (int i = 0; i < STEPS; i++)
        sum += h / 6 * (survival_alive(&s, i * h) + 4 * survival_alive(&s, (i + 0.5) * h) +
                        survival_alive(&s, (i + 1) * h));
    char what[64];
    snprintf(what, sizeof what, "law %d", (int)s.kind);
    expect_close(what, survival_lived(&s, 3), sum, 1e-4);
    expect_close(what, survival_lived(&s, 1e6), mean, 1e-9);
}

static void of_survival(void)
{
    expect_lived((struct survival){.kind = SURVIVAL_CONSTANT, .a = 2}, 2);
    expect_lived((struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 2}, 2);
    expect_lived((struct survival){.kind = SURVIVAL_UNIFORM, .a = 1, .b = 4}, 2.5);
    expect_lived(survival_weibull(2, 0.7), 2);
    expect_lived(survival_weibull(2, 2), 2);
    expect_lived(survival_gamma(2, 0.5), 2);
    expect_lived(survival_lognormal(2, 0.75), 2);
    expect_lived((struct survival){.kind = SURVIVAL_HYPEREXPONENTIAL, .a = 1, .b = 5, .p = 0.75}, 2);
    expect_lived((struct survival){.kind = SURVIVAL_HAZARD, .a = 1, .b = 0.5, .p = 1}, 1 + exp(-1));
    expect_lived((struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 2, .limit = 2.5, .zero = 0.1},
                 0.9 * 2 * -expm1(-1.25));
}

static void expect_exponential(const char *what, struct survival patience)
{
    struct exact_answers e;
    struct impatient_answers a;
    double mean = patience.kind == SURVIVAL_FOREVER ? 0 : 300;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){3.5 / 60, 180, mean, 11, EXACT_UNLIMITED, 20}, &e));
    CU_ASSERT_FATAL(impatient_answers(&(struct impatient_center){3.5 / 60, 180, patience, 11, 20}, &a));
    const double pairs[][2] = {
        {a.p_wait, (double)e.p_wait}, {a.wait, (double)e.wait}, {a.asa, (double)e.asa},
        {a.lost, (double)e.abandonment}, {a.time_to_abandon, (double)e.time_to_abandon},
        {a.occupancy, (double)e.occupancy}, {a.answered_offered, (double)e.answered_offered},
        {a.answered_answered, (double)e.answered_answered},
        {a.excluding_short_abandons, (double)e.excluding_short_abandons},
        {a.abandons_count, (double)e.abandons_count},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        expect_close(what, 1 + pairs[i][0], 1 + pairs[i][1], 1e-7); /* some are 0 */
}

static void of_patience(void)
{
    /* Callers of two kinds, one by one and together. */
    struct survival both = {.kind = SURVIVAL_HYPEREXPONENTIAL, .a = 30, .b = 240, .p = 0.4};
    struct impatient_center c = {4.0 / 60, 120, both, 8, 20};
    struct impatient_answers all, hasty, steady;
    CU_ASSERT_FATAL(impatient_answers(&c, &all));
    CU_ASSERT_FATAL(impatient_kind(&c, &(struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 30}, &hasty));
    CU_ASSERT_FATAL(impatient_kind(&c, &(struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 240}, &steady));
    expect_close("lost", 0.4 * hasty.lost + 0.6 * steady.lost, all.lost, 1e-9);
    expect_close("wait", 0.4 * hasty.wait + 0.6 * steady.wait, all.wait, 1e-9);
    expect_close("rate times mean", hasty.lost, hasty.wait / 30, 1e-8);
    expect_exponential("infinite", (struct survival){.kind = SURVIVAL_FOREVER});
    expect_exponential("exponential", (struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 300});
    expect_exponential("gamma", survival_gamma(300, 1));
    expect_exponential("weibull", survival_weibull(300, 1));
    expect_exponential("hyperexponential",
                       (struct survival){.kind = SURVIVAL_HYPEREXPONENTIAL, .a = 300, .b = 300, .p = 0.3});
    expect_exponential("hazard",
                       (struct survival){.kind = SURVIVAL_HAZARD, .a = 60, .b = 1.0 / 300, .p = 1.0 / 300});
}

/* Barrer, Queuing with impatient customers and ordered service, 1957: M/M/1 + D. */
static void of_one_deadline(void)
{
    struct survival deadlines[] = {{.kind = SURVIVAL_CONSTANT, .a = 1.5},
                                   {.kind = SURVIVAL_FOREVER, .limit = 1.5}};
    for (int i = 0; i < 2; i++) {
        struct impatient_answers a;
        CU_ASSERT_FATAL(impatient_answers(&(struct impatient_center){0.8, 1, deadlines[i], 1, 0.5}, &a));
        double x = exp(-0.2 * 1.5);
        expect_close("lost", a.lost, 0.8 * x * 0.2 / (1 - 0.64 * x), 1e-8);
        CU_ASSERT_DOUBLE_EQUAL(a.sent_away, i == 0 ? 0 : a.lost, 1e-9);
    }
}

/* ---- constant talk, general talk, general gaps ------------------------------------------------------ */

/* Erlang 1909, for M/D/1. */
static double erlang_soon(double arrivals, double x)
{
    double sum = 0;
    for (int i = 0; i <= (int)x; i++)
        sum += pow(arrivals * (i - x), i) / tgamma(i + 1) * exp(-arrivals * (i - x));
    return (1 - arrivals) * sum;
}

static void of_constant_talk(void)
{
    struct constant_talk one = {0.8, 1, 1, 2.5}, three = {2.4, 1, 3, 0};
    struct constant_talk_answers a;
    CU_ASSERT_FATAL(constant_talk_answers(&one, &a));
    expect_close("M/D/1 p_wait", a.p_wait, 0.8, 1e-9);
    expect_close("M/D/1 wait", a.wait, poisson_one_wait(0.8, moments_of(1, 0)), 1e-8);
    expect_close("M/D/1 soon", a.soon, erlang_soon(0.8, 2.5), 1e-9);

    struct constant_talk_answers series = constant_talk_series(&three);
    CU_ASSERT_FATAL(constant_talk_answers(&three, &a));
    expect_close("M/D/3 p_wait", a.p_wait, series.p_wait, 1e-8);
    expect_close("M/D/3 wait", a.wait, series.wait, 1e-8);
    expect_close("M/D/3 at once", a.soon, 1 - a.p_wait, 1e-10);
}

/* The integral of P(wait > x) is the mean. */
static void of_constant_talk_waits(void)
{
    enum { STEPS = 40 };
    double sum = 0, h = 4.0 / STEPS;
    for (int i = 0; i < STEPS; i++) {
        struct constant_talk_answers a;
        CU_ASSERT_FATAL(constant_talk_answers(&(struct constant_talk){1.8, 1, 3, (i + 0.5) * h}, &a));
        sum += h * (1 - a.soon);
    }
    expect_close("M/D/3 wait", sum, constant_talk_series(&(struct constant_talk){1.8, 1, 3, 0}).wait, 2e-3);
}

static void of_moments(void)
{
    struct moments e = moments_of(2, 1), r = moments_repeat(0.5, e); /* Exp(4) with probability 1/2, else 0 */
    expect_close("repeated", r.mean, 2, 1e-12);
    expect_close("repeated", r.square, 16, 1e-12);
    struct moments s = moments_sum(moments_of(1, 1), moments_of(1, 1)), m = moments_mix(0.25, e, s);
    expect_close("sum", s.square, 6, 1e-12); /* Erlang-2 */
    expect_close("mix", m.square, 0.25 * 8 + 0.75 * 6, 1e-12);
    expect_close("M/M/1", poisson_one_wait(0.5, moments_of(1, 1)), 1, 1e-12);
    expect_close("D/M/1", renewal_one_sigma(&(struct renewal_one){2, 1, 0}), .203188, 1e-5);
    expect_close("M/M/1", renewal_one_sigma(&(struct renewal_one){2, 1, 1}), .5, 1e-9);
}

UNIT_MAIN("solvers",
          {"a chain of one queue is the sum over its states", of_one_queue},
          {"one agent and persistent callers are as Falin and Templeton say", of_retries},
          {"a chain in the course of time approaches as an exponential", of_time},
          {"offers that take no time are Erlang A", of_offers},
          {"transfers lose nobody", of_passing},
          {"two queues are Cobham's, and Erlang A where they are one", of_two_queues},
          {"stages agree with Pollaczek, Kendall and Erlang", of_stages},
          {"laws of patience have the integrals and the means they should", of_survival},
          {"patience of a law that is exponential is Erlang A, without end Erlang C", of_patience},
          {"a deadline before one agent is as Barrer says", of_one_deadline},
          {"constant talk is Erlang's for one agent, and Crommelin's for three in two ways", of_constant_talk},
          {"the distribution of the waits of M/D/3 has their mean", of_constant_talk_waits},
          {"moments of sums, mixtures and repetitions", of_moments})
