/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Talk, answers and gaps between callers that are not exponential; agents who differ in their talk. */
#include <math.h>
#include "tests/support/unit.h"
#include "tests/theory/exact.h"
#include "tests/theory/expect.h"
#include "tests/theory/offering.h"
#include "tests/theory/stages.h"
#include "tests/theory/waits.h"

/* ---- M/G/1 ------------------------------------------------------------------------------------------ */

static const double half = 30 / 3600.0; /* arrivals per second: of talks of 60 s half an erlang */

static void expect_talk(const char *set, struct moments talk)
{
    EXPECT_FIGURES("one-agent.yaml", SETS(set),
        {.path = "overall.wait", .value = poisson_one_wait(half, talk)},
        {.path = "overall.p_wait", .value = half * talk.mean},
        {.path = "overall.queue_length", .value = half * poisson_one_wait(half, talk)},
        {.path = "agents.team.occupancy", .value = half * talk.mean});
}

static void of_gamma_and_lognormal(void)
{
    expect_talk("calls.callers.talk={lognormal: {mean: 60s, cv: 1}}", moments_of(60, 1));
    expect_talk("calls.callers.talk={lognormal: {median: 50s, sigma: 0.5}}",
                moments_of(50 * exp(0.125), sqrt(expm1(0.25))));
    expect_talk("calls.callers.talk={gamma: {mean: 60s, sd: 90s}}", moments_of(60, 1.5));
}

static void of_weibull(void)
{
    double g1 = tgamma(1 + 1 / 1.5), g2 = tgamma(1 + 2 / 1.5);
    expect_talk("calls.callers.talk={weibull: {mean: 60s, shape: 1.5}}",
                (struct moments){60, 3600 * g2 / g1 / g1});
}

static void of_bounded(void)
{
    expect_talk("calls.callers.talk={uniform: {min: 20s, max: 100s}}",
                (struct moments){60, 3600 + 6400.0 / 12});
    double low = 10, mode = 20, high = 150;
    double variance = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18;
    expect_talk("calls.callers.talk={triangular: {min: 10s, mode: 20s, max: 150s}}",
                (struct moments){60, 3600 + variance});
}

static void of_mixtures(void)
{
    expect_talk("calls.callers.talk={hyperexponential: {probabilities: [0.8, 0.2], means: [40s, 140s]}}",
                moments_mix(0.8, moments_of(40, 1), moments_of(140, 1)));
    expect_talk("calls.callers.talk={mixture: [{weight: 30%, of: 32s}, "
                "{weight: 70%, of: {exponential: 72s}}]}",
                moments_mix(0.3, moments_of(32, 0), moments_of(72, 1)));
}

static void of_observed(void)
{
    expect_talk("calls.callers.talk={empirical: {values: [10s, 20s, 60s, 150s]}}",
                (struct moments){60, (100 + 400 + 3600 + 22500) / 4.0});
}

/* A quarter of 80 s * 1.0 is nothing at all. */
static void of_zero_and_scale(void)
{
    expect_talk("calls.callers.talk={exponential: {mean: 64s}, scale: 1.25, zero: 25%}",
                moments_mix(0.25, (struct moments){0, 0}, moments_of(80, 1)));
}

static void of_constant(void)
{
    struct constant_talk_answers a;
    CU_ASSERT_FATAL(constant_talk_answers(&(struct constant_talk){half, 60, 1, 45}, &a));
    EXPECT_FIGURES("one-agent.yaml", SETS("calls.callers.talk=60s"),
        {.path = "overall.wait", .value = a.wait},
        {.path = "overall.p_wait", .value = a.p_wait},
        {.path = "overall.service_level", .value = a.soon});
}

/* An offer fails with probability 0.3: rejected after the answer (2 of 3), or lapsed after 30 s. Then the next
 * one. */
