/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/laws.h"

#include <math.h>
#include "models/dist.h"
#include "models/simtime.h"
#include "scenarios/types.h"

/* What any law may ask for; durations are in seconds. */
struct parameters {
    double mean, cv, sd, median, sigma;
    uint32_t stages;
};

/* A whole distribution: a law and what may stand beside its name. */
struct distribution {
    struct dist law;
    double zero;
};

#define AT(member) offsetof(struct parameters, member)

/* ---- rows that laws share -------------------------------------------------------------------------- */

/* clang-format off */
#define MEAN_ROW \
    {"mean", &type_seconds, AT(mean), REQUIRED, .least = "0s", .above = true, .doc = "the average"}
#define CV_ROW(necessity)                                                                        \
    {"cv", &type_ratio, AT(cv), necessity, .least = "0.000000001", .most = "1000000000",        \
     .otherwise = "given otherwise", .doc = "coefficient of variation: standard deviation / mean"}
#define SD_ROW(necessity)                                                                        \
    {"sd", &type_seconds, AT(sd), necessity, .least = "0s", .above = true,                       \
     .otherwise = "given otherwise", .doc = "standard deviation"}
/* clang-format on */

static const struct field mean_rows[] = {MEAN_ROW};
static const struct section mean_section = {"", FIELDS(mean_rows), sizeof(struct parameters)};

static const struct field erlang_rows[] = {
    {"k", &type_count, AT(stages), REQUIRED, .least = "1", .most = "10000",
     .doc = "how many exponential stages"},
    MEAN_ROW,
};
static const struct section erlang_section = {"", FIELDS(erlang_rows), sizeof(struct parameters)};

/* ---- the law as a whole ---------------------------------------------------------------------------- */

static bool fits(struct binder *b, const struct node *n, const struct dist *d)
{
    if (isfinite(d->a) && isfinite(d->b) && dist_largest(d) < sim_seconds(SIM_LONGEST))
        return true;
    error_at(b->problems, node_key_mark(n), "take a smaller spread or a smaller mean",
             "%s can be longer than 146000 years", node_path(b->arena, n));
    return false;
}

/* Instead of `cv` there may be `sd`: the law wants the cv. */
static bool cv_of(struct binder *b, const struct node *n, struct parameters *p)
{
    if (p->sd > 0)
        p->cv = p->sd / p->mean;
    if (p->cv >= 1e-9 && p->cv <= 1e9)
        return true;
    error_at(b->problems, node_key_mark(n), "for a fixed duration write the duration alone",
             "sd must be 0.000000001 to 1000000000 times the mean in %s", node_path(b->arena, n));
    return false;
}

/* ---- constant, exponential, erlang ----------------------------------------------------------------- */

static bool read_constant(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct value value;
    if (!read_text(b, f->element, n, &value))
        return false;
    *(struct dist *)out = dist_constant(value.amount);
    return true;
}

/* `{exponential: 3min}` as well. */
static bool read_exponential(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    bool good =
        n->kind == NODE_MAP ? section_bind(b, f->section, n, &p) : field_read(b, &mean_rows[0], n, &p.mean);
    if (!good)
        return false;
    *(struct dist *)out = dist_exponential(p.mean);
    return fits(b, n, out);
}

static bool read_erlang(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    *(struct dist *)out = dist_erlang(p.stages, p.mean);
    return fits(b, n, out);
}

/* ---- gamma ----------------------------------------------------------------------------------------- */

static const struct field gamma_rows[] = {MEAN_ROW, CV_ROW(ONE_OF), SD_ROW(ONE_OF)};
static const struct section gamma_section = {"", FIELDS(gamma_rows), sizeof(struct parameters)};

static bool read_gamma(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p) || !cv_of(b, n, &p))
        return false;
    *(struct dist *)out = dist_gamma(p.mean, p.cv);
    return fits(b, n, out);
}

/* ---- lognormal: mean with cv or sd, or median with sigma -------------------------------------------- */

