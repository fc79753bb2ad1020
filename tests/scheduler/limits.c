/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the embedding promises: sizes, limits, growing, unread events, time that goes backwards. */
#include "tests/scheduler/block.h"
#include "tests/support/unit.h"

static const struct acd_limits small = {2, 2, 3, 4, 6};

/* Ana serves the queue; client 0 is offered to her at `now`. Events are read. */
static acd *offered(struct acd_limits limits, int64_t now)
{
    acd *a = block_center(limits);
    CU_ASSERT_FATAL(a != NULL);
    CU_ASSERT_EQUAL(acd_queue_set(a, now, QUEUE(0), 5), ACD_OK);
    CU_ASSERT_EQUAL(acd_agent_on(a, now, AGENT(0), 0), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_service(a, now, AGENT(0), QUEUE(0), 0), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_queuing(a, now, CLIENT(0), QUEUE(0)), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 3);
    return a;
}

/* ---- sizes and parameters -------------------------------------------------------------------- */

static void of_defaults(void)
{
    struct acd_params params = acd_defaults();
    CU_ASSERT_EQUAL(params.offer_timeout, 30000000);
    CU_ASSERT_EQUAL(params.reoffer_delay, 5000000);
    CU_ASSERT_EQUAL(params.idle_clock_on_reject, ACD_CLOCK_RESET);
    CU_ASSERT_EQUAL(params.idle_clock_on_timeout, ACD_CLOCK_RESET);
    CU_ASSERT_EQUAL(params.idle_clock_on_dnd_off, ACD_CLOCK_RESET);
    CU_ASSERT_EQUAL(params.requeue, ACD_REQUEUE_HEAD);
    CU_ASSERT_EQUAL(params.timeout_sets_dnd, 0);
    CU_ASSERT_EQUAL(params.timeout_limit, 1);
    CU_ASSERT_FALSE(params.withdraw_on_stop);
    CU_ASSERT_FALSE(params.withdraw_on_dnd);
    CU_ASSERT_TRUE(params.manual_needs_accept);
}

static void of_profiles(void)
{
    struct acd_params defaults = acd_defaults(), cloudroom = acd_profile_params(ACD_PROFILE_CLOUDROOM),
                      robust = acd_profile_params(ACD_PROFILE_ROBUST);
    CU_ASSERT_EQUAL(cloudroom.timeout_sets_dnd, 0);
    CU_ASSERT_EQUAL(cloudroom.offer_timeout, defaults.offer_timeout);
    CU_ASSERT_EQUAL(cloudroom.reoffer_delay, defaults.reoffer_delay);
    CU_ASSERT_EQUAL(robust.timeout_sets_dnd, 1);
    CU_ASSERT_EQUAL(robust.timeout_limit, 1);
    CU_ASSERT_EQUAL(robust.idle_clock_on_timeout, ACD_CLOCK_RESET);
    CU_ASSERT_EQUAL(robust.offer_timeout, defaults.offer_timeout);
}

static void of_sizes(void)
{
    const uint32_t above = ACD_LIMIT_MAX + 1;
    const struct acd_limits absurd[] = {{above, 1, 1, 1, 1},
                                        {1, above, 1, 1, 1},
                                        {1, 1, above, 1, 1},
                                        {1, 1, 1, above, 1},
                                        {1, 1, 1, 1, above},
                                        {UINT32_MAX, 1, 1, 1, 1},
                                        {1, UINT32_MAX, 1, 1, 1},
                                        {1, 1, UINT32_MAX, 1, 1},
                                        {1, 1, 1, UINT32_MAX, 1},
                                        {1, 1, 1, 1, UINT32_MAX},
                                        {above, above, above, above, above}};
    struct acd_params params = acd_defaults();
    _Alignas(16) char memory[16] = {0};
    for (unsigned i = 0; i < sizeof absurd / sizeof *absurd; i++) {
        CU_ASSERT_EQUAL(acd_size(&absurd[i]), 0);
        CU_ASSERT_PTR_NULL(acd_init(memory, &absurd[i], &params));
    }
    struct acd_limits most = {ACD_LIMIT_MAX, ACD_LIMIT_MAX, ACD_LIMIT_MAX, ACD_LIMIT_MAX, ACD_LIMIT_MAX};
    if (SIZE_MAX > UINT32_MAX)
        CU_ASSERT(acd_size(&most) > acd_size(&small));
    CU_ASSERT(acd_size(&small) > 0);
}

