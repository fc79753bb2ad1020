/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/theory_formulas.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include "cli/message.h"
#include "cli/theory_others.h"
#include "cli/theory_solve.h"
#include "models/general_talk.h"

#define K(key) KEY_BIT(KEY_##key)

static struct center_figures plain(const struct center *c, const struct theory_inputs *in)
{
    (void)in;
    return center_figures(c);
}

static struct center_figures by_one_agent(const struct center *c, const struct theory_inputs *in)
{
    return single_agent(c, in->value[KEY_CV]);
}

static struct center_figures by_several_agents(const struct center *c, const struct theory_inputs *in)
{
    return several_agents(c, in->value[KEY_CV]);
}

static struct center_figures of_constant_talk(const struct center *c, const struct theory_inputs *in)
{
    (void)in;
    return constant_talk(c);
}

#define WORK (K(CALLS) | K(TALK))
#define WORK_MAY (K(LOAD) | K(WRAP_UP))
#define WORK_ASKS (K(CALLS) | K(LOAD) | K(TALK))
#define WAIT_GOALS (K(TARGET) | K(P_WAIT) | K(ASA) | K(WAIT) | K(OCCUPANCY))
#define LEAVE (K(BALK) | K(NO_PATIENCE) | K(DEFINITION))

const struct theory_formula theory_formulas[THEORY_FORMULAS] = {
    {"erlang-b", "Erlang B (M/G/n/n): who finds all agents busy is lost", WORK | K(AGENTS), WORK_MAY,
     WORK_ASKS | K(AGENTS), K(BLOCKING) | K(OCCUPANCY), false, plain, NULL},
    {"erlang-c", "Erlang C (M/M/n): everybody waits, nobody gives up", WORK | K(AGENTS), WORK_MAY | K(WITHIN),
     WORK_ASKS | K(AGENTS) | K(WITHIN), WAIT_GOALS, false, plain, NULL},
    {"erlang-a", "Erlang A (M/M/n+M): callers who wait give up", WORK | K(AGENTS) | K(PATIENCE),
     WORK_MAY | K(WITHIN) | LEAVE, WORK_ASKS | K(AGENTS) | K(WITHIN) | K(PATIENCE), WAIT_GOALS | K(ABANDONMENT),
     false, plain, NULL},
    {"mmck", "M/M/n/K: a limited number of places to wait", WORK | K(AGENTS) | K(CAPACITY),
     WORK_MAY | K(WITHIN) | K(PATIENCE) | LEAVE, WORK_ASKS | K(AGENTS) | K(WITHIN) | K(CAPACITY),
     WAIT_GOALS | K(ABANDONMENT) | K(BLOCKING), false, plain, NULL},
    {"mg1", "M/G/1: one agent, any law of the talk", WORK | K(CV), WORK_MAY, WORK_ASKS,
     K(P_WAIT) | K(ASA) | K(WAIT) | K(OCCUPANCY), false, by_one_agent, NULL},
    {"mdc", "M/D/n: every call takes equally long", WORK | K(AGENTS), WORK_MAY | K(WITHIN),
     WORK_ASKS | K(AGENTS), WAIT_GOALS, false, of_constant_talk, NULL},
    {"mgc", "M/G/n: any law of the talk; an approximation", WORK | K(AGENTS) | K(CV), WORK_MAY | K(WITHIN),
     WORK_ASKS | K(AGENTS) | K(WITHIN), WAIT_GOALS, false, by_several_agents, NULL},
    {"priority", "Nonpreemptive priorities (M/M/n): the first of calls=... is served first",
     WORK | K(AGENTS), K(WRAP_UP), 0, 0, true, NULL, theory_priority},
    {"square-root", "Square-root staffing: agents = load + beta sqrt(load)", WORK,
     WORK_MAY | K(WITHIN) | K(TARGET) | K(P_WAIT), 0, 0, false, NULL, theory_square_root},
    {"mt-g-inf", "M_t/G/infinity: the offered load of a day whose rate of calls changes", WORK | K(EVERY),
     K(WRAP_UP) | K(LAW) | K(CV), 0, 0, true, NULL, theory_offered_load},
};

