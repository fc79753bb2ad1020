/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The host's side: when to tick, reading events late, time that goes backwards, what questions answer. */
#include "tests/scheduler/block.h"
#include "tests/scheduler/operation.h"
#include "tests/support/unit.h"

static const struct acd_limits limits = {4, 4, 8, 16, 32};
static const int64_t second = 1000000;

static acd *served_queue(void)
{
    acd *a = block_center(limits);
    CU_ASSERT_FATAL(a != NULL);
    acd_queue_set(a, 0, QUEUE(0), 5);
    acd_agent_on(a, 0, AGENT(0), 0);
    acd_start_service(a, 0, AGENT(0), QUEUE(0), 3);
    return a;
}

/* ---- time ------------------------------------------------------------------------------------ */

static void of_deadline(void)
{
    acd *a = served_queue();
    CU_ASSERT_EQUAL(acd_deadline(a), ACD_NEVER);
    acd_start_queuing(a, 2, CLIENT(0), QUEUE(0));
    CU_ASSERT_EQUAL(acd_deadline(a), 2 + 30 * second + 1);
    acd_start_queuing(a, 3, CLIENT(1), QUEUE(0));
    acd_reject(a, 4, AGENT(0), QUEUE(0), CLIENT(0));
    CU_ASSERT_EQUAL(acd_deadline(a), 4 + 5 * second); /* client 1 is offered until 4 + 30 s */
    acd_tick(a, 4 + 5 * second);
    CU_ASSERT_EQUAL(acd_deadline(a), 4 + 30 * second + 1);
    acd_tick(a, 4 + 30 * second);
    CU_ASSERT_EQUAL(acd_deadline(a), 4 + 30 * second + 1);
    acd_accept(a, 4 + 30 * second, AGENT(0), QUEUE(0), CLIENT(1));
    CU_ASSERT_EQUAL(acd_deadline(a), ACD_NEVER);
    free(a);
}

static void of_ticking_at_the_deadline(void)
{
    acd *a = served_queue();
    struct acd_event event;
    acd_start_queuing(a, 0, CLIENT(0), QUEUE(0));
    block_read(a);
    for (int64_t cycle = 0; cycle < 10; cycle++) {
        int64_t start = cycle * 35 * second;
        CU_ASSERT_EQUAL(acd_tick(a, acd_deadline(a)), ACD_OK);
        CU_ASSERT(acd_next(a, &event) && event.kind == ACD_EVENT_CANCEL && event.time == start + 30 * second);
        CU_ASSERT(acd_next(a, &event) && event.kind == ACD_EVENT_ENTER && event.time == start + 30 * second);
        CU_ASSERT_EQUAL(acd_tick(a, acd_deadline(a)), ACD_OK);
        CU_ASSERT(acd_next(a, &event) && event.kind == ACD_EVENT_LEAVE && event.time == start + 35 * second);
        CU_ASSERT(acd_next(a, &event) && event.kind == ACD_EVENT_OFFER && event.time == start + 35 * second);
        CU_ASSERT_FALSE(acd_next(a, &event));
    }
    free(a);
}

static void of_backwards(void)
{
    acd *a = served_queue();
    acd_start_queuing(a, 10, CLIENT(0), QUEUE(0));
    block_read(a);
    void *before = block_copy(a);
    for (unsigned kind = 0; kind < OP_INPUTS; kind++) {
        struct operation op = {.now = 9, .kind = (enum operation_kind)kind, .number = 1};
        CU_ASSERT_EQUAL(operation_on_library(a, &op), ACD_BACKWARDS);
        op.now = -1;
        CU_ASSERT_EQUAL(operation_on_library(a, &op), ACD_BACKWARDS);
        op.now = INT64_MIN;
        CU_ASSERT_EQUAL(operation_on_library(a, &op), ACD_BACKWARDS);
    }
    CU_ASSERT(block_same(a, before));
    CU_ASSERT_EQUAL(acd_release(a, 20, AGENT(3)), ACD_OFFLINE);
    CU_ASSERT_EQUAL(acd_tick(a, 19), ACD_BACKWARDS); /* a refused input was an input */
    CU_ASSERT_EQUAL(acd_tick(a, 20), ACD_OK);
    free(before);
    free(a);
}

