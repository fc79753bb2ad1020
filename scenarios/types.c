/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/types.h"

#include <string.h>
#include "scenarios/near.h"

/* ---- one text ------------------------------------------------------------------------------------- */

static void store_whole(const struct value *v, void *out)
{
    *(int64_t *)out = v->whole;
}
static void store_amount(const struct value *v, void *out)
{
    *(double *)out = v->amount;
}
static void store_count(const struct value *v, void *out)
{
    *(uint32_t *)out = (uint32_t)v->whole;
}
static void store_integer(const struct value *v, void *out)
{
    *(int32_t *)out = (int32_t)v->whole;
}
static void store_seed(const struct value *v, void *out)
{
    *(uint64_t *)out = v->large;
}

/* Bounds are for durations: `none` is beyond them. */
static bool read_time_or_none(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind == NODE_TEXT && strcmp(n->text, "none") == 0) {
        *(int64_t *)out = 0;
        return true;
    }
    struct value value;
    if (!read_text(b, f, n, &value))
        return false;
    *(int64_t *)out = value.whole;
    return true;
}

#define A_DURATION                                                                                           \
    .name = "duration", .written = "20s, 1.5min, 1h30m or 250ms", .units = {"s", "min"},                     \
    .reach = "1 microsecond to 146000 years"
#define REACH "0 or from 1e-307 to 1e307"

const struct type type_time = {A_DURATION, .size = sizeof(int64_t), .parse = duration_parse,
                               .store = store_whole};
const struct type type_time_or_none = {A_DURATION, .size = sizeof(int64_t), .parse = duration_parse,
                                       .read = read_time_or_none, .forms = FORM_TEXT | FORM_WORDS};
const struct type type_seconds = {A_DURATION, .size = sizeof(double), .parse = duration_parse,
                                  .store = store_amount};
const struct type type_clock = {.name = "clock",
                                .written = "\"08:30\" or \"08:30:15\"",
                                .size = sizeof(int64_t),
                                .parse = clock_parse,
                                .store = store_whole};
const struct type type_rate = {.name = "rate",
                               .written = "200/h, 3.5/min, 0.05/s or 900/day",
                               .units = {"/h", "/min"},
                               .reach = REACH,
                               .size = sizeof(double),
                               .parse = rate_parse,
                               .store = store_amount};
const struct type type_proportion = {.name = "proportion",
                                     .written = "80% or 0.8",
                                     .units = {"%"},
                                     .reach = REACH,
                                     .size = sizeof(double),
                                     .parse = proportion_parse,
                                     .store = store_amount};
const struct type type_ratio = {.name = "ratio",
                                .written = "0.8 or 80%",
                                .reach = REACH,
                                .size = sizeof(double),
                                .parse = ratio_parse,
                                .store = store_amount};
const struct type type_number = {.name = "number",
                                 .written = "1.1",
                                 .reach = REACH,
                                 .size = sizeof(double),
                                 .parse = number_parse,
                                 .store = store_amount};
const struct type type_count = {.name = "count",
                                .written = "12",
                                .reach = "less than 2^63",
                                .size = sizeof(uint32_t),
                                .parse = count_parse,
                                .store = store_count};
const struct type type_integer = {.name = "integer",
                                  .written = "12",
                                  .reach = "less than 2^63",
                                  .size = sizeof(int32_t),
                                  .parse = count_parse,
                                  .store = store_integer};
const struct type type_seed = {.name = "seed",
                               .written = "42",
                               .reach = "less than 2^64",
                               .size = sizeof(uint64_t),
                               .parse = seed_parse,
                               .store = store_seed};

static bool read_free_text(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_TEXT)
        return expected_type(b, n, f->type);
    *(const char **)out = n->text;
    return true;
}
const struct type type_free_text = {
    .name = "text", .written = "\"Monday, with rain\"", .size = sizeof(const char *), .read = read_free_text};

static bool read_for_later(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_TEXT || node_is_nothing(n))
        return expected_type(b, n, f->type);
    *(const struct node **)out = n;
    return true;
}
const struct type type_queue_name = {.name = "name of a queue",
                                     .written = "queue: vip",
                                     .size = sizeof(const struct node *),
                                     .read = read_for_later};
