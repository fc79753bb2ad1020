/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/formulas.h"

static int64_t outcome(const struct call_cell *c, enum call_outcome o)
{
    return c->count[COUNT_OUTCOME + o];
}

struct ratio service_level_of(const struct call_cell *c, enum sl_definition definition)
{
    int64_t offered = c->count[COUNT_OFFERED];
    int64_t answered = c->count[COUNT_ANSWERED_WITHIN], abandoned = c->count[COUNT_ABANDONED_WITHIN];
    switch (definition) {
    case SL_ANSWERED_ANSWERED:
        return (struct ratio){answered, outcome(c, OUTCOME_ANSWERED)};
    case SL_EXCLUDING_SHORT_ABANDONS:
        return (struct ratio){answered, offered - abandoned};
    case SL_ABANDONS_COUNT:
        return (struct ratio){answered + abandoned, offered};
    case SL_ANSWERED_OFFERED:
    case SL_DEFINITIONS:
        break;
    }
    return (struct ratio){answered, offered};
}

static void outcomes_of(const struct call_cell *c, struct ratio out[CALL_RATIOS])
{
    static const enum call_metric metrics[OUTCOMES] = {CALL_ANSWERED, CALL_ABANDONED, CALL_BLOCKED,
                                                       CALL_BALKED,   CALL_TIMED_OUT, CALL_CLEARED,
                                                       CALL_IN_SYSTEM};
    for (int o = 0; o < OUTCOMES; o++)
        out[metrics[o]].top = outcome(c, (enum call_outcome)o);
    out[CALL_OFFERED].top = c->count[COUNT_OFFERED];
    out[CALL_ABANDONMENT] = (struct ratio){outcome(c, OUTCOME_ABANDONED), c->count[COUNT_OFFERED]};
    out[CALL_BLOCKING] = (struct ratio){outcome(c, OUTCOME_BLOCKED), c->count[COUNT_OFFERED]};
}

static void waits_of(const struct call_cell *c, struct ratio out[CALL_RATIOS])
{
    int128 all = c->time[TIME_WAIT_ANSWERED] + c->time[TIME_WAIT_ABANDONED] + c->time[TIME_WAIT_OTHERS];
    int64_t stood = c->count[COUNT_OFFERED] - outcome(c, OUTCOME_BLOCKED) - outcome(c, OUTCOME_BALKED);
    out[CALL_ASA] = (struct ratio){c->time[TIME_WAIT_ANSWERED], outcome(c, OUTCOME_ANSWERED)};
    out[CALL_TIME_TO_ABANDON] = (struct ratio){c->time[TIME_WAIT_ABANDONED], outcome(c, OUTCOME_ABANDONED)};
    out[CALL_WAIT] = (struct ratio){all, stood};
    out[CALL_P_WAIT] = (struct ratio){c->count[COUNT_WAITED], stood};
    out[CALL_WAIT_MAX].top = c->longest_wait;
}

static void handling_of(const struct call_cell *c, struct ratio out[CALL_RATIOS])
{
    int64_t answered = outcome(c, OUTCOME_ANSWERED);
    int128 talk = c->time[TIME_TALK], wrap_up = c->time[TIME_WRAP_UP];
    out[CALL_TALK] = (struct ratio){talk, answered};
    out[CALL_WRAP_UP] = (struct ratio){wrap_up, answered};
    out[CALL_AHT] = (struct ratio){talk + wrap_up, answered};
    out[CALL_OFFERS].top = c->count[COUNT_OFFERS];
    out[CALL_REJECTS].top = c->count[COUNT_REJECTS];
    out[CALL_NO_ANSWERS].top = c->count[COUNT_NO_ANSWERS];
    out[CALL_CANCELLED_OFFERS].top = c->count[COUNT_CANCELLED_OFFERS];
    out[CALL_RETRIED].top = c->count[COUNT_RETRIED];
    out[CALL_TRANSFERRED].top = c->count[COUNT_TRANSFERRED];
    out[CALL_OVERFLOWED].top = c->count[COUNT_OVERFLOWED];
    out[CALL_CALLED_BACK].top = c->count[COUNT_CALLED_BACK];
}

void call_ratios(const struct call_view *view, struct ratio out[CALL_RATIOS])
{
    for (int m = 0; m < CALL_RATIOS; m++)
        out[m] = (struct ratio){0, 1};
    outcomes_of(view->calls, out);
    waits_of(view->calls, out);
    handling_of(view->calls, out);
    out[CALL_QUEUE_LENGTH] = (struct ratio){view->queue->area, view->length};
    out[CALL_QUEUE_LENGTH_MAX].top = view->queue->most;
    out[CALL_SERVICE_LEVEL] = service_level_of(view->calls, view->definition);
    for (int d = 0; d < SL_DEFINITIONS; d++)
        out[CALL_SL_ANSWERED_OFFERED + d] = service_level_of(view->calls, (enum sl_definition)d);
    out[CALL_SL_DAYS_MET] = view->days_met;
}

void agent_ratios(const struct group_cell *cell, int64_t length, struct ratio out[AGENT_METRICS])
{
    static const enum agent_metric shares[DUTY_OVERTIME] = {AGENT_IDLE_SHARE, AGENT_OFFERED_SHARE,
                                                            AGENT_TALK_SHARE, AGENT_WRAP_UP_SHARE,
                                                            AGENT_DND_SHARE};
    int128 staffed = 0;
    for (int d = 0; d < DUTY_OVERTIME; d++)
        staffed += cell->time[d];
    for (int d = 0; d < DUTY_OVERTIME; d++)
        out[shares[d]] = (struct ratio){cell->time[d], staffed};
    out[AGENT_STAFFED] = (struct ratio){staffed, length};
    out[AGENT_OCCUPANCY] = (struct ratio){
        cell->time[DUTY_OFFERED] + cell->time[DUTY_TALK] + cell->time[DUTY_WRAP_UP], staffed};
    out[AGENT_ANSWERED] = (struct ratio){cell->count[GROUP_ANSWERED], 1};
    out[AGENT_REJECTS] = (struct ratio){cell->count[GROUP_REJECTS], 1};
    out[AGENT_NO_ANSWERS] = (struct ratio){cell->count[GROUP_NO_ANSWERS], 1};
    out[AGENT_OVERTIME] = (struct ratio){cell->time[DUTY_OVERTIME], 1};
}
