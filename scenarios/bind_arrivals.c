/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calls.NAME.arrivals */
#include "scenarios/draft.h"
#include "scenarios/laws.h"

/* ---- arrivals.poisson: a rate, or rates in equal steps ---------------------------------------------- */

struct steps {
    int64_t every;
    struct list rates; /* double */
};

#define AT(member) offsetof(struct steps, member)
static const struct field one_rate = {"rates", &type_rate, .least = "0/s", .most = "1000000/s",
                                      .doc = "how many callers arrive"};
static const struct type type_rates;
static const struct field steps_rows[] = {
    {"every", &type_time, AT(every), REQUIRED, .least = "0s", .above = true,
     .doc = "how long each rate holds"},
    {"rates", &type_rates, AT(rates), ONE_OF, .element = &one_rate,
     .doc = "one rate for each step of the horizon"},
    {"file", &type_free_text, 0, ONE_OF, .not_built = true,
     .hint = "write the rates out: rates: [20/h, 30/h]", .doc = "counts per interval, from a file"},
};
#undef AT
static const struct section steps_section = {"rates in equal steps", FIELDS(steps_rows),
                                             sizeof(struct steps)};

static bool read_rates(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind == NODE_MAP)
        return not_built(b, n, "rates by clock", "write 'every: 1h' and 'rates: [20/h, 30/h]'");
    return type_list.read(b, f, n, out);
}
static const struct type type_rates = {
    .name = "list", .written = "[20/h, 30/h]", .size = sizeof(struct list), .read = read_rates};

static bool read_steps(struct binder *b, const struct node *n, struct rate_profile *out)
{
    struct steps steps = {0};
    bool good = section_bind(b, &steps_section, n, &steps);
    *out = (struct rate_profile){steps.every, steps.rates.count, steps.rates.items, NULL};
    return good;
}

static bool read_poisson(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct rate_profile *profile = out;
    if (n->kind == NODE_MAP)
        return read_steps(b, n, profile);
    if (n->kind == NODE_LIST)
        return expected_type(b, n, f->type);
    double *rate = arena_array(b->arena, 1, sizeof *rate);
    *profile = (struct rate_profile){0, 1, rate, NULL};
    return field_read(b, &one_rate, n, rate);
}
static const struct type type_poisson = {.name = "rate or map",
                                         .written = "200/h, or {every: 1h, rates: [20/h, 30/h]}",
                                         .size = sizeof(struct rate_profile),
                                         .read = read_poisson};

/* ---- arrivals --------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct call_draft, type.member)
#define ONLY_POISSON "use poisson"
static const struct field arrivals_rows[] = {
    {"poisson", &type_poisson, AT(arrivals.rates), ONE_OF, .section = &steps_section,
     .doc = "independent callers, at a rate"},
    {"renewal", &type_distribution, 0, ONE_OF, .not_built = true, .hint = ONLY_POISSON,
     .doc = "the time between two callers is a distribution"},
    {"trace", &type_section, 0, ONE_OF, .not_built = true, .hint = ONLY_POISSON, .doc = "times from a file"},
    {"times", &type_list, 0, ONE_OF, .not_built = true, .hint = ONLY_POISSON, .doc = "these times"},
    {"busyness", &type_busyness, AT(busyness), OPTIONAL, .section = &busyness_section,
     .otherwise = "1 every day", .doc = "one factor a day for all rates, with mean 1"},
    {"scale", &type_number, 0, OPTIONAL, .not_built = true, .hint = "multiply the rates",
     .doc = "multiplies every rate"},
};
const struct section arrivals_section = {"when callers arrive", FIELDS(arrivals_rows),
                                                sizeof(struct call_draft)};
#undef AT