static void of_negative_at_first(void)
{
    acd *a = block_center(limits);
    CU_ASSERT_EQUAL(acd_tick(a, -1), ACD_BACKWARDS);
    CU_ASSERT_EQUAL(acd_tick(a, 0), ACD_OK);
    free(a);
}

/* ---- events ---------------------------------------------------------------------------------- */

/* Client 7 comes and goes. */
static int come_and_go(acd *a, unsigned step)
{
    return step % 2 == 0 ? acd_start_queuing(a, 3, CLIENT(7), QUEUE(1)) : acd_stop_queuing(a, 3, CLIENT(7));
}

static void of_unread(void)
{
    acd *a = block_center(limits);
    acd_queue_set(a, 0, QUEUE(1), 1);
    unsigned step = 0, told = 0;
    struct acd_event event;
    void *before = NULL;
    int code = ACD_OK;
    while (code == ACD_OK && step < 1000000) {
        free(before);
        before = block_copy(a);
        code = come_and_go(a, step);
        step += code == ACD_OK;
    }
    CU_ASSERT_EQUAL(code, ACD_UNREAD);
    CU_ASSERT(block_same(a, before));
    for (; acd_next(a, &event); told++)
        CU_ASSERT_EQUAL(event.kind, told % 2 == 0 ? ACD_EVENT_ENTER : ACD_EVENT_LEAVE);
    CU_ASSERT_EQUAL(told, step);
    CU_ASSERT_EQUAL(come_and_go(a, step), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 1);
    free(before);
    free(a);
}

/* Every input causes one event, told apart by its time; a few are read in between, never all. Once there is no room
 * for what an input may cause, nothing more is accepted, and nothing that was not read is lost. */
static void of_reading_too_slowly(void)
{
    acd *a = block_center(limits);
    acd_queue_set(a, 0, QUEUE(0), 5);
    struct acd_event event;
    int64_t now = 1, read = 1;
    int code = ACD_OK;
    for (; code == ACD_OK && now < 1000; now += code == ACD_OK) {
        code = now % 2 == 1 ? acd_start_queuing(a, now, CLIENT(0), QUEUE(0)) : acd_stop_queuing(a, now, CLIENT(0));
        if (now % 3 == 0 && code == ACD_OK) {
            CU_ASSERT_TRUE(acd_next(a, &event));
            CU_ASSERT_EQUAL(event.time, read++);
        }
    }
    CU_ASSERT_EQUAL(code, ACD_UNREAD);
    CU_ASSERT(now - read > 40 && now - read <= 64);
    while (acd_next(a, &event))
        CU_ASSERT_EQUAL(event.time, read++);
    CU_ASSERT_EQUAL(read, now);
    free(a);
}

/* Thousands of events are due at once: every ACD_UNREAD is a part of them. */
static void of_a_storm(void)
{
    struct acd_params params = acd_defaults();
    params.offer_timeout = second;
    params.reoffer_delay = 0;
    acd *a = acd_init(block_of(&limits), &limits, &params);
    acd_queue_set(a, 0, QUEUE(0), 5);
    acd_agent_on(a, 0, AGENT(0), 0);
    acd_start_service(a, 0, AGENT(0), QUEUE(0), 3);
    acd_start_queuing(a, 0, CLIENT(0), QUEUE(0));
    CU_ASSERT_EQUAL(block_read(a), 3);
    int64_t lapses = 0, now = 100000 * second + 1;
    int code;
    do {
        struct acd_event event;
        unsigned told = 0;
        for (code = acd_tick(a, now); acd_next(a, &event); told++)
            if (event.kind == ACD_EVENT_CANCEL)
                CU_ASSERT_EQUAL(event.time, ++lapses * second);
        CU_ASSERT_FATAL(code == ACD_OK || (code == ACD_UNREAD && told > 0));
    } while (code == ACD_UNREAD);
    CU_ASSERT_EQUAL(lapses, 100000);
    free(a);
}

