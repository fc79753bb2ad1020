/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tinyacd: a complete little call center. People type what happens; it says whose telephone rings and who talks
 * to whom. A telephone that nobody answers stops ringing by itself. The end of the input ends the program.
 *
 *     cc -std=c11 tinyacd.c $(pkg-config --cflags --libs acd) -o tinyacd
 *     ./tinyacd [SECONDS A TELEPHONE RINGS [SECONDS BEFORE THE SAME CALL RINGS THERE AGAIN]]
 */
#define _POSIX_C_SOURCE 200809L
#include <acd/acd.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum verb { QUEUE, AGENT, CALL, GIVEUP, ANSWER, DECLINE, HANGUP, NEXT, AWAY, BACK, LEAVE, STATUS, TICK };
static const char *const verbs[] = {
    "queue NAME PRIORITY", "agent NAME QUEUE...", "call NUMBER QUEUE", "giveup NUMBER", "answer AGENT",
    "decline AGENT", "hangup AGENT", "next AGENT", "away AGENT", "back AGENT", "leave AGENT", "status"};

enum { CALLS = 1000000, WORDS = 16, LINE = 4096, WAKE_MS = 3600000 };
static struct names { char **name; uint32_t count; } agents, queues; /* the place of a name is its number */
static uint32_t calls; /* the highest number of a call so far, and one */
static acd *center;
static int64_t started;

static void *must(void *memory)
{
    if (!memory) {
        fputs("tinyacd: out of memory\n", stderr);
        exit(EXIT_FAILURE);
    }
    return memory;
}

static uint32_t find(struct names *names, const char *word, bool add)
{
    for (uint32_t i = 0; i < names->count; i++)
        if (strcmp(names->name[i], word) == 0)
            return i;
    if (!add)
        return ACD_NOBODY_ID; /* the library has an answer to that */
    names->name = (char **)must(realloc(names->name, (names->count + 1) * sizeof *names->name));
    names->name[names->count] = (char *)must(strdup(word));
    return names->count++;
}

static int64_t clock_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static void *block(const struct acd_limits *limits)
{
    void *memory;
    return must(posix_memalign(&memory, 16, acd_size(limits)) == 0 ? memory : NULL);
}

static void grow(void) /* a number is beyond its limit, or there are more pairs than there is room for */
{
    struct acd_limits l = acd_limits_of(center);
    l.agents = agents.count > l.agents ? 2 * agents.count : l.agents;
    l.queues = queues.count > l.queues ? 2 * queues.count : l.queues;
    l.clients = calls > l.clients ? 2 * calls : l.clients;
    l.services *= 2;
    l.exclusions *= 2;
    acd *larger = (acd *)must(acd_grow(block(&l), &l, center));
    free(center);
    center = larger;
}

static int start_work(int64_t now, acd_agent agent, char **names)
{
    int code = acd_agent_on(center, now, agent, 0);
    for (; code == ACD_OK && *names; names++) {
        acd_queue queue = {find(&queues, *names, true)};
        struct acd_queue_status known;
        if (acd_queue_status(center, queue, &known) == ACD_NO_QUEUE)
            code = acd_queue_set(center, now, queue, ACD_QUEUE_PRIORITY_WORST);
        if (code == ACD_OK)
            code = acd_start_service(center, now, agent, queue, ACD_AGENT_PRIORITY_BEST);
    }
    return code;
}

static int start_call(int64_t now, acd_client call, acd_queue queue)
{
    if (call.v >= CALLS)
        return ACD_RANGE;
    calls = call.v >= calls ? call.v + 1 : calls;
    return acd_start_queuing(center, now, call, queue);
}

static int say_status(void)
{
    for (uint32_t i = 0; i < queues.count; i++) {
        acd_queue queue = {i};
        struct acd_queue_status s;
        if (acd_queue_status(center, queue, &s) == ACD_OK)
            printf("%s: %u agents, %u waiting, %u ringing, %u talking\n", queues.name[i], s.agents, s.waiting,
                   s.offered, s.serving);
    }
    return ACD_OK;
}

/* One input. It can be repeated: what has been done is not done twice. */
static int apply(enum verb verb, int64_t now, char **word)
{
    acd_agent agent = {find(&agents, word[1], verb == AGENT)};
    acd_queue queue = {find(&queues, word[verb == CALL ? 2 : 1], verb == QUEUE)};
    acd_client call = {(uint32_t)strtoul(word[1], NULL, 10)};
    struct acd_agent_status its;
    switch (verb) {
    case QUEUE: return acd_queue_set(center, now, queue, strtol(word[2], NULL, 10));
    case AGENT: return start_work(now, agent, word + 2);
    case CALL: return start_call(now, call, queue);
    case GIVEUP: return acd_stop_queuing(center, now, call);
    case HANGUP: return acd_release(center, now, agent);
    case NEXT: return acd_request(center, now, agent);
    case AWAY: return acd_set_dnd(center, now, agent, 1);
    case BACK: return acd_set_dnd(center, now, agent, 0);
    case LEAVE: return acd_agent_off(center, now, agent);
    case STATUS: return say_status();
    case TICK: return acd_tick(center, now);
    case ANSWER:
    case DECLINE: break;
    }
    if (acd_agent_status(center, agent, &its) != ACD_OK)
        return ACD_OFFLINE;
    return (verb == ANSWER ? acd_accept : acd_reject)(center, now, agent, its.queue, its.client);
}

static void tell(const struct acd_event *e)
{
    static const char *const what[] = {"waits", "gone", "rings", "stops", "away", "talks", "done"};
    static const char *const why[] = {"", "", "", "", "", "", ": no answer", ": gave up", ": agent left", ""};
    if (e->why == ACD_WHY_OFFERED)
        return; /* the telephone rings: the next event says where */
    printf("%9.3f %s", (double)(e->time - started) / 1e6, what[e->kind]);
    if (e->agent.v != ACD_NOBODY_ID)
        printf(" %s", agents.name[e->agent.v]);
    if (e->client.v != ACD_NOBODY_ID)
        printf(" %u %s", e->client.v, queues.name[e->queue.v]);
    printf("%s\n", why[e->why]);
}

static int perform(enum verb verb, char **word)
{
    int64_t now = clock_now();
    struct acd_event event;
    for (;;) {
        int code = apply(verb, now, word);
        while (acd_next(center, &event))
            tell(&event);
        if (code == ACD_LIMIT)
            grow();
        else if (code != ACD_UNREAD)
            return code;
    }
}
...