struct center theory_center(const struct theory_inputs *in)
{
    double talk = in->value[KEY_TALK] + in->value[KEY_WRAP_UP];
    bool by_load = in->given & KEY_BIT(KEY_LOAD);
    return (struct center){
        .agents = in->given & KEY_BIT(KEY_AGENTS) ? (uint32_t)in->value[KEY_AGENTS] : 1,
        .places = in->given & KEY_BIT(KEY_CAPACITY) ? (uint32_t)in->value[KEY_CAPACITY] : PLACES_UNLIMITED,
        .rate = by_load ? in->value[KEY_LOAD] / talk : in->value[KEY_CALLS],
        .talk = talk,
        .patience = in->given & KEY_BIT(KEY_PATIENCE) ? in->value[KEY_PATIENCE] : INFINITY,
        .balk = in->value[KEY_BALK],
        .zero = in->value[KEY_NO_PATIENCE],
        .within = in->value[KEY_WITHIN],
    };
}

double theory_service_level(const struct theory_inputs *in, const struct center_figures *f)
{
    const double levels[] = {f->answered_offered, f->answered_answered, f->excluding_short_abandons,
                             f->abandons_count};
    return levels[(int)in->value[KEY_DEFINITION]];
}

/* ---- the answers ------------------------------------------------------------------------------------ */

static void add_parameters(const struct theory_inputs *in, struct answers *out)
{
    for (int k = 0; k < THEORY_KEYS; k++) {
        const struct theory_key_row *row = &theory_keys[k];
        bool asked = in->asked && (int)in->unknown == k, list = in->calls_count > 0 && k == KEY_CALLS;
        if (!(in->given & KEY_BIT(k)) || list)
            continue;
        struct answer *a = &out->parameters[out->parameter_count++];
        *a = (struct answer){.value = in->value[k], .unit = row->unit, .note = row->meaning};
        snprintf(a->name, sizeof a->name, "%s", row->name);
        if (row->unit == ANSWER_PER_HOUR)
            a->value *= 3600;
        if (row->words)
            a->note = row->words[(int)in->value[k]];
        if (asked) {
            a->note = row->wish == WISH_LEAST ? "the least that does" : "the most that does";
            a->note = row->wish == WISH_BORDER ? "where the goal is just met" : a->note;
            out->found = row->name;
        }
    }
}

void theory_add(struct answers *out, const char *name, double value, enum answer_unit unit, const char *note)
{
    struct answer *a = &out->list[out->count];
    if (out->count == ANSWERS_MOST)
        return;
    out->count++;
    *a = (struct answer){.value = value, .unit = unit, .note = note};
    snprintf(a->name, sizeof a->name, "%s", name);
}

/* What a formula is silent about: not everybody is blocked or gives up everywhere. */
enum { SHOW_ALWAYS, SHOW_LINE, SHOW_LIMITED, SHOW_LEAVING, SHOW_BALKING };

static const struct shown {
    const char *name;
    size_t figure;
    enum answer_unit unit;
    int when;
    const char *note;
} shown[] = {
#define FIGURE(name, unit, when, note) {#name, offsetof(struct center_figures, name), unit, when, note}
    FIGURE(occupancy, ANSWER_PROPORTION, SHOW_ALWAYS, "of the agents"),
    FIGURE(blocking, ANSWER_PROPORTION, SHOW_LIMITED, "finds no place"),
    FIGURE(balked, ANSWER_PROPORTION, SHOW_BALKING, "turns away rather than wait"),
    FIGURE(abandonment, ANSWER_PROPORTION, SHOW_LEAVING, "of all calls"),
    FIGURE(p_wait, ANSWER_PROPORTION, SHOW_LINE, "has to wait"),
    FIGURE(asa, ANSWER_SECONDS, SHOW_LINE, "mean wait of the answered, zeros included"),
    FIGURE(wait, ANSWER_SECONDS, SHOW_LINE, "mean wait, zeros included"),
    FIGURE(time_to_abandon, ANSWER_SECONDS, SHOW_LEAVING, "mean wait of those who give up"),
    FIGURE(queue_length, ANSWER_NUMBER, SHOW_LINE, "callers who wait, on average"),
    FIGURE(answered_offered, ANSWER_PROPORTION, SHOW_LEAVING, "within / offered"),
    FIGURE(answered_answered, ANSWER_PROPORTION, SHOW_LEAVING, "within / answered"),
    FIGURE(excluding_short_abandons, ANSWER_PROPORTION, SHOW_LEAVING, "within / (offered - short abandons)"),
    FIGURE(abandons_count, ANSWER_PROPORTION, SHOW_LEAVING, "(within + short abandons) / offered"),
};

