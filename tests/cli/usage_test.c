/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void version(void)
{
    folder_enter();
    static const char *const ways[] = {"--version", "-V", "run --version", "check -V"};
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        char *text = program_output(ways[i], 0);
        UNIT_TEXT(text, "acdsim 0.1.0\n");
        free(text);
    }
    folder_leave();
}

/* Examples come before lists. */
static void leads_with_examples(const char *words, const char *example, const char *later)
{
    char *text = program_output(words, 0);
    char *examples = strstr(text, "Examples:\n"), *first = strstr(text, example), *list = strstr(text, later);
    CU_ASSERT_PTR_NOT_NULL_FATAL(examples);
    CU_ASSERT_PTR_NOT_NULL_FATAL(first);
    CU_ASSERT_PTR_NOT_NULL_FATAL(list);
    CU_ASSERT(examples < first && first < list);
    free(text);
}

static void help(void)
{
    folder_enter();
    leads_with_examples("help", "acdsim run bank.yaml", "Commands:\n");
    leads_with_examples("--help", "acdsim run bank.yaml", "Commands:\n");
    leads_with_examples("-h", "acdsim run bank.yaml", "Exit codes:\n");
    leads_with_examples("run --help", "acdsim run bank.yaml", "Options:\n");
    leads_with_examples("run -h", "acdsim run bank.yaml", "--replications N");
    leads_with_examples("help run", "acdsim run bank.yaml", "-j, --threads N");
    leads_with_examples("help check", "acdsim check bank.yaml", "Options:\n");
    leads_with_examples("help dispatch", "acdsim dispatch < operations", "Options:\n");
    leads_with_examples("help theory", "acdsim theory erlang-c", "Options:\n");
    leads_with_examples("help help", "acdsim help run", "Options:\n");
    folder_leave();
}

static void help_fits(void)
{
    folder_enter();
    static const char *const all[] = {"help", "help run", "help check", "help dispatch", "help theory", "help help",
                                      "help schema", "help init"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        char *text = program_output(all[i], 0);
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n"))
            CU_ASSERT(strlen(line) <= 100);
        free(text);
    }
    folder_leave();
}

static void help_of_options(void)
{
    folder_enter();
    char *run = program_output("help run", 0), *check = program_output("help check", 0);
    CU_ASSERT_TRUE(contains(run, "--calls FILE.csv"));
    CU_ASSERT_FALSE(contains(check, "--calls"));
    free(run);
    free(check);
    folder_leave();
}

static void commands(void)
{
    folder_enter();
    char *text = program_errors("", 2);
    CU_ASSERT_TRUE(contains(text, "Examples:\n"));
    free(text);
    program_refuses("rnu day.yaml", 2, "unknown command 'rnu'\n  hint: did you mean 'run'?");
    program_refuses("chek day.yaml", 2, "did you mean 'check'?");
    program_refuses("sweep a", 2, "'sweep' is not built yet in acdsim 0.1\n");
    program_refuses("doctor", 2, "'doctor' is not built yet in acdsim 0.1\n");
    program_refuses("help explain", 2, "'explain' is not built yet in acdsim 0.1\n");
    program_refuses("help hlep", 2, "did you mean 'help'?");
    program_refuses("help run check", 2, "one command at a time");
    program_refuses("-q run day.yaml", 2, "a command comes first, not '-q'");
    program_refuses("--version run", 2, "nothing belongs behind '--version'");
    program_refuses("run", 2, "run what?\n  hint: acdsim run SCENARIO");
    program_refuses("run a.yaml b.yaml", 2, "run takes one scenario, not 2 ('b.yaml')");
    program_refuses("check", 2, "check what?");
    folder_leave();
}

static void unknown_options(void)
{
    folder_enter();
    program_refuses("run day.yaml --sede 3", 2, "unknown option '--sede'\n  hint: did you mean '--seed'?");
    program_refuses("run day.yaml --replication=3", 2, "did you mean '--replications'?");
    program_refuses("run day.yaml --rep=3", 2, "did you mean '--replications'?");
    program_refuses("run day.yaml --fromat json", 2, "did you mean '--format'?");
    program_refuses("run day.yaml --verison", 2, "did you mean '--version'?");
    program_refuses("run day.yaml --output x", 2, "unknown option '--output'\n  hint: did you mean '-o'?");
    program_refuses("run day.yaml --quiet", 2, "unknown option '--quiet'\n  hint: did you mean '-q'?");
    program_refuses("run day.yaml --ouptut=x", 2, "did you mean '-o'?");
    program_refuses("run day.yaml -x", 2, "unknown option '-x'");
    program_refuses("run day.yaml -qx", 2, "unknown option '-x'");
    program_refuses("check day.yaml --calls x.csv", 2, "'--calls' does not belong to this command");
    folder_leave();
}

