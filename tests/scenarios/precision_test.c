/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.precision */
#include <string.h>
#include "sim/metrics.h"
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

#define TEXT(precision)                                                                        \
    "acdsim: 1\nrun: {replications: 40, precision: " precision "}\n"                          \
    "calls: {help: {arrivals: {poisson: 20/h}, talk: 3min}}\nagents: {team: {count: 2, serves: [help]}}\n"

static void understood(void)
{
    static const char text[] = TEXT("{metric: agents.team.occupancy, half_width: 0.5%, max_replications: 20000}");
    struct loaded l;
    CU_ASSERT_TRUE_FATAL(scenario_load_text("t.yaml", text, strlen(text), NULL, 0, &l));
    CU_ASSERT_PTR_NOT_NULL_FATAL(l.scenario);
    const struct precision *p = &l.scenario->run.precision;
    CU_ASSERT_TRUE(p->wanted);
    UNIT_TEXT(p->text, "agents.team.occupancy");
    CU_ASSERT_EQUAL(p->of.scope, SCOPE_GROUP);
    CU_ASSERT_EQUAL(p->of.metric, AGENT_OCCUPANCY);
    CU_ASSERT_EQUAL(p->half_width, 0.005);
    CU_ASSERT_EQUAL(p->max_replications, 20000);
    CU_ASSERT_EQUAL(l.scenario->run.replications, 40);
    loaded_free(&l);
}

static void wrong(void)
{
    static const struct {
        const char *text, *complaint;
    } rows[] = {
        {TEXT("{metric: queues.hlp.wait, half_width: 1s}"),
         "2:52 unknown queue 'hlp' in run.precision.metric (did you mean 'help'?)\n"},
        {TEXT("{metric: queues.help.wait > 3s, half_width: 1s}"),
         "2:62 unexpected '> 3s' behind the metric in run.precision.metric "
         "(write it like queues.vip.service_level)\n"},
        {TEXT("{metric: queues.help.wait, half_width: 1%}"),
         "2:75 expected duration, found '1%' in run.precision.half_width (write it like 20s, 1.5min, 1h30m or 250ms)\n"},
        {TEXT("{metric: queues.help.wait, half_width: 0s}"),
         "2:75 run.precision.half_width must be above 0s, not 0s (wait: mean wait of everyone not blocked and not "
         "balked)\n"},
        {TEXT("{metric: queues.help.wait, half_width: 1s, max_replications: 35}"),
         "2:25 run.precision.max_replications of 35 is below run.replications of 40 "
         "(raise max_replications, or lower replications)\n"},
        {TEXT("{metric: queues.help.wait}"), "2:25 run.precision needs 'half_width' (half_width: 0.5%)\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        UNIT_TEXT(brief(rows[i].text), rows[i].complaint);
}

UNIT_MAIN("precision",
          {"a metric, and a half width in its unit", understood},
          {"what is wrong is said with its place", wrong})
