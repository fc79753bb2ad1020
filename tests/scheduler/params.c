/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parameters as text: NAME=VALUE, durations in seconds unless a unit follows. */
#include "tests/scheduler/operation.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum value_kind { A_DURATION, A_CLOCK, A_REQUEUE, A_CODE, A_COUNT, A_SWITCH };

static const struct row {
    const char *name;
    enum value_kind kind;
    size_t place;
} rows[] = {
    {"offer_timeout", A_DURATION, offsetof(struct acd_params, offer_timeout)},
    {"reoffer_delay", A_DURATION, offsetof(struct acd_params, reoffer_delay)},
    {"idle_clock_on_reject", A_CLOCK, offsetof(struct acd_params, idle_clock_on_reject)},
    {"idle_clock_on_timeout", A_CLOCK, offsetof(struct acd_params, idle_clock_on_timeout)},
    {"idle_clock_on_dnd_off", A_CLOCK, offsetof(struct acd_params, idle_clock_on_dnd_off)},
    {"requeue", A_REQUEUE, offsetof(struct acd_params, requeue)},
    {"timeout_sets_dnd", A_CODE, offsetof(struct acd_params, timeout_sets_dnd)},
    {"timeout_limit", A_COUNT, offsetof(struct acd_params, timeout_limit)},
    {"withdraw_on_stop", A_SWITCH, offsetof(struct acd_params, withdraw_on_stop)},
    {"withdraw_on_dnd", A_SWITCH, offsetof(struct acd_params, withdraw_on_dnd)},
    {"manual_needs_accept", A_SWITCH, offsetof(struct acd_params, manual_needs_accept)},
};
enum { ROWS = sizeof rows / sizeof *rows };

static const char *const words[][3] = {
    [A_CLOCK] = {"reset", "keep"},
    [A_REQUEUE] = {"head", "origin", "tail"},
    [A_SWITCH] = {"no", "yes"},
};

static int64_t get(const struct acd_params *params, const struct row *row)
{
    const void *place = (const char *)params + row->place;
    switch (row->kind) {
    case A_DURATION:
        return *(const int64_t *)place;
    case A_CLOCK:
        return *(const enum acd_clock *)place;
    case A_REQUEUE:
        return *(const enum acd_requeue *)place;
    case A_CODE:
        return *(const int32_t *)place;
    case A_COUNT:
        return *(const uint32_t *)place;
    case A_SWITCH:
        break;
    }
    return *(const bool *)place;
}

static void put(struct acd_params *params, const struct row *row, int64_t value)
{
    void *place = (char *)params + row->place;
    switch (row->kind) {
    case A_DURATION:
        *(int64_t *)place = value;
        break;
    case A_CLOCK:
        *(enum acd_clock *)place = (enum acd_clock)value;
        break;
    case A_REQUEUE:
        *(enum acd_requeue *)place = (enum acd_requeue)value;
        break;
    case A_CODE:
        *(int32_t *)place = (int32_t)value;
        break;
    case A_COUNT:
        *(uint32_t *)place = (uint32_t)value;
        break;
    case A_SWITCH:
        *(bool *)place = value != 0;
        break;
    }
}

void params_print(FILE *out, const struct acd_params *params)
{
    struct acd_params defaults = acd_defaults();
    for (unsigned i = 0; i < ROWS; i++) {
        int64_t value = get(params, &rows[i]);
        if (value == get(&defaults, &rows[i]))
            continue;
        if (rows[i].kind == A_DURATION)
            fprintf(out, "set %s=%" PRId64 ".%06" PRId64 "\n", rows[i].name, value / 1000000,
                    value % 1000000);
        else if (rows[i].kind == A_CODE || rows[i].kind == A_COUNT)
            fprintf(out, "set %s=%" PRId64 "\n", rows[i].name, value);
        else
            fprintf(out, "set %s=%s\n", rows[i].name, words[rows[i].kind][value]);
    }
}

/* In seconds; 0 for what is none. */
static double unit_of(const char *name)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"", 1}, {"s", 1}, {"ms", 0.001}, {"min", 60}, {"m", 60}, {"h", 3600}, {"d", 86400}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(units[i].name, name) == 0)
            return units[i].seconds;
    return 0;
}

static bool read_value(enum value_kind kind, const char *text, int64_t *value)
{
    char *end = NULL;
    if (kind == A_DURATION) {
        double seconds = strtod(text, &end);
        *value = (int64_t)(seconds * unit_of(end) * 1e6 + 0.5);
        return end > text && unit_of(end) > 0;
    }
    if (kind == A_CODE || kind == A_COUNT) {
        *value = strtoll(text, &end, 10);
        return *end == '\0';
    }
    for (*value = 0; *value < 3 && words[kind][*value]; ++*value)
        if (strcmp(words[kind][*value], text) == 0)
            return true;
    return false;
}

bool params_set(struct acd_params *params, const char *name, const char *text)
{
    int64_t value;
    if (strcmp(name, "agent_order") == 0)
        return strcmp(text, "longest_idle") == 0;
    for (unsigned i = 0; i < ROWS; i++)
        if (strcmp(rows[i].name, name) == 0 && read_value(rows[i].kind, text, &value)) {
            put(params, &rows[i], value);
            return true;
        }
    return false;
}