/* 27 agents with a queue and a client each, whose exclusions end at 5 s, and one whose ends later. Nobody
 * serves queue 28. There is room for 64 events. */
enum { TOGETHER = 27, ROOM = 64 };
static acd *excluded_pairs(void)
{
    const struct acd_limits pairs = {TOGETHER + 1, TOGETHER + 2, TOGETHER + 2, TOGETHER + 1, TOGETHER + 1};
    acd *a = block_center(pairs);
    CU_ASSERT_FATAL(a != NULL);
    acd_queue_set(a, 0, QUEUE(TOGETHER + 1), 1);
    for (uint32_t i = 0; i <= TOGETHER; i++) {
        acd_queue_set(a, 0, QUEUE(i), 1);
        acd_agent_on(a, 0, AGENT(i), 0);
        acd_start_service(a, 0, AGENT(i), QUEUE(i), 0);
        acd_start_queuing(a, 0, CLIENT(i), QUEUE(i));
        CU_ASSERT_EQUAL(acd_reject(a, i / TOGETHER, AGENT(i), QUEUE(i), CLIENT(i)), ACD_OK);
        CU_ASSERT_EQUAL(block_read(a), 4);
    }
    return a;
}

static void lift_behind(unsigned unread)
{
    acd *a = excluded_pairs();
    const acd_client other = CLIENT(TOGETHER + 1);
    for (unsigned i = 0; i < unread; i++)
        CU_ASSERT_EQUAL(i % 2 == 0 ? acd_start_queuing(a, 2, other, QUEUE(TOGETHER + 1))
                                   : acd_stop_queuing(a, 2, other),
                        ACD_OK);
    int code = acd_tick(a, 5 * second);
    bool fits = unread + 2 * TOGETHER <= ROOM;
    CU_ASSERT_EQUAL(code == ACD_OK,
                    unread + 2 * TOGETHER + 8 <= ROOM); /* room for the events of the next input */
    CU_ASSERT_EQUAL(acd_deadline(a) == 5 * second, !fits);
    CU_ASSERT_EQUAL(block_read(a), fits ? unread + 2 * TOGETHER : unread);
    CU_ASSERT_EQUAL(acd_tick(a, 5 * second), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), fits ? 0 : 2 * TOGETHER);
    CU_ASSERT_EQUAL(acd_deadline(a), 5 * second + 1);
    free(a);
}

static void of_unread_at_a_deadline(void)
{
    for (unsigned unread = 0; unread <= ROOM - 8; unread++)
        lift_behind(unread);
}

/* More pairs than events: every agent has rejected every client, all at one instant. */
static void of_many_pairs(void)
{
    enum { EACH = 8 };
    const struct acd_limits square = {EACH, 1, EACH, EACH, EACH * EACH};
    acd *a = block_center(square);
    struct acd_event event;
    unsigned offers = 0;
    acd_queue_set(a, 0, QUEUE(0), 1);
    for (uint32_t i = 0; i < EACH; i++)
        acd_start_queuing(a, 0, CLIENT(i), QUEUE(0));
    for (uint32_t i = 0; i < EACH; i++) {
        block_read(a);
        acd_agent_on(a, 0, AGENT(i), 0);
        acd_start_service(a, 0, AGENT(i), QUEUE(0), 0);
        for (uint32_t c = 0; c < EACH; c++)
            CU_ASSERT_EQUAL(acd_reject(a, 0, AGENT(i), QUEUE(0), CLIENT(c)), ACD_OK);
    }
    block_read(a);
    CU_ASSERT_EQUAL(acd_tick(a, 5 * second - 1), ACD_OK);
    CU_ASSERT_FALSE(acd_next(a, &event));
    CU_ASSERT_EQUAL(acd_tick(a, 5 * second), ACD_OK);
    for (; acd_next(a, &event); offers += event.kind == ACD_EVENT_OFFER)
        if (event.kind == ACD_EVENT_OFFER)
            CU_ASSERT(event.client.v == offers && event.agent.v == offers);
    CU_ASSERT_EQUAL(offers, EACH);
    free(a);
}

