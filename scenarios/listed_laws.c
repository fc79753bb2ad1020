/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <inttypes.h>
#include <math.h>
#include "models/simtime.h"
#include "scenarios/column.h"
#include "scenarios/law_rows.h"
#include "scenarios/laws.h"

/* ---- what lists have in common ----------------------------------------------------------------------- */

static bool is_empty(struct binder *b, const struct given *list, uint32_t count)
{
    if (count > 0)
        return false;
    error_at(b->problems, &list->node->mark, "write at least one", "%s is empty",
             node_path(b->arena, list->node));
    return true;
}

static const char *elements(struct arena *a, const struct node *list)
{
    return arena_say(a, "%s has %u element%s", list->key->text, list->count, list->count == 1 ? "" : "s");
}

static bool wrong_lengths(struct binder *b, const struct node *map, const struct given *one,
                          const struct given *other, const char *hint)
{
    error_at(b->problems, &other->node->mark, hint, "%s, but %s in %s", elements(b->arena, one->node),
             elements(b->arena, other->node), node_path(b->arena, map));
    return false;
}

#define SUM_TOLERANCE 1e-9

/* Within the tolerance what is missing is rounding, which dist_mixture spreads. */
static bool sum_to_one(struct binder *b, const struct node *n, const char *what, double sum)
{
    if (fabs(sum - 1) <= SUM_TOLERANCE)
        return true;
    error_at(b->problems, node_mark(n), "they must sum to 100%", "the %s sum to %.12g%% in %s", what, sum * 100,
             node_path(b->arena, n));
    return false;
}

/* ---- hyperexponential ---------------------------------------------------------------------------------- */

struct phases {
    struct list probabilities, means; /* double */
};

static const struct field one_probability = {"probabilities", &type_proportion, .least = "0%", .most = "100%",
                                             .doc = "how often each of the means is used"};
static const struct field one_mean = {"means", &type_seconds, .least = "0s", .above = true,
                                      .doc = "the average of each exponential"};
enum { PHASE_PROBABILITIES, PHASE_MEANS };
static const struct field phase_rows[] = {
    [PHASE_PROBABILITIES] = {"probabilities", &type_list, offsetof(struct phases, probabilities), REQUIRED,
                             .element = &one_probability, .hint = "probabilities: [80%, 20%]",
                             .doc = "how often each of the means is used"},
    [PHASE_MEANS] = {"means", &type_list, offsetof(struct phases, means), REQUIRED, .element = &one_mean,
                     .hint = "means: [1min, 10min]", .doc = "the average of each exponential"},
};

static bool check_phases(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    const struct phases *p = out;
    const struct given *probabilities = &given[PHASE_PROBABILITIES], *means = &given[PHASE_MEANS];
    double sum = 0;
    if (!probabilities->good || !means->good)
        return false;
    if (is_empty(b, probabilities, p->probabilities.count))
        return false;
    if (p->probabilities.count != p->means.count)
        return wrong_lengths(b, map, probabilities, means, "one mean for each probability");
    for (uint32_t i = 0; i < p->probabilities.count; i++)
        sum += ((const double *)p->probabilities.items)[i];
    return sum_to_one(b, probabilities->node, "probabilities", sum);
}

const struct section hyperexponential_section = {"one of several exponentials", FIELDS(phase_rows),
                                                 sizeof(struct phases), false, check_phases};

static bool read_hyperexponential(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct phases p = {0};
    if (!section_bind(b, f->section, n, &p))
        return false;
    const double *probabilities = p.probabilities.items, *means = p.means.items;
    struct dist_part *parts = arena_array(b->arena, p.means.count, sizeof *parts);
    for (uint32_t i = 0; i < p.means.count; i++)
        parts[i] = (struct dist_part){probabilities[i], dist_exponential(means[i])};
    *(struct dist *)out = dist_mixture(p.means.count, parts);
    return law_fits(b, n, out);
}

/* ---- mixture --------------------------------------------------------------------------------------------- */

static const struct field part_rows[] = {
    {"weight", &type_proportion, offsetof(struct dist_part, up_to), REQUIRED, .least = "0%", .most = "100%",
     .hint = "weight: 30%", .doc = "how often it is this one"},
    {"of", &type_distribution, offsetof(struct dist_part, law), REQUIRED, .section = &distribution_section,
     .hint = "of: {exponential: {mean: 3min}}", .doc = "a distribution"},
};
const struct section mixture_section = {"one of several distributions", FIELDS(part_rows),
                                        sizeof(struct dist_part)};

