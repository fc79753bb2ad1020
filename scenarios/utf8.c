/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/utf8.h"

/* The Unicode Standard, table 3-7: the second byte is what makes a sequence ill-formed. */
static const struct form {
    unsigned char first_low, first_high, second_low, second_high;
    size_t length;
} forms[] = {
    {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3}, {0xE1, 0xEC, 0x80, 0xBF, 3},
    {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3}, {0xF0, 0xF0, 0x90, 0xBF, 4},
    {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4},
};

static const struct form *form_of(unsigned char first)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (first >= forms[i].first_low && first <= forms[i].first_high)
            return &forms[i];
    return NULL;
}

size_t utf8_decode(const char *text, size_t left, uint32_t *code)
{
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80) {
        *code = first;
        return 1;
    }
    const struct form *form = form_of(first);
    if (!form || form->length > left)
        return 0;
    uint32_t value = first & (0x7FU >> form->length);
    for (size_t i = 1; i < form->length; i++) {
        unsigned char next = (unsigned char)text[i];
        if (next < (i == 1 ? form->second_low : 0x80) || next > (i == 1 ? form->second_high : 0xBF))
            return 0;
        value = value << 6 | (next & 0x3FU);
    }
    *code = value;
    return form->length;
}

size_t utf8_step(const char *text, size_t left)
{
    uint32_t code;
    size_t length = utf8_decode(text, left, &code);
    return length ? length : 1;
}

size_t utf8_characters(const char *text, size_t bytes)
{
    size_t count = 0;
    for (size_t at = 0; at < bytes; at += utf8_step(text + at, bytes - at))
        count++;
    return count;
}

bool utf8_printable(uint32_t code)
{
    static const struct {
        uint32_t low, high;
    } hidden[] = {
        {0x00, 0x1F},     {0x7F, 0xA0},     {0xAD, 0xAD},     {0x061C, 0x061C}, {0x2000, 0x200F},
        {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
    };
    for (size_t i = 0; i < sizeof hidden / sizeof *hidden; i++)
        if (code >= hidden[i].low && code <= hidden[i].high)
            return false;
    return true;
}
