/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/option_table.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include "cli/message.h"
#include "scenarios/values.h"

static int set_help(struct options *o, unsigned command, const char *value)
{
    (void)command, (void)value;
    o->help = true;
    return 0;
}

static int set_version(struct options *o, unsigned command, const char *value)
{
    (void)command, (void)value;
    o->version = true;
    return 0;
}

static int set_quiet(struct options *o, unsigned command, const char *value)
{
    (void)command, (void)value;
    o->quiet = true;
    return 0;
}

static int set_verbose(struct options *o, unsigned command, const char *value)
{
    (void)command, (void)value;
    o->verbose = true;
    return 0;
}

static int set_count(const char *name, const char *value, uint64_t least, uint64_t most, uint64_t *out)
{
    struct value number; /* by the grammar of scenario files */
    enum value_status status = seed_parse(value, &number);
    *out = number.large;
    if (status == VALUE_OK && *out >= least && *out <= most)
        return 0;
    fail(EXIT_USAGE, "--%s: '%s' is not a whole number from %" PRIu64 " to %" PRIu64, name, value, least,
         most);
    hint("digits only, for example --%s 1000", name);
    return EXIT_USAGE;
}

static int set_threads(struct options *o, unsigned command, const char *value)
{
    (void)command;
    return set_count("threads", value, 1, THREADS_MOST, &o->threads);
}

static int set_seed(struct options *o, unsigned command, const char *value)
{
    (void)command;
    o->has_seed = true;
    return set_count("seed", value, 0, UINT64_MAX, &o->seed);
}

static int set_replications(struct options *o, unsigned command, const char *value)
{
    (void)command;
    o->has_replications = true;
    return set_count("replications", value, 1, REPLICATIONS_MOST, &o->replications);
}

/* One of a few words, and the commands for which it exists and for which it is built. */
struct choice {
    const char *name;
    int value;
    unsigned known, built;
};

static const struct choice colors[] = {
    {"auto", WHEN_AUTO, FOR_ALL, FOR_ALL},
    {"always", WHEN_ALWAYS, FOR_ALL, FOR_ALL},
    {"never", WHEN_NEVER, FOR_ALL, FOR_ALL},
    {NULL, 0, 0, 0},
};

static const struct choice styles[] = {
    {"auto", PROGRESS_AUTO, FOR_ALL, FOR_ALL},
    {"plain", PROGRESS_PLAIN, FOR_ALL, FOR_ALL},
    {"none", PROGRESS_NONE, FOR_ALL, FOR_ALL},
    {NULL, 0, 0, 0},
};

static const struct choice formats[] = {
    {"table", FORMAT_TABLE, FOR_ALL & ~FOR_SCHEMA, FOR_ALL & ~FOR_SCHEMA},
    {"json", FORMAT_JSON, FOR_RUN | FOR_CHECK | FOR_SCHEMA | FOR_THEORY | FOR_COMPARE | FOR_VALIDATE,
     FOR_RUN | FOR_CHECK | FOR_SCHEMA | FOR_THEORY | FOR_COMPARE | FOR_VALIDATE},
    {"csv", 0, FOR_ALL, 0},
    {"md", FORMAT_MD, FOR_ALL, FOR_SCHEMA},
    {"github", FORMAT_GITHUB, FOR_CHECK, FOR_CHECK},
    {NULL, 0, 0, 0},
};

static void list_choices(const struct choice *c, unsigned command, char *out, size_t room)
{
    *out = '\0';
    for (; c->name; c++) {
        size_t used = strlen(out);
        if (c->built & command)
            snprintf(out + used, room - used, "%s%s", used ? ", " : "", c->name);
    }
}

static int set_choice(const char *name, const struct choice *choices, unsigned command, const char *value,
                      int *out)
{
    char list[128];
    for (const struct choice *c = choices; c->name; c++) {
        if (strcmp(c->name, value) != 0 || !(c->known & command))
            continue;
        if (!(c->built & command))
            return fail(EXIT_USAGE, "'--%s %s' is not built yet in acdsim " ACDSIM_SERIES, name, value);
        *out = c->value;
        return 0;
    }
    list_choices(choices, command, list, sizeof list);
    return fail(EXIT_USAGE, "--%s: '%s' is not one of %s", name, value, list);
}

static int set_color(struct options *o, unsigned command, const char *value)
{
    return set_choice("color", colors, command, value, &o->color);
}

static int set_progress(struct options *o, unsigned command, const char *value)
{
    return set_choice("progress", styles, command, value, &o->progress);
}

static int set_format(struct options *o, unsigned command, const char *value)
{
    return set_choice("format", formats, command, value, &o->format);
}