static bool read_mixture(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    if (n->kind != NODE_LIST)
        return expected_type(b, n, f->type);
    struct dist_part *parts = arena_array(b->arena, n->count, sizeof *parts);
    bool good = true;
    double sum = 0;
    for (const struct node *e = n->first; e; e = e->next) {
        good = section_bind(b, f->section, e, &parts[e->index]) && good;
        sum += parts[e->index].up_to;
    }
    if (!good || is_empty(b, &(struct given){.node = n}, n->count) || !sum_to_one(b, n, "weights", sum))
        return false;
    *(struct dist *)out = dist_mixture(n->count, parts);
    return law_fits(b, n, out);
}

/* ---- piecewise_hazard -------------------------------------------------------------------------------------- */

struct hazard {
    struct list until, rates; /* double */
};

static const struct field one_until = {"until", &type_seconds, .least = "0s", .above = true,
                                       .doc = "until when each rate holds"};
static const struct field one_hazard = {"rates", &type_rate, .least = "0/s", .most = "1000000/s",
                                        .doc = "how fast those who are left go"};
enum { HAZARD_UNTIL, HAZARD_RATES };
static const struct field hazard_rows[] = {
    [HAZARD_UNTIL] = {"until", &type_list, offsetof(struct hazard, until), REQUIRED, .element = &one_until,
                      .hint = "until: [30s, 60s]",
                      .doc = "until when each rate holds, but for the last, which holds for ever"},
    [HAZARD_RATES] = {"rates", &type_list, offsetof(struct hazard, rates), REQUIRED, .element = &one_hazard,
                      .hint = "rates: [0.2/min, 2/min, 0.5/min]", .doc = "how fast those who are left go"},
};

static bool check_until(struct binder *b, const struct node *list, const double *until)
{
    for (const struct node *n = list->first; n && n->next; n = n->next)
        if (until[n->index] >= until[n->index + 1]) {
            error_at(b->problems, &n->next->mark, "write them in ascending order", "%s comes after %s in %s",
                     shown(b->arena, n->next->text), shown(b->arena, n->text), node_path(b->arena, list));
            return false;
        }
    return true;
}

static bool check_hazard(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    const struct hazard *h = out;
    const struct given *until = &given[HAZARD_UNTIL], *rates = &given[HAZARD_RATES];
    if (!until->good || !rates->good)
        return false;
    if (h->rates.count != h->until.count + 1)
        return wrong_lengths(b, map, until, rates, "one rate more than 'until' has: the last one holds for ever");
    if (((const double *)h->rates.items)[h->until.count] > 0)
        return check_until(b, until->node, h->until.items);
    error_at(b->problems, &rates->node->last->mark, "write a last rate above 0/s",
             "the last rate is 0 in %s: some would stay for ever", node_path(b->arena, map));
    return false;
}

const struct section piecewise_hazard_section = {"a hazard that changes at fixed times", FIELDS(hazard_rows),
                                                 sizeof(struct hazard), false, check_hazard};

static bool read_piecewise_hazard(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct hazard h = {0};
    if (!section_bind(b, f->section, n, &h))
        return false;
    const double *until = h.until.items, *rates = h.rates.items;
    struct dist_piece *pieces = arena_array(b->arena, h.rates.count, sizeof *pieces);
    for (uint32_t i = 0; i < h.rates.count; i++)
        pieces[i] = (struct dist_piece){.from = i ? until[i - 1] : 0, .rate = rates[i]};
    *(struct dist *)out = dist_piecewise_hazard(h.rates.count, pieces);
    return law_fits(b, n, out);
}

/* ---- empirical: a column of seconds, or of durations -------------------------------------------------------- */

#define CELL_HINT "write it like 12.5 (seconds) or 12.5s"

static bool cell_error(struct binder *b, const struct column *c, const struct cell *cell, const char *hint,
                       const char *what)
{
    error_at(b->problems, &cell->mark, hint, "%s '%s' in column '%s'", what, shown(b->arena, cell->text),
             shown(b->arena, c->name));
    return false;
}

/* A number without a unit is in seconds. */
static enum value_status cell_seconds(const struct cell *cell, bool *has_unit, double *out)
{
    struct value value;
    enum value_status status = duration_parse(cell->text, &value);
    *has_unit = status == VALUE_OK;
    if (status == VALUE_NO_UNIT)
        status = number_parse(cell->text, &value);
    *out = value.amount;
    return status;
}

