/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One input of a center as data, in the words of the dispatch console. */
#ifndef TESTS_SCHEDULER_OPERATION_H
#define TESTS_SCHEDULER_OPERATION_H

#include <stdio.h>
#include "tests/scheduler/naive.h"

enum operation_kind {
    OP_TICK,
    OP_QUEUE,
    OP_QUEUE_PRIO,
    OP_QUEUE_DELETE,
    OP_AGENT,
    OP_AGENT_OFF,
    OP_START_SERVICE,
    OP_STOP_SERVICE,
    OP_DND,
    OP_START_QUEUING,
    OP_STOP_QUEUING,
    OP_CLIENT_OFF,
    OP_REQUEST,
    OP_REQUEST_CLIENT,
    OP_ACCEPT,
    OP_REJECT,
    OP_RELEASE,
    OP_INPUTS,
    OP_STATUS = OP_INPUTS,
    OP_POSITION, /* questions of the console */
    OP_SNAPSHOT,
    OP_GROW, /* go on in a byte copy, in a larger block */
    OP_KINDS
};

struct operation {
    int64_t now;
    enum operation_kind kind;
    uint32_t agent, queue, client;
    int64_t number; /* a priority or a code */
};

/* The line of the console: its word, its arguments as letters (a, q, c; n a number), how many of them must
 * be there, and the number where it is left out. */
struct operation_form {
    const char *word, *arguments;
    unsigned required;
    int64_t number;
};
extern const struct operation_form operation_forms[OP_KINDS];

/* Words for the numbers of agents, queues and clients. */
enum { NAME_AGENT, NAME_QUEUE, NAME_CLIENT, NAME_KINDS, NAME_LENGTH = 24 };
struct names {
    char word[NAME_KINDS][NAIVE_MOST][NAME_LENGTH];
};
/* a0, q0, c0 and so on. */
struct names names_plain(void);

void operation_print(FILE *out, const struct operation *op, const struct names *names);
void event_print(FILE *out, const struct acd_event *event, const struct names *names);
/* Lines `set NAME=VALUE` for the parameters that are not the defaults. */
void params_print(FILE *out, const struct acd_params *params);
/* False for an unknown name or value. */
bool params_set(struct acd_params *params, const char *name, const char *value);

int operation_on_library(acd *a, const struct operation *op);
int operation_on_naive(struct naive *n, const struct operation *op);

bool same_event(const struct acd_event *one, const struct acd_event *other);

#endif
