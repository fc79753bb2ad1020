/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who joins, who is turned away, who calls again, who is passed on, who is served by whom. */
#include "tests/support/unit.h"
#include "tests/theory/center.h"
#include "tests/theory/exact.h"
#include "tests/theory/expect.h"
#include "tests/theory/passing.h"
#include "tests/theory/two_queues.h"

/* ---- joining ---------------------------------------------------------------------------------------- */

/* Rates of a chain in the steady state; `in` are those who neither balk nor are turned away. */
struct rates {
    double offered, blocked, balked, abandoned, again, waiting, talking, must_wait, in;
};

static struct rates rates_of(const struct one_queue *c)
{
    struct rates r = {0};
    struct markov *m = one_queue_chain(c, 0);
    bool ok = m && markov_settle(m);
    CU_ASSERT(ok);
    if (ok)
        r = (struct rates){
            markov_mean(m, one_queue_offered, c), markov_mean(m, one_queue_blocked, c),
            markov_mean(m, one_queue_balked, c),  markov_mean(m, one_queue_abandoned, c),
            markov_mean(m, one_queue_again, c),   markov_mean(m, one_queue_waiting, c),
            markov_mean(m, one_queue_talking, c), markov_mean(m, one_queue_must_wait, c), 0};
    r.in = r.offered - r.blocked - r.balked;
    markov_free(m);
    return r;
}

static void of_balking(void)
{
    struct one_queue c = {.arrivals = 2.75 / 60, .talk = 120, .balk = 0.3, .agents = 6, .places = 300,
                          .most_callers = 306};
    struct rates r = rates_of(&c);
    EXPECT_FIGURES("joining.yaml",
                   SETS("queues.callers.capacity=100000", "calls.callers.patience={constant: 1000h}"),
        {.path = "overall.balked", .value = r.balked, .per_second = true},
        {.path = "overall.answered", .value = r.in, .per_second = true},
        {.path = "overall.p_wait", .value = r.must_wait / r.in},
        {.path = "overall.wait", .value = r.waiting / r.in},
        {.path = "overall.queue_length", .value = r.waiting},
        {.path = "agents.team.occupancy", .value = r.talking / 6});
}

static void of_places(void)
{
    struct exact_answers e;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.75 / 60, 120, 0, 6, 4, 20}, &e));
    EXPECT_FIGURES("joining.yaml", SETS("calls.callers.balk=0%", "calls.callers.patience={constant: 1000h}"),
        {.path = "overall.blocking", .value = (double)e.blocking},
        {.path = "overall.p_wait", .value = (double)e.p_wait},
        {.path = "overall.wait", .value = (double)e.wait},
        {.path = "overall.service_levels.answered/offered", .value = (double)e.answered_offered},
        {.path = "overall.service_levels.answered/answered", .value = (double)e.answered_answered},
        {.path = "agents.team.occupancy", .value = (double)e.occupancy});
}

static void of_places_and_patience(void)
{
    struct exact_answers e;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){2.75 / 60, 120, 90, 6, 4, 20}, &e));
    EXPECT_FIGURES("joining.yaml", SETS("calls.callers.balk=0%"),
        {.path = "overall.blocking", .value = (double)e.blocking},
        {.path = "overall.abandonment", .value = (double)e.abandonment},
        {.path = "overall.p_wait", .value = (double)e.p_wait},
        {.path = "overall.wait", .value = (double)e.wait},
        {.path = "overall.asa", .value = (double)e.asa},
        {.path = "overall.time_to_abandon", .value = (double)e.time_to_abandon},
        {.path = "overall.service_levels.answered/offered", .value = (double)e.answered_offered},
        {.path = "overall.service_levels.abandons_count", .value = (double)e.abandons_count},
        {.path = "agents.team.occupancy", .value = (double)e.occupancy});
}

static void of_all_three(void)
{
    struct one_queue c = {.arrivals = 2.75 / 60, .talk = 120, .patience = 90, .balk = 0.3, .agents = 6,
                          .places = 4, .most_callers = 10};
    struct rates r = rates_of(&c);
    EXPECT_FIGURES("joining.yaml", NO_SETS,
        {.path = "overall.blocking", .value = r.blocked / r.offered, .error = 0.02},
        {.path = "overall.balked", .value = r.balked, .per_second = true},
        {.path = "overall.abandonment", .value = r.abandoned / r.offered},
        {.path = "overall.p_wait", .value = r.must_wait / r.in},
        {.path = "overall.wait", .value = r.waiting / r.in},
        {.path = "agents.team.occupancy", .value = r.talking / 6});
}

