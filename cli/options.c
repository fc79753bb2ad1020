/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/options.h"

#include <stdlib.h>
#include <string.h>
#include "cli/message.h"
#include "cli/nearest.h"
#include "cli/option_table.h"

struct reader {
    struct options *o;
    unsigned command;
    char **word, **end;
    bool seen[OPTIONS];
};

/* How the user may write it: --seed, or -o. */
static const char *spelling(const struct option *option, char text[32])
{
    if (option->only_letter)
        snprintf(text, 32, "-%c", option->letter);
    else
        snprintf(text, 32, "--%s", option->name);
    return text;
}

static int unknown_option(const char *name, size_t length)
{
    const struct option *best = &option_table[0];
    char typed[64], meant[32];
    snprintf(typed, sizeof typed, "%.*s", (int)length, name);
    for (size_t i = 1; i < OPTIONS; i++)
        if (nearest_distance(typed, option_table[i].name) < nearest_distance(typed, best->name))
            best = &option_table[i];
    fail(EXIT_USAGE, "unknown option '--%.*s'", (int)length, name);
    hint("did you mean '%s'?", spelling(best, meant));
    return EXIT_USAGE;
}

static int apply(struct reader *r, const struct option *option, const char *value)
{
    char text[32];
    bool *seen = &r->seen[option - option_table];
    if (!(option->commands & r->command))
        return fail(EXIT_USAGE, "'%s' does not belong to this command", spelling(option, text));
    if (*seen && !option->repeatable)
        return fail(EXIT_USAGE, "'%s' is given twice", spelling(option, text));
    *seen = true;
    return option->set(r->o, r->command, value);
}

static bool takes_next(const struct option *option)
{
    return option->value && *option->value != '[';
}

/* The next word as the value of an option. A word that begins with -- was meant as an option: who means
 * it as a value writes --x=v. */
static int apply_next(struct reader *r, const struct option *option)
{
    char text[32];
    if (r->word < r->end && strncmp(*r->word, "--", 2) != 0)
        return apply(r, option, *r->word++);
    fail(EXIT_USAGE, "'%s' needs a value", spelling(option, text));
    hint("%s %s", text, option->value);
    return EXIT_USAGE;
}

/* Commands may have an option of one name each for themselves. */
static const struct option *find_long(unsigned command, const char *name, size_t length)
{
    const struct option *found = NULL;
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option *option = &option_table[i];
        if (!option->only_letter && strlen(option->name) == length &&
            strncmp(option->name, name, length) == 0 && (!found || option->commands & command))
            found = option;
    }
    return found;
}

static int read_long(struct reader *r, const char *name)
{
    size_t length = strcspn(name, "=");
    const char *value = name[length] ? name + length + 1 : NULL;
    const struct option *option = find_long(r->command, name, length);
    if (!option)
        return unknown_option(name, length);
    if (value && !option->value)
        return fail(EXIT_USAGE, "'--%s' takes no value", option->name);
    return takes_next(option) && !value ? apply_next(r, option) : apply(r, option, value);
}

/* -q, -qv, -j4, -j 4. */
static int read_letters(struct reader *r, const char *letters)
{
    while (*letters) {
        const struct option *option = option_table;
        while (option < option_table + OPTIONS && option->letter != *letters)
            option++;
        if (option == option_table + OPTIONS) {
            fail(EXIT_USAGE, "unknown option '-%s'", letters);
            hint("acdsim help lists the options");
            return EXIT_USAGE;
        }
        letters++;
        if (takes_next(option))
            return *letters ? apply(r, option, letters) : apply_next(r, option);
        int code = apply(r, option, NULL);
        if (code)
            return code;
    }
    return 0;
}

static int read_words(struct reader *r)
{
    bool only_arguments = false;
    while (r->word < r->end) {
        const char *word = *r->word++;
        int code = 0;
        if (only_arguments || word[0] != '-' || word[1] == '\0')
            r->o->arguments[r->o->argument_count++] = word;
        else if (strcmp(word, "--") == 0)
            only_arguments = true;
        else if (word[1] == '-')
            code = read_long(r, word + 2);
        else
            code = read_letters(r, word + 1);
        if (code)
            return code;
    }
    return 0;
}

int options_parse(struct options *o, unsigned command, int count, char **words)
{
    size_t room = (size_t)count + 1;
    *o = (struct options){0};
    o->sets = calloc(room, sizeof *o->sets);
    o->fail_ifs = calloc(room, sizeof *o->fail_ifs);
    o->arguments = calloc(room, sizeof *o->arguments);
    if (!o->sets || !o->fail_ifs || !o->arguments)
        return fail(EXIT_WORLD, "out of memory");
    struct reader r = {.o = o, .command = command, .word = words, .end = words + count};
    return read_words(&r);
}

void options_free(struct options *o)
{
    free(o->sets);
    free(o->fail_ifs);
    free(o->arguments);
    *o = (struct options){0};
}

void options_help(FILE *out, unsigned command)
{
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option *option = &option_table[i];
        char text[32], whole[64];
        if (!(option->commands & command))
            continue;
        snprintf(whole, sizeof whole, "%s%s%s", spelling(option, text), option->value ? " " : "",
                 option->value ? option->value : "");
        if (option->letter && !option->only_letter)
            fprintf(out, "  -%c, %-26s %s\n", option->letter, whole, option->meaning);
        else
            fprintf(out, "  %s%-*s %s\n", option->only_letter ? "" : "    ", option->only_letter ? 30 : 26, whole,
                    option->meaning);
    }
}
