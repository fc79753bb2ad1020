/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/theory_others.h"

#include <math.h>
#include <stdio.h>
#include "cli/message.h"
#include "cli/theory_formulas.h"
#include "models/offered_load.h"
#include "models/priorities.h"
#include "models/square_root.h"
#include "reports/clock.h"

static double handling(const struct theory_inputs *in)
{
    return in->value[KEY_TALK] + in->value[KEY_WRAP_UP];
}

int theory_priority(const struct theory_inputs *in, struct answers *out)
{
    static const char unsteady[] = "no steady state for the last classes: their lines grow for ever";
    double waits[THEORY_LIST_MOST], load = 0, last = 0;
    uint32_t agents = (uint32_t)in->value[KEY_AGENTS];
    double p_wait = priority_waits(agents, handling(in), in->calls_count, in->calls, waits);
    for (unsigned i = 0; i < in->calls_count; i++) {
        load += in->calls[i] * handling(in);
        last = waits[i];
    }
    theory_add(out, "load", load, ANSWER_NUMBER, "erlangs");
    theory_add(out, "p_wait", p_wait, ANSWER_PROPORTION, "has to wait, of every class");
    for (unsigned i = 0; i < in->calls_count; i++) {
        char name[40];
        snprintf(name, sizeof name, "wait_%u", i + 1);
        theory_add(out, name, waits[i], ANSWER_SECONDS, i == 0 ? "mean wait, zeros included; served first" : NULL);
    }
    if (isfinite(last))
        return 0;
    out->statement = unsteady;
    return fail(EXIT_NO, "%s", unsteady);
}

static bool is_goal(double proportion)
{
    return proportion > 0 && proportion < 1;
}

int theory_square_root(const struct theory_inputs *in, struct answers *out)
{
    bool by_wait = in->given & KEY_BIT(KEY_P_WAIT);
    struct center c = theory_center(in);
    double load = c.rate * c.talk, within = in->value[KEY_WITHIN] / c.talk;
    double target = in->given & KEY_BIT(KEY_TARGET) ? in->value[KEY_TARGET] : 0.8;
    if (by_wait && (in->given & KEY_BIT(KEY_TARGET)))
        return fail(EXIT_USAGE, "one goal: target or p_wait");
    if (!is_goal(by_wait ? in->value[KEY_P_WAIT] : target))
        return fail(EXIT_NO, "infeasible: the rule reaches neither 0 nor 100 %%");
    double beta = by_wait ? square_root_beta_of_p_wait(in->value[KEY_P_WAIT])
                          : square_root_beta_of_service_level(target, load, within);
    c.agents = square_root_agents(load, beta);
    struct center_figures exact = center_figures(&c);
    theory_add(out, "load", load, ANSWER_NUMBER, "erlangs");
    theory_add(out, "beta", beta, ANSWER_NUMBER, "quality of service");
    theory_add(out, "agents", c.agents, ANSWER_NUMBER, "load + beta sqrt(load), rounded up");
    theory_add(out, "p_wait_rule", square_root_p_wait(beta), ANSWER_PROPORTION, "in the limit of large centers");
    theory_add(out, "service_level_rule", square_root_service_level(beta, load, within), ANSWER_PROPORTION, "so");
    theory_add(out, "p_wait", exact.p_wait, ANSWER_PROPORTION, "Erlang C with these agents");
    theory_add(out, "service_level", exact.answered_offered, ANSWER_PROPORTION, "so");
    return 0;
}

/* The law of the talk; wrap-up makes it longer on average. */
static struct dist talk_law(const struct theory_inputs *in)
{
    double mean = handling(in), cv = in->given & KEY_BIT(KEY_CV) ? in->value[KEY_CV] : 1;
    switch ((enum law_word)in->value[KEY_LAW]) {
    case LAW_CONSTANT:
        return dist_constant(mean);
    case LAW_LOGNORMAL:
        return dist_lognormal(mean, cv);
    case LAW_GAMMA:
        return dist_gamma(mean, cv);
    case LAW_EXPONENTIAL:
        break;
    }
    return dist_exponential(mean);
}

int theory_offered_load(const struct theory_inputs *in, struct answers *out)
{
    bool has_cv = in->value[KEY_LAW] >= LAW_LOGNORMAL;
    if (in->given & KEY_BIT(KEY_CV) && !(has_cv && in->value[KEY_CV] >= 1e-3 && in->value[KEY_CV] <= 100))
        return fail(EXIT_USAGE, "cv belongs to law=lognormal and law=gamma, from 0.001 to 100");
    struct rate_profile steps = {sim_time(in->value[KEY_EVERY]), in->calls_count, in->calls, NULL};
    struct arrivals arrivals = arrivals_poisson(steps);
    struct dist talk = talk_law(in);
    if (steps.every > SIM_LONGEST / (int64_t)THEORY_LIST_MOST)
        return fail(EXIT_USAGE, "every: too long for so many rates");
    for (unsigned i = 0; i < in->calls_count; i++) {
        char name[CLOCK_ROOM];
        report_clock((i + 1) * steps.every, name);
        theory_add(out, name, offered_load_at(&arrivals, &talk, (i + 1) * steps.every), ANSWER_ERLANGS,
                   i == 0 ? "when the first rate ends; the day begins empty" : NULL);
    }
    return 0;
}
