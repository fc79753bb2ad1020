/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/sim/random_center.h"

#include <string.h>

/* SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators; OOPSLA 2014) */
static uint64_t random_bits(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

static uint32_t pick(uint64_t *g, uint32_t choices)
{
    return (uint32_t)(random_bits(g) >> 32) % choices;
}

static uint32_t between(uint64_t *g, uint32_t least, uint32_t most)
{
    return least + pick(g, most - least + 1);
}

static bool maybe(uint64_t *g)
{
    return pick(g, 2) == 0;
}

static double chance(uint64_t *g)
{
    static const double chances[] = {0.1, 0.3, 0.5, 0.8};
    return chances[pick(g, 4)];
}

/* ---- durations --------------------------------------------------------------------------------------- */

/* Near the mean: a multiple of 5 s as often as not. */
static struct dist duration(uint64_t *g, double mean)
{
    double round = 5 * (1 + (double)(int)(mean / 5));
    switch (pick(g, 8)) {
    case 0:
        return dist_exponential(mean);
    case 1:
        return dist_lognormal(mean, 0.5 + pick(g, 3));
    case 2:
        return dist_gamma(mean, 0.7);
    case 3:
        return dist_erlang(2, mean);
    default:
        return dist_constant(round);
    }
}

static struct dist duration_or_zero(uint64_t *g, double mean)
{
    struct dist d = duration(g, mean);
    d.zero = pick(g, 3) == 0 ? chance(g) : 0;
    return d;
}

static int64_t grid(uint64_t *g, uint32_t most)
{
    return 5 * SIM_SECOND * between(g, 1, most);
}

/* ---- queues ------------------------------------------------------------------------------------------ */

static void random_queue(struct random_center *c, uint64_t *g, uint32_t i)
{
    static const char *const names[] = {"sales", "help", "orders"};
    struct queue_spec *q = &c->queues[i];
    *q = (struct queue_spec){.name = names[i],
                             .priority = (int)between(g, 9, 10),
                             .capacity = CAPACITY_UNLIMITED,
                             .service_level = {20 * SIM_SECOND, 0.8, SL_ANSWERED_OFFERED}};
    if (maybe(g))
        q->capacity = pick(g, 5);
    if (maybe(g))
        q->max_wait = grid(g, 20);
    if (maybe(g) && c->scenario.queue_count > 1)
        q->overflow = (struct overflow){grid(g, 12), (i + between(g, 1, c->scenario.queue_count - 1)) %
                                                         c->scenario.queue_count};
}

/* ---- call types -------------------------------------------------------------------------------------- */

static void random_rates(struct random_center *c, uint64_t *g, uint32_t i)
{
    int64_t length = c->scenario.horizon.length;
    double rate = between(g, 10, MOST_TIMES) / sim_seconds(length);
    bool steps = maybe(g);
    for (uint32_t k = 0; k < MOST_STEPS; k++)
        c->rates[i][k] = steps ? rate * 0.5 * pick(g, 5) : rate;
    c->types[i].arrivals = arrivals_poisson((struct rate_profile){
        .every = steps ? length / MOST_STEPS : 0, .count = steps ? MOST_STEPS : 1, .rates = c->rates[i]});
}

/* On a grid, several at once now and then. */
static void random_times(struct random_center *c, uint64_t *g, uint32_t i)
{
    struct arrivals *a = &c->types[i].arrivals;
    int64_t step = c->scenario.horizon.length / MOST_TIMES / (5 * SIM_SECOND);
    *a = (struct arrivals){.kind = ARRIVALS_TIMES,
                           .times = c->times[i],
                           .count = between(g, 10, MOST_TIMES),
                           .end = c->scenario.horizon.length};
    for (uint32_t k = 1; k < MOST_TIMES; k++)
        c->times[i][k] = c->times[i][k - 1] + 5 * SIM_SECOND * pick(g, (uint32_t)step + 1);
}

static void random_arrivals(struct random_center *c, uint64_t *g, uint32_t i)
{
    switch (pick(g, 4)) {
    case 0:
        random_rates(c, g, i);
        break;
    case 1:
        c->types[i].arrivals = (struct arrivals){
            .kind = ARRIVALS_RENEWAL,
            .gap = duration(g, sim_seconds(c->scenario.horizon.length) / between(g, 10, MOST_TIMES))};
        break;
    default:
        random_times(c, g, i);
    }
    if (c->types[i].arrivals.kind != ARRIVALS_TIMES && pick(g, 4) == 0)
        c->types[i].busyness = dist_gamma(1, 0.3);
}

static void random_further_calls(struct random_center *c, uint64_t *g, struct call_type *t)
{
    uint32_t queues = c->scenario.queue_count;
    if (maybe(g))
        t->retry = (struct retry){maybe(g) ? chance(g) : 0, maybe(g) ? chance(g) : 0,
                                  duration(g, 5 * between(g, 6, 60)),
                                  maybe(g) ? between(g, 0, 3) : RETRIES_UNLIMITED};
    if (maybe(g))
        t->transfer = (struct transfer){chance(g), pick(g, queues)};
    if (maybe(g))
        t->callback = (struct callback){true, grid(g, 12), chance(g)};
}

static void random_type(struct random_center *c, uint64_t *g, uint32_t i)
{
    static const char *const names[] = {"red", "green", "blue"};
    struct call_type *t = &c->types[i];
    *t = (struct call_type){.name = names[i],
                            .queue = pick(g, c->scenario.queue_count),
                            .busyness_name = names[i],
                            .talk = duration_or_zero(g, between(g, 10, 300))};
    random_arrivals(c, g, i);
    if (maybe(g))
        t->patience = duration_or_zero(g, between(g, 5, 120));
    if (maybe(g))
        t->balk = chance(g);
    if (maybe(g))
        t->wrap_up = duration_or_zero(g, between(g, 5, 60));
    random_further_calls(c, g, t);
}

/* ---- agents ------------------------------------------------------------------------------------------ */

static void random_headcount(struct random_center *c, uint64_t *g, uint32_t i)
{
    struct headcount *h = &c->groups[i].roster.staff;
    bool steps = maybe(g);
    *h = (struct headcount){steps ? c->scenario.horizon.length / MOST_STEPS : 0, steps ? MOST_STEPS : 1,
                            c->counts[i]};
    for (uint32_t k = 0; k < MOST_STEPS; k++)
        c->counts[i][k] = steps ? between(g, 0, 6) : between(g, 1, 6);
}

/* Breaks one after the other, now and then at the very start or end of the shift. */
static void random_breaks(struct work_break *breaks, uint64_t *g, struct shift *shift)
{
    int64_t unit = (shift->end - shift->start) / 20, at = shift->start;
    shift->breaks = breaks;
    shift->break_count = pick(g, MOST_BREAKS + 1);
    for (uint32_t k = 0; k < shift->break_count; k++) {
        int64_t start = at + unit * pick(g, 6) + (k > 0);
        at = start + unit * between(g, 1, 4);
        breaks[k] = (struct work_break){start, at};
    }
}

static void random_shifts(struct random_center *c, uint64_t *g, uint32_t i)
{
    int64_t unit = c->scenario.horizon.length / 12;
    struct roster *r = &c->groups[i].roster;
    r->staff = (struct headcount){0};
    r->shifts = c->shifts[i];
    r->shift_count = between(g, 1, MOST_SHIFTS);
    for (uint32_t k = 0; k < r->shift_count; k++) {
        uint32_t start = maybe(g) ? 0 : pick(g, 8), end = maybe(g) ? 12 : between(g, start + 1, 12);
        c->shifts[i][k] = (struct shift){between(g, 1, 3), start * unit, end * unit, 0, NULL};
        random_breaks(c->breaks[i][k], g, &c->shifts[i][k]);
    }
}

static void random_manual(uint64_t *g, struct agent_group *group)
{
    group->mode = MODE_MANUAL;
    if (maybe(g))
        group->prepare = duration_or_zero(g, between(g, 5, 60));
    if (maybe(g))
        group->poll = duration(g, between(g, 5, 60));
}

static void random_serves(struct random_center *c, uint64_t *g, uint32_t i)
{
    struct agent_group *group = &c->groups[i];
    uint32_t first = pick(g, c->scenario.queue_count);
    group->serves = c->serves[i];
    group->serves_count = between(g, 1, c->scenario.queue_count);
    for (uint32_t k = 0; k < group->serves_count; k++)
        c->serves[i][k] =
            (struct served_queue){(first + k) % c->scenario.queue_count, maybe(g) ? 0 : (int)pick(g, 3)};
}

static void random_factors(struct random_center *c, uint64_t *g, uint32_t i)
{
    c->groups[i].talk_factor = c->factors[i];
    for (uint32_t k = 0; k < MOST_EACH; k++)
        c->factors[i][k] = 0.5 * between(g, 1, 4);
}

static void random_group(struct random_center *c, uint64_t *g, uint32_t i)
{
    static const char *const names[] = {"north", "east", "south"};
    struct agent_group *group = &c->groups[i];
    *group = (struct agent_group){.name = names[i]};
    random_serves(c, g, i);
    (maybe(g) ? random_headcount : random_shifts)(c, g, i);
    if (maybe(g))
        group->answer = duration_or_zero(g, between(g, 1, 40));
    if (maybe(g))
        group->reject = chance(g) / 2;
    if (maybe(g))
        group->no_answer = chance(g) / 2;
    if (maybe(g))
        random_factors(c, g, i);
    if (maybe(g))
        group->absence = chance(g) / 2;
    if (maybe(g))
        random_manual(g, group);
}

/* ---- the whole --------------------------------------------------------------------------------------- */

static struct acd_params random_params(uint64_t *g)
{
    struct acd_params p = acd_defaults();
    if (maybe(g))
        p.offer_timeout = grid(g, 6);
    if (maybe(g))
        p.reoffer_delay = 5 * SIM_SECOND * pick(g, 7);
    p.idle_clock_on_reject = pick(g, 2);
    p.idle_clock_on_timeout = pick(g, 2);
    p.idle_clock_on_dnd_off = pick(g, 2);
    p.requeue = pick(g, 3);
    if (pick(g, 4) == 0)
        p.timeout_sets_dnd = 7;
    p.timeout_limit = between(g, 1, 3);
    p.withdraw_on_stop = maybe(g);
    p.withdraw_on_dnd = maybe(g);
    p.manual_needs_accept = maybe(g);
    return p;
}

/* When a headcount falls the longest idle go first; nothing says who of those is whom the dispatcher has put into do not
 * disturb: these days are not drawn. */
static void settle_who_goes(struct scenario *s)
{
    for (uint32_t i = 0; i < s->group_count; i++)
        if (s->groups[i].roster.staff.steps > 1)
            s->dispatch.timeout_sets_dnd = 0;
}

void random_center(struct random_center *c, uint64_t seed)
{
    uint64_t state = seed, *g = &state;
    *c = (struct random_center){0};
    struct scenario *s = &c->scenario;
    *s = (struct scenario){.name = "random",
                           .description = "",
                           .run = {.replications = 1, .confidence = 0.95, .seed = seed},
                           .dispatch = random_params(g),
                           .queues = c->queues,
                           .types = c->types,
                           .groups = c->groups};
    s->horizon = (struct horizon){.length = between(g, 1, 4) * SIM_HOUR,
                                  .interval = 30 * SIM_MINUTE,
                                  .at_close = maybe(g) ? CLOSE_DRAIN : CLOSE_CLEAR};
    s->queue_count = between(g, 1, MOST_EACH);
    s->type_count = between(g, 1, MOST_EACH);
    s->group_count = between(g, 1, MOST_EACH);
    for (uint32_t i = 0; i < s->queue_count; i++)
        random_queue(c, g, i);
    for (uint32_t i = 0; i < s->type_count; i++)
        random_type(c, g, i);
    for (uint32_t i = 0; i < s->group_count; i++)
        random_group(c, g, i);
    settle_who_goes(s);
}

void random_center_copy(struct random_center *to, const struct random_center *from)
{
    *to = *from;
    to->scenario.queues = to->queues;
    to->scenario.types = to->types;
    to->scenario.groups = to->groups;
    for (uint32_t i = 0; i < MOST_EACH; i++) {
        to->types[i].arrivals.rates.rates = to->rates[i];
        to->types[i].arrivals.times = to->times[i];
        to->groups[i].roster.staff.counts = to->counts[i];
        to->groups[i].serves = to->serves[i];
        to->groups[i].roster.shifts = to->shifts[i];
        to->groups[i].talk_factor = from->groups[i].talk_factor ? to->factors[i] : NULL;
        for (uint32_t k = 0; k < MOST_SHIFTS; k++)
            to->shifts[i][k].breaks = to->breaks[i][k];
    }
}
