/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every metric that is reported: a row each, from which estimates, tables, JSON and help are made.
 *
 * A metric is a ratio of two quantities summed over replications; the denominator 1 per replication gives
 * a plain mean. Where the denominator is 0 over all replications the metric is undefined. Quantiles are of
 * all the waits of all replications together.
 */
#ifndef SIM_METRICS_H
#define SIM_METRICS_H

enum unit {
    UNIT_CALLS,      /* calls (or offers, or rejects) per replication */
    UNIT_SECONDS,
    UNIT_PROPORTION, /* 0..1 */
    UNIT_CALLERS,    /* number of callers, time average or maximum */
    UNIT_AGENTS      /* number of agents, time average */
};

/* Of queues, call types, everything together, and these by interval. */
enum call_metric {
    CALL_OFFERED, CALL_ANSWERED, CALL_ABANDONED, CALL_BLOCKED, CALL_BALKED, CALL_TIMED_OUT, CALL_CLEARED,
    CALL_IN_SYSTEM,
    CALL_RETRIED, CALL_TRANSFERRED, CALL_OVERFLOWED, CALL_CALLED_BACK,
    CALL_ABANDONMENT, CALL_BLOCKING,
    CALL_SERVICE_LEVEL,
    CALL_ASA, CALL_WAIT, CALL_WAIT_MAX, CALL_TIME_TO_ABANDON, CALL_P_WAIT,
    CALL_QUEUE_LENGTH, CALL_QUEUE_LENGTH_MAX,
    CALL_TALK, CALL_WRAP_UP, CALL_AHT,
    CALL_OFFERS, CALL_REJECTS, CALL_NO_ANSWERS, CALL_CANCELLED_OFFERS,
    /* all definitions of the service level side by side: "service_levels" */
    CALL_SL_ANSWERED_OFFERED, CALL_SL_ANSWERED_ANSWERED, CALL_SL_EXCLUDING_SHORT_ABANDONS,
    CALL_SL_ABANDONS_COUNT, CALL_SL_DAYS_MET,
    CALL_RATIOS, /* up to here; from here on quantiles */
    CALL_WAIT_P50 = CALL_RATIOS, CALL_WAIT_P80, CALL_WAIT_P90, CALL_WAIT_P95, CALL_WAIT_P99,
    CALL_WAIT_ANSWERED_P50, CALL_WAIT_ANSWERED_P80, CALL_WAIT_ANSWERED_P90, CALL_WAIT_ANSWERED_P95,
    CALL_WAIT_ANSWERED_P99,
    CALL_METRICS
};

/* Which quantiles, in percent. */
enum { QUANTILES = CALL_WAIT_ANSWERED_P50 - CALL_WAIT_P50 };
extern const int quantile_percents[QUANTILES];

/* Of agent groups, and these by interval. */
enum agent_metric {
    AGENT_STAFFED, AGENT_ANSWERED, AGENT_OCCUPANCY,
    AGENT_TALK_SHARE, AGENT_WRAP_UP_SHARE, AGENT_OFFERED_SHARE, AGENT_IDLE_SHARE, AGENT_DND_SHARE,
    AGENT_REJECTS, AGENT_NO_ANSWERS, AGENT_OVERTIME,
    AGENT_METRICS
};

struct metric {
    const char *name;    /* in JSON, paths and tables; "answered/offered", ... in service_levels */
    const char *parent;  /* NULL, or "service_levels": the object the metric stands in */
    enum unit unit;
    const char *meaning; /* one line for people */
};

extern const struct metric call_metrics[CALL_METRICS];
extern const struct metric agent_metrics[AGENT_METRICS];

#endif
