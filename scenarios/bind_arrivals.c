/* SPDX-License-Identifier: GPL-3.0-or-later */
/* calls.NAME.arrivals */
#include <math.h>
#include <string.h>
#include "scenarios/bind_times.h"
#include "scenarios/column.h"
#include "scenarios/draft.h"

/* ---- arrivals.poisson: rates in equal steps, or by clock --------------------------------------------- */

static const struct field one_rate = {"rates", &type_rate, .least = "0/s", .most = "1000000/s",
                                      .doc = "how many callers arrive"};

static bool read_clock_of(struct binder *b, const struct node *n, int64_t *out)
{
    struct value clock;
    if (n->key->bad)
        return false;
    bool good = clock_parse(n->key->text, &clock) == VALUE_OK;
    *out = clock.whole;
    if (!good)
        error_at(b->problems, &n->key->mark, "write it like \"08:30\" or \"08:30:15\"",
                 "expected clock, found '%s' in %s", shown(b->arena, n->key->text),
                 node_path(b->arena, n->parent));
    return good;
}

/* A repeated key was reported by the tree. */
static bool in_order(const struct node *n, const int64_t *clocks)
{
    return clocks[n->index] < clocks[n->index + 1] || strcmp(n->key->text, n->next->key->text) == 0;
}

static bool check_clocks(struct binder *b, const struct node *map, const int64_t *clocks)
{
    for (const struct node *n = map->first; n && n->next; n = n->next)
        if (!in_order(n, clocks)) {
            error_at(b->problems, &n->next->key->mark, "write them in ascending order", "%s comes after %s in %s",
                     shown(b->arena, n->next->key->text), shown(b->arena, n->key->text),
                     node_path(b->arena, map));
            return false;
        }
    return true;
}

/* {"08:00": 20/h, "10:00": 30/h} */
static bool read_rates_by_clock(struct binder *b, const struct node *n, struct rates_draft *out)
{
    bool good = true;
    double *rates = arena_array(b->arena, n->count, sizeof *rates);
    out->clocks = arena_array(b->arena, n->count, sizeof *out->clocks);
    for (const struct node *e = n->first; e; e = e->next) {
        good = read_clock_of(b, e, &out->clocks[e->index]) && good;
        good = field_read(b, &one_rate, e, &rates[e->index]) && good;
    }
    out->rates = (struct list){n->count, rates};
    return good && check_clocks(b, n, out->clocks);
}

static bool read_rates(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct rates_draft *draft = out;
    bool by_clock = n->kind == NODE_MAP;
    bool good = by_clock ? read_rates_by_clock(b, n, draft) : type_list.read(b, f, n, &draft->rates);
    draft->node = good || n->kind == NODE_LIST ? n : NULL; /* a list has a length in any case */
    return good;
}
static const struct type type_rates = {.name = "list",
                                       .written = "[20/h, 30/h] or {\"08:00\": 20/h, \"10:00\": 30/h}",
                                       .size = sizeof(struct rates_draft),
                                       .read = read_rates,
                                       .forms = FORM_LIST | FORM_MAP};

/* ---- arrivals.poisson: counts in a file ------------------------------------------------------------------ */

#define COUNT_MOST 1e12

static bool cell_error(struct binder *b, const struct column *c, const struct cell *cell, const char *hint,
                       const char *what)
{
    const char *space = *cell->text ? " " : "";
    error_at(b->problems, &cell->mark, hint, "%s%s%s in column '%s'", what, space, shown(b->arena, cell->text),
             shown(b->arena, c->name));
    return false;
}

static bool read_count(struct binder *b, const struct column *c, const struct cell *cell, double *out)
{
    struct value value;
    enum value_status status = number_parse(cell->text, &value);
    *out = value.amount;
    if (!*cell->text)
        return cell_error(b, c, cell, "write 0 where nobody called", "no count");
    if (status == VALUE_RANGE || (status == VALUE_OK && value.amount > COUNT_MOST))
        return cell_error(b, c, cell, "it may be up to 1e12", "out of range:");
    if (status != VALUE_OK)
        return cell_error(b, c, cell, "write it like 12", "expected count, found");
    return value.amount >= 0 || cell_error(b, c, cell, "write 0 where nobody called", "negative count");
}

