/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/warmup.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "sim/mser.h"
#include "sim/world.h"

/* Numbers of replications that no experiment has: it has a thousand million at most. */
#define FIRST_PILOT UINT32_C(4000000000)

struct pilots {
    const struct scenario *scenario;
    const struct experiment_hooks *hooks;
    pthread_mutex_t lock;
    struct warmup_progress progress;
    uint32_t next, done;
    uint32_t end; /* none at or after it is started: all, or the first that failed */
    enum experiment_status status;
    char problem[512];
    struct tally shape; /* its bounds; no counts of its own */
    int128 *sums;       /* by step: callers x us */
};

/* The same center from empty, in steps. What comes after the close tells nothing. */
static struct scenario pilot_of(const struct scenario *s)
{
    struct scenario pilot = *s;
    pilot.horizon.warmup = 0;
    pilot.horizon.interval = (s->horizon.length - 1) / WARMUP_STEPS + 1;
    pilot.horizon.at_close = CLOSE_CLEAR;
    return pilot;
}

/* ---- one replication ------------------------------------------------------------------------------------- */

static int128 callers_in(const struct tally *t, uint32_t span)
{
    int128 sum = t->lengths[span].area;
    for (uint32_t g = 0; g < t->groups; g++) {
        const struct group_cell *cell = &t->staff[(size_t)span * t->groups + g];
        sum += cell->time[DUTY_TALK] + cell->time[DUTY_WRAP_UP];
    }
    return sum;
}

static bool take(struct pilots *p, uint32_t *number)
{
    pthread_mutex_lock(&p->lock);
    const atomic_int *stop = p->hooks->stop;
    if (stop && atomic_load_explicit(stop, memory_order_relaxed) && p->next < p->end) {
        p->end = p->next;
        p->status = EXPERIMENT_STOPPED;
    }
    bool more = p->next < p->end;
    if (more)
        *number = p->next++;
    pthread_mutex_unlock(&p->lock);
    return more;
}

static void add(struct pilots *p, const struct tally *t)
{
    for (uint32_t i = 0; i < t->intervals; i++)
        p->sums[i] += callers_in(t, i);
    p->done++;
    if (p->hooks->progress)
        p->hooks->progress(p->hooks->host, p->progress.before + p->done, p->progress.total);
}

/* The first of those that fail is told, whichever is the first to end. */
static void fail(struct pilots *p, uint32_t number, enum experiment_status status, const char *problem)
{
    if (number >= p->end)
        return;
    p->end = number;
    p->status = status;
    snprintf(p->problem, sizeof p->problem, "%s", problem);
}

static void run(struct pilots *p, struct world *w, struct tally *t)
{
    uint32_t number;
    while (take(p, &number)) {
        enum experiment_status status = world_run(w, FIRST_PILOT + number, t);
        pthread_mutex_lock(&p->lock);
        if (status == EXPERIMENT_DONE)
            add(p, t);
        else
            fail(p, number, status, w->problem);
        pthread_mutex_unlock(&p->lock);
    }
}

/* ---- on threads -------------------------------------------------------------------------------------------- */

/* A worker that finds no memory leaves the work to the others; false. */
static bool work_if_possible(struct pilots *p)
{
    struct tally tally = {0};
    struct world *w = world_new(p->scenario, false);
    bool possible = w && tally_init(&tally, p->scenario);
    if (possible)
        run(p, w, &tally);
    tally_free(&tally);
    world_free(w);
    return possible;
}

static void *work(void *pilots)
{
    work_if_possible(pilots);
    return NULL;
}

static bool run_all(struct pilots *p, unsigned threads)
{
    pthread_t others[WARMUP_PILOTS];
    unsigned started = 0;
    while (started + 1 < threads && started + 1 < WARMUP_PILOTS &&
           pthread_create(&others[started], NULL, work, p) == 0)
        started++;
    work_if_possible(p);
    for (unsigned i = 0; i < started; i++)
        pthread_join(others[i], NULL);
    return p->done > 0 || p->status != EXPERIMENT_DONE;
}

/* ---- what they tell ----------------------------------------------------------------------------------------- */

static enum experiment_status judge(const struct pilots *p, int64_t *found, char problem[512])
{
    double series[WARMUP_STEPS];
    const int64_t *bounds = p->shape.bounds;
    for (uint32_t i = 0; i < p->shape.intervals; i++)
        series[i] = (double)p->sums[i] / (double)(bounds[i + 1] - bounds[i]);
    uint32_t drop = mser5(series, p->shape.intervals);
    *found = bounds[drop];
    if (2 * drop <= p->shape.intervals)
        return EXPERIMENT_DONE;
    snprintf(problem, 512,
             "no steady state within the first half of the %.4g h: the number of callers, averaged over %d pilot "
             "replications, still changes after %.4g h; use a longer horizon.length, write horizon.warmup yourself, or "
             "see whether the agents can do the work",
             sim_seconds(p->scenario->horizon.length) / 3600, (int)WARMUP_PILOTS, sim_seconds(*found) / 3600);
    return EXPERIMENT_UNSETTLED;
}

enum experiment_status warmup_find(const struct scenario *s, unsigned threads, const struct experiment_hooks *hooks,
                                   struct warmup_progress progress, int64_t *found, char problem[512])
{
    struct scenario pilot = pilot_of(s);
    struct pilots p = {.scenario = &pilot, .hooks = hooks, .lock = PTHREAD_MUTEX_INITIALIZER,
                       .progress = progress, .end = WARMUP_PILOTS};
    enum experiment_status status = EXPERIMENT_MEMORY;
    if (tally_init(&p.shape, &pilot) && (p.sums = calloc(p.shape.intervals, sizeof *p.sums)) && run_all(&p, threads))
        status = p.status == EXPERIMENT_DONE ? judge(&p, found, p.problem) : p.status;
    else
        snprintf(p.problem, sizeof p.problem, "out of memory");
    memcpy(problem, p.problem, sizeof p.problem);
    free(p.sums);
    tally_free(&p.shape);
    return status;
}

/* ---- several arms ------------------------------------------------------------------------------------------- */

uint32_t warmup_pilots(const struct arm *arms, uint32_t count)
{
    uint32_t wanted = 0;
    for (uint32_t i = 0; i < count; i++)
        wanted += arms[i].scenario->horizon.find_warmup;
    return wanted * WARMUP_PILOTS;
}

enum experiment_status warmup_settle(struct arm *arms, uint32_t count, struct settled *settled, unsigned threads,
                                     const struct experiment_hooks *hooks, uint32_t after, char problem[512])
{
    struct warmup_progress progress = {0, warmup_pilots(arms, count) + after};
    int64_t longest = 0;
    for (uint32_t i = 0; i < count; i++) {
        settled[i] = (struct settled){arms[i].scenario, *arms[i].scenario};
        arms[i].scenario = &settled[i].used;
    }
    for (uint32_t i = 0; i < count; i++) {
        int64_t found;
        if (!arms[i].scenario->horizon.find_warmup)
            continue;
        enum experiment_status status = warmup_find(arms[i].scenario, threads, hooks, progress, &found, problem);
        arms[i].failed = status != EXPERIMENT_DONE && status != EXPERIMENT_STOPPED;
        if (status != EXPERIMENT_DONE)
            return status;
        progress.before += WARMUP_PILOTS;
        longest = found > longest ? found : longest;
    }
    for (uint32_t i = 0; i < count; i++)
        if (settled[i].used.horizon.find_warmup)
            settled[i].used.horizon.warmup = longest;
    return EXPERIMENT_DONE;
}
