/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/problems.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include "scenarios/utf8.h"

#define SHOWN_MOST 40

static int compare(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int by_place(const struct mark *a, const struct mark *b)
{
    int order = compare(a->source ? a->source->order : 0, b->source ? b->source->order : 0);
    if (!order)
        order = compare(a->place.line, b->place.line);
    return order ? order : compare(a->place.column, b->place.column);
}

static size_t kept_count(const struct problem_list *list)
{
    return list->count < DIAGNOSTICS_MOST ? list->count : DIAGNOSTICS_MOST;
}

static bool is_kept(const struct problem_list *list, const struct mark *at)
{
    return list->count < DIAGNOSTICS_MOST || by_place(at, &list->kept[DIAGNOSTICS_MOST - 1].mark) < 0;
}

/* Equal places stay in the order in which they were found. */
static struct problem *insert(struct problem_list *list, const struct mark *at)
{
    size_t i = kept_count(list);
    if (i == DIAGNOSTICS_MOST)
        i--;
    for (; i > 0 && by_place(at, &list->kept[i - 1].mark) < 0; i--)
        list->kept[i] = list->kept[i - 1];
    return &list->kept[i];
}

__attribute__((format(printf, 5, 0))) static void add(struct problems *p, enum severity severity,
                                                      const struct mark *at, const char *hint,
                                                      const char *format, va_list arguments)
{
    struct problem_list *list = &p->of[severity];
    if (is_kept(list, at)) {
        char text[1024];
        vsnprintf(text, sizeof text, format, arguments);
        struct problem *slot = insert(list, at);
        *slot = (struct problem){*at, {.severity = severity, .hint = hint}};
        slot->diagnostic.text = arena_copy(p->arena, text, strlen(text));
    }
    list->count++;
}

void error_at(struct problems *p, const struct mark *at, const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(p, SEVERITY_ERROR, at, hint, format, arguments);
    va_end(arguments);
}

void warning_at(struct problems *p, const struct mark *at, const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add(p, SEVERITY_WARNING, at, hint, format, arguments);
    va_end(arguments);
}

size_t errors_so_far(const struct problems *p)
{
    return p->of[SEVERITY_ERROR].count;
}

bool error_is_kept(const struct problems *p, const struct mark *at)
{
    return is_kept(&p->of[SEVERITY_ERROR], at);
}

/* The line, ended by a NUL where its line end was; lines that were cut before still count. */
static const char *cut_line(const struct source *source, uint32_t line)
{
    char *at = source->text, *end = source->text + source->length;
    for (char *next;; at = next + 1) {
        for (next = at; next < end && *next != '\n' && *next != '\0'; next++)
            ;
        if (--line == 0) {
            *next = '\0';
            return at;
        }
        if (next == end)
            return NULL;
    }
}

static struct diagnostic finished(const struct problem *found)
{
    struct diagnostic d = found->diagnostic;
    const struct mark *mark = &found->mark;
    d.file = mark->source->name;
    d.place = mark->place;
    d.source = mark->place.line ? cut_line(mark->source, mark->place.line) : NULL;
    if (d.source && !*d.source)
        d.source = NULL;
    size_t characters = d.source ? utf8_characters(d.source, strlen(d.source)) : 0;
    size_t room = characters >= d.place.column ? characters - d.place.column + 1 : 1;
    d.width = mark->width < room ? mark->width : (uint32_t)room;
    if (d.width == 0)
        d.width = 1;
    return d;
}

void problems_finish(struct problems *p, struct loaded *out)
{
    const struct problem_list *errors = &p->of[SEVERITY_ERROR], *warnings = &p->of[SEVERITY_WARNING];
    size_t error_count = kept_count(errors), warning_count = kept_count(warnings);
    out->diagnostics = arena_array(p->arena, error_count + warning_count, sizeof *out->diagnostics);
    for (size_t e = 0, w = 0; e < error_count || w < warning_count;) {
        bool error = w == warning_count ||
                     (e < error_count && by_place(&errors->kept[e].mark, &warnings->kept[w].mark) <= 0);
        const struct problem *next = error ? &errors->kept[e++] : &warnings->kept[w++];
        out->diagnostics[out->diagnostic_count++] = finished(next);
    }
    out->error_count = errors->count;
    out->warning_count = warnings->count;
}

const char *shown(struct arena *a, const char *text)
{
    size_t length = strlen(text), at = 0;
    for (int count = 0; at < length && count < SHOWN_MOST; count++)
        at += utf8_step(text + at, length - at);
    return at == length ? text : arena_say(a, "%.*s...", (int)at, text);
}
