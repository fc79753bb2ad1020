/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dispatch: what an operation of libacd costs, in centers of several sizes.
 *
 * A cycle is a call: arrival, offer, accept, release. Every agent serves ten queues, each with one of ten agent
 * priorities, and seven of ten are busy throughout, so that a cycle takes an agent out of ten levels and puts it
 * back into them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "acd/acd.h"

enum { SERVED = 10, PRIORITIES = 10 };

struct center {
    acd *a;
    struct acd_limits limits;
    uint64_t random;
    int64_t now;
};

static double processor_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static uint32_t pick(struct center *c, uint32_t below)
{
    c->random = c->random * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(((c->random >> 32) * below) >> 32);
}

static void must(int code)
{
    if (code == ACD_OK)
        return;
    fprintf(stderr, "dispatch: the library answered %d\n", code);
    exit(70);
}

static void open_center(struct center *c, uint32_t agents, uint32_t queues, uint32_t clients)
{
    struct acd_params params = acd_defaults();
    *c = (struct center){.random = 1};
    c->limits = (struct acd_limits){agents, queues, clients, agents * SERVED, 64};
    void *memory = aligned_alloc(16, (acd_size(&c->limits) + 15) / 16 * 16);
    if (!memory)
        exit(4);
    c->a = acd_init(memory, &c->limits, &params);
    for (uint32_t q = 0; q < queues; q++)
        must(acd_queue_set(c->a, 0, (acd_queue){q}, 1 + q % 10));
    for (uint32_t i = 0; i < agents; i++) {
        must(acd_agent_on(c->a, 0, (acd_agent){i}, 0));
        uint32_t first = pick(c, queues);
        for (uint32_t k = 0; k < SERVED && k < queues; k++)
            must(acd_start_service(c->a, 0, (acd_agent){i}, (acd_queue){(first + k * 97) % queues},
                                   pick(c, PRIORITIES)));
    }
}

/* A client arrives; it is offered, and the offer accepted. Returns the agent. */
static uint32_t begin(struct center *c, uint32_t client)
{
    struct acd_event e;
    uint32_t agent = UINT32_MAX;
    acd_queue q = {pick(c, c->limits.queues)};
    must(acd_start_queuing(c->a, ++c->now, (acd_client){client}, q));
    while (acd_next(c->a, &e))
        if (e.kind == ACD_EVENT_OFFER)
            agent = e.agent.v;
    if (agent == UINT32_MAX) { /* nobody free serves it: hang up, and try another queue */
        must(acd_client_off(c->a, c->now, (acd_client){client}));
        acd_next(c->a, &e);
        return begin(c, client);
    }
    must(acd_accept(c->a, c->now, (acd_agent){agent}, q, (acd_client){client}));
    acd_next(c->a, &e);
    return agent;
}

static void end(struct center *c, uint32_t agent)
{
    struct acd_event e;
    must(acd_release(c->a, ++c->now, (acd_agent){agent}));
    acd_next(c->a, &e);
}

static double cycles(uint32_t agents, uint32_t queues)
{
    enum { CYCLES = 1000000 };
    struct center c;
    uint32_t busy = agents * 7 / 10, *talking = malloc(busy * sizeof *talking);
    open_center(&c, agents, queues, busy + 1);
    for (uint32_t i = 0; i < busy; i++)
        talking[i] = begin(&c, i);
    double start = processor_seconds();
    for (uint32_t n = 0; n < CYCLES; n++) {
        uint32_t i = pick(&c, busy);
        end(&c, talking[i]);
        talking[i] = begin(&c, i); /* its client is out: the number is free again */
    }
    double ns = (processor_seconds() - start) * 1e9 / CYCLES;
    free(talking);
    free(c.a);
    return ns;
}

/* `waiting` clients in one queue nobody serves; ns to cancel one and to ask for a position. */
static void long_queue(uint32_t waiting, double *cancel, double *position)
{
    enum { QUESTIONS = 200000 };
    struct center c;
    struct acd_event e;
    int64_t sum = 0;
    double cancelled = 0;
    uint32_t *order = malloc(waiting * sizeof *order);
    open_center(&c, 1, 2, waiting);
    for (uint32_t i = 0; i < waiting; i++) { /* a random order of all */
        uint32_t k = pick(&c, i + 1);
        order[i] = order[k];
        order[k] = i;
    }
    must(acd_agent_off(c.a, 0, (acd_agent){0}));
    for (uint32_t i = 0; i < waiting; i++) {
        must(acd_start_queuing(c.a, c.now, (acd_client){i}, (acd_queue){0}));
        acd_next(c.a, &e);
    }
    double start = processor_seconds();
    for (uint32_t i = 0; i < QUESTIONS; i++)
        sum += acd_position(c.a, (acd_client){pick(&c, waiting)});
    *position = (processor_seconds() - start) * 1e9 / QUESTIONS;
    double seconds = 0;
    for (uint32_t n = 0; n < QUESTIONS; n += waiting / 2) { /* half of them leave from anywhere, and join again */
        start = processor_seconds();
        for (uint32_t k = 0; k < waiting / 2; k++) {
            must(acd_stop_queuing(c.a, ++c.now, (acd_client){order[k]}));
            acd_next(c.a, &e);
        }
        seconds += processor_seconds() - start;
        cancelled += waiting / 2;
        for (uint32_t k = 0; k < waiting / 2; k++) {
            must(acd_start_queuing(c.a, c.now, (acd_client){order[k]}, (acd_queue){0}));
            acd_next(c.a, &e);
        }
    }
    *cancel = seconds * 1e9 / cancelled;
    free(order);
    if (sum < 0)
        exit(70);
    free(c.a);
}

int main(void)
{
    static const uint32_t sizes[][2] = {{100, 10}, {1000, 100}, {10000, 1000}, {100000, 1000}};
    static const uint32_t lengths[] = {100, 10000, 1000000};
    double first = 0;
    puts("arrival + offer + accept + release, ten queues an agent, ten agent priorities");
    for (unsigned i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        double ns = cycles(sizes[i][0], sizes[i][1]);
        first = i == 0 ? ns : first;
        printf("%8" PRIu32 " agents %6" PRIu32 " queues %8.0f ns   %.2f times the first\n", sizes[i][0],
               sizes[i][1], ns, ns / first);
    }
    puts("one queue: cancelling anybody, asking for anybody's position");
    for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        double cancel, position;
        long_queue(lengths[i], &cancel, &position);
        printf("%8" PRIu32 " waiting %15.0f ns cancel %8.0f ns position\n", lengths[i], cancel, position);
    }
    return 0;
}
