/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shifts against the horizon, and as times since its start. */
#ifndef SCENARIOS_RESOLVE_SHIFTS_H
#define SCENARIOS_RESOLVE_SHIFTS_H

#include "scenarios/draft.h"

/* Those outside the horizon are reported. Only when the horizon is good. */
void resolve_shifts(struct binder *b, const struct horizon *h, struct group_draft *g);

#endif
