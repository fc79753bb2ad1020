/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What callers do besides waiting, and how agents work: queues.overflow to agents.poll. */
#include <string.h>
#include "models/simtime.h"
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

static const char center[] =
    "acdsim: 1\n"
    "horizon: {start: \"08:00\", end: \"20:00\"}\n"
    "queues:\n"
    "  vip: {max_wait: 10min, overflow: {after: 60s, to: general}}\n"
    "  general: {overflow: {after: 90s, to: vip}}\n"
    "calls:\n"
    "  vip:\n"
    "    arrivals: {poisson: 20/h}\n"
    "    talk: 4min\n"
    "    balk: 2%\n"
    "    retry: {after_abandon: 30%, after_block: 80%, delay: {exponential: {mean: 15min}}, max: 3}\n"
    "    transfer: {to: general, probability: 4%}\n"
    "    callback: {offer_after: 2min, accept: 40%}\n"
    "  general: {arrivals: {poisson: 10/h}, talk: 3min, retry: {after_block: 1, delay: 1s}}\n"
    "agents:\n"
    "  seniors:\n"
    "    shifts:\n"
    "      - count: 6\n"
    "        start: \"08:00\"\n"
    "        end: \"16:00\"\n"
    "        breaks: [{at: \"12:30\", length: 15min}, {at: \"10:00\", length: 10min}, {at: \"12:00\", length: 30min}]\n"
    "      - {count: 5, start: \"12:00\", end: \"20:00\", breaks: [{at: \"12:00\", length: 1h}, {at: \"19:30\", "
    "length: 30min}]}\n"
    "    serves: {vip: 0, general: 100}\n"
    "    talk_factor: {vip: 0.9}\n"
    "    absence: 6%\n"
    "  juniors: {staff: {every: 6h, counts: [2, 3]}, serves: [general], talk_factor: 1.2}\n"
    "  pullers: {count: 1, serves: {vip: 500}, mode: manual, prepare: {exponential: 20s}, poll: 10s}\n"
    "  ready: {count: 1, serves: {general: 500}, mode: manual, poll: ready}\n";

static void callers(void)
{
    struct loaded l = loaded_from(center);
    const struct call_type *vip = &l.scenario->types[0], *general = &l.scenario->types[1];
    CU_ASSERT_EQUAL(vip->balk, 0.02);
    CU_ASSERT_EQUAL(vip->retry.after_abandon, 0.3);
    CU_ASSERT_EQUAL(vip->retry.after_block, 0.8);
    CU_ASSERT_EQUAL(vip->retry.delay.kind, DIST_EXPONENTIAL);
    CU_ASSERT_EQUAL(vip->retry.delay.a, 900);
    CU_ASSERT_EQUAL(vip->retry.max, 3);
    CU_ASSERT_EQUAL(vip->transfer.probability, 0.04);
    CU_ASSERT_EQUAL(vip->transfer.to, 1);
    CU_ASSERT(vip->callback.offered);
    CU_ASSERT_EQUAL(vip->callback.offer_after, 2 * SIM_MINUTE);
    CU_ASSERT_EQUAL(vip->callback.accept, 0.4);
    CU_ASSERT_EQUAL(general->retry.after_abandon, 0);
    CU_ASSERT_EQUAL(general->retry.max, RETRIES_UNLIMITED);
    CU_ASSERT_EQUAL(general->transfer.probability, 0);
    CU_ASSERT(!general->callback.offered);
    CU_ASSERT_EQUAL(general->balk, 0);
    loaded_free(&l);
}

static void queues(void)
{
    struct loaded l = loaded_from(center);
    const struct queue_spec *vip = &l.scenario->queues[0], *general = &l.scenario->queues[1];
    CU_ASSERT_EQUAL(vip->max_wait, 10 * SIM_MINUTE);
    CU_ASSERT_EQUAL(vip->overflow.after, SIM_MINUTE);
    CU_ASSERT_EQUAL(vip->overflow.to, 1);
    CU_ASSERT_EQUAL(general->max_wait, 0);
    CU_ASSERT_EQUAL(general->overflow.after, 90 * SIM_SECOND);
    CU_ASSERT_EQUAL(general->overflow.to, 0);
    loaded_free(&l);
}

