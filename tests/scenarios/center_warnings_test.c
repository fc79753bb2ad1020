/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is allowed in a whole center, and probably not meant. */
#include <string.h>
#include "scenarios/arena.h"
#include "scenarios/timeline.h"
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

/* 200/h of 180 s are 10 erlangs. */
#define UNSTABLE(load, from)                                                                                    \
    "3:3 warning unstable: load per agent " load " from " from ", and the callers of calls.support never give up " \
    "(add agents, or give the callers a patience)\n"
#define NOBODY(when)                                                                                \
    "3:3 warning callers arrive in queue 'support' while nobody serves it: " when                   \
    " (they wait, give up or are cleared)\n"
#define SHIFT(count, start, end) "{count: " count ", start: \"" start "\", end: \"" end "\"}"

static void shifts(void)
{
    static const struct replacement rows[] = {
        {"count: 12", "shifts: [" SHIFT("12", "00:00", "08:00") "]", ""},
        {"count: 12", "shifts: [" SHIFT("8", "00:00", "08:00") ", " SHIFT("8", "00:00", "06:00") "]",
         UNSTABLE("1.25", "06:00")},
        {"count: 12", "shifts: [" SHIFT("12", "00:00", "04:00") ", " SHIFT("12", "05:00", "08:00") "]",
         NOBODY("04:00 to 05:00")},
        {"count: 12",
         "shifts: [{count: 12, start: \"00:00\", end: \"08:00\", breaks: [{at: \"04:00\", length: 30min}]}]",
         NOBODY("04:00 to 04:30")},
    };
    CHECK_REPLACEMENTS(rows);
}

/* 10.5 of 12 agents are there, 9.6 with an absence of 20 %. */
static void who_works(void)
{
    static const struct replacement rows[] = {
        {"12,", "12, absence: 12.5%,", ""},
        {"12,", "12, absence: 20%,", UNSTABLE("1.04", "00:00")},
        {"12,", "12, talk_factor: 1.1,", ""},
        {"12,", "12, talk_factor: 1.2,", UNSTABLE("1.00", "00:00")},
        {"12,", "9, talk_factor: {support: 0.8},", ""},
        {"count: 12, serves: [support]}",
         "count: 6, serves: [support], talk_factor: 2}\n  fast: {count: 6, serves: [support]}", ""},
    };
    CHECK_REPLACEMENTS(rows);
}

#define QUEUE(lines) "agents:\n  team: {count: 12", "queues: {support: {" lines "}}\nagents:\n  team: {count: 9"
#define CALL(lines) "agents:\n  team: {count: 12", "    " lines "\nagents:\n  team: {count: 9"

static void who_waits(void)
{
    static const struct replacement rows[] = {
        {QUEUE("max_wait: 10min"), ""},
        {QUEUE("priority: 3"), UNSTABLE("1.11", "00:00")},
        {CALL("balk: 15%"), ""},
        {CALL("balk: 5%"), UNSTABLE("1.06", "00:00")},
        {CALL("callback: {offer_after: 1min, accept: 100%}"), UNSTABLE("1.11", "00:00")},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "    transfer: {to: desk, probability: 30%}\nqueues: {support: {}, desk: {}}\n"
         "agents:\n  team: {count: 12, serves: [support, desk]}",
         UNSTABLE("1.08", "00:00")},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "queues: {support: {overflow: {after: 1min, to: desk}}, desk: {max_wait: 5min}}\n"
         "agents:\n  team: {count: 9, serves: [support, desk]}", ""},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "queues: {support: {overflow: {after: 1min, to: desk}}, desk: {overflow: {after: 1min, to: support}}}\n"
         "agents:\n  team: {count: 6, serves: [support]}\n  others: {count: 4, serves: [desk]}",
         UNSTABLE("1.00", "00:00")},
    };
    CHECK_REPLACEMENTS(rows);
}

