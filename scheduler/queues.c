/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Queues: made, changed, deleted, asked about. */
#include "state.h"

static bool is_priority(int64_t priority)
{
    return priority >= ACD_QUEUE_PRIORITY_BEST && priority <= ACD_QUEUE_PRIORITY_WORST;
}

int acd_queue_set(acd *a, int64_t now, acd_queue h, int64_t priority)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    if (h.v >= a->limits.queues)
        return ACD_LIMIT;
    if (!is_priority(priority))
        return ACD_RANGE;
    queues(a)[h.v + 1].priority = (int32_t)priority;
    return ACD_OK;
}

int acd_queue_priority(acd *a, int64_t now, acd_queue h, int64_t priority)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot q = queue_slot(a, h);
    if (!q)
        return ACD_NO_QUEUE;
    if (!is_priority(priority))
        return ACD_RANGE;
    queues(a)[q].priority = (int32_t)priority;
    return ACD_OK;
}

int acd_queue_delete(acd *a, int64_t now, acd_queue h)
{
    int due = acd_play(a, now);
    if (due != ACD_OK)
        return due;
    slot q = queue_slot(a, h);
    if (!q)
        return ACD_NO_QUEUE;
    struct queue *queue = &queues(a)[q];
    if (queue->waiting + queue->offered + queue->serving > 0)
        return ACD_BUSY;
    for (slot s = 1; s <= a->limits.services && queue->agents > 0; s++)
        if (services(a)[s].queue == q)
            acd_drop_service(a, s);
    queue->priority = 0;
    return ACD_OK;
}

int acd_queue_status(const acd *a, acd_queue h, struct acd_queue_status *status)
{
    slot q = queue_slot(a, h);
    if (!q)
        return ACD_NO_QUEUE;
    const struct queue *queue = &queues(a)[q];
    *status = (struct acd_queue_status){queue->priority, queue->agents, queue->waiting, queue->offered,
                                        queue->serving};
    return ACD_OK;
}

size_t acd_queues(const acd *a, acd_queue *out, size_t room)
{
    size_t count = 0;
    for (slot q = 1; q <= a->limits.queues; q++)
        if (queues(a)[q].priority > 0) {
            if (count < room)
                out[count].v = q - 1;
            count++;
        }
    return count;
}

size_t acd_queue_clients(const acd *a, acd_queue h, acd_client *out, size_t room)
{
    slot q = queue_slot(a, h);
    if (!q)
        return 0;
    const struct line lines[2] = {queues(a)[q].returned, queues(a)[q].fresh};
    size_t count = 0;
    for (int i = 0; i < 2; i++)
        for (slot c = lines[i].head; c; c = clients(a)[c].after, count++)
            if (count < room)
                out[count].v = c - 1;
    return count;
}
