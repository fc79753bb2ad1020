/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coming and going, for the files that say when: headcount.c, timetable.c. */
#ifndef SIM_STAFF_H
#define SIM_STAFF_H

#include "sim/world.h"

/* An agent in do not disturb; `off`: automatic mode. */
enum { DND_OFF = 0, DND_AWAY = 1 };

void staff_sign_on(struct world *w, uint32_t agent);
void staff_sign_off(struct world *w, uint32_t agent);  /* at once; an open offer ends */
void staff_will_stay(struct world *w, uint32_t agent); /* was about to leave */

/* At once, or after the call in hand with its wrap-up. */
void staff_leave(struct world *w, uint32_t agent);

/* Talks or wraps up: has a call in hand. */
static inline bool staff_is_busy(const struct agent *agent)
{
    return agent->duty == DUTY_TALK || agent->duty == DUTY_WRAP_UP;
}

/* timetable.c */
bool timetable_make(struct world *w);

/* headcount.c */
struct staff_candidate *headcount_scratch(uint32_t agents);
void headcount_write(struct world *w, uint32_t group, uint32_t rank); /* its entries of the timetable */
size_t headcount_entries(const struct headcount *h, int64_t length);
void headcount_change(struct world *w, uint32_t group, uint32_t planned);

#endif