static void values(void)
{
    folder_enter();
    program_refuses("run day.yaml --seed", 2, "'--seed' needs a value");
    program_refuses("run day.yaml --seed --help", 2, "'--seed' needs a value");
    program_refuses("run day.yaml -o", 2, "'-o' needs a value\n  hint: -o FILE\n");
    program_refuses("run day.yaml -j", 2, "'--threads' needs a value");
    program_refuses("run day.yaml --help=yes", 2, "'--help' takes no value");
    program_refuses("run day.yaml --format yaml", 2, "--format: 'yaml' is not one of table, json");
    program_refuses("run day.yaml --format csv", 2, "'--format csv' is not built yet in acdsim 0.1");
    program_refuses("run day.yaml --format=md", 2, "'--format md' is not built yet in acdsim 0.1");
    program_refuses("check day.yaml --format csv", 2, "'--format csv' is not built yet in acdsim 0.1");
    program_refuses("check day.yaml --format gitlab", 2, "--format: 'gitlab' is not one of table, json, github");
    program_refuses("schema --format github", 2, "'github' is not one of json, md");
    program_refuses("run day.yaml --format github", 2, "'github' is not one of table, json");
    program_refuses("run day.yaml --color red", 2, "--color: 'red' is not one of auto, always, never");
    program_refuses("run day.yaml --progress bar", 2, "--progress: 'bar' is not one of auto, plain, none");
    program_refuses("run day.yaml --calls=", 2, "--calls: the name of the file is empty");
    program_refuses("run day.yaml -o -", 2, "'-' is not a file");
    folder_leave();
}

static void numbers(void)
{
    folder_enter();
    static const char *const wrong[] = {"1e6", "", "-1", "+5", "0x10", "1_000", "1,000", "012", "5x", "1.0",
                                        "nan", "18446744073709551616", "\xd9\xa1"};
    char words[128];
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        static const char *const options[] = {"replications", "seed", "threads"};
        for (size_t k = 0; k < 3; k++) {
            snprintf(words, sizeof words, "run day.yaml --%s=%s", options[k], wrong[i]);
            program_refuses(words, 2, "is not a whole number from");
        }
    }
    program_refuses("run day.yaml --replications 1e6", 2,
                    "--replications: '1e6' is not a whole number from 1 to 1000000000\n"
                    "  hint: digits only, for example --replications 1000\n");
    program_refuses("run day.yaml --replications=", 2, "--replications: '' is not a whole number");
    program_refuses("run day.yaml --replications 0", 2, "from 1 to 1000000000");
    program_refuses("run day.yaml --replications 1000000001", 2, "from 1 to 1000000000");
    program_refuses("run day.yaml --threads 0", 2, "from 1 to 1024");
    program_refuses("run day.yaml -j1025", 2, "from 1 to 1024");
    folder_leave();
}

static void twice(void)
{
    folder_enter();
    program_refuses("run day.yaml --seed 1 --seed 1", 2, "'--seed' is given twice");
    program_refuses("run day.yaml -j 1 --threads=2", 2, "'--threads' is given twice");
    program_refuses("run day.yaml -qq", 2, "'-q' is given twice");
    folder_leave();
}

static void foreign_bytes(void)
{
    folder_enter();
    program_refuses("run day.yaml --\033[31m", 2, "unknown option '--\\x1b[31m'");
    program_refuses("\xff\033]0;x\007", 2, "unknown command '\\xff\\x1b]0;x\\x07'");
    program_refuses("run day.yaml --seed \xfe", 2, "'\\xfe' is not a whole number");
    program_refuses("run no\xff.yaml", 3, "no\\xff.yaml");
    folder_leave();
}

UNIT_MAIN("the command line",
          {"the version is told wherever it is asked for", version},
          {"help leads with examples", help},
          {"help fits a page of 100 columns", help_fits},
          {"help of a command lists the options of that command", help_of_options},
          {"unknown and unbuilt commands are told apart", commands},
          {"an unknown option names the nearest one", unknown_options},
          {"values that are missing, wrong or not built are refused", values},
          {"numbers are digits and nothing else", numbers},
          {"an option given twice is refused", twice},
          {"control characters and broken UTF-8 are never echoed as they are", foreign_bytes})
