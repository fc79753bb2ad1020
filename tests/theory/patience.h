/* SPDX-License-Identifier: GPL-3.0-or-later */
/* M/M/n+G: exponential talk, patience of any law, infinite room, first come first served. The wait that is
 * offered to a caller, were it patient, is 0 with probability P(V = 0) and else has the density
 * lambda p(n-1) exp(lambda H(x) - n mu x), H(x) = int_0^x P(X > u) du (Baccelli and Hebuterne, On queues with
 * impatient customers, 1981). All answers are integrals over it, as in Zeltyn and Mandelbaum, Call centers
 * with impatient customers: many-server asymptotics of the M/M/n+G queue, QUESTA 51, 2005, section 3.
 */
#ifndef TESTS_THEORY_PATIENCE_H
#define TESTS_THEORY_PATIENCE_H

#include <stdbool.h>
#include "tests/theory/survival.h"

struct impatient_center {
    double arrivals;          /* per unit of time */
    double talk;              /* mean */
    struct survival patience; /* its limit: then the caller is sent away */
    int agents;
    double within; /* threshold of the service level */
};

/* In the unit of time of the center; means 0 where there is nobody. */
struct impatient_answers {
    double p_offered_wait; /* P(V > 0) */
    double p_wait, wait, asa, time_to_abandon;
    double lost;      /* who is not answered: abandonment and sent_away */
    double sent_away; /* the limit is reached */
    double beyond;    /* P(V > limit), sent away or not */
    double occupancy;
    double answered_offered, answered_answered, excluding_short_abandons, abandons_count;
};

bool impatient_answers(const struct impatient_center *c, struct impatient_answers *out);

/* The answers of callers of one kind, who meet the same waits with a patience of their own; the patience of
 * the center is that of all of them together. The occupancy is what they would make of it if all were like
 * them. */
bool impatient_kind(const struct impatient_center *c, const struct survival *own,
                    struct impatient_answers *out);

#endif