/* Continues in a larger block. */
static acd *grown(acd *a, const struct acd_limits *larger)
{
    acd *b = acd_grow(block_of(larger), larger, a);
    CU_ASSERT_FATAL(b != NULL);
    free(a);
    return b;
}

/* Some events unread, wherever in the ring they begin: they go along in their order, their times are the
 * numbers of the steps. */
static void of_unread_when_growing(void)
{
    const struct acd_limits larger = {100, 4, 100, 16, 32};
    for (unsigned read = 0; read <= ROOM; read++) {
        acd *a = block_center(limits);
        struct acd_event event;
        acd_queue_set(a, 0, QUEUE(1), 1);
        for (unsigned step = 0; step < read + 5; step++) {
            int64_t now = (int64_t)step;
            CU_ASSERT_EQUAL(step % 2 == 0 ? acd_start_queuing(a, now, CLIENT(7), QUEUE(1))
                                          : acd_stop_queuing(a, now, CLIENT(7)),
                            ACD_OK);
            if (step < read)
                CU_ASSERT_EQUAL(block_read(a), 1);
        }
        a = grown(a, &larger);
        for (unsigned step = read; step < read + 5; step++)
            CU_ASSERT(acd_next(a, &event) && event.time == (int64_t)step && event.client.v == 7);
        CU_ASSERT_FALSE(acd_next(a, &event));
        free(a);
    }
}

/* A grown center has the room for events that its new limits need. */
static void of_growing_for_events(void)
{
    enum { PAIRS = 100 };
    const struct acd_limits larger = {PAIRS, PAIRS, PAIRS, PAIRS, PAIRS};
    acd *a = grown(block_center(limits), &larger);
    unsigned offers = 0;
    for (uint32_t i = 0; i < PAIRS; i++) {
        acd_queue_set(a, 0, QUEUE(i), 1);
        acd_agent_on(a, 0, AGENT(i), 0);
        acd_start_service(a, 0, AGENT(i), QUEUE(i), 0);
        acd_start_queuing(a, 0, CLIENT(i), QUEUE(i));
        acd_reject(a, 0, AGENT(i), QUEUE(i), CLIENT(i));
        block_read(a);
    }
    struct acd_event event;
    CU_ASSERT_EQUAL(acd_tick(a, 5 * second), ACD_OK);
    for (; acd_next(a, &event); offers += event.kind == ACD_EVENT_OFFER)
        if (event.kind == ACD_EVENT_OFFER)
            CU_ASSERT(event.client.v == offers && event.agent.v == offers);
    CU_ASSERT_EQUAL(offers, PAIRS);
    free(a);
}

static bool is_event(const struct acd_event *event, enum acd_event_kind kind, enum acd_why why, bool of_agent)
{
    return event->kind == kind && event->why == why && event->agent.v == (of_agent ? 0 : ACD_NOBODY_ID) &&
           event->queue.v == 0 && event->client.v == 2 && event->code == 0 && event->time == 4;
}

static void of_fields(void)
{
    acd *a = served_queue();
    struct acd_event event;
    acd_start_queuing(a, 4, CLIENT(2), QUEUE(0));
    CU_ASSERT(acd_next(a, &event) && is_event(&event, ACD_EVENT_ENTER, ACD_WHY_NONE, false));
    CU_ASSERT(acd_next(a, &event) && is_event(&event, ACD_EVENT_LEAVE, ACD_WHY_OFFERED, false));
    CU_ASSERT(acd_next(a, &event) && is_event(&event, ACD_EVENT_OFFER, ACD_WHY_AUTO, true));
    acd_accept(a, 4, AGENT(0), QUEUE(0), CLIENT(2));
    CU_ASSERT(acd_next(a, &event) && is_event(&event, ACD_EVENT_SESSION, ACD_WHY_NONE, true));
    acd_release(a, 4, AGENT(0));
    CU_ASSERT(acd_next(a, &event) && is_event(&event, ACD_EVENT_END, ACD_WHY_NONE, true));
    CU_ASSERT_FALSE(acd_next(a, &event));
    free(a);
}

