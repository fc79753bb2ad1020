/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about the keys and values of each section. */
#include <string.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static void five_mistakes(void)
{
    UNIT_TEXT(complaints("acdsim: 1\n"
                         "calls:\n"
                         "  support:\n"
                         "    arrivals: {poisson: 200/h}\n"
                         "    patence: {exponential: {mean: 3min}}\n"
                         "    talk: {exponential: {mean: -3min}}\n"
                         "    wrap_up: 300\n"
                         "    wrap_up: 30s\n"
                         "agents:\n"
                         "  team: {count: 12, serves: [suport]}\n"),
              "t.yaml:5:5: error: unknown key 'patence' in calls.support\n"
              "    5 |     patence: {exponential: {mean: 3min}}\n"
              "      |     ^^^^^^^\n"
              "  hint: did you mean 'patience'?\n"
              "t.yaml:6:32: error: calls.support.talk.exponential.mean must be above 0s, not -3min\n"
              "    6 |     talk: {exponential: {mean: -3min}}\n"
              "      |                                ^^^^^\n"
              "  hint: did you mean 3min?\n"
              "t.yaml:7:14: error: 300 what? calls.support.wrap_up needs a unit\n"
              "    7 |     wrap_up: 300\n"
              "      |              ^^^\n"
              "  hint: write 300s or 300min?\n"
              "t.yaml:8:5: error: repeated key 'wrap_up' in calls.support\n"
              "    8 |     wrap_up: 30s\n"
              "      |     ^^^^^^^\n"
              "  hint: line 7 has it already: keep one of them\n"
              "t.yaml:10:30: error: unknown queue 'suport' in agents.team.serves\n"
              "   10 |   team: {count: 12, serves: [suport]}\n"
              "      |                              ^^^^^^\n"
              "  hint: did you mean 'support'?\n");
}

#define DISTRIBUTION " (write it like 20s, or {exponential: {mean: 3min}})\n"

