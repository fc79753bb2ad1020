/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/scheduler/trial.h"

#include "tests/scheduler/block.h"
#include "tests/scheduler/compare.h"

enum { GROWTHS = 200 };

void trial_open(struct trial *trial, const struct sequence *sequence)
{
    *trial = (struct trial){.limits = sequence->limits, .tick_first = sequence->tick_first};
    trial->naive = malloc(sizeof *trial->naive);
    trial->events = malloc(NAIVE_EVENTS * sizeof *trial->events);
    naive_init(trial->naive, &sequence->limits, &sequence->params);
    trial->library = acd_init(block_of(&sequence->limits), &sequence->limits, &sequence->params);
    audit_init(&trial->audit, &sequence->params);
}

void trial_close(struct trial *trial)
{
    free(trial->naive);
    free(trial->library);
    free(trial->events);
}

/* ---- other blocks ---------------------------------------------------------------------------- */

static void go_on_in(struct trial *trial, void *memory)
{
    memset(trial->library, 0xa5, acd_size(&trial->limits));
    free(trial->library);
    trial->library = memory;
}

static void snapshot(struct trial *trial)
{
    void *copy = block_of(&trial->limits);
    memcpy(copy, trial->library, acd_size(&trial->limits));
    go_on_in(trial, copy);
}

static bool grow(struct trial *trial, const struct acd_limits *limits)
{
    void *memory = block_of(limits);
    acd *grown = acd_grow(memory, limits, trial->library);
    if (!grown) {
        free(memory);
        return false;
    }
    go_on_in(trial, grown);
    trial->limits = *limits;
    trial->naive->limits = *limits;
    return true;
}

static bool grow_all(struct trial *trial)
{
    struct acd_limits limits = trial->limits;
    if (limits.agents < NAIVE_MOST && limits.queues < NAIVE_MOST && limits.clients < NAIVE_MOST) {
        limits.agents++;
        limits.queues++;
        limits.clients++;
    }
    limits.services += 8;
    limits.exclusions += 16;
    return grow(trial, &limits);
}

/* ---- one operation --------------------------------------------------------------------------- */

static bool differ(struct trial *trial, const struct operation *op, const char *what)
{
    FILE *out = fmemopen(trial->difference, sizeof trial->difference, "w");
    struct names names = names_plain();
    fputs("at: ", out);
    operation_print(out, op, &names);
    fprintf(out, "\n%s\n", what);
    fclose(out);
    return false;
}

/* Until the answer is not ACD_UNREAD; every event goes to trial->events. */
static int carry_out(struct trial *trial, const struct operation *op)
{
    for (;;) {
        unsigned before = trial->told;
        int code = operation_on_library(trial->library, op);
        while (trial->told < NAIVE_EVENTS && acd_next(trial->library, &trial->events[trial->told]))
            trial->told++;
        if (code != ACD_UNREAD || trial->told == before)
            return code;
    }
}

/* One growth after a refusal: more services and exclusions. */
static bool grow_a_little(struct trial *trial)
{
    struct acd_limits limits = trial->limits;
    limits.services++;
    limits.exclusions++;
    return grow(trial, &limits);
}

static bool roomy(const struct acd_limits *limits)
{
    return limits->services >= limits->agents * limits->queues &&
           limits->exclusions >= limits->agents * limits->clients;
}

/* More services or exclusions than there is room for: the refused call has changed nothing (but a tick, which
 * may have played a part of what is due); then it is repeated in a larger block. */
static int carry_out_growing(struct trial *trial, const struct operation *op, int expected)
{
    for (int growths = 0; growths < GROWTHS; growths++) {
        if (roomy(&trial->limits))
            return carry_out(trial, op);
        size_t size = acd_size(&trial->limits);
        void *before = malloc(size);
        memcpy(before, trial->library, size);
        int code = carry_out(trial, op);
        bool refused = code == ACD_LIMIT && expected != ACD_LIMIT;
        bool changed =
            refused && trial->tick_first && op->kind != OP_TICK && memcmp(before, trial->library, size) != 0;
        free(before);
        if (!refused)
            return code;
        if (changed || !grow_a_little(trial))
            return code;
    }
    return ACD_LIMIT;
}

static bool differ_in_event(struct trial *trial, const struct operation *op, unsigned i,
                            const struct acd_event *expected)
{
    char what[300] = "";
    FILE *out = fmemopen(what, sizeof what, "w");
    struct names names = names_plain();
    fprintf(out, "event %u: expected ", i);
    if (expected)
        event_print(out, expected, &names);
    fprintf(out, ", got ");
    if (i < trial->told)
        event_print(out, &trial->events[i], &names);
    fclose(out);
    return differ(trial, op, what);
}

