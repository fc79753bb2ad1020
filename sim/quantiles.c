/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/quantiles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "sim/estimate.h"

/* Cuts, at which the replications are compared: at zero, then four to each doubling, between 16 ms and 12 days. */
enum {
    PAGE = 32, /* bins; a quarter of a doubling */
    PAGES = BINS / PAGE,
    FIRST_PAGE = 32, /* waits from 2^14 us on */
    LAST_PAGE = 136, /* 2^40 us */
    CUTS = LAST_PAGE - FIRST_PAGE + 3
};

/* Whose waits. */
enum { ALL, ANSWERED, KINDS };

/* The cut that closes the bin: the first whose waits below it include the bin. */
static uint32_t cut_of(uint32_t bin)
{
    uint32_t page = bin / PAGE;
    if (bin == 0)
        return 0;
    if (page < FIRST_PAGE)
        return 1;
    return page < LAST_PAGE ? page - FIRST_PAGE + 2 : CUTS - 1;
}

struct page {
    int64_t count[PAGE];
};

/* Sums over replications, u waits beyond a cut and y in all: how much larger they are beyond the cut before
 * than beyond this one. Whole numbers in doubles, added in the order of the replications. */
struct growth {
    double uu[KINDS], uy[KINDS];
};

/* Of one row in one span. */
struct spread {
    struct growth at[CUTS];
    uint32_t empty[KINDS];
};

/* The same of the replication in hand. */
struct day {
    double waits[CUTS][KINDS]; /* between the cut before and this one */
    uint64_t any[2];           /* bits: which cuts have such waits */
};

/* Waits taken together: the bins that have any, how many up to and with each, and up to each cut; beyond each
 * cut the sums over replications. */
struct distribution {
    uint32_t bin[BINS], bins;
    int64_t through[BINS], below[CUTS], total;
    double uu[CUTS], uy[CUTS], yy;
    int64_t count[BINS]; /* while it is being collected */
    bool any[PAGES];
};

struct quantiles {
    struct tally shape; /* of the experiment; not to be freed */
    uint32_t rows, spans;
    uint32_t *page_of;   /* [interval][flow][answered][page]: 0 none */
    struct page *pages;  /* the first is not used */
    uint32_t page_count, page_room;
    struct spread *spreads; /* [span][row] */
    struct day *days;       /* [span][row] */
    struct distribution *scratch;
};

struct quantiles *quantiles_new(const struct tally *shape)
{
    struct quantiles *q = calloc(1, sizeof *q);
    if (!q)
        return NULL;
    *q = (struct quantiles){
        .shape = *shape, .rows = tally_rows(shape), .spans = shape->intervals + 1, .page_count = 1};
    size_t cells = (size_t)q->spans * q->rows;
    q->page_of = calloc((size_t)shape->intervals * shape->flows * KINDS * PAGES + 1, sizeof *q->page_of);
    q->spreads = calloc(cells, sizeof *q->spreads);
    q->days = calloc(cells, sizeof *q->days);
    q->scratch = calloc(1, sizeof *q->scratch);
    if (q->page_of && q->spreads && q->days && q->scratch)
        return q;
    quantiles_free(q);
    return NULL;
}

void quantiles_free(struct quantiles *q)
{
    if (!q)
        return;
    free(q->page_of);
    free(q->pages);
    free(q->spreads);
    free(q->days);
    free(q->scratch);
    free(q);
}

/* ---- one replication -------------------------------------------------------------------------------------- */

static bool room_for_page(struct quantiles *q)
{
    if (q->page_count < q->page_room)
        return true;
    uint32_t room = q->page_room ? 2 * q->page_room : 64;
    struct page *pages = realloc(q->pages, room * sizeof *pages);
    if (!pages)
        return false;
    q->pages = pages;
    q->page_room = room;
    return true;
}

/* So many waits of a replication, and where they belong. */
struct entry {
    uint32_t interval, flow, bin;
    bool answered;
    int64_t count;
};

static struct entry entry_of(const struct quantiles *q, uint32_t cell, uint32_t bin, int64_t count)
{
    uint32_t flows = q->shape.flows;
    return (struct entry){cell / 2 / flows - q->shape.measured, cell / 2 % flows, bin, cell % 2, count};
}

typedef bool visitor(struct quantiles *q, struct entry e);

/* Visits all the waits in the measured window, as long as it may. */
static bool visit(struct quantiles *q, const struct tally *t, visitor *may_go_on)
{
    uint32_t first = wait_cell(t->measured, 0, t->flows, false);
    uint32_t end = wait_cell(t->measured + t->intervals, 0, t->flows, false);
    bool may = true;
    for (uint32_t cell = first; may && cell < end; cell++)
        if (t->at_once[cell] > 0)
            may = may_go_on(q, entry_of(q, cell, 0, t->at_once[cell]));
    for (size_t i = 0; may && i < t->waits.used; i++) {
        const struct wait_count *c = &t->waits.list[i];
        if (c->cell >= first && c->cell < end)
            may = may_go_on(q, entry_of(q, c->cell, c->bin, c->count));
    }
    return may;
}

