/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said when sections do not fit each other. */
#include <stdlib.h>
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static void unknown_queues(void)
{
    static const struct replacement rows[] = {
        {"[support]", "[suport]", "7:30 unknown queue 'suport' in agents.team.serves (did you mean 'support'?)\n"},
        {"[support]", "{support: 0, sales: 1}",
         "7:42 unknown queue 'sales' in agents.team.serves (known queues: support)\n"},
        {"    talk", "    queue: vip\n    talk",
         "5:12 unknown queue 'vip' in calls.support.queue (declare it under 'queues')\n"
         "8:30 unknown queue 'support' in agents.team.serves (declare it under 'queues')\n"},
        {"agents:", "queues: {vip: {}}\nagents:",
         "6:10 warning no call type uses queue 'vip' (remove it, or name it in a call type)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief("acdsim: 1\n"
                    "queues: {vip: {}, general: {}}\n"
                    "calls:\n"
                    "  a: {queue: vipp, arrivals: {poisson: 1/h}, talk: 1s}\n"
                    "  b: {arrivals: {poisson: 1/h}, talk: 1s}\n"
                    "agents: {day: {count: 1, serves: {vip: 0, generall: 1, b: 2, a: 3}}}\n"),
              "4:14 unknown queue 'vipp' in calls.a.queue (did you mean 'vip'?)\n"
              "6:43 unknown queue 'generall' in agents.day.serves (did you mean 'general'?)\n"
              "6:62 unknown queue 'a' in agents.day.serves (known queues: vip, general, b)\n");
}

static void rejections(void)
{
    static const struct replacement rows[] = {
        {"count: 12,", "count: 12, reject: 60%, no_answer: 41%,",
         "7:29 reject and no_answer are above 100% in agents.team (an offer is accepted, rejected or not answered)\n"},
        {"agents:\n  team: {", "dispatch: {reoffer_delay: 0s}\nagents:\n  team: {reject: 100%, ",
         "8:18 agents.team.reject and dispatch.reoffer_delay 0s offer the same caller for ever "
         "(write dispatch.reoffer_delay: 5s, or reject less)\n"},
        {"agents:\n  team: {", "dispatch: {reoffer_delay: 0s}\nagents:\n  team: {reject: 99%, ", ""},
    };
    CHECK_REPLACEMENTS(rows);
}

/* A bad value leaves the default behind, and nothing is said about that. */
static void only_what_was_written(void)
{
    UNIT_TEXT(brief("acdsim: 1\nhorizon: {length: 10s, interval: none}\n"
                    "queues: {a: {service_level: {within: 0s}}}\n"
                    "calls: {a: {arrivals: {poisson: 1/h}, talk: 1s}}\nagents: {x: {count: 1, serves: [a]}}\n"),
              "3:38 queues.a.service_level.within must be above 0s, not 0s (within: answered within this time is "
              "good)\n");
}

static void many_known_queues(void)
{
    UNIT_TEXT(brief("acdsim: 1\n"
                    "queues: {q1: {}, q2: {}, q3: {}, q4: {}, q5: {}, q6: {}, q7: {}, q8: {}, q9: {}}\n"
                    "calls: {q10: {arrivals: {poisson: 1/h}, talk: 1s}}\n"
                    "agents: {a: {count: 1, serves: [sales]}}\n"),
              "4:33 unknown queue 'sales' in agents.a.serves (known queues: q1, q2, q3, q4, q5, q6, q7, q8, q9, q10)\n");
    UNIT_TEXT(brief("acdsim: 1\n"
                    "queues: {q1: {}, q2: {}, q3: {}, q4: {}, q5: {}, q6: {}, q7: {}, q8: {}, q9: {}, r: {}}\n"
                    "calls: {q10: {arrivals: {poisson: 1/h}, talk: 1s}}\n"
                    "agents: {a: {count: 1, serves: [sales]}}\n"),
              "4:33 unknown queue 'sales' in agents.a.serves "
              "(known queues: q1, q2, q3, q4, q5, q6, q7, q8, q9, r, ...)\n");
}

static void repeated_queue(void)
{
    UNIT_TEXT(brief(with("[support]", "[support, support]")),
              "7:39 repeated queue 'support' in agents.team.serves (remove one of them)\n");
}

