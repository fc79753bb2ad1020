/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two inputs at one instant: every ordered pair of operations from states in which much is due, in libacd and
 * in the naive reference. What a random sequence meets by luck, a deadline and two inputs on the same
 * microsecond, is met here each time. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/scheduler/block.h"
#include "tests/scheduler/sequence_case.h"
#include "tests/scheduler/trial.h"
#include "tests/support/unit.h"

/* Two queues (and the number of a third), three agents (and a fourth), four clients. */
static const struct acd_limits limits = {4, 3, 4, 12, 16};
static const int64_t second = 1000000, due = 100000000; /* of an offer, an exclusion or both */

/* Of an accept or reject what is left out is that of the agent's own offer. */
/* clang-format off */
static const char *const variants[] = {
    "tick",
    "queue q2 1", "queue q0 10", "queue_prio q0 5", "queue_prio q0 6", "queue_prio q1 1", "queue_prio q1 11",
    "queue_delete q0", "queue_delete q1", "queue_delete q2",
    "agent a0 0", "agent a0 1", "agent a2 0", "agent a3 0", "agent_off a0", "agent_off a1", "agent_off a2",
    "start_service a0 q0 2", "start_service a0 q2 0", "start_service a1 q0 0", "start_service a1 q1 1000",
    "start_service a2 q1 0", "start_service a3 q0 0",
    "stop_service a0 q0", "stop_service a0 q1", "stop_service a1 q0", "stop_service a1 q1",
    "stop_service a2 q0",
    "dnd a0 0", "dnd a0 1", "dnd a1 0", "dnd a1 -1", "dnd a2 0", "dnd a2 2",
    "accept a0", "accept a1", "accept a2", "accept a0 q0 c0", "accept a0 q1 c0", "accept a1 q0 c0",
    "reject a0", "reject a1", "reject a2", "reject a0 q0 c0", "reject a1 q0 c3", "reject a0 q1 c0",
    "release a0", "release a1", "release a2",
    "request a0", "request a1", "request a2",
    "request a0 q0 c0", "request a1 q0 c2", "request a2 q0 c0", "request a2 q1 c3", "request a2 q0 c3",
    "start_queuing c0 q0", "start_queuing c1 q1", "start_queuing c2 q0", "start_queuing c3 q0",
    "start_queuing c3 q1",
    "stop_queuing c0", "stop_queuing c1", "stop_queuing c2", "stop_queuing c3",
    "client_off c0", "client_off c1", "client_off c2", "client_off c3",
};
/* clang-format on */
enum { VARIANTS = sizeof variants / sizeof *variants, STEPS = 24, INSTANTS = 5 };

/* ---- states ---------------------------------------------------------------------------------- */

/* When a step is: 0 at the beginning, T and D so that an offer opened or an exclusion begun then ends when it
 * is due, H so that the exclusion ends half its length later. The counts are those with the defaults, just
 * before it is due: what ends then, who waits, who is in session. */
struct state {
    unsigned offers, exclusions, waiting, sessions;
    const char *steps[STEPS];
};

#define SETTING                                                                                              \
    "0 queue q0 1", "0 queue q1 5", "0 agent a0 0", "0 agent a1 0", "0 agent a2 1",                          \
        "0 start_service a0 q0 0", "0 start_service a0 q1 0", "0 start_service a1 q0 1",                     \
        "0 start_service a1 q1 1", "0 start_service a2 q0 0", "0 start_service a2 q1 0"

/* clang-format off */
static const struct state at_rest = {0, 0, 0, 0,
    {SETTING}};
static const struct state offer = {1, 0, 1, 0,
    {SETTING, "T start_queuing c0 q0", "H start_queuing c1 q1", "H reject a1 q1 c1"}};
static const struct state offers_and_lines = {2, 0, 2, 0,
    {SETTING, "T start_queuing c0 q0", "T start_queuing c1 q1", "T start_queuing c2 q0",
     "T start_queuing c3 q1"}};