/* Rates may well be fractional, as averages of several days are; what was counted on one is not. */
static void warn_of_fractions(struct binder *b, const struct column *c, const double *counts)
{
    for (uint32_t i = 0; i < c->count; i++)
        if (counts[i] != floor(counts[i])) {
            warning_at(b->problems, &c->cells[i].mark, "good for an average of several days",
                       "fractional count %s in column '%s'", shown(b->arena, c->cells[i].text),
                       shown(b->arena, c->name));
            return;
        }
}

static bool read_counts(struct binder *b, const struct column_draft *draft, struct rates_draft *out)
{
    struct column column;
    bool good = true;
    if (!column_read(b, draft, &column))
        return false;
    double *counts = arena_array(b->arena, column.count, sizeof *counts);
    for (uint32_t i = 0; i < column.count; i++)
        good = read_count(b, &column, &column.cells[i], &counts[i]) && good;
    if (good)
        warn_of_fractions(b, &column, counts);
    for (uint32_t i = 0; i < column.count; i++)
        counts[i] /= sim_seconds(out->every);
    out->rates = (struct list){column.count, counts};
    out->node = draft->file;
    return good;
}

/* ---- arrivals.poisson ------------------------------------------------------------------------------------------ */

struct steps {
    struct rates_draft draft;
    struct column_draft from;
};

#define AT(member) offsetof(struct steps, member)
enum { STEPS_EVERY, STEPS_RATES, STEPS_FILE, STEPS_COLUMN };
static const struct field steps_rows[] = {
    [STEPS_EVERY] = {"every", &type_time, AT(draft.every), OPTIONAL, .least = "0s", .above = true,
                     .otherwise = "rates by clock", .doc = "how long each rate holds"},
    [STEPS_RATES] = {"rates", &type_rates, AT(draft), ONE_OF, .element = &one_rate, .value = &one_rate,
                     .doc = "one rate for each step of the horizon, or rates by clock"},
    [STEPS_FILE] = {"file", &type_file, AT(from.file), ONE_OF,
                    .doc = "a CSV file, relative to the scenario, with a row for each step"},
    [STEPS_COLUMN] = {"column", &type_column, AT(from.name), OPTIONAL, .otherwise = "there is no file",
                      .doc = "the name of the column with the number of callers in each step"},
};
#undef AT

/* A list and a file need `every`, a map has clocks instead. */
static bool check_every(struct binder *b, const struct node *map, const struct given *given, bool by_clock)
{
    const struct node *every = given[STEPS_EVERY].node, *list = given[STEPS_RATES].node;
    if (by_clock && every)
        error_at(b->problems, &(every->index > list->index ? every : list)->key->mark, "keep one of them",
                 "'every' and rates by clock exclude each other in %s", node_path(b->arena, map));
    else if (!by_clock && !every)
        error_at(b->problems, node_key_mark(map), "every: how long each rate holds", "%s needs 'every'",
                 node_path(b->arena, map));
    return by_clock == !every;
}

static bool check_steps(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct steps *steps = out;
    const struct node *list = given[STEPS_RATES].node;
    if (!column_goes_with_file(b, map, &given[STEPS_FILE], &given[STEPS_COLUMN]))
        return false;
    if (!list && !given[STEPS_FILE].node)
        return false;
    if (!check_every(b, map, given, list && list->kind == NODE_MAP))
        return false;
    if (list)
        return true;
    return given[STEPS_EVERY].good && given[STEPS_FILE].good && given[STEPS_COLUMN].good &&
           read_counts(b, &steps->from, &steps->draft);
}
static const struct section steps_section = {"rates in steps", FIELDS(steps_rows), sizeof(struct steps), false,
                                             check_steps};

