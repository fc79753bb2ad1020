/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/spec/spec_run.h"

#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/scheduler/reference_console.h"

/* What one of the two made of a case. */
struct run {
    const struct spec_file *file;
    const struct spec_case *its;
    const char *by;
    FILE *report;
};

static bool say(const struct run *run, unsigned line, const char *text, const char *more)
{
    fprintf(run->report, "%s:%u: %s: %s%s\n    case %s\n", run->file->name, line, run->by, text, more,
            run->its->title.text);
    return false;
}

static bool differ(const struct run *run, unsigned line, const char *expected, const char *printed)
{
    say(run, line, "prints something else", "");
    fprintf(run->report, "    expected  %s\n    printed   %s\n", expected, printed);
    return false;
}

/* ---- what is printed ------------------------------------------------------------------------------ */

/* "ok" and "err" answer an operation; everything else is an event. */
static bool is_answer(const char *line, const char *word)
{
    const char *second = strchr(line, ' ');
    return second && strncmp(second + 1, word, strlen(word)) == 0 && second[1 + strlen(word)] == ' ';
}

/* Cuts the text into lines. */
static char *next_line(char **rest)
{
    return strtok_r(NULL, "\n", rest);
}

/* Past what the setting prints, which is all up to the answer to the tick behind it. */
static bool skip_setting(const struct run *run, char **rest)
{
    const struct spec_lines *setting = &run->its->setting;
    for (unsigned answered = 0; answered <= setting->count && setting->count > 0;) {
        const char *line = next_line(rest);
        unsigned number = setting->of[answered < setting->count ? answered : answered - 1].number;
        if (!line)
            return say(run, number, "prints too little for the setting", "");
        if (is_answer(line, "err"))
            return say(run, number, "refuses the setting: ", line);
        answered += is_answer(line, "ok");
    }
    return true;
}

static bool compare(const struct run *run, char *printed)
{
    char *rest = printed;
    const struct spec_lines *expected = &run->its->expected;
    if (!skip_setting(run, &rest))
        return false;
    for (unsigned i = 0; i < expected->count; i++) {
        const char *line = next_line(&rest);
        if (!line || strcmp(line, expected->of[i].text) != 0)
            return differ(run, expected->of[i].number, expected->of[i].text, line ? line : "(nothing more)");
    }
    const char *more = next_line(&rest);
    return !more || differ(run, expected->of[expected->count - 1].number, "(nothing more)", more);
}

/* ---- what is typed -------------------------------------------------------------------------------- */

static void type(FILE *in, const struct spec_lines *lines)
{
    for (unsigned i = 0; i < lines->count; i++)
        fprintf(in, "%s\n", lines->of[i].text);
}

/* Behind the setting stands a tick at its last instant, which does nothing but show where it ends. */
static char *input_of(const struct spec_case *c)
{
    char *text = NULL;
    size_t size;
    FILE *in = open_memstream(&text, &size);
    type(in, &c->setting);
    if (c->setting.count > 0) {
        const char *last = c->setting.of[c->setting.count - 1].text;
        fprintf(in, "%.*s tick\n", (int)strcspn(last, " \t"), last);
    }
    type(in, &c->operations);
    fclose(in);
    return text;
}

/* ---- by whom -------------------------------------------------------------------------------------- */

static bool by_program(const struct run *run, const char *input)
{
    char words[512] = "dispatch";
    for (unsigned i = 0; i < run->its->sets.count; i++) {
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, " --set %s", run->its->sets.of[i].text);
    }
    struct ended e = program_with(words, input, NULL);
    bool good = e.code == 0 ? compare(run, e.out) : say(run, run->its->title.number, "refuses it: ", e.err);
    ended_free(&e);
    return good;
}

static bool read_params(const struct run *run, struct acd_params *params)
{
    *params = acd_defaults();
    for (unsigned i = 0; i < run->its->sets.count; i++) {
        const struct spec_line *set = &run->its->sets.of[i];
        size_t name = strcspn(set->text, "=");
        char copy[64];
        snprintf(copy, sizeof copy, "%.*s", (int)name, set->text);
        if (!set->text[name] || !params_set(params, copy, set->text + name + 1))
            return say(run, set->number, "does not know ", set->text);
    }
    return true;
}

/* NULL, or why it cannot. */
static const char *answer_all(struct reference_console *console, const char *input, FILE *out)
{
    const char *problem = NULL;
    for (; *input && !problem; input += strcspn(input, "\n") + 1)
        problem = reference_console_line(console, input, out);
    reference_console_end(console, out);
    return problem;
}

static bool by_reference(const struct run *run, const char *input)
{
    struct acd_params params;
    struct reference_console console;
    char *printed = NULL;
    size_t size;
    if (!read_params(run, &params))
        return false;
    FILE *out = open_memstream(&printed, &size);
    reference_console_open(&console, &params);
    const char *problem = answer_all(&console, input, out);
    reference_console_close(&console);
    fclose(out);
    bool good = problem ? say(run, run->its->title.number, problem, "") : compare(run, printed);
    free(printed);
    return good;
}

bool spec_case_holds(const struct spec_file *f, const struct spec_case *c, FILE *report)
{
    struct run run = {f, c, "acdsim dispatch", report}, again = {f, c, "the naive reference", report};
    char *input = input_of(c);
    bool good = by_program(&run, input) && by_reference(&again, input);
    free(input);
    return good;
}

struct spec_count spec_file_run(const char *name, FILE *report)
{
    struct spec_file file;
    struct spec_count count = {0, 0};
    if (!spec_file_read(&file, name, report))
        count.wrong++;
    for (unsigned i = 0; i < file.count && count.wrong == 0; i++)
        count.cases++;
    for (unsigned i = 0; i < count.cases; i++)
        count.wrong += !spec_case_holds(&file, &file.cases[i], report);
    spec_file_free(&file);
    return count;
}