static bool read_cell(struct binder *b, const struct column *c, uint32_t i, bool *first_has_unit, double *out)
{
    const struct cell *cell = &c->cells[i];
    bool has_unit;
    enum value_status status = cell_seconds(cell, &has_unit, out);
    if (!*cell->text) {
        error_at(b->problems, &cell->mark, "remove the row, or write 0", "no value in column '%s'",
                 shown(b->arena, c->name));
        return false;
    }
    if (status == VALUE_RANGE)
        return cell_error(b, c, cell, "it may be 1 microsecond to 146000 years", "out of range:");
    if (status != VALUE_OK)
        return cell_error(b, c, cell, CELL_HINT, "expected seconds, found");
    if (*out < 0)
        return cell_error(b, c, cell, "a duration is 0 or more", "negative duration");
    if (i == 0)
        *first_has_unit = has_unit;
    return has_unit == *first_has_unit ||
           cell_error(b, c, cell, "write all of them with a unit, or none",
                      has_unit ? "a unit after values without one:" : "no unit after values with one:");
}

static bool read_values(struct binder *b, const struct column_draft *draft, struct list *values)
{
    struct column column;
    if (!column_read(b, draft, &column))
        return false;
    double *seconds = arena_array(b->arena, column.count, sizeof *seconds);
    bool good = true, has_unit = false;
    for (uint32_t i = 0; i < column.count; i++)
        good = read_cell(b, &column, i, &has_unit, &seconds[i]) && good;
    *values = (struct list){column.count, seconds};
    return good;
}

/* ---- empirical: the law --------------------------------------------------------------------------------------- */

struct observations {
    struct list values; /* double */
    struct column_draft from;
    bool smooth;
};

#define AT(member) offsetof(struct observations, member)
static const struct field one_value = {"values", &type_seconds, .least = "0s", .doc = "what was observed"};
enum { EMPIRICAL_VALUES, EMPIRICAL_FILE, EMPIRICAL_COLUMN };
static const struct field observation_rows[] = {
    [EMPIRICAL_VALUES] = {"values", &type_list, AT(values), ONE_OF, .element = &one_value,
                          .doc = "what was observed"},
    [EMPIRICAL_FILE] = {"file", &type_file, AT(from.file), ONE_OF,
                        .doc = "a CSV file, relative to the scenario, that has it in a column"},
    [EMPIRICAL_COLUMN] = {"column", &type_column, AT(from.name), OPTIONAL, .otherwise = "there is no file",
                          .doc = "the name of the column: seconds, or durations"},
    {"smooth", &type_yes_no, AT(smooth), OPTIONAL, .fallback = "no",
     .doc = "yes: also what lies between two observed values"},
};
#undef AT

static bool check_observations(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct observations *o = out;
    const struct given *values = &given[EMPIRICAL_VALUES];
    if (!column_goes_with_file(b, map, &given[EMPIRICAL_FILE], &given[EMPIRICAL_COLUMN]))
        return false;
    const struct given *list = values->node ? values : &given[EMPIRICAL_FILE];
    if (!list->good || (!values->node && !read_values(b, &o->from, &o->values)))
        return false;
    if (is_empty(b, list, o->values.count))
        return false;
    if (o->smooth && o->values.count < 2)
        error_at(b->problems, &list->node->mark, "leave 'smooth' out", "smooth needs two values or more in %s",
                 node_path(b->arena, map));
    return !o->smooth || o->values.count >= 2;
}

const struct section empirical_section = {"what was observed", FIELDS(observation_rows),
                                          sizeof(struct observations), false, check_observations};

static bool read_empirical(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct observations o = {0};
    if (!section_bind(b, f->section, n, &o))
        return false;
    *(struct dist *)out = dist_empirical(o.values.count, o.values.items, o.smooth);
    return law_fits(b, n, out);
}

/* ---- the types -------------------------------------------------------------------------------------------------- */

#define LAW_TYPE(law, text)                                                                         \
    const struct type law_##law##_type = {                                                          \
        .name = #law, .written = text, .size = sizeof(struct dist), .read = read_##law}
LAW_TYPE(hyperexponential, "{probabilities: [80%, 20%], means: [1min, 10min]}");
LAW_TYPE(piecewise_hazard, "{until: [30s], rates: [0.2/min, 2/min]}");
LAW_TYPE(empirical, "{values: [20s, 35s, 90s]}");
const struct type law_mixture_type = {.name = "list",
                                      .written = "- {weight: 30%, of: {exponential: {mean: 3min}}}",
                                      .size = sizeof(struct dist),
                                      .read = read_mixture,
                                      .forms = FORM_SECTIONS};
