/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/build.h"

#include <stdlib.h>
#include "sim/quantiles.h"

struct build {
    const struct scenario *scenario;
    struct tally shape;      /* its bounds; no counts of its own */
    uint32_t rows, intervals;
    uint32_t replications;
    uint64_t calls, events, stranded;
    uint32_t stranded_queue;
    enum sl_definition overall_definition;
    struct moments *call_moments;  /* [span][row][ratio]; span 0 is the whole window; rows: sim/tally.h */
    struct moments *agent_moments; /* [span][group][metric] */
    struct quantiles *quantiles;
    struct call_cell *cells, *total_cells;       /* by row, of the replication in hand */
    struct length_cell *lengths, *total_lengths; /* by row */
    struct group_cell *total_groups;
};

static enum sl_definition common_definition(const struct scenario *s)
{
    for (uint32_t q = 1; q < s->queue_count; q++)
        if (s->queues[q].service_level.definition != s->queues[0].service_level.definition)
            return SL_ANSWERED_OFFERED;
    return s->queue_count ? s->queues[0].service_level.definition : SL_ANSWERED_OFFERED;
}

static bool allocate(struct build *b)
{
    size_t spans = b->intervals + UINT64_C(1), groups = b->shape.groups + UINT64_C(1);
    b->call_moments = calloc(spans * b->rows * CALL_RATIOS, sizeof *b->call_moments);
    b->agent_moments = calloc(spans * groups * AGENT_METRICS, sizeof *b->agent_moments);
    b->cells = calloc(b->rows, sizeof *b->cells);
    b->total_cells = calloc(b->rows, sizeof *b->total_cells);
    b->lengths = calloc(b->rows, sizeof *b->lengths);
    b->total_lengths = calloc(b->rows, sizeof *b->total_lengths);
    b->total_groups = calloc(groups, sizeof *b->total_groups);
    b->quantiles = quantiles_new(&b->shape);
    return b->quantiles && b->call_moments && b->agent_moments && b->cells && b->total_cells && b->lengths &&
           b->total_lengths && b->total_groups;
}

struct build *build_new(const struct scenario *s)
{
    struct build *b = calloc(1, sizeof *b);
    if (!b)
        return NULL;
    b->scenario = s;
    b->overall_definition = common_definition(s);
    if (!tally_init(&b->shape, s)) {
        build_free(b);
        return NULL;
    }
    b->rows = tally_rows(&b->shape);
    b->intervals = s->horizon.interval ? b->shape.intervals : 0;
    if (!allocate(b)) {
        build_free(b);
        return NULL;
    }
    return b;
}

void build_free(struct build *b)
{
    if (!b)
        return;
    tally_free(&b->shape);
    quantiles_free(b->quantiles);
    free(b->call_moments);
    free(b->agent_moments);
    free(b->cells);
    free(b->total_cells);
    free(b->lengths);
    free(b->total_lengths);
    free(b->total_groups);
    free(b);
}

uint32_t build_count(const struct build *b)
{
    return b->replications;
}

/* ---- one replication --------------------------------------------------------------------------------------- */

static void gather(struct build *b, const struct tally *t, uint32_t span)
{
    const struct scenario *s = b->scenario;
    for (uint32_t r = 0; r < b->rows; r++)
        b->cells[r] = (struct call_cell){0};
    for (uint32_t f = 0; f < t->flows; f++) {
        const struct call_cell *cell = &t->calls[(size_t)span * t->flows + f];
        call_cell_add(&b->cells[0], cell);
        call_cell_add(&b->cells[queue_row(t->flow[f].queue)], cell);
        call_cell_add(&b->cells[type_row(t, t->flow[f].type)], cell);
    }
    for (uint32_t k = 0; k < s->type_count; k++)
        b->lengths[type_row(t, k)] = t->type_lengths[(size_t)span * t->types + k];
    b->lengths[0] = t->lengths[span];
    for (uint32_t q = 0; q < s->queue_count; q++)
        b->lengths[queue_row(q)] = t->queue_lengths[(size_t)span * t->queues + q];
}

static struct ratio target_met(const struct call_cell *cell, const struct service_level *sl)
{
    struct ratio r = service_level_of(cell, sl->definition);
    if (r.bottom == 0)
        return (struct ratio){0, 0};
    /* Divided, as the target was when it was read: 14 of 25 is 56 %. */
    return (struct ratio){(double)r.top / (double)r.bottom >= sl->target, 1};
}

/* A day is met overall when every queue that had calls met its target. */
static struct ratio all_targets_met(const struct build *b, const struct call_cell *cells)
{
    struct ratio all = {1, 0};
    for (uint32_t q = 0; q < b->scenario->queue_count; q++) {
        struct ratio met = target_met(&cells[1 + q], &b->scenario->queues[q].service_level);
        if (met.bottom == 0)
            continue;
        all.bottom = 1;
        all.top = all.top && met.top;
    }
    all.top = all.top && all.bottom;
    return all;
}

