/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The console: the smallest host of libacd. A line of input is one operation; what follows from it is
 * printed. There may be any number of agents, queues and clients: the block of libacd grows as they come. */
#ifndef CLI_CONSOLE_H
#define CLI_CONSOLE_H

#include "cli/operations.h"

struct console {
    FILE *out;
    acd *acd;
    struct name_table names[KINDS];
    int64_t now;
};

enum console_status {
    CONSOLE_GOES_ON,
    CONSOLE_NOT_AN_OPERATION, /* and the complaint says why */
    CONSOLE_NO_MEMORY,
    CONSOLE_NO_OUTPUT /* `out` has failed while events were written to it */
};

/* False: out of memory. The parameters must be in their ranges. */
bool console_open(struct console *c, const struct acd_params *params, FILE *out);
enum console_status console_line(struct console *c, const char *text, size_t length, struct complaint *why);

/* After the last line: plays what closes at the last instant, and nothing later. */
enum console_status console_end(struct console *c);
void console_close(struct console *c);

#endif
