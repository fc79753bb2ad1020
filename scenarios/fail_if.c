/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/fail_if.h"

#include <string.h>
#include "scenarios/condition.h"
#include "scenarios/near.h"
#include "scenarios/utf8.h"

#define EXAMPLE "write it like queues.vip.service_level drops 1%"

static const char *const change_words[CHANGES] = {
    [CHANGE_DROPS] = "drops", [CHANGE_RISES] = "rises", [CHANGE_EITHER] = "changes"};

static bool unknown_change(const struct condition *c, const struct part *word)
{
    struct arena *arena = c->binder->arena;
    struct near near = {.word = word->text};
    for (int i = 0; i < CHANGES; i++)
        near_look(&near, change_words[i]);
    const char *found = *word->text ? arena_say(arena, "'%s'", shown(arena, word->text)) : "nothing";
    const char *hint = near.best ? arena_say(arena, "did you mean '%s'?", near.best) : c->example;
    return condition_wrong(c, word, hint, arena_say(arena, "expected drops, rises or changes, found %s", found));
}

static bool read_change(struct condition *c, enum change *out)
{
    condition_skip_blanks(c);
    const char *from = c->at;
    c->at += strcspn(from, " \t\n");
    struct part word = condition_part(c, from, c->at);
    for (int i = 0; i < CHANGES; i++) {
        *out = (enum change)i;
        if (strcmp(change_words[i], word.text) == 0)
            return true;
    }
    return unknown_change(c, &word);
}

/* Nothing is known of how the quantiles of two scenarios vary together. */
static bool has_difference(struct condition *c, const struct part *path, const struct result_path *of)
{
    if (of->scope == SCOPE_GROUP || of->metric < CALL_RATIOS)
        return true;
    return condition_wrong(c, path, "take asa, wait or service_level",
                           "quantiles are not compared");
}

static void read_one(struct condition *c, struct regression *out)
{
    *out = (struct regression){.text = c->node->text};
    c->at = c->node->text;
    condition_skip_blanks(c);
    const char *from = c->at;
    if (!condition_path(c, &out->of))
        return;
    struct part path = condition_part(c, from, c->at);
    if (!has_difference(c, &path, &out->of) || !read_change(c, &out->change))
        return;
    condition_skip_blanks(c);
    if (*c->at)
        condition_value(c, &out->of, &out->tolerance);
}

/* The text as a value behind the name of the option: that is what messages call it. */
static struct node *node_of(struct problems *p, const struct source *source)
{
    struct node *nodes = arena_array(p->arena, 3, sizeof *nodes), *map = &nodes[0], *key = &nodes[1], *n = &nodes[2];
    struct mark mark = {source, {1, 1}, (uint32_t)utf8_characters(source->text, source->length)};
    *map = (struct node){.kind = NODE_MAP, .mark = mark};
    *key = (struct node){.kind = NODE_TEXT, .text = source->name, .mark = mark};
    *n = (struct node){.kind = NODE_TEXT, .text = arena_copy(p->arena, source->text, source->length), .mark = mark};
    node_append(map, n, key);
    return n;
}

/* Only the names, which is what a path is looked up in. */
static struct draft *draft_of(struct arena *a, const struct scenario *s)
{
    struct draft *d = arena_alloc(a, sizeof *d);
    d->root = arena_alloc(a, sizeof *d->root);
    d->queues = (struct list){s->queue_count, arena_array(a, s->queue_count, sizeof(struct queue_draft))};
    d->calls = (struct list){s->type_count, arena_array(a, s->type_count, sizeof(struct call_draft))};
    d->agents = (struct list){s->group_count, arena_array(a, s->group_count, sizeof(struct group_draft))};
    for (uint32_t i = 0; i < s->queue_count; i++)
        draft_queue(d, i)->item.name = s->queues[i].name;
    for (uint32_t i = 0; i < s->type_count; i++)
        draft_call(d, i)->item.name = s->types[i].name;
    for (uint32_t i = 0; i < s->group_count; i++)
        draft_group(d, i)->item.name = s->groups[i].name;
    return d;
}

static void read_all(struct arena *arena, const struct scenario *s, const char *const *texts, size_t count,
                     struct regression *out, struct loaded *said)
{
    struct problems *p = arena_alloc(arena, sizeof *p);
    p->arena = arena;
    struct binder binder = {arena, p};
    struct directory dir = directory_of(arena, draft_of(arena, s));
    for (size_t i = 0; i < count; i++) {
        const struct source *source = source_of_option(p, "--fail-if", (uint32_t)i + 1, texts[i]);
        if (!source)
            continue;
        struct condition c = {.binder = &binder, .dir = &dir, .node = node_of(p, source), .example = EXAMPLE};
        read_one(&c, &out[i]);
    }
    problems_finish(p, said);
}

bool fail_if_read(const struct scenario *s, const char *const *texts, size_t count, struct regression *out,
                  struct loaded *said)
{
    jmp_buf out_of_memory;
    struct arena *arena = arena_new();
    *said = (struct loaded){.file = "--fail-if", .arena = arena};
    if (!arena)
        return false;
    arena->out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) {
        loaded_free(said);
        return false;
    }
    read_all(arena, s, texts, count, out, said);
    arena->out_of_memory = NULL;
    return true;
}
