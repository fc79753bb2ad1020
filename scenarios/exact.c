/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/exact.h"

#include <math.h>
#include <stddef.h>
#include "models/general_talk.h"
#include "models/priorities.h"

/* ---- figures --------------------------------------------------------------------------------------------- */

static const struct figure {
    uint32_t metric;
    bool of_agents;
    size_t offset;
} figures[EXACT_FIGURES] = {
#define OF(member) offsetof(struct center_figures, member)
    [EXACT_BLOCKING] = {CALL_BLOCKING, false, OF(blocking)},
    [EXACT_ABANDONMENT] = {CALL_ABANDONMENT, false, OF(abandonment)},
    [EXACT_P_WAIT] = {CALL_P_WAIT, false, OF(p_wait)},
    [EXACT_WAIT] = {CALL_WAIT, false, OF(wait)},
    [EXACT_ASA] = {CALL_ASA, false, OF(asa)},
    [EXACT_TIME_TO_ABANDON] = {CALL_TIME_TO_ABANDON, false, OF(time_to_abandon)},
    [EXACT_QUEUE_LENGTH] = {CALL_QUEUE_LENGTH, false, OF(queue_length)},
    [EXACT_ANSWERED_OFFERED] = {CALL_SL_ANSWERED_OFFERED, false, OF(answered_offered)},
    [EXACT_ANSWERED_ANSWERED] = {CALL_SL_ANSWERED_ANSWERED, false, OF(answered_answered)},
    [EXACT_EXCLUDING_SHORT_ABANDONS] = {CALL_SL_EXCLUDING_SHORT_ABANDONS, false, OF(excluding_short_abandons)},
    [EXACT_ABANDONS_COUNT] = {CALL_SL_ABANDONS_COUNT, false, OF(abandons_count)},
    [EXACT_OCCUPANCY] = {AGENT_OCCUPANCY, true, OF(occupancy)},
#undef OF
};

struct result_path exact_path(const struct exact_model *m, enum exact_figure f)
{
    return (struct result_path){figures[f].of_agents ? SCOPE_GROUP : m->scope, m->index, figures[f].metric};
}

double exact_value(enum exact_figure f, const struct center_figures *of)
{
    return *(const double *)(const void *)((const char *)of + figures[f].offset);
}

/* ---- formulas --------------------------------------------------------------------------------------------- */

static struct center_figures one_line(const struct exact_model *m)
{
    return center_figures(&m->center);
}

static struct center_figures constant(const struct exact_model *m)
{
    return constant_talk(&m->center);
}

/* Who is offered waits: the time until the answer belongs to the service and to the wait. */
static struct center_figures single(const struct exact_model *m)
{
    struct center_figures f = single_agent(&m->center, m->cv);
    f.asa += m->answer;
    f.wait += m->answer;
    f.queue_length += m->center.rate * m->answer;
    return f;
}

static struct center_figures one_class(const struct exact_model *m)
{
    double waits[EXACT_CLASSES];
    double p_wait =
        priority_waits(m->center.agents, m->center.talk, EXACT_CLASSES, m->rates, waits);
    return (struct center_figures){.p_wait = p_wait,
                                   .asa = waits[m->index],
                                   .queue_length = m->rates[m->index] * waits[m->index]};
}

/* ---- scenarios -------------------------------------------------------------------------------------------- */

#define BIT(figure) (1u << EXACT_##figure)
#define LOSES (BIT(BLOCKING) | BIT(OCCUPANCY))
#define WAITS (BIT(P_WAIT) | BIT(ASA) | BIT(QUEUE_LENGTH))
#define KEEPS (WAITS | BIT(ANSWERED_OFFERED) | BIT(OCCUPANCY))
#define LIMITS (KEEPS | BIT(BLOCKING) | BIT(ANSWERED_ANSWERED))
#define GIVES_UP                                                                                              \
    (KEEPS | BIT(ABANDONMENT) | BIT(WAIT) | BIT(TIME_TO_ABANDON) | BIT(ANSWERED_ANSWERED) |                   \
     BIT(EXCLUDING_SHORT_ABANDONS) | BIT(ABANDONS_COUNT))

#define CENTER(number, calls, seconds, ...)                                                                   \
    .center = {.agents = (number), .rate = (calls), .talk = (seconds), .within = 20, __VA_ARGS__}
#define PATIENT .places = PLACES_UNLIMITED, .patience = INFINITY
#define HOUR 3600.0
#define MINUTE 60.0

#define LOSS(name) {name, SCOPE_OVERALL, 0, LOSES, one_line, CENTER(12, 200 / HOUR, 180, .patience = INFINITY)}
#define SINGLE(name, varies)                                                                                  \
    {name, SCOPE_OVERALL, 0, SINGLE_WAITS, single, CENTER(1, 30 / HOUR, 60, PATIENT), .cv = (varies)}
