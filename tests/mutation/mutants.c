/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/mutation/mutants.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include "tests/mutation/tokens.h"

/* A text on its way to its mutants. */
struct work {
    struct tokens tokens;
    struct mutants mutants;
};

/* ---- names ---------------------------------------------------------------------------------------- */

/* Without comments, with single blanks. */
static void tidy(char *line)
{
    char *out = line;
    for (const char *in = line; *in; in++) {
        if (strncmp(in, "/*", 2) == 0) {
            const char *end = strstr(in + 2, "*/");
            in = end ? end + 1 : in + strlen(in) - 1;
        } else if (!isspace((unsigned char)*in)) {
            *out++ = *in;
        } else if (out > line && out[-1] != ' ') {
            *out++ = ' ';
        }
    }
    *out = '\0';
    if (out > line && out[-1] == ' ')
        out[-1] = '\0';
}

static char *text_of(const char *form, ...) __attribute__((format(printf, 1, 2)));
static char *text_of(const char *form, ...)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    va_list arguments;
    va_start(arguments, form);
    vfprintf(out, form, arguments);
    va_end(arguments);
    fclose(out);
    return text;
}

/* The lines of the fault before it, in it, and after it. */
static char *name_of(const char *text, const struct mutant *m, int function_length, const char *function)
{
    size_t first = m->at, last = m->at + m->length;
    while (first > 0 && text[first - 1] != '\n')
        first--;
    while (text[last] && text[last] != '\n')
        last++;
    char *before = text_of("%.*s", (int)(last - first), text + first);
    char *after = text_of("%.*s%s%.*s", (int)(m->at - first), text + first, m->by,
                          (int)(last - m->at - m->length), text + m->at + m->length);
    tidy(before);
    tidy(after);
    char *name = text_of("%.*s: %s => %s", function_length, function, before, after);
    free(before);
    free(after);
    return name;
}

/* The same line may stand in a function twice. */
static char *unique(const struct mutants *all, char *name)
{
    int same = 0;
    size_t length = strlen(name);
    for (int i = 0; i < all->count; i++)
        same += strncmp(all->of[i].name, name, length) == 0 && strchr(" ", all->of[i].name[length]) != NULL &&
                (all->of[i].name[length] == '\0' || all->of[i].name[length + 1] == '(');
    if (same == 0)
        return name;
    char *numbered = text_of("%s (%d)", name, same + 1);
    free(name);
    return numbered;
}

/* Instead of the tokens `first` to `last`. */
static void replace(struct work *w, int first, int last, char *by)
{
    const struct tokens *t = &w->tokens;
    struct mutants *all = &w->mutants;
    const struct token *f = &t->of[first], *l = &t->of[last];
    struct mutant m = {.at = f->at, .length = l->at + l->length - f->at, .by = by};
    const struct token *function = f->function >= 0 ? &t->of[f->function] : NULL;
    m.name =
        name_of(t->text, &m, function ? (int)function->length : 1, function ? t->text + function->at : "-");
    m.name = unique(all, m.name);
    all->of = realloc(all->of, (size_t)(all->count + 1) * sizeof *all->of);
    all->of[all->count++] = m;
}

/* ---- operators ------------------------------------------------------------------------------------ */

static const char *other_of(const struct tokens *t, int i, const char *const pairs[][2])
{
    for (; (*pairs)[0]; pairs++)
        if (token_is(t, i, (*pairs)[0]))
            return (*pairs)[1];
    return NULL;
}

static void change_operator(struct work *w, int i)
{
    static const char *const pairs[][2] = {
        {"<", "<="},  {"<=", "<"},  {">", ">="},  {">=", ">"},  {"==", "!="}, {"!=", "=="},
        {"&&", "||"}, {"||", "&&"}, {"+=", "-="}, {"-=", "+="}, {"*=", "/="}, {"|=", "&="},
        {"&=", "|="}, {"<<", ">>"}, {">>", "<<"}, {"++", "--"}, {"--", "++"}, {NULL, NULL}};
    const char *other = other_of(&w->tokens, i, pairs);
    if (other)
        replace(w, i, i, strdup(other));
}

/* A value ends before token `i`: what follows has two sides. */
static bool follows_value(const struct tokens *t, int i)
{
    static const char *const ends[] = {")", "]", "++", "--", NULL};
    const struct token *before = &t->of[i - 1];
    return before->kind == TOKEN_NUMBER || token_is_one_of(t, i - 1, ends) ||
           (before->kind == TOKEN_WORD && !token_is(t, i - 1, "return"));
}

