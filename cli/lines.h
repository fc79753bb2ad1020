/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of an input of any length, one at a time, in memory that does not grow. */
#ifndef CLI_LINES_H
#define CLI_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#define LINE_MOST 65536u /* bytes; a comment may be longer */

enum line_status {
    LINE_READ,
    LINE_END,
    LINE_TOO_LONG,
    LINE_FAILED,    /* to be read: errno says why */
    LINE_UNANSWERED /* the lines before have answers that cannot be written: errno says why */
};

struct lines {
    int descriptor;
    FILE *answers; /* flushed before the input may be waited for: whoever writes a line can read the answer */
    uint64_t number; /* of the line, from 1 */
    size_t length;
    char text[LINE_MOST + 1]; /* NUL behind it; without its LF or CR LF; of what is too long the beginning */
    size_t at, filled;
    char block[65536]; /* read, and not yet looked at: from `at` to `filled` */
};

/* A last line without an end counts; after the end there is none. */
enum line_status lines_next(struct lines *l);

#endif