static uint32_t *page_for(struct quantiles *q, struct entry e)
{
    uint32_t cell = wait_cell(e.interval, e.flow, q->shape.flows, e.answered);
    return &q->page_of[(size_t)cell * PAGES + e.bin / PAGE];
}

static bool open_page(struct quantiles *q, struct entry e)
{
    uint32_t *page = page_for(q, e);
    if (*page > 0)
        return true;
    if (!room_for_page(q))
        return false;
    *page = q->page_count++;
    q->pages[*page] = (struct page){{0}};
    return true;
}

static void add_to_day(struct day *day, uint32_t cut, double all, double answered)
{
    day->waits[cut][ALL] += all;
    day->waits[cut][ANSWERED] += answered;
    day->any[cut / 64] |= UINT64_C(1) << cut % 64;
}

/* Into the rows of its queue and its type, and overall. */
static bool add_entry(struct quantiles *q, struct entry e)
{
    const struct flow *flow = &q->shape.flow[e.flow];
    struct day *days = &q->days[(size_t)(1 + e.interval) * q->rows];
    uint32_t cut = cut_of(e.bin);
    double all = (double)e.count, answered = e.answered ? all : 0;
    add_to_day(&days[0], cut, all, answered);
    add_to_day(&days[queue_row(flow->queue)], cut, all, answered);
    add_to_day(&days[type_row(&q->shape, flow->type)], cut, all, answered);
    q->pages[*page_for(q, e)].count[e.bin % PAGE] += e.count;
    return true;
}

/* The cuts of a day that have waits, from the last one down; false: there are no more. */
static bool next_cut(uint64_t any[2], uint32_t *cut)
{
    int word = any[1] != 0;
    if (any[word] == 0)
        return false;
    uint32_t bit = 63 - (uint32_t)__builtin_clzll(any[word]);
    any[word] ^= UINT64_C(1) << bit;
    *cut = (uint32_t)word * 64 + bit;
    return true;
}

/* How many in all; of an interval they belong to the whole window, too. */
static void count_day(const struct day *day, struct day *whole, double y[KINDS])
{
    uint64_t any[] = {day->any[0], day->any[1]};
    for (uint32_t c; next_cut(any, &c);) {
        if (whole)
            add_to_day(whole, c, day->waits[c][ALL], day->waits[c][ANSWERED]);
        for (int k = 0; k < KINDS; k++)
            y[k] += day->waits[c][k];
    }
}

/* The day is empty afterwards. With w waits more, u^2 grows by w (2 u + w). */
static void add_day(struct spread *s, struct day *day, struct day *whole)
{
    double y[KINDS] = {0, 0}, u[KINDS] = {0, 0};
    count_day(day, whole, y);
    for (uint32_t c; next_cut(day->any, &c);)
        for (int k = 0; k < KINDS; k++) {
            double w = day->waits[c][k];
            s->at[c].uu[k] += w * (2 * u[k] + w);
            s->at[c].uy[k] += w * y[k];
            u[k] += w;
            day->waits[c][k] = 0;
        }
    for (int k = 0; k < KINDS; k++)
        s->empty[k] += y[k] == 0;
}

bool quantiles_reserve(struct quantiles *q, const struct tally *t)
{
    return visit(q, t, open_page);
}

void quantiles_add(struct quantiles *q, const struct tally *t)
{
    visit(q, t, add_entry);
    for (size_t i = (size_t)q->spans * q->rows; i-- > 0;)
        add_day(&q->spreads[i], &q->days[i], i < q->rows ? NULL : &q->days[i % q->rows]);
}

/* ---- distributions ---------------------------------------------------------------------------------------- */

static void collect(const struct quantiles *q, uint32_t cell, struct distribution *d)
{
    for (uint32_t p = 0; p < PAGES; p++) {
        uint32_t page = q->page_of[(size_t)cell * PAGES + p];
        if (page == 0)
            continue;
        d->any[p] = true;
        for (uint32_t i = 0; i < PAGE; i++)
            d->count[p * PAGE + i] += q->pages[page].count[i];
    }
}

static bool has_flow(const struct quantiles *q, uint32_t row, uint32_t flow)
{
    const struct flow *f = &q->shape.flow[flow];
    return row == 0 || row == queue_row(f->queue) || row == type_row(&q->shape, f->type);
}

static void add_up_page(struct distribution *d, uint32_t page)
{
    for (uint32_t b = page * PAGE; b < (page + 1) * PAGE; b++) {
        if (d->count[b] == 0)
            continue;
        d->total += d->count[b];
        d->bin[d->bins] = b;
        d->through[d->bins++] = d->total;
        d->below[cut_of(b)] += d->count[b];
        d->count[b] = 0;
    }
    d->any[page] = false;
}

static void add_up(struct distribution *d)
{
    d->total = 0;
    d->bins = 0;
    memset(d->below, 0, sizeof d->below);
    for (uint32_t p = 0; p < PAGES; p++)
        if (d->any[p])
            add_up_page(d, p);
    for (uint32_t c = 1; c < CUTS; c++)
        d->below[c] += d->below[c - 1];
}