static const struct state exclusions = {0, 2, 2, 0,
    {SETTING, "0 dnd a1 1", "D start_queuing c0 q1", "D reject a0 q1 c0", "D start_queuing c1 q0",
     "D reject a0 q0 c1"}};
static const struct state offer_and_exclusion = {1, 1, 1, 0,
    {SETTING, "T start_queuing c0 q0", "D start_queuing c1 q1", "D reject a1 q1 c1"}};
static const struct state session = {1, 0, 2, 1,
    {SETTING, "0 start_queuing c0 q0", "0 accept a0 q0 c0", "T start_queuing c1 q0",
     "T start_queuing c2 q0", "T start_queuing c3 q1"}};
static const struct state session_offline = {1, 0, 1, 1,
    {SETTING, "0 start_queuing c0 q0", "0 accept a0 q0 c0", "0 agent_off a0", "T start_queuing c1 q1",
     "T start_queuing c3 q1"}};
/* clang-format on */

/* ---- parameters ------------------------------------------------------------------------------ */

enum { DEFAULTS, OPPOSITE, TAIL_AT_ONCE, SETS };

static struct acd_params params_of(unsigned set)
{
    struct acd_params params = acd_defaults();
    if (set == OPPOSITE)
        params = (struct acd_params){.offer_timeout = 20 * second,
                                     .reoffer_delay = 7 * second,
                                     .idle_clock_on_reject = ACD_CLOCK_KEEP,
                                     .idle_clock_on_timeout = ACD_CLOCK_KEEP,
                                     .idle_clock_on_dnd_off = ACD_CLOCK_KEEP,
                                     .requeue = ACD_REQUEUE_ORIGIN,
                                     .timeout_sets_dnd = 7,
                                     .timeout_limit = 1,
                                     .withdraw_on_stop = true,
                                     .withdraw_on_dnd = true,
                                     .manual_needs_accept = false};
    if (set == TAIL_AT_ONCE) {
        params.requeue = ACD_REQUEUE_TAIL;
        params.reoffer_delay = 0;
    }
    return params;
}

/* ---- operations from their words ------------------------------------------------------------- */

static void set_argument(struct operation *op, char letter, const char *text)
{
    if (letter == 'n')
        op->number = strtoll(text, NULL, 10);
    else
        *(letter == 'a'   ? &op->agent
          : letter == 'q' ? &op->queue
                          : &op->client) = (uint32_t)strtoul(text + 1, NULL, 10);
}

static enum operation_kind kind_of(const char *word, unsigned arguments)
{
    if (strcmp(word, "request") == 0)
        return arguments == 1 ? OP_REQUEST : OP_REQUEST_CLIENT;
    unsigned kind = 0;
    while (strcmp(word, operation_forms[kind].word) != 0)
        if (++kind == OP_INPUTS)
            abort();
    return (enum operation_kind)kind;
}

static struct operation parse(int64_t now, const char *text, const struct naive *n)
{
    char word[4][16];
    struct operation op = {.now = now};
    int words = sscanf(text, "%15s %15s %15s %15s", word[0], word[1], word[2], word[3]);
    op.kind = kind_of(word[0], (unsigned)words - 1);
    for (int i = 1; i < words; i++)
        set_argument(&op, operation_forms[op.kind].arguments[i - 1], word[i]);
    if (words == 2 && (op.kind == OP_ACCEPT || op.kind == OP_REJECT)) {
        op.client = n->agents[op.agent].client;
        op.queue = n->clients[op.client].queue;
    }
    return op;
}

/* ---- both sides ------------------------------------------------------------------------------ */

/* A sequence under way, and where it has come to. */
struct walk {
    struct trial trial;
    struct sequence done;
};

static void walk_open(struct walk *walk, const struct acd_params *params, bool tick_first)
{
    walk->done.params = *params;
    walk->done.limits = limits;
    walk->done.tick_first = tick_first;
    walk->done.count = 0;
    trial_open(&walk->trial, &walk->done);
}

