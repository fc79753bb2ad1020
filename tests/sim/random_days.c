/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every call of random days: what became of it in the simulator and in a naive day must be the same, in every
 * field. DAYS_FIRST_SEED and DAYS_SEEDS choose other days, DAYS_SIMPLER=1 reduces the first one that differs.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include "tests/sim/naive_day.h"
#include "tests/sim/random_center.h"
#include "tests/sim/simpler.h"
#include "tests/support/unit.h"

static void print_fate(const char *by, const struct call_record *r)
{
    fprintf(stderr,
            "  %-9s arrival %.6f type %u queue %u %s wait %.6f agent %d#%d offers %u talk %.6f wrap-up %.6f "
            "patience %.6f parent %" PRId64 "\n",
            by, sim_seconds(r->arrival), r->type, r->queue, call_outcome_names[r->outcome],
            sim_seconds(r->wait), (int)r->group, (int)r->agent, r->offers, sim_seconds(r->talk),
            sim_seconds(r->wrap_up), sim_seconds(r->patience), (int64_t)r->parent);
}

struct both {
    struct call_record *simulated, *expected; /* NULL: one that does not end, or is too full */
    uint64_t simulated_count, expected_count;
};

static bool keep(void *host, uint32_t replication, const struct call_record *calls, uint64_t count)
{
    (void)replication;
    struct both *b = host;
    b->simulated = calloc(count + 1, sizeof *calls);
    b->simulated_count = count;
    if (count > 0)
        memcpy(b->simulated, calls, count * sizeof *calls);
    return true;
}

static struct both both(const struct scenario *s)
{
    struct both b = {0};
    struct experiment_hooks hooks = {.host = &b, .calls = keep};
    struct results *r;
    char problem[512];
    enum experiment_status status = experiment_run(s, 1, &hooks, &r, problem);
    if (status != EXPERIMENT_DONE && status != EXPERIMENT_DATA)
        fprintf(stderr, "day %" PRIu64 ": %s\n", s->run.seed, problem);
    results_free(r);
    if (b.simulated)
        b.expected = naive_day(s, 0, &b.expected_count);
    return b;
}

/* The call where they part; UINT64_MAX: nowhere. */
static uint64_t first_difference(const struct both *b)
{
    uint64_t i = 0;
    while (i < b->simulated_count && i < b->expected_count && same_fate(&b->simulated[i], &b->expected[i]))
        i++;
    return i == b->simulated_count && i == b->expected_count ? UINT64_MAX : i;
}

static void forget(struct both *b)
{
    free(b->simulated);
    free(b->expected);
}

static bool differs(const struct scenario *s)
{
    struct both b = both(s);
    bool differs = b.simulated && b.expected && first_difference(&b) != UINT64_MAX;
    forget(&b);
    return differs;
}

static void print_difference(const struct random_center *c)
{
    struct both b = both(&c->scenario);
    uint64_t i = first_difference(&b), from = i < 6 ? 0 : i - 6;
    print_center(stderr, c);
    fprintf(stderr, "  call %" PRIu64 " of %" PRIu64 " differs\n", i, b.expected_count);
    for (uint64_t k = from; k <= i + 6; k++) {
        fprintf(stderr, "  %s%" PRIu64 "\n", k == i ? "----- " : "", k);
        if (k < b.expected_count)
            print_fate("expected", &b.expected[k]);
        if (k < b.simulated_count && (k >= b.expected_count || !same_fate(&b.simulated[k], &b.expected[k])))
            print_fate("simulated", &b.simulated[k]);
    }
    forget(&b);
}

static void report(struct random_center *c)
{
    fprintf(stderr, "\nrandom day %" PRIu64 ":\n", c->scenario.run.seed);
    if (getenv("DAYS_SIMPLER"))
        make_simpler(c, differs);
    print_difference(c);
}

static uint64_t number_from(const char *name, uint64_t otherwise)
{
    const char *text = getenv(name);
    return text ? strtoull(text, NULL, 10) : otherwise;
}

static void random_days(void)
{
    static struct random_center c;
    uint64_t first = number_from("DAYS_FIRST_SEED", 1);
    uint64_t seeds = number_from("DAYS_SEEDS", unit_slow_build() ? 200 : 2000);
    uint64_t differences = 0, calls = 0, full = 0;
    for (uint64_t seed = first; seed < first + seeds; seed++) {
        random_center(&c, seed);
        struct both b = both(&c.scenario);
        calls += b.expected ? b.expected_count : 0;
        full += !b.expected || !b.simulated;
        bool differs = b.simulated && b.expected && first_difference(&b) != UINT64_MAX;
        forget(&b);
        if (differs && differences++ == 0)
            report(&c);
    }
    CU_ASSERT_EQUAL(differences, 0);
    CU_ASSERT_TRUE(full < 1 + seeds / 100);
    printf("%" PRIu64 " days, %" PRIu64 " calls, %" PRIu64 " days too full, %" PRIu64 " differ", seeds, calls,
           full, differences);
}

UNIT_MAIN("random days", {"of every call of random days everything is as in a naive day", random_days})
