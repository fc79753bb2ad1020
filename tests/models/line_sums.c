/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/models/line_sums.h"

#include <math.h>
#include <stdlib.h>

#define NEGLIGIBLE 1e-26L
#define ROOM 1000000u

long double blocked_exactly(uint32_t agents, long double load)
{
    long double sum = 1, term = 1;
    for (uint32_t k = 1; k <= agents; k++) {
        term *= (agents - k + 1) / load;
        sum += term;
    }
    return 1 / sum;
}

/* weight[k]: of the state with all agents busy and k waiting, that of k = 0 being 1. */
struct line {
    const struct center *center;
    long double served, theta, stay;
    long double *weight;
    uint32_t count; /* states */
    bool full;      /* the last of them has no place left */
};

static long double ahead_rate(const struct line *l, uint32_t ahead)
{
    return l->served + ahead * l->theta;
}

static bool line_make(const struct center *c, struct line *l)
{
    *l = (struct line){.center = c, .served = c->agents / (long double)c->talk};
    l->theta = 1 / (long double)c->patience;
    l->stay = (1 - (long double)c->balk) * (1 - (long double)c->zero);
    l->weight = malloc(ROOM * sizeof *l->weight);
    if (!l->weight)
        return false;
    long double most = 1, w = 1;
    while (l->count < ROOM && (w > NEGLIGIBLE * most || c->places != PLACES_UNLIMITED)) {
        l->weight[l->count++] = w;
        most = w > most ? w : most;
        if ((l->full = l->count - 1 == c->places))
            break;
        w *= c->rate * l->stay / ahead_rate(l, l->count);
    }
    return l->count < ROOM;
}

/* Sums of weights, over the states in which a caller may join. */
struct totals {
    long double open, answered, wait_answered, wait_given_up, answered_soon, given_up_soon;
};

/* A caller with k ahead waits until one of them, an agent or itself changes that. */
static void follow(const struct line *l, uint32_t open, struct totals *sum)
{
    long double answered = 1, wait_answered = 0, wait_given_up = 0;
    for (uint32_t k = 0; k < open; k++) {
        long double up = ahead_rate(l, k), out = up + l->theta, given_up = 1 - answered;
        wait_given_up = (given_up * up + l->theta) / out / out + up / out * wait_given_up;
        answered *= up / out;
        wait_answered = answered / out + up / out * wait_answered;
        sum->open += l->weight[k];
        sum->answered += l->weight[k] * answered;
        sum->wait_answered += l->weight[k] * wait_answered;
        sum->wait_given_up += l->weight[k] * wait_given_up;
    }
}

/* The same walk with jumps at the times of one Poisson process, some of which change nothing. */
static void jump(const struct line *l, long double v[], uint32_t open, long double rate, struct totals *done)
{
    for (uint32_t k = 0; k < open; k++) {
        long double up = v[k] * ahead_rate(l, k) / rate, given_up = v[k] * l->theta / rate;
        if (k == 0)
            done->answered_soon += up;
        else
            v[k - 1] += up;
        done->given_up_soon += given_up;
        v[k] -= up + given_up;
    }
}

/* Spends l->weight. */
static void soon(struct line *l, uint32_t open, struct totals *sum)
{
    struct totals done = {0};
    long double rate = ahead_rate(l, open + 1), jumps = rate * l->center->within, seen = 0;
    long double log_p = -jumps; /* p itself may be below anything */
    for (uint32_t n = 0; n < jumps + 30 * sqrtl(jumps) + 40; n++) {
        long double p = expl(log_p);
        sum->answered_soon += p * done.answered_soon;
        sum->given_up_soon += p * done.given_up_soon;
        seen += p;
        log_p += logl(jumps / (n + 1));
        jump(l, l->weight, open, rate, &done);
    }
    sum->answered_soon /= seen;
    sum->given_up_soon /= seen;
}

static long double part(long double a, long double b)
{
    return b > 0 ? a / b : NAN;
}

bool line_sums(const struct center *c, struct line_sums *out)
{
    struct line l;
    struct totals t = {0};
    if (!line_make(c, &l)) {
        free(l.weight);
        return false;
    }
    long double blocked = l.full ? l.weight[l.count - 1] : 0;
    uint32_t open = l.full ? l.count - 1 : l.count;
    follow(&l, open, &t);
    soon(&l, open, &t);
    free(l.weight);

    long double idle = 1 / blocked_exactly(c->agents, (long double)c->rate * c->talk) - 1;
    long double all = idle + t.open + blocked, none = (1 - (long double)c->balk) * c->zero * t.open / all;
    long double at_once = idle / all, stay = l.stay / all;
    long double answered = at_once + stay * t.answered, given_up = stay * (t.open - t.answered);
    long double in = at_once + stay * t.open + none, wait = stay * (t.wait_answered + t.wait_given_up);
    long double good = at_once + stay * t.answered_soon, gone = none + stay * t.given_up_soon;
    *out = (struct line_sums){
        .blocking = blocked / all,
        .balked = c->balk * t.open / all,
        .abandonment = none + given_up,
        .p_wait = stay * t.open / in,
        .wait = wait / in,
        .asa = stay * t.wait_answered / answered,
        .time_to_abandon = part(stay * t.wait_given_up, none + given_up),
        .queue_length = c->rate * wait,
        .occupancy = c->rate * answered * c->talk / c->agents,
        .answered_offered = good,
        .answered_answered = good / answered,
        .excluding_short_abandons = part(good, 1 - gone),
        .abandons_count = good + gone,
    };
    return true;
}
