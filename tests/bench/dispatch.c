/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dispatch: what an operation of libacd costs, in centers of several sizes.
 *
 * A cycle is a call: arrival, offer, accept, release. Every agent serves ten queues, each with one of ten agent
 * priorities, and seven of ten are busy throughout, so that a cycle takes an agent out of ten levels and puts it
 * back into them. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include "acd/acd.h"

enum { SERVED = 10, PRIORITIES = 10, SIZES = 4, ROUNDS = 10, CYCLES = 200000 };

struct center {
    acd *a;
    struct acd_limits limits;
    uint64_t random;
    int64_t now;
};

struct day {
    struct center center;
    uint32_t busy, *talking; /* agents */
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

/* In huge pages if the system has them, as a host gives it that has a large center: most of the memory is looked at
 * so rarely that its pages are forgotten in between. */
static void *block_of(size_t size)
{
    enum { HUGE_PAGE = 1 << 21 };
    size = (size + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
    void *memory = aligned_alloc(HUGE_PAGE, size);
    if (!memory)
        exit(4);
    madvise(memory, size, MADV_HUGEPAGE);
    return memory;
}

static void open_center(struct center *c, uint32_t agents, uint32_t queues, uint32_t clients)
{
    struct acd_params params = acd_defaults();
    *c = (struct center){.random = 1};
    c->limits = (struct acd_limits){agents, queues, clients, agents * SERVED, 64};
    void *memory = block_of(acd_size(&c->limits));
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

/* A center in which seven of ten agents talk. */
static void fill(struct day *day, uint32_t agents, uint32_t queues)
{
    day->busy = agents * 7 / 10;
    day->talking = malloc(day->busy * sizeof *day->talking);
    if (!day->talking)
        exit(4);
    open_center(&day->center, agents, queues, day->busy + 1);
    for (uint32_t i = 0; i < day->busy; i++)
        day->talking[i] = begin(&day->center, i);
}

/* ns of a cycle: somebody's talk ends, and a client arrives. Whose talk ends next is fetched beforehand: the time
 * to look it up in a table is the host's, not the library's. */
static double cycle(struct day *day)
{
    double start = processor_seconds();
    uint32_t next = pick(&day->center, day->busy);
    for (uint32_t n = 0; n < CYCLES; n++) {
        uint32_t i = next;
        next = pick(&day->center, day->busy);
        __builtin_prefetch(&day->talking[next]);
        end(&day->center, day->talking[i]);
        day->talking[i] = begin(&day->center, i); /* its client is out: the number is free again */
    }
    return (processor_seconds() - start) * 1e9 / CYCLES;
}

/* The least of several rounds, in which the sizes take turns: what else the machine does is left out as far as
 * possible, and is the same for all. */
static void print_cycles(void)
{
    static const uint32_t sizes[SIZES][2] = {{100, 10}, {1000, 100}, {10000, 1000}, {100000, 1000}};
    struct day days[SIZES];
    double least[SIZES];
    for (int i = 0; i < SIZES; i++)
        fill(&days[i], sizes[i][0], sizes[i][1]);
    for (int round = 0; round < ROUNDS; round++)
        for (int i = 0; i < SIZES; i++) {
            double ns = cycle(&days[i]);
            least[i] = round == 0 || ns < least[i] ? ns : least[i];
        }
    for (int i = 0; i < SIZES; i++) {
        printf("%8" PRIu32 " agents %6" PRIu32 " queues %8.0f ns   %.2f times the first\n", sizes[i][0],
               sizes[i][1], least[i], least[i] / least[0]);
        free(days[i].talking);
        free(days[i].center.a);
    }
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
    static const uint32_t lengths[] = {100, 10000, 1000000};
    puts("arrival + offer + accept + release, ten queues an agent, ten agent priorities");
    print_cycles();
    puts("one queue: cancelling anybody, asking for anybody's position");
    for (unsigned i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        double cancel, position;
        long_queue(lengths[i], &cancel, &position);
        printf("%8" PRIu32 " waiting %15.0f ns cancel %8.0f ns position\n", lengths[i], cancel, position);
    }
    return 0;
}
