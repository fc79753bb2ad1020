/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Good scenarios, field by field. */
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "scenarios/draft.h"
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static const char bank[] =
    "acdsim: 1\n"                                                                     /* 1 */
    "name: Retail bank, Monday\n"                                                     /* 2 */
    "description: VIP first; juniors help after 30 s\n"                               /* 3 */
    "x-note: [anything, {goes: here}]\n"                                              /* 4 */
    "horizon: {start: \"08:00\", end: 20:30, interval: 1h30m, at_close: clear, warmup: 15min}\n" /* 5 */
    "run: {replications: 200, confidence: 90%, seed: 18446744073709551615}\n"         /* 6 */
    "queues:\n"                                                                       /* 7 */
    "  vip:\n"                                                                        /* 8 */
    "    priority: 1\n"                                                               /* 9 */
    "    capacity: 60\n"                                                              /* 10 */
    "    service_level: {within: 30s, target: 0.9, definition: abandons_count}\n"     /* 11 */
    "  general: {priority: 5}\n"                                                      /* 12 */
    "calls:\n"                                                                        /* 13 */
    "  gold:\n"                                                                       /* 14 */
    "    queue: vip\n"                                                                /* 15 */
    "    arrivals:\n"                                                                 /* 16 */
    "      poisson: {every: 6h, rates: [36/h, 1/min, 0/h]}\n"                         /* 17 */
    "      busyness: {gamma: {cv: 50%}}\n"                                            /* 18 */
    "    patience: {exponential: 1000s, zero: 10%}\n"                                 /* 19 */
    "    talk: {gamma: {mean: 240s, sd: 2min}}\n"                                     /* 20 */
    "    wrap_up: {erlang: {k: 4, mean: 1min}}\n"                                     /* 21 */
    "  general:\n"                                                                    /* 22 */
    "    arrivals: {poisson: 864/day}\n"                                              /* 23 */
    "    talk: {lognormal: {median: 2min, sigma: 0.5}}\n"                             /* 24 */
    "  sales:\n"                                                                      /* 25 */
    "    arrivals: {poisson: 0.5/min}\n"                                              /* 26 */
    "    talk: {lognormal: {mean: 4min, cv: 0.8}}\n"                                  /* 27 */
    "    wrap_up: 20s\n"                                                              /* 28 */
    "agents:\n"                                                                       /* 29 */
    "  seniors:\n"                                                                    /* 30 */
    "    staff: {every: 6h15m, counts: [4, 6]}\n"                                     /* 31 */
    "    serves: {vip: 0, general: 100}\n"                                            /* 32 */
    "    answer: {constant: 4s}\n"                                                    /* 33 */
    "    reject: 1%\n"                                                                /* 34 */
    "    no_answer: 0.02\n"                                                           /* 35 */
    "  juniors: {count: 9, serves: [general, sales]}\n"                               /* 36 */
    "dispatch: {offer_timeout: 20s, reoffer_delay: 0s, requeue: tail, idle_clock_on_reject: keep,\n" /* 37 */
    "  idle_clock_on_timeout: keep, idle_clock_on_dnd_off: keep, timeout_sets_dnd: -7, timeout_limit: 3,\n"
    "  withdraw_on_stop: yes, withdraw_on_dnd: yes, manual_needs_accept: no, agent_order: longest_idle}\n";

static void of_horizon_and_run(const struct scenario *s)
{
    CU_ASSERT_STRING_EQUAL(s->name, "Retail bank, Monday");
    CU_ASSERT_STRING_EQUAL(s->description, "VIP first; juniors help after 30 s");
    CU_ASSERT_EQUAL(s->horizon.start, 8 * SIM_HOUR);
    CU_ASSERT_EQUAL(s->horizon.length, 12 * SIM_HOUR + 30 * SIM_MINUTE);
    CU_ASSERT_EQUAL(s->horizon.warmup, 15 * SIM_MINUTE);
    CU_ASSERT_EQUAL(s->horizon.interval, 90 * SIM_MINUTE);
    CU_ASSERT_EQUAL(s->horizon.at_close, CLOSE_CLEAR);
    CU_ASSERT_EQUAL(s->run.replications, 200);
    CU_ASSERT_EQUAL(s->run.confidence, 0.9);
    CU_ASSERT_EQUAL(s->run.seed, UINT64_MAX);
}