/* ---- snapshots ------------------------------------------------------------------------------- */

static void of_snapshots(void)
{
    acd *a = served_queue();
    acd_start_queuing(a, 1, CLIENT(0), QUEUE(0));
    acd_start_queuing(a, 1, CLIENT(1), QUEUE(0));
    acd *copy = block_copy(a);
    for (unsigned i = 0; i < 2; i++) {
        acd *one = i == 0 ? copy : a;
        CU_ASSERT_EQUAL(acd_reject(one, 2, AGENT(0), QUEUE(0), CLIENT(0)), ACD_OK);
        CU_ASSERT_EQUAL(acd_tick(one, 100 * second), ACD_OK);
    }
    CU_ASSERT(block_same(a, copy));
    CU_ASSERT_EQUAL(block_read(a), block_read(copy));
    CU_ASSERT(block_same(a, copy));
    free(copy);
    free(a);
}

/* ---- questions ------------------------------------------------------------------------------- */

static void of_unknown_numbers(void)
{
    acd *a = served_queue();
    const uint32_t unknown[] = {3, 4, 8, 1000, ACD_NOBODY_ID};
    struct acd_queue_status queue;
    struct acd_agent_status agent;
    for (unsigned i = 0; i < sizeof unknown / sizeof *unknown; i++) {
        uint32_t n = unknown[i];
        struct acd_client_status client = acd_client_status(a, CLIENT(n));
        CU_ASSERT_EQUAL(acd_queue_status(a, QUEUE(n), &queue), ACD_NO_QUEUE);
        CU_ASSERT_EQUAL(acd_agent_status(a, AGENT(n), &agent), ACD_OFFLINE);
        CU_ASSERT_EQUAL(client.state, ACD_CLIENT_OUT);
        CU_ASSERT(client.queue.v == ACD_NOBODY_ID && client.agent.v == ACD_NOBODY_ID && client.since == 0);
        CU_ASSERT_EQUAL(acd_position(a, CLIENT(n)), -1);
        CU_ASSERT_EQUAL(acd_queue_clients(a, QUEUE(n), NULL, 0), 0);
        CU_ASSERT_EQUAL(acd_serving_queues(a, AGENT(n), NULL, NULL, 0), 0);
    }
    free(a);
}

static void of_room(void)
{
    acd *a = served_queue();
    acd_queue_set(a, 0, QUEUE(3), 1);
    acd_start_service(a, 0, AGENT(0), QUEUE(3), 1000);
    for (uint32_t c = 0; c < 4; c++)
        acd_start_queuing(a, 0, CLIENT(c), QUEUE(0));
    acd_client clients[3] = {CLIENT(99), CLIENT(99), CLIENT(99)};
    CU_ASSERT_EQUAL(acd_queue_clients(a, QUEUE(0), clients, 2), 3);
    CU_ASSERT(clients[0].v == 1 && clients[1].v == 2 && clients[2].v == 99);
    acd_queue queues[2] = {QUEUE(99), QUEUE(99)};
    int priorities[2] = {-1, -1};
    CU_ASSERT_EQUAL(acd_queues(a, queues, 1), 2);
    CU_ASSERT(queues[0].v != 99 && queues[1].v == 99);
    queues[0] = QUEUE(99);
    CU_ASSERT_EQUAL(acd_serving_queues(a, AGENT(0), queues, priorities, 1), 2);
    CU_ASSERT(queues[0].v != 99 && queues[1].v == 99 && priorities[0] >= 0 && priorities[1] == -1);
    CU_ASSERT_EQUAL(acd_serving_queues(a, AGENT(0), queues, priorities, 2), 2);
    CU_ASSERT_EQUAL(priorities[queues[0].v == 0 ? 0 : 1], 3);
    CU_ASSERT_EQUAL(priorities[queues[0].v == 0 ? 1 : 0], 1000);
    free(a);
}

