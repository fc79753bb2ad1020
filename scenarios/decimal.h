/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Decimal numbers as people write them: -12, 0.25, 1e-3. One grammar, whatever the locale says. */
#ifndef SCENARIOS_DECIMAL_H
#define SCENARIOS_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

enum value_status {
    VALUE_OK,
    VALUE_MALFORMED,
    VALUE_NO_UNIT,  /* a number alone where a unit belongs to it */
    VALUE_RANGE,    /* well written, but beyond what can be held */
    VALUE_AMBIGUOUS /* 012: twelve to us, ten to others */
};

/* digits x 10^exponent; of more than 19 digits the others are dropped. */
struct decimal {
    bool negative;
    uint64_t digits;
    int exponent;
};

/* -?(0|[1-9][0-9]*)(.[0-9]+)?([eE][+-]?[0-9]+)? at the beginning of `text`; `end` is what follows. */
enum value_status decimal_read(const char *text, struct decimal *out, const char **end);

/* Times 10^shift, to the nearest double. VALUE_RANGE beyond the doubles, and where a denormal is left. */
enum value_status decimal_value(const struct decimal *d, int shift, double *out);

/* Times `unit` >= 1, to the nearest integer; `exact`: nothing was rounded. VALUE_RANGE above 2^62, and when
 * something that is not zero would become zero. The sign is left out. */
enum value_status decimal_scaled(const struct decimal *d, int64_t unit, int64_t *out, bool *exact);

#endif
