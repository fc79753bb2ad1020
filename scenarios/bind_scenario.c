/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The top of a scenario, its horizon, its run and the parameters of the dispatcher. */
#include <string.h>
#include "scenarios/draft.h"
#include "scenarios/near.h"

const struct mark *item_mark(const struct item *item)
{
    return node_key_mark(item->map);
}

/* ---- horizon --------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct horizon_draft, member)
#define LONGEST "1000000h"
#define INTERVALS_MOST 100000

enum { HORIZON_START, HORIZON_END, HORIZON_LENGTH, HORIZON_INTERVAL, HORIZON_AT_CLOSE, HORIZON_WARMUP };

static bool read_warmup(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct warmup_draft *warmup = out;
    warmup->found = n->kind == NODE_TEXT && strcmp(n->text, f->words[0]) == 0;
    struct value value = {0};
    if (!warmup->found && !read_text(b, f, n, &value))
        return false;
    warmup->length = value.whole;
    return true;
}
static const struct type type_warmup = {.name = "duration",
                                        .written = "15min, 2h or auto",
                                        .units = {"s", "min"},
                                        .reach = "1 microsecond to 146000 years",
                                        .size = sizeof(struct warmup_draft),
                                        .parse = duration_parse,
                                        .read = read_warmup,
                                        .forms = FORM_TEXT | FORM_WORDS};

static const char *const close_words[] = {[CLOSE_DRAIN] = "drain", [CLOSE_CLEAR] = "clear", NULL};

static const char *const interval_words[] = {"none", NULL};
static const char *const warmup_words[] = {"auto", NULL};

static const struct field horizon_rows[] = {
    [HORIZON_START] = {"start", &type_clock, AT(horizon.start), OPTIONAL, .fallback = "00:00",
                       .doc = "clock at the beginning"},
    [HORIZON_END] = {"end", &type_clock, AT(end), OPTIONAL, .otherwise = "start + length",
                     .doc = "clock at the end"},
    [HORIZON_LENGTH] = {"length", &type_time, AT(horizon.length), OPTIONAL, .fallback = "8h", .least = "0s",
                        .above = true, .most = LONGEST, .doc = "instead of end: how long callers arrive"},
    [HORIZON_INTERVAL] = {"interval", &type_time_or_none, AT(horizon.interval), OPTIONAL, .fallback = "30min",
                          .least = "0s", .above = true, .words = interval_words,
                          .doc = "what results are reported by; none: only in total"},
    [HORIZON_AT_CLOSE] = {"at_close", &type_choice, AT(horizon.at_close), OPTIONAL, .fallback = "drain",
                          .words = close_words,
                          .doc = "callers who wait at the end are served (drain) or leave (clear)"},
    [HORIZON_WARMUP] = {"warmup", &type_warmup, AT(warmup), OPTIONAL, .fallback = "0s", .least = "0s",
                        .words = warmup_words,
                        .doc = "simulated at the beginning, not measured; auto: as long as it takes to be steady"},
};

static bool end_to_length(struct binder *b, const struct given *given, struct horizon_draft *h)
{
    char start[VALUE_TEXT], end[VALUE_TEXT];
    const struct given *given_end = &given[HORIZON_END], *length = &given[HORIZON_LENGTH];
    if (!given_end->node)
        return true;
    if (length->node) {
        error_at(b->problems, node_key_mark(given_end->node), "keep one of them",
                 "'end' and 'length' exclude each other in %s", node_path(b->arena, given_end->node->parent));
        return false;
    }
    if (!given_end->good || (given[HORIZON_START].node && !given[HORIZON_START].good))
        return false;
    h->horizon.length = h->end - h->horizon.start;
    if (h->horizon.length > 0 && h->horizon.length <= INT64_C(1000000) * SIM_HOUR)
        return true;
    error_at(b->problems, &given_end->node->mark,
             "clocks count on past midnight: 32:00 is 08:00 of the next day",
             "horizon.end must be after the start and at most " LONGEST " later: %s to %s",
             clock_text(h->horizon.start, start), clock_text(h->end, end));
    return false;
}

static bool check_warmup(struct binder *b, const struct given *given, const struct horizon *h)
{
    char length[VALUE_TEXT], warmup[VALUE_TEXT];
    if (!given[HORIZON_WARMUP].good || h->warmup < h->length)
        return true;
    error_at(b->problems, &given[HORIZON_WARMUP].node->mark, "the length contains the warm-up",
             "horizon.warmup of %s leaves nothing of %s to measure", duration_text(h->warmup, warmup),
             duration_text(h->length, length));
    return false;
}

static bool check_interval(struct binder *b, const struct node *map, const struct given *given,
                           const struct horizon *h)
{
    const struct given *interval = &given[HORIZON_INTERVAL];
    if (!map || h->interval == 0 || (h->length - 1) / h->interval < INTERVALS_MOST ||
        (interval->node && !interval->good))
        return true;
    char text[VALUE_TEXT];
    error_at(b->problems, interval->node ? &interval->node->mark : node_key_mark(map),
             "write a longer interval, or 'interval: none'",
             "horizon.interval of %s makes more than %d intervals", duration_text(h->interval, text),
             INTERVALS_MOST);
    return false;
}

static bool check_horizon(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct horizon_draft *h = out;
    h->horizon.warmup = h->warmup.length;
    h->horizon.find_warmup = h->warmup.found;
    h->good = end_to_length(b, given, h) && !(given[HORIZON_LENGTH].node && !given[HORIZON_LENGTH].good);
    bool warmup = !h->good || check_warmup(b, given, &h->horizon);
    bool interval = !h->good || check_interval(b, map, given, &h->horizon);
    return h->good && warmup && interval;
}

const struct section horizon_section = {"the time that is simulated", FIELDS(horizon_rows),
                                        sizeof(struct horizon_draft), false, check_horizon};
#undef AT

/* ---- run ------------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct precision_draft, member)
static const struct field precision_rows[] = {
    {"metric", &type_metric, AT(metric), REQUIRED, .hint = "metric: queues.NAME.service_level",
     .doc = "which figure, by its path in the results"},
    {"half_width", &type_of_metric, AT(half_width), REQUIRED, .hint = "half_width: 0.5%",
     .doc = "how far its interval may reach to either side, in the unit of the metric"},
    {"max_replications", &type_count, AT(max_replications), OPTIONAL, .fallback = "10000", .least = "30",
     .most = "1000000000", .doc = "the most days it may take"},
};
#undef AT
static const struct section precision_section = {"how well one figure is to be known", FIELDS(precision_rows),
                                                 sizeof(struct precision_draft)};

#define AT(member) offsetof(struct run_draft, member)
static const struct field run_rows[] = {
    {"replications", &type_count, AT(plan.replications), OPTIONAL, .fallback = "100", .least = "1",
     .most = "1000000000", .doc = "how many days are simulated; with precision: the least"},
    {"precision", &type_section, AT(precision), OPTIONAL, .section = &precision_section,
     .doc = "days are added until a figure is known well enough"},
    {"confidence", &type_proportion, AT(plan.confidence), OPTIONAL, .fallback = "95%", .least = "0%",
     .above = true, .most = "100%", .below = true, .doc = "of the intervals around estimates"},
    {"seed", &type_seed, AT(plan.seed), OPTIONAL, .fallback = "1", .doc = "another seed, other days"},
};
const struct section run_section = {"how much is simulated", FIELDS(run_rows), sizeof(struct run_draft)};
#undef AT

/* ---- dispatch -------------------------------------------------------------------------------------- */