enum { LOGNORMAL_MEAN, LOGNORMAL_CV, LOGNORMAL_SD, LOGNORMAL_MEDIAN, LOGNORMAL_SIGMA };
static const struct field lognormal_rows[] = {
    [LOGNORMAL_MEAN] = {"mean", &type_seconds, AT(mean), OPTIONAL, .least = "0s", .above = true,
                        .otherwise = "given by median and sigma", .doc = "the average"},
    [LOGNORMAL_CV] = CV_ROW(OPTIONAL),
    [LOGNORMAL_SD] = SD_ROW(OPTIONAL),
    [LOGNORMAL_MEDIAN] = {"median", &type_seconds, AT(median), OPTIONAL, .least = "0s", .above = true,
                          .otherwise = "given by mean and cv", .doc = "half of them are shorter"},
    [LOGNORMAL_SIGMA] = {"sigma", &type_number, AT(sigma), OPTIONAL, .least = "0", .most = "10",
                         .otherwise = "given by mean and cv", .doc = "standard deviation of the logarithm"},
};

static bool check_lognormal(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    (void)out;
    bool mean = given[LOGNORMAL_MEAN].node, cv = given[LOGNORMAL_CV].node, sd = given[LOGNORMAL_SD].node;
    bool median = given[LOGNORMAL_MEDIAN].node, sigma = given[LOGNORMAL_SIGMA].node;
    if ((mean && (cv != sd) && !median && !sigma) || (median && sigma && !mean && !cv && !sd))
        return true;
    error_at(b->problems, node_key_mark(map), "write {mean: 4min, cv: 0.8}",
             "%s needs mean and cv, mean and sd, or median and sigma", node_path(b->arena, map));
    return false;
}

static const struct section lognormal_section = {"", FIELDS(lognormal_rows), sizeof(struct parameters), false,
                                                 check_lognormal};

static bool read_lognormal(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    if (p.median > 0)
        *(struct dist *)out = dist_lognormal_median(p.median, p.sigma);
    else if (cv_of(b, n, &p))
        *(struct dist *)out = dist_lognormal(p.mean, p.cv);
    else
        return false;
    return fits(b, n, out);
}

/* ---- all laws -------------------------------------------------------------------------------------- */

static const struct type law_constant = {
    .name = "constant", .size = sizeof(struct dist), .read = read_constant};
static const struct type law_exponential = {
    .name = "exponential", .size = sizeof(struct dist), .read = read_exponential};
static const struct type law_erlang = {.name = "erlang", .size = sizeof(struct dist), .read = read_erlang};
static const struct type law_gamma = {.name = "gamma", .size = sizeof(struct dist), .read = read_gamma};
static const struct type law_lognormal = {
    .name = "lognormal", .size = sizeof(struct dist), .read = read_lognormal};

static bool read_distribution(struct binder *b, const struct field *f, const struct node *n, void *out);
const struct type type_distribution = {.name = "distribution",
                                       .written = "20s, or {exponential: {mean: 3min}}",
                                       .units = {"s", "min"},
                                       .reach = "1 microsecond to 146000 years",
                                       .size = sizeof(struct dist),
                                       .parse = duration_parse,
                                       .read = read_distribution};

/* A duration alone is a distribution; as the value of `constant` it is a duration. */
static const struct field a_duration = {"constant", &type_distribution, .least = "0s",
                                        .doc = "always the same"};
static const struct field constant_duration = {"constant", &type_seconds, .least = "0s",
                                               .doc = "always the same"};

#define LAW offsetof(struct distribution, law)
#define LATER_HINT "use constant, exponential, erlang, gamma or lognormal"
/* clang-format off */
#define LATER(key, meaning) \
    {key, &type_section, LAW, ONE_OF, .not_built = true, .hint = LATER_HINT, .doc = meaning}
/* clang-format on */