static void of_hesitation(void)
{
    struct moments answer = {6, 36 + 64.0 / 12}, lapse = moments_of(30, 0);
    struct moments ring = moments_sum(moments_repeat(0.3, moments_mix(2.0 / 3, answer, lapse)), answer);
    struct moments service = moments_sum(ring, moments_sum(moments_of(30, 1), moments_of(18, 0.5)));
    EXPECT_FIGURES("slow-answers.yaml", NO_SETS,
        {.path = "overall.wait", .value = poisson_one_wait(half, service) + ring.mean},
        {.path = "overall.offers", .value = half / 0.7, .per_second = true},
        {.path = "overall.rejects", .value = half * 0.2 / 0.7, .per_second = true},
        {.path = "overall.no_answers", .value = half * 0.1 / 0.7, .per_second = true},
        {.path = "overall.aht", .value = 48},
        {.path = "agents.team.occupancy", .value = half * service.mean},
        {.path = "agents.team.offered_share", .value = half * ring.mean},
        {.path = "agents.team.wrap_up_share", .value = half * 18});
}

/* Whoever is offered is in the queue, too. */
static void of_offers(void)
{
    struct offering c = {1.6 / 60, 10, 100, 20, 60, 0.15, 4, 60};
    struct offering_answers a;
    CU_ASSERT_FATAL(offering_answers(&c, &a));
    double inside = a.waiting + a.offered, cancelled = a.offered / 60, answers = a.offered / 10;
    EXPECT_FIGURES("offers.yaml", NO_SETS,
        {.path = "overall.abandonment", .value = inside / 60 / c.arrivals},
        {.path = "overall.wait", .value = inside / c.arrivals},
        {.path = "overall.queue_length", .value = inside},
        {.path = "overall.cancelled_offers", .value = cancelled, .per_second = true},
        {.path = "overall.rejects", .value = 0.15 * answers, .per_second = true},
        {.path = "overall.offers", .value = answers + cancelled, .per_second = true},
        {.path = "agents.team.offered_share", .value = a.offered / 4},
        {.path = "agents.team.talk_share", .value = a.talking / 4},
        {.path = "agents.team.wrap_up_share", .value = a.wrapping / 4},
        {.path = "agents.team.idle_share", .value = 1 - (a.offered + a.talking + a.wrapping) / 4});
}

/* ---- three agents ----------------------------------------------------------------------------------- */

static const double three_rate = 48 / 3600.0;

static void of_three(void)
{
    struct constant_talk_answers d;
    CU_ASSERT_FATAL(constant_talk_answers(&(struct constant_talk){three_rate, 180, 3, 150}, &d));
    EXPECT_FIGURES("three.yaml", SETS("calls.callers.talk=3min"),
        {.path = "overall.wait", .value = d.wait},
        {.path = "overall.p_wait", .value = d.p_wait},
        {.path = "overall.service_level", .value = d.soon});

    struct stages_answers e;
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){three_rate, 90, 90, 3, 250, 0, 0}, &e));
    EXPECT_FIGURES("three.yaml", NO_SETS,
        {.path = "overall.wait", .value = e.wait},
        {.path = "overall.p_wait", .value = e.p_wait},
        {.path = "agents.team.occupancy", .value = 0.8});
}

static void of_prepared(void)
{
    struct stages_answers e;
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){three_rate, 100, 80, 3, 250, 0, 0}, &e));
    EXPECT_FIGURES("manual.yaml", NO_SETS,
        {.path = "overall.wait", .value = e.wait},
        {.path = "overall.p_wait", .value = e.p_wait},
        {.path = "agents.team.occupancy", .value = three_rate * 100 / 3},
        {.path = "agents.team.dnd_share", .value = 1 - three_rate * 100 / 3});
}

static void of_impatient_prepared(void)
{
    struct stages_answers e;
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){three_rate, 100, 80, 3, 60, 120, 0}, &e));
    double answered = three_rate * (1 - e.wait / 120);
    EXPECT_FIGURES("manual.yaml", SETS("calls.callers.patience={exponential: {mean: 2min}}"),
        {.path = "overall.abandonment", .value = e.wait / 120},
        {.path = "overall.wait", .value = e.wait},
        {.path = "overall.p_wait", .value = e.p_wait},
        {.path = "agents.team.talk_share", .value = answered * 100 / 3});
}

