/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/experiment.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "sim/build.h"
#include "sim/verdict.h"
#include "sim/warmup.h"
#include "sim/world.h"

const char *const call_outcome_names[OUTCOMES] = {
    [OUTCOME_ANSWERED] = "answered", [OUTCOME_ABANDONED] = "abandoned", [OUTCOME_BLOCKED] = "blocked",
    [OUTCOME_BALKED] = "balked",     [OUTCOME_TIMED_OUT] = "timed_out", [OUTCOME_CLEARED] = "cleared",
    [OUTCOME_IN_SYSTEM] = "in_system",
};

/* A replication that is being run, or is finished and waits for its turn to be merged. */
struct slot {
    struct tally tally;
    struct call_record *records;
    uint64_t record_room;
    bool finished;
};

struct experiment {
    const struct scenario *scenario;
    const struct experiment_hooks *hooks;
    pthread_mutex_t lock;
    pthread_cond_t merged_more;
    struct slot *slots; /* replication r is in slot r % slot_count */
    uint32_t slot_count;
    uint32_t next;  /* replication to be started */
    uint32_t end;   /* none at or after it is started: the plan's, the next look's, or the first that failed */
    bool settled;   /* `end` will not be later */
    bool precise;
    enum experiment_status status;
    char problem[512];
    struct build *build;
    uint32_t pilots;       /* replications before these, for the progress */
    int64_t last_progress; /* us */
};

