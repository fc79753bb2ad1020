/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/answers.h"

#include <math.h>
#include <string.h>
#include "reports/figure.h"
#include "reports/json_tree.h"

/* The sign behind a figure, and the factor to it. */
static const struct {
    const char *sign;
    double factor;
} units[] = {
    [ANSWER_NUMBER] = {"", 1},     [ANSWER_PROPORTION] = {" %", 100}, [ANSWER_SECONDS] = {" s", 1},
    [ANSWER_PER_HOUR] = {"/h", 1}, [ANSWER_ERLANGS] = {" erlangs", 1},
};

static void value_text(const struct answer *a, char text[64])
{
    char plain[32];
    figure_plain(a->value * units[a->unit].factor, plain);
    if (isinf(a->value))
        strcpy(text, "endless");
    else
        snprintf(text, 64, "%s%s", plain, isnan(a->value) ? "" : units[a->unit].sign);
}

static void print_lines(FILE *out, const struct answer *list, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        char text[64];
        value_text(&list[i], text);
        fprintf(out, "%-26s %s%s%s\n", list[i].name, text, list[i].note ? "   " : "",
                list[i].note ? list[i].note : "");
    }
}

void answers_table(FILE *out, const struct answers *a, bool color)
{
    tone_print(out, a->title, TONE_TITLE, color);
    fputc('\n', out);
    if (a->statement) {
        tone_print(out, a->statement, TONE_BAD, color);
        fputc('\n', out);
    }
    fputc('\n', out);
    print_lines(out, a->parameters, a->parameter_count);
    fputc('\n', out);
    print_lines(out, a->list, a->count);
}

static void add_all(struct json_builder *b, cJSON *to, const struct answer *list, unsigned count)
{
    for (unsigned i = 0; i < count; i++) {
        char name[64];
        snprintf(name, sizeof name, "%.39s%s", list[i].name, list[i].unit == ANSWER_PER_HOUR ? "_per_hour" : "");
        json_add_number(b, to, name, list[i].value);
    }
}

bool answers_json(FILE *out, const struct answers *a)
{
    struct json_builder b = {false};
    cJSON *root = json_note(&b, cJSON_CreateObject());
    json_add_text(&b, root, "schema", "acdsim.theory/1");
    json_add_text(&b, root, "formula", a->formula);
    json_add_text(&b, root, "statement", a->statement);
    json_add_text(&b, root, "found", a->found);
    add_all(&b, json_add_object(&b, root, "parameters"), a->parameters, a->parameter_count);
    add_all(&b, json_add_object(&b, root, "results"), a->list, a->count);
    return json_print(out, &b, root);
}
