/* SPDX-License-Identifier: GPL-3.0-or-later */
/* agents.NAME */
#include <string.h>
#include "models/simtime.h"
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
                                        .read = read_serves,
                                        .forms = FORM_LIST | FORM_MAP};

/* ---- talk_factor: a number, or a map from call types to numbers ---------------------------------------- */

static const struct field one_factor = {"talk_factor",  &type_number,
                                        .least = "0",   .above = true,
                                        .most = "1000", .doc = "multiplies the talk of these agents"};

static bool read_factors(struct binder *b, const struct node *map, struct talk_factor_draft *t)
{
    bool good = true;
    t->all = 1;
    t->factors = arena_array(b->arena, map->count, sizeof *t->factors);
    t->names = arena_array(b->arena, map->count, sizeof *t->names);
    for (const struct node *e = map->first; e; e = e->next) {
        good = field_read(b, &one_factor, e, &t->factors[t->count]) && good;
        t->names[t->count++] = e->key;
    }
    return good;
}

static bool read_talk_factor(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct talk_factor_draft *t = out;
    if (n->kind == NODE_MAP)
        return read_factors(b, n, t);
    if (n->kind == NODE_LIST || node_is_nothing(n))
        return expected_type(b, n, f->type);
    return field_read(b, &one_factor, n, &t->all);
}
static const struct type type_talk_factor = {.name = "number or map of call types",
                                             .written = "1.1 or {vip: 0.9}",
                                             .size = sizeof(struct talk_factor_draft),
                                             .read = read_talk_factor,
                                             .forms = FORM_ELEMENT | FORM_MAP};

/* ---- mode: manual ---------------------------------------------------------------------------------------
 */

static bool read_poll(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind == NODE_TEXT && strcmp(n->text, "ready") == 0) {
        *(struct dist *)out = (struct dist){0};
        return true;
    }
    struct value ignored;
    if (n->kind == NODE_LIST ||
        (n->kind == NODE_TEXT && duration_parse(n->text, &ignored) == VALUE_MALFORMED))
        return expected_type(b, n, f->type);
    return type_distribution.read(b, f, n, out);
}
static const struct type type_poll = {.name = "distribution or 'ready'",
                                      .written = "10s, {exponential: {mean: 10s}} or ready",
                                      .size = sizeof(struct dist),
                                      .parse = duration_parse,
                                      .read = read_poll};
static const char *const poll_words[] = {"ready", NULL};

/* ---- a group of agents ------------------------------------------------------------------------------ */

#define AT(member) offsetof(struct group_draft, member)
enum { GROUP_COUNT, GROUP_STAFF, GROUP_MODE = 4, GROUP_REJECT = 6, GROUP_PREPARE = 10, GROUP_POLL };
static const char *const mode_words[] = {[MODE_AUTO] = "auto", [MODE_MANUAL] = "manual", NULL};
static const struct field one_shift = {"shifts", &type_section, .section = &shift_section,
                                       .doc = "who works from when to when"};
static const struct field agent_rows[] = {
    [GROUP_COUNT] = {"count", &type_count, AT(count), ONE_OF, .least = "0", .most = AGENTS_MOST,
                     .doc = "agents on duty all day"},
    [GROUP_STAFF] = {"staff", &type_section, AT(staff), ONE_OF, .section = &staff_section,
                     .doc = "agents on duty, in equal steps"},
    {"shifts", &type_list, AT(shifts), ONE_OF, .element = &one_shift, .doc = "who works from when to when"},
    {"serves", &type_serves, AT(serves), REQUIRED, .value = &agent_priority, .hint = "serves: [QUEUE], or {QUEUE: PRIORITY}",
     .doc = "the queues whose callers they take, with priorities from 0 (preferred) to 1000"},
    [GROUP_MODE] = {"mode", &type_choice, AT(group.mode), OPTIONAL, .fallback = "auto", .words = mode_words,
                    .doc = "calls are offered (auto), or an agent asks for one when it is ready (manual)"},
    {"answer", &type_distribution, AT(group.answer), OPTIONAL, .section = &distribution_section,
     .otherwise = "0s", .doc = "time from an offer until the agent accepts it"},
    [GROUP_REJECT] = {"reject", &type_proportion, AT(group.reject), OPTIONAL, .fallback = "0%", .least = "0%",
                      .most = "100%", .doc = "the proportion of offers that is rejected"},
    {"no_answer", &type_proportion, AT(group.no_answer), OPTIONAL, .fallback = "0%", .least = "0%",
     .most = "100%", .doc = "the proportion of offers that lapse"},
    {"talk_factor", &type_talk_factor, AT(talk_factor), OPTIONAL, .element = &one_factor, .value = &one_factor,
     .otherwise = "1",
     .doc = "multiplies the talk of these agents, of all call types or of those named"},
    {"absence", &type_proportion, AT(group.absence), OPTIONAL, .fallback = "0%", .least = "0%",
     .most = "100%", .doc = "the probability of each agent to be away for the whole day"},
    [GROUP_PREPARE] = {"prepare", &type_distribution, AT(group.prepare), OPTIONAL,
                       .section = &distribution_section, .otherwise = "0s",
                       .doc = "manual: time between being free and asking for a call"},
    [GROUP_POLL] = {"poll", &type_poll, AT(group.poll), OPTIONAL, .section = &distribution_section,
                    .words = poll_words, .otherwise = "ready",
                    .doc =
                        "manual: time until it asks again when nobody was waiting; ready: when somebody is"},
};
#undef AT

static bool check_refusals(struct binder *b, const struct node *map, const struct given *given,
                           const struct agent_group *g)
{
    if (g->reject + g->no_answer <= 1 + 1e-12)
        return true;
    error_at(b->problems, given[GROUP_REJECT].node ? &given[GROUP_REJECT].node->mark : node_key_mark(map),
             "an offer is accepted, rejected or not answered", "reject and no_answer are above 100%% in %s",
             node_path(b->arena, map));
    return false;
}

static bool is_for_manual(struct binder *b, const struct given *given, int row, const struct agent_group *g)
{
    const struct node *n = given[row].node;
    if (!n || g->mode == MODE_MANUAL || (given[GROUP_MODE].node && !given[GROUP_MODE].good))
        return true;
    error_at(b->problems, node_key_mark(n), "write mode: manual, or remove it",
             "%s is for agents in manual mode", node_path(b->arena, n));
    return false;
}

/* Asking and asking again at the same instant. */
static bool check_poll(struct binder *b, const struct given *poll, const struct agent_group *g)
{
    if (!poll->good || g->poll.kind == DIST_NONE || sim_time(dist_mean(&g->poll)) > 0)
        return true;
    error_at(b->problems, &poll->node->mark, "write 'poll: ready' to ask as soon as somebody waits",
             "%s is always 0s: agents would ask for ever", node_path(b->arena, poll->node));
    return false;
}

static bool check_group(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct group_draft *g = out;
    g->group.name = g->item.name;
    g->group.roster.staff = (struct headcount){g->staff.every, g->staff.counts.count, g->staff.counts.items};
    if (given[GROUP_COUNT].node)
        g->group.roster.staff = (struct headcount){0, 1, &g->count};
    bool refusals = check_refusals(b, map, given, &g->group);
    bool prepare = is_for_manual(b, given, GROUP_PREPARE, &g->group);
    bool poll = is_for_manual(b, given, GROUP_POLL, &g->group);
    return check_poll(b, &given[GROUP_POLL], &g->group) && refusals && prepare && poll;
}

const struct section agent_section = {"who answers", FIELDS(agent_rows), sizeof(struct group_draft), false,
                                      check_group};
