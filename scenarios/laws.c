/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/laws.h"

#include "scenarios/law_rows.h"

/* ---- a whole distribution: a law, and what may stand beside its name ------------------------------------- */

struct distribution {
    struct dist law;
    double zero, scale;
};

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
#define AT(member) offsetof(struct distribution, member)
static const struct field distribution_rows[] = {
    {"constant", &law_constant_type, LAW, ONE_OF, .element = &constant_duration, .doc = "always the same"},
    {"exponential", &law_exponential_type, LAW, ONE_OF, .section = &exponential_section,
     .doc = "without memory"},
    {"erlang", &law_erlang_type, LAW, ONE_OF, .section = &erlang_section,
     .doc = "a sum of k equal exponential stages"},
    {"gamma", &law_gamma_type, LAW, ONE_OF, .section = &gamma_section, .doc = "by mean and spread"},
    {"lognormal", &law_lognormal_type, LAW, ONE_OF, .section = &lognormal_section,
     .doc = "its logarithm is normal: what talk times mostly look like"},
    {"weibull", &law_weibull_type, LAW, ONE_OF, .section = &weibull_section,
     .doc = "with a hazard that rises or falls: what patience mostly looks like"},
    {"uniform", &law_uniform_type, LAW, ONE_OF, .section = &uniform_section,
     .doc = "anything from min to max alike"},
    {"triangular", &law_triangular_type, LAW, ONE_OF, .section = &triangular_section,
     .doc = "from min to max, most likely at mode"},
    {"hyperexponential", &law_hyperexponential_type, LAW, ONE_OF, .section = &hyperexponential_section,
     .doc = "one of several exponentials"},
    {"mixture", &law_mixture_type, LAW, ONE_OF, .section = &mixture_section,
     .doc = "one of several distributions"},
    {"piecewise_hazard", &law_piecewise_hazard_type, LAW, ONE_OF, .section = &piecewise_hazard_section,
     .doc = "a hazard that changes at fixed times"},
    {"empirical", &law_empirical_type, LAW, ONE_OF, .section = &empirical_section,
     .doc = "one of the values observed"},
    {"scale", &type_number, AT(scale), OPTIONAL, .fallback = "1", .least = "0", .above = true,
     .most = "1000000000", .doc = "multiplies every value"},
    {"zero", &type_proportion, AT(zero), OPTIONAL, .least = "0%", .most = "100%", .fallback = "0%",
     .doc = "the proportion that is exactly 0 instead"},
};
#undef AT
const struct section distribution_section = {"a duration that is drawn at random", FIELDS(distribution_rows),
                                             sizeof(struct distribution), .name = "DISTRIBUTION"};

static bool read_distribution(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct distribution d = {.scale = 1};
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
    if (d.scale != 1)
        d.law = dist_scaled(d.law, d.scale);
    d.law.zero = d.zero;
    *(struct dist *)out = d.law;
    return d.scale == 1 || law_fits(b, n, out);
}

/* ---- busyness: a factor with mean 1 ----------------------------------------------------------------- */

static bool read_shared_name(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_TEXT || !name_is_valid(n->text))
        return expected_type(b, n, f->type);
    *(const struct node **)out = n;
    return true;
}
static const struct type type_shared_name = {.name = "name",
                                             .written = "shared: weather",
                                             .size = sizeof(const struct node *),
                                             .read = read_shared_name};

static const struct field constant_factor = {"constant", &type_number, .least = "1", .most = "1",
                                             .doc = "busyness has the mean 1: change the rates instead"};

#define LAW_OF_DAY offsetof(struct busyness_draft, law)
static const struct field busyness_rows[] = {
    {"constant", &law_constant_type, LAW_OF_DAY, ONE_OF, .element = &constant_factor, .doc = "every day alike"},
    {"gamma", &law_gamma_type, LAW_OF_DAY, ONE_OF, .section = &factor_section, .doc = "by its spread"},
    {"lognormal", &law_lognormal_type, LAW_OF_DAY, ONE_OF, .section = &factor_section, .doc = "by its spread"},
    {"shared", &type_shared_name, offsetof(struct busyness_draft, shared), OPTIONAL,
     .otherwise = "a factor of its own", .doc = "call types that give the same name have the same factor"},
};
const struct section busyness_section = {"the factor of a day, with mean 1", FIELDS(busyness_rows),
                                         sizeof(struct busyness_draft)};

static bool read_busyness(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_MAP)
        return expected_type(b, n, f->type);
    return section_bind(b, &busyness_section, n, out);
}
const struct type type_busyness = {.name = "busyness",
                                   .written = "{gamma: {cv: 18%}}",
                                   .size = sizeof(struct busyness_draft),
                                   .read = read_busyness};
