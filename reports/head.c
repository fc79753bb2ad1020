/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/head.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>
#include "reports/clock.h"
#include "reports/figure.h"
#include "reports/grid.h"
#include "reports/visible.h"

#define NAME_SHOWN 400 /* bytes of the scenario's name */

/* In the first line, before anything that could be taken for a result. */
static void print_partial(FILE *out, const struct results *r, bool color)
{
    char words[128];
    snprintf(words, sizeof words, "PARTIAL: %" PRIu32 " of %" PRIu32 " replications", r->replications,
             r->planned);
    tone_print(out, words, TONE_BAD, color);
    fputc('\n', out);
}

static bool same_everywhere(const struct scenario *s, bool threshold_too)
{
    const struct service_level *first = &s->queues[0].service_level;
    for (uint32_t q = 1; q < s->queue_count; q++) {
        const struct service_level *level = &s->queues[q].service_level;
        if (level->definition != first->definition || (threshold_too && level->within != first->within))
            return false;
    }
    return true;
}

void head_definition(FILE *out, const struct results *r)
{
    const struct scenario *s = r->scenario;
    const char *name = sl_definition_names[r->overall_definition];
    char within[CLOCK_ROOM];
    if (s->queue_count == 0 || !same_everywhere(s, false)) {
        for (uint32_t q = 0; q < s->queue_count; q++)
            fprintf(out, "%s %s, ", s->queues[q].name, sl_definition_names[s->queues[q].service_level.definition]);
        fprintf(out, "overall %s", name);
    } else if (!same_everywhere(s, true)) {
        fprintf(out, "%s, threshold by queue", name);
    } else {
        report_duration(s->queues[0].service_level.within, within);
        fprintf(out, "%s within %s", name, within);
    }
}

void head_origin(FILE *out, const struct results *r, bool color)
{
    if (!r->complete)
        print_partial(out, r, color);
    const struct run_plan *run = &r->scenario->run;
    char confidence[32];
    figure_plain(100 * run->confidence, confidence);
    fprintf(out, "seed %" PRIu64 " · %" PRIu32 " replication%s · %s %% confidence · service level ", run->seed,
            r->replications, r->replications == 1 ? "" : "s", confidence);
    head_definition(out, r);
    fputc('\n', out);
}

static void print_name(FILE *out, const struct scenario *s)
{
    char name[NAME_SHOWN];
    visible_text(s->name, name, sizeof name);
    if (*name)
        fprintf(out, "%s\n", name);
}

static void print_load(FILE *out, const struct scenario *s, const struct load_summary *load)
{
    char average[32], peak[32], clock[CLOCK_ROOM];
    figure_plain(load->load, average);
    figure_plain(load->peak_load, peak);
    report_clock(s->horizon.start + load->peak_at, clock);
    fprintf(out, "offered load     %s erlang%s on average", average, strcmp(average, "1") == 0 ? "" : "s");
    if (load->peak_load > load->load)
        fprintf(out, ", %s at the peak from %s", peak, clock);
    fputc('\n', out);
}

static void print_agents(FILE *out, const struct load_summary *load)
{
    char average[32];
    figure_plain(load->agents, average);
    if (load->least_agents == load->most_agents)
        fprintf(out, "agents           %" PRIu32 "\n", load->most_agents);
    else
        fprintf(out, "agents           %" PRIu32 " to %" PRIu32 ", %s on average\n", load->least_agents,
                load->most_agents, average);
}

/* One that somebody wrote is in the scenario. */
static void print_warmup(FILE *out, const struct horizon *h)
{
    char length[CLOCK_ROOM] = "none";
    if (!h->find_warmup)
        return;
    if (h->warmup > 0)
        report_duration(h->warmup, length);
    fprintf(out, "warm-up          %s, found by MSER-5 in the average of pilot replications\n", length);
}

static void print_ratio(FILE *out, const struct scenario *s, const struct load_summary *load)
{
    char average[32] = "—", peak[32], clock[CLOCK_ROOM];
    if (load->agents > 0)
        figure_plain(load->load / load->agents, average);
    figure_plain(load->peak_ratio, peak);
    report_clock(s->horizon.start + load->ratio_at, clock);
    fprintf(out, "load per agent   %s on average", average);
    if (isinf(load->peak_ratio))
        fprintf(out, ", calls but no agent from %s", clock);
    else if (!(load->agents > 0) || load->peak_ratio > load->load / load->agents * (1 + 1e-9))
        fprintf(out, ", %s at most, from %s", peak, clock);
    fputc('\n', out);
}

void head_print(FILE *out, const struct results *r, bool color)
{
    struct load_summary load = scenario_load_summary(r->scenario);
    head_origin(out, r, color);
    print_name(out, r->scenario);
    fputc('\n', out);
    print_load(out, r->scenario, &load);
    print_agents(out, &load);
    print_ratio(out, r->scenario, &load);
    print_warmup(out, &r->scenario->horizon);
}
