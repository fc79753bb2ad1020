/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/by_interval.h"

#include <string.h>
#include "reports/clock.h"
#include "reports/figure.h"
#include "reports/grid.h"
#include "reports/visible.h"

struct figure_column {
    const char *head;
    unsigned metric;
};

static const struct figure_column call_columns[] = {
    {"offered", CALL_OFFERED},
    {"abandonment", CALL_ABANDONMENT},
    {"service level", CALL_SERVICE_LEVEL},
    {"ASA", CALL_ASA},
};
#define CALL_COLUMNS (sizeof call_columns / sizeof *call_columns)

static const struct figure_column agent_columns[] = {
    {"on duty", AGENT_STAFFED},
    {"occupancy", AGENT_OCCUPANCY},
};
#define AGENT_COLUMNS (sizeof agent_columns / sizeof *agent_columns)

static bool make_grid(struct grid *g, const char *title, const struct results *r, size_t columns)
{
    if (!grid_make(g, title, r->interval_count, columns))
        return false;
    for (uint32_t i = 0; i < r->interval_count; i++) {
        const struct span_results *span = &r->intervals[i];
        int64_t from = r->scenario->horizon.start + span->start;
        char start[CLOCK_ROOM], end[CLOCK_ROOM];
        report_clock(from, start);
        report_clock(from + span->length, end);
        snprintf(g->labels[i], GRID_TEXT, "%s–%s", start, end);
    }
    return true;
}

enum { ALL_CALLS = -1 };

/* Of all calls, or of those of one queue. */
static void fill_calls(struct grid *g, const struct results *r, int64_t queue)
{
    for (size_t c = 0; c < CALL_COLUMNS; c++) {
        unsigned metric = call_columns[c].metric;
        strcpy(g->heads[c], call_columns[c].head);
        for (uint32_t i = 0; i < r->interval_count; i++) {
            const struct span_results *span = &r->intervals[i];
            const struct call_estimates *calls = queue == ALL_CALLS ? &span->overall : &span->queues[queue];
            figure_cell(&calls->metric[metric], call_metrics[metric].unit, grid_cell(g, i, c));
        }
    }
}

/* From column `first` on. The group's name is in the heads when there are several groups. */
static void fill_agents(struct grid *g, size_t first, const struct results *r, uint32_t group)
{
    char name[GRID_TEXT] = "";
    if (r->scenario->group_count > 1)
        visible_text(r->scenario->groups[group].name, name, sizeof name - sizeof " occupancy");
    for (size_t c = 0; c < AGENT_COLUMNS; c++) {
        unsigned metric = agent_columns[c].metric;
        snprintf(g->heads[first + c], GRID_TEXT, "%.64s%s%s", name, *name ? " " : "", agent_columns[c].head);
        for (uint32_t i = 0; i < r->interval_count; i++)
            figure_cell(&r->intervals[i].groups[group].metric[metric], agent_metrics[metric].unit,
                        grid_cell(g, i, first + c));
    }
}

static void print_and_free(FILE *out, struct grid *g, bool color)
{
    grid_print(out, g, color);
    grid_free(g);
}

static bool print_queues(FILE *out, const struct results *r, bool color)
{
    for (uint32_t q = 0; q < r->scenario->queue_count; q++) {
        char title[GRID_TEXT];
        struct grid g;
        visible_text(r->scenario->queues[q].name, title, sizeof title);
        if (!make_grid(&g, title, r, CALL_COLUMNS))
            return false;
        fill_calls(&g, r, q);
        print_and_free(out, &g, color);
    }
    return true;
}

bool by_interval_print(FILE *out, const struct results *r, bool color)
{
    uint32_t groups = r->scenario->group_count;
    struct grid g;
    if (r->interval_count == 0)
        return true;
    if (!make_grid(&g, "Intervals", r, CALL_COLUMNS + (groups == 1 ? AGENT_COLUMNS : 0)))
        return false;
    fill_calls(&g, r, ALL_CALLS);
    if (groups == 1)
        fill_agents(&g, CALL_COLUMNS, r, 0);
    print_and_free(out, &g, color);
    if (r->scenario->queue_count > 1 && !print_queues(out, r, color))
        return false;
    if (groups < 2)
        return true;
    if (!make_grid(&g, "Intervals", r, AGENT_COLUMNS * groups))
        return false;
    for (uint32_t group = 0; group < groups; group++)
        fill_agents(&g, AGENT_COLUMNS * group, r, group);
    print_and_free(out, &g, color);
    return true;
}
