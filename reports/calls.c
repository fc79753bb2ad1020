/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row per call, RFC 4180. Formatted by hand: a run may write ten million rows. */
#include "reports/report.h"

#include <inttypes.h>
#include <string.h>
#include "models/simtime.h"

struct writer {
    FILE *out;
    size_t used;
    char buffer[1 << 16];
};

static void flush(struct writer *w)
{
    fwrite(w->buffer, 1, w->used, w->out);
    w->used = 0;
}

static void put(struct writer *w, char c)
{
    if (w->used == sizeof w->buffer)
        flush(w);
    w->buffer[w->used++] = c;
}

static void put_digits(struct writer *w, uint64_t value, int least)
{
    char digits[20];
    int n = 0;
    do
        digits[n++] = (char)('0' + value % 10);
    while ((value /= 10) > 0);
    for (int zeros = least - n; zeros > 0; zeros--)
        put(w, '0');
    while (n > 0)
        put(w, digits[--n]);
}

static void put_count(struct writer *w, uint64_t value)
{
    put_digits(w, value, 1);
    put(w, ',');
}

/* Microseconds as seconds with six decimals. */
static void put_seconds(struct writer *w, int64_t t)
{
    put_digits(w, (uint64_t)(t / SIM_SECOND), 1);
    put(w, '.');
    put_digits(w, (uint64_t)(t % SIM_SECOND), 6);
    put(w, ',');
}

static void put_optional_seconds(struct writer *w, int64_t t)
{
    if (t < 0)
        put(w, ',');
    else
        put_seconds(w, t);
}

/* Counts on past midnight, like every clock. */
static void put_clock(struct writer *w, int64_t at)
{
    uint64_t seconds = (uint64_t)(at / SIM_SECOND);
    put_digits(w, seconds / 3600, 2);
    put(w, ':');
    put_digits(w, seconds / 60 % 60, 2);
    put(w, ':');
    put_digits(w, seconds % 60, 2);
    put(w, ',');
}

/* A field, in quotes when it has to be; with #member behind the name unless that is 0. */
static void put_member(struct writer *w, const char *name, uint64_t member)
{
    bool quoted = strpbrk(name, ",\"\r\n") != NULL;
    if (quoted)
        put(w, '"');
    for (; *name; name++) {
        if (*name == '"')
            put(w, '"');
        put(w, *name);
    }
    if (member > 0) {
        put(w, '#');
        put_digits(w, member, 1);
    }
    if (quoted)
        put(w, '"');
    put(w, ',');
}

static void put_name(struct writer *w, const char *name)
{
    put_member(w, name, 0);
}

static void put_agent(struct writer *w, const struct scenario *s, const struct call_record *c)
{
    bool somebody = c->group != UINT32_MAX;
    put_member(w, somebody ? s->groups[c->group].name : "", somebody ? (uint64_t)c->agent + 1 : 0);
    put_name(w, somebody ? s->groups[c->group].name : "");
}

static void put_call(struct writer *w, const struct scenario *s, uint32_t replication, uint64_t number,
                     const struct call_record *c)
{
    bool waited = c->outcome != OUTCOME_BLOCKED && c->outcome != OUTCOME_BALKED;
    put_count(w, replication);
    put_count(w, number);
    put_name(w, s->types[c->type].name);
    put_name(w, s->queues[c->queue].name);
    put_seconds(w, c->arrival);
    put_clock(w, s->horizon.start + c->arrival);
    put_optional_seconds(w, waited ? c->wait : -1);
    put_name(w, call_outcome_names[c->outcome]);
    put_agent(w, s, c);
    put_count(w, c->offers);
    put_optional_seconds(w, c->talk);
    put_optional_seconds(w, c->wrap_up);
    put_optional_seconds(w, c->patience);
    if (c->parent != UINT64_MAX)
        put_digits(w, c->parent, 1);
    put(w, '\r');
    put(w, '\n');
}

void report_calls_header(FILE *out)
{
    fputs("replication,call,type,queue,arrival_s,clock,wait_s,outcome,agent,group,offers,"
          "talk_s,wrap_up_s,patience_s,parent\r\n",
          out);
}

void report_calls(FILE *out, const struct scenario *s, uint32_t replication,
                  const struct call_record *calls, uint64_t count)
{
    struct writer w;
    w.out = out;
    w.used = 0;
    for (uint64_t i = 0; i < count; i++)
        put_call(&w, s, replication, i, &calls[i]);
    flush(&w);
}