static bool is_shown(const struct theory_inputs *in, int when)
{
    bool limited = in->given & K(CAPACITY), no_line = limited && in->value[KEY_CAPACITY] < 1;
    switch (when) {
    case SHOW_LINE:
        return !no_line;
    case SHOW_LIMITED:
        return limited;
    case SHOW_LEAVING:
        return in->given & (K(PATIENCE) | K(NO_PATIENCE));
    case SHOW_BALKING:
        return in->given & K(BALK);
    default:
        return true;
    }
}

static void add_figures(const struct theory_inputs *in, const struct center *c, const struct center_figures *f,
                        struct answers *out)
{
    bool line = is_shown(in, SHOW_LINE);
    theory_add(out, "load", c->rate * c->talk, ANSWER_NUMBER, "erlangs");
    if (line && in->given & K(WITHIN))
        theory_add(out, "service_level", theory_service_level(in, f), ANSWER_PROPORTION, "answered in time");
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (is_shown(in, shown[i].when))
            theory_add(out, shown[i].name, *(const double *)(const void *)((const char *)f + shown[i].figure),
                       shown[i].unit, shown[i].note);
}

/* ---- from words to answers ------------------------------------------------------------------------- */

static int check_needs(const struct theory_formula *f, const struct theory_inputs *in)
{
    unsigned given = in->given;
    if ((given & K(CALLS)) && (given & K(LOAD)))
        return fail(EXIT_USAGE, "calls and load say the same: give one of them");
    if (given & K(LOAD))
        given |= K(CALLS);
    for (int k = 0; k < THEORY_KEYS; k++)
        if (f->needs & ~given & KEY_BIT(k)) {
            fail(EXIT_USAGE, "%s needs %s", f->name, theory_keys[k].name);
            hint("for example %s=%s", theory_keys[k].name, theory_keys[k].written);
            return EXIT_USAGE;
        }
    if (!f->other && !in->asked && (given & KEY_GOALS)) {
        fail(EXIT_USAGE, "a goal belongs to something that is asked for");
        hint("for example agents=?");
        return EXIT_USAGE;
    }
    return 0;
}

/* Erlang B is no less than M/G/n/K without places, and knows nothing but the load. */
static void complete(const struct theory_formula *f, struct theory_inputs *in)
{
    if ((f->may & K(WITHIN)) && !(in->given & K(WITHIN))) {
        in->given |= K(WITHIN);
        in->value[KEY_WITHIN] = 20;
    }
    if (!(f->may & K(WITHIN)) && (f->goals & K(BLOCKING))) {
        in->given |= K(CAPACITY);
        if (!(in->given & K(TALK)))
            in->value[KEY_TALK] = 1;
    }
    if (strcmp(f->name, "mg1") == 0)
        in->value[KEY_AGENTS] = 1;
}

static int run_center(const struct theory_formula *f, struct theory_inputs *in, struct answers *out)
{
    static const char unsteady[] = "no steady state: more work comes than the agents can do; the line grows for "
                                   "ever and all wait";
    int code = in->asked ? theory_solve(f, in) : 0;
    if (code)
        return code;
    struct center c = theory_center(in);
    struct center_figures figures = f->center(&c, in);
    add_parameters(in, out);
    add_figures(in, &c, &figures, out);
    if (figures.steady)
        return 0;
    out->statement = unsteady;
    return fail(EXIT_NO, "%s", unsteady);
}

int theory_formula_run(const struct theory_formula *f, const char *const *words, size_t count, struct answers *out)
{
    struct theory_inputs in;
    *out = (struct answers){.formula = f->name, .title = f->title};
    unsigned known = f->needs | f->may | f->goals;
    int code = theory_keys_read(f->name, known, f->asks, f->list, words, count, &in);
    if (code)
        return code;
    struct theory_inputs asked = in;
    if (strcmp(f->name, "erlang-b") == 0 && (in.given & K(LOAD)))
        asked.given |= K(TALK);
    if ((code = check_needs(f, &asked)) != 0)
        return code;
    complete(f, &in);
    if (!f->other)
        return run_center(f, &in, out);
    add_parameters(&in, out);
    return f->other(&in, out);
}
