/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Blocks of memory for centers, and what a test does to them all the time. */
#ifndef TESTS_SCHEDULER_BLOCK_H
#define TESTS_SCHEDULER_BLOCK_H

#include <stdlib.h>
#include <string.h>
#include "acd/acd.h"

/* To be freed; NULL where acd_size has none. */
static inline void *block_of(const struct acd_limits *limits)
{
    size_t size = acd_size(limits);
    return size ? aligned_alloc(16, (size + 15) / 16 * 16) : NULL;
}

static inline void *block_copy(const acd *a)
{
    struct acd_limits limits = acd_limits_of(a);
    return memcpy(block_of(&limits), a, acd_size(&limits));
}

static inline bool block_same(const acd *a, const void *copy)
{
    struct acd_limits limits = acd_limits_of(a);
    return memcmp(a, copy, acd_size(&limits)) == 0;
}

/* A center with default parameters. */
static inline acd *block_center(struct acd_limits limits)
{
    struct acd_params params = acd_defaults();
    return acd_init(block_of(&limits), &limits, &params);
}

/* Reads all events; how many there were. */
static inline unsigned block_read(acd *a)
{
    struct acd_event event;
    unsigned count = 0;
    while (acd_next(a, &event))
        count++;
    return count;
}

#define AGENT(n) ((acd_agent){n})
#define QUEUE(n) ((acd_queue){n})
#define CLIENT(n) ((acd_client){n})

#endif
