/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A random sequence of operations. Everything is a function of the seed: the parameters, how many agents,
 * queues and clients there are, how often each operation comes, how fast time goes. */
#ifndef TESTS_SCHEDULER_SEQUENCE_H
#define TESTS_SCHEDULER_SEQUENCE_H

#include "tests/scheduler/operation.h"

enum { SEQUENCE_MOST = 256 };

struct sequence {
    uint64_t seed;
    struct acd_params params;
    struct acd_limits limits;
    bool tick_first; /* as the console: a tick before every operation */
    unsigned count;
    struct operation operations[SEQUENCE_MOST];
};

struct generator {
    uint64_t state;
    unsigned agents, queues, clients;
    unsigned weights[OP_INPUTS];
    unsigned answers, accepts, releases, still, snapshots, grows; /* percent */
    unsigned setting; /* operations of the setting that are still to come */
};

/* Draws the sequence without its operations, which are drawn one after another, because most of them are
 * about something that is there: `n` is the center after the operations so far. */
void sequence_begin(struct sequence *sequence, struct generator *g, uint64_t seed);
struct operation sequence_draw(struct generator *g, const struct naive *n);

#endif
