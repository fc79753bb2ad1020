/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/message.h"

#include <stdarg.h>
#include <stdio.h>
#include "reports/visible.h"

#define MOST 2048 /* bytes of one message; longer ones are cut */

/* In one write: two messages at once do not mix. */
__attribute__((format(printf, 2, 0)))
static void print(const char *prefix, const char *format, va_list arguments)
{
    char raw[MOST], shown[4 * MOST];
    vsnprintf(raw, sizeof raw, format, arguments);
    visible_text(raw, shown, sizeof shown);
    fprintf(stderr, "%s%s\n", prefix, shown);
}

int fail(int code, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print("acdsim: ", format, arguments);
    va_end(arguments);
    return code;
}

void say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print("acdsim: ", format, arguments);
    va_end(arguments);
}

void hint(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    print("  hint: ", format, arguments);
    va_end(arguments);
}
