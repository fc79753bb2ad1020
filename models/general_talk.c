/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/general_talk.h"

#include <math.h>

static void forget_service_levels(struct center_figures *f)
{
    f->answered_offered = f->answered_answered = f->excluding_short_abandons = f->abandons_count = NAN;
}

static void set_service_levels(struct center_figures *f, double level)
{
    f->answered_offered = f->answered_answered = f->excluding_short_abandons = f->abandons_count = level;
}

static void scale_waits(struct center_figures *f, double factor)
{
    f->wait *= factor;
    f->asa *= factor;
    f->queue_length *= factor;
}

struct center_figures single_agent(const struct center *c, double cv)
{
    struct center_figures f = center_figures(c);
    scale_waits(&f, (1 + cv * cv) / 2);
    if (f.steady)
        forget_service_levels(&f);
    return f;
}

struct center_figures several_agents(const struct center *c, double cv)
{
    struct center_figures f = center_figures(c);
    scale_waits(&f, (1 + cv * cv) / 2);
    if (f.steady && f.p_wait > 0 && f.wait > 0)
        set_service_levels(&f, 1 - f.p_wait + f.p_wait * -expm1(-c->within * f.p_wait / f.wait));
    return f;
}