/* Wall-clock time, for the progress of long runs only; results never see it. */
static int64_t wall_clock(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static bool keeps_records(const struct experiment *x)
{
    return x->hooks->calls;
}

/* ---- under the lock ------------------------------------------------------------------------------------------ */

static bool is_stopped(struct experiment *x)
{
    if (!x->hooks->stop || !atomic_load_explicit(x->hooks->stop, memory_order_relaxed))
        return false;
    x->settled = true;
    if (x->next < x->end) {
        x->end = x->next;
        if (x->status == EXPERIMENT_DONE)
            x->status = EXPERIMENT_STOPPED;
    }
    return true;
}

/* The next replication to run; false: there is none. */
static bool take(struct experiment *x, uint32_t *number)
{
    while (!is_stopped(x) && (x->next < x->end ? x->next - build_count(x->build) >= x->slot_count : !x->settled))
        pthread_cond_wait(&x->merged_more, &x->lock);
    if (x->next >= x->end)
        return false;
    *number = x->next++;
    return true;
}

static void fail(struct experiment *x, uint32_t number, enum experiment_status status, const char *problem)
{
    if (number >= x->end && x->status != EXPERIMENT_DONE && x->status != EXPERIMENT_STOPPED)
        return; /* an earlier one failed already */
    x->end = number;
    x->settled = true;
    x->status = status;
    snprintf(x->problem, sizeof x->problem, "%s", problem);
}

/* ---- looks at the precision ----------------------------------------------------------------------------------- */

/* Fewer say too little about their own spread. */
enum { LOOK_FIRST = 30 };

static uint32_t first_look(const struct run_plan *plan)
{
    if (!plan->precision.wanted)
        return plan->replications;
    uint32_t first = plan->replications > LOOK_FIRST ? plan->replications : LOOK_FIRST;
    return first < plan->precision.max_replications ? first : plan->precision.max_replications;
}

/* Half as many again: the counts are fixed beforehand, whatever is seen. */
static uint32_t next_look(const struct precision *p, uint32_t looked)
{
    uint64_t next = looked + (uint64_t)looked / 2;
    return next < p->max_replications ? (uint32_t)next : p->max_replications;
}

/* Half of the interval, of which an end may be cut off. */
static double half_width(const struct estimate *e)
{
    return e->mean - e->lo > e->hi - e->mean ? e->mean - e->lo : e->hi - e->mean;
}

/* An interval without any width says that nothing has happened yet. */
static bool is_precise(const struct estimate *e, const struct precision *p)
{
    return e->has_ci && half_width(e) > 0 && half_width(e) <= p->half_width;
}

static bool all_decided(const struct experiment *x)
{
    const struct scenario *s = x->scenario;
    for (uint32_t i = 0; i < s->expectation_count; i++) {
        struct estimate e = build_estimate(x->build, &s->expectations[i].of);
        if (verdict_of(&s->expectations[i], &e) == VERDICT_UNDECIDED)
            return false;
    }
    return true;
}

/* All replications up to `end` are merged: is that enough? */
static void look(struct experiment *x)
{
    const struct precision *p = &x->scenario->run.precision;
    struct estimate e = build_estimate(x->build, &p->of);
    x->precise = is_precise(&e, p);
    x->settled = (x->precise && all_decided(x)) || x->end >= p->max_replications;
    if (!x->settled)
        x->end = next_look(p, x->end);
}

static uint32_t planned(const struct run_plan *plan)
{
    return plan->precision.wanted ? plan->precision.max_replications : plan->replications;
}

static uint32_t probable(const struct experiment *x)
{
    const struct precision *p = &x->scenario->run.precision;
    uint32_t done = build_count(x->build);
    if (!p->wanted || x->settled || done < 2)
        return x->end;
    struct estimate e = build_estimate(x->build, &p->of);
    double ratio = e.has_ci ? half_width(&e) / p->half_width : 1, needed = done * ratio * ratio;
    uint32_t total = x->end;
    while (total < needed && total < p->max_replications)
        total = next_look(p, total);
    return total;
}

static void show_progress(struct experiment *x)
{
    if (!x->hooks->progress)
        return;
    int64_t now = wall_clock();
    uint32_t done = build_count(x->build);
    bool last = x->settled && done == x->end;
    if (now - x->last_progress < 100000 && !last)
        return;
    x->last_progress = now;
    x->hooks->progress(x->hooks->host, x->pilots + done, x->pilots + (last ? done : probable(x)));
}

static void merge_finished(struct experiment *x)
{
    for (;;) {
        uint32_t number = build_count(x->build);
        struct slot *slot = &x->slots[number % x->slot_count];
        if (number >= x->end || !slot->finished)
            break;
        if (x->hooks->calls &&
            !x->hooks->calls(x->hooks->host, number, slot->records, slot->tally.simulated)) {
            fail(x, number, EXPERIMENT_HOST, "");
            break;
        }
        build_add(x->build, &slot->tally);
        slot->finished = false;
        if (!x->settled && build_count(x->build) == x->end)
            look(x);
        show_progress(x);
    }
    pthread_cond_broadcast(&x->merged_more);
}

/* ---- the workers --------------------------------------------------------------------------------------------- */

static void run_one(struct experiment *x, struct world *w, uint32_t number)
{
    struct slot *slot = &x->slots[number % x->slot_count];
    w->records = slot->records;
    w->record_room = slot->record_room;
    enum experiment_status status = world_run(w, number, &slot->tally);
    slot->records = w->records;
    slot->record_room = w->record_room;
    w->records = NULL;
    pthread_mutex_lock(&x->lock);
    if (status == EXPERIMENT_DONE)
        slot->finished = true;
    else
        fail(x, number, status, w->problem);
    merge_finished(x);
    pthread_mutex_unlock(&x->lock);
}

static void work_with(struct experiment *x, struct world *w)
{
    uint32_t number;
    for (;;) {
        pthread_mutex_lock(&x->lock);
        bool more = take(x, &number);
        pthread_mutex_unlock(&x->lock);
        if (!more)
            return;
        run_one(x, w, number);
    }
}

/* A further worker that finds no memory leaves the work to the others. */
static void *work(void *experiment)
{
    struct experiment *x = experiment;
    struct world *w = world_new(x->scenario, keeps_records(x));
    if (w)
        work_with(x, w);
    world_free(w);
    return NULL;
}

static bool run_workers(struct experiment *x, unsigned threads)
{
    struct world *w = world_new(x->scenario, keeps_records(x));
    pthread_t *others = calloc(threads, sizeof *others);
    if (!w || !others) {
        world_free(w);
        free(others);
        return false;
    }
    unsigned started = 0;
    while (started + 1 < threads && pthread_create(&others[started], NULL, work, x) == 0)
        started++;
    work_with(x, w);
    for (unsigned i = 0; i < started; i++)
        pthread_join(others[i], NULL);
    free(others);
    world_free(w);
    return true;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static bool make_slots(struct experiment *x, unsigned threads)
{
    x->slot_count = 4 * threads;
    x->slots = calloc(x->slot_count, sizeof *x->slots);
    bool made = x->slots;
    for (uint32_t i = 0; made && i < x->slot_count; i++)
        made = tally_init(&x->slots[i].tally, x->scenario);
    x->build = build_new(x->scenario);
    return made && x->build;
}

static void free_slots(struct experiment *x)
{
    for (uint32_t i = 0; x->slots && i < x->slot_count; i++) {
        tally_free(&x->slots[i].tally);
        free(x->slots[i].records);
    }
    free(x->slots);
    build_free(x->build);
}

static unsigned useful_threads(const struct scenario *s, unsigned threads)
{
    uint32_t first = first_look(&s->run);
    unsigned most = first < 1024 ? first : 1024;
    threads = threads < most ? threads : most;
    return threads > 0 ? threads : 1;
}

static void finish_results(const struct experiment *x, struct results *r)
{
    r->settled = *x->scenario;
    r->scenario = &r->settled;
    r->planned = planned(&x->scenario->run);
    r->precise = x->precise;
    r->complete = x->status == EXPERIMENT_DONE;
}

/* Its warm-up is known. */
static enum experiment_status run_settled(const struct scenario *s, unsigned threads,
                                          const struct experiment_hooks *hooks, struct results **out,
                                          char problem[512])
{
    struct experiment x = {.scenario = s,
                           .hooks = hooks,
                           .lock = PTHREAD_MUTEX_INITIALIZER,
                           .merged_more = PTHREAD_COND_INITIALIZER,
                           .end = first_look(&s->run),
                           .settled = !s->run.precision.wanted,
                           .precise = !s->run.precision.wanted,
                           .pilots = s->horizon.find_warmup ? WARMUP_PILOTS : 0};
    threads = useful_threads(s, threads);
    if (make_slots(&x, threads) && run_workers(&x, threads))
        *out = build_results(x.build);
    if (*out)
        finish_results(&x, *out);
    enum experiment_status status = *out ? x.status : EXPERIMENT_MEMORY;
    memcpy(problem, x.problem, sizeof x.problem);
    if (!*out)
        snprintf(problem, 512, "out of memory");
    free_slots(&x);
    return status;
}

enum experiment_status experiment_run(const struct scenario *s, unsigned threads,
                                      const struct experiment_hooks *hooks, struct results **out,
                                      char problem[512])
{
    static const struct experiment_hooks none = {0};
    struct scenario settled = *s;
    enum experiment_status status = EXPERIMENT_DONE;
    hooks = hooks ? hooks : &none;
    *out = NULL;
    if (s->horizon.find_warmup)
        status = warmup_find(s, threads, hooks, first_look(&s->run), &settled.horizon.warmup, problem);
    return status == EXPERIMENT_DONE ? run_settled(&settled, threads, hooks, out, problem) : status;
}