static const struct queue_spec *judge_of(const struct build *b, uint32_t row)
{
    const struct scenario *s = b->scenario;
    return row <= s->queue_count ? &s->queues[row - 1]
                                 : &s->queues[s->types[row - 1 - s->queue_count].queue];
}

static void ratios_of_row(const struct build *b, uint32_t row, int64_t length, const struct call_cell *cells,
                          const struct length_cell *lengths, struct ratio out[CALL_RATIOS])
{
    struct call_view view = {&cells[row], &lengths[row], length, b->overall_definition, {0, 0}};
    if (row == 0) {
        view.days_met = all_targets_met(b, cells);
    } else {
        const struct service_level *sl = &judge_of(b, row)->service_level;
        view.definition = sl->definition;
        view.days_met = target_met(&cells[row], sl);
    }
    call_ratios(&view, out);
}

static void add_calls(struct build *b, uint32_t span, int64_t length, const struct call_cell *cells,
                      const struct length_cell *lengths)
{
    struct ratio ratios[CALL_RATIOS];
    for (uint32_t row = 0; row < b->rows; row++) {
        ratios_of_row(b, row, length, cells, lengths, ratios);
        struct moments *moments = &b->call_moments[((size_t)span * b->rows + row) * CALL_RATIOS];
        for (int m = 0; m < CALL_RATIOS; m++)
            moments_add(&moments[m], ratios[m], b->replications);
    }
}

static void add_groups(struct build *b, uint32_t span, int64_t length, const struct group_cell *cells)
{
    struct ratio ratios[AGENT_METRICS];
    for (uint32_t g = 0; g < b->shape.groups; g++) {
        agent_ratios(&cells[g], length, ratios);
        struct moments *moments = &b->agent_moments[((size_t)span * b->shape.groups + g) * AGENT_METRICS];
        for (int m = 0; m < AGENT_METRICS; m++)
            moments_add(&moments[m], ratios[m], b->replications);
    }
}

static void clear_totals(struct build *b)
{
    for (uint32_t r = 0; r < b->rows; r++) {
        b->total_cells[r] = (struct call_cell){0};
        b->total_lengths[r] = (struct length_cell){0};
    }
    for (uint32_t g = 0; g < b->shape.groups; g++)
        b->total_groups[g] = (struct group_cell){0};
}

static void add_to_totals(struct build *b, const struct group_cell *groups)
{
    for (uint32_t r = 0; r < b->rows; r++) {
        call_cell_add(&b->total_cells[r], &b->cells[r]);
        length_cell_add(&b->total_lengths[r], &b->lengths[r]);
    }
    for (uint32_t g = 0; g < b->shape.groups; g++)
        group_cell_add(&b->total_groups[g], &groups[g]);
}

static const struct group_cell *groups_of(const struct tally *t, uint32_t span)
{
    return &t->staff[(size_t)span * t->groups];
}

/* What comes after the close belongs to the whole window, and to no interval. */
static void add_overtime(struct build *b, const struct tally *t)
{
    const struct group_cell *after = groups_of(t, t->spans - 1);
    for (uint32_t g = 0; g < t->groups; g++)
        b->total_groups[g].time[DUTY_OVERTIME] += after[g].time[DUTY_OVERTIME];
}

static int64_t window_of(const struct tally *t)
{
    return t->bounds[t->spans - 1] - t->bounds[t->measured];
}

bool build_reserve(struct build *b, const struct tally *t)
{
    return quantiles_reserve(b->quantiles, t);
}

void build_add(struct build *b, const struct tally *t)
{
    quantiles_add(b->quantiles, t);
    b->replications++;
    b->calls += t->simulated;
    b->events += t->events;
    if (b->stranded == 0)
        b->stranded_queue = t->stranded_queue;
    b->stranded += t->stranded;
    clear_totals(b);
    for (uint32_t i = 0; i < t->intervals; i++) {
        uint32_t span = t->measured + i;
        int64_t length = t->bounds[span + 1] - t->bounds[span];
        gather(b, t, span);
        add_to_totals(b, groups_of(t, span));
        if (b->intervals > 0) {
            add_calls(b, 1 + i, length, b->cells, b->lengths);
            add_groups(b, 1 + i, length, groups_of(t, span));
        }
    }
    add_overtime(b, t);
    add_calls(b, 0, window_of(t), b->total_cells, b->total_lengths);
    add_groups(b, 0, window_of(t), b->total_groups);
}

static uint32_t row_of(const struct build *b, const struct result_path *of)
{
    if (of->scope == SCOPE_QUEUE)
        return queue_row(of->index);
    return of->scope == SCOPE_TYPE ? type_row(&b->shape, of->index) : 0;
}

struct ratio build_ratio(const struct build *b, const struct result_path *of)
{
    struct ratio agents[AGENT_METRICS], calls[CALL_RATIOS];
    int64_t window = window_of(&b->shape);
    if (of->scope == SCOPE_GROUP) {
        agent_ratios(&b->total_groups[of->index], window, agents);
        return agents[of->metric];
    }
    if (of->metric >= CALL_RATIOS)
        return (struct ratio){0, 0};
    ratios_of_row(b, row_of(b, of), window, b->total_cells, b->total_lengths, calls);
    return calls[of->metric];
}

