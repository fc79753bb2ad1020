/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/comparison.h"

#include <inttypes.h>

void comparison_letter(uint32_t scenario, char text[LETTER_ROOM])
{
    if (scenario < 26)
        snprintf(text, LETTER_ROOM, "%c", (char)('A' + scenario));
    else
        snprintf(text, LETTER_ROOM, "%" PRIu32, scenario + 1);
}

void comparison_path(const struct scenario *s, const struct result_path *of, char text[PATH_ROOM])
{
    static const char *const scopes[] = {
        [SCOPE_OVERALL] = "overall", [SCOPE_QUEUE] = "queues", [SCOPE_TYPE] = "calls", [SCOPE_GROUP] = "agents"};
    const struct metric *m = of->scope == SCOPE_GROUP ? &agent_metrics[of->metric] : &call_metrics[of->metric];
    const char *name = scenario_name(s, of->scope, of->index);
    snprintf(text, PATH_ROOM, "%s%s%s.%s%s%s", scopes[of->scope], name ? "." : "", name ? name : "",
             m->parent ? m->parent : "", m->parent ? "." : "", m->name);
}
