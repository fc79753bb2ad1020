/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One replication: the callers, the agents, the clock, around a real dispatcher.
 *
 * A world is made once per thread and run for many replications; it shares nothing writable with any other.
 *
 *   world.c    its memory, the event loop
 *   callers.c  who calls: what is drawn at random
 *   calls.c    the life of a call: it arrives, ends, is followed by another
 *   waiting.c  what may happen to a caller who waits
 *   offers.c   offers to agents, and their answers
 *   staff.c    agents come, work and go; the close
 *   timetable.c, headcount.c   when they come and go: shifts with breaks, or a number
 *   manual.c   agents who ask for a caller themselves
 *   facts.c    everything that happened, told once, to whoever keeps count
 *   laws.c     what must hold at the end, in integers
 */
#ifndef SIM_WORLD_H
#define SIM_WORLD_H

#include <stdbool.h>
#include <stdint.h>
#include <gsl/gsl_rng.h>
#include "sim/calendar.h"
#include "sim/decisions.h"
#include "sim/tally.h"

enum {
    CALLERS_AHEAD = 32,
    MOST_AT_INSTANT = 10000000 /* decisions; a million callers may well be cleared at once */
};
#define NOBODY UINT32_MAX

enum call_state {
    CALL_FREE,
    CALL_QUEUED, /* waits, or is being offered */
    CALL_TALKS,
    CALL_AWAY    /* is over; its caller calls again, or is on the way to another queue */
};

/* What ends or changes a wait, in this order at one instant; each is an event while it runs. */
enum timer { TIMER_PATIENCE, TIMER_MAX_WAIT, TIMER_OVERFLOW, TIMER_CALLBACK, TIMERS };

#define NO_PARENT UINT64_MAX

/* A caller who is there. Slots are used again; the slot is the dispatcher's client. */
struct call {
    int64_t arrival;
    int64_t since;    /* in the queue it stands in */
    int64_t patience; /* us; SIM_LONGEST: for ever */
    int64_t talk, wrap_up;
    uint64_t number;  /* within its type: the key of its random numbers */
    uint64_t serial;  /* within the replication */
    uint64_t parent;  /* serial of the call that this one follows; NO_PARENT */
    uint64_t timers[TIMERS]; /* sequences of their events, 0: none */
    uint32_t type, flow, span, offers;
    uint32_t queue;   /* it stands in */
    uint32_t retries; /* of its caller before this call */
    uint32_t next_free;
    uint8_t state;    /* enum call_state */
    uint8_t due;      /* bits of timers that ran out during an offer */
    bool counted;     /* in the lengths of the queues */
    bool is_callback, goes_on; /* to another queue, after the talk */
};

/* What happens to some calls and not to others. */
enum chance {
    CHANCE_REJECT, CHANCE_NO_ANSWER, CHANCE_BALK, CHANCE_RETRY, CHANCE_TRANSFER, CHANCE_CALLBACK, CHANCES
};

/* Where the calls of one type come from. */
struct source {
    struct stream_key arrival, busyness, patience, talk, wrap_up, answer, retry_delay, chances[CHANCES];
    struct arrival_walk walk;
    uint64_t next; /* number of the next caller */
    uint32_t rank; /* of its type, by name */
    struct uniforms gaps[CALLERS_AHEAD], patiences[CALLERS_AHEAD], talks[CALLERS_AHEAD],
        wrap_ups[CALLERS_AHEAD];
};

/* Somebody at a desk. The index is the dispatcher's agent. */
struct agent {
    int64_t since;        /* in this duty */
    int64_t talk_ends, free_at; /* the latter after the wrap-up, while busy */
    uint64_t answered;     /* number of the call among all that were answered, while busy */
    int64_t came;         /* on duty since */
    int128 on_duty;       /* us, by coming and going */
    int128 accounted;     /* us, by duties */
    int64_t time[DUTIES]; /* since the span began */
    uint64_t answer_event; /* sequence, 0: none */
    uint64_t ask_event;    /* sequence, 0: none */
    uint64_t offered;      /* number of the offer, while offered */
    uint64_t freed;        /* manual mode: counts up from one who gets free to the next */
    uint32_t prepared, asked; /* so often in this replication */
    uint32_t group, call;
    uint8_t duty;
    bool present, leaving, overtime, rejects;
    bool absent; /* for the whole replication */
    bool manual;
};

/* An entry of the timetable: a headcount becomes `count`, or `count` people from the group's number `first` on come
 * or go. */
struct staff_change {
    event when;
    uint32_t group, first, count;
};

struct group_keys {
    struct stream_key absence, prepare, poll;
};

/* A number of callers that is integrated over time. */
struct length {
    int64_t value, since, most;
    int128 area;
};

