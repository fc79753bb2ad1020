/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a formula can be told, as KEY=VALUE in the grammar of scenario files: a row each. */
#ifndef CLI_THEORY_KEYS_H
#define CLI_THEORY_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include "reports/answers.h"
#include "scenarios/values.h"

enum theory_key {
    KEY_CALLS, KEY_LOAD, KEY_TALK, KEY_WRAP_UP, KEY_AGENTS, KEY_CAPACITY, KEY_PATIENCE, KEY_BALK,
    KEY_NO_PATIENCE, KEY_CV, KEY_LAW, KEY_EVERY, KEY_WITHIN, KEY_DEFINITION,
    /* what is to be reached, where one of the others is asked for */
    KEY_TARGET, KEY_ABANDONMENT, KEY_BLOCKING, KEY_P_WAIT, KEY_ASA, KEY_WAIT, KEY_OCCUPANCY,
    THEORY_KEYS
};

#define KEY_BIT(key) (1u << (key))
#define KEY_GOALS                                                                                            \
    (KEY_BIT(KEY_TARGET) | KEY_BIT(KEY_ABANDONMENT) | KEY_BIT(KEY_BLOCKING) | KEY_BIT(KEY_P_WAIT) |         \
     KEY_BIT(KEY_ASA) | KEY_BIT(KEY_WAIT) | KEY_BIT(KEY_OCCUPANCY))

/* Which of the values that do is wanted of a key that is asked for. */
enum theory_wish { WISH_NONE, WISH_LEAST, WISH_MOST, WISH_BORDER };

struct theory_key_row {
    const char *name, *written; /* "talk"; "180s" */
    enum value_status (*parse)(const char *text, struct value *out); /* NULL: one of `words` */
    const char *const *words;
    double least, most;
    enum answer_unit unit;
    bool whole;
    enum theory_wish wish;
    const char *meaning;
};
extern const struct theory_key_row theory_keys[THEORY_KEYS];

#define THEORY_LIST_MOST 400

/* Seconds, calls per second, 0..1; a word by its number. */
struct theory_inputs {
    double value[THEORY_KEYS];
    unsigned given;             /* KEY_BIT */
    bool asked;                 /* for `unknown` */
    enum theory_key unknown;
    double calls[THEORY_LIST_MOST]; /* calls=100/h,200/h */
    unsigned calls_count;
};

enum law_word { LAW_EXPONENTIAL, LAW_CONSTANT, LAW_LOGNORMAL, LAW_GAMMA };

/* Reads "KEY=VALUE"s of the formula of that name, which knows the keys of `known`, and can be asked for those of
 * `asks`; `list`: calls may be several, with commas. 0, or the exit code after having said what is wrong. */
int theory_keys_read(const char *formula, unsigned known, unsigned asks, bool list, const char *const *words,
                     size_t count, struct theory_inputs *out);

/* The keys of a set, with commas. */
void theory_keys_list(unsigned set, char *text, size_t room);

#endif