/* `walk` goes on from where `from` is; its blocks stay its own. */
static void walk_from(struct walk *walk, const struct walk *from)
{
    struct sequence *done = &walk->done;
    done->count = from->done.count;
    memcpy(done->operations, from->done.operations, done->count * sizeof *done->operations);
    memcpy(walk->trial.naive, from->trial.naive, offsetof(struct naive, events));
    memcpy(walk->trial.library, from->trial.library, acd_size(&limits));
    walk->trial.audit = from->trial.audit;
}

static bool walk_on(struct walk *walk, struct operation op)
{
    walk->done.operations[walk->done.count++] = op;
    return trial_step(&walk->trial, &op);
}

static bool walk_text(struct walk *walk, int64_t now, const char *text)
{
    return walk_on(walk, parse(now, text, walk->trial.naive));
}

static int64_t time_of_step(char when, const struct acd_params *params)
{
    switch (when) {
    case 'T':
        return due - params->offer_timeout;
    case 'D':
        return due - params->reoffer_delay;
    case 'H':
        return due - params->reoffer_delay / 2;
    default:
        return 0;
    }
}

static bool walk_to(struct walk *walk, const struct state *state)
{
    bool same = true;
    for (unsigned i = 0; i < STEPS && state->steps[i] && same; i++) {
        const char *step = state->steps[i];
        same = walk_text(walk, time_of_step(*step, &walk->done.params), step + 2);
    }
    return same;
}

/* ---- pairs ----------------------------------------------------------------------------------- */

enum { BASE, ONE, TWO, WALKS };

struct pairs {
    struct walk walks[WALKS]; /* the state, after the first operation, after the second and what follows */
    unsigned run, differ;
};

/* Only the first is told. */
static void differs(struct pairs *pairs, const struct walk *walk)
{
    struct sequence *sequence = &pairs->walks[TWO].done;
    char difference[600];
    if (pairs->differ++ > 0)
        return;
    memcpy(difference, walk->trial.difference, sizeof difference);
    *sequence = walk->done;
    sequence->seed = pairs->run;
    trial_shrink(sequence, difference);
    fprintf(stderr, "\na difference in or after pair %u; shrunk:\n\n", pairs->run);
    sequence_print(stderr, sequence);
    fprintf(stderr, "%s\n", difference);
}

/* What is hidden in the state shows in what follows: what closes at that instant, and two further offers. */
static void run_pair(struct pairs *pairs, int64_t now, const char *text)
{
    struct walk *two = &pairs->walks[TWO];
    walk_from(two, &pairs->walks[ONE]);
    pairs->run++;
    if (!walk_text(two, now, text) || !walk_text(two, now + 1, "tick") ||
        !walk_text(two, now + 2 * two->done.params.offer_timeout + 1, "tick"))
        differs(pairs, two);
}

static void run_instant(struct pairs *pairs, int64_t now)
{
    struct walk *one = &pairs->walks[ONE];
    for (unsigned i = 0; i < VARIANTS; i++) {
        walk_from(one, &pairs->walks[BASE]);
        if (!walk_text(one, now, variants[i])) {
            differs(pairs, one);
            continue;
        }
        for (unsigned k = 0; k < VARIANTS; k++)
            run_pair(pairs, now, variants[k]);
    }
}

/* When the state's offers and exclusions end, an instant to each side, and where exclusions end that begin
 * with a lapse or a little before. */
static void run_instants(struct pairs *pairs)
{
    const struct walk *base = &pairs->walks[BASE];
    int64_t delay = base->done.params.reoffer_delay;
    const int64_t instants[INSTANTS] = {due - 1, due, due + 1, due + delay / 2, due + delay};
    for (unsigned i = 0; i < INSTANTS && (i < 3 || delay > 0); i++)
        if (instants[i] >= base->trial.naive->now)
            run_instant(pairs, instants[i]);
}

