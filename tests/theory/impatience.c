/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Patience of any law, and what else takes callers out of the line after a while: all of it is M/M/n + G. */
#include "tests/support/unit.h"
#include "tests/theory/exact.h"
#include "tests/theory/expect.h"
#include "tests/theory/patience.h"

static const double per_second = 4.0 / 60;

static struct impatient_answers eight_agents(struct survival patience)
{
    struct impatient_answers a = {0};
    CU_ASSERT(impatient_answers(&(struct impatient_center){per_second, 120, patience, 8, 20}, &a));
    return a;
}

static void expect_patience(const char *set, struct survival patience)
{
    struct impatient_answers a = eight_agents(patience);
    EXPECT_FIGURES("impatience.yaml", SETS(set),
        {.path = "overall.abandonment", .value = a.lost},
        {.path = "overall.p_wait", .value = a.p_wait},
        {.path = "overall.wait", .value = a.wait},
        {.path = "overall.asa", .value = a.asa},
        {.path = "overall.time_to_abandon", .value = a.time_to_abandon},
        {.path = "agents.team.occupancy", .value = a.occupancy},
        {.path = "overall.service_levels.answered/offered", .value = a.answered_offered},
        {.path = "overall.service_levels.answered/answered", .value = a.answered_answered},
        {.path = "overall.service_levels.excluding_short_abandons", .value = a.excluding_short_abandons},
        {.path = "overall.service_levels.abandons_count", .value = a.abandons_count});
}

static void of_smooth_laws(void)
{
    expect_patience("calls.callers.patience={lognormal: {mean: 2min, cv: 1.5}}",
                    survival_lognormal(120, 1.5));
    expect_patience("calls.callers.patience={gamma: {mean: 2min, cv: 0.5}}", survival_gamma(120, 0.5));
}

static void of_zero(void)
{
    struct survival some = {.kind = SURVIVAL_EXPONENTIAL, .a = 180, .zero = 0.1};
    expect_patience("calls.callers.patience={exponential: {mean: 3min}, zero: 10%}", some);
}

static void of_weibull(void)
{
    expect_patience("calls.callers.patience={weibull: {mean: 2min, shape: 0.7}}", survival_weibull(120, 0.7));
    expect_patience("calls.callers.patience={weibull: {mean: 2min, shape: 2}}", survival_weibull(120, 2));
}

static void of_uniform(void)
{
    expect_patience("calls.callers.patience={uniform: {min: 10s, max: 3min}}",
                    (struct survival){.kind = SURVIVAL_UNIFORM, .a = 10, .b = 180});
}

static void of_mixtures(void)
{
    struct survival two = {.kind = SURVIVAL_HYPEREXPONENTIAL, .a = 30, .b = 240, .p = 0.4};
    expect_patience("calls.callers.patience={hyperexponential: {probabilities: [40%, 60%], "
                    "means: [30s, 4min]}}",
                    two);
    expect_patience("calls.callers.patience={mixture: [{weight: 40%, of: {exponential: 30s}}, "
                    "{weight: 60%, of: {exponential: 4min}}]}",
                    two);
}

/* Both kinds meet the same waits. */
static void of_kinds(void)
{
    struct survival both = {.kind = SURVIVAL_HYPEREXPONENTIAL, .a = 30, .b = 240, .p = 0.4};
    struct impatient_center c = {per_second, 120, both, 8, 20};
    struct impatient_answers h, s;
    CU_ASSERT_FATAL(impatient_kind(&c, &(struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 30}, &h));
    CU_ASSERT_FATAL(impatient_kind(&c, &(struct survival){.kind = SURVIVAL_EXPONENTIAL, .a = 240}, &s));
    EXPECT_FIGURES("equal.yaml", NO_SETS,
        {.path = "queues.hasty.abandonment", .value = h.lost},
        {.path = "queues.hasty.asa", .value = h.asa},
        {.path = "queues.hasty.time_to_abandon", .value = h.time_to_abandon},
        {.path = "queues.hasty.service_level", .value = h.answered_offered},
        {.path = "queues.steady.abandonment", .value = s.lost},
        {.path = "queues.steady.asa", .value = s.asa},
        {.path = "queues.steady.time_to_abandon", .value = s.time_to_abandon},
        {.path = "queues.steady.service_level", .value = s.answered_offered},
        {.path = "overall.wait", .value = 0.4 * h.wait + 0.6 * s.wait});
}

/* Of a constant patience the mean wait of the abandoned is known to the microsecond: no estimate of it. */
static void of_constant(void)
{
    struct impatient_answers a = eight_agents((struct survival){.kind = SURVIVAL_CONSTANT, .a = 60});
    EXPECT_FIGURES("impatience.yaml", SETS("calls.callers.patience=60s"),
        {.path = "overall.abandonment", .value = a.lost},
        {.path = "overall.p_wait", .value = a.p_wait},
        {.path = "overall.wait", .value = a.wait},
        {.path = "overall.asa", .value = a.asa},
        {.path = "agents.team.occupancy", .value = a.occupancy},
        {.path = "overall.service_levels.answered/offered", .value = a.answered_offered},
        {.path = "overall.service_levels.answered/answered", .value = a.answered_answered});
}

static void of_announcements(void)
{
    expect_patience("calls.callers.patience={piecewise_hazard: {until: [30s], rates: [60/h, 15/h]}}",
                    (struct survival){.kind = SURVIVAL_HAZARD, .p = 1.0 / 60, .a = 30, .b = 1.0 / 240});
}