static void of_queues(const struct scenario *s)
{
    CU_ASSERT_EQUAL_FATAL(s->queue_count, 3);
    CU_ASSERT_STRING_EQUAL(s->queues[0].name, "vip");
    CU_ASSERT_EQUAL(s->queues[0].priority, 1);
    CU_ASSERT_EQUAL(s->queues[0].capacity, 60);
    CU_ASSERT_EQUAL(s->queues[0].service_level.within, 30 * SIM_SECOND);
    CU_ASSERT_EQUAL(s->queues[0].service_level.target, 0.9);
    CU_ASSERT_EQUAL(s->queues[0].service_level.definition, SL_ABANDONS_COUNT);
    CU_ASSERT_EQUAL(s->queues[0].place.line, 8);
    CU_ASSERT_EQUAL(s->queues[0].place.column, 3);
    CU_ASSERT_STRING_EQUAL(s->queues[1].name, "general");
    CU_ASSERT_EQUAL(s->queues[1].priority, 5);
    CU_ASSERT_EQUAL(s->queues[1].capacity, CAPACITY_UNLIMITED);
    CU_ASSERT_STRING_EQUAL(s->queues[2].name, "sales");
    CU_ASSERT_EQUAL(s->queues[2].priority, 10);
    CU_ASSERT_EQUAL(s->queues[2].capacity, CAPACITY_UNLIMITED);
    CU_ASSERT_EQUAL(s->queues[2].service_level.within, 20 * SIM_SECOND);
    CU_ASSERT_EQUAL(s->queues[2].service_level.target, 0.8);
    CU_ASSERT_EQUAL(s->queues[2].service_level.definition, SL_ANSWERED_OFFERED);
    CU_ASSERT_EQUAL(s->queues[2].place.line, 25);
}

static void check_dist(const struct dist *d, enum dist_kind kind, double a, double b, double zero)
{
    CU_ASSERT_EQUAL(d->kind, kind);
    CU_ASSERT_DOUBLE_EQUAL(d->a, a, fabs(a) * 1e-14);
    CU_ASSERT_DOUBLE_EQUAL(d->b, b, fabs(b) * 1e-14);
    CU_ASSERT_EQUAL(d->zero, zero);
}

static void of_gold(const struct call_type *t)
{
    CU_ASSERT_STRING_EQUAL(t->name, "gold");
    CU_ASSERT_EQUAL(t->queue, 0);
    CU_ASSERT_EQUAL(t->place.line, 14);
    CU_ASSERT_EQUAL(t->arrivals.rates.every, 6 * SIM_HOUR);
    CU_ASSERT_EQUAL_FATAL(t->arrivals.rates.count, 3);
    CU_ASSERT_EQUAL(t->arrivals.rates.rates[0], 0.01);
    CU_ASSERT_EQUAL(t->arrivals.rates.rates[1], 1.0 / 60);
    CU_ASSERT_EQUAL(t->arrivals.rates.rates[2], 0);
    CU_ASSERT_STRING_EQUAL(t->busyness_name, "gold");
    check_dist(&t->busyness, DIST_GAMMA, 0.25, 4, 0);      /* scale cv^2, shape 1 / cv^2 */
    check_dist(&t->patience, DIST_EXPONENTIAL, 1000, 0, 0.1);
    check_dist(&t->talk, DIST_GAMMA, 60, 4, 0);            /* cv 0.5 */
    check_dist(&t->wrap_up, DIST_ERLANG, 15, 4, 0);        /* a stage of 15 s */
}

static void of_calls(const struct scenario *s)
{
    CU_ASSERT_EQUAL_FATAL(s->type_count, 3);
    of_gold(&s->types[0]);
    const struct call_type *general = &s->types[1], *sales = &s->types[2];
    CU_ASSERT_EQUAL(general->queue, 1);
    CU_ASSERT_EQUAL(general->arrivals.rates.every, 0);
    CU_ASSERT_EQUAL_FATAL(general->arrivals.rates.count, 1);
    CU_ASSERT_EQUAL(general->arrivals.rates.rates[0], 0.01);
    check_dist(&general->busyness, DIST_NONE, 0, 0, 0);
    check_dist(&general->patience, DIST_NONE, 0, 0, 0);
    check_dist(&general->wrap_up, DIST_NONE, 0, 0, 0);
    check_dist(&general->talk, DIST_LOGNORMAL, log(120), 0.5, 0);
    CU_ASSERT_EQUAL(sales->queue, 2);
    check_dist(&sales->talk, DIST_LOGNORMAL, log(240) - log(1.64) / 2, sqrt(log(1.64)), 0); /* 1 + cv^2 */
    check_dist(&sales->wrap_up, DIST_CONSTANT, 20, 0, 0);
}