const struct type type_condition = {.name = "condition",
                                    .written = "queues.vip.service_level >= 80%",
                                    .size = sizeof(const struct node *),
                                    .read = read_for_later};

const struct type type_metric = {.name = "metric",
                                 .written = "queues.vip.service_level",
                                 .size = sizeof(const struct node *),
                                 .read = read_for_later};
const struct type type_of_metric = {.name = "value of the metric",
                                    .written = "0.5%, 2s or 10",
                                    .size = sizeof(const struct node *),
                                    .read = read_for_later};

/* ---- one of some words ---------------------------------------------------------------------------- */

static int find_word(const char *const *words, const char *text)
{
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], text) == 0)
            return i;
    return -1;
}

/* "drain or clear" */
static const char *words_text(struct arena *a, const char *const *words)
{
    const char *all = *words++;
    for (; *words; words++)
        all = arena_say(a, "%s%s%s", all, words[1] ? ", " : " or ", *words);
    return all;
}

static int read_word(struct binder *b, const struct field *f, const char *const *words, const struct node *n)
{
    int word = n->kind == NODE_TEXT ? find_word(words, n->text) : -1;
    if (word >= 0)
        return word;
    struct near near = {.word = n->kind == NODE_TEXT ? n->text : ""};
    for (size_t i = 0; words[i]; i++)
        near_look(&near, words[i]);
    const char *hint = near.best ? arena_say(b->arena, "did you mean '%s'?", near.best)
                                 : arena_say(b->arena, "%s: %s", f->key, f->doc);
    expected(b, n, words_text(b->arena, words), hint);
    return -1;
}

static bool read_choice(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    int word = read_word(b, f, f->words, n);
    if (word >= 0)
        memcpy(out, &word, sizeof word);
    return word >= 0;
}
const struct type type_choice = {.name = "word", .size = sizeof(int), .read = read_choice};

static bool read_yes_no(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    static const char *const words[] = {"no", "yes", NULL};
    int word = read_word(b, f, words, n);
    if (word >= 0)
        *(bool *)out = word == 1;
    return word >= 0;
}
const struct type type_yes_no = {.name = "yes or no", .size = sizeof(bool), .read = read_yes_no};

/* ---- maps and lists ------------------------------------------------------------------------------- */

static bool read_section(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    return section_bind(b, f->section, n, out);
}
const struct type type_section = {.name = "map", .read = read_section};

static bool read_list(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct list *list = out;
    if (n->kind != NODE_LIST)
        return expected_type(b, n, f->type);
    size_t size = f->element->section ? f->element->section->size : f->element->type->size;
    char *items = arena_array(b->arena, n->count, size);
    bool good = true;
    for (const struct node *e = n->first; e; e = e->next)
        good = field_read(b, f->element, e, items + e->index * size) && good;
    *list = (struct list){n->count, items};
    return good;
}
const struct type type_list = {
    .name = "list", .written = "[a, b, c]", .size = sizeof(struct list), .read = read_list};

static bool check_name(struct binder *b, const struct node *key)
{
    if (name_is_valid(key->text))
        return true;
    error_at(b->problems, &key->mark,
             "a name has up to 64 letters, digits, _ and -, and begins with a letter or _",
             "'%s' is not a name", shown(b->arena, key->text));
    return false;
}

static bool read_named(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct list *list = out;
    if (n->kind != NODE_MAP)
        return expected_type(b, n, f->type);
    char *items = arena_array(b->arena, n->count, f->section->size);
    bool good = true;
    *list = (struct list){0, items};
    for (const struct node *e = n->first; e; e = e->next) {
        char *item = items + list->count++ * f->section->size;
        *(struct item *)(void *)item = (struct item){e, e->key->text};
        good = check_name(b, e->key) && good;
        good = section_bind(b, f->section, e, item) && good;
    }
    return good;
}
const struct type type_named = {
    .name = "map", .written = "NAME: {...}", .size = sizeof(struct list), .read = read_named, .forms = FORM_NAMED};
