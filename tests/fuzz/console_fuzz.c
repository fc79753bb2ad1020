/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the input of the console: nothing crashes, and what is not an operation is complained about.
 * The console goes on after that, so that what follows is read too.
 *
 * The parameters are the letters behind the first "#!", if there is one: a comment to the console. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "cli/console.h"

#define CHECK(condition) ((condition) ? (void)0 : abort())

static const int64_t second = 1000000;

/* As long as something is due, time goes on by at most this at once: otherwise the same offers could lapse
 * for the next hundred thousand years. */
static const int64_t longest_step = 2000 * second;

static void set_param(struct acd_params *params, char letter)
{
    /* clang-format off */
    switch (letter) {
    case 'r': params->idle_clock_on_reject = ACD_CLOCK_KEEP; break;
    case 't': params->idle_clock_on_timeout = ACD_CLOCK_KEEP; break;
    case 'd': params->idle_clock_on_dnd_off = ACD_CLOCK_KEEP; break;
    case 'o': params->requeue = ACD_REQUEUE_ORIGIN; break;
    case 'l': params->requeue = ACD_REQUEUE_TAIL; break;
    case 'w': params->withdraw_on_dnd = true; break;
    case 's': params->withdraw_on_stop = true; break;
    case 'm': params->manual_needs_accept = false; break;
    case 'a': params->timeout_sets_dnd = -7; break;
    case '2': params->timeout_limit = 2; break;
    case '0': params->reoffer_delay = 0; break;
    case '9': params->reoffer_delay = 40 * second; break;
    case '1': params->offer_timeout = second; break;
    default: break;
    }
    /* clang-format on */
}

static struct acd_params params_in(const char *text, size_t size)
{
    struct acd_params params = acd_defaults();
    size_t at = 0;
    while (at + 1 < size && memcmp(text + at, "#!", 2) != 0)
        at++;
    for (; at < size && text[at] != '\n'; at++)
        set_param(&params, text[at]);
    return params;
}

/* Whether it may take for ever. */
static bool is_far(const struct console *c, const char *line, size_t length)
{
    struct operation op;
    struct complaint why;
    return operation_read(line, length, &op, &why) && op.form && op.now > c->now &&
           op.now - c->now > longest_step && acd_deadline(c->acd) != ACD_NEVER;
}

static void tell(struct console *c, const char *line, size_t length)
{
    struct complaint why = {0};
    if (is_far(c, line, length))
        return;
    enum console_status status = console_line(c, line, length, &why);
    CHECK(status == CONSOLE_GOES_ON || status == CONSOLE_NOT_AN_OPERATION);
    CHECK(status == CONSOLE_GOES_ON || (why.text[0] && memchr(why.text, '\0', sizeof why.text)));
}

/* Each line in memory of its own, so that reading behind its end is noticed. */
static void tell_line(struct console *c, const char *text, size_t length)
{
    char *line = malloc(length + 1);
    CHECK(line);
    memcpy(line, text, length);
    line[length] = '\0';
    tell(c, line, length);
    free(line);
}

static void tell_all(struct console *c, const char *text, size_t size)
{
    for (size_t at = 0; at < size;) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t length = end ? (size_t)(end - text) - at : size - at;
        tell_line(c, text + at, length);
        at += length + 1;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    char *printed = NULL;
    size_t length;
    FILE *out = open_memstream(&printed, &length);
    struct console console;
    struct acd_params params = params_in(text, size);
    CHECK(out && console_open(&console, &params, out));
    tell_all(&console, text, size);
    CHECK(console_end(&console) == CONSOLE_GOES_ON);
    console_close(&console);
    fclose(out);
    free(printed);
    return 0;
}
