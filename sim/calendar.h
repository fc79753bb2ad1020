/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The event list: a 4-ary heap of values in the documented order (time, kind, sequence).
 *
 * An event is one 128-bit number: time 64 bits, kind 4, sequence 36, handle 24. One compare orders two of
 * them, the sequence makes them unique, and the handle (an agent or a call slot) comes along. Nothing is
 * removed from the middle: an owner that no longer wants its event forgets the sequence and says so
 * (calendar_abandon); the event is skipped when it comes up, or swept out when more than half are such.
 */
#ifndef SIM_CALENDAR_H
#define SIM_CALENDAR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "models/simtime.h"

/* At the same instant in this order. */
enum event_kind {
    EVENT_BOUNDARY,    /* of a reporting interval, the warm-up, the horizon */
    EVENT_DUE,         /* the dispatcher has something due */
    EVENT_STAFF_ENDS,  /* of shifts; breaks begin */
    EVENT_TALK_ENDS,
    EVENT_WRAP_UP_ENDS,
    EVENT_STAFF_STARTS, /* shifts begin; breaks end */
    EVENT_ANSWER,      /* an agent answers or rejects its offer */
    EVENT_PATIENCE,
    EVENT_MAX_WAIT,
    EVENT_OVERFLOW,
    EVENT_ASKS,        /* an agent in manual mode asks for a caller */
    EVENT_RETRY,       /* a caller calls again */
    EVENT_CALLBACK,    /* a caller is asked whether to be called back */
    EVENT_TRANSFER,    /* a caller goes on to another queue after the talk */
    EVENT_ARRIVAL
};

typedef uint128 event;

enum { EVENT_HANDLE_BITS = 24, EVENT_SEQUENCE_BITS = 36 };
#define EVENT_NONE (~(event)0)
#define EVENT_HANDLES (UINT32_C(1) << EVENT_HANDLE_BITS)
#define EVENT_SEQUENCES (UINT64_C(1) << EVENT_SEQUENCE_BITS)

static inline event event_make(int64_t time, enum event_kind kind, uint64_t sequence, uint32_t handle)
{
    uint64_t low = (uint64_t)kind << (EVENT_SEQUENCE_BITS + EVENT_HANDLE_BITS) |
                   sequence << EVENT_HANDLE_BITS | handle;
    return (event)(uint64_t)time << 64 | low;
}
static inline int64_t event_time(event e)
{
    return (int64_t)(e >> 64);
}
static inline enum event_kind event_kind(event e)
{
    return (enum event_kind)((uint64_t)e >> (EVENT_SEQUENCE_BITS + EVENT_HANDLE_BITS));
}
static inline uint64_t event_sequence(event e)
{
    return (uint64_t)e >> EVENT_HANDLE_BITS & (EVENT_SEQUENCES - 1);
}
static inline uint32_t event_handle(event e)
{
    return (uint32_t)(uint64_t)e & (EVENT_HANDLES - 1);
}

struct calendar {
    event *heap;
    size_t count, room;
    size_t abandoned; /* in the heap, and nobody's any more */
};

/* Makes room for one more event. False: out of memory. */
bool calendar_reserve(struct calendar *c);
void calendar_free(struct calendar *c);

/* Sweeps out the events for which `wanted` says no. */
void calendar_sweep(struct calendar *c, bool (*wanted)(const void *owner, event e), const void *owner);

static inline event calendar_first(const struct calendar *c)
{
    return c->count ? c->heap[0] : EVENT_NONE;
}

/* There must be room. */
static inline void calendar_push(struct calendar *c, event e)
{
    size_t i = c->count++;
    while (i > 0) {
        size_t parent = (i - 1) / 4;
        if (c->heap[parent] < e)
            break;
        c->heap[i] = c->heap[parent];
        i = parent;
    }
    c->heap[i] = e;
}

static inline size_t calendar_least_child(const struct calendar *c, size_t i)
{
    size_t child = 4 * i + 1, last = child + 4 < c->count ? child + 4 : c->count, least = child;
    for (size_t k = child + 1; k < last; k++)
        least = c->heap[k] < c->heap[least] ? k : least;
    return least;
}

/* Puts e in the place of the first event. */
static inline void calendar_replace(struct calendar *c, event e)
{
    size_t i = 0;
    while (4 * i + 1 < c->count) {
        size_t least = calendar_least_child(c, i);
        if (e < c->heap[least])
            break;
        c->heap[i] = c->heap[least];
        i = least;
    }
    c->heap[i] = e;
}

static inline void calendar_pop(struct calendar *c)
{
    event last = c->heap[--c->count];
    if (c->count > 0)
        calendar_replace(c, last);
}

#endif
