/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The distributions as they are written: what they become, and what is said when they are no good. */
#include <math.h>
#include <stdio.h>
#include <gsl/gsl_math.h>
#include "models/dist.h"
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

#define LAW "{exponential: {mean: 180s}}"
#define TALK "calls.support.talk"

/* ---- what they become -------------------------------------------------------------------------------- */

/* Mean, variance and distribution function in two points, by theory. */
struct expected {
    const char *written;
    enum dist_kind kind;
    double mean, variance, at[2], cdf[2];
};

static void check_law(const struct expected *e)
{
    struct loaded l = loaded_from(with(LAW, e->written));
    const struct dist *d = &l.scenario->types[0].talk;
    CU_ASSERT_EQUAL(d->kind, e->kind);
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(d), e->mean, e->mean * 1e-12);
    CU_ASSERT_DOUBLE_EQUAL(dist_variance(d), e->variance, e->variance * 1e-12);
    for (int i = 0; i < 2; i++)
        CU_ASSERT_DOUBLE_EQUAL(dist_cdf(d, e->at[i]), e->cdf[i], 1e-14);
    loaded_free(&l);
}

static void good_laws(void)
{
    const struct expected rows[] = {
        {"{weibull: {scale: 20s, shape: 1}}", DIST_WEIBULL, 20, 400, {20, 40}, {1 - exp(-1), 1 - exp(-2)}},
        {"{weibull: {mean: 1min, shape: 2}}", DIST_WEIBULL, 60, 3600 * (4 / M_PI - 1), {0, 60},
         {0, 1 - exp(-M_PI / 4)}},
        {"{uniform: {min: 10s, max: 30s}}", DIST_UNIFORM, 20, 400.0 / 12, {15, 40}, {0.25, 1}},
        {"{uniform: {min: 5s, max: 5s}}", DIST_UNIFORM, 5, 0, {4.9, 5}, {0, 1}},
        {"{triangular: {min: 0s, mode: 10s, max: 20s}}", DIST_TRIANGULAR, 10, 100.0 / 6, {5, 10}, {0.125, 0.5}},
        {"{hyperexponential: {probabilities: [75%, 25%], means: [10s, 20s]}}", DIST_MIXTURE, 12.5,
         2 * (75 + 100) - 156.25, {10, 0}, {1 - 0.75 * exp(-1) - 0.25 * exp(-0.5), 0}},
        {"{mixture: [{weight: 30%, of: 10s}, {weight: 0.7, of: {uniform: {min: 0s, max: 20s}}}]}", DIST_MIXTURE, 10,
         0.7 * 400 / 12, {9, 10}, {0.7 * 0.45, 0.3 + 0.35}},
        {"{mixture: [{weight: 50%, of: {mixture: [{weight: 100%, of: {constant: 8s, zero: 50%}}]}}, "
         "{weight: 50%, of: 2s}]}", DIST_MIXTURE, 3, 10.25 - 2.25 + 1, {0, 2}, {0.25, 0.75}},
        {"{piecewise_hazard: {until: [], rates: [6/min]}}", DIST_PIECEWISE_HAZARD, 10, 100, {10, 0}, {1 - exp(-1), 0}},
        {"{piecewise_hazard: {until: [20s], rates: [0/s, 6/min]}}", DIST_PIECEWISE_HAZARD, 30, 100, {20, 30},
         {0, 1 - exp(-1)}},
        {"{empirical: {values: [7s, 1s, 4s]}}", DIST_EMPIRICAL, 4, 6, {1, 6.9}, {1.0 / 3, 2.0 / 3}},
        {"{empirical: {values: [7s, 1s, 4s], smooth: yes}}", DIST_EMPIRICAL_SMOOTH, 4, 3, {1, 2.5}, {0, 0.25}},
        {"{constant: 20s, scale: 1.5}", DIST_CONSTANT, 30, 0, {29, 30}, {0, 1}},
        {"{exponential: 20s, scale: 0.5, zero: 10%}", DIST_EXPONENTIAL, 9, 0.9 * 200 - 81, {0, 10},
         {0.1, 0.1 + 0.9 * (1 - exp(-1))}},
        {"{empirical: {values: [1s, 3s]}, scale: 2}", DIST_EMPIRICAL, 4, 4, {2, 6}, {0.5, 1}},
        {"{uniform: {min: 1s, max: 3s}, scale: 2}", DIST_UNIFORM, 4, 16.0 / 12, {2, 4}, {0, 0.5}},
        {"{triangular: {min: 0s, mode: 1s, max: 2s}, scale: 10}", DIST_TRIANGULAR, 10, 100.0 / 6, {5, 10}, {0.125, 0.5}},
        {"{lognormal: {median: 10s, sigma: 0}, scale: 3}", DIST_LOGNORMAL, 30, 0, {29.9, 30.1}, {0, 1}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        check_law(&rows[i]);
}

/* The remainder of a sum within 10^-9 goes to nobody in particular. */
static void nearly_one(void)
{
    struct loaded l = loaded_from(
        with(LAW, "{hyperexponential: {probabilities: [0.3333333333, 0.3333333333, 0.3333333333], means: [1s, 1s, 1s]}}"));
    CU_ASSERT_DOUBLE_EQUAL(dist_mean(&l.scenario->types[0].talk), 1, 1e-14);
    CU_ASSERT_EQUAL(l.scenario->types[0].talk.parts[2].up_to, 1);
    loaded_free(&l);
}

/* ---- what is said ------------------------------------------------------------------------------------------ */

static void parameters(void)
{
    static const struct replacement rows[] = {
        {LAW, "{weibull: {shape: 2}}", "5:12 " TALK ".weibull needs mean or scale (write one of them)\n"},
        {LAW, "{weibull: {mean: 2s, scale: 2s, shape: 2}}",
         "5:32 'mean' and 'scale' exclude each other in " TALK ".weibull (keep one of them)\n"},
        {LAW, "{weibull: {mean: 2s}}",
         "5:12 " TALK ".weibull needs 'shape' (shape: below 1 the hazard falls with time, above 1 it rises)\n"},
        {LAW, "{weibull: {mean: 2s, shape: 0}}",
         "5:39 " TALK ".weibull.shape must be 0.1 to 1000, not 0 (shape: below 1 the hazard falls with time, above 1 it "
         "rises)\n"},
        {LAW, "{weibull: {mean: 0s, shape: 1}}",
         "5:28 " TALK ".weibull.mean must be above 0s, not 0s (mean: the average)\n"},
        {LAW, "{weibull: {scale: 1000d, shape: 0.1}}",
         "5:12 " TALK ".weibull can be longer than 146000 years (take a smaller spread or a smaller mean)\n"},
        {LAW, "{uniform: {min: 1s}}", "5:12 " TALK ".uniform needs 'max' (max: none is longer)\n"},
        {LAW, "{uniform: {min: 5s, max: 3s}}", "5:36 min 5s is above max 3s in " TALK ".uniform (exchange them?)\n"},
        {LAW, "{uniform: {min: -5s, max: 3s}}",
         "5:27 " TALK ".uniform.min must be 0s or more, not -5s (did you mean 5s?)\n"},
        {LAW, "{triangular: {min: 5s, mode: 4s, max: 3s}}",
         "5:40 min 5s is above mode 4s in " TALK ".triangular (exchange them?)\n"},
        {LAW, "{triangular: {min: 2s, mode: 4s, max: 3s}}",
         "5:49 mode 4s is above max 3s in " TALK ".triangular (exchange them?)\n"},
        {LAW, "{triangular: {min: 1e400s, mode: nan, max: 3}}",
         "5:30 1e400s is out of range in " TALK ".triangular.min (it may be 1 microsecond to 146000 years)\n"
         "5:44 expected duration, found 'nan' in " TALK ".triangular.mode (write it like 20s, 1.5min, 1h30m or 250ms)\n"
         "5:54 3 what? " TALK ".triangular.max needs a unit (write 3s or 3min?)\n"},
        {LAW, "{constant: 3s, scale: 0}", "5:33 " TALK ".scale must be above 0 and at most 1000000000, not 0 (scale: "
                                          "multiplies every value)\n"},
        {LAW, "{constant: 3s, scale: 115%}",
         "5:33 expected number, found '115%' in " TALK ".scale (write it like 1.1)\n"},
        {LAW, "{constant: 100000d, scale: 1000000000}",
         "5:5 " TALK " can be longer than 146000 years (take a smaller spread or a smaller mean)\n"},
        {LAW, "{uniform: {min: 1s, max: 2s}, gamma: {mean: 1s, cv: 1}}",
         "5:41 'uniform' and 'gamma' exclude each other in " TALK " (keep one of them)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void hyperexponentials(void)
{
#define HYPER "{hyperexponential: {probabilities: "
#define HYPER_PATH TALK ".hyperexponential"
    static const struct replacement rows[] = {
        {LAW, HYPER "[50%, 50%], means: [1s]}}",
         "5:65 probabilities has 2 elements, but means has 1 element in " HYPER_PATH " (one mean for each probability)\n"},
        {LAW, HYPER "[50%, 49%], means: [1s, 2s]}}",
         "5:46 the probabilities sum to 99% in " HYPER_PATH ".probabilities (they must sum to 100%)\n"},
        {LAW, HYPER "[50%, 50.0000002%], means: [1s, 2s]}}",
         "5:46 the probabilities sum to 100.0000002% in " HYPER_PATH ".probabilities (they must sum to 100%)\n"},
        {LAW, HYPER "[], means: []}}", "5:46 " HYPER_PATH ".probabilities is empty (write at least one)\n"},
        {LAW, HYPER "[100%], means: [0s]}}",
         "5:62 " HYPER_PATH ".means[0] must be above 0s, not 0s (means: the average of each exponential)\n"},
        {LAW, HYPER "[-1], means: [1s]}}",
         "5:47 " HYPER_PATH ".probabilities[0] must be 0% to 100%, not -1 (did you mean 1?)\n"},
        {LAW, HYPER "[100%]}}", "5:12 " HYPER_PATH " needs 'means' (means: [1min, 10min])\n"},
        {LAW, "{hyperexponential: 3s}",
         "5:30 expected map, found '3s' in " HYPER_PATH " (its keys: probabilities and means)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void mixtures(void)
{
#define MIXTURE TALK ".mixture"
    static const struct replacement rows[] = {
        {LAW, "{mixture: []}", "5:21 " MIXTURE " is empty (write at least one)\n"},
        {LAW, "{mixture: {weight: 1, of: 3s}}",
         "5:21 expected list, found map in " MIXTURE " (write it like - {weight: 30%, of: {exponential: {mean: 3min}}})\n"},
        {LAW, "{mixture: [3s]}", "5:22 expected map, found '3s' in " MIXTURE "[0] (its keys: weight and of)\n"},
        {LAW, "{mixture: [{weight: 0.5, of: 3s}, {weight: 0.6, of: 3s}]}",
         "5:21 the weights sum to 110% in " MIXTURE " (they must sum to 100%)\n"},
        {LAW, "{mixture: [{of: 3s}]}", "5:22 " MIXTURE "[0] needs 'weight' (weight: 30%)\n"},
        {LAW, "{mixture: [{weight: 1, of: {exponential: 0s}}]}",
         "5:52 " MIXTURE "[0].of.exponential must be above 0s, not 0s (mean: the average)\n"},
        {LAW, "{mixture: [{weight: 1, of: {mixture: [{weight: 2, of: 3s}]}}]}",
         "5:58 2 what? " MIXTURE "[0].of.mixture[0].weight needs a unit (write 2%?)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void hazards(void)
{
#define HAZARD "{piecewise_hazard: {until: "
#define HAZARD_PATH TALK ".piecewise_hazard"
    static const struct replacement rows[] = {
        {LAW, HAZARD "[10s], rates: [1/s]}}",
         "5:52 until has 1 element, but rates has 1 element in " HAZARD_PATH
         " (one rate more than 'until' has: the last one holds for ever)\n"},
        {LAW, HAZARD "[10s], rates: [1/s, 0/s]}}",
         "5:58 the last rate is 0 in " HAZARD_PATH ": some would stay for ever (write a last rate above 0/s)\n"},
        {LAW, HAZARD "[10s, 10s], rates: [1/s, 2/s, 1/s]}}",
         "5:44 10s comes after 10s in " HAZARD_PATH ".until (write them in ascending order)\n"},
        {LAW, HAZARD "[0s], rates: [1/s, 1/s]}}",
         "5:39 " HAZARD_PATH ".until[0] must be above 0s, not 0s (until: until when each rate holds)\n"},
        {LAW, HAZARD "[], rates: [1e-300/s]}}",
         "5:12 " HAZARD_PATH " can be longer than 146000 years (take a smaller spread or a smaller mean)\n"},
        {LAW, HAZARD "[10s], rates: [-1/s, 1/s]}}",
         "5:53 " HAZARD_PATH ".rates[0] must be 0/s to 1000000/s, not -1/s (did you mean 1/s?)\n"},
        {LAW, HAZARD "[10s]}}", "5:12 " HAZARD_PATH " needs 'rates' (rates: [0.2/min, 2/min, 0.5/min])\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

static void observations(void)
{
#define EMPIRICAL TALK ".empirical"
    static const struct replacement rows[] = {
        {LAW, "{empirical: {values: []}}", "5:32 " EMPIRICAL ".values is empty (write at least one)\n"},
        {LAW, "{empirical: {values: [1s], smooth: yes}}",
         "5:32 smooth needs two values or more in " EMPIRICAL " (leave 'smooth' out)\n"},
        {LAW, "{empirical: {values: [1]}}",
         "5:33 1 what? " EMPIRICAL ".values[0] needs a unit (write 1s or 1min?)\n"},
        {LAW, "{empirical: {values: [-1s]}}",
         "5:33 " EMPIRICAL ".values[0] must be 0s or more, not -1s (did you mean 1s?)\n"},
        {LAW, "{empirical: {}}", "5:12 " EMPIRICAL " needs values or file (write one of them)\n"},
        {LAW, "{empirical: {file: a.csv}}", "5:12 " EMPIRICAL " needs 'column' (column: the name in its first row)\n"},
        {LAW, "{empirical: {values: [1s], column: a}}", "5:38 'column' without 'file' in " EMPIRICAL
                                                        " (it belongs to 'file')\n"},
        {LAW, "{empirical: {file: [], column: a}}",
         "5:30 expected name of a file, found list in " EMPIRICAL ".file (write it like file: monday.csv)\n"},
        {LAW, "{empirical: {values: [1s], smooth: true}}",
         "5:46 expected no or yes, found 'true' in " EMPIRICAL ".smooth (smooth: yes: also what lies between two observed "
         "values)\n"},
    };
    CHECK_REPLACEMENTS(rows);
}

/* Patience, answers and the rest take the same laws as talk. */
static void everywhere(void)
{
    struct loaded l = loaded_from("acdsim: 1\n"
                                  "calls:\n"
                                  "  support:\n"
                                  "    arrivals: {renewal: {uniform: {min: 10s, max: 20s}}}\n"
                                  "    patience: {weibull: {mean: 200s, shape: 0.7}, zero: 5%}\n"
                                  "    talk: {triangular: {min: 1min, mode: 2min, max: 5min}}\n"
                                  "    wrap_up: {empirical: {values: [10s, 20s]}}\n"
                                  "agents:\n"
                                  "  team:\n"
                                  "    count: 30\n"
                                  "    serves: [support]\n"
                                  "    answer: {mixture: [{weight: 100%, of: 3s}]}\n");
    CU_ASSERT_EQUAL(l.scenario->types[0].patience.kind, DIST_WEIBULL);
    CU_ASSERT_EQUAL(l.scenario->types[0].patience.zero, 0.05);
    CU_ASSERT_EQUAL(l.scenario->types[0].wrap_up.kind, DIST_EMPIRICAL);
    CU_ASSERT_EQUAL(l.scenario->groups[0].answer.kind, DIST_MIXTURE);
    loaded_free(&l);
}

UNIT_MAIN("scenario laws",
          {"every distribution has the mean, variance and distribution function that is written", good_laws},
          {"fault_33: probabilities may miss 1 by 10^-9", nearly_one},
          {"fault_26, fault_27, fault_30, fault_32: parameters have ranges and an order", parameters},
          {"fault_33: hyperexponential: lists of one length, probabilities that sum to 1", hyperexponentials},
          {"fault_33: mixture: parts with weights that sum to 1", mixtures},
          {"piecewise_hazard: ascending times, one rate more, the last one above 0", hazards},
          {"empirical: values, or a file and a column", observations},
          {"every duration takes every distribution", everywhere})