struct world {
    const struct scenario *scenario;
    uint32_t replication;
    int64_t now;
    uint64_t sequence; /* of events */
    uint64_t happened; /* events handled */
    uint64_t at_instant; /* decisions at the present instant */
    bool closed, dismissed;
    bool look_for_stranded; /* somebody may have left the last caller alone */
    bool staff_changes; /* agents come and go just now: answers have to wait until all have */
    uint64_t offers, answers, frees; /* so many were made; so often agents in manual mode got free */

    acd *acd;
    struct acd_limits limits;
    struct acd_event *spilled; /* decisions read from a full list, older than those in it */
    size_t spilled_read, spilled_count, spilled_room;
    struct calendar events, arrivals;
    gsl_rng *rng;

    struct source *sources; /* by type */
    const struct call_type **types_by_name;
    struct agent *agents;
    uint32_t agent_count;
    uint32_t *first_agent; /* by group; one more entry: the end */
    uint32_t *on_shift;    /* by group: present and not leaving */
    struct staff_change *timetable;
    uint32_t change_count, next_change;
    struct staff_candidate *candidates; /* scratch, as many as agents */
    struct group_keys *group_keys; /* by group */
    uint32_t *ready; /* agents who ask as soon as somebody waits, in the order in which they got ready */
    uint32_t ready_count;
    uint32_t *entered; /* queues that somebody joined while agents were ready, in that order */
    uint32_t entered_count;

    struct call *calls;
    uint32_t call_room, calls_used, free_call; /* free_call: NOBODY when there is none */
    uint32_t in_queue; /* callers who wait or are offered */
    uint32_t to_be_transferred; /* callers who talk, or are on the way, and will queue again */
    uint32_t *waiting; /* the same, by queue */

    struct tally *tally; /* of this replication */
    uint32_t span;
    struct length *queue_lengths, *type_lengths, length;
    struct call_record *records; /* by serial; NULL: nobody asked */
    uint64_t record_room;
    bool keeps_records;
    struct decisions *decisions; /* NULL: nobody compares them */

    enum experiment_status status;
    char problem[512];
};

/* NULL: out of memory. */
struct world *world_new(const struct scenario *s, bool keeps_records);
void world_free(struct world *w);

/* Runs replication `number` into `tally` (cleared first). Otherwise than EXPERIMENT_DONE: see `problem`. */
enum experiment_status world_run(struct world *w, uint32_t number, struct tally *tally);

/* ---- shared by the files of the world ---------------------------------------------------------- */

