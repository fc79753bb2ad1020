/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a C source, as far as changing them wants to know: no comments, no preprocessor lines, and of
 * each token the function it stands in. */
#ifndef TESTS_MUTATION_TOKENS_H
#define TESTS_MUTATION_TOKENS_H

#include <stdbool.h>
#include <stddef.h>

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_TEXT, TOKEN_SIGN };

struct token {
    enum token_kind kind;
    size_t at, length;       /* in the text */
    int function;            /* the token that is its name; -1 outside of functions */
    int braces, parentheses; /* open before it */
};

struct tokens {
    const char *text;
    struct token *of;
    int count;
};

/* `text` must stay. To be freed. */
struct tokens tokens_read(const char *text);
void tokens_free(struct tokens *t);

/* Whether token `i` is there and is written so. */
bool token_is(const struct tokens *t, int i, const char *word);
bool token_is_one_of(const struct tokens *t, int i, const char *const *words);

/* Of a parenthesis the one that closes it, or opens it. */
int token_closing(const struct tokens *t, int i);
int token_opening(const struct tokens *t, int i);

#endif
