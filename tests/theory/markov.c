/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/theory/markov.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SWEEPS = 50000 };

/* A sweep that changes no more than this part of the whole is the last. */
static const double settled = 1e-13;

/* Rate of the uniformized jumps of one step of markov_advance: e^-64 is far from underflow. */
static const double most_jumps = 64;

struct edge {
    size_t from, to;
    double rate;
};

struct markov {
    struct markov_state sizes;
    size_t count; /* of all states, reached or not */
    size_t now;   /* the state whose moves are being listed */
    bool *reached;
    size_t *pending; /* reached, moves not listed yet; later: all that were reached, in their order */
    size_t pending_count;
    struct edge *edges; /* later sorted by `to` */
    size_t edge_count, edge_room;
    size_t *first; /* edges into state i: first[i] .. first[i + 1] - 1 */
    double *out;   /* rate out of each state */
    double *p, *spent;
    bool failed;
};

/* ---- states and moves ------------------------------------------------------------------------------- */

struct markov_state markov_plus(struct markov_state s, int coordinate, int more)
{
    s.at[coordinate] += more;
    return s;
}

static bool state_fits(const struct markov *m, struct markov_state s)
{
    for (int d = 0; d < MARKOV_DIMENSIONS; d++)
        if (s.at[d] < 0 || s.at[d] >= m->sizes.at[d])
            return false;
    return true;
}

static size_t state_index(const struct markov *m, struct markov_state s)
{
    size_t index = 0;
    for (int d = 0; d < MARKOV_DIMENSIONS; d++)
        index = index * (size_t)m->sizes.at[d] + (size_t)s.at[d];
    return index;
}

static struct markov_state state_at(const struct markov *m, size_t index)
{
    struct markov_state s;
    for (int d = MARKOV_DIMENSIONS - 1; d >= 0; d--) {
        s.at[d] = (int)(index % (size_t)m->sizes.at[d]);
        index /= (size_t)m->sizes.at[d];
    }
    return s;
}

static void state_reach(struct markov *m, size_t index)
{
    if (m->reached[index])
        return;
    m->reached[index] = true;
    m->pending[m->pending_count++] = index;
}

static bool edge_room(struct markov *m)
{
    if (m->edge_count < m->edge_room)
        return true;
    size_t room = m->edge_room ? 2 * m->edge_room : 1024;
    struct edge *grown = realloc(m->edges, room * sizeof *grown);
    if (!grown)
        return false;
    m->edges = grown;
    m->edge_room = room;
    return true;
}

void markov_move(struct markov *m, struct markov_state to, double rate)
{
    if (!(rate > 0) || !state_fits(m, to))
        return;
    if (!edge_room(m)) {
        m->failed = true;
        return;
    }
    size_t index = state_index(m, to);
    m->edges[m->edge_count++] = (struct edge){m->now, index, rate};
    m->out[m->now] += rate;
    state_reach(m, index);
}

/* ---- building --------------------------------------------------------------------------------------- */

static bool markov_allocate(struct markov *m)
{
    size_t n = m->count;
    m->reached = calloc(n, sizeof *m->reached);
    m->pending = calloc(n, sizeof *m->pending);
    m->first = calloc(n + 2, sizeof *m->first);
    m->out = calloc(n, sizeof *m->out);
    m->p = calloc(n, sizeof *m->p);
    m->spent = calloc(n, sizeof *m->spent);
    return m->reached && m->pending && m->first && m->out && m->p && m->spent;
}

/* By counting: first[i + 2] counts, then first[i + 1] is where the next edge into i goes. */
static bool edges_sort(struct markov *m)
{
    struct edge *sorted = malloc((m->edge_count + 1) * sizeof *sorted);
    if (!sorted)
        return false;
    for (size_t e = 0; e < m->edge_count; e++)
        m->first[m->edges[e].to + 2]++;
    for (size_t i = 1; i < m->count + 2; i++)
        m->first[i] += m->first[i - 1];
    for (size_t e = 0; e < m->edge_count; e++)
        sorted[m->first[m->edges[e].to + 1]++] = m->edges[e];
    free(m->edges);
    m->edges = sorted;
    return true;
}

struct markov *markov_build(const int sizes[MARKOV_DIMENSIONS], struct markov_state start,
                            markov_moves *moves, const void *center)
{
    struct markov *m = calloc(1, sizeof *m);
    if (!m)
        return NULL;
    m->count = 1;
    for (int d = 0; d < MARKOV_DIMENSIONS; d++) {
        m->sizes.at[d] = sizes[d] > 0 ? sizes[d] : 1;
        m->count *= (size_t)m->sizes.at[d];
    }
    if (!markov_allocate(m)) {
        markov_free(m);
        return NULL;
    }
    state_reach(m, state_index(m, start));
    for (size_t i = 0; i < m->pending_count && !m->failed; i++) {
        m->now = m->pending[i];
        moves(m, center, state_at(m, m->now));
    }
    if (m->failed || !edges_sort(m)) {
        markov_free(m);
        return NULL;
    }
    m->p[state_index(m, start)] = 1;
    return m;
}

