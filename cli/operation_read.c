/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a line to an operation, or to why it is none. */
#include <stdarg.h>
#include <string.h>
#include "cli/nearest.h"
#include "cli/operations.h"

#define SHOWN 40 /* bytes of a word in a complaint; the whole line stands beside it */

__attribute__((format(printf, 2, 3))) static bool refuse(struct complaint *why, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(why->text, sizeof why->text, format, arguments);
    va_end(arguments);
    return false;
}

static int shown(struct word word)
{
    return word.length < SHOWN ? (int)word.length : SHOWN;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---- words ---------------------------------------------------------------------------------------- */

/* Up to the end or a comment, at most `most` of them; how many there are. */
static unsigned split(const char *text, size_t length, struct word *words, unsigned most)
{
    unsigned count = 0;
    for (size_t at = 0; at < length && text[at] != '#';) {
        size_t start = at;
        while (at < length && text[at] != ' ' && text[at] != '\t' && text[at] != '#')
            at++;
        if (at > start && count++ < most)
            words[count - 1] = (struct word){text + start, at - start};
        if (at == start)
            at++;
    }
    return count;
}

static bool is_name_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '-' ||
           c == '.';
}

static bool read_name(struct word word, struct word *out, struct complaint *why)
{
    bool good = word.length > 1 || word.text[0] != '-';
    for (size_t i = 0; i < word.length && good; i++)
        good = is_name_letter(word.text[i]);
    *out = word;
    if (good)
        return true;
    why->hint = "names have letters, digits, '_', '.' and '-', which is none alone";
    return refuse(why, "'%.*s' is not a name", shown(word), word.text);
}

/* ---- numbers -------------------------------------------------------------------------------------- */

/* Digits from `*at`, added to `*value` while they fit; false: they no longer do. */
static bool read_digits(struct word word, size_t *at, int64_t *value)
{
    bool fits = true;
    for (; *at < word.length && is_digit(word.text[*at]); ++*at)
        fits = fits && !__builtin_mul_overflow(*value, INT64_C(10), value) &&
               !__builtin_add_overflow(*value, (int64_t)(word.text[*at] - '0'), value);
    return fits;
}

static bool read_integer(struct word word, int64_t *out, struct complaint *why)
{
    bool negative = word.text[0] == '-';
    size_t first = negative, at = first;
    int64_t value = 0;
    if (!read_digits(word, &at, &value))
        value = INT64_MAX;
    *out = negative ? -value : value;
    if (at > first && at == word.length)
        return true;
    return refuse(why, "'%.*s' is not an integer", shown(word), word.text);
}

/* digits or digits.digits */
static bool is_time(struct word word)
{
    size_t at = 0, dot;
    while (at < word.length && is_digit(word.text[at]))
        at++;
    if (at == 0 || at == word.length)
        return at > 0;
    for (dot = at++; at < word.length && is_digit(word.text[at]);)
        at++;
    return word.text[dot] == '.' && at > dot + 1 && at - dot <= 7 && at == word.length;
}

/* The six digits behind the dot, whether written or not, make it microseconds. */
static bool read_time(struct word word, int64_t *out, struct complaint *why)
{
    if (!is_time(word)) {
        why->hint = "a time is in seconds, with up to six decimals: 12 or 0.25";
        return refuse(why, "'%.*s' is not a time", shown(word), word.text);
    }
    size_t at = 0, decimals = 0;
    *out = 0;
    bool fits = read_digits(word, &at, out);
    if (at++ < word.length) {
        decimals = word.length - at;
        fits = read_digits(word, &at, out) && fits;
    }
    for (; decimals < 6; decimals++)
        fits = fits && !__builtin_mul_overflow(*out, INT64_C(10), out);
    if (fits && *out <= OPERATION_LATEST)
        return true;
    return refuse(why, "the time is beyond 9223372036854.775806");
}

/* ---- the operation -------------------------------------------------------------------------------- */

static bool is_called(const struct operation_form *form, struct word name)
{
    return strlen(form->name) == name.length && memcmp(form->name, name.text, name.length) == 0;
}

static bool unknown(struct word name, struct complaint *why)
{
    char typed[SHOWN + 1];
    const char *best = operation_forms[0].name;
    snprintf(typed, sizeof typed, "%.*s", shown(name), name.text);
    for (size_t i = 1; i < OPERATIONS; i++)
        if (nearest_distance(typed, operation_forms[i].name) < nearest_distance(typed, best))
            best = operation_forms[i].name;
    snprintf(why->usage, sizeof why->usage, "did you mean '%s'?", best);
    why->hint = why->usage;
    return refuse(why, "unknown operation '%s'", typed);
}

static bool find_form(struct word name, unsigned arguments, struct operation *out, struct complaint *why)
{
    const struct operation_form *called = NULL;
    for (size_t i = 0; i < OPERATIONS; i++) {
        const struct operation_form *form = &operation_forms[i];
        if (!is_called(form, name))
            continue;
        called = out->form = form;
        if (arguments >= form->required && arguments <= strlen(form->arguments))
            return true;
    }
    if (!called)
        return unknown(name, why);
    snprintf(why->usage, sizeof why->usage, "%s%s%s", called->name, *called->usage ? " " : "", called->usage);
    why->hint = why->usage;
    return refuse(why, arguments < called->required ? "too few arguments" : "too many arguments");
}

static bool read_argument(struct operation *out, char kind, struct word word, struct complaint *why)
{
    switch (kind) {
    case 'a':
        return read_name(word, &out->who[KIND_AGENT], why);
    case 'q':
        return read_name(word, &out->who[KIND_QUEUE], why);
    case 'c':
        return read_name(word, &out->who[KIND_CLIENT], why);
    default:
        return read_integer(word, &out->number, why);
    }
}

bool operation_read(const char *text, size_t length, struct operation *out, struct complaint *why)
{
    *out = (struct operation){0};
    *why = (struct complaint){0};
    out->count = split(text, length, out->words, OPERATION_WORDS);
    if (out->count == 0)
        return true;
    if (!read_time(out->words[0], &out->now, why))
        return false;
    if (out->count == 1)
        return refuse(why, "a time and no operation");
    if (!find_form(out->words[1], out->count - 2, out, why))
        return false;
    out->number = out->form->number;
    for (unsigned i = 2; i < out->count; i++)
        if (!read_argument(out, out->form->arguments[i - 2], out->words[i], why))
            return false;
    return true;
}

void operations_help(FILE *out)
{
    fputs("Operations, one a line, behind their time in seconds:\n", out);
    for (size_t i = 0; i < OPERATIONS; i++)
        if (i == 0 || strcmp(operation_forms[i].name, operation_forms[i - 1].name) != 0)
            fprintf(out, "  %s%s%s\n", operation_forms[i].name, *operation_forms[i].usage ? " " : "",
                    operation_forms[i].usage);
    fputs(
        "Q, A, C: names of queues, agents, clients; PRIO: 1 (served first) to 10; P: 0 (preferred) to 1000;\n"
        "DND, CODE: 0 for automatic mode. # begins a comment.\n",
        out);
}
