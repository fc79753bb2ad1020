/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes into a simulation: plain structs, no YAML. The loader in scenarios/ fills them; a test or a
 * program can fill them by hand. `{0}` is valid wherever a thing is optional. Const from then on.
 *
 * Times are microseconds, rates calls per second, durations distributions in seconds.
 */
#ifndef SIM_SCENARIO_H
#define SIM_SCENARIO_H

#include <stdbool.h>
#include <stdint.h>
#include "acd/acd.h"
#include "models/arrivals.h"
#include "models/dist.h"
#include "sim/roster.h"

/* Where somebody wrote it: line and column from 1, line 0 when there is no such place. */
struct place {
    uint32_t line, column;
};

enum at_close {
    CLOSE_DRAIN, /* callers who wait at the end are still served */
    CLOSE_CLEAR  /* they leave, `cleared` */
};

struct horizon {
    int64_t start;    /* clock at t = 0, since midnight */
    int64_t length;   /* > 0; nobody arrives at or after it; contains the warm-up */
    int64_t warmup;   /* 0 <= warmup < length; measured is [warmup, length) */
    bool find_warmup; /* it is to be found (sim/warmup.h); in results it was */
    int64_t interval; /* reporting interval; 0: none */
    enum at_close at_close;
};

/* One figure of the results. */
enum result_scope { SCOPE_OVERALL, SCOPE_QUEUE, SCOPE_TYPE, SCOPE_GROUP };
struct result_path {
    enum result_scope scope;
    uint32_t index;  /* into scenario.queues, .types or .groups */
    uint32_t metric; /* enum call_metric, or enum agent_metric of a group */
};

/* Replications are added until the interval of one figure is narrow enough. */
struct precision {
    bool wanted;
    const char *text; /* "queues.vip.service_level" */
    struct result_path of;
    double half_width;         /* > 0, in the metric's unit */
    uint32_t max_replications; /* >= run_plan.replications */
};

struct run_plan {
    uint32_t replications; /* >= 1; with a precision: the least */
    double confidence;     /* in (0, 1) */
    uint64_t seed;
    struct precision precision;
};

enum sl_definition {
    SL_ANSWERED_OFFERED,         /* answered within / offered */
    SL_ANSWERED_ANSWERED,        /* answered within / answered */
    SL_EXCLUDING_SHORT_ABANDONS, /* answered within / (offered - abandoned within) */
    SL_ABANDONS_COUNT,           /* (answered within + abandoned within) / offered */
    SL_DEFINITIONS
};
extern const char *const sl_definition_names[SL_DEFINITIONS]; /* as in the YAML */

struct service_level {
    int64_t within; /* > 0, inclusive */
    double target;  /* 0..1 */
    enum sl_definition definition;
};

/* Whoever has stood `after` in the queue moves to the tail of another, if there is a waiting
 * place or a free agent; otherwise it tries again after the same time. */
struct overflow {
    int64_t after; /* > 0; 0: nobody moves */
    uint32_t to;   /* index into scenario.queues */
};

#define CAPACITY_UNLIMITED UINT32_MAX
struct queue_spec {
    const char *name;
    int priority;      /* 1 served first .. 10 */
    uint32_t capacity; /* waiting places; CAPACITY_UNLIMITED; 0 is a loss system */
    int64_t max_wait;  /* > 0: callers in it who have waited so long are sent away; 0: never */
    struct overflow overflow;
    struct service_level service_level;
    struct place place;
};

/* Who gave up or was blocked calls again: a new call of the same type. */
#define RETRIES_UNLIMITED UINT32_MAX
struct retry {
    double after_abandon, after_block; /* probabilities */
    struct dist delay;                 /* until the next attempt; none: nobody calls again */
    uint32_t max;                      /* further calls of one caller; RETRIES_UNLIMITED */
};

/* After the talk, a new stay in another queue: a new call of the same type. */
struct transfer {
    double probability;
    uint32_t to; /* index into scenario.queues */
};

/* Whoever waits in line after `offer_after` is asked: its place goes to a new call of the same type. */
struct callback {
    bool offered;
    int64_t offer_after; /* since joining */
    double accept;       /* probability */
};

struct call_type {
    const char *name;
    uint32_t queue; /* index into scenario.queues */
    struct arrivals arrivals;
    struct dist busyness;       /* factor of the day, mean 1; none: 1. Not with ARRIVALS_TIMES */
    const char *busyness_name;  /* of its stream: the type's own name, or of those that share it */
    struct dist patience;       /* none: infinite */
    double balk;                /* probability to leave at once when it would have to wait */
    struct dist talk;
    struct dist wrap_up;        /* none: 0 */
    struct retry retry;
    struct transfer transfer;
    struct callback callback;
    struct place place;
};

struct served_queue {
    uint32_t queue; /* index into scenario.queues */
    int priority;   /* 0 preferred .. 1000 */
};

/* How a free agent comes to its next call. */
enum agent_mode {
    MODE_AUTO,  /* it is offered one */
    MODE_MANUAL /* in do not disturb, it asks for one when it is ready */
};

struct agent_group {
    const char *name;
    struct roster roster;
    uint32_t serves_count;
    struct served_queue *serves;
    struct dist answer; /* from offer to accept; none: 0 */
    double reject;      /* proportion of offers; reject + no_answer <= 1 */
    double no_answer;   /* proportion of offers */
    double *talk_factor; /* by call type, > 0: multiplies the talk; NULL: 1 for all */
    double absence;     /* probability of each agent to be away for the whole day */
    enum agent_mode mode;
    struct dist prepare; /* manual: from being free to asking; none: 0 */
    struct dist poll;    /* manual: from asking in vain to asking again; none: as soon as somebody waits */
    struct place place;
};

/* A condition on a result, as written and as understood. */
enum comparison { COMPARE_LESS, COMPARE_LESS_EQUAL, COMPARE_GREATER, COMPARE_GREATER_EQUAL };

struct expectation {
    const char *text;
    struct result_path of;
    enum comparison comparison;
    double bound;    /* in the metric's unit: seconds, 0..1, a count */
    struct place place;
};

struct scenario {
    const char *name, *description; /* "" when not given */
    struct horizon horizon;
    struct run_plan run;
    struct acd_params dispatch;
    uint32_t queue_count, type_count, group_count;
    struct queue_spec *queues;
    struct call_type *types;
    struct agent_group *groups;
    uint32_t expectation_count;
    struct expectation *expectations;
};

/* The name of a queue, type or group; NULL: there is none of that number. */
const char *scenario_name(const struct scenario *s, enum result_scope scope, uint32_t index);

/* The index of a queue, type or group by its name; UINT32_MAX: there is none. */
uint32_t scenario_find(const struct scenario *s, enum result_scope scope, const char *name);

/* What a planner checks first: the work that is offered against the people who are there. */
struct load_summary {
    double calls;        /* expected in the measured window, per replication */
    double load;         /* offered load, erlangs: calls x (talk + wrap-up) / time, the average */
    double peak_load;    /* the highest of any step of arrivals */
    int64_t peak_at;     /* its start */
    uint32_t least_agents, most_agents;
    double agents;       /* time average */
    double peak_ratio;   /* highest load per agent of any step; INFINITY where load meets no agent */
    int64_t ratio_at;    /* its start */
};
struct load_summary scenario_load_summary(const struct scenario *s);

#endif
