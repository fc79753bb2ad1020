/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is allowed, and probably not meant. */
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

/* 200/h of 180 s are 10 erlangs. */
#define UNSTABLE(load, from)                                                                                    \
    "3:3 warning unstable: load per agent " load " from " from ", and the callers of calls.support never give up " \
    "(add agents, or give the callers a patience)\n"

static void overload(void)
{
    static const struct replacement rows[] = {
        {"12", "11", ""},
        {"12", "10", UNSTABLE("1.00", "00:00")},
        {"12", "9", UNSTABLE("1.11", "00:00")},
        {"count: 12", "staff: {every: 1h, counts: [12, 12, 8, 7, 12, 12, 7, 12]}", UNSTABLE("1.43", "03:00")},
        {"200/h", "{every: 4h, rates: [200/h, 300/h]}", UNSTABLE("1.25", "04:00")},
        {"agents:", "    wrap_up: 1min\nagents:", UNSTABLE("1.11", "00:00")},
        {"agents:", "    patience: 5min\nagents:\n  few: {count: 1, serves: [support]}", ""},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(complaints(with("12", "9")),
              "t.yaml:3:3: warning: unstable: load per agent 1.11 from 00:00, and the callers of calls.support never "
              "give up\n"
              "    3 |   support:\n"
              "      |   ^^^^^^^\n"
              "  hint: add agents, or give the callers a patience\n");
    UNIT_TEXT(brief(and("horizon: {start: 08:00, end: 16:00}")), "");
}

static void bounded_overload(void)
{
    static const struct replacement rows[] = {
        {"count: 12, serves: [support]}", "count: 9, serves: [support]}\nqueues: {support: {capacity: 5}}", ""},
        {"    talk", "    patience: 1h\n    talk", ""},
    };
    CHECK_REPLACEMENTS(rows);
}

/* 10 erlangs of support and 5 of sales; all agents serve both, directly or by way of others. */
#define SHARED(agents)                                                                      \
    "acdsim: 1\n"                                                                           \
    "calls:\n"                                                                              \
    "  support: {arrivals: {poisson: 200/h}, talk: 180s}\n"                                 \
    "  sales: {arrivals: {poisson: 100/h}, talk: 180s, patience: 1min}\n"                   \
    "agents:\n"                                                                             \
    "  a: {count: " agents ", serves: [support]}\n"                                         \
    "  b: {count: 3, serves: [sales, support]}\n"                                           \
    "  c: {count: 5, serves: [sales]}\n"

static void shared_agents(void)
{
    UNIT_TEXT(brief(SHARED("8")), "");
    UNIT_TEXT(brief(SHARED("7")), UNSTABLE("1.00", "00:00"));
}

static void refusal(void)
{
    static const struct replacement rows[] = {
        {"count: 12,", "count: 12, reject: 40%, no_answer: 60%,",
         "7:3 warning agents.team never accept a caller (every offer is rejected or not answered)\n"},
        {"agents:", "dispatch: {timeout_sets_dnd: 1}\nagents:", ""},
        {"agents:", "dispatch: {withdraw_on_dnd: no}\nagents:", ""},
        {"agents:", "dispatch: {withdraw_on_dnd: yes, withdraw_on_stop: yes}\nagents:",
         "6:12 warning dispatch.withdraw_on_dnd has no effect: no agent of a scenario does that while an offer is open "
         "(leave it out)\n"
         "6:34 warning dispatch.withdraw_on_stop has no effect: no agent of a scenario does that while an offer is open "
         "(leave it out)\n"},
        {"agents:\n  team: {", "dispatch: {timeout_sets_dnd: 1}\nagents:\n  team: {no_answer: 1%, ",
         "8:3 warning dispatch.timeout_sets_dnd: who lets an offer lapse in agents.team stays in do not disturb "
         "until going (they take no more calls; write timeout_sets_dnd: 0)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void nobody_there(void)
{
    static const struct replacement rows[] = {
        {"count: 12", "staff: {every: 1h, counts: [12, 12, 0, 0, 12, 12, 12, 12]}",
         "3:3 warning callers arrive in queue 'support' while nobody serves it: 02:00 to 04:00 "
         "(they wait, give up or are cleared)\n"},
        {"count: 12", "staff: {every: 1h, counts: [0, 12, 12, 12, 12, 12, 12, 0]}",
         "3:3 warning callers arrive in queue 'support' while nobody serves it: 00:00 to 01:00, and again later "
         "(they wait, give up or are cleared)\n"},
        {"200/h}\n    talk: {exponential: {mean: 180s}}\nagents:\n  team: {count: 12",
         "{every: 4h, rates: [0/h, 1/h]}}\n    talk: 1s\nagents:\n  team: {staff: {every: 4h, counts: [0, 1]}", ""},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief("acdsim: 1\n"
                    "horizon: {start: 22:00, length: 10h}\n"
                    "queues:\n"
                    "  night: {}\n"
                    "calls: {a: {queue: night, arrivals: {poisson: 1/h}, talk: 1s}}\n"
                    "agents:\n"
                    "  x: {staff: {every: 5h, counts: [1, 0]}, serves: [night]}\n"
                    "  y: {staff: {every: 6h, counts: [0, 1]}, serves: [night]}\n"),
              "4:3 warning callers arrive in queue 'night' while nobody serves it: 27:00 to 28:00 "
              "(they wait, give up or are cleared)\n");
}

static void no_effect(void)
{
    static const struct replacement rows[] = {
        {"200/h", "0/h", "3:3 warning nobody calls: every rate of calls.support is 0 (remove it, or write a rate)\n"},
        {"agents:", "agents:\n  x: {count: 1, serves: []}",
         "7:3 warning agents.x serves no queue (these agents are always idle)\n"},
        {"agents:", "agents:\n  x: {count: 0, serves: [support]}",
         "7:3 warning agents.x is never on duty (remove it, or count somebody)\n"},
        {"agents:", "queues:\n  spare: {}\nagents:\n  x: {count: 1, serves: [spare]}",
         "7:3 warning no call type uses queue 'spare' (remove it, or name it in a call type)\n"
         "9:3 warning agents.x serves only queues that nobody calls (these agents are always idle)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void priorities(void)
{
    static const struct replacement rows[] = {
        {"[support]", "{support: 5}",
         "7:30 warning agent priority 5 in queue 'support' never matters: everyone who serves it has the same "
         "(priorities compare the agents of one queue, not the queues of one agent)\n"},
        {"[support]", "{support: 0}", ""},
        {"[support]}", "{support: 5}}\n  x: {count: 1, serves: [support]}", ""},
    };
    CHECK_REPLACEMENTS(rows);
}

#define CHANGE(place, what)                                                                                    \
    place " warning the " what " change: there is no steady state for horizon.warmup: auto to wait for "      \
    "(write how long: horizon.warmup: 15min)\n"
#define CENTER(warmup, rate, agents)                                                                           \
    "acdsim: 1\nhorizon: {warmup: " warmup "}\ncalls:\n  support: {arrivals: {poisson: " rate "}, talk: 3min}\n" \
    "agents:\n  team: {" agents ", serves: [support]}\n"
#define RATES "{every: 4h, rates: [100/h, 200/h]}"
#define COUNTS "staff: {every: 4h, counts: [12, 13]}"

static void unsteadiness(void)
{
    UNIT_TEXT(brief(CENTER("auto", "200/h", "count: 12")), "");
    UNIT_TEXT(brief(CENTER("1h", RATES, COUNTS)), "");
    UNIT_TEXT(brief(CENTER("auto", RATES, "count: 12")), CHANGE("4:3", "arrivals of calls.support"));
    UNIT_TEXT(brief(CENTER("auto", "200/h", COUNTS)), CHANGE("6:3", "agents of agents.team"));
}

static void scenario_is_there(void)
{
    struct loaded l;
    const char *text = with("12", "9");
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, strlen(text), NULL, 0, &l));
    CU_ASSERT_EQUAL(l.error_count, 0);
    CU_ASSERT_EQUAL(l.warning_count, 1);
    CU_ASSERT_PTR_NOT_NULL(l.scenario);
    loaded_free(&l);
}

UNIT_MAIN("scenario warnings",
          {"a steady state that cannot come, only where it is waited for", unsteadiness},
          {"fault_39: as much work as agents without patience is warned of, with the worst hour", overload},
          {"callers who give up or find no place are not warned of", bounded_overload},
          {"queues that share agents are one center", shared_agents},
          {"fault_42: callers while nobody serves the queue are warned of", nobody_there},
          {"fault_44: what has no effect is warned of", no_effect},
          {"agents who never accept, or never come back, are warned of", refusal},
          {"an agent priority that never matters is warned of", priorities},
          {"a warning does not keep a scenario from running", scenario_is_there})
