/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/ending.h"

#include "cli/message.h"
#include "sim/experiment.h"

const struct ending endings[] = {
    [EXPERIMENT_DONE] = {EXIT_DONE, true, ""},
    [EXPERIMENT_STOPPED] = {EXIT_SIGNAL, true, ""},
    [EXPERIMENT_HOST] = {EXIT_WORLD, false, ""}, /* told where the file is closed */
    [EXPERIMENT_MEMORY] = {EXIT_WORLD, true, ""},
    [EXPERIMENT_DATA] = {EXIT_SCENARIO, false, "the scenario cannot be simulated: "},
    [EXPERIMENT_UNSETTLED] = {EXIT_SCENARIO, false, ""},
    [EXPERIMENT_FULL] = {EXIT_WORLD, true, ""},
    [EXPERIMENT_BUG] = {EXIT_BUG, false, "a bug in acdsim, please report it: "},
};
