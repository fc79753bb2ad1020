/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The block: its layout, its growth, its events, and the playing of what is due. */
#include "state.h"

#include <string.h>

struct acd_params acd_defaults(void)
{
    return (struct acd_params){
        .offer_timeout = 30000000,
        .reoffer_delay = 5000000,
        .idle_clock_on_reject = ACD_CLOCK_RESET,
        .idle_clock_on_timeout = ACD_CLOCK_RESET,
        .idle_clock_on_dnd_off = ACD_CLOCK_RESET,
        .requeue = ACD_REQUEUE_HEAD,
        .timeout_limit = 1,
        .manual_needs_accept = true,
    };
}

struct acd_params acd_profile_params(enum acd_profile profile)
{
    struct acd_params params = acd_defaults();
    if (profile == ACD_PROFILE_ROBUST) {
        params.timeout_sets_dnd = 1;
        params.idle_clock_on_timeout = ACD_CLOCK_RESET;
    }
    return params;
}

/* Lifting exclusions together makes at most one offer, two events, per agent and client. */
static uint32_t event_room(const struct acd_limits *l)
{
    uint32_t pairs = l->agents < l->clients ? l->agents : l->clients;
    uint32_t need = 2 * pairs + EVENTS_OF_AN_INPUT, room = 64;
    while (room < need)
        room *= 2;
    return room;
}

/* A tree with more nodes than this would be very sparse; each line may need a first one. */
static uint32_t node_limit(const struct acd_limits *l)
{
    return l->clients / 8 + 2 * l->queues + 16;
}

static uint32_t share_of(const struct acd_limits *l)
{
    return l->agents && l->services > l->agents ? l->services / l->agents : 1;
}

/* Services that fit into a processor's second cache are near. Of very many a handful of lines is enough to begin with. */
static uint32_t fetched_of(const struct acd_limits *l)
{
    uint64_t bytes = share_of(l) * (uint64_t)sizeof(struct service) + LINE;
    if (l->services < 10000)
        return 0;
    return bytes < 8 * LINE ? (uint32_t)bytes : 8 * LINE;
}

enum { ARRAYS = 8, EVENTS_ARRAY = ARRAYS - 1 };
struct layout {
    size_t at[ARRAYS], size[ARRAYS], bytes;
};

static bool lay_out(const struct acd_limits *l, struct layout *out)
{
    const uint32_t each[] = {l->agents, l->queues, l->clients, l->services, l->exclusions};
    for (int i = 0; i < 5; i++)
        if (each[i] > ACD_LIMIT_MAX)
            return false;
    const uint64_t counts[ARRAYS] = {l->agents + UINT64_C(1),     l->queues + UINT64_C(1),
                                     (uint64_t)l->queues * LEVELS, l->clients + UINT64_C(1),
                                     l->services + UINT64_C(1),   l->exclusions + UINT64_C(1),
                                     node_limit(l) + UINT64_C(1), event_room(l)};
    const size_t sizes[ARRAYS] = {sizeof(struct agent),     sizeof(struct queue),  sizeof(struct list),
                                  sizeof(struct client),    sizeof(struct service), sizeof(struct exclusion),
                                  sizeof(struct node),      sizeof(struct acd_event)};
    uint64_t at = (sizeof(struct acd) + LINE - 1) / LINE * LINE;
    for (int i = 0; i < ARRAYS; i++) {
        out->at[i] = (size_t)at;
        out->size[i] = (size_t)(counts[i] * sizes[i]);
        at += (counts[i] * sizes[i] + LINE - 1) / LINE * LINE; /* the largest is 2^27 * 1001 * 8 */
    }
    out->bytes = (size_t)at;
    return at <= SIZE_MAX;
}

size_t acd_size(const struct acd_limits *limits)
{
    struct layout layout;
    return lay_out(limits, &layout) ? layout.bytes : 0;
}

static bool is_clock(enum acd_clock c)
{
    return c == ACD_CLOCK_RESET || c == ACD_CLOCK_KEEP;
}

static bool are_sound(const struct acd_params *p)
{
    return p->offer_timeout > 0 && p->reoffer_delay >= 0 && p->timeout_limit >= 1 && is_clock(p->idle_clock_on_reject) &&
           is_clock(p->idle_clock_on_timeout) && is_clock(p->idle_clock_on_dnd_off) &&
           (p->requeue == ACD_REQUEUE_HEAD || p->requeue == ACD_REQUEUE_ORIGIN ||
            p->requeue == ACD_REQUEUE_TAIL);
}

static void place_arrays(acd *a, const struct layout *layout)
{
    size_t *const at[ARRAYS] = {&a->agents_at,   &a->queues_at,     &a->levels_at, &a->clients_at,
                                &a->services_at, &a->exclusions_at, &a->nodes_at,  &a->events_at};
    for (int i = 0; i < ARRAYS; i++)
        *at[i] = layout->at[i];
}