static void add_up_spread(const struct spread *s, int kind, struct distribution *d)
{
    d->uu[CUTS - 1] = d->uy[CUTS - 1] = 0;
    for (uint32_t c = CUTS - 1; c > 0; c--) {
        d->uu[c - 1] = d->uu[c] + s->at[c].uu[kind];
        d->uy[c - 1] = d->uy[c] + s->at[c].uy[kind];
    }
    d->yy = d->uu[0] + s->at[0].uu[kind];
}

static void distribution_of(const struct quantiles *q, uint32_t span, uint32_t row, int kind,
                            struct distribution *d)
{
    uint32_t first = span == 0 ? 0 : span - 1, end = span == 0 ? q->shape.intervals : span;
    for (uint32_t i = first; i < end; i++)
        for (uint32_t f = 0; f < q->shape.flows; f++) {
            if (!has_flow(q, row, f))
                continue;
            collect(q, wait_cell(i, f, q->shape.flows, true), d);
            if (kind == ALL)
                collect(q, wait_cell(i, f, q->shape.flows, false), d);
        }
    add_up(d);
    add_up_spread(&q->spreads[(size_t)span * q->rows + row], kind, d);
}

/* Position in `bin` and `through` of the wait with this rank, 0 < rank <= total. */
static uint32_t position_of(const struct distribution *d, double rank)
{
    uint32_t low = 0, high = d->bins - 1;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if ((double)d->through[middle] < rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* In us. */
static double wait_at(const struct distribution *d, double rank)
{
    if (rank <= 0)
        return 0;
    uint32_t at = position_of(d, rank);
    int64_t before = at > 0 ? d->through[at - 1] : 0, here = d->through[at] - before;
    double start = (double)bin_start(d->bin[at]), width = (double)bin_width(d->bin[at]);
    return width == 1 ? start : start + width * (rank - (double)before) / (double)here;
}

/* ---- intervals -------------------------------------------------------------------------------------------- */

/* Whether there are waits on both sides of the cut. */
static bool divides(const struct distribution *d, uint32_t cut)
{
    return d->below[cut] > 0 && d->below[cut] < d->total;
}

/* By how much more the replications vary at the cut than with independent waits. */
static double design_effect(const struct distribution *d, uint32_t cut, uint32_t n)
{
    double total = (double)d->total, below = (double)d->below[cut];
    double tail = (total - below) / total;
    double squares = d->uu[cut] - 2 * tail * d->uy[cut] + tail * tail * d->yy;
    if (squares < 1e-12 * d->uu[cut])
        return 0; /* rounding of what never varies */
    return n / (n - 1.0) * squares / (below * tail);
}

/* The largest at cuts between the first quarter and the quantile; when there is none, at those around it; with
 * all waits between two cuts nothing is known, and they are taken to be independent. */
static double design_effect_up_to(const struct distribution *d, uint32_t cut, uint32_t n)
{
    double most = -1;
    for (uint32_t c = 0; c < cut; c++)
        if (divides(d, c) && d->below[c] >= d->total / 4)
            most = fmax(most, design_effect(d, c, n));
    for (uint32_t c = cut > 0 ? cut - 1 : 0; most < 0 && c <= cut; c++)
        if (divides(d, c))
            most = fmax(most, design_effect(d, c, n));
    return most < 0 ? 1 : most;
}

static void interval_of(const struct distribution *d, double rank, double t, struct estimate *e)
{
    uint32_t cut = cut_of(d->bin[position_of(d, rank)]);
    double total = (double)d->total, at = cut == 0 ? (double)d->below[0] : rank;
    double effect = design_effect_up_to(d, cut, e->n);
    double off = t * sqrt(effect * at * (1 - at / total));
    if (rank + off > total - 1)
        return;
    e->lo = wait_at(d, rank - off) / 1e6;
    e->hi = wait_at(d, rank + off) / 1e6;
    e->has_ci = true;
}

static void estimate_all(const struct distribution *d, const struct estimate *common, double t,
                         struct estimate out[QUANTILES])
{
    for (int i = 0; i < QUANTILES; i++) {
        out[i] = *common;
        if (!out[i].defined)
            continue;
        double rank = (double)quantile_percents[i] * (double)d->total / 100; /* whole where it is */
        out[i].mean = wait_at(d, rank) / 1e6;
        if (out[i].n > 1)
            interval_of(d, rank, t, &out[i]);
    }
}

void quantiles_estimate(const struct quantiles *q, uint32_t span, uint32_t row, uint32_t n, double confidence,
                        struct estimate out[2 * QUANTILES])
{
    const struct spread *s = &q->spreads[(size_t)span * q->rows + row];
    double t = n > 1 ? student_t(n, confidence) : 0;
    for (int kind = 0; kind < KINDS; kind++) {
        distribution_of(q, span, row, kind, q->scratch);
        struct estimate common = {.n = n, .empty = s->empty[kind], .defined = q->scratch->total > 0};
        estimate_all(q->scratch, &common, t, out + kind * QUANTILES);
    }
}
