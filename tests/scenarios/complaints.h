/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the loader says about a text. The texts returned are good until the next call. */
#ifndef TESTS_SCENARIOS_COMPLAINTS_H
#define TESTS_SCENARIOS_COMPLAINTS_H

#include <stddef.h>
#include "scenarios/load.h"

/* The smallest scenario:
 *
 *     1  acdsim: 1
 *     2  calls:
 *     3    support:
 *     4      arrivals: {poisson: 200/h}
 *     5      talk: {exponential: {mean: 180s}}
 *     6  agents:
 *     7    team: {count: 12, serves: [support]}
 */
extern const char smallest[];

/* It, with some words replaced, or with more lines behind it (from line 8). */
const char *with(const char *words, const char *instead);
const char *and(const char *lines);

/* As a compiler would print it; the file is called t.yaml. "" when there is nothing to say. Whatever is
 * wrong with a scenario, there is a hint and no scenario: that is checked on the way. */
const char *complaints(const char *text);
const char *complaints_of_bytes(const char *bytes, size_t length);
const char *complaints_with(const char *text, const char *const *sets, size_t set_count);
const char *complaints_of_file(const char *path);

/* In one line each: "5:11 text (hint)\n", warnings with "warning " before the text. */
const char *brief(const char *text);
const char *brief_with(const char *text, const char *const *sets, size_t set_count);

/* A scenario without any complaint; to be freed. The test fails, and ends, if there is one. */
struct loaded loaded_from(const char *text);

/* Words of the scenario, what they are replaced by, and what is said about it in brief. */
struct replacement {
    const char *words, *instead, *said;
};
void check_replacements(const struct replacement *rows, size_t count);
#define CHECK_REPLACEMENTS(rows) check_replacements((rows), sizeof(rows) / sizeof *(rows))

#endif
