/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was asked of the results: expectations, a precision. */
#ifndef CLI_JUDGE_H
#define CLI_JUDGE_H

#include "sim/results.h"

/* Says on standard error which expectations fail or cannot be decided, and a precision that was not reached.
 * EXIT_NO if there are any, else 0. */
int judge(const struct results *r);

#endif
