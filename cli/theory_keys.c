/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/theory_keys.h"

#include <stdio.h>
#include <string.h>
#include "cli/message.h"
#include "cli/nearest.h"
#include "sim/scenario.h"

static const char *const law_words[] = {"exponential", "constant", "lognormal", "gamma", NULL};
static const char *const definition_words[] = {"answered/offered", "answered/answered",
                                               "excluding_short_abandons", "abandons_count", NULL};

#define RATE(...) rate_parse, NULL, 1e-12, 1e6, ANSWER_PER_HOUR, false, __VA_ARGS__
#define TIME(least, ...) duration_parse, NULL, least, 1e12, ANSWER_SECONDS, false, __VA_ARGS__
#define PART(least, most, ...) proportion_parse, NULL, least, most, ANSWER_PROPORTION, false, __VA_ARGS__
#define WHOLE(least, ...) count_parse, NULL, least, 1e6, ANSWER_NUMBER, true, __VA_ARGS__
#define WORD(words, ...) NULL, words, 0, 0, ANSWER_NUMBER, true, __VA_ARGS__

const struct theory_key_row theory_keys[THEORY_KEYS] = {
    [KEY_CALLS] = {"calls", "200/h", RATE(WISH_MOST, "arrivals")},
    [KEY_LOAD] = {"load", "10", number_parse, NULL, 1e-9, 1e6, ANSWER_ERLANGS, false, WISH_MOST,
                  "instead of calls"},
    [KEY_TALK] = {"talk", "180s", TIME(1e-6, WISH_MOST, "mean")},
    [KEY_WRAP_UP] = {"wrap_up", "30s", TIME(0, WISH_NONE, "mean, of the agents' time too")},
    [KEY_AGENTS] = {"agents", "14", WHOLE(1, WISH_LEAST, "on duty")},
    [KEY_CAPACITY] = {"capacity", "20", WHOLE(0, WISH_BORDER, "places to wait in")},
    [KEY_PATIENCE] = {"patience", "2min", TIME(1e-6, WISH_BORDER, "mean of those who have any")},
    [KEY_BALK] = {"balk", "5%", PART(0, 1, WISH_NONE, "turn away rather than wait")},
    [KEY_NO_PATIENCE] = {"no_patience", "10%", PART(0, 1, WISH_NONE, "abandon at once rather than wait")},
    [KEY_CV] = {"cv", "1.5", ratio_parse, NULL, 0, 1000, ANSWER_NUMBER, false, WISH_NONE,
                "coefficient of variation of the talk"},
    [KEY_LAW] = {"law", "lognormal", WORD(law_words, WISH_NONE, "of the talk")},
    [KEY_EVERY] = {"every", "30min", TIME(1e-3, WISH_NONE, "how long each rate of calls holds")},
    [KEY_WITHIN] = {"within", "20s", TIME(0, WISH_LEAST, "of the service level; 20s if not given")},
    [KEY_DEFINITION] = {"definition", "answered/offered", WORD(definition_words, WISH_NONE, "of the service level")},
    [KEY_TARGET] = {"target", "80%", PART(0, 1, WISH_NONE, "service level, at least")},
    [KEY_ABANDONMENT] = {"abandonment", "3%", PART(0, 1, WISH_NONE, "at most")},
    [KEY_BLOCKING] = {"blocking", "1%", PART(0, 1, WISH_NONE, "at most")},
    [KEY_P_WAIT] = {"p_wait", "20%", PART(0, 1, WISH_NONE, "who has to wait, at most")},
    [KEY_ASA] = {"asa", "10s", TIME(0, WISH_NONE, "mean wait of the answered, at most")},
    [KEY_WAIT] = {"wait", "10s", TIME(0, WISH_NONE, "mean wait, at most")},
    [KEY_OCCUPANCY] = {"occupancy", "85%", PART(0, 1, WISH_NONE, "of the agents, at most")},
};

void theory_keys_list(unsigned set, char *text, size_t room)
{
    *text = '\0';
    for (int k = 0; k < THEORY_KEYS; k++) {
        size_t used = strlen(text);
        if (set & KEY_BIT(k))
            snprintf(text + used, room - used, "%s%s", used ? ", " : "", theory_keys[k].name);
    }
}

