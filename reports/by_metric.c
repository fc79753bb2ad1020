/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/by_metric.h"

#include <string.h>
#include "reports/clock.h"
#include "reports/figure.h"
#include "reports/grid.h"
#include "reports/visible.h"

/* A line of a table by metric. Many a center has no place to be blocked in, no wrap-up and no rejections, and half of
 * the callers are answered at once: lines about those appear when somebody has such figures. */
struct line {
    const char *label;
    unsigned metric;
    enum { ALWAYS, WHEN_ANY } when;
};

static const struct line call_lines[] = {
    {"offered", CALL_OFFERED, ALWAYS},
    {"answered", CALL_ANSWERED, ALWAYS},
    {"abandoned", CALL_ABANDONED, ALWAYS},
    {"blocked", CALL_BLOCKED, WHEN_ANY},
    {"balked", CALL_BALKED, WHEN_ANY},
    {"timed out", CALL_TIMED_OUT, WHEN_ANY},
    {"cleared at the close", CALL_CLEARED, WHEN_ANY},
    {"still in system", CALL_IN_SYSTEM, WHEN_ANY},
    {"retried", CALL_RETRIED, WHEN_ANY},
    {"transferred", CALL_TRANSFERRED, WHEN_ANY},
    {"overflowed", CALL_OVERFLOWED, WHEN_ANY},
    {"called back", CALL_CALLED_BACK, WHEN_ANY},
    {"abandonment", CALL_ABANDONMENT, ALWAYS},
    {"blocking", CALL_BLOCKING, WHEN_ANY},
    {"service level", CALL_SERVICE_LEVEL, ALWAYS},
    {"ASA", CALL_ASA, ALWAYS},
    {"half answered in", CALL_WAIT_ANSWERED_P50, WHEN_ANY},
    {"95 % answered in", CALL_WAIT_ANSWERED_P95, ALWAYS},
    {"wait", CALL_WAIT, ALWAYS},
    {"longest wait", CALL_WAIT_MAX, ALWAYS},
    {"time to abandon", CALL_TIME_TO_ABANDON, ALWAYS},
    {"had to wait", CALL_P_WAIT, ALWAYS},
    {"queue length", CALL_QUEUE_LENGTH, ALWAYS},
    {"longest queue", CALL_QUEUE_LENGTH_MAX, ALWAYS},
    {"talk", CALL_TALK, ALWAYS},
    {"wrap-up", CALL_WRAP_UP, WHEN_ANY},
    {"AHT", CALL_AHT, ALWAYS},
    {"offers to agents", CALL_OFFERS, ALWAYS},
    {"rejected offers", CALL_REJECTS, WHEN_ANY},
    {"offers not answered", CALL_NO_ANSWERS, WHEN_ANY},
    {"offers cancelled", CALL_CANCELLED_OFFERS, WHEN_ANY},
    {"days target was met", CALL_SL_DAYS_MET, ALWAYS},
};
#define CALL_LINES (sizeof call_lines / sizeof *call_lines)

static const struct line agent_lines[] = {
    {"on duty", AGENT_STAFFED, ALWAYS},
    {"answered", AGENT_ANSWERED, ALWAYS},
    {"occupancy", AGENT_OCCUPANCY, ALWAYS},
    {"talking", AGENT_TALK_SHARE, ALWAYS},
    {"wrapping up", AGENT_WRAP_UP_SHARE, WHEN_ANY},
    {"being offered", AGENT_OFFERED_SHARE, WHEN_ANY},
    {"idle", AGENT_IDLE_SHARE, ALWAYS},
    {"do not disturb", AGENT_DND_SHARE, WHEN_ANY},
    {"rejected offers", AGENT_REJECTS, WHEN_ANY},
    {"offers not answered", AGENT_NO_ANSWERS, WHEN_ANY},
    {"overtime", AGENT_OVERTIME, ALWAYS},
};
#define AGENT_LINES (sizeof agent_lines / sizeof *agent_lines)

static bool shown(const struct line *line, const struct subject *subjects, size_t count)
{
    bool any = line->when == ALWAYS;
    for (size_t i = 0; i < count && !any; i++) {
        const struct estimate *e = &subjects[i].estimates[line->metric];
        any = e->defined && e->mean != 0;
    }
    return any;
}

/* Against the target in words; a question mark where the interval leaves it open. */
static void verdict_cell(const struct subject *s, struct cell *out)
{
    const struct estimate *level = &s->estimates[CALL_SERVICE_LEVEL];
    *out = (struct cell){0};
    if (!s->target) {
        strcpy(out->words, "—");
        return;
    }
    char target[32], within[CLOCK_ROOM];
    figure_plain(100 * s->target->target, target);
    report_duration(s->target->within, within);
    int used = snprintf(out->words, sizeof out->words, "%s %% in %s", target, within);
    if (!level->defined)
        return;
    bool met = level->mean >= s->target->target;
    bool open = level->has_ci && level->lo < s->target->target && level->hi >= s->target->target;
    snprintf(out->words + used, sizeof out->words - (size_t)used, ": %s%s", met ? "ok" : "MISSED",
             open ? ", not certain" : "");
    out->tone = met ? TONE_GOOD : TONE_BAD;
}

static void fill_verdicts(struct grid *g, size_t row, const struct subject *subjects)
{
    strcpy(g->labels[row], "  target");
    for (size_t i = 0; i < g->columns; i++)
        verdict_cell(&subjects[i], grid_cell(g, row, i));
}

static void fill_line(struct grid *g, size_t row, const struct line *line, enum unit unit,
                      const struct subject *subjects)
{
    snprintf(g->labels[row], GRID_TEXT, "%s", line->label);
    for (size_t i = 0; i < g->columns; i++)
        figure_cell(&subjects[i].estimates[line->metric], unit, grid_cell(g, row, i));
}

struct layout {
    const struct line *lines;
    size_t count;
    const struct metric *metrics;
    bool verdicts; /* a line about the target below the service level */
};

const struct layout by_metric_calls = {call_lines, CALL_LINES, call_metrics, true};
const struct layout by_metric_agents = {agent_lines, AGENT_LINES, agent_metrics, false};

bool by_metric_print(FILE *out, const char *title, const struct layout *layout,
                     const struct subject *subjects, size_t count, bool color)
{
    struct grid g;
    if (!grid_make(&g, title, layout->count + 1, count))
        return false;
    for (size_t i = 0; i < count; i++)
        visible_text(subjects[i].name, g.heads[i], GRID_TEXT);
    size_t row = 0;
    for (size_t l = 0; l < layout->count; l++) {
        const struct line *line = &layout->lines[l];
        if (!shown(line, subjects, count))
            continue;
        fill_line(&g, row++, line, layout->metrics[line->metric].unit, subjects);
        if (layout->verdicts && line->metric == CALL_SERVICE_LEVEL)
            fill_verdicts(&g, row++, subjects);
    }
    g.rows = row;
    grid_print(out, &g, color);
    grid_free(&g);
    return true;
}