static void of_states(void)
{
    acd *a = served_queue();
    struct acd_agent_status agent;
    CU_ASSERT_EQUAL(acd_agent_status(a, AGENT(0), &agent), ACD_OK);
    CU_ASSERT(agent.online && agent.available && agent.state == ACD_AGENT_IDLE &&
              agent.deadline == ACD_NEVER);
    CU_ASSERT(agent.queue.v == ACD_NOBODY_ID && agent.client.v == ACD_NOBODY_ID);
    acd_start_queuing(a, 5, CLIENT(6), QUEUE(0));
    acd_agent_status(a, AGENT(0), &agent);
    CU_ASSERT(!agent.available && agent.state == ACD_AGENT_OFFERED && agent.deadline == 5 + 30 * second);
    CU_ASSERT(agent.queue.v == 0 && agent.client.v == 6);
    struct acd_client_status client = acd_client_status(a, CLIENT(6));
    CU_ASSERT(client.state == ACD_CLIENT_OFFERED && client.queue.v == 0 && client.agent.v == 0 &&
              client.since == 5);
    acd_accept(a, 9, AGENT(0), QUEUE(0), CLIENT(6));
    acd_set_dnd(a, 9, AGENT(0), -4);
    acd_agent_status(a, AGENT(0), &agent);
    CU_ASSERT(agent.state == ACD_AGENT_BUSY && agent.deadline == ACD_NEVER && agent.client.v == 6 &&
              agent.dnd == -4);
    CU_ASSERT_EQUAL(acd_client_status(a, CLIENT(6)).state, ACD_CLIENT_SERVED);
    free(a);
}

/* Whoever asks after the session of somebody who went offline is answered. */
static void of_offline_in_session(void)
{
    acd *a = served_queue();
    struct acd_agent_status agent;
    acd_start_queuing(a, 5, CLIENT(6), QUEUE(0));
    acd_accept(a, 5, AGENT(0), QUEUE(0), CLIENT(6));
    acd_agent_off(a, 6, AGENT(0));
    CU_ASSERT_EQUAL(acd_agent_status(a, AGENT(0), &agent), ACD_OK);
    CU_ASSERT(!agent.online && !agent.available && agent.state == ACD_AGENT_BUSY && agent.client.v == 6);
    CU_ASSERT_EQUAL(acd_serving_queues(a, AGENT(0), NULL, NULL, 0), 0);
    acd_release(a, 7, AGENT(0));
    CU_ASSERT_EQUAL(acd_agent_status(a, AGENT(0), &agent), ACD_OFFLINE);
    free(a);
}

UNIT_MAIN("libacd: the host's side",
          {"S1: the deadline is the end of an exclusion or 1 us after that of an offer", of_deadline},
          {"S1: ticking at the deadline plays everything at its own time", of_ticking_at_the_deadline},
          {"time does not go backwards, also not for a refused input", of_backwards},
          {"time is not negative", of_negative_at_first},
          {"no room for more events: read them and repeat", of_unread},
          {"events that are read too slowly fill the room, and none is lost", of_reading_too_slowly},
          {"more is due at once than there is room for: read and repeat until done", of_a_storm},
          {"many exclusions end at once: all their events, or none as long as there is no room",
           of_unread_at_a_deadline},
          {"more exclusions end at once than there is room for events", of_many_pairs},
          {"unread events survive growing in their order", of_unread_when_growing},
          {"growing makes room for the events of the new limits", of_growing_for_events},
          {"events have the fields they need and no others", of_fields},
          {"a byte copy continues exactly like the original", of_snapshots},
          {"questions about unknown numbers have answers", of_unknown_numbers},
          {"lists say how many there are and write no more than there is room for", of_room},
          {"the states of an agent and a client", of_states},
          {"the session of an agent who went offline", of_offline_in_session})
