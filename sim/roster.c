/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sim/roster.h"

/* ---- a headcount ------------------------------------------------------------------------------------- */

static uint32_t headcount_peak(const struct headcount *h)
{
    uint32_t peak = 0;
    for (uint32_t k = 0; k < h->steps; k++)
        peak = h->counts[k] > peak ? h->counts[k] : peak;
    return peak;
}

static uint32_t headcount_at(const struct headcount *h, int64_t t)
{
    int64_t step = h->every ? t / h->every : 0;
    return h->counts[step < h->steps ? step : h->steps - 1];
}

static int64_t headcount_change_after(const struct headcount *h, int64_t t, int64_t end)
{
    int64_t next = h->every ? (t / h->every + 1) * h->every : end;
    return next < end ? next : end;
}

/* ---- shifts ------------------------------------------------------------------------------------------- */

bool shift_works(const struct shift *s, int64_t t)
{
    bool on_break = false;
    for (uint32_t i = 0; i < s->break_count; i++)
        on_break = on_break || (t >= s->breaks[i].start && t < s->breaks[i].end);
    return t >= s->start && t < s->end && !on_break;
}

static int64_t sooner(int64_t moment, int64_t t, int64_t end)
{
    return moment > t && moment < end ? moment : end;
}

int64_t shift_change_after(const struct shift *s, int64_t t, int64_t end)
{
    end = sooner(s->start, t, end);
    end = sooner(s->end, t, end);
    for (uint32_t i = 0; i < s->break_count; i++) {
        end = sooner(s->breaks[i].start, t, end);
        end = sooner(s->breaks[i].end, t, end);
    }
    return end;
}

/* ---- either --------------------------------------------------------------------------------------------- */

uint32_t roster_agents(const struct roster *r)
{
    uint32_t agents = headcount_peak(&r->staff);
    for (uint32_t i = 0; i < r->shift_count; i++)
        agents += r->shifts[i].count;
    return agents;
}

uint32_t roster_at(const struct roster *r, int64_t t)
{
    uint32_t agents = r->staff.steps ? headcount_at(&r->staff, t) : 0;
    for (uint32_t i = 0; i < r->shift_count; i++)
        agents += shift_works(&r->shifts[i], t) ? r->shifts[i].count : 0;
    return agents;
}

int64_t roster_change_after(const struct roster *r, int64_t t, int64_t end)
{
    if (r->staff.steps)
        end = headcount_change_after(&r->staff, t, end);
    for (uint32_t i = 0; i < r->shift_count; i++)
        end = shift_change_after(&r->shifts[i], t, end);
    return end;
}
