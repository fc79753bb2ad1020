/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/visible.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* The shape of a UTF-8 sequence by its first byte, and the least code point that may be written so. */
static const struct shape {
    unsigned char mask, lead;
    unsigned length;
    uint32_t least;
} shapes[] = {
    {0x80, 0x00, 1, 0},
    {0xe0, 0xc0, 2, 0x80},
    {0xf0, 0xe0, 3, 0x800},
    {0xf8, 0xf0, 4, 0x10000},
};

/* The character at `at` and its length in bytes; 0 when these bytes are not UTF-8. */
static unsigned decode(const unsigned char *at, uint32_t *point)
{
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        const struct shape *s = &shapes[i];
        if ((at[0] & s->mask) != s->lead)
            continue;
        *point = at[0] & (unsigned char)~s->mask;
        for (unsigned k = 1; k < s->length; k++) {
            if ((at[k] & 0xc0) != 0x80)
                return 0;
            *point = *point << 6 | (at[k] & 0x3f);
        }
        bool surrogate = *point >= 0xd800 && *point <= 0xdfff;
        return *point < s->least || *point > 0x10ffff || surrogate ? 0 : s->length;
    }
    return 0;
}

static bool prints(uint32_t point)
{
    bool control = point < 0x20 || (point >= 0x7f && point <= 0x9f) || point == 0x2028 || point == 0x2029;
    bool turns = point == 0x61c || point == 0x200e || point == 0x200f ||
                 (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return !control && !turns;
}

void visible_text(const char *text, char *out, size_t room)
{
    const unsigned char *at = (const unsigned char *)text;
    while (*at) {
        uint32_t point;
        unsigned length = decode(at, &point);
        bool plain = length > 0 && prints(point);
        size_t needs = plain ? length : 4;
        if (needs >= room)
            break;
        if (plain)
            memcpy(out, at, length);
        else
            snprintf(out, room, "\\x%02x", *at);
        out += needs;
        room -= needs;
        at += plain ? length : 1;
    }
    *out = '\0';
}

size_t visible_room(const char *text)
{
    return 4 * strlen(text) + 1;
}

bool visible_is_utf8(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    uint32_t point;
    unsigned length;
    for (; *at; at += length)
        if ((length = decode(at, &point)) == 0)
            return false;
    return true;
}

size_t visible_width(const char *text)
{
    size_t width = 0;
    for (; *text; text++)
        width += ((unsigned char)*text & 0xc0) != 0x80;
    return width;
}
