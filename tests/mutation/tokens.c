/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/mutation/tokens.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- one token ------------------------------------------------------------------------------------ */

static size_t length_of_text(const char *s)
{
    size_t n = 1;
    while (s[n] && s[n] != s[0])
        n += s[n] == '\\' && s[n + 1] ? 2 : 1;
    return s[n] ? n + 1 : n;
}

static size_t length_of_sign(const char *s)
{
    static const char *const signs[] = {"<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=",
                                        "&&",  "||",  "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^="};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strncmp(s, signs[i], strlen(signs[i])) == 0)
            return strlen(signs[i]);
    return 1;
}

static struct token token_at(const char *text, size_t at)
{
    const char *s = text + at;
    struct token token = {.at = at, .function = -1};
    if (isalnum((unsigned char)*s) || *s == '_') {
        token.kind = isdigit((unsigned char)*s) ? TOKEN_NUMBER : TOKEN_WORD;
        while (isalnum((unsigned char)s[token.length]) || s[token.length] == '_')
            token.length++;
    } else if (*s == '"' || *s == '\'') {
        token.kind = TOKEN_TEXT;
        token.length = length_of_text(s);
    } else {
        token.kind = TOKEN_SIGN;
        token.length = length_of_sign(s);
    }
    return token;
}

/* ---- what lies between them ----------------------------------------------------------------------- */

static size_t past_directive(const char *text, size_t at)
{
    while (text[at] && (text[at] != '\n' || text[at - 1] == '\\'))
        at++;
    return at;
}

static size_t past_comment(const char *text, size_t at)
{
    const char *end = strstr(text + at + 2, "*/");
    return end ? (size_t)(end - text) + 2 : at + strlen(text + at);
}

static size_t past_blanks(const char *text, size_t at)
{
    for (;;) {
        if (isspace((unsigned char)text[at]))
            at++;
        else if (text[at] == '#')
            at = past_directive(text, at);
        else if (strncmp(text + at, "/*", 2) == 0)
            at = past_comment(text, at);
        else
            return at;
    }
}

/* ---- all ------------------------------------------------------------------------------------------ */

bool token_is(const struct tokens *t, int i, const char *word)
{
    return i >= 0 && i < t->count && t->of[i].length == strlen(word) &&
           strncmp(t->text + t->of[i].at, word, t->of[i].length) == 0;
}

bool token_is_one_of(const struct tokens *t, int i, const char *const *words)
{
    for (; *words; words++)
        if (token_is(t, i, *words))
            return true;
    return false;
}

int token_closing(const struct tokens *t, int i)
{
    int open = 0;
    do
        open += token_is(t, i, "(") - token_is(t, i, ")");
    while (open > 0 && ++i < t->count);
    return i;
}

int token_opening(const struct tokens *t, int i)
{
    int open = 0;
    do
        open += token_is(t, i, ")") - token_is(t, i, "(");
    while (open > 0 && --i >= 0);
    return i;
}

static void find_functions(struct tokens *t)
{
    int braces = 0, parentheses = 0, function = -1;
    for (int i = 0; i < t->count; i++) {
        if (token_is(t, i, "{") && braces == 0)
            function = token_is(t, i - 1, ")") ? token_opening(t, i - 1) - 1 : -1;
        t->of[i].braces = braces;
        t->of[i].parentheses = parentheses;
        t->of[i].function = function;
        braces += token_is(t, i, "{") - token_is(t, i, "}");
        parentheses += token_is(t, i, "(") - token_is(t, i, ")");
        if (braces == 0)
            function = -1;
    }
}

struct tokens tokens_read(const char *text)
{
    struct tokens t = {.text = text};
    for (size_t at = past_blanks(text, 0); text[at]; at = past_blanks(text, at)) {
        if (t.count % 1024 == 0)
            t.of = realloc(t.of, (size_t)(t.count + 1024) * sizeof *t.of);
        t.of[t.count] = token_at(text, at);
        at += t.of[t.count++].length;
    }
    find_functions(&t);
    return t;
}

void tokens_free(struct tokens *t)
{
    free(t->of);
}
