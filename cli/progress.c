/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include "cli/options.h"
#include "cli/terminal.h"

#define SECOND INT64_C(1000000000)
#define BAR_AFTER (SECOND / 2)
#define LINE_EVERY (10 * SECOND)
#define BAR_WIDTH 24u

int64_t progress_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * SECOND + now.tv_nsec;
}

struct progress progress_start(int style, bool quiet)
{
    struct progress p = {0};
    p.bar = style == PROGRESS_AUTO && !quiet && terminal_is(stderr);
    p.lines = style == PROGRESS_PLAIN;
    p.began = progress_clock();
    p.next = p.began + (p.bar ? BAR_AFTER : LINE_EVERY);
    return p;
}

/* "40 s", "1 min 20 s", "2 h 5 min": nobody needs it to the second for longer. */
static void left_text(int64_t seconds, char *text, size_t room)
{
    if (seconds < 60)
        snprintf(text, room, "%" PRId64 " s", seconds);
    else if (seconds < 3600)
        snprintf(text, room, "%" PRId64 " min %" PRId64 " s", seconds / 60, seconds % 60);
    else
        snprintf(text, room, "%" PRId64 " h %" PRId64 " min", seconds / 3600, seconds / 60 % 60);
}

static void words(char *text, size_t room, uint32_t done, uint32_t total, int64_t spent)
{
    char left[64];
    double seconds = (double)spent / (double)SECOND / (double)done * (double)(total - done);
    left_text((int64_t)(seconds + 0.5), left, sizeof left);
    snprintf(text, room, "%" PRIu32 " of %" PRIu32 " replications, %" PRIu64 " %%, %s left", done, total,
             (uint64_t)done * 100 / total, left);
}

static void draw(const char *text, uint32_t done, uint32_t total)
{
    static const char full[BAR_WIDTH + 1] = "########################";
    static const char empty[BAR_WIDTH + 1] = "------------------------";
    unsigned filled = (unsigned)((uint64_t)done * BAR_WIDTH / total);
    fprintf(stderr, "\r[%.*s%.*s] %s\033[K", (int)filled, full, (int)(BAR_WIDTH - filled), empty, text);
    fflush(stderr);
}

void progress_show(struct progress *p, uint32_t done, uint32_t total)
{
    char text[128];
    int64_t now = progress_clock();
    if (!(p->bar || p->lines) || now < p->next || done == 0 || done == total)
        return;
    words(text, sizeof text, done, total, now - p->began);
    if (p->bar) {
        draw(text, done, total);
        p->drawn = true;
    } else {
        fprintf(stderr, "acdsim: %s\n", text);
        p->next = now + LINE_EVERY;
    }
}

void progress_end(struct progress *p)
{
    if (p->drawn)
        fputs("\r\033[K", stderr);
    p->drawn = false;
}
