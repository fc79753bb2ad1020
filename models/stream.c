/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "models/stream.h"

#include <Random123/philox.h>

/* The counter words, least significant first: draw, call (low, high), replication. A generator for GSL
 * counts its blocks in word 0 as well, above OWN_DRAWS: 2^31 values for the caller, then per draw 2^15
 * places of 2^16 blocks. */
enum { GSL_PLACES = 1 << 15, GSL_BLOCKS = 1 << 16 };
#define OWN_DRAWS UINT32_C(0x80000000)

static philox4x32_ctr_t counter(uint32_t replication, uint64_t call, uint32_t draw)
{
    return (philox4x32_ctr_t){{draw, (uint32_t)call, (uint32_t)(call >> 32), replication}};
}

static philox4x32_key_t philox_key(struct stream_key key)
{
    return (philox4x32_key_t){{key.word[0], key.word[1]}};
}

/* 52 bits and a half: strictly inside (0, 1); the usual 53 bits can round to 1. */
static double unit(uint32_t high, uint32_t low)
{
    uint64_t bits = ((uint64_t)high << 32 | low) >> 12;
    return ((double)bits + 0.5) * 0x1p-52;
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo), of a name; Philox then mixes it with seed and purpose. */
static uint64_t hash_name(const char *name)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (const unsigned char *p = (const unsigned char *)name; *p; p++)
        hash = (hash ^ *p) * UINT64_C(0x100000001b3);
    return hash;
}

struct stream_key stream_key(uint64_t seed, enum stream_purpose purpose, const char *name)
{
    uint64_t hash = hash_name(name);
    philox4x32_key_t from_seed = {{(uint32_t)seed, (uint32_t)(seed >> 32)}};
    philox4x32_ctr_t mixed = philox4x32_R(10, counter((uint32_t)purpose, hash, 0), from_seed);
    return (struct stream_key){{mixed.v[0], mixed.v[1]}};
}

struct uniforms stream_uniforms(struct stream_key key, uint32_t replication, uint64_t call, uint32_t draw)
{
    philox4x32_ctr_t r = philox4x32_R(10, counter(replication, call, draw), philox_key(key));
    return (struct uniforms){unit(r.v[1], r.v[0]), unit(r.v[3], r.v[2])};
}

void stream_fill(struct stream_key key, uint32_t replication, uint64_t first, size_t n, struct uniforms *out)
{
    for (size_t i = 0; i < n; i++)
        out[i] = stream_uniforms(key, replication, first + i, 0);
}

/* ---- the generator for GSL ---------------------------------------------------------------------- */

struct generator {
    philox4x32_ctr_t counter;
    philox4x32_key_t key;
    philox4x32_ctr_t block;
    unsigned used; /* words of the block; 4: make the next one */
};

static void generator_start(struct generator *g)
{
    g->used = 4;
}

static uint32_t generator_word(struct generator *g)
{
    if (g->used == 4) {
        g->block = philox4x32_R(10, g->counter, g->key);
        g->counter.v[0]++;
        g->used = 0;
    }
    return g->block.v[g->used++];
}

/* gsl_rng_set: for those who treat it like any generator; acdsim seeks. */
static void generator_set(void *state, unsigned long seed)
{
    struct generator *g = state;
    *g = (struct generator){.key = {{(uint32_t)seed, (uint32_t)((uint64_t)seed >> 32)}}};
    generator_start(g);
}

static unsigned long generator_get(void *state)
{
    return generator_word(state);
}

static double generator_get_double(void *state)
{
    uint32_t low = generator_word(state);
    return unit(generator_word(state), low);
}

static const gsl_rng_type generator_type = {
    .name = STREAM_GENERATOR,
    .max = UINT32_MAX,
    .min = 0,
    .size = sizeof(struct generator),
    .set = generator_set,
    .get = generator_get,
    .get_double = generator_get_double,
};
const gsl_rng_type *const stream_gsl = &generator_type;

void stream_seek(gsl_rng *rng, struct stream_key key, uint32_t replication, uint64_t call, uint32_t draw)
{
    struct generator *g = gsl_rng_state(rng);
    g->counter = counter(replication, call, OWN_DRAWS + draw % GSL_PLACES * GSL_BLOCKS);
    g->key = philox_key(key);
    generator_start(g);
}