void markov_free(struct markov *m)
{
    if (!m)
        return;
    free(m->reached);
    free(m->pending);
    free(m->edges);
    free(m->first);
    free(m->out);
    free(m->p);
    free(m->spent);
    free(m);
}

/* ---- the stationary distribution -------------------------------------------------------------------- */

/* The balance of one state: what flows in over the rate out. Returns the change. */
static double balance(struct markov *m, size_t i)
{
    if (!(m->out[i] > 0))
        return 0;
    double in = 0;
    for (size_t e = m->first[i]; e < m->first[i + 1]; e++)
        in += m->p[m->edges[e].from] * m->edges[e].rate;
    double before = m->p[i];
    m->p[i] = in / m->out[i];
    return fabs(m->p[i] - before);
}

static void normalize(struct markov *m)
{
    double sum = 0;
    for (size_t i = 0; i < m->count; i++)
        sum += m->p[i];
    for (size_t i = 0; i < m->count; i++)
        m->p[i] /= sum;
}

bool markov_settle(struct markov *m)
{
    for (size_t k = 0; k < m->pending_count; k++)
        m->p[m->pending[k]] = 1.0 / (double)m->pending_count;
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
        double change = 0;
        for (size_t k = 0; k < m->pending_count; k++)
            change += balance(m, m->pending[k]);
        for (size_t k = m->pending_count; k > 0; k--)
            balance(m, m->pending[k - 1]);
        normalize(m);
        if (change < settled)
            return true;
    }
    return false;
}

/* ---- in the course of time -------------------------------------------------------------------------- */

/* One jump of the chain uniformized at `rate`. */
static void one_jump(const struct markov *m, double rate, const double *from, double *to)
{
    for (size_t k = 0; k < m->pending_count; k++) {
        size_t i = m->pending[k];
        double in = from[i] * (rate - m->out[i]);
        for (size_t e = m->first[i]; e < m->first[i + 1]; e++)
            in += from[m->edges[e].from] * m->edges[e].rate;
        to[i] = in / rate;
    }
}

static double fastest(const struct markov *m)
{
    double rate = 0;
    for (size_t i = 0; i < m->count; i++)
        rate = fmax(rate, m->out[i]);
    return rate;
}

/* At most `most_jumps` expected. v and w are work space; v is the distribution after k jumps. */
static void advance_little(struct markov *m, double rate, double time, double *v, double *w)
{
    double jumps = rate * time, weight = exp(-jumps), reached = weight;
    memcpy(v, m->p, m->count * sizeof *v);
    memset(m->p, 0, m->count * sizeof *m->p);
    for (int k = 0; k < jumps || (1 - reached > 1e-13 && k < 1000); k++) {
        for (size_t i = 0; i < m->count; i++) {
            m->p[i] += weight * v[i];
            m->spent[i] += (1 - reached) / rate * v[i];
        }
        one_jump(m, rate, v, w);
        memcpy(v, w, m->count * sizeof *v);
        weight *= jumps / (k + 1);
        reached += weight;
    }
    normalize(m);
}

bool markov_advance(struct markov *m, double time)
{
    double *v = calloc(m->count, sizeof *v), *w = calloc(m->count, sizeof *w), rate = fastest(m);
    bool ok = v && w && rate > 0;
    int steps = ok ? (int)ceil(rate * time / most_jumps) : 0;
    for (int i = 0; i < steps; i++)
        advance_little(m, rate, time / steps, v, w);
    free(v);
    free(w);
    return ok;
}

void markov_continue(struct markov *m, const struct markov *from, markov_jump *jump, const void *center)
{
    memset(m->p, 0, m->count * sizeof *m->p);
    for (size_t i = 0; i < m->count; i++) {
        struct markov_state s = state_at(m, i);
        m->p[jump ? state_index(m, jump(center, s)) : i] += from->p[i];
    }
    memset(m->spent, 0, m->count * sizeof *m->spent);
}

/* ---- means ------------------------------------------------------------------------------------------ */

static double weigh(const struct markov *m, const double *weights, markov_reward *reward, const void *center)
{
    double sum = 0;
    for (size_t i = 0; i < m->count; i++)
        if (weights[i] > 0)
            sum += weights[i] * reward(center, state_at(m, i));
    return sum;
}

double markov_mean(const struct markov *m, markov_reward *reward, const void *center)
{
    return weigh(m, m->p, reward, center);
}

double markov_integral(const struct markov *m, markov_reward *reward, const void *center)
{
    return weigh(m, m->spent, reward, center);
}

double markov_coordinate(const struct markov *m, int coordinate)
{
    double sum = 0;
    for (size_t i = 0; i < m->count; i++)
        sum += m->p[i] * state_at(m, i).at[coordinate];
    return sum;
}