static void never_happens(void)
{
#define TEAM "\nagents:\n  team: {count: 12, serves: [support, other]}"
    static const struct replacement rows[] = {
        {"agents:\n  team: {count: 12, serves: [support]}",
         "queues: {other: {}, support: {max_wait: 60s, overflow: {after: 60s, to: other}}}" TEAM,
         "6:46 warning nobody overflows from queue 'support' after 1min: callers are sent away after 1min "
         "(let them move earlier, or wait longer)\n"},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "queues: {other: {}, support: {max_wait: 60s, overflow: {after: 59s, to: other}}}" TEAM, ""},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "    callback: {offer_after: 2min, accept: 1}\nqueues: {support: {max_wait: 60s}}\nagents:\n  team: {count: 12, "
         "serves: [support]}",
         "6:5 warning nobody in calls.support is asked after 2min: callers in queue 'support' are sent away after 1min "
         "(ask them earlier, or let them wait longer)\n"},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "    callback: {offer_after: 2min, accept: 1}\n"
         "queues: {other: {}, support: {max_wait: 60s, overflow: {after: 30s, to: other}}}" TEAM, ""},
        {"agents:", "agents:\n  x: {count: 3, serves: [support], absence: 100%}",
         "7:3 warning agents.x is never on duty (remove it, or count somebody)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

/* Queues that are reached by transfer or overflow alone are used. */
static void reached(void)
{
    static const struct replacement rows[] = {
        {"agents:\n  team: {count: 12, serves: [support]}",
         "    transfer: {to: other, probability: 1%}\nqueues: {other: {overflow: {after: 1s, to: third}}, third: {}, "
         "support: {}}\nagents:\n  team: {count: 12, serves: [support, other]}\n  third: {count: 1, serves: [third]}",
         ""},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "    transfer: {to: other, probability: 0%}\nqueues: {other: {}, support: {}}" TEAM,
         "7:10 warning no call type uses queue 'other' (remove it, or name it in a call type)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

#define UNDEFINED(text, why)                                                                    \
    "8:10 warning the metric of '" text "' is never defined: " why                              \
    " (remove it: it can be neither met nor missed)\n"

static void undefined_metrics(void)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"overall.time_to_abandon > 1s", UNDEFINED("overall.time_to_abandon > 1s", "these callers never give up")},
        {"queues.support.time_to_abandon > 1s",
         UNDEFINED("queues.support.time_to_abandon > 1s", "these callers never give up")},
        {"overall.asa < 20s", ""},
        {"overall.abandoned < 20", ""},
        {"queues.support.blocking < 5%", ""},
    };
    char lines[256];
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        snprintf(lines, sizeof lines, "expect: [%s]", rows[i].text);
        UNIT_TEXT(brief(and(lines)), rows[i].said);
    }
    UNIT_TEXT(brief(and("queues: {support: {}, spare: {}}\nexpect: [queues.spare.asa < 1s, queues.spare.offered < 1]")),
              "8:23 warning no call type uses queue 'spare' (remove it, or name it in a call type)\n"
              "9:10 warning the metric of 'queues.spare.asa < 1s' is never defined: nobody calls there "
              "(remove it: it can be neither met nor missed)\n");
    UNIT_TEXT(brief(and("  x: {count: 0, serves: [support]}\nexpect: [agents.x.occupancy < 1, agents.x.answered < 1]")),
              "8:3 warning agents.x is never on duty (remove it, or count somebody)\n"
              "9:10 warning the metric of 'agents.x.occupancy < 1' is never defined: these agents are never on duty "
              "(remove it: it can be neither met nor missed)\n");
}

/* Callers who are called back have hung up; callers may be measured in a queue they are transferred to. */
static void defined_metrics(void)
{
    static const struct replacement rows[] = {
        {"agents:",
         "    callback: {offer_after: 1min, accept: 40%}\nexpect: [queues.support.time_to_abandon > 1s]\nagents:", ""},
        {"agents:", "    patience: 1min\nexpect: [calls.support.time_to_abandon > 1s]\nagents:", ""},
        {"agents:\n  team: {count: 12, serves: [support]}",
         "    transfer: {to: other, probability: 1%}\nqueues: {other: {}, support: {}}\n"
         "expect: [queues.other.asa < 1s]" TEAM, ""},
    };
    CHECK_REPLACEMENTS(rows);
}

/* What the warnings reckon with is what the roster says, at every moment. */
static void as_in_the_roster(void)
{
    struct loaded l = loaded_from(
        "acdsim: 1\ncalls: {a: {arrivals: {poisson: {every: 4h, rates: [1/h, 2/h]}}, talk: 1min, patience: 1h}}\n"
        "agents:\n  x:\n    serves: [a]\n    shifts:\n"
        "      - {count: 3, start: \"00:00\", end: \"08:00\", breaks: [{at: \"03:00\", length: 1h}]}\n"
        "      - {count: 1, start: \"00:00\", end: \"08:00\"}\n"
        "      - {count: 2, start: \"02:30\", end: \"07:00\", breaks: [{at: \"03:30\", length: 45min}]}\n");
    struct arena *arena = arena_new();
    jmp_buf no_memory;
    arena->out_of_memory = &no_memory;
    CU_ASSERT_EQUAL_FATAL(setjmp(no_memory), 0);
    const struct roster *r = &l.scenario->groups[0].roster;
    struct timeline t = timeline_of(arena, l.scenario, &(struct demand){0, 1, 1}, 1, &(uint32_t){0}, 1);
    int64_t at = 0;
    for (size_t i = 0; i < t.count; i++) {
        CU_ASSERT_EQUAL(t.moments[i].from, at);
        CU_ASSERT_EQUAL(t.moments[i].agents, roster_at(r, at));
        CU_ASSERT_EQUAL(t.moments[i].agents, roster_at(r, t.moments[i].to - 1));
        at = t.moments[i].to;
    }
    CU_ASSERT_EQUAL(at, l.scenario->horizon.length);
    CU_ASSERT_EQUAL(t.count, 7); /* changes at 02:30, 03:00, 03:30, 04:00 (the rate, too), 04:15 and 07:00 */
    arena_free(arena);
    loaded_free(&l);
}

UNIT_MAIN("warnings of a center",
          {"fault_39, fault_42: shifts and breaks count, hour by hour", shifts},
          {"fault_39: so do agents who are away, and agents who talk longer", who_works},
          {"fault_39: so do callers who leave, move on or are transferred", who_waits},
          {"overflows and callbacks that come too late are warned of", never_happens},
          {"a queue that is reached by transfer or overflow is used", reached},
          {"an expectation on what is never defined is warned of", undefined_metrics},
          {"and not one on what may be", defined_metrics},
          {"the timeline says what the roster says", as_in_the_roster})