/* ---- calling again ---------------------------------------------------------------------------------- */

static void expect_retries(const char *set, bool once, double after_block)
{
    struct one_queue c = {.arrivals = 2.5 / 60, .talk = 120, .after_block = after_block, .delay = 300,
                          .once = once, .agents = 6, .most_callers = 6, .most_orbit = 120};
    struct rates r = rates_of(&c);
    EXPECT_FIGURES("retry.yaml", SETS(set),
        {.path = "overall.offered", .value = r.offered, .per_second = true},
        {.path = "overall.blocking", .value = r.blocked / r.offered},
        {.path = "overall.retried", .value = r.again, .per_second = true},
        {.path = "overall.answered", .value = r.in, .per_second = true},
        {.path = "agents.team.occupancy", .value = r.talking / 6});
}

static void of_retries(void)
{
    expect_retries("calls.callers.retry.after_block=80%", false, 0.8);
}

static void of_one_retry(void)
{
    expect_retries("calls.callers.retry={after_block: 100%, delay: {exponential: {mean: 5min}}, max: 1}",
                   true, 1);
}

static void of_impatient_retries(void)
{
    struct one_queue c = {.arrivals = 3.0 / 60, .talk = 120, .patience = 60, .after_abandon = 0.5,
                          .after_block = 0.7, .delay = 240, .agents = 6, .places = 5, .most_callers = 11,
                          .most_orbit = 120};
    struct rates r = rates_of(&c);
    EXPECT_FIGURES("retry-impatient.yaml", NO_SETS,
        {.path = "overall.offered", .value = r.offered, .per_second = true},
        {.path = "overall.retried", .value = r.again, .per_second = true},
        {.path = "overall.blocking", .value = r.blocked / r.offered, .error = 0.02},
        {.path = "overall.abandonment", .value = r.abandoned / r.offered},
        {.path = "overall.p_wait", .value = r.must_wait / r.in},
        {.path = "overall.wait", .value = r.waiting / r.in},
        {.path = "agents.team.occupancy", .value = r.talking / 6});
}

/* ---- two queues ------------------------------------------------------------------------------------- */

static void of_transfers(void)
{
    double rate = 2.0 / 60;
    struct exact_answers first, second;
    CU_ASSERT_FATAL(exact_answers(&(struct exact_center){rate, 120, 0, 5, EXACT_UNLIMITED, 20}, &first));
    CU_ASSERT_FATAL(
        exact_answers(&(struct exact_center){0.3 * rate, 120, 0, 2, EXACT_UNLIMITED, 20}, &second));
    EXPECT_FIGURES("transfer.yaml", NO_SETS,
        {.path = "overall.transferred", .value = 0.3 * rate, .per_second = true},
        {.path = "overall.offered", .value = 1.3 * rate, .per_second = true},
        {.path = "queues.first.wait", .value = (double)first.wait},
        {.path = "queues.first.p_wait", .value = (double)first.p_wait},
        {.path = "queues.first.service_level", .value = (double)first.answered_offered},
        {.path = "queues.second.wait", .value = (double)second.wait},
        {.path = "queues.second.p_wait", .value = (double)second.p_wait},
        {.path = "queues.second.service_level", .value = (double)second.answered_offered},
        {.path = "agents.second.occupancy", .value = (double)second.occupancy});
}

static void of_transfers_inside(void)
{
    struct passing c = {1.2 / 60, 80, 20, 90, 0.4, 3, 25};
    struct passing_answers a;
    CU_ASSERT_FATAL(passing_answers(&c, &a));
    EXPECT_FIGURES("transfer-inside.yaml", NO_SETS,
        {.path = "overall.transferred", .value = a.passed_on, .per_second = true},
        {.path = "queues.second.offered", .value = a.passed_on, .per_second = true},
        {.path = "queues.first.p_wait", .value = a.p_wait[0]},
        {.path = "queues.first.wait", .value = a.waiting[0] / c.arrivals},
        {.path = "queues.first.abandonment", .value = a.waiting[0] / 90 / c.arrivals},
        {.path = "queues.second.p_wait", .value = a.p_wait[1]},
        {.path = "queues.second.wait", .value = a.waiting[1] / a.passed_on},
        {.path = "queues.second.abandonment", .value = a.waiting[1] / 90 / a.passed_on},
        {.path = "agents.team.talk_share", .value = a.talking / 3},
        {.path = "agents.team.wrap_up_share", .value = a.wrapping / 3});
}

