/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A YAML text as a tree of nodes that know where they stand.
 *
 * Built from libyaml's events, without recursion; types are none of its business: `no`, `012` and `12:30`
 * are texts here. An alias becomes a node of its own that shares the elements of what it stands for.
 */
#ifndef SCENARIOS_TREE_H
#define SCENARIOS_TREE_H

#include "scenarios/problems.h"

enum node_kind { NODE_TEXT, NODE_LIST, NODE_MAP };

struct node {
    enum node_kind kind;
    bool quoted;                      /* a text in quotes or in a block */
    bool open;                        /* while it is being built: its end has not been read */
    bool bad;                         /* what is wrong with it has been said */
    bool partial;                     /* a map: a file that it includes could not be read */
    const char *text;                 /* of a NODE_TEXT: no NUL inside */
    struct node *key;                 /* of a value in a map: a NODE_TEXT */
    struct node *parent;              /* where it stands, or what it stands for stood */
    struct node *first, *last, *next; /* elements of a list, values of a map */
    uint32_t count;                   /* of them */
    uint32_t index;                   /* in the parent, from 0 */
    uint64_t size;                    /* characters with all aliases written out, roughly */
    struct mark mark;
};

#define TREE_NESTING_MOST 64
#define TREE_EVENTS_MOST 1000000
#define TREE_ANCHORS_MOST 100000
#define TREE_TEXT_MOST ((size_t)64 * 1024)
#define TREE_KEY_MOST 1024
#define TREE_EXPANSION_MOST 10 /* times the text */

/* `yaml` is what libyaml reads, character by character in the same places as the source. NULL when the
 * text cannot be read to its end; anything else wrong is only reported. An empty text is NULL, too:
 * `nothing` is then said about it, or nothing when that is NULL. */
struct node *tree_parse(struct problems *p, const struct source *source, const char *yaml, size_t length,
                        const char *nothing);

/* The value of a key; NULL: there is none. Of a repeated key the first. */
struct node *node_child(const struct node *map, const char *key);
void node_append(struct node *parent, struct node *child, struct node *key);

/* Gives it elements of its own: an alias may share them with another place, which must stay as it is. */
void node_unshare(struct arena *a, struct node *parent);

/* "calls.vip.patience", "agents.day.staff.counts[3]"; "the scenario" for the root. */
const char *node_path(struct arena *a, const struct node *n);

/* Where to point to: the node itself, or the key when nothing stands behind it. */
const struct mark *node_mark(const struct node *n);
const struct mark *node_key_mark(const struct node *n); /* its key, if it has one */

/* `key:` and nothing. */
bool node_is_nothing(const struct node *n);

/* "list", "map", "nothing" or the text in quotes. */
const char *node_found(struct arena *a, const struct node *n);

#endif
