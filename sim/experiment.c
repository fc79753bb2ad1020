/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/experiment.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include "sim/build.h"
#include "sim/decisions.h"
#include "sim/verdict.h"
#include "sim/warmup.h"
#include "sim/world.h"

const char *const call_outcome_names[OUTCOMES] = {
    [OUTCOME_ANSWERED] = "answered", [OUTCOME_ABANDONED] = "abandoned", [OUTCOME_BLOCKED] = "blocked",
    [OUTCOME_BALKED] = "balked",     [OUTCOME_TIMED_OUT] = "timed_out", [OUTCOME_CLEARED] = "cleared",
    [OUTCOME_IN_SYSTEM] = "in_system",
};

/* Of one scenario. */
struct part {
    struct tally tally;
    struct decisions decisions;
};

/* A replication that is being run, or is finished and waits for its turn to be merged. */
struct slot {
    struct part *parts; /* by arm */
    bool keeps_decisions;
    struct call_record *records; /* of the first arm */
    uint64_t record_room;
    bool finished;
};

struct experiment {
    const struct scenario *scenario; /* the first arm's */
    struct arm *arms;
    uint32_t arm_count;
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
    struct build *build;   /* the first arm's */
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

static bool is_set(const atomic_int *flag)
{
    return flag && atomic_load_explicit(flag, memory_order_relaxed);
}

/* ---- under the lock ------------------------------------------------------------------------------------------ */

static bool is_stopped(struct experiment *x)
{
    if (!is_set(x->hooks->stop))
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

static void fail(struct experiment *x, uint32_t number, enum experiment_status status, uint32_t arm,
                 const char *problem)
{
    if (number >= x->end && x->status != EXPERIMENT_DONE && x->status != EXPERIMENT_STOPPED)
        return; /* an earlier one failed already */
    x->end = number;
    x->settled = true;
    x->status = status;
    for (uint32_t i = 0; i < x->arm_count; i++)
        x->arms[i].failed = i == arm;
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

static bool reserve(struct experiment *x, const struct slot *slot)
{
    bool reserved = true;
    for (uint32_t i = 0; reserved && i < x->arm_count; i++)
        reserved = build_reserve(x->arms[i].build, &slot->parts[i].tally);
    return reserved;
}

static void add(struct experiment *x, uint32_t number, struct slot *slot)
{
    for (uint32_t i = 0; i < x->arm_count; i++) {
        build_add(x->arms[i].build, &slot->parts[i].tally);
        x->arms[i].decisions = slot->keeps_decisions ? &slot->parts[i].decisions : NULL;
    }
    if (x->hooks->merged)
        x->hooks->merged(x->hooks->host, number, x->arms);
}

static void merge_finished(struct experiment *x)
{
    for (;;) {
        uint32_t number = build_count(x->build);
        struct slot *slot = &x->slots[number % x->slot_count];
        if (number >= x->end || !slot->finished)
            break;
        if (x->hooks->calls &&
            !x->hooks->calls(x->hooks->host, number, slot->records, slot->parts[0].tally.simulated)) {
            fail(x, number, EXPERIMENT_HOST, 0, "");
            break;
        }
        if (!reserve(x, slot)) {
            fail(x, number, EXPERIMENT_MEMORY, 0, "out of memory for the distribution of the waits");
            break;
        }
        add(x, number, slot);
        slot->finished = false;
        if (!x->settled && build_count(x->build) == x->end)
            look(x);
        show_progress(x);
    }
    pthread_cond_broadcast(&x->merged_more);
}

/* ---- the workers --------------------------------------------------------------------------------------------- */

static enum experiment_status run_part(struct world *w, uint32_t number, struct slot *slot, uint32_t arm)
{
    struct part *part = &slot->parts[arm];
    part->decisions.count = 0;
    w->decisions = slot->keeps_decisions ? &part->decisions : NULL;
    if (!w->keeps_records)
        return world_run(w, number, &part->tally);
    w->records = slot->records;
    w->record_room = slot->record_room;
    enum experiment_status status = world_run(w, number, &part->tally);
    slot->records = w->records;
    slot->record_room = w->record_room;
    w->records = NULL;
    return status;
}

static void run_one(struct experiment *x, struct world **worlds, uint32_t number)
{
    struct slot *slot = &x->slots[number % x->slot_count];
    enum experiment_status status = EXPERIMENT_DONE;
    uint32_t arm = 0;
    slot->keeps_decisions = is_set(x->hooks->decisions);
    while (arm < x->arm_count && (status = run_part(worlds[arm], number, slot, arm)) == EXPERIMENT_DONE)
        arm++;
    pthread_mutex_lock(&x->lock);
    if (status == EXPERIMENT_DONE)
        slot->finished = true;
    else
        fail(x, number, status, arm, worlds[arm]->problem);
    merge_finished(x);
    pthread_mutex_unlock(&x->lock);
}

static void free_worlds(struct world **worlds, uint32_t count)
{
    for (uint32_t i = 0; worlds && i < count; i++)
        world_free(worlds[i]);
    free(worlds);
}

/* One for each arm; NULL: out of memory. */
static struct world **make_worlds(const struct experiment *x)
{
    struct world **worlds = calloc(x->arm_count, sizeof *worlds);
    for (uint32_t i = 0; worlds && i < x->arm_count; i++) {
        worlds[i] = world_new(x->arms[i].scenario, i == 0 && x->hooks->calls);
        if (!worlds[i]) {
            free_worlds(worlds, x->arm_count);
            return NULL;
        }
    }
    return worlds;
}

static void work_with(struct experiment *x, struct world **worlds)
{
    uint32_t number;
    for (;;) {
        pthread_mutex_lock(&x->lock);
        bool more = take(x, &number);
        pthread_mutex_unlock(&x->lock);
        if (!more)
            return;
        run_one(x, worlds, number);
    }
}

/* A further worker that finds no memory leaves the work to the others. */
static void *work(void *experiment)
{
    struct experiment *x = experiment;
    struct world **worlds = make_worlds(x);
    if (worlds)
        work_with(x, worlds);
    free_worlds(worlds, x->arm_count);
    return NULL;
}

static bool run_workers(struct experiment *x, unsigned threads)
{
    struct world **worlds = make_worlds(x);
    pthread_t *others = calloc(threads, sizeof *others);
    if (!worlds || !others) {
        free_worlds(worlds, x->arm_count);
        free(others);
        return false;
    }
    unsigned started = 0;
    while (started + 1 < threads && pthread_create(&others[started], NULL, work, x) == 0)
        started++;
    work_with(x, worlds);
    for (unsigned i = 0; i < started; i++)
        pthread_join(others[i], NULL);
    free(others);
    free_worlds(worlds, x->arm_count);
    return true;
}

/* ---- the whole -------------------------------------------------------------------------------------------------- */

static bool make_slot(struct experiment *x, struct slot *slot)
{
    slot->parts = calloc(x->arm_count, sizeof *slot->parts);
    bool made = slot->parts;
    for (uint32_t i = 0; made && i < x->arm_count; i++)
        made = tally_init(&slot->parts[i].tally, x->arms[i].scenario);
    return made;
}

static bool make_slots(struct experiment *x, unsigned threads)
{
    x->slot_count = 4 * threads;
    x->slots = calloc(x->slot_count, sizeof *x->slots);
    bool made = x->slots;
    for (uint32_t i = 0; made && i < x->slot_count; i++)
        made = make_slot(x, &x->slots[i]);
    for (uint32_t i = 0; made && i < x->arm_count; i++)
        made = (x->arms[i].build = build_new(x->arms[i].scenario)) != NULL;
    x->build = x->arms[0].build;
    return made;
}

static void free_slot(struct experiment *x, struct slot *slot)
{
    for (uint32_t i = 0; slot->parts && i < x->arm_count; i++) {
        tally_free(&slot->parts[i].tally);
        decisions_free(&slot->parts[i].decisions);
    }
    free(slot->parts);
    free(slot->records);
}

static void free_slots(struct experiment *x)
{
    for (uint32_t i = 0; x->slots && i < x->slot_count; i++)
        free_slot(x, &x->slots[i]);
    free(x->slots);
    for (uint32_t i = 0; i < x->arm_count; i++) {
        build_free(x->arms[i].build);
        x->arms[i].build = NULL;
        x->arms[i].decisions = NULL;
    }
}

static unsigned useful_threads(const struct scenario *s, unsigned threads)
{
    uint32_t first = first_look(&s->run);
    unsigned most = first < 1024 ? first : 1024;
    threads = threads < most ? threads : most;
    return threads > 0 ? threads : 1;
}

static bool make_results(struct experiment *x)
{
    for (uint32_t i = 0; i < x->arm_count; i++) {
        struct results *r = x->arms[i].results = build_results(x->arms[i].build);
        if (!r)
            return false;
        r->settled = *x->arms[i].scenario;
        r->scenario = &r->settled;
        r->planned = planned(&x->scenario->run);
        r->precise = x->precise;
        r->complete = x->status == EXPERIMENT_DONE;
    }
    return true;
}

static void drop_results(struct experiment *x)
{
    for (uint32_t i = 0; i < x->arm_count; i++) {
        results_free(x->arms[i].results);
        x->arms[i].results = NULL;
    }
}

/* Their warm-ups are known. */
static enum experiment_status run_settled(struct arm *arms, uint32_t count, unsigned threads,
                                          const struct experiment_hooks *hooks, char problem[512])
{
    const struct scenario *s = arms[0].scenario;
    struct experiment x = {.scenario = s,
                           .arms = arms,
                           .arm_count = count,
                           .hooks = hooks,
                           .lock = PTHREAD_MUTEX_INITIALIZER,
                           .merged_more = PTHREAD_COND_INITIALIZER,
                           .end = first_look(&s->run),
                           .settled = !s->run.precision.wanted,
                           .precise = !s->run.precision.wanted,
                           .pilots = warmup_pilots(arms, count)};
    threads = useful_threads(s, threads);
    bool made = make_slots(&x, threads) && run_workers(&x, threads) && make_results(&x);
    memcpy(problem, x.problem, sizeof x.problem);
    if (!made) {
        drop_results(&x);
        snprintf(problem, 512, "out of memory");
    }
    free_slots(&x);
    return made ? x.status : EXPERIMENT_MEMORY;
}

enum experiment_status experiment_run_arms(struct arm *arms, uint32_t count, unsigned threads,
                                           const struct experiment_hooks *hooks, char problem[512])
{
    static const struct experiment_hooks none = {0};
    struct settled *settled = calloc(count, sizeof *settled);
    enum experiment_status status = EXPERIMENT_MEMORY;
    hooks = hooks ? hooks : &none;
    strcpy(problem, "out of memory");
    if (settled)
        status = warmup_settle(arms, count, settled, threads, hooks, first_look(&arms[0].scenario->run), problem);
    if (status == EXPERIMENT_DONE)
        status = run_settled(arms, count, threads, hooks, problem);
    for (uint32_t i = 0; settled && i < count; i++)
        arms[i].scenario = settled[i].asked;
    free(settled);
    return status;
}

enum experiment_status experiment_run(const struct scenario *s, unsigned threads,
                                      const struct experiment_hooks *hooks, struct results **out,
                                      char problem[512])
{
    struct arm arm = {.scenario = s};
    enum experiment_status status = experiment_run_arms(&arm, 1, threads, hooks, problem);
    *out = arm.results;
    return status;
}