void world_fail(struct world *w, enum experiment_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
static inline bool world_failed(const struct world *w)
{
    return w->status != EXPERIMENT_DONE;
}

/* Pushes an event; returns its sequence. */
uint64_t world_push(struct world *w, int64_t time, enum event_kind kind, uint32_t handle);

/* Whether an event of that kind would be next if it were pushed for this very instant. */
bool world_is_next(const struct world *w, enum event_kind kind);

/* The dispatcher must answer ACD_OK; otherwise the run ends as a bug of ours. */
void world_refused(struct world *w, int code, const char *operation);
static inline void world_expect(struct world *w, int code, const char *operation)
{
    if (code != ACD_OK)
        world_refused(w, code, operation);
}

/* Whether to repeat the call: the dispatcher had no room for its events or exclusions, and now has. */
bool world_makes_room(struct world *w, int code);
static inline bool world_made_room(struct world *w, int code)
{
    return code < 0 && world_makes_room(w, code);
}

/* The oldest decision that was not read. */
bool world_next_spilled(struct world *w, struct acd_event *e);
static inline bool world_next_decision(struct world *w, struct acd_event *e)
{
    return w->spilled_count > 0 ? world_next_spilled(w, e) : acd_next(w->acd, e);
}

/* Larger limits for the dispatcher. False: out of memory (the world has failed). */
bool world_grow_dispatcher(struct world *w, uint32_t clients, uint32_t exclusions);

/* Tells the dispatcher something, again if it needed room first; it must be ACD_OK then. */
#define WORLD_TELL(w, operation, call)               \
    do {                                             \
        int code_;                                   \
        do                                           \
            code_ = (call);                          \
        while (world_made_room((w), code_));         \
        world_expect((w), code_, (operation));       \
    } while (0)

/* callers.c */
struct draw {
    const struct dist *law;
    struct uniforms u;
    struct place_in_stream at;
    const char *section, *owner, *what; /* "calls", "vip", "talk" */
};
bool callers_make(struct world *w);
bool callers_open(struct world *w);
void callers_next(struct world *w, struct call *call);  /* of its type, and plans the one after it */
void callers_again(struct world *w, struct call *call); /* of the caller whose number it has */
int64_t callers_draw(struct world *w, const struct draw *d);
int64_t callers_draw_at(struct world *w, struct draw d); /* the uniforms of its place */
bool callers_chance(const struct world *w, enum chance what, double probability, const struct call *call,
                    uint32_t draw);
int64_t callers_retry_delay(struct world *w, const struct call *call);
/* So many times as long as drawn, for agents of the group. */
int64_t callers_talk(struct world *w, const struct call *call, double factor, const char *group);

/* calls.c */
void calls_arrive(struct world *w, event e);
void calls_retry(struct world *w, uint32_t slot);
void calls_transfer(struct world *w, uint32_t slot);
void calls_take_callback(struct world *w, uint32_t slot);
void calls_lose(struct world *w, uint32_t slot, enum call_outcome outcome);
bool calls_have_place(struct world *w, uint32_t queue);
void calls_plan_transfer(struct world *w, uint32_t slot); /* the talk begins */
void calls_leave_desk(struct world *w, uint32_t slot); /* the talk is over */
void calls_clear(struct world *w, uint32_t queue); /* NOBODY: all queues */
bool calls_want_event(const void *world, event e);

/* waiting.c */
void waiting_begins(struct world *w, uint32_t slot);
void waiting_ends(struct world *w, uint32_t slot);
void waiting_timer(struct world *w, event e);
void waiting_returned(struct world *w, uint32_t slot);
bool calls_wait_in_line(const struct world *w, uint32_t slot); /* and is not being offered */
int waiting_timer_of(enum event_kind kind); /* enum timer; -1: none */

/* offers.c */
void calls_follow(struct world *w); /* reads and obeys the dispatcher's decisions */
void calls_tick(struct world *w);
void offers_answer(struct world *w, uint32_t agent, uint64_t sequence);

/* staff.c */
bool staff_make(struct world *w);
void staff_open(struct world *w);
void staff_change(struct world *w);
int64_t staff_talk(struct world *w, uint32_t agent, const struct call *call); /* by the talk factor */
void staff_talks(struct world *w, uint32_t agent, uint32_t slot);
void staff_talk_ends(struct world *w, uint32_t agent);
void staff_wrap_up_ends(struct world *w, uint32_t agent);
void staff_close(struct world *w);
void staff_after_close(struct world *w);
void staff_strand_all(struct world *w);
bool staff_is_free(const struct world *w, uint32_t queue); /* somebody who takes a caller of the queue at once */

/* manual.c */
void manual_prepares(struct world *w, uint32_t agent, int64_t since); /* when it became free; it will ask */
void manual_asks(struct world *w, uint32_t agent, uint64_t sequence);
void manual_stops(struct world *w, uint32_t agent);
void manual_notes(struct world *w, uint32_t queue);
bool manual_pulls(struct world *w); /* whether somebody has asked: there are decisions to follow */

/* Somebody has joined the queue: agents who are ready ask once the decisions at hand are followed. */
static inline void staff_somebody_waits(struct world *w, uint32_t queue)
{
    if (w->ready_count > 0)
        manual_notes(w, queue);
}

/* Agents come or go, or are about to at this instant: those who are ready do not ask before that is over. */
static inline bool staff_changes_now(const struct world *w)
{
    return w->staff_changes ||
           (w->next_change < w->change_count && event_time(w->timetable[w->next_change].when) == w->now);
}

/* What an agent does that has no caller. */
static inline enum duty staff_free_duty(const struct agent *agent)
{
    return agent->manual ? DUTY_DND : DUTY_IDLE;
}

/* facts.c */
void facts_begin(struct world *w);
void facts_boundary(struct world *w);
void facts_end(struct world *w);
void tell_arrived(struct world *w, uint32_t slot);
void tell_waits(struct world *w, uint32_t slot);
void tell_moved(struct world *w, uint32_t slot, uint32_t queue);
void tell_stays_caused(struct world *w, uint32_t slot, enum call_count what);
void tell_offered(struct world *w, uint32_t slot, uint32_t agent);
enum offer_failure { OFFER_REJECTED, OFFER_NOT_ANSWERED, OFFER_CANCELLED };
void tell_offer_failed(struct world *w, uint32_t slot, uint32_t agent, enum offer_failure why);
void tell_answered(struct world *w, uint32_t slot, uint32_t agent);
void tell_lost(struct world *w, uint32_t slot, enum call_outcome outcome);
void tell_talked(struct world *w, uint32_t slot, uint32_t agent);
void tell_duty(struct world *w, uint32_t agent, enum duty duty);
void tell_came(struct world *w, uint32_t agent);
void tell_went(struct world *w, uint32_t agent);
void tell_overtime(struct world *w, uint32_t agent, bool overtime);

/* laws.c: false: one does not hold; the world has failed and says which. */
bool laws_hold(struct world *w);

#endif
