/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tinyacd: a complete little call center. People type what happens; it says whose telephone rings and who
 * talks to whom. A telephone that nobody answers stops ringing by itself. The end of the input is the end.
 *
 *     cc -std=c11 tinyacd.c $(pkg-config --cflags --libs acd) -o tinyacd
 *     ./tinyacd [SECONDS A TELEPHONE RINGS] */
#define _POSIX_C_SOURCE 200809L
#include <acd/acd.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static const char help[] = "queue NAME PRIORITY | agent NAME QUEUE... | call NUMBER QUEUE | giveup NUMBER\n"
                           "answer | decline | hangup | next | away | back | leave AGENT | status\n";
enum { AGENT, QUEUE, KINDS, CALLS = 1000, NAME = 32, WORDS = 16, LINE = 512, HOUR_MS = 3600000 };

/* The library knows small numbers, people know names: the place of a name is its number. */
static struct place { char name[KINDS][NAME]; } *places;
static uint32_t room; /* places, and the limit of agents and queues */
static acd *center;

static void grow(const struct acd_params *params) /* from nothing, too */
{
    uint32_t more = room ? 2 * room : 4;
    struct acd_limits limits = {more, more, 8 * more, 4 * more, 4 * more};
    acd *from = center;
    void *memory = NULL;
    places = (struct place *)realloc(places, more * sizeof *places);
    if (places && posix_memalign(&memory, 16, acd_size(&limits)) == 0)
        center = from ? acd_grow(memory, &limits, from) : acd_init(memory, &limits, params);
    if (!center || center == from) exit(EXIT_FAILURE); /* out of memory, or a time that cannot be */
    memset(places + room, 0, (more - room) * sizeof *places);
    room = more;
    free(from);
}

static uint32_t number(int kind, const char *name)
{
    uint32_t i = 0;
    while (i < room && *places[i].name[kind] && strncmp(places[i].name[kind], name, NAME - 1) != 0)
        i++;
    if (i < room)
        snprintf(places[i].name[kind], NAME, "%s", name);
    return i; /* without a place it is beyond the limit, and the library says so */
}

static int64_t clock_now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000 + t.tv_nsec / 1000;
}

static int status(void)
{
    struct acd_queue_status s;
    for (acd_queue q = {0}; q.v < room; q.v++)
        if (acd_queue_status(center, q, &s) == ACD_OK)
            printf("%s: %u agents, %u waiting, %u ringing, %u talking\n", places[q.v].name[QUEUE], s.agents,
                   s.waiting, s.offered, s.serving);
    return ACD_OK;
}

/* One input. For want of room it is repeated in a larger block: what is done is not done twice. */
static int apply(int64_t now, const char *verb, char **word)
{
    char *end;
    unsigned long n = strtoul(word[0], &end, 10);
    acd_client call = {*end || n >= CALLS ? ACD_NOBODY_ID : (uint32_t)n};
    acd_queue queue = {number(QUEUE, word[strcmp(verb, "queue") ? 1 : 0])};
    acd_agent agent = {0};
    struct acd_agent_status its;
    if (!strcmp(verb, "tick")) return acd_tick(center, now);
    if (!strcmp(verb, "status")) return status();
    if (!*word[0]) return fputs(help, stdout) < 0;
    if (!strcmp(verb, "queue")) return acd_queue_set(center, now, queue, strtol(word[1], NULL, 10));
    if (!strcmp(verb, "giveup")) return acd_stop_queuing(center, now, call);
    if (!strcmp(verb, "call"))
        return call.v == ACD_NOBODY_ID ? ACD_RANGE : acd_start_queuing(center, now, call, queue);
    agent.v = number(AGENT, word[0]);
    if (!strcmp(verb, "agent")) {
        int code = acd_agent_on(center, now, agent, 0);
        for (word++; code == ACD_OK && **word; word++) {
            queue.v = number(QUEUE, *word);
            code = acd_start_service(center, now, agent, queue, ACD_AGENT_PRIORITY_BEST);
        }
        return code;
    }
    if (acd_agent_status(center, agent, &its) != ACD_OK) return ACD_OFFLINE;
    if (!strcmp(verb, "answer")) return acd_accept(center, now, agent, its.queue, its.client);
    if (!strcmp(verb, "decline")) return acd_reject(center, now, agent, its.queue, its.client);
    if (!strcmp(verb, "hangup")) return acd_release(center, now, agent);
    if (!strcmp(verb, "next")) return acd_request(center, now, agent);
    if (!strcmp(verb, "away")) return acd_set_dnd(center, now, agent, 1);
    if (!strcmp(verb, "back")) return acd_set_dnd(center, now, agent, 0);
    if (!strcmp(verb, "leave")) return acd_agent_off(center, now, agent);
    return fputs(help, stdout) < 0;
}

static void tell(const struct acd_event *e) /* words in the order of enum acd_event_kind and acd_why */
{
    static const char *const what[] = {"waits", "gone", "rings", "stops", "away", "talks", "done"};
    static const char *const why[] = {"", "", "", "", "", "", ": no answer", ": gave up", ": agent left", ""};
    if (e->why == ACD_WHY_OFFERED) return; /* the next event says where it rings */
    printf("%.3f %s", (double)e->time / 1e6, what[e->kind]);
    if (e->agent.v != ACD_NOBODY_ID) printf(" %s", places[e->agent.v].name[AGENT]);
    if (e->client.v != ACD_NOBODY_ID) printf(" %u %s", e->client.v, places[e->queue.v].name[QUEUE]);
    printf("%s\n", why[e->why]);
}

static void obey(char *line)
{
    struct acd_event event;
    char none[] = "", *word[WORDS + 1];
    int64_t now = clock_now();
    int code = ACD_LIMIT;
    for (int i = 0; i <= WORDS; i++)
        if (i == WORDS || !(word[i] = strtok(i ? NULL : line, " \t\r"))) word[i] = none;
    while (code == ACD_LIMIT || code == ACD_UNREAD) {
        code = apply(now, word[0], word + 1);
        while (acd_next(center, &event)) tell(&event);
        if (code == ACD_LIMIT) grow(NULL);
    }
    if (code != ACD_OK) printf("refused: %d\n", code);
}

int main(int argc, char **argv)
{
    char tick[] = "tick", line[LINE + 1];
    size_t length = 0;
    struct acd_params params = acd_profile_params(ACD_PROFILE_ROBUST); /* who lets it ring is away */
    double seconds = argc > 1 ? strtod(argv[1], NULL) : 20;
    params.offer_timeout = seconds > 0 && seconds < 1e9 ? (int64_t)(seconds * 1e6) : 0;
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
    fputs(help, stdout);
    grow(&params);
    for (;; obey(tick)) {
        int64_t wait = (acd_deadline(center) - clock_now()) / 1000 + 1;
        struct pollfd input = {STDIN_FILENO, POLLIN, 0};
        if (poll(&input, 1, wait < 0 ? 0 : wait > HOUR_MS ? HOUR_MS : (int)wait) <= 0) continue;
        if (read(STDIN_FILENO, line + length, 1) != 1) return EXIT_SUCCESS;
        if (line[length] != '\n' && ++length < LINE) continue;
        line[length] = '\0';
        length = 0;
        obey(line);
    }
}