/* Whom an agent who is ready asks for does not have to wait, and does not balk. */
static void of_balking_prepared(void)
{
    struct stages_answers e;
    CU_ASSERT_FATAL(two_stages_answers(&(struct two_stages){three_rate, 100, 80, 3, 60, 120, 0.25}, &e));
    double in = three_rate * (1 - 0.25 * e.busy);
    EXPECT_FIGURES("manual.yaml",
                   SETS("calls.callers.patience={exponential: {mean: 2min}}", "calls.callers.balk=25%"),
        {.path = "overall.balked", .value = three_rate * 0.25 * e.busy, .per_second = true},
        {.path = "overall.abandoned", .value = in * e.wait / 120, .per_second = true},
        {.path = "overall.wait", .value = e.wait},
        {.path = "overall.p_wait", .value = e.p_wait});
}

static void of_polls(void)
{
    struct moments service = moments_sum(moments_of(40, 1), moments_of(20, 0));
    EXPECT_FIGURES("manual-poll.yaml", NO_SETS,
        {.path = "overall.wait", .value = vacation_wait(half, service, moments_of(30, 0))},
        {.path = "agents.team.occupancy", .value = half * 40});
    EXPECT_FIGURES("manual-poll.yaml", SETS("agents.team.poll={exponential: {mean: 45s}}"),
        {.path = "overall.wait", .value = vacation_wait(half, service, moments_of(45, 1))},
        {.path = "overall.queue_length", .value = half * vacation_wait(half, service, moments_of(45, 1))});
}

/* ---- gaps ------------------------------------------------------------------------------------------- */

static void of_regular(void)
{
    double sigma = renewal_one_sigma(&(struct renewal_one){80, 60, 0}), rest = 60 / (1 - sigma);
    EXPECT_FIGURES("gaps.yaml", NO_SETS,
        {.path = "overall.p_wait", .value = sigma},
        {.path = "overall.wait", .value = sigma * rest},
        {.path = "overall.service_level", .value = 1 - sigma * exp(-45 / rest)},
        {.path = "agents.team.occupancy", .value = 0.75});
}

static void of_staged(void)
{
    struct stages_answers e;
    CU_ASSERT_FATAL(staged_arrivals_answers(&(struct staged_arrivals){40, 192, 3, 400}, &e));
    EXPECT_FIGURES("gaps.yaml",
                   SETS("calls.callers.arrivals={renewal: {erlang: {k: 2, mean: 100s}}, scale: 1.25}",
                        "agents.team.count=3", "calls.callers.talk={exponential: {mean: 192s}}"),
        {.path = "overall.p_wait", .value = e.p_wait},
        {.path = "overall.wait", .value = e.wait},
        {.path = "overall.offered", .value = 1 / 80.0, .per_second = true});
}

/* ---- agents who differ ------------------------------------------------------------------------------ */

static void of_factors(void)
{
    struct exact_answers e;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.0 / 60, 120, 0, 5, EXACT_UNLIMITED, 20}, &e));
    EXPECT_FIGURES("talk-factor.yaml", NO_SETS,
        {.path = "calls.long.talk", .value = 120},
        {.path = "calls.short.talk", .value = 120},
        {.path = "overall.p_wait", .value = (double)e.p_wait},
        {.path = "overall.wait", .value = (double)e.wait},
        {.path = "calls.long.wait", .value = (double)e.wait},
        {.path = "overall.service_level", .value = (double)e.answered_offered},
        {.path = "agents.team.occupancy", .value = 0.8});
}

UNIT_MAIN("laws of talk",
          {"one agent, gamma and lognormal talk", of_gamma_and_lognormal},
          {"one agent, Weibull talk", of_weibull},
          {"one agent, uniform and triangular talk", of_bounded},
          {"one agent, mixtures", of_mixtures},
          {"one agent, talk as observed", of_observed},
          {"one agent, an atom at zero and a scale", of_zero_and_scale},
          {"one agent, constant talk", of_constant},
          {"one agent who hesitates, rejects and lets lapse", of_hesitation},
          {"four agents who hesitate and reject, impatient callers", of_offers},
          {"three agents, constant talk and talk of two stages", of_three},
          {"three agents who prepare before they ask", of_prepared},
          {"three agents who prepare, impatient callers", of_impatient_prepared},
          {"three agents who prepare, callers who do not wait", of_balking_prepared},
          {"one agent who looks now and then", of_polls},
          {"regular callers before one agent", of_regular},
          {"callers with gaps of two stages before three agents", of_staged},
          {"factors of the talk by type", of_factors})
