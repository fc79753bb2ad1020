/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/expect.h"

#include <string.h>
#include "scenarios/condition.h"

#define EXAMPLE "write it like queues.vip.service_level >= 80%"

static bool read_comparison(struct condition *c, enum comparison *out)
{
    static const char *const words[] = {
        [COMPARE_LESS] = "<",
        [COMPARE_LESS_EQUAL] = "<=",
        [COMPARE_GREATER] = ">",
        [COMPARE_GREATER_EQUAL] = ">=",
    };
    condition_skip_blanks(c);
    const char *from = c->at;
    c->at += strspn(from, "<>=!");
    struct part word = condition_part(c, from, c->at == from ? from + strcspn(from, " \t\n") : c->at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        *out = (enum comparison)i;
        if (strcmp(words[i], word.text) == 0)
            return true;
    }
    return condition_wrong(c, &word, c->example,
                           arena_say(c->binder->arena, "expected <, <=, > or >=, found %s",
                                     *word.text
                                         ? arena_say(c->binder->arena, "'%s'", shown(c->binder->arena, word.text))
                                         : "nothing"));
}

struct expectation *expectations_of(struct binder *b, const struct directory *dir)
{
    const struct draft *d = dir->draft;
    struct expectation *all = arena_array(b->arena, d->expect.count, sizeof *all);
    for (uint32_t i = 0; i < d->expect.count; i++) {
        struct condition c = {.binder = b, .dir = dir, .node = draft_expectation(d, i), .example = EXAMPLE};
        if (!c.node) /* not a text: said when it was read */
            continue;
        struct expectation *e = &all[i];
        *e = (struct expectation){.text = c.node->text, .place = c.node->mark.place};
        c.at = c.node->text;
        condition_skip_blanks(&c);
        if (condition_path(&c, &e->of) && read_comparison(&c, &e->comparison))
            condition_value(&c, &e->of, &e->bound);
    }
    return all;
}

/* ---- precision: a metric alone, and how far its interval may reach to either side ----------------------- */

static bool read_metric(struct condition *c, struct result_path *path)
{
    condition_skip_blanks(c);
    if (!condition_path(c, path))
        return false;
    condition_skip_blanks(c);
    struct part rest = condition_part(c, c->at, c->at + strlen(c->at));
    return !*rest.text || condition_wrong(c, &rest, "write it like queues.vip.service_level",
                                          arena_say(c->binder->arena, "unexpected '%s' behind the metric",
                                                    shown(c->binder->arena, rest.text)));
}

static void read_half_width(struct binder *b, const struct node *n, struct precision *p)
{
    struct field field = condition_field(&p->of);
    field.above = true;
    field_read(b, &field, n, &p->half_width);
}

struct precision precision_of(struct binder *b, const struct directory *dir)
{
    const struct precision_draft *d = &dir->draft->run.precision;
    struct precision p = {.max_replications = d->max_replications};
    if (!d->metric || !d->half_width)
        return p;
    p.wanted = true;
    p.text = d->metric->text;
    struct condition c = {.binder = b, .dir = dir, .node = d->metric, .example = EXAMPLE, .at = d->metric->text};
    if (read_metric(&c, &p.of))
        read_half_width(b, d->half_width, &p);
    if (p.max_replications < dir->draft->run.plan.replications)
        error_at(b->problems, node_key_mark(d->metric->parent), "raise max_replications, or lower replications",
                 "run.precision.max_replications of %u is below run.replications of %u", p.max_replications,
                 dir->draft->run.plan.replications);
    return p;
}
