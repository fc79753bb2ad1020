/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agents.NAME */
#include "scenarios/draft.h"
#include "scenarios/laws.h"

#define AGENTS_MOST "1000000"

/* ---- staff ------------------------------------------------------------------------------------------ */

#define AT(member) offsetof(struct staff_draft, member)
static const struct field one_count = {"counts", &type_count, .least = "0", .most = AGENTS_MOST,
                                       .doc = "agents on duty"};
static const struct field staff_rows[] = {
    {"every", &type_time, AT(every), REQUIRED, .least = "0s", .above = true,
     .doc = "how long each count holds"},
    {"counts", &type_list, AT(counts), REQUIRED, .element = &one_count,
     .doc = "agents on duty, one count for each step of the horizon"},
};
#undef AT
static const struct section staff_section = {"agents on duty, in equal steps", FIELDS(staff_rows),
                                             sizeof(struct staff_draft)};

/* ---- serves: a list of queues, or a map from queues to priorities ------------------------------------ */

static const struct field agent_priority = {"priority", &type_integer, .least = "0", .most = "1000",
                                            .doc = "of the agents in this queue: 0 is preferred"};
static const struct type type_serves;

/* The node of the queue's name: the key in a map, the element in a list. */
static bool read_served(struct binder *b, const struct node *n, struct served_queue *served,
                        const struct node **name)
{
    *name = n->key ? n->key : n;
    if (n->key)
        return field_read(b, &agent_priority, n, &served->priority);
    if (n->kind == NODE_TEXT && !node_is_nothing(n))
        return true;
    return expected(b, n, "name of a queue", "write it like serves: [vip, general]");
}

static bool read_serves(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct serves_draft *serves = out;
    if (n->kind == NODE_TEXT)
        return expected_type(b, n, f->type);
    serves->serves = arena_array(b->arena, n->count, sizeof *serves->serves);
    serves->names = arena_array(b->arena, n->count, sizeof *serves->names);
    bool good = true;
    for (const struct node *e = n->first; e; e = e->next) {
        if (read_served(b, e, &serves->serves[serves->count], &serves->names[serves->count]))
            serves->count++;
        else
            good = false;
    }
    return good;
}
static const struct type type_serves = {.name = "list or map of queues",
                                        .written = "[vip, general] or {vip: 0, general: 100}",
                                        .size = sizeof(struct serves_draft),
                                        .read = read_serves};

/* ---- a group of agents ------------------------------------------------------------------------------ */

#define AT(member) offsetof(struct group_draft, member)
enum { GROUP_COUNT, GROUP_STAFF, GROUP_REJECT = 6 };
static const struct field agent_rows[] = {
    [GROUP_COUNT] = {"count", &type_count, AT(count), ONE_OF, .least = "0", .most = AGENTS_MOST,
                     .doc = "agents on duty all day"},
    [GROUP_STAFF] = {"staff", &type_section, AT(staff), ONE_OF, .section = &staff_section,
                     .doc = "agents on duty, in equal steps"},
    {"shifts", &type_list, 0, ONE_OF, .not_built = true,
     .hint = "use 'staff: {every: 1h, counts: [4, 6, 8]}'", .doc = "who works from when to when"},
    {"serves", &type_serves, AT(serves), REQUIRED, .hint = "serves: [QUEUE], or {QUEUE: PRIORITY}",
     .doc = "the queues whose callers they take, with priorities from 0 (preferred) to 1000"},
    {"mode", &type_choice, 0, OPTIONAL, .not_built = true,
     .hint = "all agents are offered calls automatically", .doc = "whether calls are offered or pulled"},
    {"answer", &type_distribution, AT(group.answer), OPTIONAL, .section = &distribution_section,
     .otherwise = "0s", .doc = "time from an offer until the agent accepts it"},
    [GROUP_REJECT] = {"reject", &type_proportion, AT(group.reject), OPTIONAL, .fallback = "0%",
                      .least = "0%", .most = "100%", .doc = "the proportion of offers that is rejected"},
    {"no_answer", &type_proportion, AT(group.no_answer), OPTIONAL, .fallback = "0%", .least = "0%",
     .most = "100%", .doc = "the proportion of offers that lapse"},
    {"talk_factor", &type_number, 0, OPTIONAL, .not_built = true, .hint = "change the talk of the call types",
     .doc = "multiplies the talk times"},
    {"absence", &type_proportion, 0, OPTIONAL, .not_built = true, .hint = "count fewer agents",
     .doc = "the proportion of agents who are away for the day"},
    {"prepare", &type_distribution, 0, OPTIONAL, .not_built = true,
     .hint = "all agents are offered calls automatically",
     .doc = "manual: time before the agent asks for a call"},
    {"poll", &type_distribution, 0, OPTIONAL, .not_built = true,
     .hint = "all agents are offered calls automatically", .doc = "manual: time before the agent asks again"},
};
#undef AT

static bool check_group(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct group_draft *g = out;
    g->group.name = g->item.name;
    g->group.roster.staff = (struct headcount){g->staff.every, g->staff.counts.count, g->staff.counts.items};
    if (given[GROUP_COUNT].node)
        g->group.roster.staff = (struct headcount){0, 1, &g->count};
    if (g->group.reject + g->group.no_answer <= 1 + 1e-12)
        return true;
    error_at(b->problems, given[GROUP_REJECT].node ? &given[GROUP_REJECT].node->mark : node_key_mark(map),
             "an offer is accepted, rejected or not answered", "reject and no_answer are above 100%% in %s",
             node_path(b->arena, map));
    return false;
}

const struct section agent_section = {"who answers", FIELDS(agent_rows), sizeof(struct group_draft), false,
                                      check_group};
