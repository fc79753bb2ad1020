/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a naive day, and the parts that its files share. */
#ifndef TESTS_SIM_NAIVE_PARTS_H
#define TESTS_SIM_NAIVE_PARTS_H

#include <gsl/gsl_rng.h>
#include "sim/calendar.h"
#include "sim/experiment.h"
#include "tests/scheduler/naive.h"

#define NEVER INT64_MAX
#define NOBODY UINT32_MAX
enum { AWAY = 1 /* the code of do not disturb */, MOST_GROUPS = 8, MOST_TYPES = 8 };

/* Something that will happen; of those of one kind at one instant the first that was planned is the first. */
struct thing {
    int64_t at; /* NEVER: it will not */
    uint64_t sequence;
};

struct caller {
    struct call_record fate;
    uint64_t number;    /* of its random numbers */
    uint32_t retries;   /* before it, in its chain of calls */
    bool called_back;   /* it is a callback */
    bool in_line;       /* it waits or is being offered */
    uint32_t client;    /* its number for the dispatcher, while it has one */
    uint32_t stands_in; /* queue */
    struct thing patience, max_wait, overflow, callback;
    bool patience_missed, overflow_missed, callback_missed; /* it was being offered when it was time */
    bool leaves;                /* without patience, after the offer it stayed for */
    struct thing again;         /* its next call, */
    enum event_kind again_kind; /* a retry or a transfer */
};

enum desk_state { DESK_OFF, DESK_FREE /* being offered a caller included */, DESK_TALKS, DESK_WRAPS_UP };

/* An agent. Its number for the dispatcher is its place in the array. */
struct desk {
    uint32_t group, number;
    const struct shift *shift; /* NULL: one of a headcount */
    bool absent;
    bool stays; /* on duty when the day closed */
    enum desk_state state;
    uint64_t free_since;   /* a running number */
    uint32_t caller;       /* NOBODY: without; else offered to it or with it */
    struct thing answer;   /* to the offer */
    bool rejects, at_once; /* its answer takes no time */
    uint64_t offered;      /* a running number of the offer */
    struct thing talk_ends, wrap_up_ends;
    struct thing asks; /* manual mode */
    uint64_t ready;    /* a running number; 0: does not wait for somebody to wait */
    uint32_t prepared, asked;
    int64_t ends_done, starts_done; /* moments of its shift up to here have been */
};

struct naive_group {
    uint32_t excess; /* so many of those on duty go as soon as they are free */
    uint32_t step;   /* of its headcount, the next one */
};

struct naive_arrivals {
    struct arrival_walk walk;
    struct thing next;
    uint64_t number;
};

struct day {
    const struct scenario *s;
    uint32_t replication;
    gsl_rng *rng;
    int64_t now;
    uint64_t sequence;
    bool closed;
    bool full;
    struct caller *callers;
    uint32_t caller_count, caller_room;
    struct desk desks[NAIVE_MOST];
    uint32_t desk_count;
    struct naive_group groups[MOST_GROUPS];
    struct naive_arrivals arrivals[MOST_TYPES];
    uint32_t caller_of[NAIVE_MOST]; /* by client of the dispatcher; NOBODY */
    struct naive dispatcher;
};

/* The earliest of what was looked at, by (time, kind, sequence). */
struct next {
    int64_t at;
    enum event_kind kind;
    uint64_t sequence;
    uint32_t who;
};
void consider(struct next *next, struct thing t, enum event_kind kind, uint32_t who);

struct thing plan(struct day *d, int64_t at);
static inline struct thing nothing(void)
{
    return (struct thing){.at = NEVER};
}

/* ---- naive_draws.c ----------------------------------------------------------------------------------- */

/* Seconds, of draw number `draw` of call or agent `number`. */
double draw_seconds(const struct day *d, const struct dist *law, enum stream_purpose purpose,
                    const char *name, uint64_t number, uint32_t draw);
int64_t draw_time(const struct day *d, const struct dist *law, enum stream_purpose purpose, const char *name,
                  uint64_t number, uint32_t draw); /* 0 of no law */
/* True with the probability. */
bool draw_choice(const struct day *d, double probability, enum stream_purpose purpose, const char *name,
                 uint64_t number, uint32_t draw);

/* ---- naive_line.c: callers who come and go ----------------------------------------------------------- */

const struct call_type *type_of(const struct day *d, uint32_t caller);
bool waits(const struct day *d, uint32_t caller);       /* in line, and not being offered */
uint64_t entered(const struct day *d, uint32_t caller); /* a running number of the dispatcher */
uint32_t waiting_in(const struct day *d, uint32_t queue);
bool nobody_serves(const struct day *d, uint32_t caller); /* after the close */
uint32_t child_of(struct day *d, uint32_t parent);
void plan_caller(struct day *d, uint32_t caller);
void plan_stay(struct day *d, uint32_t caller);
void stand_in(struct day *d, uint32_t caller);
void end_stay(struct day *d, uint32_t caller);
void arrivals_begin(struct day *d);
void arrival_comes(struct day *d, uint32_t type);
void call_again(struct day *d, uint32_t parent); /* its retry or transfer comes */
void leave_line(struct day *d, uint32_t caller, enum call_outcome outcome);
void patience_ends(struct day *d, uint32_t caller);
void is_answered(struct day *d, uint32_t caller, int64_t at);

/* ---- naive_moves.c: callers in line ------------------------------------------------------------------ */

void overflow_due(struct day *d, uint32_t caller);
void callback_due(struct day *d, uint32_t caller);
void offer_failed(struct day *d, uint32_t caller);
void leave_after_offer(struct day *d);
void make_up(struct day *d); /* what callers missed while they were being offered */
void clear_line(struct day *d);
void clear_unserved(struct day *d);

/* ---- naive_desks.c: offers and talks ----------------------------------------------------------------- */

void follow(struct day *d); /* what the dispatcher decided */
void ready_agents_ask(struct day *d);
void answer_offer(struct day *d, uint32_t desk);
void talk_ends(struct day *d, uint32_t desk);
void wrap_up_ends(struct day *d, uint32_t desk);
void ask(struct day *d, uint32_t desk);
void prepare(struct day *d, struct desk *desk, int64_t since);

/* ---- naive_duty.c: who is on duty -------------------------------------------------------------------- */

void duty_begins(struct day *d);
void consider_duty(const struct day *d, struct next *next);
void duty_ends_at(struct day *d, uint32_t who); /* who: a desk that works shifts, or NAIVE_MOST + group */
void duty_starts_at(struct day *d, uint32_t who);
bool must_go(struct day *d, struct desk *desk); /* now that it is free; counts it as gone */
void go(struct day *d, struct desk *desk);
void duty_at_close(struct day *d);
bool served_on_duty(const struct day *d, uint32_t queue);

#endif
