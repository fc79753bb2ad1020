/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What clients do: queue, give up, hang up. */
#include "state.h"

int acd_start_queuing(acd *a, int64_t now, acd_client h, acd_queue queue)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot c = client_slot(a, h), q = queue_slot(a, queue);
    if (!c)
        return ACD_LIMIT;
    if (!q)
        return ACD_NO_QUEUE;
    struct client *client = &clients(a)[c];
    if (client->state == ACD_CLIENT_SERVED)
        return ACD_BUSY;
    if (client->state != ACD_CLIENT_OUT)
        return client->queue == q ? ACD_OK : ACD_OTHER_QUEUE;
    client->queue = q;
    client->since = now;
    client->start_seq = ++a->seq;
    acd_wait_new(a, c);
    acd_match_client(a, c);
    return ACD_OK;
}

static void leave_queue(acd *a, slot c)
{
    acd_wait_no_more(a, c);
    acd_forget_exclusions(a, c);
    clients(a)[c].state = ACD_CLIENT_OUT;
    acd_emit(a, ACD_EVENT_LEAVE, ACD_WHY_GONE, 0, clients(a)[c].queue, c);
}

static void leave_offer(acd *a, slot c)
{
    slot agent = clients(a)[c].agent;
    acd_emit(a, ACD_EVENT_CANCEL, ACD_WHY_CLIENT, agent, clients(a)[c].queue, c);
    acd_end_offer(a, agent, RESTORED_CLOCK, false);
}

static void leave(acd *a, slot c)
{
    if (clients(a)[c].state == ACD_CLIENT_WAITING)
        leave_queue(a, c);
    else
        leave_offer(a, c);
}

static enum acd_client_state state_of(const acd *a, slot c)
{
    return c ? (enum acd_client_state)clients(a)[c].state : ACD_CLIENT_OUT;
}

int acd_stop_queuing(acd *a, int64_t now, acd_client h)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot c = client_slot(a, h);
    if (state_of(a, c) == ACD_CLIENT_OUT || state_of(a, c) == ACD_CLIENT_SERVED)
        return ACD_CLOSED;
    leave(a, c);
    return ACD_OK;
}

int acd_client_off(acd *a, int64_t now, acd_client h)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot c = client_slot(a, h);
    if (state_of(a, c) == ACD_CLIENT_OUT)
        return ACD_OFFLINE;
    if (state_of(a, c) != ACD_CLIENT_SERVED)
        leave(a, c);
    return ACD_OK;
}

struct acd_client_status acd_client_status(const acd *a, acd_client h)
{
    slot c = client_slot(a, h);
    if (state_of(a, c) == ACD_CLIENT_OUT)
        return (struct acd_client_status){ACD_CLIENT_OUT, {ACD_NOBODY_ID}, {ACD_NOBODY_ID}, 0};
    const struct client *client = &clients(a)[c];
    return (struct acd_client_status){
        state_of(a, c), {client->queue - 1}, {client->agent - 1}, client->since};
}

int64_t acd_position(const acd *a, acd_client h)
{
    slot c = client_slot(a, h);
    enum acd_client_state state = state_of(a, c);
    if (state != ACD_CLIENT_WAITING)
        return state == ACD_CLIENT_SERVED ? -2 : -1;
    const struct line *returned = &queues(a)[clients(a)[c].queue].returned;
    uint32_t ahead = clients(a)[c].returned || !returned->root ? 0 : nodes(a)[returned->root].count;
    return (int64_t)ahead + acd_rank(a, c);
}
