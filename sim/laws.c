/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold at the end of every replication, exactly, in integers. Each law compares two accounts that
 * were kept apart. */
#include "sim/world.h"

static bool broken(struct world *w, const char *law, const char *who, int128 left, int128 right)
{
    world_fail(w, EXPERIMENT_BUG,
               "a conservation law does not hold: %s of %s: %.0f against %.0f "
               "(seed %llu, replication %u, event %llu)",
               law, who, (double)left, (double)right, (unsigned long long)w->scenario->run.seed,
               w->replication, (unsigned long long)w->happened);
    return false;
}

static bool every_call_has_one_outcome(struct world *w)
{
    const struct tally *t = w->tally;
    for (size_t i = 0; i < (size_t)t->spans * t->flows; i++) {
        int64_t outcomes = 0, offered = t->calls[i].count[COUNT_OFFERED];
        for (int o = 0; o < OUTCOMES; o++)
            outcomes += t->calls[i].count[COUNT_OUTCOME + o];
        if (offered != outcomes)
            return broken(w, "offered = the sum of the outcomes", w->scenario->types[t->flow[i % t->flows].type].name, offered,
                          outcomes);
    }
    return true;
}

static bool every_hour_is_accounted_for(struct world *w)
{
    for (uint32_t a = 0; a < w->agent_count; a++) {
        const struct agent *agent = &w->agents[a];
        if (agent->present || agent->on_duty != agent->accounted)
            return broken(w, "staffed time = the sum of the duties",
                          w->scenario->groups[agent->group].name, agent->on_duty, agent->accounted);
    }
    return true;
}

static bool further_calls_have_a_cause(struct world *w)
{
    const struct tally *t = w->tally;
    int64_t caused = 0;
    for (size_t i = 0; i < (size_t)t->spans * t->flows; i++)
        caused += t->calls[i].count[COUNT_RETRIED] + t->calls[i].count[COUNT_TRANSFERRED] +
                  t->calls[i].count[COUNT_CALLED_BACK];
    if (caused != t->further)
        return broken(w, "retried + transferred + called back = the calls that follow another", "all calls", caused,
                      t->further);
    return true;
}

/* Little's law, as an identity over a closed horizon. */
static bool lengths_are_waits(struct world *w)
{
    const struct tally *t = w->tally;
    for (uint32_t q = 0; q < t->queues; q++) {
        int128 area = 0;
        for (uint32_t s = 0; s < t->spans; s++)
            area += t->queue_lengths[(size_t)s * t->queues + q].area;
        if (area != t->stood[q])
            return broken(w, "integral of the queue length = the sum of the waits",
                          w->scenario->queues[q].name, area, t->stood[q]);
    }
    return true;
}

static bool talks_have_two_sides(struct world *w)
{
    const struct tally *t = w->tally;
    int128 talk = 0, wrap_up = 0;
    for (size_t i = 0; i < (size_t)t->spans * t->flows; i++) {
        talk += t->calls[i].time[TIME_TALK];
        wrap_up += t->calls[i].time[TIME_WRAP_UP];
    }
    if (talk != t->talked)
        return broken(w, "talk of the callers = talk of the agents", "all calls", talk, t->talked);
    if (wrap_up != t->wrapped)
        return broken(w, "wrap-up of the calls = wrap-up of the agents", "all calls", wrap_up, t->wrapped);
    return true;
}

/* Waits as the quantiles have them: of the answered, of others, and above zero. */
struct counted {
    int64_t answered, others, waited;
};

static struct counted counted_waits(const struct tally *t)
{
    struct counted all = {0, 0, 0};
    for (size_t i = 0; i < 2 * (size_t)t->spans * t->flows; i++)
        *(i % 2 ? &all.answered : &all.others) += t->at_once[i];
    for (size_t i = 0; i < t->waits.used; i++) {
        const struct wait_count *c = &t->waits.list[i];
        *(c->cell % 2 ? &all.answered : &all.others) += c->count;
        all.waited += c->count;
    }
    return all;
}

static bool waits_are_counted_twice(struct world *w)
{
    const struct tally *t = w->tally;
    struct counted waits = counted_waits(t), calls = {0, 0, 0};
    for (size_t i = 0; i < (size_t)t->spans * t->flows; i++) {
        const int64_t *count = t->calls[i].count, *outcome = &count[COUNT_OUTCOME];
        calls.answered += outcome[OUTCOME_ANSWERED];
        calls.others += count[COUNT_OFFERED] - outcome[OUTCOME_ANSWERED] - outcome[OUTCOME_BLOCKED] -
                        outcome[OUTCOME_BALKED];
        calls.waited += count[COUNT_WAITED];
    }
    if (waits.answered != calls.answered)
        return broken(w, "waits of the answered = the answered", "all calls", waits.answered, calls.answered);
    if (waits.others != calls.others)
        return broken(w, "waits of the others = the others in line", "all calls", waits.others, calls.others);
    if (waits.waited != calls.waited)
        return broken(w, "waits above zero = those who waited", "all calls", waits.waited, calls.waited);
    return true;
}

static bool the_dispatcher_is_empty(struct world *w)
{
    for (uint32_t q = 0; q < w->scenario->queue_count; q++) {
        struct acd_queue_status left = {0};
        acd_queue_status(w->acd, (acd_queue){q}, &left);
        uint32_t clients = left.waiting + left.offered + left.serving;
        if (clients + left.agents > 0)
            return broken(w, "clients and agents left behind = 0", w->scenario->queues[q].name,
                          clients + (int128)left.agents, 0);
    }
    return true;
}

bool laws_hold(struct world *w)
{
    return every_call_has_one_outcome(w) && every_hour_is_accounted_for(w) &&
           further_calls_have_a_cause(w) && lengths_are_waits(w) &&
           talks_have_two_sides(w) && waits_are_counted_twice(w) && the_dispatcher_is_empty(w);
}