static void lognormal_busyness(void)
{
    struct loaded l = loaded_from(with("200/h", "200/h, busyness: {lognormal: {sd: 0.5}}"));
    check_dist(&l.scenario->types[0].busyness, DIST_LOGNORMAL, -log(1.25) / 2, sqrt(log(1.25)), 0);
    loaded_free(&l);
    l = loaded_from(with("200/h", "200/h, busyness: {constant: 1}"));
    check_dist(&l.scenario->types[0].busyness, DIST_CONSTANT, 1, 0, 0);
    loaded_free(&l);
}

static void of_agents(const struct scenario *s)
{
    CU_ASSERT_EQUAL_FATAL(s->group_count, 2);
    const struct agent_group *seniors = &s->groups[0], *juniors = &s->groups[1];
    CU_ASSERT_STRING_EQUAL(seniors->name, "seniors");
    CU_ASSERT_EQUAL(seniors->place.line, 30);
    CU_ASSERT_EQUAL(seniors->roster.staff.every, 375 * SIM_MINUTE);
    CU_ASSERT_EQUAL_FATAL(seniors->roster.staff.steps, 2);
    CU_ASSERT_EQUAL(seniors->roster.staff.counts[0], 4);
    CU_ASSERT_EQUAL(seniors->roster.staff.counts[1], 6);
    CU_ASSERT_EQUAL_FATAL(seniors->serves_count, 2);
    CU_ASSERT_EQUAL(seniors->serves[0].queue, 0);
    CU_ASSERT_EQUAL(seniors->serves[0].priority, 0);
    CU_ASSERT_EQUAL(seniors->serves[1].queue, 1);
    CU_ASSERT_EQUAL(seniors->serves[1].priority, 100);
    check_dist(&seniors->answer, DIST_CONSTANT, 4, 0, 0);
    CU_ASSERT_EQUAL(seniors->reject, 0.01);
    CU_ASSERT_EQUAL(seniors->no_answer, 0.02);
    CU_ASSERT_EQUAL(juniors->roster.staff.every, 0);
    CU_ASSERT_EQUAL_FATAL(juniors->roster.staff.steps, 1);
    CU_ASSERT_EQUAL(juniors->roster.staff.counts[0], 9);
    CU_ASSERT_EQUAL_FATAL(juniors->serves_count, 2);
    CU_ASSERT_EQUAL(juniors->serves[1].queue, 2);
    CU_ASSERT_EQUAL(juniors->serves[1].priority, 0);
    check_dist(&juniors->answer, DIST_NONE, 0, 0, 0);
}

static void of_dispatch(const struct acd_params *p)
{
    CU_ASSERT_EQUAL(p->offer_timeout, 20 * SIM_SECOND);
    CU_ASSERT_EQUAL(p->reoffer_delay, 0);
    CU_ASSERT_EQUAL(p->requeue, ACD_REQUEUE_TAIL);
    CU_ASSERT_EQUAL(p->idle_clock_on_reject, ACD_CLOCK_KEEP);
    CU_ASSERT_EQUAL(p->idle_clock_on_timeout, ACD_CLOCK_KEEP);
    CU_ASSERT_EQUAL(p->idle_clock_on_dnd_off, ACD_CLOCK_KEEP);
    CU_ASSERT_EQUAL(p->timeout_sets_dnd, -7);
    CU_ASSERT_EQUAL(p->timeout_limit, 3);
    CU_ASSERT(p->withdraw_on_stop && p->withdraw_on_dnd && !p->manual_needs_accept);
}

static void everything(void)
{
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load_text("bank.yaml", bank, strlen(bank), NULL, 0, &l));
    for (size_t i = 0; i < l.diagnostic_count; i++)
        diagnostic_print(stderr, &l.diagnostics[i], false);
    CU_ASSERT_PTR_NOT_NULL_FATAL(l.scenario);
    CU_ASSERT_STRING_EQUAL(l.file, "bank.yaml");
    of_horizon_and_run(l.scenario);
    of_queues(l.scenario);
    of_calls(l.scenario);
    of_agents(l.scenario);
    of_dispatch(&l.scenario->dispatch);
    loaded_free(&l);
    CU_ASSERT_PTR_NULL(l.scenario);
}

