/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random operations as cases: what the naive reference prints is what the program prints, with all
 * parameters, for more names than the console has room for at first, and names that are used again. */
#include <stdlib.h>
#include "tests/cli/program.h"
#include "tests/scheduler/sequence_case.h"
#include "tests/scheduler/trial.h"
#include "tests/spec/spec_run.h"
#include "tests/support/unit.h"

enum { SEQUENCES = 1000, SEQUENCES_SLOW = 200, OPERATIONS = 200, SEED = 1000000 };

static void print_sequence(FILE *out, uint64_t seed, struct sequence *sequence)
{
    char difference[600];
    CU_ASSERT_TRUE(trial_of_seed(seed, OPERATIONS, sequence, difference));
    sequence_for_console(sequence);
    sequence_print(out, sequence);
}

static void random_cases(void)
{
    unsigned count = unit_slow_build() ? SEQUENCES_SLOW : SEQUENCES;
    struct sequence *sequence = malloc(sizeof *sequence);
    folder_enter();
    FILE *out = fopen("random.acd", "w");
    for (unsigned i = 0; i < count; i++)
        print_sequence(out, SEED + i, sequence);
    fclose(out);
    struct spec_count result = spec_file_run("random.acd", stderr);
    CU_ASSERT_EQUAL(result.cases, count);
    CU_ASSERT_EQUAL(result.wrong, 0);
    folder_leave();
    free(sequence);
}

UNIT_MAIN("random operations on the console",
          {"random operations print what the naive reference prints", random_cases})