/* A star or an ampersand between words may belong to a declaration or a cast. */
static bool is_pointer(const struct tokens *t, int i)
{
    bool member = token_is(t, i - 2, ".") || token_is(t, i - 2, "->");
    bool of_word = t->of[i - 1].kind == TOKEN_WORD && !member && t->of[i + 1].kind != TOKEN_NUMBER;
    bool of_type = token_is(t, i + 1, ")") || token_is(t, i + 1, "const") || token_is(t, i - 1, "const");
    return token_is(t, i, "*") && (of_word || of_type);
}

static void change_arithmetic(struct work *w, int i)
{
    static const char *const pairs[][2] = {{"+", "-"}, {"-", "+"}, {"*", "/"},  {"/", "*"},
                                           {"%", "*"}, {"&", "|"}, {NULL, NULL}};
    const struct tokens *t = &w->tokens;
    const char *other = other_of(t, i, pairs);
    if (!other || !follows_value(t, i) || is_pointer(t, i))
        return;
    replace(w, i, i, strdup(other));
    if ((token_is(t, i, "+") || token_is(t, i, "-")) && token_is(t, i + 1, "1"))
        replace(w, i, i + 1, strdup(""));
}

static void drop_negation(struct work *w, int i)
{
    if (token_is(&w->tokens, i, "!"))
        replace(w, i, i, strdup(""));
}

/* ---- conditions ----------------------------------------------------------------------------------- */

/* The operators in it are changed one by one. */
static bool has_operator(const struct tokens *t, int first, int last)
{
    static const char *const operators[] = {"<", "<=", ">", ">=", "==", "!=", "&&", "||", "!", NULL};
    for (int i = first; i <= last; i++)
        if (token_is_one_of(t, i, operators))
            return true;
    return false;
}

static void negate_condition(struct work *w, int i)
{
    const struct tokens *t = &w->tokens;
    if (!token_is(t, i, "if") && !token_is(t, i, "while"))
        return;
    int last = token_closing(t, i + 1);
    if (has_operator(t, i + 1, last))
        return;
    const struct token *from = &t->of[i + 1], *to = &t->of[last];
    replace(w, i + 1, last, text_of("(!%.*s)", (int)(to->at + to->length - from->at), t->text + from->at));
}

static void negate_choice(struct work *w, int i)
{
    static const char *const begins[] = {"(", "=", "return", ",", ":", NULL};
    const struct tokens *t = &w->tokens;
    if (token_is(t, i, "?") && t->of[i - 1].kind == TOKEN_WORD && token_is_one_of(t, i - 2, begins))
        replace(w, i - 1, i - 1, text_of("!%.*s", (int)t->of[i - 1].length, t->text + t->of[i - 1].at));
}

/* ---- constants and names -------------------------------------------------------------------------- */

static void change_number(struct work *w, int i)
{
    const struct token *token = &w->tokens.of[i];
    if (token->kind != TOKEN_NUMBER)
        return;
    unsigned long long number = strtoull(w->tokens.text + token->at, NULL, 0);
    if (number > 0)
        replace(w, i, i, text_of("%llu", number - 1));
    if (number != 1)
        replace(w, i, i, text_of("%llu", number + 1));
}

/* What is easily mistaken for something else. */
static const char *const mistakes[][2] = {
    {"true", "false"},
    {"head", "tail"},
    {"before", "after"},
    {"earlier", "later"},
    {"returned", "fresh"},
    {"left", "right"},
    {"opening", "closing"},
    {"waiting", "offered"},
    {"FRESH_CLOCK", "RESTORED_CLOCK"},
    {"ACD_CLOCK_KEEP", "ACD_CLOCK_RESET"},
    {"ACD_REQUEUE_HEAD", "ACD_REQUEUE_TAIL"},
    {"ACD_REQUEUE_ORIGIN", "ACD_REQUEUE_HEAD"},
    {"ACD_AGENT_IDLE", "ACD_AGENT_BUSY"},
    {"ACD_AGENT_OFFERED", "ACD_AGENT_BUSY"},
    {"ACD_CLIENT_WAITING", "ACD_CLIENT_OFFERED"},
    {"ACD_CLIENT_OUT", "ACD_CLIENT_SERVED"},
    {"ACD_WHY_WITHDRAWN", "ACD_WHY_AGENT"},
    {"ACD_WHY_TIMEOUT", "ACD_WHY_CLIENT"},
    {"ACD_WHY_AUTO", "ACD_WHY_REQUEST"},
    {"ACD_WHY_NAMED", "ACD_WHY_REQUEST"},
    {"ACD_WHY_GONE", "ACD_WHY_OFFERED"},
};

