/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/tally.h"

#include <stdlib.h>
#include <string.h>

/* Bounds lie on the grid of intervals from t = 0; the warm-up cuts the interval it ends in. */
static uint32_t bounds_of(const struct horizon *h, int64_t *bounds)
{
    uint32_t n = 0;
    int64_t next = 0;
    while (next < h->length) {
        if (bounds)
            bounds[n] = next;
        n++;
        if (next < h->warmup)
            next = h->warmup;
        else if (h->interval == 0 || h->length - next <= h->interval)
            next = h->length;
        else
            next = (next / h->interval + 1) * h->interval;
    }
    if (bounds)
        bounds[n] = h->length;
    return n + 1;
}

static bool is_transferred(const struct call_type *type)
{
    return type->transfer.probability > 0 && type->transfer.to != type->queue;
}

static uint32_t flows_of(const struct scenario *s)
{
    uint32_t flows = s->type_count;
    for (uint32_t i = 0; i < s->type_count; i++)
        flows += is_transferred(&s->types[i]);
    return flows;
}

static void fill_flows(struct tally *t, const struct scenario *s)
{
    uint32_t next = s->type_count;
    for (uint32_t i = 0; i < s->type_count; i++) {
        const struct call_type *type = &s->types[i];
        t->flow[i] = (struct flow){i, type->queue};
        t->transferred[i] = i;
        if (!is_transferred(type))
            continue;
        t->transferred[i] = next;
        t->flow[next++] = (struct flow){i, type->transfer.to};
    }
}

bool tally_init(struct tally *t, const struct scenario *s)
{
    *t = (struct tally){.types = s->type_count, .queues = s->queue_count, .groups = s->group_count};
    t->flows = flows_of(s);
    t->spans = bounds_of(&s->horizon, NULL);
    t->measured = s->horizon.warmup > 0 ? 1 : 0;
    t->intervals = t->spans - 1 - t->measured;
    size_t spans = t->spans;
    const size_t sizes[] = {
        spans * t->flows * sizeof *t->calls,          spans * t->queues * sizeof *t->queue_lengths,
        spans * t->types * sizeof *t->type_lengths,   spans * sizeof *t->lengths,
        spans * t->groups * sizeof *t->staff,         t->queues * sizeof *t->stood,
        2 * spans * t->flows * sizeof *t->at_once,
    };
    size_t cells = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        cells += sizes[i];
    size_t fixed = spans * sizeof *t->bounds + t->flows * sizeof *t->flow + t->types * sizeof *t->transferred;
    char *at = t->memory = aligned_alloc(16, (cells + fixed + 15) / 16 * 16);
    if (!at)
        return false;
    t->calls = (void *)at;
    t->queue_lengths = (void *)(at += sizes[0]);
    t->type_lengths = (void *)(at += sizes[1]);
    t->lengths = (void *)(at += sizes[2]);
    t->staff = (void *)(at += sizes[3]);
    t->stood = (void *)(at += sizes[4]);
    t->at_once = (void *)(at += sizes[5]);
    t->bounds = (void *)(at + sizes[6]);
    t->flow = (void *)(t->bounds + spans);
    t->transferred = (void *)(t->flow + t->flows);
    fill_flows(t, s);
    bounds_of(&s->horizon, t->bounds);
    tally_clear(t);
    return true;
}

void tally_clear(struct tally *t)
{
    memset(t->memory, 0, (size_t)((char *)t->bounds - (char *)t->memory));
    t->waits.used = 0;
    t->talked = t->wrapped = 0;
    t->further = 0;
    t->simulated = t->events = t->stranded = 0;
    t->stranded_queue = 0;
}

void tally_free(struct tally *t)
{
    free(t->memory);
    wait_counts_free(&t->waits);
    *t = (struct tally){0};
}

void call_cell_add(struct call_cell *sum, const struct call_cell *x)
{
    for (int i = 0; i < CALL_COUNTS; i++)
        sum->count[i] += x->count[i];
    for (int i = 0; i < CALL_TIMES; i++)
        sum->time[i] += x->time[i];
    if (sum->longest_wait < x->longest_wait)
        sum->longest_wait = x->longest_wait;
}

void length_cell_add(struct length_cell *sum, const struct length_cell *x)
{
    sum->area += x->area;
    if (sum->most < x->most)
        sum->most = x->most;
}

void group_cell_add(struct group_cell *sum, const struct group_cell *x)
{
    for (int i = 0; i < DUTIES; i++)
        sum->time[i] += x->time[i];
    for (int i = 0; i < GROUP_COUNTS; i++)
        sum->count[i] += x->count[i];
}
