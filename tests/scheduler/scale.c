/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Thousands of agents, queues and clients, whose order is known beforehand by sorting. */
#include "tests/scheduler/block.h"
#include "tests/support/unit.h"

enum { AGENTS = 2000, QUEUES = 300, CLIENTS = 6000 };

static const struct acd_limits limits = {AGENTS, QUEUES, CLIENTS, AGENTS + QUEUES, CLIENTS};

struct waiting {
    unsigned priority, start;
    uint32_t client;
};

static int by_urgency(const void *x, const void *y)
{
    const struct waiting *one = x, *other = y;
    if (one->priority != other->priority)
        return one->priority < other->priority ? -1 : 1;
    return one->start < other->start ? -1 : one->start > other->start;
}

/* A permutation of 0 .. n-1 that looks like none; n and 7919 have no common divisor. */
static uint32_t shuffled(uint32_t i, uint32_t n)
{
    return (uint32_t)((uint64_t)i * 7919 % n);
}

/* All queues served by agent 0 in do not disturb; all clients waiting, in `line`. */
static acd *full_center(struct waiting *line)
{
    acd *a = block_center(limits);
    CU_ASSERT_FATAL(a != NULL);
    acd_agent_on(a, 0, AGENT(0), 1);
    for (uint32_t q = 0; q < QUEUES; q++) {
        acd_queue_set(a, 0, QUEUE(q), 1 + q % 10);
        acd_start_service(a, 0, AGENT(0), QUEUE(q), q);
    }
    for (uint32_t i = 0; i < CLIENTS; i++) {
        uint32_t c = shuffled(i, CLIENTS), q = (c * 31 + i / 7) % QUEUES;
        CU_ASSERT_EQUAL(acd_start_queuing(a, 0, CLIENT(c), QUEUE(q)), ACD_OK);
        CU_ASSERT_EQUAL(block_read(a), 1);
        line[i] = (struct waiting){1 + q % 10, i, c};
    }
    return a;
}

/* Agent 0 takes everybody; how many of them are not the ones expected. */
static unsigned serve_all(acd *a, struct waiting *line, unsigned count)
{
    unsigned wrong = 0;
    qsort(line, count, sizeof *line, by_urgency);
    acd_set_dnd(a, 1, AGENT(0), 0);
    for (unsigned i = 0; i < count; i++) {
        struct acd_agent_status status;
        acd_agent_status(a, AGENT(0), &status);
        wrong += status.client.v != line[i].client;
        wrong += acd_accept(a, 1, AGENT(0), status.queue, status.client) != ACD_OK;
        block_read(a);
        wrong += acd_release(a, 1, AGENT(0)) != ACD_OK;
    }
    return wrong;
}

static void of_many_clients(void)
{
    struct waiting *line = malloc(CLIENTS * sizeof *line);
    acd *a = full_center(line);
    CU_ASSERT_EQUAL(serve_all(a, line, CLIENTS), 0);
    CU_ASSERT_EQUAL(acd_request(a, 1, AGENT(0)), ACD_NOBODY);
    free(a);
    free(line);
}

static void of_many_who_leave(void)
{
    struct waiting *line = malloc(CLIENTS * sizeof *line);
    acd *a = full_center(line);
    unsigned left = CLIENTS;
    for (unsigned i = 0; i < left;) {
        if (shuffled(line[i].client, 1009) % 3 != 0) {
            i++;
            continue;
        }
        CU_ASSERT_EQUAL(acd_stop_queuing(a, 0, CLIENT(line[i].client)), ACD_OK);
        CU_ASSERT_EQUAL(block_read(a), 1);
        line[i] = line[--left];
    }
    CU_ASSERT(left > CLIENTS / 3 && left < CLIENTS);
    CU_ASSERT_EQUAL(serve_all(a, line, left), 0);
    free(a);
    free(line);
}

static void of_changed_priorities(void)
{
    struct waiting *line = malloc(CLIENTS * sizeof *line);
    acd *a = full_center(line);
    for (uint32_t q = 0; q < QUEUES; q++)
        CU_ASSERT_EQUAL(acd_queue_priority(a, 0, QUEUE(q), 10 - q % 10), ACD_OK);
    for (unsigned i = 0; i < CLIENTS; i++)
        line[i].priority = 11 - line[i].priority;
    CU_ASSERT_EQUAL(serve_all(a, line, CLIENTS), 0);
    free(a);
    free(line);
}

/* Agents in a shuffled order of becoming available, with all agent priorities. */
static void of_many_agents(void)
{
    struct waiting *line = malloc(AGENTS * sizeof *line);
    acd *a = block_center(limits);
    unsigned wrong = 0;
    acd_queue_set(a, 0, QUEUE(0), 1);
    for (uint32_t i = 0; i < AGENTS; i++) {
        uint32_t agent = shuffled(i, AGENTS);
        acd_agent_on(a, 0, AGENT(agent), 0);
        acd_start_service(a, 0, AGENT(agent), QUEUE(0), agent % 1001);
        line[i] = (struct waiting){agent % 1001, i, agent};
    }
    qsort(line, AGENTS, sizeof *line, by_urgency);
    for (uint32_t c = 0; c < AGENTS; c++) {
        wrong += acd_start_queuing(a, 0, CLIENT(c), QUEUE(0)) != ACD_OK;
        wrong += block_read(a) != 3;
        wrong += acd_client_status(a, CLIENT(c)).agent.v != line[c].client;
    }
    CU_ASSERT_EQUAL(wrong, 0);
    free(a);
    free(line);
}

