/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The operations of the console: a row each, and a line of input read by them. */
#ifndef CLI_OPERATIONS_H
#define CLI_OPERATIONS_H

#include <stdio.h>
#include "acd/acd.h"
#include "cli/name_table.h"

enum kind { KIND_AGENT, KIND_QUEUE, KIND_CLIENT, KINDS };

/* What there may be no room for: of the first three also what the operation brings into being. Exclusions
 * come from offers that lapse before it, so any operation may need room for them. */
enum room { ROOM_AGENTS = KIND_AGENT, ROOM_QUEUES, ROOM_CLIENTS, ROOM_SERVICES, ROOM_EXCLUSIONS, ROOMS };

/* An operation in libacd's terms. */
struct call {
    acd *acd;
    int64_t now;
    uint32_t who[KINDS]; /* ACD_NOBODY_ID: nobody has that name, or none is given */
    int64_t number;
};

enum answer { ANSWER_NONE, ANSWER_STATUS, ANSWER_POSITION };

struct operation_form {
    const char *name, *usage;                  /* "start_service", "A Q [P]" */
    const char *arguments;                     /* a, q, c: names; n: an integer */
    unsigned required;                         /* of them */
    int64_t number;                            /* where it is left out */
    int (*carry_out)(const struct call *call); /* an enum acd_code */
    enum room room;
    enum answer answer;
};

#define OPERATIONS 19
extern const struct operation_form operation_forms[OPERATIONS];
extern const struct operation_form operation_tick;

#define OPERATION_WORDS 5
struct operation {
    const struct operation_form *form; /* NULL: the line is empty */
    int64_t now;
    struct word words[OPERATION_WORDS]; /* as written: time, name, arguments */
    unsigned count;
    struct word who[KINDS];
    int64_t number; /* beyond int64 its nearest end: out of every range */
};

/* Why a line is not an operation. */
struct complaint {
    char text[160];
    const char *hint; /* NULL: none */
    char usage[64];   /* room for the hint */
};

/* The latest time: one microsecond more can still be counted. */
#define OPERATION_LATEST (INT64_MAX - 1)

bool operation_read(const char *text, size_t length, struct operation *out, struct complaint *why);

/* A line for each, for the help. */
void operations_help(FILE *out);

#endif