static int set_file(const char *option, const char *value, const char **out)
{
    if (!*value)
        return fail(EXIT_USAGE, "%s: the name of the file is empty", option);
    if (strcmp(value, "-") == 0) {
        fail(EXIT_USAGE, "%s: '-' is not a file", option);
        hint("the result goes to standard output without -o; a file of that name is ./-");
        return EXIT_USAGE;
    }
    *out = value;
    return 0;
}

static int set_output(struct options *o, unsigned command, const char *value)
{
    (void)command;
    return set_file("-o", value, &o->output);
}

static int set_calls(struct options *o, unsigned command, const char *value)
{
    (void)command;
    return set_file("--calls", value, &o->calls);
}

static int set_junit(struct options *o, unsigned command, const char *value)
{
    (void)command;
    return set_file("--junit", value, &o->junit);
}

/* What is wrong with it is said with its column by whoever applies it. */
static int set_precision(struct options *o, unsigned command, const char *value)
{
    (void)command;
    o->precision = value;
    return 0;
}

static int set_explain(struct options *o, unsigned command, const char *value)
{
    (void)command;
    o->explain = true;
    o->explained = value;
    return 0;
}

/* What is wrong with the path or the value is said with its column by whoever applies it. */
static int set_set(struct options *o, unsigned command, const char *value)
{
    (void)command;
    o->sets[o->set_count++] = value;
    return 0;
}

/* A change that must not happen. */
static int set_fail_if(struct options *o, unsigned command, const char *value)
{
    (void)command;
    o->fail_ifs[o->fail_if_count++] = value;
    return 0;
}

/* What reads how to simulate from a scenario. */
enum { SIMULATES = FOR_RUN | FOR_CHECK | FOR_THEORY | FOR_COMPARE };

const struct option option_table[OPTIONS] = {
    {"seed", 0, false, "N", SIMULATES | FOR_VALIDATE, false,
     "seed of the random numbers, 0 .. 2^64-1; beats the file", set_seed},
    {"replications", 0, false, "N", SIMULATES | FOR_VALIDATE, false,
     "how many days to simulate; beats the file", set_replications},
    {"precision", 0, false, "METRIC=HALF_WIDTH", FOR_RUN, false,
     "as many days as it takes: overall.wait=2s", set_precision},
    {"set", 0, false, "PATH=VALUE", SIMULATES, true,
     "change the scenario: agents.team.count=14 (repeatable)", set_set},
    {"set", 0, false, "NAME=VALUE", FOR_DISPATCH, true,
     "a parameter of the algorithm: offer_timeout=20s (repeatable)", set_set},
    {"threads", 'j', false, "N", SIMULATES | FOR_VALIDATE, false,
     "default: the processors there are; never changes a result", set_threads},
    {"format", 0, false, "table|json", FOR_RUN | FOR_HELP | FOR_DISPATCH | FOR_INIT | FOR_THEORY | FOR_COMPARE | FOR_VALIDATE,
     false, "of the result (default: table)", set_format},
    {"format", 0, false, "table|json|github", FOR_CHECK, false,
     "json: for editors; github: for annotations", set_format},
    {"format", 0, false, "json|md", FOR_SCHEMA, false, "JSON Schema (default), or the reference as Markdown",
     set_format},
    {"output", 'o', true, "FILE", FOR_ALL, false, "write the result to FILE, whole or not at all", set_output},
    {"calls", 0, false, "FILE.csv", FOR_RUN, false, "write a row for every call, to audit the figures", set_calls},
    {"junit", 0, false, "FILE.xml", FOR_RUN, false, "write the expectations as JUnit XML, a test case each", set_junit},
    {"fail-if", 0, false, "'PATH drops 1%'", FOR_COMPARE, true,
     "exit code 1 for such a change: drops, rises, changes (repeatable)", set_fail_if},
    {"explain", 0, false, "[KEY]", FOR_SCHEMA, false, "one key of the language in words: calls.patience", set_explain},
    {"quiet", 'q', true, NULL, FOR_ALL, false, "no warnings, no progress", set_quiet},
    {"verbose", 'v', true, NULL, FOR_ALL, false, "time and calls a second, on standard error",
     set_verbose},
    {"color", 0, false, "auto|always|never", FOR_ALL, false, "auto: on a terminal, unless NO_COLOR is set",
     set_color},
    {"progress", 0, false, "auto|plain|none", FOR_ALL, false,
     "auto: a bar on a terminal; plain: a line every 10 s", set_progress},
    {"help", 'h', false, NULL, FOR_ALL, false, "this text", set_help},
    {"version", 'V', false, NULL, FOR_ALL, false, "the version", set_version},
};