static void expect_n_design(const char *set)
{
    struct two_queues c = {{1.0 / 60, 2.0 / 60}, {120, 60}, 120, 144, 3, 4, {40, 40}};
    struct two_queues_answers a;
    CU_ASSERT_FATAL(two_queues_answers(&c, &a));
    EXPECT_FIGURES("n-design.yaml", SETS(set),
        {.path = "queues.difficult.p_wait", .value = a.p_wait[0]},
        {.path = "queues.difficult.wait", .value = a.waiting[0] / c.arrivals[0]},
        {.path = "queues.difficult.abandonment", .value = a.abandonment[0]},
        {.path = "queues.simple.p_wait", .value = a.p_wait[1]},
        {.path = "queues.simple.wait", .value = a.waiting[1] / c.arrivals[1]},
        {.path = "queues.simple.abandonment", .value = a.abandonment[1]},
        {.path = "agents.specialists.occupancy", .value = a.talk_special / 3},
        {.path = "agents.generalists.occupancy", .value = a.talk_general / 4},
        {.path = "agents.specialists.answered", .value = a.talk_special / 120, .per_second = true},
        {.path = "agents.generalists.answered", .value = a.talk_general / 144, .per_second = true});
}

static void of_n_design(void)
{
    expect_n_design(NULL);
}

/* Ready at once, they ask for the callers whom they would be offered. */
static void of_n_design_manual(void)
{
    expect_n_design("agents.generalists.mode=manual");
}

static void of_impatient_priorities(void)
{
    struct two_queues c = {{2.0 / 60, 3.0 / 60}, {180, 60}, 1, 90, 0, 7, {60, 60}};
    struct two_queues_answers a;
    CU_ASSERT_FATAL(two_queues_answers(&c, &a));
    EXPECT_FIGURES("impatient-priority.yaml", NO_SETS,
        {.path = "overall.p_wait", .value = a.p_wait[1]},
        {.path = "queues.first.wait", .value = a.waiting[0] / c.arrivals[0]},
        {.path = "queues.first.abandonment", .value = a.abandonment[0]},
        {.path = "queues.second.wait", .value = a.waiting[1] / c.arrivals[1]},
        {.path = "queues.second.abandonment", .value = a.abandonment[1]},
        {.path = "queues.second.queue_length", .value = a.waiting[1]},
        {.path = "agents.team.occupancy", .value = a.talk_general / 7});
}

static void expect_preferred(const char *set, const char *other)
{
    struct two_queues c = {{0, 1.6 / 60}, {0, 0}, 90, 180, 2, 3, {0, 300}};
    struct two_queues_answers a;
    CU_ASSERT_FATAL(two_queues_answers(&c, &a));
    EXPECT_FIGURES("preferred.yaml", SETS(set, other),
        {.path = "overall.p_wait", .value = a.p_wait[1]},
        {.path = "overall.wait", .value = a.waiting[1] / c.arrivals[1]},
        {.path = "agents.quick.occupancy", .value = a.talk_special / 2},
        {.path = "agents.slow.occupancy", .value = a.talk_general / 3},
        {.path = "overall.talk", .value = (a.talk_special + a.talk_general) / c.arrivals[1]});
}

static void of_preferred(void)
{
    expect_preferred(NULL, NULL);
}

/* Ready at once and asking as soon as somebody waits: as if they were offered the callers. */
static void of_preferred_manual(void)
{
    expect_preferred("agents.quick.mode=manual", "agents.slow.mode=manual");
}

UNIT_MAIN("networks",
          {"some callers leave when they would have to wait", of_balking},
          {"few places to wait", of_places},
          {"few places to wait, impatient callers", of_places_and_patience},
          {"few places, impatient callers, and some who leave at once", of_all_three},
          {"blocked callers call again", of_retries},
          {"blocked callers call again, once", of_one_retry},
          {"callers who gave up call again, and so do the blocked", of_impatient_retries},
          {"two queues with transfers are as if alone", of_transfers},
          {"transfers to a queue that the same agents serve first", of_transfers_inside},
          {"specialists and generalists", of_n_design},
          {"specialists, and generalists who ask for the callers themselves", of_n_design_manual},
          {"two priorities, impatient callers", of_impatient_priorities},
          {"quick agents are preferred to slow ones", of_preferred},
          {"the same when they ask for the callers themselves", of_preferred_manual})