static void of_max_wait(void)
{
    struct survival until = {.kind = SURVIVAL_EXPONENTIAL, .a = 180, .limit = 90};
    struct impatient_answers a = eight_agents(until);
    EXPECT_FIGURES("max-wait.yaml", NO_SETS,
        {.path = "overall.timed_out", .value = per_second * a.sent_away, .per_second = true, .error = 0.02},
        {.path = "overall.abandonment", .value = a.lost - a.sent_away},
        {.path = "overall.p_wait", .value = a.p_wait},
        {.path = "overall.wait", .value = a.wait},
        {.path = "overall.asa", .value = a.asa},
        {.path = "overall.time_to_abandon", .value = a.time_to_abandon},
        {.path = "overall.service_levels.answered/offered", .value = a.answered_offered},
        {.path = "agents.team.occupancy", .value = a.occupancy});
}

/* Whoever moves is answered after exactly 40 s. */
static void of_overflow(void)
{
    double rate = 3.8 / 60;
    struct survival until = {.kind = SURVIVAL_FOREVER, .limit = 40};
    struct impatient_answers a;
    CU_ASSERT_FATAL(impatient_answers(&(struct impatient_center){rate, 120, until, 8, 20}, &a));
    EXPECT_FIGURES("overflow.yaml", NO_SETS,
        {.path = "overall.overflowed", .value = rate * a.sent_away, .per_second = true},
        {.path = "queues.callers.p_wait", .value = a.p_wait},
        {.path = "queues.callers.wait", .value = a.wait},
        {.path = "queues.callers.asa", .value = a.wait},
        {.path = "queues.callers.service_level", .value = a.answered_offered},
        {.path = "agents.team.occupancy", .value = a.occupancy},
        {.path = "agents.reserve.answered", .value = rate * a.sent_away, .per_second = true},
        {.path = "agents.reserve.occupancy", .value = rate * a.sent_away * 120 / 40});
}

static void of_late_overflow(void)
{
    struct exact_answers e;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.0 / 60, 120, 0, 5, EXACT_UNLIMITED, 30}, &e));
    EXPECT_FIGURES("overflow-late.yaml", NO_SETS,
        {.path = "overall.overflowed", .value = 2 * 0.8 / 60, .per_second = true},
        {.path = "queues.first.wait", .value = 90 + (double)e.wait},
        {.path = "queues.last.wait", .value = (double)e.wait},
        {.path = "queues.last.p_wait", .value = (double)e.p_wait},
        {.path = "queues.first.service_level", .value = (double)e.answered_offered},
        {.path = "queues.last.service_level", .value = (double)e.answered_offered},
        {.path = "agents.team.occupancy", .value = 0.8});
}

/* Who accepts is counted twice: until it hangs up, and from then until it is called. */
static void of_callbacks(void)
{
    double rate = 3.4 / 60;
    struct exact_answers e, asked;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){rate, 120, 0, 8, EXACT_UNLIMITED, 20}, &e));
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){rate, 120, 0, 8, EXACT_UNLIMITED, 45}, &asked));
    double called = 0.6 * (1 - (double)asked.answered_offered);
    /* Beyond p_wait the wait is exponential of mean talk / (agents - load) = 100 s: so is what is left. */
    double soon = (double)e.answered_offered + called * -expm1(-20.0 / 100);
    EXPECT_FIGURES("callback.yaml", NO_SETS,
        {.path = "overall.called_back", .value = rate * called, .per_second = true},
        {.path = "overall.offered", .value = rate * (1 + called), .per_second = true},
        {.path = "overall.abandoned", .value = rate * called, .per_second = true},
        {.path = "overall.wait", .value = (double)e.wait / (1 + called)},
        {.path = "overall.queue_length", .value = rate * (double)e.wait},
        {.path = "overall.service_level", .value = soon / (1 + called)},
        {.path = "overall.asa", .value = (double)e.wait - called * 45},
        {.path = "agents.team.occupancy", .value = (double)e.occupancy});
}

/* Exponential patience begins anew with nothing changed: the line is M/M/8 + M. */
static void of_impatient_callbacks(void)
{
    double rate = 3.4 / 60;
    struct exact_answers asked;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){rate, 120, 90, 8, EXACT_UNLIMITED, 45}, &asked));
    double called = 0.6 * (1 - (double)asked.abandons_count), lost = (double)asked.abandonment;
    EXPECT_FIGURES("callback.yaml", SETS("calls.callers.patience={exponential: {mean: 90s}}"),
        {.path = "overall.called_back", .value = rate * called, .per_second = true, .error = 0.02},
        {.path = "overall.abandoned", .value = rate * (lost + called), .per_second = true},
        {.path = "overall.wait", .value = (double)asked.wait / (1 + called)},
        {.path = "overall.answered", .value = rate * (1 - lost), .per_second = true},
        {.path = "agents.team.occupancy", .value = (double)asked.occupancy});
}

UNIT_MAIN("impatience",
          {"lognormal and gamma patience", of_smooth_laws},
          {"some callers have no patience at all", of_zero},
          {"Weibull patience, of falling and of rising hazard", of_weibull},
          {"uniform patience", of_uniform},
          {"a mixture of two kinds of callers, in both forms", of_mixtures},
          {"two queues of the same priority, callers of two kinds", of_kinds},
          {"constant patience", of_constant},
          {"a hazard that falls after an announcement", of_announcements},
          {"callers are sent away after a while", of_max_wait},
          {"overflow is like patience that ends at once in an answer", of_overflow},
          {"callers who overflow twice wait behind others", of_late_overflow},
          {"callers who are called back keep their place", of_callbacks},
          {"callers who are called back have patience again", of_impatient_callbacks})
