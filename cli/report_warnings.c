/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/report_warnings.h"

#include <inttypes.h>
#include <stdlib.h>

static void add_loaded(struct report_warnings *w, const struct loaded *l)
{
    for (size_t i = 0; i < l->diagnostic_count; i++) {
        const struct diagnostic *d = &l->diagnostics[i];
        if (d->severity == SEVERITY_WARNING)
            w->list[w->count++] = (struct report_warning){d->text, d->file, d->place};
    }
}

static void add_partial(struct report_warnings *w, char text[256], const struct results *r)
{
    if (r->complete)
        return;
    snprintf(text, 256, "partial: %" PRIu32 " of %" PRIu32 " replications", r->replications,
             r->planned);
    w->list[w->count++] = (struct report_warning){text, NULL, {0, 0}};
}

static void add_stranded(struct report_warnings *w, char text[256], const struct loaded *l, const struct results *r)
{
    if (r->stranded == 0)
        return;
    const struct queue_spec *queue = &r->scenario->queues[r->stranded_queue];
    snprintf(text, 256,
             "%" PRIu64 " caller%s cleared after the close because nobody on duty served them; the first of "
             "them in queue '%s'",
             r->stranded, r->stranded == 1 ? " was" : "s were", queue->name);
    w->list[w->count++] = (struct report_warning){text, l->file, queue->place};
}

/* As diagnostics look, without the line of the file: nobody has it any more. */
static void print_warning(const struct report_warning *w, const char *scenario)
{
    const char *file = w->file ? w->file : scenario;
    if (w->place.line > 0)
        fprintf(stderr, "%s:%" PRIu32 ":%" PRIu32 ": warning: %s\n", file, w->place.line, w->place.column,
                w->text);
    else
        fprintf(stderr, "%s: warning: %s\n", file, w->text);
}

bool report_warnings_collect(struct report_warnings *w, const struct options *o, const struct loaded *l,
                             const struct results *r)
{
    *w = (struct report_warnings){.list = calloc(l->diagnostic_count + REPORT_WARNINGS_FOUND, sizeof *w->list)};
    if (!w->list)
        return false;
    add_loaded(w, l);
    size_t known = w->count;
    add_partial(w, w->texts[0], r);
    add_stranded(w, w->texts[1], l, r);
    for (size_t i = known; i < w->count && !o->quiet; i++)
        print_warning(&w->list[i], l->file);
    return true;
}

void report_warnings_free(struct report_warnings *w)
{
    free(w->list);
}
