/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One sequence of operations carried out by libacd and by the naive reference side by side. */
#ifndef TESTS_SCHEDULER_TRIAL_H
#define TESTS_SCHEDULER_TRIAL_H

#include "tests/scheduler/audit.h"
#include "tests/scheduler/sequence.h"

struct trial {
    struct naive *naive;
    struct acd_limits limits;
    acd *library;
    bool tick_first;
    struct audit audit;
    struct acd_event *events; /* of libacd after the last operation */
    unsigned told;
    char difference[600]; /* the first one; empty while there is none */
};

void trial_open(struct trial *trial, const struct sequence *sequence);
/* False when the trial is over: there is a difference. */
bool trial_step(struct trial *trial, const struct operation *op);
void trial_close(struct trial *trial);

/* Draws and carries out a sequence of `count` operations. */
bool trial_of_seed(uint64_t seed, unsigned count, struct sequence *sequence, char difference[600]);
/* Makes a sequence that shows a difference as short as leaving out operations makes it. */
void trial_shrink(struct sequence *sequence, char difference[600]);

#endif
