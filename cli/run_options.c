/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/run_options.h"

#include "cli/processors.h"

struct scenario run_options_plan(const struct options *o, const struct loaded *l)
{
    struct scenario s = *l->scenario;
    if (o->has_seed)
        s.run.seed = o->seed;
    if (o->has_replications) {
        s.run.replications = (uint32_t)o->replications;
        s.run.precision.wanted = false;
    }
    return s;
}

unsigned run_options_threads(const struct options *o)
{
    return o->threads ? (unsigned)o->threads : processors();
}
