/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calls.NAME */
#include "models/simtime.h"
#include "scenarios/draft.h"
#include "scenarios/laws.h"

/* ---- what a caller does besides waiting --------------------------------------------------------------- */

#define AT(member) offsetof(struct retry, member)
enum { RETRY_AFTER_ABANDON, RETRY_AFTER_BLOCK, RETRY_DELAY, RETRY_MAX };
static const struct field retry_rows[] = {
    [RETRY_AFTER_ABANDON] = {"after_abandon", &type_proportion, AT(after_abandon), OPTIONAL, .fallback = "0%",
                             .least = "0%", .most = "100%",
                             .doc = "the proportion of those who gave up that calls again"},
    [RETRY_AFTER_BLOCK] = {"after_block", &type_proportion, AT(after_block), OPTIONAL, .fallback = "0%",
                           .least = "0%", .most = "100%",
                           .doc = "the proportion of those who were blocked that calls again"},
    [RETRY_DELAY] = {"delay", &type_distribution, AT(delay), REQUIRED, .section = &distribution_section,
                     .hint = "delay: {exponential: {mean: 15min}}", .doc = "time until the next attempt"},
    [RETRY_MAX] = {"max", &type_count, AT(max), OPTIONAL, .least = "0", .most = "1000000000",
                   .otherwise = "no limit", .doc = "how many further calls one caller makes at most"},
};
#undef AT

/* Blocked, back at once, blocked: time would stand still. */
static bool never_ends(const struct given *delay, const struct retry *retry)
{
    return delay->good && sim_time(dist_mean(&retry->delay)) == 0;
}

static bool check_retry(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct retry *retry = out;
    bool good = given[RETRY_AFTER_ABANDON].node || given[RETRY_AFTER_BLOCK].node;
    if (!given[RETRY_MAX].node)
        retry->max = RETRIES_UNLIMITED;
    if (!good)
        error_at(b->problems, node_key_mark(map), "after_abandon: 30%, or after_block: 80%",
                 "%s needs after_abandon or after_block", node_path(b->arena, map));
    if (!never_ends(&given[RETRY_DELAY], retry))
        return good;
    error_at(b->problems, &given[RETRY_DELAY].node->mark, "write how long a caller takes to call again",
             "%s is always 0s: callers would try again for ever",
             node_path(b->arena, given[RETRY_DELAY].node));
    return false;
}
static const struct section retry_section = {"callers who call again", FIELDS(retry_rows),
                                             sizeof(struct retry), false, check_retry};

#define AT(member) offsetof(struct transfer_draft, member)
static const struct field transfer_rows[] = {
    {"to", &type_queue_name, AT(to), REQUIRED, .hint = "to: QUEUE", .doc = "the queue it goes to"},
    {"probability", &type_proportion, AT(probability), REQUIRED, .least = "0%", .most = "100%",
     .hint = "probability: 4%", .doc = "the proportion of talks after which it does"},
};
#undef AT
static const struct section transfer_section = {"callers who go on to another queue after the talk",
                                                FIELDS(transfer_rows), sizeof(struct transfer_draft)};

#define AT(member) offsetof(struct callback, member)
static const struct field callback_rows[] = {
    {"offer_after", &type_time, AT(offer_after), REQUIRED, .least = "0s", .above = true,
     .hint = "offer_after: 2min", .doc = "how long a caller waits until it is asked"},
    {"accept", &type_proportion, AT(accept), REQUIRED, .least = "0%", .most = "100%", .hint = "accept: 40%",
     .doc = "the proportion that agrees: it hangs up (abandoned, and called_back), and a new call keeps its place"},
};
#undef AT

static bool check_callback(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    (void)b, (void)given;
    ((struct callback *)out)->offered = map != NULL;
    return true;
}
static const struct section callback_section = {"callers who are called back", FIELDS(callback_rows),
                                                sizeof(struct callback), false, check_callback};

/* ---- a call type ------------------------------------------------------------------------------------ */

#define AT(member) offsetof(struct call_draft, type.member)
static const struct field call_rows[] = {
    {"queue", &type_queue_name, offsetof(struct call_draft, queue), OPTIONAL,
     .otherwise = "one of its own name", .doc = "where these callers wait"},
    {"arrivals", &type_section, 0, REQUIRED, .section = &arrivals_section,
     .hint = "arrivals: {poisson: 200/h}", .doc = "when callers arrive"},
    {"patience", &type_distribution, AT(patience), OPTIONAL, .section = &distribution_section,
     .otherwise = "infinite", .example = "{exponential: {mean: 4min}}",
     .doc = "how long a caller waits before it gives up"},
    {"balk", &type_proportion, AT(balk), OPTIONAL, .fallback = "0%", .least = "0%", .most = "100%",
     .doc = "the proportion that leaves at once when it would have to wait"},
    {"talk", &type_distribution, AT(talk), REQUIRED, .section = &distribution_section,
     .hint = "talk: {exponential: {mean: 3min}}", .doc = "how long caller and agent talk"},
    {"wrap_up", &type_distribution, AT(wrap_up), OPTIONAL, .section = &distribution_section,
     .otherwise = "none", .example = "{exponential: {mean: 30s}}",
     .doc = "how long the agent is busy after the talk"},
    {"retry", &type_section, AT(retry), OPTIONAL, .section = &retry_section,
     .otherwise = "nobody calls again", .doc = "callers who gave up or were blocked call again"},
    {"transfer", &type_section, offsetof(struct call_draft, transfer), OPTIONAL, .section = &transfer_section,
     .otherwise = "nobody goes on", .doc = "callers who go on to another queue after the talk"},
    {"callback", &type_section, AT(callback), OPTIONAL, .section = &callback_section,
     .otherwise = "callers wait on the line", .doc = "callers who are called back"},
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
