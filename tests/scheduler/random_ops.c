/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libacd against the naive reference and the auditor, operation by operation. */
#include <stdio.h>
#include <stdlib.h>
#include "tests/scheduler/sequence_case.h"
#include "tests/scheduler/trial.h"
#include "tests/support/unit.h"

enum { OPERATIONS = 200, SEQUENCES = 100000, SEQUENCES_SLOW = 5000 };

static void report(struct sequence *sequence, char difference[600])
{
    fprintf(stderr, "\nseed %llu differs after %u operations; shrunk:\n\n",
            (unsigned long long)sequence->seed, sequence->count);
    trial_shrink(sequence, difference);
    sequence_print(stderr, sequence);
    fprintf(stderr, "%s\n", difference);
}

static void compare_seeds(uint64_t first, uint64_t count)
{
    struct sequence *sequence = malloc(sizeof *sequence);
    char difference[600];
    bool same = true;
    for (uint64_t seed = first; seed < first + count && same; seed++)
        same = trial_of_seed(seed, OPERATIONS, sequence, difference);
    if (!same)
        report(sequence, difference);
    CU_ASSERT(same);
    free(sequence);
}

/* ACD_FIRST_SEED and ACD_SEEDS ask for other sequences, or more. */
static uint64_t from_environment(const char *name, uint64_t usual)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : usual;
}

static void random_sequences(void)
{
    uint64_t count = unit_slow_build() ? SEQUENCES_SLOW : SEQUENCES;
    compare_seeds(from_environment("ACD_FIRST_SEED", 1), from_environment("ACD_SEEDS", count));
}

UNIT_MAIN("libacd and the naive reference",
          {"random sequences of operations have the same answers, events and states", random_sequences})
