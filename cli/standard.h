/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard output, which may be closed, full, or a pipe that nobody reads any more. */
#ifndef CLI_STANDARD_H
#define CLI_STANDARD_H

/* At the start: a standard stream that is closed must not become the first file that is opened. */
void standard_reserve(void);

/* Before long work: 0, or the exit code after having said that nothing can be written there. */
int standard_check(void);

/* At the end: 0 when all of it was written, else the exit code after having said why not. */
int standard_finish(void);

#endif
