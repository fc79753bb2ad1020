/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each end of an experiment is told. Results that are not of all replications say so themselves. */
#ifndef CLI_ENDING_H
#define CLI_ENDING_H

#include <stdbool.h>

struct ending {
    int code;   /* EXIT_SIGNAL: and the number of the signal */
    bool writes;
    const char *words; /* before what the experiment says about it */
};
extern const struct ending endings[]; /* by enum experiment_status */

#endif
