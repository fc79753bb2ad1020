/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/dispatch_params.h"

#include <string.h>
#include "cli/message.h"
#include "cli/nearest.h"
#include "scenarios/draft.h"

/* The rows of `dispatch:` that are parameters of the algorithm. */
static bool is_param(const struct field *f)
{
    return f->offset < sizeof(struct acd_params) || f->offset == offsetof(struct dispatch_draft, agent_order);
}
_Static_assert(offsetof(struct dispatch_draft, params) == 0, "offsets below its size are parameters");

/* The nearest row; `*found` is how far it is. */
static const struct field *find(const char *name, unsigned *distance)
{
    const struct field *best = NULL;
    for (size_t i = 0; i < dispatch_section.count; i++) {
        const struct field *f = &dispatch_section.fields[i];
        unsigned far = strcmp(name, f->key) == 0 ? 0 : nearest_distance(name, f->key) + 1;
        if (!is_param(f) || (best && far >= *distance))
            continue;
        best = f;
        *distance = far;
    }
    return best;
}

/* ---- one option ----------------------------------------------------------------------------------- */

/* "30" is 30s. */
static const char *with_unit(struct arena *arena, const struct field *f, const char *text)
{
    struct value unused;
    bool bare = f->type->parse == duration_parse && duration_parse(text, &unused) == VALUE_NO_UNIT;
    return bare ? arena_say(arena, "%ss", text) : text;
}

/* As if it stood in a scenario. */
static int read_value(struct arena *arena, const struct field *f, const char *text, struct dispatch_draft *d)
{
    struct problems *problems = arena_alloc(arena, sizeof *problems);
    struct binder binder = {arena, problems};
    struct node map = {.kind = NODE_MAP}, key = {.kind = NODE_TEXT, .text = f->key},
                value = {.kind = NODE_TEXT, .text = with_unit(arena, f, text)};
    problems->arena = arena;
    node_append(&map, &value, &key);
    if (field_read(&binder, f, &value, (char *)d + f->offset))
        return 0;
    const struct diagnostic *wrong = &problems->of[SEVERITY_ERROR].kept[0].diagnostic;
    fail(EXIT_USAGE, "--set %s=%s: %s", f->key, text, wrong->text);
    if (wrong->hint)
        hint("%s", wrong->hint);
    return EXIT_USAGE;
}

static int read_set(struct arena *arena, const char *set, struct dispatch_draft *d)
{
    const char *equals = strchr(set, '=');
    unsigned distance = 0;
    if (!equals || equals == set) {
        fail(EXIT_USAGE, "--set %s: expected NAME=VALUE", set);
        hint("--set offer_timeout=20s");
        return EXIT_USAGE;
    }
    const char *name = arena_copy(arena, set, (size_t)(equals - set));
    const struct field *f = find(name, &distance);
    if (distance == 0)
        return read_value(arena, f, equals + 1, d);
    fail(EXIT_USAGE, "--set %s: unknown parameter '%s'", set, name);
    hint("did you mean '%s'? acdsim help dispatch lists them", f->key);
    return EXIT_USAGE;
}

/* ---- all of them ---------------------------------------------------------------------------------- */

static int read_sets(struct arena *arena, const char *const *sets, size_t count, struct acd_params *out)
{
    struct dispatch_draft draft = {.params = acd_defaults()};
    int code = 0;
    for (size_t i = 0; i < count && code == 0; i++)
        code = read_set(arena, sets[i], &draft);
    *out = draft.params;
    return code;
}

int dispatch_params_read(const char *const *sets, size_t count, struct acd_params *out)
{
    jmp_buf out_of_memory;
    struct arena *arena = arena_new();
    if (!arena)
        return fail(EXIT_WORLD, "out of memory");
    arena->out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) {
        arena_free(arena);
        return fail(EXIT_WORLD, "out of memory");
    }
    int code = read_sets(arena, sets, count, out);
    arena_free(arena);
    return code;
}

static void print_values(FILE *out, const struct field *f)
{
    if (f->words)
        for (const char *const *word = f->words; *word; word++)
            fprintf(out, "%s%s", word == f->words ? "" : "|", *word);
    else
        fputs(f->type == &type_yes_no ? "no|yes" : f->type->name, out);
}

void dispatch_params_help(FILE *out)
{
    fputs("Parameters for --set, and their defaults:\n", out);
    for (size_t i = 0; i < dispatch_section.count; i++) {
        const struct field *f = &dispatch_section.fields[i];
        if (!is_param(f))
            continue;
        fprintf(out, "  %s=%s (", f->key, f->fallback);
        print_values(out, f);
        fprintf(out, ")\n      %s\n", f->doc);
    }
}