static void unserved_queues(void)
{
    static const struct replacement rows[] = {
        {"[support]", "[]",
         "3:3 no agent ever serves queue 'support' (add 'support' to the serves of a group on duty)\n"},
        {"12", "0", "3:3 no agent ever serves queue 'support' (add 'support' to the serves of a group on duty)\n"},
        {"count: 12", "staff: {every: 4h, counts: [0, 0]}",
         "3:3 no agent ever serves queue 'support' (add 'support' to the serves of a group on duty)\n"},
        {"calls:", "queues:\n  vip: {}\ncalls:\n  b: {queue: vip, arrivals: {poisson: 1/h}, talk: 1s}",
         "3:3 no agent ever serves queue 'vip' (add 'vip' to the serves of a group on duty)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void list_lengths(void)
{
    static const struct replacement rows[] = {
        {"200/h", "{every: 1h, rates: [1/h]}",
         "4:44 calls.support.arrivals.poisson.rates has 1 element, but 8h in steps of 1h needs 8 "
         "(one element for each step of the horizon)\n"},
        {"200/h", "{every: 3h, rates: [1/h, 1/h, 1/h, 1/h]}",
         "4:44 calls.support.arrivals.poisson.rates has 4 elements, but 8h in steps of 3h needs 3 "
         "(one element for each step of the horizon)\n"},
        {"200/h", "{every: 1h, rates: []}",
         "4:44 calls.support.arrivals.poisson.rates has 0 elements, but 8h in steps of 1h needs 8 "
         "(one element for each step of the horizon)\n"},
        {"count: 12", "staff: {every: 30min, counts: [12, 13]}",
         "7:40 agents.team.staff.counts has 2 elements, but 8h in steps of 30min needs 16 "
         "(one element for each step of the horizon)\n"},
        {"count: 12", "staff: {every: 3h, counts: [12, 13, 14]}", ""},
        {"count: 12", "staff: {every: 9h, counts: [12]}", ""},
        {"count: 12", "staff: {every: 4h, counts: [12, x, 3]}",
         "7:37 agents.team.staff.counts has 3 elements, but 8h in steps of 4h needs 2 "
         "(one element for each step of the horizon)\n"
         "7:42 expected count, found 'x' in agents.team.staff.counts[1] (write it like 12)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void every_list(void)
{
    UNIT_TEXT(brief("acdsim: 1\n"
                    "calls:\n"
                    "  a: {arrivals: {poisson: {every: 8h, rates: [1/h]}}, talk: 1s}\n"
                    "  b: {arrivals: {poisson: {every: 8h, rates: [1/h, 2/h]}}, talk: 1s}\n"
                    "agents:\n"
                    "  c: {staff: {every: 8h, counts: [1]}, serves: [a, b]}\n"
                    "  d: {staff: {every: 8h, counts: [1, 2]}, serves: [a, b]}\n"
                    "queues: {a: {}, b: {service_level: {within: 10h}}}\n"),
              "4:46 calls.b.arrivals.poisson.rates has 2 elements, but 8h in steps of 8h needs 1 "
              "(one element for each step of the horizon)\n"
              "7:34 agents.d.staff.counts has 2 elements, but 8h in steps of 8h needs 1 "
              "(one element for each step of the horizon)\n"
              "8:45 queues.b.service_level.within of 10h is longer than the horizon of 8h "
              "(answered within this time is good)\n");
}

static void no_length(void)
{
    UNIT_TEXT(brief("acdsim: 1\n"
                    "horizon: {start: 08:00, end: 21:00}\n"
                    "calls: {a: {arrivals: {poisson: {every: 1h, rates: [1/h]}}, talk: 1s}}\n"
                    "agents: {b: {count: 1, serves: [a]}}\n"),
              "3:52 calls.a.arrivals.poisson.rates has 1 element, but 13h in steps of 1h needs 13 "
              "(one element for each step of the horizon)\n");
    UNIT_TEXT(brief("acdsim: 1\n"
                    "horizon: {start: 08:00, end: 9pm}\n"
                    "calls: {a: {arrivals: {poisson: {every: 1h, rates: [1/h]}}, talk: 1s}}\n"
                    "agents: {b: {count: 1, serves: [a]}}\n"),
              "2:30 expected clock, found '9pm' in horizon.end (write it like \"08:30\" or \"08:30:15\")\n");
}

static void default_service_level(void)
{
    struct loaded l = loaded_from(and("horizon: {length: 10s}"));
    CU_ASSERT_EQUAL(l.scenario->queues[0].service_level.within, 20 * SIM_SECOND);
    loaded_free(&l);
    UNIT_TEXT(brief(and("queues: {support: {service_level: {within: 8h}}}")), "");
}

static void many_agents(void)
{
    UNIT_TEXT(brief(with("12", "1000000")), "");
    UNIT_TEXT(brief("acdsim: 1\n"
                    "calls: {a: {arrivals: {poisson: 1/h}, talk: 1s}}\n"
                    "agents:\n"
                    "  b: {count: 600000, serves: [a]}\n"
                    "  c: {count: 400001, serves: [a]}\n"),
              "5:3 with agents.c there are 1000001 agents, at most 1000000 are allowed (count fewer agents)\n");
}

static void many_services(void)
{
    char text[8192] = "acdsim: 1\ncalls: {a: {arrivals: {poisson: 1/h}, talk: 1s}}\nqueues: {";
    for (int i = 0; i < 101; i++)
        sprintf(text + strlen(text), "q%d: {}, ", i);
    strcat(text, "}\nagents:\n  b: {count: 1000000, serves: [a");
    for (int i = 0; i < 100; i++)
        sprintf(text + strlen(text), ", q%d", i);
    strcat(text, "]}\n");
    CU_ASSERT_PTR_NOT_NULL(strstr(brief(text), "5:3 with agents.b agents serve 101000000 queues in all, at most "
                                               "100000000 are allowed (let each group serve fewer queues)\n"));
}

static void many_callers(void)
{
    UNIT_TEXT(brief("acdsim: 1\n"
                    "calls:\n"
                    "  a: {arrivals: {poisson: 1000000/s}, patience: 1s, talk: 1ms}\n"
                    "  b: {arrivals: {poisson: 1/h}, talk: 1s}\n"
                    "agents: {c: {count: 1000000, serves: [a, b]}}\n"),
              "4:3 with calls.b more than 1000000 callers arrive each second (check the unit: 200/h is not 200/s)\n");
}

static void many_names(void)
{
    char *text = malloc(1000000), *at = text;
    at = stpcpy(at, smallest);
    at = stpcpy(at, "queues:\n");
    for (int i = 0; i <= 10000; i++)
        at += sprintf(at, "  q%d: {}\n", i);
    UNIT_TEXT(brief(text), "8:1 queues has 10001 names, at most 10000 are allowed (write fewer)\n");
    free(text);
}

static void many_steps(void)
{
    char *text = malloc(1000000), *at = text;
    at = stpcpy(at, with("count: 12", "staff: {every: 250ms, counts: [1"));
    at = strstr(text, "[1, serves") + 2;
    for (int i = 1; i < 115200; i++)
        at = stpcpy(at, ",1");
    stpcpy(at, "]}, serves: [support]}\n");
    UNIT_TEXT(brief(text), "7:3 agents.team has 115200 steps, at most 100000 are allowed (take longer steps)\n");
    free(text);
}

static void many_rows(void)
{
    UNIT_TEXT(brief(and("horizon: {length: 16666h, interval: 3min}")),
              "8:37 horizon.interval of 3min makes more than 100000 intervals (write a longer interval, or "
              "'interval: none')\n");
    char *text = malloc(100000), *at = text;
    at = stpcpy(at, and("horizon: {length: 5000h, interval: 3min}\nqueues:"));
    for (int i = 0; i < 8; i++)
        at += sprintf(at, "  q%d: {}\n", i);
    CU_ASSERT_PTR_NOT_NULL(strstr(brief(text), "8:1 100000 intervals of all queues, call types and agents are 1100000 "
                                               "rows, at most 1000000 are allowed (take longer intervals, or "
                                               "'interval: none')\n"));
    free(text);
}

static void equal_priorities(void)
{
    UNIT_TEXT(brief("acdsim: 1\n"
                    "queues: {a: {priority: 5}, b: {priority: 5}}\n"
                    "calls: {a: {arrivals: {poisson: 1/h}, talk: 1s}, b: {arrivals: {poisson: 1/h}, talk: 1s}}\n"
                    "agents: {c: {count: 1, serves: [a, b]}, d: {count: 1, serves: {a: 0, b: 0}}}\n"),
              "");
}

/* Lists and shifts are not compared with a horizon that is not the one that was meant. */
#define MEANT(key)                                                                                  \
    "acdsim: 1\n" key                                                                               \
    "calls: {a: {arrivals: {poisson: {every: 1h, rates: [1/h, 2/h]}}, talk: 1s}}\n"                 \
    "agents: {day: {shifts: [{count: 1, start: \"20:00\", end: \"22:00\"}], serves: [a]}}\n"
static void horizons_that_are_wrong(void)
{
    UNIT_TEXT(brief(MEANT("horizn: {start: \"20:00\", length: 2h}\n")),
              "2:1 unknown key 'horizn' in the scenario (did you mean 'horizon'?)\n");
    UNIT_TEXT(brief(MEANT("horizon: {start: \"20:00\", lenght: 2h}\n")),
              "2:27 unknown key 'lenght' in horizon (did you mean 'length'?)\n");
}

UNIT_MAIN("scenario across sections",
          {"a horizon that is wrong is not compared with", horizons_that_are_wrong},
          {"rejections that cannot be are errors", rejections},
          {"a bad value causes no second complaint about what nobody wrote", only_what_was_written},
          {"a queue that does not exist is an error that proposes the nearest one", unknown_queues},
          {"of the known queues ten are named", many_known_queues},
          {"a queue served twice by the same agents is an error", repeated_queue},
          {"fault_41: a queue with callers that no agent ever serves is an error", unserved_queues},
          {"lists cover the horizon exactly, or both lengths are named", list_lengths},
          {"the lists of all call types and agents are looked at", every_list},
          {"lists are not compared with a horizon that is wrong", no_length},
          {"fault_46: only a service level that was written can be too long", default_service_level},
          {"fault_35: a million agents are allowed, not one more", many_agents},
          {"fault_35: agents times queues have a limit", many_services},
          {"fault_35: a million callers a second are allowed, not more", many_callers},
          {"fault_35: ten thousand names are allowed, not one more", many_names},
          {"fault_35: steps have a limit", many_steps},
          {"fault_35: rows of results have a limit", many_rows},
          {"fault_45: equal priorities are normal", equal_priorities})