static void run_set(struct pairs *pairs, const struct state *state, unsigned set, bool tick_first)
{
    struct acd_params params = params_of(set);
    for (unsigned i = 0; i < WALKS; i++)
        walk_open(&pairs->walks[i], &params, tick_first);
    if (walk_to(&pairs->walks[BASE], state))
        run_instants(pairs);
    else
        differs(pairs, &pairs->walks[BASE]);
    for (unsigned i = 0; i < WALKS; i++)
        trial_close(&pairs->walks[i].trial);
}

/* With a tick before every operation the auditor looks on; without, the operation itself plays what is due.
 */
static void run_state(const struct state *state)
{
    struct pairs *pairs = calloc(1, sizeof *pairs);
    for (unsigned set = DEFAULTS; set < (unit_slow_build() ? OPPOSITE : SETS); set++) {
        run_set(pairs, state, set, false);
        run_set(pairs, state, set, true);
    }
    printf("%u pairs, %u differ ... ", pairs->run, pairs->differ);
    CU_ASSERT_EQUAL(pairs->differ, 0);
    CU_ASSERT(pairs->run >= 2 * 3 * VARIANTS * VARIANTS);
    free(pairs);
}

/* ---- the states themselves ------------------------------------------------------------------- */

static void check_clients(const struct state *state, const struct naive *n)
{
    unsigned count[ACD_CLIENT_SERVED + 1] = {0}, excluded = 0;
    for (uint32_t c = 0; c < limits.clients; c++)
        count[n->clients[c].state]++;
    for (uint32_t i = 0; i < n->excluded; i++)
        excluded += n->exclusions[i].until == due;
    CU_ASSERT_EQUAL(count[ACD_CLIENT_OFFERED], state->offers);
    CU_ASSERT_EQUAL(count[ACD_CLIENT_WAITING], state->waiting);
    CU_ASSERT_EQUAL(count[ACD_CLIENT_SERVED], state->sessions);
    CU_ASSERT_EQUAL(excluded, state->exclusions);
}

static void check_state(const struct state *state)
{
    struct walk *walk = malloc(sizeof *walk);
    struct acd_params params = acd_defaults();
    walk_open(walk, &params, false);
    CU_ASSERT(walk_to(walk, state) && walk_text(walk, due - 1, "tick"));
    check_clients(state, walk->trial.naive);
    for (uint32_t a = 0; a < limits.agents; a++) {
        const struct naive_agent *agent = &walk->trial.naive->agents[a];
        CU_ASSERT(agent->state != ACD_AGENT_OFFERED || agent->deadline == due);
    }
    trial_close(&walk->trial);
    free(walk);
}

static void of_states(void)
{
    const struct state *all[] = {
        &at_rest, &offer, &offers_and_lines, &exclusions, &offer_and_exclusion, &session, &session_offline};
    for (unsigned i = 0; i < sizeof all / sizeof *all; i++)
        check_state(all[i]);
}

static void of_rest(void)
{
    run_state(&at_rest);
}

static void of_offer(void)
{
    run_state(&offer);
}

static void of_lines(void)
{
    run_state(&offers_and_lines);
}

static void of_exclusions(void)
{
    run_state(&exclusions);
}

static void of_both(void)
{
    run_state(&offer_and_exclusion);
}

static void of_session(void)
{
    run_state(&session);
}

static void of_session_offline(void)
{
    run_state(&session_offline);
}

UNIT_MAIN("every ordered pair of operations at one instant, in libacd and the naive reference",
          {"the states are what they are said to be", of_states}, {"everything is at rest", of_rest},
          {"an offer is due, an exclusion later", of_offer},
          {"two offers are due, clients wait in both queues", of_lines},
          {"two exclusions end", of_exclusions}, {"an exclusion ends and an offer is due", of_both},
          {"an agent is in session, an offer is due", of_session},
          {"an agent is offline with a session, an offer is due", of_session_offline})
