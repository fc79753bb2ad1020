/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/signals.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LONGEST_NAME 4096

/* At file scope because a signal handler has no other way to reach them. The names are written only
 * while signals are blocked. */
static atomic_int interrupted;
static atomic_int in_use[SIGNALS_FILES];
static char names[SIGNALS_FILES][LONGEST_NAME];

static void write_all(const char *text)
{
    ssize_t ignored = write(STDERR_FILENO, text, strlen(text));
    (void)ignored;
}

/* Async-signal-safe: atomics without locks, unlink, write, _exit. */
static void handle(int number)
{
    int saved = errno, none = 0;
    if (!atomic_compare_exchange_strong(&interrupted, &none, number)) {
        for (int i = 0; i < SIGNALS_FILES; i++)
            if (atomic_load(&in_use[i]))
                unlink(names[i]);
        _exit(128 + number);
    }
    write_all("\nacdsim: interrupted: finishing the replications that run; once more to stop at once\n");
    errno = saved;
}

void signals_ignore_write_errors(void)
{
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
}

static sigset_t both(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    return set;
}

/* Also where they were ignored or blocked: shells start background jobs so, and whoever sends a signal to
 * one of these on purpose means it. */
void signals_install(void)
{
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};
    sigset_t set = both();
    action.sa_mask = set;
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}

void signals_end_at_once(void)
{
    atomic_store(&interrupted, SIGINT);
    signals_install();
}

const atomic_int *signals_flag(void)
{
    return &interrupted;
}

static int free_slot(void)
{
    for (int i = 0; i < SIGNALS_FILES; i++)
        if (!atomic_load(&in_use[i]))
            return i;
    return -1;
}

int signals_make_file(char *name, int *slot)
{
    sigset_t set = both(), before;
    *slot = free_slot();
    if (*slot < 0 || strlen(name) >= LONGEST_NAME) {
        errno = ENAMETOOLONG;
        return -1;
    }
    sigprocmask(SIG_BLOCK, &set, &before);
    int descriptor = mkstemp(name);
    int problem = errno;
    if (descriptor >= 0) {
        strcpy(names[*slot], name);
        atomic_store(&in_use[*slot], 1);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = problem;
    return descriptor;
}

bool signals_settle_file(const char *name, const char *to, int slot)
{
    bool renamed = to && rename(name, to) == 0;
    int problem = errno;
    if (!renamed)
        unlink(name);
    atomic_store(&in_use[slot], 0);
    errno = problem;
    return renamed || !to;
}