static void set_limits(acd *a, const struct acd_limits *limits, const struct layout *layout)
{
    a->limits = *limits;
    a->event_mask = event_room(limits) - 1;
    a->node_limit = node_limit(limits);
    a->share = share_of(limits);
    a->fetched = fetched_of(limits);
    place_arrays(a, layout);
}

acd *acd_init(void *memory, const struct acd_limits *limits, const struct acd_params *params)
{
    struct layout layout;
    if (!lay_out(limits, &layout) || !are_sound(params))
        return NULL;
    acd *a = memory;
    memset(memory, 0, layout.at[EVENTS_ARRAY]); /* the ring is written before it is read */
    a->params = *params;
    set_limits(a, limits, &layout);
    acd_free_services(a, 1, limits->services);
    return a;
}

static bool is_smaller(const struct acd_limits *x, const struct acd_limits *y)
{
    return x->agents < y->agents || x->queues < y->queues || x->clients < y->clients ||
           x->services < y->services || x->exclusions < y->exclusions;
}

acd *acd_grow(void *memory, const struct acd_limits *limits, const acd *from)
{
    struct layout before, after;
    if (is_smaller(limits, &from->limits) || !lay_out(limits, &after) || !lay_out(&from->limits, &before))
        return NULL;
    acd *a = memory;
    memset(memory, 0, after.at[EVENTS_ARRAY]);
    *a = *from;
    set_limits(a, limits, &after);
    for (int i = 0; i < EVENTS_ARRAY; i++)
        memcpy((char *)memory + after.at[i], (const char *)from + before.at[i], before.size[i]);
    for (uint64_t i = from->read; i < from->written; i++)
        events(a)[i & a->event_mask] = events(from)[i & from->event_mask];
    acd_free_services(a, from->limits.services + 1, limits->services);
    return a;
}

struct acd_limits acd_limits_of(const acd *a)
{
    return a->limits;
}

/* ---- events --------------------------------------------------------------------------------- */

void acd_emit(acd *a, enum acd_event_kind kind, enum acd_why why, slot agent, slot queue, slot client)
{
    events(a)[a->written++ & a->event_mask] = (struct acd_event){
        .time = a->now,
        .kind = kind,
        .why = why,
        .agent = {agent - 1}, /* 0 becomes ACD_NOBODY_ID */
        .queue = {queue - 1},
        .client = {client - 1},
        .code = kind == ACD_EVENT_DND ? agents(a)[agent].dnd : 0,
    };
}

bool acd_next(acd *a, struct acd_event *event)
{
    if (a->read == a->written)
        return false;
    *event = events(a)[a->read++ & a->event_mask];
    if (a->read == a->written)
        a->read = a->written = 0; /* the beginning of the ring is near */
    return true;
}

static bool has_room(const acd *a, uint32_t events)
{
    return a->event_mask + UINT64_C(1) - (a->written - a->read) >= events;
}

/* ---- time ----------------------------------------------------------------------------------- */

static int64_t next_opening(const acd *a)
{
    return a->exclusions.head ? exclusions(a)[a->exclusions.head].until : ACD_NEVER;
}

static int64_t next_closing(const acd *a)
{
    return a->offers.head ? agents(a)[a->offers.head].deadline : ACD_NEVER;
}

int64_t acd_deadline(const acd *a)
{
    int64_t opening = next_opening(a), closing = next_closing(a);
    return closing < opening ? closing + 1 : opening; /* closing is below ACD_NEVER then */
}

static int play_opening(acd *a, int64_t at)
{
    if (!has_room(a, 2 * acd_lifts_at(a, at, a->event_mask / 2)))
        return ACD_UNREAD;
    a->now = at;
    acd_lift(a, at);
    return ACD_OK;
}

static int play_closing(acd *a, int64_t at)
{
    slot agent = a->offers.head;
    if (!has_room(a, EVENTS_OF_AN_INPUT))
        return ACD_UNREAD;
    if (!acd_can_exclude(a, agent, agents(a)[agent].client))
        return ACD_LIMIT;
    a->now = at;
    acd_lapse(a, agent);
    return ACD_OK;
}

int acd_play(acd *a, int64_t now)
{
    if (now < a->now)
        return ACD_BACKWARDS;
    if (a->exclusions.head || a->offers.head)
        for (;;) {
            int64_t opening = next_opening(a), closing = next_closing(a);
            int code;
            if (opening <= closing && opening <= now && opening < ACD_NEVER)
                code = play_opening(a, opening);
            else if (closing < now)
                code = play_closing(a, closing);
            else
                break;
            if (code != ACD_OK)
                return code;
        }
    a->now = now;
    return has_room(a, EVENTS_OF_AN_INPUT) ? ACD_OK : ACD_UNREAD;
}

int acd_tick(acd *a, int64_t now)
{
    return acd_play(a, now);
}
