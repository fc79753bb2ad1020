/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days worked out by hand: what happened, as counts and sums of seconds that a test writes down, beside every
 * statistic that is reported. The quotients are made here a second time, from the words of their definitions; where
 * there is nothing to divide by, nothing must be reported. */
#ifndef TESTS_SIM_HAND_H
#define TESTS_SIM_HAND_H

#include "tests/support/day.h"

/* Of the callers who arrived in one span of time. Times are sums of seconds; what is not written down is 0. */
struct hand_calls {
    int offered, answered, abandoned, blocked, balked, timed_out, cleared;
    int in_time, abandoned_in_time; /* within the threshold */
    int waited;                     /* longer than 0 */
    double wait_answered, wait_abandoned, wait_others, longest;
    double area; /* callers x seconds in the span, whenever they arrived */
    int most;    /* who waited at once */
    double talk, wrap_up;
    int offers, rejects, no_answers, cancelled;
    int retried, transferred, overflowed, called_back;
};

/* Of a group in the span: agents x seconds. */
struct hand_group {
    double idle, offered, talk, wrap_up, dnd, overtime;
    int answered, rejects, no_answers;
};

/* One queue, one call type, one group, by default: no intervals, offers accepted at once, threshold 20 s. */
void hand_make(struct day *d, double talk, double wrap_up, uint32_t agents);

/* Runs it once; results to be freed. */
struct results *hand_run(struct day *d);

/* Compares all statistics of one row and says which differ. */
void hand_compare_calls(const struct call_estimates *e, const struct hand_calls *x, double length,
                        const struct service_level *level, const char *what, unsigned line);
void hand_compare_group(const struct agent_estimates *e, const struct hand_group *x, double length, unsigned line);

/* The whole span (interval < 0) or an interval: overall, queue 0, type 0 and group 0 of a center that has no others. */
void hand_compare(const struct results *r, int interval, const struct hand_calls *calls,
                  const struct hand_group *group, unsigned line);

/* HAND_SPAN(results, interval, {calls}, {group}); braces are kept from the preprocessor by the parentheses. */
#define HAND_CALLS(...) (&(const struct hand_calls){__VA_ARGS__})
#define HAND_GROUP(...) (&(const struct hand_group){__VA_ARGS__})
#define HAND_TOTAL(r, calls, group) hand_compare((r), -1, (calls), (group), __LINE__)
#define HAND_INTERVAL(r, i, calls, group) hand_compare((r), (i), (calls), (group), __LINE__)

/* Runs the day, compares the whole of it, frees. */
void hand_day(struct day *d, const struct hand_calls *calls, const struct hand_group *group, unsigned line);
#define HAND_DAY(d, calls, group) hand_day((d), (calls), (group), __LINE__)

#endif
