/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/outfile.h"
#include "cli/scenario_file.h"
#include "cli/signals.h"
#include "cli/standard.h"
#include "cli/terminal.h"
#include "cli/theory_formulas.h"
#include "cli/theory_scenario.h"

static const struct theory_formula *find_formula(const char *name)
{
    for (size_t i = 0; i < THEORY_FORMULAS; i++)
        if (strcmp(theory_formulas[i].name, name) == 0)
            return &theory_formulas[i];
    return NULL;
}

/* Nobody calls a formula "bank.yaml" or "day/one", or has a file of the name that is no scenario. */
static bool means_a_file(const char *word)
{
    return strcmp(word, "-") == 0 || strpbrk(word, "./") || access(word, F_OK) == 0;
}

static int unknown_formula(const char *name)
{
    const char *best = theory_formulas[0].name;
    for (size_t i = 1; i < THEORY_FORMULAS; i++)
        if (nearest_distance(name, theory_formulas[i].name) < nearest_distance(name, best))
            best = theory_formulas[i].name;
    fail(EXIT_USAGE, "'%s' is neither a formula nor a file", name);
    hint("did you mean '%s'? acdsim help theory lists the formulas", best);
    return EXIT_USAGE;
}

/* What does not hold is still shown, beside the exit code. */
static int run_formula(FILE *out, const struct options *o, const struct theory_formula *f)
{
    struct answers *answers = calloc(1, sizeof *answers);
    if (!answers)
        return fail(EXIT_WORLD, "out of memory");
    int code = theory_formula_run(f, o->arguments + 1, o->argument_count - 1, answers);
    bool ok = true;
    if (answers->count > 0 && o->format == FORMAT_JSON)
        ok = answers_json(out, answers);
    else if (answers->count > 0)
        answers_table(out, answers, terminal_color(out, o->color));
    free(answers);
    return ok ? code : fail(EXIT_WORLD, "out of memory");
}

static int check_arguments(const struct options *o, const struct theory_formula **formula)
{
    if (o->argument_count == 0) {
        fail(EXIT_USAGE, "theory of what?");
        hint("acdsim theory FORMULA KEY=VALUE..., or acdsim theory SCENARIO; acdsim help theory lists the formulas");
        return EXIT_USAGE;
    }
    *formula = find_formula(o->arguments[0]);
    if (*formula)
        return 0;
    if (!means_a_file(o->arguments[0]))
        return unknown_formula(o->arguments[0]);
    if (o->argument_count > 1)
        return fail(EXIT_USAGE, "theory takes one scenario, and no '%s' behind it", o->arguments[1]);
    return scenario_file_protect(o, o->output);
}

/* An answer that says no is written, too; what is wrong with the question is not. */
static bool is_answer(int code)
{
    return code == EXIT_DONE || code == EXIT_NO || code > EXIT_SIGNAL;
}

int cmd_theory(const struct options *o)
{
    struct outfile file = {0};
    const struct theory_formula *formula = NULL;
    int code = check_arguments(o, &formula);
    if (code)
        return code;
    signals_install();
    code = o->output ? outfile_open(&file, o->output) : standard_check();
    if (code)
        return code;
    FILE *out = o->output ? file.stream : stdout;
    code = formula ? run_formula(out, o, formula) : theory_scenario(out, o);
    if (is_answer(code)) {
        int written = o->output ? outfile_commit(&file) : standard_finish();
        code = written ? written : code;
    }
    outfile_discard(&file);
    return code;
}

/* One formula: what it needs, and what else it knows. */
static void print_formula(FILE *out, const struct theory_formula *f)
{
    char needs[256], may[256], goals[256];
    theory_keys_list(f->needs, needs, sizeof needs);
    theory_keys_list(f->may, may, sizeof may);
    theory_keys_list(f->goals, goals, sizeof goals);
    fprintf(out, "  %-12s %s\n  %-12s   needs %s\n  %-12s   knows %s\n", f->name, f->title, "", needs, "", may);
    if (f->goals)
        fprintf(out, "  %-12s   goals %s\n", "", goals);
}

void cmd_theory_details(FILE *out)
{
    fputs("Formulas, with KEY=VALUE behind:\n", out);
    for (size_t i = 0; i < THEORY_FORMULAS; i++)
        print_formula(out, &theory_formulas[i]);
    fputs("\nKeys, for example:\n", out);
    for (int k = 0; k < THEORY_KEYS; k++) {
        char example[64];
        snprintf(example, sizeof example, "%s=%s", theory_keys[k].name, theory_keys[k].written);
        fprintf(out, "  %-28s %s\n", example, theory_keys[k].meaning);
    }
    fputs("\nOne key of a formula that has goals may be '?', as in agents=?: what is found meets the goals,\n"
          "which are bounds; without one, target=80%. The least agents, within; the most calls, load, talk.\n"
          "Exit code 1: no value does, or there is no steady state.\n",
          out);
}
