/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a formula was asked and what it says, for people and as JSON. */
#ifndef REPORTS_ANSWERS_H
#define REPORTS_ANSWERS_H

#include <stdbool.h>
#include <stdio.h>

enum answer_unit { ANSWER_NUMBER, ANSWER_PROPORTION, ANSWER_SECONDS, ANSWER_PER_HOUR, ANSWER_ERLANGS };

struct answer {
    char name[40]; /* as the metric of a result is called; the clock of a step of the day */
    double value;  /* seconds, 0..1; not finite: unknown, or endless */
    enum answer_unit unit;
    const char *note; /* for people; NULL: none */
};

#define ANSWERS_MOST 512

struct answers {
    const char *formula, *title; /* "erlang-c"; "Erlang C (M/M/n): ..." */
    const char *statement;       /* a line below the title; NULL: none */
    const char *found;           /* name of the parameter that was asked for; NULL: none */
    unsigned parameter_count, count;
    struct answer parameters[32], list[ANSWERS_MOST];
};

void answers_table(FILE *out, const struct answers *a, bool color);

/* Schema acdsim.theory/1; false when out of memory. */
bool answers_json(FILE *out, const struct answers *a);

#endif
