/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `acdsim dispatch` for the cases, in this process: its console is linked with libacd as it is here. */
#include "tests/cli/program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/console.h"

/* Of tests/scheduler/operation.h, whose other words are those of the console too. */
bool params_set(struct acd_params *params, const char *name, const char *value);

/* "dispatch --set NAME=VALUE --set ..." */
static bool read_words(const char *words, struct acd_params *params)
{
    char copy[512], *rest = copy;
    snprintf(copy, sizeof copy, "%s", words);
    *params = acd_defaults();
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        char *value = strchr(word, '=');
        if (!value)
            continue;
        *value = '\0';
        if (!params_set(params, word, value + 1))
            return false;
    }
    return true;
}

static bool converse(const struct acd_params *params, const char *input, FILE *out)
{
    struct console console;
    struct complaint why;
    bool good = console_open(&console, params, out);
    for (; good && *input; input += strcspn(input, "\n") + 1)
        good = console_line(&console, input, strcspn(input, "\n"), &why) == CONSOLE_GOES_ON;
    good = good && console_end(&console) == CONSOLE_GOES_ON;
    console_close(&console);
    return good;
}

struct ended program_with(const char *words, const char *input, void (*before)(void))
{
    struct ended e = {.code = 2, .err = strdup("")};
    struct acd_params params;
    size_t size;
    FILE *out = open_memstream(&e.out, &size);
    if (!before && read_words(words, &params) && converse(&params, input, out))
        e.code = 0;
    fclose(out);
    return e;
}

void ended_free(struct ended *e)
{
    free(e->out);
    free(e->err);
}
