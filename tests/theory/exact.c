/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/exact.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Probabilities below this part of the largest are left out. */
#define NEGLIGIBLE 1e-24L

/* States 0 .. last: so many callers in the center. */
struct chain {
    const struct exact_center *center;
    int last;
    long double *p;
};

static long double abandon_rate(const struct exact_center *c)
{
    return c->patience > 0 ? 1 / (long double)c->patience : 0;
}

/* Rate at which agents become free while all of them talk. */
static long double free_rate(const struct exact_center *c)
{
    return c->agents / (long double)c->talk;
}

/* Rate from state n to n - 1. */
static long double leave_rate(const struct exact_center *c, int n)
{
    if (n <= c->agents)
        return n / (long double)c->talk;
    return free_rate(c) + (n - c->agents) * abandon_rate(c);
}

/* Weights by the balance of each state with the next; enough of them, then divided by their sum. */
static _Bool chain_solve(const struct exact_center *c, struct chain *out)
{
    int room = c->places == EXACT_UNLIMITED ? 100000 : c->agents + c->places + 1;
    long double *p = malloc((size_t)room * sizeof *p);
    if (!p)
        return 0;
    int n = 0;
    long double sum = 1;
    p[0] = 1;
    while (n + 1 < room && (n <= c->agents || p[n] > NEGLIGIBLE * sum)) {
        n++;
        p[n] = p[n - 1] * c->arrivals / leave_rate(c, n);
        sum += p[n];
    }
    for (int i = 0; i <= n; i++)
        p[i] /= sum;
    *out = (struct chain){c, n, p};
    return 1;
}

/* A caller who finds k others waiting is answered after k + 1 of them and itself moved up: while j are
 * ahead, somebody ahead leaves at rate r(j) and the caller itself gives up at rate theta. */
static long double ahead_rate(const struct exact_center *c, int j)
{
    return free_rate(c) + j * abandon_rate(c);
}

/* Sums over those who have to wait: how many are answered, their waits, everybody's waits. */
struct waiters {
    long double all, answered, wait_answered, wait;
};

static struct waiters waiters_sum(const struct chain *chain)
{
    const struct exact_center *c = chain->center;
    struct waiters sum = {0};
    long double answered = 1, wait_answered = 0, wait = 0; /* given j ahead, from j = -1: answered now */
    int most = c->places == EXACT_UNLIMITED ? chain->last - c->agents : c->places - 1;
    for (int j = 0; j <= most; j++) {
        long double r = ahead_rate(c, j), out = r + abandon_rate(c);
        answered *= r / out;
        wait_answered = answered / out + r / out * wait_answered;
        wait = 1 / out + r / out * wait;
        long double p = chain->p[c->agents + j];
        sum.all += p;
        sum.answered += p * answered;
        sum.wait_answered += p * wait_answered;
        sum.wait += p * wait;
    }
    return sum;
}

/* One jump of the uniformized walk of a caller who waits: `v[j]` is the probability of j ahead. Adds what
 * is answered and what gives up. */
static void walk_jump(const struct exact_center *c, long double *v, int count, long double rate,
                      long double *answered, long double *abandoned)
{
    long double theta = abandon_rate(c);
    for (int j = 0; j < count; j++) {
        long double up = v[j] * ahead_rate(c, j) / rate, give_up = v[j] * theta / rate;
        if (j == 0)
            *answered += up;
        else
            v[j - 1] += up;
        *abandoned += give_up;
        v[j] -= up + give_up;
    }
}

/* Those who have to wait and are answered, or give up, within the threshold: the walk at jump n, weighted
 * by the Poisson probability of n jumps. */
static _Bool within_threshold(const struct chain *chain, long double *answered, long double *abandoned)
{
    const struct exact_center *c = chain->center;
    int count = chain->last - c->agents + (c->places == EXACT_UNLIMITED);
    *answered = *abandoned = 0;
    if (count <= 0)
        return 1;
    long double *v = malloc((size_t)count * sizeof *v);
    if (!v)
        return 0;
    memcpy(v, chain->p + c->agents, (size_t)count * sizeof *v);
    long double rate = ahead_rate(c, count), jumps = rate * c->within;
    long double weight = expl(-jumps), total = 0, a = 0, b = 0;
    for (int n = 0; total < 1 - 1e-17L && n < 100000; n++) {
        *answered += weight * a;
        *abandoned += weight * b;
        total += weight;
        weight *= jumps / (n + 1);
        walk_jump(c, v, count, rate, &a, &b);
    }
    free(v);
    return 1;
}

static long double part(long double a, long double b)
{
    return b > 0 ? a / b : 0;
}