static void refused(const struct acd_params *params)
{
    void *memory = block_of(&small);
    CU_ASSERT_PTR_NULL(acd_init(memory, &small, params));
    free(memory);
}

#define REFUSED(change)                                                                                      \
    do {                                                                                                     \
        struct acd_params params = acd_defaults();                                                           \
        params.change;                                                                                       \
        refused(&params);                                                                                    \
    } while (0)

static void of_parameters(void)
{
    REFUSED(offer_timeout = 0);
    REFUSED(offer_timeout = -1);
    REFUSED(offer_timeout = INT64_MIN);
    REFUSED(reoffer_delay = -1);
    REFUSED(reoffer_delay = INT64_MIN);
    REFUSED(timeout_limit = 0);
    REFUSED(idle_clock_on_reject = (enum acd_clock)2);
    REFUSED(idle_clock_on_timeout = (enum acd_clock)2);
    REFUSED(idle_clock_on_dnd_off = (enum acd_clock)2);
    REFUSED(requeue = (enum acd_requeue)3);
}

static void of_extreme_parameters(void)
{
    struct acd_params params = acd_defaults();
    params.offer_timeout = INT64_MAX;
    params.reoffer_delay = INT64_MAX;
    params.timeout_sets_dnd = INT32_MIN;
    params.timeout_limit = UINT32_MAX;
    void *memory = block_of(&small);
    acd *a = acd_init(memory, &small, &params);
    CU_ASSERT(a != NULL);
    if (!a) {
        free(memory);
        return;
    }
    acd_queue_set(a, 7, QUEUE(0), 5);
    acd_agent_on(a, 7, AGENT(0), 0);
    acd_start_service(a, 7, AGENT(0), QUEUE(0), 0);
    CU_ASSERT_EQUAL(acd_start_queuing(a, 7, CLIENT(0), QUEUE(0)), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 3);
    int64_t late = INT64_MAX - 2;
    CU_ASSERT_EQUAL(acd_tick(a, late), ACD_OK);
    CU_ASSERT_EQUAL(acd_reject(a, late, AGENT(0), QUEUE(0), CLIENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 1);
    CU_ASSERT_EQUAL(acd_tick(a, INT64_MAX - 1), ACD_OK);
    CU_ASSERT_EQUAL(acd_tick(a, INT64_MAX), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 0);
    CU_ASSERT_EQUAL(acd_deadline(a), ACD_NEVER);
    free(a);
}

static void of_the_end_of_time(void)
{
    acd *a = offered(small, INT64_MAX - 5);
    CU_ASSERT_EQUAL(acd_tick(a, INT64_MAX - 1), ACD_OK);
    CU_ASSERT_EQUAL(acd_accept(a, INT64_MAX - 1, AGENT(0), QUEUE(0), CLIENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 1);
    free(a);
}

static void of_the_block(void)
{
    void *memory = block_of(&small);
    struct acd_params params = acd_defaults();
    acd *a = acd_init(memory, &small, &params);
    CU_ASSERT_PTR_EQUAL((void *)a, memory);
    struct acd_limits limits = acd_limits_of(a);
    CU_ASSERT(limits.agents == 2 && limits.queues == 2 && limits.clients == 3);
    CU_ASSERT(limits.services == 4 && limits.exclusions == 6);
    CU_ASSERT_EQUAL(block_read(a), 0);
    CU_ASSERT_EQUAL(acd_deadline(a), ACD_NEVER);
    CU_ASSERT_EQUAL(acd_queues(a, NULL, 0), 0);
    free(memory);
}

/* ---- ACD_LIMIT ------------------------------------------------------------------------------- */

static acd *grown(acd *a, struct acd_limits limits)
{
    acd *larger = acd_grow(block_of(&limits), &limits, a);
    CU_ASSERT_FATAL(larger != NULL);
    memset(a, 0xa5, 16);
    free(a);
    return larger;
}

#define LIMIT_THEN_GROW(a, call, ...)                                                                        \
    do {                                                                                                     \
        void *before = block_copy(a);                                                                        \
        CU_ASSERT_EQUAL(call, ACD_LIMIT);                                                                    \
        CU_ASSERT(block_same(a, before));                                                                    \
        a = grown(a, (struct acd_limits){__VA_ARGS__});                                                      \
        CU_ASSERT_EQUAL(call, ACD_OK);                                                                       \
        free(before);                                                                                        \
    } while (0)

static void of_new_numbers(void)
{
    acd *a = offered(small, 0);
    LIMIT_THEN_GROW(a, acd_agent_on(a, 0, AGENT(2), 0), 3, 2, 3, 4, 6);
    LIMIT_THEN_GROW(a, acd_queue_set(a, 0, QUEUE(2), 1), 3, 3, 3, 4, 6);
    LIMIT_THEN_GROW(a, acd_start_queuing(a, 0, CLIENT(3), QUEUE(0)), 3, 3, 4, 4, 6);
    LIMIT_THEN_GROW(a, acd_start_queuing(a, 0, CLIENT(1000), QUEUE(0)), 3, 3, 1001, 4, 6);
    free(a);
}

static void of_services(void)
{
    struct acd_limits limits = {2, 2, 2, 1, 4};
    acd *a = offered(limits, 0);
    CU_ASSERT_EQUAL(acd_agent_on(a, 0, AGENT(1), 0), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_service(a, 0, AGENT(0), QUEUE(0), 7), ACD_OK);
    LIMIT_THEN_GROW(a, acd_start_service(a, 0, AGENT(1), QUEUE(0), 0), 2, 2, 2, 2, 4);
    CU_ASSERT_EQUAL(acd_queue_set(a, 0, QUEUE(1), 1), ACD_OK);
    CU_ASSERT_EQUAL(acd_stop_service(a, 0, AGENT(0), QUEUE(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_service(a, 0, AGENT(1), QUEUE(1), 0), ACD_OK);
    CU_ASSERT_EQUAL(acd_agent_off(a, 0, AGENT(1)), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_service(a, 0, AGENT(0), QUEUE(1), 0), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_service(a, 0, AGENT(0), QUEUE(0), 0), ACD_OK);
    CU_ASSERT_EQUAL(acd_queue_delete(a, 0, QUEUE(1)), ACD_OK);
    CU_ASSERT_EQUAL(acd_queue_set(a, 0, QUEUE(1), 1), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_service(a, 0, AGENT(0), QUEUE(1), 0), ACD_OK);
    free(a);
}

static void of_exclusions(void)
{
    struct acd_limits limits = {2, 2, 2, 4, 0};
    acd *a = offered(limits, 1);
    LIMIT_THEN_GROW(a, acd_reject(a, 1, AGENT(0), QUEUE(0), CLIENT(0)), 2, 2, 2, 4, 1);
    CU_ASSERT_EQUAL(block_read(a), 1);
    CU_ASSERT_EQUAL(acd_tick(a, 5000001), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 2);
    CU_ASSERT_EQUAL(acd_reject(a, 5000002, AGENT(0), QUEUE(0), CLIENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_stop_queuing(a, 5000002, CLIENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_queuing(a, 5000002, CLIENT(1), QUEUE(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_reject(a, 5000002, AGENT(0), QUEUE(0), CLIENT(1)), ACD_OK);
    free(a);
}

static void of_exclusions_by_timeout(void)
{
    struct acd_limits limits = {2, 2, 2, 4, 0};
    acd *a = offered(limits, 0);
    struct acd_event event;
    CU_ASSERT_EQUAL(acd_tick(a, 30000000), ACD_OK);
    CU_ASSERT_EQUAL(acd_tick(a, 30000001), ACD_LIMIT);
    CU_ASSERT_FALSE(acd_next(a, &event));
    CU_ASSERT_EQUAL(acd_client_status(a, CLIENT(0)).state, ACD_CLIENT_OFFERED);
    a = grown(a, (struct acd_limits){2, 2, 2, 4, 1});
    CU_ASSERT_EQUAL(acd_tick(a, 30000001), ACD_OK);
    CU_ASSERT(acd_next(a, &event) && event.kind == ACD_EVENT_CANCEL && event.time == 30000000);
    CU_ASSERT_EQUAL(block_read(a), 1);
    free(a);
}

/* A pair that is excluded already needs no room to be excluded again, however its offer fails. */
static void of_exclusions_renewed(void)
{
    struct acd_limits limits = {2, 2, 4, 4, 1};
    acd *a = offered(limits, 0);
    CU_ASSERT_EQUAL(acd_stop_queuing(a, 0, CLIENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_start_queuing(a, 0, CLIENT(2), QUEUE(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_reject(a, 1, AGENT(0), QUEUE(0), CLIENT(2)), ACD_OK);
    CU_ASSERT_EQUAL(acd_request(a, 2, AGENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_reject(a, 3, AGENT(0), QUEUE(0), CLIENT(2)), ACD_OK);
    CU_ASSERT_EQUAL(acd_deadline(a), 5000003);
    free(a);
}

/* An offer may lapse while its pair is excluded only where exclusions last longer. */
static void of_exclusions_renewed_by_timeout(void)
{
    struct acd_limits limits = {2, 2, 4, 4, 1};
    struct acd_params params = acd_defaults();
    params.reoffer_delay = 40000000;
    acd *a = acd_init(block_of(&limits), &limits, &params);
    acd_queue_set(a, 0, QUEUE(0), 5);
    acd_agent_on(a, 0, AGENT(0), 0);
    acd_start_service(a, 0, AGENT(0), QUEUE(0), 0);
    acd_start_queuing(a, 0, CLIENT(2), QUEUE(0));
    CU_ASSERT_EQUAL(acd_reject(a, 1, AGENT(0), QUEUE(0), CLIENT(2)), ACD_OK);
    CU_ASSERT_EQUAL(acd_request(a, 2, AGENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_tick(a, 30000003), ACD_OK);
    CU_ASSERT_EQUAL(acd_deadline(a), 70000002);
    free(a);
}

static void of_no_exclusions(void)
{
    struct acd_limits limits = {2, 2, 2, 4, 0};
    struct acd_params params = acd_defaults();
    params.reoffer_delay = 0;
    acd *a = acd_init(block_of(&limits), &limits, &params);
    acd_queue_set(a, 0, QUEUE(0), 5);
    acd_agent_on(a, 0, AGENT(0), 0);
    acd_start_service(a, 0, AGENT(0), QUEUE(0), 0);
    acd_start_queuing(a, 0, CLIENT(0), QUEUE(0));
    CU_ASSERT_EQUAL(acd_reject(a, 0, AGENT(0), QUEUE(0), CLIENT(0)), ACD_OK);
    CU_ASSERT_EQUAL(acd_tick(a, 40000000), ACD_OK);
    CU_ASSERT_EQUAL(block_read(a), 3 + 3 + 4);
    free(a);
}

static void of_nothing_at_all(void)
{
    struct acd_limits none = {0, 0, 0, 0, 0};
    acd *a = block_center(none);
    CU_ASSERT_FATAL(a != NULL);
    CU_ASSERT_EQUAL(acd_tick(a, 1), ACD_OK);
    CU_ASSERT_EQUAL(acd_agent_off(a, 1, AGENT(0)), ACD_OFFLINE);
    CU_ASSERT_EQUAL(acd_queue_delete(a, 1, QUEUE(0)), ACD_NO_QUEUE);
    LIMIT_THEN_GROW(a, acd_agent_on(a, 1, AGENT(0), 0), 1, 0, 0, 0, 0);
    LIMIT_THEN_GROW(a, acd_queue_set(a, 1, QUEUE(0), 1), 1, 1, 0, 0, 0);
    LIMIT_THEN_GROW(a, acd_start_service(a, 1, AGENT(0), QUEUE(0), 0), 1, 1, 0, 1, 0);
    LIMIT_THEN_GROW(a, acd_start_queuing(a, 1, CLIENT(0), QUEUE(0)), 1, 1, 1, 1, 0);
    CU_ASSERT_EQUAL(block_read(a), 3);
    free(a);
}

/* ---- growing --------------------------------------------------------------------------------- */

static void of_shrinking(void)
{
    const struct acd_limits smaller[] = {{1, 2, 3, 4, 6}, {2, 1, 3, 4, 6}, {2, 2, 2, 4, 6},
                                         {2, 2, 3, 3, 6}, {9, 9, 9, 9, 5}, {0, 0, 0, 0, 0}};
    struct acd_limits absurd = {ACD_LIMIT_MAX + 1, 2, 3, 4, 6};
    acd *a = offered(small, 0);
    void *before = block_copy(a), *memory = block_of(&(struct acd_limits){9, 9, 9, 9, 9});
    for (unsigned i = 0; i < sizeof smaller / sizeof *smaller; i++)
        CU_ASSERT_PTR_NULL(acd_grow(memory, &smaller[i], a));
    CU_ASSERT_PTR_NULL(acd_grow(memory, &absurd, a));
    CU_ASSERT(block_same(a, before));
    free(memory);
    free(before);
    free(a);
}

static bool is_unread_enter(acd *a)
{
    struct acd_event event;
    return acd_next(a, &event) && event.kind == ACD_EVENT_ENTER && event.client.v == 1 && event.time == 1 &&
           !acd_next(a, &event);
}

static void of_growing(void)
{
    acd *a = offered(small, 0);
    CU_ASSERT_EQUAL(acd_start_queuing(a, 1, CLIENT(1), QUEUE(0)), ACD_OK);
    struct acd_limits limits[] = {small, {20, 30, 40, 50, 60}};
    for (unsigned i = 0; i < 2; i++) {
        void *before = block_copy(a), *memory = block_of(&limits[i]);
        acd *larger = acd_grow(memory, &limits[i], a);
        CU_ASSERT_PTR_EQUAL((void *)larger, memory);
        CU_ASSERT(block_same(a, before));
        struct acd_limits after = acd_limits_of(larger);
        CU_ASSERT(memcmp(&after, &limits[i], sizeof after) == 0);
        CU_ASSERT(is_unread_enter(larger)); /* what was unread goes along */
        CU_ASSERT_EQUAL(acd_tick(larger, 0), ACD_BACKWARDS);
        CU_ASSERT_EQUAL(acd_accept(larger, 30000000, AGENT(0), QUEUE(0), CLIENT(0)), ACD_OK);
        CU_ASSERT_EQUAL(acd_position(larger, CLIENT(1)), 0);
        free(larger);
        free(before);
    }
    free(a);
}

UNIT_MAIN("libacd: limits", {"the defaults are the documented ones", of_defaults},
          {"the profiles are the documented ones", of_profiles},
          {"absurd limits have no size and no center", of_sizes},
          {"a parameter out of its range has no center", of_parameters},
          {"the longest timeout and delay are never over", of_extreme_parameters},
          {"an offer may be opened just before the end of time", of_the_end_of_time},
          {"a center is its block, and begins empty", of_the_block},
          {"no room for a new agent, queue or client: grow and repeat", of_new_numbers},
          {"no room for a service: grow and repeat; ended services make room", of_services},
          {"no room for an exclusion: grow and repeat; ended exclusions make room", of_exclusions},
          {"no room for the exclusion of a timeout: the tick says so, and is repeated",
           of_exclusions_by_timeout},
          {"no room for an exclusion is needed where there is one already", of_exclusions_renewed},
          {"nor when the offer lapses", of_exclusions_renewed_by_timeout},
          {"without reoffer_delay there is no need for exclusions", of_no_exclusions},
          {"limits may be 0", of_nothing_at_all},
          {"growing to a smaller limit is refused and leaves the center as it is", of_shrinking},
          {"a grown center has the state, the time and the unread events of the old one", of_growing})
