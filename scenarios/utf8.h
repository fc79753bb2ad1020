/* SPDX-License-Identifier: GPL-3.0-or-later */
/* UTF-8, character by character. */
#ifndef SCENARIOS_UTF8_H
#define SCENARIOS_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The first character of `left` >= 1 bytes: its length, 1 to 4; 0 when they do not begin with one
 * (overlong forms, surrogates and what is beyond U+10FFFF are none). */
size_t utf8_decode(const char *text, size_t left, uint32_t *code);

/* Bytes to the next character; a byte that belongs to none counts as one. */
size_t utf8_step(const char *text, size_t left);

/* How many characters, counted so. */
size_t utf8_characters(const char *text, size_t bytes);

/* Can be echoed on a terminal: not a control character, nor one that turns the direction of the text or
 * breaks the line; nor a space that looks like the usual one and is another. */
bool utf8_printable(uint32_t code);

#endif
