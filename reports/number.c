/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reports/report.h"

#include <locale.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A host program may have set a locale with a decimal comma, or a longer decimal point still. */
static void use_full_stop(char text[32])
{
    const char *point = localeconv()->decimal_point;
    char *at = strstr(text, point);
    if (!at || strcmp(point, ".") == 0)
        return;
    size_t length = strlen(point);
    *at = '.';
    memmove(at + 1, at + length, strlen(at + length) + 1);
}

void report_number(double x, char text[32])
{
    if (!isfinite(x)) {
        strcpy(text, "null");
        return;
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, 32, "%.*g", digits, x);
        if (strtod(text, NULL) == x)
            break;
    }
    use_full_stop(text);
}