/* Times since 08:00. Breaks at the edges of the second shift shorten it; two that touch are one. */
static void shifts(void)
{
    struct loaded l = loaded_from(center);
    const struct roster *r = &l.scenario->groups[0].roster;
    CU_ASSERT_EQUAL(r->staff.steps, 0);
    CU_ASSERT_EQUAL_FATAL(r->shift_count, 2);
    CU_ASSERT_EQUAL(r->shifts[0].count, 6);
    CU_ASSERT_EQUAL(r->shifts[0].start, 0);
    CU_ASSERT_EQUAL(r->shifts[0].end, 8 * SIM_HOUR);
    CU_ASSERT_EQUAL_FATAL(r->shifts[0].break_count, 2);
    CU_ASSERT_EQUAL(r->shifts[0].breaks[0].start, 2 * SIM_HOUR);
    CU_ASSERT_EQUAL(r->shifts[0].breaks[0].end, 2 * SIM_HOUR + 10 * SIM_MINUTE);
    CU_ASSERT_EQUAL(r->shifts[0].breaks[1].start, 4 * SIM_HOUR);
    CU_ASSERT_EQUAL(r->shifts[0].breaks[1].end, 4 * SIM_HOUR + 45 * SIM_MINUTE);
    CU_ASSERT_EQUAL(r->shifts[1].start, 5 * SIM_HOUR);
    CU_ASSERT_EQUAL(r->shifts[1].end, 11 * SIM_HOUR + 30 * SIM_MINUTE);
    CU_ASSERT_EQUAL(r->shifts[1].break_count, 0);
    loaded_free(&l);
}

static void agents(void)
{
    struct loaded l = loaded_from(center);
    const struct agent_group *g = l.scenario->groups;
    CU_ASSERT_EQUAL(g[0].mode, MODE_AUTO);
    CU_ASSERT_EQUAL(g[0].talk_factor[0], 0.9);
    CU_ASSERT_EQUAL(g[0].talk_factor[1], 1);
    CU_ASSERT_EQUAL(g[0].absence, 0.06);
    CU_ASSERT_EQUAL(g[1].talk_factor[0], 1.2);
    CU_ASSERT_EQUAL(g[1].talk_factor[1], 1.2);
    CU_ASSERT_EQUAL(g[1].absence, 0);
    CU_ASSERT_PTR_NULL(g[2].talk_factor);
    CU_ASSERT_EQUAL(g[2].mode, MODE_MANUAL);
    CU_ASSERT_EQUAL(g[2].prepare.a, 20);
    CU_ASSERT_EQUAL(g[2].poll.kind, DIST_CONSTANT);
    CU_ASSERT_EQUAL(g[2].poll.a, 10);
    CU_ASSERT_EQUAL(g[3].mode, MODE_MANUAL);
    CU_ASSERT_EQUAL(g[3].poll.kind, DIST_NONE);
    loaded_free(&l);
}