#define SINGLE_WAITS (WAITS | BIT(OCCUPANCY))
#define TWO_CLASSES(which)                                                                                    \
    {"priorities", SCOPE_QUEUE, which, WAITS, one_class, CENTER(10, 8.5 / MINUTE, 60, PATIENT),               \
     .rates = {4 / MINUTE, 4.5 / MINUTE}}
#define THREE_CLASSES(which)                                                                                  \
    {"priorities_three", SCOPE_QUEUE, which, WAITS, one_class, CENTER(5, 4 / MINUTE, 60, PATIENT),            \
     .rates = {1 / MINUTE, 1.5 / MINUTE, 1.5 / MINUTE}}

const struct exact_model exact_models[] = {
    LOSS("loss"), LOSS("loss_constant"), LOSS("loss_lognormal"),
    {"loss_large", SCOPE_OVERALL, 0, LOSES, one_line, CENTER(110, 1, 100, .patience = INFINITY)},

    {"patient", SCOPE_OVERALL, 0, KEEPS, one_line, CENTER(14, 200 / HOUR, 180, PATIENT)},
    {"patient_busy", SCOPE_OVERALL, 0, KEEPS, one_line, CENTER(12, 200 / HOUR, 180, PATIENT)},
    {"patient_one", SCOPE_OVERALL, 0, KEEPS, one_line, CENTER(1, 30 / HOUR, 60, PATIENT)},
    {"patient_large", SCOPE_OVERALL, 0, KEEPS, one_line, CENTER(100, 0.5, 180, PATIENT)},
    {"patient_found", SCOPE_OVERALL, 0, KEEPS, one_line, CENTER(4, 144 / HOUR, 60, PATIENT)},
    {"patient_pulling", SCOPE_OVERALL, 0, KEEPS, one_line, CENTER(3, 72 / HOUR, 100, PATIENT)},
    {"patient_pooled", SCOPE_OVERALL, 0, KEEPS & ~BIT(OCCUPANCY), one_line, CENTER(8, 3.2 / MINUTE, 120, PATIENT)},

    {"impatient", SCOPE_OVERALL, 0, GIVES_UP, one_line,
     CENTER(11, 3.5 / MINUTE, 180, .places = PLACES_UNLIMITED, .patience = 300)},
    {"impatient_overload", SCOPE_OVERALL, 0, GIVES_UP, one_line,
     CENTER(6, 4 / MINUTE, 120, .places = PLACES_UNLIMITED, .patience = 60)},
    {"impatient_some", SCOPE_OVERALL, 0, GIVES_UP, one_line,
     CENTER(8, 4 / MINUTE, 120, .places = PLACES_UNLIMITED, .patience = 120, .zero = 0.2)},
    {"balking", SCOPE_OVERALL, 0, GIVES_UP, one_line,
     CENTER(8, 4 / MINUTE, 120, .places = PLACES_UNLIMITED, .patience = 180, .balk = 0.3)},

    {"few_places", SCOPE_OVERALL, 0, LIMITS, one_line,
     CENTER(6, 2.75 / MINUTE, 120, .places = 4, .patience = INFINITY)},
    {"few_places_impatient", SCOPE_OVERALL, 0, LIMITS | GIVES_UP, one_line,
     CENTER(6, 2.75 / MINUTE, 120, .places = 4, .patience = 90)},
    {"one_place", SCOPE_OVERALL, 0, LIMITS, one_line, CENTER(1, 45 / HOUR, 60, .places = 1, .patience = INFINITY)},

    SINGLE("single_constant", 0),
    SINGLE("single_gamma", 0.5),
    SINGLE("single_lognormal", 1),
    SINGLE("single_mixed", 1.224744871391589 /* sqrt 1.5 */),
    SINGLE("single_wrap_up", 0.7453559924999299 /* sqrt(40^2 + 20^2) / 60 */),
    {"single_answer", SCOPE_OVERALL, 0, SINGLE_WAITS & ~BIT(P_WAIT), single, CENTER(1, 30 / HOUR, 54, PATIENT),
     .cv = 0.8899171007871653 /* sqrt(8^2 / 12 + 48^2) / 54 */, .answer = 6},

    {"constant_three", SCOPE_OVERALL, 0, KEEPS, constant, CENTER(3, 48 / HOUR, 180, PATIENT)},
    {"constant_twelve", SCOPE_OVERALL, 0, KEEPS, constant, CENTER(12, 200 / HOUR, 180, PATIENT)},

    TWO_CLASSES(0), TWO_CLASSES(1),
    THREE_CLASSES(0), THREE_CLASSES(1), THREE_CLASSES(2),

    {"transfers", SCOPE_QUEUE, 0, KEEPS, one_line, CENTER(5, 2 / MINUTE, 120, PATIENT)},
    {"transfers", SCOPE_QUEUE, 1, KEEPS, one_line, CENTER(2, 0.6 / MINUTE, 120, PATIENT)},
};
const size_t exact_model_count = sizeof exact_models / sizeof *exact_models;
