/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calls.NAME */
#include "scenarios/draft.h"
#include "scenarios/laws.h"

/* ---- a call type ------------------------------------------------------------------------------------ */

static bool read_queue_name(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_TEXT || node_is_nothing(n))
        return expected_type(b, n, f->type);
    *(const char **)out = n->text;
    return true;
}
static const struct type type_queue_name = {.name = "name of a queue",
                                            .written = "queue: vip",
                                            .size = sizeof(const char *),
                                            .read = read_queue_name};

#define AT(member) offsetof(struct call_draft, type.member)
static const struct field call_rows[] = {
    {"queue", &type_queue_name, offsetof(struct call_draft, queue), OPTIONAL,
     .otherwise = "one of its own name", .doc = "where these callers wait"},
    {"arrivals", &type_section, 0, REQUIRED, .section = &arrivals_section,
     .hint = "arrivals: {poisson: 200/h}", .doc = "when callers arrive"},
    {"patience", &type_distribution, AT(patience), OPTIONAL, .section = &distribution_section,
     .otherwise = "infinite", .doc = "how long a caller waits before it gives up"},
    {"balk", &type_proportion, 0, OPTIONAL, .not_built = true, .hint = "use patience with zero",
     .doc = "the proportion that leaves at once when it would have to wait"},
    {"talk", &type_distribution, AT(talk), REQUIRED, .section = &distribution_section,
     .hint = "talk: {exponential: {mean: 3min}}", .doc = "how long caller and agent talk"},
    {"wrap_up", &type_distribution, AT(wrap_up), OPTIONAL, .section = &distribution_section,
     .otherwise = "none", .doc = "how long the agent is busy after the talk"},
    {"retry", &type_section, 0, OPTIONAL, .not_built = true, .hint = "add the retries to the arrivals",
     .doc = "callers who gave up or were blocked call again"},
    {"transfer", &type_section, 0, OPTIONAL, .not_built = true, .hint = "add the transfers as a call type",
     .doc = "callers who go on to another queue after the talk"},
    {"callback", &type_section, 0, OPTIONAL, .not_built = true,
     .hint = "leave it out: callers wait on the line", .doc = "callers who are called back"},
};
#undef AT

static bool check_call(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct call_draft *call = out;
    (void)b, (void)map, (void)given;
    call->type.name = call->type.busyness_name = call->item.name;
    return true;
}

const struct section call_section = {"who calls, and for how long", FIELDS(call_rows),
                                     sizeof(struct call_draft), false, check_call};
