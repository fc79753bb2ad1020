/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a diagnostic looks on a terminal. */
#include <inttypes.h>
#include <string.h>
#include "scenarios/load.h"
#include "scenarios/utf8.h"

/* Of a line that is longer than LINE_MOST only a window around the caret is printed. */
#define LINE_MOST 160
#define WINDOW_BEFORE 60

struct paint {
    const char *severity[2], *strong, *caret, *off;
};
static const struct paint plain = {{"", ""}, "", "", ""};
static const struct paint colored = {{"\033[1;31m", "\033[1;35m"}, "\033[1m", "\033[1;32m", "\033[0m"};

static const char *const severity_names[] = {
    [SEVERITY_ERROR] = "error",
    [SEVERITY_WARNING] = "warning",
};

/* One character in a form that changes nothing on a terminal; returns how many columns it takes. */
static int print_character(FILE *out, const char *text, size_t length)
{
    uint32_t code;
    if (!utf8_decode(text, length, &code))
        return fprintf(out, "\\x%02x", (unsigned char)*text);
    if (utf8_printable(code)) {
        fwrite(text, 1, length, out);
        return 1;
    }
    return code < 0x100 ? fprintf(out, "\\x%02" PRIx32, code) : fprintf(out, "\\u%04" PRIx32, code);
}

static void print_text(FILE *out, const char *text)
{
    for (size_t left = strlen(text), step; left; text += step, left -= step) {
        step = utf8_step(text, left);
        print_character(out, text, step);
    }
}

static void print_times(FILE *out, char c, int times)
{
    while (times-- > 0)
        fputc(c, out);
}

/* Which characters of the line are printed, and what that takes before and under the caret. */
struct window {
    size_t first, end; /* characters, from 0 */
    size_t caret, caret_end;
    int before, under; /* columns */
};

static struct window window_of(const struct diagnostic *d)
{
    size_t count = utf8_characters(d->source, strlen(d->source)), caret = d->place.column - 1;
    struct window w = {0, count, caret, caret + d->width, 0, 0};
    if (count <= LINE_MOST)
        return w;
    w.first = caret > WINDOW_BEFORE ? caret - WINDOW_BEFORE : 0;
    w.end = w.first + LINE_MOST < count ? w.first + LINE_MOST : count;
    if (w.caret_end > w.end && w.end > caret)
        w.caret_end = w.end;
    return w;
}

/* A tab is shown as one space: a caret can then stand under any character. */
static void print_source(FILE *out, const char *text, struct window *w)
{
    size_t left = strlen(text), number = 0;
    if (w->first > 0)
        w->before += fprintf(out, "...");
    for (size_t step; left && number < w->end; text += step, left -= step, number++) {
        step = utf8_step(text, left);
        if (number < w->first)
            continue;
        int columns = *text == '\t' ? fprintf(out, " ") : print_character(out, text, step);
        if (number < w->caret)
            w->before += columns;
        else if (number < w->caret_end)
            w->under += columns;
    }
    fprintf(out, "%s\n", left ? "..." : "");
}

static void print_line(FILE *out, const struct diagnostic *d, const struct paint *paint)
{
    struct window w = window_of(d);
    int gutter = fprintf(out, "%5" PRIu32, d->place.line);
    fputs(" | ", out);
    print_source(out, d->source, &w);
    print_times(out, ' ', gutter);
    fprintf(out, " | %s", paint->caret);
    print_times(out, ' ', w.before);
    print_times(out, '^', w.under > 0 ? w.under : 1);
    fprintf(out, "%s\n", paint->off);
}

void diagnostic_print(FILE *out, const struct diagnostic *d, bool color)
{
    const struct paint *paint = color ? &colored : &plain;
    fputs(paint->strong, out);
    print_text(out, d->file);
    if (d->place.line)
        fprintf(out, ":%" PRIu32 ":%" PRIu32, d->place.line, d->place.column);
    fprintf(out, ": %s%s:%s ", paint->severity[d->severity], severity_names[d->severity], paint->off);
    print_text(out, d->text);
    fputc('\n', out);
    if (d->place.line && d->source)
        print_line(out, d, paint);
    if (d->hint) {
        fputs("  hint: ", out);
        print_text(out, d->hint);
        fputc('\n', out);
    }
}