/* The name of a variable where it is declared is not taken for another. */
static bool is_declared(const struct tokens *t, int i)
{
    bool after_word = t->of[i - 1].kind == TOKEN_WORD && !token_is(t, i - 1, "return");
    return after_word || token_is(t, i - 1, "*") || (token_is(t, i - 1, ",") && token_is(t, i + 1, "="));
}

static void mistake_name(struct work *w, int i)
{
    const struct tokens *t = &w->tokens;
    for (size_t k = 0; k < sizeof mistakes / sizeof *mistakes; k++)
        for (int side = 0; side < 2; side++)
            if (token_is(t, i, mistakes[k][side]) && !is_declared(t, i))
                replace(w, i, i, strdup(mistakes[k][1 - side]));
}

static void answer_ok(struct work *w, int i)
{
    const struct tokens *t = &w->tokens;
    if (token_is(t, i - 1, "return") && token_is(t, i + 1, ";") && !token_is(t, i, "ACD_OK") &&
        strncmp(t->text + t->of[i].at, "ACD_", 4) == 0)
        replace(w, i, i, strdup("ACD_OK"));
}

/* Of a call with more than two the last two, if they are single words. The first is the center. */
static void swap_arguments(struct work *w, int i)
{
    const struct tokens *t = &w->tokens;
    int last = token_closing(t, i);
    if (!token_is(t, i, "(") || t->of[i - 1].kind != TOKEN_WORD || last < i + 6)
        return;
    const struct token *one = &t->of[last - 3], *other = &t->of[last - 1];
    if (!token_is(t, last - 4, ",") || !token_is(t, last - 2, ",") || one->kind != TOKEN_WORD ||
        other->kind != TOKEN_WORD)
        return;
    replace(
        w, last - 3, last - 1,
        text_of("%.*s, %.*s", (int)other->length, t->text + other->at, (int)one->length, t->text + one->at));
}

/* ---- statements ----------------------------------------------------------------------------------- */

static bool follows_head(const struct tokens *t, int i)
{
    static const char *const heads[] = {"if", "for", "while", NULL};
    return token_is(t, i - 1, ")") && token_is_one_of(t, token_opening(t, i - 1) - 1, heads);
}

static bool begins_statement(const struct tokens *t, int i)
{
    static const char *const ends[] = {";", "}", "else", "do", NULL};
    if (t->of[i].function < 0 || t->of[i].parentheses > 0)
        return false;
    if (token_is(t, i - 1, "{"))
        return t->of[i - 1].braces == 0 || follows_head(t, i - 1) || token_is(t, i - 2, "else");
    return token_is_one_of(t, i - 1, ends) || follows_head(t, i);
}

/* A call, an assignment, a jump. */
static bool is_simple(const struct tokens *t, int i)
{
    static const char *const others[] = {"if",     "for",    "while", "do", "else",
                                         "return", "struct", "const", NULL};
    static const char *const jumps[] = {"break", "continue", "return", NULL};
    static const char *const signs[] = {"*", "++", "--", NULL};
    if (token_is_one_of(t, i, jumps) && token_is(t, i + 1, ";"))
        return true;
    bool declares =
        t->of[i].kind == TOKEN_WORD && (t->of[i + 1].kind == TOKEN_WORD || token_is(t, i + 1, "*"));
    return !declares && !token_is_one_of(t, i, others) &&
           (t->of[i].kind == TOKEN_WORD || token_is_one_of(t, i, signs));
}

static void delete_statement(struct work *w, int i)
{
    const struct tokens *t = &w->tokens;
    int last = i;
    if (!begins_statement(t, i) || !is_simple(t, i))
        return;
    while (last < t->count - 1 && (!token_is(t, last, ";") || t->of[last].braces != t->of[i].braces))
        last++;
    replace(w, i, last, strdup(";"));
}

/* ---- all ------------------------------------------------------------------------------------------ */

struct mutants mutants_of(const char *text)
{
    static void (*const rules[])(struct work *, int) = {
        change_operator, change_arithmetic, drop_negation, negate_condition, negate_choice,
        change_number,   mistake_name,      answer_ok,     swap_arguments,   delete_statement};
    struct work w = {.tokens = tokens_read(text)};
    for (int i = 0; i < w.tokens.count; i++)
        for (size_t rule = 0; w.tokens.of[i].braces > 0 && rule < sizeof rules / sizeof *rules; rule++)
            rules[rule](&w, i);
    tokens_free(&w.tokens);
    return w.mutants;
}

void mutants_free(struct mutants *m)
{
    for (int i = 0; i < m->count; i++) {
        free(m->of[i].by);
        free(m->of[i].name);
    }
    free(m->of);
}

void mutant_write(FILE *out, const char *text, const struct mutant *m)
{
    fprintf(out, "%.*s%s%s", (int)m->at, text, m->by, text + m->at + m->length);
}