static bool same_events(struct trial *trial, const struct operation *op)
{
    struct acd_event expected;
    for (unsigned i = 0;; i++) {
        bool more = naive_next(trial->naive, &expected);
        if (!more && i == trial->told)
            return true;
        if (!more || i == trial->told || !same_event(&expected, &trial->events[i]))
            return differ_in_event(trial, op, i, more ? &expected : NULL);
    }
}

static bool step(struct trial *trial, const struct operation *op)
{
    char what[100];
    trial->told = 0;
    int expected = operation_on_naive(trial->naive, op), code = carry_out_growing(trial, op, expected);
    if (code != expected) {
        snprintf(what, sizeof what, "expected the answer %d, got %d", expected, code);
        return differ(trial, op, what);
    }
    if (!same_events(trial, op))
        return false;
    const char *question = compare_answers(trial->library, trial->naive);
    if (question)
        return differ(trial, op, question);
    const char *fault =
        trial->tick_first ? audit_operation(&trial->audit, op, code, trial->events, trial->told) : NULL;
    return fault ? differ(trial, op, fault) : true;
}

/* Something new that there is no number for: where time stands after that is asked elsewhere. */
static bool beyond(const struct trial *trial, const struct operation *op)
{
    return (op->kind == OP_QUEUE && op->queue >= trial->limits.queues) ||
           (op->kind == OP_AGENT && op->agent >= trial->limits.agents) ||
           (op->kind == OP_START_QUEUING && op->client >= trial->limits.clients);
}

bool trial_step(struct trial *trial, const struct operation *op)
{
    if (op->kind == OP_SNAPSHOT)
        snapshot(trial);
    else if (op->kind == OP_GROW)
        return grow_all(trial) || differ(trial, op, "acd_grow answers NULL");
    else {
        struct operation tick = {.now = op->now, .kind = OP_TICK};
        bool tick_first = op->now >= trial->naive->now && (trial->tick_first || beyond(trial, op));
        return (!tick_first || step(trial, &tick)) && step(trial, op);
    }
    return true;
}

/* ---- sequences ------------------------------------------------------------------------------- */

static bool fails(const struct sequence *sequence, char difference[600])
{
    struct trial trial;
    bool same = true;
    trial_open(&trial, sequence);
    for (unsigned i = 0; i < sequence->count && same; i++)
        same = trial_step(&trial, &sequence->operations[i]);
    if (!same)
        memcpy(difference, trial.difference, sizeof trial.difference);
    trial_close(&trial);
    return !same;
}

bool trial_of_seed(uint64_t seed, unsigned count, struct sequence *sequence, char difference[600])
{
    struct trial trial;
    struct generator generator;
    bool same = true;
    sequence_begin(sequence, &generator, seed);
    trial_open(&trial, sequence);
    while (sequence->count < count && same) {
        struct operation op = sequence_draw(&generator, trial.naive);
        sequence->operations[sequence->count++] = op;
        same = trial_step(&trial, &op);
    }
    memcpy(difference, trial.difference, sizeof trial.difference);
    trial_close(&trial);
    return same;
}

static struct sequence without(const struct sequence *sequence, unsigned first, unsigned count)
{
    struct sequence shorter = *sequence;
    shorter.count -= count;
    memmove(shorter.operations + first, shorter.operations + first + count,
            (shorter.count - first) * sizeof *shorter.operations);
    return shorter;
}

/* One pass with pieces of `count` operations. */
static bool drop_pieces(struct sequence *sequence, unsigned count, char difference[600])
{
    bool dropped = false;
    for (unsigned first = 0; first + count <= sequence->count;) {
        struct sequence shorter = without(sequence, first, count);
        if (fails(&shorter, difference)) {
            *sequence = shorter;
            dropped = true;
        } else {
            first++;
        }
    }
    return dropped;
}

static void simplify(struct sequence *sequence, char difference[600])
{
    struct sequence simpler = *sequence;
    simpler.params = acd_defaults();
    if (fails(&simpler, difference))
        *sequence = simpler;
    simpler = *sequence;
    simpler.tick_first = true;
    if (fails(&simpler, difference))
        *sequence = simpler;
}

void trial_shrink(struct sequence *sequence, char difference[600])
{
    if (!fails(sequence, difference))
        return;
    simplify(sequence, difference);
    for (unsigned count = sequence->count / 2; count > 1; count /= 2)
        drop_pieces(sequence, count, difference);
    while (drop_pieces(sequence, 1, difference) || drop_pieces(sequence, 2, difference))
        ;
    simplify(sequence, difference);
    fails(sequence, difference);
}
