/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Random numbers that are a function of (seed, replication, purpose, name, call, draw).
 *
 * Nothing is drawn from a shared sequence: a caller's patience is the same number under every staffing,
 * dispatch rule, order of declaration and number of threads. The generator is Philox4x32-10 of
 * Random123 (Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3; SC11): the key is
 * a hash of (seed, purpose, name), the counter is (draw, call, replication). One block of 128 bits gives
 * two uniforms: one for a value, one for a choice that goes with it.
 */
#ifndef MODELS_STREAM_H
#define MODELS_STREAM_H

#include <stddef.h>
#include <stdint.h>
#include <gsl/gsl_rng.h>

#define STREAM_GENERATOR "philox4x32-10"

/* The numbers are part of every result: add at the end, never renumber. */
enum stream_purpose {
    STREAM_ARRIVAL = 1,   /* name: call type; the gap before call number `call` */
    STREAM_BUSYNESS = 2,  /* name: call type or shared name; the factor of the day */
    STREAM_PATIENCE = 3,  /* name: call type */
    STREAM_TALK = 4,      /* name: call type */
    STREAM_WRAP_UP = 5,   /* name: call type */
    STREAM_ANSWER = 6,    /* name: call type; draw: which offer of the call; the time to accept */
    STREAM_REJECT = 7,    /* name: call type; draw: which offer of the call */
    STREAM_NO_ANSWER = 8, /* name: call type; draw: which offer of the call */
    STREAM_BALK = 9,      /* name: call type */
    STREAM_RETRY = 10,    /* name: call type; whether it calls again */
    STREAM_RETRY_DELAY = 11, /* name: call type */
    STREAM_TRANSFER = 12, /* name: call type */
    STREAM_CALLBACK = 13, /* name: call type; whether it wants to be called back */
    STREAM_ABSENCE = 14,  /* name: group; call: number of the agent in it */
    STREAM_PREPARE = 15,  /* name: group; call: number of the agent; draw: how often it prepared before */
    STREAM_POLL = 16      /* name: group; call: number of the agent; draw: how often it asked before */
};

struct stream_key {
    uint32_t word[2];
};

struct stream_key stream_key(uint64_t seed, enum stream_purpose purpose, const char *name);

/* Two independent uniforms, each strictly inside (0, 1): (k + 1/2) / 2^52 for k in 0 .. 2^52 - 1. */
struct uniforms {
    double value, choice;
};

/* The uniforms at one place. Draws 0 .. 2^31 - 1 are the caller's; the others belong to stream_seek. */
struct uniforms stream_uniforms(struct stream_key key, uint32_t replication, uint64_t call, uint32_t draw);

/* The same for draw 0 of calls first, first + 1, ... first + n - 1, several at a time. */
void stream_fill(struct stream_key key, uint32_t replication, uint64_t first, size_t n,
                 struct uniforms *out);

/* Philox as a generator for gsl_ran_*: for laws that take a random number of uniforms. Make one with
 * gsl_rng_alloc(stream_gsl), then seek before each variate. Draws of two places never overlap. */
extern const gsl_rng_type *const stream_gsl;
void stream_seek(gsl_rng *rng, struct stream_key key, uint32_t replication, uint64_t call, uint32_t draw);

#endif
