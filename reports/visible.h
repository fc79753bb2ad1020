/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text that somebody else wrote (names, file names, arguments) made safe to show. */
#ifndef REPORTS_VISIBLE_H
#define REPORTS_VISIBLE_H

#include <stdbool.h>
#include <stddef.h>

/* Copies `text` to `out`, which has room for `room` >= 1 bytes, with every byte that does not print as \x1b:
 * control characters, bytes that are not UTF-8, and the characters that turn the direction of writing.
 * Cut short, never inside a character, when it does not fit. */
void visible_text(const char *text, char *out, size_t room);

/* Bytes that visible_text needs at most for this text, its end included. */
size_t visible_room(const char *text);

/* Whether all of it is UTF-8 (RFC 3629). */
bool visible_is_utf8(const char *text);

/* Terminal columns of a text that visible_text made: its characters. */
size_t visible_width(const char *text);

#endif