static void wrong_types(void)
{
    static const struct replacement rows[] = {
        {"{exponential: {mean: 180s}}", "[20s]",
         "5:11 expected distribution, found list in calls.support.talk" DISTRIBUTION},
        {"{exponential: {mean: 180s}}", "", "5:5 expected distribution, found nothing in calls.support.talk" DISTRIBUTION},
        {"{exponential: {mean: 180s}}", "''", "5:11 expected distribution, found '' in calls.support.talk" DISTRIBUTION},
        {"180s", "[1s]",
         "5:32 expected duration, found list in calls.support.talk.exponential.mean "
         "(write it like 20s, 1.5min, 1h30m or 250ms)\n"},
        {"{poisson: 200/h}", "200/h",
         "4:15 expected map, found '200/h' in calls.support.arrivals (its keys: poisson, renewal, trace, times, busyness and scale)\n"},
        {"200/h", "[200/h]",
         "4:25 expected rate or map, found list in calls.support.arrivals.poisson "
         "(write it like 200/h, or {every: 1h, rates: [20/h, 30/h]})\n"},
        {"200/h", "{every: 8h, rates: 3/h}",
         "4:44 expected list, found '3/h' in calls.support.arrivals.poisson.rates "
         "(write it like [20/h, 30/h] or {\"08:00\": 20/h, \"10:00\": 30/h})\n"},
        {"12", "{a: b}", "7:17 expected count, found map in agents.team.count (write it like 12)\n"},
        {"[support]", "support",
         "7:29 expected list or map of queues, found 'support' in agents.team.serves "
         "(write it like [vip, general] or {vip: 0, general: 100})\n"},
        {"[support]", "[[support]]",
         "7:30 expected name of a queue, found list in agents.team.serves[0] "
         "(write it like serves: [vip, general])\n"},
        {"count: 12", "staff: {every: 8h, counts: 12}",
         "7:37 expected list, found '12' in agents.team.staff.counts (write it like [a, b, c])\n"},
        {"count: 12", "staff: 12", "7:17 expected map, found '12' in agents.team.staff (its keys: every and counts)\n"},
        {"{count: 12, serves: [support]}", "12",
         "7:9 expected map, found '12' in agents.team (its keys: count, staff, shifts, serves, mode, answer, reject, "
         "no_answer, talk_factor, absence, prepare and poll)\n"},
        {"\n  team: {count: 12, serves: [support]}", " []",
         "6:9 expected map, found list in agents (write it like NAME: {...})\n"},
        {"    talk", "    queue: []\n    talk",
         "5:12 expected name of a queue, found list in calls.support.queue (write it like queue: vip)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(and("name: [a]")),
              "8:7 expected text, found list in name (write it like \"Monday, with rain\")\n");
    UNIT_TEXT(brief(and("horizon: 8h")),
              "8:10 expected map, found '8h' in horizon (its keys: start, end, length, interval, at_close and warmup)\n");
    UNIT_TEXT(brief(and("run:")),
              "8:1 expected map, found nothing in run (its keys: replications, precision, confidence and seed)\n");
}

static void unknown_keys(void)
{
    static const struct replacement rows[] = {
        {"talk", "tlak",
         "5:5 unknown key 'tlak' in calls.support (did you mean 'talk'?)\n"},
        {"mean", "meen", "5:26 unknown key 'meen' in calls.support.talk.exponential (did you mean 'mean'?)\n"},
        {"exponential", "expo",
         "5:12 unknown key 'expo' in calls.support.talk "
         "(known keys: constant, exponential, erlang, gamma, lognormal, weibull, uniform, triangular, hyperexponential, "
         "mixture, piecewise_hazard, empirical, scale and zero)\n"},
        {"count", "headcount",
         "7:10 unknown key 'headcount' in agents.team "
         "(known keys: count, staff, shifts, serves, mode, answer, reject, no_answer, talk_factor, absence, prepare and "
         "poll)\n"},
        {"poisson", "poison", "4:16 unknown key 'poison' in calls.support.arrivals (did you mean 'poisson'?)\n"},
        {"serves", "srves", "7:21 unknown key 'srves' in agents.team (did you mean 'serves'?)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(and("nmae: x\nx-nmae: y\nrun: {x-a: 1}")),
              "8:1 unknown key 'nmae' in the scenario (did you mean 'name'?)\n"
              "10:7 unknown key 'x-a' in run (notes under x- may only stand at the top of the file)\n");
}

static void missing_keys(void)
{
    static const struct replacement rows[] = {
        {"acdsim: 1\n", "", "1:1 the scenario needs 'acdsim' (add `acdsim: 1` as the first line)\n"},
        {"    talk: {exponential: {mean: 180s}}\n", "",
         "3:3 calls.support needs 'talk' (talk: {exponential: {mean: 3min}})\n"},
        {"    arrivals: {poisson: 200/h}\n", "", "3:3 calls.support needs 'arrivals' (arrivals: {poisson: 200/h})\n"},
        {"poisson: 200/h", "", "4:5 calls.support.arrivals needs poisson, renewal, trace or times (write one of them)\n"},
        {"200/h", "{every: 8h}", "4:16 calls.support.arrivals.poisson needs rates or file (write one of them)\n"},
        {"200/h", "{rates: [1/h]}", "4:16 calls.support.arrivals.poisson needs 'every' (every: how long each rate holds)\n"},
        {"mean: 180s", "", "5:12 calls.support.talk.exponential needs 'mean' (mean: the average)\n"},
        {"exponential: {mean: 180s}", "zero: 10%",
         "5:5 calls.support.talk needs constant, exponential, erlang, gamma, lognormal, weibull, uniform, triangular, "
         "hyperexponential, mixture, piecewise_hazard or empirical (write one of them)\n"},
        {"count: 12, ", "", "7:3 agents.team needs count, staff or shifts (write one of them)\n"},
        {", serves: [support]", "", "7:3 agents.team needs 'serves' (serves: [QUEUE], or {QUEUE: PRIORITY})\n"},
        {"agents:\n  team: {count: 12, serves: [support]}\n", "",
         "1:1 the scenario needs 'agents' (agents: who answers)\n"},
        {"\n  team: {count: 12, serves: [support]}", " {}", "6:1 agents is empty (write NAME: {...})\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief("acdsim: 1\nagents: {a: {count: 1, serves: []}}\ncalls: {}\n"),
              "3:1 calls is empty (write NAME: {...})\n");
    UNIT_TEXT(brief("acdsim: 1\nagents: {a: {count: 1, serves: []}}\n"),
              "1:1 the scenario needs 'calls' (calls: who calls, and for how long)\n");
}

static void exclusions(void)
{
    static const struct replacement rows[] = {
        {"count: 12", "count: 12, staff: {every: 8h, counts: [1]}",
         "7:21 'count' and 'staff' exclude each other in agents.team (keep one of them)\n"},
        {"count: 12", "staff: {every: 8h, counts: [1]}, count: 12",
         "7:43 'staff' and 'count' exclude each other in agents.team (keep one of them)\n"},
        {"{mean: 180s}", "3min, constant: 1s",
         "5:31 'exponential' and 'constant' exclude each other in calls.support.talk (keep one of them)\n"},
        {"exponential: {mean: 180s}", "gamma: {mean: 1s, cv: 1, sd: 1s}",
         "5:37 'cv' and 'sd' exclude each other in calls.support.talk.gamma (keep one of them)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(and("horizon: {end: 10:00, length: 3h}")),
              "8:11 'end' and 'length' exclude each other in horizon (keep one of them)\n");
}

static void grammars(void)
{
    static const struct replacement rows[] = {
        {"12", "12.5", "7:17 expected count, found '12.5' in agents.team.count (write it like 12)\n"},
        {"12", "1e3", "7:17 expected count, found '1e3' in agents.team.count (write it like 12)\n"},
        {"12", "0x10", "7:17 expected count, found '0x10' in agents.team.count (write it like 12)\n"},
        {"12", "1_000", "7:17 expected count, found '1_000' in agents.team.count (write it like 12)\n"},
        {"12", "012",
         "7:17 '012' is ambiguous in agents.team.count: numbers do not begin with 0 (write 12)\n"},
        {"180s", "nan",
         "5:32 expected duration, found 'nan' in calls.support.talk.exponential.mean "
         "(write it like 20s, 1.5min, 1h30m or 250ms)\n"},
        {"180s", "007s",
         "5:32 '007s' is ambiguous in calls.support.talk.exponential.mean: numbers do not begin with 0 (write 7s)\n"},
        {"200/h", "20/hour",
         "4:25 expected rate, found '20/hour' in calls.support.arrivals.poisson "
         "(write it like 200/h, 3.5/min, 0.05/s or 900/day)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(and("horizon: {start: 8:00}")),
              "8:18 expected clock, found '8:00' in horizon.start (write it like \"08:30\" or \"08:30:15\")\n");
    UNIT_TEXT(brief(and("horizon: {start: 12:30:45, length: 2h}")), "");
}

static void units(void)
{
    static const struct replacement rows[] = {
        {"{exponential: {mean: 180s}}", "300", "5:11 300 what? calls.support.talk needs a unit (write 300s or 300min?)\n"},
        {"180s", "1h30",
         "5:32 1h30 what? calls.support.talk.exponential.mean needs a unit (write 1h30s or 1h30min?)\n"},
        {"200/h", "20", "4:25 20 what? calls.support.arrivals.poisson needs a unit (write 20/h or 20/min?)\n"},
        {"12", "12, reject: 80", "7:29 80 what? agents.team.reject needs a unit (write 80%?)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void ranges(void)
{
    static const struct replacement rows[] = {
        {"12", "-1", "7:17 agents.team.count must be 0 to 1000000, not -1 (did you mean 1?)\n"},
        {"12", "10000000000",
         "7:17 agents.team.count must be 0 to 1000000, not 10000000000 (count: agents on duty all day)\n"},
        {"12", "99999999999999999999",
         "7:17 99999999999999999999 is out of range in agents.team.count (it may be less than 2^63)\n"},
        {"200/h", "-5/h",
         "4:25 calls.support.arrivals.poisson must be 0/s to 1000000/s, not -5/h (did you mean 5/h?)\n"},
        {"200/h", "2000000/s",
         "4:25 calls.support.arrivals.poisson must be 0/s to 1000000/s, not 2000000/s (rates: how many callers arrive)\n"},
        {"200/h", "1e400/h",
         "4:25 1e400/h is out of range in calls.support.arrivals.poisson (it may be 0 or from 1e-307 to 1e307)\n"},
        {"180s", "0s", "5:32 calls.support.talk.exponential.mean must be above 0s, not 0s (mean: the average)\n"},
        {"180s", "1e18h",
         "5:32 1e18h is out of range in calls.support.talk.exponential.mean (it may be 1 microsecond to 146000 years)\n"},
        {"180s", "1e-400s",
         "5:32 1e-400s is out of range in calls.support.talk.exponential.mean (it may be 1 microsecond to 146000 years)\n"},
        {"{exponential: {mean: 180s}}", "-1s", "5:11 calls.support.talk must be 0s or more, not -1s (did you mean 1s?)\n"},
        {"{mean: 180s}", "-1s", "5:25 calls.support.talk.exponential must be above 0s, not -1s (did you mean 1s?)\n"},
        {"[support]", "{support: 1001}",
         "7:39 agents.team.serves.support must be 0 to 1000, not 1001 (priority: of the agents in this queue: 0 is "
         "preferred)\n"},
        {"[support]", "{support: -1}", "7:39 agents.team.serves.support must be 0 to 1000, not -1 (did you mean 1?)\n"},
        {"12", "12, reject: 101%",
         "7:29 agents.team.reject must be 0% to 100%, not 101% (reject: the proportion of offers that is rejected)\n"},
        {"12", "12, no_answer: -2%", "7:32 agents.team.no_answer must be 0% to 100%, not -2% (did you mean 2%?)\n"},
        {"count: 12", "staff: {every: 0s, counts: [1]}",
         "7:25 agents.team.staff.every must be above 0s, not 0s (every: how long each count holds)\n"},
        {"count: 12", "staff: {every: 8h, counts: [-1]}",
         "7:38 agents.team.staff.counts[0] must be 0 to 1000000, not -1 (did you mean 1?)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void distributions(void)
{
#define LAW "{exponential: {mean: 180s}}"
    static const struct replacement rows[] = {
        {LAW, "{exponential: 3min, zero: 110%}",
         "5:37 calls.support.talk.zero must be 0% to 100%, not 110% (zero: the proportion that is exactly 0 instead)\n"},
        {LAW, "{erlang: {k: 0, mean: 1s}}",
         "5:24 calls.support.talk.erlang.k must be 1 to 10000, not 0 (k: how many exponential stages)\n"},
        {LAW, "{erlang: {k: 10001, mean: 1s}}",
         "5:24 calls.support.talk.erlang.k must be 1 to 10000, not 10001 (k: how many exponential stages)\n"},
        {LAW, "{gamma: {mean: 3min}}", "5:12 calls.support.talk.gamma needs cv or sd (write one of them)\n"},
        {LAW, "{gamma: {mean: 3min, cv: 0}}",
         "5:36 calls.support.talk.gamma.cv must be 0.000000001 to 1000000000, not 0 "
         "(cv: coefficient of variation: standard deviation / mean)\n"},
        {LAW, "{gamma: {mean: 3min, cv: 1000000001}}",
         "5:36 calls.support.talk.gamma.cv must be 0.000000001 to 1000000000, not 1000000001 "
         "(cv: coefficient of variation: standard deviation / mean)\n"},
        {LAW, "{gamma: {mean: 1s, sd: 1000000001s}}",
         "5:12 sd must be 0.000000001 to 1000000000 times the mean in calls.support.talk.gamma "
         "(for a fixed duration write the duration alone)\n"},
        {LAW, "{lognormal: {mean: 3min}}",
         "5:12 calls.support.talk.lognormal needs mean and cv, mean and sd, or median and sigma "
         "(write {mean: 4min, cv: 0.8})\n"},
        {LAW, "{lognormal: {}}",
         "5:12 calls.support.talk.lognormal needs mean and cv, mean and sd, or median and sigma "
         "(write {mean: 4min, cv: 0.8})\n"},
        {LAW, "{lognormal: {median: 3min}}",
         "5:12 calls.support.talk.lognormal needs mean and cv, mean and sd, or median and sigma "
         "(write {mean: 4min, cv: 0.8})\n"},
        {LAW, "{lognormal: {median: 3min, sigma: 1, cv: 1}}",
         "5:12 calls.support.talk.lognormal needs mean and cv, mean and sd, or median and sigma "
         "(write {mean: 4min, cv: 0.8})\n"},
        {LAW, "{lognormal: {mean: 3min, sigma: 1}}",
         "5:12 calls.support.talk.lognormal needs mean and cv, mean and sd, or median and sigma "
         "(write {mean: 4min, cv: 0.8})\n"},
        {LAW, "{lognormal: {mean: 1s, sd: 1000000001s}}",
         "5:12 sd must be 0.000000001 to 1000000000 times the mean in calls.support.talk.lognormal "
         "(for a fixed duration write the duration alone)\n"},
        {LAW, "{lognormal: {median: 3min, sigma: -1}}",
         "5:45 calls.support.talk.lognormal.sigma must be 0 to 10, not -1 (did you mean 1?)\n"},
        {LAW, "{lognormal: {median: 3min, sigma: 9}}",
         "5:12 calls.support.talk.lognormal can be longer than 146000 years (take a smaller spread or a smaller mean)\n"},
        {LAW, "{exponential: 1000000000d}",
         "5:25 1000000000d is out of range in calls.support.talk.exponential (it may be 1 microsecond to 146000 years)\n"},
        {LAW, "{exponential: 50000000d}",
         "5:12 calls.support.talk.exponential can be longer than 146000 years (take a smaller spread or a smaller mean)\n"},
        {LAW, "{constant: {a: 1s}}",
         "5:22 expected duration, found map in calls.support.talk.constant (write it like 20s, 1.5min, 1h30m or 250ms)\n"},
        {"200/h", "200/h, busyness: {gamma: {mean: 1.1, cv: 18%}}",
         "4:57 calls.support.arrivals.busyness.gamma.mean must be 1, not 1.1 "
         "(mean: busyness has the mean 1: change the rates instead)\n"},
        {"200/h", "200/h, busyness: {exponential: 1}",
         "4:43 unknown key 'exponential' in calls.support.arrivals.busyness (known keys: constant, gamma, lognormal and shared)\n"},
        {"200/h", "200/h, busyness: 18%",
         "4:42 expected busyness, found '18%' in calls.support.arrivals.busyness (write it like {gamma: {cv: 18%}})\n"},
        {"200/h", "200/h, busyness: {gamma: {sd: 18%}}",
         "4:55 expected number, found '18%' in calls.support.arrivals.busyness.gamma.sd (write it like 1.1)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void sections(void)
{
    static const struct {
        const char *lines, *said;
    } rows[] = {
        {"horizon: {length: 0s}",
         "8:19 horizon.length must be above 0s and at most 1000000h, not 0s "
         "(length: instead of end: how long callers arrive)\n"},
        {"horizon: {length: 1000001h}",
         "8:19 horizon.length must be above 0s and at most 1000000h, not 1000001h "
         "(length: instead of end: how long callers arrive)\n"},
        {"horizon: {start: 08:00, end: 08:00}",
         "8:30 horizon.end must be after the start and at most 1000000h later: 08:00 to 08:00 "
         "(clocks count on past midnight: 32:00 is 08:00 of the next day)\n"},
        {"horizon: {warmup: 8h}",
         "8:19 horizon.warmup of 8h leaves nothing of 8h to measure (the length contains the warm-up)\n"},
        {"horizon: {warmup: -1s}", "8:19 horizon.warmup must be 0s or more, not -1s (did you mean 1s?)\n"},
        {"horizon: {interval: 0s}",
         "8:21 horizon.interval must be above 0s, not 0s (interval: what results are reported by; none: only in total)\n"},
        {"horizon: {interval: 200ms}",
         "8:21 horizon.interval of 200ms makes more than 100000 intervals (write a longer interval, or 'interval: none')\n"},
        {"horizon: {at_close: drian}",
         "8:21 expected drain or clear, found 'drian' in horizon.at_close (did you mean 'drain'?)\n"},
        {"horizon: {at_close: [drain]}",
         "8:21 expected drain or clear, found list in horizon.at_close "
         "(at_close: callers who wait at the end are served (drain) or leave (clear))\n"},
        {"run: {replications: 0}",
         "8:21 run.replications must be 1 to 1000000000, not 0 (replications: how many days are simulated; with precision: the least)\n"},
        {"run: {confidence: 100%}",
         "8:19 run.confidence must be above 0% and below 100%, not 100% (confidence: of the intervals around estimates)\n"},
        {"run: {confidence: 95}", "8:19 95 what? run.confidence needs a unit (write 95%?)\n"},
        {"run: {seed: 18446744073709551616}",
         "8:13 18446744073709551616 is out of range in run.seed (it may be less than 2^64)\n"},
        {"run: {seed: -1}", "8:13 expected seed, found '-1' in run.seed (write it like 42)\n"},
        {"queues: {support: {priority: 0}}",
         "8:30 queues.support.priority must be 1 to 10, not 0 (priority: 1 is served first, 10 last)\n"},
        {"queues: {support: {capacity: -1}}",
         "8:30 queues.support.capacity must be 0 to 1000000000, not -1 (did you mean 1?)\n"},
        {"queues: {support: {service_level: {within: 0s}}}",
         "8:44 queues.support.service_level.within must be above 0s, not 0s (within: answered within this time is good)\n"},
        {"queues: {support: {service_level: {within: 9h}}}",
         "8:44 queues.support.service_level.within of 9h is longer than the horizon of 8h "
         "(answered within this time is good)\n"},
        {"queues: {support: {service_level: {target: 120%}}}",
         "8:44 queues.support.service_level.target must be 0% to 100%, not 120% (target: the proportion that should be)\n"},
        {"queues: {support: {service_level: {definition: abandon_count}}}",
         "8:48 expected answered/offered, answered/answered, excluding_short_abandons or abandons_count, found "
         "'abandon_count' in queues.support.service_level.definition (did you mean 'abandons_count'?)\n"},
        {"queues: {1a: {}}",
         "8:10 '1a' is not a name (a name has up to 64 letters, digits, _ and -, and begins with a letter or _)\n"},
        {"dispatch: {offer_timeout: 0s}",
         "8:27 dispatch.offer_timeout must be above 0s, not 0s (offer_timeout: how long an offer stays open)\n"},
        {"dispatch: {reoffer_delay: -1s}", "8:27 dispatch.reoffer_delay must be 0s or more, not -1s (did you mean 1s?)\n"},
        {"dispatch: {requeue: haed}",
         "8:21 expected head, origin or tail, found 'haed' in dispatch.requeue (did you mean 'head'?)\n"},
        {"dispatch: {agent_order: fewest_calls}",
         "8:25 expected longest_idle, found 'fewest_calls' in dispatch.agent_order "
         "(agent_order: who is offered first among agents of equal priority)\n"},
        {"dispatch: {withdraw_on_dnd: true}",
         "8:29 expected no or yes, found 'true' in dispatch.withdraw_on_dnd "
         "(withdraw_on_dnd: do not disturb takes an open offer back)\n"},
        {"dispatch: {timeout_sets_dnd: 2147483648}",
         "8:30 dispatch.timeout_sets_dnd must be -2147483648 to 2147483647, not 2147483648 "
         "(timeout_sets_dnd: do not disturb after offers that lapsed: the code, 0 for never)\n"},
        {"dispatch: {timeout_limit: 0}",
         "8:27 dispatch.timeout_limit must be 1 to 4294967295, not 0 (timeout_limit: how many have to lapse in a row)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        UNIT_TEXT(brief(and(rows[i].lines)), rows[i].said);
}

static void not_built(void)
{
    UNIT_TEXT(complaints(and("horizon: {warmup: auto}")),
              "t.yaml:8:11: error: 'warmup: auto' is not built yet in acdsim 0.1\n"
              "    8 | horizon: {warmup: auto}\n"
              "      |           ^^^^^^\n"
              "  hint: write how long: warmup: 15min\n");
}

static void other_formats(void)
{
    static const struct replacement rows[] = {
        {"acdsim: 1", "acdsim: 2", "1:9 acdsim 0.1 reads format 1, not 2 (write 'acdsim: 1', or use a newer acdsim)\n"},
        {"acdsim: 1\ncalls", "acdsim: 1.0\ncals",
         "1:9 acdsim 0.1 reads format 1, not 1.0 (write 'acdsim: 1', or use a newer acdsim)\n"},
        {"acdsim: 1", "acdsim:", "1:1 expected count, found nothing in acdsim (add `acdsim: 1` as the first line)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

UNIT_MAIN("scenario fields",
          {"five mistakes are reported at once, each with place, caret and hint", five_mistakes},
          {"fault_23: a value of another type is an error that says what was found", wrong_types},
          {"fault_24: an unknown key is an error that proposes the nearest one", unknown_keys},
          {"fault_25: a missing key is an error that names the section", missing_keys},
          {"two of what only one can be is an error", exclusions},
          {"fault_21, fault_26: what is not in the grammar is an error", grammars},
          {"fault_34: a number without its unit is an error that proposes units", units},
          {"fault_27, fault_29, fault_30, fault_35: what is out of range is an error", ranges},
          {"fault_30, fault_31, fault_32: parameters of distributions are good for sampling", distributions},
          {"fault_36, fault_38, fault_46: every section has ranges", sections},
          {"what is not built yet is an error that says so", not_built},
          {"fault_78: another format is an error, and the only one", other_formats})
