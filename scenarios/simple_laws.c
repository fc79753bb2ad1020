/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include "models/simtime.h"
#include "scenarios/law_rows.h"

/* What any law may ask for; durations are in seconds. */
struct parameters {
    double mean, cv, sd, median, sigma;
    double scale, shape, min, mode, max;
    uint32_t stages;
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
const struct section exponential_section = {"", FIELDS(mean_rows), sizeof(struct parameters)};

static const struct field erlang_rows[] = {
    {"k", &type_count, AT(stages), REQUIRED, .least = "1", .most = "10000",
     .doc = "how many exponential stages"},
    MEAN_ROW,
};
const struct section erlang_section = {"", FIELDS(erlang_rows), sizeof(struct parameters)};

/* ---- the law as a whole ---------------------------------------------------------------------------- */

bool law_fits(struct binder *b, const struct node *n, const struct dist *d)
{
    if (isfinite(d->a) && isfinite(d->b) && isfinite(d->c) && dist_largest(d) < sim_seconds(SIM_LONGEST))
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
    return law_fits(b, n, out);
}

static bool read_erlang(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    *(struct dist *)out = dist_erlang(p.stages, p.mean);
    return law_fits(b, n, out);
}

/* ---- gamma ----------------------------------------------------------------------------------------- */

static const struct field gamma_rows[] = {MEAN_ROW, CV_ROW(ONE_OF), SD_ROW(ONE_OF)};
const struct section gamma_section = {"", FIELDS(gamma_rows), sizeof(struct parameters)};

static bool read_gamma(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p) || !cv_of(b, n, &p))
        return false;
    *(struct dist *)out = dist_gamma(p.mean, p.cv);
    return law_fits(b, n, out);
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

const struct section lognormal_section = {"", FIELDS(lognormal_rows), sizeof(struct parameters), false,
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
    return law_fits(b, n, out);
}

/* ---- weibull: mean or scale, and shape ---------------------------------------------------------------- */

static const struct field weibull_rows[] = {
    {"mean", &type_seconds, AT(mean), ONE_OF, .least = "0s", .above = true, .otherwise = "given by scale",
     .doc = "the average"},
    {"scale", &type_seconds, AT(scale), ONE_OF, .least = "0s", .above = true, .otherwise = "given by mean",
     .doc = "63% of them are shorter"},
    {"shape", &type_number, AT(shape), REQUIRED, .least = "0.1", .most = "1000",
     .doc = "below 1 the hazard falls with time, above 1 it rises"},
};
const struct section weibull_section = {"", FIELDS(weibull_rows), sizeof(struct parameters)};

static bool read_weibull(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    *(struct dist *)out =
        p.mean > 0 ? dist_weibull_mean(p.mean, p.shape) : dist_weibull(p.scale, p.shape);
    return law_fits(b, n, out);
}

/* ---- uniform, triangular -------------------------------------------------------------------------------- */

/* clang-format off */
#define LIMIT_ROW(key, meaning) \
    {#key, &type_seconds, AT(key), REQUIRED, .least = "0s", .doc = meaning}
/* clang-format on */

enum { UNIFORM_MIN, UNIFORM_MAX };
static const struct field uniform_rows[] = {
    [UNIFORM_MIN] = LIMIT_ROW(min, "none is shorter"),
    [UNIFORM_MAX] = LIMIT_ROW(max, "none is longer"),
};
enum { TRIANGULAR_MIN, TRIANGULAR_MODE, TRIANGULAR_MAX };
static const struct field triangular_rows[] = {
    [TRIANGULAR_MIN] = LIMIT_ROW(min, "none is shorter"),
    [TRIANGULAR_MODE] = LIMIT_ROW(mode, "what is the most likely"),
    [TRIANGULAR_MAX] = LIMIT_ROW(max, "none is longer"),
};

/* What stands before must not be above what stands behind. */
static bool check_order(struct binder *b, const struct node *map, const struct given *low, double low_value,
                        const struct given *high, double high_value)
{
    if (!low->good || !high->good || low_value <= high_value)
        return true;
    error_at(b->problems, &high->node->mark, "exchange them?", "%s %s is above %s %s in %s",
             low->node->key->text, shown(b->arena, low->node->text), high->node->key->text,
             shown(b->arena, high->node->text), node_path(b->arena, map));
    return false;
}

static bool check_uniform(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    const struct parameters *p = out;
    return check_order(b, map, &given[UNIFORM_MIN], p->min, &given[UNIFORM_MAX], p->max);
}

static bool check_triangular(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    const struct parameters *p = out;
    const struct given *min = &given[TRIANGULAR_MIN], *mode = &given[TRIANGULAR_MODE];
    return check_order(b, map, min, p->min, mode, p->mode) &&
           check_order(b, map, mode, p->mode, &given[TRIANGULAR_MAX], p->max);
}

const struct section uniform_section = {"", FIELDS(uniform_rows), sizeof(struct parameters), false,
                                        check_uniform};
const struct section triangular_section = {"", FIELDS(triangular_rows), sizeof(struct parameters), false,
                                           check_triangular};

static bool read_uniform(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    *(struct dist *)out = dist_uniform(p.min, p.max);
    return law_fits(b, n, out);
}

static bool read_triangular(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct parameters p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    *(struct dist *)out = dist_triangular(p.min, p.mode, p.max);
    return law_fits(b, n, out);
}

/* ---- a factor with mean 1 -------------------------------------------------------------------------------- */

/* clang-format off */
#define FACTOR_MEAN_ROW                                                                        \
    {"mean", &type_number, AT(mean), OPTIONAL, .fallback = "1", .least = "1", .most = "1",     \
     .doc = "busyness has the mean 1: change the rates instead"}
#define FACTOR_SD_ROW \
    {"sd", &type_number, AT(sd), ONE_OF, .least = "0.000001", .most = "100", .doc = "standard deviation"}
/* clang-format on */

static const struct field factor_rows[] = {FACTOR_MEAN_ROW, CV_ROW(ONE_OF), FACTOR_SD_ROW};
const struct section factor_section = {"", FIELDS(factor_rows), sizeof(struct parameters)};

/* ---- the types --------------------------------------------------------------------------------------------- */

#define LAW_TYPE(law, written_as)                                                                    \
    const struct type law_##law##_type = {                                                           \
        .name = #law, .size = sizeof(struct dist), .read = read_##law, .forms = (written_as)}
LAW_TYPE(constant, FORM_ELEMENT);
LAW_TYPE(exponential, FORM_SECTION | FORM_FIRST);
LAW_TYPE(erlang, FORM_SECTION);
LAW_TYPE(gamma, FORM_SECTION);
LAW_TYPE(lognormal, FORM_SECTION);
LAW_TYPE(weibull, FORM_SECTION);
LAW_TYPE(uniform, FORM_SECTION);
LAW_TYPE(triangular, FORM_SECTION);
