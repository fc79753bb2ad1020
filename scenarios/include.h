/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `include: FILE`, or a list of files, in any map: the map has what stands in them as well.
 *
 * Maps are merged key by key, at any depth. What the including file says itself wins; what two included files
 * say differently is an error. Names are relative to the folder of the scenario, and no file is read that
 * is not in it. It happens in the tree, before anything is checked; every node keeps its own place.
 */
#ifndef SCENARIOS_INCLUDE_H
#define SCENARIOS_INCLUDE_H

#include "scenarios/tree.h"

#define INCLUDE_DEPTH_MOST 8
#define INCLUDE_FILES_MOST 1000
#define INCLUDE_BYTES_MOST SOURCE_MOST /* of all included files */

/* In the scenario of that name. Leaves no `include` behind, whatever was wrong. */
void include_files(struct problems *p, const char *scenario, struct node *root);

#endif
