/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/lines.h"

#include <errno.h>
#include <unistd.h>

/* What ends a line besides its LF. */
enum { END_OF_INPUT = -1, END_BY_FAILURE = -2, END_OF_ROOM = -3, END_UNANSWERED = -4 };

/* 0, or what there is instead of bytes. */
static int fill(struct lines *l)
{
    ssize_t got;
    if (fflush(l->answers) != 0)
        return END_UNANSWERED;
    do
        got = read(l->descriptor, l->block, sizeof l->block);
    while (got < 0 && errno == EINTR);
    l->at = 0;
    l->filled = got > 0 ? (size_t)got : 0;
    return got > 0 ? 0 : got == 0 ? END_OF_INPUT : END_BY_FAILURE;
}

static int next_byte(struct lines *l)
{
    int ended_by = l->at == l->filled ? fill(l) : 0;
    return ended_by ? ended_by : (unsigned char)l->block[l->at++];
}

/* What ended it. Of a long comment the rest is dropped. */
static int read_line(struct lines *l)
{
    bool comment = false;
    for (;;) {
        int byte = next_byte(l);
        if (byte < 0 || byte == '\n')
            return byte;
        comment = comment || byte == '#';
        if (l->length < LINE_MOST)
            l->text[l->length++] = (char)byte;
        else if (!comment)
            return END_OF_ROOM;
    }
}

enum line_status lines_next(struct lines *l)
{
    l->length = 0;
    int ended_by = read_line(l);
    if (ended_by == END_OF_INPUT && l->length == 0)
        return LINE_END;
    if (ended_by == END_BY_FAILURE || ended_by == END_UNANSWERED)
        return ended_by == END_UNANSWERED ? LINE_UNANSWERED : LINE_FAILED;
    l->number++;
    if (l->length > 0 && l->text[l->length - 1] == '\r')
        l->length--;
    l->text[l->length] = '\0';
    return ended_by == END_OF_ROOM ? LINE_TOO_LONG : LINE_READ;
}