_Bool exact_answers(const struct exact_center *c, struct exact_answers *out)
{
    struct chain chain;
    if (!chain_solve(c, &chain))
        return 0;
    struct waiters w = waiters_sum(&chain);
    long double soon, gone;
    _Bool ok = within_threshold(&chain, &soon, &gone);
    long double blocking = c->places == EXACT_UNLIMITED ? 0 : chain.p[chain.last];
    free(chain.p);

    long double in = 1 - blocking, answered = in - w.all + w.answered;
    long double good = in - w.all + soon;
    *out = (struct exact_answers){
        .blocking = blocking,
        .p_wait = w.all / in,
        .wait = w.wait / in,
        .asa = w.wait_answered / answered,
        .time_to_abandon = part(w.wait - w.wait_answered, w.all - w.answered),
        .abandonment = c->patience > 0 ? w.all - w.answered : 0,
        .occupancy = c->arrivals * answered * c->talk / c->agents,
        .answered_offered = good,
        .answered_answered = good / answered,
        .excluding_short_abandons = good / (1 - gone),
        .abandons_count = good + gone,
    };
    return ok;
}

/* ---- two queues, two priorities -------------------------------------------------------------- */

/* Waiting callers that are kept apart; beyond, with far less than the last digit asked for, they are turned
 * away. */
enum { FIRST_MOST = 40, SECOND_MOST = 240, SWEEPS = 20000 };

/* idle[n]: n < agents talk. busy[i][j]: all agents talk, i and j wait. */
struct grid {
    double idle[64];
    double busy[FIRST_MOST + 1][SECOND_MOST + 1];
};

/* The balance of one state, solved for it: what flows in over what flows out. */
static double busy_balance(const struct grid *g, const struct exact_priority *c, int i, int j)
{
    double done = c->agents / c->talk;
    double in = 0, out = done;
    if (i == 0 && j == 0)
        in += g->idle[c->agents - 1] * (c->first + c->second);
    if (i > 0)
        in += g->busy[i - 1][j] * c->first;
    if (j > 0)
        in += g->busy[i][j - 1] * c->second;
    if (i < FIRST_MOST) {
        in += g->busy[i + 1][j] * done; /* the first queue moves up */
        out += c->first;
    }
    if (j < SECOND_MOST) {
        if (i == 0)
            in += g->busy[0][j + 1] * done; /* the second only when the first is empty */
        out += c->second;
    }
    return in / out;
}

static double idle_balance(const struct grid *g, const struct exact_priority *c, int n)
{
    double arrivals = c->first + c->second, in = 0;
    if (n > 0)
        in += g->idle[n - 1] * arrivals;
    in += (n + 1 < c->agents ? g->idle[n + 1] : g->busy[0][0]) * (n + 1) / c->talk;
    return in / (arrivals + n / c->talk);
}

/* Gauss-Seidel, from the full end to the empty one and back, until nothing changes. Returns how much the
 * last sweep changed. */
static double grid_sweep(struct grid *g, const struct exact_priority *c)
{
    double change = 0, sum = 0;
    for (int n = 0; n < c->agents; n++)
        sum += g->idle[n] = idle_balance(g, c, n);
    for (int j = 0; j <= SECOND_MOST; j++)
        for (int i = 0; i <= FIRST_MOST; i++) {
            double now = busy_balance(g, c, i, j);
            change += fabs(now - g->busy[i][j]);
            sum += g->busy[i][j] = now;
        }
    for (int j = SECOND_MOST; j >= 0; j--)
        for (int i = FIRST_MOST; i >= 0; i--)
            g->busy[i][j] = busy_balance(g, c, i, j);
    for (int n = c->agents - 1; n >= 0; n--)
        g->idle[n] = idle_balance(g, c, n);
    return change / sum;
}

_Bool exact_priority(const struct exact_priority *c, struct exact_priority_answers *out)
{
    struct grid *g = calloc(1, sizeof *g);
    if (!g || c->agents > (int)(sizeof g->idle / sizeof *g->idle)) {
        free(g);
        return 0;
    }
    for (int n = 0; n < c->agents; n++)
        g->idle[n] = 1; /* anywhere but nowhere */
    int sweep = 0;
    while (grid_sweep(g, c) > 1e-13 && sweep < SWEEPS)
        sweep++;

    double all = 0, waiting = 0, first = 0, second = 0;
    for (int n = 0; n < c->agents; n++)
        all += g->idle[n];
    for (int i = 0; i <= FIRST_MOST; i++)
        for (int j = 0; j <= SECOND_MOST; j++) {
            waiting += g->busy[i][j];
            first += i * g->busy[i][j];
            second += j * g->busy[i][j];
        }
    all += waiting;
    free(g);
    /* Little: waiting callers = arrivals x wait. */
    *out = (struct exact_priority_answers){waiting / all, first / all / c->first, second / all / c->second};
    return sweep < SWEEPS;
}
