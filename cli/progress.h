/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far a long run is, on standard error: a bar on a terminal, or a line every ten seconds. Nothing for
 * work that takes less than half a second. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    bool bar, lines; /* neither: silent */
    bool drawn;      /* a bar stands on the terminal */
    int64_t began;   /* ns, as progress_clock */
    int64_t next;    /* not before */
};

/* Monotonic nanoseconds. */
int64_t progress_clock(void);

/* `style` is enum progress_style; `quiet` turns a bar off that was not asked for. */
struct progress progress_start(int style, bool quiet);
void progress_show(struct progress *p, uint32_t done, uint32_t total);

/* Wipes the bar away. */
void progress_end(struct progress *p);

#endif
