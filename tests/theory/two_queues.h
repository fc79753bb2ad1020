/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two queues and two groups of agents as a Markov chain: Poisson arrivals, exponential talk and patience. */
#ifndef TESTS_THEORY_TWO_QUEUES_H
#define TESTS_THEORY_TWO_QUEUES_H

#include <stdbool.h>

/* Specialists serve queue 1 only; generalists serve queue 0 first, then queue 1. A caller of queue 1 prefers
 * a specialist. States: specialists and generalists who talk, callers who wait in queue 0 and 1. No
 * specialists: two queues before one group, nonpreemptive priority. No arrivals in queue 0: one queue before
 * a preferred group and another one. */
struct two_queues {
    double arrivals[2];
    double patience[2]; /* means; 0: infinite */
    double talk_special, talk_general;
    int specialists, generalists;
    int most[2]; /* waiting callers that are kept apart */
};

struct two_queues_answers {
    double p_wait[2], waiting[2], abandonment[2]; /* by queue; waiting: callers */
    double talk_special, talk_general;            /* agents who talk */
};

bool two_queues_answers(const struct two_queues *c, struct two_queues_answers *out);

#endif
