/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "cli/console.h"
#include "cli/dispatch_params.h"
#include "cli/lines.h"
#include "cli/message.h"
#include "cli/outfile.h"
#include "cli/signals.h"
#include "cli/standard.h"

/* Lines from standard input, and the console that answers them. */
struct talk {
    struct lines lines;
    struct console console;
    int problem; /* errno of the first answer that could not be written */
};

/* ---- what is wrong -------------------------------------------------------------------------------- */

/* To be asked right after writing. It is said by who closes the output. */
static int no_output(struct talk *t)
{
    t->problem = errno ? errno : EIO;
    return EXIT_WORLD;
}

/* Messages end at a NUL: it is shown like other bytes that do not print. */
static int bad_line(const struct lines *l, const char *why, const char *advice)
{
    char *text = malloc(4 * l->length + 1), *end = text;
    if (!text)
        return fail(EXIT_WORLD, "out of memory");
    for (size_t i = 0; i < l->length; i++)
        if (l->text[i])
            *end++ = l->text[i];
        else
            end = (char *)memcpy(end, "\\x00", 4) + 4;
    *end = '\0';
    fail(EXIT_USAGE, "line %" PRIu64 ": %s: %s", l->number, why, text);
    if (advice)
        hint("%s", advice);
    free(text);
    return EXIT_USAGE;
}

/* What was printed before comes first, and that it cannot be printed is worse. */
static int refuse_line(struct talk *t, const char *why, const char *advice)
{
    return fflush(t->console.out) == 0 ? bad_line(&t->lines, why, advice) : no_output(t);
}

/* A line that is none. */
static int refuse_input(struct talk *t, enum line_status read)
{
    char why[64];
    if (read == LINE_FAILED)
        return fail(EXIT_WORLD, "cannot read standard input: %s", strerror(errno));
    if (read == LINE_UNANSWERED)
        return no_output(t);
    snprintf(why, sizeof why, "longer than %u bytes", LINE_MOST);
    return refuse_line(t, why, NULL);
}

/* ---- the conversation ----------------------------------------------------------------------------- */

static int exit_code(struct talk *t, enum console_status status, const struct complaint *why)
{
    switch (status) {
    case CONSOLE_GOES_ON:
        return 0;
    case CONSOLE_NOT_AN_OPERATION:
        return refuse_line(t, why->text, why->hint);
    case CONSOLE_NO_MEMORY:
        return fail(EXIT_WORLD, "out of memory");
    case CONSOLE_NO_OUTPUT:
        break;
    }
    return no_output(t);
}

static int converse(struct talk *t)
{
    struct complaint why;
    enum line_status read = LINE_READ;
    int code = 0;
    while (code == 0 && (read = lines_next(&t->lines)) == LINE_READ)
        code = exit_code(t, console_line(&t->console, t->lines.text, t->lines.length, &why), &why);
    if (code)
        return code;
    return read == LINE_END ? exit_code(t, console_end(&t->console), NULL) : refuse_input(t, read);
}

/* `*problem` becomes the errno of output that failed, or 0. */
static int dispatch(const struct acd_params *params, FILE *out, int *problem)
{
    struct talk *t = calloc(1, sizeof *t);
    *problem = 0;
    if (!t || !console_open(&t->console, params, out)) {
        free(t);
        return fail(EXIT_WORLD, "out of memory");
    }
    t->lines.descriptor = STDIN_FILENO;
    t->lines.answers = out;
    int code = converse(t);
    *problem = t->problem;
    console_close(&t->console);
    free(t);
    return code;
}

/* ---- where it goes -------------------------------------------------------------------------------- */

static int to_standard(const struct acd_params *params)
{
    int problem, code = standard_check();
    if (code)
        return code;
    code = dispatch(params, stdout, &problem);
    if (problem)
        return fail(EXIT_WORLD, "cannot write to standard output: %s", strerror(problem));
    int written = standard_finish();
    return written ? written : code;
}

/* Whole: the answers to all lines, or to those before a bad one. */
static int to_file(const struct acd_params *params, const char *name)
{
    struct outfile file;
    signals_end_at_once();
    int code = outfile_open(&file, name);
    if (code)
        return code;
    code = dispatch(params, file.stream, &file.problem);
    if (code && code != EXIT_USAGE && !file.problem) {
        outfile_discard(&file);
        return code;
    }
    int written = outfile_commit(&file);
    return written ? written : code;
}

int cmd_dispatch(const struct options *o)
{
    struct acd_params params;
    if (o->argument_count > 0) {
        fail(EXIT_USAGE, "dispatch takes no argument, not '%s'", o->arguments[0]);
        hint("acdsim dispatch < OPERATIONS");
        return EXIT_USAGE;
    }
    int code = dispatch_params_read(o->sets, o->set_count, &params);
    if (code)
        return code;
    return o->output ? to_file(&params, o->output) : to_standard(&params);
}

void cmd_dispatch_details(FILE *out)
{
    operations_help(out);
    fputc('\n', out);
    dispatch_params_help(out);
}
