/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the program says on standard error. Whatever is quoted from arguments and files is shown with its
 * control characters and broken UTF-8 as \x1b. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

/* Exit codes: docs of the command line. */
enum exit_code {
    EXIT_DONE = 0,
    EXIT_NO = 1,        /* the answer is no */
    EXIT_USAGE = 2,
    EXIT_SCENARIO = 3,  /* the scenario or the data are wrong */
    EXIT_WORLD = 4,     /* file, disk, memory */
    EXIT_BUG = 70,
    EXIT_SIGNAL = 128   /* and the number of the signal */
};

/* "acdsim: ..."; gives back `code`, for `return fail(EXIT_WORLD, ...)`. */
int fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same without being the end of it. */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* "  hint: ..." */
void hint(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