/* ---- results ---------------------------------------------------------------------------------------------------- */

static bool make_span(struct span_results *out, const struct scenario *s)
{
    out->queues = calloc(s->queue_count + UINT64_C(1), sizeof *out->queues);
    out->types = calloc(s->type_count + UINT64_C(1), sizeof *out->types);
    out->groups = calloc(s->group_count + UINT64_C(1), sizeof *out->groups);
    return out->queues && out->types && out->groups;
}

static void estimate_ratios(const struct build *b, uint32_t span, uint32_t row, struct call_estimates *out)
{
    const struct moments *moments = &b->call_moments[((size_t)span * b->rows + row) * CALL_RATIOS];
    for (int m = 0; m < CALL_RATIOS; m++)
        out->metric[m] = moments_estimate(&moments[m], b->replications, b->scenario->run.confidence,
                                          call_metrics[m].unit);
}

static void estimate_quantiles(const struct build *b, uint32_t span, uint32_t row, struct call_estimates *out)
{
    quantiles_estimate(b->quantiles, span, row, b->replications, b->scenario->run.confidence,
                       out->metric + CALL_RATIOS);
}

static void estimate_calls(const struct build *b, uint32_t span, uint32_t row, struct call_estimates *out)
{
    estimate_ratios(b, span, row, out);
    estimate_quantiles(b, span, row, out);
}

static void estimate_agents(const struct build *b, uint32_t span, uint32_t group, struct agent_estimates *out)
{
    const struct moments *moments =
        &b->agent_moments[((size_t)span * b->shape.groups + group) * AGENT_METRICS];
    for (int m = 0; m < AGENT_METRICS; m++)
        out->metric[m] = moments_estimate(&moments[m], b->replications, b->scenario->run.confidence,
                                          agent_metrics[m].unit);
}

struct estimate build_estimate(const struct build *b, const struct result_path *of)
{
    struct agent_estimates agents;
    struct call_estimates calls;
    if (of->scope == SCOPE_GROUP) {
        estimate_agents(b, 0, of->index, &agents);
        return agents.metric[of->metric];
    }
    if (of->metric < CALL_RATIOS)
        estimate_ratios(b, 0, row_of(b, of), &calls);
    else
        estimate_quantiles(b, 0, row_of(b, of), &calls);
    return calls.metric[of->metric];
}

static void fill_span(const struct build *b, uint32_t span, struct span_results *out)
{
    const struct scenario *s = b->scenario;
    uint32_t first = span == 0 ? b->shape.measured : b->shape.measured + span - 1;
    uint32_t after = span == 0 ? b->shape.spans - 1 : first + 1;
    out->start = b->shape.bounds[first];
    out->length = b->shape.bounds[after] - out->start;
    estimate_calls(b, span, 0, &out->overall);
    for (uint32_t q = 0; q < s->queue_count; q++)
        estimate_calls(b, span, queue_row(q), &out->queues[q]);
    for (uint32_t t = 0; t < s->type_count; t++)
        estimate_calls(b, span, type_row(&b->shape, t), &out->types[t]);
    for (uint32_t g = 0; g < s->group_count; g++)
        estimate_agents(b, span, g, &out->groups[g]);
}

struct results *build_results(const struct build *b)
{
    struct results *r = calloc(1, sizeof *r);
    if (!r)
        return NULL;
    *r = (struct results){
        .scenario = b->scenario,
        .replications = b->replications,
        .overall_definition = b->overall_definition,
        .interval_count = b->intervals,
        .calls = b->calls,
        .events = b->events,
        .stranded = b->stranded,
        .stranded_queue = b->stranded_queue,
    };
    r->intervals = calloc(b->intervals + UINT64_C(1), sizeof *r->intervals);
    bool made = r->intervals && make_span(&r->total, b->scenario);
    for (uint32_t i = 0; made && i < b->intervals; i++)
        made = make_span(&r->intervals[i], b->scenario);
    if (!made) {
        results_free(r);
        return NULL;
    }
    fill_span(b, 0, &r->total);
    for (uint32_t i = 0; i < b->intervals; i++)
        fill_span(b, 1 + i, &r->intervals[i]);
    return r;
}

const struct estimate *results_at(const struct results *r, const struct result_path *of)
{
    switch (of->scope) {
    case SCOPE_QUEUE:
        return &r->total.queues[of->index].metric[of->metric];
    case SCOPE_TYPE:
        return &r->total.types[of->index].metric[of->metric];
    case SCOPE_GROUP:
        return &r->total.groups[of->index].metric[of->metric];
    case SCOPE_OVERALL:
        break;
    }
    return &r->total.overall.metric[of->metric];
}

static void free_span(struct span_results *span)
{
    free(span->queues);
    free(span->types);
    free(span->groups);
}

void results_free(struct results *r)
{
    if (!r)
        return;
    free_span(&r->total);
    for (uint32_t i = 0; r->intervals && i < r->interval_count; i++)
        free_span(&r->intervals[i]);
    free(r->intervals);
    free(r);
}