static bool read_poisson(struct binder *b, const struct field *f, const struct node *n, void *out)
{
    struct rates_draft *draft = out;
    struct steps steps = {0};
    if (n->kind == NODE_LIST)
        return expected_type(b, n, f->type);
    if (n->kind == NODE_MAP) {
        bool good = section_bind(b, f->section, n, &steps);
        *draft = steps.draft;
        return good;
    }
    draft->rates = (struct list){1, arena_array(b->arena, 1, sizeof(double))};
    return field_read(b, &one_rate, n, draft->rates.items);
}
static const struct type type_poisson = {.name = "rate or map",
                                         .written = "200/h, or {every: 1h, rates: [20/h, 30/h]}",
                                         .size = sizeof(struct rates_draft),
                                         .read = read_poisson,
                                         .forms = FORM_ELEMENT | FORM_SECTION};

/* ---- arrivals --------------------------------------------------------------------------------------- */

#define AT(member) offsetof(struct call_draft, arrivals.member)
enum { BY_POISSON, BY_RENEWAL, BY_TRACE, BY_TIMES, BUSYNESS, SCALE };
static const struct field arrivals_rows[] = {
    [BY_POISSON] = {"poisson", &type_poisson, AT(rates), ONE_OF, .section = &steps_section, .element = &one_rate,
                    .doc = "independent callers, at a rate"},
    [BY_RENEWAL] = {"renewal", &type_distribution, AT(gap), ONE_OF, .section = &distribution_section,
                    .doc = "the time between two callers is a distribution"},
    [BY_TRACE] = {"trace", &type_trace, AT(times), ONE_OF, .section = &trace_section,
                  .doc = "times from a file"},
    [BY_TIMES] = {"times", &type_times, AT(times), ONE_OF, .doc = "these times"},
    [BUSYNESS] = {"busyness", &type_busyness, AT(busyness), OPTIONAL, .section = &busyness_section,
                  .otherwise = "1 every day", .doc = "one factor a day for all rates, with mean 1"},
    [SCALE] = {"scale", &type_number, AT(scale), OPTIONAL, .fallback = "1", .least = "0", .above = true,
               .most = "1000000", .doc = "multiplies every rate"},
};
#undef AT

/* Given times are what they are. */
static bool check_alone(struct binder *b, const struct node *map, const struct given *given, int times)
{
    const struct node *n = given[BUSYNESS].node ? given[BUSYNESS].node : given[SCALE].node;
    if (!given[times].node || !n)
        return true;
    error_at(b->problems, &n->key->mark, "the times are what they are: remove it",
             "'%s' and '%s' exclude each other in %s", arrivals_rows[times].key, n->key->text,
             node_path(b->arena, map));
    return false;
}

static bool check_renewal(struct binder *b, const struct given *given, const struct arrivals_draft *arrivals)
{
    const struct node *n = given[BY_RENEWAL].node;
    if (!given[BY_RENEWAL].good || dist_mean(&arrivals->gap) > 0)
        return true;
    error_at(b->problems, node_key_mark(n), "write the time between two callers: {exponential: 18s}",
             "%s is always 0: callers without end", node_path(b->arena, n));
    return false;
}

static bool check_arrivals(struct binder *b, const struct node *map, const struct given *given, void *out)
{
    struct arrivals_draft *arrivals = &((struct call_draft *)out)->arrivals;
    if (given[BY_RENEWAL].node)
        arrivals->kind = ARRIVALS_RENEWAL;
    else if (given[BY_TRACE].node || given[BY_TIMES].node)
        arrivals->kind = ARRIVALS_TIMES;
    return check_alone(b, map, given, BY_TRACE) && check_alone(b, map, given, BY_TIMES) &&
           check_renewal(b, given, arrivals);
}

const struct section arrivals_section = {"when callers arrive", FIELDS(arrivals_rows),
                                         sizeof(struct call_draft), false, check_arrivals};
