/* SPDX-License-Identifier: GPL-3.0-or-later */
/* queues.NAME */
#include "scenarios/draft.h"

#define AT(member) offsetof(struct service_level, member)
static const char *const definition_words[] = {
    [SL_ANSWERED_OFFERED] = "answered/offered",
    [SL_ANSWERED_ANSWERED] = "answered/answered",
    [SL_EXCLUDING_SHORT_ABANDONS] = "excluding_short_abandons",
    [SL_ABANDONS_COUNT] = "abandons_count",
    [SL_DEFINITIONS] = NULL,
};
static const struct field service_level_rows[] = {
    {"within", &type_time, AT(within), OPTIONAL, .fallback = "20s", .least = "0s", .above = true,
     .doc = "answered within this time is good"},
    {"target", &type_proportion, AT(target), OPTIONAL, .fallback = "80%", .least = "0%", .most = "100%",
     .doc = "the proportion that should be"},
    {"definition", &type_choice, AT(definition), OPTIONAL, .fallback = "answered/offered",
     .words = definition_words, .doc = "what is divided by what"},
};
#undef AT
static const struct section service_level_section = {
    "what counts as good service", FIELDS(service_level_rows), sizeof(struct service_level)};

#define AT(member) offsetof(struct overflow_draft, member)
static const struct field overflow_rows[] = {
    {"after", &type_time, AT(after), REQUIRED, .least = "0s", .above = true, .hint = "after: 60s",
     .doc = "how long a caller stands in this queue before it moves"},
    {"to", &type_queue_name, AT(to), REQUIRED, .hint = "to: QUEUE",
     .doc = "the queue to whose tail it moves, if there is a waiting place or a free agent (else it tries again after "
            "the same time); it keeps its waiting time"},
};
#undef AT
static const struct section overflow_section = {"callers who move on to another queue", FIELDS(overflow_rows),
                                                sizeof(struct overflow_draft)};

#define AT(member) offsetof(struct queue_draft, spec.member)
enum { QUEUE_CAPACITY = 1 };
static const struct field queue_rows[] = {
    {"priority", &type_integer, AT(priority), OPTIONAL, .fallback = "10", .least = "1", .most = "10",
     .doc = "1 is served first, 10 last"},
    [QUEUE_CAPACITY] = {"capacity", &type_count, AT(capacity), OPTIONAL, .least = "0", .most = "1000000000",
                        .otherwise = "unlimited",
                        .doc = "waiting places; without one left a caller is blocked"},
    {"max_wait", &type_time, AT(max_wait), OPTIONAL, .least = "0s", .above = true, .otherwise = "never",
     .doc = "a caller who has waited so long is sent away"},
    {"overflow", &type_section, offsetof(struct queue_draft, overflow), OPTIONAL,
     .section = &overflow_section, .otherwise = "nobody moves",
     .doc = "after some time a caller moves to another queue"},
    {"service_level", &type_section, AT(service_level), OPTIONAL, .section = &service_level_section,
     .doc = "what counts as good service"},
};
#undef AT

static bool check_queue(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct queue_draft *queue = out;
    (void)b, (void)map;
    if (!given[QUEUE_CAPACITY].node)
        queue->spec.capacity = CAPACITY_UNLIMITED;
    return true;
}

const struct section queue_section = {"where callers wait", FIELDS(queue_rows), sizeof(struct queue_draft),
                                      false, check_queue};
