/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is said about results before there are any. expect: conditions like `queues.vip.service_level >= 80%`, as written and as understood. */
#ifndef SCENARIOS_EXPECT_H
#define SCENARIOS_EXPECT_H

#include "scenarios/lookup.h"

/* One for each text of draft.expect. What is wrong is told with its place inside the text. */
struct expectation *expectations_of(struct binder *b, const struct directory *dir);

/* run.precision, whose metric is written like that of a condition; not wanted when it is not there. */
struct precision precision_of(struct binder *b, const struct directory *dir);

#endif