static void defaults(void)
{
    struct loaded l = loaded_from(smallest);
    const struct scenario *s = l.scenario;
    CU_ASSERT_STRING_EQUAL(s->name, "");
    CU_ASSERT_STRING_EQUAL(s->description, "");
    CU_ASSERT_EQUAL(s->horizon.start, 0);
    CU_ASSERT_EQUAL(s->horizon.length, 8 * SIM_HOUR);
    CU_ASSERT_EQUAL(s->horizon.warmup, 0);
    CU_ASSERT_EQUAL(s->horizon.interval, 30 * SIM_MINUTE);
    CU_ASSERT_EQUAL(s->horizon.at_close, CLOSE_DRAIN);
    CU_ASSERT_EQUAL(s->run.replications, 100);
    CU_ASSERT_EQUAL(s->run.confidence, 0.95);
    CU_ASSERT_EQUAL(s->run.seed, 1);
    CU_ASSERT_EQUAL(s->groups[0].reject, 0);
    CU_ASSERT_EQUAL(s->groups[0].no_answer, 0);
    CU_ASSERT_FALSE(s->horizon.find_warmup);
    loaded_free(&l);
    l = loaded_from(and("horizon: {warmup: auto}"));
    CU_ASSERT_TRUE(l.scenario->horizon.find_warmup);
    CU_ASSERT_EQUAL(l.scenario->horizon.warmup, 0);
    loaded_free(&l);
    l = loaded_from(and("run: {seed: 9007199254740993}\nhorizon: {interval: none, length: 90min}"));
    CU_ASSERT_EQUAL(l.scenario->run.seed, UINT64_C(9007199254740993)); /* 2^53 + 1 */
    CU_ASSERT_EQUAL(l.scenario->horizon.interval, 0);
    CU_ASSERT_EQUAL(l.scenario->horizon.length, 90 * SIM_MINUTE);
    loaded_free(&l);
}

static void expect_params(struct acd_params ours, struct acd_params theirs)
{
    CU_ASSERT_EQUAL(ours.offer_timeout, theirs.offer_timeout);
    CU_ASSERT_EQUAL(ours.reoffer_delay, theirs.reoffer_delay);
    CU_ASSERT_EQUAL(ours.idle_clock_on_reject, theirs.idle_clock_on_reject);
    CU_ASSERT_EQUAL(ours.idle_clock_on_timeout, theirs.idle_clock_on_timeout);
    CU_ASSERT_EQUAL(ours.idle_clock_on_dnd_off, theirs.idle_clock_on_dnd_off);
    CU_ASSERT_EQUAL(ours.requeue, theirs.requeue);
    CU_ASSERT_EQUAL(ours.timeout_sets_dnd, theirs.timeout_sets_dnd);
    CU_ASSERT_EQUAL(ours.timeout_limit, theirs.timeout_limit);
    CU_ASSERT_EQUAL(ours.withdraw_on_stop, theirs.withdraw_on_stop);
    CU_ASSERT_EQUAL(ours.withdraw_on_dnd, theirs.withdraw_on_dnd);
    CU_ASSERT_EQUAL(ours.manual_needs_accept, theirs.manual_needs_accept);
}

static struct acd_params dispatch_of(const char *section)
{
    char text[256];
    snprintf(text, sizeof text, "dispatch: {%s}", section);
    struct loaded l = loaded_from(and(text));
    struct acd_params params = l.scenario->dispatch;
    loaded_free(&l);
    return params;
}

static void dispatch_profiles(void)
{
    struct acd_params robust = dispatch_of("profile: robust");
    expect_params(dispatch_of("profile: cloudroom"), acd_defaults());
    expect_params(robust, acd_profile_params(ACD_PROFILE_ROBUST));
    CU_ASSERT_EQUAL(robust.timeout_sets_dnd, 1);
    CU_ASSERT_EQUAL(robust.idle_clock_on_timeout, ACD_CLOCK_RESET);
    struct acd_params given = dispatch_of("timeout_sets_dnd: 0, profile: robust, idle_clock_on_timeout: keep");
    CU_ASSERT_EQUAL(given.timeout_sets_dnd, 0);
    CU_ASSERT_EQUAL(given.idle_clock_on_timeout, ACD_CLOCK_KEEP);
}

