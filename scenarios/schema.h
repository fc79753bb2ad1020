/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenario language for people and for editors. All of it is made from the tables of fields that the
 * loader walks, so it cannot disagree with the loader. */
#ifndef SCENARIOS_SCHEMA_H
#define SCENARIOS_SCHEMA_H

#include <stdbool.h>
#include <stdio.h>

/* A JSON Schema, draft 2020-12. It says what can be said of one key at a time: units, words, required keys;
 * acdsim check knows more. False: out of memory. */
bool schema_print(FILE *out);

/* One key by its path ("calls.patience", "agents.NAME.shifts.breaks"), or with NULL the keys at the top. False,
 * and in `complaint` what is wrong with the path and in `hint` what was probably meant; "" out of memory. */
#define SCHEMA_COMPLAINT 256
bool schema_explain(FILE *out, const char *path, char complaint[SCHEMA_COMPLAINT],
                    char hint[SCHEMA_COMPLAINT]);

/* docs/scenario-reference.md: every key, as Markdown. False: out of memory. */
bool schema_reference(FILE *out);

#endif
