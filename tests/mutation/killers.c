/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quick tests of libacd in one program, which ends at the first that fails: what a mutant is shown.
 * Random sequences come first, because they find most.
 *
 * killers FOLDER: the folder has the cases. ACD_SEEDS: how many sequences there are. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include "tests/scheduler/trial.h"
#include "tests/spec/spec_run.h"

enum { OPERATIONS = 200, FEW = 200, SEQUENCES = 2000 };

/* The `main` of each, under another name. */
int limits_main(int argc, char **argv);
int embedding_main(int argc, char **argv);
int explain_main(int argc, char **argv);
int ranks_main(int argc, char **argv);
int scale_main(int argc, char **argv);

static bool sequences_hold(uint64_t first, uint64_t end)
{
    struct sequence *sequence = malloc(sizeof *sequence);
    char difference[600];
    bool same = true;
    for (uint64_t seed = first; seed < end && same; seed++)
        same = trial_of_seed(seed, OPERATIONS, sequence, difference);
    free(sequence);
    return same;
}

static bool cases_hold(const char *folder)
{
    char pattern[4096];
    glob_t files;
    unsigned cases = 0, wrong = 0;
    snprintf(pattern, sizeof pattern, "%s/*.acd", folder);
    if (glob(pattern, 0, NULL, &files) != 0)
        return false;
    for (size_t i = 0; i < files.gl_pathc && wrong == 0; i++) {
        struct spec_count count = spec_file_run(files.gl_pathv[i], stderr);
        cases += count.cases;
        wrong += count.wrong;
    }
    globfree(&files);
    return cases > 0 && wrong == 0;
}

static bool tests_hold(void)
{
    static int (*const tests[])(int, char **) = {limits_main, embedding_main, explain_main, ranks_main,
                                                 scale_main};
    char name[] = "killers", *arguments[] = {name, NULL};
    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++)
        if (tests[i](1, arguments) != EXIT_SUCCESS)
            return false;
    return true;
}

int main(int argc, char **argv)
{
    const char *seeds = getenv("ACD_SEEDS");
    uint64_t all = seeds ? strtoull(seeds, NULL, 10) : SEQUENCES;
    bool alive = argc == 2 && sequences_hold(1, FEW) && cases_hold(argv[1]) && tests_hold() &&
                 sequences_hold(FEW, all + 1);
    return alive ? EXIT_SUCCESS : EXIT_FAILURE;
}
