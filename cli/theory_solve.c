/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/theory_solve.h"

#include <math.h>
#include <stddef.h>
#include "cli/message.h"

static const struct goal {
    enum theory_key key;
    size_t figure; /* of struct center_figures, at most; the service level at least */
} goals[] = {
    {KEY_ABANDONMENT, offsetof(struct center_figures, abandonment)},
    {KEY_BLOCKING, offsetof(struct center_figures, blocking)},
    {KEY_P_WAIT, offsetof(struct center_figures, p_wait)},
    {KEY_ASA, offsetof(struct center_figures, asa)},
    {KEY_WAIT, offsetof(struct center_figures, wait)},
    {KEY_OCCUPANCY, offsetof(struct center_figures, occupancy)},
};

bool theory_goals_met(const struct theory_inputs *in, const struct center_figures *f)
{
    if (!f->steady)
        return false;
    if (in->given & KEY_BIT(KEY_TARGET) && !(theory_service_level(in, f) >= in->value[KEY_TARGET]))
        return false;
    for (size_t i = 0; i < sizeof goals / sizeof *goals; i++) {
        double figure = *(const double *)(const void *)((const char *)f + goals[i].figure);
        if (in->given & KEY_BIT(goals[i].key) && !(figure <= in->value[goals[i].key]))
            return false;
    }
    return true;
}

struct search {
    const struct theory_formula *formula;
    struct theory_inputs *in;
};

static bool does(const struct search *s, double x)
{
    s->in->value[s->in->unknown] = x;
    struct center c = theory_center(s->in);
    struct center_figures f = s->formula->center(&c, s->in);
    return theory_goals_met(s->in, &f);
}

/* Between two neighbours; of numbers on a scale of ratios, while they differ in the twelfth digit. */
static double middle_of(double low, double high, bool whole)
{
    if (whole)
        return floor(low + (high - low) / 2);
    return low > 0 ? sqrt(low) * sqrt(high) : high < 1e-6 ? 0 : high / 1024;
}

static bool are_neighbours(double low, double high, bool whole)
{
    return whole ? high - low <= 1 : high - low <= 1e-12 * high || high < 1e-6;
}

/* One end does, the other does not: the last value that does. */
static double border(const struct search *s, double low, double high, bool low_does, bool whole)
{
    while (!are_neighbours(low, high, whole)) {
        double middle = middle_of(low, high, whole);
        if (does(s, middle) == low_does)
            low = middle;
        else
            high = middle;
    }
    return low_does ? low : high;
}

/* What can be said when both ends of the range do, or neither. */
static int no_border(const struct search *s, bool all, double *x)
{
    const struct theory_key_row *row = &theory_keys[s->in->unknown];
    if (!all)
        return fail(EXIT_NO, "infeasible: no value of %s meets the goals", row->name);
    *x = row->wish == WISH_LEAST ? row->least : row->most;
    return row->wish == WISH_LEAST ? 0 : fail(EXIT_NO, "unlimited: any value of %s meets the goals", row->name);
}

int theory_solve(const struct theory_formula *f, struct theory_inputs *in)
{
    const struct theory_key_row *row = &theory_keys[in->unknown];
    struct search s = {f, in};
    if (!(in->given & KEY_GOALS)) {
        in->given |= KEY_BIT(KEY_TARGET);
        in->value[KEY_TARGET] = 0.8;
    }
    /* More of it may be good for one goal and bad for another: then both ends of the range prove nothing. */
    unsigned wanted = in->given & KEY_GOALS;
    if (row->wish == WISH_BORDER && (wanted & (wanted - 1)))
        return fail(EXIT_USAGE, "%s=? takes one goal", row->name);
    bool low = does(&s, row->least), high = does(&s, row->most);
    double x = 0;
    int code = 0;
    if (low == high)
        code = no_border(&s, low, &x);
    else
        x = border(&s, row->least, row->most, low, row->whole);
    in->value[in->unknown] = x;
    return code;
}