/* Of those that the formula knows; THEORY_KEYS and words about it when there is none. */
static enum theory_key find_key(const char *formula, unsigned known, const char *word, size_t length)
{
    enum theory_key best = THEORY_KEYS;
    char typed[64], all[256];
    snprintf(typed, sizeof typed, "%.*s", (int)length, word);
    for (int k = 0; k < THEORY_KEYS; k++) {
        if (!(known & KEY_BIT(k)))
            continue;
        if (strcmp(theory_keys[k].name, typed) == 0)
            return (enum theory_key)k;
        if (best == THEORY_KEYS ||
            nearest_distance(typed, theory_keys[k].name) < nearest_distance(typed, theory_keys[best].name))
            best = (enum theory_key)k;
    }
    theory_keys_list(known, all, sizeof all);
    fail(EXIT_USAGE, "unknown key '%s' of %s", typed, formula);
    hint("did you mean '%s'? It knows %s", theory_keys[best].name, all);
    return THEORY_KEYS;
}

static int wrong_value(const struct theory_key_row *row, const char *text, const char *why)
{
    fail(EXIT_USAGE, "%s: '%s' %s", row->name, text, why);
    hint("for example %s=%s", row->name, row->written);
    return EXIT_USAGE;
}

static int read_word(const struct theory_key_row *row, const char *text, double *out)
{
    const char *best = row->words[0];
    for (int i = 0; row->words[i]; i++) {
        if (strcmp(row->words[i], text) == 0) {
            *out = i;
            return 0;
        }
        if (nearest_distance(text, row->words[i]) < nearest_distance(text, best))
            best = row->words[i];
    }
    fail(EXIT_USAGE, "%s: unknown word '%s'", row->name, text);
    hint("did you mean '%s'?", best);
    return EXIT_USAGE;
}

static int read_value(const struct theory_key_row *row, const char *text, double *out)
{
    struct value value;
    if (!row->parse)
        return read_word(row, text, out);
    enum value_status status = row->parse(text, &value);
    if (status == VALUE_NO_UNIT)
        return wrong_value(row, text, "has no unit");
    if (status != VALUE_OK)
        return wrong_value(row, text, "is not what belongs here");
    if (!(value.amount >= row->least && value.amount <= row->most))
        return wrong_value(row, text, "is out of range");
    *out = value.amount;
    return 0;
}

/* "100/h,200/h" */
static int read_calls(const char *text, struct theory_inputs *out)
{
    static const struct theory_key_row zero_too = {"calls", "100/h,200/h", RATE(WISH_NONE, "")};
    struct theory_key_row row = zero_too;
    row.least = 0;
    while (true) {
        char one[64];
        size_t length = strcspn(text, ",");
        snprintf(one, sizeof one, "%.*s", (int)(length < sizeof one ? length : sizeof one - 1), text);
        if (out->calls_count == THEORY_LIST_MOST)
            return fail(EXIT_USAGE, "calls: more than %d rates", THEORY_LIST_MOST);
        int code = read_value(&row, one, &out->calls[out->calls_count++]);
        if (code || !text[length])
            return code;
        text += length + 1;
    }
}

static int ask(unsigned asks, enum theory_key key, struct theory_inputs *out)
{
    char all[256];
    theory_keys_list(asks, all, sizeof all);
    if (out->asked)
        return fail(EXIT_USAGE, "one unknown at a time: %s or %s", theory_keys[out->unknown].name,
                    theory_keys[key].name);
    if (!(asks & KEY_BIT(key))) {
        fail(EXIT_USAGE, "%s cannot be asked for", theory_keys[key].name);
        hint("what can: %s", *all ? all : "nothing of this formula");
        return EXIT_USAGE;
    }
    out->asked = true;
    out->unknown = key;
    return 0;
}

int theory_keys_read(const char *formula, unsigned known, unsigned asks, bool list, const char *const *words,
                     size_t count, struct theory_inputs *out)
{
    *out = (struct theory_inputs){0};
    for (size_t i = 0; i < count; i++) {
        size_t length = strcspn(words[i], "=");
        if (!words[i][length]) {
            fail(EXIT_USAGE, "'%s' is not KEY=VALUE", words[i]);
            hint("for example agents=14");
            return EXIT_USAGE;
        }
        enum theory_key key = find_key(formula, known, words[i], length);
        if (key == THEORY_KEYS)
            return EXIT_USAGE;
        const char *text = words[i] + length + 1;
        if (out->given & KEY_BIT(key))
            return fail(EXIT_USAGE, "'%s' is given twice", theory_keys[key].name);
        out->given |= KEY_BIT(key);
        int code = strcmp(text, "?") == 0          ? ask(asks, key, out)
                   : list && key == KEY_CALLS      ? read_calls(text, out)
                                                   : read_value(&theory_keys[key], text, &out->value[key]);
        if (code)
            return code;
    }
    return 0;
}
