/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/load.h"

#include <string.h>
#include "scenarios/arena.h"
#include "scenarios/draft.h"
#include "scenarios/include.h"
#include "scenarios/problems.h"
#include "scenarios/resolve.h"
#include "scenarios/set.h"
#include "scenarios/tree.h"
#include "scenarios/warnings.h"

/* What the caller asks for. */
struct request {
    const char *name;
    const char *text; /* NULL: read the file of that name */
    size_t length;
    const char *const *sets;
    size_t set_count;
    bool alone;
    const char *precision; /* NULL: as the scenario says */
};

/* Of a scenario for another version everything else would look wrong, too. */
static bool format_is_known(struct problems *p, const struct node *root)
{
    const struct node *n = node_child(root, "acdsim");
    if (!n || n->kind != NODE_TEXT || node_is_nothing(n) || strcmp(n->text, "1") == 0)
        return true;
    error_at(p, &n->mark, "write 'acdsim: 1', or use a newer acdsim", "acdsim %s reads format 1, not %s",
             acdsim_version, shown(p->arena, n->text));
    return false;
}

static struct scenario *bind(struct problems *p, const struct node *root)
{
    struct binder b = {p->arena, p};
    struct draft *d = arena_alloc(p->arena, sizeof *d);
    d->root = root;
    d->dispatch.params = acd_defaults();
    if (!format_is_known(p, root))
        return NULL;
    section_bind(&b, &scenario_section, root, d);
    struct scenario *s = root->kind == NODE_MAP ? resolve(&b, d) : NULL;
    if (s)
        warn(&b, d, s);
    return s;
}

static struct node *read_tree(struct problems *p, const struct request *r, const char *name)
{
    struct source *source = r->text ? source_of_text(p, name, r->text, r->length) : source_read(p, name);
    if (!source)
        return NULL;
    return tree_parse(p, source, source->text, source->length, "no scenario: the file is empty");
}

/* With everything in it that other files and options say. */
static struct node *read_all(struct problems *p, const struct request *r, const char *name)
{
    struct node *root = read_tree(p, r, name);
    if (root)
        include_files(p, name, root);
    for (size_t i = 0; i < r->set_count; i++)
        set_apply(p, root, (uint32_t)i + 1, r->sets[i]);
    if (root && r->set_count)
        include_files(p, name, root);
    if (r->precision)
        set_precision(p, root, r->precision);
    return root;
}

static void load_into(struct arena *arena, const struct request *r, struct loaded *out)
{
    struct problems *p = arena_alloc(arena, sizeof *p);
    out->file = arena_copy(arena, r->name, strlen(r->name));
    p->arena = arena;
    p->reading = (struct reading){.folder = source_folder(p, r->text ? "" : out->file), .closed = r->alone};
    struct node *root = read_all(p, r, out->file);
    struct scenario *s = root ? bind(p, root) : NULL;
    source_digest(p, out->sha256);
    problems_finish(p, out);
    out->scenario = out->error_count ? NULL : s;
}

static bool load(const struct request *r, struct loaded *out)
{
    jmp_buf out_of_memory;
    struct arena *arena = arena_new();
    *out = (struct loaded){.arena = arena};
    if (!arena)
        return false;
    arena->out_of_memory = &out_of_memory;
    if (setjmp(out_of_memory)) {
        loaded_free(out);
        return false;
    }
    load_into(arena, r, out);
    arena->out_of_memory = NULL;
    return true;
}

bool scenario_load(const char *path, const char *const *sets, size_t set_count, struct loaded *out)
{
    return load(&(struct request){.name = path, .sets = sets, .set_count = set_count}, out);
}

bool scenario_load_precise(const char *path, const char *const *sets, size_t set_count, const char *precision,
                           struct loaded *out)
{
    return load(&(struct request){.name = path, .sets = sets, .set_count = set_count, .precision = precision}, out);
}

bool scenario_load_text(const char *name, const char *text, size_t length, const char *const *sets,
                        size_t set_count, struct loaded *out)
{
    return load(&(struct request){.name = name, .text = text, .length = length, .sets = sets, .set_count = set_count}, out);
}

bool scenario_load_alone(const char *name, const char *text, size_t length, struct loaded *out)
{
    return load(&(struct request){.name = name, .text = text, .length = length, .alone = true}, out);
}

void loaded_free(struct loaded *l)
{
    arena_free(l->arena);
    *l = (struct loaded){0};
}