static void dispatch_defaults(void)
{
    struct loaded l = loaded_from(smallest);
    expect_params(l.scenario->dispatch, acd_defaults());
    loaded_free(&l);
}

static void definitions(void)
{
    for (int i = 0; i < SL_DEFINITIONS; i++) {
        char line[128];
        snprintf(line, sizeof line, "queues: {support: {service_level: {definition: %s}}}", sl_definition_names[i]);
        struct loaded l = loaded_from(and(line));
        CU_ASSERT_EQUAL((int)l.scenario->queues[0].service_level.definition, i);
        loaded_free(&l);
    }
}

/* A distribution may be a mixture of distributions: each section once. */
static bool is_new(const struct section *s)
{
    static const struct section *seen[64];
    size_t i = 0;
    while (seen[i] && seen[i] != s)
        i++;
    CU_ASSERT_FATAL(i + 1 < sizeof seen / sizeof *seen);
    bool first = !seen[i];
    seen[i] = s;
    return first;
}

/* A table that a section cannot hold, or a bound that is not in its own grammar, would be found only by
 * the user. */
static void check_section(const struct section *s)
{
    CU_ASSERT(s->count <= SECTION_FIELDS_MOST);
    for (size_t i = 0; i < s->count; i++) {
        const struct field *f = &s->fields[i];
        struct value value;
        CU_ASSERT_PTR_NOT_NULL(f->doc);
        CU_ASSERT_PTR_NOT_NULL(f->type);
        CU_ASSERT(!f->least || f->type->parse(f->least, &value) == VALUE_OK);
        CU_ASSERT(!f->most || f->type->parse(f->most, &value) == VALUE_OK);
        CU_ASSERT(f->need != OPTIONAL || f->fallback || f->otherwise || f->section);
        if (f->section && is_new(f->section))
            check_section(f->section);
    }
}

static void tables(void)
{
    check_section(&scenario_section);
}

static void names_that_yaml_takes_for_booleans(void)
{
    struct loaded l = loaded_from("acdsim: 1\n"
                                  "calls: {no: {arrivals: {poisson: 1/h}, talk: 1s}, y: {arrivals: {poisson: 1/h}, talk: 1s}}\n"
                                  "agents: {off: {count: 1, serves: [no, y]}}\n");
    CU_ASSERT_STRING_EQUAL(l.scenario->queues[0].name, "no");
    CU_ASSERT_STRING_EQUAL(l.scenario->types[1].name, "y");
    CU_ASSERT_STRING_EQUAL(l.scenario->groups[0].name, "off");
    loaded_free(&l);
}

static void loss_system(void)
{
    struct loaded l = loaded_from(and("queues: {support: {capacity: 0}}"));
    CU_ASSERT_EQUAL(l.scenario->queues[0].capacity, 0);
    loaded_free(&l);
}

static void free_text(void)
{
    struct loaded l = loaded_from(and("name: \"\\u202Eevil\\e[31m\"\ndescription: |\n  a\n  b"));
    CU_ASSERT_STRING_EQUAL(l.scenario->name, "\xE2\x80\xAE" "evil\033[31m");
    CU_ASSERT_STRING_EQUAL(l.scenario->description, "a\nb\n");
    loaded_free(&l);
}

/* Some long-running simulation: nothing but the sum of two clocks would be left of it. */
static void steady_state(void)
{
    struct loaded l = loaded_from(and("horizon: {length: 1000000h, warmup: 1000h, interval: none}"));
    CU_ASSERT_EQUAL(l.scenario->horizon.length, 1000000 * SIM_HOUR);
    loaded_free(&l);
}

UNIT_MAIN("good scenarios",
          {"everything that is written arrives in its field", everything},
          {"fault_37: what is not written has its default, the seed too", defaults},
          {"the dispatcher's defaults are those of the library", dispatch_defaults},
          {"a profile stands for the keys that are not given", dispatch_profiles},
          {"every service level definition has the name that results use", definitions},
          {"every row says what it means, in its own grammar", tables},
          {"fault_21: no, off and y are names", names_that_yaml_takes_for_booleans},
          {"busyness is a number with mean 1", lognormal_busyness},
          {"capacity 0 is a loss system", loss_system},
          {"fault_38: name and description are free text", free_text},
          {"a horizon may be a million hours long", steady_state})