static const char *const clock_words[] = {[ACD_CLOCK_RESET] = "reset", [ACD_CLOCK_KEEP] = "keep", NULL};
static const char *const requeue_words[] = {
    [ACD_REQUEUE_HEAD] = "head", [ACD_REQUEUE_ORIGIN] = "origin", [ACD_REQUEUE_TAIL] = "tail", NULL};
static const char *const agent_order_words[] = {"longest_idle", NULL};
static const char *const profile_words[] = {
    [ACD_PROFILE_CLOUDROOM] = "cloudroom", [ACD_PROFILE_ROBUST] = "robust", NULL};
enum { DISPATCH_PROFILE, DISPATCH_IDLE_CLOCK_ON_TIMEOUT = 5, DISPATCH_TIMEOUT_SETS_DND = 8 };

#define AT(member) offsetof(struct dispatch_draft, params.member)
static const struct field dispatch_rows[] = {
    [DISPATCH_PROFILE] = {"profile", &type_choice, offsetof(struct dispatch_draft, profile), OPTIONAL,
                          .fallback = "cloudroom", .words = profile_words,
                          .doc = "what the keys that are not given are; robust: timeout_sets_dnd is 1"},
    {"offer_timeout", &type_time, AT(offer_timeout), OPTIONAL, .fallback = "30s", .least = "0s",
     .above = true, .doc = "how long an offer stays open"},
    {"reoffer_delay", &type_time, AT(reoffer_delay), OPTIONAL, .fallback = "5s", .least = "0s",
     .doc = "a caller is not offered again so soon to the agent who did not take it"},
    {"agent_order", &type_choice, offsetof(struct dispatch_draft, agent_order), OPTIONAL,
     .fallback = "longest_idle", .words = agent_order_words,
     .doc = "who is offered first among agents of equal priority"},
    {"idle_clock_on_reject", &type_choice, AT(idle_clock_on_reject), OPTIONAL, .fallback = "reset",
     .words = clock_words,
     .doc = "an agent who rejects goes to the end of the idle order, or keeps the place"},
    [DISPATCH_IDLE_CLOCK_ON_TIMEOUT] = {"idle_clock_on_timeout", &type_choice, AT(idle_clock_on_timeout),
                                        OPTIONAL, .fallback = "reset", .words = clock_words,
                                        .doc = "the same for an agent who lets an offer lapse"},
    {"idle_clock_on_dnd_off", &type_choice, AT(idle_clock_on_dnd_off), OPTIONAL, .fallback = "reset",
     .words = clock_words, .doc = "the same for an agent who comes back from do not disturb"},
    {"requeue", &type_choice, AT(requeue), OPTIONAL, .fallback = "head", .words = requeue_words,
     .doc = "where a caller goes whose offer failed"},
    [DISPATCH_TIMEOUT_SETS_DND] = {"timeout_sets_dnd", &type_integer, AT(timeout_sets_dnd), OPTIONAL,
                                   .fallback = "0", .least = "-2147483648", .most = "2147483647",
                                   .doc = "do not disturb after offers that lapsed: the code, 0 for never"},
    {"timeout_limit", &type_count, AT(timeout_limit), OPTIONAL, .fallback = "1", .least = "1",
     .most = "4294967295", .doc = "how many have to lapse in a row"},
    {"withdraw_on_stop", &type_yes_no, AT(withdraw_on_stop), OPTIONAL, .fallback = "no",
     .doc = "an agent who stops serving a queue loses its open offer"},
    {"withdraw_on_dnd", &type_yes_no, AT(withdraw_on_dnd), OPTIONAL, .fallback = "no",
     .doc = "do not disturb takes an open offer back"},
    {"manual_needs_accept", &type_yes_no, AT(manual_needs_accept), OPTIONAL, .fallback = "yes",
     .doc = "a caller that an agent pulled must be accepted like any other"},
};
#undef AT

