/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a scenario: nothing crashes, hangs or grows, and there is a scenario or an error with a hint. No other
 * file is read, whatever the bytes name. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include "scenarios/load.h"

#define CHECK(condition) ((condition) ? (void)0 : abort())

static void look_at(FILE *out, const struct diagnostic *d)
{
    CHECK(d->text && *d->text && d->hint && d->file);
    CHECK(d->width >= 1 && (d->place.line == 0) == (d->place.column == 0));
    diagnostic_print(out, d, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct loaded l;
    FILE *out = fopen("/dev/null", "w");
    CHECK(out && scenario_load_alone("fuzz.yaml", (const char *)data, size, &l));
    for (size_t i = 0; i < l.diagnostic_count; i++)
        look_at(out, &l.diagnostics[i]);
    CHECK((l.scenario == NULL) == (l.error_count > 0));
    if (l.scenario)
        CHECK(scenario_load_summary(l.scenario).agents >= 0);
    loaded_free(&l);
    fclose(out);
    return 0;
}
