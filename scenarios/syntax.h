/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What libyaml does not understand, in the words of somebody who writes scenarios. */
#ifndef SCENARIOS_SYNTAX_H
#define SCENARIOS_SYNTAX_H

#include <yaml.h>
#include "scenarios/tree.h"

/* Reports the error that `parser` stopped with while it read the text of `source`. `open`: the innermost
 * list or map that has begun, if any. */
void syntax_error(struct problems *p, const struct source *source, const yaml_parser_t *parser,
                  const struct node *open);

struct place place_of(yaml_mark_t mark);

#endif
