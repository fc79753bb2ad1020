/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Being interrupted. The first SIGINT or SIGTERM asks to finish what runs and to write what is complete;
 * the second removes the temporary files and ends the process at once. */
#ifndef CLI_SIGNALS_H
#define CLI_SIGNALS_H

#include <stdatomic.h>
#include <stdbool.h>

#define SIGNALS_FILES 4

/* From the start of the program: a reader that goes away, or a limit on the size of files, is an error
 * of writing, not the end of the process. */
void signals_ignore_write_errors(void);

/* Before the first temporary file is made. */
void signals_install(void);

/* The same for a command that has nothing to finish: the first one ends the process. */
void signals_end_at_once(void);

/* Nonzero once interrupted: the number of the signal. */
const atomic_int *signals_flag(void);

/* Makes a temporary file from `name`, which ends in XXXXXX (as mkstemp does), to be removed on a second
 * signal. -1 and errno, or its descriptor with `*slot` for signals_forget. */
int signals_make_file(char *name, int *slot);

/* Renames it over `to` (NULL: removes it). In either case it is no longer known. False and errno when it
 * could not be renamed. */
bool signals_settle_file(const char *name, const char *to, int slot);

#endif
