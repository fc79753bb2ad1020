/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef TESTS_SCHEDULER_COMPARE_H
#define TESTS_SCHEDULER_COMPARE_H

#include "tests/scheduler/naive.h"

/* NULL when every question has the same answer from both, else the first that has not. */
const char *compare_answers(const acd *a, const struct naive *n);

#endif