/* All offers of one instant lapse at another, and all their exclusions end at a third. */
static void of_many_at_once(void)
{
    acd *a = block_center(limits);
    struct acd_event event;
    unsigned cancelled = 0, offered = 0;
    acd_queue_set(a, 0, QUEUE(0), 1);
    for (uint32_t i = 0; i < AGENTS; i++) {
        acd_agent_on(a, 0, AGENT(i), 0);
        acd_start_service(a, 0, AGENT(i), QUEUE(0), 0);
        acd_start_queuing(a, 0, CLIENT(i), QUEUE(0));
        acd_set_dnd(a, 0, AGENT(i), 1); /* so that nobody gets another client */
        block_read(a);
    }
    int code;
    do {
        code = acd_tick(a, 31000000);
        while (acd_next(a, &event))
            if (event.kind == ACD_EVENT_CANCEL)
                CU_ASSERT_EQUAL(event.client.v, cancelled++);
    } while (code == ACD_UNREAD);
    CU_ASSERT(code == ACD_OK && cancelled == AGENTS);
    for (uint32_t i = AGENTS; i-- > 0;) {
        code = acd_set_dnd(a, 31000000, AGENT(i), 0);
        while (acd_next(a, &event))
            offered += event.kind == ACD_EVENT_OFFER;
    }
    CU_ASSERT(code == ACD_OK && offered == AGENTS);
    free(a);
}

static unsigned count_offers(acd *a, int64_t now, int64_t at)
{
    struct acd_event event;
    unsigned offers = 0;
    int code;
    do {
        unsigned told = 0;
        for (code = acd_tick(a, now); acd_next(a, &event); told++)
            if (event.kind == ACD_EVENT_OFFER) {
                CU_ASSERT_EQUAL(event.time, at);
                CU_ASSERT_EQUAL(event.agent.v, offers);
                CU_ASSERT_EQUAL(event.client.v, offers++);
            }
        CU_ASSERT_FATAL(code == ACD_OK || (code == ACD_UNREAD && told > 0));
    } while (code == ACD_UNREAD);
    return offers;
}

/* Every agent has an own queue and an own client, whom nobody accepts. */
static void of_many_pairs(void)
{
    const struct acd_limits pairs = {AGENTS, AGENTS, AGENTS, AGENTS, AGENTS};
    acd *a = block_center(pairs);
    for (uint32_t i = 0; i < AGENTS; i++) {
        acd_queue_set(a, 0, QUEUE(i), 1);
        acd_agent_on(a, 0, AGENT(i), 0);
        acd_start_service(a, 0, AGENT(i), QUEUE(i), 0);
        acd_start_queuing(a, 0, CLIENT(i), QUEUE(i));
        CU_ASSERT_EQUAL(block_read(a), 3);
    }
    CU_ASSERT_EQUAL(count_offers(a, 34000000, 0), 0);
    CU_ASSERT_EQUAL(count_offers(a, 36000000, 35000000), AGENTS);
    CU_ASSERT_EQUAL(count_offers(a, 71000000, 70000000), AGENTS);
    free(a);
}

/* Of all who serve all queues alike the longest idle talks next; always half of them talk, and end in no order. Far
 * more services than in the other tests: memory is fetched ahead only where it is far away. */
static void of_many_services(void)
{
    enum { ALIKE = 1000, ALL_QUEUES = 12, TALKS = 10000 };
    acd *a = block_center((struct acd_limits){ALIKE, ALL_QUEUES, ALIKE, ALIKE * ALL_QUEUES, 0});
    uint32_t *idle = malloc((ALIKE + TALKS) * sizeof *idle), talking[ALIKE / 2];
    unsigned wrong = 0, idle_until = 0;
    for (uint32_t q = 0; q < ALL_QUEUES; q++)
        acd_queue_set(a, 0, QUEUE(q), 1 + q % 10);
    for (uint32_t i = 0; i < ALIKE; i++) {
        acd_agent_on(a, 0, AGENT(i), 0);
        for (uint32_t q = 0; q < ALL_QUEUES; q++)
            wrong += acd_start_service(a, 0, AGENT(i), QUEUE(q), 7) != ACD_OK;
        idle[idle_until++] = i;
    }
    for (uint32_t n = 0; n < TALKS; n++) {
        uint32_t who = shuffled(n, ALIKE / 2), agent = idle[n];
        if (n >= ALIKE / 2) {
            wrong += acd_release(a, 1, AGENT(talking[who])) != ACD_OK;
            idle[idle_until++] = talking[who];
        }
        wrong += acd_start_queuing(a, 1, CLIENT(who), QUEUE(n % ALL_QUEUES)) != ACD_OK;
        wrong += acd_accept(a, 1, AGENT(agent), QUEUE(n % ALL_QUEUES), CLIENT(who)) != ACD_OK;
        talking[who] = agent;
        block_read(a);
    }
    CU_ASSERT_EQUAL(wrong, 0);
    free(idle);
    free(a);
}

UNIT_MAIN("libacd: thousands",
          {"an agent serves thousands of clients in hundreds of queues in their order", of_many_clients},
          {"also when a third of them has left from the middle", of_many_who_leave},
          {"also when all queues change their priority", of_changed_priorities},
          {"thousands of agents are offered clients in their order", of_many_agents},
          {"thousands of services: the longest idle of those who are alike talks next", of_many_services},
          {"thousands of offers lapse at once in the order in which they were opened", of_many_at_once},
          {"thousands of exclusions end at once, and no event is lost", of_many_pairs})