static void bad_queues(void)
{
    static const struct {
        const char *lines, *said;
    } rows[] = {
        {"queues: {support: {max_wait: 0s}}",
         "8:30 queues.support.max_wait must be above 0s, not 0s (max_wait: a caller who has waited so long is sent "
         "away)\n"},
        {"queues: {support: {overflow: 60s}}",
         "8:30 expected map, found '60s' in queues.support.overflow (its keys: after and to)\n"},
        {"queues: {support: {overflow: {after: 60s}}}", "8:20 queues.support.overflow needs 'to' (to: QUEUE)\n"},
        {"queues: {support: {overflow: {after: 60s, to: []}}}",
         "8:47 expected name of a queue, found list in queues.support.overflow.to (write it like queue: vip)\n"},
        {"queues: {support: {overflow: {after: 0s, to: support}}}",
         "8:38 queues.support.overflow.after must be above 0s, not 0s (after: how long a caller stands in this queue "
         "before it moves)\n"
         "8:46 queues.support.overflow.to is the queue that callers move away from (name another queue)\n"},
        {"queues: {support: {overflow: {after: 1s, to: suport}}}",
         "8:46 unknown queue 'suport' in queues.support.overflow.to (did you mean 'support'?)\n"},
        {"queues: {support: {overflow: {after: 1s, to: other}}, other: {}}",
         "8:55 no agent ever serves queue 'other' (add 'other' to the serves of a group on duty)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        UNIT_TEXT(brief(and(rows[i].lines)), rows[i].said);
}

#define CALL(lines) "    talk", "    " lines "\n    talk"

static void bad_callers(void)
{
    static const struct replacement rows[] = {
        {CALL("balk: 120%"),
         "5:11 calls.support.balk must be 0% to 100%, not 120% (balk: the proportion that leaves at once when it would "
         "have to wait)\n"},
        {CALL("retry: {delay: 1min}"),
         "5:5 calls.support.retry needs after_abandon or after_block (after_abandon: 30%, or after_block: 80%)\n"},
        {CALL("retry: {after_block: 80%}"),
         "5:5 calls.support.retry needs 'delay' (delay: {exponential: {mean: 15min}})\n"},
        {CALL("retry: {after_block: 80%, delay: 0s}"),
         "5:38 calls.support.retry.delay is always 0s: callers would try again for ever "
         "(write how long a caller takes to call again)\n"},
        {CALL("retry: {after_block: 80%, delay: {exponential: 1min, zero: 100%}}"),
         "5:38 calls.support.retry.delay is always 0s: callers would try again for ever "
         "(write how long a caller takes to call again)\n"},
        {CALL("retry: {after_block: 80%, delay: 1min, max: -1}"),
         "5:49 calls.support.retry.max must be 0 to 1000000000, not -1 (did you mean 1?)\n"},
        {CALL("transfer: {to: sales, probability: 4%}"),
         "5:20 unknown queue 'sales' in calls.support.transfer.to (known queues: support)\n"},
        {CALL("transfer: {to: support, probability: 4%}"),
         "5:20 calls.support.transfer.to is the queue that callers come from (name another queue)\n"},
        {CALL("transfer: {to: support}"), "5:5 calls.support.transfer needs 'probability' (probability: 4%)\n"
                                          "5:20 calls.support.transfer.to is the queue that callers come from (name "
                                          "another queue)\n"},
        {CALL("callback: {accept: 40%}"), "5:5 calls.support.callback needs 'offer_after' (offer_after: 2min)\n"},
        {CALL("callback: {offer_after: 0s, accept: 40%}"),
         "5:29 calls.support.callback.offer_after must be above 0s, not 0s (offer_after: how long a caller waits until "
         "it is asked)\n"},
        {"agents:", "queues: {support: {}, desk: {}}\nagents:\n  x: {count: 0, serves: [desk]}",
         "6:23 warning no call type uses queue 'desk' (remove it, or name it in a call type)\n"
         "8:3 warning agents.x is never on duty (remove it, or count somebody)\n"},
        {"    talk: {exponential: {mean: 180s}}\n",
         "    talk: 3min\n    transfer: {to: desk, probability: 1%}\nqueues: {support: {}, desk: {}}\n",
         "7:23 no agent ever serves queue 'desk' (add 'desk' to the serves of a group on duty)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

#define SHIFTS(list) "count: 12", "shifts: " list

static void bad_shifts(void)
{
    static const struct replacement rows[] = {
        {SHIFTS("[{count: 12, start: \"00:00\"}]"), "7:19 agents.team.shifts[0] needs 'end' (end: \"16:00\")\n"},
        {SHIFTS("[12]"),
         "7:19 expected map, found '12' in agents.team.shifts[0] (its keys: count, start, end and breaks)\n"},
        {SHIFTS("{count: 12}"), "7:18 expected list, found map in agents.team.shifts (write it like [a, b, c])\n"},
        {SHIFTS("[]"),
         "3:3 no agent ever serves queue 'support' (add 'support' to the serves of a group on duty)\n"},
        {SHIFTS("[{count: 12, start: \"06:00\", end: \"02:00\"}]"),
         "7:52 agents.team.shifts[0] must end after its start: 06:00 to 02:00 "
         "(clocks count on past midnight: end: \"26:00\")\n"},
        {SHIFTS("[{count: 12, start: \"06:00\", end: \"06:00\"}]"),
         "7:52 agents.team.shifts[0] must end after its start: 06:00 to 06:00 "
         "(it ends when it begins: write a later clock)\n"},
        {SHIFTS("[{count: 12, start: \"00:00\", end: \"08:30\"}]"),
         "7:52 agents.team.shifts[0] of 00:00 to 08:30 is outside the horizon of 00:00 to 08:00 "
         "(change the shift, or the horizon)\n"},
        {SHIFTS("[{count: 12, start: \"00:00\", end: \"08:00\", breaks: [{at: \"07:45\", length: 30min}]}]"),
         "7:70 the break of 07:45 to 08:15 is outside its shift of 00:00 to 08:00 in agents.team.shifts[0] "
         "(a break lies within its shift)\n"},
        {SHIFTS("[{count: 12, start: \"00:00\", end: \"08:00\", breaks: [{at: \"00:00\", length: 8h}]}]"),
         "7:61 the breaks leave nothing of agents.team.shifts[0] (remove the shift, or shorten its breaks)\n"},
        {SHIFTS("[{count: 12, start: \"00:00\", end: \"08:00\", breaks: [{at: \"04:00\", length: 0s}]}]"),
         "7:92 agents.team.shifts[0].breaks[0].length must be above 0s, not 0s (length: how long it is)\n"},
        {"count: 12", "count: 12, shifts: []",
         "7:21 'count' and 'shifts' exclude each other in agents.team (keep one of them)\n"},
    };
    CHECK_REPLACEMENTS(rows);
    UNIT_TEXT(brief(with("count: 12, serves: [support]}",
                         "serves: [support], shifts: [{count: 12, start: \"00:00\", end: \"08:00\", breaks:\n"
                         "    [{at: \"04:15\", length: 30min},\n"
                         "     {at: \"04:00\", length: 30min}]}]}")),
              "9:6 the break of 04:00 to 04:30 overlaps that of 04:15 to 04:45 in agents.team.shifts[0] "
              "(the other one is at 8:6)\n");
}

static void night_shift(void)
{
#define NIGHT(start, end)                                                                           \
    "acdsim: 1\nhorizon: {start: \"20:00\", end: \"32:00\"}\n"                                      \
    "calls: {a: {arrivals: {poisson: 1/h}, talk: 1min}}\nagents:\n  x:\n    serves: [a]\n"           \
    "    shifts: [{count: 1, start: \"20:00\", end: \"32:00\"}, {count: 1, start: \"" start "\", end: \"" end "\"}]\n"
    UNIT_TEXT(brief(NIGHT("24:00", "32:00")), "");
    UNIT_TEXT(brief(NIGHT("00:00", "08:00")),
              "7:74 agents.x.shifts[1] of 00:00 to 08:00 is outside the horizon of 20:00 to 32:00 "
              "(clocks count on past midnight: \"24:00\" to \"32:00\")\n");
}

static void bad_agents(void)
{
    static const struct replacement rows[] = {
        {"12,", "12, talk_factor: 0,",
         "7:34 agents.team.talk_factor must be above 0 and at most 1000, not 0 "
         "(talk_factor: multiplies the talk of these agents)\n"},
        {"12,", "12, talk_factor: {suport: 2},",
         "7:35 unknown call type 'suport' in agents.team.talk_factor (did you mean 'support'?)\n"},
        {"12,", "12, talk_factor: {support: 90%},",
         "7:44 expected number, found '90%' in agents.team.talk_factor.support (write it like 1.1)\n"},
        {"12,", "12, talk_factor: [2],",
         "7:34 expected number or map of call types, found list in agents.team.talk_factor "
         "(write it like 1.1 or {vip: 0.9})\n"},
        {"12,", "12, absence: 6,", "7:30 6 what? agents.team.absence needs a unit (write 6%?)\n"},
        {"12,", "12, absence: 100%,",
         "3:3 no agent ever serves queue 'support' (add 'support' to the serves of a group on duty)\n"},
        {"12,", "12, mode: manul,", "7:27 expected auto or manual, found 'manul' in agents.team.mode (did you mean "
                                    "'manual'?)\n"},
        {"12,", "12, prepare: 20s,",
         "7:21 agents.team.prepare is for agents in manual mode (write mode: manual, or remove it)\n"},
        {"12,", "12, mode: auto, poll: ready,",
         "7:33 agents.team.poll is for agents in manual mode (write mode: manual, or remove it)\n"},
        {"12,", "12, mode: manual, poll: 0s,",
         "7:41 agents.team.poll is always 0s: agents would ask for ever "
         "(write 'poll: ready' to ask as soon as somebody waits)\n"},
        {"12,", "12, mode: manual, poll: redy,",
         "7:41 expected distribution or 'ready', found 'redy' in agents.team.poll "
         "(write it like 10s, {exponential: {mean: 10s}} or ready)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

UNIT_MAIN("scenario center",
          {"callers balk, call again, go on and are called back", callers},
          {"callers overflow and are sent away; overflows may go round", queues},
          {"shifts are times since the start, with breaks apart from each other", shifts},
          {"agents are absent, slower, or pull their calls", agents},
          {"queues: what is out of range or leads nowhere is an error", bad_queues},
          {"callers: what is out of range, leads nowhere or never ends is an error", bad_callers},
          {"fault_43: shifts and breaks outside of where they belong are errors with both clocks", bad_shifts},
          {"fault_43: work after midnight counts on past 24:00", night_shift},
          {"agents: what belongs to another mode, or never ends, is an error", bad_agents})