static bool apply_profile(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct dispatch_draft *d = out;
    struct acd_params profile = acd_profile_params((enum acd_profile)d->profile);
    (void)b, (void)map;
    if (!given[DISPATCH_IDLE_CLOCK_ON_TIMEOUT].node)
        d->params.idle_clock_on_timeout = profile.idle_clock_on_timeout;
    if (!given[DISPATCH_TIMEOUT_SETS_DND].node)
        d->params.timeout_sets_dnd = profile.timeout_sets_dnd;
    return true;
}

const struct section dispatch_section = {"the parameters of the assignment algorithm", FIELDS(dispatch_rows),
                                         sizeof(struct dispatch_draft), false, apply_profile};

/* ---- include: gone from the tree when sections are read (include.h) --------------------------------------- */

static bool read_files(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    (void)b, (void)f, (void)n, (void)out;
    return true;
}
static const struct type type_files = {
    .name = "file or list of files", .written = "other.yaml or [a.yaml, b.yaml]", .read = read_files,
    .forms = FORM_TEXT | FORM_LIST};

/* ---- the top --------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct draft, member)
static const struct field one_expectation = {
    "expect", &type_condition, .doc = "METRIC < VALUE, with <, <=, > or >=; a metric by its path in the results"};
enum { SCENARIO_HORIZON = 4 };
static const struct field scenario_rows[] = {
    {"acdsim", &type_count, AT(format), REQUIRED, .example = "1", .hint = "add `acdsim: 1` as the first line",
     .doc = "the format of this file: 1"},
    {"name", &type_free_text, AT(name), OPTIONAL, .fallback = "", .example = "Retail bank, Monday", .doc = "a title for results"},
    {"description", &type_free_text, AT(description), OPTIONAL, .fallback = "", .doc = "anything else"},
    {"include", &type_files, 0, OPTIONAL, .otherwise = "nothing",
     .doc = "a file, or a list of files, whose keys belong to this map as well; it may stand in any map"},
    [SCENARIO_HORIZON] = {"horizon", &type_section, AT(horizon), OPTIONAL, .section = &horizon_section,
     .doc = "the time that is simulated"},
    {"run", &type_section, AT(run), OPTIONAL, .section = &run_section, .doc = "how much is simulated"},
    {"queues", &type_named, AT(queues), OPTIONAL, .section = &queue_section,
     .otherwise = "a call type has a queue of its own name", .doc = "where callers wait"},
    {"calls", &type_named, AT(calls), REQUIRED, .section = &call_section,
     .doc = "who calls, and for how long"},
    {"agents", &type_named, AT(agents), REQUIRED, .section = &agent_section, .doc = "who answers"},
    {"dispatch", &type_section, AT(dispatch), OPTIONAL, .section = &dispatch_section,
     .doc = "the parameters of the assignment algorithm"},
    {"expect", &type_list, AT(expect), OPTIONAL, .element = &one_expectation, .otherwise = "nothing",
     .doc = "conditions on the results"},
};
static bool is_meant_for_horizon(const struct node *key)
{
    return strcmp(key->text, "horizon") != 0 && edit_distance(key->text, "horizon") <= NEAR_MOST;
}

static bool is_key_of_horizon(const char *key)
{
    for (size_t i = 0; i < horizon_section.count; i++)
        if (strcmp(horizon_section.fields[i].key, key) == 0)
            return true;
    return false;
}

/* No map, or with a key that may have meant its start, end or length. */
static bool is_in_doubt(const struct node *horizon)
{
    if (horizon->kind != NODE_MAP)
        return true;
    for (const struct node *n = horizon->first; n; n = n->next)
        if (!is_key_of_horizon(n->key->text))
            return true;
    return false;
}

/* What does not fit into a horizon that nobody wrote so is not worth a word. */
static bool check_scenario(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct draft *d = out;
    const struct given *horizon = &given[SCENARIO_HORIZON];
    (void)b;
    if (horizon->node && is_in_doubt(horizon->node))
        d->horizon.good = false;
    for (const struct node *n = map ? map->first : NULL; n; n = n->next)
        if (is_meant_for_horizon(n->key))
            d->horizon.good = false;
    return true;
}

const struct section scenario_section = {"one call center", FIELDS(scenario_rows), sizeof(struct draft), true,
                                         check_scenario};