static const struct field distribution_rows[] = {
    {"constant", &law_constant, LAW, ONE_OF, .element = &constant_duration, .doc = "always the same"},
    {"exponential", &law_exponential, LAW, ONE_OF, .section = &mean_section, .doc = "without memory"},
    {"erlang", &law_erlang, LAW, ONE_OF, .section = &erlang_section,
     .doc = "a sum of k equal exponential stages"},
    {"gamma", &law_gamma, LAW, ONE_OF, .section = &gamma_section, .doc = "by mean and spread"},
    {"lognormal", &law_lognormal, LAW, ONE_OF, .section = &lognormal_section,
     .doc = "its logarithm is normal: what talk times mostly look like"},
    LATER("weibull", "with a hazard that rises or falls"),
    LATER("uniform", "anything from min to max alike"),
    LATER("triangular", "from min to max, most likely at mode"),
    LATER("hyperexponential", "one of several exponentials"),
    LATER("mixture", "one of several distributions"),
    LATER("piecewise_hazard", "a hazard that changes at fixed times"),
    LATER("empirical", "one of the values observed"),
    {"scale", &type_number, 0, OPTIONAL, .not_built = true, .fallback = "1",
     .hint = "multiply the parameters", .doc = "multiplies every value"},
    {"zero", &type_proportion, offsetof(struct distribution, zero), OPTIONAL, .least = "0%", .most = "100%",
     .fallback = "0%", .doc = "the proportion that is exactly 0 instead"},
};
const struct section distribution_section = {"a duration that is drawn at random", FIELDS(distribution_rows),
                                             sizeof(struct distribution)};

static bool read_distribution(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct distribution d = {0};
    struct value value;
    if (n->kind == NODE_LIST)
        return expected_type(b, n, f->type);
    if (n->kind == NODE_MAP) {
        if (!section_bind(b, &distribution_section, n, &d))
            return false;
    } else if (read_text(b, &a_duration, n, &value)) {
        d.law = dist_constant(value.amount);
    } else {
        return false;
    }
    d.law.zero = d.zero;
    *(struct dist *)out = d.law;
    return true;
}

/* ---- busyness: a factor with mean 1 ----------------------------------------------------------------- */

/* clang-format off */
#define FACTOR_MEAN_ROW                                                                        \
    {"mean", &type_number, AT(mean), OPTIONAL, .fallback = "1", .least = "1", .most = "1",     \
     .doc = "busyness has the mean 1: change the rates instead"}
#define FACTOR_SD_ROW \
    {"sd", &type_number, AT(sd), ONE_OF, .least = "0.000001", .most = "100", .doc = "standard deviation"}
/* clang-format on */

static const struct field factor_rows[] = {FACTOR_MEAN_ROW, CV_ROW(ONE_OF), FACTOR_SD_ROW};
static const struct section factor_section = {"", FIELDS(factor_rows), sizeof(struct parameters)};
static const struct field constant_factor = {"constant", &type_number, .least = "1", .most = "1",
                                             .doc = "busyness has the mean 1: change the rates instead"};

static const struct field busyness_rows[] = {
    {"constant", &law_constant, 0, ONE_OF, .element = &constant_factor, .doc = "every day alike"},
    {"gamma", &law_gamma, 0, ONE_OF, .section = &factor_section, .doc = "by its spread"},
    {"lognormal", &law_lognormal, 0, ONE_OF, .section = &factor_section, .doc = "by its spread"},
    {"shared", &type_free_text, 0, OPTIONAL, .not_built = true,
     .hint = "each call type has a factor of its own",
     .doc = "call types that give the same name have the same factor"},
};
const struct section busyness_section = {"the factor of a day, with mean 1", FIELDS(busyness_rows),
                                         sizeof(struct dist)};

static bool read_busyness(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_MAP)
        return expected_type(b, n, f->type);
    return section_bind(b, &busyness_section, n, out);
}
const struct type type_busyness = {
    .name = "busyness", .written = "{gamma: {cv: 18%}}", .size = sizeof(struct dist), .read = read_busyness};
